import { z } from "zod";
import { dayOf, momentText } from "../calendar/day.ts";
import { inQuotes } from "../calendar/quotation.ts";
import { bracketed, joinAnd, saidBy, type Text, text, verbatim } from "../chat/text.ts";
import { sightOf, watchingSightOf } from "../flow/access.ts";
import { recounting } from "../flow/clock.ts";
import { raiseStep } from "../flow/confidentiality.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { correctionStep, correctionWords, takenBackIn } from "../flow/correction.ts";
import { doubtWords } from "../flow/doubting.ts";
import { type ErrataReader, errataText } from "../flow/errata-text.ts";
import type { Found } from "../flow/find.ts";
import { declaredIn, type Flow } from "../flow/flow.ts";
import {
  type Entry,
  insteadIn,
  keepingOut,
  linking,
  raisingAfter,
  releasing,
} from "../flow/history.ts";
import { linkingIn } from "../flow/link.ts";
import { linkWords } from "../flow/link-words.ts";
import { restingAnew } from "../flow/resting.ts";
import { retention } from "../flow/retention.ts";
import { holdsAny } from "../flow/seat.ts";
import { successionStep } from "../flow/succession.ts";
import { successionText } from "../flow/succession-words.ts";
import { unitOfEntry } from "../flow/tracks.ts";
import { mayReadWhyRaised } from "../flow/why-raised.ts";
import { codesAtStart, numbersIn } from "../line/code.ts";
import { type Directory, organisationName, type Person, personName } from "../people/directory.ts";
import type { CommandContext } from "./command.ts";
import { words } from "./words.ts";

const byProgram = z.object({ program: z.string() });

/** Whoever acted, by which program, and in whose place: of a post on leave, or as entrusted. */
const whoActed = (entry: Entry, directory: Directory): Text => {
  const program = byProgram.safeParse(JSON.parse(entry.content ?? "null")).data?.program;
  const post = personName(directory, entry.actor);
  const who = program === undefined ? post : bracketed(post, words.program(program));
  const instead = insteadIn(entry);
  if (instead === undefined) return who;
  const absent = personName(directory, instead.for);
  return instead.as === "entrusted"
    ? words.actingEntrusted(who, absent)
    : words.actingFor(who, absent);
};

const withDoubt = z.object({ answers: z.object({ notSo: z.string() }) });

/** Why the screening was said to be mistaken about what was written in a step. */
const doubtIn = ({ content }: Entry): Text | undefined => {
  const notSo = withDoubt.safeParse(JSON.parse(content ?? "null")).data?.answers.notSo;
  return notSo === undefined ? undefined : verbatim(notSo);
};

const withReason = z.object({ answers: z.object({ reason: z.string() }) });

/** Why a step was taken, as it was given. */
const reasonIn = ({ content }: Entry): Text | undefined => {
  const reason = withReason.safeParse(JSON.parse(content ?? "null")).data?.answers.reason;
  return reason === undefined ? undefined : verbatim(reason);
};

/** A line of a history: when, who, and what was done, as its reader may know it; `item` is what it put on an agenda. */
export const entryText = (
  flow: Flow,
  directory: Directory,
  entry: Entry,
  { item, ...reader }: ErrataReader & { readonly person: Person; readonly item: Text | undefined },
): readonly [Text, Text] => {
  if (entry.step === retention.step)
    return [
      momentText(entry.at),
      text(confidentialityWords.retention.zh, confidentialityWords.retention.en),
    ];
  if (entry.step === recounting.step) return [momentText(entry.at), words.recounted];
  if (entry.step === restingAnew.step) return [momentText(entry.at), words.restingChecked];
  if (entry.step === releasing.step) return [momentText(entry.at), words.released];
  if (entry.step === keepingOut.step) return [momentText(entry.at), words.keptOut];
  if (entry.step === raisingAfter.step)
    return [momentText(entry.at), confidentialityWords.raisedAfter];
  const linked = linkingIn(entry);
  if (linked !== undefined) {
    const label = entry.step === linking.made ? linkWords.label : linkWords.unlink;
    const what = joinAnd(linked.with.map((code) => verbatim(code)));
    const done = text(`${label.zh} ${what.zh}`, `${label.en} ${what.en}`);
    const { reason } = linked;
    const said = reason === undefined ? done : saidBy(done, verbatim(reason));
    const who = personName(directory, entry.actor);
    return [momentText(entry.at), text(`${who.zh} ${said.zh}`, `${who.en}: ${said.en}`)];
  }
  if (entry.step === successionStep)
    return [momentText(entry.at), successionText(entry.content, directory)];
  const step =
    entry.step === correctionStep
      ? correctionWords.label
      : (declaredIn(flow, entry.step) ?? flow.opening).label;
  if (entry.actor === retention.actor) return [momentText(entry.at), step];
  const as = whoActed(entry, directory);
  const errata = errataText(flow, entry, directory, reader);
  const unit = unitOfEntry(entry);
  const of =
    unit === undefined || reader.matter.share !== undefined
      ? undefined
      : organisationName(directory, unit);
  const why =
    entry.step === raiseStep && mayReadWhyRaised(reader.person, reader.matter, entry, directory)
      ? reasonIn(entry)
      : undefined;
  const taken = why === undefined ? bracketed(step, of) : saidBy(bracketed(step, of), why);
  const said = doubtIn(entry);
  const doubted = said === undefined ? taken : saidBy(bracketed(taken, doubtWords.notSo), said);
  const changed = errata === undefined ? doubted : saidBy(doubted, errata);
  const what =
    item === undefined ? changed : text(`${changed.zh} ${item.zh}`, `${changed.en} ${item.en}`);
  return [momentText(entry.at), text(`${as.zh} ${what.zh}`, `${as.en}: ${what.en}`)];
};

