import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLine } from "../../src/line/read-line.ts";
import type { Line } from "../../src/line/verb.ts";
import { now, verbs } from "./verbs.ts";

const read = (line: string): Line => readLine(line, verbs, now);

/** A command line as one can compare it: `clue.accept XS-2026-0001 {…}`, candidates joined by `|`. */
const commands = (line: string) => {
  const found = read(line);
  if (found.is !== "command") return found.is;
  const number = found.code ?? found.reference;
  return {
    is: found.candidates.map(({ verb }) => verb.id).join(" | "),
    ...(number === undefined ? {} : { number }),
    ...found.candidates[0]?.values,
    ...(found.candidates[0]?.rest === undefined ? {} : { rest: found.candidates[0].rest }),
  };
};

describe("commands as people type them", () => {
  test.each<[string, Record<string, string>]>([
    ["提交线索", { is: "clue.submit" }],
    ["线索 提交", { is: "clue.submit" }],
    ["线索提交", { is: "clue.submit" }],
    ["线索：提交", { is: "clue.submit" }],
    ["clue submit", { is: "clue.submit" }],
    ["Submit Clue", { is: "clue.submit" }],
    ["线索 提交 标题：黑水", { is: "clue.submit", title: "黑水" }],
    [
      "提交线索\n标题：黑水\n类别：水污染",
      { is: "clue.submit", title: "黑水", category: "水污染" },
    ],
    [
      "submit clue title=Black water category=water-pollution",
      { is: "clue.submit", title: "Black water", category: "water-pollution" },
    ],
    ["submit clue occurredOn=yesterday", { is: "clue.submit", occurredOn: "yesterday" }],
    ["submit clue OCCURREDON：yesterday", { is: "clue.submit", occurredOn: "yesterday" }],
    [
      "submit clue black water flows to the river from the mill",
      { is: "clue.submit", facts: "black water flows to the river from the mill" },
    ],
    ["受理xs1", { is: "clue.accept", number: "XS-2026-0001" }],
    ["受理 ＸＳ－２０２６－１", { is: "clue.accept", number: "XS-2026-0001" }],
    ["xs1 受理", { is: "clue.accept", number: "XS-2026-0001" }],
    ["线索 受理 xs1", { is: "clue.accept", number: "XS-2026-0001" }],
    ["受理线索xs1", { is: "clue.accept", number: "XS-2026-0001" }],
    ["线索 xs1 受理", { is: "clue.accept", number: "XS-2026-0001" }],
    ["签收", { is: "rec.acknowledge" }],
    ["签 收", { is: "rec.acknowledge" }],
    ["收到", { is: "rec.acknowledge" }],
    ["收到。", { is: "rec.acknowledge" }],
    ["收到，谢谢！", { is: "rec.acknowledge" }],
    ["收到了👌", { is: "rec.acknowledge" }],
    ["ack, thanks", { is: "rec.acknowledge" }],
    ["签收一下", { is: "rec.acknowledge" }],
    ["签收 JY-2026-0003", { is: "rec.acknowledge", number: "JY-2026-0003" }],
    ["ack jy1", { is: "rec.acknowledge", number: "JY-2026-0001" }],
    ["ackjy1", { is: "rec.acknowledge", number: "JY-2026-0001" }],
    ["签收 山检建[2025]3号", { is: "rec.acknowledge", number: "山检建〔2025〕3号" }],
    ["收到山检建〔2025〕3号", { is: "rec.acknowledge", number: "山检建〔2025〕3号" }],
    ["签收 联系人=张科长", { is: "rec.acknowledge", contact: "张科长" }],
    ["签收联系人：张科长", { is: "rec.acknowledge", contact: "张科长" }],
    [
      "退回 XS-2026-0001 不归我们管，应是生态环境分局",
      { is: "clue.return", number: "XS-2026-0001", reason: "不归我们管，应是生态环境分局" },
    ],
    [
      "退回XS-2026-0001不归我们管 建议单位=生态环境分局",
      { is: "clue.return", number: "XS-2026-0001", reason: "不归我们管", proposed: "生态环境分局" },
    ],
    [
      "退回 xs1 “不归我们管，理由：职责”",
      { is: "clue.return", number: "XS-2026-0001", reason: "不归我们管，理由：职责" },
    ],
    ["退回 线索不属实", { is: "clue.return | rec.send-back | task.return", reason: "线索不属实" }],
    ["退回线索不归我们管", { is: "clue.return", reason: "不归我们管" }],
    ["退回 rw2 未完成", { is: "task.return", number: "RW-2026-0002", reason: "未完成" }],
    ["send back jy1 not done", { is: "rec.send-back", number: "JY-2026-0001", reason: "not done" }],
    ["return xs1 not ours", { is: "clue.return", number: "XS-2026-0001", reason: "not ours" }],
    ["核实", { is: "rec.verify | task.verify" }],
    ["核实 jy1", { is: "rec.verify", number: "JY-2026-0001" }],
    ["核实任务", { is: "task.verify" }],
    ["登记", { is: "clue.register | rec.record" }],
    ["登记xs1", { is: "clue.register", number: "XS-2026-0001" }],
    ["办结 已处理完毕", { is: "clue.close", reason: "已处理完毕" }],
    ["异议 jy1 数据有误", { is: "rec.object", number: "JY-2026-0001", reason: "数据有误" }],
    ["采纳异议 jy1 修改", { is: "rec.uphold", number: "JY-2026-0001", result: "修改" }],
    ["不立案 xs1 证据不足", { is: "clue.decline", number: "XS-2026-0001", reason: "证据不足" }],
    [
      "会议 安排 时间=下周三 下午3点 参会单位=水务局、公安局",
      { is: "meeting.schedule", startsAt: "下周三 下午3点", invite: "水务局、公安局" },
    ],
    [
      "安排 时间 下周三 下午3点 参会单位 水务局、公安局",
      { is: "meeting.schedule", startsAt: "下周三 下午3点", invite: "水务局、公安局" },
    ],
    [
      "安排会议，时间：下周三15:00；参会单位：水务局；参会单位：公安局",
      { is: "meeting.schedule", startsAt: "下周三15:00", invite: "水务局、公安局" },
    ],
    ["安排会议讨论黑水", { is: "meeting.schedule", agenda: "讨论黑水" }],
    ["委托 hy1 司法局长", { is: "meeting.entrust", number: "HY-2026-0001", deputy: "司法局长" }],
    ["改期 hy1 下周四9点", { is: "meeting.move", number: "HY-2026-0001", startsAt: "下周四9点" }],
    ["参会 HY-2026-0002 参加", { is: "meeting.rsvp", number: "HY-2026-0002", answer: "参加" }],
    [
      "参会 hy2 不参加 理由=当日执法检查",
      { is: "meeting.rsvp", number: "HY-2026-0002", answer: "不参加", reason: "当日执法检查" },
    ],
    [
      "回复 JY-2026-0001 采纳情况=全部采纳 措施=已清理河道，拆除排污口",
      {
        is: "rec.reply",
        number: "JY-2026-0001",
        adoption: "全部采纳",
        measures: "已清理河道，拆除排污口",
      },
    ],
    [
      "回复 jy1 全部采纳，已清理河道",
      { is: "rec.reply", number: "JY-2026-0001", adoption: "全部采纳", measures: "已清理河道" },
    ],
    [
      "登记 建议 标题=清理河道 文号=山检建〔2025〕3号 单位=水务局 送达日期=2025-08-01 异议期=10 内容=清理",
      {
        is: "rec.record",
        title: "清理河道",
        number: "山检建〔2025〕3号",
        to: "水务局",
        servedOn: "2025-08-01",
        objectionDays: "10",
        asks: "清理",
      },
    ],
    ["登记 检察建议 标题=清理", { is: "rec.record", title: "清理" }],
    ["登记建议标题=清理", { is: "rec.record", title: "清理" }],
    ["提交线索 XS-2026-0001下游又有黑水", { is: "clue.submit", facts: "XS-2026-0001下游又有黑水" }],
    [
      "transfer xs1 to ecology reason not ours",
      {
        is: "clue.transfer",
        number: "XS-2026-0001",
        to: "ecology",
        reason: "not ours",
      },
    ],
    ["clue transfer xs1", { is: "clue.transfer", number: "XS-2026-0001" }],
    ["transfer file ys1", { is: "transfer.file", number: "YS-2026-0001" }],
    ["群 绑定 联动群", { is: "group.bind", to: "联动群" }],
    ["群绑定联动群", { is: "group.bind", to: "联动群" }],
    ["群 解绑", { is: "group.unbind" }],
    ["绑定 ABCD-EFGH", { is: "bind", code: "ABCD-EFGH" }],
    ["期限 试算 rec.reply 2025-08-01", { is: "deadline", target: "试算 rec.reply 2025-08-01" }],
    ["期限试算 rec.reply 2025-08-01", { is: "deadline", target: "试算 rec.reply 2025-08-01" }],
    ["期限 JY-2026-0001", { is: "deadline", number: "JY-2026-0001" }],
    ["查xs1", { is: "show", number: "XS-2026-0001" }],
    ["查一下 xs1", { is: "show", number: "XS-2026-0001" }],
    ["show xs1", { is: "show", number: "XS-2026-0001" }],
    ["列表 线索", { is: "list", kind: "线索" }],
    ["线索 列表", { is: "list", kind: "线索" }],
    ["搜索山丹河", { is: "search", words: "山丹河" }],
    ["search the river", { is: "search", words: "the river" }],
    ["时钟 +1天", { is: "clock", by: "+1天" }],
    ["语言English", { is: "language", language: "English" }],
    ["帮助", { is: "help" }],
    ["？", { is: "help" }],
    ["我的待办", { is: "todo" }],
  ])("%s", (line, meant) => expect(commands(line)).toEqual(meant));

  test("what was typed without a label stands in the main field and is said to", () => {
    const found = read("退回 xs1 不归我们管");
    expect(found).toMatchObject({
      candidates: [{ values: { reason: "不归我们管" }, main: "不归我们管" }],
    });
  });

  test("what belongs to no field is kept apart", () => {
    expect(commands("受理 xs1 马上派人")).toEqual({
      is: "clue.accept",
      number: "XS-2026-0001",
      rest: "马上派人",
    });
  });
});

