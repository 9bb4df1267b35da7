import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { isEnforcementAgency } from "../../people/directory.ts";
import { clueCard } from "./cards.ts";
import { arrivingClocks, clueClocks, minorClocks, returnedOn } from "./clocks.ts";
import { clueFacts } from "./facts.ts";
import { clueFigures } from "./figures.ts";
import {
  type Clue,
  clueFields,
  isAsked,
  isMinors,
  receiversOf,
  stands,
  sureAccused,
} from "./model.ts";
import { cluePapers } from "./papers.ts";
import { receivers } from "./seats.ts";
import { accusing, afterAccusing, handOn, takeOverNews } from "./steps/accusing.ts";
import { deciding } from "./steps/deciding.ts";
import { askAdded } from "./steps/doubts.ts";
import { reachForMinor } from "./steps/endangered.ts";
import { receiving } from "./steps/receiving.ts";
import { reporter } from "./steps/reporter.ts";
import { submit } from "./steps/submitting.ts";
import { words } from "./words.ts";

/** The clue flow (domain §3.3). */
export const clueFlow: Flow<Clue> = {
  kind: "clue",
  prefix: "XS",
  name: words.clue,
  names: ["线索", "clue"],
  hints: /线索|线锁|报的|举报|反映的|那个事|那条|report|complaint|tip/iu,
  model: clueFields,
  states: {
    submitted: { name: words.submitted, tone: "plain" },
    registered: { name: words.registered, tone: "plain" },
    assessing: { name: words.assessing, tone: "plain" },
    needMore: {
      name: words.needMore,
      tone: "warning",
      outside: "returned",
      awaits: [
        {
          steps: ["supplement"],
          by: ["from"],
          above: ["from.head"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    accepted: { name: words.accepted, tone: "good", outside: "accepted" },
    filed: { name: words.filed, tone: "good", outside: "accepted" },
    notFiled: { name: words.notFiled, tone: "plain", outside: "accepted" },
    returned: { name: words.returned, tone: "warning", outside: "returned" },
    disputed: {
      name: words.disputed,
      tone: "warning",
      stuck: { of: words.returnedTwice, since: returnedOn },
    },
    closed: { name: words.closed, tone: "good", final: true, outside: "ended" },
    merged: { name: words.merged, tone: "plain", final: true, outside: "ended" },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true, outside: "ended" },
  },
  facts: clueFacts,
  done: ["taken", "results"],
  opening: submit,
  steps: { ...accusing, ...receiving, ...deciding, ...reporter },
  clocks: clueClocks,
  figures: clueFigures,
  awaits: [
    {
      steps: ["reporterAllow", "reporterDeny"],
      by: ["to.procuratorate:chief", "to.head"],
      above: receivers,
      while: ({ fields }) => isAsked(fields),
      rests: { within: "next.decide" },
    },
  ],
  becomes: [
    {
      kind: "recommendation",
      from: ["accepted", "filed", "notFiled"],
      // What a clue says stays in it: the unit complained of is to read the recommendation. Whether a
      // recommendation is urgent in the law's sense is not the clue's to say: fifteen days hang on it.
      prefill: (clue) => ({ to: sureAccused(clue) }),
    },
    {
      kind: "transfer",
      from: ["accepted", "filed"],
      // A case of suspected crime is an agency's own to transfer, once the clue is with it.
      when: (clue, { actor, directory }) =>
        receiversOf(clue).includes(actor.organisation) &&
        isEnforcementAgency(actor.organisation, directory),
      prefill: ({ title, fields }) => ({ title, facts: fields.facts }),
    },
    {
      kind: "consultation",
      from: ["filed"],
      prefill: (clue) => {
        const to = sureAccused(clue);
        const { filedOn } = clue.fields;
        return {
          ...(to.length === 0 ? {} : { to }),
          ...(filedOn === undefined ? {} : { filedOn }),
          urgent: clue.urgent,
        };
      },
    },
    {
      kind: "requisition",
      from: ["accepted", "filed"],
      prefill: (clue) => ({ urgent: clue.urgent }),
    },
  ],
  recurs: {
    counts: stands,
    place: ({ fields }) => fields.place,
    against: (clue) => ({
      units: sureAccused(clue),
      others: clue.fields.accused === undefined ? [] : clue.fields.accused.split("、"),
    }),
    answeredBy: "recommendation",
    prefill: (clues) => ({
      type: "governance",
      to: [...new Set(clues.flatMap(sureAccused))],
    }),
  },
  papers: cluePapers,
  accusing: {
    doubted: ({ fields }) => fields.doubted,
    asks: askAdded,
    handOn,
    news: takeOverNews,
    states: afterAccusing,
    starts: arrivingClocks,
    ends: ["clue.doubt"],
  },
  minors: { is: isMinors, reach: reachForMinor, starts: minorClocks },
  group: ({ category }) => groupName(category, words.clue),
  card: clueCard,
};
