import { dayOf } from "../../../calendar/day.ts";
import { choice, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { decisionOptions } from "../cards.ts";
import { decisionPeriod, dutyPeriod } from "../clocks.ts";
import {
  hasConfirmed,
  helpersOf,
  isPolice,
  isWithPolice,
  type Report,
  receiversOf,
} from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

/** The police decide; what was done for the child the others say. */
const notThePolice: Condition<Report> = {
  only: words.onlyHelpers,
  otherwise: (_, __, person) =>
    person !== undefined && isPolice(person.organisation) ? words.othersHelp : undefined,
};

/** Each unit confirms, the police decide, and each of the others says what it did. */
export const acting: Readonly<Record<string, Step<Report>>> = {
  /** Its receipt on the card; the period of the police to decide starts with theirs. */
  confirm: step<Report>()({
    names: ["接报", "confirm-report"],
    says: ["接到报告了", "我们收到报告", "已接警"],
    label: words.confirm,
    help: words.confirmHelp,
    by: [...seats.receiving, ...seats.heads],
    open: { from: ["reported"], to: "received" },
    each: {
      units: receiversOf,
      done: hasConfirmed,
      moves: "lead",
      alongside: ["received", "decided", "toTalk"],
    },
    clocks: { starts: [decisionPeriod], ends: ["minor.receive"] },
    button: { tone: "primary" },
    marks: { atOnce: true },
    form: {},
    apply: (report, _, { actor, now }) =>
      withFields(report, {
        confirmed: { ...report.fields.confirmed, [actor.organisation]: now },
      }),
    tells: { from: (_, context) => words.confirmedNews(ownUnit(context)) },
    done: () => words.confirmedDone,
  }),

  /** What the police decided, which goes back to whoever reported (未成年人保护法第十一条). */
  decide: step<Report>()({
    names: ["处置决定", "decide-report"],
    says: ["决定怎么处置", "立案侦查了"],
    label: words.decide,
    help: words.decideHelp,
    by: seats.deciding,
    open: { from: ["received"], to: "decided" },
    clocks: { starts: [dutyPeriod], ends: ["minor.decide"] },
    button: { tone: "primary" },
    form: {
      decision: choice(words.decision, decisionOptions),
      reason: optional(long(words.reason, { main: true, max: 300, none: "unanswered" })),
      decidedOn: dayOr(words.decidedOn),
    },
    apply: (report, { decision, reason, decidedOn }, context) => {
      const isTheirs = decision !== "reportedUp";
      if (isTheirs !== isWithPolice(report))
        return new Refusal(isTheirs ? words.notPolice : words.policeDecide, { field: "decision" });
      if (decision === "notFiled" && reason === undefined)
        return new Refusal(words.whyNotFiled, { field: "reason" });
      return recordDay(
        report,
        ["decidedOn", decidedOn, words.decidedOn, dayOf(report.openedAt)],
        context,
        (dated) => {
          const decided = withFields(dated, { decision });
          return reason === undefined ? decided : withRemark(decided, "decide", reason, context);
        },
      );
    },
    tells: tellAll(
      ["from", ...seats.helping, ...seats.checking, ...seats.chief],
      ({ fields }: Report, context: Context) =>
        words.decidedNews(ownUnit(context), words[fields.decision ?? "notFiled"]),
    ),
    done: () => words.decidedDone,
  }),

  /** What a unit did for the child; more than once where more was done. */
  help: step<Report>()({
    names: ["救助保护", "help-given"],
    says: ["孩子已经安置好", "安排了救助"],
    label: words.help,
    help: words.helpHelp,
    by: seats.helping,
    open: { from: ["reported", "received", "decided", "toTalk"], when: notThePolice },
    each: {
      units: helpersOf,
      done: ({ fields }, unit) => fields.measures[unit] !== undefined,
    },
    clocks: { ends: ["minor.help"] },
    form: { did: long(words.did, { main: true, max: 500, help: words.helpHelp }) },
    apply: (report, { did }, { actor, today }) => {
      const before = report.fields.measures[actor.organisation]?.text;
      const text = before === undefined ? did : `${before}；${did}`;
      return withFields(report, {
        measures: { ...report.fields.measures, [actor.organisation]: { on: today, text } },
      });
    },
    tells: tellAll([...seats.checking, "to.liaison"], (_: Report, context: Context) =>
      words.helpedNews(ownUnit(context)),
    ),
    done: () => words.helpedDone,
  }),
};
