import { afterEach, describe, expect, it } from "vitest";
import type { Language } from "../../src/chat/text.ts";
import { type Story, tells } from "./told.ts";

/**
 * Each story before the real adapters of Slack, Teams and the web at once: what each of them did, and
 * every message that each person and each group read because of it, line by line, in `stories/`. Nobody
 * reads anything else wherever they sit: with each turn everybody moves on to the next platform, and the
 * text is the same. `npx vitest run test/adapters/stories.test.ts -u` writes the files again; read what
 * has changed.
 */

let story: Story;
afterEach(() => story.close());

type Say = (zh: string, en: string) => string;
type Setting = { readonly language: Language; readonly turn: number };

/** 山丹河 discharge, from the clue to the end. */
const storyA = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2025-07-08T02:00:00.000Z", {
    ...setting,
    groups: ["linkage", "water"],
    posts: [
      "water.liaison",
      "procuratorate.procurator",
      "water.head",
      "procuratorate.intake",
      "procuratorate.chief",
      "gov.liaison",
    ],
  });
  const { says, presses, pressesIn, fills, on } = story;

  await says(
    "water.liaison",
    say(
      "提交线索 标题=山丹河大桥下排污口 类别=水污染",
      "submit clue title=Outfall under the bridge category=Water pollution",
    ),
  );
  await fills("water.liaison", {
    facts: say("桥下暗管直排黑水", "Black water from a hidden pipe"),
    place: say("山丹河大桥", "Bridge"),
    occurredOn: "2025-07-07",
    source: "duty",
  });
  await on("2025-07-10");
  await presses("procuratorate.intake", say("受理", "Accept"));
  await on("2025-07-15");
  await says("procuratorate.chief", "xs1");
  await presses("procuratorate.chief", say("立案", "File"));
  await fills("procuratorate.chief", {});

  await says("procuratorate.procurator", "xs1");
  await presses("procuratorate.procurator", say("转为磋商", "Make a consultation"));
  await fills("procuratorate.procurator", {
    title: say("山丹河监管", "The river"),
    to: ["water"],
    issue: say("未依法查处排污口", "The outfall is not dealt with"),
  });
  await presses("procuratorate.procurator", say("安排", "Schedule"), "CS");
  await fills("procuratorate.procurator", {
    startsAt: "2025-07-21 09:00",
    place: say("检察院", "Procuratorate"),
  });
  await presses("water.liaison", say("参会", "Answer"), "CS");
  await fills("water.liaison", { answer: "yes" });
  await on("2025-07-21");
  await presses("procuratorate.procurator", say("送达立案决定", "Serve filing decision"), "XS");
  await fills("procuratorate.procurator", { servedOn: "2025-07-18" });
  await presses("procuratorate.procurator", say("记录", "Record"), "CS");
  await fills("procuratorate.procurator", {
    record: "minutes",
    facts: say("暗管直排属实", "The pipe discharges"),
    disputed: say("是否归水务局管辖", "Whether it is the bureau's"),
  });
  await says(
    "procuratorate.procurator",
    say("未达成 cs1 对管辖有分歧", "no-agreement cs1 whose it is"),
  );
  await on("2025-08-01");
  await presses("procuratorate.procurator", say("转为检察建议", "Make a recommendation"), "CS");
  await fills("procuratorate.procurator", {
    title: say("依法履行山丹河监管职责", "Enforce the river duties"),
    number: "山检建〔2025〕3号",
    type: "public-interest",
    to: "water",
    servedOn: "2025-08-01",
    decidedOn: "2025-07-30",
    objectionDays: "10",
    asks: say("依法查处排污口", "Close the outfall"),
    copy: ["gov"],
  });
  await says(
    "procuratorate.procurator",
    say("关联 xs1 jy1 同一处暗管", "link xs1 jy1 the same pipe"),
  );
  await on("2025-08-04");
  await pressesIn("water", "water.liaison", say("查看", "Open"));
  await presses("water.liaison", say("签收", "Acknowledge"), "JY");

  await on("2025-08-11");
  await presses("water.head", say("异议", "Object"), "JY");
  await fills("water.head", { reason: say("暗管不归我局管辖", "The pipe is not ours") });
  await on("2025-08-12");
  await presses("procuratorate.intake", say("反馈", "Feed back"), "XS");
  await fills("procuratorate.intake", {
    progress: say("已发检察建议", "A recommendation was made"),
  });
  await on("2025-08-15");
  await presses("procuratorate.procurator", say("驳回异议", "Reject objection"), "JY");
  await fills("procuratorate.procurator", { reason: " " });
  await fills("procuratorate.procurator", {
    reason: say("河道管理属你局法定职责", "The river is yours by law"),
  });
  await presses("procuratorate.chief", say("驳回异议", "Reject objection"), "JY");
  await fills("procuratorate.chief", {});

  await on("2025-09-26");
  await presses("water.liaison", say("回复", "Reply"), "JY");
  await fills("water.liaison", {
    adoption: "full",
    measures: say("已封堵暗管", "The pipe is sealed"),
  });
  await on("2025-10-14");
  await presses("procuratorate.procurator", say("核实", "Verify"), "JY");
  await fills("procuratorate.procurator", {
    finding: say("现场查看，暗管已封堵", "Seen on the spot: sealed"),
    result: "done",
  });
  await presses("procuratorate.procurator", say("办结", "Close"), "JY");
  await presses("procuratorate.chief", say("办结", "Close"), "JY");
  await says("procuratorate.intake", say("办结 xs1 已整改到位", "close xs1 the pipe is sealed"));
};

