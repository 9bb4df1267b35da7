import { text } from "../../chat/text.ts";
import { caseOn, type Metric } from "../../flow/figure.ts";
import type { Campaign } from "./model.ts";

/** The figures of campaigns (实施意见 第2、4项). */
export const campaignFigures: readonly Metric<Campaign>[] = [
  {
    id: "started",
    name: text("专项整治", "Campaigns started"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "cancelled" ? [] : caseOn(fields.startsOn)),
  },
  {
    id: "reports",
    name: text("专项进展报告", "Reports of progress"),
    is: "count",
    cases: ({ fields }) =>
      fields.progress.filter((one) => one.text !== "").map(({ on, by }) => ({ on, unit: by })),
  },
  {
    id: "recovered",
    name: text("追赃挽损（元，按报告日）", "Recovered (yuan, by the day it was reported)"),
    is: "sum",
    main: true,
    cases: ({ fields }) =>
      fields.progress.flatMap(({ on, by, recovered }) =>
        recovered === undefined ? [] : [{ on, yuan: recovered, unit: by }],
      ),
  },
];
