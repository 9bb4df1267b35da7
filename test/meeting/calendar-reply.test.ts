import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../../src/catalog.ts";
import { meetingFields } from "../../src/kinds/meeting/model.ts";
import { appleReply, googleReply, outlookReply, type ReplyParts } from "../calendar-replies.ts";
import { headlineOf, openScene, type Scene } from "../scene.ts";

// What a calendar program answers to an invitation, dropped into the chat as a file, counts as 参会 of whoever sends it.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-22T02:00:00.000Z");
  await secretariat(
    "会议 安排 标题=山丹河治理联席会议 时间=12月2日下午3点到5点 地点=县政府一楼 参会单位=水务局、公安局",
  );
});
afterEach(() => scene.close());

const uid = "hy-2026-0001-20261122020000000@liandong";
const water = "water.liaison";
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const yes: ReplyParts = { uid, partstat: "ACCEPTED" };
const no: ReplyParts = { uid, partstat: "DECLINED" };

const sends = (who: string, content: Uint8Array, line?: string) =>
  scene.sends(who, { "reply.ics": content }, line);
const answered = async () => {
  const { fields } = (await scene.store.matter("HY-2026-0001")) ?? {};
  return meetingFields.parse(fields).rsvps;
};
const entries = async () =>
  (await scene.store.entries("HY-2026-0001")).filter(({ step }) => step === "rsvp");
const pending = (who: string) => scene.store.pendingAttachments(who, "2026-01-01T00:00:00.000Z");
const changed = (content: Uint8Array, from: string | RegExp, to: string) =>
  new TextEncoder().encode(new TextDecoder().decode(content).replace(from, to));

describe("an answer from a calendar", () => {
  it.each([
    ["Outlook", outlookReply],
    ["Google", googleReply],
    ["Apple", appleReply],
  ])(
    "of %s counts as typed: for the unit of whoever sends it, told to the same people",
    async (_, reply) => {
      await scene.reads("direct:gov-office.secretariat");
      const { text, reply: said } = await sends(water, reply(yes));
      expect(text).toContain("已答复：参加");
      expect(said).toMatchObject({ is: "card", matter: "HY-2026-0001" });
      expect(await answered()).toEqual({ water: { answer: "yes" } });
      expect((await scene.reads("direct:gov-office.secretariat")).map(headlineOf)).toEqual([
        "水务局答复：参加。",
      ]);
      expect((await entries()).map(({ actor }) => actor)).toEqual([water]);
      expect(await pending(water)).toEqual([]);
      expect(await scene.store.attachments("HY-2026-0001")).toEqual([]);
    },
  );

  it("that is no takes its comment for the reason, which the convenor and the secretariat alone read", async () => {
    for (const reply of [outlookReply, googleReply, appleReply]) {
      const reason = `出差，${reply.name}`;
      const comment = reply === googleReply ? reason : `${reason}\\n`;
      expect((await sends(water, reply({ ...no, comment }))).text).toContain("已答复：不参加");
      expect(await answered()).toEqual({ water: { answer: "no", reason } });
    }
    expect((await secretariat("查 hy1")).text).toContain("出差");
    expect((await scene.says("police.liaison", "查 hy1")).text).not.toContain("出差");
  });

  it("that is no without one is asked why, in the same form as by the button", async () => {
    const form = await sends(water, outlookReply(no));
    expect(form.reply).toMatchObject({ is: "refusal" });
    expect(form.text).toContain("不参加");
    expect(form.text).toMatch(/理由.*←/);
    expect(await answered()).toEqual({});
    expect((await form.submit({ reason: "出差" })).text).toContain("已答复：不参加");
    expect(await answered()).toEqual({ water: { answer: "no", reason: "出差" } });
  });

  it("whose comment is too long is shown in the form, with nothing of it lost", async () => {
    const comment = "出差".repeat(120);
    const form = await sends(water, outlookReply({ ...no, comment }));
    expect(form.text).toContain(comment);
    expect(form.text).toMatch(/理由.*← .*200/);
    expect(await answered()).toEqual({});
  });

  it("may be tentative, in letters of any case, under any name and with a mark of its bytes before it", async () => {
    const odd = changed(
      appleReply({ ...yes, partstat: "tentative" }),
      "METHOD:REPLY",
      "method:reply",
    );
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...odd]);
    const { text } = await scene.sends(water, { "答复.txt": marked });
    expect(text).toContain("已答复：待定");
    const low = changed(appleReply(yes), "BEGIN:VCALENDAR", "begin:vcalendar");
    expect((await sends("police.liaison", low)).text).toContain("已答复：参加");
  });

  it("is never whose name stands in it", async () => {
    await sends("police.liaison", googleReply({ ...yes, attendee: "water.liaison@example.com" }));
    expect(await answered()).toEqual({ police: { answer: "yes" } });
  });

  it("sent again has no second effect, and what was pressed since stands", async () => {
    await sends(water, outlookReply(yes));
    expect((await sends(water, outlookReply(yes))).text).toContain("已经");
    expect(await entries()).toHaveLength(1);
    await scene.says(water, "参会 hy1 不参加 出差");
    const again = await sends(water, outlookReply(yes));
    expect(again.text).toContain("已经");
    expect(await answered()).toEqual({ water: { answer: "no", reason: "出差" } });
    // A new answer is one.
    const newer = changed(outlookReply(yes), "20261122T021500Z", "20261122T031500Z");
    expect((await sends(water, newer)).text).toContain("已答复：参加");
    expect(await entries()).toHaveLength(3);
  });

  it("is said in English to whoever reads that", async () => {
    await scene.says(water, "language en");
    expect((await sends(water, googleReply(yes))).text).toContain("Answered: Yes");
    expect(
      (await sends(water, changed(googleReply(yes), "METHOD:REPLY", "METHOD:REQUEST"))).text,
    ).toContain("the invitation itself and no answer");
  });
});

