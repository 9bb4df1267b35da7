import { expect } from "vitest";
import type { Instant } from "../../src/calendar/day.ts";
import { flows } from "../../src/catalog.ts";
import { note } from "../../src/chat/card.ts";
import { text } from "../../src/chat/text.ts";
import { type Entry, emptyHead, nextEntry } from "../../src/flow/history.ts";
import type { Clock, Kind, Matter } from "../../src/flow/matter.ts";
import type { NewNotice } from "../../src/flow/notice.ts";
import type { Organisation, Person, Role } from "../../src/people/directory.ts";
import type { Change, Store } from "../../src/store/store.ts";

let count = 0;

/** The next number of this run, never given before. */
export const nextCount = (): number => {
  count += 1;
  return count;
};

/** An id, an event or a key that no other test uses. */
export const uniqueId = (prefix: string): string =>
  `${prefix}-${String(nextCount()).padStart(6, "0")}`;

/** The instant so many minutes into the day of the tests. */
export const at = (minutes: number): Instant =>
  new Date(Date.UTC(2026, 10, 23) + minutes * 60_000).toISOString();

const prefixOf = (kind: Kind): string => flows.find((flow) => flow.kind === kind)?.prefix ?? "";

/** A code of 2026. */
export const codeOf = (number: number, kind: Kind = "clue"): string =>
  `${prefixOf(kind)}-2026-${String(number).padStart(4, "0")}`;

/** A code with a number far beyond those that `nextNumber` gives in the tests. */
export const unusedCode = (): string => codeOf(1000 + nextCount());

/** A matter with what its kind has to have, and the values given. */
export const buildMatter = (values: Partial<Matter> = {}): Matter => {
  const code = values.code ?? unusedCode();
  return {
    code,
    kind: "clue",
    state: "submitted",
    version: 1,
    title: "山丹河大桥下排污口",
    visibility: 1,
    urgent: false,
    openedAt: at(0),
    historyHead: emptyHead,
    historyLength: 0,
    parties: [{ part: "from", organisation: "water" }],
    clocks: [],
    fields: {},
    ...values,
  };
};

/** A running clock of a matter. */
export const buildClock = (matter: string, values: Partial<Clock> = {}): Clock => ({
  id: uniqueId("clock"),
  matter,
  rule: "clue.assess",
  ruleVersion: "2025-01-01",
  start: "2026-11-23",
  amount: 7,
  unit: "wd",
  raw: "2026-12-02",
  rolled: "2026-12-02",
  calendar: "2026",
  provisional: false,
  dueVersion: 1,
  rungsPassed: 0,
  nextRungAt: at(60),
  ...values,
});

/** A sentence for somebody, due at once. */
export const buildNotice = (values: Partial<NewNotice> = {}): NewNotice => ({
  id: uniqueId("notice"),
  key: uniqueId("key"),
  recipient: { to: "person", id: "water.liaison" },
  content: { is: "plain", card: note(text("有事", "Something")) },
  createdAt: at(0),
  nextTryAt: at(0),
  ...values,
});

/** A whole change with the values given, of an event of its own. */
export const buildChange = (values: Omit<Partial<Change>, "seen"> = {}): Change => ({
  seen: { event: uniqueId("event"), actor: "water.liaison", at: at(0) },
  ...values,
});

/** A person of the unit its id begins with. */
export const buildPerson = (id: string, ...roles: Role[]): Person => ({
  id,
  organisation: id.split(".")[0] ?? id,
  name: text(id, id),
  roles,
  language: "zh-CN",
});

/** A bureau. */
export const buildOrganisation = (id: string): Organisation => ({
  id,
  name: text(id, id),
  also: [],
  kind: "bureau",
});

/** A matter as it stands after one more step, with the entry of that step. */
export const afterStep = (before: Matter, content: unknown): { after: Matter; entry: Entry } => {
  const entry = nextEntry(before, {
    id: uniqueId("entry"),
    matter: before.code,
    step: "clue.supplement",
    actor: "water.liaison",
    at: at(before.version),
    salt: "00".repeat(16),
    content,
  });
  const after = {
    ...before,
    version: before.version + 1,
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  return { after, entry };
};

/** Opens a new matter under the next number, as the bot does; gives its code. */
export const openNextMatter = (store: Store, year = 2026): Promise<string> =>
  store.exclusive(async () => {
    for (;;) {
      const number = await store.nextNumber("clue", year);
      const code = `XS-${year}-${String(number).padStart(4, "0")}`;
      const outcome = await store.save(buildChange({ created: [buildMatter({ code })] }));
      if (outcome === "saved") return code;
      expect(outcome).toBe("taken");
    }
  });

/** A lease that runs out so many minutes into the day. */
export const leaseUntil = (minutes: number) => ({ boot: "boot", until: at(minutes) });

/** Empties the queue of notices, so that a test finds only what it queued. */
export const emptyQueue = async (store: Store): Promise<void> => {
  for (const { id } of await store.claim(at(100_000), leaseUntil(100_000), 1000))
    await store.settle(id, { life: "dropped", at: at(0) });
};

/** Claims what is due and gives the id and life of each. */
export const claimAt = async (store: Store, minutes: number, until: number) =>
  (await store.claim(at(minutes), leaseUntil(until), 100)).map(({ id, life }) => [id, life]);
