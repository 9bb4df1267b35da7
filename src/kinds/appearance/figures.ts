import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import type { Appearance } from "./model.ts";

/** The figures of suits in court (domain §6): of the cases heard, in which the head came. */
export const appearanceFigures: readonly Metric<Appearance>[] = [
  {
    id: "appeared",
    name: text("负责人出庭率（已开庭的）", "Head appeared (of cases heard)"),
    is: "cohort",
    main: true,
    cases: ({ fields: { heldOn, attended } }) => caseOn(heldOn, hitIf(attended === "leader")),
  },
  {
    id: "excused",
    name: text("负责人经准许未出庭", "Head excused"),
    is: "count",
    cases: ({ fields: { heldOn, attended, accepted } }) =>
      attended === "staff" && accepted === true ? caseOn(heldOn) : [],
  },
];
