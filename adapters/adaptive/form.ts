import { isDay } from "../../src/calendar/day.ts";
import type { Field, Form, Option, Question } from "../../src/chat/field.ts";
import { type Language, say, shorten, type Text } from "../../src/chat/text.ts";
import {
  asAsked,
  filledText,
  type InputShape,
  inputId,
  inputWords,
  listedOptions,
  momentOf,
  readInputs,
  timeLabel,
} from "../inputs.ts";
import {
  type AdaptiveCard,
  type AdaptiveElement,
  type AdaptiveInput,
  actionOf,
  buttonTitle,
  elementsOf,
  fitCard,
  headingOf,
  inRows,
  lookalikes,
  oneLine,
  paragraphOf,
  teamsRoom,
  toned,
  words,
} from "./card.ts";

/** A question as it is shown: all of it but the reading of its answer, so that it can be kept as JSON. */
export type ShownQuestion = Omit<Question, "field"> & {
  readonly field: Omit<Field, "schema" | "prefill">;
};

/** A choice of at most so many written options is shown open; more than `searchedFrom` are searched. */
const openUpTo = 4;

const searchedFrom = 12;

/** The value of the option that leaves an optional choice unanswered. */
const unanswered = "-";

/** A form as it is shown; every `Form` is one. */
export type ShownForm = Omit<Form, "questions"> & { readonly questions: readonly ShownQuestion[] };

/**
 * A form as Adaptive Card JSON: `adaptiveAnswers` reads what comes back. What stands in its fields is
 * never shortened, so only the text above them bends to `bytes`.
 */
export const formToAdaptive = (
  form: ShownForm,
  language: Language,
  bytes: number = teamsRoom,
): AdaptiveCard =>
  fitCard(
    bytes,
    (room) => [
      headingOf(form.title, language),
      ...form.intro.flatMap((block) => elementsOf(block, language, room)),
      // Directly below the question they answer: nobody looks for them under a long form.
      ...inRows(form.actions.map((one) => actionOf(one, language, { associatedInputs: "none" }))),
      ...drawQuestions(form.questions, language),
    ],
    [
      {
        type: "Action.Execute",
        verb: "submit",
        title: buttonTitle(form.submitLabel, language),
        style: "positive",
        data: { press: form.submit },
      },
    ],
    language,
  );

/** The raw answers in the inputs of a submitted form, by the question's key. */
export const adaptiveAnswers = (
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  readInputs(inputs, {
    text: filledText,
    number: filledText,
    date: filledText,
    time: filledText,
    choice: readChoice,
    yesno: (value) => {
      const answer = readChoice(value);
      return answer === "true" ? true : answer === "false" ? false : answer;
    },
    choices: (value) => {
      const ids = String(value ?? "")
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== "");
      return ids.length === 0 ? undefined : ids;
    },
  });

const readChoice = (value: unknown): unknown =>
  value === unanswered ? undefined : filledText(value);

/** What hides the questions that are seldom answered. */
const behindMore = "more";

const drawQuestions = (
  questions: readonly ShownQuestion[],
  language: Language,
): readonly AdaptiveElement[] => {
  const draw = (question: ShownQuestion) => drawQuestion(question, language);
  const { first, seldom } = asAsked(questions);
  if (seldom.length === 0) return first.map(draw);
  return [
    ...first.map(draw),
    {
      type: "ActionSet",
      actions: [
        {
          type: "Action.ToggleVisibility",
          title: buttonTitle(words.seldom(seldom.length), language),
          targetElements: [behindMore],
        },
      ],
    },
    { type: "Container", id: behindMore, isVisible: false, items: seldom.map(draw) },
  ];
};

const drawQuestion = (question: ShownQuestion, language: Language): AdaptiveElement => {
  const { field, problem } = question;
  return {
    type: "Container",
    spacing: "medium",
    items: [
      ...inputsOf(question, language),
      ...(problem === undefined ? [] : [toned(shorten(say(problem, language), 200), "urgent")]),
      ...(field.help === undefined
        ? []
        : [
            paragraphOf(say(field.help, language), {
              isSubtle: true,
              size: "small",
              spacing: "small",
            }),
          ]),
    ],
  };
};

