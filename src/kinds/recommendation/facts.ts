import { dayText } from "../../calendar/day.ts";
import { one } from "../../chat/field.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Facts } from "../../flow/flow.ts";
import { unitsIn, withFields } from "../../flow/matter.ts";
import type { Person } from "../../people/directory.ts";
import type { Recommendation } from "./model.ts";
import { otherLevel } from "./seats.ts";
import { wrongFiling } from "./steps/noting.ts";
import { wrongObjectionDay } from "./steps/objecting.ts";
import { wrongRecord } from "./steps/recording.ts";
import { words } from "./words.ts";

/**
 * The objection made on another day. An addressee's word counts once the procuratorate has confirmed it:
 * until then the day of entry does.
 */
const putObjectionDay = (
  matter: Recommendation,
  day: string,
  { organisation }: Pick<Person, "organisation">,
): Recommendation => {
  const { objection } = matter.fields;
  if (objection === undefined) return matter;
  if (!unitsIn(matter, "to").includes(organisation))
    return withFields(matter, { objection: { ...objection, on: day } });
  const { paperOn: _, ...rest } = objection;
  return withFields(matter, {
    objection: day === objection.on ? rest : { ...rest, paperOn: day },
  });
};

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
    decidedOn: { by: ["record"], inside: "from" },
    acknowledgedOn: { by: ["acknowledge", "reply"] },
    on: {
      by: ["object", "noteObjection", "confirmObjection"],
      kept: {
        read: ({ fields: { objection } }) => objection?.paperOn ?? objection?.on,
        write: putObjectionDay,
      },
      fixed: ({ fields: { objection } }) =>
        objection === undefined || objection.status === "filed" || objection.status === "rejecting"
          ? undefined
          : words.objectionDecided,
    },
    repliedOn: { by: ["reply", "noteReply"] },
    sentBackOn: { by: ["return"] },
    verifiedOn: { by: ["verify"] },
    policyReviewedOn: { by: ["note"], inside: "from" },
    filedUpOn: { by: ["fileUp", "note"], inside: "from" },
  },
  order: [
    ["policyReviewedOn", "servedOn"],
    ["servedOn", "acknowledgedOn"],
    ["servedOn", "repliedOn"],
  ],
  wrongInAll: (matter, { today }) => {
    const { filedUpOn } = matter.fields;
    return filedUpOn === undefined ? undefined : wrongFiling(matter, filedUpOn, today);
  },
  wrong: (matter, context) => {
    const { servedOn, objection, versions } = matter.fields;
    const before = versions.at(-1)?.servedOn;
    if (before !== undefined && servedOn < before)
      return new Refusal(words.servedBefore(dayText(before)), { field: "servedOn" });
    const { on: entered, paperOn: said } = objection ?? {};
    if (said !== undefined && entered !== undefined && said > entered)
      return new Refusal(words.objectedLater(dayText(entered)), { field: "on" });
    const unheld = said && wrongObjectionDay(matter, said, context.today);
    if (unheld) return unheld;
    const made = objection?.on;
    return made !== undefined && servedOn > made
      ? new Refusal(words.servedAfterAnswer(dayText(made)), { field: "servedOn" })
      : wrongRecord(matter, context);
  },
};