/** Urgent food-safety harm over the Spring Festival. */
const storyC = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-02-06T02:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "market.liaison",
      "procuratorate.procurator",
      "justice.liaison",
      "market.head",
      "procuratorate.chief",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("登记建议 紧急=是", "record rec urgent=yes"));
  await fills("procuratorate.procurator", {
    title: say("网络订餐食品安全", "Food ordered online"),
    number: "山检建〔2026〕1号",
    type: "public-interest",
    to: "market",
    servedOn: "2026-02-06",
    asks: say("依法查处违法商户并督促整改", "Deal with the vendors"),
  });
  await says("market.liaison", say("签收", "ack"));
  await says("market.liaison", say("期限 jy1", "deadline jy1"));
  // Saturday the 14th is worked; nothing is said during the holiday; the 24th is the last day.
  await on("2026-02-13");
  await on("2026-02-14");
  await on("2026-02-23");
  await on("2026-02-24");
  await presses("market.liaison", say("回复", "Reply"));
  await fills("market.liaison", {
    adoption: "full",
    measures: say("已下架并立案，正在逐户整改", "Taken down; being put right"),
  });
  await on("2026-04-07");
  await on("2026-04-08");
  await presses("procuratorate.procurator", say("核实", "Verify"));
  await fills("procuratorate.procurator", {
    finding: say("三户仍在营业", "Three vendors still sell"),
    result: "undone",
  });
  await presses("procuratorate.procurator", say("督促", "Urge"));
  await fills("procuratorate.procurator", {});
};

/** A unit refuses its files. */
const storyG = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-04-30T02:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "market.liaison",
      "procuratorate.procurator",
      "gov.convenor",
      "procuratorate.chief",
      "market.head",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("发出调阅", "issue requisition"));
  await fills("procuratorate.procurator", {
    title: say("食品抽检档案", "Food samples"),
    number: "山检调〔2026〕5号",
    to: "market",
    items: say("2025年食品抽检台账", "The ledger of samples of 2025"),
    form: "original",
    second: "procuratorate.intake",
  });
  await presses("market.liaison", say("签收", "Acknowledge"));
  // Saturday 9 May is worked: it is the working day before the 11th.
  await on("2026-05-09");
  await on("2026-05-11");
  await presses("market.liaison", say("不予提供", "Refuse"));
  await fills("market.liaison", { reason: say("业务忙，没有人手", "Too busy") });
  await on("2026-05-12");
  await presses("procuratorate.procurator", say("再次通知", "Insist"));
  await fills("procuratorate.procurator", {
    finding: say("工作忙不是正当理由", "Being busy is no reason"),
  });
  await presses("procuratorate.chief", say("批准报告", "Approve the report"));
  await fills("procuratorate.chief", {});
  await says("market.liaison", "dy1");
  await on("2026-05-19");
  await presses("market.liaison", say("交付", "Deliver"));
  await fills("market.liaison", { handed: say("抽检台账一册", "One ledger") });
  await presses("procuratorate.procurator", say("归还", "Return"));
  await fills("procuratorate.procurator", {});
  await presses("market.liaison", say("确认归还", "Confirm the return"));
};

/** Minors were not protected: one month, which ends at the Dragon Boat Festival. */
const storyE = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-05-19T02:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "education.liaison",
      "procuratorate.procurator",
      "education.head",
      "procuratorate.chief",
      "water.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("登记建议 未成年人=是", "record rec minors=yes"));
  await fills("procuratorate.procurator", {
    title: say("校园安全管理", "Safety at school"),
    number: "山检建〔2026〕2号",
    type: "governance",
    to: "education",
    servedOn: "2026-05-19",
    objectionDays: "10",
    asks: say("落实入职查询和强制报告", "Check staff and report"),
  });
  await presses("education.liaison", say("签收", "Acknowledge"));
  await says("water.liaison", "jy1");
  await says("education.liaison", say("期限 jy1", "deadline jy1"));
  // The festival is from Friday 19 to Sunday 21 June: the reminder comes before it, the day is after it.
  await on("2026-06-18");
  await on("2026-06-21");
  await on("2026-06-22");
  await presses("education.liaison", say("回复", "Reply"));
  await fills("education.liaison", {
    adoption: "full",
    measures: say("已完成全员查询", "All staff were checked"),
  });
};

