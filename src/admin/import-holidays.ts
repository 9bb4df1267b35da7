import { type Day, dayOf, dayText } from "../calendar/day.ts";
import type { Calendar, HolidayNotice } from "../calendar/holidays.ts";
import { type Text, text } from "../chat/text.ts";
import { isRunning, recountClocks, recounting, type SaidAt } from "../flow/clock.ts";
import { forUnit } from "../flow/each.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { nextEntry } from "../flow/history.ts";
import { owedUnder, withRungsBy } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import { peopleReminded, waitingIn } from "../flow/owed.ts";
import { clockName, clockText } from "../flow/render.ts";
import type { SystemServices } from "../flow/services.ts";
import { ofShare, saidOf, shareOf } from "../flow/tracks.ts";
import type { Directory } from "../people/directory.ts";
import { SealError } from "../store/seal.ts";

/** One date that a holiday notice moves or makes final. */
export type Recounted = {
  readonly matter: string;
  readonly visibility: Matter["visibility"];
  readonly rule: Text;
  readonly from: Day;
  readonly to: Day;
  /** Whether the new date still depends on a year whose notice is not out. */
  readonly provisional: boolean;
};

const page = 200;

type Moved = { readonly was: Clock; readonly now: Clock };

const movedText = (flow: Flow, { was, now }: Moved, at: SaidAt, source: string): Text => {
  const name = clockName(flow, now);
  const date = clockText(now, at);
  const before = dayText(was.rolled);
  if (was.rolled === now.rolled && now.provisional)
    return text(
      `“${name.zh}”的日期又是暂定的：${date.zh}。依据：${source}。`,
      `The date of “${name.en}” is provisional again: ${date.en}. Basis: ${source}.`,
    );
  return was.rolled === now.rolled
    ? text(
        `“${name.zh}”的日期已确定：${date.zh}。依据：${source}。`,
        `The date of “${name.en}” is now final: ${date.en}. Basis: ${source}.`,
      )
    : text(
        `“${name.zh}”的日期由${before.zh}改为${date.zh}。依据：${source}。`,
        `The date of “${name.en}” moves from ${before.en} to ${date.en}. Basis: ${source}.`,
      );
};

/** Whoever is reminded of a clock, and may see its matter, is told that its date has moved. */
const newsOf = (
  services: SystemServices,
  { flow, matter }: Found,
  moved: Moved,
  directory: Directory,
  source: string,
): readonly NewNotice[] => {
  const at = services.time.now();
  const ladder = flow.clocks[moved.now.rule];
  const unit = moved.now.organisation;
  const share = shareOf(flow, matter, unit);
  const owed = ladder && owedUnder(ladder, share, false);
  const seats = ladder?.reminds ?? owed?.by ?? [];
  const said = movedText(flow, moved, { now: at }, source);
  return peopleReminded(seats, owed, forUnit(share, unit), directory).map((person) => ({
    id: services.newId(),
    // A date may become certain and provisional again without being another day.
    key: `recount:${moved.now.id}:${matter.historyLength}:${person.id}`,
    recipient: { to: "person", id: person.id },
    content: {
      is: "news",
      matter: matter.code,
      headline: saidOf(share, said, person, directory),
      ...ofShare(share),
    },
    createdAt: at,
    nextTryAt: at,
  }));
};

