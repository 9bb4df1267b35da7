import { z } from "zod";
import { dayText, momentText, shortDay } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import type { Directory, Person } from "../people/directory.ts";
import { errataWords as words } from "./errata-words.ts";
import { factName, factText } from "./facts.ts";
import type { Flow, RecordedFact } from "./flow.ts";
import type { Entry } from "./history.ts";
import { type Matter, type Part, unitsIn } from "./matter.ts";

/** The step of every kind that puts right what was recorded wrongly. */
export const errataStep = "errata";

/** What the history keeps of it: each fact as it was and as it is, and each day that moved. */
const recorded = z.object({
  answers: z.object({ reason: z.string() }),
  changes: z.array(z.object({ fact: z.string(), from: z.unknown(), to: z.unknown() })),
  moved: z.array(
    z.object({
      rule: z.string(),
      from: z.string(),
      to: z.string(),
      unit: z.string().optional(),
    }),
  ),
});

/** A clock whose last day is another one since something was put right. */
export type Moved = z.infer<typeof recorded>["moved"][number];

/** A fact of a kind by its key. */
export const factOf = ({ facts }: Flow, key: string): RecordedFact => {
  const fact = facts?.of[key];
  if (fact === undefined) throw new Error(`no fact ${key}`);
  return fact;
};

/** Who reads of it, and the matter as they see it. */
export type ErrataReader = {
  readonly person: Pick<Person, "organisation">;
  readonly matter: Matter;
};

/** What was put right and what moved with it, as far as a reader may know: nothing inside another part, nothing of hidden shares. */
const readable = (
  flow: Flow,
  { content }: Pick<Entry, "content">,
  { person: { organisation }, matter }: ErrataReader,
) => {
  const { data } = recorded.safeParse(JSON.parse(content ?? "null"));
  if (data === undefined) return undefined;
  const may = (inside: Part | undefined) =>
    inside === undefined || unitsIn(matter, inside).includes(organisation);
  // What was a fact once and is none any more is nobody's to know.
  const mayKnow = (fact: RecordedFact | undefined) => fact !== undefined && may(fact.inside);
  return {
    reason: data.answers.reason,
    changes: data.changes.filter(({ fact }) => mayKnow(flow.facts?.of[fact])),
    moved: data.moved.filter(
      ({ rule, unit }) => may(flow.clocks[rule]?.inside) && !matter.hides?.includes(unit ?? ""),
    ),
  };
};

/** What a step of the history put right, in words; nothing where it is no such step, was erased or is not the reader's to know. */
export const errataText = (
  flow: Flow,
  entry: Pick<Entry, "step" | "content">,
  directory: Directory,
  reader: ErrataReader,
): Text | undefined => {
  const known = entry.step === errataStep ? readable(flow, entry, reader) : undefined;
  if (known === undefined || known.changes.length + known.moved.length === 0) return undefined;
  const moved = known.moved.map(({ rule, from, to }) =>
    words.moved(ruleText(flow, rule), typedDay(from), typedDay(to)),
  );
  const said = [
    ...changesText(flow, known, directory),
    ...once(moved),
    words.because(known.reason),
  ];
  return text(said.map(({ zh }) => zh).join("；"), said.map(({ en }) => en).join("; "));
};

/** What several units have alike is said once. */
const once = (said: readonly Text[]): readonly Text[] => [
  ...new Map(said.map((one) => [one.zh, one])).values(),
];

const changesText = (
  flow: Flow,
  { changes }: Pick<z.infer<typeof recorded>, "changes">,
  directory: Directory,
): readonly Text[] =>
  changes.map(({ fact, from, to }) => {
    const say = (value: unknown) => factText(value, factOf(flow, fact), directory);
    return words.change(factName(flow, fact), say(from), say(to));
  });

/** What was put right and what was counted anew with it, in few words: for whoever has just done it. */
export const errataDone = (
  flow: Flow,
  entry: Entry,
  directory: Directory,
  reader: ErrataReader,
): Text => {
  const known = readable(flow, entry, reader);
  if (known === undefined) return words.label;
  const short = (typed: string) => (typed.length === 10 ? shortDay(typed) : momentText(typed));
  return words.done(
    joinAnd(changesText(flow, known, directory)),
    once(
      known.moved.map(({ rule, from, to }) =>
        words.movedShort(ruleText(flow, rule), short(from), short(to)),
      ),
    ),
  );
};

/** A day or moment as it was typed, in words. */
export const typedDay = (typed: string): Text =>
  typed.length === 10 ? dayText(typed) : momentText(typed);

const ruleText = (flow: Flow, rule: string): Text =>
  findRule(rule)?.name ?? flow.clocks[rule]?.of ?? verbatim(rule);
