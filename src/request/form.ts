import { type Day, dayText } from "../calendar/day.ts";
import { type Block, type Press, paragraph } from "../chat/card.ts";
import type { Field, Fields, Form, Question, Source } from "../chat/field.ts";
import type { Refusal } from "../chat/refusal.ts";
import { type Language, say, sentences, shorten, type Text, text } from "../chat/text.ts";
import { filesKey } from "../flow/file.ts";
import { namedIn, optionsOf, pendingFiles, setNamed } from "../flow/options.ts";
import { meantKey } from "../flow/unlikely-day.ts";
import { type Read, type Reading, readAnswers } from "../line/read-answers.ts";
import { fewUnits, unitsCounted } from "../people/unit-sets.ts";
import type { Raw, RequestContext } from "./context.ts";
import { thenKey } from "./first-step.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** The form of a command once more, with what is wrong in it. */
export type Again = (problems?: Readonly<Record<string, Text>>, context?: RequestContext) => Form;

/** The context with what the actor has sent and not used, where files are named in a form. */
export const withPendingFiles = async (
  context: RequestContext,
  form: Fields,
  raw: Raw,
): Promise<RequestContext> => {
  const key = filesKey(form);
  return key === undefined || raw[key] === undefined
    ? context
    : { ...context, files: await pendingFiles(context.services, context.actor) };
};

/** What reading answers depends on, in a request. */
export const readingOf = (context: RequestContext): Reading => ({
  now: context.now,
  calendar: context.calendar,
  county: context.services.county,
  stands: context.stands,
  options: (source) => optionsOf(context, source),
  set: (source, typed) => setNamed(context, source, typed),
  named: (source, typed) => namedIn(context, source, typed),
});

/** Reads what was given for a form. */
export const readForm = (fields: Fields, raw: Raw, context: RequestContext): Read<Fields> =>
  readAnswers(fields, raw, readingOf(context));

/** What was given, with the words that were typed behind an option put into the field they are for. */
export const withRests = (fields: Fields, raw: Raw, understood: Raw): Raw => {
  const moved = Object.entries(fields).flatMap(([key, { kind, rest }]) =>
    kind === "choice" &&
    rest !== undefined &&
    raw[key] !== undefined &&
    understood[key] !== undefined &&
    understood[key] !== raw[key]
      ? [[key, understood[key]] as const, [rest, understood[rest]] as const]
      : [],
  );
  return { ...raw, ...Object.fromEntries(moved) };
};

/** What was understood of days and times that were not said in full, a sentence each. */
const filledIn = (
  say: typeof talk.readAs,
  { fields, raw }: { readonly fields: Fields; readonly raw: Raw },
  { assumed = {} }: Read<Fields>,
): readonly Text[] =>
  Object.entries(assumed).flatMap(([key, shown]) => {
    const label = fields[key]?.label;
    return label === undefined ? [] : [say(label, shorten(String(raw[key]), 40), shown)];
  });

/** Said beside what was done: what was understood of days that were not said in full, or not at all. */
export const notedDays = (
  fields: Fields,
  raw: Raw,
  read: Read<Fields>,
  today?: Day,
): { readonly note?: Text } => {
  const said = [
    ...filledIn(talk.doneAs, { fields, raw }, read),
    ...(today === undefined
      ? []
      : unsaidDays(fields, raw).map(({ label }) => talk.notedToday(label, dayText(today)))),
  ];
  return said.length === 0 ? {} : { note: sentences(...said) };
};

/** The days that are today where nobody says otherwise, and of which nothing was given. */
const unsaidDays = (fields: Fields, raw: Raw): readonly Field[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    field.legal === true && !field.required && field.prefill !== undefined && raw[key] === undefined
      ? [field]
      : [],
  );

/** What was typed for drafts that stand in a form already, each in its draft; nothing where it is all there. */
export const typedInDraft = (fields: Fields, raw: Raw, prefill: Raw): Raw | undefined => {
  const added = Object.entries(fields).flatMap(([key, { drafted }]) => {
    const [draft, typed] = [prefill[key], raw[key]];
    if (drafted === undefined || typeof draft !== "string" || typeof typed !== "string") return [];
    const [first = ""] = draft.split("\n");
    if (typed.includes(first)) return [];
    const closing = drafted === "closed" ? draft.lastIndexOf("\n") : -1;
    const end = closing < 0 ? draft.length : closing;
    return [[key, `${draft.slice(0, end)}\n${typed}${draft.slice(end)}`] as const];
  });
  return added.length === 0 ? undefined : Object.fromEntries(added);
};

/** Whether a legal day is all that is to be said, and it was not: it is asked for, never the day of the press. */
export const asksForDay = (fields: Fields, raw: Raw): boolean =>
  unsaidDays(fields, raw).length > 0 && Object.keys(fields).every((key) => raw[key] === undefined);

/** Whether a legal period hangs on a day that was not said in full, so that a press has to confirm it. */
export const needsPress = (fields: Fields, { assumed = {} }: Read<Fields>): boolean =>
  Object.keys(assumed).some((key) => fields[key]?.legal === true);

/** What is wrong in what was given; of a line, not what it merely left out. */
export const problemsIn = (
  { submitted }: { readonly submitted: boolean },
  {
    missing,
    problems,
  }: { readonly missing: readonly string[]; readonly problems: Readonly<Record<string, Text>> },
): Readonly<Record<string, Text>> =>
  submitted
    ? problems
    : Object.fromEntries(Object.entries(problems).filter(([key]) => !missing.includes(key)));

