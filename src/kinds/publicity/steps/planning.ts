import { choice, day, line, one, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notPast } from "../../../flow/days.ts";
import { lineage } from "../../../flow/lineage.ts";
import { isFrom, othersOf } from "../../../flow/others.ts";
import { asUnits, ownUnit } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { leadUnit, sortOptions, venueOptions } from "../cards.ts";
import { recordPeriod } from "../clocks.ts";
import { category, keeper, type Publicity } from "../model.ts";
import { keeping, owing } from "../seats.ts";
import { words } from "../words.ts";

const plannedNews = (event: Publicity, context: Context) =>
  words.plannedNews(leadUnit(event, context.directory), event.title);

/** A unit plans an event; the justice bureau does it for another too. */
export const plan = opening<Publicity>()({
  id: "plan",
  names: ["计划普法", "普法计划", "plan-publicity"],
  says: [
    "a law day at the market, add to the plan",
    "发传单",
    "进校园讲课",
    "宣传日摆摊",
    "提前列上计划",
    "帮我排进去",
    "put a law talk on the calendar",
    "hand out leaflets",
    "安排一次普法宣传",
    "下个月要搞法治宣传",
    "准备去学校讲法治课",
    "法治副校长要去上课",
    "组织一场宪法宣传",
    "报一下普法计划",
    "plan a publicity event",
    "teach law at a school",
  ],
  label: words.plan,
  help: words.planHelp,
  by: ["liaison", "head", "procuratorate:procurator"],
  form: {
    title: line(words.theme, { max: 60, main: true, help: words.themeHelp }),
    sort: choice(words.sort, sortOptions),
    venue: choice(words.venue, venueOptions),
    plannedOn: day(words.plannedOn, { tense: "future" }),
    place: line(words.place, { max: 60 }),
    lead: optional(one(words.lead, "organisations", { help: words.leadHelp })),
    joint: optional(several(words.joint, "organisations")),
  },
  readsOpen: true,
  clocks: { starts: [recordPeriod] },
  apply: (answers, context): Draft<Publicity> | Refusal => {
    const { title, sort, venue, plannedOn, place, joint = [] } = answers;
    const { actor, directory, today } = context;
    const lead = answers.lead ?? actor.organisation;
    if (!directory.organisations.has(keeper)) return new Refusal(words.nobodyKeeps);
    if (lead !== actor.organisation && actor.organisation !== keeper)
      return new Refusal(words.onlyOwn(ownUnit(context)), { field: "lead" });
    const past = notPast(plannedOn, today, "plannedOn", words.plannedOn);
    if (past !== undefined) return past;
    const same = othersOf<Publicity>("publicity", context).find(
      (other) =>
        other.title === title && other.fields.plannedOn === plannedOn && isFrom(other, lead),
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "title" });
    const taken = lineage({ category }, [title, place], context);
    if (taken instanceof Refusal) return taken;
    const { visibility } = taken;
    return {
      category,
      visibility,
      state: "planned",
      title,
      urgent: false,
      parties: [
        ...asUnits("from", [lead], visibility, directory),
        ...asUnits("to", [keeper], visibility, directory),
        ...asUnits(
          "joint",
          joint.filter((unit) => unit !== lead),
          visibility,
          directory,
        ),
        ...(lead === actor.organisation ? [{ part: "handler" as const, person: actor.id }] : []),
      ],
      fields: { sort, venue, place, plannedOn, remarks: [] },
    };
  },
  tells: tellAll([...keeping, ...owing, "from.head", "joint.liaison", "joint.head"], plannedNews),
  announces: ["from", "joint"],
  done: ({ code }) => words.plannedDone(code),
});
