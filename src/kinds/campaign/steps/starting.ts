import { addMonths, type Day, isDay } from "../../../calendar/day.ts";
import { choiceOrDay, day, line, long, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { findCategory } from "../../../flow/categories.ts";
import { notPast } from "../../../flow/days.ts";
import { lineage } from "../../../flow/lineage.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { type Directory, organisationName, postsOf } from "../../../people/directory.ts";
import { leadName, unitsNamed } from "../cards.ts";
import { closePeriod, reportPeriods } from "../clocks.ts";
import { type Campaign, longest } from "../model.ts";
import { reporting } from "../seats.ts";
import { words } from "../words.ts";

/** When progress is reported: every month, or by a day. */
export const everyField = choiceOrDay(words.every, [{ id: "monthly", name: words.monthly }], {
  help: words.everyHelp,
  also: ["进展", "报告日期"],
});

/** The first of some units in which nobody is left who could report. */
export const withoutOwner = (
  units: readonly string[],
  directory: Directory,
): Refusal | undefined => {
  const nobody = units.find(
    (unit) =>
      !postsOf(directory, unit).some(({ roles }) =>
        roles.some((role) => ["liaison", "head", "procurator"].includes(role)),
      ),
  );
  return nobody === undefined
    ? undefined
    : new Refusal(words.noOwner(organisationName(directory, nobody)), { field: "units" });
};

/** Why it cannot run from one day to another. */
export const wrongSpan = (startsOn: Day, endsOn: Day): Refusal | undefined => {
  if (endsOn <= startsOn) return new Refusal(words.endsTooEarly(startsOn), { field: "endsOn" });
  const latest = addMonths(startsOn, longest);
  return endsOn > latest ? new Refusal(words.endsTooLate(latest), { field: "endsOn" }) : undefined;
};

/** The day set for a report, where one is; refused where it lies outside the campaign. */
export const reportDay = (
  every: string | undefined,
  { endsOn, today }: { readonly endsOn: Day; readonly today: Day },
): Day | undefined | Refusal => {
  if (every === undefined || !isDay(every)) return undefined;
  return every <= today || every > endsOn
    ? new Refusal(words.reportOutside(endsOn), { field: "every" })
    : every;
};

/** Several units deal with one sort of problem for a time, led by one (实施意见 第2、4项). */
export const start = opening<Campaign>()({
  id: "start",
  names: ["发起专项", "开展专项", "start-campaign"],
  says: ["搞一个专项整治行动", "开展养老诈骗专项行动", "start a special campaign"],
  label: words.start,
  whole: true,
  help: words.startHelp,
  by: ["secretariat", "procuratorate:procurator", "procuratorate:chief", "head"],
  form: {
    title: line(words.title, {
      main: true,
      max: 60,
      help: words.titleHelp,
      also: ["专项", "名称"],
    }),
    goal: long(words.goal, { max: 500, help: words.goalHelp }),
    units: several(words.units, "organisations", { also: ["单位", "责任单位", "配合单位"] }),
    endsOn: day(words.endsOn, { tense: "future", legal: true, also: ["到期", "截止日期"] }),
    startsOn: optional(day(words.startsOn, { legal: true, tense: "future" })),
    categories: optional(several(words.categories, "categories", { help: words.categoriesHelp })),
    every: optional(everyField),
  },
  readsOpen: true,
  clocks: { starts: [reportPeriods, closePeriod] },
  apply: (answers, context): Draft<Campaign> | Refusal => {
    const { actor, directory, today } = context;
    const { title, goal, endsOn, startsOn = today, categories = [] } = answers;
    const units = [...new Set(answers.units)];
    const wrong =
      withoutOwner(units, directory) ??
      notPast(startsOn, today, "startsOn", words.startsOn) ??
      wrongSpan(startsOn, endsOn);
    if (wrong !== undefined) return wrong;
    const reportBy = reportDay(answers.every, { endsOn, today: startsOn });
    if (reportBy instanceof Refusal) return reportBy;
    const same = othersOf<Campaign>("campaign", context).find((other) => other.title === title);
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "title" });
    // What must not be written down here is no campaign of this chat either.
    const offline = categories.find((id) => findCategory(id)?.visibility === 3);
    const taken = lineage({ category: offline }, [title, goal], context);
    if (taken instanceof Refusal) return new Refusal(taken.text, { field: "categories" });
    const { visibility } = taken;
    return {
      visibility,
      state: "running",
      title,
      urgent: false,
      parties: [
        ...asUnits("from", [actor.organisation], visibility, directory),
        ...asUnits("to", units, visibility, directory),
        { part: "handler", person: actor.id },
      ],
      fields: {
        goal,
        categories: [...categories],
        startsOn,
        endsOn,
        countedFrom: startsOn,
        ...(reportBy === undefined ? {} : { reportBy }),
        progress: [],
        remarks: [],
      },
    };
  },
  tells: tellAll(reporting, (campaign: Campaign, context: Context, reader) =>
    words.startedNews(
      leadName(campaign, context.directory),
      campaign.title,
      dueOf(campaign, reader.organisation, context),
    ),
  ),
  announces: ["to"],
  done: (campaign, { directory }) =>
    words.startedDone(campaign.code, unitsNamed(unitsIn(campaign, "to"), directory)),
});

/** By when a unit is to report next, to stand in a sentence. */
export const dueOf = ({ clocks }: Campaign, unit: string, context: Context) =>
  dueBy(
    { clocks: clocks.filter(({ organisation }) => organisation === unit) },
    "campaign.progress",
    context,
  );
