import { type Day, dayText } from "../../../calendar/day.ts";
import { day, line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { findCategory } from "../../../flow/categories.ts";
import { notPast } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { refuseNamed } from "../../../flow/nameless.ts";
import { isFrom, othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { applicant, decider } from "../cards.ts";
import { decisionPeriod } from "../clocks.ts";
import {
  category,
  daysAway,
  daysOf,
  federation,
  hadLeave,
  isShort,
  type Leave,
  latestReturn,
  monthsTogether,
  mostDays,
} from "../model.ts";
import { deciding } from "../seats.ts";
import { words } from "../words.ts";

/** Why a leave cannot last until a day: it ends before it starts, or is longer than one may be. */
export const wrongReturn = (leaveOn: Day, returnOn: Day): Refusal | undefined => {
  if (returnOn < leaveOn)
    return new Refusal(words.backBefore(dayText(leaveOn)), { field: "returnOn" });
  return daysOf({ leaveOn, returnOn }) > mostDays
    ? new Refusal(words.tooLong(mostDays, dayText(latestReturn(leaveOn))), { field: "returnOn" })
    : undefined;
};

/** The leaves of one reference of an applying unit, those that are over among them. */
export const leavesOf = (from: string, ref: string, context: Context): readonly Leave[] =>
  othersOf<Leave>("leave-request", context).filter(
    (other) => other.fields.ref === ref && isFrom(other, from),
  );

/** Why a leave cannot be had beside the others of the same reference: they are too many days together. */
export const tooOften = (
  others: readonly Leave[],
  leave: Pick<Leave["fields"], "leaveOn" | "returnOn">,
): Refusal | undefined => {
  const had = others
    .filter(({ state }) => hadLeave.includes(state))
    .map(({ fields: { leaveOn, returnOn, returnedOn = returnOn } }) => ({
      leaveOn,
      returnOn: returnedOn,
    }));
  const days = daysAway([...had, leave], leave.returnOn);
  return days > mostDays
    ? new Refusal(words.tooOften(monthsTogether, mostDays, days), { field: "returnOn" })
    : undefined;
};

/** The justice bureau, as long as it is in the directory. */
const deciderIn = ({ directory }: Context): string | undefined =>
  findCategory(category)?.receivers.find((unit) => directory.organisations.has(unit));

/** A township or the federation of enterprises applies for somebody, without a name. */
export const apply = opening<Leave>()({
  id: "apply",
  names: ["申请外出", "apply-leave"],
  says: [
    "矫正对象要出差",
    "社矫对象去外地谈业务",
    "社区矫正人员请假外出",
    "somebody in correction has to travel",
    "correction leave",
  ],
  label: words.apply,
  whole: true,
  help: words.applyHelp,
  by: ["township:liaison", "group:liaison"],
  warning: words.warning,
  form: {
    ref: line(words.ref, { max: 30, help: words.refHelp }),
    purpose: long(words.purpose, { main: true, max: 500, help: words.purposeHelp }),
    destination: line(words.destination, { max: 60, help: words.destinationHelp }),
    leaveOn: day(words.leaveOn, { tense: "future" }),
    returnOn: day(words.returnOn, { tense: "future", legal: true }),
    proof: line(words.proof, { max: 200, help: words.proofHelp }),
    files: filesField,
  },
  readsOpen: "closed too",
  clocks: { starts: [decisionPeriod] },
  apply: (answers, context): Draft<Leave> | Refusal => {
    const { ref, purpose, destination, leaveOn, returnOn, proof } = answers;
    const { actor, directory, today } = context;
    const from = actor.organisation;
    if (actor.organ === "group" && from !== federation) return new Refusal(words.notApplying);
    const wrong =
      refuseNamed(ref, [purpose, destination, proof]) ??
      notPast(leaveOn, today, "leaveOn", words.leaveOn) ??
      wrongReturn(leaveOn, returnOn);
    if (wrong !== undefined) return wrong;
    const to = deciderIn(context);
    if (to === undefined) return new Refusal(words.noDecider);
    const others = leavesOf(from, ref, context);
    const same = others.find(({ closedAt }) => closedAt === undefined);
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "ref" });
    const often = tooOften(others, { leaveOn, returnOn });
    if (often !== undefined) return often;
    return {
      category,
      visibility: 2,
      state: "applied",
      title: ref,
      urgent: false,
      parties: [
        ...asUnits("from", [from], 2, directory),
        ...asUnits("to", [to], 2, directory),
        { part: "handler", person: actor.id },
      ],
      fields: {
        ref,
        purpose,
        destination,
        proof,
        appliedOn: today,
        leaveOn,
        short: isShort({ leaveOn, returnOn }),
        returnOn,
        remarks: [],
      },
    };
  },
  tells: tellAll(deciding, (leave: Leave, { directory }: Context) =>
    words.appliedNews(applicant(leave, directory)),
  ),
  announces: ["to"],
  done: (leave, { directory }) => words.appliedDone(decider(leave, directory), leave.code),
});
