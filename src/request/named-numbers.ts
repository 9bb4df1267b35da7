import type { Answers, Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { barred } from "../flow/matter.ts";
import { words } from "../flow/words.ts";
import { numbersIn, readCodes } from "../line/code.ts";
import { disguisedNumbersIn, spokenNumbersIn } from "../line/mentions.ts";
import { asSeen } from "../screening/reading.ts";
import type { RequestContext } from "./context.ts";
import { talk } from "./words.ts";

/** The parts of a list as people separate them. */
const PARTS = /[、，,；;\n]+/;

/**
 * Refuses a text that everybody reads whom a matter is shown to, where it names another matter that the
 * actor does not see, or that is not everybody's: in the same words, so that they do not say which.
 */
export const refuseNamed = async (
  { services, actor, today }: Pick<RequestContext, "services" | "actor" | "today">,
  fields: Fields,
  answers: Answers<Fields>,
  own?: string,
): Promise<Refusal | undefined> => {
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
          return new Refusal(talk.notNamedToAll(code), { field: key });
      }
      for (const reference of references) {
        // A document that is none of ours, or hidden, is known from outside.
        const code = await findCode(looking, { reference });
        if (!(code instanceof Refusal) && code !== own && ((await levelOf(code)) ?? 1) > 1)
          return new Refusal(talk.notNamedToAll(reference), { field: key });
      }
    }
  }
  return undefined;
};
