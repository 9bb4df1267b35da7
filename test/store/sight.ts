import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canSee, type Reach, type Sight, sightOf } from "../../src/flow/access.ts";
import { barred, type Matter, type Party, parts } from "../../src/flow/matter.ts";
import type { MatterFilter } from "../../src/store/store.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import { at, buildChange, buildMatter, buildPerson, codeOf, nextCount } from "./fixtures.ts";

/** What every store promises about what somebody sees. */
export const sightContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: what somebody sees`, () => {
    const database = useDatabase(freshUrl);
    const units = ["water", "ecology", "procuratorate"];
    const kinds = ["clue", "recommendation", "meeting"];
    const posts = units.flatMap((unit) => [`${unit}.liaison`, `${unit}.head`]);
    const viewers = [
      ...posts.map((id) => buildPerson(id, "liaison")),
      buildPerson("water.secretary", "secretariat"),
      buildPerson("gov-office.secretariat", "secretariat"),
      buildPerson("court.clerk", "clerk"),
      // Stands in for another, who may be accused, or recused, where it is not.
      {
        ...buildPerson(posts[0] ?? "", "liaison"),
        cover: {
          self: buildPerson(posts[0] ?? "", "liaison"),
          standsFor: posts.slice(1, 3).map((id) => buildPerson(id)),
        },
      },
      // Entrusted by another with matters of one kind.
      {
        ...buildPerson(posts[0] ?? "", "liaison"),
        entrusted: [{ by: buildPerson(posts[1] ?? "", "chief"), kinds: ["clue"] }],
      },
    ];
    const titles = [
      "水ABC",
      "ａｂｃ 河道",
      "倾倒50%废水",
      "500吨",
      "a_b",
      "a\\b",
      "Ａ－ｂ垃圾",
      "",
    ];
    const searched = ["水", "abc", "ＡＢＣ", "ab", "50%", "0%", "_", "\\", "a-B", "不存在", ""];
    const someMatter = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        state: fc.constantFrom("submitted", "accepted"),
        category: fc.constantFrom("water", "air"),
        visibility: fc.constantFrom(1 as const, 2 as const, 3 as const),
        openedAt: fc.integer({ min: 0, max: 5 }).map(at),
        closedAt: fc.constant(at(9)),
        title: fc.constantFrom(...titles),
        parties: fc.uniqueArray(
          fc.record(
            {
              part: fc.constantFrom(...parts),
              organisation: fc.constantFrom(...units),
              person: fc.constantFrom(...posts),
            },
            { requiredKeys: ["part"], noNullPrototype: true },
          ),
          { maxLength: 5, selector: (party) => JSON.stringify(party) },
        ),
      },
      { requiredKeys: ["kind", "state", "visibility", "openedAt", "title", "parties"] },
    );
    const someFilter = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        state: fc.constantFrom("submitted", "accepted", "closed"),
        category: fc.constantFrom("water", "soil"),
        open: fc.boolean(),
        words: fc.array(fc.constantFrom(...searched), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    const someReach = fc.record(
      {
        through: fc.constantFrom("person", "organisation", "overview"),
        id: fc.constantFrom(...units, ...posts),
        upTo: fc.constantFrom(1, 2),
        kinds: fc.subarray(kinds),
        formerly: fc.subarray(posts),
      },
      { requiredKeys: ["through", "id", "upTo"], noNullPrototype: true },
    ) as fc.Arbitrary<Reach>;
    /** The sights there are, and others that the rule allows. */
    const someSight = fc.oneof(
      fc.constantFrom(...viewers).map(sightOf),
      fc.record(
        {
          person: fc.constantFrom(...posts),
          organisation: fc.constantFrom(...units),
          formerly: fc.subarray(posts),
          reaches: fc.array(someReach, { maxLength: 3 }),
        },
        { requiredKeys: ["person", "organisation", "reaches"] },
      ),
    );
    const someLook = fc.record({
      sight: someSight,
      filter: fc.oneof(fc.constant({}), someFilter),
      take: fc.integer({ min: 2, max: 9 }),
    });
    const all: Matter[] = [];
    const plain = (typed: string) => typed.normalize("NFKC").toLowerCase();

    /** What `matters` must give, computed in memory. */
    const expected = (sight: Sight, filter: Omit<MatterFilter, "take">): readonly Matter[] =>
      all
        .filter((one) => canSee(sight, one))
        .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
        .filter(({ state }) => filter.state === undefined || state === filter.state)
        .filter(({ category }) => filter.category === undefined || category === filter.category)
        .filter(
          ({ closedAt }) => filter.open === undefined || (closedAt === undefined) === filter.open,
        )
        .filter(({ title }) =>
          (filter.words ?? []).every((word) => plain(title).includes(plain(word))),
        )
        .toSorted((a, b) => ([b.openedAt, b.code].join() > [a.openedAt, a.code].join() ? 1 : -1));

    test("is what `canSee` says, filtered and newest first, whatever the matters are", async () => {
      const { store } = database;
      await fc.assert(
        fc.asyncProperty(
          fc.array(someMatter, { minLength: 3, maxLength: 12 }),
          fc.array(someLook, { minLength: 8, maxLength: 8 }),
          async (drawn, looks) => {
            const created = drawn.map((one) => {
              return buildMatter({ ...one, code: codeOf(nextCount(), one.kind) });
            });
            expect(await store.save(buildChange({ created }))).toBe("saved");
            all.push(...created);
            for (const { sight, filter, take } of looks) {
              const seen = expected(sight, filter);
              expect(await store.matters(sight, { ...filter, take: 1000 })).toStrictEqual(seen);
              const paged: string[] = [];
              for (let last: Matter | undefined, first = true; first || last !== undefined; ) {
                first = false;
                const page = await store.matters(sight, {
                  ...filter,
                  take,
                  ...(last === undefined ? {} : { before: last }),
                });
                expect(page.length).toBeLessThanOrEqual(take);
                paged.push(...page.map(({ code }) => code));
                last = page.length < take ? undefined : page.at(-1);
              }
              expect(paged).toEqual(seen.map(({ code }) => code));
            }
          },
        ),
        { numRuns: 8 },
      );
      expect(all.length).toBeGreaterThan(20);
    });

    test("is searched by all the words in whatever case and width, and by no sign of the database's", async () => {
      const { store } = database;
      const titled = ["排污ＡＢＣ口", "清淤50%完成", "清淤500吨", "a_b", "axb", "c\\d", "cd"];
      const created = titled.map((title) =>
        buildMatter({ title, openedAt: at(90), parties: [{ part: "to", organisation: "tax" }] }),
      );
      await store.save(buildChange({ created }));
      const found = async (...words: string[]) =>
        (await store.matters(sightOf(buildPerson("tax.head")), { take: 99, words }))
          .map(({ title }) => title)
          .toSorted();
      expect(await found("abc")).toEqual(["排污ＡＢＣ口"]);
      expect(await found("口", "Ｂc", "排污")).toEqual(["排污ＡＢＣ口"]);
      expect(await found("口", "吨")).toEqual([]);
      expect(await found("50%")).toEqual(["清淤50%完成"]);
      expect(await found("５０")).toEqual(["清淤50%完成", "清淤500吨"]);
      expect(await found("A_B")).toEqual(["a_b"]);
      expect(await found("c\\d")).toEqual(["c\\d"]);
      expect(await found("\\")).toEqual(["c\\d"]);
      expect(await found("cd")).toEqual(["cd"]);
      expect(await found("")).toEqual(titled.toSorted());
    });

    test("counts somebody with several parts once on a page", async () => {
      const { store } = database;
      const roles = parts.filter((part) => !barred.includes(part));
      const created = Array.from({ length: 6 }, () =>
        buildMatter({
          openedAt: at(60),
          parties: roles.map((part): Party => ({ part, organisation: "fire" })),
        }),
      );
      await store.save(buildChange({ created }));
      const sight = sightOf(buildPerson("fire.liaison", "liaison"));
      const newest = created
        .map(({ code }) => code)
        .toSorted()
        .reverse();
      const codes = async (filter: MatterFilter) =>
        (await store.matters(sight, filter)).map(({ code }) => code);
      expect(await codes({ take: 4 })).toEqual(newest.slice(0, 4));
      const before = { openedAt: at(60), code: newest[3] ?? "" };
      expect(await codes({ take: 4, before })).toEqual(newest.slice(4));
      expect(await codes({ take: 0 })).toEqual([]);
    });
  });
};
