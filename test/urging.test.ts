import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

/** Pressing one of several units: whom the words are for, what was said today already, and who reads of it. */

let scene: Scene;
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const water = "water.liaison";

const begun = playedScene("2025-10-15T01:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    procurator,
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const pressed = async () =>
  Object.entries((await scene.store.matter("JY-2025-0001"))?.tracks ?? {}).map(
    ([unit, { fields }]) => [unit, (fields as { escalations: { reason: string }[] }).escalations],
  );
const reasons = async (unit: string) =>
  (await pressed()).flatMap(([one, steps]) =>
    one === unit && Array.isArray(steps) ? steps.map(({ reason }) => reason) : [],
  );

const facts =
  "山检建〔2025〕3号检察建议于2025年8月1日送达，应最迟于2025年10月9日（当日24时前）书面回复，至今未书面回复";
const letter = (typed: string) => `水务局：${facts}。\n${typed}\n请立即办理，并将结果书面回复。`;

describe("a letter of the ladder", () => {
  const steps = async () =>
    (await pressed()).flatMap(([unit, steps]) => (unit === "water" ? [steps] : [])).flat();

  it("stays as drafted, each with what was typed before its last paragraph, and is shown before it is issued", async () => {
    for (const [who, line, end] of [
      [procurator, "督促 jy1 单位=水务局 请尽快", "请立即办理，并将结果书面回复。"],
      [chief, "通报 jy1 单位=水务局 请尽快", "现将水务局有关情况予以通报，请督促其依法履职。"],
      [
        "gov.convenor",
        "约谈 jy1 单位=水务局 请尽快",
        "请水务局主要负责人到场说明情况，提出整改措施和时限。",
      ],
      [chief, "上报 jy1 单位=水务局 请尽快", "现予报告。"],
    ] as const) {
      const before = (await steps()).length;
      const shown = await scene.says(who, line);
      expect(shown.text, line).toContain("您写的话已经放进草稿，还没有提交");
      expect(shown.text, line).toContain(facts);
      expect((await steps()).length, line).toBe(before);
      expect((await shown.submit()).text, line).toContain("已登记");
      const { reason } = (await steps()).at(-1) as { reason: string };
      expect(reason.split("\n").slice(-2), line).toEqual(["请尽快", end]);
      expect(reason, line).toContain(facts);
    }
    expect(await steps()).toHaveLength(4);
  });

  it("may be changed in the form, and is not doubled where it is typed whole", async () => {
    const shown = await scene.says(procurator, "督促 jy1 单位=水务局 请尽快");
    await shown.submit({ reason: "请于三日内回复。" });
    expect(await reasons("water")).toEqual(["请于三日内回复。"]);
    await scene.moveTo("2025-10-16T01:00:00.000Z");
    await says(procurator, `督促 jy1 单位=水务局 理由="水务局：${facts}。请尽快"`);
    expect((await reasons("water")).at(-1)).toBe(`水务局：${facts}。请尽快`);
  });

  it("says so in English", async () => {
    await says(procurator, "language English");
    const shown = await scene.says(procurator, "urge jy1 unit=water please hurry");
    expect(shown.text).toContain("What you wrote stands in the draft and is not sent yet.");
    await shown.submit();
    expect(await reasons("water")).toEqual([letter("please hurry")]);
  });
});

describe("the words behind a unit", () => {
  it.each([
    "督促 jy1 单位=水务局 请尽快",
    "督促 jy1 单位=水务局，请尽快",
    "督促 jy1 单位=水务局请尽快",
    "督促 jy1 单位=水务局 理由=请尽快",
    "督促 jy1 请尽快 单位=水务局",
    "urge jy1 unit=水务局 请尽快",
  ])("go along: %s", async (line) => {
    const shown = await scene.says(procurator, line);
    expect(shown.text).toContain("您写的话已经放进草稿，还没有提交。");
    expect(await reasons("water")).toEqual([]);
    expect((await shown.submit()).text).toContain("已登记：督促水务局");
    expect(await reasons("water")).toEqual([letter("请尽快")]);
    expect(await reasons("ecology")).toEqual([]);
  });

  it("a unit at their head is the one that is meant", async () => {
    expect(
      (await (await scene.says(procurator, "督促 jy1 水务局 请尽快")).submit()).text,
    ).toContain("已登记：督促水务局");
  });

  it("a unit further on is asked about, and so is one that is not open", async () => {
    const both = await says(procurator, "督促 jy1 请水务局尽快");
    expect(both).toContain("要办哪一个单位的？");
    await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit();
    const other = await scene.says(procurator, "督促 jy1 请水务局尽快");
    expect(other.text).toContain("要办哪一个单位的？\n[督促（生态环境分局）]");
    expect(await reasons("ecology")).toEqual([]);
  });

  it("two units are no unit and a text", async () => {
    expect(await says(procurator, "督促 jy1 单位=水务局和公安局 请尽快")).toContain(
      "没有“水务局和公安局",
    );
  });

  it("催办 asks the unit it names, and passes on the rest", async () => {
    const done = await says(procurator, "催办 jy1 水务局 请尽快");
    expect(done).toContain("正在催办：水务局联络员");
    expect(done).not.toContain("生态环境");
    expect(done).toContain("留言一起捎去：“请尽快”");
  });
});

describe("催办 without a unit", () => {
  it("asks everybody who is late, the units as well as who is named in person", async () => {
    const done = await says("gov-office.secretariat", "催办 jy1");
    expect(done).toContain("承办检察官");
    expect(done).toContain("水务局联络员");
    expect(done).toContain("生态环境分局联络员");
  });
});

describe("twice on one day", () => {
  it("says that it was done today, by whom, and what else there is", async () => {
    await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit();
    const again = await says(procurator, "督促 jy1 单位=水务局 请尽快");
    expect(again).toContain(
      "2025年10月15日已经督促过（承办检察官），同一天不再重复。明天可以再督促；要更进一步，还有通报、约谈、上报。",
    );
    expect(await reasons("water")).toHaveLength(1);
    await scene.reads(`direct:${water}`);
    await scene.moveTo("2025-10-16T01:00:00.000Z");
    expect(
      (await (await scene.says(procurator, "督促 jy1 单位=水务局 仍请尽快")).submit()).text,
    ).toContain("已登记：督促水务局");
    const told = (await scene.reads(`direct:${water}`)).map(headlineOf);
    expect(told.join("\n")).toContain("督促：水务局：山检建〔2025〕3号");
  });

  it("is said in English to who reads English", async () => {
    await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit();
    await says(procurator, "language English");
    expect(await says(procurator, "urge jy1 unit=water please")).toContain(
      "“Urge” was done on 15 Oct 2025 already (Handling procurator), and not twice on one day.",
    );
  });

  it("another day on the letter is another letter, the same day is the same", async () => {
    await (
      await scene.says(procurator, "督促 jy1 单位=水务局 请尽快 发文日期=2025-10-14")
    ).submit();
    expect(
      (
        await (
          await scene.says(procurator, "督促 jy1 单位=水务局 请尽快 发文日期=2025-10-14")
        ).submit()
      ).text,
    ).toContain("2025年10月14日已经督促过");
    expect(
      (await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit()).text,
    ).toContain("已登记：督促水务局");
  });

  it("holds of every letter of the ladder", async () => {
    await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit();
    expect(
      (await (await scene.says(chief, "通报 jy1 单位=水务局 理由=一直不回复")).submit()).text,
    ).toContain("已登记");
    expect(await says(chief, "通报 jy1 单位=水务局 理由=一直不回复")).toContain(
      "已经通报过（检察长），同一天不再重复。明天可以再通报；要更进一步，还有约谈、上报。",
    );
  });
});

describe("投递", () => {
  it("shows a unit whom of its own people the matter has reached, and nobody else", async () => {
    await (await scene.says(procurator, "督促 jy1 单位=水务局 请尽快")).submit();
    await scene.reads(`direct:${water}`);
    const own = await says(water, "投递 jy1");
    expect(own).toContain("水务局联络员 · 消息");
    expect(own).not.toMatch(/检察|生态/);
    for (const who of [procurator, "gov-office.secretariat"]) {
      const whole = await says(who, "投递 jy1");
      expect(whole, who).toContain("水务局联络员");
      expect(whole, who).toContain("生态环境分局联络员");
    }
  });
});
