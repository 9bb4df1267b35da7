import { describe, expect, test } from "vitest";
import { type Sight, sightOf, watchingSightOf } from "../../src/flow/access.ts";
import type { Matter, Waiting } from "../../src/flow/matter.ts";
import type { Person } from "../../src/people/directory.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import { at, buildChange, buildClock, buildMatter, buildPerson, unusedCode } from "./fixtures.ts";

/** What every store promises about what waits for whom. */
export const waitingContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: what waits`, () => {
    const database = useDatabase(freshUrl);
    const liaison = buildPerson("water.liaison", "liaison");
    const secretary = buildPerson("gov-office.secretariat", "secretariat");
    const holder = (one: Person) => ({ sight: sightOf(one), roles: one.roles });

    test("for a person is what waits for it by name, by unit and role, or by role alone", async () => {
      const { store } = database;
      const code = unusedCode();
      const row = (step: string, values: Partial<Waiting>): Waiting => ({
        matter: code,
        step,
        since: at(0),
        ...values,
      });
      const waiting = [
        row("named", { person: "water.liaison", due: "2026-12-01" }),
        row("unit", { organisation: "water", role: "liaison" }),
        row("role", { role: "liaison" }),
        row("other person", { person: "water.head" }),
        row("other role", { organisation: "water", role: "head" }),
        row("other unit", { organisation: "ecology", role: "liaison" }),
        row("other role alone", { role: "chief" }),
      ];
      const one = buildMatter({ code, clocks: [buildClock(code)] });
      await store.save(buildChange({ created: [one], clocks: one.clocks, waiting }));
      const found = await store.waitingFor(holder(liaison));
      expect(found).toStrictEqual(waiting.slice(0, 3).map((each) => ({ ...each, of: one })));
      const only = await store.waitingFor(holder(liaison), { steps: ["role", "unit", "none"] });
      expect(only.map(({ step }) => step)).toEqual(["unit", "role"]);
      expect(await store.waitingFor(holder(liaison), { steps: [] })).toEqual([]);
      expect(await store.waitingIn(code)).toStrictEqual(waiting);
      expect(await store.waitingFor(holder(buildPerson("water.officer")))).toEqual([]);
    });

    test("by a person is what others are awaited for in what it brought or handles and is open", async () => {
      const { store } = database;
      const mine: Matter["parties"] = [
        { part: "from", organisation: "water" },
        { part: "from", person: "water.liaison" },
        { part: "to", organisation: "ecology" },
      ];
      const wait = (of: Matter, due?: string): Waiting => ({
        matter: of.code,
        step: "answer",
        organisation: "ecology",
        role: "liaison",
        since: at(0),
        ...(due === undefined ? {} : { due }),
      });
      const later = buildMatter({ parties: mine });
      const sooner = buildMatter({ parties: mine });
      const dateless = buildMatter({ parties: mine });
      const closed = buildMatter({ parties: mine, closedAt: at(1) });
      const others = buildMatter({ parties: [{ part: "to", organisation: "water" }] });
      const created = [later, sooner, dateless, closed, others];
      const waiting = [
        wait(later, "2026-12-02"),
        wait(sooner, "2026-12-01"),
        wait(dateless),
        wait(closed, "2026-11-01"),
        wait(others, "2026-11-02"),
      ];
      await store.save(buildChange({ created, waiting }));
      const codes = (rows: readonly Waiting[]) => rows.map(({ matter: code }) => code);
      const sight = sightOf(liaison);
      expect(codes(await store.waitedBy(sight, 10))).toEqual(
        [sooner, later, dateless].map(({ code }) => code),
      );
      expect(codes(await store.waitedBy(sight, 1))).toEqual([sooner.code]);
      // Overdue before a day, whoever brought it, as far as sight reaches.
      const overdue = await store.overdue(sight, "2026-12-02", 10);
      expect(codes(overdue).filter((code) => codes(waiting).includes(code))).toEqual([
        closed.code,
        others.code,
        sooner.code,
      ]);
      const stranger = sightOf(buildPerson("police.head", "head"));
      expect(
        codes(await store.overdue(stranger, "2026-12-02", 10)).filter((code) =>
          codes(waiting).includes(code),
        ),
      ).toEqual([]);
    });

    test("in all, and how much is open, is told by what sight reaches", async () => {
      const { store } = database;
      const unit = "town-laojun";
      const [head, whole] = [
        buildPerson(`${unit}.head`, "head"),
        buildPerson("gov.convenor", "convenor"),
      ];
      const mine = { part: "to", organisation: unit } as const;
      const plain = buildMatter({ parties: [mine] });
      const closed = buildMatter({ parties: [mine], closedAt: at(1) });
      const restricted = buildMatter({ parties: [mine], visibility: 2 });
      const against = buildMatter({
        parties: [mine, { part: "accused", organisation: "gov" }],
        visibility: 2,
      });
      const quarantined = buildMatter({ parties: [mine], visibility: 3 });
      const created = [plain, closed, restricted, against, quarantined];
      const total = (counts: readonly { readonly count: number }[]) =>
        counts.reduce((sum, { count }) => sum + count, 0);
      const open = async () => ({
        head: total(await store.countOpen(sightOf(head))),
        whole: total(await store.countOpen(sightOf(whole))),
      });
      const before = await open();
      const waiting = created.map(
        ({ code }): Waiting => ({
          matter: code,
          step: "answer",
          organisation: unit,
          role: "liaison",
          since: at(0),
        }),
      );
      await store.save(buildChange({ created, waiting }));
      const after = await open();
      expect(after.head - before.head).toBe(1);
      expect(after.whole - before.whole).toBe(1);
      const codes = created.map(({ code }) => code);
      const seen = async (sight: Sight) =>
        (await store.awaited(sight, 1000))
          .map(({ matter }) => matter)
          .filter((code) => codes.includes(code))
          .sort();
      expect(await seen(sightOf(head))).toEqual([plain.code, closed.code].sort());
      expect(await seen(watchingSightOf(whole))).toEqual(
        [plain.code, closed.code, restricted.code].sort(),
      );
    });

    test("is never what sight does not reach", async () => {
      const { store } = database;
      const wait = (of: Matter): Waiting[] => [
        { matter: of.code, step: "hidden", person: "gov-office.secretariat", since: at(0) },
        { matter: of.code, step: "hidden", role: "secretariat", since: at(0) },
        { matter: of.code, step: "hidden", role: "liaison", since: at(0) },
      ];
      const secret = buildMatter({
        visibility: 2,
        parties: [{ part: "handler", person: "procuratorate.procurator" }],
      });
      const accusing = buildMatter({
        parties: [
          { part: "accused", organisation: "gov-office" },
          { part: "accused", person: "water.liaison" },
          { part: "to", organisation: "water" },
        ],
      });
      const strange = buildMatter({ parties: [{ part: "from", organisation: "fire" }] });
      const created = [secret, accusing, strange];
      await store.save(buildChange({ created, waiting: created.flatMap(wait) }));
      const hidden = { steps: ["hidden"] };
      const seen = await store.waitingFor(holder(secretary), hidden);
      expect(new Set(seen.map(({ of }) => of.code))).toEqual(new Set([strange.code]));
      expect(await store.waitingFor(holder(liaison), hidden)).toEqual([]);
    });
  });
};
