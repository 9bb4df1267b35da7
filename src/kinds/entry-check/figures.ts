import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { type CountedAt, caseOn, dueCase, type Metric } from "../../flow/figure.ts";
import { type EntryCheck, hasReported, sorts } from "./model.ts";
import { words } from "./words.ts";

/** The figures of entry checks (domain §6); how many were found unfit is in none: so few are known by it. */
export const entryCheckFigures: readonly Metric<EntryCheck>[] = [
  {
    id: "reported",
    name: text("入职查询（已报告）", "Entry checks reported"),
    is: "count",
    main: true,
    each: true,
    parts: optionsNamed(sorts, words),
    cases: (check) =>
      hasReported(check) ? caseOn(check.fields.checkedOn, { part: check.fields.sort }) : [],
  },
  {
    id: "people",
    name: text("入职查询人数", "People checked"),
    is: "total",
    main: true,
    each: true,
    cases: (check) => {
      const { checkedOn, checked } = check.fields;
      return checked === undefined || !hasReported(check)
        ? []
        : caseOn(checkedOn, { number: checked });
    },
  },
  {
    id: "in-time",
    name: text("按期报告率（已到期的）", "Reported in time (of those due)"),
    is: "cohort",
    each: true,
    cases: (check, at: CountedAt) =>
      check.state === "cancelled"
        ? []
        : dueCase(
            check.clocks.findLast(({ rule }) => rule === "entry.report"),
            hasReported(check) ? check.fields.reportedOn : undefined,
            at,
            "in time",
          ),
  },
];
