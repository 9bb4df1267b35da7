import { day, files, line, long, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notPast, remarkOn } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { leadUnit } from "../cards.ts";
import { checkPeriod, recordAgain, recordPeriod } from "../clocks.ts";
import { heldFrom, mostPeople, type Publicity, withoutRecord } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

/** Why it cannot have been held on the day it now says. */
export const heldTooEarly = (event: Publicity): Refusal | undefined => {
  const { heldOn } = event.fields;
  const from = heldFrom(event);
  return heldOn === undefined || heldOn >= from
    ? undefined
    : new Refusal(words.heldTooEarly(heldOn, from), { field: "heldOn" });
};

/** Held with its number of people and its pictures, looked at by the bureau; or moved, or called off. */
export const holding: Readonly<Record<string, Step<Publicity>>> = {
  hold: step<Publicity>()({
    names: ["登记活动", "已举办", "record-event"],
    says: ["讲座办完了", "活动办过了", "宣讲搞完了"],
    label: words.hold,
    help: words.holdHelp,
    by: seats.holding,
    open: { from: ["planned", "returned"], to: "held" },
    clocks: { starts: [checkPeriod], ends: ["publicity.record"] },
    button: { tone: "primary" },
    form: {
      summary: long(words.summary, { main: true, max: 500, help: words.summaryHelp }),
      people: number(words.people, 1, mostPeople),
      heldOn: optional(day(words.heldOn, { tense: "past", legal: true })),
      pictures: optional(files(words.pictures, { help: words.picturesHelp })),
      unpictured: optional(line(words.unpictured, { max: 100, help: words.unpicturedHelp })),
    },
    prefill: ({ fields: { plannedOn, heldOn, people } }, { today }) => ({
      ...(plannedOn > today && heldOn === undefined ? {} : { heldOn: heldOn ?? plannedOn }),
      ...(people === undefined ? {} : { people }),
    }),
    apply: (event, { summary, people, heldOn, pictures, unpictured }, context) => {
      if (pictures === undefined && unpictured === undefined)
        return new Refusal(words.noPictures, { field: "pictures" });
      const { unpictured: _, ...fields } = event.fields;
      const held = remarkOn(
        { ...event, fields },
        ["hold", summary],
        ["heldOn", heldOn, words.heldOn],
        context,
      );
      return held instanceof Refusal
        ? held
        : (heldTooEarly(held) ??
            withFields(held, { people, ...(unpictured === undefined ? {} : { unpictured }) }));
    },
    tells: tellAll(
      [...seats.keeping, "joint.liaison"],
      (event: Publicity, { directory }: Context) =>
        words.heldNews(leadUnit(event, directory), event.fields.people ?? 0),
    ),
    done: (event, context) => words.heldDone(dueBy(event, "publicity.check", context)),
  }),

  move: step<Publicity>()({
    names: ["活动改期", "改期", "move"],
    says: ["讲座改天"],
    label: words.move,
    help: words.moveHelp,
    by: seats.holding,
    open: { from: ["planned", "returned"], to: "planned" },
    clocks: { starts: [recordPeriod], ends: ["publicity.record"] },
    form: {
      plannedOn: day(words.plannedOn, { tense: "future" }),
      reason: long(words.reason, { main: true, max: 300 }),
    },
    apply: (event, { plannedOn, reason }, context) =>
      notPast(plannedOn, context.today, "plannedOn", words.plannedOn) ??
      withFields(withRemark(withoutRecord(event), "move", reason, context), { plannedOn }),
    tells: tellAll([...seats.keeping, "joint.liaison"], ({ fields, title }: Publicity) =>
      words.movedNews(title, fields.plannedOn),
    ),
    done: ({ fields, title }) => words.movedNews(title, fields.plannedOn),
  }),

  /** What was recorded says too little, or is not so: until it is recorded again it does not count. */
  return: step<Publicity>()({
    names: ["退回", "补正", "return"],
    label: words.return,
    help: words.returnHelp,
    by: seats.keeping,
    open: { from: ["held"], to: "returned" },
    clocks: { starts: [recordAgain], ends: ["publicity.check"] },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (event, { reason }, context) => withRemark(event, "return", reason, context),
    tells: tellAll([...seats.owing, "from.head"], (event: Publicity) =>
      words.returnedNews(lastRemark(event)),
    ),
    done: () => words.returnedDone,
  }),

  close: step<Publicity>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: seats.keeping,
    open: { from: ["held"], to: "closed" },
    button: { tone: "primary" },
    form: {},
    apply: (event) => event,
    tells: tellAll(seats.owing, ({ title }: Publicity) => words.closedNews(title)),
    done: ({ title }) => words.closedNews(title),
  }),

  cancel: step<Publicity>()({
    names: ["取消活动", "取消", "cancel"],
    says: ["讲座不搞了"],
    label: words.cancel,
    help: words.cancelHelp,
    by: seats.holding,
    open: { from: ["planned", "returned"], to: "cancelled" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (event, { reason }) => ({ ...withoutRecord(event), outcome: reason }),
    tells: tellAll([...seats.keeping, "joint.liaison"], ({ title, outcome = "" }: Publicity) =>
      words.cancelledNews(title, outcome),
    ),
    done: () => words.cancelledDone,
  }),
};