/** Moves the clocks of one matter in one save; whoever changes it at the same moment is not undone. */
const moveClocks = async (
  services: SystemServices,
  { flow, matter: before }: Found,
  moves: readonly Moved[],
  directory: Directory,
  source: string,
): Promise<boolean> => {
  const at = services.time.now();
  const entry = nextEntry(before, {
    ...recounting,
    id: services.newId(),
    matter: before.code,
    at,
    salt: services.newSalt(),
    content: {
      state: before.state,
      source,
      clocks: moves.map(({ was, now }) => ({ rule: was.rule, from: was.rolled, to: now.rolled })),
    },
  });
  const matter: Matter = {
    ...before,
    version: before.version + 1,
    clocks: before.clocks.map((clock) => moves.find(({ was }) => was === clock)?.now ?? clock),
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  const outcome = await services.store.save({
    seen: { event: `recount:${entry.id}`, actor: recounting.actor, matter: matter.code, at },
    updated: [matter],
    entries: [entry],
    clocks: moves.map(({ now }) => now),
    waiting: waitingIn(flow, matter, directory, { since: at, when: "ever" }),
    notices: moves.flatMap((one) => newsOf(services, { flow, matter }, one, directory, source)),
  });
  return outcome === "saved";
};

/** Reminders of days that stay where they are come on other days where the working days before them are others: nobody's news. */
const moveRungs = async (
  { store }: SystemServices,
  { flow, matter }: Found,
  calendar: Calendar,
): Promise<void> => {
  const moved = matter.clocks.filter(isRunning).flatMap((was) => {
    const now = withRungsBy(was, flow.clocks, calendar);
    return now === was ? [] : [{ was, now, notices: [] }];
  });
  if (moved.length > 0) await store.passRungs(moved);
};

/** A matter as it is; one that another county's key sealed has no clock that could be moved. */
const opened = async (
  { store, log }: SystemServices,
  code: string,
): Promise<Matter | undefined> => {
  try {
    return await store.matter(code);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log("error", "matter not opened", { matter: code });
    return undefined;
  }
};

/**
 * What a holiday notice changes, matter by matter, or what taking one back does (one that names no day); with
 * `apply` it is kept first, so that whatever is counted meanwhile is counted by it, and then the clocks are
 * moved. Old and new stand in the history.
 */
export const importHolidays = async (
  services: SystemServices,
  notice: HolidayNotice,
  apply: boolean,
): Promise<readonly Recounted[]> => {
  const { store } = services;
  const directory = await store.directory();
  const amended = (kept: readonly HolidayNotice[]): readonly HolidayNotice[] => {
    const others = kept.filter(({ year }) => year !== notice.year);
    // A year whose notice names no day would be one without a holiday: it is a year without a notice again.
    return notice.rest.length === 0 ? others : [...others, notice];
  };
  const calendarBy = (notices: readonly HolidayNotice[]) =>
    services.calendarOf({ ...directory, notices });
  // Made first: a malformed notice is not kept.
  const planned = calendarBy(amended(directory.notices));
  const calendar = apply ? calendarBy(await store.changeNotices(amended)) : planned;
  return recountAll(services, { calendar, source: notice.source, apply });
};

/** By which calendar the clocks were counted when this ran last. */
const countedKept = "holidays.counted";

/**
 * Counts every clock anew where the notices that come with this program are others than when it ran last: a new version
 * brings the notice of a year, and what was provisional by the old one is counted by it.
 */
export const recountByNewNotices = async (services: SystemServices): Promise<void> => {
  const { store, time } = services;
  const directory = await store.directory();
  const calendar = services.calendarOf(directory);
  const counted = await store.setting(countedKept);
  if (counted === calendar.version) return;
  const years = (counted ?? "").split("-");
  const fresh = calendar.notices.filter(({ year }) => !years.includes(String(year)));
  const thisYear = Number(dayOf(time.now()).slice(0, "YYYY".length));
  const based = fresh.length > 0 ? fresh : calendar.notices;
  const source = [...based.filter(({ year }) => year >= thisYear), ...based.slice(-1)];
  await recountAll(services, {
    calendar,
    source: [...new Set(source.map((one) => one.source))].join("、"),
    apply: true,
  });
  await store.saveSetting(countedKept, calendar.version);
};

/** Counts every clock by a calendar, matter by matter; with `apply` they are moved, and old and new stand in the history. */
const recountAll = async (
  services: SystemServices,
  {
    calendar,
    source,
    apply,
  }: { readonly calendar: Calendar; readonly source: string; readonly apply: boolean },
): Promise<readonly Recounted[]> => {
  const { store } = services;
  const directory = await store.directory();
  const found: Recounted[] = [];
  for (let last = ""; ; ) {
    const codes = await store.codesAfter(last, page);
    for (const code of codes) {
      for (;;) {
        const stored = await opened(services, code);
        if (stored === undefined || stored.erasedAt !== undefined) break;
        const flow = flowOf(services.flows, stored);
        const matter = readMatter(flow, stored);
        const after = recountClocks(matter.clocks, flow.clocks, {
          now: services.time.now(),
          calendar,
        });
        const moves = matter.clocks.flatMap((was, index): readonly Moved[] => {
          const now = after[index];
          return now === undefined || now === was ? [] : [{ was, now }];
        });
        if (moves.length === 0) {
          if (apply) await moveRungs(services, { flow, matter }, calendar);
          break;
        }
        // Somebody else has changed it meanwhile: look again.
        if (apply && !(await moveClocks(services, { flow, matter }, moves, directory, source)))
          continue;
        found.push(
          ...moves.map(({ was, now }) => ({
            matter: code,
            visibility: matter.visibility,
            rule: clockName(flow, now),
            from: was.rolled,
            to: now.rolled,
            provisional: now.provisional,
          })),
        );
        if (!apply) break;
      }
    }
    last = codes.at(-1) ?? last;
    if (codes.length < page) return found;
  }
};
