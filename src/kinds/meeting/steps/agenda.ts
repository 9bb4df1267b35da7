import { z } from "zod";
import { addMinutes, dayOf, momentText } from "../../../calendar/day.ts";
import { line, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { anyOf, joinAnd, sentences, type Text, verbatim } from "../../../chat/text.ts";
import { canSee, watchingSightOf } from "../../../flow/access.ts";
import { ifKnown } from "../../../flow/card-parts.ts";
import type { Agenda } from "../../../flow/flow.ts";
import { type Matter, unitsIn, withFields } from "../../../flow/matter.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { words as flowWords } from "../../../flow/words.ts";
import { splitNumbered } from "../../../line/numbered-points.ts";
import {
  type Directory,
  organisationName,
  type Person,
  personName,
} from "../../../people/directory.ts";
import { unitsListed } from "../../../people/units-listed.ts";
import { metAt, quorumFact } from "../cards.ts";
import { answers, type Meeting } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { chairsOn } from "./holding.ts";
import {
  codesBefore,
  codesIn,
  codesWithin,
  isAll,
  isCode,
  isEverybodys,
  isFigures,
  placesIn,
} from "./items.ts";
import { itemAdded } from "./items-said.ts";

type Item = Meeting["fields"]["items"][number];

/** The parts of what was typed under 议题. */
const partsOf = (agenda: string | undefined): readonly string[] =>
  (agenda ?? "")
    .split(/[、，,；;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The matters that are named under 议题 by a number and nothing else. */
export const codesOnAgenda = (
  { agenda }: { readonly agenda?: string | undefined },
  context: Pick<Context, "today">,
): readonly string[] => partsOf(agenda).flatMap((part) => codesIn(part, context));

/** What was typed under 议题: matters that are there by their number, and what is said in words. */
export const splitAgenda = (
  agenda: string | undefined,
  context: Pick<Context, "actor" | "today" | "read">,
): { readonly agenda: string | undefined; readonly items: readonly Item[] } => {
  const isMatter = (part: string) => {
    const codes = codesIn(part, context);
    return codes.length > 0 && codes.every((code) => context.read?.has(code) === true);
  };
  const parts = partsOf(agenda);
  const codes = new Set(parts.filter(isMatter).flatMap((part) => codesIn(part, context)));
  if (codes.size === 0) return { agenda, items: [] };
  const said = parts.filter((part) => !isMatter(part)).join("；");
  const { actor, today } = context;
  return {
    agenda: said === "" ? undefined : said,
    items: [...codes].map((code) => ({ code, by: actor.organisation, on: today })),
  };
};

/** The question for what is put on an agenda or left off it, and the matters it names. */
const aboutItem = {
  form: {
    item: line(words.item, { main: true, max: 200, also: ["事项"], readByAll: "items" }),
  },
  reads: ({ item }: { readonly item: string }, context: Pick<Context, "today">) =>
    codesIn(item, context),
} as const;

const answered = z.object({ answers: z.object({ item: z.string() }) });

/** What was typed as the item of a step that was taken. */
const itemIn = (content: string | null): string =>
  answered.safeParse(JSON.parse(content ?? "null")).data?.answers.item ?? "";

const namesOf = (all: readonly string[]): Text => joinAnd(all.map((one) => verbatim(one)));

const unseen = (codes: readonly string[], { read }: Pick<Context, "read">): Refusal | undefined =>
  codes.every((code) => read?.has(code) === true)
    ? undefined
    : new Refusal(flowWords.noSuchRecord, { field: "item" });

/** Whether somebody may know of one of the matters that were put on; of what was put on in words everybody may. */
const mayKnowSome = (matters: readonly Matter[], reader: Person): boolean =>
  matters.length === 0 || matters.some((one) => canSee(watchingSightOf(reader), one));

/** What is put on the agenda of a meeting, by whoever calls it or is invited to it. */
export const agendaSteps: Readonly<Record<string, Step<Meeting>>> = {
  addItem: step<Meeting>()({
    ...aboutItem,
    names: ["上会", "add-item"],
    says: [
      "会上顺便议一下",
      "想拿到会上讨论",
      "想在会上说一下",
      "会上想说说",
      "帮加一条议题",
      "把这件事拿到会上说",
      "加个议题",
      "列入议题",
      "放到会上议",
      "put it on the agenda",
    ],
    label: words.addItem,
    help: words.addItemHelp,
    by: [...callers, ...invited],
    open: { from: ["scheduled"] },
    button: { rare: true },
    understands: (said, { directory }) => {
      const added = itemAdded(said);
      // Units that are added to a meeting are invited to it.
      return added === undefined || unitsListed(added.item, directory) !== undefined
        ? undefined
        : added;
    },
    apply: (meeting, { item }, context) => {
      const codes = codesIn(item, context);
      const { items, left } = meeting.fields;
      const refused = unseen(codes, context);
      if (refused !== undefined) return refused;
      const said = codes.length === 0 ? [{ said: item }] : codes.map((code) => ({ code }));
      const isThere = (one: Pick<Item, "code" | "said">) =>
        items.some(({ code, said }) => code === one.code && said === one.said);
      const added = said.filter((one) => !isThere(one));
      return added.length === 0
        ? new Refusal(words.itemThere, { field: "item" })
        : withFields(meeting, {
            items: [
              ...items,
              ...added.map((one) => ({
                ...one,
                by: context.actor.organisation,
                on: context.today,
              })),
            ],
            left: left.filter((one) => !codes.includes(one)),
          });
    },
    tells: tellAll(["from", "chair"], (_: Meeting, { read }: Context, reader) =>
      mayKnowSome([...(read?.values() ?? [])], reader) ? words.itemNews : undefined,
    ),
    done: () => words.itemDone,
  }),

  /** What is offered and does not belong on this agenda: it is not offered again. */
  leaveItem: step<Meeting>()({
    names: ["不上会", "leave-item"],
    label: words.leaveItem,
    help: words.leaveItemHelp,
    by: callers,
    open: { from: ["scheduled"] },
    button: { rare: true },
    form: {
      // The numbers alone are said of it, to whoever sees those; what stands behind them is read as why.
      item: line(words.item, { main: true, max: 200, also: ["事项"] }),
      reason: optional(line(words.reason, { max: 200, readByAll: true })),
    },
    // 不上会 hy1 jy1、xs1 已在办: what stands behind the numbers is why.
    fills: (_, { item, reason }, context) => {
      const { codes, behind } = codesBefore(item ?? "", context);
      return codes.length === 0 || behind === "" || reason !== undefined
        ? undefined
        : { reason: behind };
    },
    reads: ({ item }, context) => codesBefore(item, context).codes,
    apply: (meeting, { item }, context) => {
      const { codes } = codesBefore(item, context);
      const { items, left } = meeting.fields;
      if (codes.length === 0) return new Refusal(words.codeNeeded, { field: "item" });
      const refused = unseen(codes, context);
      if (refused !== undefined) return refused;
      if (items.some(({ code = "" }) => codes.includes(code)))
        return new Refusal(words.leaveOnAgenda, { field: "item" });
      return codes.every((code) => left.includes(code))
        ? new Refusal(words.leftBefore, { field: "item" })
        : withFields(meeting, { left: [...new Set([...left, ...codes])] });
    },
    done: (_, context, { content }) =>
      words.leftDone(namesOf(codesBefore(itemIn(content), context).codes)),
  }),

  /** Which item was dealt with; what is not recorded so comes back. */
  reachItem: step<Meeting>()({
    names: ["议到", "dealt-with"],
    label: words.reachItem,
    help: words.reachItemHelp,
    by: callers,
    open: { from: ["held"] },
    button: { rare: true },
    form: { item: line(words.item, { main: true, max: 200, also: ["事项"] }) },
    reads: ({ item }, context) => codesWithin(item, context),
    readsOpen: "closed too",
    apply: (meeting, { item }, context) => {
      const keys = itemsMeant(meeting, item, context);
      if (keys instanceof Refusal) return keys;
      const { reached, reachedUnnamed } = meeting.fields;
      const added = keys.filter((key) => !reached.includes(key));
      // A line that was taken over from a meeting that is restricted by now is no more everybody's than such a matter.
      const listed = itemsOf(meeting, meetingsRead(meeting, context));
      const isOpen = (key: string): boolean =>
        isCode(key)
          ? isEverybodys(context.read?.get(key))
          : !listed.some(({ said, restricted }) => said === key && restricted === true);
      return added.length === 0
        ? new Refusal(words.reachedBefore, { field: "item" })
        : withFields(meeting, {
            reached: [...reached, ...added],
            lastReached: [...added],
            reachedUnnamed: [...reachedUnnamed, ...added.filter((one) => !isOpen(one))],
          });
    },
    done: ({ fields: { lastReached } }, _, { content }) => {
      const done = words.reachedDone(namesOf(lastReached));
      return isAll(itemIn(content)) ? sentences(done, words.reachedInWords) : done;
    },
  }),
};

/** A figure in front of a line as lists have it. */
const LISTED = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．:：]\s*(?=\D)/u;

/** The lines under 议题: numbered, or separated by semicolons. */
const topicsOf = ({ fields: { agenda = "" } }: Meeting): readonly string[] =>
  splitNumbered(agenda)
    .flatMap((part) => part.split(/[；;\n]+/))
    .map((part) => part.trim())
    .filter((part) => part !== "");

const meetingsRead = ({ kind }: Meeting, { read }: Pick<Context, "read">): readonly Meeting[] =>
  [...(read?.values() ?? [])].filter((one): one is Meeting => one.kind === kind);

/**
 * What is dealt with: matters by their numbers, lines of the agenda by figures or by words only one of them has, as
 * they stand there, several of them in a list; else what was said. Behind the first matter nothing is counted: who sees
 * which of them is not the same for everybody. A number the actor does not see counts where it stands on the agenda.
 */
const itemsMeant = (
  meeting: Meeting,
  item: string,
  context: Pick<Context, "read" | "today">,
): readonly string[] | Refusal => {
  const { read } = context;
  const items = itemsOf(meeting, meetingsRead(meeting, context));
  const first = items.findIndex(({ code }) => code !== undefined);
  const saidOf = (some: readonly Item[]) => some.flatMap(({ said }) => said ?? []);
  const counted = [...topicsOf(meeting), ...saidOf(first < 0 ? items : items.slice(0, first))];
  const lines = [...new Set([...topicsOf(meeting), ...saidOf(items)])];
  const isKnown = (code: string): boolean =>
    read?.has(code) === true || items.some((one) => one.code === code);
  const linesWith = (part: string): readonly string[] =>
    lines.includes(part) ? [part] : lines.filter((one) => one.includes(part));
  const noItem = new Refusal(words.whichItem(counted.map((one) => verbatim(one))), {
    field: "item",
  });

  const meantBy = (part: string): readonly string[] | Refusal => {
    if (lines.includes(part)) return [part];
    const { codes, behind } = codesBefore(part, context);
    if (!codes.every(isKnown)) return new Refusal(flowWords.noSuchRecord, { field: "item" });
    if (codes.length > 0 && behind === "") return codes;
    if (isFigures(part)) {
      const named = placesIn(part).map((place) => counted[place - 1]);
      const found = named.flatMap((one) => one ?? []);
      return found.length === 0 || found.length < named.length ? noItem : found;
    }
    const [only, another] = linesWith(part);
    if (only !== undefined && another === undefined) return [only];
    return codesWithin(part, context).some(isKnown)
      ? new Refusal(words.numbersAlone, { field: "item" })
      : [part];
  };

  const typed = item.trim();
  if (isAll(typed)) return lines.length === 0 ? noItem : lines;
  if (lines.includes(typed) || isFigures(typed) || codesIn(typed, context).length > 0)
    return meantBy(typed);
  // 3、临时动议 is a line with its figure; 3、rw1 are two.
  const behind = typed.replace(LISTED, "");
  const said = codesBefore(behind, context).codes.length > 0 ? typed : behind;
  const parts = partsOf(said);
  const isItem = (part: string): boolean =>
    isFigures(part) || codesBefore(part, context).codes.length > 0 || linesWith(part).length === 1;
  if (!parts.some(isItem)) return meantBy(said);
  const found: string[] = [];
  for (const part of parts) {
    const meant = meantBy(part);
    if (meant instanceof Refusal) return meant;
    found.push(...meant);
  }
  return [...new Set(found)];
};

/** The joint meetings that met before another one, the last first: one that was only proposed, asked about or called off did not. */
const before = (meeting: Meeting, all: readonly Meeting[]): readonly Meeting[] =>
  all
    .filter(
      (one) =>
        one.code !== meeting.code &&
        one.fields.form === "joint" &&
        one.fields.chairedBy !== undefined &&
        metAt(one) < metAt(meeting),
    )
    .sort((a, b) => metAt(b).localeCompare(metAt(a)));

/** What is on an agenda; `restricted` where it was taken over from a meeting that is so now. */
type Listed = Item & { readonly restricted?: boolean };

/** What was not reached before, then what was put on: all that a meeting passes on. Only a joint meeting takes over. */
const passedOn = (meeting: Meeting, all: readonly Meeting[]): readonly Listed[] => {
  const [last] = meeting.fields.form === "joint" ? before(meeting, all) : [];
  const own = meeting.fields.items;
  const isSame = (one: Item) => (other: Item) => one.code === other.code && one.said === other.said;
  const left = (last === undefined ? [] : passedOn(last, all))
    .filter(({ code, said = "" }) => last?.fields.reached.includes(code ?? said) !== true)
    // What is put on here too is this meeting's own.
    .map(
      (one) =>
        own.find(isSame(one)) ?? { ...one, restricted: one.restricted || isRestricted(last) },
    );
  return [...left, ...own.filter((one) => !left.some(isSame(one)))];
};

const isRestricted = (meeting: Meeting | undefined): boolean =>
  meeting !== undefined && meeting.visibility > 1;

/** What stands on the agenda: not what was left off this meeting, which the next takes over all the same. */
const itemsOf = (meeting: Meeting, all: readonly Meeting[]): readonly Listed[] =>
  passedOn(meeting, all).filter(({ code = "" }) => !meeting.fields.left.includes(code));

/** How many units are named of those that gave the same answer. */
const mostNamed = 8;

/** Which of the units invited come, may, do not, or have not said. */
const unitsByAnswer = (
  meeting: Meeting,
  directory: Directory,
): readonly (readonly [Text, Text | undefined])[] =>
  [...answers, undefined].map((answer) => {
    const units = unitsIn(meeting, "invited").filter(
      (unit) => meeting.fields.rsvps[unit]?.answer === answer,
    );
    const names = units.slice(0, mostNamed).map((unit) => organisationName(directory, unit));
    const said =
      units.length === 0
        ? undefined
        : words.unitsSaid(units.length, joinAnd(names), units.length > mostNamed);
    return [words[answer ?? "unanswered"], said] as const;
  });

/** The agenda of a meeting: the last joint meeting's resolutions and their fate come first (实施意见 四（一）). */
export const meetingAgenda: Agenda<Meeting> = {
  id: "agenda",
  label: words.agendaOf,
  names: ["议程", "agenda"],
  help: words.agendaHelp,
  adds: "addItem",
  leaves: "leaveItem",
  left: ({ fields }) => fields.left,
  topics: topicsOf,
  reaches: "reachItem",
  inWords: (item) => !isFigures(item),
  next: (all, now) =>
    all
      .filter(
        ({ state, fields }) =>
          state === "scheduled" && addMinutes(fields.startsAt, fields.duration) > now,
      )
      .sort((a, b) => a.fields.startsAt.localeCompare(b.fields.startsAt))[0],
  earlier: before,
  resolved: ({ fields }) =>
    fields.resolutions.map(({ text: said, task }) => ({
      said,
      ...(task === undefined ? {} : { task }),
    })),
  items: itemsOf,
  briefs: {
    seats: [...callers, "convenor"],
    by: ["secretariat", "convenor", "deputy-convenor"],
  },
  setting: (meeting, directory) => {
    const { startsAt, place } = meeting.fields;
    const chairs = chairsOn(meeting, dayOf(startsAt), directory).map((id) =>
      personName(directory, id),
    );
    return [
      [words.startsAt, momentText(startsAt)],
      [words.place, ifKnown(place, verbatim)],
      [words.chairOf, chairs.length === 0 ? undefined : anyOf(chairs)],
    ];
  },
  expected: (meeting, directory) => [
    ...unitsByAnswer(meeting, directory),
    [words.quorum, quorumFact(meeting, directory)],
  ],
  met: (meeting) => {
    const { attended, chairedBy } = meeting.fields;
    if (chairedBy === undefined) return undefined;
    const units = unitsIn(meeting, "invited");
    const came = units.filter((unit) => attended[unit] !== undefined);
    return { at: metAt(meeting), invited: units, came };
  },
  words: words.agendaWords,
};
