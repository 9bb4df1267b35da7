import { z } from "zod";
import type { Text } from "../../chat/text.ts";
import { appointmentFields } from "../../flow/appointment.ts";
import { attendance } from "../../flow/attendance.ts";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import { words } from "./words.ts";

/** What a hearing is held on. */
export const types = ["recommendation", "publicInterest", "dispute", "noCharge", "other"] as const;

/** What a unit may answer when it is asked to come. */
export const answers = ["yes", "no"] as const;

/** What becomes of an officer's opinion. */
export const adoptions = ["adopted", "partly", "rejected"] as const;

const officer = z.object({
  /** Post or walk of life, never a name: 人民监督员, 县人大代表. */
  role: z.string(),
  opinion: z.string().optional(),
  adoption: z.enum(adoptions).optional(),
  answer: z.string().optional(),
});

export type Officer = z.infer<typeof officer>;

/** What is kept of a hearing. */
export const hearingFields = z.object({
  type: z.enum(types),
  /** What is to be heard. */
  issue: z.string(),
  public: z.boolean(),
  startsAt: z.iso.datetime().optional(),
  place: z.string().optional(),
  /** The post that presides. */
  host: z.string().optional(),
  officers: z.array(officer).default([]),
  noticedOn: z.iso.date().optional(),
  ...appointmentFields,
  attendance: attendance(answers).default({}),
  heldOn: z.iso.date().optional(),
  summary: z.string().optional(),
  /** The day the chief agreed not to follow the majority of the officers. */
  agreedOn: z.iso.date().optional(),
  remarks,
});

export type HearingState =
  | "proposed"
  | "decided"
  | "noticed"
  | "held"
  | "concluded"
  | "declined"
  | "cancelled";

export type Hearing = Matter<z.infer<typeof hearingFields>, HearingState>;

type Fields = Pick<Hearing, "fields">;

/** How many hearing officers there usually are (审查案件听证工作规定第七条). */
export const officersAtLeast = 3;
export const officersAtMost = 7;

/** The officers as they were typed, one after the other. */
export const officersTyped = (typed: string): readonly string[] =>
  typed
    .split(/[、，,；;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Which officer is meant by a number (2, 2号) or by the words or some of the words it was entered with. */
export const officerMeant = (typed: string, officers: readonly Officer[]): Officer | undefined => {
  const wanted = typed.trim().toLowerCase();
  const number = /^(?:no\.? ?)?(\d)(?:号|号听证员)?$/u.exec(wanted)?.[1];
  if (number !== undefined) return officers[Number(number) - 1];
  const whole = officers.find(({ role }) => role.toLowerCase() === wanted);
  const some = officers.filter(({ role }) => role.toLowerCase().includes(wanted));
  return whole ?? (some.length === 1 ? some[0] : undefined);
};

/** The officers whose opinion is not on record. */
export const unheard = ({ fields }: Fields): readonly Officer[] =>
  fields.officers.filter(({ opinion }) => opinion === undefined);

/** The officers whose opinion is on record, and not what becomes of it. */
export const unanswered = ({ fields }: Fields): readonly Officer[] =>
  fields.officers.filter(
    ({ opinion, adoption }) => opinion !== undefined && adoption === undefined,
  );

/** Whether most officers' opinions are not followed: that needs the chief's agreement (第十六条). */
const isMajorityRejected = ({ fields }: Fields): boolean =>
  fields.officers.filter(({ adoption }) => adoption === "rejected").length * 2 >
  fields.officers.length;

/** Whether every opinion is recorded and answered. */
export const isAnswered = (hearing: Fields): boolean =>
  hearing.fields.officers.every(({ adoption }) => adoption !== undefined);

/** Whether it waits for the chief procurator to agree that the majority is not followed. */
export const needsAgreement = (hearing: Fields): boolean =>
  isAnswered(hearing) && isMajorityRejected(hearing) && hearing.fields.agreedOn === undefined;

/** Whether it is open to the public as it stands: never at level 2, where minors and privacy are. */
export const isPublic = ({ fields, visibility }: Hearing): boolean =>
  fields.public && visibility === 1;

/** How it is held, in words. */
export const openness = (hearing: Hearing): Text =>
  isPublic(hearing) ? words.inPublic : words.notPublic;
