import type { Instant } from "../calendar/day.ts";
import type { Fields } from "../chat/field.ts";
import type { Text } from "../chat/text.ts";
import type { Matter } from "../flow/matter.ts";
import { openingsFor } from "../flow/may.ts";
import { canTake } from "../flow/obstacle.ts";
import { titleOf } from "../flow/render.ts";
import { type Mentions, spokenNumbersIn } from "../line/mentions.ts";
import type { Ranked } from "../line/rank-verbs.ts";
import type { Verb } from "../line/verb.ts";
import { saysTitle } from "./called.ts";
import { rawOf, type SentenceWords } from "./command-values.ts";
import type { Raw, RequestContext } from "./context.ts";
import { MOVED_TO, withoutDates } from "./dates-in.ts";
import { filledFrom } from "./fill-form.ts";
import {
  byDay,
  byTitle,
  type Near,
  speaksOfOther,
  speaksOfOtherAppointment,
} from "./near-matters.ts";
import { withoutAsking } from "./reason-said.ts";

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

/** How much it speaks against a step that it is not open now, and for one that a matter is near. */
const notOpen = 0.1;
const nearness = 0.02;
const mostNear = 3;

/** The step of a matter that a command is. */
export const stepOf = ({ services }: Pick<RequestContext, "services">, { id }: Verb) => {
  const [kind, step = ""] = id.split(".");
  return services.flows.find((flow) => flow.kind === kind)?.steps[step];
};

/** What reads a sentence as what a command's form asks for: its step's, or its own where it stands alone. */
export const understandsOf = ({ services }: Pick<RequestContext, "services">, verb: Verb) =>
  stepOf({ services }, verb)?.understands ??
  services.commands.find(({ id }) => id === verb.id)?.understands;

/**
 * What may be meant; where a step reads the sentence as its own and there is no matter of its kind, the opening
 * of that kind with what was read: 叫上住建局 is for a new meeting where there is none.
 */
