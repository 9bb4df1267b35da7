import { text } from "../../chat/text.ts";
import { caseOn, dueCase, type Metric } from "../../flow/figure.ts";
import type { Requisition } from "./model.ts";

/** The figures of requisitions of files (domain §6); what was withdrawn is in no rate. */
export const requisitionFigures: readonly Metric<Requisition>[] = [
  {
    id: "issued",
    name: text("调阅案卷", "File requests served"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "withdrawn" ? [] : caseOn(fields.servedOn)),
  },
  {
    id: "in-time",
    name: text("按时提供率（已到期的）", "Delivered in time (of those due)"),
    is: "cohort",
    main: true,
    cases: ({ state, clocks, fields }, at) => {
      // What was refused is decided on apart, and is told apart.
      if (state === "withdrawn" || fields.refusals.length > 0) return [];
      const clock = clocks.findLast(({ rule }) => rule === "file.request");
      const whole = fields.deliveries.find(({ how }) => how !== "part");
      return dueCase(clock, whole?.on, at, "in time");
    },
  },
  {
    id: "refused",
    name: text("拒绝提供", "Refused"),
    is: "count",
    main: true,
    cases: ({ fields }) => fields.refusals.map(({ on }) => ({ on })),
  },
];
