import type { Instant } from "../calendar/day.ts";
import { periodIn } from "../calendar/typed-period.ts";
import { daySpanIn, daysIn } from "../calendar/typed-span.ts";
import type { Fields } from "../chat/field.ts";
import { shorten, type Text } from "../chat/text.ts";
import { mayEver } from "../commands/command.ts";
import { openingNamed } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { openingInstead, openingsFor } from "../flow/may.ts";
import { canTake } from "../flow/obstacle.ts";
import { titleOf } from "../flow/render.ts";
import { withoutCourtesy } from "../line/courtesy.ts";
import { type Mentions, mentionsIn, spokenNumbersIn } from "../line/mentions.ts";
import { asRead, type Ranked, rankVerbs } from "../line/rank-verbs.ts";
import type { Verb } from "../line/verb.ts";
import type { Raw, RequestContext } from "./context.ts";
import { MOVED_TO, withoutDates } from "./dates-in.ts";
import { filledFrom } from "./fill-form.ts";
import { byDay, byTitle, type Near, nearMatters, speaksOfOther } from "./near-matters.ts";
import { withoutAsking } from "./reason-said.ts";

/** How many things are offered, and how many words of ours are looked at for them. */
export const mostOffered = 4;
const mostRanked = 40;

/** One thing somebody may mean, with the matter and the values understood. */
export type Meant = {
  readonly verb: Verb;
  readonly score: number;
  readonly code?: string;
  /** It is not open to this person now: where it is clearly meant, why not is said. */
  readonly closed?: true;
  /** The matters it may be about, likeliest first, where that is not clear. */
  readonly among?: readonly Matter[];
  /** A day or a name was said, and it is that of none of those: how that is said. */
  readonly notSuch?: Text;
  readonly raw: Raw;
};

const SPLIT =
  /[，,。;；？?！!]\s*(?:然后|再|顺便|另外|还有|并且|最后)|[？?]\s*|[，,;；]?\s*(?:然后|顺便|另外)|\band then\b|\band\b(?! a half\b| \w+ (?:min|hour|day|week))/iu;

/** The requests of a line that may make two. */
export const requestsIn = (said: string): readonly string[] => {
  const found = SPLIT.exec(said);
  if (found === null) return [said];
  const parts = [said.slice(0, found.index), said.slice(found.index + found[0].length)];
  return parts.every((part) => withoutCourtesy(part).length >= 2) ? parts : [said];
};

/** 先不立案，约他们谈谈: what is put off is not what is asked for. */
const PUT_OFF = /^(?:先|暂时?|暂且)(?:不|别|不用).{1,10}[，,]\s*(?=.{3})/u;

/** How, where and what about something: asked of it, not asked for. */
const HOW =
  /怎么(?!样|还|不|没|办|回事|了|.{1,4}的(?:[\s？?]|$))|如何(?!了)|咋(?!样|了|还|不|没|办|回事)|怎样(?!了)|要填|要写|在哪(?:里|儿)?(?:签|交|报|办|传|发|提)|往哪|能发|how (?:do|to|can|does)/iu;

/** Something is to be told; what asks whether something may be done (能不能宽限) asks for it to be done. */
const ASKS =
  /吗[\s，,]|(?:[吗没么？?]|没有|没得|了不|过了?吧|什么|啥|几号|几时|几点|哪些|哪个|哪家|哪天|谁|多少|多久|最急)[\s？?。.]*$|什么时候|啥时候|何时|几号|几点|哪天|在哪|几天[之以]?内|哪些|有几|怎么.{1,4}的|(?:的|是|说|讲|要|干|给)(?:什么|啥)|几(?:条|件|个|份)|有没有|(.)不\1|[怎咋]么?(?:还|不|没)|^(?:did|does|do|is|are|was|has|have|what|when|where|who|which|how)\b/iu;
const REQUESTS =
  /能不能|可不可以|可否|能否|行不|好不好|[，,。？?]\s*(?:催|帮|请|麻烦|快)|(?:可以|能|要|想|请|帮).{0,12}吗|^(?:can|could|may|shall|do) (?:we|i|you)\b/iu;

/** Whether a sentence asks to be told something, and for nothing to be done. */
export const asksOnly = (bare: string): boolean => ASKS.test(bare) && !REQUESTS.test(bare);

