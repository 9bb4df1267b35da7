import fc from "fast-check";
import type { Action, Block, Card, Press, Tone } from "../../src/chat/card.ts";
import {
  choice,
  day,
  type Field,
  type Form,
  files,
  line,
  long,
  moment,
  number,
  type Option,
  one,
  optional,
  type Question,
  several,
  yesNo,
} from "../../src/chat/field.ts";
import { type Language, type Text, text } from "../../src/chat/text.ts";

/** What somebody may type: short, long, empty, invisible, with marks of every kind. */
const typed: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constantFrom(
    "",
    " ",
    "\u200b\u202e",
    "<!channel> <@U1> <http://a.example|a>",
    "*a* _b_ ~c~ `d` :smile: & < >",
    "http://evil.example.com/a?b=c",
    "第一行\n\n第二行",
    "👩‍👩‍👧‍👦".repeat(30),
  ),
  fc
    .tuple(fc.constantFrom("垃圾。", "😀", "a&<", "x\n"), fc.nat({ max: 4000 }))
    .map(([part, times]) => part.repeat(times)),
);

const anyText: fc.Arbitrary<Text> = fc.tuple(typed, typed).map(([zh, en]) => text(zh, en));

export const anyLanguage: fc.Arbitrary<Language> = fc.constantFrom("zh-CN", "en");

const tone: fc.Arbitrary<Tone> = fc.constantFrom("plain", "good", "warning", "urgent", "subtle");

const code = fc.constantFrom("XS-2026-0001", "JY-2026-12345678");

const values = fc.dictionary(
  fc.constantFrom("facts", "title", "files", "other"),
  fc.oneof(typed, fc.array(fc.string({ maxLength: 40 }), { maxLength: 10 }), fc.boolean()),
);

const press: fc.Arbitrary<Press> = fc.record(
  {
    command: fc.constantFrom("clue.submit", "show", "list"),
    code,
    shown: fc.nat(),
    answers: values,
    prefill: values,
    key: fc.uuid(),
  },
  { requiredKeys: ["command"] },
);

const anyAction: fc.Arbitrary<Action> = fc.record(
  {
    label: anyText,
    tone: fc.constantFrom("plain" as const, "primary" as const, "danger" as const),
    press,
    confirm: anyText,
  },
  { requiredKeys: ["label", "tone", "press"] },
);

const list = <T>(of: fc.Arbitrary<T>, max: number) => fc.array(of, { maxLength: max });

/** Every kind of block by its name: a new one without an entry does not compile. */
const blocks: { readonly [Is in Block["is"]]: fc.Arbitrary<Extract<Block, { is: Is }>> } = {
  paragraph: fc.record({ is: fc.constant("paragraph" as const), text: anyText, tone }),
  facts: fc.record({
    is: fc.constant("facts" as const),
    facts: list(fc.record({ label: anyText, value: anyText }), 25),
  }),
  rows: fc.record({
    is: fc.constant("rows" as const),
    rows: list(fc.record({ code, title: anyText, detail: anyText }), 60),
  }),
  stages: fc.record({
    is: fc.constant("stages" as const),
    stages: list(fc.record({ name: anyText, reached: fc.boolean() }), 12),
  }),
  links: fc.record({
    is: fc.constant("links" as const),
    links: list(
      fc.record({
        label: anyText,
        url: fc.nat({ max: 4000 }).map((length) => `https://example.test/${"f".repeat(length)}`),
      }),
      30,
    ),
  }),
};

const anyBlock: fc.Arbitrary<Block> = fc.oneof(...Object.values(blocks));

/** A card of anything. */
export const anyCard: fc.Arbitrary<Card> = fc
  .record({
    title: anyText,
    status: fc.option(fc.record({ text: anyText, tone }), { nil: undefined }),
    body: list(anyBlock, 12),
    actions: list(anyAction, 8),
  })
  .map(({ status, ...card }) => (status === undefined ? card : { ...card, status }));

const option: fc.Arbitrary<Option> = fc.record({ id: fc.uuid(), name: anyText });

/** Every kind of field by its name. */
const fields: { readonly [Kind in Field["kind"]]: fc.Arbitrary<Field> } = {
  text: anyText.map((label) => line(label)),
  long: fc.tuple(anyText, anyText).map(([label, help]) => long(label, { help })),
  number: anyText.map((label) => number(label, 1, 9)),
  day: anyText.map((label) => day(label)),
  moment: anyText.map((label) => moment(label)),
  yesno: anyText.map((label) => optional(yesNo(label)) as Field),
  choice: fc
    .tuple(anyText, fc.boolean(), fc.array(option, { minLength: 1, maxLength: 120 }))
    .map(
      ([label, searched, options]): Field =>
        searched ? one(label, "organisations") : choice(label, options),
    ),
  choices: anyText.map((label) => several(label, "organisations")),
  files: anyText.map((label) => optional(files(label)) as Field),
};

const value = fc.oneof(
  typed,
  fc.constantFrom("2026-11-25", "2026-11-25T07:00:00.000Z", "2026-11-25 15:00", "12", true, 7),
  list(fc.uuid(), 10),
);

const question: fc.Arbitrary<Omit<Question, "key">> = fc
  .record({
    field: fc.oneof(...Object.values(fields)),
    options: list(option, 120),
    value: fc.option(value, { nil: undefined }),
    chosen: fc.boolean(),
    problem: fc.option(anyText, { nil: undefined }),
  })
  .map(({ field, options, value: given, chosen, problem }) => {
    const listed = typeof field.options === "string" ? options : (field.options ?? []);
    const ids = listed.slice(0, 3).map(({ id }) => id);
    const standing = chosen ? (field.kind === "choice" ? ids[0] : ids) : given;
    return {
      field,
      ...(typeof field.options === "string"
        ? { options }
        : field.options === undefined
          ? {}
          : { options: field.options }),
      ...(standing === undefined ? {} : { value: standing }),
      ...(problem === undefined ? {} : { problem }),
    };
  });

/** A form of anything. */
export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    title: anyText,
    intro: list(anyBlock, 4),
    questions: list(question, 22),
    submit: press,
    submitLabel: anyText,
    actions: list(anyAction, 4),
  })
  .map((form) => ({
    ...form,
    questions: form.questions.map((one, at) => ({ ...one, key: `q${at}` })),
  }));