describe("with a line beside it", () => {
  it.each([
    ["参会 hy1", { answer: "yes" }],
    ["参会 hy1 参加", { answer: "yes" }],
    ["参加 hy1", { answer: "yes" }],
    ["hy1", { answer: "yes" }],
    ["谢谢", { answer: "yes" }],
    ["我们两个人去", { answer: "yes", attendee: "两个人" }],
    ["参会 hy1 参加 副局长", { answer: "yes", attendee: "副局长" }],
  ])("“%s” goes along", async (line, rsvp) => {
    expect((await sends(water, outlookReply(yes), line)).text).toContain("已答复：参加");
    expect(await answered()).toEqual({ water: rsvp });
  });

  it("the reason may stand there, or in both", async () => {
    await sends("police.liaison", outlookReply({ ...no, comment: "出警" }), "参会 hy1 不参加");
    expect(await answered()).toEqual({ police: { answer: "no", reason: "出警" } });
    await sends("police.liaison", googleReply({ ...no, comment: "出警" }), "去不了，开庭");
    expect(await answered()).toEqual({ police: { answer: "no", reason: "开庭" } });
    await scene.says("gov-office.secretariat", "减邀 hy1 公安局");
    await sends(water, outlookReply(no), "局里有抢险任务");
    expect(await answered()).toEqual({ water: { answer: "no", reason: "局里有抢险任务" } });
  });

  it("which belongs nowhere nothing is done before a press", async () => {
    const form = await sends(water, outlookReply(yes), "见附件");
    expect(form.text).toContain("见附件");
    expect(await answered()).toEqual({});
    expect((await form.submit()).text).toContain("已答复：参加");
  });

  it.each(["参会 hy1 不参加 出差", "去不了，出差", "参加 hy2", "查 xs1", "提交线索 标题=试"])(
    "that says something else (%s) neither is done, and one press does what the file says",
    async (line) => {
      const refused = await sends(water, outlookReply(yes), line);
      expect(refused.text).toContain("不是一回事");
      expect(await answered()).toEqual({});
      expect((await refused.press("HY-2026-0001 参加")).text).toContain("已答复：参加");
    },
  );

  it("and a photo beside it is not lost", async () => {
    const { text } = await scene.sends(water, {
      "reply.ics": outlookReply(yes),
      "记录.txt": new TextEncoder().encode("现场记录"),
    });
    expect(text).toContain("已答复：参加");
    expect(text).toContain("这次没有用上");
    expect((await pending(water)).map(({ name }) => name)).toEqual(["记录.txt"]);
  });
});

