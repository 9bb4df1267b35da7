import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

/** What is tried from outside one's own part: at once, too late, in another's place, by a button of before. */

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const secretary = "gov-office.secretariat";
const convenor = "gov.convenor";
const deputy = "justice.head";
const says = (who: string, line: string) => scene.says(who, line);
const schedule = (who = secretary, when = "12月2日下午3点") =>
  says(who, `会议 安排 标题=会商 时间=${when} 参会单位=水务局、公安局`);
const meeting = async (code = "HY-2026-0001") => {
  const stored = await scene.store.matter(code);
  if (stored === undefined) throw new Error(`no ${code}`);
  return { ...stored, fields: stored.fields as Record<string, unknown> };
};

describe("a deputy whose entrustment is over", () => {
  it("with one meeting does nothing about it any more, from a form opened before neither, and is told why", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    const forms = await Promise.all(
      ["改期 hy1", "改地点 hy1", "加邀 hy1", "减邀 hy1"].map((line) => says(deputy, line)),
    );
    await says(secretary, "改期 hy1 12月10日下午3点");
    const before = await meeting();
    await scene.moveTo("2026-12-05T01:00:00.000Z");
    for (const form of forms) {
      const answers = { startsAt: "2026-12-08 15:00", place: "三楼", invite: ["police"] };
      expect((await form.submit(answers)).text).toContain("您的委托到2026年12月2日为止");
    }
    for (const line of ["改期 hy1 12月9日下午3点", "改地点 hy1 三楼", "加邀 hy1 教育局"])
      expect((await says(deputy, line)).text).toContain("您的委托到2026年12月2日为止");
    expect(await meeting()).toEqual(before);
    const shown = (await says(deputy, "查 hy1")).text;
    for (const label of ["改期", "改地点", "加邀", "减邀"])
      expect(shown).not.toContain(`[${label}]`);
  });

  it("may again once entrusted anew, with this meeting or with all", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    await says(secretary, "改期 hy1 12月10日下午3点");
    await scene.moveTo("2026-12-05T01:00:00.000Z");
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月6日");
    expect((await says(deputy, "改地点 hy1 三楼")).text).toContain("会议有变");
    await says(convenor, "收回委托");
    expect((await says(deputy, "改地点 hy1 四楼")).text).toContain("您的委托到");
    await says(convenor, "委托 hy1 司法局负责人");
    expect((await says(deputy, "改地点 hy1 四楼")).text).toContain("会议有变");
  });

  it("with all meetings sets, moves and calls off none from a form opened before", async () => {
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月1日");
    await schedule();
    const [open, move, cancel] = [
      await says(deputy, "会议 安排 标题=会商二"),
      await says(deputy, "改期 hy1"),
      await says(deputy, "取消 hy1"),
    ];
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    const late = { startsAt: "2026-12-04 15:00", invite: ["water"], reason: "不开了" };
    for (const form of [open, move, cancel])
      expect((await form.submit(late)).text).toContain("只能由");
    expect(await scene.store.matter("HY-2026-0002")).toBeUndefined();
    expect((await meeting()).fields["startsAt"]).toBe("2026-12-02T07:00:00.000Z");
  });

  it("who chaired while it held goes on with the minutes after it", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    expect((await says(deputy, "召开 hy1")).text).toContain("主持: 司法局负责人");
    await scene.moveTo("2026-12-04T01:00:00.000Z");
    expect((await says(deputy, "议定 hy1 每月通报一次")).text).toContain("每月通报一次");
    await (await says(deputy, "纪要 hy1")).submit();
    expect((await says(deputy, "签发 hy1")).text).toContain("纪要已签发");
  });

  it("is on record as the chair of what was held before it was taken back, and of nothing after", async () => {
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月10日");
    await schedule();
    await schedule(secretary, "12月3日下午3点");
    await scene.moveTo("2026-12-02T09:00:00.000Z");
    await says(convenor, "收回委托 司法局负责人");
    await scene.moveTo("2026-12-03T09:00:00.000Z");
    const chaired = await says(secretary, "召开 hy1 主持人=司法局负责人 实际时间=12月2日下午3点");
    expect(chaired.text).toContain("主持: 司法局负责人");
    expect((await says(secretary, "召开 hy2 主持人=司法局负责人")).text).toContain(
      "先由召集人委托",
    );
    expect((await schedule(deputy, "12月8日下午3点")).text).toContain("只能由");
    expect((await says(secretary, "谁在代办")).text).not.toContain("司法局负责人");
  });

  it("goes to another deputy, and whoever had it is told", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    await scene.reads("direct:justice.head");
    await says(convenor, "委托 hy1 检察长");
    const told = (await scene.reads("direct:justice.head")).join();
    expect(told).toContain("改由检察长主持，您不用主持了");
    expect(told).not.toContain("委托您主持");
    expect((await scene.reads("direct:procuratorate.chief")).join()).toContain("委托您主持");
  });

  it("of two of whom one chaired the other has no part in what follows", async () => {
    await schedule();
    await says(convenor, "委托 hy1 检察长");
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月10日");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    await says(deputy, "召开 hy1");
    expect((await says("procuratorate.chief", "议定 hy1 每月通报一次")).text).toContain("只能由");
    await (await says(secretary, "纪要 hy1")).submit();
    expect((await says("procuratorate.chief", "签发 hy1")).text).toContain("只能由");
    expect((await says(convenor, "签发 hy1")).text).toContain("没有主持的人不能签");
    expect((await (await says(deputy, "签发 hy1")).press("仍然签发")).text).toContain("纪要已签发");
  });
});

