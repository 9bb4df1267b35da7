import { type Start, startClock } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Owed } from "../../flow/ladder.ts";
import { withFields } from "../../flow/matter.ts";
import { period, runningClock } from "../../flow/running.ts";
import type { Context } from "../../flow/step.ts";
import type { EnterpriseRequest } from "./model.ts";
import { words } from "./words.ts";

/** The time to answer, from the day the unit has it; shorter where it goes first. */
export const answerPeriod: Start<EnterpriseRequest> = {
  ...period<EnterpriseRequest>("request.answer", ({ fields }) => fields.givenOn),
  urgent: ({ urgent }) => urgent,
};

/** The time of what is put first later: the shorter one from that day, else the one it had. */
export const soonerPeriod: Start<EnterpriseRequest> = {
  rule: ({ fields }) => (fields.sentBack === true ? undefined : "request.answer"),
  from: ({ fields: { firstOn, givenOn } }) => firstOn ?? givenOn,
  urgent: ({ fields }) => fields.firstOn !== undefined,
};

/** The time to answer again what did not satisfy, once. */
export const againPeriod: Start<EnterpriseRequest> = {
  rule: ({ state }) => (state === "open" ? "request.again" : undefined),
  from: (_, today) => today,
};

/** The time to say whether the answer does. */
export const ratingPeriod: Start<EnterpriseRequest> = period("request.rate");

const answers = {
  of: words.answerDue,
  owed: { steps: ["answer", "return"], by: ["to.liaison"], above: ["to.head"] },
  rungs: aroundTheDay,
  groups: ["to"],
} as const;

/** What is owed under the clocks of a request, and when whom to remind. */
export const requestClocks: Flow<EnterpriseRequest>["clocks"] = {
  "request.answer": answers,
  "request.again": answers,
  "request.rate": {
    of: words.ratingDue,
    owed: { steps: ["rate"], by: ["handler"], above: ["from.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
};

/** Whether the shorter time from today is over before the one that runs. */
export const isSooner = (request: EnterpriseRequest, context: Context): boolean => {
  const first = withFields(request, { firstOn: context.today });
  const [had, anew] = [
    runningClock(request, "request.answer"),
    startClock(soonerPeriod, first, requestClocks, context, ""),
  ];
  return had !== undefined && anew !== undefined && anew.rolled < had.rolled;
};

/** The rules by which a unit owes an answer. */
export const answerRules = ["request.answer", "request.again"];

/** Who is awaited once it is a meeting's to settle; before that the secretariat is named in none that is restricted. */
export const meetingOwes: Owed<EnterpriseRequest> = {
  steps: ["settle"],
  by: ["secretariat"],
  above: ["convenor"],
  while: ({ state }) => state === "agenda",
  rests: { within: "next.follow" },
};
