import { line, one, optional } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { readCode } from "../line/code.ts";
import { verdictOn } from "../screening/screen.ts";
import { findCategory } from "./categories.ts";
import { nameTeams } from "./confidentiality.ts";
import { barred, type Matter, type MatterLink, type Party } from "./matter.ts";
import { unitOf } from "./parties.ts";
import type { Context, Draft } from "./step.ts";
import { words } from "./words.ts";

/** The questions by which a new matter is said to come from another, and what it is about. */
export const lineageFields = {
  category: optional(one(words.group, "categories")),
  parent: optional(
    line(text("关联事项", "Comes from"), {
      max: 30,
      help: text(
        "本系统里的编号，例如 XS-2026-0001",
        "A number of this system, for example XS-2026-0001",
      ),
    }),
  ),
};

/** The question for the matters that a new one comes from, several of them. */
export const originsField = {
  origins: optional(
    line(text("来源", "Origins"), {
      max: 200,
      also: ["来自"],
      help: text(
        "来自几件事的，把编号都写上：JY-2026-0003、HY-2026-0002",
        "Where it comes from several matters, the number of each: JY-2026-0003, HY-2026-0002",
      ),
    }),
  ),
};

/** Why what was written there is no list of numbers. */
export const originsWrong = new Refusal(
  text(
    "来源只写本系统里的编号，用顿号隔开，例如 JY-2026-0003、HY-2026-0002；别的依据另写。",
    "Origins are numbers of this system, separated by commas, such as JY-2026-0003, HY-2026-0002; say anything else elsewhere.",
  ),
  { field: "origins" },
);

const NUMBER = /(?<![a-z])[a-z]{2}-?20\d\d-?\d{1,6}(?!\d)/i;

/** The numbers of the matters a new one comes from, as people write them, each once; whether a part is none. */
export const originsTyped = (
  typed: string | undefined,
  context: Pick<Context, "today">,
): { readonly codes: readonly string[]; readonly unread: boolean } => {
  const codes = (typed ?? "")
    .split(/[、，,；;\s]+|[和与及]|\band\b/u)
    .filter((part) => part !== "")
    .map((part) => codeTyped(part, context));
  return { codes: [...new Set(codes)], unread: codes.some((one) => !NUMBER.test(one)) };
};

type LineageAnswers = {
  readonly category?: string | undefined;
  readonly parent?: string | undefined;
};

/** What a new matter takes over: its category, where it came from, its level, who is kept out. */
type Lineage = {
  readonly category?: string;
  readonly parent?: string;
  readonly visibility: 1 | 2;
  readonly recused: readonly Party[];
};

/** A number as people type it, of a matter of any kind: `xs1` is this year's first of its kind. */
export const codeTyped = (typed: string, { today }: Pick<Context, "today">): string => {
  const prefix = /^[a-z]+/.exec(toPlain(typed.trim()))?.[0];
  return prefix === undefined
    ? typed
    : (readCode(typed, [prefix], Number(today.slice(0, 4))) ?? typed);
};

/** The numbers of the matters that one came of, the one named first first. */
export const originsOf = ({ parent, links = [] }: Pick<Matter, "parent" | "links">) => [
  ...(parent === undefined ? [] : [parent]),
  ...links.flatMap(({ code, as }) => (as === "from" ? [code] : [])),
];

/**
 * What a new matter takes over from further matters it comes from: level 2 where one of them is, whoever is recused from
 * one, and a link to each. One the actor cannot see does not exist.
 */
export const lineageOfMore = (
  first: Lineage,
  codes: readonly string[],
  context: Pick<Context, "actor" | "read">,
): (Lineage & { readonly links?: readonly MatterLink[] }) | Refusal => {
  const more = codes.map((code) => context.read?.get(code));
  const known = more.filter((one) => one !== undefined);
  if (known.length < more.length) return new Refusal(words.noSuchRecord);
  const recused = [
    first.recused,
    ...known.map(({ parties }) => parties.filter(({ part }) => part === "recused")),
  ].flat();
  return {
    ...first,
    visibility: known.some(({ visibility }) => visibility > 1) ? 2 : first.visibility,
    recused: [...new Map(recused.map((one) => [one.person ?? one.organisation, one])).values()],
    ...(known.length === 0
      ? {}
      : { links: known.map(({ code }) => ({ code, by: context.actor.id, as: "from" as const })) }),
  };
};

/**
 * A new matter with the matters that were written as its origins: a link to each, level 2 where one of them is, their
 * category where all have the same, and whoever is recused from one of them.
 */
