import { text } from "../chat/text.ts";
import type { Organisation, Person } from "./directory.ts";

type Row = readonly [id: string, zh: string, en: string, ...also: readonly string[]];

/**
 * The units by kind. A unit is also known by its field offices (派出所, 司法所), so that a complaint
 * about one of those is kept from the unit it belongs to, and by the names it had before (水利局); never
 * by a word that companies also bear.
 */
const units: Readonly<Record<Organisation["kind"], readonly Row[]>> = {
  government: [
    [
      "gov",
      "县政府",
      "County Government",
      "县人民政府",
      "山丹县人民政府",
      "Shandan County Government",
      "政府",
    ],
    [
      "gov-office",
      "县政府办公室",
      "Government Office",
      "县政府办",
      "县人民政府办公室",
      "政府办公室",
      "政府办",
    ],
  ],
  procuratorate: [["procuratorate", "检察院", "Procuratorate", "县检察院", "县人民检察院"]],
  judiciary: [
    ["court", "法院", "County Court", "县法院", "县人民法院", "人民法院"],
    [
      "discipline",
      "纪委监委",
      "Discipline Inspection and Supervision Commission",
      "县纪委监委",
      "纪委",
      "监委",
    ],
  ],
  bureau: [
    [
      "police",
      "公安局",
      "Public Security Bureau",
      "县公安局",
      "公安",
      "派出所",
      "交警大队",
      "交警",
    ],
    ["justice", "司法局", "Justice Bureau", "县司法局", "司法", "司法所"],
    [
      "development",
      "发改局",
      "Development and Reform Bureau",
      "县发改局",
      "发展和改革局",
      "发改",
      "粮食局",
    ],
    [
      "industry",
      "工信和商务局",
      "Industry and Commerce Bureau",
      "县工信和商务局",
      "工信局",
      "商务局",
      "工信",
    ],
    [
      "ecology",
      "生态环境分局",
      "Ecology and Environment Branch",
      "市生态环境局山丹分局",
      "生态环境局",
      "环保局",
      "环境保护局",
      "环保",
    ],
    ["water", "水务局", "Water Bureau", "县水务局", "水务", "河长办", "水利局", "水利"],
    [
      "natural-resources",
      "自然资源局",
      "Natural Resources Bureau",
      "县自然资源局",
      "自然资源所",
      "国土资源局",
      "国土局",
      "国土",
    ],
    [
      "forestry",
      "林草局",
      "Forestry and Grassland Bureau",
      "县林草局",
      "林业和草原局",
      "林草",
      "林业局",
    ],
    ["agriculture", "农业农村局", "Agriculture Bureau", "县农业农村局", "农业局", "农牧局", "农业"],
    [
      "market",
      "市场监管局",
      "Market Supervision Bureau",
      "县市场监管局",
      "市场监督管理局",
      "市监局",
      "工商局",
      "质监局",
      "食药监局",
      "市场监管所",
    ],
    ["health", "卫健局", "Health Bureau", "县卫健局", "卫生健康局", "卫健", "卫计局", "卫生局"],
    ["medical-insurance", "医保局", "Medical Insurance Bureau", "县医保局", "医疗保障局", "医保"],
    [
      "emergency",
      "应急管理局",
      "Emergency Management Bureau",
      "县应急管理局",
      "应急局",
      "应急",
      "安监局",
    ],
    ["fire", "消防救援大队", "Fire and Rescue Brigade", "县消防救援大队", "消防大队", "消防"],
    [
      "housing",
      "住建局",
      "Housing and Construction Bureau",
      "县住建局",
      "住房和城乡建设局",
      "建设局",
      "住建",
    ],
    ["transport", "交通运输局", "Transport Bureau", "县交通运输局", "交通局", "交通"],
    [
      "labour",
      "人社局",
      "Labour and Social Security Bureau",
      "县人社局",
      "人力资源和社会保障局",
      "劳动局",
      "人事局",
      "人社",
    ],
    ["civil-affairs", "民政局", "Civil Affairs Bureau", "县民政局", "民政"],
    ["education", "教育局", "Education Bureau", "县教育局", "教育", "教体局"],
    ["veterans", "退役军人局", "Veterans Affairs Bureau", "县退役军人局", "退役军人事务局"],
    ["finance", "财政局", "Finance Bureau", "县财政局", "财政"],
    ["tax", "税务局", "Tax Bureau", "县税务局", "税务", "税务所", "国税局", "地税局"],
    ["audit", "审计局", "Audit Bureau", "县审计局", "审计"],
    [
      "culture",
      "文体广旅局",
      "Culture and Tourism Bureau",
      "县文体广旅局",
      "文旅局",
      "文物局",
      "体育局",
      "旅游局",
      "文旅",
    ],
    ["cyberspace", "网信办", "Cyberspace Office", "县委网信办", "县网信办", "网信"],
    ["petition", "信访局", "Petition Bureau", "县信访局", "信访"],
    [
      "hotline-12345",
      "12345热线",
      "12345 Hotline",
      "12345中心",
      "政务服务中心",
      "政务热线",
      "12345",
    ],
  ],
  group: [
    [
      "industry-federation",
      "工商联",
      "Federation of Industry and Commerce",
      "县工商联",
      "工商业联合会",
    ],
    ["women", "妇联", "Women's Federation", "县妇联", "妇女联合会"],
    ["disabled", "残联", "Disabled Persons' Federation", "县残联", "残疾人联合会"],
    ["youth-league", "团县委", "Youth League Committee", "共青团", "共青团山丹县委", "团委"],
  ],
  township: [
    ["town-qingquan", "清泉镇", "Qingquan Town", "清泉镇人民政府", "清泉镇政府", "清泉"],
    ["town-weiqi", "位奇镇", "Weiqi Town", "位奇镇人民政府", "位奇镇政府", "位奇"],
    ["town-huocheng", "霍城镇", "Huocheng Town", "霍城镇人民政府", "霍城镇政府", "霍城"],
    ["town-dongle", "东乐镇", "Dongle Town", "东乐镇人民政府", "东乐镇政府", "东乐"],
    ["town-liqiao", "李桥乡", "Liqiao Township", "李桥乡人民政府", "李桥乡政府", "李桥"],
    ["town-laojun", "老军乡", "Laojun Township", "老军乡人民政府", "老军乡政府", "老军"],
    ["town-chenhu", "陈户镇", "Chenhu Town", "陈户镇人民政府", "陈户镇政府", "陈户"],
    ["town-damaying", "大马营镇", "Damaying Town", "大马营镇人民政府", "大马营镇政府", "大马营"],
  ],
};

