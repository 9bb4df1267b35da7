import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, freshSqlite } from "../setup/available.ts";
import { type RunningServer, startBrowser, startServer, type Visitor, visit } from "./browser.ts";

const path = chromiumPath();

const clue = (title: string) =>
  `提交线索 标题=${title} 类别=水污染 事实=桥下暗管直排黑水 地点=山丹河大桥 日期=2025-07-31 来源=履职`;

const note = { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("8月1日在河边拍的") };
const program = {
  name: "程序.exe",
  mimeType: "application/octet-stream",
  buffer: Buffer.from("MZ\0\0\0"),
};

/** Lets go of a file over the conversation, or pastes it into the line; written as text for the page. */
const given = (event: "drop" | "paste", name: string, text = "") => `(() => {
  const data = new DataTransfer();
  data.items.add(new File(["在河边"], "${name}", { type: "text/plain" }));
  if ("${text}" !== "") data.setData("text/plain", "${text}");
  const at = document.querySelector("${event === "drop" ? "#stream" : "#line"}");
  at.dispatchEvent("${event}" === "drop"
    ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
})()`;

describe.skipIf(path === undefined)("talking in the web chat", () => {
  let browser: Browser;
  let server: RunningServer;
  const visitors: Visitor[] = [];
  const url = path === undefined ? "" : freshSqlite();
  const environment = { DATABASE_URL: url, DEMO_NOW: "2025-08-01T09:00+08:00" };
  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
    server = await startServer(environment);
  });
  afterEach(async () => {
    for (const { page } of visitors.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const openAs = async (post: string): Promise<Visitor> => {
    const one = await visit(browser, server.address);
    visitors.push(one);
    await one.page.goto(`${server.address}/#${post}`);
    await one.page.locator(`#posts [aria-current]`).waitFor();
    return one;
  };
  const line = (page: Page) => page.locator("#line");
  const suggested = async (page: Page): Promise<readonly string[]> => {
    await page.locator("#suggestions li").first().waitFor();
    return page.locator("#suggestions li b").allInnerTexts();
  };

  it("suggests while one types: ↓ and Enter take one, Tab the first, Esc none", async () => {
    const { page, sees } = await openAs("water.liaison");
    await line(page).pressSequentially("提交");
    expect(await suggested(page)).toEqual(["提交线索", "提交诉求", "提交答辩诉讼"]);
    await page.keyboard.press("ArrowDown");
    expect(await line(page).getAttribute("aria-activedescendant")).toBe("suggestion-0");
    await page.keyboard.press("Enter");
    expect(await line(page).inputValue()).toBe("提交线索 ");
    expect(await suggested(page)).toContain("类别=");
    await line(page).pressSequentially("类别=水");
    await page.locator("#suggestions li b", { hasText: "水污染" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await line(page).inputValue()).toBe("提交线索 类别=水污染、黑臭水体 ");
    await suggested(page);
    expect(await line(page).getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await page.locator("#suggestions").isHidden()).toBe(true);
    expect(await line(page).inputValue()).toBe("提交线索 类别=水污染、黑臭水体 ");
    // Nothing is chosen: Enter sends what stands there.
    await page.keyboard.press("Enter");
    await sees("请勿填写国家秘密");
    expect(await line(page).inputValue()).toBe("");
  });

  it("sends nothing with the Enter that ends a composition, though Safari says it after its end", async () => {
    const { page } = await openAs("water.liaison");
    await line(page).fill("待办");
    await line(page).dispatchEvent("compositionend");
    await line(page).dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
    expect(await line(page).inputValue()).toBe("待办");
    await line(page).dispatchEvent("keydown", { key: "Enter", keyCode: 13 });
    await expect.poll(() => line(page).inputValue()).toBe("");
  });

  it("suggests in a group only to whoever speaks to the bot", async () => {
    const { page, open } = await openAs("water.liaison");
    await open("水务局工作群");
    await line(page).pressSequentially("@府");
    expect(await suggested(page)).toEqual(["@府检联动"]);
    await page.keyboard.press("Tab");
    await line(page).pressSequentially("待");
    await page.locator("#suggestions li b", { hasText: "待办" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await line(page).inputValue()).toBe("@府检联动 待办 ");
  });

  it("takes files in by choosing, dropping and pasting; a refused one says why and can be removed", async () => {
    const { page, says, sees } = await openAs("ecology.liaison");
    await page.locator("#files").setInputFiles([note, program]);
    const refused = page.locator("#attached .refused");
    await refused.getByText("为了大家的安全不能收").waitFor();
    await page.getByRole("button", { name: "移除 程序.exe" }).click();
    await page.evaluate(given("drop", "拖来.txt"));
    await page.evaluate(given("paste", "贴来.txt"));
    await page.evaluate(given("paste", "表格.txt", "从表格里复制的字"));
    expect(await page.locator("#attached .file-name").allInnerTexts()).toEqual([
      "说明.txt",
      "拖来.txt",
      "贴来.txt",
    ]);
    await page.getByRole("button", { name: "移除 拖来.txt" }).click();
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
      "移除 贴来.txt",
    );
    await says("");
    await sees("说明.txt");
    await sees("贴来.txt");
    expect(await page.locator("#attached li").count()).toBe(0);

    await says(clue("附件大桥下排污口"));
    await sees("线索已提交");
    await page.locator("#files").setInputFiles([{ ...note, name: "证据.txt" }]);
    await page.locator("#attached progress").waitFor({ state: "detached" });
    await says("补充 标题");
    await sees("证据.txt");
  });

  it("opens a file of a card beside the page, and nothing of the page goes with it", async () => {
    const { page, says, sees } = await openAs("forestry.liaison");
    await page.locator("#files").setInputFiles([note]);
    await says(clue("林草大桥下排污口"));
    await sees("线索已提交");
    const number = /XS-2025-\d{4}/.exec(await page.locator("#stream").innerText())?.[0] ?? "";
    await says(`附件 ${number}`);
    const link = page.locator("#stream a.link").last();
    await link.waitFor();
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(new URL((await link.getAttribute("href")) ?? "").origin).toBe(server.address);
    await Promise.all([page.context().waitForEvent("page"), link.click()]);
    await sees("林草大桥下排污口");
  });

  it("goes back to what was said with ↑, never to what the bot would not keep; Esc clears", async () => {
    const { page, says, sees } = await openAs("police.liaison");
    await says("待办");
    await sees("没有");
    await says("这份文件是绝密★ 机密文件，内容如下");
    await sees("这条消息没有保存");
    await says("我");
    await sees("联络员");
    await expect.poll(() => page.locator("#send").innerText()).toBe("发送");
    await line(page).press("ArrowUp");
    expect(await line(page).inputValue()).toBe("我");
    await line(page).press("ArrowUp");
    expect(await line(page).inputValue()).toBe("待办");
    await line(page).press("ArrowUp");
    expect(await line(page).inputValue()).toBe("待办");
    await line(page).press("ArrowDown");
    await line(page).press("ArrowDown");
    expect(await line(page).inputValue()).toBe("");
    await line(page).fill("写到一半");
    await line(page).press("Escape");
    expect(await line(page).inputValue()).toBe("写到一半");
    await line(page).press("Home");
    await line(page).press("ArrowUp");
    expect(await line(page).inputValue()).not.toBe("写到一半");
    await line(page).press("Escape");
    expect(await line(page).inputValue()).toBe("写到一半");
    expect(await page.evaluate("JSON.stringify(sessionStorage)")).not.toContain("绝密");
  });

  it("asks before the page is left with a line that is not sent yet", async () => {
    const { page } = await openAs("gov-office.liaison");
    const asked: string[] = [];
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type());
      await dialog.dismiss().catch(() => undefined);
    });
    await line(page).fill("提交线索 写到一半");
    await page.evaluate("location.reload()");
    await expect.poll(() => asked).toEqual(["beforeunload"]);
    expect(await line(page).inputValue()).toBe("提交线索 写到一半");
    await line(page).fill("");
    await page.reload();
    await page.locator("#posts [aria-current]").waitFor();
    expect(asked).toHaveLength(1);
  });

  it("puts a line between days, counts what is unread, and gathers a matter's messages", async () => {
    const [one, two] = [await openAs("water.liaison-2"), await openAs("water.head")];
    await one.says(
      "提交线索 标题=北滩砂场越界采砂 类别=国财国土保护 事实=夜间采挖 地点=北滩 日期=2025-07-30 来源=履职",
    );
    await one.sees("线索已提交");
    const number = /XS-2025-\d{4}/.exec((await one.reads()).join("\n"))?.[0] ?? "";
    await one.says("帮助");
    await one.sees("府检联动助手");
    await one.says(`查 ${number}`);
    await one.sees("经过");
    expect(await one.page.locator(".day").allInnerTexts()).toEqual(["今天"]);

    const tag = one.page.locator(".thread-of", { hasText: number }).last();
    await tag.click();
    const panel = one.page.locator("#thread");
    expect(await panel.locator("h2").innerText()).toMatch(new RegExp(`^${number} · \\d条$`));
    const inPanel = await panel.locator("article").allInnerTexts();
    expect(inPanel.length).toBeGreaterThanOrEqual(2);
    expect(inPanel.join("\n")).not.toContain("府检联动助手");
    await one.page.locator("#thread-close").click();

    await one.open("水务局工作群");
    await one.says("下午碰头");
    await one.says("三点");
    const room = two.page.locator("#rooms button", { hasText: "水务局工作群" });
    await room.getByRole("img", { name: "有新消息2条" }).waitFor();
    expect(await two.page.title()).toContain("(2)");
    expect(await two.page.locator("#said").innerText()).toContain("水务局工作群");
    await two.page.reload();
    await room.getByRole("img", { name: "有新消息2条" }).waitFor();
    await room.click();
    await two.sees("三点");
    expect(await room.getByRole("img").count()).toBe(0);

    await one.page.getByRole("button", { name: "演示时间往前拨一天" }).click();
    // Whoever is in a group when the clock moves stays there.
    await expect.poll(() => one.page.locator(".day").allInnerTexts()).toEqual(["昨天"]);
    await one.sees("三点");
  });

  it("an answer stays in view when the older cards of its matter change above it", async () => {
    const clerk = await openAs("forestry.liaison");
    await clerk.says(clue("林带下排污口").replace("类别=水污染", "类别=林草"));
    await clerk.sees("线索已提交");
    const number = /XS-2025-\d{4}/.exec((await clerk.reads()).join("\n"))?.[0] ?? "";
    await clerk.says(`撤回 ${number}`);
    // The first card has followed: it can be withdrawn no more.
    const first = clerk.page.locator("#stream article", { hasText: "已撤回" });
    await expect.poll(() => first.count()).toBeGreaterThan(1);
    await clerk.page.waitForTimeout(500);
    const [end, bottom] = await clerk.page.evaluate<[number, number]>(`[
      document.querySelector("#stream article:last-of-type").getBoundingClientRect().bottom,
      document.querySelector("#stream").getBoundingClientRect().bottom,
    ]`);
    expect(end).toBeLessThanOrEqual(bottom);
  });

  it("says that the server is away, keeps what was typed, and sends it once when it is back", async () => {
    const one = await openAs("audit.liaison");
    await one.says("我");
    await one.sees("审计局联络员");
    const before = (await one.reads()).length;
    const { port } = new URL(server.address);
    await server.stop();
    await one.page.locator("#link", { hasText: "连不上服务" }).waitFor();
    await one.says("待办");
    await one.page.locator("#link", { hasText: "“待办”会在连上后发出" }).waitFor();
    // Said for some seconds only, so looked for from now on.
    const again = one.page.locator("#link", { hasText: "已重新连上" }).waitFor();
    again.catch(() => undefined);
    server = await startServer({ ...environment, PORT: port });
    await one.sees("没有");
    await again;
    const said = (await one.reads()).slice(before);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain("待办");
    await one.page.locator("#link").waitFor({ state: "hidden" });
  });
});
