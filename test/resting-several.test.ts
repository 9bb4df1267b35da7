import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays, type Day, dayOf } from "../src/calendar/day.ts";
import { cardText, openScene, type Scene } from "./scene.ts";

/** 多家单位各办各的: whoever has done it is not asked again, and no day of this product stands beside one that runs. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

/** Who is reminded of something until a day. */
const reminded = async (of: RegExp, to: Day): Promise<readonly string[]> => {
  const who = new Set<string>();
  for (let day = addDays(dayOf(scene.clock.now()), 1); day <= to; day = addDays(day, 1)) {
    const before = scene.messages.length;
    await scene.moveTo(`${day}T02:00:00.000Z`);
    for (const { post } of scene.messages.slice(before))
      if (of.test(cardText(post.card, "zh-CN")))
        who.add(post.conversation.replace(/^direct:|-\d$/g, ""));
  }
  return [...who].sort();
};

const votes = async (who: string, ...answers: readonly string[]) => {
  let card = await scene.says(who, "查 hy1");
  for (const answer of answers) card = await card.press(answer);
};

const poll = (more = "") =>
  scene.says(
    secretariat,
    `会议 征询 标题=河道会商 时间=4月21日上午9点；4月22日下午3点 参会单位=水务局、生态环境分局 ${more}`,
  );

describe("a poll without a closing day", () => {
  it("is asked for of the units that have not answered alone, and then of the secretariat", async () => {
    await poll();
    await votes("water.liaison", "1. 可以", "2. 可以");
    expect((await scene.says("water.liaison", "期限 hy1")).text).not.toContain("作出答复");
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("作出答复");
    expect((await scene.says("ecology.liaison", "期限 hy1")).text).toContain("作出答复");
    expect((await scene.says(secretariat, "期限 hy1")).text).not.toContain("办理下一步");
    expect(await reminded(/提醒/, "2026-03-17")).toEqual(["ecology.liaison", secretariat]);
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("超期");
    await votes("ecology.liaison", "1. 可以", "2. 可以");
    expect((await scene.says("ecology.liaison", "期限 hy1")).text).not.toContain("作出答复");
    expect(await reminded(/提醒/, "2026-04-03")).toEqual([secretariat, "gov.convenor"]);
  });
});

describe("a poll with a closing day", () => {
  it("has no other day beside that one", async () => {
    await poll("截止=3月20日");
    for (const who of ["water.liaison", secretariat])
      expect((await scene.says(who, "期限 hy1")).text).not.toMatch(/作出答复|办理下一步/);
    await votes("water.liaison", "1. 可以", "2. 可以");
    await votes("ecology.liaison", "1. 可以", "2. 可以");
    expect(await reminded(/提醒/, "2026-03-20")).toEqual([]);
  });
});

describe("a plan two units have to agree to", () => {
  it("is asked for of the one that has not", async () => {
    const handler = "procuratorate.procurator";
    for (const [who, line] of [
      [
        handler,
        "提起磋商 标题=采砂监管 单位=水务局、生态环境分局 立案日期=2026-02-27 事项=河岸受损",
      ],
      [handler, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"],
      [handler, "拟方案 cs1 内容=恢复河岸 期限=2026-06-01"],
      ["water.liaison", "同意方案 cs1"],
    ] as const)
      await scene.says(who, line);
    expect((await scene.says("water.liaison", "期限 cs1")).text).not.toContain("作出答复");
    expect((await scene.says("ecology.liaison", "期限 cs1")).text).toContain("作出答复");
    expect((await scene.says(handler, "期限 cs1")).text).toContain("作出答复");
    expect(await reminded(/提醒/, "2026-03-11")).toEqual([
      "ecology.head",
      "ecology.liaison",
      handler,
    ]);
  });
});

describe("a bulletin that was checked", () => {
  it("is asked for under the time of the law to publish it, and under no other", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=河道采砂 文号=山检建〔2026〕1号 类型=社会治理 单位=水务局 送达日期=2026-03-02 异议期=10 内容=依法查处",
    );
    await scene.moveTo("2026-04-07T02:00:00.000Z");
    await scene.says("gov-office.publisher", "公布 编制 2026年第一季度");
    for (const unit of ["procuratorate", "water"])
      await scene.says(`${unit}.liaison`, "核对无误 gb1");
    const said = (await scene.says("gov-office.publisher", "期限 gb1")).text;
    expect(said).toContain("政府信息公开条例");
    expect(said).not.toContain("办理下一步");
  });
});
