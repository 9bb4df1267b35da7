import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { startBrowser, startServer, type Visitor, visit } from "../test/adapters/browser.ts";
import { colours, draw, renderer } from "../test/adapters/teams/drawing.ts";
import { openCounty } from "../test/adapters/three-platforms.ts";
import { slackPage } from "./slack-look.ts";

// Plays one matter from the clue to the recommendation and takes seven pictures: `npm run pictures`.

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), "liandong-pictures-"));
const server = await startServer({
  DATABASE_URL: `file:${join(scratch, "demo.db")}`,
  DEMO_NOW: "2025-08-01T09:00+08:00",
});
const browser = await startBrowser(process.env["CHROMIUM"] ?? "/usr/bin/chromium");

const wide = { viewport: { width: 1180, height: 780 } };
const half = { viewport: { width: 590, height: 780 } };
const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  colorScheme: "dark",
} as const;

/** Somebody at a post, in a window of this size. */
const as = async (post: string, view: BrowserContextOptions, room?: string): Promise<Visitor> => {
  const one = await visit(browser, server.address, view);
  await one.page.goto(`${server.address}/#${post}`);
  await one.page.locator("#posts [aria-current]").waitFor({ state: "attached" });
  if (room !== undefined) {
    const list = one.page.locator("#side-open");
    if (await list.isVisible()) await list.click();
    await one.open(room);
  }
  return one;
};

/** A picture of the page at rest. */
const shot = async ({ page }: Visitor): Promise<Buffer> => {
  await page.evaluate(
    "Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))",
  );
  await page.mouse.move(0, 0);
  return page.screenshot();
};

/** Keeps pictures beside each other as WebP: half of what they are as PNG. */
const keep = async (name: string, ...pictures: readonly Buffer[]): Promise<void> => {
  const page = await browser.newPage();
  const sources = pictures.map((one) => `data:image/png;base64,${one.toString("base64")}`);
  const webp = await page.evaluate<string>(`(async () => {
    const bitmaps = await Promise.all(${JSON.stringify(sources)}.map(async (source) =>
      createImageBitmap(await (await fetch(source)).blob())));
    const gap = 12;
    const canvas = new OffscreenCanvas(
      bitmaps.reduce((sum, { width }) => sum + width + gap, -gap),
      Math.max(...bitmaps.map(({ height }) => height)),
    );
    const context = canvas.getContext("2d");
    let x = 0;
    for (const bitmap of bitmaps) {
      context.drawImage(bitmap, x, 0);
      x += bitmap.width + gap;
    }
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.9 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  })()`);
  writeFileSync(`${folder}${name}.webp`, Buffer.from(webp, "base64"));
  await page.close();
};

try {
  const secretariat = await as("gov-office.secretariat", wide, "府检联动工作群");
  await secretariat.says("群 绑定 联动群");
  await secretariat.presses("确认");
  await secretariat.sees("本群已绑定");

  // A clerk types a line; the form asks for what is missing.
  const clerk = await as("water.liaison", wide);
  await clerk.says("提交线索 标题：山丹河大桥下排污口 类别=水污染");
  await clerk.sees("请勿填写国家秘密");
  await keep("form", await shot(clerk));
  await clerk.fills({
    事实: "桥下暗管直排黑水，下游约二百米河面发黑有异味",
    地点: "山丹河大桥下游右岸",
    日期: "2025-07-31",
    来源: "履职",
  });
  await clerk.presses("提交");
  await clerk.sees("线索已提交");

  // The receiver's desk.
  const others = {
    "forestry.liaison":
      "标题=北滩林带内违规倾倒建筑垃圾 类别=林草 事实=林带内倾倒砖渣约三车 地点=北滩林带 日期=2025-07-30",
    "emergency.liaison":
      "标题=城北加油站消防通道长期堵塞 类别=安全生产 事实=通道内常年堆放货物 地点=城北加油站 日期=2025-07-29",
  };
  for (const [post, said] of Object.entries(others)) {
    const one = await as(post, wide);
    await one.says(`提交线索 ${said} 来源=履职 接收单位=检察院`);
    await one.sees("线索已提交");
    await one.page.context().close();
  }
  const intake = await as("procuratorate.intake", wide);
  await intake.sees("水务局送来一条线索");
  await intake.says("待办");
  await intake.sees("等您办");
  await keep("desk", await shot(intake));
  await intake.says("受理 xs1");
  await intake.sees("您已受理");

  // The clerk's card has changed where it stands: the stages light up.
  await clerk.sees("检察院已受理您提交的线索");
  await clerk.page.locator(".thread-of").last().click();
  await keep("clue", await shot(clerk));
  await clerk.page.locator("#thread-close").click();

  // A recommendation, its reminder in the group, and the card of whoever it waits for.
  const procurator = await as("procuratorate.procurator", wide);
  await procurator.says(
    "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处山丹河大桥下的排污口，恢复水质",
  );
  await procurator.sees("检察建议已登记");
  await procurator.says("时钟 +3天");
  await procurator.sees("现在是2025年8月4日");
  const group = await as("water.liaison", half, "府检联动工作群");
  await group.sees("提醒：签收检察建议，明天到期。");
  const own = await as("water.liaison", half);
  await own.says("收到");
  await own.sees("10月9日前回复");
  await keep("group", await shot(group), await shot(own));

  // Why the date is what it is.
  await clerk.says("期限 JY-2025-0001");
  await clerk.sees("期限 JY-2025-0001");
  await keep("deadline", await shot(clerk));

  // On a phone, in the dark, with what the line could go on with.
  const pocket = await as("water.liaison", phone);
  await pocket.says("JY-2025-0001");
  await pocket.page.locator("#line").pressSequentially("回复 JY");
  await pocket.page.locator("#suggestions li").first().waitFor();
  await keep("phone", await shot(pocket));

  // The same card on Slack, on Teams and on the web: one post with an account on each.
  const county = await openCounty("2025-08-01T02:00:00.000Z", {
    posts: ["water.liaison", "procuratorate.procurator"],
  });
  try {
    await county.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处山丹河大桥下的排污口，恢复水质",
    );
    for (const account of ["water.liaison@teams", "water.liaison@web"]) await county.binds(account);
    for (const account of ["water.liaison", "water.liaison@teams", "water.liaison@web"])
      await county.says(account, "jy1");
    const column = { width: 460, height: 720 };
    const page = await browser.newPage({ viewport: column });
    const { blocks } = county.slack.slack.messages.at(-1) ?? { blocks: [] };
    await page.setContent(slackPage("府检联动", blocks));
    const onSlack = await page.screenshot();
    await page.setContent(`<style>
      body { margin: 16px; background: ${colours.light.paper} }
      .ac-pushButton { font: 600 14px/20px "Noto Sans CJK SC", sans-serif; padding: 5px 12px;
        border: 1px solid #d1d1d1; border-radius: 4px; background: #fff }
      .ac-pushButton.style-positive { border-color: #5b5fc7; background: #5b5fc7; color: #fff }
    </style>`);
    await page.addScriptTag({ path: renderer });
    const card = county.teams.in(county.teams.personal("water.liaison")).at(-1)?.card;
    await page.evaluate(draw(card, "light"));
    const onTeams = await page.screenshot();
    const onWeb = await visit(browser, county.web.address, { viewport: column });
    await onWeb.page.goto(`${county.web.address}/#water.liaison`);
    await onWeb.sees("JY-2025-0001");
    await keep("platforms", onSlack, onTeams, await shot(onWeb));
  } finally {
    await county.close();
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
