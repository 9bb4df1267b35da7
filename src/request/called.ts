import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { soundOf } from "../line/sounds.ts";
import type { Raw, RequestContext } from "./context.ts";
import { withoutDates } from "./dates-in.ts";
import { type CalledName, isCalled } from "./share-called.ts";
import { oursOf, piecesOf } from "./title-words.ts";

/** Between what something is called and what it is. */
const LINK = "(的?[那这]?(?:[个场次条件份项起]|一[个场次条件份项起])?的?)";
/** Behind 会 where it is no meeting: 会计, 会影响, 会商会. */
const NO_MEETING = /^(?:[议员儿计见场诊签徽费馆长商审办合做造导引影被让把给使]|同(?!意))/u;

/** Which, when and whose, and what is done with it: what something is called is none of that. */
const NOT_CALLED =
  /\p{Script=Han}{0,3}(?:县长|市长|局长|主任|书记|检察长|院长|镇长|乡长|部长|处长|科长|股长|主席|所长|队长|总)|线上|线下|视频|腾讯|多部门|跨部门|各部门|我们|咱们|你们|您们|他们|大家|我|你|您|咱|单位|局里|县里|院里|镇里|乡里|村里|我局|我院|本局|上面|下面|[上下这那本][个次周月年]|上[一]?次|下[一]?次|这边|那边|月底|年底|[上下]半?[年月]|上午|下午|晚上|早上|中午|傍晚|[今明后昨]天?|刚才|刚刚|刚|已经|本来|原来|原定|原先|之前|早就|安排好?|定好?|约好?|说好?|讲|提|办|组织|召开|主持|牵头|参加|出席|推迟|推后|延期|延后|提前|顺延|改期|取消|撤销|调整|开会?|要|想|没有?|还没?|谁|哪个?|什么|啥|所有|全部|全体|整个|一下|请|把|将|给|帮|让|叫|别|改(?![造革善水厕])|在|去|来|到|不了|不到|不能|不|能|可以|也|都|就|是|有|和|跟|与|同|对|或者|或|还是|以及|关于|新|最近|最后|最早|最晚|第|临时|紧急|重要|例行|定期|每[周月年]|每|那|这|哪|几|[一二三四五六七八九十两\d]+|[点号日个场次条件份项半刻分的了过完好先再又从由向往]/gu;
const NOT_CALLED_LATIN = new Set(
  "the our your their his her its this that next last first second third coming upcoming weekly monthly joint regular whole entire same only other new old current previous earlier later scheduled planned proposed official another following big small make attend join miss about with from there will would should shall can cannot could want going let all any some every off out away back over today tomorrow morning afternoon evening noon urgent important quarterly annual mandatory online virtual remote".split(
    " ",
  ),
);
/** Up to where nothing is said yet of what it is called, and from where nothing more is. */
const BEGINS_LATIN = /^.*\b(?:to|from|for|with|at|in|of|and|by|into)\b/u;
const ENDS_LATIN =
  /\b(?:because|to|by|until|till|since|as|and|so|is|has|was|at|in|we|i|that|with|from|for|instead|due)\b.*$/u;

/** A text without the words of our own commands, the longest first; without the words for them alone, or what people say for them as well. */
const withoutOurs = (
  said: string,
  { services }: RequestContext,
  words: "names" | "names and says",
): string => {
  const names = services.verbs
    .flatMap(({ names, kindNames, says = [] }) =>
      words === "names" ? [...names, ...kindNames] : [...names, ...says],
    )
    .filter((name) => /^\p{Script=Han}{2,}$/u.test(name) && said.includes(name))
    .sort((one, other) => other.length - one.length);
  return names.reduce((rest, name) => rest.replaceAll(name, " "), said);
};

