import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { teamsCard, teamsForm } from "../../../adapters/teams/render.ts";
import type { Language } from "../../../src/chat/text.ts";
import { openScene, type Scene } from "../../scene.ts";
import { chromiumPath } from "../../setup/available.ts";
import { startBrowser } from "../browser.ts";
import { colours, draw, renderer } from "./drawing.ts";

/** What Teams is given, drawn by the official renderer: in light and dark, wide and at phone width. */

const path = chromiumPath();
type Shown = {
  readonly faults: readonly string[];
  readonly text: string;
  /** By how many pixels anything is wider than the page. */
  readonly over: number;
  /** Buttons nobody could see or name. */
  readonly hidden: readonly string[];
  readonly buttons: readonly string[];
};

describe.skipIf(path === undefined)("in the official renderer", () => {
  let browser: Browser;
  let scene: Scene;
  const cards = new Map<string, unknown>();

  const keep = async (name: string, who: string, line: string, language: Language = "zh-CN") => {
    const { reply } = await scene.says(who, line);
    if ("form" in reply && reply.form !== undefined)
      cards.set(`${name} (form)`, teamsForm(reply.form, language));
    if ("card" in reply) cards.set(name, teamsCard(reply.card, language));
  };

  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
    scene = await openScene("2025-08-01T01:00:00.000Z");
    const secretary = "gov-office.secretariat";
    await keep("a form", "water.liaison", "提交线索");
    await keep(
      "a clue",
      "water.liaison",
      '提交线索 标题=山丹河大桥下排污口 类别=水污染 事实="桥下有暗管，黑水直排\n气味很大，附近没有标牌" 地点=桥 日期=昨天 来源=履职',
    );
    await keep(
      "a recommendation",
      "procuratorate.procurator",
      "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=8月1日 异议期=10 内容=1.查处排污口；2.建立巡查制度",
    );
    await keep("a desk", "water.liaison", "待办");
    await keep("a list", secretary, "列表");
    await keep("a refusal", "water.liaison", "核实 jy1 已核实");
    await keep("a form to reply", "water.liaison", "回复 jy1");
    await keep("help", "water.liaison", "帮助");
    await keep("a large form", "procuratorate.procurator", "发出调阅");
    await scene.says("water.liaison", "language English");
    await keep("a card in English", "water.liaison", "jy1", "en");
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  const shown = async (page: Page, card: unknown, theme: keyof typeof colours): Promise<Shown> => {
    const faults = (await page.evaluate(draw(card, theme))) as string[];
    const rest = (await page.evaluate(`(() => {
      const buttons = [...document.querySelectorAll("button")];
      const label = (one) => (one.innerText || one.getAttribute("aria-label") || "").trim();
      return {
        text: document.body.innerText,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        hidden: buttons.filter((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width < 20 || height < 15 || label(one) === "";
        }).map((one) => one.outerHTML.slice(0, 120)),
        buttons: buttons.map(label),
      };
    })()`)) as Omit<Shown, "faults">;
    return { faults, ...rest };
  };

  it.each(
    (["light", "dark"] as const).flatMap((theme) =>
      [300, 360, 800].map((width) => [theme, width] as const),
    ),
  )(
    "everything is there, in %s, %d pixels wide",
    async (theme, width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.setContent(
        `<style>body { margin: 12px; background: ${colours[theme].paper}; overflow-wrap: anywhere }</style>`,
      );
      await page.addScriptTag({ path: renderer });
      expect(cards.size).toBeGreaterThan(9);
      for (const [name, card] of cards) {
        const { faults, over, hidden, text, buttons } = await shown(page, card, theme);
        expect({ name, faults, over, hidden }).toEqual({ name, faults: [], over: 0, hidden: [] });
        expect(text).not.toMatch(/\\[^\s]|undefined|\[object/);
        expect(text.length).toBeGreaterThan(10);
        if (name === "a clue") {
          expect(text).toContain("桥下有暗管，黑水直排\n");
          expect(buttons).toEqual(expect.arrayContaining(["补充", "撤回", "更多"]));
          // What ends it is asked about, and there is room for that too.
          await page.getByRole("button", { name: "撤回" }).click();
          await page.getByText("撤回？").waitFor();
          expect(await page.getByRole("button", { name: "撤回" }).count()).toBe(2);
          const overAsked =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";
          expect(await page.evaluate(overAsked)).toBe(0);
        }
        if (process.env["KEEP_PICTURES"] !== undefined)
          await page.screenshot({
            path: `${process.env["KEEP_PICTURES"]}/${name}-${theme}-${width}.png`,
            fullPage: true,
          });
      }
      await context.close();
    },
    60_000,
  );
});
