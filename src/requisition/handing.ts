import { long } from "../chat/field.ts";
import { explainClock, isRunning } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import type { Step } from "../flow/flow.ts";
import { type Doing, step } from "../flow/flow.ts";
import { holder, issuer } from "./cards.ts";
import type { Requisition } from "./model.ts";
import { awaiting, giveBack, givenUp, handling, unit } from "./seats.ts";
import { words } from "./words.ts";

const deliveredNews = (matter: Requisition, { directory }: Doing) => {
  const to = holder(matter, directory);
  return words.deliveredNews(to.zh, to.en);
};

const offlineNews = (matter: Requisition, { directory }: Doing) => {
  const to = holder(matter, directory);
  return words.offlineNews(to.zh, to.en);
};

const withdrawnNews = ({ outcome }: Requisition) => words.withdrawnNews(outcome ?? "");

const returnedNews = (matter: Requisition, { directory }: Doing) => {
  const from = issuer(matter, directory);
  return words.returnedNews(from.zh, from.en);
};

/** The requisition with one more hand-over; what was missing then is missing no more, or is said anew. */
const handedOver = (
  matter: Requisition,
  delivery: Requisition["fields"]["deliveries"][number],
  missing?: string,
): Requisition => {
  const { missing: _, ...fields } = matter.fields;
  return {
    ...matter,
    fields: {
      ...fields,
      deliveries: [...fields.deliveries, delivery],
      ...(missing === undefined ? {} : { missing }),
    },
  };
};

