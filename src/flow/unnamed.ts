import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import type { Action, Block, Card } from "../chat/card.ts";
import { type Language, say, type Text, text } from "../chat/text.ts";
import { numbersIn, referenceEndings, replaceNumbers } from "../line/code.ts";
import { spokenNumbersIn } from "../line/mentions.ts";
import type { Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { watchingSightOf } from "./access.ts";
import { errataStep } from "./errata-text.ts";
import { whatever } from "./find.ts";
import type { Flow } from "./flow.ts";
import { barred, type Matter } from "./matter.ts";
import type { Paper } from "./paper.ts";

// What people write may name another matter. Whoever reads it cannot tell by what is left out whether there is such a
// matter, and what it is: every number that the reader cannot open is left out in the same word, one of nothing as well.

/** What stands in the place of a number. */
export const leftOut = text("（编号略）", "(number left out)");

type Looking = {
  readonly store: Pick<GuardedStore, "matterFor" | "readable" | "codesByReference" | "entries">;
  readonly flows: readonly Pick<Flow, "prefix" | "names">[];
  readonly actor: Person;
};

/** The matter a text stands in, and whether one reader reads it or whoever gets hold of it. */
type Written = {
  readonly of: Pick<Matter, "code" | "openedAt">;
  readonly for: "reader" | "everybody";
};

/** What could be a number: letters or a bracket near a figure, or a figure in front of 号. */
const MAY_NAME = /[a-z]{2}.{0,4}[\d\uff10-\uff19]|[〔（([【].{0,3}\d{4}|[\d\uff10-\uff19] ?号/iu;

/** What is issued to everybody, by its organ's whole name, or to all of China: its number says nothing of a matter. */
const PUBLISHED = /[高省]检|最高|国(?:办)?函$|(?:[发令规释电法办局委院部会]|意见|公告)$/u;

/** The last sign of a word before an organ: no organ's short name has it. */
const BEFORE_ORGAN =
  /[见据照按依于的了和与及在对从给是把将取到述收由看附写号究理议习达实行处报复查阅读请因经为](?=[^见据照按依于的了和与及在对从给是把将取到述收由看附写号究理议习达实行处报复查阅读请因经为]+$)/u;

/** The longest short name of an organ with the sort of its document: 张市环罚告字. */
const LONGEST_ORGAN = 6;

/**
 * Where the organ of a document begins whose number is left out, as it stands in a text; nothing of what is issued to
 * everybody. Told by the text alone: whether there is a matter of the number changes nothing.
 */
const beginsOrgan = (reference: string): number | undefined => {
  const organ = reference.slice(0, reference.indexOf("〔"));
  const at = organ.lastIndexOf("检");
  if (at >= 0 && !/[高省]检|最高/u.test(organ)) return Math.max(at - 1, 0);
  if (PUBLISHED.test(organ)) return undefined;
  const word = BEFORE_ORGAN.exec(organ)?.index ?? -1;
  return Math.max(word + 1, organ.length - LONGEST_ORGAN, 0);
};

/** Of some numbers those that may stand: its own, and what its reader may open, or everybody who may open the matter. */
const openOf = async (
  codes: readonly string[],
  { store, actor }: Looking,
  { of, for: audience }: Written,
): Promise<ReadonlySet<string>> => {
  const others = [...new Set(codes)].filter((code) => code !== of.code);
  const open = new Set(
    others.length === 0 ? [] : await store.readable(watchingSightOf(actor), others),
  );
  if (audience === "everybody")
    for (const code of open) {
      const matter = await store.matterFor(whatever, code);
      if (matter?.visibility !== 1 || matter.parties.some(({ part }) => barred.includes(part)))
        open.delete(code);
    }
  return open.add(of.code);
};

const putRight = z.object({ changes: z.array(z.object({ from: z.unknown() })) });

/** What stood in a matter before it was put right, an earlier number of its document among it: its readers know that. */
const putRightIn = async ({ store }: Looking, { of }: Written): Promise<ReadonlySet<unknown>> => {
  const entries = of.code === "" ? [] : await store.entries(of.code);
  return new Set(
    entries.flatMap(({ step, content }) =>
      step === errataStep
        ? (putRight.safeParse(JSON.parse(content ?? "null")).data?.changes ?? []).map(
            ({ from }) => from,
          )
        : [],
    ),
  );
};

/** Where in a document number what is left out begins, in front of which there are only words; nothing where it may stand. */
const cutsOf = async (
  references: ReadonlySet<string>,
  looking: Looking,
  written: Written,
): Promise<ReadonlyMap<string, number>> => {
  const cuts = new Map<string, number>();
  for (const reference of references) {
    const cut = beginsOrgan(reference);
    if (cut === undefined) continue;
    const endings = referenceEndings(reference);
    const known = await Promise.all(endings.map((one) => looking.store.codesByReference(one)));
    const open = await openOf(known.flat(), looking, written);
    if (!known.flat().some((code) => open.has(code))) cuts.set(reference, cut);
  }
  if (cuts.size === 0) return cuts;
  const before = await putRightIn(looking, written);
  for (const reference of cuts.keys())
    if (referenceEndings(reference).some((one) => before.has(one))) cuts.delete(reference);
  return cuts;
};

/** How the numbers are left out of texts like these; nothing where all of them may stand. */
const masking = async (
  texts: readonly string[],
  looking: Looking,
  written: Written,
): Promise<((said: string, language?: Language) => string) | undefined> => {
  const { flows } = looking;
  const named = [...new Set(texts)].filter((one) => MAY_NAME.test(one));
  if (named.length === 0) return undefined;
  const year = Number(written.of.openedAt.slice(0, 4));
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
  if (codes.size + references.size === 0) return undefined;
  const open = await openOf([...codes], looking, written);
  const cuts = await cutsOf(references, looking, written);
  if (cuts.size === 0 && [...codes].every((code) => open.has(code))) return undefined;
  return (said, language = /\p{Script=Han}/u.test(said) ? "zh-CN" : "en") => {
    const word = say(leftOut, language);
    const left = replaceNumbers(said, prefixes, year, ({ code, reference = "" }) => {
      if (code !== undefined) return open.has(code) ? undefined : word;
      const cut = cuts.get(reference);
      return cut === undefined ? undefined : `${reference.slice(0, cut)}${word}`;
    });
    const spoken = spokenNumbersIn(left, verbs, year, "with 号");
    return spoken.said.reduce(
      (rest, one, index) => (open.has(spoken.codes[index] ?? "") ? rest : rest.replace(one, word)),
      left,
    );
  };
};

type Masked = (said: Text) => Text;

/** What a block says with something else in place of each text in it. */
const blockSaying = (block: Block, as: Masked): Block => {
  switch (block.is) {
    case "paragraph":
      return { ...block, text: as(block.text) };
    case "facts":
      return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: as(fact.value) })) };
    case "rows":
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, title: as(row.title), detail: as(row.detail) })),
      };
    case "stages":
    case "links":
      return block;
  }
};

