import type { Block, Card } from "../chat/card.ts";
import { type Language, say, type Text, text } from "../chat/text.ts";
import { numbersIn, replaceNumbers } from "../line/code.ts";
import { spokenNumbersIn } from "../line/mentions.ts";
import type { Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { watchingSightOf } from "./access.ts";
import { whatever } from "./find.ts";
import type { Flow } from "./flow.ts";
import { barred, type Matter } from "./matter.ts";
import type { Paper } from "./paper.ts";

// What people write may name another matter that all may know of, and that comes to be restricted, or to complain of
// somebody, only later. What is read afterwards says only that there is such a matter.

/** What stands in the place of a number. */
const restrictedMatter = text("受限事项", "restricted matter");

type Looking = {
  readonly store: Pick<GuardedStore, "matterFor" | "readable" | "codesByReference">;
  readonly flows: readonly Pick<Flow, "prefix" | "names">[];
  readonly actor: Person;
};

/** The matter a text stands in, and whether one reader reads it or whoever gets hold of it. */
type Written = {
  readonly of: Pick<Matter, "code" | "openedAt">;
  readonly for: "reader" | "everybody";
};

/** What could be a number: letters or a bracket near a figure, or a figure in front of 号. */
const MAY_NAME = /[a-z]{2}.{0,4}[\d\uff10-\uff19]|[〔（([【].{0,3}\d{4}|\d ?号/iu;

/** How the numbers are left out of texts like these; nothing where none of them names a matter that is hidden. */
const masking = async (
  texts: readonly string[],
  { store, flows, actor }: Looking,
  { of, for: audience }: Written,
): Promise<((said: string, language?: Language) => string) | undefined> => {
  const named = texts.filter((one) => MAY_NAME.test(one));
  if (named.length === 0) return undefined;
  const year = Number(of.openedAt.slice(0, 4));
  const prefixes = flows.map(({ prefix }) => prefix);
  const verbs = flows.map(({ prefix, names }) => ({ prefix, kindNames: names }));
  const codes = new Set<string>();
  const references = new Set<string>();
  for (const one of named) {
    const found = numbersIn(one, prefixes, year);
    const spoken = spokenNumbersIn(found.rest, verbs, year, "with 号");
    for (const code of [...found.codes, ...spoken.codes]) codes.add(code);
    for (const reference of found.references) references.add(reference);
  }
  codes.delete(of.code);
  const isHidden = async (code: string): Promise<boolean> => {
    const matter = code === of.code ? undefined : await store.matterFor(whatever, code);
    if (matter === undefined) return false;
    const { visibility, parties } = matter;
    if (visibility === 1 && !parties.some(({ part }) => barred.includes(part))) return false;
    return (
      audience === "everybody" ||
      !(await store.readable(watchingSightOf(actor), [code])).includes(code)
    );
  };
  const hidden = new Set<string>();
  for (const code of codes) if (await isHidden(code)) hidden.add(code);
  for (const reference of references)
    for (const code of await store.codesByReference(reference))
      if (await isHidden(code)) hidden.add(reference);
  if (hidden.size === 0) return undefined;
  return (said, language = /\p{Script=Han}/u.test(said) ? "zh-CN" : "en") => {
    const word = say(restrictedMatter, language);
    const left = replaceNumbers(said, prefixes, year, ({ code, reference }) =>
      hidden.has(code ?? reference ?? "") ? word : undefined,
    );
    const spoken = spokenNumbersIn(left, verbs, year, "with 号");
    return spoken.said.reduce(
      (rest, one, index) =>
        hidden.has(spoken.codes[index] ?? "") ? rest.replace(one, word) : rest,
      left,
    );
  };
};

const textsOf = (block: Block): readonly Text[] => {
  switch (block.is) {
    case "paragraph":
      return [block.text];
    case "facts":
      return block.facts.map(({ value }) => value);
    case "rows":
    case "stages":
    case "links":
      return [];
  }
};

const maskedBlock = (block: Block, mask: (said: Text) => Text): Block => {
  switch (block.is) {
    case "paragraph":
      return { ...block, text: mask(block.text) };
    case "facts":
      return {
        ...block,
        facts: block.facts.map((fact) => ({ ...fact, value: mask(fact.value) })),
      };
    case "rows":
    case "stages":
    case "links":
      return block;
  }
};

/** The card of a matter without the numbers in its text that its reader may not know; who answers for the whole may. */
export const withoutHidden = async (
  looking: Looking,
  of: Written["of"],
  card: Card,
): Promise<Card> => {
  const texts = [card.title, ...card.body.flatMap(textsOf)].flatMap(({ zh, en }) =>
    zh === en ? [zh] : [zh, en],
  );
  const mask = await masking(texts, looking, { of, for: "reader" });
  if (mask === undefined) return card;
  const inBoth = (said: Text): Text => text(mask(said.zh, "zh-CN"), mask(said.en, "en"));
  return {
    ...card,
    title: inBoth(card.title),
    body: card.body.map((block) => maskedBlock(block, inBoth)),
  };
};

/** A paper that goes from hand to hand, without the numbers that not everybody may know. */
export const paperForAll = async (
  looking: Looking,
  of: Written["of"],
  paper: Paper,
): Promise<Paper> => {
  const { body, grid = [] } = paper;
  const saidOf = (one: Paper["body"][number]) => (typeof one === "string" ? one : one.heading);
  const texts = [paper.title, ...body.map(saidOf), ...grid.map(([, value]) => value)];
  const mask = await masking(texts, looking, { of, for: "everybody" });
  return mask === undefined
    ? paper
    : {
        ...paper,
        title: mask(paper.title),
        body: body.map((one) =>
          typeof one === "string" ? mask(one) : { heading: mask(one.heading) },
        ),
        ...(grid.length === 0
          ? {}
          : { grid: grid.map(([label, value]) => [label, mask(value)] as const) }),
      };
};

/** A text that everybody is to read, without the numbers that not everybody may know. */
export const textForAll = async (
  looking: Looking,
  of: Written["of"],
  said: string,
): Promise<string> => {
  const mask = await masking([said], looking, { of, for: "everybody" });
  return mask === undefined ? said : mask(said);
};
