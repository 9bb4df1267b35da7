import {
  choice,
  day,
  type Fields,
  line,
  long,
  moment,
  number,
  one,
  optional,
  several,
  yesNo,
} from "../../src/chat/field.ts";
import { text } from "../../src/chat/text.ts";
import type { Verb } from "../../src/line/verb.ts";

// The words of the contract's command table, with the fields that reading depends on.

const reason = long(text("理由", "Reason"), { main: true });
const title = line(text("标题", "Title"));

const kinds = {
  clue: { prefix: "XS", kindNames: ["线索", "clue"] },
  rec: { prefix: "JY", kindNames: ["建议", "检察建议", "rec"] },
  meeting: { prefix: "HY", kindNames: ["会议", "meeting"] },
  task: { prefix: "RW", kindNames: ["任务", "task"] },
  consultation: { prefix: "CS", kindNames: ["磋商", "consult"] },
  requisition: { prefix: "DY", kindNames: ["调阅", "requisition"] },
  transfer: { prefix: "YS", kindNames: ["移送", "transfer"] },
  opinion: { prefix: "YJ", kindNames: ["意见", "opinion"] },
  support: { prefix: "ZC", kindNames: ["支持起诉", "support"] },
} as const;

const matter = (
  kind: keyof typeof kinds,
  id: string,
  names: string,
  fields: Fields = {},
): Verb => ({
  id: `${kind}.${id}`,
  names: names.split(" "),
  ...kinds[kind],
  about: "matter",
  fields,
});

const opening = (kind: keyof typeof kinds, id: string, names: string, fields: Fields): Verb => ({
  ...matter(kind, id, names, fields),
  about: "opening",
});

const alone = (id: string, names: string, fields: Fields = {}, kindNames: string[] = []): Verb => ({
  id,
  names: names.split(" "),
  kindNames,
  about: "alone",
  fields,
});

const named = (id: string, zh: string, en = id, also: readonly string[] = []) => ({
  id,
  name: text(zh, en),
  also,
});

export const adoptions = [
  named("full", "全部采纳", "Adopted in full"),
  named("partial", "部分采纳", "Adopted in part"),
  named("none", "不采纳", "Not adopted"),
] as const;

export const answers = [
  named("yes", "参加", "Yes"),
  named("maybe", "待定", "Maybe"),
  named("no", "不参加", "No", ["去不了"]),
] as const;

