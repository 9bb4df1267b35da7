import { action, note } from "../chat/card.ts";
import type { Form } from "../chat/field.ts";
import type { Asked } from "../flow/step.ts";
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/**
 * What is asked before anything is sent, with its buttons, above the form in which it can be answered as
 * well. A button whose words only answer the question sends nothing. What is to be kept apart stands in no button: then they lead back to the form.
 */
export const askFirst = async (
  { services }: RequestContext,
  { event }: { readonly event: string },
  form: Form,
  { said, choices, carries, back }: Asked,
  apart = false,
): Promise<Outcome> => {
  // Sent before, it was asked about then.
  if ((await services.store.seen(event)) !== undefined) return { is: "repeated", event };
  const { answers: carried = {}, ...press } = form.submit;
  const standing = Object.fromEntries(
    form.questions.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  );
  const actions = choices.map(({ label, answers }) => {
    const all = { ...standing, ...carried, ...answers };
    return action(label, {
      ...press,
      ...(apart || back ? { prefill: { ...press.prefill, ...all } } : { answers: all }),
    });
  });
  const paragraphs = [...said, ...(apart ? [talk.apartAgain] : [])];
  const [only, ...others] = choices;
  // What is only to be read is read by whoever sends the form it stands above.
  const answers = { ...carried, ...(carries ?? (others.length === 0 ? only?.answers : {})) };
  return {
    is: "advised",
    card: note(talk.notSentYet, paragraphs, actions),
    form: { ...form, submit: { ...press, answers } },
  };
};
