import { addDays, type Day } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import type { GuardedStore, Store } from "../store/store.ts";
import { answerForTheWhole, type Sight, sightOf } from "./access.ts";
import { isAppointment, isLate, isRunning } from "./clock.ts";
import { confidentialityWords } from "./confidentiality-words.ts";
import { takenBackIn } from "./correction.ts";
import { declaredIn, type Flow } from "./flow.ts";
import type { Entry } from "./history.ts";
import { owedUnder } from "./ladder.ts";
import { type Matter, unitsIn, type Waiting } from "./matter.ts";
import { type DutyRow, isOwedBy, owedNow } from "./owed.ts";
import { entrustable, readSeat } from "./seat.ts";
import { type Context, isStep } from "./step.ts";
import { entriesOf, seenBy, shareOf } from "./tracks.ts";
import { words } from "./words.ts";

/** Who looks, and where. */
export type Looking = Pick<Context, "actor" | "directory" | "now" | "today"> & {
  readonly store: GuardedStore;
  readonly flows: readonly Flow[];
};

/** A matter with the flow of its kind. */
export type Found = { readonly flow: Flow; readonly matter: Matter };

/** A duty with its matter, as its kind reads it. */
export type DutyOf = DutyRow & { readonly of: Matter };

/** The flow of a matter. */
export const flowOf = (flows: readonly Flow[], matter: Pick<Matter, "kind">): Flow => {
  const flow = flows.find(({ kind }) => kind === matter.kind);
  if (flow === undefined) throw new Error(`no flow for ${matter.kind}`);
  return flow;
};

/** A matter as its flow's model reads it; of one that is erased nothing is left to read. */
export const readMatter = (flow: Flow, matter: Matter): Matter =>
  matter.erasedAt === undefined ? { ...matter, fields: flow.model.parse(matter.fields) } : matter;

/** A matter as this person can see it; otherwise there is no such record. */
export const findMatter = async (
  looking: Pick<Looking, "store" | "flows" | "actor">,
  code: string,
): Promise<Found | Refusal> => {
  const found = await findWhole(looking, code);
  return found instanceof Refusal ? found : foundFor(found, looking.actor);
};

/** A matter as somebody may see it who can see that it is there. */
export const foundFor = ({ flow, matter }: Found, actor: Looking["actor"]): Found => ({
  flow,
  matter: seenBy(flow, matter, actor),
});

/** All of a matter this person can see part of, to be changed; otherwise there is no such record. */
export const findWhole = async (
  { store, flows, actor }: Pick<Looking, "store" | "flows" | "actor">,
  code: string,
): Promise<Found | Refusal> => {
  const matter = await store.matterFor(sightOf(actor), code);
  if (matter === undefined) return new Refusal(words.noSuchRecord);
  const flow = flowOf(flows, matter);
  return { flow, matter: readMatter(flow, matter) };
};

/** The same where what it says may be read: not while it is quarantined, even by the officer in charge. */
export const findReadable = async (
  looking: Pick<Looking, "store" | "flows" | "actor">,
  code: string,
): Promise<Found | Refusal> => {
  const found = await findMatter(looking, code);
  return found instanceof Refusal || found.matter.visibility < 3
    ? found
    : new Refusal(confidentialityWords.quarantinedUnread);
};

/** The number of the matter a line names, by ours or by its own; one the reader cannot see is not there. */
export const findCode = async (
  looking: Pick<Looking, "store" | "flows" | "actor">,
  named: { readonly code?: string; readonly reference?: string },
): Promise<string | Refusal> => {
  if (named.code !== undefined) return named.code;
  const codes =
    named.reference === undefined ? [] : await looking.store.codesByReference(named.reference);
  for (const code of codes) {
    const found = await findMatter(looking, code);
    if (!(found instanceof Refusal)) return code;
  }
  return new Refusal(words.noSuchRecord);
};

/** What is owed now of some rows, in the matters as this person may see them. */
const owedOf = (
  rows: readonly (Waiting & { readonly of: Matter })[],
  { flows, directory, now, actor }: Looking,
): readonly DutyOf[] => {
  const seen = new Map<string, Matter>();
  const read = (matter: Matter): Matter => {
    const flow = flowOf(flows, matter);
    const as = seen.get(matter.code) ?? seenBy(flow, readMatter(flow, matter), actor);
    seen.set(matter.code, as);
    return as;
  };
  return owedNow(
    rows.map((row) => ({ ...row, of: read(row.of) })),
    (matter) => flowOf(flows, matter),
    directory,
    now,
  ).filter((duty) => mayKnowDuty(flowOf(flows, duty.of), duty, actor));
};

