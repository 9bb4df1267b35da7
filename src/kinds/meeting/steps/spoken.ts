import { dayPrefix, momentPrefix } from "../../../calendar/typed.ts";
import { shiftIn } from "../../../calendar/typed-shift.ts";
import type { Context } from "../../../flow/step.ts";
import { mayBeUnit, unitsAndWords, unitsListed } from "../../../people/units-listed.ts";
import { placeIn } from "./described.ts";

/** What is meant by a sentence is looked up here. */
type Known = Pick<Context, "directory">;

/** Which meeting it is, and what softens a request. */
const ASKING =
  /^(?:(?:麻烦|帮忙|帮我|请您?|把|将|再|还要?|也|另外|同时|一并|最好)(?=\p{Script=Han}{2}))+|(?:一下|吧|了|啊|呀|呢|哈|谢谢|please|too|as well)+$/giu;
const THE_MEETING =
  "(?:(?:[^的，,]{0,10}(?:的|那个|这个|这次|本次))?会(?:议|商)?|开会|参会|与会|这个会|会议)";
const IT =
  "(?:it|(?:the|this|that|our|tomorrow's|\\w+day's) (?:[\\w'-]+ ){0,4}?(?:meeting|session))";
const COME = `(?:也|都|一起|一块儿?|一并)*(?:来|去|到|过来)?(?:参加|出席|列席|到会|参会|与会|旁听|来|去)?(?:${THE_MEETING})?`;

const patternsOf = (sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(`^${source}$`, "iu"));

const MORE = patternsOf([
  `(?:叫上|喊上|请上|带上|加上|约上|拉上|算上|加邀|邀请|再请|再叫|再喊|邀|加个?)(?<units>.{2,40}?)${COME}`,
  `(?:请|让|叫|喊|通知|约)(?<units>.{2,40}?)(?:也|都|一起|一块儿?)*(?:来|去|过来)?(?:参加|出席|列席|到会|参会|与会|旁听|来|去)(?:${THE_MEETING})?`,
  `(?<units>.{2,40}?)(?:也|都|一起|一块儿?)*(?:叫上|喊上|请上|请来|加上|加进来|带上|拉上|拉进来|叫来|喊来|请过来|叫过来)(?:${THE_MEETING})?`,
  `(?:also |please )*(?:invite|bring in|include)(?: also)? (?<units>.{2,80}?)(?: in)?(?: (?:to|for|in)(?: (?:${IT}|meeting|session)?(?: (?:on|of) \\w+)?)?)?`,
  `(?:also |please )*(?:add|get|ask) (?<units>.{2,80}?) (?:to (?:come(?: too)?|join|attend|${IT})|in)`,
]);

const LESS = patternsOf([
  `(?<units>.{2,40}?)(?:就|都|也)*(?:不用|不必|别|不要|甭|无需|不需要)(?:来|去|参加|到会|参会|通知|叫|请)(?:${THE_MEETING})?`,
  `(?<units>.{2,40}?)从${THE_MEETING}[里中]?(?:去掉|划掉|拿掉|删掉|减掉|拿下来)`,
  `(?:别|不用|不要|不必)(?:叫|请|通知|喊|邀请?)(?<units>.{2,40}?)(?:来|参加|参会|开会)?(?:${THE_MEETING})?`,
  `(?:不请|减邀|去掉|划掉|不邀请?)(?<units>.{2,40}?)`,
  `(?:uninvite|take off|drop) (?<units>.{2,80}?)(?: from (?:${IT}|(?:the |this )?(?:list|invitation)))?`,
  "(?:take|leave) (?<units>.{2,80}?) (?:off|out)(?: (?:the|of the) (?:list|invitation|meeting))?",
  `(?<units>.{2,80}?) (?:need not|needn't|(?:do|does)(?: not|n't) (?:need|have) to) (?:come|attend)(?: (?:to |at )?${IT})?`,
]);

