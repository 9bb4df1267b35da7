import { ruleFor } from "../calendar/rules.ts";
import { action, type Card, facts, paragraph, type Row, rows } from "../chat/card.ts";
import { choice, number, optional } from "../chat/field.ts";
import { joinAnd, saidBy, type Text } from "../chat/text.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { findLate, findOverdue, flowOf, mayKnowDuty } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { withoutLinking } from "../flow/history.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { everyLadder, hasProposed, remindsLate, rungsDue } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { byDuty, groupsBy } from "../flow/owed.ts";
import { whoIsAwaited } from "../flow/owed-text.ts";
import { clockRow, dutyRow } from "../flow/rows.ts";
import { holdsOffice, type Office, readSeat, seatName } from "../flow/seat.ts";
import { sharesIn } from "../flow/tracks.ts";
import { organisationName } from "../people/directory.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { whatIn } from "./duty-list.ts";
import { laddersIntro, ladderText } from "./ladder-words.ts";
import { looksAtWhole } from "./overview-survey.ts";
import { words } from "./words.ts";

const pageSize = 20;

/** A matter with a clock past its day, the step that is next on its ladder, or why there is none. */
type Standing = {
  readonly matter: Matter;
  readonly clock: Clock;
  readonly next?: string;
  readonly rests?: Text;
};

/** Every matter in a person's sight with a clock past its day whose ladder proposes steps. */
const overdueLadders = async (context: CommandContext): Promise<readonly Standing[]> => {
  const late = await findLate(context);
  const shares = late.flatMap((matter) => sharesIn(flowOf(context.flows, matter), matter));
  return shares.flatMap((matter) => {
    const { clocks } = flowOf(context.flows, matter);
    const late = matter.clocks
      .filter((clock) => isRunning(clock) && isLate(clock, context.now))
      .filter((clock) =>
        mayKnowDuty(flowOf(context.flows, matter), { clock, of: matter }, context.actor),
      )
      .flatMap((clock): readonly Standing[] => {
        const ladder = clocks[clock.rule];
        if (ladder?.proposes === undefined) return [];
        const [next, rests] = [ladder.proposes(matter), ladder.rests?.(matter)];
        if (next !== undefined) return [{ matter, clock, next }];
        return [{ matter, clock, ...(rests === undefined ? {} : { rests }) }];
      });
    // A step that can be taken comes before a reason why none can.
    return late.find(({ next }) => next !== undefined) ?? late[0] ?? [];
  });
};

/**
 * Whether a proposal has come due since somebody last acted on a matter, and none is on record. What
 * was due before was that step's to answer.
 */
const isMissed = async (context: CommandContext, { matter, next }: Standing): Promise<boolean> => {
  if (next === undefined) return false;
  const flow = flowOf(context.flows, matter);
  const keys = (await context.store.notices(matter.code)).map(({ key }) => key);
  const entries = withoutLinking(await context.store.entries(matter.code));
  const acted = entries.at(-1)?.at ?? matter.openedAt;
  return matter.clocks.some((clock) => {
    const ladder = flow.clocks[clock.rule];
    if (!isRunning(clock) || ladder?.proposes?.(matter) === undefined) return false;
    const before = rungsDue(clock, ladder, { now: acted, calendar: context.calendar }).map(
      ({ id }) => id,
    );
    const rung = rungsDue(clock, ladder, context)
      .filter((one) => one.propose !== undefined && !before.includes(one.id))
      .at(-1);
    return rung !== undefined && !keys.some((key) => hasProposed(key, clock, rung));
  });
};

const rowOf = (context: CommandContext, { matter, clock, next, rests }: Standing): Row => {
  const flow = flowOf(context.flows, matter);
  const step = next === undefined ? undefined : flow.steps[next];
  const what =
    step === undefined
      ? (rests ?? words.escalatedFully)
      : words.escalateNext(step.label, joinAnd(step.by.map((seat) => seatName(seat, flow))));
  const unit = matter.share && organisationName(context.directory, matter.share.unit);
  return clockRow(context, matter, { said: saidBy(unit, what), clock });
};

/** Those who are told whether the clocks have proposed everything they should have. */
const auditing: readonly Office[] = [
  "secretariat",
  "procuratorate:chief",
  "convenor",
  "deputy-convenor",
];

