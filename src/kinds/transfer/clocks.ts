import { type Day, daysBetween } from "../../calendar/day.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, aroundTheHour, type Ladder } from "../../flow/ladder.ts";
import { runningClock } from "../../flow/running.ts";
import type { Condition } from "../../flow/step.ts";
import { receivedDay, type Transfer } from "./model.ts";
import { agency, intake, procuratorate } from "./seats.ts";
import { words } from "./words.ts";

type Clock = Ladder<Transfer>;

const byDay = (
  of: Clock["of"],
  owed: Clock["owed"] & object,
  groups: Clock["groups"] = [],
): Clock => ({ of, owed, rungs: aroundTheDay, groups });

/** The same, with what the procuratorate may do once the police are late, proposed to it. */
const byPolice = (of: Clock["of"], owed: Clock["owed"] & object, step: string): Clock => ({
  of,
  owed,
  rungs: [...aroundTheDay.slice(0, 2), { id: "+1", workingDays: 1, propose: "beside" }],
  groups: ["to"],
  proposes: () => step,
  climbs: [step],
});

const byHour = (of: Clock["of"], owed: Clock["owed"] & object): Clock => ({
  of,
  owed,
  rungs: aroundTheHour,
  groups: [],
});

const ofAgency = (...steps: string[]) => ({ steps, by: agency, above: ["from.head"] as const });

/** What the agency and the procuratorate hear as well once the police are late. */
const watched = ["to.head", ...agency, ...procuratorate] as const;

/** What is owed under the clocks of a transfer, and when whom to remind (domain §3.1, §3.4). */
export const transferClocks: Flow<Transfer>["clocks"] = {
  "crim.head-decision": byDay(
    words.headDue,
    { steps: ["approve", "refuse"], by: ["from.head"], above: agency },
    ["from"],
  ),
  "crim.transfer": byHour(words.sendDue, ofAgency("send")),
  "crim.police-reroute": byHour(words.rerouteDue, {
    steps: ["confirm", "handOn"],
    by: intake,
    above: watched,
  }),
  // Nothing need be missing: nobody is late with it, and the card says until when.
  "crim.police-incomplete.notify": {
    of: words.notifyDue,
    closes: true,
    reminds: intake,
    rungs: aroundTheHour.slice(0, 2),
    groups: [],
  },
  "crim.police-incomplete.supplement": byDay(words.supplementDue, ofAgency("supplement")),
  "crim.police-decide": byPolice(
    words.decideDue,
    { steps: ["file", "decline"], by: intake, above: watched },
    "demand",
  ),
  "crim.reconsider.ask": byDay(words.reconsiderDue, ofAgency("reconsider", "supervise")),
  "crim.reconsider.answer": byPolice(
    words.answerDue,
    { steps: ["file", "uphold"], by: intake, above: watched },
    "demand",
  ),
  "crim.ask-procuratorate": byDay(words.superviseDue, ofAgency("supervise")),
  "crim.handover": byDay(
    words.handOverDue,
    { steps: ["handOver"], by: agency, above: ["from.head", ...intake] },
    ["from"],
  ),
  "crim.police-explain": byPolice(
    words.explainDue,
    { steps: ["explain", "file"], by: intake, above: ["to.head", ...procuratorate] },
    "order",
  ),
  "crim.silent-demand": byPolice(
    words.silentDue,
    { steps: ["explain", "file", "decline"], by: intake, above: ["to.head", ...procuratorate] },
    "correct",
  ),
  "crim.file-after-notice": byPolice(
    words.fileDue,
    { steps: ["file"], by: intake, above: ["to.head", ...procuratorate] },
    "correct",
  ),
  // Once the fifteen days are over the procuratorate has to correct (人民检察院刑事诉讼规则第五百六十四条).
  "crim.correct": {
    of: words.correctDue,
    owed: (_, late) =>
      late
        ? {
            steps: ["correct"],
            by: ["copy.procuratorate:chief"],
            above: ["copy.procuratorate:procurator"],
          }
        : undefined,
    rungs: [],
    groups: [],
  },
  "crim.tell-agency": byDay(words.tellDue, {
    steps: ["tell"],
    by: ["copy.procuratorate:procurator"],
    above: ["copy.procuratorate:chief"],
  }),
  // Nobody has to conclude by then: from that day on a letter may ask how it stands.
  "crim.chase": {
    of: words.chaseDue,
    rungs: [{ id: "0", workingDays: 0, propose: "alone" }],
    groups: [],
    proposes: () => "chase",
    climbs: ["chase"],
  },
};

/** Where the police may have let a case lie. */
export const silentStates = ["sent", "received", "accepted", "reconsidering"] as const;

/** Days after which a case not signed for, or not taken on, is taken to lie, as many as there are for the decision. */
const unansweredDays = 3;

const isSilent = (transfer: Transfer, today: Day): boolean => {
  const clock = runningClock(transfer, "crim.police-decide", "crim.reconsider.answer");
  if (clock !== undefined) return clock.rolled < today;
  const { sent, received } = { sent: transfer.fields.sentOn, received: receivedDay(transfer) };
  const since = transfer.state === "sent" ? sent : received;
  return since !== undefined && daysBetween(since, today) > unansweredDays;
};

/** The police are asked why: they have decided, or should have (人民检察院刑事诉讼规则第五百六十二条). */
export const whenSilent: Condition<Transfer> = {
  only: words.only.silent,
  otherwise: (transfer, today) =>
    !silentStates.some((state) => state === transfer.state) || isSilent(transfer, today)
      ? undefined
      : words.notSilent,
};