/** What a meeting resolved, done by the unit that leads and pressed on with the one that assists. */
const storyT = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-11-30T01:00:00.000Z", {
    ...setting,
    groups: ["linkage", "water"],
    posts: [
      "gov-office.secretariat",
      "gov.convenor",
      "water.liaison",
      "ecology.liaison",
      "ecology.head",
      "police.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says(
    "gov-office.secretariat",
    say(
      "会议 安排 标题=东街排污口 时间=2026-12-01 15:00 参会单位=公安局",
      "meeting schedule title=The outfall startsAt=2026-12-01 15:00 invite=police",
    ),
  );
  await says(
    "gov-office.secretariat",
    say(
      "任务 交办 封堵东街排污口 牵头单位=水务局 配合单位=生态环境分局 到期=2026-12-10 依据=hy1",
      "task assign Seal the outfall lead=water assist=ecology due=2026-12-10 basis=hy1",
    ),
  );
  await presses("water.liaison", say("签收", "Acknowledge"));
  await says("police.liaison", "hy1");
  await says(
    "water.liaison",
    say(
      "延期 rw1 到期=2026-12-18 理由=要等停水",
      "extend rw1 due=2026-12-18 reason=The water must be off",
    ),
  );
  await says("gov-office.secretariat", say("同意延期 rw1", "grant rw1"));
  await on("2026-12-11");
  await on("2026-12-15");
  await presses("gov.convenor", say("督办", "Urge"));
  await fills("gov.convenor", { reason: say("本周内办完", "Do it this week") });
  await says(
    "ecology.liaison",
    say("完成 rw1 已监测 证据=监测报告", "done rw1 Measured evidence=report no. 3"),
  );
  await says(
    "water.liaison",
    say("完成 rw1 已封堵 证据=验收单", "done rw1 Sealed evidence=report no. 4"),
  );
  await says(
    "gov-office.secretariat",
    say("退回 rw1 单位=水务局 理由=北侧还有一处", "return rw1 unit=water reason=One is left"),
  );
  await says(
    "gov-office.secretariat",
    say("核实 rw1 报告属实 结果=完成", "verify rw1 The report is right result=done"),
  );
};

/** A hearing in a case, of which notice is given in time and whose officers are answered. */
const storyH = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage", "water"],
    posts: [
      "procuratorate.procurator",
      "procuratorate.chief",
      "water.liaison",
      "water.head",
      "ecology.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("提请听证", "propose hearing"));
  await fills("procuratorate.procurator", {
    title: say("河道采砂争议", "Sand from the river"),
    type: "publicInterest",
    issue: say("采砂许可是否到期", "Whether the permit has expired"),
    public: "true",
    startsAt: "2026-03-09 15:00",
  });
  await presses("procuratorate.chief", say("同意听证", "Approve"));
  // Three days before Monday 9 March is Friday the 6th: whoever handles it is reminded on the day before.
  await on("2026-03-05");
  await presses("procuratorate.procurator", say("通知", "Give notice"));
  await fills("procuratorate.procurator", {
    place: say("检察听证室", "Hearing room"),
    host: say("承办检察官", "Handling procurator"),
    officers: say("人民监督员、县人大代表、律师", "supervisor, deputy, lawyer"),
    to: ["water"],
  });
  await says("ecology.liaison", "tz1");
  await says("water.liaison", say("参会 tz1 参加", "rsvp tz1 yes"));
  await says(
    "procuratorate.procurator",
    say(
      "听证员回避 tz1 听证员=3 理由=曾代理本案 改由=县政协委员",
      "conflict tz1 officer=3 reason=Was counsel in it instead=adviser",
    ),
  );
  await on("2026-03-09");
  await on("2026-03-10");
  await presses("procuratorate.procurator", say("召开", "Record as held"));
  await fills("procuratorate.procurator", {
    summary: say("各方到场，陈述完毕", "All came and were heard"),
    heldOn: "2026-03-09",
  });
  for (const officer of [1, 2, 3])
    await says(
      "procuratorate.procurator",
      say(
        `听证员意见 tz1 听证员=${officer} 意见=许可已到期`,
        `opine tz1 officer=${officer} opinion=It has expired`,
      ),
    );
  for (const officer of [1, 2, 3])
    await says(
      "procuratorate.procurator",
      say(
        `答复意见 tz1 听证员=${officer} 采纳情况=采纳`,
        `answer tz1 officer=${officer} adoption=followed`,
      ),
    );
  await presses("procuratorate.procurator", say("办结", "Conclude"));
  await fills("procuratorate.procurator", {
    result: say("制发检察建议", "A recommendation follows"),
  });
};

/** Somebody helped by the procuratorate is referred to civil affairs, and gets both. */
const storyR = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "procuratorate.procurator",
      "civil-affairs.liaison",
      "civil-affairs.head",
      "women.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("转介救助", "refer relief"));
  await fills("procuratorate.procurator", {
    ref: "R2026-07",
    to: "civil-affairs",
    need: say("家庭失去收入来源", "The family lost its income"),
    own: "3000",
  });
  await says("women.liaison", "jz1");
  await on("2026-03-05");
  await says("civil-affairs.liaison", "jz1");
  await says("civil-affairs.liaison", say("退回 jz1 缺收入证明", "return jz1 No proof of income"));
  await says(
    "procuratorate.procurator",
    say("补充 jz1 已附证明", "supplement jz1 The proof is added"),
  );
  await says("civil-affairs.liaison", say("受理 jz1", "accept jz1"));
  await presses("civil-affairs.liaison", say("给予救助", "Grant"));
  await fills("civil-affairs.liaison", { amount: "1200" });
  await says("procuratorate.procurator", say("救助台账", "relief-ledger"));
  await on("2026-06-04");
  await says(
    "procuratorate.procurator",
    say("回访 jz1 已复工 还需回访=否", "visit jz1 Back at work again=no"),
  );
};

