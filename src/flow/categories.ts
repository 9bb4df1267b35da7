import type { Option } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";

/** What a matter is about, and what follows from that. */
export type Category = {
  readonly id: string;
  readonly name: Text;
  /** The first item of the founding document that names it, 1 to 18. */
  readonly item: number;
  /** Units it goes to by default, most fitting first; none where only the sender can tell. */
  readonly receivers: readonly string[];
  readonly urgent: boolean;
  /** As `Visibility`; 3 is never stored, choosing it leads to the offline channel. */
  readonly visibility: 1 | 2 | 3;
  /** Short forms people type. */
  readonly also: readonly string[];
};

type Row = readonly [
  id: string,
  item: number,
  zh: string,
  en: string,
  visibility: Category["visibility"],
  receivers: readonly string[],
  urgent?: "urgent",
];

const table: readonly Row[] = [
  [
    "national-security-threat",
    1,
    "危害国家安全",
    "National-security threat",
    3,
    ["police"],
    "urgent",
  ],
  ["terrorism-cult", 1, "暴恐、邪教", "Terrorism, cults", 3, ["police"], "urgent"],
  [
    "online-rumor-harmful-info",
    1,
    "网络谣言和有害信息",
    "Online rumours",
    2,
    ["police", "cyberspace"],
    "urgent",
  ],
  ["mass-victim-crime", 2, "涉众型犯罪", "Mass-victim crime", 2, ["police"]],
  ["campus-safety", 2, "校园及周边安全", "Campus safety", 2, ["education", "police"], "urgent"],
  ["work-safety", 2, "安全生产", "Work safety", 1, ["emergency", "procuratorate"], "urgent"],
  ["road-transport", 2, "道路交通和运输执法", "Road and transport", 1, ["transport", "police"]],
  ["organized-crime", 2, "涉黑涉恶", "Organised crime", 2, ["police"], "urgent"],
  ["theft-robbery-fraud", 3, "盗抢骗", "Theft, robbery, fraud", 2, ["police"]],
  ["vice-gambling-drugs", 3, "黄赌毒", "Vice, gambling, drugs", 2, ["police"]],
  [
    "food-drug-env-crime",
    3,
    "“食药环”犯罪",
    "Food, drug, environment crime",
    2,
    ["police"],
    "urgent",
  ],
  ["telecom-fraud", 3, "电信网络诈骗", "Telecom fraud", 2, ["police"], "urgent"],
  [
    "construction-fire",
    3,
    "建筑施工、消防",
    "Construction, fire",
    1,
    ["housing", "fire"],
    "urgent",
  ],
  ["livelihood-grievance", 3, "民生小案", "Livelihood grievance", 1, []],
  [
    "judicial-social-relief",
    3,
    "司法救助+社会救助",
    "Relief",
    2,
    ["procuratorate", "civil-affairs"],
  ],
  ["illegal-fundraising", 4, "非法集资", "Illegal fundraising", 2, ["police"], "urgent"],
  ["money-laundering", 4, "反洗钱、追赃挽损", "Laundering, asset recovery", 2, ["police"]],
  ["market-order-crime", 4, "强迫交易、损害商誉等", "Market-order crime", 2, ["police", "market"]],
  ["ip-infringement", 5, "侵犯知识产权", "IP infringement", 1, ["market", "police"]],
  ["counterfeit-goods", 5, "制售假冒伪劣", "Counterfeits", 1, ["market", "police"]],
  ["tech-case-supervision", 5, "涉科技创新监督案件", "Tech-case supervision", 1, ["procuratorate"]],
  [
    "key-industry-case",
    6,
    "涉重点产业企业案件",
    "Key-industry case",
    1,
    ["procuratorate", "development"],
  ],
  ["seizure-supervision", 6, "查封扣押冻结监督", "Seizure supervision", 2, ["procuratorate"]],
  [
    "water-pollution",
    7,
    "水污染、黑臭水体",
    "Water pollution",
    1,
    ["water", "ecology", "procuratorate"],
    "urgent",
  ],
  ["soil-farmland", 7, "耕地土壤污染", "Farmland soil", 1, ["ecology", "agriculture"]],
  [
    "forest-grass-desert",
    7,
    "三北、防沙治沙、林草",
    "Forest, grass, desert",
    1,
    ["forestry", "procuratorate"],
  ],
  ["eco-compensation", 7, "生态环境损害赔偿", "Eco compensation", 1, ["ecology", "procuratorate"]],
  [
    "enterprise-rights",
    8,
    "侵害企业权益",
    "Enterprise rights",
    1,
    ["procuratorate", "industry-federation"],
  ],
  ["criminal-transfer", 8, "涉嫌犯罪案件移送", "Criminal transfer", 2, ["police", "procuratorate"]],
  ["enterprise-request", 9, "企业问题诉求", "Enterprise request", 1, ["industry-federation"]],
  ["correction-leave", 9, "涉企矫正对象外出", "Correction leave", 2, ["justice"]],
  ["wage-arrears", 10, "恶意欠薪", "Wage arrears", 1, ["labour", "police"], "urgent"],
  ["support-prosecution", 10, "支持起诉", "Supported prosecution", 2, ["procuratorate"]],
  [
    "food-drug-safety",
    11,
    "食品药品安全",
    "Food and drug safety",
    1,
    ["market", "procuratorate"],
    "urgent",
  ],
  [
    "state-property-land",
    11,
    "国财国土保护",
    "State property and land",
    1,
    ["finance", "natural-resources", "procuratorate"],
  ],
  ["public-health", 11, "公共卫生", "Public health", 1, ["health", "procuratorate"], "urgent"],
  [
    "special-groups",
    11,
    "特殊群体权益",
    "Special groups",
    2,
    ["civil-affairs", "disabled", "women", "procuratorate"],
  ],
  [
    "personal-information",
    11,
    "个人信息保护",
    "Personal information",
    2,
    ["cyberspace", "police", "procuratorate"],
  ],
  ["cultural-heritage", 11, "文物和文化遗产", "Heritage", 1, ["culture", "procuratorate"]],
  ["fake-agri-inputs", 11, "农资打假", "Fake agri-inputs", 1, ["agriculture", "market"]],
  ["labor-protection", 11, "劳动保障", "Labour protection", 1, ["labour"]],
  [
    "non-filing-non-transfer",
    11,
    "有案不立、以罚代刑、有案不移",
    "Non-filing/transfer",
    2,
    ["procuratorate"],
  ],
  [
    "minor-harm-report",
    12,
    "侵害未成年人",
    "Harm to a minor",
    2,
    ["police", "civil-affairs", "education", "procuratorate"],
    "urgent",
  ],
  [
    "entry-check-failure",
    12,
    "入职查询未落实",
    "Entry check failure",
    1,
    ["education", "procuratorate"],
  ],
  [
    "report-duty-breach",
    12,
    "不履行强制报告",
    "Report-duty breach",
    2,
    ["procuratorate", "discipline"],
  ],
  [
    "child-in-difficulty",
    12,
    "困境儿童、被害人救助",
    "Child in difficulty",
    2,
    ["civil-affairs", "procuratorate"],
  ],
  ["unlawful-admin-act", 13, "违法行使职权", "Unlawful act", 1, ["procuratorate"]],
  ["admin-inaction", 13, "不行使职权", "Inaction", 1, ["procuratorate"]],
  ["duty-crime", 13, "职务违法犯罪", "Duty violation/crime", 3, ["discipline"], "urgent"],
  [
    "petition-dispute",
    14,
    "信访、矛盾纠纷",
    "Petition, dispute",
    2,
    ["petition", "hotline-12345", "procuratorate"],
  ],
  ["hearing-request", 14, "公开听证申请", "Hearing request", 1, ["procuratorate"]],
  ["governance-loophole", 15, "社会治理漏洞", "Governance loophole", 1, ["procuratorate"]],
  ["credit-system", 15, "社会诚信", "Credit system", 1, ["development"]],
  ["publicity-advice", 16, "普法、法律咨询", "Publicity, advice", 1, ["justice"]],
  ["disclosure-issue", 17, "信息公开问题", "Disclosure issue", 1, ["gov-office"]],
];

