import { note, paragraph, type Row, rows } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { firstDue } from "../flow/clock.ts";
import { stateOf } from "../flow/flow.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import { clockText, titleOf } from "../flow/render.ts";
import { organisationName } from "../people/directory.ts";
import { requisitionFields } from "../requisition/model.ts";
import { type Asked, command, flowOf } from "./command.ts";
import { words } from "./words.ts";

/** The most requisitions listed at once. */
const most = 40;

/** What of the files is with the procuratorate: originals, copies, or nothing yet. */
const out = ({ fields, state }: Matter): Text => {
  const { form, deliveries, missing } = requisitionFields.parse(fields);
  if (deliveries.length === 0) return words.ledgerNothing;
  if (state === "returned") return words.ledgerReturned;
  return form === "copy" ? words.ledgerCopies : words.ledgerOut(missing !== undefined);
};

const rowOf = (asked: Asked, matter: Matter): Row => {
  const clock = firstDue(matter.clocks);
  const unit = organisationName(asked.directory, unitsIn(matter, "to")[0] ?? "");
  const parts = [
    unit,
    stateOf(flowOf(asked.flows, matter), matter).name,
    out(matter),
    ...(clock === undefined ? [] : [words.ledgerDue(clock.rule, clockText(clock, asked.today))]),
  ];
  return {
    code: matter.code,
    title: titleOf(matter),
    detail: text(parts.map(({ zh }) => zh).join(" · "), parts.map(({ en }) => en).join(" · ")),
  };
};

/** 台账 ledger: the open requisitions of files I can see, what is out, and what is due first on top. */
export const ledger = command({
  id: "ledger",
  label: words.ledger,
  names: ["台账", "调阅台账", "ledger"],
  help: words.ledgerHelp,
  by: ["procurator", "chief", "intake"],
  form: {},
  run: async (_, asked) => {
    const found = await asked.store.matters(sightOf(asked.actor), {
      kind: "requisition",
      open: true,
      take: most + 1,
    });
    const dueOf = (matter: Matter) => firstDue(matter.clocks)?.rolled ?? "9999";
    const list = found
      .filter(({ visibility, erasedAt }) => visibility < 3 && erasedAt === undefined)
      .slice(0, most)
      .sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
    return {
      card:
        list.length === 0
          ? note(words.ledger, [words.ledgerNone])
          : {
              title: words.ledger,
              body: [
                ...(found.length > most ? [paragraph(words.ledgerMore(most))] : []),
                rows(list.map((matter) => rowOf(asked, matter))),
              ],
              actions: [],
            },
    };
  },
});
