import { note, paragraph, type Row, rows } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { firstDue } from "../flow/clock.ts";
import { readMatter } from "../flow/find.ts";
import { type Flow, type Ledger, stateOf } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { unitName } from "../flow/parties.ts";
import { clockText, titleOf } from "../flow/render.ts";
import { dueClocks } from "../flow/running.ts";
import { type Command, type CommandContext, command } from "./command.ts";

/** The most matters listed at once. */
const most = 40;

const rowOf = (
  flow: Flow,
  { holds, due }: Pick<Ledger, "holds" | "due">,
  { directory, now, actor }: CommandContext,
  matter: Matter,
): Row => {
  const clock = firstDue(dueClocks(flow, matter, actor));
  const parts = [
    unitName(matter, "to", directory),
    stateOf(flow, matter).name,
    holds(readMatter(flow, matter)),
    ...(clock === undefined ? [] : [due(clock.rule, clockText(clock, { now }))]),
  ];
  return {
    code: matter.code,
    title: titleOf(matter),
    detail: text(parts.map(({ zh }) => zh).join(" · "), parts.map(({ en }) => en).join(" · ")),
  };
};

const ledgerOf = (flow: Flow, { none, more, holds, due, ...declared }: Ledger): Command =>
  command({
    ...declared,
    shows: true,
    form: {},
    run: async (_, context) => {
      const found = await context.store.matters(sightOf(context.actor), {
        kind: flow.kind,
        open: true,
        take: most + 1,
      });
      const dueOf = (matter: Matter) =>
        firstDue(dueClocks(flow, matter, context.actor))?.rolled ?? "9999";
      const list = found
        .filter(({ visibility, erasedAt }) => visibility < 3 && erasedAt === undefined)
        .slice(0, most)
        .sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
      return {
        card:
          list.length === 0
            ? note(declared.label, [none])
            : {
                title: declared.label,
                body: [
                  ...(found.length > most ? [paragraph(more(most))] : []),
                  rows(list.map((matter) => rowOf(flow, { holds, due }, context, matter))),
                ],
                actions: [],
              },
      };
    },
  });

/** 台账: for each kind that keeps one, its open matters that I can see, what is due first on top. */
export const ledgers = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.ledger === undefined ? [] : [ledgerOf(flow, flow.ledger)]));
