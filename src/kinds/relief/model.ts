import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** The category of every referral for relief. */
export const category = "judicial-social-relief";

/** Who is asked: the procuratorate for judicial relief, or a unit of social assistance. */
export const sides = ["judicial", "social"] as const;
export type Side = (typeof sides)[number];

/** The units that give social assistance or speak for those who need it; townships besides. */
const socialUnits: readonly string[] = [
  "civil-affairs",
  "labour",
  "education",
  "health",
  "medical-insurance",
  "housing",
  "veterans",
  "petition",
  "women",
  "disabled",
  "youth-league",
];

/** A unit as far as it says whether it has to do with social assistance. */
type Unit = { readonly id: string; readonly kind: string };

/** Whether a unit may be asked for social assistance, or may refer somebody for judicial relief. */
export const isSocial = (unit: Unit | undefined): boolean =>
  unit !== undefined && (unit.kind === "township" || socialUnits.includes(unit.id));

/** What is kept of a referral; of the person it is for only an internal reference. */
export const reliefFields = z.object({
  /** The number under which the referring unit keeps the case. Never a name. */
  ref: z.string(),
  /** The side that decides here. */
  side: z.enum(sides),
  need: z.string(),
  /** What the referring side has given itself so far, in yuan; absent where it has not said. */
  own: z.int().optional(),
  referredOn: z.iso.date(),
  acceptedOn: z.iso.date().optional(),
  decidedOn: z.iso.date().optional(),
  /** In yuan; help in kind has none. */
  amount: z.int().optional(),
  measures: z.string().optional(),
  visitedOn: z.iso.date().optional(),
  remarks,
});

export type ReliefState =
  | "referred"
  | "accepted"
  | "returned"
  | "granted"
  | "closed"
  | "refused"
  | "withdrawn";

export type Relief = Matter<z.infer<typeof reliefFields>, ReliefState>;

/** What one side gave: yuan, help in kind, that it is not decided yet, or that it refused. */
export type HelpGiven = number | "inKind" | "open" | "refused" | "none";

/** What the two sides gave, as far as it is on record here. */
export const givenBy = ({ fields, state }: Pick<Relief, "fields" | "state">) => {
  const own: HelpGiven = fields.own === undefined || fields.own === 0 ? "none" : fields.own;
  const asked = (): HelpGiven => {
    if (state === "refused") return "refused";
    if (fields.decidedOn === undefined) return state === "withdrawn" ? "none" : "open";
    return fields.amount ?? "inKind";
  };
  const [judicial, social] = fields.side === "judicial" ? [asked(), own] : [own, asked()];
  const has = (given: HelpGiven) => typeof given === "number" || given === "inKind";
  return { judicial, social, both: has(judicial) && has(social) };
};
