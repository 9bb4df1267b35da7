import type { Day } from "../calendar/day.ts";
import type { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { inOrder } from "../flow/days.ts";
import type { Doing, Seat } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import type { Part, Party } from "../flow/matter.ts";
import type { Transfer } from "./model.ts";

/** Those of the agency who carry the case. */
export const agency = ["handler", "from.liaison"] as const satisfies readonly Seat[];

/** Whoever of the agency may object to what the police decide. */
export const objecting = [...agency, "from.head"] as const satisfies readonly Seat[];

/** Whoever answers for the police. */
export const police = ["to.liaison", "to.intake", "to.head"] as const satisfies readonly Seat[];

/** Whoever supervises in the procuratorate. */
export const procuratorate = ["copy.procurator", "copy.chief"] as const satisfies readonly Seat[];

/** A unit with a part in the transfer from here on, and those of it who are named. */
export const joined = (
  transfer: Transfer,
  part: Part,
  unit: string | undefined,
  { directory }: Doing,
): readonly Party[] =>
  unit === undefined || transfer.parties.some((one) => one.part === part && one.organisation)
    ? []
    : [{ part, organisation: unit }, ...team(part, unit, directory)];

/** The county's procuratorate, which gets a copy; nothing where the directory has none. */
export const procuratorateOf = ({ directory }: Doing): string | undefined =>
  [...directory.organisations.values()].find(({ kind }) => kind === "procuratorate")?.id;

type Fields = Transfer["fields"];
type DayKey = {
  [K in keyof Fields]-?: K extends `${string}On` ? K : never;
}[keyof Fields];

/**
 * The transfer with a day recorded, today where none is given, and what else is then to be done with
 * it; refused at the day's field where it lies before what it follows, or after today.
 */
export const onDay = (
  transfer: Transfer,
  [key, given, label]: readonly [key: DayKey, given: Day | undefined, label: Text],
  after: Day | undefined,
  { today }: Doing,
  then: (dated: Transfer) => Transfer | Refusal,
): Transfer | Refusal => {
  const on = given ?? today;
  return (
    inOrder(on, { after, today }, key, label) ??
    then({ ...transfer, fields: { ...transfer.fields, [key]: on } })
  );
};

/** The transfer with something more recorded, and what was said at this step kept with its day. */
export const recorded = (
  transfer: Transfer,
  step: string,
  said: string | undefined,
  more: Partial<Fields>,
  { today }: { readonly today: Day },
): Transfer => ({
  ...transfer,
  fields: {
    ...transfer.fields,
    ...more,
    remarks:
      said === undefined
        ? transfer.fields.remarks
        : [...transfer.fields.remarks, { on: today, step, text: said }],
  },
});

/** What was said last at a step that leaves a remark. */
export const lastSaid = ({ fields }: Transfer): string => fields.remarks.at(-1)?.text ?? "";