/** A worker's suit for wages, supported by the procuratorate until the money is there. */
const storyS = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "labour.liaison",
      "procuratorate.procurator",
      "procuratorate.chief",
      "court.liaison",
      "women.liaison",
    ],
  });
  const { says, fills, on } = story;

  await says("labour.liaison", say("申请支持起诉", "apply support"));
  await fills("labour.liaison", {
    ref: "S2026-07",
    group: "migrant",
    claim: say("拖欠工资", "Wages are owed"),
    claimed: "8000",
  });
  await says("women.liaison", "zc1");
  await on("2026-03-05");
  await says("procuratorate.procurator", "zc1");
  await says(
    "procuratorate.procurator",
    say("拟支持 zc1 欠薪事实清楚", "propose zc1 The wages are owed"),
  );
  await says("procuratorate.chief", say("批准支持 zc1", "approve zc1"));
  await says("procuratorate.procurator", say("送法院 zc1", "file zc1"));
  await fills("procuratorate.procurator", { number: "山检支诉〔2026〕3号" });
  await on("2026-06-04");
  await says(
    "procuratorate.procurator",
    say("裁判结果 zc1 判决支持 裁判金额=8000", "judge zc1 upheld awarded=8000"),
  );
  await says("labour.liaison", say("到账 zc1 5000", "recover zc1 5000"));
  await says("procuratorate.procurator", say("到账 zc1 3000", "recover zc1 3000"));
  await says("procuratorate.procurator", say("办结 zc1 全部到账", "close zc1 All is paid"));
};

/** Harm to a minor, reported at night, confirmed by each unit but one, and sealed. */
const storyB = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-11-21T12:10:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "town-qingquan.liaison",
      "police.liaison",
      "civil-affairs.liaison",
      "civil-affairs.head",
      "procuratorate.procurator",
      "procuratorate.chief",
      "gov.convenor",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("town-qingquan.liaison", say("有个孩子被打得满身是伤", "a child is beaten at home"));
  await presses("town-qingquan.liaison", say("强制报告", "Report harm to a minor"));
  await fills("town-qingquan.liaison", { sort: "violence", place: "village" });
  await says("police.liaison", say("接报 bg1", "confirm-report bg1"));
  await says("procuratorate.procurator", say("接报 bg1", "confirm-report bg1"));
  await on("2026-11-22");
  await says("civil-affairs.liaison", say("接报 bg1", "confirm-report bg1"));
  await says(
    "police.liaison",
    say("处置决定 bg1 决定=刑事立案", "decide-report bg1 decision=filed"),
  );
  await says("town-qingquan.liaison", "bg1");
  await says(
    "civil-affairs.liaison",
    say("救助保护 bg1 已安排临时照料", "help-given bg1 Sheltered"),
  );
  await says(
    "procuratorate.procurator",
    say(
      "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告 负有报告义务的单位=卫健局",
      "check-duty bg1 Known for three days duty=missed bound=health",
    ),
  );
  await says(
    "procuratorate.chief",
    say("约谈未报单位 bg1 限期整改", "summon-unit bg1 To be put right"),
  );
};

/** A suit in which nobody but a lawyer comes, which the justice bureau is told. */
const storyP = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["water"],
    posts: ["court.clerk", "water.liaison", "water.head", "justice.liaison", "market.liaison"],
  });
  const { says, presses, fills, on } = story;

  await says("court.clerk", say("登记出庭", "register-case"));
  await fills("court.clerk", {
    caseNo: "（2026）甘0725行初3号",
    to: "water",
    sort: "environment",
    startsAt: "2026-03-20 09:00",
    place: say("第一法庭", "Court room 1"),
  });
  await says("market.liaison", "ct1");
  await presses("court.clerk", say("通知出庭", "Give notice"), "CT");
  await fills("court.clerk", {});
  await says(
    "water.liaison",
    say("答复出庭 ct1 分管副局长 负责人类别=副职", "appear ct1 Deputy director rank=deputy"),
  );
  await on("2026-03-21");
  await says("court.clerk", say("记录开庭 ct1 只有律师", "record-hearing ct1 A lawyer alone"));
  await says("court.clerk", say("移送未出庭情况 ct1", "pass-on-absence ct1"));
  await says("court.clerk", say("裁判 ct1 驳回", "judgment ct1 Dismissed"));
};

