import { type Day, dayText } from "../../../calendar/day.ts";
import { long, optional } from "../../../chat/field.ts";
import { dayOr, inOrder } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { asPeople, withRole } from "../../../flow/parties.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { holder } from "../cards.ts";
import { deliveryPeriod, returnToday, reviewPeriod } from "../clocks.ts";
import { awaiting, type Requisition } from "../model.ts";
import { handling, unitSeats } from "../seats.ts";
import { words } from "../words.ts";
import { giveUp } from "./handing.ts";

const lastFinding = ({ fields }: Requisition): string => fields.refusals.at(-1)?.finding ?? "";

/** The requisition with the finding on its last refusal. */
const withFinding = (matter: Requisition, finding: string): Requisition =>
  withFields(matter, {
    refusals: matter.fields.refusals.map((refusal, index, all) =>
      index === all.length - 1 ? { ...refusal, finding } : refusal,
    ),
  });

/** The report to the county government as it follows from what is recorded. */
const draftReport = (
  matter: Requisition,
  finding: string,
  noticeOn: Day,
  { directory }: Context,
): string =>
  words.reportDraft({
    unit: holder(matter, directory).zh,
    servedOn: dayText(matter.fields.servedOn).zh,
    number: matter.reference ?? "",
    title: matter.title,
    reason: matter.fields.refusals.at(-1)?.reason ?? "",
    finding,
    noticeOn: dayText(noticeOn).zh,
  });

/** The requisition with something changed about the report that stands in it. */
const changeReport = (
  matter: Requisition,
  change: Partial<NonNullable<Requisition["fields"]["report"]>>,
): Requisition => {
  const { report } = matter.fields;
  return report === undefined ? matter : withFields(matter, { report: { ...report, ...change } });
};

const reportWaits: Condition<Requisition> = {
  only: words.only.reportDrafted,
  otherwise: ({ fields }) =>
    fields.report?.approvedOn === undefined && fields.report?.sentBack === undefined
      ? undefined
      : words.noDraft,
};

