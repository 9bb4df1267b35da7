import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Quorum, readQuorum, unitsNeeded } from "../../src/people/quorum.ts";
import { linesOf, opened, papersFor } from "../paper-lines.ts";
import { headlineOf, openScene, type Scene } from "../scene.ts";

describe("a quorum as people write it", () => {
  it.each<[string, Quorum | "none" | undefined]>([
    ["三分之二", { share: [2, 3] }],
    ["三分之二以上", { share: [2, 3] }],
    ["2/3", { share: [2, 3] }],
    ["过半数", { share: [1, 2], more: true }],
    ["半数以上", { share: [1, 2] }],
    ["80%", { share: [80, 100] }],
    ["百分之六十", { share: [60, 100] }],
    ["8家", { least: 8 }],
    ["至少八个单位", { least: 8 }],
    ["at least 5 units", { least: 5 }],
    ["majority", { share: [1, 2], more: true }],
    ["不设", "none"],
    ["none", "none"],
    ["3/2", undefined],
    ["0", undefined],
    ["61家", undefined],
    ["-1", undefined],
    ["很多", undefined],
    ["120%", undefined],
  ])("%s", (typed, read) => {
    expect(readQuorum(typed)).toEqual(read);
  });

  it.each<[Quorum, number, number]>([
    [{ share: [2, 3] }, 9, 6],
    [{ share: [2, 3] }, 10, 7],
    [{ share: [1, 2], more: true }, 10, 6],
    [{ share: [1, 2] }, 10, 5],
    [{ least: 8 }, 5, 8],
  ])("%j of %i units is %i", (quorum, invited, needed) => {
    expect(unitsNeeded(quorum, invited)).toBe(needed);
  });
});

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const schedule = (form = "联席会议") =>
  says(`会议 安排 标题=会商 形式=${form} 时间=12月2日下午3点 参会单位=水务局、公安局、教育局`);
const shown = async (who = "water.liaison") =>
  /到会要求: (.*)/.exec((await scene.says(who, "查 hy1")).text)?.[1];

describe("how many units have to come", () => {
  it("is set by the county for each sort of meeting, none by default, and told to who answers for it", async () => {
    expect((await says("到会要求")).text).toContain("联席会议: 不设\n通报会: 不设");
    const done = await says("到会要求 形式=联席会议 至少=三分之二");
    expect(done.text).toContain("联席会议的到会要求：2/3以上");
    expect(await scene.reads("direct:gov.convenor")).toEqual([
      expect.stringContaining("联席会议秘书处把联席会议的到会要求设为：2/3以上"),
    ]);
    expect((await says("到会要求")).text).toContain("联席会议: 2/3以上\n通报会: 不设");
    await says("到会要求 形式=联席会议 至少=不设");
    expect((await says("quorum")).text).toContain("联席会议: 不设");
  });

  it.each([
    ["到会要求 形式=联席会议 至少=很多", "看不懂“很多”。可以写：三分之二"],
    ["到会要求 形式=联席会议 至少=3/2", "看不懂“3/2”"],
    ["到会要求 至少=2/3", "请写是哪一类会议的"],
    ["到会要求 形式=茶话会 至少=2/3", "没有“茶话会”"],
  ])("%s is refused with what would do", async (line, why) => {
    expect((await says(line)).text).toContain(why);
  });

  it("is for the secretariat and the convenor to set", async () => {
    expect((await scene.says("water.head", "到会要求 形式=联席会议 至少=2/3")).text).toContain(
      "联席会议秘书处",
    );
  });

  it("stands with the answers, and says no more than they do", async () => {
    await schedule();
    expect(await shown()).toBeUndefined();
    await says("到会要求 形式=联席会议 至少=三分之二");
    expect(await shown()).toBe("要2家到会，已有0家答复参加，还差2家");
    await scene.says("water.liaison", "参会 hy1 参加");
    await scene.says("police.liaison", "参会 hy1 待定");
    expect(await shown()).toBe("要2家到会，已有1家答复参加，还差1家");
    await scene.says("education.liaison", "参会 hy1 参加");
    expect(await shown()).toBe("要2家到会，已有2家答复参加");
  });

  it("is told to convenor and secretariat as soon as the answers make it impossible, once", async () => {
    await says("到会要求 形式=联席会议 至少=三分之二");
    await schedule();
    await news("gov.convenor");
    await scene.says("water.liaison", "参会 hy1 答复=不参加 理由=出差");
    expect(await news("gov.convenor")).toEqual([]);
    expect(await news("gov-office.secretariat")).toEqual(["水务局答复：不参加。"]);
    await scene.says("police.liaison", "参会 hy1 答复=不参加 理由=执法检查");
    expect(await news("gov.convenor")).toEqual([
      "这次会议要2家到会，按现在的答复最多1家，不够。可以改期、加邀，或请不来的单位派人。",
    ]);
    expect(await news("gov-office.secretariat")).toEqual([
      "公安局答复：不参加。这次会议要2家到会，按现在的答复最多1家，不够。可以改期、加邀，或请不来的单位派人。",
    ]);
    expect(await shown()).toBe("要2家到会，按现在的答复最多1家，不够");
    expect(await news("education.liaison")).not.toContain("不够");
    // Somebody comes after all: it is possible again.
    await scene.says("police.liaison", "参会 hy1 参加");
    expect(await shown()).toBe("要2家到会，已有1家答复参加，还差1家");
  });

  it("is that of its own sort of meeting, and of the units invited now", async () => {
    await says("到会要求 形式=通报会 至少=2家");
    await schedule();
    expect(await shown()).toBeUndefined();
    await says("到会要求 形式=联席会议 至少=过半数");
    expect(await shown()).toContain("要2家");
    await says("加邀 hy1 财政局、审计局");
    expect(await shown()).toContain("要3家");
    await says("减邀 hy1 财政局、审计局");
    expect(await shown()).toContain("要2家");
  });

  it("in English", async () => {
    await says("language en");
    expect((await says("quorum form=joint least=2/3")).text).toContain(
      "The quorum of a joint meeting is now: at least 2/3",
    );
    await schedule();
    expect((await says("hy1")).text).toContain(
      "Quorum: 2 units have to come; 0 have said they will, 2 short",
    );
  });
});

