import { long } from "../../../chat/field.ts";
import { filesField } from "../../../flow/file.ts";
import { receiptDay, recordReceipt } from "../../../flow/receipt.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { holder, issuer } from "../cards.ts";
import { returnPeriod } from "../clocks.ts";
import { awaiting, type Requisition } from "../model.ts";
import { handling, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

const deliveredNews = (matter: Requisition, { directory }: Context) =>
  words.deliveredNews(holder(matter, directory));

const offlineNews = (matter: Requisition, { directory }: Context) =>
  words.offlineNews(holder(matter, directory));

const returnedNews = (matter: Requisition, { directory }: Context) =>
  words.returnedNews(issuer(matter, directory));

/** The requisition, asked for no more: ended, unless part of it was handed over and is to come back. */
export const giveUp = (
  matter: Requisition,
  end: "closed" | "withdrawn",
  why: string,
): Requisition => {
  const { missing: _, ...fields } = matter.fields;
  const state = fields.deliveries.length > 0 ? "delivered" : end;
  return { ...matter, state, fields, outcome: why };
};

/** The requisition with one more hand-over; what was missing then is missing no more, or is said anew. */
const handOver = (
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
    names: ["签收", "收到", "ack", "receive"],
    label: words.receive,
    help: words.receiveHelp,
    by: unitSeats,
    open: { from: ["issued"], to: "received" },
    button: { tone: "primary" },
    marks: { atOnce: true },
    form: { acknowledgedOn: receiptDay },
    apply: (matter, { acknowledgedOn }, context) => recordReceipt(matter, acknowledgedOn, context),
    tells: {
      handler: (matter, { directory }) => words.receivedNews(holder(matter, directory)),
    },
    done: (matter, context) =>
      words.receivedDone(explainRunning(matter, ["file.request"], context)),
  }),

  /** Everything, or the rest of it, is handed over. */
  deliver: step<Requisition>()({
    names: ["交付", "deliver"],
    label: words.deliver,
    help: words.deliverHelp,
    by: unitSeats,
    open: { from: [...awaiting, "refused"], to: "delivered" },
    clocks: {
      starts: [returnPeriod],
      ends: ["file.request", "file.review"],
    },
    button: { tone: "primary" },
    form: { handed: long(words.handed, { main: true, max: 500 }), files: filesField },
    apply: (matter, { handed }, { today }) => handOver(matter, { on: today, how: "full", handed }),
    tells: tellAll(["handler", "copy"], deliveredNews),
    done: () => words.deliveredDone,
  }),

  /** A part of it; the period goes on for the rest. */
  deliverPart: step<Requisition>()({
    names: ["部分交付", "part"],
    label: words.deliverPart,
    help: words.deliverPartHelp,
    by: unitSeats,
    open: { from: awaiting, to: "partial" },
    form: {
      handed: long(words.handed, { main: true, max: 500 }),
      missing: long(words.missing, { max: 500 }),
      files: filesField,
    },
    apply: (matter, { handed, missing }, { today }) =>
      handOver(matter, { on: today, how: "part", handed }, missing),
    tells: {
      handler: (matter, { directory }) =>
        words.partNews(holder(matter, directory), matter.fields.missing ?? ""),
    },
    done: () => words.partDone,
  }),

  /** What is classified goes from hand to hand; nothing of it is written here (保守国家秘密法). */
  deliverOffline: step<Requisition>()({
    names: ["线下交付", "offline"],
    label: words.offline,
    help: words.offlineHelp,
    by: unitSeats,
    open: { from: [...awaiting, "refused"], to: "delivered" },
    clocks: { starts: [returnPeriod], ends: ["file.request", "file.review"] },
    form: {},
    apply: (matter, _, { today }) => handOver(matter, { on: today, how: "offline" }),
    tells: tellAll(["handler", "copy"], offlineNews),
    done: () => words.offlineDone,
  }),

  /** Originals go back to the unit. */
  giveBack: step<Requisition>()({
    names: ["归还", "return"],
    label: words.giveBack,
    help: words.giveBackHelp,
    by: handling,
    open: {
      from: ["delivered"],
      to: "returned",
      when: {
        only: words.only.originals,
        otherwise: ({ fields }) => (fields.form === "copy" ? words.onlyOriginals : undefined),
      },
    },
    clocks: { ends: ["file.return"] },
    button: { tone: "primary" },
    form: {},
    apply: (matter, _, { today }) => {
      const { missing: __, ...fields } = matter.fields;
      return { ...matter, fields: { ...fields, returnedOn: today } };
    },
    tells: tellAll(unitSeats, returnedNews),
    done: () => words.returnedDone,
  }),

  /** The unit has counted what came back. */
  confirm: step<Requisition>()({
    names: ["确认归还", "confirm"],
    label: words.confirm,
    help: words.confirmHelp,
    by: unitSeats,
    open: { from: ["returned"], to: "closed" },
    button: { tone: "primary" },
    form: {},
    apply: (matter) => matter,
    tells: {
      handler: (matter, { directory }) => words.confirmedNews(holder(matter, directory)),
    },
    done: () => words.confirmedDone,
  }),

  dispute: step<Requisition>()({
    names: ["归还不全", "incomplete"],
    label: words.dispute,
    help: words.disputeHelp,
    by: unitSeats,
    open: { from: ["returned"], to: "delivered" },
    form: { missing: long(words.missing, { main: true, max: 500 }) },
    apply: (matter, { missing }) => {
      const { returnedOn: _, ...fields } = matter.fields;
      return { ...matter, fields: { ...fields, missing } };
    },
    tells: {
      handler: (matter, { directory }) =>
        words.disputedNews(holder(matter, directory), matter.fields.missing ?? ""),
    },
    done: () => words.disputedDone,
  }),

  /** Copies stay: nothing more is to be done. */
  close: step<Requisition>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: handling,
    open: {
      from: ["delivered"],
      to: "closed",
      when: {
        only: words.only.copies,
        otherwise: ({ fields }) => (fields.form === "original" ? words.onlyCopies : undefined),
      },
    },
    button: { tone: "primary" },
    form: {},
    apply: (matter) => matter,
    tells: { "to.liaison": () => words.closedNews },
    done: () => words.closedDone,
  }),

  /** The procuratorate needs the files no more. */
  withdraw: step<Requisition>()({
    names: ["撤回", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: ["handler", "from.procuratorate:chief"],
    open: { from: [...awaiting, "refused"], to: ["withdrawn", "delivered"] },
    clocks: { starts: [returnPeriod], ends: ["file.request", "file.review"] },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, { reason }) => giveUp(matter, "withdrawn", reason),
    tells: tellAll([...unitSeats, "copy"], ({ outcome }) => words.withdrawnNews(outcome ?? "")),
    announces: ["to"],
    done: () => words.withdrawnDone,
  }),
};
