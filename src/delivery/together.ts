import { type Day, dayOf, dayText, type Instant } from "../calendar/day.ts";
import { type Card, type Press, type Row, rows } from "../chat/card.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { groupMayKnow } from "../flow/advance.ts";
import { hasPassed, isLate, timeLeft } from "../flow/clock.ts";
import type { Found } from "../flow/find.ts";
import { stateOf } from "../flow/flow.ts";
import { owedUnder } from "../flow/ladder.ts";
import type { Clock } from "../flow/matter.ts";
import type { Notice, NoticeContent, Recipient } from "../flow/notice.ts";
import { asLabel, dueText, groupCode, titleOf } from "../flow/render.ts";
import { entriesOf, shareOf } from "../flow/tracks.ts";
import { whoseTurn, whoseTurnInGroup } from "../flow/whose-turn.ts";
import { words as flowWords } from "../flow/words.ts";
import { organisationName, type Person } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";
import { type DueIn, headlineUntil, lineOf } from "./headline.ts";
import { findAny, listFor, loudness, type Rendered, withLater } from "./render-notice.ts";

// What falls due the same morning for the same reader stands in one message, a row each.

/** So many notices stand in one message at most: more than that some platform would cut. */
export const mostTogether = 20;

const words = {
  title: (day: Day, count: number): Text =>
    text(
      `${dayText(day).zh}提醒：${count}项`,
      `Reminders of ${dayText(day).en}: ${count} ${count === 1 ? "item" : "items"}`,
    ),
  left: (title: Text, left: number): Text =>
    text(`${title.zh}，还有${left}项要办`, `${title.en}, ${left} still to do`),
  done: (title: Text): Text => text(`${title.zh}，都已办`, `${title.en}, all done`),
  over: (title: Text): Text =>
    text(`${title.zh}，都不用再办了`, `${title.en}, nothing is left to do`),
  first: (title: Text, left: Text): Text =>
    text(`${title.zh}，最早的${left.zh}`, `${title.en}, the first of them ${left.en}`),
  yourUnit: text("您单位", "your unit"),
  by: (who: Text): Text => text(`由${who.zh}办`, `for ${who.en}`),
  turn: (who: Text, what: Text): Text => text(`${who.zh}：${what.zh}`, `${who.en}: ${what.en}`),
  isDone: text("已办", "done"),
  isOver: text("不用再办", "nothing to do any more"),
  hasPassed: text("时间已过", "past"),
} as const;

type Rendering = Pick<Delivering, "services" | "directory">;
type OfClock = Extract<NoticeContent, { is: "reminder" | "proposal" }>;

/** One notice as a row of a message, and what is known of it beside that. */
type Line = {
  readonly row: Row;
  readonly notice: Notice;
  readonly found: Found;
  /** What is to be done is still to be done; else whether it was done, as far as the record says so. */
  readonly is: "due" | "done" | "over";
  readonly day: Clock | undefined;
};

const dotted = (...parts: readonly (Text | undefined)[]): Text => {
  const known = parts.filter((part) => part !== undefined);
  return text(known.map(({ zh }) => zh).join(" · "), known.map(({ en }) => en).join(" · "));
};

/** Who reads a message, and whether it says how far away the days are: that is so for a day only. */
type Reading = { readonly person: Person | undefined; readonly fresh: boolean };

/** A notice as its reader may read it now; nothing where they may not, or nothing is left to be read. */
const lineFor = async (
  { services, directory }: Rendering,
  notice: Notice,
  { person, fresh }: Reading,
): Promise<Line | undefined> => {
  const { content, recipient } = notice;
  if (content.is !== "reminder" && content.is !== "proposal") return undefined;
  const found = await findAny(services, content.matter);
  if (found === undefined) return undefined;
  const { matter } = found;
  const group =
    recipient.to === "channel" ? await services.store.channelById(recipient.id) : undefined;
  const mayRead =
    recipient.to === "channel"
      ? group !== undefined && groupMayKnow(group, matter)
      : person !== undefined && canSee(sightOf(person), matter);
  if (!mayRead) return undefined;
  const due = lineOf({ services, directory }, found, content, recipient);
  const is = due === undefined ? await whatBecame({ services, directory }, found, notice) : "due";
  const now = services.time.now();
  const row = rowOf(
    { ...found, due, ended: endOf(found, content, { is, now }), about: content },
    { directory, now, fresh, person, notice: notice.id },
  );
  return { row, notice, found, is, day: due?.day };
};

