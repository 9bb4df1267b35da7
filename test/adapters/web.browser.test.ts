import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import { webAdapter } from "../../adapters/web/index.ts";
import { note } from "../../src/chat/card.ts";
import { verbatim } from "../../src/chat/text.ts";
import { chromiumPath } from "../setup/available.ts";
import { type SmallBot, smallBot, smallStore, standing } from "./county.ts";

const executablePath = chromiumPath();

describe.skipIf(executablePath === undefined)("the page in a real browser", () => {
  let browser: Browser;
  let server: Server;
  let web: Adapter;
  let bot: SmallBot;
  let address: string;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? "",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
  });

  afterAll(() => browser?.close());

  beforeEach(async () => {
    bot = smallBot();
    complaints = [];
    web = webAdapter({
      bot,
      store: smallStore(),
      time: standing,
      log: (_, event) => complaints.push(event),
      county: "山丹县",
    });
    await web.start();
    server = createServer(express().use(web.routes));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await web.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    // A violated content security policy, a missing file or a thrown error would all be here.
    expect(complaints).toEqual([]);
  });

  const openAs = async (as: string, more: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...more });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on("console", (said) => {
      if (["error", "warning"].includes(said.type())) complaints.push(said.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(address)) complaints.push(request.url());
    });
    await page.goto(`${address}/#${as}`);
    await page.locator("#posts button[aria-current]").waitFor({ state: "attached" });
    return page;
  };

  const say = async (page: Page, line: string): Promise<void> => {
    await page.locator("#line").fill(line);
    await page.locator("#line").press("Enter");
    await expect.poll(() => page.locator("#line").inputValue()).toBe("");
  };

  const last = (page: Page) => page.locator(".message").last();

  test("a line is answered, and what was typed is shown as typed, without a link in it", async () => {
    const page = await openAs("water.liaison");
    const typed =
      "看 **这里** [点](http://b.c) <b>x</b> {{DATE(2017-02-14T06:08:39Z)}} https://d.e";
    await say(page, typed);
    expect(await page.locator(".bubble").innerText()).toBe(typed);
    expect(await last(page).innerText()).toContain(`您说：${typed}`);
    expect(
      await page.locator(".message a, .message b:not(.about b), .message strong").count(),
    ).toBe(0);
  });

  test("a form is checked, filled in, refused, corrected, submitted, and its card acted on", async () => {
    const page = await openAs("water.liaison");
    await page.locator("#chips button", { hasText: "提交线索" }).click();
    await expect.poll(() => page.locator(".message").count()).toBe(2);
    const card = page.locator(".message").nth(1).locator(".card");
    const submit = card.getByRole("button", { name: "提交" });
    await submit.click();
    expect(await card.innerText()).toContain("请填写“标题”");
    expect(bot.requests).toHaveLength(1);

    await card.getByLabel("标题").fill("不行");
    await card.getByLabel("水污染").check();
    await card.getByLabel("事实").fill("巡河发现 *两吨* 垃圾");
    await card.getByLabel("日期").fill("2025-08-01");
    await card.getByRole("radio", { name: "检察院" }).check();
    // What may be left out waits behind one press.
    expect(await card.getByRole("checkbox", { name: "水务局" }).isVisible()).toBe(false);
    await card.getByRole("button", { name: /^更多/ }).click();
    await card.getByRole("checkbox", { name: "水务局" }).check();
    await card.getByRole("checkbox", { name: "生态环境分局" }).check();
    await card.getByRole("radio", { name: "紧急 是" }).check();
    await card.getByLabel("现场会时间", { exact: true }).fill("2025-08-06");
    await card.getByLabel("现场会时间（几点）").fill("15:00");
    await submit.click();
    await expect.poll(() => card.innerText()).toContain("标题不能是“不行”。");
    expect(await card.getByLabel("标题").inputValue()).toBe("不行");

    await card.getByLabel("标题").fill("山丹河 #3 段垃圾");
    await submit.click();
    await expect.poll(() => card.innerText()).toContain("待受理");
    const said = await card.innerText();
    expect(said).toContain("线索 XS-2025-0001 · 山丹河 #3 段垃圾");
    expect(said).toContain("巡河发现 *两吨* 垃圾");
    expect(bot.requests.at(-1)?.said).toMatchObject({
      press: {
        answers: {
          title: "山丹河 #3 段垃圾",
          category: "water",
          occurredOn: "2025-08-01",
          to: "procuratorate",
          copy: ["water", "ecology"],
          urgent: true,
          meeting: "2025-08-06 15:00",
        },
      },
    });

    await card.getByRole("button", { name: "受理" }).click();
    await expect.poll(() => last(page).innerText()).toContain("已受理");

    await page.reload();
    await expect.poll(() => last(page).innerText()).toContain("已受理");
    expect(await page.locator(".message").count()).toBe(3);
  });

  test("what is half typed in a form stays, and the focus in it, when its card is drawn anew", async () => {
    const [page, other] = [await openAs("water.liaison"), await openAs("water.liaison")];
    await page.locator("#chips button", { hasText: "提交线索" }).click();
    await other.getByLabel("标题").fill("不行");
    const [mine, theirs] = [last(page), last(other)];
    await mine.getByLabel("事实").fill("写到一半");
    await mine.getByRole("button", { name: /^更多/ }).click();
    await mine.getByRole("checkbox", { name: "水务局" }).check();
    await mine.getByLabel("事实").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");

    await theirs.getByLabel("水污染").check();
    await theirs.getByLabel("事实").fill("别处写的");
    await theirs.getByLabel("日期").fill("2025-08-01");
    await theirs.getByRole("radio", { name: "检察院" }).check();
    await theirs.getByRole("button", { name: "提交" }).click();

    await expect.poll(() => mine.innerText()).toContain("标题不能是“不行”。");
    await page.keyboard.type("在这里");
    expect(await mine.getByLabel("事实").inputValue()).toBe("写到在这里一半");
    expect(await mine.getByRole("checkbox", { name: "水务局" }).isChecked()).toBe(true);
    // What nobody here has touched is as it was sent.
    expect(await mine.getByLabel("标题").inputValue()).toBe("不行");
    expect(await page.locator("#said").innerText()).toContain("有更新");
    expect(await page.locator(".message.changed").count()).toBe(1);

    // A word an input method is still composing is not cut off: the card waits for it.
    await mine.getByLabel("事实").dispatchEvent("compositionstart");
    await theirs.getByLabel("标题").fill("换个标题");
    await theirs.getByRole("button", { name: "提交" }).click();
    await expect.poll(() => theirs.innerText()).toContain("待受理");
    await page.waitForFunction(
      "import('/page/state.js').then(({ state }) => [...state.messages.values()].at(-1).revision > 3)",
    );
    expect(await mine.getByLabel("事实").inputValue()).toBe("写到在这里一半");
    await mine.getByLabel("事实").dispatchEvent("compositionend");
    await expect.poll(() => mine.innerText()).toContain("待受理");
  });

  test("what others do arrives without a reload, in its place, with a dot where one is not looking", async () => {
    const [liaison, head] = [await openAs("water.liaison"), await openAs("water.head")];
    await liaison.getByRole("button", { name: "水务局工作群" }).click();
    await say(liaison, "下午碰头");
    await head.getByRole("img", { name: "有新消息" }).waitFor();
    await head.getByRole("button", { name: "水务局工作群" }).click();
    await expect.poll(() => last(head).innerText()).toContain("下午碰头");
    expect(await last(head).innerText()).toContain("水务局联络员");
    expect(await head.getByRole("img", { name: "有新消息" }).count()).toBe(0);

    const posting = {
      conversation: "group:water",
      language: "zh-CN",
      notice: "n1",
      card: note(verbatim("线索 ****0012 待受理")),
    } as const;
    const outcome = await web.post(posting);
    await expect.poll(() => last(head).innerText()).toContain("待受理");
    await say(liaison, "收到");
    await web.update(outcome.is === "sent" ? outcome.ref : "", {
      ...posting,
      card: note(verbatim("线索 ****0012 已受理")),
    });
    await expect.poll(() => head.locator(".message").nth(1).innerText()).toContain("已受理");
    expect(await head.locator(".message").count()).toBe(3);
  });

  test("the bot asked in a group answers in private; a button there leads to the private answer", async () => {
    const page = await openAs("water.liaison");
    await page.getByRole("button", { name: "府检联动工作群" }).click();
    await page.locator("#chips button", { hasText: "待办" }).click();
    await expect.poll(() => last(page).innerText()).toContain("已私信回复");
    await page.getByRole("img", { name: "有新消息" }).waitFor();
    await page.locator("#rooms button").first().click();
    expect(await last(page).innerText()).toContain("山丹河 *某段* 垃圾");
    expect(await last(page).innerText()).toContain("关于山丹河 <b>治理</b> 的检察建议");

    const row = last(page).getByRole("button", { name: /XS-2025-0001/ });
    await row.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => last(page).innerText()).toContain("线索 XS-2025-0001");
  });

  test("the demo's clock is moved in private, from anywhere, and one stays there", async () => {
    const page = await openAs("water.liaison");
    await page.getByRole("button", { name: "水务局工作群" }).click();
    await page.getByRole("button", { name: "演示时间往前拨一天" }).click();
    await expect.poll(() => bot.requests.at(-1)?.said).toMatchObject({ line: "时钟 +1天" });
    expect(bot.requests.at(-1)?.surface).toMatchObject({ is: "direct" });
    await expect.poll(() => page.locator("#rooms").innerText()).toMatch(/府检联动\s*\d/);
    expect(await page.locator("#room-name").innerText()).toBe("水务局工作群");
  });

  test("while an input method composes, Enter chooses a word; with Shift it starts a line", async () => {
    const page = await openAs("water.liaison");
    const line = page.locator("#line");
    await line.fill("daiban");
    await line.dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await line.press("Shift+Enter");
    await line.pressSequentially("x");
    expect(await line.inputValue()).toBe("daiban\nx");
    expect(bot.requests).toEqual([]);
  });

  test("another post is found by typing, the page speaks English, and it remembers both", async () => {
    const page = await openAs("water.liaison");
    await page.getByLabel("查找岗位或单位").fill("生态");
    await expect.poll(() => page.locator("#posts button").count()).toBe(1);
    await page.locator("#posts button").click();
    // The post is answered in English, and the page speaks as it is answered until somebody chooses.
    await expect.poll(() => page.locator("#me-name").innerText()).toBe("Ecology Bureau liaison");
    await page.getByRole("button", { name: "页面换成中文" }).click();
    expect(await page.locator("#me-name").innerText()).toBe("生态环境分局联络员");
    await page.getByRole("button", { name: "Page in English" }).click();
    expect(await page.locator("#me-name").innerText()).toBe("Ecology Bureau liaison");
    await expect.poll(() => page.locator("#clock").innerText()).toBe("Fri 1 Aug 2025 09:00");
    await say(page, "todo");
    expect(await last(page).innerText()).toContain("2 matters wait for you");
    await page.reload();
    await expect.poll(() => page.locator("#me-name").innerText()).toBe("Ecology Bureau liaison");
    expect(await page.locator("#send").innerText()).toBe("Send");
  });

  test("what fails is said in one line and what was typed stays", async () => {
    const page = await openAs("water.liaison");
    const handle = bot.handle;
    bot.handle = () => Promise.reject(new Error("broken"));
    await page.locator("#line").fill("帮助");
    await page.locator("#send").click();
    await expect.poll(() => page.locator("#problem").innerText()).toContain("系统出了问题");
    expect(await page.locator("#line").inputValue()).toBe("帮助");
    expect(complaints.splice(0)).toEqual([
      "web chat failed",
      expect.stringContaining("500 (Internal Server Error)"),
    ]);
    bot.handle = handle;
    await page.locator("#send").click();
    await expect.poll(() => last(page).innerText()).toContain("您说：帮助");
    expect(await page.locator("#problem").isVisible()).toBe(false);
  });

  test.each(["light", "dark"] as const)(
    "everything can be read in %s, and on a phone nothing sticks out",
    async (colorScheme) => {
      const page = await openAs("water.liaison", {
        colorScheme,
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
      });
      await say(page, "提交线索");
      await page.locator("#side-open").click();
      await page.locator("#side-close").click();
      const { width, low } = await page.evaluate<{ width: number; low: string[] }>(measured);
      expect(width).toBeLessThanOrEqual(360);
      expect(low).toEqual([]);
    },
  );
});

/**
 * How wide the page is, and every text whose contrast with what is behind it is below 4.5. Written as
 * text because it runs in the page, whose types these tests do not have.
 */
const measured = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    if (element === null) return "rgb(255, 255, 255)";
    const { backgroundColor } = getComputedStyle(element);
    const opaque = (channels(backgroundColor)[3] ?? 1) > 0.9;
    return opaque ? backgroundColor : behind(element.parentElement);
  };
  const low = [];
  for (const element of document.querySelectorAll("main *, aside *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) low.push(element.textContent + " " + contrast.toFixed(2));
  }
  return { width: document.documentElement.scrollWidth, low };
})()`;
