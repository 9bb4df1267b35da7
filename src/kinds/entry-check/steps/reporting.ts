import type { Day } from "../../../calendar/day.ts";
import { number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, notLater } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { settlePeriod } from "../clocks.ts";
import { type CheckNumbers, type EntryCheck, leftOver, mostPeople, stateWith } from "../model.ts";
import { reading, reporting, supervising } from "../seats.ts";
import { words } from "../words.ts";

const how = { refuses: () => words.numbersOnly } as const;

/** How many of those found unfit are out. */
const outFields = {
  notHired: optional(
    number(words.notHired, 0, mostPeople, { ...how, help: words.outHelp, also: ["未录用"] }),
  ),
  dismissed: optional(
    number(words.dismissed, 0, mostPeople, { ...how, help: words.outHelp, also: ["解聘"] }),
  ),
};

/** What is asked about a check: how many, and never who. */
export const numberFields = {
  checked: number(words.checked, 0, mostPeople, {
    ...how,
    main: true,
    help: words.checkedHelp,
    also: ["人数", "查询数"],
  }),
  unfit: number(words.unfit, 0, mostPeople, { ...how, help: words.unfitHelp, also: ["不适合"] }),
  ...outFields,
};

/** Why the numbers cannot be. */
export const wrongNumbers = (
  sort: EntryCheck["fields"]["sort"],
  { checked, unfit, notHired = 0, dismissed = 0 }: CheckNumbers,
): Refusal | undefined => {
  if (unfit > checked) return new Refusal(words.tooManyUnfit(unfit, checked), { field: "unfit" });
  if (sort === "preHire" && dismissed > 0)
    return new Refusal(words.nobodyDismissed, { field: "dismissed" });
  return notHired + dismissed > unfit
    ? new Refusal(words.tooManyOut(notHired + dismissed, unfit), {
        field: dismissed > 0 ? "dismissed" : "notHired",
      })
    : undefined;
};

/** Why a check of a year cannot have been made on a day: it was before that year began. */
export const outsideYear = (on: Day, year: number): Refusal | undefined => {
  const first = `${year}-01-01`;
  return on < first ? new Refusal(words.notInYear(on, first), { field: "checkedOn" }) : undefined;
};

const told = [...supervising, ...reading] as const;

/** What each unit says of its own check, in numbers. */
export const reportingSteps: Readonly<Record<string, Step<EntryCheck>>> = {
  report: step<EntryCheck>()({
    names: ["报告入职查询", "报告查询", "report-entry-check"],
    says: [
      "教职工都查过了没有问题",
      "入职查询查完了",
      "查了多少人都没有前科",
      "all staff are checked",
      "the staff check is done",
    ],
    label: words.report,
    whole: true,
    help: words.reportHelp,
    by: reporting,
    open: { from: ["asked"], to: ["done", "unsettled"] },
    clocks: { starts: [settlePeriod], ends: ["entry.report", "entry.again"] },
    button: { tone: "primary" },
    form: { ...numberFields, checkedOn: dayOr(words.checkedOn) },
    apply: (check, { checkedOn: given, ...numbers }, { today }) => {
      const { sort, year } = check.fields;
      const checkedOn = given ?? today;
      const wrong =
        notLater(checkedOn, today, "checkedOn", words.checkedOn) ??
        outsideYear(checkedOn, year) ??
        wrongNumbers(sort, numbers);
      if (wrong !== undefined) return wrong;
      const { problem: _, notHired: __, dismissed: ___, ...fields } = check.fields;
      const { checked, unfit, notHired, dismissed } = numbers;
      return {
        ...check,
        state: stateWith(numbers),
        fields: {
          ...fields,
          checkedOn,
          reportedOn: today,
          checked,
          unfit,
          ...(notHired === undefined ? {} : { notHired }),
          ...(dismissed === undefined ? {} : { dismissed }),
        },
      };
    },
    tells: tellAll(told, ({ fields }: EntryCheck, context: Context) =>
      words.reportedNews(ownUnit(context), fields.checked ?? 0, leftOver(fields)),
    ),
    done: (check, context) =>
      words.reportedDone(leftOver(check.fields), dueBy(check, "entry.settle", context)),
  }),

  /** Whoever is unfit is out: not hired, or dismissed in time (未成年人保护法第六十二条). */
  settle: step<EntryCheck>()({
    names: ["查询处理结果", "settle-entry-check"],
    says: ["有前科的人已经解聘了", "不合适的人没有录用", "the unfit one was dismissed"],
    label: words.settle,
    whole: true,
    help: words.settleHelp,
    by: reporting,
    open: { from: ["unsettled"], to: ["done", "unsettled"] },
    clocks: { ends: ["entry.settle"], starts: [settlePeriod] },
    button: { tone: "primary" },
    form: outFields,
    prefill: ({ fields: { notHired, dismissed } }) => ({
      ...(notHired === undefined ? {} : { notHired }),
      ...(dismissed === undefined ? {} : { dismissed }),
    }),
    apply: (check, given) => {
      const { sort, checked = 0, unfit = 0, ...before } = check.fields;
      const notHired = given.notHired ?? before.notHired ?? 0;
      const dismissed = given.dismissed ?? before.dismissed ?? 0;
      const was = unfit - leftOver(check.fields);
      const numbers = { checked, unfit, notHired, dismissed };
      const wrong = wrongNumbers(sort, numbers);
      if (wrong !== undefined) return wrong;
      if (notHired + dismissed < was)
        return new Refusal(words.fewerOut(was), { field: "notHired" });
      if (notHired + dismissed === was) return new Refusal(words.nothingNew, { field: "notHired" });
      return { ...withFields(check, { notHired, dismissed }), state: stateWith(numbers) };
    },
    tells: tellAll(told, ({ fields }: EntryCheck, context: Context) =>
      words.settledNews(ownUnit(context), leftOver(fields)),
    ),
    done: ({ fields }) => words.settledDone(leftOver(fields)),
  }),
};
