import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, aroundTheHour, type Ladder } from "../../flow/ladder.ts";
import type { Transfer } from "./model.ts";
import { agency, intake, procuratorate } from "./seats.ts";
import { words } from "./words.ts";

type Clock = Ladder<Transfer>;

const byDay = (
  of: Clock["of"],
  owed: Clock["owed"] & object,
  groups: Clock["groups"] = [],
): Clock => ({ of, owed, rungs: aroundTheDay, groups });

const byHour = (of: Clock["of"], owed: Clock["owed"] & object): Clock => ({
  of,
  owed,
  rungs: aroundTheHour,
  groups: [],
});

const ofPolice = (...steps: string[]) => ({ steps, by: intake, above: ["to.head"] as const });

const ofAgency = (...steps: string[]) => ({ steps, by: agency, above: ["from.head"] as const });

/** What the agency and the procuratorate hear as well once the police are late. */
const watched = ["to.head", ...agency, ...procuratorate] as const;

/** What is owed under the clocks of a transfer, and when whom to remind (domain §3.1, §3.4). */
export const transferClocks: Flow<Transfer>["clocks"] = {
  "crim.head-decision": byDay(
    words.headDue,
    { steps: ["approve", "refuse"], by: ["from.head"], above: ["handler"] },
    ["from"],
  ),
  "crim.transfer": byHour(words.sendDue, ofAgency("send")),
  "crim.police-reroute": byHour(words.rerouteDue, ofPolice("confirm", "handOn")),
  "crim.police-incomplete.notify": byHour(words.notifyDue, ofPolice("confirm", "incomplete")),
  "crim.police-incomplete.supplement": byDay(words.supplementDue, ofAgency("supplement")),
  "crim.police-decide": byDay(
    words.decideDue,
    { steps: ["file", "decline"], by: intake, above: watched },
    ["to"],
  ),
  "crim.reconsider.ask": byDay(words.reconsiderDue, ofAgency("reconsider", "supervise")),
  "crim.reconsider.answer": byDay(
    words.answerDue,
    { steps: ["file", "uphold"], by: intake, above: watched },
    ["to"],
  ),
  "crim.ask-procuratorate": byDay(words.superviseDue, ofAgency("supervise")),
  "crim.handover": byDay(
    words.handOverDue,
    { steps: ["handOver"], by: agency, above: ["from.head", ...intake] },
    ["from"],
  ),
  "crim.police-explain": byDay(
    words.explainDue,
    { steps: ["explain"], by: intake, above: ["to.head", ...procuratorate] },
    ["to"],
  ),
  "crim.file-after-notice": byDay(
    words.fileDue,
    { steps: ["file"], by: intake, above: ["to.head", ...procuratorate] },
    ["to"],
  ),
  "crim.chase": {
    of: words.chaseDue,
    owed: { steps: ["conclude"], by: intake, above: agency },
    rungs: [
      { id: "-1", workingDays: -1 },
      { id: "0", workingDays: 0 },
      { id: "+1", workingDays: 1, propose: "beside" },
    ],
    groups: [],
    proposes: () => "chase",
  },
};