export const withOrigins = <M extends Matter>(
  draft: Draft<M>,
  typed: string | undefined,
  context: Pick<Context, "actor" | "today" | "read" | "directory">,
): Draft<M> | Refusal => {
  const { codes, unread } = originsTyped(typed, context);
  if (unread) return originsWrong;
  if (codes.length === 0) return draft;
  const first: Lineage = { visibility: draft.visibility === 1 ? 1 : 2, recused: [] };
  const taken = lineageOfMore(first, codes, context);
  if (taken instanceof Refusal) return new Refusal(taken.text, { field: "origins" });
  const categories = new Set(codes.map((code) => context.read?.get(code)?.category));
  const [category] = categories;
  const { visibility, recused, links } = taken;
  const raised = visibility > draft.visibility;
  return {
    ...draft,
    ...(draft.category !== undefined || category === undefined || categories.size > 1
      ? {}
      : { category }),
    visibility,
    parties: [
      ...(raised ? nameTeams(draft.parties, context.directory) : draft.parties),
      ...recused,
    ],
    ...(links === undefined ? {} : { links }),
  };
};

/** The matter a new one is said to come from, however its number was typed: xs1, XS-2026-0001. */
export const originRead = (
  { parent }: LineageAnswers,
  context: Pick<Context, "today" | "read">,
): Matter | undefined =>
  parent === undefined ? undefined : context.read?.get(codeTyped(parent, context));

/** The numbers a step has to look at to know the lineage of what it makes. */
export const lineageReads = ({ parent }: LineageAnswers, context: Context): readonly string[] =>
  parent === undefined ? [] : [codeTyped(parent, context)];

/**
 * What a new matter takes over from its category, its parent and what was written: level 2 where any
 * of them is, and whoever is recused from the parent. A parent the actor cannot see does not exist.
 */
export const lineage = (
  said: LineageAnswers,
  texts: readonly string[],
  context: Context,
): Lineage | Refusal => {
  const category = said.category === undefined ? undefined : findCategory(said.category);
  if (category?.visibility === 3) return new Refusal(offline, { field: "category" });
  const [code] = lineageReads(said, context);
  const parent = code === undefined ? undefined : context.read?.get(code);
  if (code !== undefined && parent === undefined)
    return new Refusal(words.noSuchRecord, { field: "parent" });
  const restricted =
    category?.visibility === 2 ||
    parent?.visibility === 2 ||
    (texts.length > 0 && verdictOn(context.verdict ?? { is: "clear" }, texts).is !== "clear");
  const about = category?.id ?? parent?.category;
  return {
    ...(about === undefined ? {} : { category: about }),
    ...(parent === undefined ? {} : { parent: parent.code }),
    visibility: restricted ? 2 : 1,
    recused: parent?.parties.filter(({ part }) => part === "recused") ?? [],
  };
};

/**
 * A new matter as it comes from another with one press: it knows where from, is at level 2 where that
 * one is, and whoever is recused there is recused here.
 */
export const inheritFrom = (
  draft: Draft<Matter>,
  origin: Matter,
  { directory }: Pick<Context, "directory">,
): Draft<Matter> => {
  const raised = origin.visibility > draft.visibility;
  const recused = origin.parties.filter(
    ({ part, person }) =>
      part === "recused" &&
      !draft.parties.some((one) => one.part === part && one.person === person),
  );
  return {
    ...draft,
    parent: origin.code,
    visibility: raised ? 2 : draft.visibility,
    parties: [...(raised ? nameTeams(draft.parties, directory) : draft.parties), ...recused],
  };
};

/**
 * A new matter as it comes from a further one that its maker need not see: at level 2 where that one is, whoever is
 * kept out of that one kept out of this, but whom it is addressed to or who has a part in it by name.
 */
export const inheritUnread = (
  draft: Draft<Matter>,
  origin: Matter,
  context: Pick<Context, "actor" | "directory">,
): Draft<Matter> => {
  const { directory, actor } = context;
  const has = (party: Party): boolean =>
    draft.parties.some(
      (one) =>
        one.part !== "copy" &&
        (party.person === undefined
          ? unitOf(one, directory) === party.organisation
          : one.person === party.person),
    );
  const kept = origin.parties.filter((party) => barred.includes(party.part) && !has(party));
  const barredUnits = kept.flatMap(({ organisation }) => organisation ?? []);
  const { parent, ...taken } = inheritFrom(draft, { ...origin, parties: [] }, context);
  return {
    ...taken,
    ...(draft.parent === undefined ? {} : { parent: draft.parent }),
    parties: [
      ...taken.parties.filter(
        (one) => barred.includes(one.part) || !barredUnits.includes(unitOf(one, directory) ?? ""),
      ),
      ...kept,
    ],
    links: [...(draft.links ?? []), { code: origin.code, by: actor.id, as: "from" }],
  };
};

const offline = text(
  "这一类事项不能写在这里，请按保密要求线下办理，或另选类别。",
  "Matters of this category must not be written down here: please handle them offline, or choose another category.",
);
