/**
 * The nouns labels end in, by what they ask for. A word that ends in one and has = behind it is meant
 * as a label whatever stands before the noun: 收到日期, 回复期限, 联系电话.
 */
const NOUNS = {
  time: "日期 时间 期限 时限 限期 日子 截止 截至 到期 日 期 到 至 前 止 起 时",
  length: "天数 时长",
  count: "数量 人数 次数",
  money: "金额 数额 总额 价格 费用",
  unit: "单位 部门 机关 机构 对象 公司 企业",
  person: "负责人 联系人 领导 人员 姓名 人",
  reason: "理由 原因 缘由 缘故 说明",
  title: "标题 题目 名称 主题 题名",
  place: "地点 地址 位置 场所 地方 地段",
  content: "内容 事实 情况 经过 描述 详情 事项 问题 要求 请求 诉求",
  measures: "措施 做法 办法",
  kind: "类型 类别 种类 性质 分类 形式 方式 级别",
  number: "文号 编号 号码 字号 案号",
  evidence: "证据 材料 附件 照片 图片 视频",
  result: "结果 结论 处理 意见 答复 态度",
  source: "来源 出处 渠道",
  contact: "电话 手机 邮箱 联系方式",
  remark: "备注 附注 备考",
} as const;

/** What a label asks for. */
export type Noun = keyof typeof NOUNS;

/** Words that say the same before a noun: 收到日期 is 送达日期. */
const SAME = [
  "收到 送达 签收 接收 收件 收文 交付 寄达 受送达",
  "发生 发现 事发 案发",
  "参会 与会 参加 出席 到会 邀请",
  "回复 答复 反馈 复函",
  "整改 改正 完成",
  "责任 被举报 被反映 涉事 违法 涉案",
  "接收 转送 受理 承办 主办 办理",
  "开始 起始",
  "结束 截止 终止",
].map((group) => new Set(group.split(" ")));

const nouns = Object.entries(NOUNS)
  .flatMap(([noun, words]) => words.split(" ").map((word) => ({ noun: noun as Noun, word })))
  .sort((one, other) => other.word.length - one.word.length);

/** A label taken apart: the noun it ends in, and what stands before that. */
export type LabelParts = { readonly noun: Noun | undefined; readonly before: string };

/** Takes a label apart. */
export const partsOfLabel = (label: string): LabelParts => {
  const found = nouns.find(({ word }) => label.endsWith(word));
  return {
    noun: found?.noun,
    before: found === undefined ? label : label.slice(0, -found.word.length),
  };
};

/** Whether two words mean the same before a noun. */
export const saysTheSame = (one: string, other: string): boolean =>
  one === other || SAME.some((group) => group.has(one) && group.has(other));

/** Whether a word is one that is known to stand before a noun. */
export const standsBeforeNoun = (word: string): boolean => SAME.some((group) => group.has(word));
