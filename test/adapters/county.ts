import { setTimeout } from "node:timers/promises";
import type { Bot } from "../../src/bot.ts";
import { action, type Card, facts, note, paragraph, rows } from "../../src/chat/card.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import {
  choice,
  day,
  type Field,
  type Form,
  line,
  long,
  moment,
  one,
  optional,
  several,
  yesNo,
} from "../../src/chat/field.ts";
import { type Text, text, verbatim } from "../../src/chat/text.ts";
import type { Posting } from "../../src/flow/notice.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import type { Account, Directory, Person } from "../../src/people/directory.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";

/** Three units, four posts, all with accounts on the web, and one group known to the bot. */
export const directory: Directory = {
  groups: [],
  notices: [],
  covers: [],
  rules: [],
  bound: new Set(),
  organisations: new Map(
    (
      [
        ["water", "水务局", "Water Bureau"],
        ["ecology", "生态环境分局", "Ecology Bureau"],
        ["procuratorate", "检察院", "Procuratorate"],
      ] as const
    ).map(([id, zh, en]) => [id, { id, name: text(zh, en), also: [], kind: "bureau" }]),
  ),
  people: new Map(
    (
      [
        ["water.liaison", "水务局联络员", "Water Bureau liaison", "liaison", "zh-CN"],
        ["water.head", "水务局负责人", "Water Bureau head", "head", "zh-CN"],
        ["ecology.liaison", "生态环境分局联络员", "Ecology Bureau liaison", "liaison", "en"],
        ["procuratorate.intake", "检察院受理岗", "Procuratorate intake", "intake", "zh-CN"],
      ] as const
    ).map(([id, zh, en, role, language]): [string, Person] => [
      id,
      { id, organisation: id.split(".")[0] ?? "", name: text(zh, en), roles: [role], language },
    ]),
  ),
};

/** What the web chat and the terminal need of a store. */
export type SmallStore = Pick<
  Store,
  | "account"
  | "directory"
  | "channel"
  | "postEntries"
  | "putLocal"
  | "localMessages"
  | "localMessage"
  | "setting"
  | "saveSetting"
> & {
  /** Binds the newcomer's account, as a used code would. */
  bindVisitor(person: string): void;
};

/** A store in memory, for the conversations alone. */
export const smallStore = (): SmallStore => {
  const messages = new Map<string, LocalMessage>();
  const settings = new Map<string, string>();
  let revision = 0;
  const accounts = new Map<string, Account>(
    [...directory.people.keys()].map((id) => [
      id,
      { platform: "web", external: id, person: id, conversation: `direct:${id}` },
    ]),
  );
  return {
    bindVisitor: (person) =>
      accounts.set("visitor", {
        platform: "web",
        external: "visitor",
        person,
        conversation: "direct:visitor",
      }),
    directory: async () => directory,
    account: async (_, external) => accounts.get(external),
    postEntries: async () => [],
    channel: async (platform, conversation) =>
      conversation === "group:linkage"
        ? {
            id: "channel-1",
            platform,
            conversation,
            boundTo: "linkage",
            boundBy: "x",
            boundAt: "2025-08-01T00:00:00.000Z",
            language: "zh-CN",
          }
        : undefined,
    putLocal: async (message) => {
      revision += 1;
      const put = { ...message, revision };
      messages.set(message.id, put);
      return put;
    },
    localMessages: async (conversations, { after = 0, take }) =>
      [...messages.values()]
        .filter((one) => conversations.includes(one.conversation) && one.revision > after)
        .sort((a, b) => a.revision - b.revision)
        .slice(0, take),
    localMessage: async (id) => messages.get(id),
    setting: async (name) => settings.get(name),
    saveSetting: async (name, value) => {
      settings.set(name, value);
    },
  };
};

/** A clock that stands still at nine on 1 August 2025, and waits at most twenty milliseconds. */
export const standing: TimeSource = {
  now: () => "2025-08-01T01:00:00.000Z",
  wait: async (milliseconds, signal) => {
    await setTimeout(Math.min(milliseconds, 20), undefined, { signal }).catch(() => undefined);
  },
};

const units = [...directory.organisations.values()].map(({ id, name }) => ({ id, name }));

const clueFields = {
  title: line(text("标题", "Title")),
  category: choice(text("类别", "Category"), [
    { id: "water", name: text("水污染", "Water pollution") },
    { id: "soil", name: text("土壤污染", "Soil pollution") },
  ]),
  facts: long(text("事实", "Facts"), {
    help: text("写明时间、地点和经过。", "When, where and what."),
  }),
  occurredOn: day(text("日期", "Day")),
  to: one(text("接收单位", "Receiver"), "organisations"),
  copy: optional(several(text("抄送", "Copy"), "organisations")),
  urgent: optional(yesNo(text("紧急", "Urgent"))),
  meeting: optional(moment(text("现场会时间", "Meeting on site"))),
};

/** The form of the small bot, with what was given and what was wrong. */
export const clueForm = (
  given: Readonly<Record<string, unknown>> = {},
  problems: Readonly<Record<string, Text>> = {},
): Form => ({
  title: text("提交线索", "Submit a clue"),
  intro: [paragraph(text("不得填写国家秘密和工作秘密。", "No state or work secrets."), "warning")],
  questions: Object.entries(clueFields).map(([key, field]) => ({
    key,
    field: field as Field,
    ...(given[key] === undefined ? {} : { value: given[key] }),
    ...(problems[key] === undefined ? {} : { problem: problems[key] }),
    ...(field.options === "organisations" ? { options: units } : {}),
  })),
  submit: { command: "clue.submit", key: "form-1" },
  submitLabel: text("提交", "Submit"),
  actions: [],
});