/** A legal question, passed to the unit that knows, answered, asked again and made a clue. */
const storyF = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "town-qingquan.liaison",
      "justice.liaison",
      "justice.head",
      "natural-resources.liaison",
      "market.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("town-qingquan.liaison", say("法律咨询", "ask-advice"));
  await fills("town-qingquan.liaison", {
    question: say(
      "承包地上盖了厂房，村里能不能收回",
      "A factory was built on contracted farmland: can the village take it back",
    ),
    asker: "citizen",
  });
  await says("market.liaison", "fz1");
  await presses("justice.liaison", say("要求说明", "Ask back"), "FZ");
  await fills("justice.liaison", { needed: say("有没有用地批文", "Is there a permit") });
  await on("2026-03-03");
  await says("town-qingquan.liaison", say("说明情况 fz1 没有批文", "explain fz1 There is none"));
  await says(
    "justice.liaison",
    say(
      "转办咨询 fz1 自然资源局 理由=业务主管",
      "refer-advice fz1 natural-resources reason=It is their field",
    ),
  );
  await on("2026-03-10");
  await presses("natural-resources.liaison", say("答复咨询", "Answer"), "FZ");
  await fills("natural-resources.liaison", {
    answer: say("属于擅自改变农用地用途，可以责令限期改正", "It may be ordered to be put right"),
  });
  await presses("town-qingquan.liaison", say("追问", "Ask again"), "FZ");
  await fills("town-qingquan.liaison", { more: say("向谁举报", "Whom do we tell") });
  await says("natural-resources.liaison", say("解答 fz1 向我局提交线索", "answer-advice fz1 Us"));
  await presses("town-qingquan.liaison", say("答复满意", "Satisfied"), "FZ");
  await presses("town-qingquan.liaison", say("转为线索", "Make a clue"), "FZ");
  await fills("town-qingquan.liaison", {
    category: "soil-farmland",
    place: say("清泉镇", "Qingquan"),
    occurredOn: "2026-03-01",
    source: "complaint",
  });
};

/** A lesson at a school that the justice bureau plans for the procuratorate, and who has nothing on the plan. */
const storyL = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: ["justice.liaison", "procuratorate.procurator", "education.liaison", "market.liaison"],
  });
  const { says, presses, fills, on } = story;

  await says("justice.liaison", say("计划普法", "plan-publicity"));
  await fills("justice.liaison", {
    title: say("未成年人保护法", "The law on minors"),
    sort: "vicePrincipal",
    venue: "schools",
    plannedOn: "2026-03-10",
    place: say("山丹一中", "First school"),
    lead: "procuratorate",
    joint: ["education"],
  });
  await says("market.liaison", "pf1");
  await on("2026-03-10");
  await presses("procuratorate.procurator", say("登记活动", "Record the event"), "PF");
  await fills("procuratorate.procurator", {
    summary: say("讲了一课", "A lesson was given"),
    people: "320",
    unpictured: say("学校不让拍照", "The school allows no pictures"),
  });
  await says("justice.liaison", say("办结 pf1", "close pf1"));
  await says("justice.liaison", say("普法台账", "publicity-plan"));
  await says("market.liaison", say("普法台账", "publicity-plan"));
};

/** Somebody in community correction travels and does not come back in time. */
const storyJ = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "town-qingquan.liaison",
      "justice.liaison",
      "procuratorate.procurator",
      "police.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("town-qingquan.liaison", say("矫正对象要出差", "correction leave"));
  await fills("town-qingquan.liaison", {
    ref: "C2026-07",
    purpose: say("签订购销合同", "To sign a contract"),
    destination: say("兰州市", "Lanzhou"),
    leaveOn: "2026-03-04",
    returnOn: "2026-03-06",
    proof: say("单位证明、合同", "Certificate, contract"),
  });
  await says("police.liaison", "jw1");
  await says("justice.liaison", "jw1");
  await presses("justice.liaison", say("批准外出", "Approve leave"), "JW");
  await fills("justice.liaison", {});
  await on("2026-03-05");
  await says(
    "justice.liaison",
    say(
      "延长外出 jw1 航班取消 返回日期=2026-03-08",
      "extend-leave jw1 The flight was cancelled returnOn=2026-03-08",
    ),
  );
  // Sunday was the last day: it is said in the first hour after it.
  await on("2026-03-09");
  await says("justice.liaison", "jw1");
  await presses("justice.liaison", say("通报未归", "Report not back"), "JW");
  await fills("justice.liaison", { finding: say("电话联系不上", "Cannot be reached") });
  await on("2026-03-10");
  await says("town-qingquan.liaison", say("报告返回 jw1 3月9日", "report-return jw1 9 Mar"));
};

/** What an enterprise asks goes first, is answered twice and settled by a meeting. */
const storyK = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage", "water"],
    posts: [
      "industry-federation.liaison",
      "water.liaison",
      "development.liaison",
      "gov-office.secretariat",
      "market.liaison",
    ],
  });
  const { says, presses, fills } = story;

  await says("industry-federation.liaison", say("企业有诉求", "an enterprise has a difficulty"));
  await fills("industry-federation.liaison", {
    title: say("厂区供水", "Water for a plant"),
    content: say("水压不足，停产两次", "The pressure is low; work stopped twice"),
    to: "water",
    key: "true",
    priority: say("影响春耕供货", "Spring supplies depend on it"),
  });
  await says("market.liaison", "qs1");
  await presses("water.liaison", say("答复诉求", "Answer"), "QS");
  await fills("water.liaison", { answer: say("本周加压", "Pressure is raised this week") });
  await presses("industry-federation.liaison", say("不满意", "Not satisfied"), "QS");
  await fills("industry-federation.liaison", { reason: say("水压没变", "It is as low as before") });
  await says("water.liaison", say("答复诉求 qs1 已换泵", "answer-request qs1 The pump is new"));
  await says(
    "industry-federation.liaison",
    say("评价诉求 qs1 不满意 仍然不足", "rate qs1 Not satisfied reason=Still too low"),
  );
  await says(
    "gov-office.secretariat",
    say("上会结果 qs1 新建加压站", "settle-request qs1 A new station is built"),
  );
};

