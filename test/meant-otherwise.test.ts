import { afterEach, describe, expect, it } from "vitest";
import { openSituation } from "./lines/situations.ts";
import type { Answer, Scene } from "./scene.ts";

/** What a sentence names that is not there takes nothing else in its place; what asks for nothing changes nothing. */

let scene: Scene | undefined;
afterEach(() => scene?.close());

const says = async (waits: string, who: string, line: string): Promise<Answer> => {
  scene = await openSituation(waits);
  return scene.says(who, line);
};

/** The form a line opened, by what submitting it does and to which matter. */
const formOf = ({ reply }: Answer): string | undefined => {
  if (!("form" in reply) || reply.form === undefined) return undefined;
  const { command, code } = reply.form.submit;
  return code === undefined ? command : `${command} ${code}`;
};

describe("a meeting by a name that none has", () => {
  it.each([
    "11月25号采砂会商改到周五",
    "采砂会商改到周五",
    "采砂会商提前到9点",
    "采砂的座谈会推迟到下周二上午9点",
    "采砂研判会取消",
    "11月25号采砂例会不开了",
    "采砂座谈会改地点",
    "采砂调度会改到三楼会议室",
    "采砂会商去不了",
    "采砂会商定了：水务局12月10日前封堵排污口",
    "采砂座谈会上定了：水务局12月10日前封堵排污口",
    "move the sand-mining meeting to Friday",
    "cancel the sand mining meeting",
  ])("%s: says that there is none, and opens no form", async (line) => {
    const answer = await says("busy", "gov-office.secretariat", line);
    expect(formOf(answer)).toBeUndefined();
    expect(answer.text).toMatch(/没有名称里有“(?:采砂|sand mining)”的/);
    expect(answer.text).toContain("HY-2026-0001 河道治理联席会议");
  });

  it.each(["河道会商改到周五下午3点", "河道例会改到周五下午3点", "河道治理座谈会改到周五下午3点"])(
    "%s: the one that is called so is moved",
    async (line) => {
      const answer = await says("busy", "gov-office.secretariat", line);
      expect(formOf(answer)).toBe("meeting.move HY-2026-0001");
    },
  );

  it.each(["开个采砂会商", "明天下午开采砂会商，叫上公安局"])(
    "%s: a new one is still called",
    async (line) => {
      const answer = await says("busy", "gov-office.secretariat", line);
      expect(formOf(answer)).toBe("meeting.schedule");
    },
  );
});