const clueCard = (
  title: string,
  given: Readonly<Record<string, unknown>>,
  accepted = false,
): Card => ({
  title: text(`线索 XS-2025-0001 · ${title}`, `Clue XS-2025-0001 · ${title}`),
  status: accepted
    ? { text: text("已受理", "Accepted"), tone: "good" }
    : { text: text("待受理", "Submitted"), tone: "warning" },
  body: [
    facts(
      [text("事实", "Facts"), verbatim(String(given["facts"] ?? "—"))],
      [text("日期", "Day"), verbatim(String(given["occurredOn"] ?? "—"))],
      [text("紧急", "Urgent"), given["urgent"] === true ? text("是", "Yes") : text("否", "No")],
      [text("抄送", "Copy"), verbatim(String(given["copy"] ?? "—"))],
      [text("现场会时间", "Meeting on site"), verbatim(String(given["meeting"] ?? "—"))],
    ),
    paragraph(
      text("8月5日 周二前受理（还有4天）", "To be accepted by Tue 5 Aug 2025 (4 days left)"),
      "urgent",
    ),
  ],
  actions: accepted
    ? [action(text("办结", "Close"), { command: "clue.close", code: "XS-2025-0001", shown: 2 })]
    : [
        action(
          text("受理", "Accept"),
          { command: "clue.accept", code: "XS-2025-0001", shown: 1 },
          "primary",
        ),
        action(
          text("退回", "Return"),
          { command: "clue.return", code: "XS-2025-0001", shown: 1 },
          "danger",
        ),
      ],
});

/** A bot written by hand, that remembers what it was asked. */
export type SmallBot = Pick<
  Bot,
  "handle" | "posted" | "options" | "receive" | "suggest" | "refuses"
> & {
  readonly requests: Request[];
  readonly postings: Omit<Posting, "id">[];
};

/** A bot that knows a handful of lines and one clue. */
export const smallBot = (): SmallBot => {
  const requests: Request[] = [];
  const postings: Omit<Posting, "id">[] = [];
  let title = "河边垃圾";
  let given: Readonly<Record<string, unknown>> = {};

  const list: Card = {
    title: text("待办", "To do"),
    body: [
      paragraph(text("有2件事等您办：", "2 matters wait for you:")),
      rows([
        {
          code: "XS-2025-0001",
          title: verbatim("山丹河 *某段* 垃圾"),
          detail: text("受理 · 8月5日 周二（还有4天）", "Accept · Tue 5 Aug 2025 (4 days left)"),
        },
        {
          code: "JY-2025-0002",
          title: verbatim("关于山丹河 <b>治理</b> 的检察建议"),
          detail: text(
            "签收 · 8月6日 周三（还有5天）",
            "Acknowledge · Wed 6 Aug 2025 (5 days left)",
          ),
        },
      ]),
    ],
    actions: [action(text("帮助", "Help"), { command: "help" })],
  };

  const press = (language: Reply["language"], said: Request["said"] & { is: "press" }): Reply => {
    const { command, answers } = said.press;
    switch (command) {
      case "clue.submit": {
        if (answers === undefined) return { language, is: "form", form: clueForm() };
        if (answers["title"] === undefined || answers["title"] === "不行") {
          const problem = text("标题不能是“不行”。", "The title cannot be this.");
          return {
            language,
            is: "refusal",
            card: note(text("没有办成", "Not done"), [problem]),
            form: clueForm(answers, { title: problem }),
          };
        }
        title = String(answers["title"]);
        given = answers;
        return { language, is: "card", card: clueCard(title, given), matter: "XS-2025-0001" };
      }
      case "clue.accept":
        return { language, is: "card", card: clueCard(title, given, true), matter: "XS-2025-0001" };
      case "show":
      case "open":
        return { language, is: "card", card: clueCard(title, given), matter: "XS-2025-0001" };
      default:
        return { language, is: "refusal", card: note(text("没有办成", "Not done")) };
    }
  };

  return {
    requests,
    postings,
    posted: async (posting) => {
      postings.push(posting);
    },
    options: async () => [],
    refuses: ({ account }) => (account === "flooding" ? text("太多了。", "Too much.") : undefined),
    suggest: async (line) =>
      ["待办", "待办 全部"]
        .filter((insert) => insert.startsWith(line) && insert !== line)
        .map((insert) => ({ kind: "command", insert, from: 0 })),
    receive: async () => text("这里不收文件。", "No files are taken here."),
    handle: async (request) => {
      requests.push(request);
      const { said, surface, account } = request;
      const language = directory.people.get(account)?.language ?? "zh-CN";
      if (said.is === "press") return press(language, said);
      if (surface.is === "group" && !surface.mentioned && !said.line.startsWith("群"))
        return { language, is: "silence" };
      if (said.line.startsWith("群"))
        return { language, is: "card", here: true, card: note(text("已绑定", "Bound")) };
      if (said.line.includes("机密"))
        return {
          language,
          is: "refusal",
          forget: true,
          card: note(text("不要写在这里", "Not here")),
        };
      if (said.line.startsWith("提交")) return { language, is: "form", form: clueForm() };
      if (said.line === "待办" || said.line === "todo") return { language, is: "card", card: list };
      return {
        language,
        is: "card",
        card: note(
          text("府检联动助手", "Linkage assistant"),
          [text(`您说：${said.line}`, `You said: ${said.line}`)],
          [action(text("提交线索", "Submit a clue"), { command: "clue.submit" }, "primary")],
        ),
      };
    },
  };
};