/** What the units and posts of the directory are called, in small letters: those in full, and words that name other things too (消防, water). */
const unitNames = ({ organisations, people }: RequestContext["directory"]) => {
  const all = [
    ...[...organisations.values()].flatMap(({ name, also }) => [name.zh, name.en, ...also]),
    ...[...people.values()].flatMap(({ name }) => [name.zh, name.en]),
  ].map((name) => name.toLowerCase());
  const isFull = (name: string) => (/[a-z]/u.test(name) ? name.includes(" ") : name.length > 2);
  return { full: all.filter(isFull), short: all.filter((name) => !isFull(name)) };
};

/** The units of which something is called by their name alone: 消防那个会, 水务局的会, and not 检察院开的会. */
const unitsCalling = (
  before: string,
  { organisations }: RequestContext["directory"],
): CalledName | undefined => {
  const all = [...organisations.values()].flatMap(({ id, name, also }) =>
    [name.zh, name.en, ...also].map((one) => ({ id, name: one.toLowerCase() })),
  );
  const [longest] = all
    .filter(({ name }) => name.length > 1 && before.trim().endsWith(name))
    .sort((one, other) => other.name.length - one.name.length);
  if (longest === undefined) return undefined;
  const left = before.trim().slice(0, -longest.name.length).replace(NOT_CALLED, " ");
  const isAlone = left
    .split(/[^\p{L}]+/u)
    .every((word) => word === "" || NOT_CALLED_LATIN.has(word));
  const units = all.flatMap(({ id, name }) => (name === longest.name ? [id] : []));
  return isAlone ? { said: longest.name, units } : undefined;
};

/** A text with a mark in the place of each of these names, the longest first. */
const without = (said: string, names: readonly string[]): string =>
  names
    .filter((name) => name.length > 1 && said.includes(name))
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(name, "，"), said);

const escaped = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

type Patterns = { readonly han: readonly RegExp[]; readonly latin: readonly RegExp[] };

const made = new WeakMap<Flow, Patterns>();

/** How one of a kind is named in a sentence, by the Chinese and by the English words for it. */
const patternsOf = (flow: Flow): Patterns => {
  const before = made.get(flow);
  if (before !== undefined) return before;
  const { names, nouns = [] } = flow;
  const [han, latin] = [/\p{Script=Han}/u, /[a-z]/u].map((script) =>
    [...names, ...nouns]
      .filter((name) => script.test(name))
      .sort((one, other) => other.length - one.length)
      .map(escaped)
      .join("|"),
  );
  const patterns: Patterns = {
    han:
      han === ""
        ? []
        : [new RegExp(`([^，,。；;：:？?！!\\s]{2,24}?)${LINK}(${han})(?!室)(?=(.{0,2}))`, "gu")],
    latin:
      latin === ""
        ? []
        : [
            `\\b(?:the|our|my|that|this)\\s+((?:[a-z'-]+\\s+){1,4})(?:${latin})s?\\b`,
            `^(?:please\\s+)?[a-z]+\\s+((?:[a-z'-]+\\s+){1,3})(?:${latin})s?\\b`,
            `\\b(?:${latin})\\s+(?:about|on|regarding|concerning)\\s+((?:[a-z'-]+\\s*){1,5})`,
          ].map((pattern) => new RegExp(pattern, "gu")),
  };
  made.set(flow, patterns);
  return patterns;
};

/** The pieces of a sentence that may say what a matter of a kind is called. */
const mayBeCalled = (flow: Flow, said: string): readonly string[] => {
  const { han, latin } = patternsOf(flow);
  const found: string[] = [];
  for (const pattern of han)
    for (const [, before = "", link = "", noun = "", behind = ""] of said.matchAll(pattern)) {
      const isPointed = /[那这]/u.test(link) || before.startsWith("关于");
      // 会 alone is a word for many things; of what is no appointment a kind is named in many sentences.
      const isTold =
        flow.appointment !== undefined &&
        (link !== "" || noun.length > 1 || !NO_MEETING.test(behind));
      if (isPointed || isTold) found.push(before);
    }
  for (const pattern of latin)
    found.push(
      ...[...said.matchAll(pattern)].map(([whole, one = ""]) =>
        whole.endsWith(one) ? one.replace(ENDS_LATIN, "") : one.replace(BEGINS_LATIN, ""),
      ),
    );
  return found;
};