/** A quarrel about a ditch, referred by the petition bureau, agreed in a township, and performed. */
const storyM = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: ["petition.liaison", "town-qingquan.liaison", "town-qingquan.head", "water.liaison"],
  });
  const { says, presses, fills, on } = story;

  await says("petition.liaison", say("委托调解", "refer-dispute"));
  await fills("petition.liaison", {
    ref: "V2026-07",
    source: "letters",
    to: "town-qingquan",
    dispute: say("相邻两户因排水沟改道发生争执", "Two households quarrel about a ditch"),
  });
  await says("water.liaison", "tj1");
  await on("2026-03-05");
  await says("town-qingquan.liaison", "tj1");
  await presses("town-qingquan.liaison", say("受理", "Take up"), "TJ");
  await fills("town-qingquan.liaison", {});
  await says(
    "town-qingquan.liaison",
    say(
      "调解结果 tj1 双方同意恢复原水沟 结果=达成协议 履行期限=2026-03-20",
      "conclude tj1 The old ditch is restored result=agreed performBy=2026-03-20",
    ),
  );
  await on("2026-03-20");
  await says(
    "town-qingquan.liaison",
    say("履行情况 tj1 水沟已恢复 已履行=是", "perform tj1 Restored performed=yes"),
  );
};

/** A quarter's figures: frozen, checked by two units and not by the third, a remark kept back, out, corrected. */
const storyN = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-02-02T02:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "gov-office.publisher",
      "gov-office.secrecy",
      "gov-office.head",
      "procuratorate.procurator",
      "water.liaison",
      "education.liaison",
      "market.liaison",
    ],
  });
  const { says, presses, fills, on } = story;
  const record = (title: string, number: number, unit: string) =>
    `登记建议 标题=${title} 文号=山检建〔2026〕${number}号 类型=社会治理 单位=${unit} 送达日期=2026-02-02 异议期=10 内容=依法查处`;

  await says("procuratorate.procurator", record("河道采砂", 1, "水务局"));
  await says("procuratorate.procurator", record("校车安全", 2, "教育局"));
  await says(
    "market.liaison",
    "提交线索 标题=刷单线索 类别=电信网络诈骗 事实=群众反映 地点=清泉镇 日期=2026-02-01 来源=履职",
  );
  await on("2026-04-07");
  await says(
    "gov-office.publisher",
    say(
      "公布 编制 2026年第一季度 说明=第一小学附近发案较多",
      "bulletin compile Q1 2026 notes=More cases near the First School",
    ),
  );
  await presses("water.liaison", say("核对无误", "Figures are right"), "GB");
  await says(
    "education.liaison",
    say("数据有误 gb1 行=1 理由=少计一件", "figures-wrong gb1 line=1 reason=One is missing"),
  );
  await says(
    "gov-office.publisher",
    say(
      "答复核对 gb1 行=1 处理=维持 理由=另一件在第二季度送达",
      "answer-check gb1 line=1 answer=keep reason=The other was served in the second quarter",
    ),
  );
  await on("2026-04-13");
  await says("gov-office.publisher", say("送保密审查 gb1", "send-to-review gb1"));
  await says(
    "gov-office.secrecy",
    say(
      "不予公开 gb1 行=2 理由=能看出是哪所学校",
      "keep-back gb1 line=2 reason=It shows which school it is",
    ),
  );
  await says("gov-office.secrecy", say("保密审查通过 gb1", "pass-review gb1"));
  await presses("gov-office.head", say("批准公布", "Approve"), "GB");
  await says("market.liaison", "gb1");
  await presses("gov-office.publisher", say("发布公报", "Publish"), "GB");
  await fills("gov-office.publisher", {});
  await says("market.liaison", "gb1");
};

