import type { Day } from "../../../calendar/day.ts";
import { day, long, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { leadName, unitsNamed } from "../cards.ts";
import { closePeriod, newcomerPeriods, reportPeriods } from "../clocks.ts";
import { awaitedOf, type Campaign, laterOf, recoveredBy } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";
import { dueOf, everyField, reportDay, withoutOwner, wrongSpan } from "./starting.ts";

/** The units whose day to report has gone by. */
const lateUnits = (campaign: Campaign, today: Day): readonly string[] =>
  unitsIn(campaign, "to").filter((unit) => {
    const due = awaitedOf(campaign, unit);
    return due !== undefined && due.rolled < today;
  });

const someLate: Condition<Campaign> = {
  only: words.onlyOverdue,
  otherwise: (campaign, today) =>
    lateUnits(campaign, today).length > 0 ? undefined : words.nobodyLate,
};

/** What whoever leads a campaign does with it. */
export const leadingSteps: Readonly<Record<string, Step<Campaign>>> = {
  adjust: step<Campaign>()({
    names: ["调整专项", "延长专项", "adjust-campaign"],
    says: ["专项行动延长到年底", "extend the campaign"],
    label: words.adjust,
    whole: true,
    help: words.adjustHelp,
    by: seats.leading,
    open: { from: ["running"] },
    clocks: { starts: [reportPeriods, closePeriod], ends: ["campaign.close"] },
    form: {
      reason: long(words.reason, { main: true, max: 300 }),
      endsOn: optional(day(words.endsOn, { tense: "future", legal: true, also: ["延至", "到期"] })),
      every: optional(everyField),
    },
    apply: (campaign, { reason, endsOn: other, every }, context) => {
      const { today } = context;
      const { reportBy: before, ...kept } = campaign.fields;
      const endsOn = other ?? kept.endsOn;
      if (other === undefined && every === undefined)
        return new Refusal(words.nothingAdjusted, { field: "endsOn" });
      if (endsOn <= today) return new Refusal(words.notAfter(today), { field: "endsOn" });
      const given = reportDay(every, { endsOn, today });
      const wrong = given instanceof Refusal ? given : wrongSpan(kept.startsOn, endsOn);
      if (wrong !== undefined || given instanceof Refusal) return wrong ?? campaign;
      const reportBy = every === undefined ? before : given;
      const fields = {
        ...kept,
        endsOn,
        recounted: every !== undefined,
        // Only another day for the reports counts them anew: who is late stays late.
        ...(every === undefined ? {} : { countedFrom: laterOf(kept.startsOn, today) }),
        ...(reportBy === undefined ? {} : { reportBy }),
      };
      return withRemark({ ...campaign, fields }, "adjust", reason, context);
    },
    tells: tellAll(seats.reporting, (campaign: Campaign, context: Context, { organisation }) =>
      sentences(
        words.adjustedNews(campaign.title, lastRemark(campaign)),
        ...(campaign.fields.recounted === true
          ? [words.reportsBy(dueOf(campaign, organisation, context))]
          : []),
      ),
    ),
    done: () => words.adjustedDone,
  }),

  join: step<Campaign>()({
    names: ["专项加单位", "add-units"],
    label: words.join,
    whole: true,
    help: words.joinHelp,
    by: seats.leading,
    open: { from: ["running"] },
    clocks: { starts: [newcomerPeriods] },
    button: { rare: true },
    form: {
      units: several(words.units, "organisations", { main: true, also: ["单位", "增加单位"] }),
    },
    apply: (campaign, { units: named }, { directory, today }) => {
      const there = unitsIn(campaign, "to");
      const units = named.filter((unit) => !there.includes(unit));
      if (units.length === 0) return new Refusal(words.allThere, { field: "units" });
      return (
        withoutOwner(units, directory) ??
        withFields(
          {
            ...campaign,
            parties: [...campaign.parties, ...asUnits("to", units, campaign.visibility, directory)],
          },
          { countedFrom: laterOf(campaign.fields.startsOn, today), joined: units },
        )
      );
    },
    tells: tellAll(seats.reporting, (campaign: Campaign, context: Context, reader) =>
      !campaign.fields.joined?.includes(reader.organisation)
        ? undefined
        : words.joinedNews(
            leadName(campaign, context.directory),
            campaign.title,
            dueOf(campaign, reader.organisation, context),
          ),
    ),
    announces: ["to"],
    done: (campaign, { directory }) =>
      words.joinedDone(unitsNamed(unitsIn(campaign, "to"), directory)),
  }),

  urge: step<Campaign>()({
    names: ["督促", "urge"],
    label: words.urge,
    help: words.urgeHelp,
    by: seats.leading,
    open: { from: ["running"], when: someLate },
    button: { tone: "danger" },
    form: { reason: optional(long(words.urging, { main: true, max: 300, also: ["理由"] })) },
    apply: (campaign, { reason }, context) => withRemark(campaign, "urge", reason ?? "", context),
    tells: tellAll(seats.reporting, (campaign: Campaign, { directory, today }: Context, reader) =>
      lateUnits(campaign, today).includes(reader.organisation)
        ? words.urgedNews(leadName(campaign, directory), campaign.title, lastRemark(campaign))
        : undefined,
    ),
    done: (campaign, { directory, today }) =>
      words.urgedDone(unitsNamed(lateUnits(campaign, today), directory)),
  }),

  close: step<Campaign>()({
    names: ["办结", "办结专项", "close"],
    says: ["专项行动结束了总结一下"],
    label: words.close,
    help: words.closeHelp,
    by: seats.leading,
    open: { from: ["running"], to: "closed" },
    form: {
      summary: long(words.summary, { main: true, max: 2000, also: ["理由", "reason"] }),
      closedOn: dayOr(words.closedOn),
    },
    apply: (campaign, { summary, closedOn }, context) =>
      recordDay(
        campaign,
        ["closedOn", closedOn, words.closedOn, campaign.fields.startsOn],
        context,
        (dated) => ({ ...dated, outcome: summary }),
      ),
    tells: tellAll(seats.reporting, (campaign: Campaign) =>
      words.closedNews(campaign.title, recoveredBy(campaign)),
    ),
    announces: ["to"],
    done: () => words.closedDone,
  }),

  cancel: step<Campaign>()({
    names: ["取消专项", "取消", "撤销", "cancel"],
    label: words.cancel,
    whole: true,
    help: words.cancelHelp,
    by: seats.leading,
    open: { from: ["running"], to: "cancelled" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (campaign, { reason }) => ({ ...campaign, outcome: reason }),
    tells: tellAll(seats.reporting, ({ title, outcome = "" }: Campaign) =>
      words.cancelledNews(title, outcome),
    ),
    done: () => words.cancelledDone,
  }),
};
