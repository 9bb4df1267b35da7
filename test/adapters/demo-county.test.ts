import { copyFileSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeCounty } from "../../adapters/demo/county.ts";
import { operate } from "../../adapters/operations.ts";
import { dayOf, type Instant } from "../../src/calendar/day.ts";
import { officialCalendar } from "../../src/calendar/holidays.ts";
import { flows } from "../../src/catalog.ts";
import { type Language, say } from "../../src/chat/text.ts";
import { findDuties } from "../../src/flow/find.ts";
import { peopleOwing } from "../../src/flow/owed.ts";
import { demoPeople } from "../../src/people/demo.ts";
import { connectDatabase } from "../../src/store/connect.ts";
import { type Answer, openScene, type Scene } from "../scene.ts";
import { freshSqlite } from "../setup/available.ts";

/** The county of the demo as it was played, with what was logged meanwhile. */
type Played = { readonly url: string; readonly logged: readonly string[] };

const counties = new Map<Instant, Promise<Played>>();

/** One for each beginning, whoever asks. */
const played = (at: Instant): Promise<Played> => {
  const known = counties.get(at) ?? play(at);
  counties.set(at, known);
  return known;
};

const play = async (at: Instant): Promise<Played> => {
  const logged: string[] = [];
  const made = await makeCounty(freshSqlite(), {
    config: { county: "山丹县", demoNow: at },
    key: "kept",
    log: (...line) => void logged.push(JSON.stringify(line)),
  });
  return { url: `file:${made}`, logged };
};

/** In what happens to a county while somebody tries it, each has a copy of its own. */
const copied = async ({ url }: Played, at: Instant): Promise<Scene> => {
  const copy = freshSqlite();
  copyFileSync(url.slice("file:".length), copy.slice("file:".length));
  return openScene(at, copy);
};

const friday = "2025-08-01T01:00:00.000Z";

describe.each([
  ["a working day", friday],
  ["a rest day", "2026-11-29T02:30:00.000Z"],
  ["1 January", "2027-01-01T06:00:00.000Z"],
])("the demo county on %s", (_, at) => {
  let county: Played;
  beforeAll(async () => {
    county = await played(at);
  });

  it("is consistent, in every kind, and nothing went wrong on the way", async () => {
    expect(county.logged).toEqual([]);
    const said: string[] = [];
    const log = (line: string) => void said.push(line);
    const env = { DATABASE_URL: county.url };
    expect(await operate(["verify-history"], { env, log, error: log }), said.join("\n")).toBe(true);
    const client = await connectDatabase(county.url);
    try {
      const matters = await client.matter.findMany({ select: { kind: true, state: true } });
      expect(matters.length).toBeGreaterThanOrEqual(36);
      expect([...new Set(matters.map(({ kind }) => kind))].sort()).toEqual(
        flows.map(({ kind }) => kind).sort(),
      );
      expect(new Set(matters.map(({ kind, state }) => `${kind}.${state}`)).size).toBeGreaterThan(
        25,
      );
      // Everything that was to be said was, but for what waits for working hours.
      const unsaid = await client.notice.findMany({
        where: { life: { notIn: ["sent", "dropped"] }, nextTryAt: { lte: at } },
      });
      expect(unsaid.map(({ key, life }) => `${life} ${key}`)).toEqual([]);
    } finally {
      await client.$disconnect();
    }
  });

  it("owes nothing to nobody, and has something for the post that opens first", async () => {
    const { store, clock, close } = await copied(county, at);
    try {
      const directory = await store.directory();
      const codes = await store.codesAfter("", 100);
      for (const code of codes) {
        const matter = await store.matter(code);
        if (matter === undefined) throw new Error(code);
        for (const row of await store.waitingIn(code))
          expect(peopleOwing(row, matter, directory), `${code} ${row.step}`).not.toEqual([]);
      }
      const actor = directory.people.get("water.liaison");
      if (actor === undefined) throw new Error("nobody");
      const now = clock.now();
      const mine = await findDuties({ store, flows, actor, directory, now, today: dayOf(now) });
      expect(new Set(mine.map(({ of }) => of.kind)).size).toBeGreaterThanOrEqual(4);
      const tomorrow = officialCalendar.addWorkingDays(dayOf(now), 1);
      const meeting = mine.find(({ step, of }) => step === "rsvp" && of.kind === "meeting");
      expect(JSON.stringify(meeting?.of.fields)).toContain(`"startsAt":"${tomorrow}T07:00`);
      const said = await store.localMessages(["group:linkage"], { take: 50 });
      expect(said.length).toBeGreaterThan(3);
    } finally {
      await close();
    }
  });
});

describe("the conversation in the README", () => {
  let county: Played;
  let scene: Scene;
  beforeAll(async () => {
    county = await played(friday);
  });
  afterEach(() => scene.close());

  const read = (file: string): string =>
    readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const group = "group:linkage";
  const facts = {
    facts: "桥下有暗管",
    place: "山丹河大桥",
    occurredOn: "2025-07-31",
    source: "duty",
  };

  type Setting = {
    readonly language: Language;
    readonly assistant: string;
    readonly linkage: string;
  };

  it.each<[string, Setting]>([
    ["README.md", { language: "en", assistant: "assistant", linkage: "linkage group" }],
    ["README.zh-CN.md", { language: "zh-CN", assistant: "助手", linkage: "联动群" }],
  ])("%s goes as it stands there", async (page, { language, assistant, linkage }) => {
    scene = await copied(county, friday);
    const posts = new Map(demoPeople.map(({ id, name }) => [say(name, language), id]));
    if (language !== "zh-CN")
      for (const post of posts.values()) await scene.says(post, `语言 ${language}`);

    const [, talk = ""] = /\n\n```\n([\s\S]*?)\n```/.exec(read(page)) ?? [];
    const lines = talk.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(10);
    let last: Answer | undefined;
    for (const line of lines) {
      const [, who = "", said = ""] = /^(.+?) {2,}(.+)$/.exec(line) ?? [];
      const told = /^→ (.+)$/.exec(who)?.[1];
      if (told !== undefined) {
        const read = await scene.reads(`direct:${posts.get(told)}`, language);
        expect(read.join("\n"), line).toContain(said);
      } else if (who === linkage) {
        const cards = await scene.reads(group, language);
        const parts = said.split(" · ");
        expect(
          cards.some((card) => parts.every((part) => card.includes(part))),
          `${line}\n${cards.join("\n\n")}`,
        ).toBe(true);
      } else if (who !== assistant) {
        last = await scene.says(posts.get(who) ?? "", said);
        expect(last.reply.is, `${line}\n${last.text}`).toMatch(/^(card|form)$/);
      } else if (/^[(（]/.test(said)) last = await last?.submit(facts);
      else expect(last?.text, line).toContain(said);
    }
  });
});
