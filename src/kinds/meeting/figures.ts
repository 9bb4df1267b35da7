import { dayOf } from "../../calendar/day.ts";
import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { unitsIn } from "../../flow/matter.ts";
import { forms, type Meeting, minutesInForce } from "./model.ts";
import { words } from "./words.ts";

const metStates: readonly string[] = ["held", "drafted", "circulated", "signed", "closed"];

/** The day it met, as recorded. */
const metOn = ({ state, fields }: Meeting) =>
  metStates.includes(state) ? dayOf(fields.heldAt ?? fields.startsAt) : undefined;

/** The figures of meetings (domain §6). */
export const meetingFigures: readonly Metric<Meeting>[] = [
  {
    id: "held",
    name: text("召开会议", "Meetings held"),
    is: "count",
    main: true,
    parts: optionsNamed(forms, words),
    cases: (meeting) => caseOn(metOn(meeting), { part: meeting.fields.form }),
  },
  {
    id: "came",
    name: text("到会率（受邀单位）", "Units that came (of those invited)"),
    is: "cohort",
    cases: (meeting) =>
      unitsIn(meeting, "invited").flatMap((unit) =>
        caseOn(metOn(meeting), { unit, ...hitIf(meeting.fields.attended[unit] !== undefined) }),
      ),
  },
  {
    id: "resolved",
    name: text("议定事项", "Resolutions"),
    is: "count",
    main: true,
    cases: ({ fields }) => fields.resolutions.map(({ on }) => ({ on })),
  },
  {
    id: "signed",
    name: text("纪要签发率（召开的）", "Minutes signed (of those held)"),
    is: "cohort",
    cases: (meeting) => caseOn(metOn(meeting), hitIf(minutesInForce(meeting) !== undefined)),
  },
  {
    id: "cancelled",
    name: text("取消", "Cancelled"),
    is: "count",
    cases: ({ state, closedAt }) =>
      state === "cancelled" && closedAt !== undefined ? caseOn(dayOf(closedAt)) : [],
  },
];
