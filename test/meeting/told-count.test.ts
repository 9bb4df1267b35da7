import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** The units a form says are told are those that then are; who said they come stands as having come. */

const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(
    secretariat,
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局、教育局",
  );
  await scene.reads("direct:water.liaison");
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

/** The units whose people were written to since. */
const unitsTold = async (since: number): Promise<readonly string[]> => {
  const { people, organisations } = await scene.store.directory();
  const units = scene.messages.slice(since).flatMap(({ post: { conversation } }) => {
    const person = people.get(conversation.replace("direct:", ""));
    return organisations.get(person?.organisation ?? "")?.name.zh ?? [];
  });
  return [...new Set(units)].toSorted();
};
const saidIn = (text: string): readonly string[] =>
  (/将告知: (\d+)个单位（(.+)）/u.exec(text)?.[2] ?? "").split("、").toSorted();

describe("what a form says of who is told", () => {
  it.each([
    ["改期", { startsAt: "2026-12-03 15:00" }],
    ["改地点", { place: "二楼" }],
    ["取消", { reason: "并入下次会" }],
    ["减邀", { invite: ["education"] }],
  ] as const)("is who then is, by %s", async (step, answers) => {
    for (const who of [secretariat, "gov.convenor"]) {
      scene = await begun();
      const form = await scene.says(who, `${step} hy1`);
      const since = scene.messages.length;
      const done = await form.submit(answers);
      expect(done.text).not.toContain("没有办成");
      await scene.reads("direct:water.liaison");
      expect(saidIn(form.text)).toEqual(await unitsTold(since));
      expect(saidIn(form.text).length).toBeGreaterThan(3);
      if (who === secretariat) await scene.close();
    }
  });

  it("is the county government's too, and by 加邀 those that are added as well", async () => {
    const form = await scene.says(secretariat, "加邀 hy1");
    expect(form.text).toMatch(/将告知: 4个单位（.*县政府.*）/u);
    expect(form.text).toContain("新加的单位也在通知之列。");
    const since = scene.messages.length;
    await form.submit({ invite: ["housing"] });
    await scene.reads("direct:water.liaison");
    expect(await unitsTold(since)).toEqual([...saidIn(form.text), "住建局"].toSorted());
  });

  it("leaves out a unit in which nobody is told", async () => {
    const told = await scene.says(
      secretariat,
      "会议 安排 标题=二会 时间=12月9日下午3点 参会单位=水务局、公安局",
    );
    expect(told.text).toContain("正在通知3个单位");
  });

  it("is said in English", async () => {
    await scene.says(secretariat, "language en");
    expect((await scene.says(secretariat, "cancel hy1")).text).toContain("To be told: 4 units (");
  });
});

describe("who came", () => {
  it("stands in the form as far as they said they do, to be taken off or added", async () => {
    await scene.says("water.liaison", "参会 hy1 参加");
    await scene.says("police.liaison", "参会 hy1 不参加 理由=出差");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    const form = await scene.says(secretariat, "召开 hy1");
    expect(form.text).toContain("到会单位: water");
    expect(form.text).not.toContain("到会单位: water、");
    expect((await form.submit()).text).toContain("到会: 水务局");
    expect((await scene.says(secretariat, "签到 hy1 教育局")).text).toContain("水务局、教育局");
  });

  it("is nobody where none has answered, and who is taken off did not", async () => {
    await scene.says("water.liaison", "参会 hy1 参加");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    const form = await scene.says(secretariat, "召开 hy1");
    expect((await form.submit({ present: [] })).text).not.toContain("到会: ");
  });
});
