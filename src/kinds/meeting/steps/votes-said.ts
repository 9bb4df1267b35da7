import { momentPrefix } from "../../../calendar/typed.ts";
import type { Context } from "../../../flow/step.ts";
import type { votes } from "../model.ts";

type Answer = (typeof votes)[number];

/** The times one answer is about, as they were typed, and the answer. */
export type SaidVote = { readonly slots: readonly string[]; readonly answer: Answer };

/** What stands for the times that are not named. */
export const REST = /^(?:其余的?|其他的?|别的|另外的?几?个?|剩下的?|(?:the )?(?:rest|others?))$/iu;

const ORDINAL =
  /^(?:第 ?(?:\d{1,2}|[一二三四五])(?: ?[个号])?|\d{1,2}|[一二三四五]|(?:options?|slot|number|times?|no\.?|#) ?\d|最后一?个|(?:the )?last|(?:the )?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th))$/iu;
const EVERY =
  /^(?:(?:[两二三四五2-5]个(?:时间)?|哪个|每个|几个|全部|全|所有的?)?都|全部|所有的?|哪个|每个|all(?: (?:two|three|four|five))?|both|either|any|every(?: one)?|all of them|both of them)$/iu;
const NONE =
  /^(?:(?:一个|哪个|全)?都|一个也?|没有一个|none|neither|nothing)(?: of (?:them|these|those))?$/iu;
/** What turns its answer round: 没有一个行 is none, 没有一个不行 all of them. */
const NEGATING = /^(?:没有一个|none|neither|nothing)(?: of (?:them|these|those))?$/iu;
/** A half of the day said of a day: 周三上午. */
export const PART =
  /\s*(?:的)?(?<part>早上|上午|中午|下午|傍晚|晚上|(?:in the )?(?:morning|afternoon|evening))$/iu;

const AROUND =
  /^(?:我们?(?:单位|局|这边|这里|这)?|本单位|(?:这|那)几个|[这那]|时间|就|只有|对于|在|[，,、\s:：]|(?:we|i|but|only|for us|on|that|times?|is|are|the times?)\b)+|(?:(?<=[个号一二三四五\d])的?时间|那个|那天|的话|的|对?我们|也|倒|是|就|呢|可能|应该|[，,、\s:：]|\b(?:one|time|option|slot|is|are|would|will|for us|also)\b)+$/giu;
/** Between times: 周二和周四, and 周二周四. */
const JOINTS =
  /\s*(?:[、，,和与跟及或&]|\band\b|\bor\b)\s*|(?<=[一二三四五六日天])(?=(?:周|星期|礼拜)[一二三四五六日天])|(?<=[号日])(?=\d{1,2} ?[号日])/iu;

/** What is said of a time, the longest first: 不可以 holds 可以. */
const ANSWERS: readonly (readonly [Answer, string])[] = [
  ["ifNeedBe", "勉强(?:可以|能行|行|能)?|凑合|if need be|at a pinch|if (?:we |i )?must"],
  [
    "no",
    "不(?:太|大)?(?:可以|行|能|方便|合适|得空)(?:来|去|参加)?|没(?:空|有空|时间)|[去来]不了|参加不了|有(?:事|会|冲突)|(?:does|do|did)(?:n't| not)(?: (?:work|suit))?|won't(?: work)?|not possible|(?:can(?:no|')t|cannot)(?: (?:do|make))?|impossible|\\bno\\b(?! \\w)",
  ],
  [
    "yes",
    "可以(?:的|来|去|参加)?|(?:也|就|能)?行(?:的)?|能(?:来|去|参加|到)|有空|方便|没问题|合适|works?(?: for us| best)?|(?:is |are )?(?:fine|good|ok(?:ay)?|possible)|suits?(?: us)?|can (?:do|make)|yes",
  ],
];

const ANSWER = new RegExp(ANSWERS.map(([id, source]) => `(?<${id}>${source})`).join("|"), "giu");
const longest = 80;
const ASKS = /[?？吗]|什么|怎么|谁|会议|多少|\b(?:which|what|who|when)\b/iu;

/** The times a few words name, each as it was typed; nothing where something else is said. */
const slotsNamed = (
  typed: string,
  { now }: Pick<Context, "now">,
): readonly string[] | undefined => {
  const whole = typed.trim().replace(AROUND, "").trim();
  if (whole === "") return undefined;
  const isTime = (piece: string): boolean => {
    const day = piece.replace(PART, "");
    return [piece, day].some((one) => one !== "" && momentPrefix(one, now) === one.length);
  };
  const pieces = whole
    .split(JOINTS)
    .map((piece) => piece.replace(AROUND, "").replace(/都$/u, "").trim())
    .filter((piece) => piece !== "");
  const known = pieces.every((piece) => ORDINAL.test(piece) || REST.test(piece) || isTime(piece));
  if (EVERY.test(whole) || NONE.test(whole)) return [whole];
  return pieces.length > 0 && known ? pieces : undefined;
};

/**
 * What a sentence answers of the times that are asked about: 两个都行 · 第一个可以第二个不行 · option 2 works. Nothing where
 * it says anything else.
 */
export const votesSaid = (
  said: string,
  context: Pick<Context, "now">,
): readonly SaidVote[] | undefined => {
  const line = said.trim().replace(/[。.！!；;]+$/u, "");
  if (line === "" || line.length > longest || ASKS.test(line)) return undefined;
  const except =
    /^除了?(?<out>.+?)(?:以外|之外|外)?[，,]?(?:其他|别的|其余)?的?(?:时间)?(?=都)/u.exec(line)
      ?.groups?.["out"];
  const read: SaidVote[] = [];
  let from = 0;
  for (const found of line.matchAll(ANSWER)) {
    const answer = ANSWERS.find(([id]) => found.groups?.[id] !== undefined)?.[0];
    const end = found.index + found[0].length;
    // we can do Wednesday: the time stands behind.
    const isBehind = /(?:do|make|can't|cannot)$/iu.test(found[0]);
    const text = isBehind
      ? (/^[^，,;；]*/u.exec(line.slice(end))?.[0] ?? "")
      : line.slice(from, found.index);
    from = isBehind ? end + text.length : end;
    if (answer === undefined) return undefined;
    if (except !== undefined && read.length === 0) {
      const out = slotsNamed(except, context);
      if (out === undefined || answer !== "yes") return undefined;
      read.push({ slots: out, answer: "no" }, { slots: ["其余"], answer });
      continue;
    }
    const bare = text.trim().replace(AROUND, "").trim();
    const slots = slotsNamed(text, context);
    if (slots === undefined) return undefined;
    if (NEGATING.test(bare) && answer !== "yes") {
      if (answer !== "no") return undefined;
      const all = /^neither/iu.test(bare) ? "both" : /[a-z]/iu.test(bare) ? "all" : "全部";
      read.push({ slots: [all], answer: "yes" });
      continue;
    }
    const negated = NONE.test(bare) && !/都$/u.test(text.trim());
    read.push({ slots, answer: negated ? "no" : answer });
    if (/^(?:我们?)?只有|\bonly\b/iu.test(text) && answer === "yes")
      read.push({ slots: [/only/iu.test(text) ? "the rest" : "其余"], answer: "no" });
  }
  const behind = line
    .slice(from)
    .replace(/^(?:[，,。；;的了吧啊呢哈\s]|thanks|thank you|谢谢)+/giu, "");
  return read.length === 0 || behind !== "" ? undefined : read;
};

const SETTLED = [
  /^(?:ok |so |then )*(?<which>.+?) it is$/iu,
  /^(?:那么?|好的?|我们|会议?|时间|最后|还是|统一|决定|[，,\s])*(?:就|还是)?(?:定(?:在|为|成|了|下来?)?|选定?|敲定|改?用|按|放在?|安排在)(?<which>.+?)(?:这个|那个)?(?:的?时间)?(?:开会?)?(?:吧|了|好了)?$/u,
  /^(?:那么?|好的?|[，,\s])*就(?<which>.+?)(?:这个|那个)?(?:的?时间)?(?:开会?)?(?:吧|了|好了)?$/u,
  /^(?:(?:ok|so|let's|let us|we(?:'ll| will)?|please|then)[\s,]+)*(?:go (?:with|for)|take|settle (?:on|for)|set (?:it |the meeting |the time )?(?:for|on|to)|choose|pick|make it|fix) (?<which>.+)$/iu,
];

/** The one time a sentence settles on: 就第二个 · 定在周三上午 · let's go with option 2. */
export const settledOn = (
  said: string,
  context: Pick<Context, "now">,
): { readonly slot: string } | undefined => {
  const line = said.trim().replace(/[。.！!]+$/u, "");
  if (line.length > longest || ASKS.test(line)) return undefined;
  for (const pattern of SETTLED) {
    const which = pattern.exec(line)?.groups?.["which"];
    const [slot, another] = (which === undefined ? undefined : slotsNamed(which, context)) ?? [];
    if (slot !== undefined && another === undefined && !EVERY.test(slot)) return { slot };
  }
  return undefined;
};
