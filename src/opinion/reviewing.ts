import { line, long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { dayOr, inOrder } from "../flow/days.ts";
import type { Step } from "../flow/flow.ts";
import { type Doing, step, tellAll } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { documentNumber } from "../flow/reference.ts";
import { enforces } from "../people/directory.ts";
import { agencyOf, issuer } from "./cards.ts";
import type { Opinion } from "./model.ts";
import { agency, from, lastSaid, recorded } from "./seats.ts";
import { words } from "./words.ts";

/** Registered, reviewed, approved and served. */
export const reviewing: Readonly<Record<string, Step<Opinion>>> = {
  register: step<Opinion>()({
    label: words.register,
    names: ["登记", "register"],
    help: words.registerHelp,
    form: {},
    from: ["referred"],
    to: "reviewing",
    by: ["handler"],
    tone: "primary",
    stops: ["rev.handoff"],
    starts: [from("registeredOn", "rev.review")],
    done: () => words.registeredDone,
    apply: (opinion, _, doing) =>
      recorded(opinion, { registeredOn: doing.today }, undefined, doing),
  }),

  /** While the decision not to prosecute is contested the review rests (REV24 第十三条). */
  suspend: step<Opinion>()({
    label: words.suspend,
    names: ["中止", "suspend"],
    help: words.suspendHelp,
    form: { cause: long(words.cause, { main: true, max: 300, also: ["理由"] }) },
    from: ["reviewing"],
    to: "suspended",
    by: ["handler"],
    rare: true,
    suspends: ["rev.review"],
    tells: { "from.chief": (opinion) => words.suspendedNews(lastSaid(opinion)) },
    done: () => words.suspendedDone,
    apply: (opinion, { cause }, doing) =>
      recorded(opinion, {}, { step: "suspend", text: cause }, doing),
  }),

  resume: step<Opinion>()({
    label: words.resume,
    names: ["恢复", "resume"],
    help: words.resumeHelp,
    form: {},
    from: ["suspended"],
    to: "reviewing",
    by: ["handler"],
    tone: "primary",
    resumes: ["rev.review"],
    done: () => words.resumedDone,
    apply: (opinion) => opinion,
  }),

  propose: step<Opinion>()({
    label: words.propose,
    names: ["拟意见", "propose"],
    help: words.proposeHelp,
    form: {
      penalty: long(words.penalty, { main: true, max: 1000, help: words.penaltyHelp }),
      to: one(words.to, "organisations", { help: words.toHelp }),
      evidence: long(words.evidence, { max: 1000 }),
      property: optional(long(words.property, { max: 500, help: words.propertyHelp })),
    },
    from: ["reviewing"],
    to: "proposed",
    by: ["handler"],
    tone: "primary",
    awaited: true,
    tells: { "from.chief": () => words.proposedNews },
    done: () => words.proposedDone,
    apply: (opinion, { to, ...content }, doing) =>
      enforces(to, doing.directory)
        ? recorded(opinion, { ...content, agency: to, proposal: "opinion" }, undefined, doing)
        : new Refusal(words.toAgency, { field: "to" }),
  }),

  proposeEnd: step<Opinion>()({
    label: words.proposeEnd,
    names: ["拟终结", "propose-end"],
    help: words.proposeEndHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["reviewing"],
    to: "proposed",
    by: ["handler"],
    tells: { "from.chief": (opinion) => words.endNews(lastSaid(opinion)) },
    done: () => words.proposedDone,
    apply: (opinion, { reason }, doing) =>
      recorded(opinion, { proposal: "end" }, { step: "proposeEnd", text: reason }, doing),
  }),

  /** The chief procurator's decision ends the ten working days (人民检察院刑事诉讼规则第三百七十三条). */
  approve: step<Opinion>()({
    label: words.approve,
    names: ["批准", "approve"],
    help: words.approveHelp,
    form: {},
    from: ["proposed"],
    to: ["approved", "ended"],
    by: ["from.chief"],
    tone: "primary",
    stops: ["rev.review"],
    tells: {
      handler: ({ state }) => (state === "ended" ? words.endedNews : words.approvedNews),
    },
    done: () => words.approvedDone,
    apply: (opinion, _, doing) => {
      const ends = opinion.fields.proposal === "end";
      return {
        ...recorded(opinion, { approvedOn: doing.today }, undefined, doing),
        state: ends ? "ended" : "approved",
        ...(ends ? { outcome: lastSaid(opinion) } : {}),
      };
    },
  }),

  sendBack: step<Opinion>()({
    label: words.sendBack,
    names: ["退回", "send-back"],
    help: words.sendBackHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["proposed"],
    to: "reviewing",
    by: ["from.chief"],
    tells: { handler: (opinion) => words.sentBackNews(lastSaid(opinion)) },
    done: () => words.sentBackDone,
    apply: (opinion, { reason }, doing) =>
      recorded(opinion, {}, { step: "sendBack", text: reason }, doing),
  }),

  /** Served with the decision not to prosecute; from here the agency sees it. */
  serve: step<Opinion>()({
    label: words.serve,
    names: ["送达", "serve"],
    help: words.serveHelp,
    form: {
      number: line(words.number, { max: 40, help: words.numberHelp }),
      servedOn: dayOr(words.servedOn),
    },
    from: ["approved"],
    to: "served",
    by: ["handler"],
    tone: "primary",
    awaited: true,
    starts: [from("servedOn", "rev.reply")],
    tells: tellAll(agency, (opinion: Opinion, { directory }: Doing) =>
      words.servedNews(issuer(opinion, directory)),
    ),
    announces: ["to"],
    done: (opinion, { directory }) => words.servedDone(agencyOf(opinion, directory)),
    apply: (opinion, { number, servedOn }, doing) => {
      const reference = documentNumber(number, "山检意〔2026〕3号");
      if (reference instanceof Refusal) return reference;
      const on = servedOn ?? doing.today;
      const after = opinion.fields.approvedOn;
      const wrong = inOrder(on, { after, today: doing.today }, "servedOn", words.servedOn);
      if (wrong !== undefined) return wrong;
      const unit = opinion.fields.agency ?? "";
      return {
        ...recorded(opinion, { servedOn: on }, undefined, doing),
        reference,
        parties: [
          ...opinion.parties,
          { part: "to", organisation: unit },
          ...team("to", unit, doing.directory),
        ],
      };
    },
  }),
};
