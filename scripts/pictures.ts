import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBrowser, startServer, visit } from "../test/adapters/browser.ts";

// Plays the README's conversation in a browser and takes its pictures: `npm run pictures`.

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), "liandong-pictures-"));
const server = await startServer({
  DATABASE_URL: `file:${join(scratch, "demo.db")}`,
  DEMO_NOW: "2025-08-01T09:00+08:00",
});
const browser = await startBrowser(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
const view = { viewport: { width: 1180, height: 860 }, deviceScaleFactor: 1 };

try {
  const one = await visit(browser, server.address, view);
  const take = (name: string) => one.page.screenshot({ path: `${folder}${name}.png` });
  await one.as("秘书处", "秘书处");
  await one.open("府检联动工作群");
  await one.says("群 绑定 联动群");
  await one.presses("确认");
  await one.sees("本群已绑定");

  await one.as("承办检察官", "承办检察官");
  await one.open("府检联动");
  await one.says(
    "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处山丹河大桥下的排污口，恢复水质",
  );
  await one.sees("检察建议已登记");
  await one.says("时钟 +3天");
  await one.sees("现在是2025年8月4日");

  await one.as("水务局", "联络员");
  await one.open("府检联动工作群");
  await one.sees("提醒：签收检察建议，明天到期。");
  await take("group");
  await one.open("府检联动");
  await one.says("收到");
  await one.sees("10月9日前回复");
  await take("chat-zh");
  await one.says("提交线索 标题：北滩砂场越界采砂 类别=国财国土保护");
  await one.sees("请勿填写国家秘密");
  await take("form");

  await one.page.locator("#language").click();
  await one.says("language English");
  await one.sees("Now in English.");
  await one.says("JY-2025-0001");
  await one.sees("Objection until");
  await take("chat-en");
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
