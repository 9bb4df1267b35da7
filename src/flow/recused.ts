import { note } from "../chat/card.ts";
import { personName } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { directoryFor } from "./blind.ts";
import { confidentialityWords as words } from "./confidentiality-words.ts";
import type { Flow } from "./flow.ts";
import { type Matter, peopleIn } from "./matter.ts";
import { type NewNotice, newsKey } from "./notice.ts";
import { numberOf } from "./render.ts";
import type { Context } from "./step.ts";

/** Those named to chair when people meet about a matter who are not kept out of it. */
export const chairsLeft = (matter: Pick<Matter, "parties">): readonly string[] => {
  const recused = peopleIn(matter, "recused");
  return peopleIn(matter, "chair").filter((id) => !recused.includes(id));
};

/** Whether nobody would be left to chair without this person. */
export const leavesNoChair = (matter: Pick<Matter, "parties">, without: string): boolean => {
  const chairs = chairsLeft(matter);
  return chairs.includes(without) && chairs.every((id) => id === without);
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
