import { type Day, dayText } from "../calendar/day.ts";
import { choice, day, line, long, number, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { type Extension, type Step, step } from "../flow/flow.ts";
import { documentNumber } from "../flow/reference.ts";
import { addresseeSeats, issuerSeats } from "./answering.ts";
import { extensionFacts, periodOptions } from "./cards.ts";
import type { Recommendation } from "./model.ts";
import {
  isPublicInterest,
  rectifyRules,
  replyRules,
  running,
  servedClocks,
  servedRules,
  sueReviewDay,
} from "./periods.ts";
import { servedNews, wrongDays } from "./record.ts";
import { words } from "./words.ts";

const open = ["served", "acknowledged", "replied", "verified", "unmet"] as const;

/** The rules of the period somebody asks to have extended. */
const rulesOf = (of: "reply" | "rectify"): readonly string[] =>
  of === "reply" ? replyRules : ["rec.rectify"];

/** The running clock that is meant, as long as it has not expired. */
const extendable = (matter: Recommendation, of: "reply" | "rectify", today: Day) => {
  const clock = running(matter, rulesOf(of));
  return clock === undefined || clock.rolled < today ? undefined : clock;
};

const asked = ({ fields }: Recommendation): boolean => fields.extension?.status === "asked";

const told = (say: (matter: Recommendation) => ReturnType<typeof words.withdrawnNews>) => ({
  "to.liaison": say,
  "to.head": say,
  handler: say,
});

/** More time, as asked for before it ran out and granted by the chief procurator. */
export const extending: Readonly<Record<string, Step<Recommendation>>> = {
  askTime: step<Recommendation>()({
    label: words.askTime,
    names: ["申请延期", "ask-time"],
    help: words.askTimeHelp,
    form: {
      of: optional(choice(words.period, periodOptions)),
      until: day(words.until, { help: words.untilHelp }),
      reason: long(words.reason, { main: true, max: 500, help: words.askTimeReasonHelp }),
    },
    from: ["served", "acknowledged", "replied", "unmet"],
    by: addresseeSeats,
    against: (matter, today) => {
      if (asked(matter)) return words.askedBefore;
      return (extendable(matter, "reply", today) ?? extendable(matter, "rectify", today))
        ? undefined
        : words.expired;
    },
    tells: { handler: () => words.askTimeNews, "from.chief": () => words.askTimeNews },
    done: () => words.askTimeDone,
    apply: (matter, { of: named, until, reason }, { today }) => {
      const of = named ?? (extendable(matter, "reply", today) ? "reply" : "rectify");
      const clock = extendable(matter, of, today);
      if (clock === undefined) return new Refusal(words.expired, { field: "of" });
      if (until <= clock.rolled)
        return new Refusal(words.notLaterThanNow(dayText(clock.rolled)), { field: "until" });
      return {
        ...matter,
        fields: { ...matter.fields, extension: { of, until, reason, status: "asked" } },
      };
    },
  }),

  grantTime: step<Recommendation>()({
    label: words.grantTime,
    names: ["同意延期", "grant-time"],
    help: words.grantTimeHelp,
    form: { until: optional(day(words.until, { help: words.grantUntilHelp })) },
    intro: extensionFacts,
    from: open,
    by: ["from.chief"],
    awaited: true,
    when: { holds: asked, otherwise: words.notAsked },
    tells: told(({ fields }) => words.grantedNews(dayText(fields.extension?.until ?? ""))),
    done: ({ fields }) => words.grantedDone(dayText(fields.extension?.until ?? "")),
    extends: ({ fields }, _, { calendar }): readonly Extension[] => {
      const { extension } = fields;
      if (extension === undefined) return [];
      const why = text("经检察长同意", "with the chief procurator's consent");
      const moved = rulesOf(extension.of).map((rule) => ({ rule, to: extension.until, why }));
      const day = sueReviewDay(calendar.nextWorkingDay(extension.until), calendar);
      return extension.of === "reply"
        ? moved
        : [...moved, { rule: "pil.sue-review", to: day, why }];
    },
    apply: (matter, { until: granted }) => {
      const { extension } = matter.fields;
      const clock = extension && running(matter, rulesOf(extension.of));
      if (extension === undefined || clock === undefined) return new Refusal(words.nothingToExtend);
      const until = granted ?? extension.until;
      return until <= clock.rolled
        ? new Refusal(words.notLaterThanNow(dayText(clock.rolled)), { field: "until" })
        : {
            ...matter,
            fields: { ...matter.fields, extension: { ...extension, until, status: "granted" } },
          };
    },
  }),

  denyTime: step<Recommendation>()({
    label: words.denyTime,
    names: ["不同意延期", "deny-time"],
    help: words.denyTimeHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    intro: extensionFacts,
    from: open,
    by: ["from.chief"],
    when: { holds: asked, otherwise: words.notAsked },
    tells: told(({ fields }) => words.deniedNews(fields.extension?.answer ?? "")),
    done: () => words.deniedDone,
    apply: (matter, { reason }) =>
      matter.fields.extension === undefined
        ? matter
        : {
            ...matter,
            fields: {
              ...matter.fields,
              extension: { ...matter.fields.extension, status: "refused", answer: reason },
            },
          },
  }),
};

/** Held, let go on, changed and taken back: the chief procurator's decisions (检察建议工作规定第二十二条). */
export const changing: Readonly<Record<string, Step<Recommendation>>> = {
  /** A plan is made and something objective stands in its way (公益诉讼办案规则第七十八条). */
  suspend: step<Recommendation>()({
    label: words.suspend,
    names: ["中止", "suspend"],
    help: words.suspendHelp,
    form: { reason: long(words.suspendCause, { main: true, max: 500, also: ["理由"] }) },
    from: ["acknowledged", "replied", "unmet"],
    to: "suspended",
    by: ["from.chief"],
    rare: true,
    when: { holds: isPublicInterest, otherwise: words.onlyPublicInterest },
    suspends: [...replyRules, ...rectifyRules],
    tells: told(({ fields }) => words.suspendedNews(fields.suspension?.reason ?? "")),
    done: () => words.suspendedDone,
    apply: (matter, { reason }, { today }) =>
      matter.state === "acknowledged" || matter.state === "replied" || matter.state === "unmet"
        ? {
            ...matter,
            fields: { ...matter.fields, suspension: { on: today, reason, from: matter.state } },
          }
        : matter,
  }),

  resume: step<Recommendation>()({
    label: words.resume,
    names: ["恢复", "resume"],
    help: words.resumeHelp,
    form: {},
    from: ["suspended"],
    to: ["acknowledged", "replied", "unmet"],
    by: ["from.chief"],
    tone: "primary",
    resumes: [...replyRules, ...rectifyRules],
    tells: told(() => words.resumedNews),
    done: () => words.resumedDone,
    apply: (matter) => {
      const { suspension, ...fields } = matter.fields;
      return { ...matter, state: suspension?.from ?? "acknowledged", fields };
    },
  }),

  /** Found to be wrong without an objection: it is to be served anew. */
  amend: step<Recommendation>()({
    label: words.amend,
    names: ["决定修改", "amend"],
    help: words.amendHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: [...open, "suspended"],
    to: "revising",
    by: ["from.chief"],
    rare: true,
    stops: ["rec.objection.review", ...servedRules],
    tells: told(({ fields }) => words.amendedNews(fields.reason ?? "")),
    done: () => words.amendedDone,
    apply: (matter, { reason }) => ({ ...matter, fields: { ...matter.fields, reason } }),
  }),

  /** The revised document, served: a version of its own, with its own number, service and clocks. */
  revise: step<Recommendation>()({
    label: words.revise,
    names: ["修改", "revise"],
    help: words.reviseHelp,
    form: {
      number: line(words.number, { help: words.numberHelp, max: 40 }),
      servedOn: day(words.servedOn, { help: words.servedOnHelp }),
      objectionDays: number(words.objectionDays, 1, 60, { help: words.objectionDaysHelp }),
      asks: long(words.asks, { help: words.asksHelp, main: true }),
      rectifyBy: optional(day(words.rectifyBy, { help: words.rectifyByHelp })),
    },
    prefill: ({ fields, reference }) => ({
      number: reference,
      objectionDays: fields.objectionDays,
      asks: fields.asks,
    }),
    from: ["revising"],
    to: "served",
    by: issuerSeats,
    tone: "primary",
    awaited: true,
    starts: servedClocks,
    tells: { "to.liaison": servedNews, "to.head": servedNews },
    announces: ["to"],
    done: ({ fields }) => words.revisedDone(fields.version),
    apply: (matter, { number: typed, ...said }, { today }) => {
      const reference = documentNumber(typed, "山检建〔2025〕3号");
      if (reference instanceof Refusal) return reference;
      const { rectifyBy, ...served } = said;
      const wrong = wrongDays(said, today);
      if (wrong !== undefined) return wrong;
      const { fields } = matter;
      if (said.servedOn < fields.servedOn)
        return new Refusal(words.servedBefore(fields.servedOn), { field: "servedOn" });
      const { outcome: _, ...again } = matter;
      return { ...again, reference, fields: { ...fresh(matter), ...served, rectifyBy } };
    },
  }),

  withdraw: step<Recommendation>()({
    label: words.withdraw,
    names: ["撤回", "withdraw"],
    help: words.withdrawHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: [...open, "revising", "suspended"],
    to: "withdrawn",
    by: ["from.chief"],
    tone: "danger",
    rare: true,
    tells: told(({ fields }) => words.withdrawnNews(fields.reason ?? "")),
    done: () => words.withdrawnDone,
    apply: (matter, { reason }) => ({
      ...matter,
      outcome: "withdrawn",
      fields: { ...matter.fields, reason },
    }),
  }),
};

/** What of a version goes on into the next one; the rest is kept among the versions before it. */
const fresh = ({ fields, reference }: Recommendation): Recommendation["fields"] => {
  const { type, minors, replyDays, copyTests, experts, leader, contact, objection } = fields;
  const { servedOn, objectionDays, asks, versions, version, rounds, escalations } = fields;
  return {
    type,
    minors,
    replyDays,
    copyTests,
    experts,
    leader,
    contact,
    servedOn,
    objectionDays,
    asks,
    rounds,
    escalations,
    version: version + 1,
    versions: [...versions, { reference, servedOn, asks, objection }],
  };
};