/** A line that was typed in pinyin, where the sentence was read from that. */
const typedInPinyin = (sentence: string, { request }: RequestContext): string | undefined => {
  const line = request.said.is === "line" ? request.said.line.toLowerCase() : "";
  const isRead = /\p{Script=Han}/u.test(sentence) && !/\p{Script=Han}/u.test(line);
  return isRead && /[a-z]/u.test(line) ? line.replace(/[^a-z,.;!?]/gu, "") : undefined;
};

/** What is said before the name of what is to be moved, called off or attended. */
const SMALL_WORDS =
  "把 将 请 麻烦 我们 咱们 推迟 推后 延期 延后 提前 顺延 作废 参加 出席 关于 那个 这个".split(" ");

const isHanWord = (name: string): boolean => /^\p{Script=Han}+$/u.test(name);

/** quxiao xiaoche de hui calls it xiaoche: what is typed between our own words and the word for the kind. */
const calledInPinyin = (
  flow: Flow,
  letters: string,
  { services: { verbs } }: RequestContext,
): readonly CalledName[] => {
  if (flow.appointment === undefined) return [];
  const kinds = [...flow.names, ...(flow.nouns ?? [])].filter(isHanWord);
  const nouns = kinds.map((one) => soundOf(one).full).sort((a, b) => b.length - a.length);
  const found = new RegExp(
    `^(?<before>[a-z]{4,40}?)(?:de|n[ae]i?ge|zhei?ge)+(?:${nouns.join("|")})(?![a-z]*shi)`,
    "u",
  ).exec(letters);
  let name = found?.groups?.["before"] ?? "";
  const words = verbs.flatMap(({ names }) => names.filter(isHanWord));
  const ours = [...new Set([...words, ...SMALL_WORDS])].map((one) => soundOf(one).full);
  for (let before = ""; before !== name; ) {
    before = name;
    const own = ours.find((one) => one.length > 1 && name.startsWith(one));
    name = name.slice(own?.length ?? 0);
  }
  return name.length < 4 ? [] : [{ said: name }];
};

/** 挖沙那条不报了, 排污口那个先不弄: what is pointed at, with what is said behind it. */
const POINTED =
  /(?:^|[，,。；;：:？?！!\s])(?:把|将|关于)?([^，,。；;：:？?！!\s]{2,12}?)(的?)[那这](?:个|条|件|份|起)(?:事情?|案子)?(.{0,6})/gu;

/**
 * The pieces of a sentence by which it points at a matter without saying of which kind. With 的 between it may be told how it
 * stands with a matter (没回的那个), in the words of our steps.
 */
const mayBePointedAt = (
  said: string,
  { services: { flows } }: RequestContext,
): readonly { readonly before: string; readonly isTold: boolean }[] =>
  [...said.matchAll(POINTED)].flatMap(([, before = "", link = "", behind = ""]) =>
    flows.some(({ names, nouns = [] }) =>
      [...names, ...nouns].some((one) => behind.startsWith(one)),
    )
      ? []
      : [{ before, isTold: link !== "" }],
  );

