import { action, type Card, facts } from "../chat/card.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import type { GuardedStore } from "../store/store.ts";
import { sightOf } from "./access.ts";
import { flowOf } from "./find.ts";
import type { Flow } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { mayOpen } from "./may.ts";
import type { Context } from "./step.ts";
import { mayKnowReached, withReached } from "./told.ts";
import { words } from "./words.ts";

/**
 * A matter's card with the numbers of the matters it came from and led to, as far as the reader can
 * see those, a button for each kind it can become, and for whoever brought it whom it has reached. What is known to be new has led to nothing yet.
 */
export const withRelated = async (
  context: Context & { readonly store: GuardedStore; readonly flows: readonly Flow[] },
  flow: Flow,
  matter: Matter,
  card: Card,
  isNew = false,
): Promise<Card> => {
  const { flows, actor, store } = context;
  if (matter.visibility === 3 || matter.erasedAt !== undefined) return card;
  // Between kinds only: a clue merged into another has that as its parent and says so itself.
  const related = (isNew ? [] : await store.related(sightOf(actor), matter)).filter(
    (other) => other.kind !== matter.kind,
  );
  const named = (others: readonly Matter[]): Text | undefined =>
    others.length === 0
      ? undefined
      : joinAnd(
          others.map((other) => {
            const { name } = flowOf(flows, other);
            return text(`${name.zh} ${other.code}`, `${name.en.toLowerCase()} ${other.code}`);
          }),
        );
  const [before, after] = [
    named(related.filter(({ code }) => code === matter.parent)),
    named(related.filter(({ parent }) => parent === matter.code)),
  ];
  const becoming = (flow.becomes ?? []).flatMap((becoming) => {
    const other = flowOf(flows, becoming);
    if (!becoming.from.includes(matter.state) || !mayOpen(actor, other)) return [];
    if (becoming.when?.(matter, context) === false) return [];
    return [
      action(words.become(other.name), {
        command: `${becoming.kind}.${other.opening.id}`,
        prefill: { ...becoming.prefill(matter, context), parent: matter.code },
      }),
    ];
  });
  const linked = {
    ...card,
    body:
      before === undefined && after === undefined
        ? card.body
        : [...card.body, facts([words.cameFrom, before], [words.ledTo, after])],
    actions: [...card.actions, ...becoming],
  };
  return mayKnowReached(actor, matter)
    ? withReached(linked, await store.notices(matter.code), context)
    : linked;
};