/** Which meeting it is, before what is asked: 机井的会加公安局. */
const WHICH =
  /^[^，,。；;]{0,16}?(?:的|那个|这个)?(?<!开)会议?(?:上)?[，,\s]*(?=[再还也]{0,2}(?:[加请叫喊邀别减去]|不[用请邀要必]))/u;

/** So long a sentence says more than who is to come. */
const longest = 80;

const unitsIn = (
  patterns: readonly RegExp[],
  said: string,
  { directory }: Known,
): { readonly invite: readonly string[] } | undefined => {
  const whole = said.trim().replace(/[。.！!]+$/u, "");
  if (whole.length > longest || /[?？吗]|谁|哪些/u.test(whole)) return undefined;
  const bare = whole.replace(ASKING, "").trim();
  const found = patterns.flatMap((pattern) =>
    [...new Set([whole, bare, bare.replace(WHICH, "").replace(ASKING, "")])].flatMap(
      (one) => pattern.exec(one)?.groups?.["units"] ?? [],
    ),
  );
  for (const units of found) {
    const listed = unitsListed(units, directory);
    if (listed !== undefined) return { invite: listed };
  }
  // What is no unit stands in the form, which says so.
  for (const units of found) {
    const read = unitsAndWords(units, directory);
    if (read?.words.every((word) => mayBeUnit(word, directory)))
      return { invite: [...read.units, ...read.words] };
  }
  return undefined;
};

/** Whom a sentence asks to be invited as well: 再叫上住建局 · 请公安局也来 · also invite housing. */
export const alsoInvited = (said: string, known: Known) => unitsIn(MORE, said, known);

/** Whom a sentence says need not come: 公安局不用来了 · uninvite police. */
export const notInvited = (said: string, known: Known) => unitsIn(LESS, said, known);

