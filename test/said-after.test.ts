import { afterEach, expect, it } from "vitest";
import { readDay } from "../src/calendar/typed.ts";
import { reasons } from "../src/delivery/delivering.ts";
import { openScene, type Scene } from "./scene.ts";

/** Sentences say what is so when they are read, in the words of whoever reads them. */

let scene: Scene | undefined;
afterEach(() => scene?.close());

it("harm to a minor, once submitted, is not said to be still to be submitted", async () => {
  scene = await openScene("2026-03-02T01:00:00.000Z");
  const line =
    "提交线索 标题=院内情况 类别=侵害未成年人 事实=邻居的孩子天天被打，身上有伤 地点=山丹县 日期=2026-03-01 来源=投诉";
  const answer = await scene.says("water.liaison", line);
  const done = answer.text.includes("编号XS") ? answer : await answer.submit();
  expect(done.text).toContain("XS-2026-0001");
  expect(done.text).toContain("还没有报警的，请现在就拨打110");
  expect(done.text).toContain("已按二级保密登记");
  expect(done.text).not.toMatch(/再回来填写|提交后按二级/);
});

it.each([
  ["account_inactive", "平台拒收：对方账号已停用（account_inactive）"],
  ["is_archived", "平台拒收：会话已归档（is_archived）"],
  ["channel_not_found", "平台拒收：会话不存在（channel_not_found）"],
  ["fatal_error", "平台拒收（fatal_error）"],
])("a platform's own word %s stands in brackets", (word, said) => {
  expect(reasons.platform(word).zh).toBe(said);
});

it("a day that does not exist is named as people read it", () => {
  const read = readDay("2025-02-30", "2025-02-01T01:00:00.000Z", { tense: "past" });
  expect("problem" in read && read.problem.en).toBe(
    "There is no 30 Feb 2025; that month has 28 days",
  );
});
