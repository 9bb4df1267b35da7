import type { KnownBlock } from "@slack/types";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { seedDemo } from "../../../prisma/seed.ts";
import { codeHash } from "../../../src/commands/bind.ts";
import { openStore } from "../../../src/store/open.ts";
import { chromiumPath, freshSqlite } from "../../setup/available.ts";
import { type RunningServer, startBrowser, startServer, type Visitor, visit } from "../browser.ts";
import { slackRules } from "./contract.ts";
import { blocksText } from "./reading.ts";
import { botToken, standIn } from "./stand-in.ts";
import { clerks, signingSecret } from "./town.ts";

// The Water Bureau sits in Slack, the procuratorate in the web chat, in front of one server.

const path = chromiumPath();

/** A database in which a code is waiting for the Water Bureau's liaison. */
const databaseWithCode = async (code: string): Promise<string> => {
  const url = freshSqlite();
  const store = await openStore(url);
  await seedDemo(store);
  await store.saveBindCode({
    hash: codeHash(code),
    person: "water.liaison",
    expiresAt: "2025-12-31T00:00:00.000Z",
  });
  await store.close();
  return url;
};

describe.skipIf(path === undefined)("one story, two platforms", () => {
  let slack: Awaited<ReturnType<typeof standIn>>;
  let browser: Browser;
  let server: RunningServer;
  let web: Visitor;
  beforeAll(async () => {
    slack = await standIn(slackRules());
    browser = await startBrowser(path ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await slack?.close();
  });
  beforeEach(async () => {
    server = await startServer({
      DATABASE_URL: await databaseWithCode("WATER1234"),
      DEMO_NOW: "2025-07-08T10:00+08:00",
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    web = await visit(browser, server.address);
  });
  afterEach(async () => {
    await web?.page.context().close();
    await server?.stop();
    expect(slack?.problems).toEqual([]);
  });

  test("a clue goes from Slack to the web and its answer back, and both cards follow", async () => {
    const clerk = clerks(slack, `${server.address}/slack/events`);
    const reads = () => clerk.reads("UWATER").map(({ blocks }) => blocksText(blocks));
    const sees = (words: string) =>
      vi.waitFor(() => expect(reads().join("\n")).toContain(words), { timeout: 20_000 });

    await clerk.dm("UWATER", "绑定 WATER1234");
    expect(clerk.text("UWATER")).toContain("水务局联络员");
    await web.as("案件受理", "案件受理岗");

    await clerk.dm("UWATER", "提交线索 标题：山丹河大桥下排污口 类别=水污染");
    await clerk.presses("UWATER", "填写");
    expect(blocksText(clerk.modal().view.blocks as KnownBlock[])).toContain("请勿填写国家秘密");
    await clerk.submits("UWATER", clerk.modal(), {
      "text:facts": { value: "桥下暗管直排黑水" },
      "text:place": { value: "山丹河大桥" },
      "date:occurredOn": { selected_date: "2025-07-07" },
      "choice:source": { selected_option: { value: "duty" } },
    });
    await sees("线索已提交，编号XS-2025-0001，正在通知检察院");

    await web.sees("水务局送来一条线索，请受理或退回。");
    await web.presses("受理");
    await web.sees("您已受理");
    // The card in Slack that was the answer to the form follows, and the news stands in its thread.
    await sees("● 已提交 — ● 已受理");
    await sees("检察院已受理您提交的线索。");
    const news = clerk
      .reads("UWATER")
      .find(({ blocks }) => blocksText(blocks).includes("检察院已受理您提交的线索。"));
    expect(news?.thread).toBeDefined();

    await web.as("承办检察官", "承办检察官");
    await web.says("时钟 +24天");
    await web.sees("现在是2025年8月1日");
    await web.says(
      "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
    );
    await web.sees("检察建议已登记，编号JY-2025-0001");
    await sees("检察院向本单位送达一份检察建议");
    const [card] = clerk
      .reads("UWATER")
      .filter(({ blocks }) => blocksText(blocks).includes("JY-2025-0001"));
    await clerk.presses("UWATER", "签收", card);
    await sees("最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，遇国庆节顺延");
    await web.sees("水务局已签收检察建议。");
  });
});
