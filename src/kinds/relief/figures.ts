import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { type Relief, sides } from "./model.ts";
import { words } from "./words.ts";

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
  {
    id: "amount",
    name: text(
      "给予救助金额（元，按决定日）",
      "Relief granted in money (yuan, by the day decided)",
    ),
    is: "sum",
    main: true,
    parts: optionsNamed(sides, words.side),
    cases: ({ fields: { decidedOn, amount, side } }) =>
      amount === undefined ? [] : caseOn(decidedOn, { yuan: amount, part: side }),
  },
];
