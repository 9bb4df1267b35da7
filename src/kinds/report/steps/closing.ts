import { choice, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { barred, withFields } from "../../../flow/matter.ts";
import { namesOf, unitOf } from "../../../flow/parties.ts";
import { type Condition, type Step, step, tellAll } from "../../../flow/step.ts";
import { dutyOptions } from "../cards.ts";
import { isBreach, type Report, toHelp } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

/** It is sealed once nothing is left to do in it. */
const whenDone: Condition<Report> = {
  only: words.onlyChecked,
  otherwise: (report, _, __, known) => {
    const silent = toHelp(report);
    if (silent.length > 0)
      return words.notHelped(
        known?.directory === undefined ? words.helper : namesOf(silent, known.directory),
      );
    return report.fields.checkedOn === undefined ? words.notChecked : undefined;
  },
};

/** Who checks whether a unit had to report: the procuratorate, and the discipline inspection in its place. */
const overseers = ["procuratorate", "discipline"] as const;

/** Who should have reported, the summons of a unit that did not, and the seal. */
export const closing: Readonly<Record<string, Step<Report>>> = {
  check: step<Report>()({
    names: ["倒查责任", "check-duty"],
    says: ["查查谁没报"],
    label: words.check,
    help: words.checkHelp,
    by: seats.checking,
    open: { from: ["decided"], to: ["decided", "toTalk"] },
    marks: { inside: overseers },
    clocks: { ends: ["minor.duty"] },
    form: {
      duty: choice(words.duty, dutyOptions),
      bound: optional(one(words.bound, "organisations", { help: words.boundHelp })),
      finding: long(words.finding, { main: true, max: 500 }),
      checkedOn: dayOr(words.checkedOn),
    },
    apply: (report, { duty, bound, finding, checkedOn }, context) => {
      if (isBreach(duty) && bound === undefined)
        return new Refusal(words.whichUnit, { field: "bound" });
      if (!isBreach(duty) && bound !== undefined)
        return new Refusal(words.noUnit, { field: "bound" });
      const { bound: _, ...fields } = report.fields;
      return recordDay(
        { ...report, fields },
        ["checkedOn", checkedOn, words.checkedOn, fields.decidedOn],
        context,
        (dated) => ({
          ...withFields(dated, { duty, ...(bound === undefined ? {} : { bound }) }),
          outcome: finding,
          state: isBreach(duty) ? "toTalk" : "decided",
        }),
      );
    },
    tells: tellAll(seats.chief, ({ state }: Report) =>
      state === "toTalk" ? words.toTalkNews : undefined,
    ),
    done: ({ state }) => words.checkedDone(state === "toTalk"),
  }),

  /** The unit that did not report answers for it before the chief procurator (实施意见 第12项). */
  talk: step<Report>()({
    names: ["约谈未报单位", "summon-unit"],
    label: words.talk,
    help: words.talkHelp,
    by: [...seats.chief, ...seats.checking],
    open: { from: ["toTalk"], to: "decided" },
    marks: { inside: overseers },
    button: { tone: "primary" },
    form: {
      result: long(words.talkResult, { main: true, max: 500 }),
      talkedOn: dayOr(words.talkedOn),
    },
    apply: (report, { result, talkedOn }, context) =>
      remarkOn(
        report,
        ["talk", result],
        ["talkedOn", talkedOn, words.talkedOn, report.fields.checkedOn],
        context,
      ),
    tells: tellAll([...seats.checking, ...seats.chief], () => words.talkedNews),
    done: () => words.talkedDone,
  }),

  /** From here on nobody but the procuratorate's people named in it (未成年人保护法第一百零三条). */
  seal: step<Report>()({
    names: ["封存", "seal"],
    label: words.seal,
    help: words.sealHelp,
    by: [...seats.checking, ...seats.chief],
    open: { from: ["decided"], to: "sealed", when: whenDone },
    // That it can be sealed says that nobody is to be summoned.
    marks: { irrevocable: true, inside: overseers },
    form: { sealedOn: dayOr(words.sealedOn) },
    apply: (report, { sealedOn }, context) =>
      recordDay(
        report,
        ["sealedOn", sealedOn, words.sealedOn, report.fields.checkedOn],
        context,
        (dated) => ({
          ...dated,
          parties: dated.parties.filter(
            (party) =>
              barred.includes(party.part) ||
              unitOf(party, context.directory) === context.actor.organisation,
          ),
        }),
      ),
    tells: tellAll(["from", ...seats.receiving, ...seats.heads], () => undefined),
    leaves: () => words.sealedNews,
    done: () => words.sealedDone,
  }),
};
