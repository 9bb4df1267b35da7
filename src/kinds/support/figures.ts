import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { groups, isWon, recoveredSum, type Support } from "./model.ts";
import { words } from "./words.ts";

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
  {
    id: "recovered",
    name: text("追回金额（元，按到账日）", "Recovered (yuan, by the day it came in)"),
    is: "sum",
    main: true,
    parts: optionsNamed(groups, words),
    cases: ({ fields: { recovered, group } }) =>
      recovered.map(({ on, amount }) => ({ on, yuan: amount, part: group })),
  },
  {
    id: "paid",
    name: text("到账率（写明金额的裁判，按金额）", "Paid so far (of sums awarded)"),
    is: "share",
    cases: (support) => {
      const { judgedOn, awarded } = support.fields;
      return awarded === undefined
        ? []
        : caseOn(judgedOn, { yuan: awarded, paid: recoveredSum(support) });
    },
  },
];
