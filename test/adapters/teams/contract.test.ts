import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dialog, opensDialogs } from "../../../adapters/teams/modal.ts";
import { teamsCard, teamsForm } from "../../../adapters/teams/render.ts";
import { flows } from "../../../src/catalog.ts";
import { openingsOf } from "../../../src/flow/flow.ts";
import { anyCard, anyForm, anyLanguage } from "../anything.ts";
import { aGroup, asLargeAsOurs, most, teamsRules } from "./contract.ts";

const refuses = teamsRules();

/** A few here, a hundred thousand in the soak. */
const numRuns = 50;

describe("the rules themselves refuse what Teams refuses", () => {
  const text = { type: "TextBlock", text: "x" };
  const card = (more: object) => ({
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    msteams: { width: "Full" },
    body: [text],
    ...more,
  });
  const execute = { type: "Action.Execute", title: "x", verb: "press", data: {} };
  const submit = { type: "Action.Submit", title: "x", data: {} };
  const button = { ...execute, fallback: submit };
  const bad: readonly [what: string, card: unknown][] = [
    ["another version", card({ version: "1.6" })],
    ["an unknown element", card({ body: [{ type: "Table" }] })],
    ["an unknown member", card({ body: [{ ...text, colour: "red" }] })],
    ["an empty text", card({ body: [{ ...text, text: "" }] })],
    ["a button without a fallback", card({ actions: [execute] })],
    ["a button without a title", card({ actions: [{ ...button, title: "" }] })],
    ["seven buttons in a row", card({ actions: Array.from({ length: 7 }, () => button) })],
    ["markdown", card({ body: [{ ...text, text: "**x**" }] })],
    ["a link", card({ body: [{ ...text, text: "http://a.example" }] })],
    ["80 kB", card({ body: [{ ...text, text: "水".repeat(27_000) }] })],
    [
      "a script for a link",
      card({ actions: [{ type: "Action.OpenUrl", title: "x", url: "javascript:1" }] }),
    ],
  ];
  test("and nothing else", () => expect(refuses(card({ actions: [button] }))).toBeUndefined());
  test.each(bad)("%s", (_, json) => {
    expect(refuses(json)).toBeDefined();
  });
});

test("every card is one Teams takes", () => {
  fc.assert(
    fc.property(anyCard, anyLanguage, fc.boolean(), (card, language, grouped) => {
      expect(refuses(teamsCard(card, language, grouped ? aGroup : undefined))).toBeUndefined();
    }),
    { numRuns, interruptAfterTimeLimit: 20_000 },
  );
});

test("no form of ours is larger than those below in what it cannot leave out", () => {
  const forms = flows.flatMap((flow) => [
    ...openingsOf(flow).map(({ form }) => form),
    ...Object.values(flow.steps).map(({ form }) => form),
  ]);
  for (const fields of forms.map((form) => Object.values(form))) {
    const lists = fields.map(({ options }) => options);
    for (const options of lists)
      if (Array.isArray(options)) expect(options.length).toBeLessThanOrEqual(most.written);
    expect(
      lists.filter((one) => typeof one === "string" && one !== "files").length,
    ).toBeLessThanOrEqual(most.searched);
    for (const { label } of fields)
      expect(Math.max(label.zh.length, label.en.length)).toBeLessThanOrEqual(most.label);
    expect(fields.length).toBeLessThanOrEqual(22);
  }
});

test("every form is one Teams takes", () => {
  fc.assert(
    fc.property(anyForm, anyLanguage, (form, language) => {
      expect(refuses(teamsForm(asLargeAsOurs(form), language))).toBeUndefined();
    }),
    { numRuns, interruptAfterTimeLimit: 20_000 },
  );
});

test("every card and form stands in a dialog as well", () => {
  const refusesThere = teamsRules("Submit");
  const inDialog = (card: ReturnType<typeof teamsCard>) =>
    (dialog("府检联动", card) as { task: { value: { card: { content: unknown } } } }).task.value
      .card.content;
  fc.assert(
    fc.property(anyCard, anyForm, anyLanguage, (card, form, language) => {
      const [drawn, asked] = [teamsCard(card, language), teamsForm(asLargeAsOurs(form), language)];
      for (const one of [inDialog(drawn), inDialog(asked), opensDialogs(drawn)])
        expect(refusesThere(one)).toBeUndefined();
    }),
    { numRuns, interruptAfterTimeLimit: 20_000 },
  );
});
