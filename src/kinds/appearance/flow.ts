import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { recordedAfter } from "../../flow/resting.ts";
import { appearanceCard } from "./cards.ts";
import { appearanceClocks } from "./clocks.ts";
import { appearanceFigures } from "./figures.ts";
import { type Appearance, appearanceFields, isUnanswered } from "./model.ts";
import { appearancePapers } from "./papers.ts";
import { above, keeping, unitSeats } from "./seats.ts";
import { appearing } from "./steps/appearing.ts";
import { ending } from "./steps/ending.ts";
import { noticing, register } from "./steps/noticing.ts";
import { words } from "./words.ts";

/** How long a case is taken to be heard in calendars, in minutes: nobody is asked. */
const minutes = 180;

const courtDay = recordedAfter<Appearance>(
  { steps: ["hold"], by: keeping, above },
  ({ fields }) => fields.startsAt,
);

/** The flow of suits in court and who appears for the unit that is sued (domain §3.12; 负责人出庭应诉规定). */
export const appearanceFlow: Flow<Appearance> = {
  kind: "appearance",
  prefix: "CT",
  name: words.appearance,
  names: ["出庭", "出庭应诉", "appearance"],
  hints: /出庭|开庭|庭审|庭上|上法庭|原告|撤诉|官司|那个庭|court|hearing|plaintiff|lawsuit/iu,
  nouns: ["案子", "开庭", "court hearing", "case"],
  spoken: /开庭|法院(?:的|那个?)案子|court hearing/u,
  model: appearanceFields,
  states: {
    filed: {
      name: words.filed,
      tone: "plain",
      awaits: [{ steps: ["notice", "hold"], by: keeping, above }],
    },
    noticed: {
      name: words.noticed,
      tone: "plain",
      awaits: [{ steps: ["appear", "excuse"], by: ["to.liaison"], above: ["to.head"] }, courtDay],
    },
    coming: { name: words.comingState, tone: "good", awaits: [courtDay] },
    excused: { name: words.excusedState, tone: "warning", awaits: [courtDay] },
    heard: {
      name: words.heard,
      tone: "plain",
      awaits: [
        {
          steps: ["suggest"],
          by: keeping,
          above,
          while: isUnanswered,
          rests: { within: "next.proceed" },
        },
        {
          steps: ["judge"],
          by: keeping,
          above,
          while: (one) => !isUnanswered(one),
          rests: { within: "next.follow" },
        },
      ],
    },
    judged: {
      name: words.judged,
      tone: "warning",
      awaits: [
        {
          steps: ["perform"],
          by: unitSeats,
          above: [...keeping, ...above],
          rests: { within: "next.follow" },
        },
      ],
    },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.keeper, to: words.unit, copy: words.supervisor },
  facts: {
    of: {
      filedOn: { by: ["register"] },
      noticedOn: { by: ["notice"] },
      heldOn: { by: ["hold"] },
      suggestedOn: { by: ["suggest"] },
      judgedOn: { by: ["judge"] },
      performedOn: { by: ["perform"] },
    },
  },
  opening: register,
  steps: { ...noticing, ...appearing, ...ending },
  clocks: appearanceClocks,
  figures: appearanceFigures,
  papers: appearancePapers,
  attends: ["to"],
  // Once the unit was told of a time, it is told of the next one with the move itself.
  appointment: ({ fields, state }) =>
    fields.noticedOn === undefined && fields.sequence === 0
      ? undefined
      : {
          startsAt: fields.startsAt,
          minutes,
          sequence: fields.sequence,
          cancelled: state === "withdrawn",
          place: fields.place,
        },
  group: ({ category }) => groupName(category, words.appearance),
  card: appearanceCard,
};
