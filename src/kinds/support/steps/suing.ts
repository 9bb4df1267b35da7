import { choice, line, long, number, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { mostYuan } from "../../../flow/nameless.ts";
import { asUnits } from "../../../flow/parties.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organOf } from "../../../people/directory.ts";
import { recoveredText, resultOptions, reviewer } from "../cards.ts";
import { isWon, type Support } from "../model.ts";
import { applying, court, reviewing } from "../seats.ts";
import { words } from "../words.ts";

/** The court that is meant; the county's where none is named. */
const courtMeant = (typed: string | undefined, { directory }: Context): string | undefined =>
  [...directory.organisations.values()].find(
    (unit) => organOf(unit) === "judiciary" && (typed === undefined || unit.id === typed),
  )?.id;

/** Sent to the court, judged, and paid. */
export const suing: Readonly<Record<string, Step<Support>>> = {
  file: step<Support>()({
    names: ["送法院", "送达", "file"],
    says: ["支持起诉书送法院了"],
    label: words.file,
    help: words.fileHelp,
    by: reviewing,
    open: { from: ["approved"], to: "filed" },
    button: { tone: "primary" },
    form: {
      number: line(words.number, { main: true, max: 40, help: words.numberHelp }),
      court: optional(one(words.court, "organisations", { help: words.courtHelp })),
      filedOn: dayOr(words.filedOn),
      files: filesField,
    },
    apply: (support, { number: typed, court: named, filedOn }, context) => {
      const reference = documentNumber(typed, "山检支诉〔2026〕3号");
      if (reference instanceof Refusal) return reference;
      const unit = courtMeant(named, context);
      if (unit === undefined) return new Refusal(words.notCourt, { field: "court" });
      const parties = [...support.parties, ...asUnits("copy", [unit], 2, context.directory)];
      return recordDay(
        support,
        ["filedOn", filedOn, words.filedOn, support.fields.approvedOn],
        context,
        (dated) => ({ ...dated, reference, parties }),
      );
    },
    tells: {
      ...tellAll(court, (support: Support, { directory }: Context) =>
        words.filedNews(reviewer(support, directory)),
      ),
      ...tellAll(applying, () => words.filedToApplicant),
    },
    done: () => words.filedDone,
  }),

  judge: step<Support>()({
    names: ["裁判结果", "判决", "judge"],
    says: ["法院判了", "判下来了"],
    label: words.judge,
    help: words.judgeHelp,
    by: reviewing,
    open: { from: ["filed"], to: ["judged", "closed"] },
    button: { tone: "primary" },
    form: {
      result: choice(words.result, resultOptions, { main: true }),
      awarded: optional(number(words.awarded, 1, mostYuan, { help: words.awardedHelp })),
      judgedOn: dayOr(words.judgedOn),
    },
    apply: (support, { result, awarded, judgedOn }, context) => {
      if (!isWon(result) && awarded !== undefined)
        return new Refusal(words.nothingAwarded, { field: "awarded" });
      return recordDay(
        support,
        ["judgedOn", judgedOn, words.judgedOn, support.fields.filedOn],
        context,
        (dated) => ({
          ...withFields(dated, { result, ...(awarded === undefined ? {} : { awarded }) }),
          state: isWon(result) ? "judged" : "closed",
        }),
      );
    },
    tells: tellAll(applying, ({ fields }: Support) =>
      words.judgedNews(words[fields.result ?? "rejected"]),
    ),
    done: ({ state }) => words.judgedDone(state === "judged"),
  }),

  /** Money that came in, as often as some does; the sum is kept. */
  recover: step<Support>()({
    names: ["到账", "recover"],
    says: ["钱到手了", "工资拿到了"],
    label: words.recover,
    help: words.recoverHelp,
    by: [...reviewing, "from.liaison"],
    open: { from: ["judged"] },
    button: { tone: "primary" },
    form: {
      amount: number(words.amount, 1, mostYuan, { main: true, help: words.claimedHelp }),
      recoveredOn: dayOr(words.recoveredOn),
    },
    apply: (support, { amount, recoveredOn }, context) =>
      recordDay(
        support,
        ["recoveredOn", recoveredOn, words.recoveredOn, support.fields.judgedOn],
        context,
        (dated) =>
          withFields(dated, {
            recovered: [
              ...dated.fields.recovered,
              { on: dated.fields.recoveredOn ?? context.today, amount },
            ],
          }),
      ),
    tells: tellAll(["handler", "from.liaison"], () => words.recoveredNews),
    done: (support) => words.recoveredDone(recoveredText(support)),
  }),

  close: step<Support>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: reviewing,
    open: { from: ["judged"], to: "closed" },
    form: { reason: long(words.closing, { main: true, max: 500 }) },
    apply: (support, { reason }) => ({ ...support, outcome: reason }),
    tells: tellAll(applying, () => words.closedNews),
    done: (support) => words.closedDone(recoveredText(support)),
  }),
};
