import type { Answer } from "./desk-of.ts";

type Element = Readonly<Record<string, unknown>>;

/** A button of an Adaptive Card. */
export type Button = {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
};

const within = (part: unknown): readonly Element[] => {
  if (Array.isArray(part)) return part.flatMap(within);
  if (typeof part !== "object" || part === null) return [];
  return [
    part as Element,
    ...Object.entries(part).flatMap(([key, one]) => (key === "fallback" ? [] : within(one))),
  ];
};

/** The buttons of a card, wherever they stand. */
export const buttonsOf = (card: unknown): readonly Button[] =>
  within(card)
    .filter(({ type }) => type === "Action.Execute" || type === "Action.Submit")
    .map((one) => {
      const { data, title } = one as unknown as Button;
      return { title, data, verb: String(one["verb"] ?? data["verb"]) };
    });

/** The button with this label, which must be there. */
export const buttonNamed = (card: unknown, label: string): Button => {
  const found = buttonsOf(card).find(({ title }) => title === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

/** Whether a card is a form that can be submitted. */
export const submitOf = (card: unknown): Button | undefined =>
  buttonsOf(card).find(({ verb }) => verb === "submit");

/** What of an answer goes into an input of this shape: a moment `2025-07-21 09:00` fills two. */
export const partFor = (shape: string, answer: Answer | undefined): Answer | undefined =>
  typeof answer !== "string" || !/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(answer)
    ? answer
    : answer.split(" ")[shape === "time" ? 1 : 0];

/**
 * What a client sends of a card's inputs: what stands in them, with these answers in their place. As
 * a client does, it refuses an empty answer where one is required, and a choice that is not listed.
 */
export const filledIn = (
  card: unknown,
  answers: Readonly<Record<string, Answer>>,
): Readonly<Record<string, string>> => {
  const inputs = within(card).filter(({ type }) => String(type).startsWith("Input."));
  const keys = inputs.map(({ id }) => String(id).split(":")[1]);
  for (const key of Object.keys(answers))
    if (!keys.includes(key)) throw new Error(`nothing asks for ${key} among ${keys.join("、")}`);
  return Object.fromEntries(
    inputs.map((input) => {
      const id = String(input["id"]);
      const [shape = "", key = ""] = id.split(":");
      const answer = partFor(shape, answers[key]) ?? input["value"] ?? "";
      const value = Array.isArray(answer) ? answer.join(",") : String(answer);
      if (input["isRequired"] === true && value === "")
        throw new Error(`${input["label"]} must be filled in`);
      const choices = input["choices"] as readonly { readonly value: string }[] | undefined;
      // A list that is searched holds more than it shows.
      const searched = input["choices.data"] !== undefined;
      for (const one of value === "" || choices === undefined || searched ? [] : value.split(","))
        if (!choices?.some((choice) => choice.value === one))
          throw new Error(`${one} is not offered at ${input["label"]}`);
      return [id, value];
    }),
  );
};
