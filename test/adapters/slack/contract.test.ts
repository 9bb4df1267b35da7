import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawCard } from "../../../adapters/block-kit/card.ts";
import { drawForm } from "../../../adapters/slack/render.ts";
import { anyCard, anyForm, anyLanguage } from "../anything.ts";
import { slackRules } from "./contract.ts";

const refuses = slackRules();

/** A few here, a hundred thousand in the soak. */
const numRuns = 150;

describe("the rules themselves refuse what Slack refuses", () => {
  const text = { type: "plain_text", text: "x" };
  const bad: readonly [what: string, blocks: unknown][] = [
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" }))],
    ["an unknown block", [{ type: "paragraph", text }]],
    ["an unknown member", [{ type: "header", text, colour: "red" }]],
    ["a long header", [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }]],
    ["an empty text", [{ type: "section", text: { type: "plain_text", text: "" } }]],
    ["two blocks of one id", [1, 2].map(() => ({ type: "section", block_id: "a", text }))],
    ["no buttons", [{ type: "actions", elements: [] }]],
    [
      "a long value",
      [{ type: "actions", elements: [{ type: "button", text, value: "x".repeat(2001) }] }],
    ],
    [
      "101 options",
      [
        {
          type: "actions",
          elements: [
            {
              type: "static_select",
              options: Array.from({ length: 101 }, () => ({ text, value: "v" })),
            },
          ],
        },
      ],
    ],
  ];
  test.each(bad)("%s", (_, blocks) => {
    expect(refuses(blocks, "message")).toBeDefined();
  });
});

test("every card is one Slack takes, on every page of it", () => {
  fc.assert(
    fc.property(anyCard, anyLanguage, fc.nat({ max: 3 }), (card, language, page) => {
      const { blocks, text } = drawCard(card, language, { page });
      expect(refuses(blocks, "message")).toBeUndefined();
      expect(text.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/<|[*_~`]|:\/\//);
    }),
    { numRuns },
  );
});

test("every form is a modal Slack takes", () => {
  fc.assert(
    fc.property(anyForm, anyLanguage, (form, language) => {
      const view = drawForm(form, language, { conversation: "C0123456789", group: true });
      expect(refuses(view, "view")).toBeUndefined();
    }),
    { numRuns },
  );
});
