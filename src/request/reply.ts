import { action, type Card, links, note, paragraph, putAbove } from "../chat/card.ts";
import type { Form } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { apartOf, linkTo } from "../files/link.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { cardAfter, doneText } from "../flow/card-after.ts";
import { type Found, findMatter } from "../flow/find.ts";
import { noteReading } from "../flow/reading.ts";
import { withRelated } from "../flow/related.ts";
import { matterCard } from "../flow/render.ts";
import { isStep } from "../flow/step.ts";
import { linesWithoutHidden, listWithoutHidden, withoutHidden } from "../flow/unnamed.ts";
import { words } from "../flow/words.ts";
import type { RequestContext } from "./context.ts";
import { cardWithTitles, formWithTitles } from "./named-buttons.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** An answer, before it is worded in the reader's language. */
export type Answer =
  | {
      readonly is: "card";
      readonly card: Card;
      readonly matter?: string;
      readonly version?: number;
      readonly here?: true;
      readonly forget?: true;
    }
  | { readonly is: "form"; readonly form: Form; readonly forget?: true }
  | {
      readonly is: "refusal";
      readonly card: Card;
      readonly form?: Form;
      readonly here?: true;
      readonly forget?: true;
    }
  | { readonly is: "silence" };

type OutcomeOf<Is extends Outcome["is"]> = Extract<Outcome, { is: Is }>;

/** The answer to what came of a request of somebody known. */
export const replyWith = async (context: RequestContext, outcome: Outcome): Promise<Answer> => {
  const plain = await asReadBy(context, await answerOf(context, outcome));
  const noted = outcome.note === undefined ? plain : withNote(plain, outcome.note);
  return outcome.forget === true && noted.is !== "silence" ? { ...noted, forget: true } : noted;
};

/** An answer whose lists call matters as this reader may read it. */
const asReadBy = async (
  { services: { store, flows }, actor, now }: RequestContext,
  answer: Answer,
): Promise<Answer> => {
  const looking = { store, flows, actor };
  switch (answer.is) {
    case "card": {
      const card = await listWithoutHidden(looking, now, answer.card);
      // What stands in a group before everybody names no matter by more than its number.
      return { ...answer, card: answer.here ? card : await cardWithTitles(looking, card) };
    }
    case "refusal": {
      const card = await listWithoutHidden(looking, now, answer.card);
      return answer.here ? { ...answer, card } : await withTitles(looking, { ...answer, card });
    }
    case "form": {
      const intro = await linesWithoutHidden(looking, now, answer.form.intro);
      return { ...answer, form: await formWithTitles(looking, { ...answer.form, intro }) };
    }
    case "silence":
      return answer;
  }
};

const withTitles = async (
  looking: Parameters<typeof cardWithTitles>[0],
  { form, ...answer }: Extract<Answer, { is: "refusal" }>,
): Promise<Answer> => ({
  ...answer,
  card: await cardWithTitles(looking, answer.card),
  ...(form === undefined ? {} : { form: await formWithTitles(looking, form) }),
});

const answerOf = async (context: RequestContext, outcome: Outcome): Promise<Answer> => {
  switch (outcome.is) {
    case "silence":
      return { is: "silence" };
    case "card":
      return { is: "card", card: outcome.card };
    case "form":
      return { is: "form", form: outcome.form };
    case "advised":
      return {
        is: "refusal",
        card: outcome.card,
        ...(outcome.form === undefined ? {} : { form: outcome.form }),
      };
    case "result":
      return "form" in outcome.result
        ? { is: "form", ...outcome.result }
        : { is: "card", ...outcome.result };
    case "refused":
      return refused(context, outcome);
    case "overtaken":
      return withLatest(context, outcome.code, outcome.why);
    case "repeated": {
      const seen = await context.services.store.seen(outcome.event);
      const code = seen?.matter ?? outcome.code;
      return code === undefined
        ? refuseWith(new Refusal(words.alreadyDone))
        : withLatest(context, code, words.alreadyDone);
    }
    case "unsure":
      return askWhetherThis(context, outcome);
    case "done":
      return doneCard(context, outcome);
  }
};

/** A refusal by itself, or with the form to be mended. */
export const refuseWith = ({ text: why, heading, actions }: Refusal, form?: Form): Answer => ({
  is: "refusal",
  card: note(heading ?? talk.notDone, [why], actions),
  ...(form === undefined ? {} : { form }),
});

