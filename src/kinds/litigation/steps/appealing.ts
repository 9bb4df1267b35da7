import { type Day, dayText } from "../../../calendar/day.ts";
import { long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { appealClock, appealRules, rulingAppealPeriod } from "../clocks.ts";
import { isFirst, type Litigation } from "../model.ts";
import { chief, sued, suing } from "../seats.ts";
import { words } from "../words.ts";

/** The last day to appeal. */
const lastDay = (litigation: Litigation): Day | undefined => appealClock(litigation)?.rolled;

/** The suit as the second court takes it up: the judgment of the first stays on record, nothing of it is served or due. */
const beforeSecond = (litigation: Litigation): Litigation => {
  const { result, judgedOn, servedOn, performBy: _, ...fields } = litigation.fields;
  return {
    ...litigation,
    state: "appealed",
    fields: { ...fields, first: { result, judgedOn, servedOn } },
  };
};

/** The court does not file the suit; its ruling or its judgment is appealed against, or stands. */
export const appealing: Readonly<Record<string, Step<Litigation>>> = {
  reject: step<Litigation>()({
    names: ["不予立案", "不予受理", "reject-suit"],
    says: ["法院不予受理", "法院裁定不予立案", "the court will not file the suit"],
    label: words.reject,
    help: words.rejectHelp,
    by: suing,
    open: { from: ["decided"], to: "rejected" },
    clocks: { starts: [rulingAppealPeriod] },
    form: {
      reason: long(words.reason, { main: true, max: 500, help: words.rejectReasonHelp }),
      rejectedOn: dayOr(words.rejectedOn, { help: words.rejectedOnHelp }),
      files: filesField,
    },
    apply: (litigation, { reason, rejectedOn }, context) =>
      remarkOn(
        litigation,
        ["reject", reason],
        ["rejectedOn", rejectedOn, words.rejectedOn, litigation.fields.openedOn],
        context,
      ),
    tells: tellAll(["handler", chief], () => words.rejectedNews),
    done: () => words.rejectedDone,
  }),

  /** By the procuratorate (检察公益诉讼解释第十条) or by the unit (行政诉讼法第八十五条), once. */
  appeal: step<Litigation>()({
    names: ["上诉", "appeal-suit"],
    says: ["不服判决要上诉", "提起上诉", "appeal against the judgment"],
    label: words.appeal,
    help: words.appealHelp,
    by: [...suing, chief, ...sued],
    open: {
      from: ["rejected", "contestable", "performing"],
      to: ["rejected", "appealed"],
      when: {
        only: words.onlyFirst,
        otherwise: (litigation) =>
          !isFirst(litigation)
            ? words.secondIsFinal
            : litigation.state === "rejected" && litigation.fields.appealedOn !== undefined
              ? words.appealedBefore
              : undefined,
      },
    },
    clocks: { ends: [...appealRules, "court.perform"] },
    button: { rare: true },
    form: {
      reason: long(words.reason, { main: true, max: 500, help: words.appealReasonHelp }),
      appealedOn: dayOr(words.appealedOn),
      files: filesField,
    },
    apply: (litigation, { reason, appealedOn }, context) => {
      const { rejectedOn, servedOn } = litigation.fields;
      const last = lastDay(litigation);
      if (last !== undefined && (appealedOn ?? context.today) > last)
        return new Refusal(words.appealOver(dayText(last)), { field: "appealedOn" });
      const appealed = remarkOn(
        litigation,
        ["appeal", reason],
        ["appealedOn", appealedOn, words.appealedOn, servedOn ?? rejectedOn],
        context,
      );
      return appealed instanceof Refusal || litigation.state === "rejected"
        ? appealed
        : beforeSecond(appealed);
    },
    tells: tellAll([...sued, "handler", chief], (_: Litigation, context: Context) =>
      words.appealNews(ownUnit(context)),
    ),
    announces: ["to"],
    done: (litigation) =>
      litigation.state === "rejected" ? words.appealRulingDone : words.recorded,
  }),

  /** Nobody has appealed, or the second court has left the ruling as it was. */
  conclude: step<Litigation>()({
    names: ["诉讼终结", "conclude-suit"],
    label: words.conclude,
    help: words.concludeHelp,
    by: suing,
    open: {
      from: ["rejected", "contestable"],
      to: "ended",
      when: {
        only: words.onlyAppealOver,
        otherwise: (litigation, today) => {
          const last = lastDay(litigation);
          return last !== undefined && last >= today
            ? words.stillAppealable(dayText(last))
            : undefined;
        },
      },
    },
    form: {
      reason: long(words.concludeReason, { main: true, max: 500 }),
      endedOn: dayOr(words.endedOn),
    },
    apply: (litigation, { reason, endedOn }, context) => {
      const { servedOn, rejectedOn, appealedOn } = litigation.fields;
      return recordDay(
        litigation,
        ["endedOn", endedOn, words.endedOn, appealedOn ?? servedOn ?? rejectedOn],
        context,
        (dated) => ({ ...dated, outcome: reason }),
      );
    },
    tells: tellAll([...sued, "handler", chief], () => words.endedNews),
    done: () => words.endedDone,
  }),
};