describe("labels", () => {
  test.each<[string, Record<string, string>]>([
    // Longer labels win, a label inside a longer word is none, and a used one is text.
    ["标题=黑水 责任单位=砂场", { title: "黑水", accused: "砂场" }],
    [
      "事实=有人反映，污染来源：上游砂场 地点=大桥",
      { facts: "有人反映，污染来源：上游砂场", place: "大桥" },
    ],
    ["标题=黑水类别=水污染", { title: "黑水", category: "水污染" }],
    ["标题=黑水，类别：水污染；地点：大桥", { title: "黑水", category: "水污染", place: "大桥" }],
    ["标题 ＝ 黑水　类别　＝　水污染", { title: "黑水", category: "水污染" }],
    ["标题=“黑水 类别=其他” 类别=水污染", { title: "黑水 类别=其他", category: "水污染" }],
    ["标题=「黑水」处的砂场", { title: "「黑水」处的砂场" }],
    ["标题=“没有关上 类别=水污染", { title: "“没有关上", category: "水污染" }],
    ["标题= 类别=水污染", { category: "水污染" }],
    ["标题=甲 类别=水污染 标题=乙", { title: "甲 乙", category: "水污染" }],
    ["大桥下有黑水 地点=大桥", { facts: "大桥下有黑水", place: "大桥" }],
    ["title=a source: other", { title: "a", source: "other" }],
    // Nothing in an address is a label, in whatever form a chat writes it.
    [
      "事实=<https://news.example.cn/a?id=3&title=4|山丹河又见黑水：来源=群众> 有报道 地点=桥三",
      {
        facts: "<https://news.example.cn/a?id=3&title=4|山丹河又见黑水：来源=群众> 有报道",
        place: "桥三",
      },
    ],
    [
      "事实=[山丹河又见黑水](https://news.example.cn/a?source=3) 地点=桥三",
      { facts: "[山丹河又见黑水](https://news.example.cn/a?source=3)", place: "桥三" },
    ],
    [
      "事实=见 HTTPS://a.cn/?Title=3&证据=4，地点=桥三",
      { facts: "见 HTTPS://a.cn/?Title=3&证据=4", place: "桥三" },
    ],
    ["事实=https://a.cn/3地点=桥三", { facts: "https://a.cn/3", place: "桥三" }],
    ["事实=网页 ?title=3&to=4 打不开", { facts: "网页 ?title=3&to=4 打不开" }],
    [
      "标题=甲 事实=<https://a.cn/x 地点=桥三",
      { title: "甲", facts: "<https://a.cn/x", place: "桥三" },
    ],
    ["Responsible unit=mill", { accused: "mill" }],
  ])("提交线索 %s", (rest, values) => {
    const found = read(`提交线索 ${rest}`);
    expect(found).toMatchObject({ is: "command" });
    if (found.is === "command") expect(found.candidates[0]?.values).toEqual(values);
  });
});

