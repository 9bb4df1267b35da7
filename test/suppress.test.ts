import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Published, publish } from "../src/figures/suppress.ts";

/** Tables that say nothing of one or two: what a reader can and cannot work out from what is shown. */

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const whole = (counts: readonly (readonly number[])[]): number[] => [
  ...counts.flat(),
  ...counts.map(sum),
  ...(counts[0] ?? []).map((_, at) => sum(counts.map((line) => line[at] ?? 0))),
  sum(counts.map(sum)),
];
const shown = ({ cells, rows, columns, total }: Published): (number | undefined)[] => [
  ...cells.flat(),
  ...rows,
  ...columns,
  total,
];

/** The lines of a table whose members add up to their last: rows, columns and the totals of both. */
const linesOf = (height: number, width: number): number[][] => {
  const [rows, columns] = [height * width, height * width + height];
  const total = columns + width;
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  return [
    ...range(height).map((row) => [...range(width).map((at) => row * width + at), rows + row]),
    ...range(width).map((at) => [...range(height).map((row) => row * width + at), columns + at]),
    [...range(height).map((row) => rows + row), total],
    [...range(width).map((at) => columns + at), total],
  ];
};

/** Adds and subtracts wherever one number of a line is missing, until nothing new comes of it. */
const subtract = (
  known: readonly (number | undefined)[],
  lines: readonly (readonly number[])[],
): readonly (number | undefined)[] => {
  const found = [...known];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const missing = line.filter((at) => found[at] === undefined);
      const [at] = missing;
      if (at === undefined || missing.length > 1) continue;
      const last = line.at(-1) ?? 0;
      const others = sum(line.slice(0, -1).map((one) => (one === at ? 0 : (found[one] ?? 0))));
      found[at] = at === last ? others : (found[last] ?? 0) - others;
      changed = true;
    }
  }
  return found;
};

/** Every number a hidden cell or total could be, by going through all tables that show the same. */
const possible = (
  known: readonly (number | undefined)[],
  [height, width]: readonly [number, number],
  most: number,
): Set<number>[] => {
  const could = known.map(() => new Set<number>());
  const cells = height * width;
  const table: number[] = [];
  const go = (at: number): void => {
    if (at === cells) {
      const counts = Array.from({ length: height }, (_, row) =>
        table.slice(row * width, row * width + width),
      );
      const all = whole(counts);
      if (all.every((value, index) => known[index] === undefined || known[index] === value))
        all.forEach((value, index) => {
          could[index]?.add(value);
        });
      return;
    }
    const given = known[at];
    for (let value = given ?? 0; value <= (given ?? most); value += 1) {
      table[at] = value;
      go(at + 1);
    }
  };
  go(0);
  return could;
};

const isSmall = (value: number): boolean => value === 1 || value === 2;
const tables = (height: number, width: number, most: number) =>
  fc.array(
    fc.array(
      fc.oneof({ arbitrary: fc.nat(3), weight: 3 }, { arbitrary: fc.nat(most), weight: 1 }),
      { minLength: width, maxLength: width },
    ),
    { minLength: height, maxLength: height },
  );

