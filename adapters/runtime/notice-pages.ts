import { Router } from "express";
import { type Language, say, type Text, text } from "../../src/chat/text.ts";
import { monthsKept } from "../../src/flow/retention.ts";

/** A page people read before they trust the assistant: a heading, and points each with its own. */
type Page = {
  readonly title: Text;
  readonly points: readonly (readonly [heading: Text, said: Text])[];
};

const pages = (county: string): Readonly<Record<"privacy" | "terms", Page>> => ({
  privacy: {
    title: text(`府检联动助手：隐私说明（${county}）`, `Linkage assistant: privacy (${county})`),
    points: [
      [
        text("谁负责", "Who answers for it"),
        text(
          `${county}的府检联动秘书处和服务器管理员。数据只在本县自己的服务器上，不给开发者，也不给第三方。`,
          `The linkage secretariat of ${county} and the administrator of its server. Everything is kept on the county's own server; nothing goes to the developers or to anybody else.`,
        ),
      ],
      [
        text("记什么", "What is kept"),
        text(
          "您的平台账号编号（在Teams上还有您在单位目录里编号的散列，密封）和它绑定的岗位、语言；您办的事项和每一步的时间；您交的文件；限制知悉的事项谁看过。不记姓名、手机号、头像和通讯录。",
          "The number of your account on the platform (on Teams also a hash of your id in the directory of your organisation, sealed), the post it is bound to and its language; the matters you act in and when you took each step; the files you hand in; and who read a restricted matter. No name, telephone number, picture or address book.",
        ),
      ],
      [
        text("不记什么", "What is not kept"),
        text(
          "没有提交的表单、没有办成的话、群里和助手无关的消息，看过就丢，不存。",
          "Forms that are not submitted, lines nothing came of, and what is said in groups to others: they are not stored.",
        ),
      ],
      [
        text("谁能看", "Who may see it"),
        text(
          "有关单位和岗位的人，按事项的级别；群里只出现编号、类别、阶段和截止日。举报人单独加密保存。",
          "The units and posts a matter concerns, by its level; groups read number, category, stage and due day only. Who reported is kept apart and sealed.",
        ),
      ],
      [
        text("存多久", "For how long"),
        text(
          `办结以后，普通事项的内容保留${monthsKept[1]}个月，限制知悉的保留${monthsKept[2]}个月，然后自动清除，只留编号和日期。备份里的随备份到期。`,
          `After a matter is closed its content is kept for ${monthsKept[1]} months, of a restricted one for ${monthsKept[2]}, and is then erased by itself; number and dates remain. Backups hold it until they expire.`,
        ),
      ],
      [
        text("怎么保护", "How it is protected"),
        text(
          "限制知悉的事项、历史、通知和文件加密存放，密钥由本县保管；每一步都可以验证没有被改过。",
          "Restricted matters, histories, notices and files are sealed in the database with the county's own key, and every step can be proved unchanged.",
        ),
      ],
      [
        text("您可以", "What you can do"),
        text(
          "用“我”看绑定的岗位；写错的可以勘误；要查看、更正、删除或解除绑定，找本县秘书处或管理员。",
          "“me” shows the post you are bound to; a fact you recorded can be corrected (amend). To see, correct or delete more, or to be released, ask the secretariat or the administrator.",
        ),
      ],
    ],
  },
  terms: {
    title: text(`府检联动助手：使用须知（${county}）`, `Linkage assistant: terms (${county})`),
    points: [
      [
        text("谁可以用", "Who may use it"),
        text(
          "由管理员发绑定码、绑定了岗位的工作人员。换岗位、离岗要交接或解除绑定；账号不借给别人用。",
          "Staff whose account is bound to a post with a code from the administrator. Whoever leaves a post hands it over or is released; an account is not lent.",
        ),
      ],
      [
        text("不能写什么", "What must not be written"),
        text(
          "国家秘密、工作秘密、未公开的举报和被举报人信息、未成年人的身份，不得写在这里，也不得写在聊天里。助手会提醒，但提醒不代替您的判断。",
          "State and work secrets, unpublished reports and whom they name, and the identity of minors belong neither here nor into the chat. The assistant warns, which does not replace your judgment.",
        ),
      ],
      [
        text("日期和提醒", "Days and reminders"),
        text(
          "日期按本县录入的送达日、法定期限规则和节假日通知算出，“期限”可以看怎么算的。提醒是帮助，不免除法定的办理义务；以正式文书为准。",
          "Days are computed from what was recorded as served, the rules of periods and the holiday notices; “deadline” explains each. A reminder helps and takes no legal duty from anybody; the official document prevails.",
        ),
      ],
      [
        text("文书", "Documents"),
        text(
          "助手生成的文书是草稿，经有权的人审签、盖章、送达才有效力。",
          "What the assistant drafts has effect only when signed, sealed and served by whoever may.",
        ),
      ],
      [
        text("留痕", "On record"),
        text(
          "每一步都留痕，可以核查，不能事后改动。",
          "Every step is on record, can be checked, and cannot be changed afterwards.",
        ),
      ],
    ],
  },
});

const escaped = (said: string): string =>
  said.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const section = ({ title, points }: Page, language: Language): string =>
  `<main lang="${language}"><h1>${escaped(say(title, language))}</h1>${points
    .map(
      ([heading, said]) =>
        `<h2>${escaped(say(heading, language))}</h2><p>${escaped(say(said, language))}</p>`,
    )
    .join("")}</main>`;

const style =
  "body{font:1rem/1.7 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}h1{font-size:1.4rem}h2{font-size:1.05rem;margin-bottom:0}p{margin-top:.2rem}";

const drawn = (page: Page): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(page.title.zh)}</title><style>${style}</style>${section(page, "zh-CN")}<hr>${section(page, "en")}</html>\n`;

/** What the platforms' stores and everybody who is asked to bind may read: privacy and terms, in both languages. */
export const noticeRoutes = (county: string): Router => {
  const routes = Router();
  for (const [name, page] of Object.entries(pages(county))) {
    const html = drawn(page);
    routes.get(`/${name}`, (_, response) => {
      response
        .set({
          "Content-Security-Policy":
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
          "Referrer-Policy": "no-referrer",
          "X-Content-Type-Options": "nosniff",
        })
        .type("html")
        .send(html);
    });
  }
  return routes;
};
