import { long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { unitsIn } from "../flow/matter.ts";
import { sender } from "./cards.ts";
import type { Clue } from "./model.ts";
import { arrival, arrivalRules, intake, remarked, result, toName, undecided } from "./seats.ts";
import { submittedNews } from "./submit.ts";
import { words } from "./words.ts";

const supplementedNews = (clue: Clue, { directory }: Doing) => {
  const from = sender(clue, directory);
  return words.supplementedNews(from.zh, from.en);
};

const submittedAgain = (clue: Clue, { directory }: Doing) => submittedNews(clue, directory);

const assignedNews = (clue: Clue, doing: Doing) => {
  const to = toName(clue, doing);
  return words.assignedNews(to.zh, to.en);
};

/** The clue at another receiver: the same number, the same sender, other people at the other end. */
const sentTo = (clue: Clue, to: string, doing: Doing): Clue | Refusal => {
  if (unitsIn(clue, "accused").includes(to))
    return new Refusal(words.receiverAccused, { field: "to" });
  const { asks: _, opened: __, ...fields } = clue.fields;
  return {
    ...clue,
    fields,
    parties: [
      ...clue.parties.filter(({ part }) => part !== "to" && part !== "handler"),
      { part: "to", organisation: to },
      ...(clue.visibility === 2 ? team("to", to, doing.directory) : []),
    ],
  };
};

/** Received, asked about, returned, named a receiver, transferred. */
export const receiving: Readonly<Record<string, Step<Clue>>> = {
  /** The receiver takes the clue on; from here the 30 days for a result run. */
  accept: step<Clue>()({
    label: words.accept,
    names: ["受理", "accept"],
    help: words.acceptHelp,
    form: {},
    from: undecided,
    to: "accepted",
    by: intake,
    tone: "primary",
    stops: arrivalRules,
    starts: result,
    tells: {
      from: (clue, doing) => words.acceptedNews(toName(clue, doing).zh, toName(clue, doing).en),
    },
    done: () => words.acceptedDone,
    apply: (clue) => clue,
  }),

  /** Entered in the receiver's register; mandatory for public-interest clues (公益诉讼办案规则第二十五条). */
  register: step<Clue>()({
    label: words.register,
    names: ["登记", "register"],
    help: words.registerHelp,
    form: {},
    from: ["submitted"],
    to: "registered",
    by: intake,
    stops: ["clue.triage"],
    done: () => words.registeredDone,
    apply: (clue) => clue,
  }),

  /** Whether it is genuine and can be checked (公益诉讼办案规则第二十七条). */
  assess: step<Clue>()({
    label: words.assess,
    names: ["评估", "assess"],
    help: words.assessHelp,
    form: { assessment: long(words.assessment, { main: true }) },
    from: ["registered", "assessing"],
    to: "assessing",
    by: ["to.procurator", ...intake],
    done: () => words.assessedDone,
    apply: (clue, { assessment }) => ({ ...clue, fields: { ...clue.fields, assessment } }),
  }),

  /** The sender is asked for more; the clock for the answer to the sender goes on. */
  ask: step<Clue>()({
    label: words.ask,
    names: ["补正", "ask"],
    help: words.askHelp,
    form: { asked: long(words.asked, { main: true, max: 500 }) },
    from: ["registered", "assessing"],
    to: "needMore",
    by: ["to.procurator", ...intake],
    tells: {
      from: (clue, doing) => {
        const to = toName(clue, doing);
        return words.askedNews(to.zh, to.en, clue.fields.asked ?? "");
      },
    },
    done: () => words.askedDone,
    apply: (clue, { asked }) => ({ ...clue, fields: { ...clue.fields, asked } }),
  }),

  /** The sender adds to it; what was asked for brings it back to assessment. */
  supplement: step<Clue>()({
    label: words.supplement,
    names: ["补充", "supplement"],
    help: words.supplementHelp,
    form: {
      facts: long(words.facts, { main: true }),
      files: filesField,
    },
    from: [...undecided, "needMore", "returned"],
    to: ["assessing"],
    by: ["from"],
    tells: { "to.intake": supplementedNews, "to.liaison": supplementedNews },
    done: () => words.supplementedDone,
    apply: (clue, { facts }, doing) => ({
      ...remarked(clue, "supplement", facts, doing),
      state: clue.state === "needMore" ? "assessing" : clue.state,
    }),
  }),

  /** Not for this unit: back to the sender; the second time to the convenor, who names the receiver. */
  return: step<Clue>()({
    label: words.return,
    names: ["退回", "return"],
    help: words.returnHelp,
    form: {
      reason: long(words.reason, { main: true, help: words.reasonHelp, max: 500 }),
      proposed: optional(one(words.proposed, "organisations", { help: words.proposedHelp })),
    },
    from: undecided,
    to: ["returned", "disputed"],
    by: intake,
    stops: arrivalRules,
    starts: [{ rule: () => "clue.reroute", from: (_, today) => today }],
    tells: {
      from: (clue, doing) => {
        const to = toName(clue, doing);
        return words.returnedNews(to.zh, to.en, clue.fields.returnReason ?? "");
      },
      handler: () => words.disputedNews,
    },
    done: ({ state }) => (state === "disputed" ? words.disputedDone : words.returnedDone),
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
      const convenor = [...directory.people.values()].find(({ roles }) =>
        roles.includes("convenor"),
      );
      return convenor === undefined
        ? new Refusal(words.noConvenor)
        : {
            ...returned,
            state: "disputed",
            parties: [...clue.parties, { part: "handler", person: convenor.id }],
          };
    },
  }),

  /** The sender of a returned clue sends it again: where it was proposed, or where the sender says. */
  resubmit: step<Clue>()({
    label: words.resubmit,
    names: ["重新提交", "再提交", "resubmit"],
    help: words.resubmitHelp,
    form: {
      to: optional(one(words.to, "organisations")),
      facts: optional(long(words.facts, { main: true })),
    },
    from: ["returned"],
    to: "submitted",
    by: ["from"],
    tone: "primary",
    stops: ["clue.reroute"],
    starts: arrival,
    tells: { "to.intake": submittedAgain, "to.liaison": submittedAgain },
    announces: ["to"],
    done: (clue, doing) => words.resubmittedDone(toName(clue, doing).zh, toName(clue, doing).en),
    apply: (clue, { to, facts }, doing) => {
      const next = to ?? clue.fields.proposed ?? unitsIn(clue, "to")[0] ?? "";
      return sentTo(
        facts === undefined ? clue : remarked(clue, "supplement", facts, doing),
        next,
        doing,
      );
    },
  }),

  /** The convenor ends the dispute over whose matter it is. */
  assign: step<Clue>()({
    label: words.assign,
    names: ["指定", "assign"],
    help: words.assignHelp,
    form: { to: one(words.to, "organisations", { main: true }) },
    from: ["disputed"],
    to: "submitted",
    by: ["handler"],
    tone: "primary",
    stops: ["clue.reroute"],
    starts: arrival,
    tells: { from: assignedNews, "to.intake": assignedNews, "to.liaison": assignedNews },
    announces: ["to"],
    done: (clue, doing) => words.assignedDone(toName(clue, doing).zh, toName(clue, doing).en),
    apply: (clue, { to }, doing) => sentTo(clue, to, doing),
  }),

  /** On to the unit it is for, within 24 hours of finding that out; it stays one and open. */
  transfer: step<Clue>()({
    label: words.transfer,
    names: ["转送", "transfer"],
    help: words.transferHelp,
    form: {
      to: one(words.transferTo, "organisations"),
      reason: long(words.reason, { main: true, max: 500 }),
    },
    from: undecided,
    to: "submitted",
    by: intake,
    stops: arrivalRules,
    starts: arrival,
    tells: {
      from: (clue, doing) => {
        const to = toName(clue, doing);
        return words.transferredNews(to.zh, to.en);
      },
      "to.intake": submittedAgain,
      "to.liaison": submittedAgain,
    },
    announces: ["to"],
    done: (clue, doing) => words.transferredDone(toName(clue, doing).zh, toName(clue, doing).en),
    apply: (clue, { to, reason }, doing) =>
      unitsIn(clue, "to").includes(to)
        ? new Refusal(words.sameReceiver, { field: "to" })
        : sentTo(remarked(clue, "transfer", reason, doing), to, doing),
  }),
};
