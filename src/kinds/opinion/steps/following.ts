import { choice, long } from "../../../chat/field.ts";
import { dayOr, inOrder } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { notedUnder } from "../../../flow/paper-day.ts";
import { receiptStep } from "../../../flow/receipt.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { agencyOf, handlingOptions } from "../cards.ts";
import type { Opinion } from "../model.ts";
import { agency } from "../seats.ts";
import { words } from "../words.ts";

/** Replied and handled are two facts; only both make it ready to be verified. */
const advanceByAnswer = (opinion: Opinion): Opinion => {
  const { reply, handling } = opinion.fields;
  if (reply === undefined) return opinion;
  return { ...opinion, state: handling === undefined ? "replied" : "handled" };
};

/** The opinion as it stands before the agency has said what it did. */
const withoutHandling = (opinion: Opinion): Opinion => {
  const { handling: _, ...fields } = opinion.fields;
  return { ...opinion, fields };
};

/** Whether the agency let the period pass, or decided against a penalty. */
const isInactive = ({ fields, clocks }: Opinion, on: string): boolean =>
  fields.handling?.outcome === "none" ||
  (fields.handling === undefined &&
    clocks.some(({ rule, rolled }) => rule === "rev.reply" && rolled < on));

/** What the agency answers and does, followed to its end. */
export const following: Readonly<Record<string, Step<Opinion>>> = {
  acknowledge: receiptStep<Opinion>({
    also: "acknowledge",
    help: words.acknowledgeHelp,
    by: agency,
    open: { from: ["served"], to: "acknowledged" },
    tells: {
      handler: (opinion, { directory }) => words.acknowledgedNews(agencyOf(opinion, directory)),
    },
    done: (opinion, context) =>
      words.acknowledgedDone(explainRunning(opinion, ["rev.reply"], context)),
  }),

  reply: step<Opinion>()({
    names: ["回复", "reply"],
    label: words.reply,
    help: words.replyHelp,
    by: agency,
    open: { from: ["served", "acknowledged"], to: ["replied", "handled"] },
    clocks: { ends: ["rev.reply"] },
    button: { tone: "primary" },
    form: {
      reply: long(words.replyText, { main: true, also: ["答复"] }),
      repliedOn: dayOr(words.replyDay, {
        help: words.replyDayHelp,
        also: ["复函日期", "落款日期"],
      }),
      files: filesField,
    },
    apply: (opinion, { reply, repliedOn }, context) => {
      const on = repliedOn ?? context.today;
      const order = { after: opinion.fields.servedOn, today: context.today };
      return (
        inOrder(on, order, "repliedOn", words.replyDay) ??
        advanceByAnswer(
          withFields(opinion, { reply: { on, text: reply, noted: notedUnder(on, context) } }),
        )
      );
    },
    tells: {
      handler: (opinion, { directory }) => words.repliedNews(agencyOf(opinion, directory)),
    },
    done: () => words.repliedDone,
  }),

  handle: step<Opinion>()({
    names: ["处理", "handle"],
    says: ["已经处罚了，报结果", "罚了款了"],
    label: words.handle,
    help: words.handleHelp,
    by: agency,
    open: {
      from: ["served", "acknowledged", "replied"],
      to: ["served", "acknowledged", "handled"],
    },
    form: {
      outcome: choice(words.outcome, handlingOptions),
      handling: long(words.handling, { main: true, help: words.handlingHelp }),
      handledOn: dayOr(words.handlingDay, {
        help: words.handlingDayHelp,
        also: ["决定日期", "处罚日期"],
      }),
      files: filesField,
    },
    apply: (opinion, { outcome, handling: said, handledOn }, context) => {
      const on = handledOn ?? context.today;
      const order = { after: opinion.fields.decidedOn, today: context.today };
      const handling = { on, outcome, text: said, noted: notedUnder(on, context) };
      return (
        inOrder(on, order, "handledOn", words.handlingDay) ??
        (outcome === "imposed" ? doubtVerdict("penalised", said, "handling") : undefined) ??
        advanceByAnswer(withFields(opinion, { handling }))
      );
    },
    tells: {
      handler: (opinion, { directory }) =>
        words.handledNews(
          agencyOf(opinion, directory),
          words[opinion.fields.handling?.outcome ?? "none"],
        ),
    },
    done: () => words.handledDone,
  }),

  verify: step<Opinion>()({
    names: ["核实", "verify"],
    label: words.verify,
    help: words.verifyHelp,
    by: ["handler"],
    open: { from: ["handled"], to: "closed" },
    button: { tone: "primary" },
    form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
    apply: (opinion, { finding }, context) =>
      doubtVerdict("done", finding, "finding") ?? {
        ...withRemark(opinion, "verify", finding, context),
        outcome: finding,
      },
    tells: tellAll(agency, () => words.verifiedNews),
    done: () => words.verifiedDone,
  }),

  /** What was found wrong later: the agency is to deal with it again. */
  reopen: step<Opinion>()({
    names: ["重开", "reopen"],
    label: words.reopen,
    help: words.reopenHelp,
    by: ["handler", "from.procuratorate:chief"],
    open: { from: ["closed"], to: "replied" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) => {
      const { outcome: _, ...again } = withoutHandling(opinion);
      return withRemark(again, "reopen", reason, context);
    },
    tells: tellAll([...agency, "handler", "from.procuratorate:chief"], (opinion: Opinion) =>
      words.reopenedNews(lastRemark(opinion)),
    ),
    done: () => words.reopenedDone,
  }),

  again: step<Opinion>()({
    names: ["要求补充", "again"],
    says: ["回复不全，让他们补"],
    label: words.again,
    help: words.againHelp,
    by: ["handler"],
    open: { from: ["handled"], to: "replied" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) =>
      withRemark(withoutHandling(opinion), "again", reason, context),
    tells: tellAll(agency, (opinion: Opinion) => words.againNews(lastRemark(opinion))),
    done: () => words.againDone,
  }),

  /** Unlawful inaction calls for a recommendation. */
  escalate: step<Opinion>()({
    names: ["升级", "escalate"],
    label: words.escalate,
    help: words.escalateHelp,
    by: ["from.procuratorate:chief"],
    open: {
      from: ["served", "acknowledged", "replied", "handled"],
      to: "escalated",
      when: {
        only: words.only.inactive,
        otherwise: (opinion, on) => (isInactive(opinion, on) ? undefined : words.notYet),
      },
    },
    button: { tone: "danger" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) => ({
      ...withRemark(opinion, "escalate", reason, context),
      outcome: reason,
    }),
    tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
      words.escalatedNews(lastRemark(opinion)),
    ),
    done: () => words.escalatedDone,
  }),

  withdraw: step<Opinion>()({
    names: ["撤回", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: ["from.procuratorate:chief"],
    open: {
      from: [
        "referred",
        "reviewing",
        "suspended",
        "proposed",
        "approved",
        "served",
        "acknowledged",
        "replied",
        "handled",
      ],
      to: "withdrawn",
    },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) => ({
      ...withRemark(opinion, "withdraw", reason, context),
      outcome: reason,
    }),
    tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
      words.withdrawnNews(lastRemark(opinion)),
    ),
    done: () => words.withdrawnDone,
  }),
};
