import { type Block, links } from "../chat/card.ts";
import { type Language, say, type Text, verbatim } from "../chat/text.ts";
import type { CommandContext } from "../commands/command.ts";
import { looksAtWhole } from "../commands/overview-survey.ts";
import { csvFile, type SheetOf } from "../documents/table.ts";
import { workbookFile } from "../documents/workbook.ts";
import type { MakeFile } from "../files/open.ts";
import { contextOf } from "../flow/services.ts";
import { organisationName } from "../people/directory.ts";
import { aboutText, scopeText, toldOnCard } from "./cards.ts";
import { countFor, type Figure, medianOf, type Scope, sumOf } from "./count.ts";
import { picturePage } from "./picture.ts";
import { restrictedLines } from "./restricted.ts";
import { figureText, words as said } from "./words.ts";

/** The files the figures may be taken away as. */
const formats = {
  xlsx: {
    name: verbatim("Excel"),
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: workbookFile,
  },
  csv: { name: verbatim("CSV"), type: "text/csv; charset=utf-8", write: csvFile },
  docx: {
    name: verbatim("Word"),
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: undefined,
  },
  html: { name: said.picture, type: "text/html; charset=utf-8", write: undefined },
} as const;
type Format = keyof typeof formats;

const isFormat = (typed: string): typed is Format => Object.hasOwn(formats, typed);

const mark = "stats:";
const narrower = ["kind", "unit", "township", "category", "field"] as const;

/** What a ticket names instead of a file for the figures of a scope. */
const fileOf = (format: Format, scope: Scope): string =>
  [
    `${mark}${format}`,
    scope.period.from,
    scope.period.to,
    ...narrower.map((key) => encodeURIComponent(scope[key] ?? "")),
  ].join(":");

const scopeIn = (parts: readonly string[]): Scope => {
  const [from = "", to = "", ...rest] = parts;
  const stated = narrower.flatMap((key, index) => {
    const value = decodeURIComponent(rest[index] ?? "");
    return value === "" ? [] : [[key, value] as const];
  });
  return { period: { from, to }, ...Object.fromEntries(stated) };
};

/** The figures as a picture, as a Word document, as an Excel workbook and as CSV, a press each. */
export const fileLinks = async (
  { fileLink }: Pick<CommandContext, "fileLink">,
  scope: Scope,
): Promise<Block> =>
  links(
    await Promise.all(
      (["html", "docx", "xlsx", "csv"] as const).map(async (format) => ({
        label: formats[format].name,
        url: await fileLink(fileOf(format, scope)),
        lasting: false,
      })),
    ),
  );

const rateCells = (part: number, whole: number): SheetOf["rows"][number] => [
  part,
  whole,
  whole === 0 ? "–" : Math.round((part * 10_000) / whole) / 10_000,
];

const rowOf = (figure: Figure, inWords: (said: Text) => string): SheetOf["rows"][number] => {
  const { flow, metric, all, hits } = figure;
  const first = [flow.name, metric.name, said.counted[metric.is]].map(inWords);
  switch (metric.is) {
    case "count":
      return [...first, undefined, undefined, all.length];
    case "median":
      return [
        ...first,
        undefined,
        all.length,
        medianOf(all.flatMap(({ days }) => days ?? [])) ?? "–",
      ];
    case "cohort":
    case "same":
      return [...first, ...rateCells(hits.length, all.length)];
    case "sum":
      return [...first, undefined, all.length, all.length === 0 ? "–" : sumOf(all).yuan];
    case "total":
      return [...first, undefined, all.length, all.length === 0 ? "–" : sumOf(all).number];
    case "share":
      return [...first, ...rateCells(sumOf(all).paid, sumOf(all).yuan)];
  }
};

/** Parts of a count below it, each with its own number. */
const partRows = (
  { flow, metric, all }: Figure,
  inWords: (said: Text) => string,
): SheetOf["rows"] =>
  (metric.parts ?? []).map(({ id, name }) => [
    inWords(flow.name),
    `${inWords(metric.name)}: ${inWords(name)}`,
    inWords(said.counted[metric.is]),
    undefined,
    undefined,
    metric.is === "sum"
      ? sumOf(all.filter(({ part }) => part === id)).yuan
      : all.filter(({ part }) => part === id).length,
  ]);

/**
 * Makes the figures a ticket names, counted anew from what its holder may see at the moment it is opened;
 * nothing where it names none.
 */
export const openStats: MakeFile = async (services, file, actor, directory) => {
  const [format = "", ...parts] = file.startsWith(mark) ? file.slice(mark.length).split(":") : [];
  if (!isFormat(format)) return undefined;
  const context = { ...services, ...contextOf(services, actor, directory) };
  const scope = scopeIn(parts);
  const { figures } = await countFor(context, scope);
  const inWords = (one: Text): string => say(one, actor.language satisfies Language);
  const title = inWords(said.titleOf(aboutText(context)));
  const of = scopeText(scope, context);
  const { type, write } = formats[format];
  const { from, to } = scope.period;
  const named = { name: `${inWords(said.stats)} ${from} ${to}.${format}`, type };
  const restricted = (await restrictedLines(context, scope)).map(inWords);
  if (format === "docx") {
    // Loaded when somebody first makes one: the library is large.
    const { wordFile } = await import("../documents/layout.ts");
    const content = await wordFile({
      title,
      body: [inWords(of), ...restricted, inWords(said.legend)],
      grid: toldOnCard(figures).map((one) => [
        `${inWords(one.flow.name)} · ${inWords(one.metric.name)}`,
        inWords(figureText(one)),
      ]),
      from: inWords(aboutText(context)),
      on: context.today,
      toFill: [],
    });
    return { ...named, content };
  }
  if (write === undefined) {
    const { period } = scope;
    const { today } = context;
    const drawing = { title, scope: inWords(of), figures, period, today, inWords };
    const byUnit = looksAtWhole(actor)
      ? { unitName: (id: string): Text => organisationName(directory, id) }
      : {};
    return { ...named, content: picturePage({ ...drawing, ...byUnit }), shown: true };
  }
  const content = write({
    title,
    notes: [...[of, said.legend].map(inWords), ...restricted],
    columns: said.columns.map(inWords),
    rows: figures.flatMap((one) => [rowOf(one, inWords), ...partRows(one, inWords)]),
  });
  return { ...named, content };
};
