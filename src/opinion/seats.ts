import type { Start } from "../flow/clock.ts";
import type { Doing } from "../flow/flow.ts";
import type { Opinion } from "./model.ts";

/** Those of the agency who are told and answer. */
export const agency = ["to.liaison", "to.head"] as const;

/** The period of a rule, from a day that is on record where it is. */
export const from = (
  of: "servedOn" | "decidedOn" | "registeredOn",
  rule: string,
): Start<Opinion> => ({
  rule: () => rule,
  from: ({ fields }, on) => fields[of] ?? on,
});

/** The opinion with more recorded, and what was said at a step kept with its day. */
export const recorded = (
  opinion: Opinion,
  more: Partial<Opinion["fields"]>,
  said: { readonly step: string; readonly text: string } | undefined,
  { today: on }: Doing,
): Opinion => ({
  ...opinion,
  fields: {
    ...opinion.fields,
    ...more,
    remarks: [...opinion.fields.remarks, ...(said === undefined ? [] : [{ on, ...said }])],
  },
});

/** What was said at the last step that says something. */
export const lastSaid = ({ fields }: Opinion): string => fields.remarks.at(-1)?.text ?? "";
