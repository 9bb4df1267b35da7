import type { Raw } from "./answers.ts";
import { type Card, note, paragraph } from "./chat/card.ts";
import type { Request } from "./chat/exchange.ts";
import type { Fields, Form } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import { advice, type Verdict } from "./chat/screening.ts";
import { type Text, text, verbatim } from "./chat/text.ts";
import { above, type Core, digest } from "./core.ts";
import { type Said, visible } from "./desk/command.ts";
import type { Doing } from "./flow/flow.ts";
import { words } from "./flow/words.ts";
import { talk } from "./words.ts";

/** What somebody wants, however it was said. */
export type Wish = {
  /** `clue.accept`, `help`. */
  readonly id: string;
  readonly code?: string;
  readonly raw: Raw;
  /** A submitted form is judged as it is; a typed line or a button may still be asked for more. */
  readonly submitted: boolean;
  /** Not all of it was said or understood (no number, words left over): shown before it is done. */
  readonly unsure?: true;
  /** The matter that a new one comes from. */
  readonly parent?: string;
  /** The name under which its effect is remembered. */
  readonly event: string;
  readonly key?: string;
  /** Said above the answer, whatever it is. */
  readonly note?: Text;
};

/** A request by somebody known. */
export type Asking = Doing & { readonly core: Core; readonly request: Request };

/** The name of an effect: a button's one-time key, a form's random key, or the platform's event. */
export const eventOf = ({ request, actor }: Asking): string => {
  if (request.said.is === "line") return `${request.platform}:${request.event}`;
  const { command, code, shown, key, answers } = request.said.press;
  if (key !== undefined) return `form:${key}:${actor.id}`;
  return code !== undefined && shown !== undefined
    ? `press:${code}:${shown}:${command}:${actor.id}:${digest(answers)}`
    : `${request.platform}:${request.event}`;
};

/** An answer, before it is worded in the reader's language. */
export type Unworded =
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

/** A refusal by itself, or above the card it is about. */
export const refused = (refusal: Refusal, more?: Card): Unworded => ({
  is: "refusal",
  card:
    more === undefined
      ? note(talk.notDone, [refusal.text], refusal.actions)
      : above(more, refusal.text),
});

/** An answer with something said above it. */
export const noted = (answer: Unworded, said: Text): Unworded => {
  switch (answer.is) {
    case "card":
    case "refusal":
      return { ...answer, card: above(answer.card, said) };
    case "form": {
      const { form } = answer;
      return { ...answer, form: { ...form, intro: [paragraph(said, "warning"), ...form.intro] } };
    }
    case "silence":
      return answer;
  }
};

/** What a command that stands alone gives back, as an answer. */
export const said = (result: Said | Refusal): Unworded => {
  if (result instanceof Refusal) return refused(result);
  return "form" in result ? { is: "form", ...result } : { is: "card", ...result };
};

/** Whether a text must not be written down here at all; `doubted` says that somebody has declared it no offence. */
export const mustNotBeKept = ({ is }: Verdict, doubted = false): boolean =>
  is === "secret" || (is === "official" && !doubted);

/** Whether a reason is given for doubting the screening, in a form that takes one. */
export const doubts = (fields: Fields, raw: Raw): boolean =>
  Object.entries(fields).some(
    ([key, { doubt }]) => doubt === true && typeof raw[key] === "string" && raw[key].trim() !== "",
  );

/** Nothing is kept; the reader is told which way to go instead. */
export const offline = (verdict: Verdict): Unworded => {
  const { title, paragraphs } = advice(verdict);
  return { is: "refusal", forget: true, card: note(title, paragraphs) };
};

/** The button word of a command, with its kind where it belongs to one. */
export const labelOf = (core: Core, id: string): Text => {
  const [kind, step = ""] = id.split(".");
  const flow = core.flows.find((one) => one.kind === kind);
  if (flow === undefined) return core.commands.find((one) => one.id === id)?.label ?? verbatim(id);
  const label = step === flow.opening.id ? flow.opening.label : flow.steps[step]?.label;
  return label === undefined
    ? flow.name
    : text(`${label.zh}${flow.name.zh}`, `${label.en} ${flow.name.en.toLowerCase()}`);
};

/** The matter a line names, by our number or by its own; one the reader cannot see is not there. */
export const codeOf = async (
  { core, actor }: Asking,
  named: { readonly code?: string; readonly reference?: string },
): Promise<string | Refusal> => {
  if (named.code !== undefined) return named.code;
  const codes =
    named.reference === undefined ? [] : await core.store.codesByReference(named.reference);
  for (const code of codes) {
    const found = await visible({ store: core.store, flows: core.flows, actor }, code);
    if (!(found instanceof Refusal)) return code;
  }
  return new Refusal(words.noSuchRecord);
};