describe("what waits for whoever might chair", () => {
  const waits = async (who: string) => (await says(who, "待办")).text;

  it("to sign the minutes waits for whoever chaired, and for nobody who did not", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    await says(deputy, "召开 hy1 到会单位=水务局");
    await (await says(secretary, "纪要 hy1")).submit();
    expect(await waits(deputy)).toContain("HY-2026-0001 会商 — 签发");
    expect(await waits(convenor)).not.toContain("HY-2026-0001");
    expect((await says(convenor, "催办 hy1")).text).not.toContain("等的就是您");
  });

  it("to record that it met waits for no deputy whose entrustment is over, and for one entrusted anew", async () => {
    await schedule();
    await says(convenor, "委托 hy1 司法局负责人");
    await says(secretary, "改期 hy1 12月10日下午3点");
    await scene.moveTo("2026-12-10T08:30:00.000Z");
    expect(await waits(convenor)).toContain("HY-2026-0001 会商 — 召开");
    expect(await waits(deputy)).not.toContain("召开");
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月11日");
    expect(await waits(deputy)).toContain("HY-2026-0001 会商 — 召开");
  });
});

describe("an answer by a button of before", () => {
  it("is to the time it showed: once that has moved nothing is recorded, and the new time is asked", async () => {
    await schedule();
    const card = await says("water.liaison", "查 hy1");
    const form = await says("police.liaison", "查 hy1").then((one) => one.press("不参加"));
    await says(secretary, "改期 hy1 12月3日下午3点");
    for (const label of ["参加", "待定"]) {
      const { text, press } = await card.press(label);
      expect(text).toContain(
        "您答复的是2026年12月2日 周三 15:00，时间已改到2026年12月3日 周四 15:00",
      );
      expect((await meeting()).fields["rsvps"]).toEqual({});
      if (label === "待定") expect((await press("参加")).text).toContain("已答复：参加");
    }
    expect((await form.submit({ reason: "出差" })).text).toContain("没有登记");
    expect((await meeting()).fields["rsvps"]).toEqual({ water: { answer: "yes" } });
    // Of the place alone it answers the time, which is as it was.
    const again = await says("police.liaison", "查 hy1");
    await says(secretary, "改地点 hy1 三楼");
    expect((await again.press("参加")).text).toContain("已答复：参加");
  });

  it("of a unit that was taken off records nothing, in a form or typed", async () => {
    await schedule();
    const card = await says("water.liaison", "查 hy1");
    const form = await card.press("不参加");
    await says(secretary, "减邀 hy1 水务局");
    for (const { text } of [
      await card.press("参加"),
      await form.submit({ reason: "出差" }),
      await says("water.liaison", "参会 hy1 参加"),
    ])
      expect(text).toContain("不再邀请您单位");
    expect((await meeting()).fields["rsvps"]).toEqual({});
  });

  it("in English says the same", async () => {
    await says("water.liaison", "language en");
    await schedule();
    const card = await says("water.liaison", "hy1");
    await says(secretary, "改期 hy1 12月3日下午3点");
    expect((await card.press("Yes")).text).toContain("so nothing was recorded");
  });
});

describe("at once", () => {
  it("of three who set a meeting for the same people one does, the others are shown it", async () => {
    const all = await Promise.all([secretary, convenor, secretary].map((who) => schedule(who)));
    expect(all.filter(({ text }) => text.includes("会议定于"))).toHaveLength(1);
    for (const { text } of all.filter((one) => !one.text.includes("会议定于")))
      expect(text).toContain("水务局、公安局当时另有会议（HY-2026-0001");
    expect(await scene.store.matter("HY-2026-0002")).toBeUndefined();
  });

  it("of two who settle on a time one does, and the other reads which", async () => {
    await says(secretary, "会议 征询 标题=试 时间=12月7日9点；12月8日9点 参会单位=水务局、公安局");
    const both = await Promise.all([
      says(secretary, "定时间 hy1 时间=1"),
      says(convenor, "定时间 hy1 时间=2"),
    ]);
    expect(both.filter(({ text }) => text.includes("会议定于"))).toHaveLength(1);
    const [other] = both.filter(({ text }) => !text.includes("会议定于"));
    expect(other?.text).toContain("您的这次操作没有生效");
  });

  it("of two who decide on a proposal one does", async () => {
    await says(
      "water.liaison",
      "会议 提议 标题=河道 时间=12月4日下午3点 参会单位=水务局 理由=排污口",
    );
    await Promise.all([says(secretary, "不采纳 hy1 下月再议"), says(convenor, "不采纳 hy1 不急")]);
    const entries = await scene.store.entries("HY-2026-0001");
    expect(entries.map(({ step }) => step)).toEqual(["propose", "decline"]);
  });

  it("of a signature and another version of the minutes no signature is under what was not read", async () => {
    await schedule();
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    await says(convenor, "召开 hy1");
    await (await says(secretary, "纪要 hy1")).submit({ minutes: "第一稿" });
    const other = await says(secretary, "纪要 hy1");
    await Promise.all([says(convenor, "签发 hy1"), other.submit({ minutes: "第二稿" })]);
    const { state, fields } = await meeting();
    const { text, signedBy } = fields["minutes"] as { text: string; signedBy?: string };
    expect([state, text, signedBy]).not.toEqual(["signed", "第二稿", convenor]);
  });
});

