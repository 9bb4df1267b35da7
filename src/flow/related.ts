import { action, type Card, facts } from "../chat/card.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { organisationName } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { sightOf } from "./access.ts";
import { flowOf, readMatter } from "./find.ts";
import { type Flow, stateOf } from "./flow.ts";
import { originsOf } from "./lineage.ts";
import { linkWords } from "./link-words.ts";
import { barred, type Matter, type MatterLink } from "./matter.ts";
import { mayOpen } from "./may.ts";
import { mayAnswer, type Similar, similarTo } from "./recurring.ts";
import type { Context } from "./step.ts";
import { mayKnowReached, withReached } from "./told.ts";
import { seenBy } from "./tracks.ts";
import { withoutHidden } from "./unnamed.ts";
import { words } from "./words.ts";

/**
 * A matter's card with the numbers of the matters it came from, led to and is linked with, as far as the
 * reader can see those, a button for each kind it can become, and for whoever brought it whom it has reached. What is known to be new has led to nothing yet.
 */
export const withRelated = async (
  context: Context & { readonly store: GuardedStore; readonly flows: readonly Flow[] },
  flow: Flow,
  matter: Matter,
  card: Card,
  isNew = false,
): Promise<Card> => {
  const { flows, actor, store } = context;
  const open = await withoutHidden(context, matter, card);
  if (matter.visibility === 3 || matter.erasedAt !== undefined) return open;
  const seen = isNew ? [] : await store.related(sightOf(actor), matter);
  const related = seen.filter((other) => other.kind !== matter.kind);
  // Within one kind it is what a matter was merged into: that there is one, everybody may know.
  const into = seen.find(({ code, kind }) => code === matter.parent && kind === matter.kind);
  const listed = (others: readonly Matter[], say: (other: Matter) => Text): Text | undefined =>
    others.length === 0 ? undefined : joinAnd(others.map(say));
  const asIs = (other: Matter): Text => standing(context, other);
  const isLinked = (code: string, as: MatterLink["as"]): boolean =>
    matter.links?.some((one) => one.code === code && one.as === as) === true;
  const before = listed(
    originsOf(matter).flatMap((code) => related.find((one) => one.code === code) ?? []),
    (other) => numberWithKind(flowOf(flows, other), other),
  );
  const cameOf = ({ code, parent }: Matter): boolean =>
    parent === matter.code || isLinked(code, "to");
  const after = listed(related.filter(cameOf), asIs);
  const becoming = (flow.becomes ?? []).flatMap((becoming) => {
    const other = flowOf(flows, becoming);
    if (!becoming.from.includes(matter.state) || !mayOpen(actor, other)) return [];
    if (becoming.when?.(matter, context) === false) return [];
    const covered = related.some(
      (one) => one.kind === becoming.kind && cameOf(one) && becoming.covers?.(matter, one) === true,
    );
    if (covered) return [];
    return [
      action(words.become(other.name), {
        command: `${becoming.kind}.${other.opening.id}`,
        prefill: { ...becoming.prefill(matter, context), parent: matter.code },
      }),
    ];
  });
  const collected =
    flow.collects === undefined || isNew ? undefined : await gatheredIn(context, matter);
  const alike = await similarTo(context, matter);
  const merged =
    matter.state === "merged" ? ((into && verbatim(into.code)) ?? words.another) : undefined;
  const links = [
    [words.mergedInto, merged],
    [words.cameFrom, before],
    [words.ledTo, after],
    ...(collected === undefined
      ? [
          [
            linkWords.linked,
            listed(
              seen.filter(({ code }) => isLinked(code, undefined)),
              asIs,
            ),
          ] as const,
        ]
      : byUnit(collected, flow.collects?.units(matter) ?? [], context)),
    [linkWords.similar, alike && similarText(context, alike)],
  ] as const;
  const linked = {
    ...open,
    body: links.every(([, value]) => value === undefined)
      ? open.body
      : [...open.body, facts(...links)],
    actions: [
      ...open.actions,
      ...becoming,
      ...(alike === undefined ? [] : answering(context, flow, alike, related)),
    ],
  };
  return mayKnowReached(actor, matter)
    ? withReached(linked, matter, await store.notices(matter.code), context)
    : linked;
};

