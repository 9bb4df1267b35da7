import { z } from "zod";
import { appointmentFields } from "../../flow/appointment.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import { type Directory, procuratorateIn } from "../../people/directory.ts";

/** What the case is about; in the first four the court shall have the head come (负责人出庭应诉规定第四条). */
export const sorts = [
  "foodDrug",
  "environment",
  "health",
  "manyPeople",
  "publicInterest",
  "otherCase",
] as const;

/** Who of the unit is to come. */
export const ranks = ["head", "deputy", "inCharge"] as const;

/** Why the head does not come (第八条). */
export const grounds = ["forceMajeure", "accident", "duty", "otherGround"] as const;

/** Who came. A lawyer alone is nobody of the unit. */
export const attended = ["leader", "staff", "lawyerOnly", "nobody"] as const;

/** How the case ends. */
export const results = ["against", "partlyAgainst", "dismissed", "settled"] as const;

/** What is kept of a suit in court; of who comes the post alone. */
export const appearanceFields = z.object({
  caseNo: z.string(),
  sort: z.enum(sorts),
  startsAt: z.iso.datetime(),
  place: z.string(),
  ...appointmentFields,
  filedOn: z.iso.date(),
  noticedOn: z.iso.date().optional(),
  officer: z.string().optional(),
  rank: z.enum(ranks).optional(),
  excuse: z.object({ ground: z.enum(grounds), proof: z.string(), instead: z.string() }).optional(),
  attended: z.enum(attended).optional(),
  /** Whether the reason for not coming was accepted. */
  accepted: z.boolean().optional(),
  heldOn: z.iso.date().optional(),
  /** The day the absence was passed on to the body that supervises the unit. */
  suggestedOn: z.iso.date().optional(),
  result: z.enum(results).optional(),
  judgedOn: z.iso.date().optional(),
  performedOn: z.iso.date().optional(),
  remarks,
});

export type AppearanceState =
  | "filed"
  | "noticed"
  | "coming"
  | "excused"
  | "heard"
  | "judged"
  | "closed"
  | "withdrawn";

export type Appearance = Matter<z.infer<typeof appearanceFields>, AppearanceState>;

/**
 * Whether the head was to come and did not (第十二条): nobody of the unit came, whatever the excuse; or staff
 * alone, though notice was given, and for no reason that was accepted.
 */
export const isAbsent = ({
  fields: { attended: who, noticedOn, accepted },
}: Pick<Appearance, "fields">): boolean =>
  who === "lawyerOnly" ||
  who === "nobody" ||
  (who === "staff" && noticedOn !== undefined && accepted !== true);

/** Whether the absence has still to be passed on. */
export const isUnanswered = (appearance: Pick<Appearance, "fields">): boolean =>
  isAbsent(appearance) && appearance.fields.suggestedOn === undefined;

/** Whether the procuratorate keeps it, which sues: what is on record here is then what the court did. */
export const isSuers = (appearance: Appearance, directory: Directory): boolean =>
  unitsIn(appearance, "from").some((unit) => unit === procuratorateIn(directory));

/** Whether there is something to perform after such a result. */
export const isToPerform = (result: Appearance["fields"]["result"]): boolean =>
  result === "against" || result === "partlyAgainst";
