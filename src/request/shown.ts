import type { Press } from "../chat/card.ts";
import { codesIn } from "../chat/codes.ts";
import type { Reply } from "../chat/exchange.ts";
import { Refusal } from "../chat/refusal.ts";
import { sightOf } from "../flow/access.ts";
import { findMatter } from "../flow/find.ts";
import type { RequestContext } from "./context.ts";
import { type Intent, type IntentOrOutcome, isIntent } from "./intent.ts";
import type { Outcome } from "./outcome.ts";
import type { Answer } from "./reply.ts";

/**
 * What an answer shows beside the matter whose card it is, as far as the asker may read it: so it is known
 * wherever it is put when one of those matters is hidden later. A number somebody only wrote is none.
 */
export const withShown = async (
  context: RequestContext,
  read: IntentOrOutcome,
  outcome: Outcome,
  answer: Answer,
): Promise<Answer & Pick<Reply, "shows" | "restricted" | "about" | "again">> => {
  if (answer.is === "silence") return answer;
  const own = answer.is === "card" ? answer.matter : undefined;
  const done = outcome.is === "done" ? outcome.found.matter.code : undefined;
  const named = isIntent(read) ? read.code : undefined;
  const codes = new Set([
    ...("card" in answer ? codesIn(answer.card) : []),
    ...("form" in answer && answer.form !== undefined ? codesIn(answer.form) : []),
    ...(named === undefined ? [] : [named]),
  ]);
  if (own !== undefined) codes.delete(own);
  const { services, actor } = context;
  const shows = codes.size === 0 ? [] : await services.store.readable(sightOf(actor), [...codes]);
  const about = done ?? own ?? shows.find((one) => one === named);
  const again = shows.length === 0 || !isIntent(read) ? undefined : againOf(context, read, answer);
  return {
    ...answer,
    ...(shows.length === 0 ? {} : { shows }),
    ...((await showsRestricted(context, [...(own === undefined ? [] : [own]), ...shows]))
      ? { restricted: true as const }
      : {}),
    ...(about === undefined ? {} : { about }),
    ...(again === undefined ? {} : { again }),
  };
};

/** Whether what is answered to somebody in a group shows a matter of level 2. */
const showsRestricted = async (
  { services, actor, request: { surface } }: RequestContext,
  codes: readonly string[],
): Promise<boolean> => {
  if (surface.is !== "group") return false;
  for (const code of codes) {
    const found = await findMatter({ ...services, actor }, code);
    if (!(found instanceof Refusal) && found.matter.visibility > 1) return true;
  }
  return false;
};

/** What asks for the same anew: of what only shows something, and has no words of anybody's in it. */
const againOf = (
  { services }: RequestContext,
  { id, code, raw }: Intent,
  answer: Answer,
): Press | undefined => {
  const command = services.commands.find((one) => one.id === id);
  if (command?.shows !== true || answer.is !== "card" || answer.matter !== undefined)
    return undefined;
  const typed = Object.keys(raw).some((key) =>
    ["text", "long"].includes(command.form[key]?.kind ?? ""),
  );
  const linked = answer.card.body.some((block) => block.is === "links");
  return typed || linked
    ? undefined
    : { command: id, answers: raw, ...(code === undefined ? {} : { code }) };
};
