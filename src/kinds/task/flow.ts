import type { Flow } from "../../flow/flow.ts";
import { sharedCard, taskCard } from "./cards.ts";
import { taskClocks } from "./clocks.ts";
import { taskFacts } from "./facts.ts";
import { taskFigures } from "./figures.ts";
import { commonFields, isTimeAsked, type Task, taskFields } from "./model.ts";
import { taskPapers } from "./papers.ts";
import { assign } from "./steps/assigning.ts";
import { doing } from "./steps/doing.ts";
import { extending } from "./steps/extending.ts";
import { verifying } from "./steps/verifying.ts";
import { words } from "./words.ts";

const isConvenors = ({ fields }: Task): boolean => fields.convenorVerifies === true;

/** The flow of tasks: what was resolved becomes somebody's duty until it is found done (domain §3.11). */
export const taskFlow: Flow<Task> = {
  kind: "task",
  prefix: "RW",
  name: words.task,
  names: ["任务", "督办任务", "task"],
  hints: /任务|活|交办|干不完|清(?:了|完|理|干净)|弄完|task|job/iu,
  model: taskFields,
  states: {
    given: { name: words.given, tone: "warning" },
    accepted: { name: words.accepted, tone: "plain" },
    done: {
      name: words.reported,
      tone: "plain",
      awaits: [
        {
          steps: ["verify", "return"],
          by: ["secretariat"],
          above: ["convenor"],
          while: (task) => !isConvenors(task),
          rests: { within: "next.proceed" },
        },
        {
          steps: ["verify", "return"],
          by: ["convenor"],
          above: ["secretariat"],
          while: isConvenors,
          rests: { within: "next.proceed" },
        },
      ],
    },
    verified: { name: words.verified, tone: "good", final: true },
    cancelled: { name: words.cancelled, tone: "plain", final: true },
  },
  parts: { from: words.giver, to: words.unit, handler: words.givenBy },
  blameless: true,
  facts: taskFacts,
  opening: assign,
  steps: { ...doing, ...extending, ...verifying },
  clocks: taskClocks,
  figures: taskFigures,
  awaits: [
    { steps: ["grant", "deny"], by: ["secretariat"], above: ["convenor"], while: isTimeAsked },
  ],
  papers: taskPapers,
  group: () => words.task,
  card: taskCard,
  tracks: {
    part: "to",
    common: commonFields,
    together: [],
    copied: () => [],
    meets: {
      order: ["given", "accepted", "done"],
      waits: (task) => (isTimeAsked(task) ? ["extension"] : []),
    },
    leads: ({ fields }) => fields.lead,
    known: ({ state, fields, share }) =>
      words.standingOf(share?.unit === fields.lead, words.standing[state]),
    others: words.others,
    card: sharedCard,
  },
};
