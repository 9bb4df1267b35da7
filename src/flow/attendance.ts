import { z } from "zod";
import { type Instant, momentText } from "../calendar/day.ts";
import { choice, type Field, line, type Option, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { unitsListed } from "../people/units-listed.ts";

/** By unit, whether it comes to what it is invited to, as the model of a kind keeps it. */
export const attendance = <const Id extends string>(answers: readonly [Id, ...Id[]]) =>
  z.record(
    z.string(),
    z.object({
      answer: z.enum(answers),
      attendee: z.string().optional(),
      reason: z.string().optional(),
    }),
  );

/** What people write for coming, for not knowing yet and for not coming, beside the answers' own names. */
const answerWords: Readonly<Record<"yes" | "maybe" | "no", readonly string[]>> = {
  yes: ["可以", "行", "去", "能去", "可以去", "能参加", "可以参加", "出席", "attending"],
  maybe: ["再定", "不确定", "还不确定", "not sure"],
  no: [
    "不去",
    "去不了",
    "不能去",
    "不能参加",
    "参加不了",
    "来不了",
    "不出席",
    "请假",
    "没空",
    "没时间",
    "不行",
    "不可以",
    "can't come",
    "cannot come",
    "not coming",
  ],
};

/** What was drawn before a move is about a time that is no more. */
export const askedField = {
  asked: optional(
    line(text("打开时的时间", "The time it was opened for"), { max: 40, byButton: true }),
  ),
};

/** What a unit is asked that is invited. */
export const attendanceForm = <const Id extends keyof typeof answerWords>(
  options: readonly (Option & { readonly id: Id })[],
  words: Readonly<Record<"answer" | "attendee" | "attendeeHelp" | "reason", Text>>,
): {
  readonly answer: Field<Id>;
  readonly attendee: Field<string | undefined>;
  readonly reason: Field<string | undefined>;
  readonly asked: Field<string | undefined>;
} => ({
  answer: choice(
    words.answer,
    options.map((option) => ({ ...option, also: answerWords[option.id] })),
    { main: true, beside: saidBeside, said: (typed) => attendanceSaid(typed) },
  ),
  attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
  reason: optional(line(words.reason, { max: 200, none: "unanswered" })),
  ...askedField,
});

/** What a form for an answer carries: the time it showed. */
export const askedAt = (startsAt: Instant | undefined): { readonly asked?: Instant } =>
  startsAt === undefined ? {} : { asked: startsAt };

/** Whether what was opened for a time was opened for another than it is now; what somebody has typed there is no time. */
export const isOtherTime = (asked: string, startsAt: Instant): boolean =>
  z.iso.datetime().safeParse(asked).success && asked !== startsAt;

/** Why an answer does not count: it was asked for a time that was moved since. */
export const movedSince = (
  asked: string | undefined,
  startsAt: Instant | undefined,
): Refusal | undefined => {
  if (asked === undefined || startsAt === undefined || !isOtherTime(asked, startsAt))
    return undefined;
  const [then, now] = [momentText(asked), momentText(startsAt)];
  return new Refusal(
    text(
      `您答复的是${then.zh}，时间已改到${now.zh}，没有登记。请按现在的时间再答复一次。`,
      `You answered for ${then.en}; it has been moved to ${now.en}, so nothing was recorded. Please answer again for that time.`,
    ),
  );
};

/** Which meeting, and who says it: 采砂的会我们, 危房排查我, hy6. What is joined with 我 comes as well: 科长和我. */
const about =
  /^(?:[^，,；;]{0,20}?的?(?:会议?|会商)(?![议商])|[^，,；;]{0,20}?(?<![和与跟、及派让由换])(?=(?:我们?|本)(?![^，,；;]{0,6}(?:我|本单位))))[，,、\s]*/u;

/** Which meeting, who says it, and what else says nothing of whether or who. */
const fillers =
  /^(?:(?:(?:[今明后]天|(?:这个?|本|下)?(?:周|星期|礼拜)[一二三四五六日天])?(?:上午|下午|晚上)?的?(?:[这那]个|[这那]次)?会议?(?!议)[，,、\s]*)|(?:我们?(?:单位|局|这边|这里)?|本单位|你好|您好|好的|收到|谢谢)[，,、\s]*|(?:our unit|we|i)\b[\s,]*)|(?:了|啊|吧|哈|的)$|\s*\b(?:to|for|at)(?: it| that| (?:the|this|that|our) (?:[\w'-]+ ){0,4}?(?:meeting|session|hearing))?(?=$|[,，])/giu;

/** What makes a sentence another one: a question, an order, what has happened, who is to chair. */
const otherwise =
  /[?？吗]|把|帮我|给我|谁|几点|哪里|什么|怎么|(?<!不)去了|去过|来过|参加了|要不要|是否|能否|才|[让请由派叫换托][^，,；;]{1,16}主持|[代替]我.{0,4}主持|\b(?:to )?chair\b/iu;

/** 让住建局也来: another unit is to be invited. */
const others = /^(?:再?叫上?|喊上?|[让请])(?<who>[^，,]{2,20}?)也/u;

/** Not coming before not knowing before coming: 不参加 holds 参加. 列出来 and 送过去 are nobody's coming. */
const saidWords: readonly (readonly ["no" | "maybe" | "yes", RegExp])[] = [
  [
    "no",
    /^(?!.*(?:建议|异议|线索|移送|复议|意见))(?:(?:我们?|本)(?:单位|局|这边|这里)?|那天|当天|这天|这个时间|时间|[，,\s])*不(?:行|可以|方便|合适)(?=$|[，,；;])|(?:去|来|参加|到)不了了?|不(?:能|会|便|方便)?(?:去|来|参加|出席|到会)了?|没(?:空|时间)|(?:要)?请假|(?:can(?:no|')t|won't|will not|unable to) (?:come|attend|make it)|not coming/iu,
  ],
  [
    "maybe",
    /待定|(?:可能|也许|或许|大概|应该|估计|说不定)(?:不?(?:能|会|可以)?(?:去|来|参加|出席|到会)(?:不了)?)|(?:暂时)?(?:还)?(?:定不下来|说不准|没定)|(?:还)?不(?:一?定|确定)(?:能?(?:去|来|参加|出席))?|再定|再看|not sure(?: yet)?|maybe|(?:may|might|probably|possibly)(?: not)?(?: be able to)? (?:come|attend|be there|make it)/iu,
  ],
  [
    "yes",
    /(?:准时|按时|可以|能|会|都|都会)?(?:参加|出席|到会)|(?:准时|按时|一定)(?:到|来|去)|(?:可以|能|会|都)?(?<![出上下进回起开列拿发送传交带搬]|[发送拿传交带]过)过?[去来](?=$|[，,。.！!；;])|(?:will|can) (?:come|attend|be there)|(?:are|am) coming|attending|^(?:we(?:'ll| will)? |i(?:'ll| will)? )?(?:are |am )?send(?:ing)?(?= (?:(?:the|our|a|an|one|two|three|four|five|\d+) )?(?:deput|vice|head|director|chief|officer|colleague|people|person|some(?:one|body)|substitute|representative|liaison|staff|members?\b)[\w'-]*(?: (?!a\b|an\b|the\b|to\b|list)[\w'-]+){0,2}(?:$|,| instead| because| to (?:it|attend|come|(?:the|this|that|our) (?:[\w'-]+ ){0,4}?(?:meeting|session|hearing))))|^来$|^去$|[来去](?=[一两二三四五六七八九十\d]{1,3}[个位名]?人)/iu,
  ],
];

/** 可能去不了 is no answer yet. */
const inDoubt =
  /可能(?!性)|也许|或许|大概|应该|估计|定不下来|没定|说不[准定]|不好说|看情况|\b(?:might|may not|perhaps)\b/iu;

/** Somebody who comes in the place of whoever cannot. */
const substitute =
  /(?:让|由|派|换)([^，,；;]{1,20}?)(?:(?:替|代替?)我?们?)?(?:去|来|参加|出席|到会|(?<=(?:替|代替?)我?们?)$)/u;

const around = /^[\s、：:]+|[\s、：:]+$/gu;

/** Twice as many letters as characters say as much. */
const longestSaid = { han: 40, latin: 90 } as const;

/**
 * What somebody answers to an invitation by a plain sentence: whether they come, and who comes or why
 * not (去不了，出差 · 我们两个人去 · 派副局长参加). Nothing where the sentence is about something else.
 */
export const attendanceSaid = (
  said: string,
  /** By which units are known; without it whoever is named beside who says it may be one. */
  by?: { readonly directory: Directory },
): Readonly<Record<string, string>> | undefined => {
  const line = said.trim().replace(/[。.！!]+$/u, "");
  if (
    line.length === 0 ||
    line.length > (/\p{Script=Han}/u.test(line) ? longestSaid.han : longestSaid.latin) ||
    otherwise.test(line)
  )
    return undefined;
  const other = others.exec(line)?.groups?.["who"];
  if (other !== undefined && (by === undefined || unitsListed(other, by.directory) !== undefined))
    return undefined;
  // 不是不能去 says neither.
  if (/不是不|并非不|没说不/u.test(line)) return undefined;
  const doubtful = inDoubt.test(line);
  const found = saidWords.find(([id, words]) => (doubtful ? id === "maybe" : words.test(line)));
  if (found === undefined) return undefined;
  const [answer, words] = found;
  // 我去不了，让副局长去: the unit comes all the same.
  const instead = answer === "no" ? substitute.exec(line)?.[1] : undefined;
  if (instead !== undefined) return { answer: "yes", attendee: instead };
  const rest = line
    .replace(others, "$<who>")
    .replace(words, " ")
    .trim()
    .replace(about, "")
    .replace(fillers, "")
    .replace(fillers, "");
  const [who = "", ...beside] = rest.split(/[，,；;]/u).map((part) => part.replace(around, ""));
  // Beside who comes something may be said: 我们两个人去，要晚一点. Of those who do not come all of it is why.
  const attendee = answer === "yes" ? who.replace(/^(?:派|由)|\s+because\b.*$/giu, "") : "";
  const reason = [...(answer === "yes" ? [] : [who]), ...beside]
    .filter((part) => part !== "")
    .join("，")
    .replace(/^因为?/u, "");
  return {
    answer,
    ...(attendee === "" ? {} : { attendee }),
    ...(reason === "" ? {} : { reason }),
  };
};

/** A post, or how many come. */
const attendeeSaid =
  /^(?:派|由)?[^，,；;]{0,12}(?:[长员记任席部志人]|代表|秘书|助理|检察官|法官|主管)$|^(?:派|由)?[一两二三四五六七八九十\d]+[个位名]?人?$/u;

/** What stands behind an answer that was chosen: who comes, or why not; nothing where it may be something else. */
const saidBeside = (answer: string, said: string): Readonly<Record<string, string>> | undefined => {
  const text = said.replace(around, "");
  if (otherwise.test(text) || others.test(text)) return undefined;
  // 不参加，让副局长去: another answer than the one that was chosen.
  if (answer === "no" && substitute.test(text)) return undefined;
  if (answer === "yes" && attendeeSaid.test(text))
    return { attendee: text.replace(/^(?:派|由)/u, "") };
  return { reason: text.replace(/^因为?/u, "") };
};

/** The answers of the units invited, as one value of a card. */
export const attendanceText = <Id extends string>(
  units: readonly string[],
  answers: z.infer<ReturnType<typeof attendance<Id>>>,
  words: Readonly<Record<Id | "unanswered", Text>>,
  directory: Directory,
  /** Whether the reason of a unit is shown to the reader. */
  showsReason: (unit: string) => boolean = () => true,
  /** What a unit that has not answered said before of the same time. */
  saidBefore: (unit: string) => Text | undefined = () => undefined,
): Text =>
  joinAnd(
    units.map((unit) => {
      const name = organisationName(directory, unit);
      const said = answers[unit];
      const answer = words[said?.answer ?? "unanswered"];
      const more = [said?.attendee, showsReason(unit) ? said?.reason : undefined]
        .filter((part) => part !== undefined)
        .map((part) => verbatim(part));
      const before = said === undefined && showsReason(unit) ? saidBefore(unit) : undefined;
      const all = [...more, ...(before === undefined ? [] : [before])];
      const [zh, en] = (["zh", "en"] as const).map((language) =>
        all.length === 0 ? "" : ` (${all.map((part) => part[language]).join(" · ")})`,
      );
      return text(`${name.zh} ${answer.zh}${zh}`, `${name.en}: ${answer.en}${en}`);
    }),
  );
