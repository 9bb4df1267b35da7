import { type Day, dayText } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import type { Start } from "../flow/clock.ts";
import type { Doing, Seat } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { organisationName } from "../people/directory.ts";
import type { Consultation } from "./model.ts";
import { words } from "./words.ts";

/** Whoever answers for a unit that is consulted. */
export const unit: readonly Seat[] = ["to.liaison", "to.head"];

/** Whoever handles it in the procuratorate. */
export const handling: readonly Seat[] = ["handler", "from.procurator"];

/** Tells the units consulted. */
export const tellingUnits = (say: (matter: Consultation, doing: Doing) => Text) => ({
  "to.liaison": say,
  "to.head": say,
});

/** Whether every unit says that it has done all the plan asks. */
export const isCompleted = (matter: Consultation): boolean =>
  unitsIn(matter, "to").every((one) => matter.fields.completed.includes(one));

/** The period of the plan, as long as a unit is still to carry it out, from the day it was agreed to until the day it names. */
export const planPeriod: Start<Consultation> = {
  rule: (matter) =>
    (matter.state === "agreed" || matter.state === "monitored") && !isCompleted(matter)
      ? "consult.plan"
      : undefined,
  from: ({ fields }, today) => fields.agreedOn ?? today,
  until: ({ fields }) => fields.plan?.dueOn,
};

/** The name of the unit whose answer it is. */
export const ownName = ({ actor, directory }: Doing): Text =>
  organisationName(directory, actor.organisation);

/** A day in words; nothing where there is none. */
export const shownDay = (day: Day | undefined): Text =>
  day === undefined ? text("", "") : dayText(day);

/** A plan is due on a day to come. */
export const dueNotAhead = (dueOn: Day, today: Day): Refusal | undefined => {
  const shown = dayText(today);
  return dueOn > today
    ? undefined
    : new Refusal(words.dueToo(shown.zh, shown.en), { field: "dueOn" });
};
