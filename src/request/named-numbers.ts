import { action, type Press } from "../chat/card.ts";
import type { Answers, Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { say } from "../chat/text.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { barred, type Matter } from "../flow/matter.ts";
import { leftOut, textForAll } from "../flow/unnamed.ts";
import { words } from "../flow/words.ts";
import { numbersIn, readCodes, referenceEndings } from "../line/code.ts";
import { disguisedNumbersIn, spokenNumbersIn } from "../line/mentions.ts";
import { asSeen } from "../screening/reading.ts";
import type { Raw, RequestContext } from "./context.ts";
import { talk } from "./words.ts";

/** What separates the parts of a list. */
const PARTS = /([、，,；;\n]+)/;

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

type Refused = { readonly number: string; readonly isAbsent?: true };

/** The number for which part of a text is refused; that one stands alone and is not there is said as such. */
const refusedIn = async (
  { services, actor, today }: Asking,
  part: string,
  own: string | undefined,
  readByAll: Fields[string]["readByAll"],
): Promise<Refused | undefined> => {
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
  const isListed = readByAll === "items" && readCodes(part, prefixes, year).length > 0;
  const { codes, references, rest } = numbersIn(part, prefixes, year);
  const spoken = spokenNumbersIn(rest, services.verbs, year, "with 号");
  const disguised = disguisedNumbersIn(asSeen(part), services.verbs, year);
  for (const code of new Set([...codes, ...spoken.codes, ...disguised])) {
    const level = code === own ? 1 : await levelOf(code);
    if (level === undefined && isListed) return { number: code, isAbsent: true };
    if (level === undefined || (level > 1 && !isListed)) return { number: code };
  }
  for (const reference of references.flatMap(referenceEndings)) {
    // A document that is none of ours, or hidden, is known from outside.
    const code = await findCode(looking, { reference });
    if (!(code instanceof Refusal) && code !== own && ((await levelOf(code)) ?? 1) > 1)
      return { number: reference };
  }
  return undefined;
};

/**
 * Refuses a text that everybody reads whom a matter is shown to, where it names another matter that the
 * actor does not see, or that is not everybody's: in the same words, so that they do not say which, and with a button
 * that sends it without. Nothing that was typed is lost.
 */
export const refuseNamed = async (
  context: Asking,
  fields: Fields,
  answers: Answers<Fields>,
  { own, press }: SentAgain,
): Promise<Refusal | undefined> => {
  const { services, actor, now } = context;
  const apart = Object.values(fields).some((field) => field.apart === true);
  const given = Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined),
  );
  // A number that is written in a way of its own goes with what stands around it.
  const without = async (part: string, key: string): Promise<string> => {
    const refused = (said: string) => refusedIn(context, said, own?.code, fields[key]?.readByAll);
    if ((await refused(part)) === undefined) return part;
    const of = { code: own?.code ?? "", openedAt: now };
    const masked = await textForAll({ ...services, actor }, of, part);
    const language = /\p{Script=Han}/u.test(part) ? "zh-CN" : "en";
    return (await refused(masked)) === undefined ? masked : say(leftOut, language);
  };
  for (const [key, { readByAll }] of Object.entries(fields)) {
    const said = answers[key];
    if (readByAll === undefined || typeof said !== "string") continue;
    const parts = said.split(PARTS);
    for (const part of parts) {
      const refused = await refusedIn(context, part, own?.code, readByAll);
      if (refused === undefined) continue;
      if (refused.isAbsent) return new Refusal(words.noSuchRecord, { field: key });
      const left: string[] = [];
      if (!apart) for (const one of parts) left.push(await without(one, key));
      const again = { ...press, answers: { ...press.answers, ...given, [key]: left.join("") } };
      return new Refusal(talk.notNamedToAll(refused.number), {
        field: key,
        actions: apart ? [] : [action(talk.withoutNumber, again)],
      });
    }
  }
  return undefined;
};
