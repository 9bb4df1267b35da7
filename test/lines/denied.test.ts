import { afterEach, describe, expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { openSituation } from "./situations.ts";

/**
 * What is said not to be so, or not to be done, opens nothing and does nothing: what is near it is
 * offered at most.
 */
const denied: readonly (readonly [waits: string, who: string, line: string])[] = [
  ["rec", "water.liaison", "没收到"],
  ["rec", "water.liaison", "还没收到检察建议"],
  ["rec", "water.liaison", "先不签收"],
  ["rec", "water.liaison", "jy1暂不签收"],
  ["rec", "water.liaison", "we have not acknowledged jy1"],
  ["acked", "water.liaison", "jy1还不能回复"],
  ["clue", "procuratorate.intake", "不受理xs1"],
  ["clue", "procuratorate.intake", "xs1先不要受理"],
  ["replied", "procuratorate.procurator", "jy1不能办结"],
  ["replied", "procuratorate.procurator", "别办结jy1"],
  ["task", "water.liaison", "rw1还没完成"],
  ["doing", "water.liaison", "rw1尚未完成"],
  ["meet", "gov-office.secretariat", "会议先别取消"],
  ["rec", "water.liaison", "没有收到过"],
  ["rec", "water.liaison", "我单位并未签收"],
  ["rec", "water.liaison", "i never received it"],
  ["rec", "water.liaison", "jy1還沒簽收"],
  ["task", "water.liaison", "垃圾没清完，任务未完成"],
];

/** The same words, said plainly. */
const said: readonly (readonly [waits: string, who: string, line: string])[] = [
  ["acked", "water.liaison", "把jy1回复一下"],
  ["meet", "water.liaison", "周三那个会去不了"],
  ["rec", "water.liaison", "这个建议我们不服"],
];

let scene: Scene;
afterEach(() => scene.close());

const opensForm = async (waits: string, who: string, line: string): Promise<string | undefined> => {
  scene = await openSituation(waits);
  const { reply } = await scene.says(who, line);
  return "form" in reply ? reply.form?.submit.command : undefined;
};

describe("what is denied", () => {
  it.each(denied)("%s: %s > %s", async (waits, who, line) => {
    expect(await opensForm(waits, who, line)).toBeUndefined();
  });
  it.each(said)("is not what is said plainly: %s: %s > %s", async (waits, who, line) => {
    expect(await opensForm(waits, who, line)).toBeDefined();
  });
});
