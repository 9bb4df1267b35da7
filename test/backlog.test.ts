import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addHours, addMinutes } from "../src/calendar/day.ts";
import type { Outlet, PostOutcome } from "../src/chat/exchange.ts";
import { verbatim } from "../src/chat/text.ts";
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

describe("a morning's list whose answer was lost until the next day", () => {
  const clue =
    "提交线索 标题=占道的事 事实=占道 地点=镇上 日期=2025-07-30 来源=投诉 类别=水污染 接收单位=公安局";

  /** A list of Monday of which nobody knows until Tuesday whether it arrived, and how it is when the platform answers again. */
  const lost = async (
    after: "found" | "absent" | "unknown",
    meanwhile: (scene: Scene) => Promise<void> = async () => {},
  ) => {
    const over = await openScene(at("08-01", "09:00"), undefined, {
      posts: false,
      mornings: true,
    });
    const stands: { ref: string; notice: string; to: string; said: string }[] = [];
    let answers = true;
    const outlet: Outlet = {
      platform: "web",
      name: verbatim("web"),
      post: async ({ conversation, notice, card }) => {
        const arrives = answers || after !== "absent";
        const ref = `m${stands.length + 1}`;
        if (arrives) stands.push({ ref, notice, to: conversation, said: cardText(card, "zh-CN") });
        return answers ? { is: "sent", ref } : { is: "unclear" };
      },
      update: async (ref, { card }) => {
        const one = stands.find((message) => message.ref === ref);
        if (one === undefined) return { is: "unreachable", why: "no such message" };
        one.said = cardText(card, "zh-CN");
        return { is: "sent", ref };
      },
      find: async (conversation, notice) => {
        if (!answers) return "later";
        if (after === "unknown") return "unknown";
        return stands.find((one) => one.to === conversation && one.notice === notice) ?? "absent";
      },
    };
    over.bot.connect(outlet);
    await over.bot.sweep();
    await over.says("town-qingquan.liaison", clue);
    await over.moveTo(at("08-01", "10:00"));
    answers = false;
    await over.moveTo(at("08-04", "08:30"));
    for (let hour = 0; hour < 24; hour += 3) await over.moveTo(addHours(over.clock.now(), 3));
    await meanwhile(over);
    answers = true;
    for (let minute = 0; minute < 90; minute += 5)
      await over.moveTo(addMinutes(over.clock.now(), 5));
    return {
      over,
      lists: () =>
        stands
          .filter(({ to, said }) => to === "direct:police.liaison" && said.startsWith("今日待办"))
          .map(({ said }) => said),
    };
  };
  const raise = async (scene: Scene) => {
    await scene.says("police.liaison", "提级 xs1 理由=涉及未成年人");
    expect((await scene.store.matter("XS-2025-0001"))?.visibility).toBe(2);
  };
  const becameOf = async (scene: Scene) => {
    const [notice] = await scene.store.noticesKeyed(["morning:day:2025-08-04:police.liaison"]);
    return [notice?.life, notice?.result?.zh];
  };

  it("is looked for, and what it shows goes when that is hidden", async () => {
    const { over, lists } = await lost("found");
    try {
      expect(await becameOf(over)).toEqual(["sent", undefined]);
      expect(lists()).toHaveLength(2);
      expect(lists().filter((one) => one.includes("占道的事"))).toHaveLength(2);
      expect((await over.says("procuratorate.intake", "隔离 xs1")).text).toContain("已隔离");
      for (let minute = 0; minute < 5; minute += 1)
        await over.moveTo(addMinutes(over.clock.now(), 1));
      expect(lists().join()).not.toContain("占道的事");
    } finally {
      await over.close();
    }
  });

  it("is as its reader may know of it once it is found, where its matter became restricted before", async () => {
    const { over, lists } = await lost("found", raise);
    try {
      expect(await becameOf(over)).toEqual(["sent", undefined]);
      expect(lists().join()).not.toContain("占道的事");
    } finally {
      await over.close();
    }
  });

  it.each(["absent", "unknown"] as const)(
    "is not repeated where it is %s: it is in that of the day",
    async (after) => {
      const { over, lists } = await lost(after);
      try {
        expect(await becameOf(over)).toEqual(["dropped", "并入下一次早上的消息"]);
        // What arrived without our knowing stands; of Tuesday there is one.
        expect(lists()).toHaveLength(after === "absent" ? 1 : 3);
      } finally {
        await over.close();
      }
    },
  );
});