/** How much a question speaks against what changes something, and for what tells something. */
const askedOnly = 0.24;
const toldOf = 0.06;

/** How much it speaks against a step that it is not open now, and for one that a matter is near. */
const notOpen = 0.1;
const nearness = 0.02;

/** Everything a sentence may mean that is open to this person, best first. */
export const meantBy = async (
  context: RequestContext,
  typed: string,
  commands: readonly Ranked[] = [],
): Promise<readonly Meant[]> => {
  const { services, actor } = context;
  const bare = withoutCourtesy(asRead(typed, services.verbs));
  if (bare === "") return [];
  const mentions = mentionsIn(bare, services.verbs, Number(context.today.slice(0, 4)));
  const wanted = mentions.rest.replace(PUT_OFF, "").replace(HOW, " ");
  const isMine = ({ id }: Verb) => mayEver(services, actor, id);
  const told = withoutCourtesy(typed);
  const known = new Set(commands.map(({ verb }) => verb));
  const ranked = withReading(context, mentions, [
    ...commands,
    ...rankVerbs(wanted, services.verbs).filter(({ verb }) => !known.has(verb)),
  ])
    .map((one) => instead(context, one))
    .filter(({ verb, score }) => score > 0.15 && (verb.about === "matter" || isMine(verb)))
    .filter(({ verb }, index, all) => all.findIndex((one) => one.verb === verb) === index)
    .slice(0, mostRanked);
  if (HOW.test(mentions.rest))
    return meantHow(
      ranked.filter(({ verb }) => isMine(verb)),
      wanted,
    );
  const near = await nearMatters(context, mentions, bare);
  const all: Said = { mentions, near, bare, told };
  const unnamed = { ...mentions, codes: [] };
  const ofSteps = BESIDE.test(bare)
    ? { ...all, mentions: unnamed, near: await nearMatters(context, unnamed, bare) }
    : all;
  const isQuestion = asksOnly(bare) || asksOnly(asRead(typed, services.verbs));
  const tells = new Set(
    services.commands.filter(({ shows }) => shows === true).map(({ id }) => id),
  );
  return ranked
    .map((one) =>
      isQuestion
        ? { ...one, score: one.score + (tells.has(one.verb.id) ? toldOf : -askedOnly) }
        : one,
    )
    .flatMap((one) => placedOrOpened(context, one, one.verb.about === "matter" ? ofSteps : all))
    .sort((one, other) => other.score - one.score)
    .filter(
      ({ verb }, at, all) =>
        !["list", "show"].includes(verb.id) || all.findIndex((one) => one.verb === verb) === at,
    )
    .filter(({ closed }, index) => closed === undefined || (index === 0 && !isQuestion))
    .slice(0, mostOffered)
    .map(({ fill, ...one }) => ({ ...one, raw: fill() }));
};

/** 取消，与HY-2026-0001合并召开: the number is that of another matter, named as the reason. */
const BESIDE =
  /(?:与|和|跟|同|并入|归入|参[见照考]|详见|[^看]见|按照?|依照?|\bmerged? (?:with|into)|\bsee|\bas in|\btogether with|\broom for|\bbecause of|\bdue to) ?[a-z]{2}[ -]{0,3}\d/iu;

/** The step of a matter that a command is. */
export const stepOf = ({ services }: Pick<RequestContext, "services">, { id }: Verb) => {
  const [kind, step = ""] = id.split(".");
  return services.flows.find((flow) => flow.kind === kind)?.steps[step];
};

/** So much speaks for a step that reads a sentence as what its form asks for; less where each of several answers for itself, in few words. */
const readsIt = { own: 0.74, each: 0.62 } as const;

