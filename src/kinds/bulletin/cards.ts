import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { spanText } from "../../calendar/typed-period.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { bracketed, joinAnd, type Text, text } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { type Numbers, percent } from "../../flow/figure.ts";
import { namesOf } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import { holdsAny } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import type { Person } from "../../people/directory.ts";
import {
  type Bulletin,
  type BulletinLine,
  changesBetween,
  hasAnswered,
  type LineChange,
  openLines,
  openTable,
  silentUnits,
  type Version,
} from "./model.ts";
import { approving, publishing, reviewing } from "./seats.ts";
import { words } from "./words.ts";

/** What becomes of a figure that was objected to, as options of a form. */
export const answerOptions = optionsNamed(["recount", "keep", "strike"], words);

/** What a line says: a number, a rate with what it is counted of, or nothing more than the remark it is. */
const numbersText = (is: BulletinLine["is"], { whole, part = 0 }: Numbers): Text => {
  const rate = `${part}/${whole} = ${percent(part, whole)}`;
  switch (is) {
    case "count":
    case "total":
    case "median":
      return text(`${whole}`, `${whole}`);
    case "cohort":
    case "same":
      return text(rate, rate);
    case "sum":
      return text(`${whole}元`, `${whole} yuan`);
    case "share":
      return text(`${rate}（元）`, `${rate} (yuan)`);
    case "remark":
      return text("", "");
  }
};

/** The same of a line, with its own day where it has one. */
export const lineText = (line: BulletinLine): Text => {
  const said = numbersText(line.is, line);
  return line.on === undefined ? said : bracketed(said, words.asOfDay(dayText(line.on)));
};

const withNumber = (index: number, { zh, en }: Text): Text =>
  text(`${index + 1}. ${zh}`, `${index + 1}. ${en}`);

/** The lines of a unit with its own numbers, as it checks them. */
export const linesFor = (
  { fields }: Pick<Bulletin, "fields">,
  unit: string,
): readonly BulletinLine[] => fields.lines.filter(({ shares }) => shares[unit] !== undefined);

/** Lines as facts, remarks as paragraphs below them. */
const lineBlocks = (
  lines: readonly BulletinLine[],
  nameOf: (line: BulletinLine, index: number) => Text = ({ name }) => name,
): readonly Block[] => {
  const figures = lines.flatMap((one, index) =>
    one.is === "remark" ? [] : [[nameOf(one, index), lineText(one)] as const],
  );
  return [
    ...(figures.length === 0 ? [] : [facts(...figures)]),
    ...lines.flatMap((one, index) => (one.is === "remark" ? [paragraph(nameOf(one, index))] : [])),
  ];
};

/** What was different in a later version: from what to what, or that it is kept back now. */
export const changeText = ({ name, from, to }: LineChange): Text => {
  // A remark is its own words: one that is kept back is not read again in what was taken out.
  if (to === undefined) return words.takenOut(from?.is === "remark" ? words.aRemark : name);
  const [before, after] = [from, to].map((one) => one && lineText(one));
  return before === undefined || after === undefined || to.is === "remark"
    ? words.putIn(name, lineText(to))
    : words.changed(name, before, after);
};

/** The corrections of what is out, the latest last. */
export const corrections = (
  versions: readonly Version[],
): readonly { readonly on: string; readonly reason: string; readonly changes: readonly Text[] }[] =>
  versions.flatMap(({ publishedOn: on, reason = "", lines }, index) => {
    const before = versions[index - 1];
    return before === undefined
      ? []
      : [{ on, reason, changes: changesBetween(before.lines, lines).map(changeText) }];
  });

/** What is said of restricted matters. */
const restrictedBlocks = (restricted: Bulletin["fields"]["restricted"]): readonly Block[] =>
  restricted === undefined
    ? []
    : [
        paragraph(words.restricted(dayText(restricted.on))),
        facts(...restricted.lines.map(({ name, said }) => [name, said] as const)),
        ...(restricted.refused === undefined
          ? []
          : [paragraph(words.refusedLine(words.restrictedTable, restricted.refused))]),
      ];

const listOfCodes = (codes: readonly string[]): Text => joinAnd(codes.map((one) => text(one, one)));

/** What is out, as everybody reads it. */
const publishedBlocks = ({ fields }: Bulletin, last: Version): readonly Block[] => [
  facts(
    [words.asOf, dayText(last.on)],
    [words.publishedOn, dayWithWeekday(last.publishedOn)],
    [words.sums, fields.sums.length === 0 ? undefined : listOfCodes(fields.sums)],
  ),
  ...lineBlocks(last.lines),
  ...restrictedBlocks(openTable(fields)),
  ...corrections(fields.versions).map(({ on, reason, changes }) =>
    paragraph(words.correction(dayText(on), reason, joinAnd(changes))),
  ),
];