const withItem = z.object({
  answers: z.object({ item: z.string(), reason: z.string().optional() }),
});

/** A line of a history as one reader may read it, and the item of an agenda it names. */
type Readable = { readonly entry: Entry; readonly item: Text | undefined };

/**
 * The entries with what each put on an agenda, left off it or dealt with: the matters this reader can see, or what was
 * said, and why. An entry that names none of them is not there for the reader, nor is its being taken back: there only
 * stands who may know that there is something, of a matter by its number or of words as who records them.
 */
export const withItemsSeen = async (
  { store, actor, flows }: Pick<CommandContext, "store" | "actor" | "flows">,
  { flow: { agenda, steps: declared }, matter }: Found,
  entries: readonly Entry[],
): Promise<readonly Readable[]> => {
  if (agenda === undefined) return entries.map((entry) => ({ entry, item: undefined }));
  const steps = [agenda.adds, agenda.leaves, agenda.reaches];
  const prefixes = flows.map(({ prefix }) => prefix);
  const all = entries.flatMap(({ number, step, at, content }) => {
    const said = withItem.safeParse(JSON.parse(content ?? "null")).data?.answers;
    if (!steps.includes(step) || said === undefined) return [];
    const year = Number(dayOf(at).slice(0, 4));
    // What stands behind the numbers of what is left off is why.
    const read = step === agenda.leaves ? codesAtStart : numbersIn;
    const { codes } = read(said.item, prefixes, year);
    return [{ number, ...said, step, codes }];
  });
  const codes = [...new Set(all.flatMap((one) => one.codes))];
  const readable = await store.readable(sightOf(actor), codes);
  const known = await store.readable(watchingSightOf(actor), codes);
  // What was dealt with may be somebody's words alone: of it only what stands on this agenda by itself is shown.
  const lines = [
    ...agenda.topics(matter),
    ...agenda.items(matter, []).flatMap(({ said }) => said ?? []),
  ];
  const named = new Map(
    all.flatMap(({ number, item, reason, step, codes: meant }) => {
      const seen = meant.filter((code) => readable.includes(code));
      // Figures stand for lines of the agenda as it was then.
      const isSaid =
        meant.length === 0 &&
        agenda.inWords(item) &&
        (step !== agenda.reaches || lines.includes(item));
      const what =
        seen.length > 0
          ? joinAnd(seen.map((code) => verbatim(code)))
          : isSaid
            ? verbatim(inQuotes(item))
            : undefined;
      if (what === undefined) return [];
      // Why is said of all of them.
      const why = seen.length < meant.length ? undefined : reason;
      return [[number, why === undefined ? what : saidBy(what, verbatim(why))] as const];
    }),
  );
  const mayKnow = ({ step, codes: meant }: (typeof all)[number]): boolean =>
    meant.length === 0
      ? holdsAny(actor, declared[step]?.by ?? [], matter)
      : meant.some((code) => known.includes(code));
  const hidden = all.filter((one) => !named.has(one.number) && !mayKnow(one));
  const gone = new Set(hidden.map(({ number }) => number));
  return entries
    .filter((entry) => !gone.has(entry.number) && !gone.has(takenBackIn(entry) ?? 0))
    .map((entry) => ({ entry, item: named.get(entry.number) }));
};
