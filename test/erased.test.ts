import { afterEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";
import { freshSqlite } from "./setup/available.ts";
import { leftIn } from "./setup/raw-files.ts";

/** Erased means gone: not one word of it is left in the files of the database. */

const canary = "金丝雀鸣于柳" as const;
const other = "留下来的一句话" as const;

let scene: Scene;
afterEach(() => scene.close());

const clue = (word: string, number: number): string =>
  `提交线索 标题=${word}标题${number} 类别=水污染 事实=${word}事实${word.repeat(40)} 地点=${word}桥 日期=昨天 来源=投诉`;

/** A county in which matters that say the word were written and rewritten among others. */
const county = async (url: string): Promise<void> => {
  scene = await openScene("2025-07-08T02:00:00.000Z", url);
  for (let number = 1; number <= 12; number += 1) {
    const word = number % 2 === 1 ? canary : other;
    const file = Buffer.from(`${word}附件 ${word.repeat(number * 2000)}`);
    const said = await scene.sends(
      "town-qingquan.liaison",
      { [`${word}.txt`]: file },
      clue(word, number),
    );
    if (said.reply.is === "form") await said.submit();
    await scene.says("procuratorate.intake", `受理 xs${number} ${word}意见`);
    await scene.bot.deliver();
  }
};

describe("what is erased", () => {
  it("on instruction is in no file of the database a moment later, and the rest is", async () => {
    const url = freshSqlite();
    await county(url);
    expect(leftIn(url, [canary, other])).toEqual([canary, other]);
    for (const number of [1, 3, 5, 7, 9, 11]) {
      const hidden = await scene.says("procuratorate.intake", `隔离 xs${number}`);
      expect(hidden.text).toContain("已隔离：");
      const asked = await scene.says("gov-office.secrecy", `清除 xs${number} 县保密局〔2025〕4号`);
      const done = await asked.submit();
      expect(done.text).toContain("内容已清除");
    }
    await scene.bot.sweep();
    expect(leftIn(url, [canary, other])).toEqual([other]);
    expect((await scene.says("town-qingquan.liaison", "xs2")).text).toContain(`${other}标题2`);
  });

  it("because its time is over is in no file of the database either", async () => {
    const url = freshSqlite();
    await county(url);
    for (const number of [1, 3, 5, 7, 9, 11]) {
      await scene.says("procuratorate.intake", `受理 xs${number}`);
      await scene.says("water.liaison", `受理 xs${number}`);
      await scene.says("ecology.liaison", `受理 xs${number}`);
      await scene.says("procuratorate.intake", `办结 xs${number} ${canary}结果`);
      await scene.says("water.liaison", `办结 xs${number} ${canary}结果`);
      await scene.says("ecology.liaison", `办结 xs${number} ${canary}结果`);
    }
    expect(leftIn(url, [canary])).toEqual([canary]);
    await scene.moveTo("2031-07-08T17:00:00.000Z");
    expect(leftIn(url, [canary, other])).toEqual([other]);
  });
});
