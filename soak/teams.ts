import fc from "fast-check";
import { teamsCard, teamsForm } from "../adapters/teams/render.ts";
import { anyCard, anyForm, anyLanguage } from "../test/adapters/anything.ts";
import { aGroup, asLargeAsOurs, teamsRules } from "../test/adapters/teams/contract.ts";

/** Draws so many cards and forms of anything for Teams; fails at one that Teams would not take. */
export const drawAnythingOnTeams = async (numRuns: number, seed: number): Promise<object> => {
  const refuses = teamsRules();
  const taken = (card: unknown): void => {
    const fault = refuses(card);
    if (fault !== undefined) throw new Error(fault);
  };
  fc.assert(
    fc.property(anyCard, anyLanguage, fc.boolean(), (card, language, grouped) =>
      taken(teamsCard(card, language, grouped ? aGroup : undefined)),
    ),
    { numRuns, seed },
  );
  fc.assert(
    fc.property(anyForm, anyLanguage, (form, language) =>
      taken(teamsForm(asLargeAsOurs(form), language)),
    ),
    { numRuns, seed },
  );
  return { cards: numRuns, forms: numRuns };
};
