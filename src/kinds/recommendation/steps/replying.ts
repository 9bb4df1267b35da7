import { dayText } from "../../../calendar/day.ts";
import { type Answers, choice, day, line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, inOrder } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { notedUnder } from "../../../flow/paper-day.ts";
import { receiptBeside, receiptStep, receivedBy } from "../../../flow/receipt.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import {
  pointsTemplate,
  readPoints,
  someNumbered,
  splitNumbered,
  textOfEach,
} from "../../../line/numbered-points.ts";
import { addressee, adoptionOptions, asksText } from "../cards.ts";
import { replyRules } from "../clocks.ts";
import type { Adoption, Recommendation } from "../model.ts";
import { addresseeSeats, issuerSeats } from "../seats.ts";
import { adoptionPoints, words } from "../words.ts";

type Fields = Recommendation["fields"];

/** How far a recommendation is adopted as a whole, by its asks. */
const overallAdoption = (points: readonly { readonly adoption: Adoption }[]): Adoption => {
  const [first, ...others] = points.map(({ adoption }) => adoption);
  return first !== undefined && others.every((one) => one === first) ? first : "partial";
};

/**
 * What was answered to each ask. Where it is adopted or refused as a whole one text may answer all of
 * them; adopted in part, it must be said of each.
 */
const pointsOf = (
  { asks }: Pick<Fields, "asks">,
  adoption: Adoption,
  measures: string,
): Fields["points"] | Refusal => {
  const count = splitNumbered(asks).length;
  if (count === 1) return undefined;
  const said = someNumbered(measures, adoptionPoints);
  const answers = splitNumbered(measures);
  if (!said && adoption !== "partial" && answers.length <= count) {
    // Numbered without a verdict of its own, each point has that of the whole.
    return answers.length === 1 || answers.length === count
      ? textOfEach(measures, count).map((text) => ({ adoption, text }))
      : new Refusal(words.pointsMissing(answers.length, count), { field: "measures" });
  }
  const read = readPoints(measures, count, adoptionPoints, "measures");
  if (read instanceof Refusal) return read;
  const points = read.map(({ verdict, text }) => ({ adoption: verdict, text }));
  const all = overallAdoption(points);
  return all === adoption
    ? points
    : new Refusal(words.adoptionDiffers(words[all], words[adoption]), { field: "adoption" });
};

const replyTemplate = ({ fields }: Recommendation) => {
  const count = splitNumbered(fields.asks).length;
  return count === 1 ? {} : { measures: pointsTemplate(count, "采纳", "：") };
};

/** How the day on a reply is asked for. */
const replyDay = { help: words.repliedOnHelp, also: ["复函日期", "落款日期"] } as const;

const replyForm = {
  adoption: choice(words.adoption, adoptionOptions),
  measures: long(words.measures, { main: true, help: words.measuresHelp }),
  evidence: optional(long(words.evidence, { max: 500, help: words.evidenceHelp })),
  repliedOn: dayOr(words.repliedOn, replyDay),
  files: filesField,
};

type Replied = Omit<Answers<typeof replyForm>, "files"> & { readonly files?: unknown };

/** The recommendation with the reply on record, under the day on its paper. */
const recordReply = (
  matter: Recommendation,
  { files: _, repliedOn: given, ...answers }: Replied,
  context: Context,
  byOther = false,
): Recommendation | Refusal => {
  const points = pointsOf(matter.fields, answers.adoption, answers.measures);
  if (points instanceof Refusal) return points;
  const { outcome: __, ...again } = matter;
  const repliedOn = given ?? context.today;
  const order = { after: matter.fields.servedOn, today: context.today };
  const wrong = inOrder(repliedOn, order, "repliedOn", words.repliedOn);
  if (wrong !== undefined) return wrong;
  const replyNoted = notedUnder(repliedOn, context, byOther);
  const replied = withFields<Recommendation>(again, { ...answers, points, repliedOn, replyNoted });
  const { suspension } = matter.fields;
  // While the review is held the reply runs on; it goes on from the reply.
  return suspension === undefined || matter.state !== "suspended"
    ? { ...replied, state: "replied" }
    : withFields(replied, { suspension: { ...suspension, from: "replied" } });
};

