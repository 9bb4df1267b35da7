import { momentText } from "../../../calendar/day.ts";
import { choice, line, long, moment, optional, several, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { withFields } from "../../../flow/matter.ts";
import { asPeople, asUnits, withRole } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { refuseShort } from "../../../flow/short-notice.ts";
import { type Context, type Draft, opening, type Step, step } from "../../../flow/step.ts";
import { holderOf, typeOptions } from "../cards.ts";
import { hearingStart, noticePeriod } from "../clocks.ts";
import {
  type Hearing,
  isPublic,
  officerMeant,
  officersAtLeast,
  officersAtMost,
  officersTyped,
} from "../model.ts";
import { chief, handling, tellUnits } from "../seats.ts";
import { words } from "../words.ts";

const timeField = moment(words.startsAt, { help: words.startsAtHelp, tense: "future" });

const isChief = ({ actor }: Pick<Context, "actor">): boolean => actor.roles.includes("chief");

/** A hearing is proposed by whoever handles the case, and approved by the chief procurator (第四条). */
export const propose = opening<Hearing>()({
  id: "propose",
  names: ["提请", "决定", "召集", "propose", "decide"],
  says: [
    "组织一次听证",
    "想开个听证会",
    "这个案子要听证",
    "搞个公开听证",
    "hold a hearing",
    "call a hearing",
  ],
  label: words.propose,
  help: words.proposeHelp,
  by: ["procuratorate:procurator", "procuratorate:chief"],
  form: {
    title: line(words.title, { max: 60 }),
    type: choice(words.type, typeOptions),
    issue: long(words.issue, { main: true, help: words.issueHelp }),
    public: yesNo(words.public, { help: words.publicHelp, also: ["公开听证"] }),
    startsAt: optional(timeField),
    ...lineageFields,
  },
  reads: lineageReads,
  clocks: { starts: [noticePeriod] },
  apply: (answers, context): Draft<Hearing> | Refusal => {
    const { title, type, issue, startsAt, public: open } = answers;
    const { actor, directory } = context;
    const from = actor.organisation;
    const short =
      startsAt === undefined ? undefined : refuseShort("hearing.notify", startsAt, context);
    if (short !== undefined) return short;
    const taken = lineage(answers, [title, issue], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const restricted = inherited.visibility === 2;
    if (restricted && open) return new Refusal(words.mustBeClosed, { field: "public" });
    return {
      ...inherited,
      state: isChief(context) ? "decided" : "proposed",
      title,
      urgent: false,
      parties: [
        { part: "from", organisation: from },
        { part: "handler", person: actor.id },
        ...(restricted ? asPeople("from", withRole(directory, "chief", from)) : []),
        ...recused,
      ],
      fields: {
        type,
        issue,
        public: open,
        ...(startsAt === undefined ? {} : { startsAt }),
        officers: [],
        sequence: 0,
        withdrawn: {},
        attendance: {},
        remarks: [],
      },
    };
  },
  tells: {
    "from.procuratorate:chief": ({ state }) =>
      state === "proposed" ? words.proposedNews : undefined,
  },
  done: ({ code, state }) =>
    state === "proposed" ? words.proposedDone(code) : words.decidedDone(code),
});

const moved = (hearing: Hearing, startsAt: string): Partial<Hearing["fields"]> => ({
  startsAt,
  sequence: hearing.fields.sequence + 1,
  attendance: {},
});

/** Approved, notified, moved, or given up. */
export const deciding: Readonly<Record<string, Step<Hearing>>> = {
  approve: step<Hearing>()({
    names: ["同意听证", "批准", "同意", "approve"],
    says: ["可以开听证", "批准听证"],
    label: words.approve,
    help: words.approveHelp,
    by: chief,
    open: { from: ["proposed"], to: "decided" },
    clocks: { starts: [noticePeriod] },
    button: { tone: "primary" },
    form: {},
    apply: (hearing) => hearing,
    tells: { handler: () => words.approvedNews },
    done: () => words.approvedDone,
  }),

  decline: step<Hearing>()({
    names: ["不同意听证", "不予听证", "decline"],
    says: ["不用听证"],
    label: words.decline,
    help: words.declineHelp,
    by: chief,
    open: { from: ["proposed"], to: "declined" },
    button: { tone: "danger" },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (hearing, { reason }) => ({ ...hearing, outcome: reason }),
    tells: { handler: ({ outcome }) => words.declinedNews(outcome ?? "") },
    done: () => words.declinedDone,
  }),

  /** Three days before, with what 第十条 asks for; whoever is no unit of the county is told by the paper. */
  notice: step<Hearing>()({
    names: ["通知", "发通知", "notice", "notify"],
    says: ["把听证通知发下去", "通知听证员和当事人"],
    label: words.notify,
    help: words.notifyHelp,
    by: handling,
    open: { from: ["decided"], to: "noticed" },
    clocks: { starts: [hearingStart], ends: ["hearing.notify"] },
    button: { tone: "primary" },
    form: {
      startsAt: optional({ ...timeField, main: true, help: words.startsAtAgain }),
      place: line(words.place),
      host: line(words.host, { max: 60, help: words.hostHelp }),
      officers: line(words.officers, { max: 200, help: words.officersHelp }),
      to: optional(several(words.attendant, "organisations", { also: ["单位"] })),
    },
    apply: (hearing, answers, context) => {
      const { place, host, to = [] } = answers;
      const startsAt = answers.startsAt ?? hearing.fields.startsAt;
      if (startsAt === undefined) return new Refusal(words.timeNeeded, { field: "startsAt" });
      const roles = officersTyped(answers.officers);
      if (new Set(roles).size < roles.length)
        return new Refusal(words.officersAlike, { field: "officers" });
      if (roles.length < officersAtLeast || roles.length > officersAtMost)
        return new Refusal(words.officersNumber(roles.length), { field: "officers" });
      if (to.includes(context.actor.organisation))
        return new Refusal(words.toSelf, { field: "to" });
      const short = refuseShort("hearing.notify", startsAt, context);
      if (short !== undefined) return short;
      return {
        ...withFields(hearing, {
          ...moved(hearing, startsAt),
          place,
          host,
          officers: roles.map((role) => ({ role })),
          noticedOn: context.today,
        }),
        parties: [
          ...hearing.parties,
          ...asUnits("to", to, hearing.visibility === 1 ? 1 : 2, context.directory),
        ],
      };
    },
    tells: tellUnits((hearing, { directory }) =>
      words.notifiedNews(holderOf(hearing, directory), momentText(hearing.fields.startsAt ?? "")),
    ),
    announces: ["to"],
    done: (hearing) => words.notifiedDone(isPublic(hearing)),
  }),

  /** Another time, of which notice is given anew. */
  move: step<Hearing>()({
    names: ["延期听证", "改期", "延期", "postpone", "move"],
    says: ["听证往后推"],
    label: words.move,
    help: words.moveHelp,
    by: handling,
    open: { from: ["noticed"], to: "noticed" },
    clocks: { starts: [hearingStart], ends: ["hearing.start"] },
    form: {
      startsAt: { ...timeField, main: true, moves: true },
      reason: line(words.reason, { max: 200 }),
      place: optional(line(words.place)),
    },
    apply: (hearing, { startsAt, reason, place }, context) =>
      refuseShort("hearing.notify", startsAt, context) ??
      withRemark(
        withFields(hearing, {
          ...moved(hearing, startsAt),
          noticedOn: context.today,
          ...(place === undefined ? {} : { place }),
        }),
        "move",
        reason,
        context,
      ),
    tells: tellUnits((hearing) =>
      words.movedNews(momentText(hearing.fields.startsAt ?? ""), lastRemark(hearing)),
    ),
    announces: ["to"],
    done: ({ fields }) => words.movedDone(momentText(fields.startsAt ?? "")),
  }),

  /** An officer with an interest in the case does not hear it (第七条). */
  conflict: step<Hearing>()({
    names: ["听证员回避", "换听证员", "conflict"],
    label: words.conflict,
    help: words.conflictHelp,
    by: handling,
    open: { from: ["noticed"] },
    form: {
      officer: line(words.officer, { max: 60, help: words.officerHelp }),
      reason: line(words.reason, { max: 200, main: true }),
      instead: optional(line(words.instead, { max: 60, help: words.insteadHelp })),
    },
    apply: (hearing, { officer, reason, instead }, context) => {
      const { officers } = hearing.fields;
      const gone = officerMeant(officer, officers);
      if (gone === undefined)
        return new Refusal(words.noSuchOfficer(hearing), { field: "officer" });
      const left = officers.filter((one) => one !== gone);
      if (instead !== undefined && officers.some(({ role }) => role === instead))
        return new Refusal(words.officersAlike, { field: "instead" });
      if (instead === undefined && left.length < officersAtLeast)
        return new Refusal(words.insteadNeeded(left.length), { field: "instead" });
      return withRemark(
        withFields(hearing, {
          officers: [...left, ...(instead === undefined ? [] : [{ role: instead }])],
        }),
        "conflict",
        `${[gone.role, ...(instead === undefined ? [] : [instead])].join(" → ")} · ${reason}`,
        context,
      );
    },
    tells: tellUnits(() => words.conflictNews),
    done: () => words.conflictDone,
  }),

  cancel: step<Hearing>()({
    names: ["取消听证", "取消", "cancel"],
    says: ["听证不开了"],
    label: words.cancel,
    help: words.cancelHelp,
    by: [...handling, ...chief],
    open: { from: ["proposed", "decided", "noticed"], to: "cancelled" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (hearing, { reason }) => ({ ...hearing, outcome: reason }),
    tells: {
      ...tellUnits(({ outcome }) => words.cancelledNews(outcome ?? "")),
      handler: ({ outcome }) => words.cancelledNews(outcome ?? ""),
    },
    announces: ["to"],
    done: () => words.cancelledDone,
  }),
};