describe("a form pasted as a list", () => {
  const form = { title: "三号口", category: "水污染", facts: "黑水直排", place: "桥三" };
  test.each<[string, string]>([
    ["bullets", "提交线索\n• 标题：三号口\n• 类别：水污染\n• 事实：黑水直排\n• 地点：桥三"],
    ["dashes", "提交线索\n- 标题:三号口\n- 类别:水污染\n- 事实:黑水直排\n- 地点:桥三"],
    ["stars", "提交线索\n* 标题：三号口\n* 类别：水污染\n* 事实：黑水直排\n* 地点：桥三"],
    ["numbers", "提交线索\n1. 标题：三号口\n2. 类别：水污染\n3. 事实：黑水直排\n4. 地点：桥三"],
    [
      "Chinese numbers",
      "提交线索\n一、标题：三号口\n二、类别：水污染\n三、事实：黑水直排\n四、地点：桥三",
    ],
    ["circled numbers", "提交线索\n① 标题：三号口\n②类别：水污染\n③事实：黑水直排\n④ 地点：桥三"],
    [
      "numbers in brackets",
      "提交线索\n（1）标题：三号口\n（2）类别：水污染\n（3）事实：黑水直排\n（4）地点：桥三",
    ],
    ["bold", "提交线索\n*标题*：三号口\n*类别*：水污染\n*事实*：黑水直排\n*地点*：桥三"],
    [
      "bold with the colon",
      "提交线索\n*标题：*三号口\n*类别：* 水污染\n*事实：*黑水直排\n*地点：*桥三",
    ],
    [
      "Markdown",
      "提交线索\n- **标题**: 三号口\n- **类别**: 水污染\n- **事实**: 黑水直排\n- **地点**: 桥三",
    ],
    ["brackets on one line", "提交线索 【标题】三号口【类别】水污染【事实】黑水直排【地点】桥三"],
    ["brackets", "提交线索\n【标题】三号口\n【类别】：水污染\n【事实】黑水直排\n【地点】桥三"],
    ["equals signs", "提交线索\n▪ 标题＝三号口\n▪ 类别＝水污染\n▪ 事实＝黑水直排\n▪ 地点＝桥三"],
    [
      "full width",
      "提交线索\n·　标题　：　三号口\n·　类别　：　水污染\n·　事实：黑水直排\n·　地点：桥三",
    ],
    ["a table", "提交线索\n标题\t三号口\n类别\t水污染\n事实\t黑水直排\n地点\t桥三"],
    ["any order", "提交线索\n• 地点：桥三\n• 事实：黑水直排\n• 类别：水污染\n• 标题：三号口"],
    ["line ends lost", "提交线索 • 标题：三号口 • 类别：水污染 • 事实：黑水直排 • 地点：桥三"],
    [
      "line ends of numbers lost",
      "提交线索 1. 标题：三号口 2. 类别：水污染 3. 事实：黑水直排 4. 地点：桥三",
    ],
    ["bars", "提交线索 标题：三号口 | 类别：水污染 | 事实：黑水直排 | 地点：桥三"],
    [
      "a bold command above",
      "*提交线索*\n• 标题：三号口\n• 类别：水污染\n• 事实：黑水直排\n• 地点：桥三",
    ],
    [
      "a command in brackets above",
      "【提交线索】\n标题：三号口\n类别：水污染\n事实：黑水直排\n地点：桥三",
    ],
    [
      "a bullet before the command",
      "• 提交线索\n• 标题：三号口\n• 类别：水污染\n• 事实：黑水直排\n• 地点：桥三",
    ],
  ])("with %s", (_, line) => expect(commands(line)).toEqual({ is: "clue.submit", ...form }));

  test.each<[string, Record<string, string>]>([
    // Lines of a value stay, and a list in it.
    [
      "• 标题：三号口\n• 事实：黑水直排\n  1. 夜里\n  2. 味大\n• 地点：桥三",
      { title: "三号口", facts: "黑水直排\n  1. 夜里\n  2. 味大", place: "桥三" },
    ],
    ["河道问题情况表\n• 标题：三号口", { facts: "河道问题情况表", title: "三号口" }],
    // What stands directly behind a mark is a value, and so is a number in a text.
    ["地点=3. 标题=三号口", { place: "3.", title: "三号口" }],
    ["地点=大桥 3. 标题=三号口", { place: "大桥 3.", title: "三号口" }],
    ["地点=5*3 标题=三号口", { place: "5*3", title: "三号口" }],
    ["标题=三号口*", { title: "三号口*" }],
  ])("提交线索\n%s", (rest, values) => {
    const found = read(`提交线索\n${rest}`);
    expect(found.is === "command" && found.candidates[0]?.values).toEqual(values);
  });
});

