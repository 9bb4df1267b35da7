import { type Bilingual, type Day, dayText } from "./day.ts";
import { chineseNumber } from "./numeral.ts";

/** What a period is counted in: calendar days, working days, months, hours. */
export type PeriodUnit = "d" | "wd" | "m" | "h";

/** One legal or agreed period, in the wording and on the basis in force from `version` on. */
export type DeadlineRule = {
  id: string;
  /** The day from which this wording applies. */
  version: Day;
  name: Bilingual;
  /** What must be done in time, after "by 9 Oct" (`10月9日前…`). */
  act: Bilingual;
  /** Where it is no last day for an act: from its day the act `may` be done; on its day a period (`act`) `ends`. */
  says?: "may" | "ends";
  /** What the period starts with, beside a date: `8月1日送达`, `served on 1 Aug`. */
  starts: Bilingual;
  /** In `unit`s; undefined when the document or the issuer must state it. */
  amount: number | undefined;
  /** What a form suggests where the amount must be typed in. */
  prefill?: number;
  /** The amount, or the suggestion, for what is marked urgent. */
  urgent?: number;
  unit: PeriodUnit;
  /**
   * A last day that is a rest day moves to the `next` working day or stays (`none`: hours, and
   * working days, which never end on one); `back` counts the whole period backwards from the
   * starting event and moves a rest day to the working day before it.
   */
  roll: "next" | "none" | "back";
  basis: Bilingual;
  /** Read in the instrument itself, known from others quoting it, or a default of this product. */
  status: "verified" | "secondary" | "product";
  note?: Bilingual;
  /** The document that may state its last day, which is then the document's own and not the law's. */
  document?: Bilingual;
  /** What follows where a period that `ends` ends without what it is for. */
  afterwards?: { unless: Bilingual; act: Bilingual };
  /** When it is reminded of, in working days from its day, where the county has its own ladder. */
  remind?: readonly number[];
};

const PRODUCT_DAY = "2024-01-01";
const PRODUCT = { zh: "本系统默认，可配置", en: "product default, configurable" };
/** What the product's own periods between two steps start with, and what they are for. Some start anew without another stage. */
const STAGE = { zh: "起算", en: "counting starts" };
const NO_LAW = {
  zh: "这一步没有法定期限，到期只为提醒，不让事情搁下",
  en: "no law sets a day for this step; the day is there so that nothing is left lying",
};
const LETTERS = {
  zh: "检察机关“群众信访件件有回复”制度（据转述）",
  en: "the procuratorates' rule that every letter and visit is answered (as quoted)",
};
const HOTLINE = {
  zh: "参照外地12345热线条例；本系统默认，可配置",
  en: "after other cities' 12345 regulations; product default, configurable",
};
const MINOR_TIMELY = {
  zh: "法律要求“及时”处置（未成年人保护法第十一条），天数是本系统默认",
  en: "the law says “in time” (Law on the Protection of Minors, article 11); the days are a product default",
};
const ENTRY_TIMELY = {
  zh: "法律要求“及时解聘”“不得录用”（未成年人保护法第六十二条），天数是本系统默认",
  en: "the law says “dismiss in time” and “not hire” (Law on the Protection of Minors, article 62); the days are a product default",
};
const RELIEF = {
  zh: "参照外省国家司法救助规定（据转述），可配置",
  en: "after another province's relief rules (as quoted), configurable",
};

const REG19 = instrument(
  "人民检察院检察建议工作规定",
  "Provisions on Procuratorial Recommendations",
);
const PIL21 = instrument(
  "人民检察院公益诉讼办案规则",
  "Rules on Handling Public Interest Litigation Cases by Procuratorates",
);
const PILI = instrument(
  "最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释",
  "SPC and SPP Interpretation on Procuratorial Public Interest Litigation",
);
const SPC22 = instrument(
  "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
  "SPC Interpretation of the Civil Procedure Law",
);
const MIN24 = instrument("中华人民共和国未成年人保护法", "Law on the Protection of Minors");
const SC310 = instrument(
  "行政执法机关移送涉嫌犯罪案件的规定",
  "Provisions on the Transfer of Suspected Criminal Cases by Administrative Agencies",
);
const PSP20 = instrument(
  "公安机关办理刑事案件程序规定",
  "Provisions on the Procedures for Handling Criminal Cases by Public Security Organs",
);
const CPR19 = instrument("人民检察院刑事诉讼规则", "Criminal Procedure Rules of Procuratorates");
const REV24 = instrument(
  "人民检察院行刑反向衔接工作指引",
  "Guidelines for Procuratorates on Reverse Linkage",
);
const LINK21 = instrument(
  "最高人民检察院关于推进行政执法与刑事司法衔接工作的规定",
  "SPP Provisions on Linking Administrative Enforcement and Criminal Justice",
);
const HEAR20 = instrument(
  "人民检察院审查案件听证工作规定",
  "Provisions on Hearings in Case Review by Procuratorates",
);
const SPC20 = instrument(
  "最高人民法院关于行政机关负责人出庭应诉若干问题的规定",
  "SPC Provisions on Court Appearance by Responsible Officers of Administrative Organs",
);
const ALL17 = instrument("中华人民共和国行政诉讼法", "Administrative Litigation Law");
const PET22 = instrument("信访工作条例", "Regulations on Petition Work");
const OGI19 = instrument(
  "中华人民共和国政府信息公开条例",
  "Regulations on the Disclosure of Government Information",
);
const SECR24 = instrument(
  "中华人民共和国保守国家秘密法实施条例",
  "Implementing Regulations of the Law on Guarding State Secrets",
);
const PUN21 = instrument("中华人民共和国行政处罚法", "Administrative Penalty Law");
const CORR20 = instrument(
  "社区矫正法实施办法",
  "Implementing Measures of the Law on Community Correction",
);
const SC118 = instrument(
  "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见（国办发〔2018〕118号）",
  "Guiding Opinions of the General Office of the State Council (2018, no. 118)",
);