export const placedOrOpened = (
  context: RequestContext,
  one: Ranked,
  said: Sentence,
): readonly Placed[] => {
  const found = placed(context, one, said);
  const { services, actor } = context;
  const { prefix } = one.verb;
  const isThere = said.near.some(({ flow }) => flow.prefix === prefix);
  // 缺户口本，让检察院补来: what is spoken of is there.
  const isOther = said.near.length > 0 && !said.mentions.kinds.includes(prefix ?? "");
  if (found.length > 0 || isThere || isOther || said.mentions.codes.length > 0) return found;
  const { typed } = said;
  const read = stepOf(context, one.verb)?.understands?.(said.mentions.unnumbered, {
    ...context,
    typed,
  });
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

/** What may be meant, before its values are read out of the sentence. */
type Placed = Omit<Meant, "raw"> & { readonly fill: () => Raw };

/** What a sentence says, with the matters it may be about. */
export type Sentence = SentenceWords & { readonly near: readonly Near[] };

/** How much more speaks for a step of a matter that is near, the more where its kind or a number is named. */
const speaksFor = ({ flow, weight }: Near, { kinds, codes }: Mentions): number =>
  (kinds.includes(flow.prefix) || codes.length > 0 ? 0.05 : 0) +
  nearness * Math.min(weight, mostNear);

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
  sentence: Sentence,
): readonly Placed[] => {
  const { actor, now } = context;
  const { mentions, bare, told, typed } = sentence;
  const near =
    mentions.codes.length > 0
      ? sentence.near
      : sentence.near.filter(({ flow }) => !speaksOfOtherAppointment(flow, sentence, context));
  if (verb.about === "matter") {
    const step = verb.id.split(".")[1] ?? "";
    const open = near.filter(({ flow, matter }) => {
      const declared = flow.prefix === verb.prefix ? flow.steps[step] : undefined;
      return declared !== undefined && canTake(flow, [step, declared], matter, actor, now);
    });
    const [best] = open;
    // What a step reads as its own is about one of its kind: 会上定了：水务局封堵排口, and a task is called so.
    const isOwn = stepOf(context, verb)?.understands?.(mentions.unnumbered, context) !== undefined;
    const [likeliest] = isOwn
      ? [...near.filter(({ flow }) => flow.prefix === verb.prefix), ...near]
      : near;
    // 明天开个秸秆禁烧会，叫农业来 is for a new one where none is called so.
    const nearest = best ?? likeliest;
    if (
      nearest?.notSuch !== undefined &&
      nearest.flow.appointment !== undefined &&
      nearest.flow.prefix === verb.prefix &&
      isHeld(told, now)
    )
      return [];
    // 饮水那个我们签收了: what is called so is there, and no other is meant, whatever is open in that.
    if (nearest?.notSuch !== undefined && near.some(({ called }) => called)) return [];
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
          ? {
              ...one,
              code: likeliest.matter.code,
              // What was said for it is not lost where another step has to come first.
              fill: () =>
                likeliest.flow.steps[step]?.understands?.(mentions.unnumbered, {
                  ...context,
                  typed,
                }) ?? {},
            }
          : { ...one, notSuch, among: ofKind.map(({ matter }) => matter), fill: () => ({}) },
      ];
    }
    const fill = (): Raw => {
      const declared = best.flow.steps[step];
      const read = declared?.understands?.(mentions.unnumbered, { ...context, typed });
      if (read !== undefined) return read;
      const form = fieldsSaid(declared);
      const title = titleOf(best.matter).zh;
      const asking = { verb, title, now, spoken: best.flow.spoken };
      // 2号建议 is a number and no day.
      const year = Number(context.today.slice(0, 4));
      const { rest } = spokenNumbersIn(bare, context.services.verbs, year, "with 号");
      return withoutAsking(filledFrom(form, rest, context, told), form, told, asking);
    };
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
          fill,
        },
      ];
    }
    const owed = best.owed.includes(step) ? 0.14 : 0;
    return [
      {
        verb,
        score: score + owed + speaksFor(best, mentions),
        code: best.matter.code,
        fill,
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
  const read =
    verb.about === "alone"
      ? understandsOf(context, verb)?.(mentions.unnumbered, { ...context, typed })
      : undefined;
  if (read !== undefined) return [{ verb, score, fill: () => read }];
  if (verb.about === "opening") {
    const isDone = near.some(({ flow }) => flow.prefix === verb.prefix) && DONE_TO_ONE.test(told);
    score += isDone ? -0.3 : describedBy(context, { verb, score }, told);
    // What says the title of one that is there is about that one: 河道整治的联席会开始了.
    const isThere =
      nearest !== undefined &&
      nearest.flow.prefix === verb.prefix &&
      saysTitle(titleOf(nearest.matter).zh, told);
    if (isThere && !isHeld(told, now)) score -= 0.3;
  }
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
  const [named = spokenOf(verb, near)] = mentions.codes;
  const code = verb.ofMatter === true && named !== undefined ? { code: named } : {};
  return [
    { verb, score, ...code, fill: () => rawOf(verb, { mentions, bare, told, typed }, context) },
  ];
};

/** What may be about one matter, or about all: what people meet for, or anything. */
const mayBeOfOne: Readonly<Record<string, "appointment" | "any">> = {
  agenda: "appointment",
  brief: "appointment",
  calendar: "appointment",
  nudge: "any",
};

/** The one matter a sentence speaks of, for what may be about one: 催催水务 where one thing waits there. */
const spokenOf = ({ id }: Verb, near: readonly Near[]): string | undefined => {
  const of = mayBeOfOne[id];
  const [first, second] = near.filter(
    ({ flow, notSuch }) =>
      of !== undefined && notSuch === undefined && (of === "any" || flow.appointment !== undefined),
  );
  if (first === undefined || first.weight === second?.weight) return undefined;
  return (first.spoken ?? first.hinted ?? second === undefined) ? first.matter.code : undefined;
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

/** What is done to a meeting that is there: 12月2号的研判会取消. */
const DONE_TO_ONE =
  /取消|不开了|改期|推迟|顺延|议定|会商?上?(?:还|又|也)?定了|改地[点方]|换(?:个)?地[点方]|[去来]不[了成]|\bcancel|\bcall(?:ed)? .{0,12}off|\bpostpone/iu;

/** So much has to speak for an opening by its own words. */
const leastDescribed = 0.2;

/** How much more speaks for an opening of whose form a sentence says several things: what, where and when. */
const describedBy = (
  context: RequestContext,
  { verb: { id, fields }, score }: Ranked,
  told: string,
): number => {
  const { services, actor, now } = context;
  const described = Object.values(fields).filter(({ inSentence }) => inSentence !== undefined);
  // Whoever may take it itself does not need what others have in its place.
  const isInstead = services.flows.some((flow) =>
    openingsFor(actor, flow).some(({ otherwise }) => id === `${flow.kind}.${otherwise}`),
  );
  if (described.length === 0 || isInstead) return 0;
  const text = withoutDates(told, now, "，");
  const said = described.filter(({ inSentence }) => inSentence?.(text) !== undefined).length;
  // What is said of a time and of units is said of much else: 缺户口本，让检察院补来.
  return said === 0 || score < leastDescribed
    ? 0
    : 0.12 * said + (text === told ? 0 : 0.12) + (isHeld(told, now) ? 0.3 : 0);
};

/** Whether a sentence calls something on a day or at a time. */
const isHeld = (told: string, now: Instant): boolean =>
  HOLDS.test(told) && !MOVED_TO.test(told) && withoutDates(told, now, "，") !== told;

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