/** Short forms by category; each means one category only. */
const shortForms: Readonly<Record<string, readonly string[]>> = {
  "national-security-threat": ["国家安全", "间谍"],
  "terrorism-cult": ["暴恐", "涉恐", "邪教"],
  "online-rumor-harmful-info": ["网络谣言", "造谣", "网络有害信息"],
  "mass-victim-crime": ["涉众犯罪"],
  "campus-safety": ["校园安全", "校园周边"],
  "work-safety": ["安全事故", "安全隐患", "矿山安全"],
  "road-transport": ["道路交通", "交通安全", "超载", "超限"],
  "organized-crime": ["涉黑", "涉恶", "扫黑除恶"],
  "theft-robbery-fraud": ["盗窃", "抢劫", "抢夺", "诈骗"],
  "vice-gambling-drugs": ["涉黄", "赌博", "毒品", "涉毒"],
  "food-drug-env-crime": ["食药环", "食药环犯罪"],
  "telecom-fraud": ["电信诈骗", "网络诈骗", "电诈"],
  "construction-fire": ["建筑施工", "工地安全", "消防", "消防隐患"],
  "livelihood-grievance": ["民生", "急难愁盼"],
  "judicial-social-relief": ["司法救助", "社会救助"],
  "illegal-fundraising": ["集资"],
  "money-laundering": ["洗钱", "反洗钱", "追赃", "追赃挽损"],
  "market-order-crime": ["强迫交易", "损害商誉"],
  "ip-infringement": ["知识产权", "商标侵权", "盗版"],
  "counterfeit-goods": ["假冒伪劣", "假货"],
  "tech-case-supervision": ["科技创新"],
  "key-industry-case": ["重点产业"],
  "seizure-supervision": ["查封", "扣押", "冻结", "查扣冻"],
  "water-pollution": ["水污染", "黑臭水体", "黑水", "污水", "排污"],
  "soil-farmland": ["耕地污染", "土壤污染"],
  "forest-grass-desert": ["毁林", "草原", "防沙治沙", "林草", "三北"],
  "eco-compensation": ["生态赔偿", "生态损害赔偿"],
  "enterprise-rights": ["企业权益"],
  "criminal-transfer": ["犯罪线索", "刑案移送"],
  "enterprise-request": ["企业诉求", "企业问题"],
  "correction-leave": ["社区矫正", "矫正外出"],
  "wage-arrears": ["欠薪", "拖欠工资", "讨薪"],
  "support-prosecution": ["民事支持起诉", "支诉"],
  "food-drug-safety": ["食品安全", "药品安全", "食药安全"],
  "state-property-land": ["国有财产", "国有土地", "国土"],
  "public-health": ["医疗废物", "传染病"],
  "special-groups": ["特殊群体", "老年人", "残疾人", "妇女权益", "无障碍"],
  "personal-information": ["个人信息", "信息泄露"],
  "cultural-heritage": ["文物", "长城", "文化遗产"],
  "fake-agri-inputs": ["农资", "假种子", "假化肥", "假农药"],
  "labor-protection": ["劳动权益", "社保"],
  "non-filing-non-transfer": ["有案不立", "以罚代刑", "有案不移"],
  "minor-harm-report": ["未成年人受侵害", "强制报告"],
  "entry-check-failure": ["入职查询"],
  "report-duty-breach": ["应报未报", "未强制报告"],
  "child-in-difficulty": ["困境儿童", "被害人救助"],
  "unlawful-admin-act": ["乱作为", "违法行政"],
  "admin-inaction": ["不作为", "怠于履职"],
  "duty-crime": ["职务犯罪", "职务违法", "贪污", "受贿"],
  "petition-dispute": ["信访", "纠纷", "矛盾纠纷"],
  "hearing-request": ["听证", "公开听证"],
  "governance-loophole": ["治理漏洞"],
  "credit-system": ["诚信", "失信"],
  "publicity-advice": ["普法", "法律咨询"],
  "disclosure-issue": ["信息公开"],
};