/** The unknown labels of a line's first candidate as one can compare them: `收到日期=8月1日 ? servedOn`. */
const unknown = (line: string): readonly string[] => {
  const found = read(line);
  if (found.is !== "command") return [found.is];
  return (found.candidates[0]?.unknown ?? []).map(
    ({ label, value, nearest }) => `${label}=${value} ? ${nearest ?? "none"}`,
  );
};

describe("a label that the command does not have", () => {
  test.each<[string, readonly string[], Record<string, string>]>([
    // Near one it has: by what it asks for, by a slip, by the word before it.
    ["登记建议 标题=甲 收到日期=8月1日", ["收到日期=8月1日 ? servedOn"], { title: "甲" }],
    ["登记建议 标题=甲 时间=8月1日", ["时间=8月1日 ? servedOn"], { title: "甲" }],
    ["登记建议 标题=甲 送大日期=8月1日", ["送大日期=8月1日 ? servedOn"], { title: "甲" }],
    ["登记建议 标题=甲 异议期限=10", ["异议期限=10 ? objectionDays"], { title: "甲" }],
    [
      "延期 rw1 延期到=8月30日 原因=设备未到",
      ["延期到=8月30日 ? due", "原因=设备未到 ? reason"],
      {},
    ],
    [
      "会议 安排 标题=甲 与会单位=水务局、公安局",
      ["与会单位=水务局、公安局 ? invite"],
      { title: "甲" },
    ],
    [
      "提交线索 标提=甲 地址=桥三 类型=水污染",
      ["标提=甲 ? title", "地址=桥三 ? place", "类型=水污染 ? category"],
      {},
    ],
    [
      "record rec title=a receivedOn=2025-08-01",
      ["receivedOn=2025-08-01 ? servedOn"],
      { title: "a" },
    ],
    ["record rec title=a Received on = 1 Aug", ["Received on=1 Aug ? servedOn"], { title: "a" }],
    ["submit clue titles=a", ["titles=a ? title"], {}],
    ["submit clue title=a colour=red", ["colour=red ? none"], { title: "a" }],
    ["提交线索 标题=甲 事实=乙 colour=red", ["colour=red ? none"], { title: "甲", facts: "乙" }],
    // Near none: what was given is kept apart all the same.
    ["登记建议 标题=甲 整改到=8月30日", ["整改到=8月30日 ? none"], { title: "甲" }],
    ["登记建议 标题=甲 回复日期=10月9日", ["回复日期=10月9日 ? none"], { title: "甲" }],
    ["回复 jy1 措施=已清理 金额=3万元", ["金额=3万元 ? none"], { measures: "已清理" }],
    ["反馈 xs1 已督促 联系电话=123", ["联系电话=123 ? none"], { reason: "已督促" }],
    ["受理 xs1 收到日期=8月1日", ["收到日期=8月1日 ? none"], {}],
    ["签收 收到日期=8月1日", ["收到日期=8月1日 ? none"], {}],
    ["提交线索 备注=", ["备注= ? none"], {}],
    // One that was given is not offered again, and none twice.
    [
      "登记建议 送达日期=8月2日 收到日期=8月1日",
      ["收到日期=8月1日 ? none"],
      { servedOn: "8月2日" },
    ],
    [
      "登记建议 收到日期=8月1日 签收日期=8月2日",
      ["收到日期=8月1日 ? servedOn", "签收日期=8月2日 ? none"],
      {},
    ],
    // However it is written.
    [
      "登记建议 标题＝甲，收到日期＝８月１日；文号＝3",
      ["收到日期=８月１日 ? servedOn"],
      { title: "甲", number: "3" },
    ],
    ["登记建议 标题=甲 收到日期：8月1日", ["收到日期=8月1日 ? servedOn"], { title: "甲" }],
    [
      "登记建议 标题=甲收到日期=8月1日文号=3",
      ["收到日期=8月1日 ? servedOn"],
      { title: "甲", number: "3" },
    ],
    ["登记建议收到日期=8月1日", ["收到日期=8月1日 ? servedOn"], {}],
    ["登记建议 收到日期 = 8月1日", ["收到日期=8月1日 ? servedOn"], {}],
    [
      "登记建议\n• *标题*：甲\n• *收到日期*：8月1日\n• *备注：* 无\n• *文号*：3",
      ["收到日期=8月1日 ? servedOn", "备注=无 ? none"],
      { title: "甲", number: "3" },
    ],
    ["登记建议\n【标题】甲\n【收到日期】8月1日", ["收到日期=8月1日 ? servedOn"], { title: "甲" }],
  ])("%s", (line, asked, values) => {
    expect(unknown(line)).toEqual(asked);
    const found = read(line);
    expect(found.is === "command" && found.candidates[0]?.values).toEqual(values);
  });

  test("the word of the kind before a label is no part of it", () => {
    expect(commands("会议 安排 会议时间=下周三15点 会议地点：三楼")).toEqual({
      is: "meeting.schedule",
      startsAt: "下周三15点",
      place: "三楼",
    });
  });

  test("of several commands of one name the one that has the label is meant", () => {
    expect(commands("退回 建议单位=水务局")).toEqual({ is: "clue.return", proposed: "水务局" });
  });
});

