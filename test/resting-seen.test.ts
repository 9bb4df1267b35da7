import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** 期限给谁看: by when a decision inside one side is asked for is not the other side's to read. */

let scene: Scene;
const handler = "procuratorate.procurator";
const chief = "procuratorate.chief";
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const all = async (...lines: readonly (readonly [who: string, line: string])[]) => {
  for (const [who, line] of lines) await scene.says(who, line);
};

/** Everything one reads of a matter where days stand. */
const reads = async (who: string, code: string) => {
  const said = [];
  for (const line of [`查 ${code}`, `期限 ${code}`, "列表", "我的"])
    said.push((await scene.says(who, line)).text);
  return said.join("\n");
};

const rests = /审批决定|办理下一步|作出决定/;

describe("by when a decision is asked for", () => {
  it("in a requisition that was refused twice is not the refusing unit's to read", async () => {
    await all(
      [
        handler,
        "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=原件 另一承办人=检察院案件受理岗 借阅天数=20",
      ],
      ["water.liaison", "不予提供 dy1 忙"],
      [handler, "再次通知 dy1 不是正当理由"],
    );
    expect((await scene.store.matter("DY-2026-0001"))?.state).toBe("insisted");
    expect(await reads("water.liaison", "dy1")).not.toMatch(rests);
    expect(await reads("water.head", "dy1")).not.toMatch(rests);
    for (const who of [handler, chief, "procuratorate.liaison", "gov-office.secretariat"])
      expect((await scene.says(who, "期限 dy1")).text, who).toMatch(rests);
  });

  it("on who reported a clue is that of the unit that has it", async () => {
    await all(
      [
        "water.liaison",
        "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=昨天 来源=投诉 举报人=李某",
      ],
      ["procuratorate.intake", "受理 xs1"],
      [handler, "申请查看举报人 xs1 需当面核实"],
    );
    expect(await reads("water.liaison", "xs1")).not.toMatch(rests);
    expect((await scene.says(chief, "期限 xs1")).text).toMatch(rests);
  });
});

describe("what is sent back", () => {
  it("is asked for of whoever sent it, who reads by when and that no law says so", async () => {
    await all(
      [
        "petition.liaison",
        "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
      ],
      ["town-qingquan.liaison", "退回 tj1 不在本镇"],
    );
    const said = (await scene.says("petition.liaison", "期限 tj1")).text;
    expect(said).toContain("3月2日起算，满10个工作日");
    expect(said).toContain("这一步没有法定期限");
    expect((await scene.says("town-qingquan.liaison", "期限 tj1")).text).not.toContain("补充");
    await scene.says("petition.liaison", "language English");
    expect((await scene.says("petition.liaison", "deadline tj1")).text).toMatch(
      /counting starts on 2 Mar.*10 working days[\s\S]*no law sets a day/,
    );
  });
});
