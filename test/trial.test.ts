import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** 期限 试算: a period tried on a day, as people type it. */

let scene: Scene;
beforeAll(async () => {
  scene = await openScene("2025-08-04T01:00:00.000Z");
});
afterAll(() => scene.close());

const tries = async (line: string) => (await scene.says("admin", `期限 试算 ${line}`)).text;

describe("a number behind the day", () => {
  it.each([
    "rec.reply 2025-08-01 15",
    "rec.reply 2025-07-31 60天",
    "rec.reply 2025-08-01 两个月",
    "rec.reply.minors 2025-08-01 2个月",
    "rec.reply.pil-urgent 2026-02-06 15日",
  ])("is refused where the law sets the period, with its unit or without: %s", async (line) => {
    expect(await tries(line)).toContain("不能另写天数");
  });

  it.each(["15", "15天", "十五日", "15个自然日", "15 d"])(
    "is what the document states: %s",
    async (days) => {
      expect(await tries(`rec.objection 2025-08-01 ${days.replace(" ", "")}`)).toContain(
        "8月1日送达，满15日为8月16日，遇周末顺延",
      );
    },
  );

  it("in another unit is not taken for the rule's own", async () => {
    expect(await tries("rec.objection 2025-08-01 2个月")).toContain("按日计算");
    expect(await tries("file.request 2025-08-01 5天")).toContain("按工作日计算");
  });

  it("is no number where it belongs to the day", async () => {
    expect(await tries("rec.reply 8月 1日")).toContain("最迟10月9日");
  });

  it("of the time to rectify says that the document may state its own day", async () => {
    expect(await tries("rec.rectify 2025-08-01 90")).toContain(
      "检察建议书载明整改期限的，从其载明",
    );
  });
});

it("is read with nothing between the words", async () => {
  for (const line of ["期限试算rec.reply2025-08-01", "期限 试算rec.reply 2025-08-01"])
    expect((await scene.says("admin", line)).text).toContain("最迟10月9日（当日24时前）回复");
});

it("reminds nobody before the period begins", async () => {
  expect(await tries("crim.police-decide 2026-09-30")).not.toContain("2026年9月28日");
});