describe("what is no label stays in the text", () => {
  test.each([
    // Measurements, formulas, equations, addresses.
    "废水COD=350，氨氮=12mg/L",
    "经监测，浓度=350，超标",
    "经监测 噪声=70分贝 面积=3.5平方米",
    "经测算 面积=长×宽 流量=面积*流速",
    "面积=长×宽=200",
    "速度=路程/时间",
    "total=35 pH=7 NH3=4",
    "打不开 ?id=3&收到日期=4",
    "见 https://a.cn/?收到日期=8月1日",
    "“收到日期=8月1日”是原话",
    // Prose with colons.
    "他说：没有办法",
    "情况如下：黑水直排，处理结果：未整改",
    "现场情况：黑水\n处理结果：已责令\n有关说明：夜里更多",
    "污染来源：上游砂场",
    "see note: fine",
  ])("提交线索 标题=甲 事实=%s", (facts) => {
    const line = `提交线索 标题=甲 事实=${facts}`;
    const whole = facts.replace(/^“(.*)”$/, "$1");
    expect(commands(line)).toEqual({ is: "clue.submit", title: "甲", facts: whole });
    expect(unknown(line)).toEqual([]);
  });

  test.each(["收到日期=8月1日", "收到群众反映，金额=300万元", "会议室在三楼，时间：下周三"])(
    "%s is no command",
    (line) => expect(read(line).is).not.toBe("command"),
  );

  test("a search is for the text as it is", () => {
    expect(commands("搜索 日期=8月1日")).toEqual({ is: "search", words: "日期=8月1日" });
  });
});