/** Whether what a notice was about has been done since, by the step it was about; or is only not to be done any more. */
const whatBecame = async (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  { content, createdAt, recipient }: Notice,
): Promise<"done" | "over"> => {
  if (content.is !== "reminder" && content.is !== "proposal") return "over";
  const clock = whole.clocks.find(({ id }) => id === content.clock);
  const ladder = clock && flow.clocks[clock.rule];
  if (clock === undefined || ladder === undefined) return "over";
  const matter = shareOf(flow, whole, clock.organisation);
  const asks = ladder.rungs.find(({ id }) => id === content.rung)?.asks === true;
  const owed =
    typeof ladder.owed === "function"
      ? owedUnder(ladder, matter, isLate(clock, services.time.now()))
      : ladder.owed;
  const steps =
    content.is === "proposal" ? [content.step] : asks ? [ladder.asks?.step] : (owed?.steps ?? []);
  const unit = asks ? directory.people.get(recipient.id)?.organisation : clock.organisation;
  const entries = entriesOf(matter, await services.store.entries(whole.code));
  const done = entries.some(
    ({ step, at, actor }) =>
      at >= createdAt &&
      steps.includes(step) &&
      (unit === undefined || directory.people.get(actor)?.organisation === unit),
  );
  return done ? "done" : "over";
};

/** What is said of a row about which nothing is to be done any more. */
const endOf = (
  { flow, matter }: Found,
  content: OfClock,
  { is, now }: { readonly is: Line["is"]; readonly now: Instant },
): { readonly what: Text; readonly end: Text } => {
  const clock = matter.clocks.find(({ id }) => id === content.clock);
  const what = (clock && flow.clocks[clock.rule]?.of) ?? flow.name;
  const passed = clock !== undefined && hasPassed(clock, now);
  return { what, end: is === "done" ? words.isDone : passed ? words.hasPassed : words.isOver };
};

const rowOf = (
  {
    flow,
    matter: whole,
    due,
    ended,
    about,
  }: Found & {
    readonly due: DueIn | undefined;
    readonly ended: { readonly what: Text; readonly end: Text };
    readonly about: OfClock;
  },
  {
    directory,
    now,
    fresh,
    person,
    notice,
  }: Reading & Pick<Rendering, "directory"> & { readonly now: Instant; readonly notice: string },
): Row => {
  const press: Press = { command: "open", answers: { notice } };
  const group = flow.group(whole);
  const isMasked = person === undefined || whole.visibility > 1;
  if (isMasked && group === undefined)
    return { code: "", title: flowWords.oneUrgent, detail: text("", ""), press };
  const clock = whole.clocks.find(({ id }) => id === about.clock);
  const matter = due?.of ?? shareOf(flow, whole, clock?.organisation);
  const day = due?.day && dueText(flow, matter, due.day, fresh ? { now } : { now, standing: true });
  const what = due?.what ?? ended.what;
  const whatAndDay =
    day === undefined ? what : text(`${what.zh} ${day.zh}`, `${what.en}, ${day.en}`);
  const stage = stateOf(flow, matter).name;
  const end = due === undefined ? ended.end : undefined;
  if (person === undefined && whole.visibility === 1) {
    const whose = due && whoseTurnInGroup(flow, matter, { now, directory }, about.clock);
    const title = whose === undefined ? asLabel(what) : words.turn(whose, due?.bare ?? what);
    return { code: groupCode(whole), title, detail: dotted(end, day, stage), press };
  }
  if (isMasked && group !== undefined)
    return {
      code: groupCode(whole),
      title: dotted(flow.name, group),
      detail: dotted(end, whatAndDay, stage),
      press,
    };
  const { units, offices } =
    due === undefined || about.is === "proposal"
      ? { units: [], offices: [] }
      : whoseTurn(flow, matter, { now, directory }, about.clock);
  const own = person?.organisation;
  const names = [
    ...(units.some((unit) => unit === own) ? [words.yourUnit] : []),
    ...units.filter((unit) => unit !== own).map((unit) => organisationName(directory, unit)),
    ...offices,
  ];
  const whose = names.length === 0 ? undefined : words.by(joinAnd(names));
  return {
    code: whole.code,
    title: titleOf(matter),
    detail: dotted(end, whatAndDay, whose, stage),
  };
};

