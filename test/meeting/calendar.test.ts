import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileRoutes } from "../../adapters/runtime/files.ts";
import { openScene, type Scene } from "../scene.ts";

let scene: Scene;
let server: Server;
beforeEach(async () => {
  scene = await openScene("2026-11-22T02:00:00.000Z");
  server = createServer(express().use(fileRoutes(scene.bot, () => {})));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  await secretariat(
    "会议 安排 标题=山丹河黑臭水体治理与沿岸排污口整改工作联席会议 时间=12月2日下午3点到5点 地点=县政府一楼 参会单位=水务局、公安局 议题=一、排污口整改；二、\\沿岸垃圾",
  );
});
afterEach(async () => {
  server.close();
  await scene.close();
});

const secretariat = (line: string) => scene.says("gov-office.secretariat", line);

const secretary = (line: string) => scene.says("gov.convenor", line);

const addressIn = (said: string): string => {
  const [, url = ""] = /<([^>]+)>/.exec(said) ?? [];
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}${new URL(url).pathname}`;
};
const addressOf = async (who: string, line: string) =>
  addressIn((await scene.says(who, line)).text);

/** What an independent parser makes of what stands at an address. */
const fetched = async (address: string) => {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) return { status: response.status, text, calendar: undefined, events: [] };
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return {
    status: response.status,
    text,
    calendar,
    events,
    type: response.headers.get("content-type"),
  };
};

describe("the calendar file of a meeting", () => {
  it("is read by an independent parser: zone, alarms, lines and all", async () => {
    const read = await fetched(await addressOf("water.liaison", "日历 hy1"));
    expect(read.calendar?.getFirstPropertyValue("method")).toBe("REQUEST");
    const [event] = read.events;
    expect(event?.summary).toBe("山丹河黑臭水体治理与沿岸排污口整改工作联席会议（HY-2026-0001）");
    expect(event?.location).toBe("县政府一楼");
    expect(event?.description).toContain("排污口整改；二、\\沿岸垃圾");
    expect(event?.startDate.toString()).toBe("2026-12-02T15:00:00");
    expect(event?.endDate.toString()).toBe("2026-12-02T17:00:00");
    expect(event?.component.getFirstProperty("dtstart")?.getParameter("tzid")).toBe(
      "Asia/Shanghai",
    );
    const zones = read.calendar?.getAllSubcomponents("vtimezone") ?? [];
    expect(zones.map((zone) => zone.getFirstPropertyValue("tzid"))).toEqual(["Asia/Shanghai"]);
    const zone = new ICAL.Timezone(zones[0] ?? new ICAL.Component("vtimezone"));
    expect(zone.utcOffset(event?.startDate ?? ICAL.Time.now())).toBe(8 * 3600);
    expect(event?.component.getAllSubcomponents("valarm")).toHaveLength(2);
    expect(event?.component.getFirstPropertyValue("dtstamp")?.toString()).toBe(
      "2026-11-22T02:00:00Z",
    );
    const lines = read.text.split("\r\n");
    expect(read.text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it("says which program made it, and its last line ends as every other does", async () => {
    for (const line of ["日历 hy1", "日历"]) {
      const { text, calendar } = await fetched(await addressOf("water.liaison", line));
      // RFC 5545 §3.1, ISO 9070: -//owner//description//language.
      expect(calendar?.getFirstPropertyValue("prodid")).toMatch(/^-\/\/[^/]+\/\/[^/]+\/\/ZH$/u);
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
      expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/u);
    }
  });

  it.each([
    ["taken back", async () => secretary("收回委托")],
    ["over", async () => scene.moveTo("2026-11-28T01:00:00.000Z")],
  ])(
    "is withdrawn from a deputy whose entrustment with all meetings is %s, and is sent anew with another",
    async (_, end) => {
      const deputy = "justice.head";
      await secretary("委托 司法局负责人 事项=会议 到=11月27日");
      const read = async (line = "日历 hy1") => {
        const { events, calendar } = await fetched(await addressOf(deputy, line));
        const [event] = events;
        const status = event?.component.getFirstPropertyValue("status");
        return [calendar?.getFirstPropertyValue("method"), event?.sequence, status];
      };
      expect(await read()).toEqual(["REQUEST", 0, "CONFIRMED"]);
      expect(await read("日历")).toEqual(["PUBLISH", 0, "CONFIRMED"]);
      await end();
      expect(await read()).toEqual(["CANCEL", 1, "CANCELLED"]);
      expect(await read("日历")).toEqual(["PUBLISH", 1, "CANCELLED"]);
      await secretariat("改期 hy1 12月3日下午3点");
      expect(await read()).toEqual(["CANCEL", 2, "CANCELLED"]);
      await secretary("委托 司法局负责人 事项=会议 到=12月5日");
      expect(await read()).toEqual(["REQUEST", 3, "CONFIRMED"]);
      // Who was never entrusted has none of it.
      const other = await fetched(await addressOf("procuratorate.chief", "日历"));
      expect(other.events).toEqual([]);
    },
  );

  it("keeps its id over three changes and counts them, and is withdrawn when the meeting is", async () => {
    const seen: unknown[] = [];
    for (const line of [
      "",
      "改期 hy1 12月3日下午3点",
      "改地点 hy1 县政府二楼",
      "取消 hy1 召集人出差",
    ]) {
      if (line !== "") await secretariat(line);
      const { events, calendar } = await fetched(await addressOf("water.liaison", "日历 hy1"));
      const [event] = events;
      seen.push([event?.uid, event?.sequence, calendar?.getFirstPropertyValue("method")]);
    }
    const uid = "hy-2026-0001-20261122020000000@liandong";
    expect(seen).toEqual([
      [uid, 0, "REQUEST"],
      [uid, 1, "REQUEST"],
      [uid, 2, "REQUEST"],
      [uid, 3, "CANCEL"],
    ]);
  });

  it("is one press away on the invitation and on the news of every change, for whoever comes", async () => {
    const seen: unknown[] = [];
    for (const line of [
      "",
      "改期 hy1 12月3日下午3点",
      "改地点 hy1 县政府二楼",
      "取消 hy1 召集人出差",
    ]) {
      if (line !== "") await secretariat(line);
      for (const who of ["water.liaison", "water.head", "gov.convenor"]) {
        await scene.reads(`direct:${who}`);
        const notice = scene.messages.findLast(({ post }) => post.conversation === `direct:${who}`);
        const press = notice?.post.card.actions.find(({ label }) => label.zh === "日历")?.press;
        if (press === undefined) throw new Error(`no button for ${who} after ${line}`);
        const { events, calendar } = await fetched(
          addressIn((await scene.presses(who, press)).text),
        );
        const [event] = events;
        seen.push([who, event?.sequence, calendar?.getFirstPropertyValue("method")]);
      }
    }
    expect(seen).toEqual(
      (["REQUEST", "REQUEST", "REQUEST", "CANCEL"] as const).flatMap((method, sequence) =>
        ["water.liaison", "water.head", "gov.convenor"].map((who) => [who, sequence, method]),
      ),
    );
  });

  it("is kept on the card by an answer, and is on none of a meeting that has begun or has no time yet", async () => {
    const card = await scene.says("water.liaison", "查 hy1");
    expect((await card.press("参加")).text).toContain("[日历]");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("[日历]");
    await secretariat("会议 征询 标题=试 时间=12月7日9点；12月8日9点 参会单位=水务局");
    expect((await scene.says("water.liaison", "查 hy2")).text).not.toContain("[日历]");
  });

  it("is offered behind 更多 to whoever called the meeting", async () => {
    const card = await scene.says("gov-office.secretariat", "查 hy1");
    expect((await (await card.press("更多")).press("日历")).text).toContain("日历文件（.ics）");
  });
});

/** The event a person's button or line leads to, and what it is sent as. */
const eventFor = async (who: string, line = "日历 hy1") => {
  const { events, calendar } = await fetched(await addressOf(who, line));
  const [event] = events;
  return {
    method: calendar?.getFirstPropertyValue("method"),
    uid: event?.uid,
    sequence: event?.sequence ?? -1,
    status: event?.component.getFirstPropertyValue("status"),
    event,
  };
};

/** What somebody's newest message offers behind 日历. */
const fromNews = async (who: string) => {
  await scene.reads(`direct:${who}`);
  const notice = scene.messages.findLast(({ post }) => post.conversation === `direct:${who}`);
  const press = notice?.post.card.actions.find(({ label }) => label.zh === "日历")?.press;
  if (press === undefined) throw new Error(`no button for ${who}`);
  const { events, calendar } = await fetched(addressIn((await scene.presses(who, press)).text));
  return { method: calendar?.getFirstPropertyValue("method"), event: events[0], notice };
};

describe("the calendar file of somebody who comes no more", () => {
  it("of a unit taken off withdraws the invitation it held, behind the button of the message that says so", async () => {
    const held = await eventFor("police.liaison");
    await secretariat("减邀 hy1 公安局");
    for (const who of ["police.liaison", "police.head"]) {
      const { method, event, notice } = await fromNews(who);
      expect(JSON.stringify(notice?.post.card)).toContain("不再邀请您单位");
      expect(method).toBe("CANCEL");
      expect(event?.uid).toBe(held.uid);
      expect(event?.sequence).toBeGreaterThan(held.sequence);
      expect(event?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
      expect(event?.startDate.toString()).toBe("2026-12-02T15:00:00");
    }
    // The others' invitations stand.
    expect(await eventFor("water.liaison")).toMatchObject({ method: "REQUEST" });
    expect((await scene.says("police.liaison", "查 hy1")).text).toContain("不再邀请您单位");
  });

  it("says nothing of what the meeting is about, nor of what became of it since", async () => {
    await secretariat("减邀 hy1 公安局");
    await secretariat("改期 hy1 12月4日上午9点 地点=县政府二楼");
    const address = await addressOf("police.liaison", "日历 hy1");
    const { text, events } = await fetched(address);
    expect(text).not.toMatch(/山丹|县政府|排污|20261204/);
    expect(events[0]?.startDate.toString()).toBe("2026-12-02T15:00:00");
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    expect((await fetched(address)).status).toBe(404);
    expect((await scene.says("police.liaison", "日历 hy1")).text).toContain("没有找到");
  });

  it("is nothing for a unit that was never invited", async () => {
    await secretariat("减邀 hy1 公安局");
    expect((await scene.says("education.liaison", "日历 hy1")).text).toBe(
      (await scene.says("education.liaison", "日历 hy9")).text,
    );
  });

  it("invited once more the invitation is above its withdrawal, and so on", async () => {
    const seen: unknown[] = [];
    let last = -1;
    for (const line of ["", "减邀", "加邀", "减邀", "加邀"]) {
      if (line !== "") await secretariat(`${line} hy1 公安局`);
      const { method, sequence } = await eventFor("police.liaison");
      expect(sequence).toBeGreaterThan(last);
      last = sequence;
      seen.push(method);
    }
    expect(seen).toEqual(["REQUEST", "CANCEL", "REQUEST", "CANCEL", "REQUEST"]);
  });

  it("of a deputy who chairs no more, because another does, withdraws it", async () => {
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    const held = await eventFor("justice.head");
    expect(held.method).toBe("REQUEST");
    await scene.says("gov.convenor", "委托 hy1 检察长");
    const after = await eventFor("justice.head");
    expect(after).toMatchObject({ method: "CANCEL", uid: held.uid });
    expect(after.sequence).toBeGreaterThan(held.sequence);
    expect(await eventFor("procuratorate.chief")).toMatchObject({ method: "REQUEST" });
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    expect((await eventFor("justice.head")).sequence).toBeGreaterThan(after.sequence);
  });
});

describe("a change that is taken back", () => {
  it("of the time has a number above it, so that calendars go back too", async () => {
    await secretariat("改期 hy1 12月3日下午3点");
    const moved = await eventFor("water.liaison");
    await secretariat("更正 hy1");
    const back = await eventFor("water.liaison");
    expect(back.event?.startDate.toString()).toBe("2026-12-02T15:00:00");
    expect(back.sequence).toBeGreaterThan(moved.sequence);
    await secretariat("改地点 hy1 三楼");
    expect((await eventFor("water.liaison")).sequence).toBeGreaterThan(back.sequence);
  });

  it("of a call-off too", async () => {
    await secretariat("取消 hy1 召集人出差");
    const off = await eventFor("water.liaison");
    await secretariat("更正 hy1");
    expect(await eventFor("water.liaison")).toMatchObject({ method: "REQUEST" });
    expect((await eventFor("water.liaison")).sequence).toBeGreaterThan(off.sequence);
  });

  it("of an invitation withdraws it, and says so to whoever had it", async () => {
    await secretariat("加邀 hy1 教育局");
    const held = await eventFor("education.liaison");
    await scene.reads("direct:education.liaison");
    await secretariat("更正 hy1");
    const { method, event, notice } = await fromNews("education.liaison");
    expect(JSON.stringify(notice?.post.card)).toContain("点错");
    expect(method).toBe("CANCEL");
    expect(event?.sequence).toBeGreaterThan(held.sequence);
  });

  it("of a unit being taken off invites it again", async () => {
    await secretariat("减邀 hy1 公安局");
    const off = await eventFor("police.liaison");
    await secretariat("更正 hy1");
    const on = await eventFor("police.liaison");
    expect(on).toMatchObject({ method: "REQUEST" });
    expect(on.sequence).toBeGreaterThan(off.sequence);
  });

  it("of the time that was settled on withdraws the event until a time is set again", async () => {
    await secretariat("会议 征询 标题=试 时间=12月7日9点；12月8日9点 参会单位=水务局");
    await secretariat("定时间 hy2 时间=1");
    const held = await eventFor("water.liaison", "日历 hy2");
    expect(held.method).toBe("REQUEST");
    await secretariat("更正 hy2");
    const off = await eventFor("water.liaison", "日历 hy2");
    expect(off).toMatchObject({ method: "CANCEL", uid: held.uid });
    expect(off.sequence).toBeGreaterThan(held.sequence);
    await secretariat("定时间 hy2 时间=2");
    const on = await eventFor("water.liaison", "日历 hy2");
    expect(on).toMatchObject({ method: "REQUEST" });
    expect(on.sequence).toBeGreaterThan(off.sequence);
  });
});

describe("who calls and who comes, in a calendar file", () => {
  const attendee = async (who: string, line = "日历 hy1") => {
    const { event } = await eventFor(who, line);
    const all = event?.component.getAllProperties("attendee") ?? [];
    return all.map((one) => [
      one.getFirstValue(),
      ...["cn", "role", "partstat", "rsvp"].map((name) => one.getParameter(name)),
    ]);
  };
  const water = ["MAILTO:water.liaison@liandong.invalid", "水务局联络员", "REQ-PARTICIPANT"];

  it("is the reader alone, with what the unit has answered", async () => {
    expect(await attendee("water.liaison")).toEqual([[...water, "NEEDS-ACTION", "TRUE"]]);
    for (const [line, status] of [
      ["参会 hy1 参加", "ACCEPTED"],
      ["参会 hy1 待定", "TENTATIVE"],
      ["参会 hy1 不参加 出差", "DECLINED"],
    ] as const) {
      await scene.says("water.head", line);
      expect(await attendee("water.liaison")).toEqual([[...water, status, "FALSE"]]);
    }
    await secretariat("改期 hy1 12月3日下午3点");
    expect(await attendee("water.liaison")).toEqual([[...water, "NEEDS-ACTION", "TRUE"]]);
    const { event } = await eventFor("water.liaison");
    const organizer = event?.component.getFirstProperty("organizer");
    expect(organizer?.getFirstValue()).toBe("mailto:no-reply@liandong.invalid");
    expect(organizer?.getParameter("cn")).toBe("联席会议秘书处");
  });

  it("names whoever chairs as that, and nobody of those who only look on", async () => {
    expect(await attendee("gov.convenor")).toEqual([
      [
        "MAILTO:gov.convenor@liandong.invalid",
        "召集人（分管副县长）",
        "CHAIR",
        "NEEDS-ACTION",
        "FALSE",
      ],
    ]);
    expect(await attendee("gov-office.secretariat")).toEqual([]);
  });

  it("is nobody in what is subscribed to, and a restricted one says no more than before", async () => {
    const { text } = await fetched(await addressOf("water.liaison", "日历"));
    expect(text).not.toContain("ATTENDEE");
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    const one = await fetched(await addressOf("gov.convenor", "日历 hy1"));
    expect(one.text).not.toMatch(/山丹|县政府|排污|秘书处/);
    expect(one.events[0]?.summary).toBe("会议 HY-2026-0001");
  });

  it("can be answered by the calendar it was put into", async () => {
    const { text } = await fetched(await addressOf("water.liaison", "日历 hy1"));
    const reply = text
      .replace("METHOD:REQUEST", "METHOD:REPLY")
      .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    const bytes = new TextEncoder().encode(reply);
    expect((await scene.sends("water.liaison", { "reply.ics": bytes })).text).toContain(
      "已答复：参加",
    );
  });
});

describe("the calendar file of other meetings", () => {
  it("of a hearing that is called off has a number above its invitation", async () => {
    await scene.says(
      "procuratorate.procurator",
      "决定听证 标题=河道采砂争议 案件类型=公益诉讼 听证事项=采砂许可是否到期 公开=是 时间=2026-12-09 15:00",
    );
    await scene.says("procuratorate.chief", "同意听证 tz1");
    await scene.says(
      "procuratorate.procurator",
      "通知 tz1 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=水务局",
    );
    const held = await eventFor("water.liaison", "日历 tz1");
    expect(held.event?.component.getFirstProperty("organizer")?.getParameter("cn")).toBe("检察院");
    await scene.says("procuratorate.procurator", "取消听证 tz1 双方和解");
    const off = await eventFor("water.liaison", "日历 tz1");
    expect(off.method).toBe("CANCEL");
    expect(off.sequence).toBeGreaterThan(held.sequence);
  });
});

describe("a calendar to subscribe to", () => {
  it("has what the unit is invited to, as it is now, under one address", async () => {
    const address = await addressOf("water.liaison", "日历");
    expect(await addressOf("water.liaison", "日历")).toBe(address);
    const first = await fetched(address);
    expect(first.type).toBe("text/calendar; charset=utf-8");
    expect(first.calendar?.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(first.events.map(({ sequence }) => sequence)).toEqual([0]);
    await secretariat("改期 hy1 12月3日下午3点");
    const [moved] = (await fetched(address)).events;
    expect(moved?.startDate.toString()).toBe("2026-12-03T15:00:00");
    await secretariat("取消 hy1 召集人出差");
    const [gone] = (await fetched(address)).events;
    expect(gone?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect((await fetched(await addressOf("education.liaison", "日历"))).events).toEqual([]);
  });

  it("withdraws what a unit is taken off from, by its number and hour alone, until a week after that", async () => {
    const address = await addressOf("police.liaison", "日历");
    const [held] = (await fetched(address)).events;
    expect(held?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    await secretariat("减邀 hy1 公安局");
    await secretariat("改期 hy1 12月4日上午9点 地点=县政府二楼");
    const { text, events, calendar } = await fetched(address);
    expect(calendar?.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(text).not.toMatch(/山丹|县政府|排污|20261204|VALARM/u);
    const [off, ...more] = events;
    expect(more).toEqual([]);
    expect(off?.uid).toBe(held?.uid);
    expect(off?.sequence).toBeGreaterThan(held?.sequence ?? 9);
    expect(off?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(off?.startDate.toString()).toBe("2026-12-02T15:00:00");
    expect(off?.summary).toBe("会议 HY-2026-0001");
    // Who was never invited has none of it.
    expect((await fetched(await addressOf("education.liaison", "日历"))).events).toEqual([]);
    await scene.moveTo("2026-12-09T10:00:00.000Z");
    expect((await fetched(address)).events).toHaveLength(1);
    await scene.moveTo("2026-12-10T10:00:00.000Z");
    expect((await fetched(address)).events).toEqual([]);
  });

  it("goes on withdrawing it when the meeting is called off, and has it back when the unit is invited again", async () => {
    const address = await addressOf("police.liaison", "日历");
    const read = async () => {
      const [event, ...more] = (await fetched(address)).events;
      expect(more).toEqual([]);
      return [event?.sequence, event?.component.getFirstPropertyValue("status")];
    };
    await secretariat("减邀 hy1 公安局");
    expect(await read()).toEqual([1, "CANCELLED"]);
    await secretariat("加邀 hy1 公安局");
    expect(await read()).toEqual([2, "CONFIRMED"]);
    await secretariat("减邀 hy1 公安局");
    await secretariat("取消 hy1 召集人出差");
    expect(await read()).toEqual([3, "CANCELLED"]);
  });

  it("says nothing of one that was restricted since, nor to whoever is recused from it", async () => {
    const [police, water] = [
      await addressOf("police.liaison", "日历"),
      await addressOf("water.liaison", "日历"),
    ];
    await secretariat("减邀 hy1 公安局");
    await secretariat("回避 hy1 回避人=水务局联络员 理由=亲属");
    expect((await fetched(water)).events).toEqual([]);
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    expect((await fetched(police)).events).toEqual([]);
  });

  it("stops at its old address once it is renewed, and at any that was guessed", async () => {
    const old = await addressOf("water.liaison", "日历");
    const card = await scene.says("water.liaison", "日历 换地址");
    expect(card.text).toContain("旧地址不再有效");
    expect((await fetched(old)).status).toBe(404);
    const fresh = addressIn(card.text);
    expect((await fetched(fresh)).events).toHaveLength(1);
    for (const guessed of [
      fresh.replace(/.{6}\.ics$/, "AAAAAA.ics"),
      `${new URL(fresh).origin}/calendar/x.ics`,
    ])
      expect((await fetched(guessed)).status).toBe(404);
  });

  it("stops when its holder leaves the post", async () => {
    const address = await addressOf("water.liaison", "日历");
    const account = await scene.store.account("web", "water.liaison");
    if (account === undefined) throw new Error("no account");
    await scene.store.saveAccounts([{ ...account, person: "water.liaison-2" }]);
    expect((await fetched(address)).status).toBe(404);
  });

  it("of a restricted meeting has the hour and the number alone", async () => {
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    const { text, events } = await fetched(await addressOf("gov.convenor", "日历"));
    expect(events.map(({ summary }) => summary)).toEqual(["会议 HY-2026-0001"]);
    expect(text).not.toMatch(/山丹|县政府|排污/);
  });

  it("is explained in English", async () => {
    await scene.says("water.liaison", "language en");
    expect((await scene.says("water.liaison", "calendar")).text).toContain(
      "Address to subscribe to",
    );
    expect((await scene.says("water.liaison", "calendar renew")).text).toContain(
      "the old one has stopped",
    );
  });
});
