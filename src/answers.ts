import type { Block, Press } from "./chat/card.ts";
import type { Field, Fields, Form, Question } from "./chat/field.ts";
import { type Read, readAnswers } from "./chat/read.ts";
import { screen } from "./chat/screening.ts";
import type { Text } from "./chat/text.ts";
import { optionsOf } from "./core.ts";
import type { Doing } from "./flow/flow.ts";

/** What people gave for a form, as typed or as a platform's inputs gave it back. */
export type Raw = Readonly<Record<string, unknown>>;

/** Every text among what was given for a form. */
export const texts = (raw: Raw): readonly string[] =>
  Object.values(raw).filter((value) => typeof value === "string");

/** Reads what was given for a form. */
export const readForm = (fields: Fields, raw: Raw, doing: Doing): Read<Fields> =>
  readAnswers(fields, raw, {
    now: doing.now,
    options: (source) => optionsOf(doing, source),
  });

/**
 * What may stand in a field again: nothing of what is kept apart, and no file that is not there any
 * more, whose id says nothing to anybody.
 */
const standing = (field: Field, understood: unknown, typed: unknown): unknown => {
  if (field.apart === true) return undefined;
  return understood ?? (field.kind === "files" ? undefined : typed);
};

/** A form with what was understood filled in, prefills in the rest, and problems at their fields. */
export const formFor = (
  doing: Doing,
  asked: {
    readonly title: Text;
    readonly fields: Fields;
    readonly raw: Raw;
    /** What stands in it unless something was given. */
    readonly prefill?: Raw;
    readonly submit: Press;
    readonly submitLabel: Text;
    readonly intro?: readonly Block[];
    /** Shown only when somebody has already tried. */
    readonly problems?: Readonly<Record<string, Text>>;
  },
): Form => {
  const read = readForm(asked.fields, asked.raw, doing);
  const understood: Raw = "answers" in read ? read.answers : read.understood;
  const prefill = {
    today: doing.today,
    now: doing.now,
    calendar: doing.calendar,
    actorName: doing.actor.name,
    given: understood,
  };
  const found = screen(texts(asked.raw)).is !== "clear";
  const shown = Object.entries(asked.fields).filter(
    ([key, { doubt }]) => doubt === undefined || found || asked.raw[key] !== undefined,
  );
  const questions = shown.map(([key, field]): Question => {
    const given = standing(field, understood[key], asked.raw[key]);
    const said = given !== undefined && given !== "";
    const value = said ? given : (asked.prefill?.[key] ?? field.prefill?.(prefill));
    const problem = asked.problems?.[key];
    const options =
      typeof field.options === "string" ? optionsOf(doing, field.options) : field.options;
    return {
      key,
      field,
      ...(value === undefined ? {} : { value }),
      ...(said ? { given: true } : {}),
      ...(problem === undefined ? {} : { problem }),
      ...(options === undefined ? {} : { options }),
    };
  });
  return {
    title: asked.title,
    intro: asked.intro ?? [],
    questions,
    submit: asked.submit,
    submitLabel: asked.submitLabel,
    actions: [],
  };
};