/** Buttons that do something in a matter: what they are called may be what people wrote of it. */
const actionSaying = (one: Action, as: Masked): Action =>
  one.press.code === undefined ? one : { ...one, label: as(one.label) };

/** A card with something else in place of each text in it that may be of a matter. */
const cardSaying = (card: Card, as: Masked): Card => ({
  ...card,
  title: as(card.title),
  ...(card.notification === undefined ? {} : { notification: as(card.notification) }),
  body: card.body.map((block) => blockSaying(block, as)),
  actions: card.actions.map((one) => actionSaying(one, as)),
});

/** The same of its lines and buttons alone: whatever else it says is ours. */
const listSaying = (card: Card, as: Masked): Card => ({
  ...card,
  body: card.body.map((block) => (block.is === "rows" ? blockSaying(block, as) : block)),
  actions: card.actions.map((one) => actionSaying(one, as)),
});

/** What is said with something else in place of its texts, for one reader: the numbers left out that they cannot open. */
const saidTo = async <Said>(
  looking: Looking,
  of: Written["of"],
  said: Said,
  saying: (said: Said, as: Masked) => Said,
): Promise<Said> => {
  const texts = new Set<string>();
  saying(said, (one) => {
    texts.add(one.zh).add(one.en);
    return one;
  });
  const mask = await masking([...texts], looking, { of, for: "reader" });
  return mask === undefined
    ? said
    : saying(said, ({ zh, en }) => text(mask(zh, "zh-CN"), mask(en, "en")));
};

/** The card of a matter without the numbers in its text that its reader cannot open; who answers for the whole may know of more. */
export const withoutHidden = (looking: Looking, of: Written["of"], card: Card): Promise<Card> =>
  saidTo(looking, of, card, cardSaying);

/** Any card with what matters are called in its lines and on its buttons as its reader may read it. */
export const listWithoutHidden = (looking: Looking, now: Instant, card: Card): Promise<Card> =>
  saidTo(looking, { code: "", openedAt: now }, card, listSaying);

/** What stands above a form, with what matters are called in its lines as its reader may read it. */
export const linesWithoutHidden = async (
  looking: Looking,
  now: Instant,
  blocks: readonly Block[],
): Promise<readonly Block[]> =>
  saidTo(looking, { code: "", openedAt: now }, blocks, (said, as) =>
    said.map((block) => (block.is === "rows" ? blockSaying(block, as) : block)),
  );

/** Texts of a matter as one reader reads them, in the same order. */
export const textsFor = async (
  looking: Looking,
  of: Written["of"],
  texts: readonly string[],
): Promise<readonly string[]> => {
  const mask = await masking(texts, looking, { of, for: "reader" });
  return mask === undefined ? texts : texts.map((one) => mask(one));
};

/** A paper without the numbers that its reader cannot open; of one that goes from hand to hand, that not everybody may know. */
export const paperFor = async (
  looking: Looking,
  of: Written["of"],
  paper: Paper,
  audience: Written["for"],
): Promise<Paper> => {
  const { body, grid = [] } = paper;
  const saidOf = (one: Paper["body"][number]) => (typeof one === "string" ? one : one.heading);
  const texts = [paper.title, ...body.map(saidOf), ...grid.map(([, value]) => value)];
  const mask = await masking(texts, looking, { of, for: audience });
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
