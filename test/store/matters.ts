import { describe, expect, test } from "vitest";
import { findRule } from "../../src/calendar/rules.ts";
import { text } from "../../src/chat/text.ts";
import { sightOf } from "../../src/flow/access.ts";
import { sortableIds } from "../../src/flow/ids.ts";
import type { Matter, Waiting } from "../../src/flow/matter.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import {
  afterStep,
  at,
  buildChange,
  buildClock,
  buildMatter,
  buildPerson,
  uniqueId,
  unusedCode,
} from "./fixtures.ts";

/** What every store promises about reading, replacing and finding a matter. */
export const mattersContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: a matter`, () => {
    const database = useDatabase(freshUrl);

    test("is found by whoever has a part in it, some at a time", async () => {
      const { store } = database;
      const unit = uniqueId("unit");
      const parties: readonly (readonly [string, Matter["parties"]])[] = [
        [unusedCode(), [{ part: "to", organisation: unit }]],
        [unusedCode(), [{ part: "accused", organisation: unit }]],
        [unusedCode(), [{ part: "handler", person: `${unit}.head` }]],
        [unusedCode(), [{ part: "handler", person: `moved.${unit}` }]],
        [unusedCode(), [{ part: "to", organisation: `${unit}-2` }]],
        [unusedCode(), [{ part: "handler", person: `${unit}-2.head` }]],
      ];
      for (const [code, all] of parties)
        await store.save(buildChange({ created: [buildMatter({ code, parties: all })] }));
      const codes = parties.map(([code]) => code);
      const posts = [`moved.${unit}`];
      const found = (after: string, take = 10) => store.codesWithPart({ unit, posts }, after, take);
      expect(await found("")).toEqual(codes.slice(0, 4));
      expect(await found("", 2)).toEqual(codes.slice(0, 2));
      expect(await found(codes[1] ?? "", 2)).toEqual(codes.slice(2, 4));
      expect(await store.codesWithPart({ unit, posts: [], part: "accused" }, "", 10)).toEqual([
        codes[1],
      ]);
    });

    test("says which version it is, of those that are there, whatever its level", async () => {
      const { store } = database;
      const [one, two] = [
        buildMatter({ code: unusedCode(), version: 4 }),
        buildMatter({ code: unusedCode(), visibility: 2 }),
      ];
      for (const created of [[one], [two]]) await store.save(buildChange({ created }));
      const found = await store.versions([one.code, two.code, unusedCode()]);
      expect([...found].sort()).toEqual(
        [
          [one.code, 4],
          [two.code, two.version],
        ].sort(),
      );
      expect(await store.versions([])).toEqual(new Map());
    });

    test("says which of those a setting names were written of since an instant, by the ids of what was written", async () => {
      const { store } = database;
      const kept = `${uniqueId("sent")}:`;
      const [old, fresh, other] = [unusedCode(), unusedCode(), unusedCode()];
      for (const [code, minutes] of [
        [old, 0],
        [fresh, 60],
        [other, 60],
      ] as const) {
        const newId = sortableIds({ now: () => at(minutes) });
        const { after, entry } = afterStep(buildMatter({ code, version: 0 }), {});
        const entries = [{ ...entry, id: newId() }];
        await store.save(buildChange({ created: [after], entries }));
      }
      for (const code of [old, fresh]) await store.saveSetting(`${kept}${code}`, "1");
      expect([...(await store.versionsSince(at(60), kept)).keys()]).toEqual([fresh]);
      expect([...(await store.versionsSince(at(0), kept)).keys()].sort()).toEqual(
        [old, fresh].sort(),
      );
      expect(await store.versionsSince(at(61), kept)).toEqual(new Map());
    });

    test("says in which categories something was written since an instant", async () => {
      const { store } = database;
      const day = 24 * 60;
      const [old, fresh] = [uniqueId("old"), uniqueId("fresh")];
      for (const [category, minutes] of [
        [old, 400 * day],
        [fresh, 401 * day],
        [fresh, 401 * day],
      ] as const) {
        const newId = sortableIds({ now: () => at(minutes) });
        const created = buildMatter({ code: unusedCode(), version: 0, category });
        const { after, entry } = afterStep(created, {});
        const entries = [{ ...entry, id: newId() }];
        await store.save(buildChange({ created: [after], entries }));
      }
      expect(await store.categoriesSince(at(401 * day))).toEqual([fresh]);
      expect((await store.categoriesSince(at(400 * day))).toSorted()).toEqual(
        [fresh, old].toSorted(),
      );
      expect(await store.categoriesSince(at(402 * day))).toEqual([]);
    });

    test("reads back as it was saved, in its order and without keys that say nothing", async () => {
      const code = unusedCode();
      const whole = buildMatter({
        code,
        category: "water",
        visibility: 2,
        urgent: true,
        reference: "山检建〔2026〕3号",
        parent: unusedCode(),
        closedAt: at(9),
        outcome: "filed",
        parties: [
          { part: "to", organisation: "water" },
          { part: "from", organisation: "procuratorate" },
          { part: "handler", person: "procuratorate.procurator" },
          { part: "invited", organisation: "water", person: "water.head" },
          { part: "accused", organisation: "ecology" },
          { part: "copy", organisation: "water" },
        ],
        clocks: [
          buildClock(code, { id: uniqueId("z") }),
          buildClock(code, { id: uniqueId("a"), unit: "h", at: at(80), stoppedAt: at(5) }),
          buildClock(code, {
            suspendedAt: at(5),
            facts: {
              rule: findRule("rec.reply"),
              start: "2026-11-02",
              happened: [
                { is: "granted", at: at(3), until: "2026-12-09", why: text("同意", "agreed") },
              ],
            },
          }),
        ].map(({ nextRungAt: _, ...rest }) => rest),
        fields: { facts: "桥下有暗管 \u{1F30A}", list: [1, null, { deep: true }], none: null },
      });
      const minimal = buildMatter();
      await database.store.save(
        buildChange({ created: [whole, minimal], clocks: whole.clocks.toReversed() }),
      );
      expect(await database.store.matter(code)).toStrictEqual(whole);
      expect(await database.store.matter(minimal.code)).toStrictEqual(minimal);
      expect(await database.store.matter(unusedCode())).toBeUndefined();
    });

    test("is replaced with its parties, clocks and what is waited for", async () => {
      const code = unusedCode();
      const [kept, stopped, added] = [buildClock(code), buildClock(code), buildClock(code)];
      const before = buildMatter({ code, category: "water", clocks: [kept, stopped] });
      await database.store.save(
        buildChange({
          created: [before],
          clocks: before.clocks,
          waiting: [
            { matter: code, step: "accept", organisation: "water", role: "liaison", since: at(0) },
            { matter: code, step: "return", person: "water.head", since: at(0), due: "2026-12-02" },
          ],
        }),
      );
      const { nextRungAt: _, ...rest } = stopped;
      const { category: __, ...without } = before;
      const after: Matter = {
        ...without,
        version: 2,
        parties: [
          { part: "to", organisation: "ecology" },
          { part: "from", organisation: "water" },
        ],
        clocks: [kept, { ...rest, stoppedAt: at(3) }, added],
      };
      const waiting: Waiting[] = [
        { matter: code, step: "file", role: "secretariat", since: at(3), due: "2026-12-09" },
        { matter: code, step: "decline", person: "ecology.head", since: at(3) },
      ];
      expect(
        await database.store.save(
          buildChange({ updated: [after], clocks: after.clocks.slice(1).toReversed(), waiting }),
        ),
      ).toBe("saved");
      expect(await database.store.matter(code)).toStrictEqual(after);
      expect(await database.store.waitingIn(code)).toStrictEqual(waiting);
      expect(
        await database.store.save(
          buildChange({ updated: [{ ...after, version: 3, parties: [] }] }),
        ),
      ).toBe("saved");
      expect((await database.store.matter(code))?.parties).toEqual([]);
      expect(await database.store.waitingIn(code)).toEqual([]);
    });

    test("is found from where it came from and from what came of it", async () => {
      const before = buildMatter();
      const [one, other] = [
        buildMatter({ parent: before.code }),
        buildMatter({ parent: before.code }),
      ];
      const apart = buildMatter();
      await database.store.save(buildChange({ created: [before, one, other, apart] }));
      const sight = sightOf(buildPerson("gov-office.secretariat", "secretariat"));
      const related = async (of: Matter) =>
        (await database.store.related(sight, of)).map(({ code }) => code).sort();
      expect(await related(before)).toEqual([one.code, other.code].sort());
      expect(await related(one)).toEqual([before.code]);
      expect(await related(apart)).toEqual([]);
      const outside = sightOf(buildPerson("forestry.clerk", "clerk"));
      expect(await database.store.related(outside, before)).toEqual([]);
      const offspring = await database.store.offspring(before.code);
      expect(offspring.map(({ code }) => code).sort()).toEqual([one.code, other.code].sort());
    });

    test("came of what names it as what it led to, and not of what it is only linked with", async () => {
      const [led, linked] = [buildMatter(), buildMatter()];
      const source = buildMatter({
        links: [
          { code: led.code, by: "gov.convenor", as: "to" },
          { code: linked.code, by: "gov.convenor" },
        ],
      });
      await database.store.save(buildChange({ created: [led, linked, source] }));
      const codes = async (of: Matter) =>
        (await database.store.offspring(of.code)).map(({ code }) => code);
      expect(await codes(source)).toEqual([led.code]);
      expect(await codes(led)).toEqual([]);
    });

    test("comes out as far as one's sight reaches, or where one took its latest step", async () => {
      const { after, entry } = afterStep(buildMatter(), {});
      await database.store.save(buildChange({ created: [after], entries: [entry] }));
      const whole = sightOf(buildPerson("gov-office.secretariat", "secretariat"));
      const outside = sightOf(buildPerson("forestry.clerk", "clerk"));
      const { store } = database;
      expect(await store.matterFor(whole, after.code)).toStrictEqual(after);
      expect(await store.matterFor(outside, after.code)).toBeUndefined();
      expect(await store.matterFor(outside, after.code, "somebody.else")).toBeUndefined();
      expect(await store.matterFor(outside, after.code, entry.actor)).toStrictEqual(after);
      expect(await store.matterFor(whole, unusedCode())).toBeUndefined();
    });

    test("keeps a track of each unit and is found by the number in one; a share is not kept", async () => {
      const { store } = database;
      const reference = "山检建〔2026〕81号%_";
      const tracks = {
        water: { state: "served", reference, fields: { asks: "一" }, files: ["f1"] },
        ecology: { state: "closed", outcome: "rectified", fields: {} },
      };
      const joined = [
        { of: "justice", kept: "water", unit: "water", state: "acknowledged", fields: {} },
      ];
      const matter = buildMatter({ tracks, joined });
      await store.save(buildChange({ created: [matter] }));
      expect(await store.matter(matter.code)).toMatchObject({ tracks, joined });
      expect(await store.codesByReference(reference)).toEqual([matter.code]);
      expect(await store.codesByReference("山检建〔2026〕81号%_x")).toEqual([]);
      const share = buildMatter({ share: { unit: "water", others: [] } });
      await expect(store.save(buildChange({ created: [share] }))).rejects.toThrow("share");
    });

    test("is found by its other number, at most ten of them", async () => {
      const reference = "山检建〔2026〕44号";
      const many = Array.from({ length: 12 }, () => buildMatter({ reference }));
      await database.store.save(buildChange({ created: many }));
      const codes = await database.store.codesByReference(reference);
      expect(codes).toHaveLength(10);
      expect(many.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
      expect(await database.store.codesByReference("山检建〔2026〕45号")).toEqual([]);
    });

    test("is never read half changed", async () => {
      const side = (version: number): Matter["parties"] =>
        version % 2 === 0
          ? [{ part: "to", organisation: "ecology" }]
          : [
              { part: "to", organisation: "water" },
              { part: "accused", organisation: "ecology" },
            ];
      const first = buildMatter({ parties: side(1) });
      const waiting: Waiting[] = [
        { matter: first.code, step: "half", role: "clerk", since: at(0) },
      ];
      await database.store.save(buildChange({ created: [first], waiting }));
      const sight = sightOf(buildPerson("gov-office.secretariat", "secretariat"));
      let writing = true;
      const write = async () => {
        for (let version = 2; version < 25; version += 1)
          await database.store.save(
            buildChange({ updated: [{ ...first, version, parties: side(version) }], waiting }),
          );
        writing = false;
      };
      const torn: unknown[] = [];
      const read = async () => {
        while (writing) {
          const [one, listed, waited] = await Promise.all([
            database.store.matter(first.code),
            database.store.matters(sight, { take: 1000 }),
            database.store.waitingFor({ sight, roles: ["clerk"] }, { steps: ["half"] }),
          ]);
          if (waited.length !== 1) torn.push({ waited: waited.length });
          for (const found of [
            one,
            listed.find(({ code }) => code === first.code),
            ...waited.map(({ of }) => of),
          ])
            if (JSON.stringify(found?.parties) !== JSON.stringify(side(found?.version ?? 0)))
              torn.push(found);
        }
      };
      await Promise.all([write(), read(), read()]);
      expect(torn).toEqual([]);
    });
  });
};
