import { dayText } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { long, optional } from "../chat/field.ts";
import type { Start } from "../flow/clock.ts";
import type { Step } from "../flow/flow.ts";
import { type Doing, step } from "../flow/flow.ts";
import { holder } from "./cards.ts";
import type { Requisition } from "./model.ts";
import { awaiting, giveBack, givenUp, handling, named, request, unit, withRole } from "./seats.ts";
import { words } from "./words.ts";

/** The period to decide whether the reason for a refusal holds. */
const review: Start<Requisition> = {
  rule: () => "file.review",
  from: (_, today) => today,
  amount: ({ urgent }) => (urgent ? findRule("file.review").urgent : undefined),
};

const lastFinding = ({ fields }: Requisition): string => fields.refusals.at(-1)?.finding ?? "";

const upheldNews = (matter: Requisition) => words.upheldNews(lastFinding(matter));

const insistedNews = (matter: Requisition) => words.insistedNews(lastFinding(matter));

/** The requisition with the finding on its last refusal. */
const reviewed = (matter: Requisition, finding: string): Requisition => ({
  ...matter,
  fields: {
    ...matter.fields,
    refusals: matter.fields.refusals.map((refusal, index, all) =>
      index === all.length - 1 ? { ...refusal, finding } : refusal,
    ),
  },
});

/** The report to the county government as it follows from what is recorded. */
const drafted = (matter: Requisition, finding: string, { directory, today }: Doing): string =>
  words.reportDraft({
    unit: holder(matter, directory).zh,
    servedOn: dayText(matter.fields.servedOn).zh,
    number: matter.reference ?? "",
    title: matter.title,
    reason: matter.fields.refusals.at(-1)?.reason ?? "",
    finding,
    today: dayText(today).zh,
  });

/** The requisition with something changed about the report that stands in it. */
const reporting = (
  matter: Requisition,
  change: Partial<NonNullable<Requisition["fields"]["report"]>>,
): Requisition =>
  matter.fields.report === undefined
    ? matter
    : { ...matter, fields: { ...matter.fields, report: { ...matter.fields.report, ...change } } };

const isDrafted = {
  holds: ({ fields }: Requisition) =>
    fields.report?.approvedOn === undefined && fields.report?.sentBack === undefined,
  otherwise: words.noDraft,
} as const;

/** Refused, reviewed, notified again, reported to the county government. */
export const refusing: Readonly<Record<string, Step<Requisition>>> = {
  /** The unit says why it cannot; without a reason it cannot say no. */
  refuse: step<Requisition>()({
    label: words.refuse,
    names: ["不予提供", "拒绝", "refuse"],
    help: words.refuseHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: awaiting,
    to: "refused",
    by: unit,
    tone: "danger",
    ends: () => ["file.request"],
    starts: [review],
    tells: {
      handler: (matter, { directory }) => {
        const to = holder(matter, directory);
        const reason = matter.fields.refusals.at(-1)?.reason ?? "";
        return words.refusedNews(to.zh, to.en, reason);
      },
    },
    done: () => words.refusedDone,
    apply: (matter, { reason }, { today }) => ({
      ...matter,
      fields: {
        ...matter.fields,
        refusals: [...matter.fields.refusals, { on: today, reason }],
      },
    }),
  }),

  /** The reason holds: the files are asked for no more. */
  uphold: step<Requisition>()({
    label: words.uphold,
    names: ["理由成立", "uphold"],
    help: words.upholdHelp,
    form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
    from: ["refused"],
    to: ["closed", "delivered"],
    by: handling,
    awaited: true,
    stops: ["file.review"],
    starts: [giveBack],
    tells: { "to.liaison": upheldNews, "to.head": upheldNews, copy: upheldNews },
    done: () => words.upheldDone,
    apply: (matter, { finding }) => givenUp(reviewed(matter, finding), "closed", finding),
  }),

  /** It does not: a second notice with its own period, and the report that follows is drafted. */
  insist: step<Requisition>()({
    label: words.insist,
    names: ["再次通知", "二次通知", "insist"],
    help: words.insistHelp,
    form: {
      finding: long(words.finding, { main: true, max: 500, also: ["理由"] }),
      report: optional(long(words.report, { help: words.reportHelp })),
    },
    from: ["refused"],
    to: "insisted",
    by: handling,
    awaited: true,
    stops: ["file.review"],
    starts: [request((_, today) => today)],
    tells: {
      "to.liaison": insistedNews,
      "to.head": insistedNews,
      "from.chief": () => words.approveNeeded,
    },
    announces: ["to"],
    done: () => words.insistedDone,
    apply: (before, { finding, report }, doing) => {
      const matter = reviewed(before, finding);
      const text = report ?? drafted(matter, finding, doing);
      return {
        ...matter,
        fields: {
          ...matter.fields,
          notices: [...matter.fields.notices, doing.today],
          report: { text, by: doing.actor.id, on: doing.today },
        },
      };
    },
  }),

  /** The chief procurator's decision; the convenor and the secretariat then see the matter (保障机制第二项). */
  approve: step<Requisition>()({
    label: words.approve,
    names: ["批准报告", "approve"],
    help: words.approveHelp,
    form: {},
    from: ["insisted"],
    to: "reported",
    by: ["from.chief"],
    tone: "primary",
    awaited: true,
    when: isDrafted,
    tells: {
      handler: () => words.approvedNews,
      copy: ({ fields }) => words.reportNews(fields.report?.text ?? ""),
    },
    done: () => words.approvedDone,
    apply: (matter, _, { today, directory }) => {
      const readers = [
        ...withRole(directory, "convenor"),
        ...withRole(directory, "secretariat"),
      ].filter(({ id }) => !matter.parties.some(({ person }) => person === id));
      return {
        ...reporting(matter, { approvedOn: today }),
        parties: [...matter.parties, ...named("copy", readers)],
      };
    },
  }),

  sendBack: step<Requisition>()({
    label: words.sendBack,
    names: ["退回报告", "send-back"],
    help: words.sendBackHelp,
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    from: ["insisted"],
    by: ["from.chief"],
    when: isDrafted,
    tells: { handler: ({ fields }) => words.sentBackNews(fields.report?.sentBack ?? "") },
    done: () => words.sentBackDone,
    apply: (matter, { reason }) => reporting(matter, { sentBack: reason }),
  }),

  redraft: step<Requisition>()({
    label: words.redraft,
    names: ["重拟报告", "redraft"],
    help: words.redraftHelp,
    form: { report: long(words.report, { main: true }) },
    from: ["insisted"],
    by: handling,
    awaited: true,
    when: {
      holds: ({ fields }) => fields.report?.sentBack !== undefined,
      otherwise: words.notSentBack,
    },
    tells: { "from.chief": () => words.approveNeeded },
    done: () => words.redraftedDone,
    apply: (matter, { report }, { actor, today }) => ({
      ...matter,
      fields: { ...matter.fields, report: { text: report, by: actor.id, on: today } },
    }),
  }),
};
