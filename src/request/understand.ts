import { shorten } from "../chat/text.ts";
import type { Matter } from "../flow/matter.ts";
import { mentionsIn } from "../line/mentions.ts";
import { denies, forbids, takesBack } from "../line/negation.ts";
import { asRead, type Ranked } from "../line/rank-verbs.ts";
import { readLine } from "../line/read-line.ts";
import type { Verb } from "../line/verb.ts";
import { asksOnly, isConditional, requestsIn } from "./asking.ts";
import { allCalledIn } from "./called.ts";
import type { RequestContext } from "./context.ts";
import { eventOf, type IntentOrOutcome } from "./intent.ts";
import { meantBy } from "./meant.ts";
import { byTitle, type Near, nearMatters } from "./near-matters.ts";
import { actionOf, chooseNear, labelOf, notMeant, offerMeant, reads } from "./offer-meant.ts";
import { type Meant, needsMatter, placed, stepOf, understandsOf } from "./placed.ts";
import { isCalled } from "./share-called.ts";
import { timeSet } from "./time-set.ts";
import { joinsUnits } from "./units-asked.ts";
import { talk } from "./words.ts";

/** How much has to speak for something: to be offered, to be taken up at once, and how far ahead of the next. */
const enough = { offered: 0.2, takenUp: 0.44, ahead: 0.09, ofTwo: 0.36 } as const;

/**
 * What a sentence in people's own words means: what reads is answered, what changes something is shown filled in,
 * and where it is not clear the likeliest are offered. Only what is open to this person now, in what they see.
 */
export const understand = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const meant = await meantBy(context, said);
  const [first, second] = meant;
  const isOpening = first?.verb.about === "opening" && first.raw["title"] === undefined;
  if (first === undefined || first.score < enough.takenUp || isOpening) {
    const set = await timeSet(context, said);
    const [only] = set;
    if (only !== undefined)
      return set.length === 1 ? takeUp(context, said, only, set) : offerMeant(context, said, set);
  }
  // 签受: two characters are a slip of one word, and no sentence.
  const least = /^\p{Script=Han}{1,2}$/u.test(said.trim()) ? enough.ofTwo : enough.offered;
  if (first === undefined || first.score < least) return showNumbered(context, said);
  const clear =
    (first.score >= enough.takenUp &&
      (second === undefined ||
        first.score - second.score >= enough.ahead ||
        second.verb.id === first.verb.id)) ||
    // A matter named by its number is opened on little: reading it changes nothing.
    (reads(context, first) && first.code !== undefined && isNumbered(context, said, first.code));
  const plain = asRead(said, context.services.verbs);
  // 没收到, 先不受理: the word is there, and what it does is not asked for.
  const isForbidden = (one: Meant) =>
    takesBack(plain) || (forbids(plain) && !readsWhole(context, said, one));
  const isDenied = (one: Meant) =>
    !reads(context, one) &&
    (denies(plain, one.verb) ||
      isForbidden(one) ||
      (LEAVES_IT.test(plain) && !isDenial(one.verb) && readsNone(context, plain, one)));
  if (isDenied(first) || isForbidden(first)) {
    const code = first.code ?? (await codeCalled(context, said));
    return offerMeant(context, said, [
      ...(code === undefined ? [] : showing(context, code)),
      ...meant.filter(
        (one) => !isDenied(one) && one.verb.about !== "matter" && one.verb.id !== "show",
      ),
    ]);
  }
  if (!reads(context, first) && first.verb.about === "matter") {
    const others = severalNamed(context, said, await nearOf(context, said));
    if (others.length > 1)
      return chooseNear(context, { ...first, among: others, notSuch: talk.oneAtATime });
    // 采砂会取消了吗 asks; 如果公安局来不了就推迟 leaves it open. The matter is shown, and nothing is begun.
    if ((asksOnly(plain) || isConditional(plain)) && first.code !== undefined)
      return offerMeant(context, said, [
        ...showing(context, first.code),
        ...meant.filter((one) => reads(context, one) && one.verb.id !== "show"),
        ...(isConditional(plain) ? [{ ...first, raw: {} }] : []),
      ]);
  }
  if (clear && !isNoAnswer(context, plain, first)) return takeUp(context, said, first, meant);
  const read = meant.find(
    (one) =>
      first.score - one.score < enough.ahead &&
      reads(context, one) &&
      one.code !== undefined &&
      isNumbered(context, said, one.code),
  );
  // What only reads a numbered matter and is nearly as likely is done, with the other beside it.
  return read === undefined || said.length > longestAbout
    ? offerMeant(context, said, meant)
    : takeUp(context, said, read, [read, ...meant.filter((one) => one !== read)]);
};

