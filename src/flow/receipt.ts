import type { Day } from "../calendar/day.ts";
import { day, type Field, type Fields, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import type { Directory } from "../people/directory.ts";
import { ifKnown } from "./card-parts.ts";
import { dayOr, inOrder } from "./days.ts";
import { type Matter, withFields } from "./matter.ts";
import { type Noted, notedUnder, paperDayText } from "./paper-day.ts";
import type { Context, Step } from "./step.ts";

const label = text("签收日期", "Acknowledged on");

const receiptStands = text(
  "签收已经记录过。日期填错的，用“勘误”改正。",
  "The receipt is on record already. Where its day is wrong, put it right with errata.",
);
const afterAnswer = text(
  "签收日期不能晚于回复日期。请填回复那天或更早的日期。",
  "It cannot be acknowledged after the day of the reply. Please give that day or an earlier one.",
);

/** How the day of a receipt is asked for: the day on the paper, today unless given. */
const receiptDay: Field<Day | undefined> = {
  ...dayOr(label, {
    help: text(
      "签收单或送达回证上的日期；不填就是今天",
      "The day on the signed receipt; today unless given",
    ),
    also: ["收到日期", "收件日期"],
  }),
  main: true,
};

type Received = {
  readonly servedOn?: Day | undefined;
  readonly acknowledgedOn?: Day | undefined;
  readonly acknowledgedNoted?: Noted | undefined;
};

/** The matter with its receipt on record under the day given for it; refused before the service or after today. */
const recordReceipt = <M extends Matter<Received>>(
  matter: M,
  given: Day | undefined,
  context: Context,
): M | Refusal => {
  const { today } = context;
  const acknowledgedOn = given ?? today;
  const order = { after: matter.fields.servedOn, today };
  const more: Received = { acknowledgedOn, acknowledgedNoted: notedUnder(acknowledgedOn, context) };
  return (
    inOrder(acknowledgedOn, order, "acknowledgedOn", label) ??
    withFields(matter, more as Partial<M["fields"]>)
  );
};

/** The day of a receipt beside what only a unit that holds the paper does: typed by its name, on no form. */
export const receiptBeside: Field<Day | undefined> = optional(
  day(label, { tense: "past", legal: true, byButton: true, also: ["收到日期", "收件日期"] }),
);

/**
 * The matter with the receipt of the paper that is answered on a day, where none is on record: under the day
 * given for it, else at the latest under that of the answer, which is no day of a paper. Refused before the
 * service, after the answer, and where there is a receipt.
 */
export const receivedBy = <M extends Matter<Received>>(
  matter: M,
  given: Day | undefined,
  answeredOn: Day,
  context: Context,
): M | Refusal => {
  if (given !== undefined) {
    if (matter.fields.acknowledgedOn !== undefined)
      return new Refusal(receiptStands, { field: "acknowledgedOn" });
    return given > answeredOn
      ? new Refusal(afterAnswer, { field: "acknowledgedOn" })
      : recordReceipt(matter, given, context);
  }
  const received: Received = { acknowledgedOn: answeredOn };
  return matter.fields.acknowledgedOn === undefined
    ? withFields(matter, received as Partial<M["fields"]>)
    : matter;
};

type Receipt<M extends Matter> = Pick<
  Step<M>,
  "help" | "by" | "open" | "clocks" | "tells" | "done"
> & {
  /** Its other word in English. */
  readonly also: string;
  /** What else is asked with it. */
  readonly form?: Fields;
};

/** The step by which a unit confirms that it holds a paper, under the day on it. No period runs from here. */
export const receiptStep = <M extends Matter<Received>>({
  also,
  form = {},
  ...declared
}: Receipt<M>): Step<M> => ({
  ...declared,
  names: ["签收", "收到", "ack", also],
  says: [
    "建议书收讫",
    "已收悉",
    "文件收到",
    "看到这份建议了",
    "我局已收到贵院建议",
    "先签一下",
    "签了",
    "签字确认收到",
    "we have received it",
    "got the recommendation",
    "收到了",
    "好的收到",
    "知道了",
    "看到了",
    "已阅",
    "收悉",
    "签一下",
    "建议收到",
    "我们收下了",
    "明白",
    "收到通知书",
    "got it",
    "received",
    "noted",
  ],
  label: text("签收", "Acknowledge"),
  button: { tone: "primary" },
  marks: { atOnce: true },
  form: { ...form, acknowledgedOn: receiptDay },
  apply: (matter, { acknowledgedOn, ...answers }, context) =>
    recordReceipt(
      withFields(matter, answers as Partial<M["fields"]>),
      typeof acknowledgedOn === "string" ? acknowledgedOn : undefined,
      context,
    ),
});

/** The day of the receipt as a card says it. */
export const receiptFact = (
  { fields }: Matter<Received>,
  directory: Directory,
): readonly [label: Text, value: Text | undefined] => [
  label,
  ifKnown(fields.acknowledgedOn, (on) => paperDayText(on, fields.acknowledgedNoted, directory)),
];