describe("numbers alone", () => {
  test.each([
    ["xs1", { is: "show", code: "XS-2026-0001" }],
    ["XS-2026-0001。", { is: "show", code: "XS-2026-0001" }],
    ["线索 xs1", { is: "show", code: "XS-2026-0001" }],
    ["山检建（2025）3号", { is: "show", reference: "山检建〔2025〕3号" }],
    ["建议 山检建〔2025〕3号", { is: "show", reference: "山检建〔2025〕3号" }],
    ["检察建议〔2025〕3号", { is: "show", reference: "检察建议〔2025〕3号" }],
  ])("%s is opened", (line, meant) => expect(read(line)).toEqual(meant));
});

describe("nearly a command", () => {
  test.each<[string, string, string | undefined]>([
    ["线索", "clue.submit", undefined],
    ["clue", "clue.submit", undefined],
    ["签首", "rec.acknowledge", undefined],
    ["签首 JY-2026-0003", "rec.acknowledge", "JY-2026-0003"],
    ["受里xs1", "clue.accept", "XS-2026-0001"],
    ["提交现索", "clue.submit", undefined],
    ["我要提交线索", "clue.submit", undefined],
    ["sumbit clue", "clue.submit", undefined],
    ["serach", "search", undefined],
    ["收到，马上处理", "rec.acknowledge", undefined],
    ["收到？", "rec.acknowledge", undefined],
    ["help me", "help", undefined],
    ["受理 JY-2026-0001", "rec.acknowledge", "JY-2026-0001"],
    ["受理XS-2026-0001需要多久？", "clue.accept", "XS-2026-0001"],
    ["会议 受理", "clue.accept", undefined],
  ])("%s is answered with %s", (line, first, code) => {
    const found = read(line);
    expect(found).toMatchObject({ is: "unknown", ...(code === undefined ? {} : { code }) });
    if (found.is === "unknown") expect(found.nearest[0]?.id).toBe(first);
  });

  test("a kind alone offers everything of that kind, its opening first", () => {
    const found = read("会议");
    expect(found.is === "unknown" && found.nearest.map(({ id }) => id)).toEqual([
      "meeting.schedule",
      "meeting.propose",
      "meeting.entrust",
      "meeting.rsvp",
      "meeting.move",
      "meeting.cancel",
      "meeting.hold",
      "meeting.resolve",
      "meeting.minutes",
    ]);
  });
});

