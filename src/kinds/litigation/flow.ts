import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { recordedAfter } from "../../flow/resting.ts";
import { litigationCard } from "./cards.ts";
import { litigationClocks } from "./clocks.ts";
import { litigationFigures } from "./figures.ts";
import { hearingAt, type Litigation, litigationFields, pending } from "./model.ts";
import { chief, suing } from "./seats.ts";
import { appealing } from "./steps/appealing.ts";
import { ending } from "./steps/ending.ts";
import { filing, register } from "./steps/filing.ts";
import { hearingSteps } from "./steps/hearing.ts";
import { words } from "./words.ts";

/** How long a case is taken to be heard in calendars, in minutes: nobody is asked. */
const minutes = 180;

/** What the procurator owes in a state for which no law sets a day. */
const owed = (
  steps: readonly string[],
  within: "next.proceed" | "next.follow" | "next.decide",
) => ({
  steps,
  by: ["handler"] as const,
  above: [chief] as const,
  rests: { within },
});

/** The flow of suits in the public interest, from the decision to sue until the judgment is performed (公益诉讼办案规则第四章). */
export const litigationFlow: Flow<Litigation> = {
  kind: "litigation",
  prefix: "SS",
  name: words.litigation,
  names: ["诉讼", "litigation"],
  model: litigationFields,
  states: {
    decided: {
      name: words.decided,
      tone: "warning",
      awaits: [owed(["file"], "next.proceed")],
    },
    rejected: {
      name: words.rejected,
      tone: "warning",
      awaits: [owed(["appeal", "file", "conclude"], "next.decide")],
    },
    filed: {
      name: words.filed,
      tone: "plain",
      awaits: [owed(["schedule", "judge"], "next.follow")],
    },
    scheduled: {
      name: words.scheduled,
      tone: "plain",
      awaits: [
        recordedAfter<Litigation>(
          { steps: ["hold"], by: suing, above: [chief] },
          ({ fields }) => fields.startsAt,
        ),
      ],
    },
    heard: {
      name: words.heardState,
      tone: "plain",
      awaits: [owed(["judge", "schedule"], "next.follow")],
    },
    judged: { name: words.judgedState, tone: "plain", awaits: [owed(["serve"], "next.follow")] },
    contestable: {
      name: words.contestable,
      tone: "plain",
      awaits: [owed(["appeal", "conclude"], "next.decide")],
    },
    appealed: {
      name: words.appealed,
      tone: "plain",
      awaits: [owed(["schedule", "judge"], "next.follow")],
    },
    performing: {
      name: words.performing,
      tone: "warning",
      // Only a judgment that sets a last day has a period; whether it is performed is followed in any case.
      awaits: [owed(["perform"], "next.follow")],
    },
    unperformed: {
      name: words.unperformed,
      tone: "warning",
      awaits: [owed(["enforce", "perform"], "next.decide")],
    },
    enforcing: {
      name: words.enforcing,
      tone: "warning",
      awaits: [owed(["perform"], "next.follow")],
    },
    performed: { name: words.performedState, tone: "good", final: true },
    ended: { name: words.ended, tone: "plain", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.plaintiff, to: words.defendant },
  facts: {
    of: {
      caseNo: { by: ["file"] },
      rejectedOn: { by: ["reject"] },
      appealedOn: { by: ["appeal"] },
      filedOn: { by: ["file"] },
      copyOn: { by: ["file"] },
      defendedOn: { by: ["defend"] },
      toldOn: { by: ["schedule"] },
      heldOn: { by: ["hold"] },
      judgedOn: { by: ["judge"] },
      servedOn: { by: ["serve"] },
      performBy: { by: ["serve"], ahead: true },
      performedOn: { by: ["perform"] },
      enforcedOn: { by: ["enforce"] },
      endedOn: { by: ["conclude"] },
      withdrawnOn: { by: ["withdraw"] },
    },
  },
  opening: register,
  steps: { ...filing, ...hearingSteps, ...ending, ...appealing },
  clocks: litigationClocks,
  figures: litigationFigures,
  attends: ["to"],
  appointment: ({ fields, state }) =>
    fields.startsAt === undefined
      ? undefined
      : {
          startsAt: fields.startsAt,
          minutes,
          sequence: fields.sequence,
          cancelled: state === "withdrawn",
          ...(fields.place === undefined ? {} : { place: fields.place }),
        },
  becomes: [
    {
      kind: "appearance",
      from: [...pending],
      // An open one is the register of this suit in court already; a further hearing is one more.
      covers: ({ fields: { startsAt } }, { closedAt, fields }) =>
        closedAt === undefined || hearingAt.safeParse(fields).data?.startsAt === startsAt,
      prefill: ({ fields, parties }) => ({
        ...(fields.caseNo === undefined ? {} : { caseNo: fields.caseNo }),
        ...(fields.startsAt === undefined ? {} : { startsAt: fields.startsAt }),
        ...(fields.place === undefined ? {} : { place: fields.place }),
        ...(fields.filedOn === undefined ? {} : { filedOn: fields.filedOn }),
        to: unitsIn({ parties }, "to")[0],
        sort: "publicInterest",
      }),
    },
  ],
  group: ({ category }) => groupName(category, words.litigation),
  card: litigationCard,
};
