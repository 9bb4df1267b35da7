import { note } from "../chat/card.ts";
import { type Directory, personName } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { directoryFor } from "./blind.ts";
import { confidentialityWords as words } from "./confidentiality-words.ts";
import type { Flow } from "./flow.ts";
import { type Matter, peopleIn } from "./matter.ts";
import { type NewNotice, newsKey } from "./notice.ts";
import { numberOf } from "./render.ts";
import type { Context } from "./step.ts";

/** Those named to chair when people meet about a matter who are not kept out of it. */
export const chairsNamed = (matter: Pick<Matter, "parties">): readonly string[] => {
  const recused = peopleIn(matter, "recused");
  return peopleIn(matter, "chair").filter((id) => !recused.includes(id));
};

/** Those who may chair when people meet about a matter: a deputy only where the entrustment lasts until then. */
export const chairsLeft = (
  { chairs }: Pick<Flow, "chairs">,
  matter: Matter,
  directory: Directory,
): readonly string[] => chairs?.(matter, directory) ?? chairsNamed(matter);

/** Whether nobody would be left to chair with this person recused. */
export const leavesNoChair = (
  flow: Pick<Flow, "chairs">,
  matter: Matter,
  person: string,
  directory: Directory,
): boolean => {
  const recused = { ...matter, parties: [...matter.parties, { part: "recused" as const, person }] };
  return (
    chairsLeft(flow, matter, directory).includes(person) &&
    chairsLeft(flow, recused, directory).length === 0
  );
};

/**
 * What those are told whom a step keeps out of a matter they saw, by somebody else's word: that it does, and which post
 * it was. Nothing of the matter but the number they knew, since it is theirs no more.
 */
export const recusedNotices = (
  flow: Flow,
  { before, after }: { readonly before: Matter; readonly after: Matter },
  { actor, directory, now }: Pick<Context, "actor" | "directory" | "now">,
  newId: () => string,
): readonly NewNotice[] => {
  const known = peopleIn(before, "recused");
  return peopleIn(after, "recused").flatMap((id): readonly NewNotice[] => {
    const person = directory.people.get(id);
    if (person === undefined || id === actor.id || known.includes(id)) return [];
    if (!canSee(sightOf(person), before)) return [];
    const by = personName(directoryFor(flow, person, directory), actor.id);
    return [
      {
        id: newId(),
        key: newsKey(after.code, after.historyLength, id),
        recipient: { to: "person", id },
        content: {
          is: "plain",
          card: note(numberOf(flow, after), [words.recusedYou(by)]),
          about: { matter: after.code, upTo: after.visibility, recused: true },
        },
        createdAt: now,
        nextTryAt: now,
      },
    ];
  });
};
