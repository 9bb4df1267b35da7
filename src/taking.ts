import { formFor, readForm } from "./answers.ts";
import { type Asking, refused, type Unworded, type Wish } from "./asking.ts";
import { action, type Card, links, type Press, paragraph } from "./chat/card.ts";
import { Refusal } from "./chat/refusal.ts";
import { text } from "./chat/text.ts";
import { visible } from "./desk/command.ts";
import { apartOf } from "./files/link.ts";
import {
  type Again,
  alreadyRecorded,
  changeOf,
  filesGone,
  finished,
  fresh,
  linkTo,
  others,
  problemsIn,
  refusedForm,
  repeated,
} from "./finishing.ts";
import { stepped } from "./flow/advance.ts";
import { type Flow, obstacle, type Step } from "./flow/flow.ts";
import type { Matter } from "./flow/matter.ts";
import { matterCard } from "./flow/render.ts";
import { words } from "./flow/words.ts";
import type { Saved } from "./store/store.ts";
import { talk } from "./words.ts";

/** A card with the link to what is kept apart about a matter; what is behind it never stands in a chat. */
const unsealed = async (asking: Asking, card: Card, code: string): Promise<Card> => ({
  ...card,
  body: [
    ...card.body.slice(0, 1),
    links([{ label: talk.keptApart, url: await linkTo(asking, apartOf(code)) }]),
    ...card.body.slice(1),
  ],
});

/** Takes a step of a matter: who may, the form until it is whole, then the step saved once, or why not. */
export const take = async (
  asking: Asking,
  flow: Flow,
  id: string,
  step: Step,
  wish: Wish & { readonly code: string },
): Promise<Unworded> => {
  const { core, actor } = asking;
  const found = await visible({ store: core.store, flows: core.flows, actor }, wish.code);
  if (found instanceof Refusal) return refused(found);
  const { matter } = found;
  if (found.flow !== flow)
    return fresh(asking, matter.code, talk.notThisKind(step.label, found.flow.name));
  const stands = obstacle(flow, step, matter, actor, asking.today);
  if (stands !== undefined) {
    const before = await core.store.seen(wish.event);
    return fresh(asking, matter.code, before === undefined ? stands.text : words.alreadyDone);
  }
  const press: Press = { command: wish.id, code: matter.code, shown: matter.historyLength };
  const again: Again = (problems, now = asking) =>
    formFor(now, {
      title: text(
        `${step.label.zh} ${matter.code} · ${matter.title}`,
        `${step.label.en} ${matter.code} · ${matter.title}`,
      ),
      fields: step.form,
      raw: wish.raw,
      prefill: step.prefill?.(matter, asking) ?? {},
      submit: press,
      submitLabel: step.label,
      intro: [paragraph(step.help, "subtle"), ...(step.intro?.(matter, asking) ?? [])],
      ...(problems === undefined ? {} : { problems }),
    });
  const read = readForm(step.form, wish.raw, asking);
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
  const plain = Object.keys(wish.raw).length === 0;
  if (wish.unsure === true && !(step.atOnce === true && plain))
    return Object.keys(step.form).length > 0
      ? { is: "form", form: again() }
      : confirmation(asking, flow, matter, step, press);
  const doing = { ...asking, read: await others(asking, step.reads?.(read.answers, asking) ?? []) };
  const advance = stepped(flow, id, step, matter, read.answers, doing, core);
  if (advance instanceof Refusal)
    return advance.field === undefined
      ? fresh(asking, matter.code, advance.text)
      : refusedForm(advance, again);
  const { reference } = advance.matter;
  const known =
    reference === matter.reference ? undefined : await alreadyRecorded(asking, reference);
  if (known !== undefined) return refusedForm(known, again);
  const outcome: Saved = await core.store.save({
    ...changeOf(asking, wish, advance, "updated", step.erases),
    ...(step.irrevocable === true ? {} : { before: matter }),
  });
  switch (outcome) {
    case "saved": {
      const answer = await finished(asking, flow, advance, step);
      return step.unseals === true && answer.is === "card"
        ? { is: "card", card: await unsealed(asking, answer.card, matter.code) }
        : answer;
    }
    case "repeated":
      return repeated(asking, wish);
    case "stale": {
      const gone = await filesGone(asking, step.form, wish, again);
      return gone ?? fresh(asking, matter.code, words.changedMeanwhile);
    }
    case "taken":
      return fresh(asking, matter.code, words.changedMeanwhile);
  }
};

/** The one matter that was meant, shown before anything is done. */
const confirmation = (
  asking: Asking,
  flow: Flow,
  matter: Matter,
  step: Step,
  press: Press,
): Unworded => {
  const card = matterCard(flow, matter, asking, talk.isItThis(step.label));
  return {
    is: "card",
    matter: matter.code,
    version: matter.version,
    card: { ...card, actions: [action(step.label, press, "primary")] },
  };
};
