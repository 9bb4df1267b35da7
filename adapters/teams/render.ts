import type { Card } from "../../src/chat/card.ts";
import type { Form } from "../../src/chat/field.ts";
import type { Language } from "../../src/chat/text.ts";
import {
  type AdaptiveAction,
  type AdaptiveCard,
  cardToAdaptive,
  formToAdaptive,
} from "../adaptive-card.ts";

/** The content type of an Adaptive Card, in messages and in answers to invokes. */
export const cardType = "application/vnd.microsoft.card.adaptive";

/** An Adaptive Card as Teams takes it: ours, with what only Teams knows of. */
export type TeamsCard = Readonly<Record<string, unknown>>;

type Json = unknown;

const isAction = (one: Json): one is AdaptiveAction =>
  typeof one === "object" && one !== null && "type" in one && one.type === "Action.Execute";

type Changing = {
  /** Whether a button stands in a form, which its answer then replaces. */
  readonly of: "card" | "form";
  /** The directory that options of an input are searched in, by the input's id. */
  readonly datasets: ReadonlyMap<string, string>;
};

/** The data of a button: what it presses, how, and where it stood. A client without Action.Execute sends the same. */
const asTeams = (action: AdaptiveAction, { of }: Changing): Json => {
  const { verb, data, title, associatedInputs } = action;
  const carried = { ...data, verb, of };
  return {
    ...action,
    data: carried,
    fallback: {
      type: "Action.Submit",
      title,
      data: carried,
      ...(associatedInputs === undefined ? {} : { associatedInputs }),
    },
  };
};

const changed = (one: Json, changing: Changing): Json => {
  if (Array.isArray(one)) return one.map((each) => changed(each, changing));
  if (isAction(one)) return asTeams(one, changing);
  if (typeof one !== "object" || one === null) return one;
  const entries = Object.entries(one).map(
    ([key, value]) => [key, changed(value, changing)] as const,
  );
  const made: Record<string, unknown> = Object.fromEntries(entries);
  const dataset = typeof made["id"] === "string" ? changing.datasets.get(made["id"]) : undefined;
  return dataset === undefined || made["type"] !== "Input.ChoiceSet"
    ? made
    : { ...made, style: "filtered", "choices.data": { type: "Data.Query", dataset } };
};

const finished = (card: AdaptiveCard, changing: Changing, more: object = {}): TeamsCard => ({
  ...(changed(card, changing) as object),
  // Otherwise Teams shows a card in a narrow column however wide the window is.
  msteams: { width: "Full" },
  ...more,
});

/** A card for one reader, or for everybody where `group` names the notice it stands for and who may do something. */
export const teamsCard = (
  card: Card,
  language: Language,
  group?: { readonly notice: string; readonly readers: readonly string[] },
): TeamsCard =>
  finished(
    cardToAdaptive(card, language, room),
    { of: "card", datasets: new Map() },
    group === undefined || group.readers.length === 0
      ? {}
      : {
          refresh: {
            action: {
              type: "Action.Execute",
              verb: "refresh",
              title: "refresh",
              data: { notice: group.notice },
            },
            userIds: group.readers.slice(0, mostRefreshed),
          },
        },
  );

/** A form; long lists of units, people and matters are searched while somebody types. */
export const teamsForm = (form: Form, language: Language): TeamsCard => {
  const datasets = form.questions.flatMap(({ key, field }) =>
    typeof field.options === "string" && field.options !== "files"
      ? [[`choice:${key}`, field.options] as const, [`choices:${key}`, field.options] as const]
      : [],
  );
  return finished(formToAdaptive(form, language, room), {
    of: "form",
    datasets: new Map(datasets),
  });
};

/** Bytes left for the card itself: every button is said twice. Teams wants less than 25 kB in all. */
const room = 14_000;

/** Teams refreshes a card by itself for so many people at most. */
const mostRefreshed = 60;
