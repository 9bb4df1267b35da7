import { action, note, type Row, rows } from "../chat/card.ts";
import { line } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { holders, type Seat } from "../flow/flow.ts";
import type { Matter, Waiting } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import { type Person, type Role, standingFor } from "../people/directory.ts";
import { type Asked, command, flowOf } from "./command.ts";
import { matterRow, whoever } from "./matters.ts";
import { words } from "./words.ts";

/** Those who look after others' work. */
const supervisors: readonly Role[] = ["secretariat", "head", "chief", "convenor"];

type Overdue = Waiting & { readonly of: Matter };

/** What is overdue in a person's sight, one row for each matter: the first of its steps. */
const overdueRows = async (asked: Asked): Promise<readonly Overdue[]> => {
  const found = await asked.store.overdue(sightOf(asked.actor), asked.today, 100);
  return [...new Map(found.map((row) => [row.matter, row] as const).reverse()).values()].reverse();
};

const rowOf = (asked: Asked, row: Overdue): Row => {
  const step = flowOf(asked.flows, row.of).steps[row.step]?.label ?? text("", "");
  const who = whoever(asked, row);
  const shown = matterRow(asked, row.of);
  return {
    ...shown,
    detail: text(
      `${who.zh}未${step.zh} · ${shown.detail.zh}`,
      `${who.en}: ${step.en} · ${shown.detail.en}`,
    ),
  };
};

/** 谁没办: what is overdue in my sight, with a button to nudge for each. */
export const overdue = command({
  id: "overdue",
  label: words.overdue,
  names: ["谁没办", "没办", "overdue"],
  help: words.overdueHelp,
  by: supervisors,
  form: {},
  run: async (_, asked) => {
    const list = (await overdueRows(asked)).slice(0, 10);
    return {
      card:
        list.length === 0
          ? note(words.overdue, [words.overdueNone])
          : {
              title: words.overdue,
              body: [rows(list.map((row) => rowOf(asked, row)))],
              actions: list.map(({ matter }) =>
                action(words.nudge(matter), { command: "nudge", answers: { code: matter } }),
              ),
            },
    };
  },
});

/** Whoever could do what is overdue: by name, or by role in the unit that has not acted. */
const awaitedPeople = (asked: Asked, row: Overdue): readonly Person[] => {
  const step = flowOf(asked.flows, row.of).steps[row.step];
  const people = (step?.by ?? []).flatMap((seat: Seat) => holders(seat, row.of, asked.directory));
  return [...new Map(people.map((person) => [person.id, person])).values()].filter(
    (person) =>
      (row.organisation === undefined || person.organisation === row.organisation) &&
      (row.person === undefined || standingFor(person).some(({ id }) => id === row.person)) &&
      person.away === undefined &&
      canSee(sightOf(person), row.of),
  );
};

/** The button of 谁没办: tells whoever is awaited, once a day for each matter. */
export const nudge = command({
  id: "nudge",
  label: words.overdue,
  names: [],
  hidden: true,
  help: words.nudgeHelp,
  by: supervisors,
  form: { code: line(words.code) },
  run: async ({ code }, asked) => {
    const row = (await overdueRows(asked)).find(({ matter }) => matter === code);
    if (row === undefined) return new Refusal(words.nudgeNone);
    const step = flowOf(asked.flows, row.of).steps[row.step]?.label ?? text("", "");
    const headline = words.nudgeNews(asked.actor.name, step);
    const notices = awaitedPeople(asked, row).map(
      (person): NewNotice => ({
        id: asked.newId(),
        key: `nudge:${code}:${asked.today}:${person.id}`,
        recipient: { to: "person", id: person.id },
        content: { is: "news", matter: code, headline },
        createdAt: asked.now,
        nextTryAt: asked.now,
      }),
    );
    await asked.store.queue(notices);
    return { card: note(words.overdue, [words.nudged(notices.length)]) };
  },
});