export const verbs: readonly Verb[] = [
  opening("clue", "submit", "提交 submit", {
    title,
    category: one(text("类别", "Category"), "categories"),
    facts: long(text("事实", "Facts"), { main: true }),
    place: line(text("地点", "Place")),
    occurredOn: day(text("日期", "Date")),
    accused: optional(line(text("责任单位", "Responsible unit"))),
    source: choice(text("来源", "Source"), [named("complaint", "投诉"), named("other", "其他")]),
    evidence: optional(long(text("证据", "Evidence"))),
    to: optional(one(text("接收单位", "Receiving unit"), "organisations")),
  }),
  matter("clue", "supplement", "补充 supplement", {
    facts: long(text("事实", "Facts"), { main: true }),
  }),
  matter("clue", "register", "登记 register"),
  matter("clue", "assess", "评估 assess"),
  matter("clue", "ask", "补正 ask", { reason }),
  matter("clue", "accept", "受理 accept"),
  matter("clue", "return", "退回 return", {
    reason,
    proposed: optional(one(text("建议单位", "Proposed unit"), "organisations")),
  }),
  matter("clue", "transfer", "转送 transfer", {
    to: one(text("转送单位", "Transfer to"), "organisations"),
    reason,
  }),
  matter("clue", "file", "立案 file"),
  matter("clue", "decline", "不立案 decline", { reason }),
  matter("clue", "feedback", "反馈 feedback", { reason }),
  matter("clue", "merge", "合并 merge", { into: line(text("合并到", "Into")) }),
  matter("clue", "withdraw", "撤回 withdraw"),
  matter("clue", "close", "办结 close", { reason }),
  matter("clue", "reopen", "重开 reopen", { reason }),

  opening("rec", "record", "登记 record", {
    title,
    number: line(text("文号", "Number")),
    type: choice(text("类型", "Type"), [named("retrial", "再审"), named("governance", "社会治理")]),
    to: one(text("单位", "Addressee"), "organisations"),
    servedOn: day(text("送达日期", "Served on")),
    objectionDays: number(text("异议期", "Objection days"), 1, 60),
    asks: long(text("内容", "Asks"), { main: true }),
    urgent: optional(yesNo(text("紧急", "Urgent"))),
    copy: optional(several(text("抄送", "Copy to"), "organisations")),
  }),
  matter("rec", "acknowledge", "签收 收到 ack acknowledge", {
    contact: optional(line(text("联系人", "Contact"))),
    leader: optional(line(text("分管领导", "Leader in charge"))),
  }),
  matter("rec", "object", "异议 object", { reason }),
  matter("rec", "uphold", "采纳异议 uphold", {
    result: choice(text("处理", "Result"), [named("revise", "修改"), named("withdraw", "撤回")]),
  }),
  matter("rec", "reject", "驳回异议 reject", { reason }),
  matter("rec", "reply", "回复 reply", {
    adoption: choice(text("采纳情况", "Adoption"), adoptions),
    measures: long(text("措施", "Measures"), { main: true }),
  }),
  matter("rec", "verify", "核实 verify", { reason: optional(reason) }),
  matter("rec", "send-back", "退回 send-back", { reason }),
  matter("rec", "close", "办结 close"),
  matter("rec", "urge", "督促 urge", { reason }),
  matter("rec", "circulate", "通报 circulate", { reason }),
  matter("rec", "summon", "约谈 summon", { reason }),

  opening("meeting", "schedule", "安排 schedule", {
    title,
    startsAt: moment(text("时间", "Starts at")),
    invite: several(text("参会单位", "Invited units"), "organisations"),
    place: optional(line(text("地点", "Place"))),
    duration: optional(number(text("时长", "Duration"), 10, 600)),
    agenda: optional(long(text("议题", "Agenda"), { main: true })),
  }),
  opening("meeting", "propose", "提议 propose", { title }),
  matter("meeting", "entrust", "委托 entrust", {
    deputy: one(text("受托人", "Deputy"), "people"),
    until: optional(day(text("期限", "Until"))),
  }),
  matter("meeting", "rsvp", "参会 rsvp", {
    answer: choice(text("答复", "Answer"), answers, { main: true }),
    attendee: optional(line(text("参会人", "Attendee"))),
    reason: optional(line(text("理由", "Reason"))),
  }),
  matter("meeting", "move", "改期 move", { startsAt: moment(text("时间", "Starts at")) }),
  matter("meeting", "cancel", "取消 cancel", { reason }),
  matter("meeting", "hold", "召开 hold"),
  matter("meeting", "resolve", "议定 resolve", { reason }),
  matter("meeting", "minutes", "纪要 minutes", { reason }),

  matter("task", "accept", "接受 accept"),
  matter("task", "progress", "进展 progress", { reason }),
  matter("task", "extend", "延期 extend", { due: day(text("到期", "Due")), reason }),
  matter("task", "done", "完成 done", { evidence: optional(long(text("证据", "Evidence"))) }),
  matter("task", "verify", "核实 verify"),
  matter("task", "return", "退回 return", { reason }),
  opening("consultation", "propose", "提议 propose", { title }),
  opening("requisition", "issue", "发出 issue", { title }),
  opening("transfer", "send", "发出 send", { title }),
  matter("transfer", "file", "立案 file"),
  opening("opinion", "serve", "送达 serve", { title }),
  opening("support", "apply", "申请 apply", { title }),

  alone("help", "帮助 help ? ？"),
  alone("bind", "绑定 bind", { code: line(text("绑定码", "Code"), { main: true }) }),
  alone("me", "我 me"),
  alone("todo", "待办 todo 我的待办"),
  alone("show", "查 查看 show"),
  alone("list", "列表 list", {
    kind: optional(choice(text("种类", "Kind"), [named("clue", "线索")], { main: true })),
  }),
  alone("search", "搜索 搜 search", { words: line(text("搜什么", "Words"), { main: true }) }),
  {
    ...alone("deadline", "期限 deadline", {
      target: optional(line(text("编号或试算", "Number or trial"), { main: true })),
    }),
    ofMatter: true,
  },
  alone("delivery", "投递 delivery"),
  alone("language", "语言 language", {
    language: choice(text("语言", "Language"), [named("en", "英文", "English")], { main: true }),
  }),
  alone("clock", "时钟 clock", { by: line(text("拨多少", "By"), { main: true }) }),
  alone(
    "group.bind",
    "绑定 bind",
    { to: optional(line(text("绑定为", "Bind as"), { main: true })) },
    ["群", "group"],
  ),
  alone("group.unbind", "解绑 unbind", {}, ["群", "group"]),
];

export const now = "2026-11-23T01:00:00.000Z";
