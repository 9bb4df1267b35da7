import { z } from "zod";
import type { Day } from "../../calendar/day.ts";
import { isRunning } from "../../flow/clock.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** More than any campaign of a county recovers, in yuan: a slip of the hand. */
export const mostRecovered = 900_000_000;

/** The longest a campaign lasts, in months. */
export const longest = 36;

/** What is kept of a campaign. */
export const campaignFields = z.object({
  goal: z.string(),
  /** What it is about, by the ids of categories. */
  categories: z.array(z.string()).default([]),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** The day progress is to be reported by, where that is not every month. */
  reportBy: z.iso.date().optional(),
  /** The day from which the next report is counted. */
  countedFrom: z.iso.date(),
  /** Whether the last change set the days of the reports anew. */
  recounted: z.boolean().optional(),
  /** The units that were asked last to take part. */
  joined: z.array(z.string()).optional(),
  /** What each unit reported, with what was recovered since its last report, in yuan. */
  progress: z
    .array(
      z.object({
        on: z.iso.date(),
        by: z.string(),
        text: z.string(),
        recovered: z.int().optional(),
      }),
    )
    .default([]),
  closedOn: z.iso.date().optional(),
  remarks,
});

export type CampaignState = "running" | "closed" | "cancelled";

export type Campaign = Matter<z.infer<typeof campaignFields>, CampaignState>;

/** The later of two days: nothing is counted from before it begins. */
export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);

/** The clock by which a unit is to report next. */
export const awaitedOf = ({ clocks }: Pick<Campaign, "clocks">, unit: string) =>
  clocks.find(
    (clock) =>
      isRunning(clock) && clock.organisation === unit && clock.rule === "campaign.progress",
  );

/** What a unit reported, in its order. */
export const progressOf = ({ fields }: Pick<Campaign, "fields">, unit: string) =>
  fields.progress.filter(({ by }) => by === unit);

/** What was recovered in yuan, by all units or by one. */
export const recoveredBy = (campaign: Pick<Campaign, "fields">, unit?: string): number =>
  campaign.fields.progress
    .filter(({ by }) => unit === undefined || by === unit)
    .reduce((sum, { recovered = 0 }) => sum + recovered, 0);

/** Everybody who ever had a part in it as a unit that acts: those that are there, then those that have reported. */
export const unitsOf = (campaign: Campaign): readonly string[] => [
  ...new Set([...unitsIn(campaign, "to"), ...campaign.fields.progress.map(({ by }) => by)]),
];

/** Whether its last day has come. */
export const isOver = ({ fields }: Pick<Campaign, "fields">, today: Day): boolean =>
  fields.endsOn <= today;