/** Whether a step reads a sentence as what its own form asks for: 不用请公安局了 is taking off. */
const readsWhole = (context: RequestContext, said: string, { verb }: Meant): boolean =>
  stepOf(context, verb)?.understands?.(said, context) !== undefined;

/** A matter, to be looked at. */
const showing = ({ services }: RequestContext, code: string): readonly Meant[] =>
  services.verbs
    .filter(({ id }) => id === "show")
    .map((verb) => ({ verb, code, score: 1, raw: {} }));

const nearOf = (context: RequestContext, said: string) => {
  const plain = asRead(said, context.services.verbs);
  const year = Number(context.today.slice(0, 4));
  return nearMatters(context, mentionsIn(plain, context.services.verbs, year), plain);
};

/** The one appointment a sentence calls by its name. */
const codeCalled = async (context: RequestContext, said: string): Promise<string | undefined> => {
  const near = await nearOf(context, said);
  const [first, second] = near.filter(({ flow }) => flow.appointment !== undefined);
  const isCalledSo =
    first !== undefined &&
    first.notSuch === undefined &&
    first.weight >= byTitle &&
    first.weight - (second?.weight ?? 0) >= byTitle;
  return isCalledSo ? first.matter.code : undefined;
};

/** The appointments a sentence names by different names, where it names more than one: 推进会改到17号，采砂会改到18号. */
const severalNamed = (
  context: RequestContext,
  said: string,
  near: readonly Near[],
): readonly Matter[] => {
  if (numbersIn(context, said).length > 0) return [];
  const plain = asRead(said, context.services.verbs);
  const names = new Map(
    context.services.flows
      .filter(({ appointment }) => appointment !== undefined)
      .map((flow) => [flow, allCalledIn(flow, plain, context)]),
  );
  const found = near.flatMap(({ flow, matter }) =>
    matter.closedAt !== undefined
      ? []
      : (names.get(flow) ?? []).flatMap((called) =>
          isCalled(matter, called) ? [{ matter, called: called.said }] : [],
        ),
  );
  // Each name is that of one alone, or it says nothing of how many are meant.
  const sure = found.filter(
    ({ called }) => found.filter((one) => one.called === called).length === 1,
  );
  return [...new Map(sure.map(({ matter }) => [matter.code, matter])).values()];
};

/** The numbers of matters in a sentence. */
const numbersIn = ({ services, today }: RequestContext, said: string): readonly string[] =>
  mentionsIn(said, services.verbs, Number(today.slice(0, 4))).codes;

/** Whether a sentence names a matter by its number. */
const isNumbered = (context: RequestContext, said: string, code: string): boolean =>
  numbersIn(context, said).includes(code);

/** A sentence of which nothing is understood but the one number in it: that matter, whoever may see it. */
const showNumbered = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const [code, ...others] = numbersIn(context, said);
  const verb = context.services.verbs.find(({ id }) => id === "show");
  return code === undefined || others.length > 0 || said.length > longestAbout || !verb
    ? undefined
    : takeUp(context, said, { verb, code, score: 0, raw: {} }, []);
};