describe("after a change", () => {
  it("an answer to the earlier time is refused with the new one and the buttons", async () => {
    await secretariat("改期 hy1 12月3日下午3点");
    const { text, reply } = await sends(water, outlookReply(yes));
    expect(reply.is).toBe("refusal");
    expect(text).toContain("按改动以前的日程");
    expect(text).toMatch(/现在是2026年12月3日 周四 15:00，县政府一楼/);
    expect(text).toMatch(/\[参加\].*\[待定\].*\[不参加\]/);
    expect(await answered()).toEqual({});
    const fresh = { ...yes, sequence: 1, start: "20261203T150000" };
    expect((await sends(water, outlookReply(fresh))).text).toContain("已答复：参加");
  });

  it("of the place alone it answers the time, which is as it was", async () => {
    await secretariat("改地点 hy1 县政府二楼");
    for (const reply of [outlookReply, googleReply, appleReply])
      expect((await sends(water, reply(yes))).text).toContain("已答复：参加");
    const timeless = changed(appleReply(yes), /DTSTART.*\n/, "");
    expect((await sends("police.liaison", timeless)).text).toContain("按改动以前的日程");
  });

  it("whose zone repeats every second since 1601 is read at once, by its number alone", async () => {
    const endless = changed(
      changed(outlookReply(yes), /\r\n /g, ""),
      /DTSTART:16010101T000000/g,
      "DTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY",
    );
    const elsewhere = changed(endless, /China Standard Time/g, "Tokyo Standard Time");
    expect((await sends("police.liaison", elsewhere)).text).toContain("已答复：参加");
    await secretariat("改地点 hy1 县政府二楼");
    expect((await sends(water, elsewhere)).text).toContain("按改动以前的日程");
    expect((await sends(water, endless)).text).toContain("已答复：参加");
  });

  it.each([
    ["called off", "取消 hy1 召集人出差", "", /已取消/],
    ["over", "", "2026-12-02T07:30:00.000Z", /12月2日 周三 15:00.*开始/],
  ])("an answer to one that is %s is refused as a typed one", async (_, line, at, says) => {
    if (line !== "") await secretariat(line);
    if (at !== "") await scene.moveTo(at);
    const { text } = await sends(water, outlookReply(yes));
    expect(text).toMatch(says);
    expect(text).not.toContain("按改动以前");
    expect(text.split("\n").slice(0, 3)).toEqual(
      (await scene.says(water, "参会 hy1 参加")).text.split("\n").slice(0, 3),
    );
    expect(await answered()).toEqual({});
  });

  it("one whose time is asked about anew is answered as a typed answer is", async () => {
    await secretariat(
      "会议 提议 标题=河道会商 理由=排污口未封堵 时间=12月4日下午3点 参会单位=水务局",
    );
    const uidOfProposal = "hy-2026-0002-20261122020000000@liandong";
    const { text } = await sends(
      "gov-office.secretariat",
      outlookReply({ ...yes, uid: uidOfProposal }),
    );
    expect(text).not.toContain("没有找到");
    expect(text).toBe((await secretariat("参会 hy2 参加")).text);
  });

  it("a unit taken off the list is answered as of an event that is none", async () => {
    await secretariat("减邀 hy1 水务局");
    const { text } = await sends(water, outlookReply(yes));
    expect(text).toBe((await sends(water, outlookReply({ ...yes, uid: "x@example.com" }))).text);
  });
});

