import { action, type Card, type Press, paragraph } from "../chat/card.ts";
import { briefFor } from "../commands/brief.ts";
import { morningCard } from "../commands/morning.ts";
import { overviewCard } from "../commands/overview-cards.ts";
import { figuresOf, isWorthTelling, owingIn } from "../commands/overview-figures.ts";
import { type Survey, type Surveying, surveyFor } from "../commands/overview-survey.ts";
import { faultBlocks, tellRestricted } from "../commands/watchdog-cards.ts";
import { type Fault, watch } from "../commands/watchdog-survey.ts";
import { watchdogWords } from "../commands/watchdog-words.ts";
import type { Recipient } from "../flow/notice.ts";
import { contextOf } from "../flow/services.ts";
import type { MorningSort } from "../people/mornings.ts";
import type { Delivering } from "./delivering.ts";

/** What somebody reads in the morning, and whether it tells of something of level 2. */
type Morning = { readonly card: Card; readonly again: Press; readonly restricted?: true };

/** Whether the figures tell of a matter of level 2, be it only by counting it. */
const countsRestricted = ({ rows }: Survey): boolean => rows.some(({ of }) => of.visibility > 1);

/** So many faults of each sort stand in the message of the week. */
const mostFaults = 2;

const withFaults = (card: Card, faults: readonly Fault[], context: Surveying): Card => ({
  ...card,
  body: [
    ...card.body,
    paragraph(watchdogWords.label),
    ...faultBlocks(faults, context, { sent: true, most: mostFaults }).body,
  ],
  actions: [...card.actions, action(watchdogWords.label, { command: "watchdog" })],
});

const weekly = async (context: Surveying): Promise<Morning | undefined> => {
  const survey = await surveyFor(context);
  const figures = figuresOf(owingIn(survey.rows, context), context);
  const faults = context.actor.roles.includes("secretariat") ? await watch(context) : [];
  if (!isWorthTelling(figures) && faults.length === 0) return undefined;
  const card = overviewCard(context, survey, { sent: true });
  return {
    card: faults.length === 0 ? card : withFaults(card, faults, context),
    again: { command: "overview" },
    ...(countsRestricted(survey) || tellRestricted(faults) ? { restricted: true } : {}),
  };
};

const daily = async (context: Surveying): Promise<Morning | undefined> => {
  const made = await morningCard(context);
  return (
    made && {
      card: made.card,
      again: { command: "todo" },
      ...(made.restricted ? { restricted: true } : {}),
    }
  );
};

/** What somebody has to do today above the overview of the week, as one card. */
const asOne = (day: Morning, week: Morning): Morning => ({
  card: {
    ...week.card,
    body: [
      paragraph(day.card.title),
      ...day.card.body,
      paragraph(week.card.title),
      ...week.card.body,
    ],
    actions: [...day.card.actions, ...week.card.actions],
  },
  again: week.again,
  ...(day.restricted || week.restricted ? { restricted: true } : {}),
});

const makers = { day: daily, week: weekly } as const satisfies Record<MorningSort, unknown>;

/** The brief of a meeting, as it is now for its reader; nothing where it is not for them any more. */
export const briefOf = async (
  { services, directory }: Pick<Delivering, "services" | "directory">,
  { to, id }: Recipient,
  code: string,
): Promise<Morning | undefined> => {
  const person = to === "person" ? directory.people.get(id) : undefined;
  if (person === undefined || person.away !== undefined) return undefined;
  const { store, flows } = services;
  const made = await briefFor({ ...contextOf(services, person, directory), store, flows }, code);
  return (
    made && {
      card: made.card,
      again: { command: "brief", code },
      ...(made.restricted ? { restricted: true } : {}),
    }
  );
};

/** What comes by itself in the morning, as it is now; nothing where there is nothing to say to this person. */
export const morningFor = async (
  { services, directory }: Pick<Delivering, "services" | "directory">,
  { to, id }: Recipient,
  sorts: readonly MorningSort[],
): Promise<Morning | undefined> => {
  const person = to === "person" ? directory.people.get(id) : undefined;
  if (person === undefined || person.away !== undefined) return undefined;
  const { store, flows } = services;
  const context = { ...contextOf(services, person, directory), store, flows };
  const made: Morning[] = [];
  for (const sort of sorts) {
    const one = await makers[sort](context);
    if (one !== undefined) made.push(one);
  }
  const [first, second] = made;
  return first !== undefined && second !== undefined ? asOne(first, second) : first;
};