/**
 * Whether somebody may know of a duty: one inside a part of a matter is of those who have it and those above all,
 * and of one whose step is kept inside some organs only whoever may read of the step, or has to take it.
 */
export const mayKnowDuty = (
  flow: Flow,
  duty: DutyOf | Pick<DutyOf, "clock" | "of">,
  actor: Looking["actor"],
): boolean => {
  const { clock, of } = duty;
  const ladder = clock && flow.clocks[clock.rule];
  const isOfPart =
    ladder?.inside === undefined ||
    unitsIn(of, ladder.inside).includes(actor.organisation) ||
    answerForTheWhole.some((role) => actor.roles.includes(role));
  if (!isOfPart) return false;
  if ("step" in duty && isOwedBy(duty, actor, of.kind)) return true;
  const share = shareOf(flow, of, clock?.organisation);
  const isShown = ladder?.shownTo?.(share, actor) !== false;
  if ("step" in duty)
    return (
      (isShown || ladder?.unannounced !== true) &&
      mayKnowStep({ flow, matter: of }, duty.step, actor)
    );
  if (!isShown) return false;
  const { steps = [] } = (ladder && owedUnder(ladder, of, true)) ?? {};
  return steps.every((step) => mayKnowStep({ flow, matter: of }, step, actor));
};

/** Whether somebody may know of a step: one kept inside some organs is of those, and of a unit whose part it is to take it. */
export const mayKnowStep = (
  { flow, matter }: Found,
  step: string,
  { organ, organisation }: Pick<Looking["actor"], "organ" | "organisation">,
): boolean => {
  const declared = declaredIn(flow, step);
  if (declared === undefined || !isStep(declared) || declared.marks?.inside === undefined)
    return true;
  return (
    (organ !== undefined && declared.marks.inside.includes(organ)) ||
    declared.by.some((seat) => {
      const { part, organ: only } = readSeat(seat);
      return (
        part !== undefined && only === undefined && unitsIn(matter, part).includes(organisation)
      );
    })
  );
};

/**
 * Of the history of a matter what somebody who sees it may read: nothing of shares that are hidden from
 * them, and nothing of a step kept inside some organs that is not theirs, its being taken back included.
 */
export const historyFor = (
  found: Found,
  entries: readonly Entry[],
  actor: Pick<Looking["actor"], "organ" | "organisation">,
): readonly Entry[] => {
  const closed = new Set(
    entries.filter(({ step }) => !mayKnowStep(found, step, actor)).map(({ number }) => number),
  );
  return entriesOf(found.matter, entries).filter(
    (entry) => !closed.has(entry.number) && !closed.has(takenBackIn(entry) ?? 0),
  );
};

/** What waits for this person now. */
export const findDuties = async (looking: Looking): Promise<readonly DutyOf[]> => {
  const { store, actor } = looking;
  const entrusted = actor.entrusted?.some(({ by }) =>
    by.roles.some((role) => entrustable.some((one) => one === role)),
  );
  const roles = entrusted === true ? [...actor.roles, ...entrustable] : actor.roles;
  const duties = owedOf(await store.waitingFor({ sight: sightOf(actor), roles }), looking);
  return duties.filter((duty) => isOwedBy(duty, actor, duty.of.kind));
};

/** What others are waited for in the open matters this person brought or handles. */
export const findAwaited = async (looking: Looking, take: number): Promise<readonly DutyOf[]> =>
  owedOf(await looking.store.waitedBy(sightOf(looking.actor), take), looking);

/** What is overdue in this person's sight, longest first: every duty whose day, or hour, has gone by. */
export const findOverdue = async (looking: Looking): Promise<readonly DutyOf[]> => {
  const { store, actor, today, now } = looking;
  // A period in hours can be over before its day is.
  const rows = await store.overdue(sightOf(actor), addDays(today, 1), mostOverdue);
  return owedOf(rows, looking).filter(({ clock }) => clock !== undefined && isLate(clock, now));
};