/** A river bank is restored and accepted, the case ends as done, and a month later the outfall is back. */
const storyX = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage", "water"],
    posts: [
      "procuratorate.procurator",
      "water.liaison",
      "ecology.liaison",
      "procuratorate.chief",
      "water.head",
    ],
  });
  const { says, presses, fills, on } = story;

  await says(
    "procuratorate.procurator",
    say(
      "登记建议 标题=三号口排污 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=封堵排污口并恢复河岸",
      "record rec title=Outfall three number=山检建〔2026〕3号 type=public-interest to=water servedOn=2026-03-02 objectionDays=10 asks=Seal the outfall and restore the bank",
    ),
  );
  await says("water.liaison", say("签收 jy1", "ack jy1"));
  await says(
    "water.liaison",
    say("回复 jy1 采纳情况=全部采纳 措施=已封堵", "reply jy1 adoption=full measures=sealed"),
  );
  await says("procuratorate.procurator", "jy1");
  await presses("procuratorate.procurator", say("转为修复", "Make a restoration"), "JY");
  await fills("procuratorate.procurator", {
    title: say("三号口河岸复绿", "Bank at outfall three"),
    category: "water-pollution",
    acceptor: "ecology",
    stages: say("清淤 2026-03-20；种草 2026-04-10", "dredging 2026-03-20; sowing 2026-04-10"),
    area: say("3.5公顷", "3.5 ha"),
    river: say("1.2公里", "1.2 km"),
  });
  await says("water.liaison", "xf1");
  await on("2026-03-19");
  await presses("water.liaison", say("修复进展", "Progress"), "XF");
  await fills("water.liaison", { progress: say("清淤完成", "Dredged"), stage: "1" });
  await on("2026-04-09");
  await says(
    "water.liaison",
    say("修复进展 xf1 草已种 完成阶段=2", "restoration progress xf1 Sown stage=2"),
  );
  await says(
    "water.liaison",
    say(
      "修复完工 xf1 已复绿 面积=3.5公顷 河道=1.2公里",
      "restoration finish xf1 The bank is green area=3.5ha river=1.2km",
    ),
  );
  await says(
    "ecology.liaison",
    say("验收不通过 xf1 成活率不足六成", "restoration return xf1 too little has grown"),
  );
  await on("2026-05-06");
  await says(
    "water.liaison",
    say(
      "修复完工 xf1 已补种 面积=3.5公顷 河道=1.2公里",
      "restoration finish xf1 Sown again area=3.5ha river=1.2km",
    ),
  );
  await says("ecology.liaison", "xf1");
  await presses("ecology.liaison", say("验收通过", "Accept"), "XF");
  await fills("ecology.liaison", {
    finding: say("现场查看，成活率九成", "Seen on the spot: nine in ten have grown"),
  });
  await says(
    "procuratorate.procurator",
    say("核实 jy1 已封堵并复绿 结果=到位", "verify jy1 sealed and green result=done"),
  );
  await says("procuratorate.chief", say("办结 jy1", "close jy1"));
  await on("2026-06-08");
  await says("procuratorate.procurator", "jy1");
  await presses("procuratorate.procurator", say("回头看", "Look back"), "JY");
  await fills("procuratorate.procurator", {
    finding: say("暗管又在排水", "The pipe discharges again"),
    place: say("三号口", "Outfall three"),
    result: "relapse",
    unpictured: say("雨大", "heavy rain"),
  });
};

/** Nothing was answered: the chief sues, the court hears and judges, and the bureau performs. */
const storyV = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-05-08T01:00:00.000Z", {
    ...setting,
    groups: ["water"],
    posts: ["procuratorate.chief", "procuratorate.procurator", "water.liaison", "court.clerk"],
  });
  const { says, presses, fills, on } = story;

  await says(
    "procuratorate.procurator",
    say(
      "登记建议 标题=三号口排污 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=封堵排污口",
      "record rec title=Outfall three number=山检建〔2026〕3号 type=public-interest to=water servedOn=2026-03-02 objectionDays=10 asks=Seal the outfall",
    ),
  );
  await says(
    "procuratorate.chief",
    say("起诉 jy1 起诉理由=逾期不回复，也没有采取措施", "sue jy1 ground=no-reply"),
  );
  await says("procuratorate.procurator", "ss1");
  await presses("procuratorate.procurator", say("法院立案", "Filed by the court"), "SS");
  await fills("procuratorate.procurator", {
    caseNo: "（2026）甘0725行初3号",
    copyOn: "2026-05-08",
  });
  await on("2026-05-11");
  await says(
    "water.liaison",
    say("提交答辩 ss1 已在整改", "litigation defend ss1 It is being sealed"),
  );
  await says(
    "procuratorate.procurator",
    say(
      "排定开庭 ss1 开庭时间=2026-05-20 09:00 地点=第一法庭",
      "schedule-hearing ss1 startsAt=2026-05-20 09:00 place=Court one",
    ),
  );
  await presses("procuratorate.procurator", say("转为出庭应诉", "Make a court appearance"), "SS");
  await fills("procuratorate.procurator", {});
  await on("2026-05-20");
  await says(
    "procuratorate.procurator",
    say("庭审情况 ss1 双方已质证", "hold-hearing ss1 The evidence was heard"),
  );
  await says(
    "procuratorate.procurator",
    say(
      "判决结果 ss1 责令封堵 结果=支持全部诉讼请求",
      "judge-suit ss1 The outfall is to be sealed result=upheld",
    ),
  );
  await says(
    "procuratorate.procurator",
    say("送达判决 ss1 履行期限=2026-06-22", "serve-judgment ss1 performBy=2026-06-22"),
  );
  await on("2026-06-22");
  await says(
    "water.liaison",
    say("判决履行 ss1 已封堵 已履行=是", "perform-judgment ss1 Sealed performed=yes"),
  );
};

/** The entry check of a year: who has reported and who has not, somebody unfit, a check before hiring, the register. */
const storyRz = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "procuratorate.procurator",
      "health.liaison",
      "education.liaison",
      "civil-affairs.liaison",
      "civil-affairs.head",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("procuratorate.procurator", say("布置入职查询", "ask-entry-check"));
  await fills("procuratorate.procurator", {
    units: ["health", "civil-affairs"],
    due: "2026-03-20",
  });
  await presses("health.liaison", say("报告入职查询", "Report the check"), "RZ");
  await fills("health.liaison", { checked: "300", unfit: "2", notHired: "1" });
  await says("civil-affairs.liaison", "rz1");
  await says(
    "health.liaison",
    say("查询处理结果 rz1 解聘人数=1", "settle-entry-check rz1 dismissed=1"),
  );
  await on("2026-03-19");
  await on("2026-03-23");
  await on("2026-03-25");
  await presses("procuratorate.procurator", say("督促", "Urge"), "RZ");
  await says(
    "education.liaison",
    say(
      "登记入职查询 6 不适合人数=0 类型=入职前",
      "record-entry-check 6 unfit=0 sort=before hiring",
    ),
  );
  await says("education.liaison", say("入职查询台账", "entry-checks"));
  await says("civil-affairs.liaison", say("入职查询台账", "entry-checks"));
};

