import type { Day } from "../calendar/day.ts";
import { readCode } from "../chat/code.ts";
import { day, line, long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { inPublicInterest } from "../flow/categories.ts";
import { isRunning } from "../flow/clock.ts";
import { inOrder } from "../flow/days.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { sender } from "./cards.ts";
import type { Clue } from "./model.ts";
import { intake, remarked, result, undecided } from "./seats.ts";
import { words } from "./words.ts";

const withdrawnNews = (clue: Clue, { directory }: Doing) => {
  const from = sender(clue, directory);
  return words.withdrawnNews(from.zh, from.en);
};

/** A clue's number as people type it: `xs1` is this year's first. */
const clueCode = (typed: string, today: Day): string =>
  readCode(typed, ["XS"], Number(today.slice(0, 4))) ?? typed;

/** Filed or not, fed back, merged, withdrawn, closed, taken up again. */
export const deciding: Readonly<Record<string, Step<Clue>>> = {
  /** The chief procurator's decision (公益诉讼办案规则第三十条). */
  file: step<Clue>()({
    label: words.file,
    names: ["立案", "file"],
    help: words.fileHelp,
    form: {},
    from: ["accepted"],
    to: "filed",
    by: ["to.chief"],
    tone: "primary",
    stops: ["clue.result-feedback"],
    starts: [
      ...result,
      {
        rule: ({ category }) =>
          inPublicInterest(category ?? "") ? "pil.filing-notice" : undefined,
        from: (_, today) => today,
      },
    ],
    tells: { from: () => words.filedNews },
    done: () => words.filedDone,
    apply: (clue, _, { today }) => ({ ...clue, fields: { ...clue.fields, filedOn: today } }),
  }),

  /** The decision to file is served on the unit concerned (公益诉讼办案规则第七十条); we note the day. */
  serveFiling: step<Clue>()({
    label: words.serveFiling,
    names: ["送达立案决定", "送达立案", "serve-filing"],
    help: words.serveFilingHelp,
    // Asked, not taken for today: what is noted is when it was served, not when somebody pressed.
    form: { servedOn: day(words.servedOn, { prefill: ({ today }) => today }) },
    from: ["filed"],
    by: ["to.procurator", ...intake],
    tone: "primary",
    when: {
      holds: ({ clocks }) =>
        clocks.some((clock) => clock.rule === "pil.filing-notice" && isRunning(clock)),
      otherwise: words.filingNotDue,
    },
    stops: ["pil.filing-notice"],
    done: () => words.filingServedDone,
    apply: (clue, { servedOn }, { today }) => {
      return (
        inOrder(servedOn, { after: clue.fields.filedOn, today }, "servedOn", words.servedOn) ?? {
          ...clue,
          fields: { ...clue.fields, filingServedOn: servedOn },
        }
      );
    },
  }),

  /** The chief procurator's decision, with reasons that reach the sender. */
  decline: step<Clue>()({
    label: words.decline,
    names: ["不立案", "decline"],
    help: words.declineHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["accepted"],
    to: "notFiled",
    by: ["to.chief"],
    stops: ["clue.result-feedback"],
    starts: result,
    tells: { from: (clue) => words.declinedNews(clue.fields.remarks.at(-1)?.text ?? "") },
    done: () => words.declinedDone,
    apply: (clue, { reason }, doing) => remarked(clue, "decline", reason, doing),
  }),

  /** A word to the sender on the way; the thirty days begin anew. */
  feedback: step<Clue>()({
    label: words.feedback,
    names: ["反馈", "feedback"],
    help: words.feedbackHelp,
    form: { progress: long(words.progress, { main: true, max: 500 }) },
    from: ["accepted", "filed", "notFiled"],
    by: ["to.procurator", ...intake],
    stops: ["clue.result-feedback"],
    starts: result,
    tells: { from: (clue) => words.feedbackNews(clue.fields.remarks.at(-1)?.text ?? "") },
    done: () => words.feedbackDone,
    apply: (clue, { progress }, doing) => remarked(clue, "feedback", progress, doing),
  }),

  /** A duplicate is handled together with another clue. */
  merge: step<Clue>()({
    label: words.merge,
    names: ["合并", "merge"],
    help: words.mergeHelp,
    form: { into: line(words.into, { help: words.intoHelp, max: 20, main: true }) },
    from: [...undecided, "accepted"],
    to: "merged",
    by: intake,
    reads: ({ into }, { today }) => [clueCode(into, today)],
    tells: { from: (clue) => words.mergedNews(clue.parent ?? "") },
    done: (clue) => words.mergedDone(clue.parent ?? ""),
    apply: (clue, { into: typed }, { read, today }) => {
      const into = clueCode(typed, today);
      const other = read?.get(into);
      if (into === clue.code) return new Refusal(words.intoItself, { field: "into" });
      return other?.kind !== "clue" || other.closedAt !== undefined
        ? new Refusal(words.noSuchClue, { field: "into" })
        : { ...clue, parent: into };
    },
  }),

  /** The sender takes it back, before it is accepted or after it came back. */
  withdraw: step<Clue>()({
    label: words.withdraw,
    names: ["撤回", "withdraw"],
    help: words.withdrawHelp,
    form: {},
    from: [...undecided, "needMore", "returned"],
    to: "withdrawn",
    by: ["from"],
    tone: "danger",
    tells: { "to.intake": withdrawnNews, "to.liaison": withdrawnNews },
    done: () => words.withdrawnDone,
    apply: (clue) => clue,
  }),

  /** The result is given to the sender and the clue ends. */
  close: step<Clue>()({
    label: words.close,
    names: ["办结", "close"],
    help: words.closeHelp,
    form: { reason: long(words.result, { main: true, max: 500, also: ["理由"] }) },
    from: ["accepted", "filed", "notFiled"],
    to: "closed",
    by: intake,
    stops: ["clue.result-feedback"],
    tells: { from: (clue) => words.closedNews(clue.outcome ?? "") },
    done: () => words.closedDone,
    apply: (clue, { reason }) => ({ ...clue, outcome: reason }),
  }),

  /** Taken up again, by whoever answers for the receiver, with the reason. */
  reopen: step<Clue>()({
    label: words.reopen,
    names: ["重开", "reopen"],
    help: words.reopenHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["closed", "withdrawn"],
    to: "registered",
    by: ["to.head", "to.chief"],
    starts: [{ rule: () => "clue.accept-feedback", from: (_, today) => today }],
    tells: { from: (clue) => words.reopenedNews(clue.fields.remarks.at(-1)?.text ?? "") },
    done: () => words.reopenedDone,
    apply: (clue, { reason }, doing) => {
      const { outcome: _, ...again } = remarked(clue, "reopen", reason, doing);
      return again;
    },
  }),
};
