import { workingDaysUntil } from "../../calendar/count.ts";
import { type Day, dayOf } from "../../calendar/day.ts";
import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, dueCase, hitIf, type Metric } from "../../flow/figure.ts";
import { type Clue, receiversOf, sources } from "./model.ts";
import { words } from "./words.ts";

/** The day the first unit took it on. */
const takenOn = ({ fields }: Clue): Day | undefined => Object.values(fields.taken).toSorted()[0];

/** Whether a unit has taken it on or returned it. */
const isDecided = (clue: Clue): boolean => takenOn(clue) !== undefined || clue.fields.returns > 0;

const remarksAt = ({ fields }: Clue, step: string) =>
  fields.remarks.filter((remark) => remark.step === step);

/** The figures of clues (domain §6). */
export const clueFigures: readonly Metric<Clue>[] = [
  {
    id: "received",
    name: text("收到线索", "Clues received"),
    is: "count",
    main: true,
    parts: optionsNamed(sources, words),
    cases: ({ openedAt, fields }) => caseOn(dayOf(openedAt), { part: fields.source }),
  },
  {
    id: "accepted",
    name: text("受理率（收到且已作决定的）", "Accepted (of those received and decided)"),
    is: "cohort",
    main: true,
    cases: (clue) =>
      isDecided(clue) ? caseOn(dayOf(clue.openedAt), hitIf(takenOn(clue) !== undefined)) : [],
  },
  {
    id: "accept-days",
    name: text("提交到受理（工作日，中位数）", "Submitted to accepted (working days, median)"),
    is: "median",
    main: true,
    cases: (clue, { calendar }) => {
      const [sent, taken] = [dayOf(clue.openedAt), takenOn(clue)];
      return taken === undefined
        ? []
        : caseOn(sent, { days: workingDaysUntil(sent, taken, calendar) });
    },
  },
  {
    id: "filed",
    name: text("立案率（受理的）", "Cases filed (of those accepted)"),
    is: "cohort",
    main: true,
    cases: (clue) => caseOn(takenOn(clue), hitIf(clue.fields.filedOn !== undefined)),
  },
  {
    id: "answered-in-time",
    name: text("受理反馈按时率（已到期的）", "Answered in time (of those due)"),
    is: "cohort",
    main: true,
    cases: (clue, at) =>
      clue.clocks
        .filter(({ rule }) => rule === "clue.accept-feedback")
        .flatMap((clock) => {
          const taken = clue.fields.taken[clock.organisation ?? ""];
          // A period that ended because the clue was merged or withdrawn was met by nobody.
          const ended = clue.state === "merged" || clue.state === "withdrawn";
          if (taken === undefined && ended) return [];
          const stopped = clock.stoppedAt === undefined ? undefined : dayOf(clock.stoppedAt);
          // What was returned in time and taken on later was answered when it was returned.
          return dueCase(
            clock,
            stopped !== undefined && (taken === undefined || stopped < taken) ? stopped : taken,
            at,
            "in time",
          ).map((one) => ({
            ...one,
            ...(clock.organisation === undefined ? {} : { unit: clock.organisation }),
          }));
        }),
  },
  {
    id: "returned",
    name: text("被退回过的（按收到日）", "Ever returned (by the day received)"),
    is: "count",
    cases: ({ fields, openedAt }) => (fields.returns > 0 ? caseOn(dayOf(openedAt)) : []),
  },
  {
    id: "declined",
    name: text("不立案（写明理由）", "Not filed, with reasons"),
    is: "count",
    cases: (clue) => remarksAt(clue, "decline").map(({ on }) => ({ on })),
  },
  {
    id: "closed",
    name: text("办结", "Closed"),
    is: "count",
    cases: (clue) =>
      clue.state === "closed" && clue.closedAt !== undefined ? caseOn(dayOf(clue.closedAt)) : [],
  },
  {
    id: "receivers",
    name: text("现接收单位（家次）", "Units that have it now"),
    is: "count",
    cases: (clue) => receiversOf(clue).map((unit) => ({ on: dayOf(clue.openedAt), unit })),
  },
];
