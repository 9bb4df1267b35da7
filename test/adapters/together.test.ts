import { describe, expect, it } from "vitest";
import { cardToAdaptive, teamsRoom } from "../../adapters/adaptive/card.ts";
import { drawCard } from "../../adapters/block-kit/card.ts";
import { cardToPlain, pressesOf } from "../../adapters/terminal/render.ts";
import { type Card, rows } from "../../src/chat/card.ts";
import { text, verbatim } from "../../src/chat/text.ts";
import { mostTogether } from "../../src/delivery/together.ts";

// A message of several reminders on every platform: each row is there, with its own press.

const pressOf = (at: number) => ({ command: "open", answers: { notice: `notice-${at}` } });
const card: Card = {
  title: text("2026年12月2日提醒：20项", "Reminders of 2 Dec 2026: 20 items"),
  body: [
    rows(
      Array.from({ length: mostTogether }, (_, at) => ({
        code: at === 1 ? "" : at === 0 ? "****0001" : `JY-2026-${String(at).padStart(4, "0")}`,
        title: at === 1 ? text("紧急事项1件", "One urgent matter") : verbatim("长".repeat(100)),
        detail: text("签收检察建议 2026年12月2日 周三（今天到期）", "Wed 2 Dec 2026 (due today)"),
        press: pressOf(at),
      })),
    ),
  ],
  actions: [],
};
const all = Array.from({ length: mostTogether }, (_, at) => at);

describe.each(["zh-CN", "en"] as const)("twenty reminders in %s", (language) => {
  it.each([
    ["Teams and the web", JSON.stringify(cardToAdaptive(card, language, teamsRoom))],
    ["Slack", JSON.stringify(drawCard(card, language).blocks)],
  ])("stand whole on %s", (_, drawn) => {
    for (const at of all) expect(drawn).toContain(`notice-${at}`);
    expect(drawn).toContain("****0001".replaceAll("*", drawn.includes("\\\\*") ? "\\\\*" : "*"));
    expect(drawn).not.toMatch(/undefined|"show"/);
  });

  it("stand whole in a terminal, where a number presses each", () => {
    const plain = cardToPlain(card, language);
    expect(plain).toContain("[1] ****0001");
    expect(plain).toContain(language === "en" ? "[2] One urgent matter" : "[2] 紧急事项1件");
    expect(pressesOf(card)).toEqual(all.map(pressOf));
  });
});
