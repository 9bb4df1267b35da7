import { line, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { period } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { mayPunish } from "../../../people/directory.ts";
import { agencyOf, issuer } from "../cards.ts";
import type { Opinion } from "../model.ts";
import { agency } from "../seats.ts";
import { words } from "../words.ts";

/** Registered, reviewed, approved and served. */
export const reviewing: Readonly<Record<string, Step<Opinion>>> = {
  register: step<Opinion>()({
    names: ["登记", "register"],
    says: ["接到移交，登记一下"],
    label: words.register,
    help: words.registerHelp,
    by: ["handler"],
    open: { from: ["referred"], to: "reviewing" },
    clocks: {
      starts: [period("rev.review", ({ fields }) => fields.registeredOn)],
      // Of older matters, in which it ran until here.
      ends: ({ clocks }) => clocks.flatMap(({ rule }) => (rule === "rev.handoff" ? [rule] : [])),
    },
    button: { tone: "primary" },
    form: {
      registeredOn: { ...dayOr(words.registeredOn, { help: words.registeredOnHelp }), main: true },
    },
    apply: (opinion, { registeredOn }, context) => {
      const day = [
        "registeredOn",
        registeredOn,
        words.registeredOn,
        opinion.fields.decidedOn,
      ] as const;
      return recordDay(opinion, day, context, (dated) => dated);
    },
    done: () => words.registeredDone,
  }),

  /** While the decision not to prosecute is contested the review rests (REV24 第十三条). */
  suspend: step<Opinion>()({
    names: ["中止", "suspend"],
    label: words.suspend,
    help: words.suspendHelp,
    by: ["handler"],
    open: { from: ["reviewing"], to: "suspended" },
    clocks: { holds: ["rev.review"], on: ({ fields }) => fields.suspendedOn },
    button: { rare: true },
    form: {
      cause: long(words.cause, { main: true, max: 300, also: ["理由"] }),
      suspendedOn: dayOr(words.suspendedOn, { help: words.suspendedOnHelp }),
    },
    apply: (opinion, { cause, suspendedOn }, context) => {
      const { registeredOn, resumedOn } = opinion.fields;
      const day = [
        "suspendedOn",
        suspendedOn,
        words.suspendedOn,
        resumedOn ?? registeredOn,
      ] as const;
      return remarkOn(opinion, ["suspend", cause], day, context);
    },
    tells: { "from.procuratorate:chief": (opinion) => words.suspendedNews(lastRemark(opinion)) },
    done: () => words.suspendedDone,
  }),

  resume: step<Opinion>()({
    names: ["恢复", "resume"],
    label: words.resume,
    help: words.resumeHelp,
    by: ["handler"],
    open: { from: ["suspended"], to: "reviewing" },
    clocks: { resumes: ["rev.review"], on: ({ fields }) => fields.resumedOn },
    button: { tone: "primary" },
    form: { resumedOn: dayOr(words.resumedOn) },
    apply: (opinion, { resumedOn }, context) =>
      recordDay(
        opinion,
        ["resumedOn", resumedOn, words.resumedOn, opinion.fields.suspendedOn],
        context,
        (dated) => dated,
      ),
    done: () => words.resumedDone,
  }),

  propose: step<Opinion>()({
    names: ["拟意见", "propose"],
    says: ["写检察意见", "起草意见书"],
    label: words.propose,
    help: words.proposeHelp,
    by: ["handler"],
    open: { from: ["reviewing"], to: "proposed" },
    button: { tone: "primary" },
    form: {
      penalty: long(words.penalty, { main: true, max: 1000, help: words.penaltyHelp }),
      to: one(words.to, "organisations", { help: words.toHelp }),
      evidence: long(words.evidence, { max: 1000 }),
      property: optional(long(words.property, { max: 500, help: words.propertyHelp })),
    },
    apply: (opinion, { to, ...content }, context) =>
      mayPunish(to, context.directory)
        ? withFields(opinion, {
            ...content,
            agency: to,
            proposal: "opinion",
            proposedOn: context.today,
          })
        : new Refusal(words.toAgency, { field: "to" }),
    tells: { "from.procuratorate:chief": () => words.proposedNews },
    done: () => words.proposedDone,
  }),

  proposeEnd: step<Opinion>()({
    names: ["拟终结", "propose-end"],
    label: words.proposeEnd,
    help: words.proposeEndHelp,
    by: ["handler"],
    open: { from: ["reviewing"], to: "proposed" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) =>
      withRemark(
        withFields(opinion, { proposal: "end", proposedOn: context.today }),
        "proposeEnd",
        reason,
        context,
      ),
    tells: { "from.procuratorate:chief": (opinion) => words.endNews(lastRemark(opinion)) },
    done: () => words.proposedDone,
  }),

  /** The chief procurator's decision ends the ten working days (人民检察院刑事诉讼规则第三百七十三条). */
  approve: step<Opinion>()({
    names: ["批准", "approve"],
    label: words.approve,
    help: words.approveHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["proposed"], to: ["approved", "ended"] },
    clocks: { ends: ["rev.review"] },
    button: { tone: "primary" },
    form: { approvedOn: dayOr(words.approvedOn) },
    apply: (opinion, { approvedOn }, context) => {
      const ends = opinion.fields.proposal === "end";
      const day = [
        "approvedOn",
        approvedOn,
        words.approvedOn,
        opinion.fields.registeredOn,
      ] as const;
      return recordDay(opinion, day, context, (dated) => ({
        ...dated,
        state: ends ? "ended" : "approved",
        ...(ends ? { outcome: lastRemark(opinion) } : {}),
      }));
    },
    tells: {
      handler: ({ state }) => (state === "ended" ? words.endedNews : words.approvedNews),
    },
    done: () => words.approvedDone,
  }),

  sendBack: step<Opinion>()({
    names: ["退回", "send-back"],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["proposed"], to: "reviewing" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (opinion, { reason }, context) => withRemark(opinion, "sendBack", reason, context),
    tells: { handler: (opinion) => words.sentBackNews(lastRemark(opinion)) },
    done: () => words.sentBackDone,
  }),

  /** Served with the decision not to prosecute; from here the agency sees it. */
  serve: step<Opinion>()({
    names: ["送达", "serve"],
    says: ["意见书送到了", "把意见送给主管机关"],
    label: words.serve,
    help: words.serveHelp,
    by: ["handler"],
    open: { from: ["approved"], to: "served" },
    clocks: { starts: [period("rev.reply", ({ fields }) => fields.servedOn)] },
    button: { tone: "primary" },
    form: {
      number: line(words.number, { max: 40, help: words.numberHelp }),
      servedOn: dayOr(words.servedOn),
    },
    apply: (opinion, { number, servedOn }, context) => {
      const reference = documentNumber(number, "山检意〔2026〕3号");
      if (reference instanceof Refusal) return reference;
      const { agency: unit = "", approvedOn: after } = opinion.fields;
      const day = ["servedOn", servedOn, words.servedOn, after] as const;
      return recordDay(opinion, day, context, (dated) => ({
        ...dated,
        reference,
        parties: [...dated.parties, ...asUnits("to", [unit], 2, context.directory)],
      }));
    },
    tells: tellAll(agency, (opinion: Opinion, { directory }: Context) =>
      words.servedNews(issuer(opinion, directory)),
    ),
    announces: ["to"],
    done: (opinion, { directory }) => words.servedDone(agencyOf(opinion, directory)),
  }),
};
