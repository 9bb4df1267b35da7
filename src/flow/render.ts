import { type Day, dayWithWeekday, momentText } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { type Action, action, type Card, facts, paragraph } from "../chat/card.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import { firstDue, hasBegun, isRunning, isSuspended, left } from "./clock.ts";
import { type Flow, openSteps, stateOf, type Viewing } from "./flow.ts";
import type { Clock, Matter } from "./matter.ts";
import { words } from "./words.ts";

/** What a clock is called: its rule's name, or what it is an appointment for. */
export const clockName = (flow: Flow, clock: Clock): Text =>
  findRule(clock.rule, clock.ruleVersion)?.name ??
  flow.ladders[clock.rule]?.of ??
  verbatim(clock.rule);

/** A clock's date as shown on cards: the day with its weekday, whether it is provisional, how far away. */
export const clockText = (clock: Clock, today: Day): Text => {
  if (isSuspended(clock)) return words.suspended;
  const when = clock.at === undefined ? dayWithWeekday(clock.rolled) : momentText(clock.at);
  const away = left(clock, today);
  return clock.provisional
    ? text(
        `${words.provisional.zh}${when.zh}（${away.zh}）`,
        `${when.en}, ${words.provisional.en} (${away.en})`,
      )
    : text(`${when.zh}（${away.zh}）`, `${when.en} (${away.en})`);
};

/** The buttons for what a person may do now. */
const stepActions = (flow: Flow, matter: Matter, viewing: Viewing): readonly Action[] =>
  openSteps(flow, matter, viewing.actor, viewing.today).map(([id, step]) =>
    action(
      step.label,
      { command: `${flow.kind}.${id}`, code: matter.code, shown: matter.historyLength },
      step.tone ?? "plain",
    ),
  );

/** A matter's card for one person. Only for somebody who can see the matter. */
export const matterCard = (flow: Flow, matter: Matter, viewing: Viewing, headline?: Text): Card => {
  const state = stateOf(flow, matter);
  const shown = matter.clocks.filter(
    (clock) => (isRunning(clock) || isSuspended(clock)) && hasBegun(clock, viewing.today),
  );
  return {
    title: text(
      `${flow.name.zh} ${matter.code} · ${matter.title}`,
      `${flow.name.en} ${matter.code} · ${matter.title}`,
    ),
    status: matter.urgent
      ? {
          text: text(
            `${words.urgent.zh} · ${state.name.zh}`,
            `${words.urgent.en} · ${state.name.en}`,
          ),
          tone: "urgent",
        }
      : { text: state.name, tone: state.tone },
    body: [
      ...(headline === undefined ? [] : [paragraph(headline)]),
      ...flow.card(matter, viewing),
      ...(shown.length === 0
        ? []
        : [
            facts(
              ...shown.map(
                (clock) => [clockName(flow, clock), clockText(clock, viewing.today)] as const,
              ),
            ),
          ]),
    ],
    actions: stepActions(flow, matter, viewing),
  };
};

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
  readonly group: Text;
  readonly stage: Text;
  readonly urgent: boolean;
  readonly due?: Text;
};

/** What a group may be told of this matter. */
export const groupFacts = (flow: Flow, matter: Matter, today: Day): GroupFacts => {
  // What a group is not reminded of is no date of the group's.
  const clock = firstDue(
    matter.clocks.filter(
      (one) => hasBegun(one, today) && flow.ladders[one.rule]?.groups.length !== 0,
    ),
  );
  return {
    code: groupCode(matter),
    kind: flow.name,
    group: flow.group(matter),
    stage: stateOf(flow, matter).name,
    urgent: matter.urgent,
    ...(clock === undefined ? {} : { due: clockText(clock, today) }),
  };
};

/** The card a group sees. `notice` is the opaque id its button carries instead of the number. */
export const groupCard = (known: GroupFacts, headline: Text, notice: string): Card => ({
  title: text(`${known.kind.zh} ${known.code}`, `${known.kind.en} ${known.code}`),
  ...(known.urgent ? { status: { text: words.urgent, tone: "urgent" as const } } : {}),
  body: [
    paragraph(headline),
    facts([words.group, known.group], [words.stage, known.stage], [words.due, known.due]),
  ],
  actions: [action(words.open, { command: "open", answers: { notice } }, "primary")],
});
