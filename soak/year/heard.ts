import type { Card } from "../../src/chat/card.ts";
import { cardText, headlineOf } from "../../test/scene.ts";

// What a message tells its reader, as a word and what it is about, whatever its sentence says besides.

type Read = (found: RegExpExecArray) => string;

const what =
  (word: string): Read =>
  ([, ...about]) =>
    [word, ...about.filter((part) => part !== undefined)].join(" ");

/** Sentences of news, by how each is known; the first that fits counts. */
const news: readonly (readonly [RegExp, Read])[] = [
  [/请参加(.+?)的会议，并答复/, what("invited")],
  [/请主持(.+?)的会议/, what("to-chair")],
  [
    /^会议有变：/,
    ({ input }) =>
      [
        "changed",
        ...[...input.matchAll(/(时间|地点|时长)由[^；。]+?改为([^；。]+)/g)].map(
          ([, part, now]) => `${part}=${now}`,
        ),
        ...(input.includes("请重新答复能否参加") ? ["asked"] : []),
        ...(/委托到.+为止，改期后已经不够/.test(input) ? ["short"] : []),
      ].join(" "),
  ],
  [/^会议加邀(.+)。/, what("added")],
  [/(.+)的会议（.+）不再邀请您单位/, what("off")],
  [/(.+)的会议（.+）改由.+主持，您不用主持了/, what("replaced")],
  [/^会议不再邀请(.+)。/, what("removed")],
  [/^会议取消：/, what("cancelled")],
  [/^拟召开会议，时间还没有定/, what("polled")],
  [/由您主持的会议正在征询/, what("poll-to-chair")],
  [/各单位都选完了/, what("voted")],
  [/会议时间已定：(.+)。/, what("set")],
  [/会议定于(.+?)。您单位选过/, what("settled")],
  [/提议在(.+?)开会，请采纳/, what("proposed")],
  [/您提议的会议已采纳，定于(.+?)。您单位也在/, what("adopted-and-asked")],
  [/您提议的会议已采纳，定于(.+?)。/, what("adopted")],
  [/您提议的会议没有采纳/, what("declined")],
  [
    /^(.+)答复：(参加|待定|不参加)。(?:这次会议要(\d+)家到会，按现在的答复最多(\d+)家，不够)?/,
    ([, unit, answer, need, able]) =>
      `answered ${unit} ${answer}${need === undefined ? "" : ` short ${need} ${able}`}`,
  ],
  [/^这次会议要(\d+)家到会，按现在的答复最多(\d+)家，不够/, what("short")],
  [/召集人委托您主持这次会议/, what("entrusted")],
  [/^已委托.+主持，委托已记录/, what("entrustment")],
  [/^已记录：会议召开/, what("held")],
  [/^议程加了一项/, what("item")],
  [/纪要第(\d+)稿待您签发/, what("minutes")],
  [/会议纪要已签发/, what("signed")],
  [/会议已办结/, what("closed")],
  [/交办任务：.+，(.+?)到期。请签收/, what("given")],
  [/交办了一项任务，(.+?)到期/, what("to-follow")],
  [/^(.+)已签收任务/, what("accepted")],
  [/^(.+)报告任务进展/, what("progress")],
  [/^(.+)报告任务完成/, what("done")],
  [/^(.+)申请把任务延至(.+?)，请答复/, what("more-time")],
  [/任务延至(.+?)到期/, what("granted")],
  [/延期未获同意/, what("denied")],
  [/任务已核实完成/, what("verified")],
  [/任务被退回：.+，(.+?)到期/, what("sent-back")],
  [/督办：任务(.+?)到期未完成/, what("urged")],
  [/任务取消：/, what("cancelled")],
];

/** What one reminder is about, in its sentence or in its row of a morning's message. */
const reminders: readonly (readonly [RegExp, Read])[] = [
  [/建议督办/, what("propose-urging")],
  [/请答复能否参加会议[，, ]+(\d+年\d+月\d+日 周. \d\d:\d\d)/, what("ask")],
  [/会议召开[，, ]+(\d+年\d+月\d+日 周. \d\d:\d\d)/, what("remind")],
  [/签收任务/, what("remind-receipt")],
  [/完成任务/, what("remind-due")],
];

/** Messages that are about no matter, in all of their text. */
const others: readonly (readonly [RegExp, Read])[] = [
  [
    /^岗位变动[\s\S]*?，“(.+?)”(?:(请假)，从|已(销假)|从.+把职权(委托)给|(收回)了给)/,
    what("post-change"),
  ],
  [/^委托\n.+委托您，.+代行下列事项中召集人的职权：会议。/, what("entrusted-all")],
  [/^收回委托\n.+已收回委托；/, what("revoked-all")],
  [/\n(.+?)请假（.+由您代办：/, what("stands-in")],
  [/\n(.+?)已销假，代办结束。/, what("back")],
  [/把(.+?)的到会要求设为：(.+?)。/, what("quorum")],
];

const read = (said: string, from: typeof news): string | undefined => {
  for (const [shape, make] of from) {
    const found = shape.exec(said);
    if (found !== null) return make(found);
  }
  return undefined;
};

const CODE = /(?:HY|RW)-\d{4}-\d{4}/;

/** What a card posted to somebody tells them: a word for each thing; what is not known stands there as it was said. */
export const heardIn = (card: Card): readonly string[] => {
  const text = cardText(card, "zh-CN");
  const rows = card.body.flatMap((block) => (block.is === "rows" ? block.rows : []));
  if (rows.length > 0 && /提醒：\d+项/.test(card.title.zh))
    return rows.map(
      ({ code, detail }) => `${code} ${read(detail.zh, reminders) ?? `? ${detail.zh}`}`,
    );
  const [code] = CODE.exec(text) ?? [];
  if (code === undefined) return [`? ${read(text, others) ?? text}`];
  const headline = /不再邀请您单位|您不用主持了/.test(text) ? text : (headlineOf(text) ?? "");
  if (!/提醒：|建议督办/.test(headline)) return [`${code} ${read(headline, news) ?? `? ${text}`}`];
  return headline
    .split(/(?=提醒：|建议督办)/)
    .filter((part) => part.trim() !== "")
    .map((part) => `${code} ${read(part, reminders) ?? `? ${part}`}`);
};
