import { afterEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const secretariat = "gov-office.secretariat";
const schedules = async (played: Scene) => {
  await played.says(
    secretariat,
    "会议 安排 标题=采砂会商 时间=明天下午3点 参会单位=水务局、公安局",
  );
};
// Tuesday 24 November 2026, 10:00 in the county.
const one = playedScene("2026-11-24T02:00:00.000Z", schedules);
const two = playedScene("2026-11-24T02:00:00.000Z", async (played) => {
  await schedules(played);
  await played.says(
    secretariat,
    "会议 安排 标题=欠薪会商 时间=周五下午3点 参会单位=水务局、公安局",
  );
});
afterEach(() => scene.close());

const says = (line: string) => scene.says(secretariat, line);
const items = async (code = "HY-2026-0001") =>
  (await scene.store.matter(code))?.fields as { readonly items: readonly { said?: string }[] };
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

describe("an item for the agenda, in people's own words", () => {
  it.each([
    ["周三的会加一个议题：河道采砂执法", "河道采砂执法"],
    ["周三的会再加个议题，河道采砂执法", "河道采砂执法"],
    ["把采砂的事也放到会上说", "采砂的事"],
    ["把河道清淤列入议程", "河道清淤"],
    ["把排污口整改拿到会上议一议", "排污口整改"],
    ["把欠薪的事放到周三的会上说", "欠薪的事"],
    ["议程里加上河道清淤", "河道清淤"],
    ["会上再讨论一下采砂证的问题", "采砂证的问题"],
    ["我们想在会上汇报一下河道采砂的情况", "河道采砂的情况"],
    ["add the outlet to Wednesday's agenda", "the outlet"],
    ["put the outlet on the agenda", "the outlet"],
    ["please add an item to the agenda: sand mining", "sand mining"],
  ])("stands in the form, and on the agenda once that is sent: %s", async (line, item) => {
    scene = await one();
    const form = await says(line);
    expect(form.text).toMatch(/^上会 HY-2026-0001/);
    expect(standsIn(form.text, "议题")).toBe(item);
    expect((await items()).items).toEqual([]);
    expect((await form.submit()).text).toContain("已列入议程");
    expect((await items()).items).toMatchObject([{ said: item }]);
  });

  it("also from a unit that is invited; to others the meeting is not there", async () => {
    scene = await one();
    const form = await scene.says("water.liaison", "周三的会加一个议题：河道采砂执法");
    expect((await form.submit()).text).toContain("已列入议程");
    const { text } = await scene.says("housing.liaison", "把采砂的事也放到会上说");
    expect(text).not.toContain("HY-2026-0001");
  });

  it.each([
    ["周三的会加一个议题：河道采砂执法", "HY-2026-0001"],
    ["周五的会加一个议题：河道采砂执法", "HY-2026-0002"],
    ["欠薪的会加一个议题：河道采砂执法", "HY-2026-0002"],
  ])("on the agenda of the meeting that is named: %s", async (line, code) => {
    scene = await two();
    expect((await says(line)).text).toMatch(new RegExp(`^上会 ${code}`));
  });

  it.each(["会上加一个议题：河道执法", "put the outlet on the agenda"])(
    "asks which where there are several, and takes it along: %s",
    async (line) => {
      scene = await two();
      const which = await says(line);
      expect(which.text).toContain("您要办的是哪一件？");
      const form = await which.press("上会会议 HY-2026-0002");
      expect(standsIn(form.text, "议题")).toMatch(/河道执法|the outlet/);
      await form.submit();
      expect((await items("HY-2026-0002")).items).toHaveLength(1);
    },
  );

  it("of no day of theirs on none", async () => {
    scene = await one();
    expect((await says("周五的会加一个议题：河道采砂执法")).text).toContain("没有“周五”的");
  });

  it("the number of a matter stays 上会", async () => {
    scene = await one();
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=甲河 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-23 异议期=10 内容=查处",
    );
    await scene.says("water.liaison", "上会 hy1 jy1");
    expect((await items()).items).toMatchObject([{ code: "JY-2026-0001" }]);
  });

  it.each([
    "会上加公安局",
    "周三的会加什么议题",
    "采砂的事不上会了",
    "先不把采砂的事放到会上说",
    "会上说了采砂的事吗",
    "采砂的事上会了没有",
    "如果来得及就把采砂的事放到会上说",
    "周三的会加了几个议题",
    "don't put the outlet on the agenda",
    "was the outlet on the agenda?",
    "if there is time put the outlet on the agenda",
    "what is on the agenda",
  ])("asked, denied, left open or of something else begins nothing: %s", async (line) => {
    scene = await one();
    expect((await says(line)).text).not.toMatch(/^上会 HY/);
    expect((await items()).items).toEqual([]);
  });
});
