import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import type { Consultation } from "./model.ts";

/** The figures of consultations before litigation (domain §6). */
export const consultationFigures: readonly Metric<Consultation>[] = [
  {
    id: "held",
    name: text("举行磋商", "Consultations held"),
    is: "count",
    main: true,
    cases: ({ fields }) => caseOn(fields.heldOn),
  },
  {
    id: "agreed",
    name: text("达成方案率（举行的）", "Plan agreed (of those held)"),
    is: "cohort",
    main: true,
    cases: ({ fields }) => caseOn(fields.heldOn, hitIf(fields.agreedOn !== undefined)),
  },
  {
    id: "solved",
    name: text("未发检察建议即解决（举行的）", "Solved without a recommendation (of those held)"),
    is: "cohort",
    main: true,
    cases: ({ state, fields }) =>
      caseOn(fields.heldOn, hitIf(state === "fulfilled" && fields.recommendation === undefined)),
  },
];