/** The commands a sentence may mean by its words, with the steps that read it as theirs. */
const withReading = (
  context: RequestContext,
  mentions: Mentions,
  ranked: readonly Ranked[],
): readonly Ranked[] => {
  const said = mentions.unnumbered;
  const { flows } = context.services;
  const reading = context.services.verbs.filter((verb) => {
    const flow = flows.find(({ prefix }) => prefix === verb.prefix);
    return (
      (flow === undefined || !speaksOfOther(flow, mentions)) &&
      stepOf(context, verb)?.understands?.(said, context) !== undefined
    );
  });
  const least = (verb: Verb) => readsIt[stepOf(context, verb)?.each === undefined ? "own" : "each"];
  // 让住建局也来参加 answers no invitation, and what moves a meeting to another day and place does not only change the place.
  const isNone = (verb: Verb) => {
    const step = stepOf(context, verb);
    return (
      step?.understands !== undefined &&
      reading.some(({ prefix }) => step.each !== undefined || prefix === verb.prefix)
    );
  };
  const scored = ranked.map((one) => {
    if (reading.includes(one.verb)) return { ...one, score: Math.max(one.score, least(one.verb)) };
    return isNone(one.verb) ? { ...one, score: one.score - askedOnly } : one;
  });
  const others = reading.filter((verb) => !ranked.some((one) => one.verb === verb));
  return [...scored, ...others.map((verb) => ({ verb, score: least(verb) }))].sort(
    (one, other) => other.score - one.score,
  );
};

/** The opening a person has in place of one that is not theirs: 提议 for 安排. */
const instead = ({ services, actor }: RequestContext, one: Ranked): Ranked => {
  const [kind, id = ""] = one.verb.id.split(".");
  if (one.verb.about !== "opening" || mayEver(services, actor, one.verb.id)) return one;
  const flow = services.flows.find((each) => each.kind === kind);
  const opening = flow && openingNamed(flow, id);
  const other = opening && openingInstead(actor, flow, opening);
  const verb = other && services.verbs.find((each) => each.id === `${kind}.${other.id}`);
  return verb === undefined ? one : { ...one, verb };
};

/**
 * What may be meant; where a step reads the sentence as its own and there is no matter of its kind, the opening
 * of that kind with what was read: 叫上住建局 is for a new meeting where there is none.
 */
const placedOrOpened = (context: RequestContext, one: Ranked, said: Said): readonly Placed[] => {
  const found = placed(context, one, said);
  const { services, actor } = context;
  const { prefix } = one.verb;
  const isThere = said.near.some(({ flow }) => flow.prefix === prefix);
  if (found.length > 0 || isThere || said.mentions.codes.length > 0) return found;
  const read = stepOf(context, one.verb)?.understands?.(said.mentions.unnumbered, context);
  const { kinds } = said.mentions;
  // 明天的会取消, and there is no meeting.
  const isAbout = prefix !== undefined && kinds.includes(prefix) && isSpoken(context, [prefix]);
  if (read === undefined && isAbout) {
    const isNamed =
      stepOf(context, one.verb)?.understands === undefined &&
      one.verb.names.some((name) => said.bare.toLowerCase().includes(name));
    return noneOf(context, [prefix], one.score - (isNamed ? 2 : 3) * notOpen);
  }
  const flow = services.flows.find((each) => each.prefix === prefix);
  const [opening] = flow === undefined ? [] : openingsFor(actor, flow);
  const verb = services.verbs.find(({ id }) => id === `${flow?.kind}.${opening?.id}`);
  const keys = Object.entries(read ?? {}).filter(
    ([key]) => opening !== undefined && Object.hasOwn(opening.form, key),
  );
  return verb === undefined || keys.length === 0
    ? found
    : [{ verb, score: one.score, fill: () => Object.fromEntries(keys) }];
};

/** How to, asked of nothing we know. */
const unasked: Ranked = {
  verb: { id: "help", names: [], kindNames: [], about: "alone", fields: {} },
  score: 0.2,
};

/** Words that say nothing of what is asked about. */
const ABOUT_NOTHING = /这个|那个|这|那|东西|弄|办|搞|做|用|啊|呀|呢|吗|的|了|我|this|that|it|\s/giu;

const meantHow = (ranked: readonly Ranked[], wanted: string): readonly Meant[] => {
  const isAboutNothing = wanted.replace(ABOUT_NOTHING, "") === "";
  return (ranked.length === 0 || isAboutNothing ? [unasked] : ranked)
    .slice(0, 3)
    .flatMap(({ verb, score }): readonly Meant[] => {
      return [
        { verb: unasked.verb, score: score + 0.3, raw: verb.id === "help" ? {} : { of: verb.id } },
      ];
    });
};

/** What may be meant, before its values are read out of the sentence. */
type Placed = Omit<Meant, "raw"> & { readonly fill: () => Raw };

type Said = {
  readonly mentions: Mentions;
  readonly near: readonly Near[];
  /** The sentence in simplified characters, and as it was typed. */
  readonly bare: string;
  readonly told: string;
};

