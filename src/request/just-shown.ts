import type { Instant } from "../calendar/day.ts";
import type { Card } from "../chat/card.ts";

const kept = 2000;
const minutes = 30;

type Shown = { readonly at: Instant; readonly codes: readonly string[] };

/** What each person was shown last, in the order it stood there: for “the first one”, “that one”. Forgotten after half an hour. */
export type JustShown = {
  note(person: string, codes: readonly string[], at: Instant): void;
  of(person: string, now: Instant): readonly string[];
};

/** Remembers in this process alone; whether something may still be seen is asked where it is used. */
export const justShown = (): JustShown => {
  const last = new Map<string, Shown>();
  return {
    note: (person, codes, at) => {
      if (codes.length === 0) return;
      last.delete(person);
      last.set(person, { at, codes });
      const [oldest] = last.keys();
      if (last.size > kept && oldest !== undefined) last.delete(oldest);
    },
    of: (person, now) => {
      const shown = last.get(person);
      if (shown === undefined) return [];
      return Date.parse(now) - Date.parse(shown.at) > minutes * 60_000 ? [] : shown.codes;
    },
  };
};

/** The matters a card lists, in the order of its lines. */
export const listedIn = ({ body }: Card): readonly string[] =>
  body.flatMap((block) => (block.is === "rows" ? block.rows.map(({ code }) => code) : []));