/** The categories there are (domain §4), in the order of the founding document's items. */
export const categories: readonly Category[] = table.map(
  ([id, item, zh, en, visibility, receivers, urgent]) => ({
    id,
    name: text(zh, en),
    item,
    receivers,
    urgent: urgent !== undefined,
    visibility,
    also: shortForms[id] ?? [],
  }),
);

const byId: ReadonlyMap<string, Category> = new Map(
  categories.map((category) => [category.id, category]),
);

/** The category with this id. */
export const findCategory = (id: string): Category | undefined => byId.get(id);

/** Whether a case on this can be brought in the public interest: protection of resources and of the public. */
export const inPublicInterest = (id: string): boolean => {
  const item = findCategory(id)?.item;
  return item === 7 || (item === 11 && id !== "non-filing-non-transfer");
};

/** Whether a category is about nature, which can be restored (实施意见 第7项). */
export const isOfNature = (id: string): boolean => byId.get(id)?.item === 7;

/** The category of a mandatory report of harm to a minor (未成年人保护法第十一条). */
export const harmToMinor = "minor-harm-report";

/** Every category as an option of a form, those of level 3 included. */

/** The founding document's six headings, shortened, each with its last item. */
const groups: readonly (readonly [id: string, lastItem: number, name: Text])[] = [
  ["stability", 4, text("国家安全和社会稳定", "Security and stability")],
  ["development", 7, text("高质量发展", "Development")],
  ["business", 9, text("营商环境", "Business environment")],
  ["livelihood", 12, text("民生保障", "People's livelihood")],
  ["governance", 15, text("社会治理", "Social governance")],
];
const lastGroup = ["rule-of-law", 18, text("法治意识", "Rule of law")] as const;

/** The broad group of a category, all that a group channel is told of what a matter is about. */
export const groupOf = (category: Pick<Category, "item">): Text =>
  groups.find(([, lastItem]) => category.item <= lastItem)?.[2] ?? lastGroup[2];

/** The categories as options of a form. */
export const categoryOptions: readonly Option[] = categories.map((category) => ({
  id: category.id,
  name: category.name,
  also: category.also,
  group: groupOf(category),
}));

/** The broad group of the category a matter has, or what is said of a matter without one. */
export const groupName = (category: string | undefined, otherwise: Text): Text => {
  const found = category === undefined ? undefined : findCategory(category);
  return found === undefined ? otherwise : groupOf(found);
};

/** The six headings as options of a form, each understood by the names of the categories under it. */
export const headingOptions: readonly Option[] = [...groups, lastGroup].map(([id, , name]) => ({
  id,
  name,
  also: categories
    .filter((category) => groupOf(category) === name)
    .flatMap((category) => [category.name.zh, category.name.en, ...category.also]),
}));

/** The id of the heading with this name, where a group is told one. */
export const headingNamed = (name: Text): string | undefined =>
  headingOptions.find((one) => one.name.zh === name.zh)?.id;