/** How much more speaks for a step of a matter that is near, the more where its kind or a number is named. */
const speaksFor = ({ flow, weight }: Near, { kinds, codes }: Mentions): number =>
  (kinds.includes(flow.prefix) || codes.length > 0 ? 0.05 : 0) + nearness * weight;

/**
 * The fields of a step that a sentence may say something for. Where its form is filled from the matter, the title and the
 * units of a sentence say which matter it is: 采纳公安局提议的会 calls no meeting “公安局提议”.
 */
const fieldsSaid = (step: ReturnType<typeof stepOf>): Fields => {
  const form = step?.form ?? {};
  const isDescribed = Object.values(form).some(({ inSentence }) => inSentence !== undefined);
  return step?.prefill === undefined || !isDescribed
    ? form
    : Object.fromEntries(
        Object.entries(form).filter(
          ([key, { kind, inSentence }]) =>
            kind === "day" || kind === "moment" || (inSentence !== undefined && key !== "title"),
        ),
      );
};

/** One thing that may be meant, with the matter it is about; nothing where it is not open. */
export const placed = (
  context: RequestContext,
  { verb, score }: Ranked,
  { mentions, near, bare, told }: Said,
): readonly Placed[] => {
  const { actor, now } = context;
  if (verb.about === "matter") {
    const step = verb.id.split(".")[1] ?? "";
    const open = near.filter(({ flow, matter }) => {
      const declared = flow.prefix === verb.prefix ? flow.steps[step] : undefined;
      return declared !== undefined && canTake(flow, [step, declared], matter, actor, now);
    });
    const [best] = open;
    const [likeliest] = near;
    // 饮水那个建议 of two: where the one that is named is not open, the other is not meant.
    const isOther =
      best !== undefined &&
      likeliest !== best &&
      likeliest !== undefined &&
      likeliest.flow.prefix === verb.prefix &&
      likeliest.weight - best.weight >= byTitle;
    if (best === undefined || isOther) {
      if (likeliest?.flow.prefix !== verb.prefix || likeliest?.flow.steps[step] === undefined)
        return [];
      const { notSuch } = likeliest;
      const isNamed = likeliest.weight >= byDay;
      const one = {
        verb,
        score: !isNamed
          ? score - notOpen
          : likeliest.onDay || mentions.codes.length > 0
            ? score + speaksFor(likeliest, mentions)
            : score,
        closed: true,
      } as const;
      const ofKind = near.filter(({ flow }) => flow.prefix === verb.prefix);
      return [
        notSuch === undefined
          ? { ...one, code: likeliest.matter.code, fill: () => ({}) }
          : { ...one, notSuch, among: ofKind.map(({ matter }) => matter), fill: () => ({}) },
      ];
    }
    const alike = open.filter(({ weight }) => weight === best.weight);
    const isAppointed = best.flow.appointment !== undefined;
    if (best.notSuch !== undefined || (isAppointed && alike.length > 1)) {
      const about = best.notSuch === undefined ? alike : open;
      return [
        {
          verb,
          score: score + nearness * best.weight,
          among: about.map(({ matter }) => matter),
          ...(best.notSuch === undefined ? {} : { notSuch: best.notSuch }),
          fill: () => ({}),
        },
      ];
    }
    const owed = best.owed.includes(step) ? 0.14 : 0;
    return [
      {
        verb,
        score: score + owed + speaksFor(best, mentions),
        code: best.matter.code,
        fill: () => {
          const declared = best.flow.steps[step];
          const read = declared?.understands?.(mentions.unnumbered, context);
          if (read !== undefined) return read;
          const form = fieldsSaid(declared);
          const title = titleOf(best.matter).zh;
          const asking = { verb, title, now, spoken: best.flow.spoken };
          // 2号建议 is a number and no day.
          const year = Number(context.today.slice(0, 4));
          const { rest } = spokenNumbersIn(bare, context.services.verbs, year, "with 号");
          return withoutAsking(filledFrom(form, rest, context, told), form, told, asking);
        },
      },
    ];
  }
  const [nearest] = near;
  if (
    ["overdue", "todo"].includes(verb.id) &&
    WHO_HAS_NOT.test(bare) &&
    nearest?.flow.appointment !== undefined &&
    (mentions.codes.length > 0 || nearest.spoken === true) &&
    !speaksOfOther(nearest.flow, mentions)
  )
    return showing(context, near, score + nearness * 10);
  if (verb.about === "opening") score += describedBy(context, verb, told);
  if (mentions.codes.length > 0 && verb.about === "opening") score -= 0.12;
  if (verb.about === "alone" && needsMatter.has(verb.id)) {
    const { kinds, codes } = mentions;
    const named = near.filter(({ flow }) => kinds.includes(flow.prefix));
    // 明天几点开会, and there is no meeting: no other matter is meant.
    if (named.length === 0 && codes.length === 0 && kinds.length > 0 && isSpoken(context, kinds))
      return noneOf(context, kinds, score);
    const about = named.length === 0 || codes.length > 0 ? near : named;
    const [best] = about;
    const tied = about.filter(({ weight }) => weight === best?.weight);
    if (best === undefined) return [];
    const { notSuch } = best;
    const one = (tied.length === 1 && notSuch === undefined) || codes.length > 0;
    return [
      {
        verb,
        score: score + (codes.length > 0 ? 0.08 : 0),
        fill: () => filledFrom(verb.fields, bare, context, told),
        ...(one ? { code: best.matter.code } : { among: about.map(({ matter }) => matter) }),
        ...(one || notSuch === undefined ? {} : { notSuch }),
      },
    ];
  }
  // What has a number is opened, not searched for; hy1谁没回复 asks of that meeting, not of what is overdue.
  if (["search", "overdue"].includes(verb.id) && mentions.codes.length > 0) return [];
  const [named] = mentions.codes;
  const code = verb.ofMatter === true && named !== undefined ? { code: named } : {};
  return [{ verb, score, ...code, fill: () => rawOf(verb, { mentions, bare, told }, context) }];
};