/** Everything a sentence calls matters of a kind: what is no word of ours, no unit, no post and no day. */
export const allCalledIn = (
  flow: Flow,
  sentence: string,
  context: RequestContext,
): readonly CalledName[] => {
  const pinyin = typedInPinyin(sentence, context);
  if (pinyin !== undefined) return calledInPinyin(flow, pinyin, context);
  const units = unitNames(context.directory);
  const said = without(withoutDates(sentence, context.now, "，").toLowerCase(), units.full);
  const isOurs = oursOf(context.services.verbs);
  const namesIn = (
    one: string,
    ours: "names" | "names and says" = "names and says",
  ): readonly CalledName[] => {
    const bare = /[a-z]/u.test(one)
      ? one
      : withoutOurs(one, context, ours).replace(NOT_CALLED, " ");
    const words = bare
      .split(/[^\p{L}]+/u)
      .filter((word) => !NOT_CALLED_LATIN.has(word))
      .join(" ")
      .trim();
    const pieces = piecesOf(words).filter((piece) => ours === "names" || !isOurs(piece));
    // 消防的会 is that of a unit as well.
    const isName = pieces.length > 0 && /\p{L}{2}/u.test(without(words, units.short));
    return isName ? [{ said: words }] : [];
  };
  const named = mayBeCalled(flow, said).flatMap((one) => namesIn(one));
  if (named.length > 0) return named;
  const bare = withoutDates(sentence, context.now, "，").toLowerCase();
  const ofUnits =
    flow.appointment === undefined
      ? []
      : mayBeCalled(flow, bare).flatMap((one) => unitsCalling(one, context.directory) ?? []);
  if (ofUnits.length > 0) return ofUnits;
  return mayBePointedAt(said, context)
    .flatMap(({ before, isTold }) => namesIn(before, isTold ? "names and says" : "names"))
    .map((one): CalledName => ({ ...one, pointed: true }));
};

/**
 * What a sentence calls the matter of a kind that it is about: 把校车那个会改到周五, cancel the school bus meeting. Nothing
 * where it is called nothing.
 */
export const calledIn = (
  flow: Flow,
  sentence: string,
  context: RequestContext,
): CalledName | undefined => allCalledIn(flow, sentence, context)[0];

/** A title or a sentence without what is left out or written otherwise when a title is said. */
const bareTitle = (typed: string): string => typed.toLowerCase().replace(/[\p{P}\p{S}\s的]/gu, "");

/** Whether a sentence says a title whole, but for its last word: 河道排污整治的联席会 in 河道排污整治联席会我去不了. */
export const saysTitle = (title: string, sentence: string): boolean => {
  const bare = bareTitle(title).replace(/(?:会议?|meeting|session)$/u, "");
  return bare.length >= 4 && bareTitle(sentence).includes(bare);
};

/** A day in a title is part of its name: 12.9会 for “12·9”校园消防安全会. */
export const saysDated = (title: string, sentence: string): boolean => {
  const dated = (typed: string) =>
    (typed.match(/\d{1,2}[.·．・]\d{1,2}/gu) ?? []).map((one) => one.replace(/[·．・]/u, "."));
  return dated(title).some((one) => dated(sentence).includes(one));
};

/** Whether a line calls a matter of a kind otherwise than this one is called. */
export const isCalledOtherwise = (
  flow: Flow,
  matter: Matter,
  line: string,
  context: RequestContext,
): boolean => {
  const called = calledIn(flow, line, context);
  return called !== undefined && !isCalled(matter, called);
};

/** Values without what only says which matter is meant: 取消 校车的会 gives no reason, 取消 校车的会 司机罢工 does. */
export const withoutNaming = (raw: Raw, { said }: CalledName): Raw =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const at = typeof value === "string" ? value.toLowerCase().indexOf(said) : -1;
      if (typeof value !== "string" || at < 0 || !NAMING.test(value.slice(0, at)))
        return [[key, value]];
      const rest = value.slice(at + said.length).replace(NAMED, "");
      return rest === "" ? [] : [[key, rest]];
    }),
  );

/** Before and behind what something is called, where nothing else is said. */
const NAMING = /^(?:把|将|关于|那个|这个|to|of|from|for|about|the|our|\s)*$/iu;
const NAMED = /^(?:的|那|这|个|场|次|会议?|meeting|session|\s)*[，,。；;\s]*/iu;
