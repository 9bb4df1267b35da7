import type { Action, Card } from "../chat/card.ts";
import type { Form } from "../chat/field.ts";
import { shorten, type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import type { Looking } from "../flow/find.ts";
import { titleOf } from "../flow/render.ts";
import { textsFor } from "../flow/unnamed.ts";

/** Who reads, and where matters are looked for. */
type TitleReader = Pick<Looking, "store" | "flows" | "actor">;

/** So long may a button be on every platform, in characters, and so much of it a title. */
const longestButton = 60;
const longestTitle = 30;
/** Fewer characters of a title say nothing. */
const shortestTitle = 6;

/** A number of a matter by itself, and none of several. */
const CODE = /[A-Z]{2}-\d{4}-\d{4,}/gu;

/** What matters are called, by their numbers: those of level 1 that this reader sees; of any other the number says enough. */
type TitleOf = (code: string) => Promise<string | undefined>;

const titlesFor = (looking: TitleReader): TitleOf => {
  const known = new Map<string, Promise<string | undefined>>();
  const find: TitleOf = async (code) => {
    const matter = await looking.store.matterFor(sightOf(looking.actor), code);
    if (matter === undefined || matter.visibility !== 1 || matter.erasedAt !== undefined)
      return undefined;
    const [title] = await textsFor(looking, matter, [titleOf(matter).zh]);
    return title;
  };
  return (code) => {
    const found = known.get(code) ?? find(code);
    known.set(code, found);
    return found;
  };
};

/** A text that names one matter by its number, with what it is called behind that. */
const withTitle = async (said: Text, titled: TitleOf, most?: number): Promise<Text> => {
  const codes = new Set(said.zh.match(CODE));
  const [code] = codes;
  const title = code === undefined || codes.size > 1 ? undefined : await titled(code);
  if (code === undefined || title === undefined || said.zh.includes(title)) return said;
  const named = (one: string): string => {
    const room = most === undefined ? title.length : most - [...one].length - 3;
    return room < shortestTitle
      ? one
      : `${one} · ${most === undefined ? title : shorten(title, Math.min(room, longestTitle))}`;
  };
  return text(named(said.zh), named(said.en));
};

const actionsWithTitles = (
  actions: readonly Action[],
  titled: TitleOf,
): Promise<readonly Action[]> =>
  Promise.all(
    actions.map(async (one) => ({
      ...one,
      label: await withTitle(one.label, titled, longestButton),
    })),
  );

/**
 * A card on whose buttons and in whose heading a matter that is named by its number is called by its title as well, as far as
 * the reader may see it.
 */
export const cardWithTitles = async (looking: TitleReader, card: Card): Promise<Card> => {
  const titled = titlesFor(looking);
  // What the heading calls by its title is known on the buttons below it.
  const title = await withTitle(card.title, titled);
  const own = new Set(title.zh.match(CODE));
  const isOwn = ({ press: { code } }: Action) => code !== undefined && own.has(code);
  const others = await actionsWithTitles(card.actions, titled);
  return {
    ...card,
    title,
    actions: card.actions.map((one, at) => (isOwn(one) ? one : (others[at] ?? one))),
  };
};

/** The same of a form. */
export const formWithTitles = async (looking: TitleReader, form: Form): Promise<Form> => {
  const titled = titlesFor(looking);
  const title = await withTitle(form.title, titled);
  return { ...form, title, actions: await actionsWithTitles(form.actions, titled) };
};