const MOVES =
  /^(?:(?:please|can you|could you|let's|we need to) )*(?:move|push|bring|postpone|put|delay|shift) (?:it|(?:the|this|that|our|tomorrow's|\w+day's) (?:meeting|session))\b/iu;

const MOVES_HAN =
  /^(?:请|把|将|那?就|先)*(?:推迟|推后|延后|延期|顺延|提前)[^，,。；;\d]{0,16}?会议?/u;

/** By how much a sentence that names the meeting moves it: move it two days later, 推迟燃气的会一天. */
export const movedBy = (
  said: string,
  context: Pick<Context, "now">,
): { readonly startsAt: string; readonly place?: string } | undefined => {
  const to = movedTo(said, context);
  if (to !== undefined) return to;
  const both = shiftIn(said);
  const rest = both === undefined ? "" : said.replace(both.typed, "，");
  if (both !== undefined && relocation(rest) !== undefined) return withPlace(both.typed, rest);
  const shift =
    (MOVES.test(said) || MOVES_HAN.test(said)) && !MOVED_TO.test(said) ? shiftIn(said) : undefined;
  if (shift === undefined) return undefined;
  const behind = said.slice(said.indexOf(shift.typed) + shift.typed.length);
  return /^(?:,? ?(?:please|thanks|thank you|at the same time|same time))*[\s.!]*$/iu.test(behind)
    ? { startsAt: shift.typed }
    : undefined;
};

const MOVED_HAN =
  /(?:改期?|提前|提早|推后?|推迟|延后|延期|顺延|挪|调整?|移|换|定)(?:到|至|成|为|在)了?(?=\S)/u;

/** What has a day or a place of its own and is no meeting: 把纪要第二条改成月底前, 把公章移到二楼. */
const OF_IT =
  /纪要|第.{1,3}[条项点]|任务|措施|整改|期限|时限|截止|到期|办结|完成|回复|答复|解决|落实|报送|建议|线索|移送|案件|举报/u;
/** A meeting, in a sentence that moves one. */
const MEETING =
  /会(?![员儿计见场诊签徽费馆长审办合做造导引影被让把给使])|碰头|听证|开庭|meeting|session|hearing/iu;

/** Whether what a sentence moves is the meeting, and not something else that has a day or a place. */
const isOfMeeting = (said: string): boolean => MEETING.test(said) && !OF_IT.test(said);

/** To when a sentence moves the meeting, with the place where it names one: 机井会提前到12月7日上午9点，改在二楼会议室. */
const movedTo = (said: string, { now }: Pick<Context, "now">) => {
  const found = MOVED_HAN.exec(said);
  if (found === null || !isOfMeeting(said)) return undefined;
  const rest = said.slice(found.index + found[0].length);
  const length = Math.max(momentPrefix(rest, now), dayPrefix(rest, now));
  return length < 2
    ? undefined
    : withPlace(
        rest.slice(0, length).trim(),
        `${said.slice(0, found.index)}，${rest.slice(length)}`,
      );
};

const withPlace = (startsAt: string, rest: string) => {
  const place = relocation(rest) ?? placeIn(rest);
  return { startsAt, ...(place === undefined ? {} : { place }) };
};

const RELOCATED =
  /(?<about>地点|地方|会场|会议室)?(?:换|改|挪|移|调整?|变更|搬)(?:到|在|成|为)了?\s*(?<to>[^，,。；;\s]{2,24}?)(?:召?开|举行)?(?:吧|了|[。.!！])*$/u;

const RELOCATED_EN =
  /\b(?:move|change|switch|hold|relocate)\b(?=.*\b(?:meeting|session|hearing|it|the room|the venue|the place)\b).*?\b(?:to|in|at)\s+(?<to>(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:room|hall|office|building|floor|centre|center)\b(?:\s+[a-z]?\d[\w-]*)?)(?:\s+instead)?\s*[.!]*$/iu;

/** A new place without a word of which meeting: 地点改为检察院, change the room to 301. */
const ITS_PLACE = /^(?:请?[把将])?(?:地点|会场|会议室)|\bchange (?:the )?(?:room|venue|place)\b/iu;

/** Where a sentence moves the meeting: 机井那个会换到二楼会议室, 地点改为检察院. */
export const relocatedTo = (
  said: string,
  context: Pick<Context, "now">,
): { readonly place: string } | undefined => {
  // Moved as well, the place goes with the time.
  if (movedTo(said, context) !== undefined || shiftIn(said) !== undefined) return undefined;
  if (!isOfMeeting(said) && !ITS_PLACE.test(said)) return undefined;
  const place = relocation(said);
  return place === undefined ? undefined : { place };
};

/** The place a sentence names as the new one. */
const relocation = (said: string): string | undefined => {
  const english = RELOCATED_EN.exec(said.trim())?.groups?.["to"]?.replace(/^the\s+/iu, "");
  if (english !== undefined) return english;
  const { about, to = "" } = RELOCATED.exec(said.trim())?.groups ?? {};
  if (to === "") return undefined;
  return placeIn(`在${to}`) ?? placeIn(to) ?? (about === undefined ? undefined : to);
};

/** A time of its own: move it to Friday. */
const MOVED_TO = /\b(?:to|until|till) (?!a |an )/iu;

const ADOPTED = [
  /^(?:那|就|可以|我们|我)*(?:同意|采纳|批准|接受|支持)(?:一?下)?(?:[^，,。不]{0,20}?(?:提出|提|报)?的?)?(?:会议)?(?:提议|提案)(?:吧|了|。)*$/u,
  /^[^，,。不]{0,20}?的?(?:会议)?(?:提议|提案)(?:可以|予以|就)*(?:同意|采纳|批准|接受)(?:吧|了|。)*$/u,
  /^(?:那|就|可以|我们|我)*(?:同意|采纳|批准|接受|支持)(?:一?下)?[^，,。不]{0,20}?(?:提出|提议|提|报)(?:要?开)?的(?:那个)?会议?(?:吧|了|。)*$/u,
  /^(?:please )?(?:adopt|accept|take up|approve|agree to|go with) the meeting (?:proposed by .{1,40}|(?:that )?.{1,40}? (?:has |have )?proposed)\.?$/iu,
  /^(?:please )?(?:adopt|accept|take up|approve|agree (?:to|with)|go with) (?:the )?(?:.{0,40}?'s? )?(?:meeting )?proposal\.?$/iu,
];

/** That a proposal is taken up as it was made: 采纳水务局的提议. Whose it is says which, and not who is to come. */
export const adopted = (said: string): Readonly<Record<string, never>> | undefined =>
  ADOPTED.some((pattern) => pattern.test(said.trim())) ? {} : undefined;

const POLITELY = "(?:麻烦|帮忙|帮我|给我|请您?|您|你|赶紧|尽快|先|快|现在|也|可以|[，,\\s])*";
const DRAFTING = "(?:草?拟|起草|写|整理|弄|做|出|搞|准备|生成)";
const SOFTLY =
  "(?:一下|一份|一?个|出来|出|好|完|下|了|吧|啊|呢|初稿|草稿|稿|给我|谢谢|[，,。.！!\\s])*";
const THE_MINUTES =
  "的?(?:(?:这|那|本|上|今天|刚才)(?:个|次|的)*)?(?:联席|座谈|通报|协调|研判)?(?:会上?|会议)?的?纪要的?(?:初稿|草稿|稿子?)?";

const DRAFTED = [
  new RegExp(`^${POLITELY}(?:[把将]\\s*)?${THE_MINUTES}${POLITELY}${DRAFTING}${SOFTLY}$`, "u"),
  new RegExp(`^${POLITELY}${DRAFTING}${SOFTLY}${THE_MINUTES}${SOFTLY}$`, "u"),
  /^(?:(?:please|can you|could you|let's)[, ]+)*(?:draft|write(?: up)?|prepare|make|do)(?: me)?(?: the)?(?: meeting)? minutes(?: up| of (?:the |this )?meeting| for (?:it|us|me)| now|,? please)*[.!?]?$/iu,
];

/** That the minutes are to be drafted, and nothing of what is to stand in them: 把纪要拟出来. */
const drafted = (said: string): Readonly<Record<string, never>> | undefined =>
  DRAFTED.some((pattern) => pattern.test(said.trim())) ? {} : undefined;

const ADDED_TEXT =
  /^(?:请|麻烦|帮我|把|在)*(?:会议)?纪要(?:里面?|中|上|后面|最后)?(?:再|也|还|要)*(?:补充?|加|添|写|增加)(?:上|进|进去|到)?(?:一[句条段项])?(?:话|内容)?[：:，,\s]\s*(?<text>.{4,})$|^(?:please )?(?:add|put) (?:to|in|into) the minutes(?: that\b)?[：:,]?\s*(?<english>.{4,})$/iu;
const CHANGED_TEXT =
  /纪要.{0,20}(?:写上|写明|补充|补上|加上|加一|改成|改为|删|去掉|增加|体现|漏了|写错)|\bminutes\b.{0,20}\b(?:should|must|to) (?:say|mention|include)\b/iu;

/**
 * What a sentence asks of the draft of the minutes: that there be one (把纪要拟出来), or what is to stand in it (纪要里补一句：…,
 * 把纪要第二条改成月底前).
 */
export const minutesSaid = (
  said: string,
  typed: string = said,
): { readonly minutes: string } | Readonly<Record<string, never>> | undefined => {
  const { text, english } = ADDED_TEXT.exec(said.trim())?.groups ?? {};
  const minutes = text ?? english ?? (CHANGED_TEXT.test(said) ? typed.trim() : undefined);
  return minutes === undefined ? drafted(said) : { minutes };
};

const TO_ALL =
  "(?:[给到](?:大家|各位|(?:各家|各|参会|到会|与会|相关|有关|全体|所有)(?:个|家)?(?:单位|部门|成员(?:单位)?|同志|人员)?|下面|基层|所有人|他们|群里)|下去|出去|一圈)";
const SENDING = "(?:印发|下发|分发|转发|发送|发|传阅|传|送|寄)";

const SENT_ROUND = [
  new RegExp(
    `^${POLITELY}(?:[把将]\\s*)?${THE_MINUTES}${POLITELY}${SENDING}(?:一下|一份)?${TO_ALL}?${SOFTLY}$`,
    "u",
  ),
  new RegExp(
    `^${POLITELY}${SENDING}(?:一下|一份)?${TO_ALL}?${SOFTLY}${THE_MINUTES}${TO_ALL}?${SOFTLY}$`,
    "u",
  ),
  new RegExp(
    `^${POLITELY}给(?:大家|各(?:参会)?单位|他们)${SENDING}(?:一下|一份)?${SOFTLY}${THE_MINUTES}${SOFTLY}$`,
    "u",
  ),
  /^(?:(?:please|can you|could you|let's)[, ]+)*(?:send|circulate|distribute|pass|share|e?mail)(?: out| round| around)?(?: the)?(?: meeting)? minutes(?: out| round| around)?(?: (?:to|with) (?:everyone|everybody|all(?: of them)?|the (?:units|members|others)|(?:all )?(?:the )?(?:invited )?(?:units|members)))?(?: now|,? please)*[.!?]?$/iu,
];

/** That the minutes are to go to everybody, and nothing of what is to stand in them: 纪要发给大家. */
export const sentRound = (said: string): Readonly<Record<string, never>> | undefined =>
  !/了[\s。.！!]*$/u.test(said) && SENT_ROUND.some((pattern) => pattern.test(said.trim()))
    ? {}
    : undefined;

const OUT_FOR_COMMENTS = [
  /纪要(?!.*(?:没|无|不用|不必|别)).{0,20}(?:征求|征集|听取?|收集|问问|看看有没有).{0,8}(?:意见|想法|异议)/u,
  /(?:征求|征集|听取?|收集)(?:一下|各家|各单位|大家|他们)*(?:对|的)?.{0,10}纪要的?(?:修改)?意见/u,
  /\b(?:ask|get|collect|seek)\b.{0,30}\bcomments\b.{0,20}\bminutes\b|\bminutes\b.{0,20}\bfor comments?\b/iu,
];

/** That the minutes are to go to the units for their comments: 把纪要发给各单位征求意见. */
export const sentForComments = (said: string): Readonly<Record<string, never>> | undefined =>
  !/了[\s。.！!]*$/u.test(said) && OUT_FOR_COMMENTS.some((pattern) => pattern.test(said.trim()))
    ? {}
    : undefined;

const NO_COMMENT =
  /^(?:我们?|本|单位|局|这边|对|会议|纪要|此|稿|第?[一二三\d]稿|看过?了?|都|也|已经?|，|,|\s)*(?:没有?|无|暂无)(?:什么|别的|其他|任何|修改|不同)*(?:的)?(?:意见|异议|问题|要改的|修改|补充)(?:了|的|啊|呢|哈|谢谢|[。.！!，,\s])*$|^(?:(?:we|I|our (?:unit|side)) (?:have|has) )?no (?:further )?(?:comments?|objections?)(?: (?:on|to) (?:the|these) minutes)?(?: from us)?[.!\s]*$|^the minutes are (?:fine|ok(?:ay)?)(?: (?:with|by) us)?[.!\s]*$/iu;

/** Whether what a unit says of the minutes is that it has nothing to say against them: 纪要我们没意见. */
export const hasNoComment = (said: string): boolean => NO_COMMENT.test(said.trim());

const COMMENTED =
  /纪要.{0,30}(?:应该?|要改|改成|改为|不对|有误|错|漏|少了|建议|补充|补上|加上|去掉|删)|\bminutes\b.{0,40}\b(?:should|must|wrong|missing|add|change)\b/iu;

/** What a unit says to the minutes it was asked about, nothing where it has no comments. */
export const commentSaid = (
  said: string,
  typed: string = said,
): { readonly comment?: string } | undefined => {
  if (hasNoComment(said)) return {};
  return COMMENTED.test(said) ? { comment: typed.trim() } : undefined;
};