describe("what is no answer", () => {
  const education = "education.liaison";

  it("somebody not invited is told the same of a meeting there is and of one there is not", async () => {
    const texts = [];
    for (const one of [
      uid,
      "hy-2026-0001-20261122020000001@liandong",
      "hy-2026-0009-20261122020000000@liandong",
      "hy-2026-0001@liandong",
      "040000008200E00074C5B7101A82E008",
      "",
    ])
      texts.push((await sends(education, outlookReply({ ...yes, uid: one }))).text);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("没有找到这份答复说的会议");
    const requests = [uid, "none@liandong"].map((one) =>
      changed(outlookReply({ ...yes, uid: one }), "METHOD:REPLY", "METHOD:REQUEST"),
    );
    const [mine, none] = [
      await sends(education, requests[0] ?? new Uint8Array()),
      await sends(education, requests[1] ?? new Uint8Array()),
    ];
    expect(mine.text).toBe(none.text);
    expect(await answered()).toEqual({});
  });

  it("whoever may see it and is not asked is told who answers", async () => {
    const { text } = await sends("gov-office.secretariat", outlookReply(yes));
    expect(text).toContain((await secretariat("参会 hy1 参加")).text.split("\n")[1]);
    expect(await answered()).toEqual({});
  });

  it.each([
    ["the invitation", /METHOD:REPLY/, "METHOD:REQUEST", /会议日程本身，不是答复[\s\S]*\[参加\]/],
    ["a calendar to subscribe to", /METHOD:REPLY/, "METHOD:PUBLISH", /会议日程本身，不是答复/],
    ["an event saved without a method", /METHOD:REPLY\r?\n/, "", /会议日程本身，不是答复/],
    ["another time proposed", /METHOD:REPLY/, "METHOD:COUNTER", /另提时间的建议/],
    ["nobody's answer yet", "ACCEPTED", "NEEDS-ACTION", /没有写明[\s\S]*\[参加\]/],
    ["somebody else's turn", "ACCEPTED", "DELEGATED", /没有写明/],
    ["without an attendee", /ATTENDEE[^\n]*\n/, "", /没有写明/],
    [
      "two that differ",
      "COMMENT",
      "ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.com\r\nCOMMENT",
      /没有写明/,
    ],
    [
      "several events",
      "END:VEVENT",
      `END:VEVENT\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nEND:VEVENT`,
      /一份日历答复、一个会议/,
    ],
    [
      "several calendars",
      "END:VCALENDAR",
      "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR",
      /一份日历答复、一个会议/,
    ],
    ["one cut off", /END:VEVENT[\s\S]*/, "", /读不出来/],
    ["one with a line that is none", "STATUS:CONFIRMED", "garbage", /读不出来/],
    ["a task", /VEVENT/g, "VTODO", /读不出来/],
  ])("%s is refused in words that help", async (_, from, to, says) => {
    const plain = outlookReply({ ...yes, comment: "" });
    const unfolded = changed(plain, /\r\n /g, "");
    const { text, reply } = await sends(water, changed(unfolded, from, to));
    expect(reply.is).toBe("refusal");
    expect(text).toMatch(says);
    expect(await answered()).toEqual({});
    expect(await pending(water)).toEqual([]);
  });

  it("one of 1 MB is refused, and two at once", async () => {
    const large = changed(outlookReply(yes), "PRIORITY:5", `DESCRIPTION:${"长".repeat(350_000)}`);
    expect((await sends(water, large)).text).toContain("最多256 KB");
    const two = await scene.sends(water, { "a.ics": outlookReply(yes), "b.ics": googleReply(yes) });
    expect(two.text).toContain("一份日历答复、一个会议");
    expect(await answered()).toEqual({});
  });

  it("one that is no text is not taken in at all, and a state secret neither", async () => {
    const receive = (content: Uint8Array) =>
      scene.bot.receive({ platform: "web", account: water, name: "a.ics", content });
    const broken = Uint8Array.from([
      ...new TextEncoder().encode("BEGIN:VCALENDAR\r\n"),
      0xff,
      0xff,
    ]);
    expect(await receive(broken)).toMatchObject({ zh: expect.stringContaining("可以发：照片") });
    const secret = await receive(
      outlookReply({ ...no, comment: "本件为绝\\n密★文件，密级：绝密" }),
    );
    expect(secret).not.toHaveProperty("id");
  });

  it("names no child in its reason", async () => {
    await sends(water, outlookReply({ ...no, comment: "送9岁的孩子王小明去医院" }));
    expect(JSON.stringify(await answered())).not.toContain("小明");
  });

  it("is kept on no matter, by a form either", async () => {
    const received = await scene.bot.receive({
      platform: "web",
      account: water,
      name: "a.ics",
      content: outlookReply(yes),
    });
    if (!("id" in received)) throw new Error(received.zh);
    const form = await scene.says(
      water,
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=桥 日期=昨天",
    );
    const refused = await form.submit({ source: "duty", files: [received.id] });
    expect(refused.text).toContain("附件");
    expect(await scene.store.matter("XS-2026-0001")).toBeUndefined();
  });
});