/** Who has not answered, asked of what people are invited to: its card says so. */
const WHO_HAS_NOT =
  /(?:谁|哪[几些]?[家个](?:单位)?|哪些单位|几家|几个单位).{0,6}?[没未]|who (?:has|have)(?:n't| not)\b|who did(?:n't| not)\b/iu;

/** The nearest of some matters is shown; where it is not such as was said, which of its kind is meant. */
const showing = (
  { services }: RequestContext,
  near: readonly Near[],
  score: number,
): readonly Placed[] => {
  const [nearest] = near;
  const verb = services.verbs.find(({ id }) => id === "show");
  if (nearest === undefined || verb === undefined) return [];
  const { notSuch, matter, flow } = nearest;
  const ofKind = near.filter((one) => one.flow === flow);
  const of =
    notSuch === undefined
      ? { code: matter.code }
      : { notSuch, among: ofKind.map((one) => one.matter) };
  return [{ verb, score, ...of, fill: () => ({}) }];
};

/** How much more speaks for an opening of whose form a sentence says several things: what, where and when. */
const describedBy = (context: RequestContext, { id, fields }: Verb, told: string): number => {
  const { services, actor, now } = context;
  const described = Object.values(fields).filter(({ inSentence }) => inSentence !== undefined);
  // Whoever may take it itself does not need what others have in its place.
  const isInstead = services.flows.some((flow) =>
    openingsFor(actor, flow).some(({ otherwise }) => id === `${flow.kind}.${otherwise}`),
  );
  if (described.length === 0 || isInstead) return 0;
  const text = withoutDates(told, now, "，");
  const isHeld = text !== told && HOLDS.test(told) && !MOVED_TO.test(told);
  const said = described.filter(({ inSentence }) => inSentence?.(text) !== undefined).length;
  return said === 0 ? 0 : 0.12 * said + (text === told ? 0 : 0.12) + (isHeld ? 0.3 : 0);
};

/** A meeting is to be held, with what it is about between: 和水务局开排污口会商会, 开个整治会. What is asked or done is none. */
const HOLDS =
  /(?<![不没召离公展])(?:召?开|组织|安排)(?!了|过|完|始|会)[^，,。；;?？]{1,20}?(?:会|会议)(?=$|[，,。；;])/u;

/** Whether kinds are spoken of by words that say nothing else in a sentence, as 意见 and 建议 may. */
const isSpoken = ({ services: { flows } }: RequestContext, kinds: readonly string[]): boolean =>
  flows.some(({ prefix, spoken }) => kinds.includes(prefix) && spoken !== undefined);

