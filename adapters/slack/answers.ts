import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import { type Shape, shapes } from "./inputs.ts";

const option = z.object({ value: z.string() });

const given = z.looseObject({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  files: z.array(z.looseObject({ id: z.string() })).nullish(),
});

/** What the inputs of a submitted modal hold, by block and action, as Slack sends it. */
export const stateValues = z.record(z.string(), z.record(z.string(), given));

/** The raw answers of a submitted modal by the question's key, and the Slack files put into it. */
export const answersIn = (
  values: z.infer<typeof stateValues>,
): {
  readonly answers: Record<string, unknown>;
  readonly files: Readonly<Record<string, readonly { readonly id: string }[]>>;
} => {
  const answers: Record<string, unknown> = {};
  const files: Record<string, readonly { readonly id: string }[]> = {};
  const entries = Object.entries(values);
  // A date is read before the time that follows it.
  for (const [id, actions] of entries.sort(
    ([one], [other]) => Number(isTime(one)) - Number(isTime(other)),
  )) {
    const [shape, key] = [
      shapes.find((one) => one === id.slice(0, id.indexOf(":"))),
      id.slice(id.indexOf(":") + 1),
    ];
    const input = Object.values(actions)[0];
    if (shape === undefined || input === undefined) continue;
    if (shape === "files") {
      define(files, key, input.files ?? []);
      continue;
    }
    const answer = answerOf(shape, input);
    if (answer === undefined) continue;
    const before =
      shape === "time" && Object.hasOwn(answers, key) ? `${String(answers[key])} ` : "";
    define(answers, key, shape === "time" ? `${before}${String(answer)}` : answer);
  }
  return { answers, files };
};

const isTime = (id: string): boolean => id.startsWith("time:");

const answerOf = (shape: Exclude<Shape, "files">, input: z.infer<typeof given>): unknown => {
  switch (shape) {
    case "text":
    case "number":
      return filled(input.value);
    case "date":
      return filled(input.selected_date);
    case "time":
      return filled(input.selected_time);
    case "yesno":
      return input.selected_option ? input.selected_option.value === "true" : undefined;
    case "choice":
      return input.selected_option?.value;
    case "choices": {
      const ids = (input.selected_options ?? []).map(({ value }) => value);
      return ids.length === 0 ? undefined : ids;
    }
  }
};

const filled = (typed: string | null | undefined): string | undefined => {
  const said = typed?.trim() ?? "";
  return said === "" ? undefined : said;
};

// A key is the name of a field, but it comes from outside: `__proto__` must stay a key.
const define = (of: object, key: string, value: unknown): void => {
  Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
};

/** A press with the answers of its form. */
export const submitted = (press: Press, answers: Readonly<Record<string, unknown>>): Press => ({
  ...press,
  answers: { ...press.answers, ...answers },
});
