import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { isToPerform, type Litigation } from "./model.ts";

/** The figures of suits the procuratorate brings (domain §6). */
export const litigationFigures: readonly Metric<Litigation>[] = [
  {
    id: "filed",
    name: text("法院立案的公益诉讼", "Suits filed by the court"),
    is: "count",
    main: true,
    cases: ({ fields }) => caseOn(fields.filedOn),
  },
  {
    id: "upheld",
    name: text("诉讼请求获支持率（已裁判的）", "Upheld in full or part (of those judged)"),
    is: "cohort",
    main: true,
    cases: ({ fields }) => caseOn(fields.judgedOn, hitIf(isToPerform(fields.result))),
  },
  {
    id: "performed",
    name: text("裁判履行率（要履行的）", "Performed (of those to be performed)"),
    is: "cohort",
    cases: ({ state, fields }) =>
      isToPerform(fields.result) ? caseOn(fields.judgedOn, hitIf(state === "performed")) : [],
  },
];