/** There is no matter of the kind that is spoken of: the list of that kind, which says so. */
const noneOf = (
  { services: { flows, verbs } }: RequestContext,
  kinds: readonly string[],
  score: number,
): readonly Placed[] =>
  flows
    .filter(({ prefix, spoken }) => kinds.includes(prefix) && spoken !== undefined)
    .slice(0, 1)
    .flatMap(({ kind }) =>
      verbs
        .filter(({ id }) => id === "list")
        .map((verb) => ({ verb, score, fill: () => ({ kind, open: true }) })),
    );

/** What is about one matter, and asks which where none is named. */
export const needsMatter = new Set(["show", "deadline", "delivery", "documents", "files", "later"]);

/** The values of a command that stands alone, from the sentence. */
const rawOf = (
  verb: Verb,
  { mentions, bare, told }: Omit<Said, "near">,
  context: RequestContext,
): Raw => {
  const { fields } = verb;
  const unit = unitIn(bare, context);
  switch (verb.id) {
    case "search":
      return { words: searched(mentions.rest) };
    case "help":
      return {};
    case "todo":
    case "overdue":
    case "overview":
      return unit === undefined || verb.id === "todo" ? {} : { of: unit };
    case "nudge":
      return unit === undefined ? {} : { note: unit };
    case "link":
    case "unlink":
      return mentions.codes.length > 1 ? { with: mentions.codes.slice(1).join("、") } : {};
    case "list": {
      const kind = context.services.flows.find(({ prefix }) => prefix === mentions.kinds[0]);
      return kind === undefined ? {} : { kind: kind.kind };
    }
    case "leave":
      return leaveSaid(bare, context.now);
    case "stats": {
      const kind = context.services.flows.find(({ prefix }) => prefix === mentions.kinds[0]);
      const period = periodIn(bare, context.now);
      return {
        ...(period === undefined ? {} : { period }),
        ...(unit === undefined ? {} : { unit }),
        ...(kind === undefined ? {} : { kind: kind.kind }),
      };
    }
    default:
      return filledFrom(fields, bare, context, told);
  }
};

/** The days of a leave: both ends of a span, the last day behind 到 or until, a day alone as both. */
const leaveSaid = (said: string, now: Instant): Raw => {
  const span = daySpanIn(said, now);
  if (span !== undefined) return { from: span.from, until: span.until };
  // The working days of a week that is named whole.
  const week = /(下{1,2}|本|这)个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])/u.exec(said)?.[1];
  if (week !== undefined)
    return { ...(week.startsWith("下") ? { from: `${week}周一` } : {}), until: `${week}周五` };
  if (/\bnext week\b(?! \w+day)/iu.test(said)) return { from: "next Monday", until: "next Friday" };
  const [day, ...others] = daysIn(said, now);
  if (day === undefined || others.length > 0) return {};
  const typed = said.slice(day.start, day.end);
  if (/(?:到|至|until|till)\s*$/iu.test(said.slice(0, day.start))) return { until: typed };
  // 周五回来, 明天起 and 出差一周: only one end, and not whether that day is still away.
  return /^\s*(?:起|开始|回|back|上班)/iu.test(said.slice(day.end))
    ? { from: typed }
    : { from: typed, until: typed };
};

const unitIn = (bare: string, { directory }: RequestContext): string | undefined => {
  const typed = bare.toLowerCase();
  const found = [...directory.organisations.values()]
    .flatMap((unit) =>
      [unit.name.zh, unit.name.en, ...unit.also]
        .filter((name) => name.length >= 2 && typed.includes(name.toLowerCase()))
        .map((name) => ({ name: unit.name.zh, length: name.length })),
    )
    .sort((one, other) => other.length - one.length);
  return found[0]?.name;
};

const ASKS_TO_SEARCH =
  /找一下|找找|帮我|搜一下|搜下|搜|查查|查一下|找|有没有|关于|在哪|哪里|的那件|那个|那件|的|吗|search for|find anything about|look for|find|anything|about/giu;

const searched = (rest: string): string => {
  const words = withoutCourtesy(rest).replace(ASKS_TO_SEARCH, " ").replace(/\s+/g, " ").trim();
  return shorten(words === "" ? rest : words, 20);
};
