import type { Entry } from "../src/flow/history.ts";
import type { Matter } from "../src/flow/matter.ts";
import { successionStep } from "../src/flow/succession.ts";

/**
 * What the clocks of several units have to run from and to, said once more from what is on record: every
 * unit's own day, a day granted, a day the document states; of what is of all of them the first service.
 */

type Fields = {
  readonly servedOn?: string;
  readonly objectionDays?: number;
  readonly rectifyBy?: string;
  readonly due?: string;
  readonly extension?: { readonly of?: string; readonly until?: string; readonly status: string };
  readonly versions?: readonly unknown[];
};

/** What is on record of one unit of a matter, of the matter itself where it has no units apart. */
const fieldsOf = ({ fields, tracks }: Matter, unit: string | undefined): Fields => ({
  ...(fields as Fields),
  ...(unit === undefined ? {} : (tracks?.[unit]?.fields as Fields | undefined)),
});

const fromService = /^rec\.(acknowledge|objection|rectify|reply(?!\.again).*)$/;

/** The units whose share is one of two that met as one unit went into the other: of each clock the earlier runs on. */
const unitsMet = (history: readonly Entry[]): ReadonlySet<string> => {
  const met = new Set<string>();
  const all = new Set<string>();
  for (const { step, content } of history) {
    const said = JSON.parse(content ?? "{}");
    if (step !== successionStep) {
      for (const [, name = ""] of JSON.stringify(said.answers ?? {}).matchAll(/"([a-z0-9-]+)"/g))
        all.add(name);
      continue;
    }
    if ((all.has(said.from) && all.has(said.into)) || met.has(said.from)) met.add(said.into);
    if (all.has(said.from)) all.add(said.into);
  }
  return met;
};

/** Everything that is wrong with the days of a matter's clocks; empty where nothing is. */
export const wrongDays = (matter: Matter, history: readonly Entry[]): readonly string[] => {
  const met = unitsMet(history);
  const units = matter.parties.flatMap(({ part, organisation }) =>
    part === "to" && organisation !== undefined ? [organisation] : [],
  );
  const served = units
    .map((unit) => fieldsOf(matter, unit).servedOn ?? "")
    .sort()
    .at(0);
  const served2 = units.some((unit) => (fieldsOf(matter, unit).versions ?? []).length > 0);
  return matter.clocks.flatMap(({ rule, organisation: unit, facts, stoppedAt }) => {
    if (facts === undefined || facts.rebuilt === true) return [];
    // Of a matter that is one unit's alone again no clock names it.
    if (met.size > 0 && (unit === undefined || met.has(unit))) return [];
    const said = fieldsOf(matter, unit);
    const events = [...facts.happened].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const corrected = events.findLast(({ is }) => is === "corrected");
    const start = corrected?.is === "corrected" ? corrected.start : facts.start;
    const granted = events.findLast(({ is }) => is === "granted");
    const until = granted?.is === "granted" ? granted.until : facts.until;
    const at = `${rule} of ${unit ?? "all"}`;
    const is = (what: string, has: unknown, owed: unknown): readonly string[] =>
      has === owed ? [] : [`${at} ${what} ${has}, not ${owed}`];
    if (matter.kind === "task") return rule === "task.due" ? is("ends", until, said.due) : [];
    // What was served anew has its clocks anew; those before stay as they were.
    if (matter.kind !== "recommendation" || served2) return [];
    // What a step began that was taken back has stopped with it, under a day that is on record no more.
    if (stoppedAt !== undefined && start !== said.servedOn) return [];
    if (rule === "rec.file-up") return is("runs from", start, served);
    if (!fromService.test(rule)) return [];
    const { extension } = said;
    const given = extension?.status === "granted" && rule.startsWith(`rec.${extension.of}`);
    return [
      ...is("runs from", start, said.servedOn),
      ...(rule === "rec.objection" ? is("is of days", facts.amount, said.objectionDays) : []),
      ...(given ? is("was granted until", until, extension.until) : []),
      ...(rule === "rec.rectify" && granted === undefined ? is("ends", until, said.rectifyBy) : []),
    ];
  });
};
