import { choice, day, long, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { resultOptions, suedUnit } from "../cards.ts";
import { appealPeriod, performPeriod } from "../clocks.ts";
import { isFirst, isToPerform, type Litigation, pending } from "../model.ts";
import { chief, sued, suing } from "../seats.ts";
import { words } from "../words.ts";

/** Judged, served, and performed or not. */
export const ending: Readonly<Record<string, Step<Litigation>>> = {
  judge: step<Litigation>()({
    names: ["判决结果", "judge-suit"],
    says: ["公益诉讼判了", "the suit is judged"],
    label: words.judge,
    help: words.judgeHelp,
    by: suing,
    open: { from: pending, to: "judged" },
    clocks: { ends: ["court.start", "court.defence"] },
    form: {
      gist: long(words.gist, { main: true, max: 1000, help: words.gistHelp }),
      result: choice(words.result, resultOptions),
      judgedOn: dayOr(words.judgedOn),
      files: filesField,
    },
    apply: (litigation, { gist, result, judgedOn }, context) => {
      const { heldOn, filedOn, appealedOn } = litigation.fields;
      const judged = remarkOn(
        litigation,
        ["judge", gist],
        [
          "judgedOn",
          judgedOn,
          words.judgedOn,
          isFirst(litigation) ? (heldOn ?? filedOn) : appealedOn,
        ],
        context,
      );
      return judged instanceof Refusal ? judged : withFields(judged, { result });
    },
    tells: tellAll([...sued, "handler", chief], ({ fields }: Litigation) =>
      words.judgedNews(words[fields.result ?? "dismissed"]),
    ),
    done: () => words.judgedDone,
  }),

  /** From the day it was served it is to be performed, or appealed against; what the second court decides and asks for nothing ends. */
  serve: step<Litigation>()({
    names: ["送达判决", "serve-judgment"],
    says: ["判决书送到了", "the judgment is served"],
    label: words.serve,
    help: words.serveHelp,
    by: suing,
    open: { from: ["judged"], to: ["performing", "contestable", "ended"] },
    clocks: { starts: [performPeriod, appealPeriod] },
    button: { tone: "primary" },
    form: {
      servedOn: dayOr(words.servedOn),
      performBy: optional(
        day(words.performBy, { tense: "future", legal: true, help: words.performByHelp }),
      ),
    },
    apply: (litigation, { servedOn, performBy }, context) => {
      const { result, judgedOn } = litigation.fields;
      const perform = isToPerform(result);
      if (performBy !== undefined && !perform)
        return new Refusal(words.nothingToPerform, { field: "performBy" });
      return recordDay(
        litigation,
        ["servedOn", servedOn, words.servedOn, judgedOn],
        context,
        (dated) =>
          performBy !== undefined && performBy < (dated.fields.servedOn ?? context.today)
            ? new Refusal(words.beforeServed, { field: "performBy" })
            : {
                ...withFields(dated, performBy === undefined ? {} : { performBy }),
                state: perform ? "performing" : isFirst(dated) ? "contestable" : "ended",
              },
      );
    },
    tells: tellAll([...sued, "handler"], ({ state }: Litigation) => words.servedNews(state)),
    announces: ["to"],
    done: (litigation, context) =>
      litigation.state === "performing"
        ? litigation.fields.performBy === undefined
          ? words.servedUndated
          : words.servedDone(explainRunning(litigation, ["court.perform"], context))
        : litigation.state === "contestable"
          ? words.servedDone(explainRunning(litigation, ["court.appeal"], context))
          : words.endedDone,
  }),

  perform: step<Litigation>()({
    names: ["判决履行", "perform-judgment"],
    says: ["判决已经履行", "判决没有履行", "the judgment is performed"],
    label: words.perform,
    help: words.performHelp,
    by: [...sued, ...suing],
    open: { from: ["performing", "unperformed", "enforcing"], to: ["performed", "unperformed"] },
    clocks: { ends: ["court.perform"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.done, { main: true, max: 500 }),
      performed: yesNo(words.performed, { help: words.performedHelp }),
      performedOn: dayOr(words.performedOn),
      files: filesField,
    },
    apply: (litigation, { finding, performed, performedOn }, context) => {
      const { enforcedOn, servedOn } = litigation.fields;
      const found = remarkOn(
        litigation,
        ["perform", finding],
        ["performedOn", performedOn, words.performedOn, enforcedOn ?? servedOn],
        context,
      );
      if (found instanceof Refusal) return found;
      if (performed) return { ...found, state: "performed" };
      return { ...found, state: litigation.state === "enforcing" ? "enforcing" : "unperformed" };
    },
    tells: tellAll([...sued, "handler", chief], (litigation: Litigation, { directory }: Context) =>
      words.performedNews(suedUnit(litigation, directory), litigation.state === "performed"),
    ),
    done: ({ state }) => words.performedDone(state === "performed"),
  }),

  /** What is not performed the court enforces (行政诉讼法第九十五条). */
  enforce: step<Litigation>()({
    names: ["申请执行", "apply-enforcement"],
    says: ["申请强制执行", "ask the court to enforce it"],
    label: words.enforce,
    help: words.enforceHelp,
    by: suing,
    open: { from: ["unperformed"], to: "enforcing" },
    button: { tone: "primary" },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      enforcedOn: dayOr(words.enforcedOn),
    },
    apply: (litigation, { reason, enforcedOn }, context) =>
      remarkOn(
        litigation,
        ["enforce", reason],
        ["enforcedOn", enforcedOn, words.enforcedOn, litigation.fields.servedOn],
        context,
      ),
    tells: tellAll([...sued, "handler", chief], () => words.enforcedNews),
    done: () => words.enforcedDone,
  }),
};