/** Refused, reviewed, notified again, reported to the county government. */
export const refusing: Readonly<Record<string, Step<Requisition>>> = {
  /** The unit says why it cannot; without a reason it cannot say no. */
  refuse: step<Requisition>()({
    names: ["不予提供", "拒绝", "refuse"],
    says: ["给不了", "卷在审着", "can't hand those over", "交不出来", "卷宗不能给", "没有这些卷宗"],
    label: words.refuse,
    help: words.refuseHelp,
    by: unitSeats,
    open: { from: awaiting, to: "refused" },
    clocks: { starts: [reviewPeriod], ends: ["file.request"] },
    button: { tone: "danger" },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      refusedOn: dayOr(words.refusalDay),
    },
    // The review is the procuratorate's: it begins when the refusal reaches it here, whatever day its paper has.
    apply: (matter, { reason, refusedOn }, { today }) => {
      const on = refusedOn ?? today;
      const { servedOn, notices } = matter.fields;
      const order = { after: notices.at(-1) ?? servedOn, today };
      return (
        inOrder(on, order, "refusedOn", words.refusalDay) ??
        withFields(matter, { refusals: [...matter.fields.refusals, { on, reason }] })
      );
    },
    tells: {
      handler: (matter, { directory }) =>
        words.refusedNews(holder(matter, directory), matter.fields.refusals.at(-1)?.reason ?? ""),
    },
    done: () => words.refusedDone,
  }),

  /** The reason holds: the files are asked for no more. */
  uphold: step<Requisition>()({
    names: ["理由成立", "uphold"],
    label: words.uphold,
    help: words.upholdHelp,
    by: handling,
    open: { from: ["refused"], to: ["closed", "delivered"] },
    clocks: { starts: [returnToday], ends: ["file.review"] },
    form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
    apply: (matter, { finding }) => giveUp(withFinding(matter, finding), "closed", finding),
    tells: tellAll([...unitSeats, "copy"], (matter) => words.upheldNews(lastFinding(matter))),
    done: () => words.upheldDone,
  }),

  /** It does not: a second notice with its own period, and the report that follows is drafted. */
  insist: step<Requisition>()({
    names: ["再次通知", "二次通知", "insist"],
    label: words.insist,
    help: words.insistHelp,
    by: handling,
    open: { from: ["refused"], to: "insisted" },
    clocks: {
      starts: [deliveryPeriod(({ fields }) => fields.notices.at(-1))],
      ends: ["file.review"],
    },
    form: {
      servedOn: dayOr(words.noticeServedOn, {
        help: words.noticeServedOnHelp,
        also: ["送达日期"],
      }),
      finding: long(words.finding, { main: true, max: 500, also: ["理由"] }),
      report: optional(long(words.report, { help: words.reportHelp })),
    },
    apply: (before, { finding, report, servedOn: given }, context) => {
      const servedOn = given ?? context.today;
      const after = before.fields.refusals.at(-1)?.on;
      const order = { after, today: context.today };
      const wrong = inOrder(servedOn, order, "servedOn", words.noticeServedOn);
      if (wrong !== undefined) return wrong;
      const matter = withFinding(before, finding);
      const text = report ?? draftReport(matter, finding, servedOn, context);
      return withFields(matter, {
        notices: [...matter.fields.notices, servedOn],
        report: { text, by: context.actor.id, on: context.today },
      });
    },
    tells: {
      ...tellAll(unitSeats, (matter: Requisition, context: Context) =>
        words.insistedNews(lastFinding(matter), dueBy(matter, "file.request", context)),
      ),
      "from.procuratorate:chief": () => words.approveNeeded,
    },
    announces: ["to"],
    done: (matter, context) => words.insistedDone(dueBy(matter, "file.request", context)),
  }),

  /** The chief procurator's decision; the convenor and the secretariat then see the matter (保障机制第二项). */
  approve: step<Requisition>()({
    names: ["批准报告", "approve"],
    label: words.approve,
    help: words.approveHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["insisted"], to: "reported", when: reportWaits },
    button: { tone: "primary" },
    form: { approvedOn: dayOr(words.approvedOn) },
    apply: (matter, { approvedOn: given }, { today, directory }) => {
      const approvedOn = given ?? today;
      const order = { after: matter.fields.refusals.at(-1)?.on, today };
      const wrong = inOrder(approvedOn, order, "approvedOn", words.approvedOn);
      if (wrong !== undefined) return wrong;
      const readers = [
        ...withRole(directory, "convenor"),
        ...withRole(directory, "secretariat"),
      ].filter(({ id }) => !matter.parties.some(({ person }) => person === id));
      return {
        ...changeReport(matter, { approvedOn }),
        parties: [...matter.parties, ...asPeople("copy", readers)],
      };
    },
    tells: {
      handler: () => words.approvedNews,
      copy: ({ fields }) => words.reportNews(fields.report?.text ?? ""),
    },
    done: () => words.approvedDone,
  }),

  sendBack: step<Requisition>()({
    names: ["退回报告", "send-back"],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["insisted"], when: reportWaits },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, { reason }) => changeReport(matter, { sentBack: reason }),
    tells: { handler: ({ fields }) => words.sentBackNews(fields.report?.sentBack ?? "") },
    done: () => words.sentBackDone,
  }),

  redraft: step<Requisition>()({
    names: ["重拟报告", "redraft"],
    label: words.redraft,
    help: words.redraftHelp,
    by: handling,
    open: {
      from: ["insisted"],
      when: {
        only: words.only.reportSentBack,
        otherwise: ({ fields }) =>
          fields.report?.sentBack !== undefined ? undefined : words.notSentBack,
      },
    },
    form: { report: long(words.report, { main: true }) },
    apply: (matter, { report }, { actor, today }) =>
      withFields(matter, { report: { text: report, by: actor.id, on: today } }),
    tells: { "from.procuratorate:chief": () => words.approveNeeded },
    done: () => words.redraftedDone,
  }),
};
