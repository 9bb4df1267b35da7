import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath, freshSqlite } from "../setup/available.ts";
import { type RunningServer, startBrowser, startServer, type Visitor, visit } from "./browser.ts";

const path = chromiumPath();

describe.skipIf(path === undefined)("story A in a browser", () => {
  let browser: Browser;
  let server: RunningServer;
  let one: Visitor;
  let two: Visitor;
  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    server = await startServer({
      DATABASE_URL: freshSqlite(),
      DEMO_NOW: "2025-07-08T10:00+08:00",
    });
    one = await visit(browser, server.address);
    two = await visit(browser, server.address);
  });
  afterEach(async () => {
    await one?.page.context().close();
    await two?.page.context().close();
    await server?.stop();
  });

  it("runs in Chinese, typed and pressed; the group sees what it may and others follow without reload", async () => {
    await one.as("水务局", "联络员");
    await two.as("案件受理", "案件受理岗");

    await one.says("提交线索 标题：山丹河大桥下排污口 类别=水污染");
    await one.sees("请勿填写国家秘密");
    await one.fills({
      事实: "桥下暗管直排黑水",
      地点: "山丹河大桥",
      日期: "2025-07-07",
      来源: "履职",
    });
    await one.presses("提交");
    await one.sees("线索已提交，编号XS-2025-0001，正在通知检察院");

    await two.sees("水务局送来一条线索，请受理或退回。");
    await two.presses("受理");
    await two.sees("您已受理");
    await one.sees("检察院已受理您提交的线索。");

    await two.as("秘书处", "秘书处");
    await two.open("府检联动工作群");
    await two.says("群 绑定 联动群");
    await two.sees("把这个群绑定为“联动群”？");
    await two.presses("确认");
    await two.sees("本群已绑定为“联动群”");

    await two.as("承办检察官", "承办检察官");
    await two.open("府检联动");
    await two.says("时钟 +24天");
    await two.sees("现在是2025年8月1日");
    await two.says(
      "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
    );
    await two.sees("检察建议已登记，编号JY-2025-0001");
    await one.sees("检察院向本单位送达一份检察建议");

    await one.open("府检联动工作群");
    await two.says("时钟 +3天");
    await one.sees("提醒：签收检察建议，明天到期。");
    const group = (await one.reads()).join("\n");
    expect(group).toContain("JY-2025-0001");
    expect(group).toContain("已送达，待签收");
    expect(group).not.toMatch(/依法履行|排污|山检建|水务局送|XS-2025/);

    await one.presses("查看");
    await one.open("府检联动");
    await one.sees("依法查处排污口");
    await one.presses("签收");
    await one.sees("最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，遇国庆节顺延");
    await two.sees("水务局已签收检察建议。");
    await one.open("府检联动工作群");
    await one.sees("已签收，待回复");
  });

  it("runs in English, pressed and typed", async () => {
    await one.as("water", "联络员");
    await one.says("language English");
    await one.sees("Now in English.");
    await one.says("black water under the Shandan bridge, it smells");
    await one.presses("Make a clue");
    await one.sees("Do not enter state or work secrets");
    await one.fills({
      Title: "Outfall under the bridge",
      Category: "Water pollution",
      Place: "Shandan bridge",
      Date: "2025-07-07",
      Source: "Found on duty",
    });
    await one.presses("Submit");
    await one.sees("The clue is submitted as XS-2025-0001; the Procuratorate is being told.");

    await two.as("procuratorate.intake", "案件受理岗");
    await two.says("language English");
    await two.says("todo");
    await two.sees("Outfall under the bridge");
    await two.says("accept xs1");
    await two.sees("You have accepted it");
    await one.sees("The Procuratorate has accepted your clue.");
  });
});