/** A special campaign: matters gathered, progress and sums by unit, a unit pressed, the end. */
const storyZx = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    groups: ["linkage"],
    posts: [
      "gov-office.secretariat",
      "police.liaison",
      "civil-affairs.liaison",
      "civil-affairs.head",
      "town-weiqi.liaison",
    ],
  });
  const { says, presses, fills, on } = story;

  await says("gov-office.secretariat", say("发起专项", "start-campaign"));
  await fills("gov-office.secretariat", {
    title: say("打击养老诈骗", "Fraud on the elderly"),
    goal: say("追回老人被骗的钱", "The money of the old is recovered"),
    units: ["police", "civil-affairs"],
    endsOn: "2026-05-29",
    categories: ["telecom-fraud"],
  });
  await says(
    "town-weiqi.liaison",
    "提交线索 标题=刷单 类别=电信网络诈骗 事实=群众反映被骗 地点=位奇镇 日期=2026-03-01 来源=履职",
  );
  await says("police.liaison", say("归入专项 xs1 zx1", "gather xs1 zx1"));
  await says("civil-affairs.liaison", "zx1");
  await on("2026-03-20");
  await presses("police.liaison", say("专项进展", "Report progress"), "ZX");
  await fills("police.liaison", {
    said: say("已破案两起", "Two cases solved"),
    recovered: "120000",
  });
  await on("2026-04-08");
  await says("gov-office.secretariat", say("督促 zx1 请说明原因", "urge zx1 Say why"));
  await says("civil-affairs.liaison", say("专项进展 zx1 已走访", "progress zx1 Visits made"));
  await on("2026-05-29");
  await says("gov-office.secretariat", say("办结 zx1 已建立机制", "close zx1 It goes on"));
  await says("gov-office.secretariat", say("文书 zx1", "documents zx1"));
};

/** The third clue of one category in one township; one recommendation answers all of them. */
const storyLa = async (say: Say, setting: Setting): Promise<void> => {
  story = await tells("2026-03-02T01:00:00.000Z", {
    ...setting,
    mornings: true,
    groups: ["linkage"],
    posts: [
      "town-weiqi.liaison",
      "procuratorate.intake",
      "procuratorate.procurator",
      "agriculture.liaison",
    ],
  });
  const { says, presses, fills, on } = story;
  const clues = [
    [1, "芦堡", "Lubao", "地膜没有回收", "Film is left on the fields"],
    [2, "十里堡", "Shilipu", "农药瓶乱扔", "Bottles of pesticide lie about"],
    [3, "东湾", "Dongwan", "废渣倒进地里", "Slag is tipped on a field"],
  ] as const;
  for (const [number, village, at, zh, en] of clues) {
    await says(
      "town-weiqi.liaison",
      say(
        `提交线索 标题=${zh} 类别=耕地土壤污染 事实=${zh} 地点=位奇镇${village}村 日期=2026-03-01 来源=履职 接收单位=检察院`,
        `submit clue title="${en}" category="Farmland soil" facts="${en}" place="${at}, Weiqi Town" occurredOn=2026-03-01 source=duty to=procuratorate`,
      ),
    );
    await says("procuratorate.intake", say(`受理 xs${number}`, `accept xs${number}`));
  }
  await on("2026-03-03");
  await says("procuratorate.procurator", "xs3");
  await presses(
    "procuratorate.procurator",
    say("这3件一并提出检察建议", "One recommendation for these 3"),
    "XS",
  );
  await fills("procuratorate.procurator", {
    title: say("加强耕地巡查", "Watch over the fields"),
    number: "山检建〔2026〕3号",
    to: ["agriculture"],
    servedOn: "2026-03-03",
    asks: say("建立巡查机制", "Patrol them"),
  });
  await says("agriculture.liaison", "jy1");
  await says("town-weiqi.liaison", "xs1");
};

const languages = { "zh-CN": (zh: string) => zh, en: (_: string, en: string) => en } as const;

const shorter = [
  ["c", storyC],
  ["e", storyE],
  ["g", storyG],
  ["t", storyT],
  ["h", storyH],
  ["r", storyR],
  ["s", storyS],
  ["b", storyB],
  ["p", storyP],
  ["n", storyN],
  ["j", storyJ],
  ["k", storyK],
  ["f", storyF],
  ["l", storyL],
  ["m", storyM],
  ["x", storyX],
  ["v", storyV],
  ["rz", storyRz],
  ["zx", storyZx],
  ["la", storyLa],
] as const;

describe.each([
  ["zh-CN", 0, [["a", storyA], ...shorter]],
  ["en", 1, [["a", storyA], ...shorter]],
  ["zh-CN", 2, shorter],
] as const)("in %s, turn %i", (language, turn, stories) => {
  it.each(stories)("story %s", async (name, plays) => {
    await plays(languages[language], { language, turn });
    await expect(story.told()).toMatchFileSnapshot(`stories/${name}.${language}.txt`);
    expect(await story.behind()).toEqual([]);
  });
});
