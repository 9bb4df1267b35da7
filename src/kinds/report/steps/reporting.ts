import { choice, moment, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { harmToMinor } from "../../../flow/categories.ts";
import { hourInOrder } from "../../../flow/days.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { placeOptions, reporter, silentNames, sortOptions } from "../cards.ts";
import { decisionPeriod, helpPeriods, receiptPeriods } from "../clocks.ts";
import { type Report, receiversOf } from "../model.ts";
import { heads, receiving } from "../seats.ts";
import { words } from "../words.ts";
import { actingWithout } from "./involving.ts";

/** Harm to a minor is reported, without a word about the child (未成年人保护法第十一条、第一百零三条). */
export const submit = opening<Report>()({
  id: "submit",
  names: ["强制报告", "report-minor"],
  says: [
    "孩子身上有伤",
    "怀疑孩子被打",
    "学生可能被家里虐待",
    "未成年人受侵害要报告",
    "a child may have been hurt",
  ],
  label: words.submit,
  whole: true,
  help: words.submitHelp,
  by: ["liaison", "officer", "intake", "procuratorate:procurator", "head"],
  clocks: { starts: [receiptPeriods, decisionPeriod, helpPeriods] },
  warning: words.warning,
  form: {
    sort: choice(words.sort, sortOptions),
    place: choice(words.place, placeOptions),
    calledAt: optional(moment(words.calledAt, { tense: "past", help: words.calledAtHelp })),
    accused: optional(several(words.involved, "organisations", { help: words.involvedHelp })),
  },
  fromSentence: { label: words.submit, when: ({ is }) => is === "minor" },
  apply: ({ sort, place, calledAt, accused = [] }, context): Draft<Report> | Refusal => {
    const { actor, directory, now } = context;
    const from = actor.organisation;
    if (accused.includes(from)) return new Refusal(words.ownUnitInvolved, { field: "accused" });
    const later = hourInOrder(calledAt ?? now, undefined, context, "calledAt", words.calledAt);
    if (later !== undefined) return later;
    const acting = actingWithout(accused, directory);
    const receivers = receiversOf({ parties: acting });
    const [lead] = receivers;
    if (lead === undefined) return new Refusal(words.nobodyLeft, { field: "accused" });
    return {
      category: harmToMinor,
      visibility: 2,
      state: lead === from ? "received" : "reported",
      title: words.report.zh,
      urgent: true,
      parties: [
        { part: "from", organisation: from },
        { part: "from", person: actor.id },
        ...acting,
        ...accused.map((organisation) => ({ part: "accused", organisation }) as const),
      ],
      fields: {
        by: from,
        sort,
        place,
        ...(calledAt === undefined ? {} : { calledAt }),
        // A unit that reports has it already.
        confirmed: receivers.includes(from) ? { [from]: now } : {},
        measures: {},
        remarks: [],
      },
    };
  },
  tells: tellAll([...receiving, ...heads], (report: Report, { directory }: Context) =>
    words.submittedNews(reporter(report, directory), report.fields.calledAt !== undefined),
  ),
  announces: ["to", "joint"],
  done: (report, { directory }) =>
    sentences(
      ...(report.fields.calledAt === undefined ? [words.callNow] : []),
      words.submittedDone(silentNames(report, directory), report.code),
    ),
});