/** A card of several notices, and what else is known of it. */
export type Gathered = {
  readonly rendered: Rendered;
  /** Those that have something to say. */
  readonly due: readonly Notice[];
  /** How many rows it has: what its reader may not read has none. */
  readonly rows: number;
};

/** Several notices as one card, as their reader may read them now; nothing where they may read none of it. */
export const gather = async (
  delivering: Rendering,
  notices: readonly Notice[],
  reading: Reading,
): Promise<Gathered | undefined> => {
  const found: Line[] = [];
  for (const notice of notices) {
    const line = await lineFor(delivering, notice, reading);
    if (line !== undefined) found.push(line);
  }
  const [head] = notices;
  if (head === undefined || found.length === 0) return undefined;
  const lines = found.toSorted((one, other) => dayIn(one).localeCompare(dayIn(other)));
  const due = lines.filter(({ is }) => is === "due");
  const { services } = delivering;
  const untils = due.flatMap(({ found: of, notice: { content } }) =>
    content.is === "plain" ? [] : (headlineUntil(delivering, of, content) ?? []),
  );
  const [until] = untils.toSorted();
  const plain = cardOf(lines, {
    day: dayOf(head.sentAt ?? services.time.now()),
    now: services.time.now(),
    fresh: reading.fresh,
  });
  const card = await listFor(delivering, head.recipient, plain);
  const restricted = lines.filter(({ found: { matter } }) => matter.visibility > 1);
  return {
    rendered: {
      card: reading.fresh ? withLater(delivering, card, due) : card,
      ...(until === undefined ? {} : { until }),
      versions: new Map(lines.map(({ found: { matter } }) => [matter.code, matter.version])),
      ...(restricted.length === 0 || head.recipient.to !== "person"
        ? {}
        : { restricted: restricted.map(({ notice }) => notice.id) }),
      ...loudestOf(delivering, due, head.recipient),
    },
    due: due.map(({ notice }) => notice),
    rows: lines.length,
  };
};

/** The day a row is about, whether it is done or not, so that the rows stay where they stand. */
const dayIn = ({ found: { matter }, notice: { content } }: Line): string =>
  content.is === "reminder" || content.is === "proposal"
    ? (matter.clocks.find(({ id }) => id === content.clock)?.rolled ?? "")
    : "";

const cardOf = (
  lines: readonly Line[],
  { day, now, fresh }: { readonly day: Day; readonly now: Instant; readonly fresh: boolean },
): Card => {
  const due = lines.filter(({ is }) => is === "due");
  const plain = words.title(day, lines.length);
  const title =
    due.length === lines.length
      ? plain
      : due.length > 0
        ? words.left(plain, due.length)
        : lines.every(({ is }) => is === "done")
          ? words.done(plain)
          : words.over(plain);
  const first = due.find((line) => line.day !== undefined)?.day;
  return {
    title,
    ...(fresh && first !== undefined
      ? { notification: words.first(title, timeLeft(first, { now })) }
      : {}),
    body: [rows(lines.map(({ row }) => row))],
    actions: [],
  };
};

/** It is noticed where one of its rows is to be, and calls whoever those call. */
const loudestOf = (
  delivering: Rendering,
  lines: readonly Line[],
  recipient: Recipient,
): Pick<Rendered, "loud"> => {
  const louds = lines.flatMap(
    ({ found, notice }) => loudness(delivering, found, notice.content, recipient).loud ?? [],
  );
  if (louds.length === 0) return {};
  const people = louds.flatMap(({ calls }) => calls);
  return {
    loud: {
      calls: [...new Map(people.map((one) => [one.id, one])).values()].slice(0, mostTogether),
    },
  };
};
