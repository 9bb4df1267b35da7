import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** The meetings of a year: what they resolved and its fate, and which units came. */

let scene: Scene;
const convenor = "gov.convenor";
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

/** Holds a meeting that is set, half an hour after it began, with those who came. */
const hold = async (code: string, instant: string, came: string): Promise<void> => {
  await scene.moveTo(instant);
  await (await secretariat(`召开 ${code}`)).submit();
  await secretariat(`签到 ${code} ${came}`);
};

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026: two meetings in December, one called off, one in January.
  scene = played;
  await secretariat("会议 安排 标题=第一次会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局");
  await secretariat(
    "会议 安排 标题=河道会 形式=协调会 时间=12月9日下午3点 参会单位=水务局、教育局",
  );
  await secretariat("会议 安排 标题=没开成 时间=12月10日下午3点 参会单位=水务局");
  await secretariat("取消 hy3 理由=改为书面");
  await hold("hy1", "2026-12-02T07:30:00.000Z", "水务局、公安局");
  await secretariat("议定 hy1 1. 水务局12月10日前封堵排污口 2. 每月通报一次");
  await hold("hy2", "2026-12-09T07:30:00.000Z", "水务局");
  await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
  await secretariat("会议 安排 标题=新年会 时间=2027年1月6日下午3点 参会单位=水务局、公安局");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("会议 历史", () => {
  it("says what met, what was resolved and its fate, and how often each unit came", async () => {
    expect(await says(convenor, "会议 历史")).toMatchInlineSnapshot(`
      "2026年的会议
      一、您能查看的、开过的会2次
      HY-2026-0002 河道会 — 2026年12月9日、已召开
      HY-2026-0001 第一次会 — 2026年12月2日、已召开
      二、议定2项
      HY-2026-0001 水务局12月10日前封堵排污口 —— RW-2026-0001 已报完成，待核实 · 办理下一步 2026年12月23日 周三（还剩14天）
      HY-2026-0001 每月通报一次 —— 没有派任务
      三、到会（按2次有签到的会议）
      教育局: 到会0次，应到2次
      水务局: 到会2次，应到2次
      公安局: 到会1次，应到1次
      [HY-2026-0002 · 河道会] [HY-2026-0001 · 第一次会]"
    `);
  });

  it.each([
    "会议 历史 2026",
    "历史 2026年",
    "会议历史 今年",
    "历史 本年度",
    "meeting history 2026",
    "history this year",
    "会议 历史 年=2026",
  ])("%s is of that year", async (line) => {
    expect(await says(convenor, line)).toContain("2026年的会议\n一、您能查看的、开过的会2次");
  });

  it("is of the day it met, and says which years there are", async () => {
    await hold("HY-2026-0004", "2027-01-06T07:30:00.000Z", "水务局、公安局");
    const year = await says(convenor, "会议 历史");
    expect(year).toContain("2027年的会议\n一、您能查看的、开过的会1次");
    expect(year).not.toContain("HY-2026-0001");
    expect(await says(convenor, "会议 历史 去年")).toContain("2026年的会议\n一、");
    expect(await says(convenor, "会议 历史 2025")).toContain(
      "2025年没有您能查看的、开过的会议；有的年份：2026、2027。",
    );
  });

  it.each(["会议 历史 26", "会议 历史 很久以前", "会议 历史 1998"])(
    "%s is refused, with what would be taken",
    async (line) => {
      expect(await says(convenor, line)).toContain(
        "请写四位的年份，或者写今年、去年，例如：会议 历史 2026。",
      );
    },
  );

  it.each([
    "会议 历史 2026 排污口",
    "历史 今年 排污口",
    "会议 历史 排污口",
    "会议 历史 关键词=排污口",
    "history 2026 排污口",
  ])(
    "%s finds the resolutions that speak of it, with their fate, and not the others",
    async (line) => {
      const found = await says(convenor, line);
      expect(found).toContain("说到“排污口”的会议\n一、您能查看的、开过的会1次\nHY-2026-0001");
      expect(found).toContain(
        "二、议定1项\nHY-2026-0001 水务局12月10日前封堵排污口 —— RW-2026-0001 ",
      );
      expect(found).not.toMatch(/每月通报|HY-2026-0002|三、到会/);
    },
  );

  it("finds a meeting by its title, by all of several words, and says where there is none", async () => {
    expect(await says(convenor, "会议 历史 2026 河道")).toContain(
      "开过的会1次\nHY-2026-0002 河道会",
    );
    expect(await says(convenor, "会议 历史 水务局 封堵")).toContain("HY-2026-0001");
    expect(await says(convenor, "会议 历史 2026 水务局 城管")).toContain("没有这些字");
    expect(await says(convenor, "会议 历史 2025 排污口")).toContain("没有这些字");
    // To whom the meeting is not open, its words are not there either.
    expect(await says("finance.liaison", "会议 历史 2026 排污口")).toContain("没有这些字");
    expect(await says("police.liaison", "会议 历史 2026 河道")).toContain("没有这些字");
  });

  it("leads to each meeting", async () => {
    const year = await scene.says(convenor, "会议 历史");
    expect((await year.press("HY-2026-0001")).text).toContain("会议 HY-2026-0001 · 第一次会");
  });

  it("is said in English", async () => {
    await says(convenor, "language en");
    const year = await says(convenor, "meeting history");
    expect(year).toContain(
      "Meetings of 2026\n1. Meetings that met, as far as you can open them: 2",
    );
    expect(year).toContain("Education Bureau: came 0 of 2 times");
  });
});

describe("who sees it", () => {
  it("a unit that was invited: the meetings it can open, and its own attendance", async () => {
    const police = await says("police.liaison", "会议 历史");
    expect(police).toContain("一、您能查看的、开过的会1次\nHY-2026-0001");
    expect(police).toContain("公安局: 到会1次，应到1次");
    expect(police).not.toMatch(/HY-2026-0002|水务局: |教育局: /);
    // The task became another unit's: what was resolved stands, without the number, which is not theirs to open.
    expect(police).toContain("水务局12月10日前封堵排污口 —— （编号略）\n");
  });

  it("a task that is restricted now: its number alone to who may not open it", async () => {
    await scene.says("water.head", "提级 rw1 敏感");
    const line = "水务局12月10日前封堵排污口 —— RW-2026-0001";
    expect(await says(convenor, "会议 历史")).toContain(`${line}\n`);
    expect(await says("water.head", "会议 历史")).toContain(`${line} 已报完成，待核实`);
  });

  it("a meeting that is restricted now: only whoever is named in it", async () => {
    await secretariat("提级 hy2 敏感");
    expect(await says(convenor, "会议 历史")).toContain("HY-2026-0002 河道会");
    for (const who of ["procuratorate.chief", "justice.head"])
      expect(await says(who, "会议 历史")).not.toMatch(/HY-2026-0002|河道会/);
  });

  it("somebody who was invited to none is told that there is none they can open", async () => {
    for (const who of ["finance.liaison", "court.clerk"])
      expect(await says(who, "会议 历史")).toContain("2026年没有您能查看的、开过的会议。");
  });
});