const table = [
  {
    id: "rec.reply",
    version: "2019-02-26",
    name: { zh: "书面回复检察建议", en: "Reply in writing to a recommendation" },
    act: { zh: "回复", en: "reply" },
    starts: { zh: "送达", en: "served" },
    amount: 2,
    unit: "m",
    roll: "next",
    basis: cite(REG19(19), PILI(21)),
    status: "verified",
  },
  {
    id: "rec.reply.pil-urgent",
    version: "2021-01-01",
    name: {
      zh: "紧急公益诉讼检察建议的书面回复",
      en: "Reply to an urgent public-interest recommendation",
    },
    act: { zh: "书面回复", en: "reply in writing" },
    starts: { zh: "送达", en: "served" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: cite(PILI(21)),
    status: "verified",
    note: {
      zh: "仅书面回复缩短为15日，整改期限不因此缩短",
      en: "only the written reply is due in 15 days; the time to perform is not shortened",
    },
  },
  {
    id: "rec.reply.other-urgent",
    version: "2019-02-26",
    name: { zh: "其他紧急检察建议的书面回复", en: "Reply to another urgent recommendation" },
    act: { zh: "书面回复", en: "reply in writing" },
    starts: { zh: "送达", en: "served" },
    amount: undefined,
    unit: "d",
    roll: "next",
    basis: cite(REG19(19)),
    status: "verified",
    note: { zh: "期限由发出机关载明", en: "the issuer states the period" },
  },
  {
    id: "rec.reply.minors",
    version: "2021-06-01",
    name: { zh: "回复未成年人保护检察建议", en: "Reply to a recommendation on protecting minors" },
    act: { zh: "书面回复", en: "reply in writing" },
    starts: { zh: "送达", en: "served" },
    amount: 1,
    unit: "m",
    roll: "next",
    basis: cite(MIN24(114)),
    status: "verified",
  },
  {
    id: "rec.reply.retrial",
    version: "2022-04-10",
    name: { zh: "回复再审检察建议", en: "Answer a retrial recommendation" },
    act: { zh: "答复", en: "answer" },
    starts: { zh: "法院收到再审检察建议", en: "received by the court" },
    amount: 3,
    unit: "m",
    roll: "next",
    basis: cite(SPC22(417)),
    status: "verified",
  },
  {
    id: "rec.reply.again",
    version: PRODUCT_DAY,
    name: { zh: "补充回复检察建议", en: "Reply again to a recommendation" },
    act: { zh: "补充回复", en: "reply again" },
    starts: { zh: "退回补充", en: "sent back" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "rec.acknowledge",
    version: PRODUCT_DAY,
    name: { zh: "签收检察建议", en: "Acknowledge a recommendation" },
    act: { zh: "签收", en: "acknowledge" },
    starts: { zh: "送达", en: "served" },
    amount: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "rec.rectify",
    version: "2021-07-01",
    name: { zh: "按检察建议整改到位", en: "Rectify as recommended" },
    act: { zh: "整改到位", en: "rectify" },
    starts: { zh: "送达", en: "served" },
    amount: 2,
    unit: "m",
    roll: "next",
    basis: cite(PILI(21), PIL21(75)),
    status: "verified",
    note: {
      zh: "检察建议书载明整改期限的，从其载明",
      en: "a period stated in the document goes first",
    },
    document: { zh: "检察建议书", en: "the recommendation" },
  },
  {
    id: "rec.objection",
    version: PRODUCT_DAY,
    name: { zh: "对检察建议提出异议", en: "Object to a recommendation" },
    act: { zh: "提出异议", en: "object" },
    starts: { zh: "送达", en: "served" },
    amount: undefined,
    prefill: 10,
    urgent: 3,
    unit: "d",
    roll: "next",
    basis: {
      zh: `${REG19(16).zh}；天数以检察建议书载明的为准`,
      en: `${REG19(16).en}; the number of days is the document's own`,
    },
    status: "product",
  },
  {
    id: "rec.objection.review",
    version: PRODUCT_DAY,
    name: { zh: "复核异议", en: "Review an objection" },
    act: { zh: "复核并答复异议", en: "review and answer the objection" },
    starts: { zh: "收到异议", en: "objection received" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: withDefault(cite(REG19(23))),
    status: "product",
    note: { zh: "规定要求立即复核", en: "the law says at once" },
  },
  {
    id: "rec.serve",
    version: "2021-07-01",
    name: { zh: "送达检察建议书", en: "Serve a recommendation" },
    act: { zh: "送达", en: "serve" },
    starts: { zh: "决定发出", en: "decided to issue" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(PIL21(76)),
    status: "verified",
  },
  {
    id: "rec.file-up",
    version: "2021-07-01",
    name: { zh: "向上级检察院备案", en: "File with the procuratorate above" },
    act: { zh: "备案", en: "file" },
    starts: { zh: "送达", en: "served" },
    amount: 5,
    unit: "d",
    roll: "next",
    basis: cite(REG19(21), PIL21(75)),
    status: "verified",
    note: {
      zh: "公益诉讼以外的，自发出之日起算",
      en: "outside public-interest cases the period runs from issue",
    },
  },
  {
    id: "rec.investigate",
    version: "2019-02-26",
    name: { zh: "完成调查核实", en: "Finish investigation and verification" },
    act: { zh: "完成调查核实", en: "finish the investigation" },
    starts: { zh: "检察长决定", en: "decided by the chief procurator" },
    amount: 2,
    unit: "m",
    roll: "next",
    basis: cite(REG19(15)),
    status: "verified",
    note: { zh: "一般情况下", en: "in general" },
  },
  {
    id: "pil.filing-notice",
    version: "2021-07-01",
    name: { zh: "送达立案决定书", en: "Serve the decision to file" },
    act: { zh: "送达立案决定书", en: "serve the filing decision" },
    starts: { zh: "决定立案", en: "filed" },
    amount: 7,
    unit: "d",
    roll: "next",
    basis: cite(PIL21(70)),
    status: "verified",
  },
  {
    id: "pil.sue-review",
    version: "2021-07-01",
    name: {
      zh: "检察院审查是否提起公益诉讼",
      en: "The procuratorate decides whether to sue",
    },
    act: { zh: "审查完毕并决定是否起诉", en: "finish the review and decide whether to sue" },
    starts: { zh: "整改期限届满", en: "rectification period ended" },
    amount: 1,
    unit: "m",
    roll: "next",
    basis: cite(PIL21(47)),
    status: "verified",
    note: {
      zh: "经检察长批准可延长一个月，再延长须报上级检察院",
      en: "the chief procurator may add one month; more is for the procuratorate above",
    },
  },
  {
    id: "civ-pil.notice",
    version: "2021-07-01",
    name: { zh: "民事公益诉讼公告期", en: "Public notice in civil public-interest cases" },
    act: { zh: "公告期", en: "the notice period" },
    says: "ends",
    starts: { zh: "公告", en: "announced" },
    amount: 30,
    unit: "d",
    roll: "next",
    basis: cite(PIL21(91)),
    status: "verified",
  },
  {
    id: "crim.head-decision",
    version: "2020-08-07",
    name: { zh: "机关负责人决定是否移送", en: "Head decides whether to transfer" },
    act: { zh: "决定是否移送", en: "decide whether to transfer" },
    starts: { zh: "收到书面报告", en: "written report received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(5)),
    status: "verified",
  },
  {
    id: "crim.transfer",
    version: "2020-08-07",
    name: { zh: "向公安机关移送案件", en: "Transfer the case to the police" },
    act: { zh: "移送公安机关", en: "transfer to the police" },
    starts: { zh: "批准移送", en: "transfer approved" },
    amount: 24,
    unit: "h",
    roll: "none",
    basis: cite(SC310(5)),
    status: "verified",
  },
  {
    id: "crim.police-reroute",
    version: "2020-08-07",
    name: { zh: "公安机关转送有管辖权机关", en: "Police pass the case on" },
    act: { zh: "转送有管辖权的机关", en: "pass the case on" },
    starts: { zh: "公安机关收到移送", en: "received by the police" },
    amount: 24,
    unit: "h",
    roll: "none",
    basis: cite(SC310(7)),
    status: "verified",
  },
  {
    id: "crim.police-incomplete.notify",
    version: "2020-09-01",
    name: { zh: "公安机关告知补正材料", en: "Police say what is missing" },
    act: { zh: "书面告知补正", en: "say what is missing" },
    starts: { zh: "公安机关接受案件", en: "accepted by the police" },
    amount: 24,
    unit: "h",
    roll: "none",
    basis: cite(PSP20(180)),
    status: "verified",
    note: { zh: "不得以材料不全为由不接受移送", en: "incomplete papers are no reason to refuse" },
  },
  {
    id: "crim.police-incomplete.supplement",
    version: "2020-09-01",
    name: { zh: "移送机关补正材料", en: "Supply what is missing" },
    act: { zh: "补正材料", en: "supply what is missing" },
    starts: { zh: "收到补正通知", en: "notice received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(PSP20(180)),
    status: "verified",
  },
  {
    id: "crim.police-decide",
    version: "2020-09-01",
    name: { zh: "公安机关决定是否立案", en: "Police decide whether to file" },
    act: { zh: "决定是否立案", en: "decide whether to file" },
    starts: { zh: "公安机关接受案件", en: "accepted by the police" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(8), PSP20(180)),
    status: "verified",
  },
  {
    id: "crim.reconsider.ask",
    version: "2020-08-07",
    name: { zh: "对不予立案提请复议", en: "Ask for reconsideration of non-filing" },
    act: { zh: "提请复议", en: "ask for reconsideration" },
    starts: { zh: "收到不予立案通知", en: "notice of non-filing received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(9)),
    status: "verified",
  },
  {
    id: "crim.reconsider.answer",
    version: "2020-08-07",
    name: { zh: "公安机关作出复议决定", en: "Police decide on reconsideration" },
    act: { zh: "作出复议决定", en: "decide on reconsideration" },
    starts: { zh: "收到复议申请", en: "request received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(9)),
    status: "verified",
  },
  {
    id: "crim.ask-procuratorate",
    version: "2020-08-07",
    name: { zh: "建议检察院立案监督", en: "Ask the procuratorate to supervise filing" },
    act: { zh: "建议立案监督", en: "ask for filing supervision" },
    starts: { zh: "收到复议决定", en: "reconsideration notice received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(9)),
    status: "verified",
  },
  {
    id: "crim.handover",
    version: "2020-08-07",
    name: { zh: "向公安机关移交涉案物品和材料", en: "Hand over items and papers to the police" },
    act: { zh: "移交涉案物品和材料", en: "hand over items and papers" },
    starts: { zh: "收到立案通知", en: "filing notice received" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: cite(SC310(12)),
    status: "verified",
  },
  {
    id: "crim.police-explain",
    version: "2019-12-30",
    name: { zh: "公安机关说明不立案理由", en: "Police explain non-filing" },
    act: { zh: "说明理由", en: "explain" },
    starts: { zh: "收到要求说明理由通知", en: "demand received" },
    amount: 7,
    unit: "d",
    roll: "next",
    basis: cite(CPR19(560)),
    status: "verified",
  },
  {
    id: "crim.file-after-notice",
    version: "2019-12-30",
    name: { zh: "公安机关按通知立案", en: "Police file after notice" },
    act: { zh: "立案", en: "file" },
    starts: { zh: "收到通知立案书", en: "notice to file received" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: cite(CPR19(563)),
    status: "verified",
  },
  {
    id: "crim.correct",
    version: "2019-12-30",
    name: {
      zh: "不按通知立案的，发纠正违法通知书",
      en: "Notice to correct where nothing is filed",
    },
    act: { zh: "按通知立案的期限", en: "the time to file as notified" },
    says: "ends",
    afterwards: {
      unless: { zh: "仍未立案的", en: "nothing is filed" },
      act: { zh: "发纠正违法通知书", en: "a notice to correct follows" },
    },
    starts: { zh: "收到通知立案书", en: "notice to file received" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: cite(CPR19(564)),
    status: "verified",
  },
  {
    id: "crim.silent-demand",
    version: "2019-12-30",
    name: {
      zh: "公安机关说明逾期不作决定的理由",
      en: "Police explain why nothing is decided in time",
    },
    act: { zh: "说明逾期不作决定的理由", en: "explain why nothing is decided" },
    starts: { zh: "收到要求说明理由通知", en: "demand received" },
    amount: 7,
    unit: "d",
    roll: "next",
    basis: cite(CPR19(562)),
    status: "verified",
  },
  {
    id: "crim.tell-agency",
    version: "2019-12-30",
    name: { zh: "告知移送机关不立案理由成立", en: "Tell the agency that the reasons stand" },
    act: { zh: "告知移送机关", en: "tell the agency" },
    starts: { zh: "认为不立案理由成立", en: "the reasons found to stand" },
    amount: 10,
    unit: "d",
    roll: "next",
    basis: cite(CPR19(561)),
    status: "verified",
  },
  {
    id: "crim.chase",
    version: "2019-12-30",
    name: { zh: "对立案未侦结案件催办", en: "Chase a filed case not concluded" },
    act: { zh: "发催办函", en: "send a chasing letter" },
    says: "may",
    starts: { zh: "公安机关立案", en: "filed by the police" },
    amount: 3,
    unit: "m",
    roll: "none",
    basis: cite(CPR19(564)),
    status: "verified",
    note: {
      zh: "届满仍未侦查终结的，可以发催办函；没有必须在此前侦查终结的规定",
      en: "a chasing letter may go out where nothing is concluded; nothing says it must be by then",
    },
  },
  {
    id: "rev.handoff",
    version: "2024-11-26",
    name: {
      zh: "不起诉案件移交行政检察部门",
      en: "Hand a non-prosecution over to administrative procurators",
    },
    act: { zh: "移交行政检察部门", en: "hand over" },
    starts: { zh: "作出不起诉决定", en: "non-prosecution decided" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: cite(REV24()),
    status: "secondary",
  },
  {
    id: "rev.review",
    version: "2024-11-26",
    name: { zh: "审查是否提出检察意见", en: "Review whether to give an opinion" },
    act: { zh: "审查完毕", en: "finish the review" },
    starts: { zh: "登记受理", en: "registered" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: cite(REV24(12)),
    status: "verified",
  },
  {
    id: "rev.reply",
    version: "2021-09-06",
    name: { zh: "回复检察意见", en: "Reply to a procuratorial opinion" },
    act: { zh: "回复", en: "reply" },
    starts: { zh: "收到检察意见书", en: "opinion received" },
    amount: 2,
    unit: "m",
    roll: "next",
    basis: cite(LINK21()),
    status: "secondary",
  },
  {
    id: "minor.report",
    version: "2021-06-01",
    name: { zh: "受理侵害未成年人的报告", en: "Take up a report of harm to a minor" },
    act: { zh: "报告", en: "report" },
    starts: { zh: "发现", en: "discovered" },
    amount: 0,
    unit: "h",
    roll: "none",
    basis: cite(MIN24(11)),
    status: "verified",
    note: {
      zh: "“立即”报告，没有24小时宽限；一小时未受理即提醒（本系统默认）",
      en: "“at once”, with no 24 hours of grace; a reminder follows where it is not accepted within an hour (product default)",
    },
  },
  {
    id: "minor.receive",
    version: PRODUCT_DAY,
    name: { zh: "接报侵害未成年人的报告", en: "Confirm a report of harm to a minor" },
    act: { zh: "接报", en: "confirm" },
    starts: { zh: "报告", en: "reported" },
    amount: 0,
    unit: "h",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: {
      zh: "收到报告应当及时处理，没有法定时限；一小时没有接报即提醒（本系统默认）",
      en: "to be dealt with in good time, without a legal period; a reminder follows where it is not confirmed within an hour (product default)",
    },
  },
  {
    id: "minor.decide",
    version: PRODUCT_DAY,
    name: { zh: "决定如何处置侵害未成年人的报告", en: "Decide on a report of harm to a minor" },
    act: { zh: "作出处置决定", en: "decide" },
    starts: { zh: "接报", en: "confirmed" },
    amount: 3,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
    note: MINOR_TIMELY,
  },
  {
    id: "minor.help",
    version: PRODUCT_DAY,
    name: { zh: "记录救助保护措施", en: "Record what was done for the child" },
    act: { zh: "记录", en: "record it" },
    starts: { zh: "报告", en: "reported" },
    amount: 7,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
    note: MINOR_TIMELY,
  },
  {
    id: "minor.duty",
    version: PRODUCT_DAY,
    name: { zh: "倒查强制报告责任", en: "Check who had to report harm to a minor" },
    act: { zh: "倒查", en: "check it" },
    starts: { zh: "处置决定", en: "decided" },
    amount: 30,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "hearing.notify",
    version: "2020-10-20",
    name: { zh: "听证前通知参加人", en: "Notify those invited to a hearing" },
    act: { zh: "通知", en: "give notice" },
    starts: { zh: "听证", en: "hearing" },
    amount: 3,
    unit: "d",
    roll: "back",
    basis: cite(HEAR20(10)),
    status: "verified",
  },
  {
    id: "court.notice",
    version: "2020-07-01",
    name: { zh: "开庭前通知负责人出庭", en: "Notify the responsible officer of a court hearing" },
    act: { zh: "通知", en: "give notice" },
    starts: { zh: "开庭", en: "court hearing" },
    amount: 3,
    unit: "d",
    roll: "back",
    basis: cite(SPC20(5)),
    status: "verified",
  },
  {
    id: "court.defence",
    version: "2017-07-01",
    name: { zh: "提交答辩状", en: "File the defence" },
    act: { zh: "提交答辩状", en: "file the defence" },
    starts: { zh: "收到起诉状副本", en: "copy of the complaint received" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: cite(ALL17(67)),
    status: "verified",
  },
  {
    id: "letter.procedural",
    version: "2019-03-12",
    name: { zh: "群众信访程序性回复", en: "First answer to a letter or visit" },
    act: { zh: "程序性回复", en: "answer on procedure" },
    starts: { zh: "收到来信来访", en: "received" },
    amount: 7,
    unit: "d",
    roll: "next",
    basis: LETTERS,
    status: "secondary",
    note: { zh: "另有来源为7个工作日", en: "other sources say 7 working days" },
  },
  {
    id: "letter.result",
    version: "2019-03-12",
    name: {
      zh: "群众信访办理过程或结果答复",
      en: "Answer a letter or visit on progress or result",
    },
    act: { zh: "答复办理过程或结果", en: "answer on progress or result" },
    starts: { zh: "收到来信来访", en: "received" },
    amount: 3,
    unit: "m",
    roll: "next",
    basis: LETTERS,
    status: "secondary",
  },
  {
    id: "petition.notify",
    version: "2022-05-01",
    name: { zh: "告知信访事项是否受理", en: "Tell a petitioner whether the matter is accepted" },
    act: { zh: "告知信访人", en: "tell the petitioner" },
    starts: { zh: "收到信访事项", en: "received" },
    amount: 15,
    unit: "d",
    roll: "next",
    basis: cite(PET22(23)),
    status: "verified",
  },
  {
    id: "petition.reroute",
    version: "2022-05-01",
    name: { zh: "对转送的信访事项提出异议", en: "Object to a petition passed on" },
    act: { zh: "提出异议并说明应由谁受理", en: "object and say whose it is" },
    starts: { zh: "收到转送的信访事项", en: "petition passed on received" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: cite(PET22(23)),
    status: "verified",
  },
  {
    id: "hotline.order",
    version: PRODUCT_DAY,
    name: { zh: "办结12345工单", en: "Finish a 12345 order" },
    act: { zh: "办结", en: "finish" },
    starts: { zh: "收到工单", en: "order received" },
    amount: 5,
    urgent: 1,
    unit: "wd",
    roll: "none",
    basis: HOTLINE,
    status: "product",
  },
  {
    id: "relief.decide",
    version: PRODUCT_DAY,
    name: { zh: "决定司法救助", en: "Decide on judicial relief" },
    act: { zh: "作出决定", en: "decide" },
    starts: { zh: "受理申请", en: "application accepted" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: RELIEF,
    status: "secondary",
  },
  {
    id: "relief.receipt",
    version: PRODUCT_DAY,
    name: { zh: "受理转介的救助", en: "Take up a referral for relief" },
    act: { zh: "受理或退回", en: "take it up or send it back" },
    starts: { zh: "转介或补充", en: "referred or completed" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "relief.social",
    version: PRODUCT_DAY,
    name: { zh: "决定社会救助", en: "Decide on social assistance" },
    act: { zh: "作出决定", en: "decide" },
    starts: { zh: "受理", en: "taken up" },
    amount: 20,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: {
      zh: "各类救助另有办理期限的，从其规定",
      en: "where the kind of assistance has a period of its own, that one counts",
    },
  },
  {
    id: "relief.follow",
    version: PRODUCT_DAY,
    name: { zh: "回访受助人", en: "Follow up on relief" },
    act: { zh: "回访", en: "follow up" },
    starts: { zh: "给予救助或上次回访", en: "granted or last followed up" },
    amount: 3,
    unit: "m",
    roll: "next",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "support.review",
    version: PRODUCT_DAY,
    name: { zh: "审查支持起诉申请", en: "Review an application for support of a suit" },
    act: { zh: "审查完毕", en: "finish the review" },
    starts: { zh: "收到申请或补充材料", en: "application received or completed" },
    amount: 15,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "advice.answer",
    version: PRODUCT_DAY,
    name: { zh: "答复法律咨询", en: "Answer a legal question" },
    act: { zh: "答复", en: "answer" },
    starts: { zh: "收到咨询", en: "question received" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "advice.explain",
    version: PRODUCT_DAY,
    name: { zh: "说明咨询的情况", en: "Make a legal question clear" },
    act: { zh: "说明情况", en: "make it clear" },
    starts: { zh: "被要求说明", en: "asked back" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "advice.feedback",
    version: PRODUCT_DAY,
    name: { zh: "评价法律咨询的答复", en: "Say whether the answer will do" },
    act: { zh: "评价或追问", en: "say whether it will do, or ask again" },
    starts: { zh: "收到答复", en: "answer received" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "publicity.record",
    version: PRODUCT_DAY,
    name: { zh: "登记普法活动", en: "Record a publicity event" },
    act: { zh: "登记", en: "record it" },
    starts: { zh: "计划的活动日期，或退回", en: "the planned day, or sent back" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "publicity.check",
    version: PRODUCT_DAY,
    name: { zh: "核对普法活动", en: "Check the record of an event" },
    act: { zh: "核对", en: "check it" },
    starts: { zh: "登记", en: "recorded" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "entry.report",
    version: PRODUCT_DAY,
    name: { zh: "报告入职查询", en: "Report an entry check" },
    act: { zh: "报告", en: "report it" },
    starts: { zh: "布置", en: "asked for" },
    amount: undefined,
    unit: "d",
    roll: "none",
    basis: cite(MIN24(62)),
    document: {
      zh: "每年定期查询（未成年人保护法第六十二条）；日期由监督单位定",
      en: "a check every year (Law on the Protection of Minors, article 62); the day is set by whoever supervises",
    },
    status: "product",
  },
  {
    id: "entry.again",
    version: PRODUCT_DAY,
    name: { zh: "重新报告入职查询", en: "Report an entry check again" },
    act: { zh: "重新报告", en: "report it again" },
    starts: { zh: "退回", en: "sent back" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "entry.settle",
    version: PRODUCT_DAY,
    name: { zh: "解聘或不录用不适合的人员", en: "Part with whoever is unfit" },
    act: { zh: "处理", en: "see to it" },
    starts: { zh: "报告", en: "reported" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: ENTRY_TIMELY,
    status: "product",
  },
  {
    id: "leave.decide",
    version: PRODUCT_DAY,
    name: { zh: "决定矫正对象短期外出", en: "Decide on a short correction leave" },
    act: { zh: "作出决定", en: "decide" },
    starts: { zh: "收到申请或补充材料", en: "application received or completed" },
    amount: 1,
    unit: "wd",
    roll: "none",
    basis: withDefault(cite(CORR20(27))),
    status: "product",
    note: { zh: "外出不超过七日的", en: "where the leave is no longer than seven days" },
  },
  {
    id: "leave.decide.long",
    version: PRODUCT_DAY,
    name: { zh: "决定矫正对象外出", en: "Decide on a correction leave" },
    act: { zh: "作出决定", en: "decide" },
    starts: { zh: "收到申请或补充材料", en: "application received or completed" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: withDefault(cite(CORR20(27))),
    status: "product",
    note: { zh: "外出超过七日的", en: "where the leave is longer than seven days" },
  },
  {
    id: "leave.return",
    version: "2020-07-01",
    name: { zh: "矫正对象返回后报告", en: "Report the return from a correction leave" },
    act: { zh: "返回并报告", en: "be back and report it" },
    starts: { zh: "批准外出", en: "leave approved" },
    amount: undefined,
    unit: "d",
    roll: "none",
    basis: cite(CORR20(28)),
    document: { zh: "批准的外出", en: "the leave as approved" },
    status: "secondary",
  },
  {
    id: "request.answer",
    version: PRODUCT_DAY,
    name: { zh: "答复企业诉求", en: "Answer a request of an enterprise" },
    act: { zh: "答复", en: "answer" },
    starts: { zh: "交办", en: "given" },
    amount: 10,
    urgent: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "request.again",
    version: PRODUCT_DAY,
    name: { zh: "再次答复企业诉求", en: "Answer a request of an enterprise again" },
    act: { zh: "再次答复", en: "answer again" },
    starts: { zh: "企业不满意", en: "not satisfied" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "request.rate",
    version: PRODUCT_DAY,
    name: { zh: "评价诉求的答复", en: "Rate the answer to a request" },
    act: { zh: "评价", en: "rate it" },
    starts: { zh: "答复", en: "answered" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "mediation.receipt",
    version: PRODUCT_DAY,
    name: { zh: "受理委托的调解", en: "Take up a dispute referred to mediation" },
    act: { zh: "受理或退回", en: "take it up or send it back" },
    starts: { zh: "委托", en: "referred" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "mediation.finish",
    version: PRODUCT_DAY,
    name: { zh: "调解并反馈结果", en: "Mediate and report the result" },
    act: { zh: "反馈结果", en: "report the result" },
    starts: { zh: "受理", en: "taken up" },
    amount: 30,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "mediation.perform",
    version: PRODUCT_DAY,
    name: { zh: "履行调解协议", en: "Perform an agreement" },
    act: { zh: "履行", en: "perform it" },
    starts: { zh: "达成协议", en: "agreed" },
    amount: 30,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
    document: { zh: "调解协议", en: "the agreement" },
  },
  {
    id: "clue.triage",
    version: PRODUCT_DAY,
    name: { zh: "登记分办线索", en: "Register and assign a clue" },
    act: { zh: "登记分办", en: "register and assign" },
    starts: { zh: "提交", en: "submitted" },
    amount: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "clue.reroute",
    version: PRODUCT_DAY,
    name: { zh: "转送不属本单位的线索", en: "Pass on a clue that is another's" },
    act: { zh: "转送", en: "pass on" },
    starts: { zh: "发现不属本单位", en: "found to be another's" },
    amount: 24,
    unit: "h",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "secrecy.report",
    version: "2024-09-01",
    name: { zh: "报告泄密情况", en: "Report a leak" },
    act: { zh: "报告", en: "report" },
    starts: { zh: "发现", en: "found" },
    amount: 24,
    unit: "h",
    roll: "none",
    basis: cite(SECR24(61)),
    status: "verified",
  },
  {
    id: "clue.doubt",
    version: PRODUCT_DAY,
    name: { zh: "说明是不是责任单位", en: "Say whether a unit is complained of" },
    act: { zh: "说明是不是责任单位", en: "say whether it is complained of" },
    starts: { zh: "提交", en: "submitted" },
    amount: 1,
    unit: "h",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "clue.accept-feedback",
    version: PRODUCT_DAY,
    name: { zh: "反馈线索是否受理", en: "Say whether a clue is accepted" },
    act: { zh: "反馈是否受理", en: "say whether it is accepted" },
    starts: { zh: "提交", en: "submitted" },
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "clue.result-feedback",
    version: PRODUCT_DAY,
    name: { zh: "反馈线索办理情况", en: "Report what became of a clue" },
    act: { zh: "反馈办理情况", en: "report back" },
    starts: { zh: "受理", en: "accepted" },
    amount: 30,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
    note: { zh: "此后每到一个节点再反馈", en: "then again at each milestone" },
  },
  {
    id: "file.request",
    version: PRODUCT_DAY,
    name: { zh: "交付调阅的卷宗", en: "Deliver requisitioned files" },
    act: { zh: "交付卷宗", en: "deliver the files" },
    starts: { zh: "收到调阅通知", en: "notice received" },
    amount: 5,
    urgent: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "file.review",
    version: PRODUCT_DAY,
    name: { zh: "审查不予提供的理由", en: "Review a refusal to provide files" },
    act: { zh: "审查理由是否成立", en: "review whether the reason holds" },
    starts: { zh: "收到不予提供的理由", en: "the refusal received" },
    amount: 5,
    urgent: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "file.return",
    version: PRODUCT_DAY,
    name: { zh: "归还调阅的卷宗", en: "Return requisitioned files" },
    act: { zh: "归还卷宗", en: "return the files" },
    starts: { zh: "交付", en: "delivered" },
    amount: undefined,
    prefill: 30,
    unit: "d",
    roll: "next",
    basis: {
      zh: "天数以登记的借阅天数为准",
      en: "the number of days is that recorded for the loan",
    },
    status: "product",
  },
  {
    id: "consult.plan",
    version: PRODUCT_DAY,
    name: { zh: "履行磋商方案", en: "Carry out the plan agreed on" },
    act: { zh: "履行磋商方案", en: "carry out the plan" },
    starts: { zh: "达成方案", en: "plan agreed" },
    amount: undefined,
    unit: "d",
    roll: "next",
    basis: { zh: "磋商方案", en: "the plan agreed on" },
    document: { zh: "磋商方案", en: "the plan agreed on" },
    status: "product",
  },
  {
    id: "task.receipt",
    version: PRODUCT_DAY,
    name: { zh: "签收任务", en: "Acknowledge a task" },
    act: { zh: "签收", en: "acknowledge" },
    starts: { zh: "交办", en: "given" },
    amount: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "task.due",
    version: PRODUCT_DAY,
    name: { zh: "完成任务", en: "Do a task" },
    act: { zh: "完成", en: "do it" },
    starts: { zh: "交办", en: "given" },
    amount: undefined,
    unit: "d",
    roll: "none",
    basis: { zh: "交办的任务", en: "the task as it was given" },
    document: { zh: "交办的任务", en: "the task as it was given" },
    status: "product",
  },
  {
    id: "agenda.overdue",
    version: PRODUCT_DAY,
    name: { zh: "超期事项提请上会", en: "Bring what is overdue before a meeting" },
    act: { zh: "提请上会", en: "bring it before a meeting" },
    says: "may",
    starts: { zh: "期限届满", en: "its day gone by" },
    amount: 1,
    unit: "d",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "meeting.poll",
    version: PRODUCT_DAY,
    name: { zh: "选会议时间", en: "Answer which times suit" },
    act: { zh: "选时间", en: "answer" },
    starts: { zh: "征询", en: "asked" },
    amount: undefined,
    unit: "d",
    roll: "none",
    basis: { zh: "征询写明的截止日", en: "the closing day given with the question" },
    document: { zh: "征询写明的截止日", en: "the closing day given with the question" },
    status: "product",
  },
  {
    id: "bulletin.compile",
    version: PRODUCT_DAY,
    name: { zh: "编制公报", en: "Make a bulletin" },
    act: { zh: "编制", en: "make it" },
    starts: { zh: "季度、半年、年度结束", en: "quarter, half-year or year over" },
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "bulletin.check",
    version: PRODUCT_DAY,
    name: { zh: "核对公报数据", en: "Check the figures of a bulletin" },
    act: { zh: "核对", en: "check them" },
    starts: { zh: "数据固定", en: "figures frozen" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "bulletin.review",
    version: PRODUCT_DAY,
    name: { zh: "公报保密审查", en: "Review a bulletin for secrecy" },
    act: { zh: "审查", en: "review it" },
    starts: { zh: "送审", en: "sent for review" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
  },
  {
    id: "disclose.general",
    version: "2019-05-15",
    name: { zh: "主动公开政府信息", en: "Publish government information" },
    act: { zh: "公开", en: "publish" },
    starts: { zh: "信息形成或变更", en: "information formed" },
    amount: 20,
    unit: "wd",
    roll: "none",
    basis: cite(OGI19(26)),
    status: "verified",
  },
  {
    id: "disclose.penalty",
    version: "2018-12-05",
    name: { zh: "公开行政许可、处罚决定", en: "Publish a permit or penalty decision" },
    act: { zh: "公开", en: "publish" },
    starts: { zh: "作出决定", en: "decided" },
    amount: 7,
    unit: "wd",
    roll: "none",
    basis: cite(SC118()),
    status: "secondary",
  },
  {
    id: "disclose.withdraw",
    version: "2021-07-15",
    name: { zh: "撤回已公开的处罚决定", en: "Withdraw a published penalty decision" },
    act: { zh: "撤回并说明理由", en: "withdraw and explain" },
    starts: { zh: "处罚决定变更或撤销", en: "penalty changed or quashed" },
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: cite(PUN21(48, 85)),
    status: "verified",
  },
  {
    id: "next.receipt",
    version: PRODUCT_DAY,
    name: { zh: "签收或确认", en: "Confirm receipt" },
    act: { zh: "签收或确认", en: "confirm it" },
    starts: STAGE,
    amount: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.record",
    version: PRODUCT_DAY,
    name: { zh: "登记召开情况", en: "Record what was held" },
    act: { zh: "登记是否召开", en: "record whether it was held" },
    starts: { zh: "为所定日期，自该日起算", en: "it was set to take place" },
    amount: 2,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.decide",
    version: PRODUCT_DAY,
    name: { zh: "审批决定", en: "Decide what waits for a decision" },
    act: { zh: "作出决定", en: "decide" },
    starts: STAGE,
    amount: 3,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.answer",
    version: PRODUCT_DAY,
    name: { zh: "作出答复", en: "Answer what was put to the unit" },
    act: { zh: "答复", en: "answer" },
    starts: STAGE,
    amount: 5,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.proceed",
    version: PRODUCT_DAY,
    name: { zh: "办理下一步", en: "Take the next step" },
    act: { zh: "办理下一步", en: "take the next step" },
    starts: STAGE,
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.supplement",
    version: PRODUCT_DAY,
    name: { zh: "补充或重新提交", en: "Complete what was sent back" },
    act: { zh: "补充或重新提交", en: "complete it" },
    starts: STAGE,
    amount: 10,
    unit: "wd",
    roll: "none",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
  {
    id: "next.follow",
    version: PRODUCT_DAY,
    name: { zh: "跟进进展", en: "Follow up how it stands" },
    act: { zh: "过问一次", en: "look into how it stands" },
    starts: STAGE,
    amount: 30,
    unit: "d",
    roll: "next",
    basis: PRODUCT,
    status: "product",
    note: NO_LAW,
  },
] as const satisfies readonly DeadlineRule[];

/** The name of a rule in the table, as a configuration key. */
export type RuleId = (typeof table)[number]["id"];

/** The product's own periods for the next step, where no law sets a day for it. */
export type NextStepRule = Extract<RuleId, `next.${string}`>;

/** Every deadline rule, all versions. */
export const deadlineRules: readonly DeadlineRule[] = table;

/** The names of all rules, in the order of the table. */
export const ruleIds: readonly RuleId[] = [...new Set(table.map((rule) => rule.id))];

/**
 * The version of a rule in force on a day, the newest when no day is given, in the table or in a
 * county's own; undefined for an unknown name and for a day before the rule's first version.
 */
export function findRule(id: RuleId): DeadlineRule;
export function findRule(
  id: string,
  onDay?: Day,
  rules?: readonly DeadlineRule[],
): DeadlineRule | undefined;
export function findRule(
  id: string,
  onDay?: Day,
  rules: readonly DeadlineRule[] = deadlineRules,
): DeadlineRule | undefined {
  return rules
    .filter((rule) => rule.id === id && (onDay === undefined || rule.version <= onDay))
    .reduce<DeadlineRule | undefined>(
      (newest, rule) => (newest === undefined || rule.version > newest.version ? rule : newest),
      undefined,
    );
}

/** The day from which a rule has been in force, in its first version; undefined for an unknown name. */
export function ruleBegins(
  id: string,
  rules: readonly DeadlineRule[] = deadlineRules,
): Day | undefined {
  return firstVersion(id, rules)?.version;
}

/**
 * The version of a rule to count by from a day: the one in force, or, for a day before there was
 * any (`early`), the first, because a matter of that time has its day all the same. What is counted
 * early is explained with `earlyText`. Undefined for an unknown name.
 */
export function ruleFor(
  id: string,
  day: Day,
  rules: readonly DeadlineRule[] = deadlineRules,
): { rule: DeadlineRule; early: boolean } | undefined {
  const inForce = findRule(id, day, rules);
  if (inForce !== undefined) return { rule: inForce, early: false };
  const first = firstVersion(id, rules);
  return first && { rule: first, early: true };
}

/** A rule of the table as it is in force on a day, the county's own before the table's. */
export function ruleOn(
  id: RuleId,
  day: Day,
  { rules }: { readonly rules: readonly DeadlineRule[] },
): DeadlineRule {
  return ruleFor(id, day, rules)?.rule ?? findRule(id);
}

/**
 * Why a day before a rule's first version is counted by it, to follow an explanation; undefined for
 * a later day.
 */
export function earlyText({ version, status }: DeadlineRule, day: Day): Bilingual | undefined {
  if (day >= version) return undefined;
  const [begins, start] = [dayText(version), dayText(day)];
  return status === "product"
    ? {
        zh: `这一期限是约定或默认的，自${begins.zh}起适用，${start.zh}在此之前，也按它计算`,
        en: `this period is an agreed or default one that applies from ${begins.en}; ${start.en} is earlier and counted by it too`,
      }
    : {
        zh: `这一规定自${begins.zh}起施行，${start.zh}在此之前，本系统没有更早的规定，按它计算`,
        en: `this rule is in force from ${begins.en}; ${start.en} is earlier, no older rule is on file, and it is counted by this one`,
      };
}

function firstVersion(id: string, rules: readonly DeadlineRule[]): DeadlineRule | undefined {
  return rules
    .filter((rule) => rule.id === id)
    .reduce<DeadlineRule | undefined>(
      (first, rule) => (first === undefined || rule.version < first.version ? rule : first),
      undefined,
    );
}

function instrument(zh: string, en: string): (...articles: number[]) => Bilingual {
  return (...articles) => {
    const numbers = articles.map((article) => `第${chineseNumber(article)}条`).join("、");
    const word = articles.length > 1 ? "arts." : "art.";
    return {
      zh: `${zh}${numbers}`,
      en: articles.length === 0 ? en : `${en}, ${word} ${articles.join(", ")}`,
    };
  };
}

function cite(...citations: Bilingual[]): Bilingual {
  return {
    zh: citations.map(({ zh }) => zh).join("；"),
    en: citations.map(({ en }) => en).join("; "),
  };
}

function withDefault(duty: Bilingual): Bilingual {
  return {
    zh: `${duty.zh}；天数为${PRODUCT.zh}`,
    en: `${duty.en}; the number of days is a ${PRODUCT.en}`,
  };
}