/** Matters alike in a line: what they have in common, how many, the latest of them by number and how far they are. */
export const similarText = (
  context: Context & { readonly flows: readonly Flow[] },
  { of, matters }: Similar,
): Text =>
  linkWords.similarOf(
    of,
    matters.length,
    joinAnd(matters.slice(-mostWritten).map((one) => standing(context, one))),
    matters.length > mostWritten,
  );

/** The press by which matters alike are answered together, for whoever may, unless this one has been. */
const answering = (
  { flows, actor }: Context & { readonly flows: readonly Flow[] },
  flow: Flow,
  { matters }: Similar,
  related: readonly Matter[],
): Card["actions"] => {
  const { recurs } = flow;
  if (recurs === undefined || !mayAnswer(actor, flow, flows)) return [];
  if (related.some(({ kind }) => kind === recurs.answeredBy)) return [];
  const other = flowOf(flows, { kind: recurs.answeredBy });
  return [
    action(linkWords.answerAll(matters.length, other.name), {
      command: `${other.kind}.${other.opening.id}`,
      prefill: {
        ...recurs.prefill(matters.filter(({ kind }) => kind === flow.kind)),
        origins: matters.map(({ code }) => code).join("、"),
      },
    }),
  ];
};

/** So many links are looked at at a time, and so many numbers written out for a unit. */
const atATime = 50;
const mostWritten = 5;

/** All that was gathered into a matter and its reader may see, however much that is. */
const gatheredIn = async (
  { store, actor }: Context & { readonly store: GuardedStore },
  { code, links = [] }: Matter,
): Promise<readonly Matter[]> => {
  const found: Matter[] = [];
  for (let from = 0; from < links.length; from += atATime) {
    const some = links.slice(from, from + atATime);
    const seen = await store.related(sightOf(actor), { code, links: some });
    found.push(...seen.filter((other) => some.some((one) => one.code === other.code)));
  }
  return found;
};

/** What was gathered, by the units that have to do with it; what is none of theirs behind. */
const byUnit = (
  gathered: readonly Matter[],
  units: readonly string[],
  context: Context & { readonly flows: readonly Flow[] },
): readonly (readonly [Text, Text])[] => {
  const { directory } = context;
  const isOf = (unit: string, { parties }: Matter): boolean =>
    parties.some(({ part, organisation }) => organisation === unit && !barred.includes(part));
  const line = (name: Text, of: readonly Matter[]): readonly (readonly [Text, Text])[] =>
    of.length === 0
      ? []
      : [
          [
            linkWords.gatheredOf(name),
            linkWords.gathered(
              of.length,
              joinAnd(of.slice(0, mostWritten).map((one) => standing(context, one))),
              of.length > mostWritten,
            ),
          ],
        ];
  return [
    ...units.flatMap((unit) =>
      line(
        organisationName(directory, unit),
        gathered.filter((one) => isOf(unit, one)),
      ),
    ),
    ...line(
      linkWords.otherUnits,
      gathered.filter((one) => !units.some((unit) => isOf(unit, one))),
    ),
  ];
};

const numberWithKind = ({ name }: Flow, { code }: Matter): Text =>
  text(`${name.zh} ${code}`, `${name.en.toLowerCase()} ${code}`);

/** Another matter as its reader may see it: its kind, its number, how far it is. */
const standing = (
  { flows, actor }: Context & { readonly flows: readonly Flow[] },
  other: Matter,
): Text => {
  const flow = flowOf(flows, other);
  const { name } = stateOf(flow, seenBy(flow, readMatter(flow, other), actor));
  return linkWords.named(flow.name, other.code, name);
};