/** These answer to nobody in the county's government: vertical units upward, the others beside it. */
const withoutSuperior: readonly string[] = [
  "gov",
  "procuratorate",
  "court",
  "discipline",
  "ecology",
  "tax",
  "fire",
];

/** Every unit of the demo county. */
export const demoOrganisations: readonly Organisation[] = (
  Object.keys(units) as Organisation["kind"][]
).flatMap((kind) =>
  units[kind].map(([id, zh, en, ...also]) => ({
    id,
    name: text(zh, en),
    also,
    kind,
    ...(withoutSuperior.includes(id) ? {} : { superior: "gov" }),
  })),
);

/** The posts every unit has. */
const everywhere = ({ id, name }: Organisation): readonly Omit<Person, "language">[] => [
  {
    id: `${id}.liaison`,
    organisation: id,
    name: text(`${name.zh}联络员`, `${name.en} liaison`),
    roles: ["liaison"],
  },
  {
    id: `${id}.liaison-2`,
    organisation: id,
    name: text(`${name.zh}联络员（备岗）`, `${name.en} deputy liaison`),
    roles: ["liaison"],
  },
  {
    id: `${id}.head`,
    organisation: id,
    name: text(`${name.zh}负责人`, `${name.en} head`),
    roles: id === "justice" ? ["head", "deputy-convenor"] : ["head"],
  },
];

type PostRow = readonly [
  id: string,
  organisation: string,
  zh: string,
  en: string,
  ...roles: Person["roles"],
];

/** The posts that only one unit has. */
const special: readonly PostRow[] = [
  [
    "procuratorate.intake",
    "procuratorate",
    "检察院案件受理岗",
    "Procuratorate case intake",
    "intake",
  ],
  ["procuratorate.procurator", "procuratorate", "承办检察官", "Handling procurator", "procurator"],
  [
    "procuratorate.chief",
    "procuratorate",
    "检察长",
    "Chief procurator",
    "chief",
    "head",
    "deputy-convenor",
  ],
  ["gov.convenor", "gov", "召集人（分管副县长）", "Convenor (deputy county head)", "convenor"],
  [
    "gov-office.secretariat",
    "gov-office",
    "联席会议秘书处",
    "Joint meeting secretariat",
    "secretariat",
  ],
  ["gov-office.publisher", "gov-office", "信息公开岗", "Publication officer", "publisher"],
  ["gov-office.secrecy", "gov-office", "保密员", "Secrecy officer", "secrecy"],
  ["court.clerk", "court", "法院书记员", "Court clerk", "clerk"],
  ["discipline.intake", "discipline", "纪委监委受理岗", "Discipline inspection intake", "intake"],
  ["hotline-12345.officer", "hotline-12345", "12345热线坐席", "12345 hotline officer", "officer"],
  ["admin", "gov-office", "系统管理员", "Administrator", "admin"],
];

/** Every post of the demo county; nobody in it has a name. */
export const demoPeople: readonly Person[] = [
  ...demoOrganisations.flatMap(everywhere),
  ...special.map(([id, organisation, zh, en, ...roles]) => ({
    id,
    organisation,
    name: text(zh, en),
    roles,
  })),
].map((post) => ({ ...post, language: "zh-CN" }));
