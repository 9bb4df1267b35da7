import { type Day, dayText } from "../../../calendar/day.ts";
import { long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, type Text } from "../../../chat/text.ts";
import { dayOr, inOrder, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { notedUnder } from "../../../flow/paper-day.ts";
import { receiptStep } from "../../../flow/receipt.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { holder, issuer } from "../cards.ts";
import { returnPeriod, returnToday } from "../clocks.ts";
import { awaiting, type Requisition } from "../model.ts";
import { handling, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** The last hand-over, which is what the period to give back runs from. */
const lastDelivery = ({ fields }: Requisition) => fields.deliveries.at(-1);

const withDayToConfirm = (matter: Requisition, news: Text): Text => {
  const paperOn = lastDelivery(matter)?.paperOn;
  return paperOn === undefined ? news : sentences(news, words.confirmHandedOn(dayText(paperOn)));
};

const deliveredNews = (matter: Requisition, { directory }: Context) =>
  withDayToConfirm(matter, words.deliveredNews(holder(matter, directory)));

const offlineNews = (matter: Requisition, { directory }: Context) =>
  withDayToConfirm(matter, words.offlineNews(holder(matter, directory)));

const deliveredDone = (done: Text) => (matter: Requisition) => {
  const paperOn = lastDelivery(matter)?.paperOn;
  return paperOn === undefined ? done : sentences(done, words.handedOnToConfirm(dayText(paperOn)));
};

/** How the day of a hand-over is asked for: that on the receipt, today unless given. */
const handedOn = dayOr(words.handedOn, {
  help: words.handedOnHelp,
  also: ["移交日期", "交付日期"],
});

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

type Delivery = Requisition["fields"]["deliveries"][number];

/**
 * The requisition with one more hand-over; what was missing then is missing no more, or is said anew. The
 * period to give originals back is the procuratorate's: an earlier day than that of entry begins it once
 * the procuratorate has confirmed it.
 */
const handOver = (
  matter: Requisition,
  delivery: Omit<Delivery, "on">,
  given: Day | undefined,
  context: Context,
  missing?: string,
): Requisition | Refusal => {
  const { today } = context;
  const on = given ?? today;
  const after = lastDelivery(matter)?.on ?? matter.fields.servedOn;
  const wrong = inOrder(on, { after, today }, "handedOn", words.handedOn);
  if (wrong !== undefined) return wrong;
  const noted = notedUnder(on, context);
  const begins = matter.fields.form === "original" && delivery.how !== "part";
  const day = begins && on < today ? { on: today, paperOn: on } : { on };
  const { missing: _, ...fields } = matter.fields;
  return {
    ...matter,
    fields: {
      ...fields,
      deliveries: [
        ...fields.deliveries,
        { ...delivery, ...day, ...(noted === undefined ? {} : { noted }) },
      ],
      ...(missing === undefined ? {} : { missing }),
    },
  };
};

/** The requisition with something else on record of its last hand-over. */
const withLast = (matter: Requisition, last: Delivery): Requisition =>
  withFields(matter, { deliveries: [...matter.fields.deliveries.slice(0, -1), last] });

const dayToConfirm: Condition<Requisition> = {
  only: words.only.handedOnToConfirm,
  otherwise: (matter) =>
    lastDelivery(matter)?.paperOn === undefined ? words.noHandedOn : undefined,
};

const declinedText = (matter: Requisition): Text => {
  const { on = "", declined } = lastDelivery(matter) ?? {};
  return words.handedOnDeclined(
    dayText(declined?.paperOn ?? ""),
    dayText(on),
    declined?.reason ?? "",
  );
};

/** Nothing is missing any more: the period to hand over ends, that to give back begins. */
const inFull = {
  by: unitSeats,
  open: { from: [...awaiting, "refused"], to: "delivered" },
  clocks: { starts: [returnPeriod], ends: ["file.request", "file.review"] },
} satisfies Pick<Step<Requisition>, "by" | "open" | "clocks">;

/** Received, handed over, given back. */
export const handing: Readonly<Record<string, Step<Requisition>>> = {
  /** The unit confirms that it has the notice; the period runs from the service, not from here. */
  receive: receiptStep<Requisition>({
    also: "receive",
    help: words.receiveHelp,
    by: unitSeats,
    open: { from: ["issued"], to: "received" },
    tells: {
      handler: (matter, { directory }) => words.receivedNews(holder(matter, directory)),
    },
    done: (matter, context) =>
      words.receivedDone(explainRunning(matter, ["file.request"], context)),
  }),

  /** Everything, or the rest of it, is handed over. */
  deliver: step<Requisition>()({
    names: ["交付", "deliver"],
    says: [
      "送过去了",
      "went over this morning",
      "卷交了",
      "卷宗送过去了",
      "材料交给检察院了",
      "把卷宗传上去",
      "案卷给他们了",
      "files handed over",
    ],
    label: words.deliver,
    help: words.deliverHelp,
    ...inFull,
    button: { tone: "primary" },
    form: { handed: long(words.handed, { main: true, max: 500 }), handedOn, files: filesField },
    apply: (matter, { handed, handedOn: on }, context) =>
      handOver(matter, { how: "full", handed }, on, context),
    tells: tellAll(["handler", "copy"], deliveredNews),
    done: deliveredDone(words.deliveredDone),
  }),

  /** A part of it; the period goes on for the rest. */
  deliverPart: step<Requisition>()({
    names: ["部分交付", "part"],
    says: [
      "two now, one still missing",
      "先给两本",
      "only two of them for now",
      "第三本还在外头",
      "先交一部分",
      "只找到两册",
    ],
    label: words.deliverPart,
    help: words.deliverPartHelp,
    by: unitSeats,
    open: { from: awaiting, to: "partial" },
    form: {
      handed: long(words.handed, { main: true, max: 500 }),
      missing: long(words.missing, { max: 500 }),
      handedOn,
      files: filesField,
    },
    apply: (matter, { handed, missing, handedOn: on }, context) =>
      handOver(matter, { how: "part", handed }, on, context, missing),
    tells: {
      handler: (matter, { directory }) =>
        words.partNews(holder(matter, directory), matter.fields.missing ?? ""),
    },
    done: () => words.partDone,
  }),

  /** What is classified goes from hand to hand; nothing of it is written here (保守国家秘密法). */
  deliverOffline: step<Requisition>()({
    names: ["线下交付", "offline"],
    says: [
      "当面交接了，不走网上",
      "涉密的，人送过去的",
      "人工送过去了",
      "当面交了卷宗",
      "纸质卷宗送到了",
    ],
    label: words.offline,
    help: words.offlineHelp,
    ...inFull,
    form: { handedOn: { ...handedOn, main: true } },
    apply: (matter, { handedOn: on }, context) => handOver(matter, { how: "offline" }, on, context),
    tells: tellAll(["handler", "copy"], offlineNews),
    done: deliveredDone(words.offlineDone),
  }),

  /** The other side's word that the originals came on the day the unit says: from then on they are to be given back by it. */
  confirmHandedOn: step<Requisition>()({
    names: ["确认移交日期", "confirm-handed-on"],
    label: words.confirmDay,
    help: words.confirmDayHelp,
    by: handling,
    open: { from: ["delivered"], when: dayToConfirm },
    clocks: { starts: [returnPeriod], ends: ["file.return"] },
    form: {},
    apply: (matter) => {
      const last = lastDelivery(matter);
      if (last?.paperOn === undefined) return new Refusal(words.noHandedOn);
      const { paperOn: on, ...rest } = last;
      return withLast(matter, { ...rest, on });
    },
    tells: tellAll(unitSeats, (matter: Requisition) =>
      words.handedOnConfirmed(dayText(lastDelivery(matter)?.on ?? "")),
    ),
    done: (matter, context) =>
      words.handedOnConfirmedDone(
        words.handedOnConfirmed(dayText(lastDelivery(matter)?.on ?? "")),
        explainRunning(matter, ["file.return"], context),
      ),
  }),

  /** The other side's word that they did not: the day of entry stays. */
  declineHandedOn: step<Requisition>()({
    names: ["不认可移交日期", "decline-handed-on"],
    label: words.declineDay,
    help: words.declineDayHelp,
    by: handling,
    open: { from: ["delivered"], when: dayToConfirm },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, { reason }) => {
      const last = lastDelivery(matter);
      if (last?.paperOn === undefined) return new Refusal(words.noHandedOn);
      const { paperOn, noted: _, ...rest } = last;
      return withLast(matter, { ...rest, declined: { paperOn, reason } });
    },
    tells: tellAll(unitSeats, declinedText),
    done: declinedText,
  }),

  /** Originals go back to the unit. */
  giveBack: step<Requisition>()({
    names: ["归还", "return"],
    says: ["卷看完了还回去", "把卷宗还给他们", "return the files"],
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
    form: {
      returnedOn: { ...dayOr(words.returnedOn, { help: words.returnedOnHelp }), main: true },
    },
    apply: (matter, { returnedOn }, { today }) => {
      const { missing: _, ...fields } = matter.fields;
      // What the unit itself says is enough to have had them, whoever confirms it.
      const last = lastDelivery(matter);
      const after = last?.paperOn ?? last?.on;
      const day = ["returnedOn", returnedOn, words.returnedOn, after] as const;
      return recordDay({ ...matter, fields }, day, { today }, (dated) => dated);
    },
    tells: tellAll(unitSeats, returnedNews),
    done: () => words.returnedDone,
  }),

  /** The unit has counted what came back. */
  confirm: step<Requisition>()({
    names: ["确认归还", "confirm"],
    says: ["卷宗收回来了", "还的卷齐了"],
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
    says: ["还少了几本", "卷没还全"],
    label: words.dispute,
    help: words.disputeHelp,
    by: unitSeats,
    open: { from: ["returned"], to: "delivered" },
    // What is still out is due back by the same day as before.
    clocks: { starts: [returnPeriod] },
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
    says: ["调卷作罢，收回通知", "卷不调了", "don't need the files any more", "不用调了"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: ["handler", "from.procuratorate:chief"],
    open: { from: [...awaiting, "refused"], to: ["withdrawn", "delivered"] },
    clocks: { starts: [returnToday], ends: ["file.request", "file.review"] },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, { reason }) => giveUp(matter, "withdrawn", reason),
    tells: tellAll([...unitSeats, "copy"], ({ outcome }) => words.withdrawnNews(outcome ?? "")),
    announces: ["to"],
    done: () => words.withdrawnDone,
  }),
};