/**
 * What may stand in a field again: nothing of what is kept apart, and no file that is not there any
 * more, whose id says nothing to anybody.
 */
const keptValue = (field: Field, understood: unknown, typed: unknown): unknown => {
  if (field.apart === true) return undefined;
  return understood ?? (field.kind === "files" ? undefined : typed);
};

/** What a form is made of. */
type FormParts = {
  readonly title: Text;
  readonly fields: Fields;
  readonly raw: Raw;
  /** What stands in it unless something was given. */
  readonly prefill?: Raw;
  readonly submit: Press;
  readonly submitLabel: Text;
  readonly intro?: readonly Block[];
  /** By key, the ids there are to choose from, where they are not all of a directory. */
  readonly only?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Shown only when somebody has already tried. */
  readonly problems?: Readonly<Record<string, Text>> | undefined;
};

/** What stands in a field: words of ours as the reader says them, since an input holds no more than one language. */
const inWords = (value: unknown, language: Language): unknown =>
  isText(value) ? say(value, language) : value;

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

/** A form with what was understood filled in, prefills in the rest, and problems at their fields. */
export const formFor = (context: RequestContext, parts: FormParts): Form => {
  const read = readForm(parts.fields, parts.raw, context);
  const understood: Raw = "answers" in read ? read.answers : read.understood;
  const prefill = {
    today: context.today,
    now: context.now,
    calendar: context.calendar,
    set: (source: Source, name: string) => setNamed(context, source, name) ?? [],
    actorName: context.actor.name,
    given: understood,
  };
  const doubtful = context.verdict.is !== "clear";
  const shown = Object.entries(parts.fields).filter(
    ([key, { doubt, byButton }]) =>
      byButton === undefined && (doubt === undefined || doubtful || parts.raw[key] !== undefined),
  );
  // What buttons have answered comes back with the form.
  const buttons = Object.entries(parts.fields).flatMap(([key, { byButton }]) =>
    byButton === true ? [key] : [],
  );
  const answered = [...buttons, meantKey, thenKey].flatMap((key) =>
    parts.raw[key] === undefined ? [] : [[key, parts.raw[key]] as const],
  );
  const questions = shown.map(([key, field]): Question => {
    const given = keptValue(field, understood[key], parts.raw[key]);
    const said = given !== undefined && given !== "";
    const value = said
      ? given
      : inWords(parts.prefill?.[key] ?? field.prefill?.(prefill), context.actor.language);
    const problem = parts.problems?.[key];
    const all =
      typeof field.options === "string" ? optionsOf(context, field.options) : field.options;
    const ids = parts.only?.[key];
    const options = ids === undefined ? all : all?.filter(({ id }) => ids.includes(id));
    return {
      key,
      // What is cut down is no directory that could be searched.
      field: ids === undefined || options === undefined ? field : { ...field, options },
      ...(value === undefined ? {} : { value }),
      ...(said ? { given: true } : {}),
      ...(problem === undefined ? {} : { problem }),
      ...(options === undefined ? {} : { options }),
    };
  });
  // What buttons gave has no question at which it could be said to be wrong.
  const hidden = Object.entries(parts.problems ?? {}).flatMap(([key, problem]) =>
    shown.some(([one]) => one === key) || parts.fields[key] === undefined
      ? []
      : [
          text(
            `${parts.fields[key].label.zh}：${problem.zh}`,
            `${parts.fields[key].label.en}: ${problem.en}`,
          ),
        ],
  );
  return {
    title: parts.title,
    intro: [
      ...(parts.intro ?? []),
      ...hidden.map((said) => paragraph(said, "warning")),
      ...filledIn(talk.readAs, parts, read).map((said) => paragraph(said, "warning")),
      ...manyChosen(context, questions).map((said) => paragraph(said, "warning")),
    ],
    questions,
    submit:
      answered.length === 0
        ? parts.submit
        : {
            ...parts.submit,
            answers: { ...parts.submit.answers, ...Object.fromEntries(answered) },
          },
    submitLabel: parts.submitLabel,
    actions: [],
  };
};

/** Which units stand in a form where they are more than a few, and how to have others. */
const manyChosen = (
  { directory }: RequestContext,
  questions: readonly Question[],
): readonly Text[] =>
  questions.flatMap(({ field: { kind, options, label }, value }) =>
    kind === "choices" &&
    options === "organisations" &&
    Array.isArray(value) &&
    value.length > fewUnits
      ? [talk.manyChosen(label, unitsCounted(value, directory))]
      : [],
  );

/** A form whose question for files, where it has one, offers what the actor has sent and not used. */
export const offeringFiles = async (context: RequestContext, form: Form): Promise<Form> => {
  if (!form.questions.some(({ field }) => field.kind === "files")) return form;
  const files = await pendingFiles(context.services, context.actor);
  const options = optionsOf({ ...context, files }, "files");
  return {
    ...form,
    questions: form.questions.map((question) =>
      question.field.kind === "files" ? { ...question, options } : question,
    ),
  };
};

/** A refusal about one field goes to that field of the form; others stand alone. */
export const refuseInForm = (refusal: Refusal, again: Again): Outcome =>
  refusal.field === undefined
    ? { is: "refused", refusal }
    : { is: "refused", refusal, form: again({ [refusal.field]: refusal.text }) };