describe("a matter that is pointed at", () => {
  it.each(["厂房那个撤回吧", "挖沙那条不报了", "工资那件撤回", "撤回 挖沙那条"])(
    "%s: none is about that, so none is begun",
    async (line) => {
      const answer = await says("clue", "water.liaison", line);
      expect(answer.text).toMatch(/没有名称里有“(?:厂房|挖沙|工资)”的，现有的如下/);
      expect(answer.text).not.toContain("要撤回的是这一件吗");
    },
  );

  it.each(["黑水那条不报了", "排污口那个撤回", "暗管那件不报了", "山丹河那条撤回吧"])(
    "%s: by its title, its category or what it says",
    async (line) => {
      const answer = await says("clue", "water.liaison", line);
      expect(answer.text).toContain("要撤回的是这一件吗");
    },
  );

  it("挖沙那件先不弄了: no button is about another matter", async () => {
    const answer = await says("busy", "water.liaison", "挖沙那件先不弄了");
    expect(answer.text).toContain("没有名称里有“挖沙”的");
    expect(answer.text).not.toMatch(/\[撤回线索 XS/);
  });

  it("饮水那个我们签收了: it is there, and no other is taken in its place", async () => {
    const answer = await says("busy", "water.liaison", "饮水那个我们签收了");
    expect(answer.text).not.toContain("没有名称里有“饮水”的");
    expect(formOf(answer)).toBeUndefined();
    expect(answer.text).toContain("JY-2026-0002");
  });

  it("采砂那个建议我们签收了: a task is not received in place of a recommendation", async () => {
    const answer = await says("busy", "water.liaison", "采砂那个建议我们签收了");
    expect(formOf(answer)).toBeUndefined();
    expect(answer.text).toContain("没有名称里有“采砂”的");
  });
});

describe("told by telephone", () => {
  it.each([
    ["taken", "刚接了个电话，有人说河里倒黑水"],
    ["clue", "刚接了个电话，有人说河里倒黑水"],
    ["clue", "刚接到群众电话，说河里倒黑水"],
    ["clue", "今早接了个热线，反映夜里倒渣土"],
    ["clue", "just got a call, someone says black water is being dumped"],
  ])("%s: %s is a new clue", async (waits, line) => {
    const answer = await says(waits, "procuratorate.intake", line);
    expect(formOf(answer)).toBe("clue.submit");
  });

  it.each(["接了", "这条接了"])("%s takes the clue on", async (line) => {
    const answer = await says("clue", "procuratorate.intake", line);
    expect(answer.text).toContain("要受理的是这一件吗");
  });
});

describe("a unit that wants more time", () => {
  it.each([
    "公安局要延期，同意",
    "同意公安局延期",
    "公安局还要延期，准了",
    "the police want more time, granted",
  ])("%s: nothing of another unit is granted", async (line) => {
    scene = await openSituation("doing");
    await scene.says("water.liaison", "延期 rw1 到期=2026-12-20 理由=连日下雨");
    const answer = await scene.says("gov-office.secretariat", line);
    expect(formOf(answer)).toBeUndefined();
    expect(answer.text).toContain("没有公安局在办的，现有的如下");
  });

  it("水务局要延期，同意: the one that asked is granted", async () => {
    scene = await openSituation("doing");
    await scene.says("water.liaison", "延期 rw1 到期=2026-12-20 理由=连日下雨");
    const answer = await scene.says("gov-office.secretariat", "水务局要延期，同意");
    expect(answer.text).toContain("RW-2026-0001");
    expect(answer.text).not.toContain("没有水务局在办的");
  });
});

describe("never mind", () => {
  it.each([
    "不用了",
    "算了",
    "算了吧",
    "先不弄了",
    "不弄了",
    "那就算了",
    "没事了",
    "还是算了，谢谢",
    "never mind",
    "Forget it.",
    "no thanks",
  ])("%s: one friendly line, and nothing is begun", async (line) => {
    const answer = await says("busy", "water.liaison", line);
    expect(answer.text).toContain("好的。这句话什么都没有改");
    expect(answer.text).toContain("[待办] [帮助]");
  });

  it.each(["先", "我", "再说", "这条不弄了", "不用请公安局了"])("%s is none", async (line) => {
    const answer = await says("busy", "water.liaison", line);
    expect(answer.text).not.toContain("好的。这句话什么都没有改");
  });

  it.each(["取消", "cancel"])("%s alone is no guess at something else", async (line) => {
    const answer = await says("busy", "water.liaison", line);
    expect(answer.text).toContain("现在没有等您“取消会议”的事");
    expect(answer.text).not.toContain("撤回线索");
  });

  it("取消 alone, where several can be called off, asks which", async () => {
    const answer = await says("busy", "gov-office.secretariat", "取消");
    expect(answer.text).toContain("您要办的是哪一件？");
    expect(answer.text).toMatch(/HY-2026-0001[\s\S]*RW-2026-0001/);
  });
});

describe("what a unit has on its hands", () => {
  it.each(["水务局手上有什么事", "水务局那边还有什么事", "what does the water bureau have open"])(
    "%s: that unit's, of what one may see",
    async (line) => {
      const answer = await says("busy", "gov-office.secretariat", line);
      expect(answer.text).toContain("RW-2026-0001 清理河道垃圾 — 等水务局联络员签收");
      expect(answer.text).not.toContain("公安局联络员");
      await scene?.close();
      const other = await says("busy", "police.liaison", line);
      expect(other.text).toContain("没有等水务局办的");
      expect(other.text).not.toContain("RW-2026-0001");
    },
  );

  it("我手上有什么事 is one's own", async () => {
    const answer = await says("busy", "water.liaison", "我手上有什么事");
    expect(answer.text).toContain("有4件事等您办");
  });
});

describe("a list", () => {
  it.each(["清单", "线索清单"])("%s lists matters", async (line) => {
    expect((await says("busy", "water.liaison", line)).text).toContain("事项列表");
  });

  it.each(["材料清单发我", "整改清单"])("%s lists none", async (line) => {
    expect((await says("busy", "water.liaison", line)).text).not.toContain("事项列表");
  });
});
