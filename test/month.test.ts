import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays, type Day, dayOf } from "../src/calendar/day.ts";
import { cardText, openScene, type PostedMessage, type Scene } from "./scene.ts";

// A month of one liaison with a dozen matters: what that person and the two groups read of it.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
  ] as const)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
});
afterEach(() => scene.close());

const isReminder = ({ post: { card } }: PostedMessage): boolean =>
  /提醒：/.test(cardText(card, "zh-CN"));

describe("a month with a dozen matters", () => {
  it("puts one message into each conversation at a time, says whose turn it is, and nothing twice", async () => {
    for (let number = 1; number <= 8; number += 1)
      await scene.says(
        "procuratorate.procurator",
        `登记建议 标题=第${number}号 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处`,
      );
    for (const [task, day] of [
      ["封堵东街排污口", "2025-08-20"],
      ["清理河道", "2025-08-20"],
      ["报送整改台账", "2025-08-29"],
      ["复查取水许可", "2025-08-29"],
    ])
      await scene.says("gov-office.secretariat", `任务 交办 ${task} 牵头单位=水务局 到期=${day}`);
    await scene.moveTo("2025-08-01T02:00:00.000Z");
    const before = scene.messages.length;
    const end: Day = "2025-09-10";
    for (let day: Day = "2025-08-02"; day <= end; day = addDays(day, 1)) {
      await scene.moveTo(`${day}T01:30:00.000Z`);
      if (day === "2025-08-05")
        for (let number = 1; number <= 8; number += 1)
          await scene.says("water.liaison", `签收 jy${number}`);
    }
    const messages = scene.messages.slice(before);
    const at = new Map<string, readonly PostedMessage[]>();
    for (const message of messages.filter(isReminder)) {
      const key = `${message.post.conversation} ${message.at}`;
      at.set(key, [...(at.get(key) ?? []), message]);
    }
    for (const [where, several] of at) expect(several, where).toHaveLength(1);
    // A group reads of a matter and what is to be done in it once a day, and whose turn it is.
    for (const { post } of messages.filter(({ post }) => post.conversation.startsWith("group:"))) {
      const rows = post.card.body.flatMap((block) => (block.is === "rows" ? block.rows : []));
      expect(new Set(rows.map(({ code, title }) => `${code} ${title.zh}`)).size).toBe(rows.length);
      for (const { title, detail } of rows)
        expect(`${title.zh} ${detail.zh}`).toMatch(/^水务局：| 已办 /);
    }
    // The linkage group hears of what the unit reads in its own group from the day on.
    const early = messages.filter(
      ({ post }) =>
        post.conversation === "group:linkage" && /明天到期/.test(cardText(post.card, "zh-CN")),
    );
    expect(early).toEqual([]);
    // The reply in two months is first mentioned twenty working days before it is due.
    const first = messages.find(
      ({ post }) =>
        post.conversation === "direct:water.liaison" &&
        cardText(post.card, "zh-CN").includes("书面回复检察建议 2025年10月9日"),
    );
    expect(first && dayOf(first.at)).toBe("2025-09-04");
    // Nothing that stands counts days from a day gone by.
    for (const { post, at: when } of messages.filter(isReminder))
      if (dayOf(when) < end)
        expect(cardText(post.card, "zh-CN")).not.toMatch(/今天到期|明天到期|还剩\d+天/);
  });
});
