import { type Action, type Card, notificationLine } from "../../src/chat/card.ts";
import type { Called } from "../../src/chat/exchange.ts";
import type { Form, Option, Question } from "../../src/chat/field.ts";
import { type Language, say, shorten } from "../../src/chat/text.ts";
import { type AdaptiveAction, type AdaptiveCard, cardToAdaptive } from "../adaptive/card.ts";
import { formToAdaptive } from "../adaptive/form.ts";
import { words } from "./words.ts";

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

const forTeams = (one: Json, changing: Changing): Json => {
  if (Array.isArray(one)) return one.map((each) => forTeams(each, changing));
  if (isAction(one)) return asTeams(one, changing);
  if (typeof one !== "object" || one === null) return one;
  const entries = Object.entries(one).map(
    ([key, value]) => [key, forTeams(value, changing)] as const,
  );
  const made: Record<string, unknown> = Object.fromEntries(entries);
  const dataset = typeof made["id"] === "string" ? changing.datasets.get(made["id"]) : undefined;
  return dataset === undefined || made["type"] !== "Input.ChoiceSet"
    ? made
    : { ...made, style: "filtered", "choices.data": { type: "Data.Query", dataset } };
};

/** How long the line of a notification may be, in characters. */
const longestLine = 200;

const finishCard = (
  card: AdaptiveCard,
  line: string,
  changing: Changing,
  more: object = {},
): TeamsCard => ({
  ...(forTeams(card, changing) as object),
  fallbackText: shorten(line, longestLine),
  speak: shorten(line, longestLine),
  // Otherwise Teams shows a card in a narrow column however wide the window is.
  msteams: { width: "Full" },
  ...more,
});

/** What a notification of Teams says of a message with this card. */
export const summaryOf = (card: TeamsCard): object =>
  typeof card["fallbackText"] === "string" ? { summary: card["fallbackText"] } : {};

/** A card for one reader, or for everybody where `group` names the notice it stands for and who may do something. */
export const teamsCard = (
  card: Card,
  language: Language,
  group?: { readonly notice: string; readonly readers: readonly string[] },
): TeamsCard => {
  const more =
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
        };
  const draw = (one: Card, bytes: number): TeamsCard =>
    finishCard(
      cardToAdaptive(one, language, bytes),
      notificationLine(card, language),
      { of: "card", datasets: new Map() },
      more,
    );
  // Every button is said twice, so what they carry decides how much room there is for the rest.
  const roomy = { ...card, actions: card.actions.filter(isLight) };
  for (const one of [card, roomy]) {
    const made = draw(one, room);
    if (fits(made)) return made;
  }
  return draw({ ...roomy, body: [] }, room);
};

/** A name as it may stand in a mention: as the text of its tag, it is compared as it is. */
const mentionOf = ({ name }: Called, language: Language): string =>
  `<at>${say(name, language).replace(/[^\p{L}\p{N} ]/gu, "")}</at>`;

/** A card that mentions whoever must act, below everything it says. */
export const withCalls = (
  card: TeamsCard,
  calls: readonly Called[],
  language: Language,
): TeamsCard => {
  if (calls.length === 0) return card;
  const mentions = calls.map((one) => mentionOf(one, language));
  const body = Array.isArray(card["body"]) ? card["body"] : [];
  const said = `${mentions.join(" ")} ${say(words.yours, language)}`;
  return {
    ...card,
    body: [...body, { type: "TextBlock", text: said, wrap: true }],
    msteams: {
      width: "Full",
      entities: calls.map(({ account, name }, at) => ({
        type: "mention",
        text: mentions[at],
        mentioned: { id: account, name: say(name, language) },
      })),
    },
  };
};

/** Whether a button carries little: one that carries a whole text is left out where there is no room. */
const isLight = ({ press }: Action): boolean => sizeOf(press) < 600;

/** How many options of a list that is searched stand in the form itself, as there is room. */
const listedAtMost = [Number.POSITIVE_INFINITY, 30] as const;

/**
 * A form; long lists of units, people and matters are searched while somebody types. Where it would
 * be larger than Teams takes, fewer of them are listed from the start; an answer for which there is
 * still no room is left out, and the form says so at its field.
 */
export const teamsForm = (form: Form, language: Language): TeamsCard => {
  for (const most of listedAtMost) {
    const made = drawForm(form, language, most);
    if (fits(made)) return made;
  }
  const light = form.actions.filter(isLight);
  if (light.length < form.actions.length) return teamsForm({ ...form, actions: light }, language);
  const longest = form.questions
    .filter(({ value }) => typeof value === "string" || Array.isArray(value))
    .reduce<Question | undefined>(
      (most, one) => (sizeOf(one.value) > sizeOf(most?.value) ? one : most),
      undefined,
    );
  if (longest === undefined) return drawForm(withoutExplanations(form), language, listedAtMost[1]);
  return teamsForm(
    {
      ...form,
      questions: form.questions.map((one) => {
        if (one !== longest) return one;
        const { value: _, ...rest } = one;
        return { ...rest, problem: words.noRoom };
      }),
    },
    language,
  );
};

/** A form with its questions only: what explains them goes before anything that is asked. */
const withoutExplanations = (form: Form): Form => ({
  ...form,
  intro: [],
  questions: form.questions.map(({ field, ...one }) => {
    const { help: _, ...asked } = field;
    return { ...one, field: asked };
  }),
});

const sizeOf = (given: unknown): number => Buffer.byteLength(JSON.stringify(given ?? ""));

const fits = (card: TeamsCard): boolean => sizeOf(card) < largest;

const drawForm = (form: Form, language: Language, most: number): TeamsCard => {
  const isSearched = ({ field }: Question): boolean =>
    typeof field.options === "string" && field.options !== "files";
  const questions = form.questions.map((one) =>
    isSearched(one) && one.options !== undefined
      ? { ...one, options: withChosenFirst(one).slice(0, most) }
      : one,
  );
  const datasets = form.questions.flatMap((one) =>
    isSearched(one)
      ? [`choice:${one.key}`, `choices:${one.key}`].map(
          (id) => [id, String(one.field.options)] as const,
        )
      : [],
  );
  const drawn = formToAdaptive({ ...form, questions }, language, room);
  return finishCard(drawn, say(form.title, language), { of: "form", datasets: new Map(datasets) });
};

/** The options of a question, what is chosen before the rest. */
const withChosenFirst = ({ options = [], value }: Question): readonly Option[] => {
  const chosen = Array.isArray(value) ? value : [value];
  const isChosen = ({ id }: Option) => chosen.includes(id);
  return [...options.filter(isChosen), ...options.filter((one) => !isChosen(one))];
};

/** Teams takes 100 kB in all and advises 80; every button is said twice, so the card itself has less. */
const largest = 80_000;
const room = 50_000;

/** Teams refreshes a card by itself for so many people at most. */
const mostRefreshed = 60;
