import { z } from "zod";
import { findCategory, harmToMinor } from "../../flow/categories.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** What is feared for the child; what happened is told to the police in person. */
export const sorts = [
  "sexual",
  "violence",
  "bullying",
  "neglect",
  "missing",
  "selfHarm",
  "otherHarm",
] as const;

/** Where it was noticed: whoever works there has to report (未成年人保护法第十一条). */
export const places = ["school", "clinic", "lodging", "village", "welfare", "elsewhere"] as const;

/** What the police decided; where they are involved, that it went to those above them. */
export const decisions = ["filed", "penalty", "notFiled", "reportedUp"] as const;

/** What the check of who should have reported found. */
export const duties = ["met", "none", "late", "missed"] as const;

const said = z.object({ on: z.iso.date(), text: z.string() });

/** What is kept of a report: what can be chosen from a list, and never who the child is. */
export const reportFields = z.object({
  /** The unit that reported: once it is sealed that one has no part in it any more. */
  by: z.string(),
  sort: z.enum(sorts),
  place: z.enum(places),
  /** When the police were called, where that was done already. */
  calledAt: z.iso.datetime().optional(),
  /** When each unit confirmed that it has it, and what each did for the child; by unit. */
  confirmed: z.record(z.string(), z.iso.datetime()).default({}),
  measures: z.record(z.string(), said).default({}),
  decision: z.enum(decisions).optional(),
  decidedOn: z.iso.date().optional(),
  duty: z.enum(duties).optional(),
  checkedOn: z.iso.date().optional(),
  /** The unit that should have reported, and the day it was summoned for it. */
  bound: z.string().optional(),
  talkedOn: z.iso.date().optional(),
  sealedOn: z.iso.date().optional(),
  remarks,
});

export type ReportState = "reported" | "received" | "decided" | "toTalk" | "sealed";

export type Report = Matter<z.infer<typeof reportFields>, ReportState>;

/** The units it goes to, the police first. */
export const receiversOf = (report: Pick<Report, "parties">): readonly string[] => [
  ...unitsIn(report, "to"),
  ...unitsIn(report, "joint"),
];

/** Whether a unit has confirmed that it has the report. */
export const hasConfirmed = ({ fields }: Report, unit: string): boolean =>
  fields.confirmed[unit] !== undefined;

const [police] = findCategory(harmToMinor)?.receivers ?? [];

/** Whether a unit is the police. */
export const isPolice = (unit: string): boolean => unit === police;

/** Whether the police lead: where they are involved another unit does, and decides nothing in their place. */
export const isWithPolice = (report: Pick<Report, "parties">): boolean =>
  unitsIn(report, "to").some(isPolice);

/** Whether the police were sent the report, be it that they confirmed it or still had to. */
export const policeHad = ({ fields, clocks }: Report): boolean =>
  Object.keys(fields.confirmed).some(isPolice) ||
  clocks.some(({ organisation = "" }) => isPolice(organisation));

/** Whether another unit checks the duties to report in the procuratorate's place. */
export const hasStandIn = (report: Report): boolean => unitsIn(report, "copy").length > 0;

/** The units that have to help: all but the police. */
export const helpersOf = (report: Report): readonly string[] =>
  receiversOf(report).filter((unit) => !isPolice(unit));

/** Those of them that have not said what they did. */
export const toHelp = (report: Report): readonly string[] =>
  helpersOf(report).filter((unit) => report.fields.measures[unit] === undefined);

/** Whether somebody who had to report did so late or not at all. */
export const isBreach = (duty: Report["fields"]["duty"]): boolean =>
  duty === "late" || duty === "missed";
