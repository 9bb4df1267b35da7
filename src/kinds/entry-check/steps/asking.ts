import { choice, day, number, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, notLater, notPast } from "../../../flow/days.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits, namesOf, ownUnit, unitNames } from "../../../flow/parties.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { type Directory, organisationName, postsOf } from "../../../people/directory.ts";
import { dueText, sortOptions, unitsNamed } from "../cards.ts";
import { reportPeriod, settlePeriod } from "../clocks.ts";
import { category, type EntryCheck, hasReported, keepers, leftOver, stateWith } from "../model.ts";
import { reading, reporting, supervising } from "../seats.ts";
import { words } from "../words.ts";
import { numberFields, outsideYear, wrongNumbers } from "./reporting.ts";

/** The units of the directory that supervise, but for one. */
const otherKeepers = (
  unit: string,
  { organisations }: Directory,
  but: readonly string[] = [],
): readonly string[] =>
  keepers.filter((one) => one !== unit && !but.includes(one) && organisations.has(one));

const thisYear = ({ today }: Pick<Context, "today">): number => Number(today.slice(0, 4));

/** Whether a check of a year stands open or done for a unit. */
const isOfYear = ({ fields, state, parties }: EntryCheck, unit: string, year: number): boolean =>
  state !== "cancelled" &&
  fields.askedOn !== undefined &&
  fields.year === year &&
  unitsIn({ parties }, "to").includes(unit);

/** The first of some units in which nobody is left who could report. */
const withoutOwner = (units: readonly string[], directory: Directory): string | undefined =>
  units.find(
    (unit) =>
      !postsOf(directory, unit).some(
        ({ roles }) =>
          roles.includes("liaison") || roles.includes("head") || roles.includes("procurator"),
      ),
  );

/** Whoever supervises asks units for the check of the year (未成年人保护法第六十二条). */
export const ask = opening<EntryCheck>()({
  id: "ask",
  names: ["布置入职查询", "要求入职查询", "ask-entry-check"],
  says: [
    "让各学校查一遍教职工有没有前科",
    "今年的入职查询该布置了",
    "要求各单位报入职查询",
    "have the units check their staff for records",
    "ask for this year's staff checks",
  ],
  label: words.ask,
  whole: true,
  help: words.askHelp,
  by: ["procuratorate:procurator", "liaison", "head"],
  form: {
    units: several(words.units, "organisations", {
      main: true,
      also: ["单位", "责任单位", "牵头单位"],
    }),
    due: day(words.due, {
      tense: "future",
      legal: true,
      also: ["期限", "报告期限", "到期日", "完成时限"],
    }),
    year: optional(number(words.year, 2000, 2100, { help: words.yearHelp })),
  },
  readsOpen: "closed too",
  clocks: { starts: [reportPeriod] },
  apply: (answers, context): Draft<EntryCheck> | Refusal => {
    const { actor, directory, today } = context;
    const { due, year = thisYear(context) } = answers;
    const from = actor.organisation;
    if (!keepers.includes(from)) return new Refusal(words.onlyKeepers(namesOf(keepers, directory)));
    const units = [...new Set(answers.units)];
    if (units.includes(from)) return new Refusal(words.notOwn, { field: "units" });
    const nobody = withoutOwner(units, directory);
    if (nobody !== undefined)
      return new Refusal(words.noOwner(organisationName(directory, nobody)), { field: "units" });
    const now = thisYear(context);
    if (year !== now && year !== now - 1)
      return new Refusal(words.wrongYear(now - 1, now), { field: "year" });
    const past = notPast(due, today, "due", words.due);
    if (past !== undefined) return past;
    for (const unit of units) {
      const same = othersOf<EntryCheck>("entry-check", context).find((other) =>
        isOfYear(other, unit, year),
      );
      if (same !== undefined)
        return new Refusal(words.already(organisationName(directory, unit), year, same.code), {
          field: "units",
        });
    }
    return {
      category,
      visibility: 1,
      state: "asked",
      title: words.titleOf(year).zh,
      urgent: false,
      parties: [
        { part: "from", organisation: from },
        ...asUnits("to", units, 1, directory),
        ...asUnits("copy", otherKeepers(from, directory, units), 1, directory),
      ],
      fields: { sort: "yearly", year, askedOn: today, due },
    };
  },
  tells: {
    ...tellAll(reporting, (check: EntryCheck, { directory }: Context) =>
      words.askedNews(unitNames(check, "from", directory), check.fields.year, dueText(check)),
    ),
    ...tellAll(reading, (check: EntryCheck, { directory }: Context) =>
      words.copiedNews(
        unitNames(check, "from", directory),
        unitsNamed(check, directory),
        check.fields.year,
      ),
    ),
  },
  announces: ["to"],
  done: (check, { directory }) =>
    words.askedDone(check.code, unitsNamed(check, directory), dueText(check)),
});

