import { text } from "../../chat/text.ts";
import { type CountedAt, caseOn, dueCase, hitIf, type Metric } from "../../flow/figure.ts";
import type { Opinion } from "./model.ts";

const isWithdrawn = ({ state }: Opinion): boolean => state === "withdrawn";

const replyDue = (counts: "done" | "in time") => (opinion: Opinion, at: CountedAt) =>
  isWithdrawn(opinion)
    ? []
    : dueCase(
        opinion.clocks.findLast(({ rule }) => rule === "rev.reply"),
        opinion.fields.reply?.on,
        at,
        counts,
      );

/** The figures of reverse linkage (domain §6); what was withdrawn is in no rate. */
export const opinionFigures: readonly Metric<Opinion>[] = [
  {
    id: "review-in-time",
    name: text(
      "审查按期率（已到期的，中止的时间不算）",
      "Reviewed in time (of those due, suspensions not counted)",
    ),
    is: "cohort",
    cases: (opinion, at) =>
      isWithdrawn(opinion)
        ? []
        : dueCase(
            opinion.clocks.findLast(({ rule }) => rule === "rev.review"),
            opinion.fields.approvedOn,
            at,
            "in time",
          ),
  },
  {
    id: "issued",
    name: text("送达检察意见", "Opinions served"),
    is: "count",
    main: true,
    cases: (opinion) => (isWithdrawn(opinion) ? [] : caseOn(opinion.fields.servedOn)),
  },
  {
    id: "reply-rate",
    name: text("回复率（已到期的）", "Reply rate (of those due)"),
    is: "cohort",
    main: true,
    cases: replyDue("done"),
  },
  {
    id: "reply-in-time",
    name: text("按时回复率（已到期的）", "Replied in time (of those due)"),
    is: "cohort",
    main: true,
    cases: replyDue("in time"),
  },
  {
    id: "penalised",
    name: text("处罚率（已作处理的）", "Penalty imposed (of those dealt with)"),
    is: "cohort",
    main: true,
    cases: (opinion) => {
      const { handling } = opinion.fields;
      return isWithdrawn(opinion)
        ? []
        : caseOn(handling?.on, hitIf(handling?.outcome === "imposed"));
    },
  },
  {
    id: "no-penalty",
    name: text("不予处罚（写明理由）", "No penalty, with reasons"),
    is: "count",
    cases: ({ fields: { handling } }) => (handling?.outcome === "none" ? caseOn(handling.on) : []),
  },
];
