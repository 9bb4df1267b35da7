import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import type { Relief } from "./model.ts";

/** The figures of referrals for relief (domain §6); what was withdrawn is in none. */
export const reliefFigures: readonly Metric<Relief>[] = [
  {
    id: "referred",
    name: text("救助转介", "Referred for relief"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "withdrawn" ? [] : caseOn(fields.referredOn)),
  },
  {
    id: "granted",
    name: text("给予救助率（转介的）", "Granted (of those referred)"),
    is: "cohort",
    main: true,
    cases: ({ state, fields }) =>
      state === "withdrawn" ? [] : caseOn(fields.referredOn, hitIf(fields.decidedOn !== undefined)),
  },
];