/** A unit records what it has checked by itself: whoever it is about to hire, or everybody. */
export const record = opening<EntryCheck>()({
  id: "record",
  names: ["登记入职查询", "登记查询", "record-entry-check"],
  says: [
    "新招的老师查过了没有前科",
    "新聘的保安已经查询过犯罪记录",
    "招聘前查询了几个人",
    "checked the new teachers for records",
    "we checked the people we are hiring",
  ],
  label: words.record,
  whole: true,
  help: words.recordHelp,
  warning: words.warning,
  by: ["liaison", "head", "procuratorate:procurator"],
  form: {
    ...numberFields,
    sort: choice(words.sort, sortOptions, { also: ["种类"] }),
    checkedOn: dayOr(words.checkedOn),
  },
  readsOpen: "closed too",
  clocks: { starts: [settlePeriod] },
  apply: (answers, context): Draft<EntryCheck> | Refusal => {
    const { actor, directory, today } = context;
    const { sort, checkedOn = today, ...numbers } = answers;
    const unit = actor.organisation;
    const from = otherKeepers(unit, directory);
    if (from.length === 0) return new Refusal(words.nobodyKeeps);
    const later = notLater(checkedOn, today, "checkedOn", words.checkedOn);
    if (later !== undefined) return later;
    const year = Number(checkedOn.slice(0, 4));
    const wrong = wrongNumbers(sort, numbers) ?? outsideYear(checkedOn, thisYear(context) - 1);
    if (wrong !== undefined) return wrong;
    const own = othersOf<EntryCheck>("entry-check", context).filter((other) =>
      unitsIn(other, "to").includes(unit),
    );
    const asked =
      sort === "yearly"
        ? own.find((one) => isOfYear(one, unit, year) && !hasReported(one))
        : undefined;
    if (asked !== undefined) return new Refusal(words.openRequest(asked.code));
    const same = own.find(
      ({ state, fields }) =>
        state !== "cancelled" &&
        fields.sort === sort &&
        fields.checkedOn === checkedOn &&
        fields.checked === numbers.checked,
    );
    if (same !== undefined) return new Refusal(words.recordedSame(same.code), { field: "checked" });
    const { checked, unfit, notHired, dismissed } = numbers;
    return {
      category,
      visibility: 1,
      state: stateWith(numbers),
      title: sort === "yearly" ? words.titleOf(year).zh : words.hireTitle.zh,
      urgent: false,
      parties: [...asUnits("from", from, 1, directory), ...asUnits("to", [unit], 1, directory)],
      fields: {
        sort,
        year,
        checkedOn,
        reportedOn: today,
        checked,
        unfit,
        ...(notHired === undefined ? {} : { notHired }),
        ...(dismissed === undefined ? {} : { dismissed }),
      },
    };
  },
  tells: tellAll(supervising, ({ fields }: EntryCheck, context: Context) =>
    words.reportedNews(ownUnit(context), fields.checked ?? 0, leftOver(fields)),
  ),
  done: (check, context) =>
    check.state === "unsettled"
      ? words.reportedDone(leftOver(check.fields), dueBy(check, "entry.settle", context))
      : words.recordedDone(check.code),
});