/** Received, handed over, given back. */
export const handing: Readonly<Record<string, Step<Requisition>>> = {
  /** The unit confirms that it has the notice; the period runs from the service, not from here. */
  receive: step<Requisition>()({
    label: words.receive,
    names: ["签收", "收到", "ack", "receive"],
    help: words.receiveHelp,
    form: {},
    from: ["issued"],
    to: "received",
    by: unit,
    tone: "primary",
    atOnce: true,
    awaited: true,
    tells: {
      handler: (matter, { directory }) => {
        const to = holder(matter, directory);
        return words.receivedNews(to.zh, to.en);
      },
    },
    done: (matter, { calendar }) => {
      const clock = matter.clocks.find((one) => isRunning(one) && one.rule === "file.request");
      const deadline = clock === undefined ? undefined : explainClock(clock, calendar);
      return words.receivedDone(deadline?.zh ?? "", deadline?.en ?? "");
    },
    apply: (matter, _, { today }) => ({
      ...matter,
      fields: { ...matter.fields, acknowledgedOn: today },
    }),
  }),

  /** Everything, or the rest of it, is handed over. */
  deliver: step<Requisition>()({
    label: words.deliver,
    names: ["交付", "deliver"],
    help: words.deliverHelp,
    form: { handed: long(words.handed, { main: true, max: 500 }), files: filesField },
    from: [...awaiting, "refused"],
    to: "delivered",
    by: unit,
    tone: "primary",
    stops: ["file.request"],
    ends: () => ["file.review"],
    starts: [giveBack],
    tells: { handler: deliveredNews, copy: deliveredNews },
    done: () => words.deliveredDone,
    apply: (matter, { handed }, { today }) =>
      handedOver(matter, { on: today, how: "full", handed }),
  }),

  /** A part of it; the period goes on for the rest. */
  deliverPart: step<Requisition>()({
    label: words.deliverPart,
    names: ["部分交付", "part"],
    help: words.deliverPartHelp,
    form: {
      handed: long(words.handed, { main: true, max: 500 }),
      missing: long(words.missing, { max: 500 }),
      files: filesField,
    },
    from: awaiting,
    to: "partial",
    by: unit,
    tells: {
      handler: (matter, { directory }) => {
        const to = holder(matter, directory);
        return words.partNews(to.zh, to.en, matter.fields.missing ?? "");
      },
    },
    done: () => words.partDone,
    apply: (matter, { handed, missing }, { today }) =>
      handedOver(matter, { on: today, how: "part", handed }, missing),
  }),

  /** What is classified goes from hand to hand; nothing of it is written here (保守国家秘密法). */
  deliverOffline: step<Requisition>()({
    label: words.offline,
    names: ["线下交付", "offline"],
    help: words.offlineHelp,
    form: {},
    from: [...awaiting, "refused"],
    to: "delivered",
    by: unit,
    ends: () => ["file.request", "file.review"],
    starts: [giveBack],
    tells: { handler: offlineNews, copy: offlineNews },
    done: () => words.offlineDone,
    apply: (matter, _, { today }) => handedOver(matter, { on: today, how: "offline" }),
  }),

  /** Originals go back to the unit. */
  giveBack: step<Requisition>()({
    label: words.giveBack,
    names: ["归还", "return"],
    help: words.giveBackHelp,
    form: {},
    from: ["delivered"],
    to: "returned",
    by: handling,
    tone: "primary",
    awaited: true,
    when: { holds: ({ fields }) => fields.form !== "copy", otherwise: words.onlyOriginals },
    stops: ["file.return"],
    tells: { "to.liaison": returnedNews, "to.head": returnedNews },
    done: () => words.returnedDone,
    apply: (matter, _, { today }) => {
      const { missing: __, ...fields } = matter.fields;
      return { ...matter, fields: { ...fields, returnedOn: today } };
    },
  }),

  /** The unit has counted what came back. */
  confirm: step<Requisition>()({
    label: words.confirm,
    names: ["确认归还", "confirm"],
    help: words.confirmHelp,
    form: {},
    from: ["returned"],
    to: "closed",
    by: unit,
    tone: "primary",
    awaited: true,
    tells: {
      handler: (matter, { directory }) => {
        const to = holder(matter, directory);
        return words.confirmedNews(to.zh, to.en);
      },
    },
    done: () => words.confirmedDone,
    apply: (matter) => matter,
  }),

  dispute: step<Requisition>()({
    label: words.dispute,
    names: ["归还不全", "incomplete"],
    help: words.disputeHelp,
    form: { missing: long(words.missing, { main: true, max: 500 }) },
    from: ["returned"],
    to: "delivered",
    by: unit,
    tells: {
      handler: (matter, { directory }) => {
        const to = holder(matter, directory);
        return words.disputedNews(to.zh, to.en, matter.fields.missing ?? "");
      },
    },
    done: () => words.disputedDone,
    apply: (matter, { missing }) => {
      const { returnedOn: _, ...fields } = matter.fields;
      return { ...matter, fields: { ...fields, missing } };
    },
  }),

  /** Copies stay: nothing more is to be done. */
  close: step<Requisition>()({
    label: words.close,
    names: ["办结", "close"],
    help: words.closeHelp,
    form: {},
    from: ["delivered"],
    to: "closed",
    by: handling,
    tone: "primary",
    awaited: true,
    when: { holds: ({ fields }) => fields.form !== "original", otherwise: words.onlyCopies },
    tells: { "to.liaison": () => words.closedNews },
    done: () => words.closedDone,
    apply: (matter) => matter,
  }),

  /** The procuratorate needs the files no more. */
  withdraw: step<Requisition>()({
    label: words.withdraw,
    names: ["撤回", "withdraw"],
    help: words.withdrawHelp,
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    from: [...awaiting, "refused"],
    to: ["withdrawn", "delivered"],
    by: ["handler", "from.chief"],
    rare: true,
    ends: () => ["file.request", "file.review"],
    starts: [giveBack],
    tells: { "to.liaison": withdrawnNews, "to.head": withdrawnNews, copy: withdrawnNews },
    announces: ["to"],
    done: () => words.withdrawnDone,
    apply: (matter, { reason }) => givenUp(matter, "withdrawn", reason),
  }),
};
