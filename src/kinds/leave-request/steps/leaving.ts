import { dayText } from "../../../calendar/day.ts";
import { choice, day, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { dayOr, notPast, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { type Party, unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { policeIn, procuratorateIn } from "../../../people/directory.ts";
import { applicant, decider, endingOptions } from "../cards.ts";
import { decisionPeriod, returnPeriod } from "../clocks.ts";
import type { Leave } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";
import { leavesOf, tooOften, wrongReturn } from "./applying.ts";

const reasonForm = { reason: long(words.reason, { main: true, max: 500 }) };
const decides = ["leave.decide", "leave.decide.long"];

/** A unit of the county brought in by a decision; nothing where the county has none. */
const broughtIn = (
  part: "copy" | "joint",
  unit: string | undefined,
  { directory }: Context,
): readonly Party[] => (unit === undefined ? [] : asUnits(part, [unit], 2, directory));

/** The procuratorate has a copy of what was decided, whatever that is. */
const withCopy = (leave: Leave, context: Context): Leave => ({
  ...leave,
  parties: [...leave.parties, ...broughtIn("copy", procuratorateIn(context.directory), context)],
});

const dayGone: Condition<Leave> = {
  only: words.only.dayGone,
  otherwise: ({ fields }, today) =>
    today > fields.returnOn ? undefined : words.notYet(dayText(fields.returnOn)),
};

const leavingDay: Condition<Leave> = {
  only: words.only.leaving,
  otherwise: ({ fields }, today) =>
    today >= fields.leaveOn ? undefined : words.beforeLeaving(dayText(fields.leaveOn)),
};

const notLeft: Condition<Leave> = {
  only: words.only.notLeft,
  otherwise: ({ state, fields }, today) =>
    state === "approved" && today >= fields.leaveOn
      ? words.leftAlready(dayText(fields.leaveOn))
      : undefined,
};

/** What the police are told where they have heard that the day went by, by the reminder or a report. */
const whereLate =
  (say: (leave: Leave) => Text) =>
  (leave: Leave, { today }: Context): Text | undefined =>
    leave.fields.ranOver === true || today > leave.fields.returnOn ? say(leave) : undefined;

const extendedNews = ({ fields }: Leave): Text => words.extendedNews(dayText(fields.returnOn));

/** Decided by the justice bureau, and over once the return is reported. */
export const leaving: Readonly<Record<string, Step<Leave>>> = {
  /** A paper is missing, or something is unclear. */
  return: step<Leave>()({
    names: ["补正", "退回", "return"],
    label: words.return,
    help: words.returnHelp,
    by: seats.deciding,
    open: { from: ["applied"], to: "returned" },
    clocks: { ends: decides },
    form: reasonForm,
    apply: (leave, { reason }, context) => withRemark(leave, "return", reason, context),
    tells: tellAll(seats.applying, (leave: Leave) => words.returnedNews(lastRemark(leave))),
    done: () => words.returnedDone,
  }),

  supplement: step<Leave>()({
    names: ["补充", "supplement"],
    label: words.supplement,
    help: words.supplementHelp,
    by: seats.applying,
    open: { from: ["returned"], to: "applied" },
    clocks: { starts: [decisionPeriod] },
    button: { tone: "primary" },
    form: { more: long(words.more, { main: true, max: 500 }), files: filesField },
    apply: (leave, { more }, context) => withRemark(leave, "supplement", more, context),
    tells: tellAll(seats.deciding, (leave: Leave, { directory }: Context) =>
      words.supplementedNews(applicant(leave, directory)),
    ),
    done: (leave, context) => words.supplementedDone(explainRunning(leave, decides, context)),
  }),

  /** From here on the procuratorate has it, and the police are those who hear of it where nobody comes back. */
  approve: step<Leave>()({
    names: ["批准外出", "批准", "approve"],
    says: ["同意他外出", "准假"],
    label: words.approve,
    whole: true,
    help: words.approveHelp,
    by: seats.deciding,
    open: { from: ["applied"], to: "approved" },
    clocks: { starts: [returnPeriod], ends: decides },
    button: { tone: "primary" },
    form: { decidedOn: { ...dayOr(words.decidedOn), main: true } },
    apply: (leave, { decidedOn }, context) => {
      const { leaveOn, returnOn, appliedOn } = leave.fields;
      const gone = notPast(returnOn, context.today, "decidedOn", words.returnOn);
      if (gone !== undefined) return gone;
      if ((decidedOn ?? context.today) > leaveOn)
        return new Refusal(words.decidedAfter(dayText(leaveOn)), { field: "decidedOn" });
      return recordDay(
        leave,
        ["decidedOn", decidedOn, words.decidedOn, appliedOn],
        context,
        (dated) => {
          const copied = withCopy(dated, context);
          const police = broughtIn("joint", policeIn(context.directory), context);
          return { ...copied, parties: [...copied.parties, ...police] };
        },
      );
    },
    tells: {
      ...tellAll(seats.applying, (leave: Leave) =>
        words.approvedNews(dayText(leave.fields.returnOn)),
      ),
      ...tellAll(seats.copied, (leave: Leave, { directory }: Context) =>
        words.approvedCopy(decider(leave, directory), dayText(leave.fields.returnOn)),
      ),
    },
    done: (leave, context) => words.approvedDone(explainRunning(leave, ["leave.return"], context)),
  }),

  refuse: step<Leave>()({
    names: ["不予批准外出", "不批准", "refuse"],
    says: ["不准他走"],
    label: words.refuse,
    whole: true,
    help: words.refuseHelp,
    by: seats.deciding,
    open: { from: ["applied", "returned"], to: "refused" },
    button: { tone: "danger" },
    form: reasonForm,
    apply: (leave, { reason }, context) => withCopy({ ...leave, outcome: reason }, context),
    tells: {
      ...tellAll(seats.applying, ({ outcome }: Leave) => words.refusedNews(outcome ?? "")),
      ...tellAll(seats.copied, (leave: Leave, { directory }: Context) =>
        words.refusedCopy(decider(leave, directory)),
      ),
    },
    done: () => words.refusedDone,
  }),

  /** Held up on the way: another last day, within what one leave may have. */
  extend: step<Leave>()({
    names: ["延长外出", "extend-leave"],
    says: ["还要多待几天"],
    label: words.extend,
    whole: true,
    help: words.extendHelp,
    by: seats.deciding,
    open: { from: ["approved"] },
    clocks: {
      extends: ({ fields }) => [
        { rule: "leave.return", to: fields.returnOn, why: words.extendedWhy },
      ],
    },
    readsOpen: "closed too",
    form: { returnOn: day(words.returnOn, { tense: "future", legal: true }), ...reasonForm },
    apply: (leave, { returnOn, reason }, context) => {
      const { ref, leaveOn, returnOn: before } = leave.fields;
      const [from = ""] = unitsIn(leave, "from");
      const others = leavesOf(from, ref, context).filter(({ code }) => code !== leave.code);
      if (returnOn <= before)
        return new Refusal(words.notLonger(dayText(before)), { field: "returnOn" });
      return (
        notPast(returnOn, context.today, "returnOn", words.returnOn) ??
        wrongReturn(leaveOn, returnOn) ??
        tooOften(others, { leaveOn, returnOn }) ??
        withRemark(
          withFields(leave, { returnOn, ...(context.today > before ? { ranOver: true } : {}) }),
          "extend",
          reason,
          context,
        )
      );
    },
    tells: {
      ...tellAll([...seats.applying, ...seats.copied], extendedNews),
      ...tellAll(seats.police, whereLate(extendedNews)),
    },
    done: (leave, context) => words.extendedDone(explainRunning(leave, ["leave.return"], context)),
  }),

  comeBack: step<Leave>()({
    names: ["报告返回", "report-return"],
    says: ["矫正对象回来了", "出差的矫正对象已经返回", "the person in correction is back"],
    label: words.comeBack,
    whole: true,
    help: words.comeBackHelp,
    by: [...seats.applying, ...seats.deciding],
    open: { from: ["approved", "missing"], to: "closed" },
    clocks: { ends: ["leave.return"] },
    button: { tone: "primary" },
    form: {
      returnedOn: { ...dayOr(words.returnedOn, { also: ["返回日期", "返回"] }), main: true },
    },
    apply: (leave, { returnedOn }, context) =>
      recordDay(
        leave,
        ["returnedOn", returnedOn, words.returnedOn, leave.fields.leaveOn],
        context,
        (dated) => dated,
      ),
    tells: {
      ...tellAll([...seats.applying, ...seats.deciding, ...seats.copied], words.cameBackNews),
      ...tellAll(seats.police, whereLate(words.cameBackNews)),
    },
    done: (leave) => words.cameBackDone(leave),
  }),

  /** Nobody came back in time: the police and the procuratorate know at once (社区矫正法第三十条). */
  miss: step<Leave>()({
    names: ["通报未归", "report-missing"],
    says: ["到期没回来", "人没按时回"],
    label: words.miss,
    whole: true,
    help: words.missHelp,
    by: [...seats.applying, ...seats.deciding],
    open: { from: ["approved"], to: "missing", when: dayGone },
    button: { tone: "danger" },
    form: {
      finding: long(words.finding, { main: true, max: 500, help: words.findingHelp }),
      missedOn: dayOr(words.missedOn),
    },
    apply: (leave, { finding, missedOn }, context) => {
      const early =
        missedOn !== undefined && missedOn <= leave.fields.returnOn
          ? new Refusal(words.notYet(dayText(leave.fields.returnOn)), { field: "missedOn" })
          : undefined;
      return (
        early ?? remarkOn(leave, ["miss", finding], ["missedOn", missedOn, words.missedOn], context)
      );
    },
    tells: tellAll(
      [...seats.applying, ...seats.deciding, ...seats.copied, ...seats.police],
      (leave: Leave, { directory }: Context) => words.missedNews(applicant(leave, directory)),
    ),
    done: (leave) => words.missedDone(unitsIn(leave, "joint").length > 0),
  }),

  /** Nobody comes back any more, or nobody left: it ends with what is known. */
  end: step<Leave>()({
    names: ["终结外出", "end-leave"],
    label: words.end,
    whole: true,
    help: words.endHelp,
    by: seats.deciding,
    open: { from: ["approved", "missing"], to: ["unused", "ended"], when: leavingDay },
    button: { rare: true },
    form: {
      ending: choice(words.ending, endingOptions, {
        main: true,
        beside: (_, said) => ({ reason: said }),
      }),
      reason: long(words.endedWhy, { max: 500, help: words.endedWhyHelp }),
    },
    apply: (leave, { ending, reason }) => ({ ...leave, state: ending, outcome: reason }),
    tells: {
      ...tellAll([...seats.applying, ...seats.deciding, ...seats.copied], words.endedNews),
      ...tellAll(seats.police, whereLate(words.endedNews)),
    },
    done: () => words.endedDone,
  }),

  withdraw: step<Leave>()({
    names: ["撤回申请", "撤回", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.applying,
    open: { from: ["applied", "returned", "approved"], to: "withdrawn", when: notLeft },
    button: { rare: true },
    form: reasonForm,
    apply: (leave, { reason }) => ({ ...leave, outcome: reason }),
    tells: tellAll([...seats.deciding, ...seats.copied], (leave: Leave, { directory }: Context) =>
      words.withdrawnNews(applicant(leave, directory), leave.outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
