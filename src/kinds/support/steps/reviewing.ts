import { long } from "../../../chat/field.ts";
import { filesField } from "../../../flow/file.ts";
import { peopleIn, withFields } from "../../../flow/matter.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import { applicant, reviewer } from "../cards.ts";
import { reviewPeriod } from "../clocks.ts";
import type { Support } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

const reasonForm = { reason: long(words.reason, { main: true, max: 500 }) };

/** Reviewed by a procurator, approved by the chief. */
export const reviewing: Readonly<Record<string, Step<Support>>> = {
  return: step<Support>()({
    names: ["补正", "退回", "return"],
    label: words.return,
    help: words.returnHelp,
    by: seats.reviewing,
    open: { from: ["applied"], to: "returned" },
    clocks: { ends: ["support.review"] },
    form: reasonForm,
    apply: (support, { reason }, context) => withRemark(support, "return", reason, context),
    tells: tellAll(seats.applying, (support: Support) => words.returnedNews(lastRemark(support))),
    done: () => words.returnedDone,
  }),

  supplement: step<Support>()({
    names: ["补充", "supplement"],
    label: words.supplement,
    help: words.supplementHelp,
    by: seats.applying,
    open: { from: ["returned"], to: "applied" },
    clocks: { starts: [reviewPeriod] },
    button: { tone: "primary" },
    form: { more: long(words.more, { main: true, max: 500 }), files: filesField },
    apply: (support, { more }, context) => withRemark(support, "supplement", more, context),
    tells: {
      "to.procuratorate:procurator": (support, { directory }) =>
        words.supplementedNews(applicant(support, directory)),
    },
    done: (support, context) =>
      words.supplementedDone(explainRunning(support, ["support.review"], context)),
  }),

  /** What would be said to the court, for the chief to approve; whoever proposes it handles it. */
  propose: step<Support>()({
    names: ["拟支持", "propose"],
    says: ["我们想支持起诉", "建议支持"],
    label: words.propose,
    help: words.proposeHelp,
    by: seats.reviewing,
    open: { from: ["applied"], to: "proposed" },
    button: { tone: "primary" },
    // A file would be the applicant's to open before the chief has agreed to anything.
    form: { opinion: long(words.opinion, { main: true, help: words.opinionHelp }) },
    apply: (support, { opinion }, { actor }) => ({
      ...withFields(support, { opinion }),
      parties: peopleIn(support, "handler").includes(actor.id)
        ? support.parties
        : [
            ...support.parties.filter(({ part }) => part !== "handler"),
            { part: "handler", person: actor.id },
          ],
    }),
    tells: tellAll(seats.chief, () => words.proposedNews),
    done: () => words.proposedDone,
  }),

  approve: step<Support>()({
    names: ["批准支持", "批准", "approve"],
    says: ["同意支持起诉"],
    label: words.approve,
    help: words.approveHelp,
    by: seats.chief,
    open: { from: ["proposed"], to: "approved" },
    clocks: { ends: ["support.review"] },
    button: { tone: "primary" },
    form: {},
    apply: (support, _, { today }) => withFields(support, { approvedOn: today }),
    tells: {
      handler: () => words.approvedNews,
      ...tellAll(["from.liaison", "from.head"], (support: Support, { directory }) =>
        words.supportedNews(reviewer(support, directory)),
      ),
    },
    done: () => words.approvedDone,
  }),

  sendBack: step<Support>()({
    names: ["不批准", "退回审查", "send-back"],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: seats.chief,
    open: { from: ["proposed"], to: "applied" },
    form: reasonForm,
    apply: (support, { reason }, context) => withRemark(support, "sendBack", reason, context),
    tells: { handler: (support) => words.sentBackNews(lastRemark(support)) },
    done: () => words.sentBackDone,
  }),

  decline: step<Support>()({
    names: ["不支持", "不予支持", "decline"],
    says: ["不用支持起诉"],
    label: words.decline,
    help: words.declineHelp,
    by: [...seats.reviewing, ...seats.chief],
    open: { from: ["applied", "proposed"], to: "declined" },
    button: { tone: "danger" },
    form: reasonForm,
    apply: (support, { reason }) => ({ ...support, outcome: reason }),
    tells: {
      ...tellAll(seats.applying, ({ outcome }: Support) => words.declinedNews(outcome ?? "")),
      handler: ({ outcome }) => words.declinedNews(outcome ?? ""),
    },
    done: () => words.declinedDone,
  }),

  withdraw: step<Support>()({
    names: ["撤回申请", "撤回", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.applying,
    open: { from: ["applied", "returned", "proposed", "approved"], to: "withdrawn" },
    button: { rare: true },
    form: reasonForm,
    apply: (support, { reason }) => ({ ...support, outcome: reason }),
    tells: tellAll(["handler", "to.procuratorate:procurator"], ({ outcome }: Support) =>
      words.withdrawnNews(outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
