import { action, note, paragraph, type Row, rows } from "../chat/card.ts";
import { number, optional } from "../chat/field.ts";
import { joinAnd, saidBy, type Text } from "../chat/text.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { findLate, flowOf } from "../flow/find.ts";
import { hasProposed, rungsDue } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { clockRow } from "../flow/rows.ts";
import { seatName } from "../flow/seat.ts";
import { sharesIn } from "../flow/tracks.ts";
import { organisationName } from "../people/directory.ts";
import { type CommandContext, command } from "./command.ts";
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
  const acted = (await context.store.entries(matter.code)).at(-1)?.at ?? matter.openedAt;
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

/**
 * 升级 escalations: what is overdue with a ladder to climb, whose turn the next step is, and whether
 * the clock has proposed everything it should have.
 */
export const escalations = command({
  id: "escalations",
  shows: true,
  label: words.escalations,
  names: ["升级", "escalations"],
  says: [
    "报给县领导的事",
    "升级到领导的",
    "捅到上面的",
    "要约谈谁",
    "哪些督办了",
    "what went up to the leaders",
    "要升级督办",
    "该约谈的",
    "需要升级",
    "what needs escalation",
    "to escalate",
  ],
  help: words.escalationsHelp,
  by: ["secretariat", "procuratorate:chief", "convenor", "deputy-convenor"],
  form: { from: optional(number(words.before, 0, 100_000, { byButton: true })) },
  run: async ({ from = 0 }, context) => {
    const all = await overdueLadders(context);
    const missed: string[] = [];
    for (const one of all) if (await isMissed(context, one)) missed.push(one.matter.code);
    const audit = words.notProposed(missed);
    const page = all.slice(from, from + pageSize);
    if (page.length === 0) return { card: note(words.escalations, [words.escalationsNone, audit]) };
    const next = from + page.length;
    return {
      card: {
        title: words.escalations,
        body: [
          ...(all.length > page.length
            ? [paragraph(words.overduePage(from + 1, next, all.length), "subtle")]
            : []),
          rows(page.map((one) => rowOf(context, one))),
          paragraph(audit),
        ],
        actions:
          next < all.length
            ? [action(words.more, { command: "escalations", answers: { from: next } })]
            : [],
      },
    };
  },
});