const refused = async (
  context: RequestContext,
  { refusal, about, form }: OutcomeOf<"refused">,
): Promise<Answer> => {
  if (about === undefined) return refuseWith(refusal, form);
  const card = await cardOf(context, about);
  const actions = [...refusal.actions, ...card.actions];
  return { is: "refusal", card: putAbove({ ...card, actions }, refusal.text) };
};

/** Why nothing was done, above the matter's card as it is now. */
const withLatest = async (context: RequestContext, code: string, why: Text): Promise<Answer> => {
  const found = await findMatter({ ...context.services, actor: context.actor }, code);
  return found instanceof Refusal
    ? refuseWith(found)
    : { is: "refusal", card: putAbove(await cardOf(context, found), why) };
};

/** An answer with something said above it. */
const withNote = (answer: Answer, said: Text): Answer => {
  switch (answer.is) {
    case "card":
    case "refusal":
      return { ...answer, card: putAbove(answer.card, said) };
    case "form": {
      const { form } = answer;
      return { ...answer, form: { ...form, intro: [paragraph(said, "warning"), ...form.intro] } };
    }
    case "silence":
      return answer;
  }
};

/** A matter's card for the actor, with the matters it came from and led to. */
const cardOf = async (context: RequestContext, { flow, matter }: Found): Promise<Card> => {
  const { store, flows } = context.services;
  await noteReading(store, context, matter, "card");
  const card = matterCard(flow, matter, context);
  return withRelated({ ...context, store, flows }, flow, matter, card);
};

/** The matter that was meant, shown with one button before anything is done. */
const askWhetherThis = async (
  context: RequestContext,
  { found: { flow, matter }, label, press }: OutcomeOf<"unsure">,
): Promise<Answer> => {
  const card = matterCard(flow, matter, context, talk.isItThis(label));
  const { store, flows } = context.services;
  return {
    is: "card",
    matter: matter.code,
    version: matter.version,
    card: {
      ...(await withoutHidden({ ...context, store, flows }, matter, card)),
      actions: [action(label, press, "primary")],
    },
  };
};

/** The card somebody sees who has just done something; whoever has sent it on sees only that it is done. */
const doneCard = async (
  context: RequestContext,
  { found, declared, entry, warnings = [] }: OutcomeOf<"done">,
): Promise<Answer> => {
  const { flow, matter } = found;
  if (!canSee(sightOf(context.actor), matter)) {
    const done = doneText(found, context, { declared, entry });
    const plain = note(flow.name, done === undefined ? [] : [done]);
    return { is: "card", card: { ...plain, body: [...plain.body, ...warnings] } };
  }
  const { store, flows } = context.services;
  const plain = await cardAfter({ ...context, store, flows }, found, { declared, entry });
  const card = { ...plain, body: [...warnings, ...plain.body] };
  const { code, version } = matter;
  return isStep(declared) && declared.marks?.unseals === true
    ? { is: "card", card: await withReporterLink(context, card, code) }
    : { is: "card", matter: code, version, card };
};

/** A card with the link to what is kept apart about a matter; what is behind it never stands in a chat. */
const withReporterLink = async (
  context: RequestContext,
  card: Card,
  code: string,
): Promise<Card> => {
  const url = await linkTo(context.services, context, apartOf(code));
  const [first, ...rest] = card.body;
  const link = links([{ label: talk.keptApart, url }]);
  return { ...card, body: [...(first === undefined ? [] : [first]), link, ...rest] };
};

/** What broke: the database, something sealed that cannot be opened, or anything else. */
export type Break = "database" | "seal" | "other";

const breaks: Readonly<Record<Break, Text>> = {
  database: text(
    "数据库现在不能读写，您的操作没有保存，也没有办一半。请稍后再试。",
    "The database cannot be used right now. Nothing was saved, nothing is half-done. Please try again later.",
  ),
  seal: text(
    "这里有内容是用别的密钥密封的，或者密封后被改动过，打不开，您的操作没有生效。请把编号告诉管理员。",
    "Something here is sealed with another key, or was changed after it was sealed, and cannot be opened; nothing was changed. Please give the administrator this number.",
  ),
  other: text(
    "系统出了问题，您的操作没有生效。请稍后再试，仍不行请把编号告诉管理员。",
    "Something went wrong and nothing was changed. Please try again; if it stays so, give the administrator this number.",
  ),
};

/** What is said when something broke: nothing was changed, and the id under which it is logged. */
export const brokenCard = (id: string, broke: Break): Card =>
  note(
    text("没有办成", "Not done"),
    [breaks[broke], text(`问题编号：${id}`, `Problem number: ${id}`)],
    [action(text("帮助", "Help"), { command: "help" })],
  );
