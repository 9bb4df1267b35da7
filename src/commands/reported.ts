import { watchingSightOf } from "../flow/access.ts";
import type { Agenda } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import type { Surveying } from "./overview-survey.ts";

/** An earlier meeting with those of its resolutions that stand on a later agenda, each with its number there. */
export type Reported = {
  readonly meeting: Matter;
  readonly resolved: readonly (ReturnType<Agenda["resolved"]>[number] & {
    readonly number: number;
  })[];
};

/**
 * What an agenda begins with: all that the last meeting resolved, and of those before it what was still
 * open when that one met, as far as the reader may know. So each stands on every agenda until the first
 * one after its fate is settled.
 */
export const reportedOn = async (
  { store, actor }: Pick<Surveying, "store" | "actor">,
  agenda: Agenda,
  meeting: Matter,
  all: readonly Matter[],
): Promise<readonly Reported[]> => {
  const [last, ...before] = agenda
    .earlier(meeting, all)
    .map((one) => ({ meeting: one, resolved: numbered(agenda, one) }));
  if (last === undefined) return [];
  const since = agenda.met(last.meeting)?.at ?? "";
  const sight = watchingSightOf(actor);
  const wasOpen = async (task: string | undefined): Promise<boolean> => {
    const matter = task === undefined ? undefined : await store.matterFor(sight, task);
    return matter !== undefined && (matter.closedAt === undefined || matter.closedAt >= since);
  };
  const carried = await Promise.all(
    before.map(async ({ meeting: of, resolved }): Promise<Reported> => {
      const open = await Promise.all(resolved.map(({ task }) => wasOpen(task)));
      return { meeting: of, resolved: resolved.filter((_, index) => open[index] === true) };
    }),
  );
  return [last, ...carried.filter(({ resolved }) => resolved.length > 0)];
};

const numbered = (agenda: Agenda, meeting: Matter): Reported["resolved"] =>
  agenda.resolved(meeting).map((one, index) => ({ ...one, number: index + 1 }));

/** The numbers of what those resolutions became. */
export const tasksIn = (all: readonly Reported[]): readonly string[] =>
  all.flatMap(({ resolved }) => resolved.flatMap(({ task }) => task ?? []));
