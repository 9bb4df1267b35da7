import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { saysNothing } from "../src/line/nothing-said.ts";
import { playedScene, type Scene } from "./scene.ts";

/** 无 in place of what has to be said: not taken where that is no answer, and taken where it is one. */

const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(secretariat, "任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10");
  await scene.says("water.liaison", "签收 rw1");
  await scene.says(
    secretariat,
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局",
  );
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const stateOf = async (code: string) => (await scene.store.matter(code))?.state;

describe("evidence of a task", () => {
  it.each([
    "无",
    "没有",
    "暂无",
    "none",
    "None",
    "-",
    "—",
    "n/a",
    "N／A",
    "无。",
    "无证据",
    "暂时没有",
  ])("is not %s: it is said what would be taken, and the report is kept", async (typed) => {
    const asked = await scene.says("water.liaison", `完成 rw1 已清理 证据=${typed}`);
    expect(asked.text).toContain(
      "请附上能证明完成的图片或文件（先发给我，再报完成），或者写：证据=…",
    );
    expect(asked.text).toContain("完成情况*: 已清理");
    expect(await stateOf("RW-2026-0001")).toBe("accepted");
    expect((await asked.submit({ evidence: "验收单3号" })).text).toContain("证据: 验收单3号");
  });

  it.each(["无锡路现场照片", "没有积水的照片2张", "3", "见附件", "照片-1"])(
    "is what begins like it and says more: %s",
    async (typed) => {
      expect(await says("water.liaison", `完成 rw1 已清理 证据=${typed}`)).toContain(
        `证据: ${typed}`,
      );
    },
  );

  it("is refused in English as well", async () => {
    await says("water.liaison", "language en");
    expect(await says("water.liaison", "done rw1 cleared evidence=none")).toContain(
      "Please add a picture or a file that shows it",
    );
  });
});

describe("what else has to be said", () => {
  it.each([
    [secretariat, "任务 取消 rw1 无", "“无”说明不了理由。请写出实际内容"],
    ["water.liaison", "完成 rw1 无 证据=验收单3号", "“无”说明不了完成情况"],
    [secretariat, "会议 取消 hy1 理由=-", "“-”说明不了理由"],
    [secretariat, "取消 hy1 理由=暂无", "“暂无”说明不了理由"],
    [secretariat, "改地点 hy1 无", "“无”说明不了地点"],
    ["water.liaison", "参会 hy1 不参加 理由=无", "不参加请写明理由，例如：理由=当日执法检查。"],
    [secretariat, "任务 交办 无 牵头单位=水务局 到期=2026-12-10", "“无”说明不了任务内容"],
    [
      "water.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=无 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
      "“无”说明不了事实",
    ],
  ])("%s: %s", async (who, line, why) => {
    const before = [await stateOf("RW-2026-0001"), await stateOf("HY-2026-0001")];
    expect(await says(who, line)).toContain(why);
    expect([await stateOf("RW-2026-0001"), await stateOf("HY-2026-0001")]).toEqual(before);
  });

  it("may be that there is none, where that is what happened", async () => {
    expect(await says("water.liaison", "进展 rw1 无")).toContain("进展已记录");
    expect(await says("water.liaison", "参会 hy1 参加 理由=无")).toContain("参加");
    const said = flows.flatMap(({ kind, opening, alsoOpens = [], steps }) =>
      [opening, ...alsoOpens, ...Object.values(steps)].flatMap(({ form }) =>
        Object.entries(form).flatMap(([key, { none }]) =>
          none === "said" ? [`${kind} ${key}`] : [],
        ),
      ),
    );
    expect(said.toSorted()).toEqual([
      "clue progress",
      "consultation facts",
      "consultation progress",
      "hearing opinion",
      "task reason",
      "transfer items",
      "transfer progress",
    ]);
  });

  it("is told apart from what says something", () => {
    for (const one of ["无", "没", "空", "……", "／", "NIL", "not applicable", "目前没有"])
      expect(saysNothing(one)).toBe(true);
    for (const one of ["无异议", "没有人", "nobody", "空港路", "甲", "0", "none of them", "略阳县"])
      expect(saysNothing(one)).toBe(false);
  });
});
