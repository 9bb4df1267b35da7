import { dayText } from "../../calendar/day.ts";
import { one } from "../../chat/field.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Facts } from "../../flow/flow.ts";
import type { Recommendation } from "./model.ts";
import { otherLevel } from "./seats.ts";
import { wrongRecord } from "./steps/recording.ts";
import { words } from "./words.ts";

/** What of a recommendation stands on its papers and can be put right where it was mistyped. */
export const recommendationFacts: Facts<Recommendation> = {
  of: {
    number: { by: ["record", "revise"], kept: "reference" },
    to: {
      by: ["record"],
      kept: { part: "to" },
      asked: one(words.to, "organisations", { help: words.toHelp, refuses: otherLevel }),
      fixed: ({ share, state, fields }) => {
        if (share !== undefined) return words.oneOfSeveral;
        return state === "served" && fields.version === 1 && fields.objection === undefined
          ? undefined
          : words.addresseeHasActed;
      },
    },
    servedOn: { by: ["record", "revise"] },
    objectionDays: { by: ["record", "revise"] },
    replyDays: { by: ["record"] },
    rectifyBy: { by: ["record", "revise"], ahead: true },
    decidedOn: { by: ["record"] },
    acknowledgedOn: { by: ["acknowledge"] },
    repliedOn: { by: ["reply", "noteReply"] },
    policyReviewedOn: { by: ["note"] },
    filedUpOn: { by: ["fileUp", "note"] },
  },
  order: [
    ["policyReviewedOn", "servedOn"],
    ["servedOn", "acknowledgedOn"],
    ["servedOn", "repliedOn"],
  ],
  wrong: (matter, context) => {
    const { servedOn, objection, versions } = matter.fields;
    const before = versions.at(-1)?.servedOn;
    if (before !== undefined && servedOn < before)
      return new Refusal(words.servedBefore(dayText(before)), { field: "servedOn" });
    const made = objection?.on;
    return made !== undefined && servedOn > made
      ? new Refusal(words.servedAfterAnswer(dayText(made)), { field: "servedOn" })
      : wrongRecord(matter, context);
  },
};
