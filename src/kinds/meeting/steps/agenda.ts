import { addMinutes, dayOf, momentText } from "../../../calendar/day.ts";
import { readNumber } from "../../../calendar/numeral.ts";
import { line, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { anyOf, joinAnd, type Text, verbatim } from "../../../chat/text.ts";
import { ifKnown } from "../../../flow/card-parts.ts";
import type { Agenda } from "../../../flow/flow.ts";
import { codeTyped } from "../../../flow/lineage.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { words as flowWords } from "../../../flow/words.ts";
import { splitNumbered } from "../../../line/numbered-points.ts";
import { type Directory, organisationName, personName } from "../../../people/directory.ts";
import { metAt, quorumFact } from "../cards.ts";
import { answers, type Meeting } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { chairsOn } from "./holding.ts";

/** A number of this system, as one item: JY-2026-0003, jy3. */
const CODE = /^[a-z]{2}[ -]?(?:20\d\d-?)?\d{1,6}$/i;

type Item = Meeting["fields"]["items"][number];

/** Whether something said is a matter's number and nothing else. */
export const isCode = (item: string): boolean => CODE.test(item.trim().normalize("NFKC"));

const codeIn = (item: string, context: Pick<Context, "today">): string | undefined =>
  isCode(item) ? codeTyped(item, context) : undefined;

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
): readonly string[] => partsOf(agenda).flatMap((part) => codeIn(part, context) ?? []);

/** What was typed under 议题: matters that are there by their number, and what is said in words. */
export const splitAgenda = (
  agenda: string | undefined,
  context: Pick<Context, "actor" | "today" | "read">,
): { readonly agenda: string | undefined; readonly items: readonly Item[] } => {
  const isMatter = (part: string) => context.read?.has(codeIn(part, context) ?? "") === true;
  const parts = partsOf(agenda);
  const codes = new Set(parts.filter(isMatter).flatMap((part) => codeIn(part, context) ?? []));
  if (codes.size === 0) return { agenda, items: [] };
  const said = parts.filter((part) => !isMatter(part)).join("；");
  const { actor, today } = context;
  return {
    agenda: said === "" ? undefined : said,
    items: [...codes].map((code) => ({ code, by: actor.organisation, on: today })),
  };
};

/** The matters an item is about, where it says numbers and nothing else: JY-2026-0003, or several in a row. */
const codesIn = (item: string, context: Pick<Context, "today">): readonly string[] => {
  const parts = partsOf(item).flatMap((part) =>
    codeIn(part, context) === undefined ? part.split(/\s+/) : part,
  );
  const codes = parts.flatMap((part) => codeIn(part, context) ?? []);
  return codes.length === parts.length ? [...new Set(codes)] : [];
};

/** The numbers an item begins with, and what is said behind them. */
const codesBefore = (
  item: string,
  context: Pick<Context, "today">,
): { readonly codes: readonly string[]; readonly behind: string } => {
  const all = item.trim().split(/[\s、，,；;：:]+/);
  const first = all.findIndex((part) => !isCode(part));
  const codes = (first < 0 ? all : all.slice(0, first)).map((part) => codeTyped(part, context));
  const behind = first < 0 ? "" : item.slice(item.indexOf(all[first] ?? "")).trim();
  return { codes: [...new Set(codes)], behind };
};

/** The question for what is put on an agenda or left off it, and the matters it names. */
const aboutItem = {
  form: {
    item: line(words.item, { main: true, max: 200, also: ["事项"], readByAll: "items" }),
  },
  reads: ({ item }: { readonly item: string }, context: Pick<Context, "today">) =>
    codesIn(item, context),
} as const;

const unseen = (codes: readonly string[], { read }: Pick<Context, "read">): Refusal | undefined =>
  codes.every((code) => read?.has(code) === true)
    ? undefined
    : new Refusal(flowWords.noSuchRecord, { field: "item" });

/** What is put on the agenda of a meeting, by whoever calls it or is invited to it. */
export const agendaSteps: Readonly<Record<string, Step<Meeting>>> = {
  addItem: step<Meeting>()({
    ...aboutItem,
    names: ["上会", "add-item"],
    says: ["把这件事拿到会上说", "加个议题", "列入议题", "放到会上议", "put it on the agenda"],
    label: words.addItem,
    help: words.addItemHelp,
    by: [...callers, ...invited],
    open: { from: ["scheduled"] },
    button: { rare: true },
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
    tells: tellAll(["from", "chair"], () => words.itemNews),
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
      ...aboutItem.form,
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
    done: () => words.leftDone,
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
    reads: ({ item }, context) => codesIn(item, context),
    readsOpen: "closed too",
    apply: (meeting, { item }, context) => {
      const codes = codesIn(item, context);
      const keys = codes.length > 0 ? codes : itemMeant(meeting, item, context);
      if (keys instanceof Refusal) return keys;
      const { reached, reachedUnnamed } = meeting.fields;
      const added = keys.filter((key) => !reached.includes(key));
      const isOpen = (code: string): boolean => context.read?.get(code)?.visibility === 1;
      return added.length === 0
        ? new Refusal(words.reachedBefore, { field: "item" })
        : withFields(meeting, {
            reached: [...reached, ...added],
            reachedUnnamed: [
              ...reachedUnnamed,
              ...added.filter((one) => codes.includes(one) && !isOpen(one)),
            ],
          });
    },
    done: ({ fields }) => words.reachedDone(fields.reached.at(-1) ?? ""),
  }),
};

/** The lines under 议题: numbered, or separated by semicolons. */
const topicsOf = ({ fields: { agenda = "" } }: Meeting): readonly string[] =>
  splitNumbered(agenda)
    .flatMap((part) => part.split(/[；;\n]+/))
    .map((part) => part.trim())
    .filter((part) => part !== "");

const NUMERAL = /^第?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[项个条]?(?:议题)?[.．、。]?$/u;

/**
 * What an item that is no matter's number says: the line of the agenda under a number, or the only one with those words
 * in it, as it stands there; else what was said. Behind the first matter nothing is counted: who sees
 * which of them is not the same for everybody.
 */
const itemMeant = (
  meeting: Meeting,
  item: string,
  { read }: Pick<Context, "read">,
): readonly string[] | Refusal => {
  const others = [...(read?.values() ?? [])].filter(({ kind }) => kind === meeting.kind);
  const items = itemsOf(meeting, others as readonly Meeting[]);
  const first = items.findIndex(({ code }) => code !== undefined);
  const said = (some: readonly Item[]) => some.flatMap(({ said: line }) => line ?? []);
  const counted = [...topicsOf(meeting), ...said(first < 0 ? items : items.slice(0, first))];
  const typed = item.trim();
  const number = readNumber(NUMERAL.exec(typed.normalize("NFKC"))?.[1] ?? "");
  if (number !== undefined) {
    const one = counted[number - 1];
    return one === undefined
      ? new Refusal(words.whichItem(counted.map((line) => verbatim(line))), { field: "item" })
      : [one];
  }
  const lines = [...topicsOf(meeting), ...said(items)];
  const having = lines.filter((line) => line === typed || line.includes(typed));
  return [having.length === 1 ? (having[0] ?? typed) : typed];
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
