import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addMinutes } from "../src/calendar/day.ts";
import type { PostOutcome } from "../src/chat/exchange.ts";
import { cardText, openScene, type Scene } from "./scene.ts";

/** What is said once a platform that took nothing for two weeks takes messages again. */

let scene: Scene;
const water = "group:water";
const at = (day: string, time: string) => new Date(`2025-${day}T${time}:00+08:00`).toISOString();

beforeEach(async () => {
  scene = await openScene(at("08-01", "09:00"), undefined, { mornings: true });
  await scene.bot.sweep();
});
afterEach(() => scene.close());

const rec = (number: number, title: string) =>
  scene.says(
    "procuratorate.procurator",
    `登记建议 标题=${title} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处`,
  );

const shut: PostOutcome = { is: "later", outage: "token_revoked" };
const days = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `08-${String(from + index).padStart(2, "0")}`,
  );

describe("two weeks in which a platform takes nothing", () => {
  it("end in one message of reminders and one list of today for each reader, as things then are", async () => {
    await (await scene.saysIn("gov-office.secretariat", water, "群 绑定 水务局")).press("确认");
    for (let number = 1; number <= 4; number += 1) await rec(number, `依法履职之${number}`);
    await scene.moveTo(at("08-01", "09:30"));
    const before = scene.messages.length;

    scene.faults.next = Array.from({ length: 5000 }, () => shut);
    for (const day of days(4, 17))
      for (const time of ["08:30", "09:00"]) await scene.moveTo(at(day, time));
    expect(scene.messages).toHaveLength(before);

    await scene.moveTo(at("08-18", "09:00"));
    scene.faults.next = [];
    for (let minutes = 5; minutes <= 15; minutes += 5)
      await scene.moveTo(addMinutes(at("08-18", "09:00"), minutes));
    const since = scene.messages.slice(before);
    const read = (conversation: string) =>
      since
        .filter(({ post }) => post.conversation === conversation)
        .map(({ post }) => cardText(post.card, "zh-CN"));
    const own = read("direct:water.liaison");
    expect(own.filter((one) => one.startsWith("今日待办"))).toHaveLength(1);
    expect(own.filter((one) => one.includes("提醒："))).toHaveLength(1);
    expect(own).toHaveLength(2);
    // Each clock once, as late as it is now.
    const [reminders = ""] = own.filter((one) => one.includes("提醒："));
    expect(reminders).toContain("2025年8月18日提醒：4项");
    for (let number = 1; number <= 4; number += 1)
      expect(reminders.split(`JY-2025-000${number}`)).toHaveLength(2);
    expect(reminders.match(/已超期13天/g)).toHaveLength(4);
    // What the group is reminded of does not stand in its list beside that.
    expect(read(water).map((one) => one.split("\n")[0])).toEqual(["2025年8月18日提醒：4项"]);
    const [convenor = "", ...more] = read("direct:gov.convenor").filter((one) =>
      one.startsWith("总览"),
    );
    expect(convenor).toContain("2025年8月18日 周一");
    expect(more).toEqual([]);
    // Everything that was to be said is said, or stands in what is.
    expect(await scene.store.queued()).toBe(0);
    expect((await scene.bot.status()).outages).toEqual([]);
  });

  it("that end on a day of rest end with reminders alone; the list of the day comes with the next", async () => {
    await rec(1, "依法履职");
    await scene.moveTo(at("08-01", "09:30"));
    const before = scene.messages.length;
    scene.faults.next = Array.from({ length: 5000 }, () => shut);
    for (const day of days(4, 8)) await scene.moveTo(at(day, "09:00"));
    scene.faults.next = [];
    await scene.moveTo(at("08-09", "10:00"));
    await scene.moveTo(at("08-09", "10:10"));
    const lists = () =>
      scene.messages
        .slice(before)
        .filter(({ post }) => post.conversation === "direct:water.liaison")
        .map(({ post }) => cardText(post.card, "zh-CN"))
        .filter((one) => one.startsWith("今日待办"));
    expect(lists()).toEqual([]);
    await scene.moveTo(at("08-11", "09:00"));
    expect(lists()).toHaveLength(1);
  });
});
