import { choice, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { shorten } from "../../../chat/text.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { organisationName } from "../../../people/directory.ts";
import { askerOptions, askingUnit } from "../cards.ts";
import { answerPeriod } from "../clocks.ts";
import { type Advice, adviser, category } from "../model.ts";
import { advising } from "../seats.ts";
import { words } from "../words.ts";

/** A unit asks what the law is, for itself or for somebody who came to it. */
export const ask = opening<Advice>()({
  id: "ask",
  names: ["法律咨询", "提问", "ask-advice"],
  says: [
    "咨询下能不能",
    "a caller asks whether",
    "could justice tell us",
    "asking for the legal desk",
    "该走复议还是诉讼",
    "请司法局给个说法",
    "想请教一下",
    "该依哪一条处罚",
    "给企业问个事",
    "想让司法局解答",
    "适用哪条法律",
    "这个该适用哪条法律",
    "想咨询一个法律问题",
    "群众来问法律问题",
    "帮群众问一下法律",
    "问问司法局合不合法",
    "a legal question",
    "is this lawful",
    "which law applies",
  ],
  label: words.ask,
  help: words.askHelp,
  by: ["liaison", "officer", "intake", "clerk", "head", "procuratorate:procurator"],
  warning: words.warning,
  form: {
    question: long(words.question, { main: true, max: 1000, help: words.questionHelp }),
    asker: optional(choice(words.asker, askerOptions, { help: words.askerHelp })),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [answerPeriod] },
  apply: (answers, context): Draft<Advice> | Refusal => {
    const { question, asker = "unit" } = answers;
    const { actor, directory, today } = context;
    if (!directory.organisations.has(adviser)) return new Refusal(words.nobodyAdvises);
    const same = othersOf<Advice>("advice", context).find(
      ({ fields }) => fields.question === question,
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "question" });
    const taken = lineage({ ...answers, category }, [question], context);
    if (taken instanceof Refusal) return taken;
    const { recused, visibility, ...inherited } = taken;
    return {
      ...inherited,
      category,
      visibility,
      state: "asked",
      title: shorten(question, 30),
      urgent: false,
      parties: [
        ...asUnits("from", [actor.organisation], visibility, directory),
        ...asUnits("to", [adviser], visibility, directory),
        { part: "handler", person: actor.id },
        ...recused,
      ],
      fields: { question, asker, askedOn: today, remarks: [] },
    };
  },
  tells: tellAll(advising, (advice: Advice, { directory }: Context) =>
    words.askedNews(askingUnit(advice, directory)),
  ),
  announces: ["to"],
  done: (advice, context) =>
    words.askedDone(
      organisationName(context.directory, adviser),
      advice.code,
      explainRunning(advice, ["advice.answer"], context),
    ),
});
