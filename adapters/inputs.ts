import { dayOf, isDay, timeOf } from "../src/calendar/day.ts";
import type { Field, Option, Question } from "../src/chat/field.ts";
import { type Text, text } from "../src/chat/text.ts";

/** What inputs say of themselves on every platform. */
export const inputWords = {
  yes: text("是", "Yes"),
  no: text("否", "No"),
  choose: text("请选择", "Choose"),
  search: text("输入名称查找", "Type a name to find it"),
  dayHint: text(
    "例如：2025-08-01、8月1日、下周三",
    "For instance: 2025-08-01, 1 Aug, next Wednesday",
  ),
};

/** How an input gives its answer back. Its id says it, so that nothing has to be remembered. */
export const shapes = [
  "text",
  "number",
  "date",
  "time",
  "yesno",
  "choice",
  "choices",
  "files",
] as const;

/** One of them. */
export type InputShape = (typeof shapes)[number];

/** The id of an input: `date:occurredOn`. */
export const inputId = (shape: InputShape, key: string): string => `${shape}:${key}`;

/** The shape and the question an id names; undefined where it is no input of ours. */
export const inputOf = (
  id: string,
): { readonly shape: InputShape; readonly key: string } | undefined => {
  const shape = shapes.find((one) => id.startsWith(`${one}:`));
  return shape === undefined ? undefined : { shape, key: id.slice(shape.length + 1) };
};

/** What a text input holds, without blanks around it; undefined where that is nothing. */
export const filledText = (value: unknown): unknown => {
  const typed = typeof value === "string" ? value.trim() : value;
  return typed === "" || typed === null ? undefined : typed;
};

/**
 * The raw answers in the inputs of a submitted form, by the question's key. Each shape has its reader;
 * inputs left empty and anything that is no input of ours are left out. A moment, asked for as a day
 * and a time, comes back as `2026-11-25 15:00`.
 */
export const readInputs = <T>(
  inputs: Readonly<Record<string, T>>,
  readers: Readonly<Partial<Record<InputShape, (value: T) => unknown>>>,
): Record<string, unknown> => {
  const answers: Record<string, unknown> = {};
  const times: (readonly [key: string, time: unknown])[] = [];
  for (const [id, value] of Object.entries(inputs)) {
    const input = inputOf(id);
    const answer = input && readers[input.shape]?.(value);
    if (input === undefined || answer === undefined) continue;
    if (input.shape === "time") times.push([input.key, answer]);
    else define(answers, input.key, answer);
  }
  for (const [key, time] of times) {
    const day = Object.hasOwn(answers, key) ? `${String(answers[key])} ` : "";
    define(answers, key, `${day}${String(time)}`);
  }
  return answers;
};

// A key is the name of a field, but inputs come from outside: `__proto__` must stay a key.
const define = (answers: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(answers, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

/** County day and time of an instant, or of `2026-11-25 15:00`; undefined where it is neither. */
export const momentOf = (
  value: unknown,
): { readonly day?: string; readonly time?: string } | undefined => {
  if (typeof value !== "string") return undefined;
  const [, day = "", time] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(value) ?? [];
  if (isDay(day)) return time === undefined ? { day } : { day, time };
  try {
    return { day: dayOf(value), time: timeOf(value) };
  } catch {
    return undefined;
  }
};

/** What the input of the time is called, beside that of the day. */
export const timeLabel = ({ zh, en }: Text): Text => text(`${zh}（几点）`, `${en} (time of day)`);

/** So many questions are worth a press of their own. */
const fewestSeldom = 3;

/**
 * The questions of a form as they are asked: first what is needed, known or went wrong; then what may be
 * left out, where it is enough to be worth setting apart. Files are looked for, and stay.
 */
export const asAsked = <
  Q extends Pick<Question, "value" | "problem"> & {
    readonly field: Pick<Field, "required" | "kind">;
  },
>(
  questions: readonly Q[],
): { readonly first: readonly Q[]; readonly seldom: readonly Q[] } => {
  const isSeldom = ({ field, value, problem }: Q): boolean =>
    !field.required && field.kind !== "files" && value === undefined && problem === undefined;
  const seldom = questions.filter(isSeldom);
  return seldom.length < fewestSeldom || seldom.length === questions.length
    ? { first: questions, seldom: [] }
    : { first: questions.filter((one) => !isSeldom(one)), seldom };
};

/** The options a question lists; none where they are only to be searched for. */
export const listedOptions = ({
  options,
  field,
}: {
  readonly options?: readonly Option[];
  readonly field: Pick<Field, "options">;
}): readonly Option[] =>
  options ?? (typeof field.options === "string" ? [] : (field.options ?? []));
