import { long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, withRole } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { period } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { receiver, sender } from "../cards.ts";
import { arrivalClocks, arrivalRules, resultClock } from "../clocks.ts";
import { type Clue, undecided } from "../model.ts";
import { handling, intake, receivers } from "../seats.ts";
import { words } from "../words.ts";
import { submittedNews } from "./submitting.ts";

const supplementedNews = (clue: Clue, { directory }: Context) =>
  words.supplementedNews(sender(clue, directory));

const assignedNews = (clue: Clue, { directory }: Context) =>
  words.assignedNews(receiver(clue, directory));

/** The clue at another receiver: the same number, the same sender, other people at the other end. */
const sendTo = (clue: Clue, to: string, context: Context): Clue | Refusal => {
  if (unitsIn(clue, "accused").includes(to))
    return new Refusal(words.receiverAccused, { field: "to" });
  const { asks: _, opened: __, ...fields } = clue.fields;
  return {
    ...clue,
    fields,
    parties: [
      ...clue.parties.filter(({ part }) => part !== "to" && part !== "handler"),
      ...asUnits("to", [to], clue.visibility, context.directory),
    ],
  };
};

/** Received, asked about, returned, named a receiver, transferred. */
export const receiving: Readonly<Record<string, Step<Clue>>> = {
  /** The receiver takes the clue on; from here the 30 days for a result run. */
  accept: step<Clue>()({
    names: ["受理", "accept"],
    label: words.accept,
    help: words.acceptHelp,
    by: intake,
    open: { from: undecided, to: "accepted" },
    clocks: { starts: resultClock, ends: arrivalRules },
    button: { tone: "primary" },
    form: {},
    apply: (clue) => clue,
    tells: {
      from: (clue, { directory }) => words.acceptedNews(receiver(clue, directory)),
    },
    done: () => words.acceptedDone,
  }),

  /** Entered in the receiver's register; mandatory for public-interest clues (公益诉讼办案规则第二十五条). */
  register: step<Clue>()({
    names: ["登记", "register"],
    label: words.register,
    help: words.registerHelp,
    by: intake,
    open: { from: ["submitted"], to: "registered" },
    clocks: { ends: ["clue.triage"] },
    form: {},
    apply: (clue) => clue,
    done: () => words.registeredDone,
  }),

  /** Whether it is genuine and can be checked (公益诉讼办案规则第二十七条). */
  assess: step<Clue>()({
    names: ["评估", "assess"],
    label: words.assess,
    help: words.assessHelp,
    by: handling,
    open: { from: ["registered", "assessing"], to: "assessing" },
    form: { assessment: long(words.assessment, { main: true }) },
    apply: (clue, { assessment }) => withFields(clue, { assessment }),
    done: () => words.assessedDone,
  }),

  /** The sender is asked for more; the clock for the answer to the sender goes on. */
  ask: step<Clue>()({
    names: ["补正", "ask"],
    label: words.ask,
    help: words.askHelp,
    by: handling,
    open: { from: ["registered", "assessing"], to: "needMore" },
    form: { asked: long(words.asked, { main: true, max: 500 }) },
    apply: (clue, { asked }) => withFields(clue, { asked }),
    tells: {
      from: (clue, { directory }) =>
        words.askedNews(receiver(clue, directory), clue.fields.asked ?? ""),
    },
    done: () => words.askedDone,
  }),

  /** The sender adds to it; what was asked for brings it back to assessment. */
  supplement: step<Clue>()({
    names: ["补充", "supplement"],
    label: words.supplement,
    help: words.supplementHelp,
    by: ["from"],
    open: { from: [...undecided, "needMore", "returned"], to: ["assessing"] },
    form: {
      facts: long(words.facts, { main: true }),
      files: filesField,
    },
    apply: (clue, { facts }, context) => ({
      ...withRemark(clue, "supplement", facts, context),
      state: clue.state === "needMore" ? "assessing" : clue.state,
    }),
    tells: tellAll(receivers, supplementedNews),
    done: () => words.supplementedDone,
  }),

  /** Not for this unit: back to the sender; the second time to the convenor, who names the receiver. */
  return: step<Clue>()({
    names: ["退回", "return"],
    label: words.return,
    help: words.returnHelp,
    by: intake,
    open: { from: undecided, to: ["returned", "disputed"] },
    clocks: {
      starts: [period("clue.reroute")],
      ends: arrivalRules,
    },
    form: {
      reason: long(words.reason, { main: true, help: words.reasonHelp, max: 500 }),
      proposed: optional(one(words.proposed, "organisations", { help: words.proposedHelp })),
    },
    apply: (clue, { reason, proposed }, { directory }) => {
      const returned: Clue = {
        ...clue,
        state: "returned",
        fields: {
          ...clue.fields,
          returns: clue.fields.returns + 1,
          returnReason: reason,
          ...(proposed === undefined ? {} : { proposed }),
        },
      };
      if (returned.fields.returns < 2) return returned;
      const [convenor] = withRole(directory, "convenor");
      return convenor === undefined
        ? new Refusal(words.noConvenor)
        : {
            ...returned,
            state: "disputed",
            parties: [...clue.parties, { part: "handler", person: convenor.id }],
          };
    },
    tells: {
      from: (clue, { directory }) =>
        words.returnedNews(receiver(clue, directory), clue.fields.returnReason ?? ""),
      handler: () => words.disputedNews,
    },
    done: ({ state }) => (state === "disputed" ? words.disputedDone : words.returnedDone),
  }),

  /** The sender of a returned clue sends it again: where it was proposed, or where the sender says. */
  resubmit: step<Clue>()({
    names: ["重新提交", "再提交", "resubmit"],
    label: words.resubmit,
    help: words.resubmitHelp,
    by: ["from"],
    open: { from: ["returned"], to: "submitted" },
    clocks: { starts: arrivalClocks, ends: ["clue.reroute"] },
    button: { tone: "primary" },
    form: {
      to: optional(one(words.to, "organisations")),
      facts: optional(long(words.facts, { main: true })),
    },
    apply: (clue, { to, facts }, context) => {
      const next = to ?? clue.fields.proposed ?? unitsIn(clue, "to")[0] ?? "";
      return sendTo(
        facts === undefined ? clue : withRemark(clue, "supplement", facts, context),
        next,
        context,
      );
    },
    tells: tellAll(receivers, submittedNews),
    announces: ["to"],
    done: (clue, { directory }) => words.resubmittedDone(receiver(clue, directory)),
  }),

  /** The convenor ends the dispute over whose matter it is. */
  assign: step<Clue>()({
    names: ["指定", "assign"],
    label: words.assign,
    help: words.assignHelp,
    by: ["handler"],
    open: { from: ["disputed"], to: "submitted" },
    clocks: { starts: arrivalClocks, ends: ["clue.reroute"] },
    button: { tone: "primary" },
    form: { to: one(words.to, "organisations", { main: true }) },
    apply: (clue, { to }, context) => sendTo(clue, to, context),
    tells: tellAll(["from", ...receivers], assignedNews),
    announces: ["to"],
    done: (clue, { directory }) => words.assignedDone(receiver(clue, directory)),
  }),

  /** On to the unit it is for, within 24 hours of finding that out; it stays one and open. */
  transfer: step<Clue>()({
    names: ["转送", "transfer"],
    label: words.transfer,
    help: words.transferHelp,
    by: intake,
    open: { from: undecided, to: "submitted" },
    clocks: { starts: arrivalClocks, ends: arrivalRules },
    form: {
      to: one(words.transferTo, "organisations"),
      reason: long(words.reason, { main: true, max: 500 }),
    },
    apply: (clue, { to, reason }, context) =>
      unitsIn(clue, "to").includes(to)
        ? new Refusal(words.sameReceiver, { field: "to" })
        : sendTo(withRemark(clue, "transfer", reason, context), to, context),
    tells: {
      from: (clue, { directory }) => words.transferredNews(receiver(clue, directory)),
      ...tellAll(receivers, submittedNews),
    },
    announces: ["to"],
    done: (clue, { directory }) => words.transferredDone(receiver(clue, directory)),
  }),
};
