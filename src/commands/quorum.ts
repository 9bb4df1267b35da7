import { inQuotes } from "../calendar/quotation.ts";
import { facts, note } from "../chat/card.ts";
import { choice, line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import type { Flow } from "../flow/flow.ts";
import { noSettings } from "../people/county-settings.ts";
import { type Quorum, quorumText, readQuorum } from "../people/quorum.ts";
import { type Command, command } from "./command.ts";
import { noticeTo } from "./leave.ts";

const words = {
  quorum: text("到会要求", "Quorum"),
  quorumHelp: text(
    "看或设各类会议至少要多少单位到会：到会要求 形式=联席会议 至少=三分之二",
    "See or set how many units have to come to each sort of meeting: quorum form=joint least=2/3",
  ),
  form: text("形式", "Form"),
  least: text("至少", "Least"),
  leastHelp: text("三分之二、过半数、80%、8家，或“不设”", "2/3, majority, 80%, 8 units, or “none”"),
  unset: text("不设", "none"),
  which: text("请写是哪一类会议的。", "Say for which sort of meeting."),
  bad: (given: string): Text =>
    text(
      `看不懂${inQuotes(given)}。可以写：三分之二、2/3、过半数、80%、8家（1到60家），或“不设”。`,
      `${inQuotes(given)} is not understood. Write 2/3, majority, 80%, 8 units (1 to 60), or none.`,
    ),
  done: (form: Text, least: Text): Text =>
    text(
      `${form.zh}的到会要求：${least.zh}。从现在起安排好的会议都按这个算。`,
      `The quorum of a ${form.en.toLowerCase()} is now: ${least.en}. It counts for every meeting that is still to come.`,
    ),
  news: (by: Text, form: Text, least: Text): Text =>
    text(
      `${by.zh}把${form.zh}的到会要求设为：${least.zh}。`,
      `${by.en} has set the quorum of a ${form.en.toLowerCase()}: ${least.en}.`,
    ),
};

const textOf = (quorum: Quorum | undefined): Text =>
  quorum === undefined ? words.unset : quorumText(quorum);

/** 到会要求 quorum: how many of the invited units the county wants at each sort of meeting. */
export const quorums = (flows: readonly Flow[]): readonly Command[] => {
  const sorts = flows.flatMap(({ kind, gathers = [] }) =>
    gathers.map((sort) => ({ sort, key: `${kind}.${sort.id}` })),
  );
  if (sorts.length === 0) return [];
  const quorum = command({
    id: "quorum",
    label: words.quorum,
    names: ["到会要求", "quorum"],
    says: [
      "minimum attendance for meetings",
      "最少得来几家",
      "几家才算数",
      "来多少家才能开",
      "how many must come",
    ],
    help: words.quorumHelp,
    by: ["secretariat", "convenor"],
    form: {
      form: optional(
        choice(
          words.form,
          sorts.map(({ sort }) => sort),
        ),
      ),
      least: optional(line(words.least, { main: true, max: 20, help: words.leastHelp })),
    },
    run: async ({ form, least }, context) => {
      const { actor, directory, store, event, now } = context;
      const settings = directory.settings ?? noSettings;
      const chosen = sorts.find(({ sort }) => sort.id === form);
      if (least === undefined) {
        const rows = sorts
          .filter(({ sort }) => form === undefined || sort.id === form)
          .map(({ sort, key }) => [sort.name, textOf(settings.quorums[key])] as const);
        return { card: { title: words.quorum, body: [facts(...rows)], actions: [] } };
      }
      if (chosen === undefined) return new Refusal(words.which, { field: "form" });
      const read = readQuorum(least);
      if (read === undefined) return new Refusal(words.bad(least), { field: "least" });
      const set = read === "none" ? undefined : read;
      await store.changeSettings(({ quorums, ...kept }) => {
        const { [chosen.key]: _, ...others } = quorums;
        return { ...kept, quorums: set === undefined ? others : { ...others, [chosen.key]: set } };
      });
      const responsible = [...directory.people.values()].filter(
        ({ id, roles }) =>
          id !== actor.id && (roles.includes("convenor") || roles.includes("secretariat")),
      );
      await store.save({
        seen: { event, actor: actor.id, at: now },
        notices: responsible.map(({ id }) =>
          noticeTo(
            context,
            { key: `quorum:${event}`, person: id, title: words.quorum },
            words.news(actor.name, chosen.sort.name, textOf(set)),
          ),
        ),
      });
      return { card: note(words.quorum, [words.done(chosen.sort.name, textOf(set))]) };
    },
  });
  return [quorum];
};
