import { action, note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { verbatim } from "../chat/text.ts";
import { type Found, findDuties, findMatter, flowOf } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { canTake } from "../flow/obstacle.ts";
import { mentionsIn } from "../line/mentions.ts";
import { takesBack } from "../line/negation.ts";
import { asRead } from "../line/rank-verbs.ts";
import { readLine } from "../line/read-line.ts";
import { matterAbove } from "./choose-matter.ts";
import type { RequestContext } from "./context.ts";
import { eventOf, type IntentOrOutcome } from "./intent.ts";
import { byTitle, nearMatters, speaksOfOther, speaksOfOtherAppointment } from "./near-matters.ts";
import { talk } from "./words.ts";

/** The matters of these numbers, as far as this person may see them. */
const namedIn = async (
  { services, actor }: RequestContext,
  codes: readonly string[],
): Promise<readonly Found[]> => {
  const found = await Promise.all(codes.map((code) => findMatter({ ...services, actor }, code)));
  return found.flatMap((one) => (one instanceof Refusal ? [] : [one]));
};

/** Of several matters the one that the sentence names by its day, its title or whose it is; else all of them. */
const likeliest = async <One extends { readonly matter: Matter }>(
  context: RequestContext,
  said: string,
  all: readonly One[],
): Promise<readonly One[]> => {
  if (all.length < 2) return all;
  const year = Number(context.today.slice(0, 4));
  const near = await nearMatters(context, mentionsIn(said, context.services.verbs, year), said);
  const weightOf = ({ matter }: One) =>
    near.find((one) => one.matter.code === matter.code)?.weight ?? 0;
  const [first, second] = all.toSorted((one, other) => weightOf(other) - weightOf(one));
  return first !== undefined &&
    second !== undefined &&
    weightOf(first) - weightOf(second) >= byTitle
    ? [first]
    : all;
};

/** The matter under whose card it was said, unless the sentence names another one by its title. */
const aboveUnlessNamed = async (
  context: RequestContext,
  said: string,
): Promise<Found | undefined> => {
  const above = await matterAbove(context);
  if (above === undefined) return undefined;
  const year = Number(context.today.slice(0, 4));
  const near = await nearMatters(context, mentionsIn(said, context.services.verbs, year), said);
  const titled = near.filter((one) => one.titled);
  return titled.length > 0 && titled.every(({ matter }) => matter.code !== above.matter.code)
    ? undefined
    : above;
};

/**
 * What a sentence that is no command answers of what waits for this person, or of the matter under whose
 * card it was said: shown filled in before it is done. Nothing where it answers none of it.
 */
export const readPlainAnswer = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const { services, actor, now } = context;
  if (takesBack(said)) return undefined;
  const plain = asRead(said, services.verbs);
  // qingjia is 请假, a word of its own, and no answer to an invitation.
  const read =
    plain !== said && readLine(plain, services.verbs, now).is === "command" ? said : plain;
  const mentions = mentionsIn(read, services.verbs, Number(context.today.slice(0, 4)));
  const { codes, unnumbered } = mentions;
  const named = codes.length === 0 ? [] : await namedIn(context, codes);
  const above = named[0] ?? (await aboveUnlessNamed(context, read));
  // What names a matter answers of that one, or of none.
  if (codes.length > 0 && named.length !== 1) return undefined;
  const asked =
    above === undefined
      ? (await findDuties({ ...context, ...services })).map(({ of, step }) => ({
          flow: flowOf(services.flows, of),
          matter: of,
          id: step,
        }))
      : Object.keys(above.flow.steps).map((id) => ({ ...above, id }));
  const near = codes.length > 0 ? [] : await nearMatters(context, mentions, read);
  /** Neither on another day nor called otherwise, and no other of its kind is clearly named. */
  const isMeant = (matter: Matter): boolean => {
    const one = near.find((each) => each.matter.code === matter.code);
    const [first] = near.filter(({ flow }) => flow.kind === matter.kind);
    if (one === undefined || first === undefined) return true;
    return one.notSuch === undefined && (first === one || first.weight - one.weight < byTitle);
  };
  const answered = asked.flatMap(({ flow, matter, id }) => {
    const step = flow.steps[id];
    if (codes.length === 0 && speaksOfOther(flow, mentions)) return [];
    if (codes.length === 0 && speaksOfOtherAppointment(flow, { mentions, told: read }, context))
      return [];
    const raw = step?.understands?.(codes.length > 0 ? unnumbered : read, {
      ...context,
      typed: said,
    });
    if (step === undefined || raw === undefined) return [];
    if (codes.length === 0 && !isMeant(matter)) return [];
    return canTake(flow, [id, step], matter, actor, now)
      ? [{ command: `${flow.kind}.${id}`, matter, raw }]
      : [];
  });
  const [first, ...others] = await likeliest(context, read, [
    ...new Map(answered.map((one) => [one.matter.code, one])).values(),
  ]);
  if (first === undefined) return undefined;
  if (others.length === 0)
    return {
      id: first.command,
      code: first.matter.code,
      raw: first.raw,
      submitted: false,
      unsure: true,
      event: eventOf(context),
    };
  return {
    is: "card",
    card: note(
      talk.which,
      [],
      [first, ...others].map(({ command, matter, raw }) =>
        action(verbatim(matter.code), {
          command,
          code: matter.code,
          prefill: raw,
        }),
      ),
    ),
  };
};