const inputsOf = (question: ShownQuestion, language: Language): readonly AdaptiveElement[] => {
  const { field, value } = question;
  const common = (shape: InputShape, label: Text = field.label) => ({
    id: inputId(shape, question.key),
    label: buttonTitle(label, language),
    ...(field.required
      ? { isRequired: true as const, errorMessage: buttonTitle(words.fill(label), language) }
      : {}),
  });
  const free = (more: { readonly placeholder?: string; readonly isMultiline?: true } = {}) =>
    ({
      ...common("text"),
      type: "Input.Text",
      ...(field.max === undefined ? {} : { maxLength: field.max }),
      ...(value === undefined || value === null ? {} : { value: String(value) }),
      ...more,
    }) satisfies AdaptiveElement;
  // What could not be understood stands in a free field, so that it can be corrected.
  const day = { placeholder: say(inputWords.dayHint, language) };
  switch (field.kind) {
    case "text":
      return [free()];
    case "long":
      return [free({ isMultiline: true })];
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      if (number === undefined) return [{ ...common("number"), type: "Input.Number" }];
      return typeof number === "number" && Number.isFinite(number)
        ? [{ ...common("number"), type: "Input.Number", value: number }]
        : [free()];
    }
    case "day":
      if (value === undefined) return [{ ...common("date"), type: "Input.Date" }];
      return typeof value === "string" && isDay(value)
        ? [{ ...common("date"), type: "Input.Date", value }]
        : [free(day)];
    case "moment": {
      const moment = value === undefined ? {} : momentOf(value);
      if (moment === undefined) return [free(day)];
      const parts = [
        {
          ...common("date"),
          type: "Input.Date",
          ...(moment.day === undefined ? {} : { value: moment.day }),
        },
        {
          ...common("time", timeLabel(field.label)),
          type: "Input.Time",
          ...(moment.time === undefined ? {} : { value: moment.time }),
        },
      ] as const;
      return [
        {
          type: "ColumnSet",
          columns: parts.map((part) => ({ type: "Column", width: "stretch", items: [part] })),
        },
      ];
    }
    case "yesno":
      return [
        {
          ...common("yesno"),
          type: "Input.ChoiceSet",
          style: "expanded",
          choices: [
            { title: say(inputWords.yes, language), value: "true" },
            { title: say(inputWords.no, language), value: "false" },
          ],
          ...(value === undefined ? {} : { value: String(value) }),
        },
      ];
    case "files":
      // Nothing sent yet: the help below says how to.
      if (listedOptions(question).length === 0)
        return [paragraphOf(say(field.label, language), { weight: "bolder" })];
      return [several(common("choices"), listedOptions(question), question, language)];
    case "choice":
    case "choices": {
      const options = listedOptions(question);
      if (options.length === 0) return [free()];
      return [
        field.kind === "choice"
          ? choiceInput(common("choice"), options, question, language)
          : several(common("choices"), options, question, language),
      ];
    }
  }
};

const several = (
  common: Common,
  options: readonly Option[],
  { value }: ShownQuestion,
  language: Language,
): AdaptiveElement => {
  const given = Array.isArray(value) ? value : [];
  const known = options.filter(({ id }) => given.includes(id)).map(({ id }) => id);
  return {
    ...common,
    type: "Input.ChoiceSet",
    isMultiSelect: true,
    wrap: true,
    choices: choicesOf(options, language),
    ...(known.length === 0 ? {} : { value: known.join(",") }),
  };
};

// Some clients read markdown in the titles of choices and some do not, so nothing can be escaped there.
const choiceTitle = (typed: string): string =>
  shorten(oneLine(typed), 60).replace(/[*_`[\]<>~{}]/g, (mark) => lookalikes[mark] ?? mark) || "—";

type Common = Pick<AdaptiveInput, "id" | "label" | "isRequired" | "errorMessage">;

const choicesOf = (options: readonly Option[], language: Language) =>
  options.map(({ id, name }) => ({ title: choiceTitle(say(name, language)), value: id }));

const choiceInput = (
  common: Common,
  options: readonly Option[],
  { field, value }: ShownQuestion,
  language: Language,
): AdaptiveElement => {
  const known = options.some(({ id }) => id === value);
  const open = options.length <= openUpTo;
  // The official renderer shows the id in place of the name where a searched choice is filled in.
  const searched = options.length >= searchedFrom && !known;
  return {
    ...common,
    type: "Input.ChoiceSet",
    style: open ? "expanded" : searched ? "filtered" : "compact",
    ...(open ? { wrap: true } : {}),
    ...(open
      ? {}
      : { placeholder: say(searched ? inputWords.search : inputWords.choose, language) }),
    choices: [
      ...choicesOf(options, language),
      ...(field.required || searched
        ? []
        : [{ title: say(words.none, language), value: unanswered }]),
    ],
    ...(known ? { value: String(value) } : {}),
  };
};