describe("sentences stay sentences, whatever word they begin with", () => {
  test.each([
    "山丹河大桥下有黑水，味很大",
    "收到群众反映，山丹河大桥下有黑水",
    "收到群众来信，联系人：张某，反映河道黑水",
    "收到一份举报材料，说砂场夜里排水",
    "签收之后多久必须书面回复检察院",
    "提交的线索怎么查不到处理结果了",
    "受理后多长时间能收到反馈呢请告诉我",
    "退回的线索能不能再提交一次给检察院",
    "回复群众说已经处理但是现场还是黑水",
    "反馈的问题一直没有解决，群众意见很大",
    "会议室门口的污水井盖坏了三天没人修",
    "会议安排在下周三下午三点，请各单位准备",
    "建议加强河道巡查，防止有人倾倒垃圾",
    "建议：加强河道巡查，防止有人倾倒垃圾",
    "线索：山丹河大桥下有黑水，味很大",
    "意见箱里有人反映砂场夜里偷排黑水",
    "群众反映山丹河大桥下有黑水，味很大",
    "我们单位昨天发现大桥下有黑水，怎么办",
    "查处了一起非法采砂案件，现场有三台机器",
    "移送的案件材料不全，公安局退了回来",
    "登记在册的砂场有三家，都没有环评手续",
    "安排好人手以后我们再去现场看一次情况",
    "取消农村客运班线后学生上学很不方便",
    "期限到了怎么办，还没有收到回复",
    "XS-2026-0001 现在办到哪一步了，请告诉我一下",
    "show me the money",
    "close the door please",
    "submit a clue about the water",
    "return of the river chief system",
    "file the papers with the court tomorrow",
    "reply to him by tomorrow please",
    "There is black water under the bridge",
    "helping the elderly with wage arrears",
  ])("%s", (line) => expect(read(line)).toEqual({ is: "sentence", text: line }));
});

test.each(["", "   ", "\n\t", "👌", "👍🏻👍🏻", "。。。", "\u200b\u202e", "\u0000\u0007", "……！"])(
  "%j says nothing",
  (line) => expect(read(line)).toEqual({ is: "empty" }),
);