describe("a meeting that met with too few", () => {
  const holds = async (present: string) => {
    await says("到会要求 形式=联席会议 至少=三分之二");
    await schedule();
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    return (await says(`召开 hy1 主持人=召集人${present}`)).text;
  };
  const minutesPaper = async () => {
    const { links } = await papersFor(scene, "gov-office.secretariat", "文书 hy1");
    return linesOf((await opened(scene, links.get("会议纪要"))).content).join("\n");
  };

  it("says so when it is recorded, on its card, in its minutes and on their paper", async () => {
    expect(await holds(" 到会单位=水务局")).toContain("要2家到会，登记到会1家，不够");
    expect(await shown()).toBe("要2家到会，登记到会1家，不够");
    const draft = await says("纪要 hy1");
    expect(draft.text).toContain("到会要求：要2家到会，登记到会1家，不够。");
    await draft.submit();
    expect(await minutesPaper()).toMatch(/到会要求.*要2家到会，登记到会1家，不够/);
  });

  it("does no more once another unit is recorded, and the number stays that of the day it met", async () => {
    await holds(" 到会单位=水务局");
    await says("到会要求 形式=联席会议 至少=不设");
    expect(await shown()).toBe("要2家到会，登记到会1家，不够");
    await scene.says("police.liaison", "签到 hy1");
    expect(await shown()).toBe("要2家到会，登记到会2家");
  });

  it("claims nothing where nobody recorded who came, nor where the county asks for no number", async () => {
    expect(await holds("")).toContain("要2家到会，还没有登记谁到会");
    await says("到会要求 形式=协调会 至少=2家");
    await says("会议 安排 标题=协调 形式=座谈会 时间=12月3日下午3点 参会单位=水务局");
    await scene.moveTo("2026-12-03T07:30:00.000Z");
    expect((await says("召开 hy2 主持人=召集人 到会单位=水务局")).text).not.toContain("家到会");
  });

  it("in English", async () => {
    await says("language en");
    expect(await holds(" 到会单位=水务局")).toContain(
      "2 units had to come; 1 recorded as present, too few",
    );
  });
});

describe("whoever has not answered", () => {
  it("is asked three days and one day before, and nobody else is asked again", async () => {
    await schedule();
    for (const who of ["water", "police", "education"]) await scene.reads(`direct:${who}.liaison`);
    await scene.says("water.liaison", "参会 hy1 参加");
    const asked = async (at: string) => {
      await scene.moveTo(at);
      const got = await Promise.all(
        ["water", "police"].map(async (unit) =>
          (await scene.reads(`direct:${unit}.liaison`)).join(),
        ),
      );
      return got.map((one) => one.includes("请答复能否参加会议"));
    };
    expect(await asked("2026-11-29T07:30:00.000Z")).toEqual([false, false]);
    expect(await asked("2026-11-30T01:30:00.000Z")).toEqual([false, true]);
    expect(await asked("2026-12-01T07:30:00.000Z")).toEqual([false, true]);
  });
});
