import fc from "fast-check";
import { drawCard } from "../adapters/block-kit/card.ts";
import { drawForm } from "../adapters/slack/render.ts";
import { anyCard, anyForm, anyLanguage } from "../test/adapters/anything.ts";
import { changeRequests } from "../test/adapters/slack/changed.ts";
import { slackRules } from "../test/adapters/slack/contract.ts";
import { openTown } from "../test/adapters/slack/town.ts";

/** Draws so many cards and forms of anything for Slack; fails at one that Slack would not take. */
export const drawAnything = async (numRuns: number, seed: number): Promise<object> => {
  const refuses = slackRules();
  const taken = (given: unknown, where: string): void => {
    const fault = refuses(given, where);
    if (fault !== undefined) throw new Error(fault);
  };
  fc.assert(
    fc.property(anyCard, anyLanguage, fc.nat({ max: 3 }), (card, language, page) =>
      taken(drawCard(card, language, { page }).blocks, "message"),
    ),
    { numRuns, seed },
  );
  fc.assert(
    fc.property(anyForm, anyLanguage, (form, language) =>
      taken(drawForm(form, language, { conversation: "C0123456789", group: true }), "view"),
    ),
    { numRuns, seed },
  );
  return { cards: numRuns, forms: numRuns };
};

/** Sends so many requests changed after they were signed; fails at one that is not refused. */
export const changeAnything = async (count: number): Promise<object> => {
  const town = await openTown();
  try {
    await changeRequests(town, count);
    const answered = town.slack.messages.length;
    return { refused: count, faults: answered === 0 ? [] : [`${answered} were answered`] };
  } finally {
    await town.close();
  }
};