/** Everything owed now in this person's sight, due first on top; `whole` unless there was more than is looked at. */
export const findOwed = async (
  looking: Looking,
): Promise<{ readonly owed: readonly DutyOf[]; readonly whole: boolean }> => {
  const rows = await looking.store.awaited(sightOf(looking.actor), mostOverdue);
  return { owed: owedOf(rows, looking), whole: rows.length < mostOverdue };
};

/** Reaches everything but what is quarantined; only to ask afterwards whom it concerns, or to count for the operator. */
export const everything: Sight = {
  person: "",
  organisation: "",
  reaches: [{ through: "overview", upTo: 2 }],
};

/** What is quarantined as well: only for the numbers under which a unit itself brought something. */
export const whatever: Sight = { ...everything, reaches: [{ through: "overview", upTo: 3 }] };

/** A matter whoever may see it, to be gone on with unread; nothing of it is for the one who acts. */
export const findAny = async (
  { store, flows }: Pick<Looking, "store" | "flows">,
  code: string,
): Promise<Found | Refusal> => {
  const matter = await store.matterFor(whatever, code);
  if (matter === undefined) return new Refusal(words.noSuchRecord);
  const flow = flowOf(flows, matter);
  return { flow, matter: readMatter(flow, matter) };
};

/** Everything owed now, whoever may see it; only to ask afterwards whom it concerns. */
export const findAllOwed = async ({
  store,
  flows,
  directory,
  now,
}: Omit<Looking, "actor" | "today">): Promise<readonly DutyOf[]> => {
  const rows = await store.awaited(everything, mostOverdue);
  const read = rows.map((row) => ({ ...row, of: readMatter(flowOf(flows, row.of), row.of) }));
  return owedNow(read, (matter) => flowOf(flows, matter), directory, now);
};

/** What is owed now in some open matters, whoever may see it; only to ask afterwards whom it concerns. */
export const findOwedIn = async (
  {
    store,
    flows,
    directory,
    now,
  }: Omit<Looking, "actor" | "today" | "store"> & {
    readonly store: Pick<Store, "matter" | "waitingIn">;
  },
  codes: readonly string[],
): Promise<readonly DutyOf[]> => {
  const rows = await Promise.all(
    codes.map(async (code) => {
      const [stored, waiting] = await Promise.all([store.matter(code), store.waitingIn(code)]);
      if (stored === undefined || stored.closedAt !== undefined) return [];
      const of = readMatter(flowOf(flows, stored), stored);
      return waiting.map((one) => ({ ...one, of }));
    }),
  );
  return owedNow(rows.flat(), (matter) => flowOf(flows, matter), directory, now);
};

/** Far more than a county sets in a day. */
const mostMeetings = 200;

/** Whether people meet in the matters of a kind. */
export const meets = ({ clocks }: Flow): boolean =>
  Object.values(clocks).some(({ rungs }) => rungs.some((rung) => "minutesBefore" in rung));

/** The matters in which people meet on a day, whoever may see them; only to ask afterwards whom it concerns. */
export const findMeetings = async (
  { store, flows }: Pick<Looking, "store" | "flows">,
  day: Day,
): Promise<readonly Matter[]> => {
  const found = await Promise.all(
    flows.filter(meets).map(async (flow) => {
      const filter = { kind: flow.kind, open: true, take: mostMeetings };
      const all = await store.matters(everything, filter);
      return all
        .filter(({ erasedAt }) => erasedAt === undefined)
        .map((matter) => readMatter(flow, matter))
        .filter(({ clocks }) =>
          clocks.some((clock) => isRunning(clock) && isAppointment(clock) && clock.rolled === day),
        );
    }),
  );
  return found.flat();
};

/** The open matters in this person's sight, or another one of theirs, with a running clock past its day, whoever is awaited in them. */
export const findLate = async (
  looking: Looking,
  sight: Sight = sightOf(looking.actor),
): Promise<readonly Matter[]> => {
  const { store, actor, today, now, flows } = looking;
  const rows = await store.overdue(sight, today, mostOverdue);
  const matters = new Map(rows.map(({ of }) => [of.code, of]));
  return [...matters.values()]
    .filter(({ clocks }) => clocks.some((clock) => isRunning(clock) && isLate(clock, now)))
    .map((matter) => {
      const flow = flowOf(flows, matter);
      return seenBy(flow, readMatter(flow, matter), actor);
    });
};

/** Far more than a county has; a bound all the same, so that one answer cannot fill the memory. */
const mostOverdue = 5000;