/** What is overdue without steps to propose: it climbs by being said to those above. */
const onlyReminded = async (
  context: CommandContext,
  listed: readonly Standing[],
): Promise<readonly Row[]> => {
  const known = new Set(listed.map(({ matter }) => matter.code));
  const duties = await findOverdue(context);
  return groupsBy(
    duties.filter(({ matter }) => !known.has(matter)),
    ({ matter }) => matter,
  ).map((group) => {
    const [duty] = byDuty(group);
    const rows = duty ?? group;
    const what = whatIn(context, rows);
    const who = whoIsAwaited(context.directory, rows);
    const late = (rows[0].days ?? [rows[0].clock]).filter(
      (clock) => clock !== undefined && isLate(clock, context.now),
    );
    const { clocks } = flowOf(context.flows, rows[0].of);
    const climbs = late.some((clock) => {
      const ladder = clock && clocks[clock.rule];
      return ladder !== undefined && remindsLate(ladder);
    });
    const said = climbs ? words.onlyReminded(who, what) : words.notReminded(who, what);
    return dutyRow(context, rows[0].of, [{ ...rows[0], said }]);
  });
};

/** How the clocks of a kind climb, in words; those that climb alike on one line. */
const laddersCard = (
  { calendar, today }: Pick<CommandContext, "calendar" | "today">,
  flow: Flow,
): Card => {
  const lines = Object.entries(flow.clocks).map(([rule, ladder]) => {
    const own = ruleFor(rule, today, calendar.rules)?.rule;
    return { name: own?.name ?? ladder.of, said: ladderText(flow, ladder, own?.remind) };
  });
  return {
    title: words.laddersOf(flow.name),
    body: [
      paragraph(laddersIntro(everyLadder)),
      facts(
        ...groupsBy(lines, ({ said }) => said.zh).map(
          (alike) => [joinAnd(alike.map(({ name }) => name)), alike[0].said] as const,
        ),
      ),
    ],
    actions: [action(words.escalations, { command: "escalations" })],
  };
};

/**
 * 升级 escalations: what is overdue, whose turn the next step is, and how the reminders of each kind climb;
 * to those who answer for it also whether the clock has proposed everything it should have.
 */
export const escalations = (flows: readonly Flow[]): Command =>
  command({
    id: "escalations",
    shows: true,
    label: words.escalations,
    names: ["升级", "escalations"],
    says: [
      "how far up have late matters gone",
      "逾期的下一步轮到谁",
      "过期的都走到哪一级了",
      "没人理怎么一级一级往上报",
      "逾期了会咋样",
      "how do things climb",
      "when nobody reacts",
      "报到上级领导那里的",
      "有没有惊动领导的",
      "报给县领导的事",
      "升级到领导的",
      "捅到上面的",
      "要约谈谁",
      "哪些督办了",
      "what went up to the leaders",
      "要升级督办",
      "该约谈的",
      "需要升级",
      "逾期了会怎么样",
      "怎么升级",
      "what needs escalation",
      "to escalate",
      "what happens when it is late",
    ],
    help: words.escalationsHelp,
    form: {
      kind: optional(choice(words.kind, kindOptions(flows), { main: true })),
      from: optional(number(words.before, 0, 100_000, { byButton: true })),
    },
    run: async ({ kind, from = 0 }, context) => {
      const flow = flows.find((one) => one.kind === kind);
      if (flow !== undefined) return { card: laddersCard(context, flow) };
      const { actor, directory } = context;
      const climbing = await overdueLadders(context);
      const rest = await onlyReminded(context, climbing);
      const all = [...climbing.map((one) => rowOf(context, one)), ...rest];
      const audit: Text[] = [];
      if (auditing.some((office) => holdsOffice(actor, readSeat(office), ""))) {
        const missed: string[] = [];
        for (const one of climbing) if (await isMissed(context, one)) missed.push(one.matter.code);
        audit.push(words.notProposed([...new Set(missed)]));
      }
      const page = all.slice(from, from + pageSize);
      const next = from + page.length;
      return {
        card: {
          title: words.escalations,
          body: [
            ...(looksAtWhole(actor)
              ? []
              : [
                  paragraph(words.escalationsSeen(organisationName(directory, actor.organisation))),
                ]),
            ...(page.length === 0 ? [paragraph(words.escalationsNone)] : []),
            ...(all.length > page.length
              ? [paragraph(words.overduePage(from + 1, next, all.length), "subtle")]
              : []),
            ...(page.length === 0 ? [] : [rows(page)]),
            ...audit.map((one) => paragraph(one)),
          ],
          actions: [
            ...(next < all.length
              ? [action(words.more, { command: "escalations", answers: { from: next } })]
              : []),
            ...flows.map((one) =>
              action(words.laddersOf(one.name), {
                command: "escalations",
                answers: { kind: one.kind },
              }),
            ),
          ],
        },
      };
    },
  });
