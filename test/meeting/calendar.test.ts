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

  it("says nothing more once the unit is taken off", async () => {
    const address = await addressOf("police.liaison", "日历");
    expect((await fetched(address)).events).toHaveLength(1);
    await secretariat("减邀 hy1 公安局");
    expect((await fetched(address)).events).toEqual([]);
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
