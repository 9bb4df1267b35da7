import { addMinutes, dayOf, dayWithWeekday, type Instant } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { type Action, action, type Card, facts, paragraph } from "../chat/card.ts";
import { bracketed, joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { organisationName } from "../people/directory.ts";
import {
  firstDue,
  hasBegun,
  isAppointment,
  isLate,
  isRunning,
  isSuspended,
  type SaidAt,
  timeLeft,
  whatMayFollow,
  whenText,
} from "./clock.ts";
import { confidentialityWords } from "./confidentiality-words.ts";
import { ownClocks } from "./each.ts";
import { filesFacts } from "./file.ts";
import { type Flow, stateOf } from "./flow.ts";
import { calendarActions } from "./invitation.ts";
import { joinedShares } from "./joined.ts";
import { isOver } from "./ladder.ts";
import type { Clock, Matter } from "./matter.ts";
import { openSteps } from "./obstacle.ts";
import { dueClocks } from "./running.ts";
import type { Context, Step } from "./step.ts";
import { seenBy, shareOf, sharesIn } from "./tracks.ts";
import { whoseTurnInGroup } from "./whose-turn.ts";
import { words } from "./words.ts";

/** What a clock is called: its rule's name, or what it is an appointment for. */
export const clockName = (flow: Flow, clock: Clock): Text =>
  findRule(clock.rule, clock.ruleVersion)?.name ??
  asLabel(flow.clocks[clock.rule]?.of ?? verbatim(clock.rule));

/** What is to be done as a line of its own begins: with a capital. */
export const asLabel = ({ zh, en }: Text): Text =>
  text(zh, en.charAt(0).toUpperCase() + en.slice(1));

/**
 * Clocks as lines of a card. Of several units that each have one of their own it is said whose it is;
 * those that are due at the same time share a line.
 */
export const clockFacts = (
  flow: Flow,
  matter: Matter,
  shown: readonly Clock[],
  { directory, now, standing }: Pick<Context, "directory" | "now" | "standing">,
): readonly (readonly [label: Text, value: Text])[] => {
  const at = standing === undefined ? { now } : { now, standing };
  const lines = new Map<string, readonly Clock[]>();
  for (const clock of shown) {
    const key = `${clock.rule} ${clock.ruleVersion} ${clockText(clock, at).zh}`;
    lines.set(key, [...(lines.get(key) ?? []), clock]);
  }
  return [...lines.values()].flatMap((clocks) => {
    const [first] = clocks;
    if (first === undefined) return [];
    const others = matter.clocks.some(
      ({ rule, organisation }) => rule === first.rule && organisation !== first.organisation,
    );
    const units = clocks.flatMap(({ organisation }) =>
      organisation === undefined ? [] : [organisationName(directory, organisation)],
    );
    const when = dueText(flow, matter, first, at);
    const whose = joinAnd(units);
    return [
      [
        clockName(flow, first),
        others && units.length > 0
          ? text(`${when.zh} · ${whose.zh}`, `${when.en} · ${whose.en}`)
          : when,
      ] as const,
    ];
  });
};

/** A clock's date in a matter: one that nobody can be late with is over, not overdue. */
export const dueText = (flow: Flow, matter: Matter, clock: Clock, at: SaidAt): Text => {
  const ladder = flow.clocks[clock.rule];
  const past = clock.rolled < dayOf(at.now) && !isSuspended(clock);
  return past && isOver(ladder, matter)
    ? words.ranOut(dayWithWeekday(clock.rolled))
    : clockText(clock, at);
};

/** A clock with what is owed by it: 书面回复检察建议 2025年10月9日. */
export const namedClock = (flow: Flow, matter: Matter, clock: Clock, at: SaidAt): Text => {
  const [name, day] = [clockName(flow, clock), dueText(flow, matter, clock, at)];
  return text(`${name.zh} ${day.zh}`, `${name.en}, ${day.en}`);
};

/** A clock's date as shown on cards: the day with its weekday, whether it is provisional, how far away. */
export const clockText = (clock: Clock, at: SaidAt): Text => {
  if (isSuspended(clock)) return words.suspended;
  const open = whatMayFollow(clock, dayOf(at.now));
  if (open !== undefined)
    return clock.provisional
      ? text(`${words.provisional.zh}${open.zh}`, `${open.en}, ${words.provisional.en}`)
      : open;
  const when = whenText(clock);
  const day = clock.provisional
    ? text(`${words.provisional.zh}${when.zh}`, `${when.en}, ${words.provisional.en}`)
    : when;
  return bracketed(day, awayText(clock, at));
};

/** Whether a clock without any time, for what is to be done at once, has only just begun: nobody is late yet. */
const isAtOnce = (clock: Clock, now: Instant): boolean => {
  const { unit, amount, at } = clock;
  const isNow = unit === "h" && amount === 0 && !isAppointment(clock);
  return isNow && at !== undefined && at <= now && now < addMinutes(at, 60);
};

/** How far away a day is; of what stands, only that it is late, which stays true until it is done and drawn anew. */
const awayText = (clock: Clock, at: SaidAt): Text | undefined => {
  if (isAtOnce(clock, at.now)) return words.atOnce;
  const away = timeLeft(clock, at);
  if (at.standing === undefined || away === words.isOver) return away;
  return isLate(clock, at.now) && !isAppointment(clock) ? words.late : undefined;
};

const isRare = (
  { button }: Step,
  matter: Matter,
  at: Pick<Context, "today" | "calendar">,
): boolean =>
  typeof button?.rare === "function" ? button.rare(matter, at) : (button?.rare ?? false);

/** Whether one press of a step's button, with no form that says so, hides or ends the matter or cannot be undone. */
const isGrave = ({ states }: Flow, { form, open, marks, button }: Step): boolean =>
  !Object.values(form).some((field) => field.required) &&
  (marks?.irrevocable === true ||
    button?.tone === "danger" ||
    (open.to !== undefined && [open.to].flat().every((to) => states[to]?.final === true)));

/** The buttons for what a person may do now: what is usual, or what is seldom needed. */
export const stepActions = (
  flow: Flow,
  matter: Matter,
  context: Pick<Context, "actor" | "now" | "today" | "calendar">,
  rare = false,
): readonly Action[] =>
  openSteps(flow, matter, context.actor, context.now)
    .filter(([, step]) => isRare(step, matter, context) === rare)
    .flatMap(([id, step]) => {
      const { label, button } = step;
      const press = {
        command: `${flow.kind}.${id}`,
        code: matter.code,
        shown: matter.historyLength,
      };
      const presses = button?.presses;
      const confirm = isGrave(flow, step) ? { confirm: step.help } : {};
      return presses === undefined
        ? [{ ...action(label, press, button?.tone ?? "plain"), ...confirm }]
        : (typeof presses === "function" ? presses(matter, context.actor) : presses).map(
            ({ label, answers, tone, opens }) =>
              action(
                label,
                { ...press, [opens ? "prefill" : "answers"]: answers },
                tone ?? "plain",
              ),
          );
    });

/** The button behind which the seldom needed steps stand, where there are any. */
const moreActions = (flow: Flow, matter: Matter, context: Context): readonly Action[] =>
  stepActions(flow, matter, context, true).length === 0
    ? []
    : [action(confidentialityWords.more, { command: "more", code: matter.code })];

/** What a matter is called: its title, or why it has none to be shown. */
export const titleOf = (matter: Pick<Matter, "title" | "visibility" | "erasedAt">): Text => {
  if (matter.erasedAt !== undefined) return confidentialityWords.erasedTitle;
  return matter.visibility === 3 ? confidentialityWords.quarantinedTitle : verbatim(matter.title);
};

/** The body of a matter's card; only that it is there, where it is quarantined or erased. */
const bodyOf = (flow: Flow, matter: Matter, context: Context): Card["body"] => {
  if (matter.erasedAt !== undefined) return [paragraph(confidentialityWords.erasedCard)];
  if (matter.visibility === 3) return [paragraph(confidentialityWords.quarantinedCard, "warning")];
  return contentOf(flow, matter, context);
};

/** What a matter says: of several units' shares each, of one unit's that and how far the others are. */
const contentOf = (flow: Flow, matter: Matter, context: Context): Card["body"] => {
  const { tracks } = flow;
  const { others = [], stage } = matter.share ?? {};
  const all = [...sharesIn(flow, matter), ...joinedShares(flow, matter, context.actor)];
  const shares = stage === undefined ? all : [];
  const standing = others.map(({ unit, known }) =>
    bracketed(organisationName(context.directory, unit), known),
  );
  const whose = stage === undefined ? (tracks?.others ?? words.otherUnits) : words.howFar;
  return [
    ...(tracks !== undefined && shares.length !== 1
      ? tracks.card(matter, shares, context)
      : [...flow.card(matter, context), ...filesFacts(matter.files ?? [])]),
    ...(others.length === 0 ? [] : [facts([whose, joinAnd(standing)])]),
  ];
};

/** A matter's card for one person. Only for somebody who can see the matter. */
export const matterCard = (flow: Flow, whole: Matter, context: Context, headline?: Text): Card => {
  const matter = seenBy(flow, whole, context.actor);
  const shown = dueClocks(flow, matter, context.actor).filter(
    (clock) => (isRunning(clock) || isSuspended(clock)) && hasBegun(clock, context.today),
  );
  const title = beside(numberOf(flow, matter), titleOf(matter));
  return {
    title,
    // What has happened comes first on a lock screen; of a restricted matter the number alone.
    ...(matter.visibility === 1
      ? headline && { notification: beside(headline, title) }
      : { notification: numberOf(flow, matter) }),
    status: statusOf(flow, matter),
    body: [
      ...(headline === undefined ? [] : [paragraph(headline)]),
      ...bodyOf(flow, matter, context),
      ...(shown.length === 0 ? [] : [facts(...clockFacts(flow, matter, shown, context))]),
    ],
    actions: [
      ...stepActions(flow, matter, context),
      ...calendarActions(flow, matter, context),
      ...(matter.files !== undefined && matter.visibility < 3 && matter.erasedAt === undefined
        ? [action(words.files, { command: "files", code: matter.code })]
        : []),
      ...moreActions(flow, matter, context),
    ],
  };
};

/** A matter's kind and number: `检察建议 JY-2026-0001`. */
export const numberOf = (flow: Flow, { code }: Pick<Matter, "code">): Text =>
  text(`${flow.name.zh} ${code}`, `${flow.name.en} ${code}`);

/** Two things in one line. */
const beside = (one: Text, other: Text): Text =>
  text(`${one.zh} · ${other.zh}`, `${one.en} · ${other.en}`);

/** How far a matter is, as the line under its card's title says it. */
const statusOf = (flow: Flow, matter: Matter): NonNullable<Card["status"]> => {
  const { name, tone } = stateOf(flow, matter);
  return matter.urgent
    ? {
        text: text(`${words.urgent.zh} · ${name.zh}`, `${words.urgent.en} · ${name.en}`),
        tone: "urgent",
      }
    : { text: name, tone };
};

/** News of a restricted matter: its number, its stage and what has happened; the rest stands behind the button. */
export const newsCard = (flow: Flow, matter: Matter, headline: Text | undefined): Card => ({
  title: numberOf(flow, matter),
  status: statusOf(flow, matter),
  body: headline === undefined ? [] : [paragraph(headline)],
  actions: [action(words.open, { command: "show", code: matter.code }, "primary")],
});

/** A number as a group may see it: whole at level 1, its last four digits at level 2. */
export const groupCode = (matter: Pick<Matter, "code" | "visibility">): string =>
  matter.visibility === 1 ? matter.code : `****${matter.code.slice(-4)}`;

/**
 * Everything a group may be told of a matter. There is no room in it for a title, a name or a
 * sentence somebody typed, so a group card cannot show one.
 */
export type GroupFacts = {
  readonly code: string;
  readonly kind: Text;
  readonly group: Text | undefined;
  /** The units that must act, at level 1. */
  readonly whose?: Text;
  readonly stage: Text;
  readonly urgent: boolean;
  readonly due?: Text;
  /** The day is that of an appointment, by which nothing is due. */
  readonly isAppointment?: true;
};

/**
 * What a group may be told of this matter; the day is that of the clock the card is `about`, where it
 * is about one, else that of the group's own unit.
 */
export const groupFacts = (
  flow: Flow,
  whole: Matter,
  { now, directory }: Pick<Context, "now" | "directory">,
  {
    about,
    unit,
    fresh = false,
  }: {
    readonly about?: string | undefined;
    readonly unit?: string;
    /** It is read now and does not stay: how far away the day is is said beside it. */
    readonly fresh?: boolean;
  } = {},
): GroupFacts => {
  // What a group is not reminded of is no date of the group's.
  const ofClock = whole.clocks.find(({ id }) => id === about)?.organisation;
  const matter = shareOf(flow, whole, unit === "linkage" ? ofClock : (unit ?? ofClock));
  const own = ownClocks(dueClocks(flow, matter, undefined), unit);
  const clock = firstDue(
    own.filter(
      (one) =>
        flow.clocks[one.rule]?.groups.length !== 0 &&
        (about === undefined ? hasBegun(one, dayOf(now)) : one.id === about),
    ),
  );
  const rules = own.filter((one) => isRunning(one) && hasBegun(one, dayOf(now)));
  // Where more than one day runs, the day is said with what it is the day of.
  const isNamed =
    whole.visibility === 1 &&
    rules.some(({ rule, rolled }) => rule !== clock?.rule && rolled !== clock?.rolled);
  const dayText = isNamed ? namedClock : dueText;
  const whose = whoseTurnInGroup(flow, matter, { now, directory }, clock?.id);
  return {
    code: groupCode(matter),
    kind: flow.name,
    group: flow.group(matter),
    ...(whose === undefined ? {} : { whose }),
    stage: stateOf(flow, matter).name,
    urgent: matter.urgent,
    ...(clock === undefined
      ? {}
      : { due: dayText(flow, matter, clock, fresh ? { now } : { now, standing: true }) }),
    ...(clock !== undefined && isAppointment(clock) ? { isAppointment: true as const } : {}),
  };
};

const groupTitle = ({ kind, code }: GroupFacts): Text =>
  text(`${kind.zh} ${code}`, `${kind.en} ${code}`);

/** The card a group sees. `notice` is the opaque id its button carries instead of the number. */
export const groupCard = (known: GroupFacts, headline: Text | undefined, notice: string): Card => ({
  title: groupTitle(known),
  ...(headline === undefined ? {} : { notification: beside(headline, groupTitle(known)) }),
  ...(known.urgent ? { status: { text: words.urgent, tone: "urgent" as const } } : {}),
  body: [
    ...(headline === undefined ? [] : [paragraph(headline)]),
    facts(
      [words.group, known.group],
      [words.stage, known.stage],
      [words.whoseTurn, known.whose],
      [known.isAppointment ? words.at : words.due, known.due],
    ),
  ],
  actions: [action(words.open, { command: "open", answers: { notice } }, "primary")],
});

/** The card a group sees of what it may not know more of than that there is something urgent. */
export const urgentCard = (notice: string): Card => ({
  title: words.oneUrgent,
  body: [],
  actions: [action(words.open, { command: "open", answers: { notice } }, "primary")],
});
