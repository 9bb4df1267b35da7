import { long, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { nextPeriod } from "../clocks.ts";
import { awaitedOf, type Campaign, laterOf, mostRecovered, recoveredBy } from "../model.ts";
import { leading, reporting } from "../seats.ts";
import { words } from "../words.ts";
import { dueOf } from "./starting.ts";

/** What each unit says of what it did, in its own time. */
export const reportingSteps: Readonly<Record<string, Step<Campaign>>> = {
  progress: step<Campaign>()({
    names: ["专项进展", "报专项进展", "进展", "campaign-progress"],
    says: ["专项行动进展情况", "专项追回了多少钱", "report on the campaign"],
    label: words.progress,
    help: words.progressHelp,
    by: reporting,
    open: { from: ["running"] },
    each: {
      units: (campaign) => unitsIn(campaign, "to"),
      done: (campaign, unit) => awaitedOf(campaign, unit) === undefined,
    },
    clocks: { starts: [nextPeriod], ends: ["campaign.progress"] },
    button: { tone: "primary" },
    form: {
      said: long(words.said, { main: true, max: 1000, also: ["情况", "理由"] }),
      recovered: optional(
        number(words.recovered, 0, mostRecovered, {
          help: words.recoveredHelp,
          also: ["金额", "挽损", "挽损金额", "追赃"],
        }),
      ),
      files: filesField,
    },
    apply: (campaign, { said, recovered }, { actor, today }) =>
      withFields(campaign, {
        countedFrom: laterOf(campaign.fields.startsOn, today),
        progress: [
          ...campaign.fields.progress,
          {
            on: today,
            by: actor.organisation,
            text: said,
            ...(recovered === undefined || recovered === 0 ? {} : { recovered }),
          },
        ],
      }),
    tells: tellAll(leading, (campaign: Campaign, context: Context) =>
      words.progressNews(
        ownUnit(context),
        campaign.fields.progress.at(-1)?.recovered ?? 0,
        recoveredBy(campaign, context.actor.organisation),
      ),
    ),
    done: (campaign, context) => {
      const unit = context.actor.organisation;
      const due = awaitedOf(campaign, unit);
      return words.progressDone(
        due === undefined ? undefined : dueOf(campaign, unit, context),
        recoveredBy(campaign, unit),
      );
    },
  }),

  /** A sum that was mistyped some reports ago: said as what it is by now, so that it adds up. */
  correctSum: step<Campaign>()({
    names: ["更正挽损金额", "correct-recovered"],
    says: ["追赃挽损的金额报错了"],
    label: words.correctSum,
    whole: true,
    help: words.correctSumHelp,
    by: reporting,
    open: { from: ["running"] },
    button: { rare: true },
    form: { total: number(words.total, 0, mostRecovered, { main: true, also: ["金额"] }) },
    apply: (campaign, { total }, { actor, today }) => {
      const by = actor.organisation;
      const sum = recoveredBy(campaign, by);
      return total === sum
        ? new Refusal(words.sameSum(sum), { field: "total" })
        : withFields(campaign, {
            progress: [
              ...campaign.fields.progress,
              { on: today, by, text: "", recovered: total - sum },
            ],
          });
    },
    tells: tellAll(leading, (campaign: Campaign, context: Context) =>
      words.sumNews(ownUnit(context), recoveredBy(campaign, context.actor.organisation)),
    ),
    done: (campaign, { actor }) => words.sumDone(recoveredBy(campaign, actor.organisation)),
  }),
};