/** Longer than this a sentence says more than which matter it is about. */
const longestAbout = 20;

/** 纪要先别发: something is to be left as it is. */
const LEAVES_IT = /别|不要|不用|不必|先不|暂不|勿|\b(?:don't|do not|not yet|no need to)\b/iu;

/** 公安局不用来了 is what a command does. */
const isDenial = ({ names, says = [] }: Verb): boolean =>
  [...names, ...says].some((name) => LEAVES_IT.test(name));

/** Whether a step that reads sentences in people's own words reads none in this one. */
const readsNone = (context: RequestContext, said: string, { verb }: Meant): boolean =>
  stepOf(context, verb)?.understands !== undefined &&
  stepOf(context, verb)?.understands?.(said, context) === undefined;

/** Whether it is an answer of each of several that these words do not give: 我们去现场看了 is none to an invitation. */
const isNoAnswer = (context: RequestContext, said: string, one: Meant): boolean =>
  stepOf(context, one.verb)?.each !== undefined && readsNone(context, said, one);

/** What the words of a command say in a part of a line is that command. */
const commandsIn = ({ services, now }: RequestContext, part: string): readonly Ranked[] => {
  const read = readLine(part, services.verbs, now);
  return read.is === "command" ? read.candidates.map(({ verb }) => ({ verb, score: 1 })) : [];
};

/** What a line asks that makes two requests: a button each. */
export const twoRequests = async (
  context: RequestContext,
  said: string,
  least: number = enough.ofTwo,
): Promise<IntentOrOutcome | undefined> => {
  const parts = takesBack(said) ? [] : requestsIn(said);
  if (parts.length < 2 || joinsUnits(parts[1] ?? "", context)) return undefined;
  const each = await Promise.all(
    parts.map((part) => meantBy(context, part, commandsIn(context, part))),
  );
  const firsts = each.flatMap(([first]) =>
    first !== undefined && first.score >= least ? [first] : [],
  );
  return new Set(firsts.map(({ verb }) => verb.id)).size === 2
    ? offerMeant(context, said, firsts, talk.meantBoth)
    : undefined;
};

/** What a word that asks about one matter means without a number: the matter at hand, or a choice of several. */
export const aboutMatterAtHand = async (
  context: RequestContext,
  verb: Verb,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  if (!needsMatter.has(verb.id)) return undefined;
  const mentions = mentionsIn(said, context.services.verbs, Number(context.today.slice(0, 4)));
  const near = await nearMatters(context, mentions, said);
  const [first] = placed(
    context,
    { verb, score: 1 },
    {
      mentions,
      near,
      bare: said,
      told: said,
      typed: said,
    },
  );
  return first === undefined ? undefined : takeUp(context, said, { ...first, raw: {} }, []);
};

const takeUp = async (
  context: RequestContext,
  said: string,
  first: Meant,
  meant: readonly Meant[],
): Promise<IntentOrOutcome | undefined> => {
  if (first.among !== undefined && first.code === undefined) return chooseNear(context, first);
  const event = eventOf(context);
  const { verb, code, raw } = first;
  const about = code === undefined ? {} : { code };
  if (reads(context, first)) {
    const others = meant
      .slice(1, 3)
      .filter(({ score, verb: one }) => score >= enough.offered && one.id !== verb.id)
      .map((one) => actionOf(context, one, false));
    return {
      id: verb.id,
      ...about,
      raw,
      submitted: false,
      event,
      ...(meant.length === 0
        ? {}
        : { note: talk.understoodAs(labelOf(context, first), shorten(said, 40)) }),
      offers: [...others, notMeant(first)],
    };
  }
  // What stands alone and does something is a button: nothing is done without a press.
  if (verb.about === "alone" && understandsOf(context, verb) === undefined)
    return offerMeant(context, said, meant);
  return { id: verb.id, ...about, raw, submitted: false, unsure: true, guessed: true, event };
};
