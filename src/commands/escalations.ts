import { action, note, paragraph, type Row, rows } from "../chat/card.ts";
import { number, optional } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { findOverdue, flowOf } from "../flow/find.ts";
import { hasProposed, rungsDue } from "../flow/ladder.ts";
import type { Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import { seatName } from "../flow/seat.ts";
import { type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 20;

/** An overdue matter with the step that is next on its ladder. */
type Standing = { readonly matter: Matter; readonly next: string | undefined };

/** Every overdue matter in a person's sight whose ladder proposes steps. */
const overdueLadders = async (context: CommandContext): Promise<readonly Standing[]> => {
  const matters = new Map((await findOverdue(context)).map(({ of }) => [of.code, of]));
  return [...matters.values()].flatMap((matter) => {
    const flow = flowOf(context.flows, matter);
    const ladder = matter.clocks
      .filter((clock) => isRunning(clock) && isLate(clock, context.now))
      .flatMap((clock) => flow.clocks[clock.rule] ?? [])
      .find(({ proposes }) => proposes !== undefined);
    return ladder === undefined ? [] : [{ matter, next: ladder.proposes?.(matter) }];
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

const rowOf = (context: CommandContext, { matter, next }: Standing): Row => {
  const flow = flowOf(context.flows, matter);
  const shown = matterRow(context, matter);
  const step = next === undefined ? undefined : flow.steps[next];
  const then: Text =
    step === undefined
      ? words.escalatedFully
      : words.escalateNext(step.label, joinAnd(step.by.map((seat) => seatName(seat, flow))));
  return {
    ...shown,
    detail: text(`${then.zh} · ${shown.detail.zh}`, `${then.en} · ${shown.detail.en}`),
  };
};

/**
 * 升级 escalations: what is overdue with a ladder to climb, whose turn the next step is, and whether
 * the clock has proposed everything it should have.
 */
export const escalations = command({
  id: "escalations",
  label: words.escalations,
  names: ["升级", "escalations"],
  help: words.escalationsHelp,
  by: ["secretariat", "chief", "convenor", "deputy-convenor"],
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
