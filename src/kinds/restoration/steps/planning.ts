import { dayOf, dayText } from "../../../calendar/day.ts";
import { choice, line, long, number, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { categories, isOfNature } from "../../../flow/categories.ts";
import { lineage, lineageFields, lineageReads, originRead } from "../../../flow/lineage.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits, namesOf } from "../../../flow/parties.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { acceptor, restorer } from "../cards.ts";
import { stagePeriod } from "../clocks.ts";
import {
  type Amounts,
  leaders,
  type Measure,
  measures,
  most,
  type Restoration,
  readMeasured,
  readStages,
} from "../model.ts";
import { accepting, restoring } from "../seats.ts";
import { words } from "../words.ts";

/** The questions for how much of what, each left out where there is none of it. */
export const amountFields = {
  area: optional(line(words.area, { max: 20, help: words.areaHelp, also: ["修复面积"] })),
  river: optional(line(words.river, { max: 20, help: words.riverHelp, also: ["河道长度"] })),
  trees: optional(number(words.trees, 1, most, { also: ["株数"] })),
  money: optional(number(words.money, 1, most, { help: words.moneyHelp, also: ["金额"] })),
};

type Typed = Partial<Readonly<Record<"area" | "river", string | undefined>>> &
  Partial<Readonly<Record<"trees" | "money", number | undefined>>>;

/** How much of what was given, in the units that are kept; refused at the field that is no such number. */
export const readAmounts = ({ area, river, trees, money }: Typed): Amounts | Refusal => {
  const read: Amounts = {};
  for (const [measure, typed] of [
    ["area", area],
    ["river", river],
  ] as const) {
    if (typed === undefined) continue;
    const value = readMeasured(measure, typed);
    if (value === undefined) return new Refusal(words.notMeasured[measure], { field: measure });
    read[measure] = value;
  }
  return {
    ...read,
    ...(trees === undefined ? {} : { trees }),
    ...(money === undefined ? {} : { money }),
  };
};

/** The first of what one has an amount of and the other has not. */
export const lacking = (of: Amounts, given: Amounts): Measure | undefined =>
  measures.find((measure) => of[measure] !== undefined && given[measure] === undefined);

/** Who may lead it, where the actor may not; and which units cannot have these parts. */
const refuseUnits = (
  {
    to,
    acceptor: accepts,
    parent,
  }: { readonly to: string; readonly acceptor: string; readonly parent?: string | undefined },
  context: Context,
): Refusal | undefined => {
  const { actor, directory } = context;
  if (actor.organ !== "procuratorate" && !leaders.includes(actor.organisation))
    return new Refusal(words.notLeading(namesOf(leaders, directory)));
  if (to === accepts) return new Refusal(words.ownAcceptor, { field: "acceptor" });
  const accused = unitsIn(originRead({ parent }, context) ?? { parties: [] }, "accused");
  if (accused.includes(accepts)) return new Refusal(words.accusedInIt, { field: "acceptor" });
  return accused.includes(to) ? new Refusal(words.accusedInIt, { field: "to" }) : undefined;
};

/** What was harmed in nature is to be restored: how much of what, by whom, in which stages, and who accepts it. */
export const register = opening<Restoration>()({
  id: "register",
  names: ["登记修复", "启动修复", "register-restoration"],
  says: [
    "要求恢复植被",
    "复绿要跟踪",
    "河道要恢复原状",
    "补种树木",
    "生态修复方案定了",
    "restore the river bank",
    "plant the trees again",
  ],
  label: words.register,
  help: words.registerHelp,
  by: ["procuratorate:procurator", "bureau:liaison"],
  form: {
    title: line(words.title, { main: true, max: 60 }),
    category: choice(
      words.about,
      categories.filter(({ id }) => isOfNature(id)),
      { also: ["领域"] },
    ),
    to: one(words.restorer, "organisations", { help: words.restorerHelp, also: ["单位"] }),
    acceptor: one(words.acceptor, "organisations", { help: words.acceptorHelp }),
    stages: long(words.stages, { max: 1000, help: words.stagesHelp }),
    ...amountFields,
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [stagePeriod] },
  apply: (answers, context): Draft<Restoration> | Refusal => {
    const { title, category, to } = answers;
    const { actor, directory, today, now } = context;
    const wrong = refuseUnits(answers, context);
    if (wrong !== undefined) return wrong;
    const goal = readAmounts(answers);
    if (goal instanceof Refusal) return goal;
    if (Object.keys(goal).length === 0) return new Refusal(words.howMuch, { field: "area" });
    const stages = readStages(answers.stages, context);
    if ("unread" in stages) return new Refusal(words.noDay(stages.unread), { field: "stages" });
    const gone = stages.find(({ due }) => due < dayOf(now));
    if (gone !== undefined)
      return new Refusal(words.stageGone(gone.name, dayText(gone.due)), { field: "stages" });
    const same = othersOf<Restoration>("restoration", context).find(
      (other) => other.title === title && unitsIn(other, "to").includes(to),
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "title" });
    const taken = lineage(answers, [title, answers.stages], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const { visibility } = inherited;
    return {
      ...inherited,
      category,
      state: "working",
      title,
      urgent: false,
      parties: [
        ...asUnits("from", [actor.organisation], visibility, directory),
        ...asUnits("to", [to], visibility, directory),
        ...asUnits("joint", [answers.acceptor], visibility, directory),
        { part: "handler", person: actor.id },
        ...recused,
      ],
      fields: { goal, stages: [...stages], openedOn: today, remarks: [] },
    };
  },
  tells: {
    ...tellAll(restoring, (restoration: Restoration, { directory }: Context) =>
      words.toRestore(restoration.title, acceptor(restoration, directory)),
    ),
    ...tellAll(accepting, (restoration: Restoration, { directory }: Context) =>
      words.toAccept(restoration.title, restorer(restoration, directory)),
    ),
  },
  announces: ["to"],
  done: (restoration, context) =>
    words.registered(
      restoration.code,
      restorer(restoration, context.directory),
      explainRunning(restoration, ["restoration.stage"], context),
    ),
});
