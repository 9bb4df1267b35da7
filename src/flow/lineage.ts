import { readCode } from "../chat/code.ts";
import { line, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { screen } from "../chat/screening.ts";
import { text } from "../chat/text.ts";
import { findCategory } from "./categories.ts";
import type { Doing, Draft } from "./flow.ts";
import { named } from "./guarding.ts";
import type { Matter, Party } from "./matter.ts";
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

type Said = { readonly category?: string | undefined; readonly parent?: string | undefined };

/** What a new matter takes over: its category, where it came from, its level, who is kept out. */
type Lineage = {
  readonly category?: string;
  readonly parent?: string;
  readonly visibility: 1 | 2;
  readonly recused: readonly Party[];
};

/** A number as people type it, of a matter of one of these prefixes: `xs1` is this year's first. */
export const codeTyped = (
  typed: string,
  prefixes: readonly string[],
  { today }: Pick<Doing, "today">,
): string => readCode(typed, prefixes, Number(today.slice(0, 4))) ?? typed;

const parents = ["XS", "JY", "CS", "YS"];

/** The numbers a step has to look at to know the lineage of what it makes. */
export const lineageReads = ({ parent }: Said, doing: Doing): readonly string[] =>
  parent === undefined ? [] : [codeTyped(parent, parents, doing)];

/**
 * What a new matter takes over from its category, its parent and what was written: level 2 where any
 * of them is, and whoever is recused from the parent. A parent the actor cannot see does not exist.
 */
export const lineage = (said: Said, texts: readonly string[], doing: Doing): Lineage | Refusal => {
  const category = said.category === undefined ? undefined : findCategory(said.category);
  if (category?.visibility === 3) return new Refusal(offline, { field: "category" });
  const [code] = lineageReads(said, doing);
  const parent = code === undefined ? undefined : doing.read?.get(code);
  if (code !== undefined && parent === undefined)
    return new Refusal(words.noSuchRecord, { field: "parent" });
  const restricted =
    category?.visibility === 2 || parent?.visibility === 2 || screen(texts).is !== "clear";
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
export const comingFrom = (
  draft: Draft<Matter>,
  origin: Matter,
  { directory }: Pick<Doing, "directory">,
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
    parties: [...(raised ? named(draft.parties, directory) : draft.parties), ...recused],
  };
};

const offline = text(
  "这一类事项不能写在这里，请按保密要求线下办理，或另选类别。",
  "Matters of this category must not be written down here: please handle them offline, or choose another category.",
);