describe("other kinds that meet", () => {
  it("name a step that is asked as an answer to an invitation", () => {
    const answering = flows.filter(({ rsvp }) => rsvp !== undefined);
    expect(answering.length).toBeGreaterThan(1);
    for (const { rsvp = "", steps, appointment } of answering) {
      expect(appointment).toBeDefined();
      const { answer, reason } = steps[rsvp]?.form ?? {};
      const ids = [answer?.options]
        .flatMap((one) => (typeof one === "object" ? one : []))
        .map(({ id }) => id);
      expect(["yes", "maybe", "no"]).toEqual(expect.arrayContaining(ids));
      expect(ids).toEqual(expect.arrayContaining(["yes", "no"]));
      expect(reason).toBeDefined();
    }
  });

  it("a hearing is answered by its own step", async () => {
    await scene.says(
      "procuratorate.procurator",
      "决定听证 标题=河道采砂争议 案件类型=公益诉讼 听证事项=采砂许可是否到期 公开=是 时间=2026-12-09 15:00",
    );
    await scene.says("procuratorate.chief", "同意听证 tz1");
    await scene.says(
      "procuratorate.procurator",
      "通知 tz1 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=水务局",
    );
    const hearing = {
      uid: "tz-2026-0001-20261122020000000@liandong",
      sequence: 0,
      start: "20261209T150000",
    };
    // It is answered by yes or no alone.
    const open = await sends(water, googleReply({ ...hearing, partstat: "TENTATIVE" }));
    expect(open.text).toContain("没有“待定”，可以选：");
    expect((await scene.store.matter("TZ-2026-0001"))?.fields).toMatchObject({ attendance: {} });
    const { text } = await sends(water, googleReply({ ...hearing, partstat: "ACCEPTED" }));
    expect(text).toContain("听证 TZ-2026-0001");
    const matter = await scene.store.matter("TZ-2026-0001");
    expect(matter?.fields).toMatchObject({ attendance: { water: { answer: "yes" } } });
  });

  it("a day in court is not answered from a calendar", async () => {
    await scene.says(
      "court.clerk",
      "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-12-20 09:00 地点=第一法庭",
    );
    await scene.says("court.clerk", "通知出庭 ct1");
    const day = { uid: "ct-2026-0001-20261122020000000@liandong", start: "20261220T090000" };
    const { text } = await sends(water, outlookReply({ ...day, partstat: "ACCEPTED" }));
    expect(text).toContain("出庭应诉不用日历答复");
    expect(text).toContain("CT-2026-0001");
    expect((await scene.store.entries("CT-2026-0001")).map(({ step }) => step)).toEqual([
      "register",
      "notice",
    ]);
    expect(
      (await sends("police.liaison", outlookReply({ ...day, partstat: "ACCEPTED" }))).text,
    ).toContain("没有找到这份答复说的会议");
    expect((await scene.says(water, "日历 ct1")).text).not.toContain("答复文件");
    expect((await scene.says(water, "日历 hy1")).text).toContain("答复文件（.ics）发到这里也算数");
  });
});
