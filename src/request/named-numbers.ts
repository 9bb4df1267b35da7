import { action, type Press } from "../chat/card.ts";
import type { Answers, Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { barred, type Matter } from "../flow/matter.ts";
import { textForAll } from "../flow/unnamed.ts";
import { words } from "../flow/words.ts";
import { numbersIn, readCodes } from "../line/code.ts";
import { disguisedNumbersIn, spokenNumbersIn } from "../line/mentions.ts";
import { asSeen } from "../screening/reading.ts";
import type { Raw, RequestContext } from "./context.ts";
import { talk } from "./words.ts";

/** The parts of a list as people separate them. */
const PARTS = /[、，,；;\n]+/;

type Asking = Pick<RequestContext, "services" | "actor" | "today" | "now">;

/** The matter a text stands in, and what sends it once more. */
type SentAgain = { readonly own?: Pick<Matter, "code" | "openedAt">; readonly press: Press };

/**
 * What fills a form from the record, without the numbers that not everybody may know by now who is to read it. What was
 * typed stays: it is refused, not changed.
 */
export const filledForAll = async (
  { services, actor }: Pick<Asking, "services" | "actor">,
  {
    fields,
    own,
    typed,
  }: {
    readonly fields: Fields;
    readonly own: Pick<Matter, "code" | "openedAt">;
    readonly typed: Raw;
  },
  values: Raw | undefined,
): Promise<Raw | undefined> => {
  if (values === undefined) return undefined;
  const filled: Record<string, unknown> = { ...values };
  const isTyped = (value: string): boolean =>
    Object.values(typed).some((one) => typeof one === "string" && one.includes(value));
  for (const [key, value] of Object.entries(values))
    if (typeof value === "string" && fields[key]?.readByAll === true && !isTyped(value))
      filled[key] = await textForAll({ ...services, actor }, own, value);
  return filled;
};

/** Why a text cannot name a number, with a button that sends it without: nothing that was typed is lost. */
const refuseWithout = async (
  { services, actor, now }: Asking,
  fields: Fields,
  answers: Answers<Fields>,
  { key, said, number }: { readonly key: string; readonly said: string; readonly number: string },
  { own, press }: SentAgain,
): Promise<Refusal> => {
  const of = own ?? { code: "", openedAt: now };
  const without = await textForAll({ ...services, actor }, of, said);
  const apart = Object.values(fields).some((field) => field.apart === true);
  const given = Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined),
  );
  return new Refusal(talk.notNamedToAll(number), {
    field: key,
    actions:
      without === said || apart
        ? []
        : [
            action(talk.withoutNumber, {
              ...press,
              answers: { ...press.answers, ...given, [key]: without },
            }),
          ],
  });
};

/**
 * Refuses a text that everybody reads whom a matter is shown to, where it names another matter that the
 * actor does not see, or that is not everybody's: in the same words, so that they do not say which.
 */
export const refuseNamed = async (
  context: Asking,
  fields: Fields,
  answers: Answers<Fields>,
  again: SentAgain,
): Promise<Refusal | undefined> => {
  const { services, actor, today } = context;
  const own = again.own?.code;
  const looking = { ...services, actor };
  const prefixes = services.flows.map(({ prefix }) => prefix);
  const year = Number(today.slice(0, 4));
  const levelOf = async (code: string): Promise<number | undefined> => {
    const found = await findMatter(looking, code);
    if (found instanceof Refusal) return undefined;
    // Not those who are complained of in it, nor whoever it was taken out of the hands of.
    const { visibility, parties } = found.matter;
    return parties.some(({ part }) => barred.includes(part)) ? Math.max(visibility, 2) : visibility;
  };
  for (const [key, { readByAll }] of Object.entries(fields)) {
    const said = answers[key];
    if (readByAll === undefined || typeof said !== "string") continue;
    for (const part of said.split(PARTS)) {
      const isListed = readByAll === "items" && readCodes(part, prefixes, year).length > 0;
      const { codes, references, rest } = numbersIn(part, prefixes, year);
      const spoken = spokenNumbersIn(rest, services.verbs, year, "with 号");
      const disguised = disguisedNumbersIn(asSeen(part), services.verbs, year);
      for (const code of new Set([...codes, ...spoken.codes, ...disguised])) {
        const level = code === own ? 1 : await levelOf(code);
        if (level === undefined && isListed) return new Refusal(words.noSuchRecord, { field: key });
        if (level === undefined || (level > 1 && !isListed))
          return refuseWithout(context, fields, answers, { key, said, number: code }, again);
      }
      for (const reference of references) {
        // A document that is none of ours, or hidden, is known from outside.
        const code = await findCode(looking, { reference });
        if (!(code instanceof Refusal) && code !== own && ((await levelOf(code)) ?? 1) > 1)
          return refuseWithout(context, fields, answers, { key, said, number: reference }, again);
      }
    }
  }
  return undefined;
};
