import { choice, day, long, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { explainClock, notLater } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { addresseeSeats, issuerSeats } from "./answering.ts";
import { addressee, deciderOptions, objectionFacts, upholdOptions } from "./cards.ts";
import type { Recommendation } from "./model.ts";
import { isPending, objectionUntil, running, servedRules } from "./periods.ts";
import { words } from "./words.ts";

/** While it is being carried out, an objection can be made and decided; the reply clock keeps running. */
const objectable = ["served", "acknowledged", "replied", "unmet"] as const;

/** What was objected to is decided on wherever it is not over. */
const decidable = [...objectable, "verified", "suspended"] as const;

const pending = { holds: isPending, otherwise: words.noObjection };

const decided = (
  matter: Recommendation,
  objection: Partial<NonNullable<Recommendation["fields"]["objection"]>>,
): Recommendation =>
  matter.fields.objection === undefined
    ? matter
    : {
        ...matter,
        fields: { ...matter.fields, objection: { ...matter.fields.objection, ...objection } },
      };

const objected = (matter: Recommendation, { directory }: Doing) => {
  const to = addressee(matter, directory);
  return words.objectedNews(to.zh, to.en, matter.fields.objection?.late === true);
};

const answered = ({ fields }: Recommendation) =>
  fields.objection?.status === "rejected"
    ? words.rejectedNews(fields.objection.answer ?? "")
    : undefined;

/** Objections (实施意见 保障措施三; 检察建议工作规定第二十三条; domain §3.7). */
export const objecting: Readonly<Record<string, Step<Recommendation>>> = {
  /** The addressee objects to it, once to each version; a late objection is looked at all the same. */
  object: step<Recommendation>()({
    label: words.object,
    names: ["异议", "object"],
    help: words.objectHelp,
    form: {
      reason: long(words.reason, { main: true, max: 2000, help: words.objectReasonHelp }),
      on: optional(day(words.objectedOn, { help: words.objectedOnHelp })),
      files: filesField,
    },
    from: objectable,
    by: addresseeSeats,
    past: (matter, { today, calendar }) => today > objectionUntil(matter, calendar),
    when: {
      holds: ({ fields }) => fields.objection === undefined,
      otherwise: words.objectedBefore,
    },
    starts: [
      {
        rule: () => "rec.objection.review",
        from: ({ fields }, day) => fields.objection?.on ?? day,
      },
    ],
    tells: { handler: objected, "from.chief": objected },
    done: (matter, { calendar }) => {
      const review = running(matter, ["rec.objection.review"]);
      const until = review === undefined ? undefined : explainClock(review, calendar);
      return words.objectedDone(
        until?.zh ?? "",
        until?.en ?? "",
        matter.fields.objection?.late === true,
      );
    },
    apply: (matter, { reason, on: typed }, { today, calendar }) => {
      const on = typed ?? today;
      const future = notLater(on, today, "on", words.objectedOn);
      if (future !== undefined) return future;
      if (on < matter.fields.servedOn)
        return new Refusal(words.objectedEarly(matter.fields.servedOn), { field: "on" });
      const late = on > objectionUntil(matter, calendar);
      return {
        ...matter,
        fields: { ...matter.fields, objection: { on, reason, late, status: "filed" } },
      };
    },
  }),

  /** Upheld by the chief procurator or the committee: it is revised or withdrawn, and that is said in writing. */
  uphold: step<Recommendation>()({
    label: words.uphold,
    names: ["采纳异议", "uphold"],
    help: words.upholdHelp,
    form: {
      result: choice(words.upholdResult, upholdOptions),
      reason: long(words.reason, { main: true, max: 1000 }),
      decider: optional(choice(words.decider, deciderOptions, { help: words.deciderHelp })),
    },
    intro: objectionFacts,
    from: decidable,
    to: ["revising", "withdrawn"],
    by: ["from.chief"],
    awaited: true,
    when: pending,
    // What is served anew has its own clocks.
    stops: ["rec.objection.review", ...servedRules],
    tells: Object.fromEntries(
      [...addresseeSeats, "handler" as const].map((seat) => [
        seat,
        ({ state, fields }: Recommendation) =>
          words.upheldNews(state === "withdrawn", fields.objection?.answer ?? ""),
      ]),
    ),
    done: ({ state }) => (state === "withdrawn" ? words.upheldWithdrawn : words.upheldRevise),
    apply: (matter, { result, reason, decider }, { today }) => ({
      ...decided(matter, {
        status: result,
        answer: reason,
        answeredOn: today,
        decider: decider ?? "chief",
      }),
      state: result === "withdraw" ? "withdrawn" : "revising",
      ...(result === "withdraw" ? { outcome: "withdrawn" } : {}),
    }),
  }),

  /** Rejected with reasons: the procurator proposes it, with the chief procurator's consent it is done. */
  reject: step<Recommendation>()({
    label: words.reject,
    names: ["驳回异议", "reject"],
    help: words.rejectHelp,
    form: { reason: long(words.reason, { main: true, max: 1000, help: words.rejectReasonHelp }) },
    intro: objectionFacts,
    prefill: ({ fields }) =>
      fields.objection?.answer === undefined ? {} : { reason: fields.objection.answer },
    from: decidable,
    by: [...issuerSeats, "from.chief"],
    awaited: true,
    when: pending,
    ends: ({ fields }) => (fields.objection?.status === "rejected" ? ["rec.objection.review"] : []),
    tells: {
      "from.chief": ({ fields }) =>
        fields.objection?.status === "rejecting" ? words.rejectingNews : undefined,
      handler: answered,
      "to.liaison": answered,
      "to.head": answered,
    },
    done: ({ fields }) =>
      fields.objection?.status === "rejecting" ? words.rejectingDone : words.rejectedDone,
    apply: (matter, { reason }, { actor, today }) =>
      actor.roles.includes("chief")
        ? decided(matter, {
            status: "rejected",
            answer: reason,
            answeredOn: today,
            decider: "chief",
          })
        : decided(matter, { status: "rejecting", answer: reason }),
  }),
};
