import { flows } from "../src/catalog.ts";
import { isRunning } from "../src/flow/clock.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { brokenAt } from "../src/flow/history.ts";
import { waitingIn } from "../src/flow/owed.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";

/** What a writer was told of a clue: the last of it counts. */
export type Told = {
  readonly code: string;
  readonly state: State;
  readonly title: string;
};

/** Whoever receives a clue of the writers beside the unit that leads. */
const beside = [
  "ecology.liaison",
  "ecology.liaison-2",
  "procuratorate.intake",
  "procuratorate.liaison",
  "procuratorate.liaison-2",
];
const answer = "clue.accept-feedback";

/** The states a writer takes a clue through, in order, and what has to stand there in each. */
const stages = {
  submitted: {
    step: "submit",
    running: [answer, answer, answer, "clue.triage"],
    stopped: [],
    news: ["water.liaison", "water.liaison-2", ...beside],
  },
  accepted: {
    step: "accept",
    running: [answer, answer, "clue.result-feedback"],
    stopped: [answer, "clue.triage"],
    news: ["town-qingquan.liaison"],
  },
  closed: {
    step: "close",
    running: [],
    stopped: [answer, answer, answer, "clue.result-feedback", "clue.triage"],
    news: ["town-qingquan.liaison", ...beside],
  },
} as const;
const states = ["submitted", "accepted", "closed"] as const;
export type State = (typeof states)[number];

/** Whether a word names one of those states. */
export const isState = (word: string | undefined): word is State =>
  (states as readonly (string | undefined)[]).includes(word);

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

/** Everything that is wrong with a database that writers filled and were killed at; empty where nothing is. */
export const faultsIn = async (database: string, told: readonly Told[]): Promise<string[]> => {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const last = new Map<string, Told>();
  for (const one of told) {
    const before = last.get(one.code);
    expect(one.state !== "submitted" || before === undefined, `${one.code} was given out twice`);
    last.set(one.code, one);
  }

  const client = await connectDatabase(database);
  const store = await openStore(database, "kept");
  const directory = await store.directory();
  try {
    const codes = (await client.matter.findMany({ select: { code: true } })).map(
      ({ code }) => code,
    );
    const numbers = codes.map((code) => Number(code.split("-")[2])).sort((a, b) => a - b);
    expect(
      numbers.every((number, index) => number === index + 1),
      `the numbers have gaps: ${numbers.join(", ")}`,
    );
    const there = new Set(codes);
    for (const code of last.keys()) expect(there.has(code), `${code} was told and is not there`);
    const known = { in: codes };
    for (const [table, strangers] of [
      ["Party", await client.party.count({ where: { NOT: { code: known } } })],
      ["Entry", await client.entry.count({ where: { NOT: { matter: known } } })],
      ["Clock", await client.clock.count({ where: { NOT: { code: known } } })],
      ["Waiting", await client.waiting.count({ where: { NOT: { code: known } } })],
      ["Notice", await client.notice.count({ where: { NOT: { matter: known } } })],
    ] as const)
      expect(strangers === 0, `${table} has ${strangers} rows of no matter`);
    const [seen, entries] = [await client.seen.count(), await client.entry.count()];
    expect(seen === entries, `${seen} events have had ${entries} effects`);

    for (const code of codes) {
      const stored = await store.matter(code);
      if (stored === undefined || !isState(stored.state)) {
        faults.push(`${code} is in no state a writer leaves: ${stored?.state}`);
        continue;
      }
      const matter = readMatter(flowOf(flows, stored), stored);
      const reached = states.slice(0, states.indexOf(stored.state) + 1);
      const stage = stages[stored.state];
      const said = last.get(code);
      expect(
        said === undefined || (matter.title === said.title && reached.includes(said.state)),
        `${code} is ${matter.state} where ${said?.state} was told`,
      );
      const history = await store.entries(code);
      expect(brokenAt(history, matter) === undefined, `${code}: the history does not hold`);
      expect(
        same(
          history.map(({ step }) => step),
          reached.map((state) => stages[state].step),
        ),
        `${code}: the history is ${history.map(({ step }) => step)}`,
      );
      expect(matter.version === history.length, `${code}: version ${matter.version}`);
      expect(
        same(
          matter.parties.map(({ part, organisation, person }) => [part, organisation ?? person]),
          [
            ["from", "town-qingquan"],
            ["from", "town-qingquan.liaison"],
            ["to", "water"],
            ["joint", "ecology"],
            ["joint", "procuratorate"],
          ],
        ),
        `${code}: parties ${JSON.stringify(matter.parties)}`,
      );
      const rules = (running: boolean) =>
        sorted(
          matter.clocks.filter((clock) => isRunning(clock) === running).map(({ rule }) => rule),
        );
      expect(same(rules(true), stage.running), `${code}: ${rules(true)} run`);
      expect(same(rules(false), stage.stopped), `${code}: ${rules(false)} are stopped`);
      const waiting = (rows: readonly object[]) =>
        sorted(rows.map((row) => JSON.stringify(row, keys)));
      const keys = ["matter", "step", "organisation", "role", "person", "since", "due"];
      expect(
        same(
          waiting(await store.waitingIn(code)),
          waiting(
            waitingIn(flowOf(flows, matter), matter, directory, {
              since: history.at(-1)?.at ?? "",
              when: "ever",
            }),
          ),
        ),
        `${code}: what is waited for is not what follows from its state`,
      );
      const notices = await store.notices(code);
      expect(
        same(
          sorted(notices.map(({ key }) => key).filter((key) => key.startsWith("news:"))),
          sorted(
            reached.flatMap((state, index) =>
              stages[state].news.map((who) => `news:${code}:${index + 1}:${who}`),
            ),
          ),
        ),
        `${code}: notices ${notices.map(({ key }) => key)}`,
      );
    }
    return faults;
  } finally {
    await store.close();
    await client.$disconnect();
  }
};