describe("in another's place", () => {
  it("a substitute answers for the unit, and has none in turn", async () => {
    await schedule();
    const away = "请假 从=今天 到=12月10日";
    await says("water.liaison", `${away} 代办=水务局联络员（备岗）`);
    for (const line of [`${away} 代办=水务局负责人`, `${away} 代办=水务局联络员`])
      expect((await says("water.liaison-2", line)).text).toContain("正替水务局联络员代办");
    expect((await says("water.liaison-2", "参会 hy1 参加")).text).toContain("已答复：参加");
    expect((await meeting()).fields["rsvps"]).toEqual({ water: { answer: "yes" } });
  });

  it("whoever stands in for the head of an invited unit does not chair, sign or entrust", async () => {
    await says(secretary, "会议 安排 标题=会商 时间=12月2日下午3点 参会单位=司法局");
    await says(convenor, "委托 hy1 司法局负责人");
    expect((await says(deputy, "请假 从=今天 到=12月10日 代办=司法局联络员")).text).toContain(
      "不随请假转给别人",
    );
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    for (const line of ["召开 hy1 主持人=司法局负责人", "委托 hy1 检察长", "改期 hy1 12月9日15:00"])
      expect((await says("justice.liaison", line)).text).toContain("只能由");
    expect((await meeting()).state).toBe("scheduled");
  });

  it("nobody records for another unit that it came, and no stranger that it did", async () => {
    await schedule();
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    await says(convenor, "召开 hy1");
    expect((await says("water.liaison", "签到 hy1 到会单位=公安局")).text).toContain(
      "只能为本单位签到",
    );
    expect((await says("education.liaison", "签到 hy1")).text).toContain("没有找到");
    expect((await says(secretary, "签到 hy1 到会单位=教育局")).text).toContain("教育局");
    expect((await meeting()).fields["attended"]).toEqual({});
  });
});

describe("the address of a calendar", () => {
  const token = async (who: string) => {
    const [, found = ""] = /calendar\/([^>]+)\.ics/.exec((await says(who, "日历")).text) ?? [];
    return found;
  };
  const content = async (of: string) => {
    const opened = await scene.bot.openFile(of);
    return opened.is === "file" ? new TextDecoder().decode(opened.content) : opened.is;
  };

  it("of a post that was handed over opens nothing, also where its account has another post now", async () => {
    await schedule();
    const old = await token("water.liaison");
    expect(await content(old)).toContain("HY-2026-0001");
    await (await says(secretary, "交接 water.liaison")).press("确认交接");
    expect(await content(old)).toBe("absent");
    await scene.store.saveAccounts([
      {
        platform: "web",
        external: "water.liaison",
        person: "police.liaison-2",
        conversation: "direct:water.liaison",
      },
    ]);
    expect(await content(old)).toBe("absent");
    expect(await content(await token("water.liaison"))).toContain("HY-2026-0001");
  });

  it("of a deputy entrusted with all meetings has those only while that lasts", async () => {
    await schedule();
    const address = await token(deputy);
    expect(await content(address)).not.toContain("HY-2026-0001");
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月10日");
    expect(await content(address)).toContain("HY-2026-0001");
    expect(await content(address)).toContain("STATUS:CONFIRMED");
    await says(convenor, "收回委托");
    // What the calendar has is called off by its number; the meeting itself is none of theirs any more.
    const left = await content(address);
    expect(left).toContain("STATUS:CANCELLED");
    expect(left).not.toMatch(/STATUS:CONFIRMED|LOCATION/u);
  });

  it("under which a file of one meeting was made opens no more once its reader left the post", async () => {
    await schedule();
    const [, file = ""] =
      /files\/([\w-]+)/.exec((await says("water.liaison", "日历 hy1")).text) ?? [];
    expect(await content(file)).toContain("REQUEST");
    await says(secretary, "减邀 hy1 水务局");
    expect(await content(file)).toContain("CANCEL");
    await (await says(secretary, "交接 water.liaison")).press("确认交接");
    expect(await content(file)).toBe("absent");
  });
});