describe("a table of counts", () => {
  it.each([
    [
      [
        [5, 7],
        [3, 4],
      ],
      [
        [5, 7],
        [3, 4],
      ],
      [12, 7],
      [8, 11],
      19,
    ],
    [
      [
        [0, 0],
        [0, 3],
      ],
      [
        [0, 0],
        [0, 3],
      ],
      [0, 3],
      [0, 3],
      3,
    ],
  ])("%j without small numbers is shown whole", (counts, cells, rows, columns, total) => {
    expect(publish(counts)).toEqual({ cells, rows, columns, total });
  });

  it("hides one and two, and others by which they could be worked out", () => {
    const { cells, rows, total } = publish([
      [1, 7, 6],
      [8, 9, 5],
      [4, 3, 6],
    ]);
    expect(cells[0]?.[0]).toBeUndefined();
    expect(
      shown(
        publish([
          [1, 7, 6],
          [8, 9, 5],
          [4, 3, 6],
        ]),
      ).filter((one) => one === undefined).length,
    ).toBeGreaterThan(2);
    expect([rows.length, total]).toEqual([3, 49]);
  });

  it("of one row or one number keeps to it too", () => {
    expect(shown(publish([[1]]))).toEqual([undefined, undefined, undefined, undefined]);
    expect(publish([[2, 5]]).cells[0]?.[0]).toBeUndefined();
    expect(publish([[0, 0, 0]]).total).toBe(0);
  });

  it("hides what stands beside a single one as well: five less four would be told", () => {
    const { rows, cells } = publish([
      [0, 4, 1],
      [0, 0, 0],
    ]);
    expect([rows[0], cells[0]]).toEqual([5, [undefined, undefined, undefined]]);
  });

  it("never shows a small number, nor a wrong one", () => {
    fc.assert(
      fc.property(tables(9, 3, 20), (counts) => {
        const [all, said] = [whole(counts), shown(publish(counts))];
        all.forEach((value, index) => {
          if (isSmall(value)) expect(said[index]).toBeUndefined();
          else if (said[index] !== undefined) expect(said[index]).toBe(value);
        });
      }),
    );
  });

  it("gives none back to whoever adds and subtracts rows, columns and totals", () => {
    fc.assert(
      fc.property(tables(9, 3, 20), (counts) => {
        const all = whole(counts);
        const found = subtract(shown(publish(counts)), linesOf(9, 3));
        all.forEach((value, index) => {
          if (isSmall(value)) expect(found[index]).toBeUndefined();
        });
      }),
    );
  });

  it("gives none back to a reader who takes away first what they know of every cell", () => {
    const known = fc.array(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(tables(5, 3, 12), fc.array(known, { maxLength: 3 }), (counts, wishes) => {
        const readers = wishes.map((wish) =>
          counts.map((line, row) => line.map((one, at) => Math.min(one, wish[row]?.[at] ?? 0))),
        );
        const said = shown(publish(counts, readers));
        const lines = linesOf(5, 3);
        for (const own of readers) {
          const knows = whole(own);
          const left = whole(counts).map((value, at) => value - (knows[at] ?? 0));
          const found = subtract(
            said.map((one, at) => (one === undefined ? undefined : one - (knows[at] ?? 0))),
            lines,
          );
          left.forEach((value, at) => {
            if (isSmall(value)) expect(found[at]).toBeUndefined();
          });
          for (const line of lines) {
            const missing = line.slice(0, -1).filter((at) => found[at] === undefined);
            if (found[line.at(-1) ?? 0] !== undefined)
              expect(isSmall(sum(missing.map((at) => left[at] ?? 0)))).toBe(false);
          }
        }
      }),
    );
  });

  it("tells by no total that what is left out of a row or column is one or two together", () => {
    fc.assert(
      fc.property(tables(9, 3, 20), (counts) => {
        const all = whole(counts);
        const lines = linesOf(9, 3);
        const found = subtract(shown(publish(counts)), lines);
        for (const line of lines) {
          const missing = line.slice(0, -1).filter((at) => found[at] === undefined);
          if (found[line.at(-1) ?? 0] === undefined) continue;
          expect(isSmall(sum(missing.map((at) => all[at] ?? 0)))).toBe(false);
        }
      }),
    );
  });

  it.each([
    [1, 3],
    [2, 2],
    [2, 3],
    [3, 2],
  ] as const)(
    "of %i rows and %i columns leaves two possible numbers at least for each small one",
    (height, width) => {
      fc.assert(
        fc.property(tables(height, width, 4), (counts) => {
          const could = possible(shown(publish(counts)), [height, width], 5);
          whole(counts).forEach((value, index) => {
            if (isSmall(value)) expect(could[index]?.size).toBeGreaterThan(1);
          });
        }),
        { numRuns: 60 },
      );
    },
  );
});