describe("whatever is typed", () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...["线索", "提交", "退回", "签收", "会议", "clue", "submit", "xs1", "JY-2026-0001"],
        ...[
          "山检建〔2025〕3号",
          "标题",
          "=",
          "：",
          " ",
          "　",
          "“",
          "”",
          '"',
          "，",
          "\n",
          "ＸＳ１",
          "？",
        ],
        ...["不归我们管", "了", "👌", "\u200b", "\ud800", "理由", "to", "参会单位"],
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 14 },
  );

  test("reading never throws, gives values of real fields only, and keeps no invisible character", () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const found = read(parts.join(""));
        if (found.is === "command") {
          expect(found.candidates.length).toBeGreaterThan(0);
          for (const { verb, values } of found.candidates)
            for (const [key, value] of Object.entries(values)) {
              expect(Object.hasOwn(verb.fields, key)).toBe(true);
              expect(value).toBe(value.trim());
              expect(value).not.toMatch(/[\u200b\u202e\p{Cs}]/u);
            }
        }
        if (found.is === "unknown") expect(found.nearest.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("labelled values come back as they were given, in any order", () => {
    const value = fc
      .string({ unit: fc.constantFrom(..."山丹河大桥黑水abc 12，。"), minLength: 1, maxLength: 12 })
      .map((typed) => typed.replace(/^[\s，]+|[\s，]+$/gu, "").replace(/\s+/g, " "))
      .filter((typed) => typed !== "");
    fc.assert(
      fc.property(
        fc.record({ title: value, place: value, evidence: value }),
        fc.shuffledSubarray(["title", "place", "evidence"] as const, { minLength: 3 }),
        fc.constantFrom("=", "＝", ":", "："),
        (values, order, mark) => {
          const labels = { title: "标题", place: "地点", evidence: "证据" };
          const line = `提交线索 ${order.map((key) => `${labels[key]}${mark}${values[key]}`).join(" ")}`;
          expect(read(line)).toMatchObject({ is: "command", candidates: [{ values }] });
        },
      ),
    );
  });

  test("nothing that is typed behind a command is lost", () => {
    // Words that are nobody's label, and labels of this command and of none, with every mark.
    const word = fc.constantFrom(
      ...[
        "黑水直排",
        "8月1日",
        "水务局",
        "三号口附近",
        "350",
        "大桥下",
        "3万元",
        "COD=350",
        "他说：没有",
      ],
    );
    const label = fc.constantFrom(
      ...[
        "标题",
        "地点",
        "事实",
        "证据",
        "日期",
        "收到日期",
        "备注",
        "整改到",
        "联系电话",
        "地址",
        "参会单位",
      ],
    );
    const mark = fc.constantFrom("=", "＝", "：", ":", " = ");
    const gap = fc.constantFrom(" ", "\n", "，", "；", "\n• ", "\n1. ", "　");
    const piece = fc.oneof(
      fc.record({ word, gap }).map(({ word, gap }) => ({ line: `${gap}${word}`, words: [word] })),
      fc.record({ label, mark, word, gap }).map(({ label, mark, word, gap }) => ({
        line: `${gap}${label}${mark}${word}`,
        words: [word],
        label,
      })),
    );
    const known = new Set(["标题", "地点", "事实", "证据", "日期"]);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const found = read(`提交线索${pieces.map(({ line }) => line).join("")}`);
        if (found.is !== "command") throw new Error(found.is);
        const [{ values = {}, rest = "", unknown: asked = [] } = {}] = found.candidates;
        const kept = [
          ...Object.values(values),
          rest,
          ...asked.map(({ label: one, value }) => `${one}=${value}`),
        ].join("\n");
        const times = (text: string, part: string) => text.split(part).length - 1;
        const said = pieces.flatMap((one) => [
          ...one.words,
          ...("label" in one && !known.has(one.label) ? [one.label] : []),
        ]);
        for (const one of new Set(said))
          expect(times(kept, one)).toBeGreaterThanOrEqual(
            said.filter((other) => other === one).length,
          );
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ["收到日期=8月1日 ", "登记建议 "],
    ["日期：", "登记建议 "],
    ["=", "登记建议 收到日期"],
    ["*", "登记建议 标题"],
    ["<https://a.cn/", "登记建议 "],
    ["【标题】", "登记建议 "],
    ["\n• 标题：", "登记建议 "],
    ["Ａ", ""],
    ["标题=“ ", "提交线索 "],
    ["标题 ", "提交线索 "],
    ["理由 办结 ", "办结 "],
    ["“”", "退回 "],
    ["“", "退回 "],
    ["“」", "退回 "],
    ['"', "退回 "],
    ["？", "退回"],
    [" ", "线索 提交"],
    ["山 ", ""],
    ["xs1 ", "受理 "],
    ["山丹〔", ""],
    ["👌", "收到"],
    ["\u200b", "a"],
    ["理由          ", "退回 "],
  ])("100,000 characters of %j behind %j take a moment", (unit, start) => {
    const line = `${start}${unit.repeat(Math.ceil(100_000 / unit.length))}x`;
    // Work that grows with the square of the length would not end within the test's time limit.
    expect(read(line).is).toMatch(/command|show|unknown|sentence|empty/);
  });
});
