import { type Day, dayOf, dayText, momentText } from "../../../calendar/day.ts";
import { choice, line, long, moment, one } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { dayOr, notLater, notPast, recordDay } from "../../../flow/days.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { lastNotice, refuseShort } from "../../../flow/short-notice.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import { isAdministrative } from "../../../people/directory.ts";
import { sortOptions } from "../cards.ts";
import { courtStart, noticePeriod } from "../clocks.ts";
import { type Appearance, isSuers } from "../model.ts";
import { keeping, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** The last day on which notice was to be given, where that is before some day. */
const missed = (
  { fields }: Appearance,
  on: Day | undefined,
  { today, calendar }: Context,
): Text | undefined => {
  const last = lastNotice("court.notice", dayOf(fields.startsAt), calendar);
  return last < (on ?? today) ? dayText(last) : undefined;
};

const timeField = moment(words.startsAt, { tense: "future" });

/** A suit is on the court's list: an administrative one, or one the procuratorate brings. */
export const register = opening<Appearance>()({
  id: "register",
  names: ["登记出庭", "register-case"],
  says: [
    "有个告我们县某局的案子开庭，记上",
    "又来一件行政案件",
    "行政案件排期了，被告是某局",
    "new admin case against the bureau",
    "局里被告了要出庭",
    "被告上法庭",
    "行政案件开庭要负责人来",
    "register a court case against a bureau",
  ],
  label: words.register,
  help: words.registerHelp,
  by: ["clerk", "procuratorate:procurator"],
  form: {
    caseNo: line(words.caseNo, { max: 40, main: true, help: words.caseNoHelp }),
    to: one(words.to, "organisations"),
    sort: choice(words.sort, sortOptions),
    startsAt: timeField,
    place: line(words.place),
    filedOn: dayOr(words.filedOn),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [noticePeriod] },
  apply: (answers, context): Draft<Appearance> | Refusal => {
    const { caseNo, to, sort, startsAt, place } = answers;
    const { actor, directory, today } = context;
    const from = actor.organisation;
    if (to === from) return new Refusal(words.toSelf, { field: "to" });
    if (!isAdministrative(directory.organisations.get(to)?.kind))
      return new Refusal(words.toAdministration, { field: "to" });
    const gone =
      notPast(dayOf(startsAt), today, "startsAt", words.startsAt) ??
      notLater(answers.filedOn ?? today, today, "filedOn", words.filedOn);
    if (gone !== undefined) return gone;
    const same = othersOf<Appearance>("appearance", context).find(
      ({ fields }) => fields.caseNo === caseNo,
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "caseNo" });
    const taken = lineage(answers, [], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      state: "filed",
      title: caseNo,
      urgent: false,
      parties: [
        ...asUnits("from", [from], inherited.visibility, directory),
        ...asUnits("to", [to], inherited.visibility, directory),
        { part: "handler", person: actor.id },
        ...recused,
      ],
      fields: {
        caseNo,
        sort,
        startsAt,
        place,
        sequence: 0,
        withdrawn: {},
        filedOn: answers.filedOn ?? today,
        remarks: [],
      },
    };
  },
  done: (appearance, context) => {
    const last = missed(appearance, undefined, context);
    return last === undefined
      ? words.registeredDone(appearance.code, isSuers(appearance, context.directory))
      : words.registeredLate(appearance.code, last);
  },
});

/** Notice is given, or the hearing is at another time, or not at all. */
export const noticing: Readonly<Record<string, Step<Appearance>>> = {
  notice: step<Appearance>()({
    names: ["通知出庭", "notice"],
    says: ["通知他们局长出庭", "叫负责人出庭"],
    label: words.notice,
    help: words.noticeHelp,
    by: keeping,
    open: { from: ["filed"], to: "noticed" },
    clocks: { starts: [courtStart], ends: ["court.notice"] },
    button: { tone: "primary" },
    form: { noticedOn: dayOr(words.noticedOn) },
    apply: (appearance, { noticedOn }, context) =>
      recordDay(
        appearance,
        ["noticedOn", noticedOn, words.noticedOn, appearance.fields.filedOn],
        context,
        (dated) => {
          const { startsAt, noticedOn: on = context.today } = dated.fields;
          return on > dayOf(startsAt)
            ? new Refusal(words.noticedAfter(momentText(startsAt)), { field: "noticedOn" })
            : dated;
        },
      ),
    tells: tellAll(unitSeats, ({ fields }: Appearance) =>
      words.noticedNews(momentText(fields.startsAt)),
    ),
    announces: ["to"],
    done: (appearance, context) => {
      const last = missed(appearance, appearance.fields.noticedOn, context);
      return last === undefined ? words.noticedDone : words.noticedLate(last);
    },
  }),

  move: step<Appearance>()({
    names: ["改开庭时间", "move-hearing"],
    says: [
      "开庭往后挪",
      "hearing goes to another day",
      "法庭占用改天开",
      "法官出差改期",
      "the hearing has been put off",
      "开庭改日子",
    ],
    label: words.move,
    help: words.moveHelp,
    by: keeping,
    open: { from: ["filed", "noticed", "coming", "excused"], to: "filed" },
    clocks: { starts: [noticePeriod], ends: ["court.notice", "court.start"] },
    form: {
      startsAt: { ...timeField, moves: true },
      reason: line(words.reason, { max: 200, main: true }),
    },
    apply: (appearance, { startsAt, reason }, context) => {
      const { noticedOn: _, officer: __, rank: ___, excuse: ____, ...fields } = appearance.fields;
      return (
        refuseShort("court.notice", startsAt, context) ??
        withRemark(
          { ...appearance, fields: { ...fields, startsAt, sequence: fields.sequence + 1 } },
          "move",
          reason,
          context,
        )
      );
    },
    tells: tellAll(unitSeats, ({ fields }: Appearance) =>
      words.movedNews(momentText(fields.startsAt)),
    ),
    announces: ["to"],
    done: (appearance, { directory }) => words.movedDone(isSuers(appearance, directory)),
  }),

  withdraw: step<Appearance>()({
    names: ["撤销登记", "withdraw-case"],
    says: [
      "这案子撤了，销掉",
      "plaintiff dropped the suit, no hearing",
      "原告撤诉了",
      "不开庭了",
      "the plaintiff withdrew",
    ],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: keeping,
    open: { from: ["filed", "noticed", "coming", "excused"], to: "withdrawn" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (appearance, { reason }) => ({ ...appearance, outcome: reason }),
    tells: tellAll(unitSeats, () => words.withdrawNews),
    done: () => words.withdrawDone,
  }),
};
