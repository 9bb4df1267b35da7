import { note, paragraph, type Row, rows } from "../chat/card.ts";
import { listed, type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { hasProposed, isRunning, rungsDue } from "../flow/clock.ts";
import { seatName } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { type Asked, command, flowOf, modelled } from "./command.ts";
import { matterRow } from "./matters.ts";
import { words } from "./words.ts";

/** An overdue matter with the step that is next on its ladder. */
type Standing = { readonly matter: Matter; readonly next: string | undefined };

/** Every overdue matter in a person's sight whose ladder proposes steps. */
const standing = async (asked: Asked): Promise<readonly Standing[]> => {
  const found = await asked.store.overdue(sightOf(asked.actor), asked.today, 200);
  const matters = [...new Map(found.map(({ of }) => [of.code, of])).values()];
  return matters.flatMap((stored) => {
    const flow = flowOf(asked.flows, stored);
    const matter = modelled(flow, stored);
    const ladder = matter.clocks
      .filter((clock) => isRunning(clock) && clock.rolled < asked.today)
      .flatMap((clock) => flow.ladders[clock.rule] ?? [])
      .find(({ proposes }) => proposes !== undefined);
    return ladder === undefined ? [] : [{ matter, next: ladder.proposes?.(matter) }];
  });
};

/** Whether a proposal was due in a matter and none has been recorded since. */
const isMissed = async (asked: Asked, { matter, next }: Standing): Promise<boolean> => {
  if (next === undefined) return false;
  const flow = flowOf(asked.flows, matter);
  const keys = (await asked.store.notices(matter.code)).map(({ key }) => key);
  return matter.clocks.some((clock) => {
    const ladder = flow.ladders[clock.rule];
    if (!isRunning(clock) || ladder?.proposes === undefined) return false;
    const rung = rungsDue(clock, ladder, asked)
      .filter(({ propose }) => propose === true)
      .at(-1);
    return rung !== undefined && !keys.some((key) => hasProposed(key, clock, rung));
  });
};

const rowOf = (asked: Asked, { matter, next }: Standing): Row => {
  const flow = flowOf(asked.flows, matter);
  const shown = matterRow(asked, matter);
  const step = next === undefined ? undefined : flow.steps[next];
  const then: Text =
    step === undefined
      ? words.escalatedFully
      : words.escalateNext(step.label, listed(step.by.map((seat) => seatName(seat, flow))));
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
  by: ["secretariat", "chief", "convenor"],
  form: {},
  run: async (_, asked) => {
    const list = await standing(asked);
    const missed: string[] = [];
    for (const one of list) if (await isMissed(asked, one)) missed.push(one.matter.code);
    const audit = words.notProposed(missed);
    return {
      card:
        list.length === 0
          ? note(words.escalations, [words.escalationsNone, audit])
          : {
              title: words.escalations,
              body: [rows(list.slice(0, 20).map((one) => rowOf(asked, one))), paragraph(audit)],
              actions: [],
            },
    };
  },
});
