import axe, { type RunOptions } from "axe-core";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, freshSqlite } from "../setup/available.ts";
import { type RunningServer, startBrowser, startServer, type Visitor, visit } from "./browser.ts";

const path = chromiumPath();

const ofColour = ["color-contrast", "link-in-text-block"];

/**
 * Everything serious or critical that axe finds in the page as it is, a line each: in light by every
 * rule, in the dark by those about colour, which is all that differs; in another look of the page
 * by every other rule, for there the colours are the same.
 */
const faults = async (
  { page }: Visitor,
  of: "everything" | "shape" = "everything",
): Promise<readonly string[]> => {
  if (await page.evaluate("!window.axe")) await page.evaluate(axe.source);
  const look = async (name: "light" | "dark", options: RunOptions) => {
    await page.emulateMedia({ colorScheme: name });
    // Colours in transition are neither before nor after.
    await page.evaluate(
      "Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))",
    );
    const asked = JSON.stringify({ ...options, resultTypes: ["violations"] });
    return page.evaluate<string[]>(`axe.run(${asked}).then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => "${name}: " + id + ": " + html)))`);
  };
  if (of === "shape") {
    const rules = Object.fromEntries(ofColour.map((rule) => [rule, { enabled: false }]));
    return look("light", { rules });
  }
  return [...(await look("dark", { runOnly: ofColour })), ...(await look("light", {}))];
};

const line =
  "提交线索 标题=大桥下排污口 类别=水污染 事实=桥下暗管直排黑水 地点=山丹河大桥 日期=2025-07-31 来源=履职";

describe.skipIf(path === undefined)(
  "whoever sees, hears or types differently can use the chat",
  () => {
    let browser: Browser;
    let server: RunningServer;
    let one: Visitor | undefined;
    beforeAll(async () => {
      browser = await startBrowser(path ?? "");
      server = await startServer({
        DATABASE_URL: freshSqlite(),
        DEMO_NOW: "2025-08-01T09:00+08:00",
      });
    });
    afterEach(async () => {
      await one?.page.context().close();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    const looks: readonly (readonly [string, BrowserContextOptions])[] = [
      ["on a desk", {}],
      ["at twice the size", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
      ["on a phone", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
    ];

    it.each(looks)("from the empty chat to a thread, %s", async (look, options) => {
      one = await visit(browser, server.address, options);
      const of = look === "on a desk" ? "everything" : "shape";
      // Each look has a post of its own that no clue of another reaches, so that each begins with an empty chat.
      const at = looks.findIndex(([name]) => name === look);
      const unit = ["water", "education", "police"][at] ?? "";
      await one.page.goto(`${server.address}/#${unit}.liaison`);
      await one.sees("还没有消息");
      expect(await faults(one, of)).toEqual([]);

      await one.says("提交线索");
      await one.sees("请勿填写国家秘密");
      await one.presses("提交");
      await one.sees("请填写");
      expect(await faults(one, of)).toEqual([]);

      await one.says(line.replace("大桥下", `${unit}大桥下`));
      await one.sees("线索已提交");
      await one.says("待办");
      const number = /XS-2025-\d{4}/.exec((await one.reads()).join("\n"))?.[0] ?? "";
      await one.says(`查 ${number}`);
      await one.sees("经过");
      expect(await faults(one, of)).toEqual([]);

      await one.page.locator("#line").pressSequentially("查 ");
      await one.page.locator("#suggestions li").first().waitFor();
      await one.page.keyboard.press("ArrowDown");
      expect(await faults(one, of)).toEqual([]);
      await one.page.keyboard.press("Escape");
      await one.page.keyboard.press("Escape");

      await one.page.locator("#files").setInputFiles([
        { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("8月1日在河边拍的") },
        { name: "程序.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\0\0\0") },
      ]);
      await one.page.locator("#attached .why").waitFor();
      expect(await faults(one, of)).toEqual([]);

      await one.page.locator(".thread-of").last().click();
      await one.page.locator("#thread").waitFor();
      expect(await faults(one, of)).toEqual([]);
      expect(await one.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        options.viewport?.width ?? 1200,
      );

      await one.page.locator("#thread-close").click();
      await one.page.locator("#language").click();
      await one.page.locator("#send", { hasText: "Send" }).waitFor();
      expect(await faults(one, of)).toEqual([]);
    });

    it("every button, input and column is reached with the keys alone, the thread and back", async () => {
      one = await visit(browser, server.address);
      const { page } = one;
      await page.goto(`${server.address}/#housing.liaison`);
      await one.says(line.replace("大桥下", "住建大桥下"));
      await one.sees("线索已提交");
      const number = /XS-2025-\d{4}/.exec((await one.reads()).join("\n"))?.[0] ?? "";
      await one.says(`查 ${number}`);
      await one.sees("经过");
      await page.locator("#search").focus();
      const reached: string[] = [];
      const focused = "document.activeElement.id || document.activeElement.className";
      // The list of posts is long: from its end on.
      await page.locator("#posts button").last().focus();
      for (let presses = 0; presses < 60 && !reached.includes("line"); presses += 1) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate<string>(focused));
      }
      expect(reached).toEqual(
        expect.arrayContaining([
          "clock-on",
          "language",
          "stream",
          "thread-of",
          "chip",
          "attach",
          "line",
        ]),
      );

      await page.locator(".thread-of").last().focus();
      await page.keyboard.press("Enter");
      expect(await page.evaluate(focused)).toBe("thread-close");
      await page.keyboard.press("Escape");
      expect(await page.locator("#thread").isHidden()).toBe(true);
      expect(await page.evaluate(focused)).toBe("thread-of");
    });

    it("the first Tab offers to skip to the line, and the post stays who it was", async () => {
      one = await visit(browser, server.address);
      const { page } = one;
      await page.goto(`${server.address}/#water.head`);
      await page.locator("#me-name", { hasText: "负责人" }).waitFor();
      await page.locator("#skip").focus();
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("line");
      expect(await page.locator("#me-name").innerText()).toContain("负责人");
    });
  },
);
