import { sightOf } from "../flow/access.ts";
import { readMatter } from "../flow/find.ts";
import type { Agenda, Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { canTake } from "../flow/obstacle.ts";
import type { CommandContext } from "./command.ts";

/** How many meetings are looked at. */
const most = 200;

/** The meetings of a kind somebody sees and may read, newest first. */
export const meetingsOf = async (
  { store, actor }: Pick<CommandContext, "store" | "actor">,
  flow: Flow,
): Promise<readonly Matter[]> =>
  (await store.matters(sightOf(actor), { kind: flow.kind, take: most }))
    .filter(({ visibility, erasedAt }) => visibility < 3 && erasedAt === undefined)
    .map((one) => readMatter(flow, one));

/** Whether somebody may take a step of a meeting now. */
export const mayTakeIn = (
  { actor, now }: Pick<CommandContext, "actor" | "now">,
  flow: Flow,
  meeting: Matter,
  id: string,
): boolean => {
  const step = flow.steps[id];
  return step !== undefined && canTake(flow, [id, step], meeting, actor, now);
};

/** The next meeting that somebody may put matters on, with what stands on it already. */
export type NextMeeting = {
  readonly flow: Flow;
  readonly agenda: Agenda;
  readonly meeting: Matter;
  readonly known: readonly string[];
};

/** The next meeting on whose agenda this person may put something; nothing where there is none. */
export const nextMeeting = async (
  context: Pick<CommandContext, "store" | "actor" | "now" | "flows">,
): Promise<NextMeeting | undefined> => {
  for (const flow of context.flows) {
    const { agenda } = flow;
    if (agenda === undefined) continue;
    const all = await meetingsOf(context, flow);
    const meeting = agenda.next(all, context.now);
    if (meeting !== undefined && mayTakeIn(context, flow, meeting, agenda.adds)) {
      const known = agenda.items(meeting, all).flatMap(({ code }) => code ?? []);
      return { flow, agenda, meeting, known };
    }
  }
  return undefined;
};
