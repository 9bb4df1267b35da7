import { action, note } from "../chat/card.ts";
import { joinAnd, sentences, shorten, type Text } from "../chat/text.ts";
import { askable } from "../line/nearest-field.ts";
import type { UnknownLabel, Verb } from "../line/verb.ts";
import type { Raw, RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** The longest part of a value that is repeated to whoever typed it. */
const shownOfValue = 40;

type Unread = { readonly raw: Raw; readonly unknown?: readonly UnknownLabel[] };

/** What is not known of what was typed, which field may be meant, and which fields there are. */
export const labelsAsked = (verb: Verb, unknown: readonly UnknownLabel[]): readonly Text[] => {
  const labels = askable(verb).map(([, { label }]) => label);
  return [
    ...unknown.map(({ label, value, nearest }) => {
      const near = verb.fields[nearest ?? ""]?.label;
      const shown = shorten(value, shownOfValue);
      return near === undefined
        ? talk.noSuchLabel(label, shown)
        : talk.nearLabel(label, shown, near);
    }),
    labels.length === 0 ? talk.noLabels : talk.labelsAre(joinAnd(labels)),
  ];
};

/** What a button fills into a form: what was given openly, and under each label what may be meant by it. */
export const prefillOf = ({ fields }: Verb, { raw, unknown = [] }: Unread): Raw => ({
  ...Object.fromEntries(Object.entries(raw).filter(([key]) => fields[key]?.apart !== true)),
  ...Object.fromEntries(
    unknown.flatMap(({ value, nearest }) =>
      nearest === undefined || value === "" ? [] : [[nearest, value] as const],
    ),
  ),
});

/** The text of a form that can take what has no field of its own: the main one, else one still open. */
const textKeyOf = (verb: Verb, raw: Raw): string | undefined => {
  const long = askable(verb).filter(([, { kind, apart }]) => kind === "long" && apart !== true);
  const [key] =
    long.find(([, { main }]) => main === true) ??
    long.find(([name]) => raw[name] === undefined) ??
    long[0] ??
    [];
  return key;
};

/** A button's prefill with what has no field near it written under its label into the form's text. */
const withRest = (verb: Verb, prefill: Raw, rest: readonly UnknownLabel[]) => {
  const key = textKeyOf(verb, prefill);
  const label = verb.fields[key ?? ""]?.label;
  if (key === undefined || label === undefined || rest.length === 0) return undefined;
  const said = rest.map((one) => `${one.label}：${one.value}`);
  const before = prefill[key];
  const whole = [...(typeof before === "string" ? [before] : []), ...said].join("\n");
  return { label, prefill: { ...prefill, [key]: whole } };
};

/**
 * What came of a command with labels that it does not have: what is not known, which field may be
 * meant, and buttons that fill in what was given: where it may be meant, or all into the form's text.
 */
export const askLabels = (
  { services }: Pick<RequestContext, "services">,
  intent: Unread & {
    readonly id: string;
    readonly code?: string;
    readonly unknown: readonly UnknownLabel[];
  },
  outcome: Outcome,
): Outcome => {
  const { id, code, unknown } = intent;
  const verb = services.verbs.find((one) => one.id === id);
  if (verb === undefined) return outcome;
  if (outcome.is !== "form" && outcome.is !== "unsure" && outcome.is !== "card") return outcome;
  const said = labelsAsked(verb, unknown);
  if (outcome.is !== "form") return { ...outcome, note: sentences(...said) };
  const about = { command: id, ...(code === undefined ? {} : { code }) };
  const given = unknown.filter(({ value }) => value !== "");
  const near = given.flatMap(({ nearest }) => verb.fields[nearest ?? ""]?.label ?? []);
  const rest = given.filter(({ nearest }) => nearest === undefined);
  const prefill = prefillOf(verb, intent);
  const all = withRest(verb, prefill, rest);
  const actions = [
    ...(near.length === 0
      ? []
      : [action(talk.fillInto(joinAnd(near)), { ...about, prefill }, "primary")]),
    ...(all === undefined
      ? []
      : [
          action(
            talk.writeInto(rest.map(({ label }) => label).join("、"), all.label, near.length > 0),
            { ...about, prefill: all.prefill },
          ),
        ]),
  ];
  return { ...outcome, is: "advised", card: note(talk.labelsUnread, said, actions) };
};
