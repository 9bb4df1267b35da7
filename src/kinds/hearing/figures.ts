import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { type Hearing, isPublic } from "./model.ts";

/** The figures of hearings (domain §6). */
export const hearingFigures: readonly Metric<Hearing>[] = [
  {
    id: "held",
    name: text("已召开听证", "Hearings held"),
    is: "count",
    main: true,
    cases: ({ fields }) => caseOn(fields.heldOn),
  },
  {
    id: "public",
    name: text("公开听证率（已召开的）", "In public (of those held)"),
    is: "cohort",
    cases: (hearing) => caseOn(hearing.fields.heldOn, hitIf(isPublic(hearing))),
  },
];
