import { action, type Card, facts, note, paragraph } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, sentences, text, verbatim } from "../chat/text.ts";
import { findMatter } from "../flow/find.ts";
import type { Agenda, Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { holdsAny, seatNames } from "../flow/seat.ts";
import { withoutHidden } from "../flow/unnamed.ts";
import { words as flowWords } from "../flow/words.ts";
import { decidePart, reportedPart, stuckPart } from "./brief-parts.ts";
import { briefWords as said } from "./brief-words.ts";
import { type Command, command } from "./command.ts";
import { meetingsOf } from "./next-meeting.ts";
import type { Surveying } from "./overview-survey.ts";
import { reportedOn, tasksIn } from "./reported.ts";
import type { Page } from "./stuck.ts";

/** Whom a brief of a meeting is for. Asked only of somebody who can see the meeting. */
export const mayReadBrief = (
  { actor }: Pick<Surveying, "actor">,
  { briefs: { seats } }: Pick<Agenda, "briefs">,
  meeting: Matter,
): boolean => holdsAny(actor, seats, meeting);

/** A brief, and whether it tells of something of level 2. */
type Brief = { readonly card: Card; readonly restricted: boolean };

/** One page for whoever chairs, as far as this reader may know what stands on it. */
export const briefCard = async (
  context: Surveying,
  { flow, agenda, meeting }: { readonly flow: Flow; readonly agenda: Agenda; meeting: Matter },
  page: Page = "screen",
): Promise<Brief> => {
  const all = await meetingsOf(context, flow);
  const reported = await reportedOn(context, agenda, meeting, all);
  const items = agenda.items(meeting, all);
  const known = [...tasksIn(reported), ...items.flatMap(({ code }) => code ?? [])];
  const parts = [
    await reportedPart(agenda.words, reported, context, page),
    await stuckPart(known, context, page),
    await decidePart({ topics: agenda.topics(meeting), items }, context, page),
  ];
  const card: Card = {
    title: text(`${said.brief.zh} ${meeting.code}`, `${said.brief.en} ${meeting.code}`),
    body: [
      paragraph(meeting.visibility > 1 ? said.restricted : verbatim(meeting.title)),
      facts(
        ...agenda.setting(meeting, context.directory),
        ...agenda.expected(meeting, context.directory),
      ),
      ...parts.flatMap(({ blocks }) => blocks),
      paragraph(said.withoutRestricted, "subtle"),
    ],
    actions: [
      action(agenda.label, { command: agenda.id, code: meeting.code }),
      action(flowWords.open, { command: "show", code: meeting.code }),
    ],
  };
  return {
    card: await withoutHidden(context, meeting, card),
    restricted: meeting.visibility > 1 || parts.some(({ restricted }) => restricted),
  };
};

const briefOf = (flow: Flow, agenda: Agenda): Command =>
  command({
    id: "brief",
    label: said.brief,
    names: ["简报", "brief"],
    says: [
      "one-pager before the meeting",
      "会前心里有个底，汇总一页",
      "会前一页简要",
      "the page I read before I chair",
      "打一份会前材料",
      "会前材料",
      "what will we be deciding",
    ],
    kindNames: flow.names,
    help: said.help,
    by: agenda.briefs.by,
    instead: said.instead,
    shows: true,
    ofMatter: true,
    form: {},
    run: async (_, context) => {
      const { code, now } = context;
      const all = await meetingsOf(context, flow);
      const meeting =
        code === undefined ? agenda.next(all, now) : all.find((one) => one.code === code);
      if (meeting === undefined) {
        if (code === undefined) return { card: note(said.brief, [said.noNext]) };
        const other = await findMatter(context, code);
        return other instanceof Refusal ? other : new Refusal(said.notAhead);
      }
      if (!mayReadBrief(context, agenda, meeting))
        return new Refusal(
          sentences(said.only(anyOf(seatNames(agenda.briefs.seats, flow))), said.instead),
        );
      if (agenda.next([meeting], now) === undefined) return new Refusal(said.notAhead);
      const { card } = await briefCard(context, { flow, agenda, meeting });
      return { card };
    },
  });

/** 会议 简报: for each kind that meets, one page for whoever chairs. */
export const briefs = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.agenda === undefined ? [] : [briefOf(flow, flow.agenda)]));

/** The brief of a meeting as somebody may read it; nothing where they may not, or it has begun. */
export const briefFor = async (context: Surveying, code: string): Promise<Brief | undefined> => {
  const found = await findMatter(context, code);
  if (found instanceof Refusal || found.flow.agenda === undefined) return undefined;
  const { flow, matter: meeting } = found;
  const { agenda } = found.flow;
  const set = meeting.erasedAt === undefined ? flow.appointment?.(meeting) : undefined;
  const isOver = set === undefined || set.cancelled || set.startsAt <= context.now;
  return isOver || agenda.next([meeting], context.now) === undefined
    ? undefined
    : mayReadBrief(context, agenda, meeting)
      ? briefCard(context, { flow, agenda, meeting })
      : undefined;
};
