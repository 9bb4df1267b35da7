import { dayOf } from "../../calendar/day.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { isBreach, type Report } from "./model.ts";

/** The figures of reports of harm to minors (domain §6); what was complained of is in none. */
export const reportFigures: readonly Metric<Report>[] = [
  {
    id: "received",
    name: text("强制报告", "Reports of harm to minors"),
    is: "count",
    main: true,
    cases: ({ openedAt }) => caseOn(dayOf(openedAt)),
  },
  {
    id: "filed",
    name: text("公安立案率（已决定的）", "Filed by the police (of those decided)"),
    is: "cohort",
    // What those above the police were told is no decision of theirs.
    cases: ({ fields: { decidedOn, decision } }) =>
      caseOn(decision === "reportedUp" ? undefined : decidedOn, hitIf(decision === "filed")),
  },
  {
    id: "breaches",
    name: text("应报告未报告或迟报（已倒查的）", "Not reported or late (of those checked)"),
    is: "cohort",
    tellsOf: "check",
    cases: ({ fields: { checkedOn, duty } }) => caseOn(checkedOn, hitIf(isBreach(duty))),
  },
];