/** What units object to a line, and what they were answered. */
const objectionsTo = (
  { name, objections }: BulletinLine,
  index: number,
  { directory }: Context,
): readonly Block[] =>
  objections.map(({ unit, reason, answer }) =>
    paragraph(words.objection(withNumber(index, name), namesOf([unit], directory), reason, answer)),
  );

/** What stands beside a line while it is made: that it is kept back, or what a unit objects. */
const besideLine = (line: BulletinLine, index: number, context: Context): readonly Block[] => [
  ...(line.refused === undefined
    ? []
    : [paragraph(words.refusedLine(withNumber(index, line.name), line.refused))]),
  ...objectionsTo(line, index, context),
];

/** All of it, for whoever makes, reviews or approves it. */
const draftBlocks = (bulletin: Bulletin, context: Context): readonly Block[] => {
  const { fields, state } = bulletin;
  const silent = silentUnits(bulletin);
  const kept = fields.lines.flatMap((one, index) => (one.refused === undefined ? [index] : []));
  const shown = new Map(fields.lines.map((one, index) => [one.id, index]));
  return [
    facts(
      [words.asOf, ifKnown(fields.on, dayText)],
      [words.sums, fields.sums.length === 0 ? undefined : listOfCodes(fields.sums)],
      [words.checkedBy, namesIfAny(Object.keys(fields.confirmed), context)],
      [
        state === "checking" ? words.toAnswer : words.silent,
        namesIfAny(state === "due" ? [] : silent, context),
      ],
    ),
    ...lineBlocks(
      kept.flatMap((index) => fields.lines[index] ?? []),
      (one) => withNumber(shown.get(one.id) ?? 0, one.name),
    ),
    ...fields.lines.flatMap((one, index) => besideLine(one, index, context)),
    ...restrictedBlocks(fields.restricted),
  ];
};

const namesIfAny = (units: readonly string[], { directory }: Context): Text | undefined =>
  units.length === 0 ? undefined : namesOf(units, directory);

/** Its own numbers in it, for a unit that is to check them. */
const ownBlocks = (bulletin: Bulletin, unit: string, context: Context): readonly Block[] => {
  const own = linesFor(bulletin, unit);
  const { fields } = bulletin;
  return [
    facts([words.asOf, ifKnown(fields.on, dayText)]),
    ...(own.length === 0
      ? []
      : [
          paragraph(hasAnswered(bulletin, unit) ? words.ownAnswered : words.ownToCheck),
          facts(
            ...own.map(
              (one) =>
                [
                  withNumber(fields.lines.indexOf(one), one.name),
                  numbersText(one.is, one.shares[unit] ?? { whole: 0 }),
                ] as const,
            ),
          ),
          ...own.flatMap((one) =>
            objectionsTo(
              { ...one, objections: one.objections.filter((other) => other.unit === unit) },
              fields.lines.indexOf(one),
              context,
            ),
          ),
        ]),
  ];
};

/** Whether somebody makes, reviews or approves bulletins, and so reads what is not out yet. */
export const isAtWork = (actor: Person, bulletin: Bulletin): boolean =>
  holdsAny(actor, [...publishing, ...approving, ...reviewing], bulletin);

/** The body of a bulletin's card: what is out; what is not, to whoever works on it; to a unit its own numbers. */
export const bulletinCard = (bulletin: Bulletin, context: Context): readonly Block[] => {
  const { fields, state } = bulletin;
  const last = fields.versions.at(-1);
  const inWork = state !== "published" && isAtWork(context.actor, bulletin);
  return [
    facts([words.period, spanText(fields.period)]),
    ...(last === undefined ? [] : publishedBlocks(bulletin, last)),
    ...(inWork ? draftBlocks(bulletin, context) : []),
    ...(last === undefined && !inWork
      ? ownBlocks(bulletin, context.actor.organisation, context)
      : []),
    ...(isAtWork(context.actor, bulletin) && fields.madeBefore.length > 0
      ? [facts([words.madeBefore, listOfCodes(fields.madeBefore)])]
      : []),
    ...(isAtWork(context.actor, bulletin)
      ? remarkBlocks(fields.remarks, ({ step }) =>
          step === "correct"
            ? words.correct
            : step === "sendBack"
              ? words.sendBack
              : words.withdraw,
        )
      : []),
  ];
};

/** The lines of a bulletin that are out, or would be as it stands. */
export const outLines = ({ fields }: Bulletin): readonly BulletinLine[] =>
  fields.versions.at(-1)?.lines ?? openLines(fields.lines);
