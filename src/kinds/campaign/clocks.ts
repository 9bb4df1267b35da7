import { addMonths, dayOf, daysBetween } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Rung } from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { period } from "../../flow/running.ts";
import { awaitedOf, type Campaign, isOver } from "./model.ts";
import { above, aboveLead, closing, owing } from "./seats.ts";
import { words } from "./words.ts";

/** A report of the last days is the last one. */
const lastDays = 10;

/** The last day where a month from now would lie behind it. */
const atItsEnd = ({ fields: { countedFrom, endsOn } }: Campaign) =>
  addMonths(countedFrom, 1) >= endsOn ? endsOn : undefined;

const nextDay = (campaign: Campaign) =>
  campaign.fields.reportBy === undefined ? atItsEnd(campaign) : campaign.fields.endsOn;

const firstDay = (campaign: Campaign) => {
  const { reportBy, countedFrom } = campaign.fields;
  return reportBy !== undefined && reportBy > countedFrom ? reportBy : nextDay(campaign);
};

const counted = { from: ({ fields }: Campaign) => fields.countedFrom } as const;

/** The time of every unit that is to report anew: a month, or until the day that was set. */
export const reportPeriods: Start<Campaign> = {
  ...counted,
  rule: ({ fields }) => (fields.recounted === false ? undefined : "campaign.progress"),
  until: firstDay,
  each: (campaign) => unitsIn(campaign, "to"),
};

/** The same of units that have come to it since. */
export const newcomerPeriods: Start<Campaign> = {
  ...reportPeriods,
  rule: () => "campaign.progress",
  each: (campaign) =>
    unitsIn(campaign, "to").filter(
      (unit) =>
        awaitedOf(campaign, unit) === undefined &&
        !campaign.fields.progress.some(({ by }) => by === unit),
    ),
};

/** The time until the next report of a unit that has reported: none once it ends in a few days. */
export const nextPeriod: Start<Campaign> = {
  ...counted,
  rule: (campaign) => {
    const { countedFrom, endsOn } = campaign.fields;
    return daysBetween(countedFrom, endsOn) <= lastDays ? undefined : "campaign.progress";
  },
  until: nextDay,
  each: (_, { actor }) => [actor.organisation],
};

/** The time to sum it up, from its last day. */
export const closePeriod: Start<Campaign> = period("campaign.close", ({ fields }) => fields.endsOn);

const pressed: readonly Rung[] = [
  ...aroundTheDay,
  { id: "+3", workingDays: 3, propose: "beside" },
  { id: "+8", workingDays: 8, propose: "beside" },
];

/** What is owed under the clocks of a campaign, and when whom to remind: the liaison, then the head, then whoever leads is to press. */
export const campaignClocks: Flow<Campaign>["clocks"] = {
  "campaign.progress": {
    of: words.progressDue,
    owed: { steps: ["progress"], by: owing, above },
    rungs: pressed,
    groups: ["to"],
    proposes: () => "urge",
    climbs: ["urge"],
  },
  "campaign.close": {
    of: words.closeDue,
    owed: {
      steps: ["close", "adjust"],
      by: closing,
      above: aboveLead,
      // Nobody has to end it before its last day.
      while: (campaign, now) => now === undefined || isOver(campaign, dayOf(now)),
    },
    rungs: aroundTheDay,
    groups: [],
  },
};
