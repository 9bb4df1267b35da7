import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { isWon, type Support } from "./model.ts";

/** The figures of supported suits (domain §6). */
export const supportFigures: readonly Metric<Support>[] = [
  {
    id: "applied",
    name: text("支持起诉申请", "Applications for support"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "withdrawn" ? [] : caseOn(fields.appliedOn)),
  },
  {
    id: "filed",
    name: text("已支持起诉（意见书送法院）", "Suits supported (opinion sent to the court)"),
    is: "count",
    main: true,
    cases: ({ fields }) => caseOn(fields.filedOn),
  },
  {
    id: "won",
    name: text("支持或调解结案率（已裁判的）", "Upheld or mediated (of those judged)"),
    is: "cohort",
    cases: ({ fields: { judgedOn, result } }) =>
      caseOn(judgedOn, hitIf(result !== undefined && isWon(result))),
  },
];