const repliedNews = (matter: Recommendation, { directory }: Context) =>
  words.repliedNews(addressee(matter, directory), words[matter.fields.adoption ?? "none"]);

/** The receipt and the written reply (domain §3.6). */
export const replying: Readonly<Record<string, Step<Recommendation>>> = {
  /** The addressee confirms that it holds the document. Does not move the legal start day (REG19 §19). */
  acknowledge: receiptStep<Recommendation>({
    also: "acknowledge",
    help: words.acknowledgeHelp,
    by: addresseeSeats,
    open: { from: ["served"], to: "acknowledged" },
    clocks: { ends: ["rec.acknowledge"] },
    form: {
      contact: optional(line(words.contact, { max: 60, prefill: ({ actorName }) => actorName })),
      leader: optional(line(words.leader, { max: 60 })),
    },
    tells: {
      handler: (matter, { directory }) => words.acknowledgedNews(addressee(matter, directory)),
    },
    done: (matter, context) => words.acknowledgedDone(explainRunning(matter, replyRules, context)),
  }),

  /** The written reply on adoption, a duty of the addressee (人民检察院组织法第二十一条). */
  reply: step<Recommendation>()({
    names: ["回复", "reply"],
    says: [
      "建议已经落实，要复函",
      "answer the one about it",
      "全部采纳，已经拆了",
      "we accept all of it",
      "we closed it",
      "整改好了回给检察院",
      "写回函",
      "按要求整改完毕",
      "整改情况报上",
      "我们的回复写好了",
      "要交答复",
      "来交整改报告",
      "回函给贵院",
      "here is our reply",
      "we have fixed it and answer",
      "我要回复",
      "回函",
      "给检察院回个函",
      "整改完了",
      "整改情况报告",
      "全部采纳",
      "采纳建议",
      "答复检察建议",
      "已经封堵",
      "改好了",
      "材料写好了",
      "answer the recommendation",
      "send the reply",
      "we have fixed everything",
      "our reply",
    ],
    label: words.reply,
    help: words.replyHelp,
    by: addresseeSeats,
    // Whoever answers it holds it: the receipt is recorded with it where none is.
    open: { from: ["served", "acknowledged", "unmet", "suspended"], to: ["replied"] },
    clocks: { ends: ["rec.acknowledge", ...replyRules] },
    button: { tone: "primary" },
    form: { ...replyForm, acknowledgedOn: receiptBeside },
    prefill: replyTemplate,
    intro: asksText,
    apply: (matter, { acknowledgedOn, ...answers }, context) => {
      const replied = recordReply(matter, answers, context);
      // A first reply on paper may have been noted for it: when it came to hold the paper nobody said.
      const unsaid = acknowledgedOn === undefined && matter.fields.repliedOn !== undefined;
      return replied instanceof Refusal || unsaid
        ? replied
        : receivedBy(replied, acknowledgedOn, replied.fields.repliedOn ?? context.today, context);
    },
    tells: { handler: repliedNews },
    done: () => words.repliedDone,
  }),

  /** A reply that came on paper, noted by the procuratorate under the day on it. */
  noteReply: step<Recommendation>()({
    names: ["补录回复", "note-reply"],
    says: [
      "书面回复送到窗口了，我补进去",
      "they answered on paper, let me put it in for them",
      "复函寄来了，替他们录进系统",
      "written answer came in the post",
      "拿纸来回的，帮他们录一下",
      "他们纸质回复到了，录一下",
      "补录纸质回复",
    ],
    label: words.noteReply,
    help: words.noteReplyHelp,
    by: issuerSeats,
    open: { from: ["served", "acknowledged", "unmet", "suspended"], to: ["replied"] },
    clocks: { ends: ["rec.acknowledge", ...replyRules] },
    button: { rare: true },
    form: {
      ...replyForm,
      repliedOn: day(words.repliedOn, { ...replyDay, tense: "past", legal: true }),
    },
    prefill: replyTemplate,
    intro: asksText,
    apply: (matter, answers, context) => recordReply(matter, answers, context, true),
    tells: {
      ...tellAll(addresseeSeats, ({ fields }: Recommendation) =>
        words.replyNotedNews(dayText(fields.repliedOn ?? "")),
      ),
      handler: repliedNews,
    },
    done: ({ fields }) => words.replyNotedDone(dayText(fields.repliedOn ?? "")),
  }),
};
