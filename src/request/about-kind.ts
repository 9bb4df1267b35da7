import { addMinutes, type Instant } from "../calendar/day.ts";
import { type Action, action, paragraph, rows } from "../chat/card.ts";
import { words as commandWords } from "../commands/words.ts";
import { sightOf } from "../flow/access.ts";
import { isAppointment } from "../flow/clock.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { readMatter } from "../flow/find.ts";
import { type Flow, openingNamed } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** How many matters that lie ahead, and how many further words, stand below the name of a kind. */
const [mostAhead, mostWords] = [5, 4] as const;

/** How many open matters of a kind are looked at. */
const mostOpen = 200;

/** Whether people have met about it, or will not: what ran to the appointment has stopped. */
const isOver = ({ clocks }: Matter): boolean => {
  const appointments = clocks.filter(isAppointment);
  return appointments.length > 0 && appointments.every(({ stoppedAt }) => stoppedAt !== undefined);
};

/** What lies ahead of a kind in which people meet, the next first; what has no time yet behind it. */
const aheadOf = async (context: RequestContext, flow: Flow): Promise<readonly Matter[]> => {
  const { appointment } = flow;
  if (appointment === undefined) return [];
  const { store } = context.services;
  const open = { kind: flow.kind, open: true, take: mostOpen };
  const end = (matter: Matter): Instant | undefined => {
    const at = appointment(matter);
    return at && addMinutes(at.startsAt, at.minutes);
  };
  const last = "9";
  return (await store.matters(sightOf(context.actor), open))
    .filter(({ visibility, erasedAt }) => visibility < 3 && erasedAt === undefined)
    .map((one) => readMatter(flow, one))
    .filter((one) => !isOver(one) && (end(one) ?? last) > context.now)
    .sort((one, other) => (end(one) ?? last).localeCompare(end(other) ?? last));
};

/** The name of a kind alone: what of it lies ahead, how it begins, the list; the rest of its words behind a button. */
export const aboutKind = async (
  context: RequestContext,
  flow: Flow,
  buttons: readonly Action[],
): Promise<Outcome> => {
  const ahead = await aheadOf(context, flow);
  const isOpening = ({ press }: Action): boolean =>
    openingNamed(flow, press.command.split(".")[1] ?? "") !== undefined;
  const others = buttons.filter((one) => !isOpening(one));
  const { flows } = context.services;
  return {
    is: "card",
    card: {
      title: flow.name,
      body: [
        ...(ahead.length === 0
          ? []
          : [
              paragraph(talk.ahead),
              rows(
                ahead.slice(0, mostAhead).map((matter) => matterRow({ ...context, flows }, matter)),
              ),
              ...(ahead.length <= mostAhead
                ? []
                : [paragraph(commandWords.notListed(ahead.length - mostAhead), "subtle")]),
            ]),
        paragraph(talk.withThisKind),
      ],
      actions: [
        action(talk.listKind(flow.name), { command: "list", answers: { kind: flow.kind } }),
        ...buttons.filter(isOpening),
        ...(others.length <= mostWords
          ? others
          : [
              action(confidentialityWords.more, {
                command: "more",
                answers: { kind: flow.kind },
              }),
            ]),
        action(commandWords.help, { command: "help", answers: { kind: flow.kind } }),
      ],
    },
  };
};
