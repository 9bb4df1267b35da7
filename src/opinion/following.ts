import { choice, long } from "../chat/field.ts";
import { explainClock, isRunning } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import type { Step } from "../flow/flow.ts";
import { step, tellAll } from "../flow/flow.ts";
import { agencyOf, handlingOptions } from "./cards.ts";
import type { Opinion } from "./model.ts";
import { agency, lastSaid, recorded } from "./seats.ts";
import { words } from "./words.ts";

/** Replied and handled are two facts; only both make it ready to be verified. */
const followed = (opinion: Opinion): Opinion => {
  const { reply, handling } = opinion.fields;
  if (reply === undefined) return opinion;
  return { ...opinion, state: handling === undefined ? "replied" : "handled" };
};

/** Whether the agency let the period pass, or decided against a penalty. */
const inactive = ({ fields, clocks }: Opinion, on: string): boolean =>
  fields.handling?.outcome === "none" ||
  (fields.handling === undefined &&
    clocks.some(({ rule, rolled }) => rule === "rev.reply" && rolled < on));

/** What the agency answers and does, followed to its end. */
export const following: Readonly<Record<string, Step<Opinion>>> = {
  acknowledge: step<Opinion>()({
    label: words.acknowledge,
    names: ["签收", "收到", "ack", "acknowledge"],
    help: words.acknowledgeHelp,
    form: {},
    from: ["served"],
    to: "acknowledged",
    by: agency,
    tone: "primary",
    atOnce: true,
    awaited: true,
    tells: {
      handler: (opinion, { directory }) => words.acknowledgedNews(agencyOf(opinion, directory)),
    },
    done: ({ clocks }, { calendar }) => {
      const clock = clocks.find((one) => isRunning(one) && one.rule === "rev.reply");
      const deadline = clock === undefined ? undefined : explainClock(clock, calendar);
      return words.acknowledgedDone(deadline?.zh ?? "", deadline?.en ?? "");
    },
    apply: (opinion, _, doing) =>
      recorded(opinion, { acknowledgedOn: doing.today }, undefined, doing),
  }),

  reply: step<Opinion>()({
    label: words.reply,
    names: ["回复", "reply"],
    help: words.replyHelp,
    form: { reply: long(words.replyText, { main: true, also: ["答复"] }), files: filesField },
    from: ["served", "acknowledged"],
    to: ["replied", "handled"],
    by: agency,
    tone: "primary",
    stops: ["rev.reply"],
    tells: {
      handler: (opinion, { directory }) => words.repliedNews(agencyOf(opinion, directory)),
    },
    done: () => words.repliedDone,
    apply: (opinion, { reply }, doing) =>
      followed(recorded(opinion, { reply: { on: doing.today, text: reply } }, undefined, doing)),
  }),

  handle: step<Opinion>()({
    label: words.handle,
    names: ["处理", "handle"],
    help: words.handleHelp,
    form: {
      outcome: choice(words.outcome, handlingOptions),
      handling: long(words.handling, { main: true, help: words.handlingHelp }),
      files: filesField,
    },
    from: ["served", "acknowledged", "replied"],
    to: ["served", "acknowledged", "handled"],
    by: agency,
    awaited: true,
    tells: {
      handler: (opinion, { directory }) =>
        words.handledNews(
          agencyOf(opinion, directory),
          words[opinion.fields.handling?.outcome ?? "none"],
        ),
    },
    done: () => words.handledDone,
    apply: (opinion, { outcome, handling }, doing) =>
      followed(
        recorded(
          opinion,
          { handling: { on: doing.today, outcome, text: handling } },
          undefined,
          doing,
        ),
      ),
  }),

  verify: step<Opinion>()({
    label: words.verify,
    names: ["核实", "verify"],
    help: words.verifyHelp,
    form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
    from: ["handled"],
    to: "closed",
    by: ["handler"],
    tone: "primary",
    awaited: true,
    tells: tellAll(agency, () => words.verifiedNews),
    done: () => words.verifiedDone,
    apply: (opinion, { finding }, doing) => ({
      ...recorded(opinion, {}, { step: "verify", text: finding }, doing),
      outcome: finding,
    }),
  }),

  again: step<Opinion>()({
    label: words.again,
    names: ["要求补充", "again"],
    help: words.againHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["handled"],
    to: "replied",
    by: ["handler"],
    tells: tellAll(agency, (opinion: Opinion) => words.againNews(lastSaid(opinion))),
    done: () => words.againDone,
    apply: (opinion, { reason }, doing) => {
      const { handling: _, ...fields } = opinion.fields;
      return recorded({ ...opinion, fields }, {}, { step: "again", text: reason }, doing);
    },
  }),

  /** Unlawful inaction calls for a recommendation. */
  escalate: step<Opinion>()({
    label: words.escalate,
    names: ["升级", "escalate"],
    help: words.escalateHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["served", "acknowledged", "replied", "handled"],
    to: "escalated",
    by: ["from.chief"],
    tone: "danger",
    against: (opinion, on) => (inactive(opinion, on) ? undefined : words.notYet),
    tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
      words.escalatedNews(lastSaid(opinion)),
    ),
    done: () => words.escalatedDone,
    apply: (opinion, { reason }, doing) => ({
      ...recorded(opinion, {}, { step: "escalate", text: reason }, doing),
      outcome: reason,
    }),
  }),

  withdraw: step<Opinion>()({
    label: words.withdraw,
    names: ["撤回", "withdraw"],
    help: words.withdrawHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
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
    by: ["from.chief"],
    rare: true,
    tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
      words.withdrawnNews(lastSaid(opinion)),
    ),
    done: () => words.withdrawnDone,
    apply: (opinion, { reason }, doing) => ({
      ...recorded(opinion, {}, { step: "withdraw", text: reason }, doing),
      outcome: reason,
    }),
  }),
};
