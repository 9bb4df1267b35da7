import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

/** A matter that a guest restricts or quarantines does not go from those who organise it without a word. */

let scene: Scene;
const secretary = "gov-office.secretariat";
const convenor = "gov.convenor";
const guest = "water.liaison";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");
const gone = /没有找到这条记录/u;
const everybody = [
  secretary,
  convenor,
  guest,
  "water.head",
  "police.liaison",
  "police.head",
  "education.liaison",
  "education.head",
  "gov-office.secrecy",
  "procuratorate.chief",
  "justice.head",
];

beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
  await says(secretary, "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局");
  for (const who of everybody) await news(who);
});
afterEach(() => scene.close());

describe("a meeting that an invited liaison restricts", () => {
  it("is news to everybody who still sees it: by whom; and why, to its own unit and whoever handles it", async () => {
    expect(await says(guest, "提级 hy1 涉未公开案情")).toContain("已提为二级保密");
    for (const who of [secretary, convenor, "water.head", "police.liaison", "police.head"]) {
      const told = await news(who);
      expect(told, who).toContain("HY-2026-0001");
      expect(told, who).toContain("这件事已由水务局联络员提为二级保密，请不要转发、截图。");
      expect(told, who).not.toMatch(/河道|案情/u);
      expect(await says(who, "hy1"), who).toContain("水务局联络员 提级");
    }
    // Why may speak of another unit that is invited.
    for (const who of [secretary, convenor, guest, "water.head"])
      expect(await says(who, "hy1"), who).toContain("水务局联络员 提级：涉未公开案情");
    for (const who of ["police.liaison", "police.head"])
      expect(await says(who, "hy1"), who).not.toContain("未公开案情");
    for (const who of ["education.liaison", "gov-office.secrecy", "justice.head", guest])
      expect(await news(who), who).toBe("");
    for (const who of ["education.liaison", "justice.head"])
      expect(await says(who, "hy1"), who).toMatch(gone);
  });
});

describe("a meeting that an invited liaison quarantines", () => {
  const said =
    "HY-2026-0001已于2026年11月22日 周日 10:00由水务局联络员隔离：里面可能有不该写在这里的内容，现在打不开，等保密员判断。";

  it("is news to whoever organises and chairs it, by number, by whom and when, and nothing of what it says", async () => {
    expect(await says(guest, "隔离 hy1")).toContain("已隔离");
    for (const who of [secretary, convenor]) {
      const told = await news(who);
      expect(told, who).toContain(said);
      expect(told, who).not.toMatch(/河道|水务局、|12月2日/u);
      expect(await says(who, "hy1"), who).toMatch(gone);
      expect(await says(who, "列表"), who).not.toContain("HY-2026");
    }
    expect(await news("gov-office.secrecy")).toContain(
      "有一件事被水务局联络员隔离。请判断是否泄密",
    );
    for (const who of ["police.liaison", "police.head", "education.liaison", "justice.head"]) {
      expect(await news(who), who).toBe("");
      expect(await says(who, "hy1"), who).toMatch(gone);
    }
  });

  it("is not said of to who is recused from it or came to be complained of before", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人");
    await says(secretary, "回避 hy1 回避人=召集人 理由=有利害关系");
    await news(convenor);
    await news("justice.head");
    await says(guest, "隔离 hy1");
    expect(await news(convenor)).toBe("");
    expect(await says(convenor, "hy1")).toMatch(gone);
    expect(await news("justice.head")).toContain(said);
  });

  it("is news again once it is released, to those who see it then, and is said no more to be closed", async () => {
    await says(guest, "隔离 hy1");
    for (const who of everybody) await news(who);
    await says("gov-office.secrecy", "解除隔离 hy1 不涉密");
    for (const who of [secretary, convenor, guest, "police.liaison"])
      expect(await news(who), who).toContain("这件事已解除隔离，按二级保密办理，可以接着办了。");
    expect(await says(secretary, "hy1")).toContain("河道会商");
    expect(await says("gov-office.liaison", "hy1")).toMatch(gone);
  });

  it("is said in English", async () => {
    await says(convenor, "language en");
    await says(guest, "隔离 hy1");
    expect((await scene.reads(`direct:${convenor}`, "en")).join()).toContain(
      "quarantined HY-2026-0001 on ",
    );
  });
});

describe("a task that one of several units quarantines", () => {
  it("is news to the heads of the others, and not by which of them", async () => {
    await says(secretary, "任务 交办 清理河道 牵头单位=教育局 配合单位=公安局 到期=2026-12-10");
    for (const who of everybody) await news(who);
    await says("police.liaison", "隔离 rw1");
    expect(await news("police.head")).toContain("由公安局联络员隔离");
    const told = await news("education.head");
    expect(told).toContain("RW-2026-0001已于2026年11月22日 周日 10:00隔离");
    expect(told).not.toContain("公安局");
  });
});

describe("a task that a unit quarantines", () => {
  it("is news to whoever gave it and to the head of the unit", async () => {
    await says(secretary, "任务 交办 封堵排污口 牵头单位=教育局 到期=2026-12-10");
    for (const who of everybody) await news(who);
    await says("education.liaison", "隔离 rw1");
    for (const who of [secretary, "education.head"])
      expect(await news(who), who).toMatch(/RW-2026-0001已于.*由教育局联络员隔离/u);
    for (const who of [guest, "police.head", "justice.head"]) expect(await news(who), who).toBe("");
  });
});
