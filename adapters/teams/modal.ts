import { cardType, type TeamsCard } from "./render.ts";

// Dialogs over a group (task modules): what one member is shown there, nobody else sees.

/** The same card with every button made over; what stands in for a button in older clients goes. */
const withButtons = (one: unknown, change: (data: object) => object): unknown => {
  if (Array.isArray(one)) return one.map((each) => withButtons(each, change));
  if (typeof one !== "object" || one === null) return one;
  if ("type" in one && one.type === "Action.Execute") {
    const { verb: _, fallback: __, data, ...rest } = one as Readonly<Record<string, unknown>>;
    return { ...rest, type: "Action.Submit", data: change(data as object) };
  }
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, withButtons(value, change)]),
  );
};

/** A card in a group whose buttons open a dialog. */
export const opensDialogs = (card: TeamsCard): TeamsCard =>
  withButtons(card, (data) => ({ ...data, msteams: { type: "task/fetch" } })) as TeamsCard;

/** What a request for a dialog is answered with: a card in it, whose buttons go on in the same dialog. */
export const dialog = (title: string, card: TeamsCard): object => ({
  task: {
    type: "continue",
    value: {
      title,
      width: "medium",
      height: "large",
      // In a dialog only this kind of button says that it was pressed.
      card: { contentType: cardType, content: withButtons(card, (data) => data) },
    },
  },
});

/** The dialog closes with a sentence. */
export const closeDialog = (sentence: string): object => ({
  task: { type: "message", value: sentence },
});
