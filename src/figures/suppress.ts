// Small numbers are kept out of a table so that no subtraction gives them back. Rows, columns and their
// totals form a circulation: each cell flows from its row to its column, each total from the source to a
// row or from a column to the sink. What is hidden can be otherwise exactly where some round trip through
// hidden numbers changes it by one, each step up, or down where there is something to take away.

/** A table as it may be shown; what is left out is absent. */
export type Published = {
  readonly cells: readonly (readonly (number | undefined)[])[];
  readonly rows: readonly (number | undefined)[];
  readonly columns: readonly (number | undefined)[];
  readonly total: number | undefined;
};

type Arc = { readonly from: number; readonly to: number; readonly value: number; hidden: boolean };

/** One and two are few enough to know somebody by. */
const isSmall = (value: number): boolean => value === 1 || value === 2;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The cheapest way through the table without one arc, what is hidden already being free; its arcs, and what they cost. */
const cheapest = (
  arcs: readonly Arc[],
  from: number,
  to: number,
  but: Arc,
): { readonly way: readonly Arc[]; readonly cost: number } | undefined => {
  const best = new Map<number, { readonly cost: number; readonly way: readonly Arc[] }>([
    [from, { cost: 0, way: [] }],
  ]);
  const done = new Set<number>();
  for (;;) {
    const [next] = [...best]
      .filter(([node]) => !done.has(node))
      .sort(([, one], [, other]) => one.cost - other.cost);
    if (next === undefined) return undefined;
    const [node, reached] = next;
    if (node === to) return reached;
    done.add(node);
    for (const arc of arcs) {
      if (arc === but) continue;
      const other =
        arc.from === node ? arc.to : arc.to === node && arc.value > 0 ? arc.from : undefined;
      if (other === undefined) continue;
      const cost = reached.cost + (arc.hidden ? 0 : 1 + arc.value);
      if (cost < (best.get(other)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(other, { cost, way: [...reached.way, arc] });
    }
  }
};

const waysRound = (arcs: readonly Arc[], arc: Arc) =>
  [cheapest(arcs, arc.to, arc.from, arc), cheapest(arcs, arc.from, arc.to, arc)]
    .filter((way) => way !== undefined)
    .toSorted((one, other) => one.cost - other.cost);

/** Whether a number is neither shown nor can be worked out. */
const isUnknown = (arcs: readonly Arc[], arc: Arc): boolean =>
  arc.hidden && waysRound(arcs, arc)[0]?.cost === 0;

/** Hides a number, and as little besides as makes it impossible to say what it is. */
const hide = (arcs: readonly Arc[], arc: Arc): void => {
  arc.hidden = true;
  for (const other of waysRound(arcs, arc)[0]?.way ?? []) other.hidden = true;
};

/** Numbers that add up to one of them. */
type Line = { readonly parts: readonly Arc[]; readonly total: Arc };

/** Whether all that is unknown of a line is one or two together, which its total then tells. */
const isTold = (arcs: readonly Arc[], { parts, total }: Line): boolean =>
  !isUnknown(arcs, total) &&
  isSmall(sum(parts.filter((one) => isUnknown(arcs, one)).map(({ value }) => value)));

/** Hides what is shown of a line as well, the smallest first, until that is so no more. */
const protectSum = (arcs: readonly Arc[], line: Line): void => {
  while (isTold(arcs, line)) {
    const [next] = [...line.parts, line.total]
      .filter((one) => one.value > 0 && !isUnknown(arcs, one))
      .toSorted((one, other) => one.value - other.value);
    if (next === undefined) return;
    hide(arcs, next);
  }
};

type Table = readonly (readonly number[])[];

/** The numbers of a table, those that must not be shown marked as hidden. */
const suppress = (counts: Table) => {
  const width = counts[0]?.length ?? 0;
  const [source, sink] = [0, 1];
  const row = (index: number): number => 2 + index;
  const column = (index: number): number => 2 + counts.length + index;
  const arc = (from: number, to: number, value: number): Arc => ({
    from,
    to,
    value,
    hidden: isSmall(value),
  });
  const cells = counts.map((line, index) =>
    line.map((value, at) => arc(row(index), column(at), value)),
  );
  const rows = counts.map((line, index) => arc(source, row(index), sum(line)));
  const columns = Array.from({ length: width }, (_, at) =>
    arc(column(at), sink, sum(counts.map((line) => line[at] ?? 0))),
  );
  const total = arc(sink, source, sum(counts.map(sum)));
  const all = [...cells.flat(), ...rows, ...columns, total];
  const lines: readonly Line[] = [
    ...cells.map((parts, index) => ({ parts, total: rows[index] ?? total })),
    ...columns.map((one, at) => ({ parts: cells.flatMap((line) => line[at] ?? []), total: one })),
    { parts: rows, total },
    { parts: columns, total },
  ];
  for (const small of all.filter(({ value }) => isSmall(value))) hide(all, small);
  while (lines.some((line) => isTold(all, line))) for (const line of lines) protectSum(all, line);
  return { cells, rows, columns, total, all };
};

const less = (counts: Table, known: Table): Table =>
  counts.map((line, row) => line.map((value, at) => value - (known[row]?.[at] ?? 0)));

/**
 * A table of counts without those of one or two, and without as many others, totals included, as are
 * needed so that each of them could as well be another number, and that no total tells that what is left
 * out of its row or column is one or two together. Zero is said. The same holds of what is left to each
 * reader who takes away the part of every count that they know.
 */
export const publish = (counts: Table, known: readonly Table[] = []): Published => {
  const { cells, rows, columns, total, all } = suppress(counts);
  for (const own of known)
    suppress(less(counts, own)).all.forEach(({ hidden }, at) => {
      const arc = all[at];
      if (hidden && arc !== undefined) arc.hidden = true;
    });
  const shown = ({ hidden, value }: Arc): number | undefined => (hidden ? undefined : value);
  return {
    cells: cells.map((line) => line.map(shown)),
    rows: rows.map(shown),
    columns: columns.map(shown),
    total: shown(total),
  };
};
