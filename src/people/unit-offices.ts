import type { Organisation } from "./directory.ts";

// How people speak of those of a unit, and of what is below it; by the unit's name in most counties.

/** Words for somebody of a unit, and the name of the unit they are of. */
export const PEOPLE: readonly (readonly [word: string, of: string])[] = [
  ["民警", "公安局"],
  ["警察", "公安局"],
  ["辅警", "公安局"],
  ["协警", "公安局"],
  ["法官", "法院"],
  ["检察官", "检察院"],
  ["检察长", "检察院"],
  ["纪检", "纪委"],
  ["县长", "县政府"],
  ["县领导", "县政府"],
  ["县里", "县政府"],
  ["县上", "县政府"],
  ["刑警", "公安局"],
  ["特警", "公安局"],
  ["特巡警", "公安局"],
  ["狱警", "公安局"],
  ["交警", "公安局"],
  ["书记员", "法院"],
  ["法警", "法院"],
  ["police", "公安局"],
  ["traffic police", "公安局"],
  ["policeman", "公安局"],
  ["policemen", "公安局"],
  ["policewoman", "公安局"],
  ["judge", "法院"],
  ["judges", "法院"],
  ["prosecutor", "检察院"],
  ["prosecutors", "检察院"],
];

/** Offices and teams below a unit as they are spoken of, and the name of that unit in most counties. */
export const OFFICES: readonly (readonly [word: string, of: string])[] = [
  ["看守所", "公安局"],
  ["拘留所", "公安局"],
  ["水政", "水务局"],
  ["水管所", "水务局"],
  ["水管站", "水务局"],
  ["水保站", "水务局"],
  ["河道管理", "水务局"],
  ["环监", "生态环境分局"],
  ["环境监测站", "生态环境分局"],
  ["畜牧", "农业农村局"],
  ["动监所", "农业农村局"],
  ["农机监理", "农业农村局"],
  ["社保局", "人社局"],
  ["就业局", "人社局"],
  ["运管", "交通运输局"],
  ["路政", "交通运输局"],
  ["公路段", "交通运输局"],
  ["房管", "住建局"],
  ["城管", "住建局"],
  ["质监站", "住建局"],
  ["规划局", "自然资源局"],
  ["不动产登记", "自然资源局"],
  ["卫健委", "卫健局"],
  ["卫计委", "卫健局"],
  ["卫监所", "卫健局"],
  ["疾控", "卫健局"],
  ["福利院", "民政局"],
  ["敬老院", "民政局"],
  ["救助站", "民政局"],
  ["护林员", "林草局"],
  ["河管员", "水务局"],
  ["city management", "住建局"],
  ["urban management", "住建局"],
  ["chengguan", "住建局"],
  ["epb", "生态环境分局"],
];

/** Those an office may be of: units by their names, every unit of a kind, whatever is above the one who writes, or nobody says of which. */
export type OfficeOf =
  | readonly string[]
  | { readonly kind: Organisation["kind"] }
  | "above"
  | "unsaid";

/** What a school or a hospital is complained of for that is its head's, not what is done to a child there. */
const RUN_BADLY =
  "[^，。,;!?\\n]{0,8}?(?:克扣|截留|侵占|侵吞|挪用|贪|私分|套取|冒领|虚报|乱收|多收|强制|强行|回扣|收[^，。,;!?\\n]{0,6}(?:钱|红包|礼|好处)|压着|拖着|瞒|不[管理报给退让]|没人管|包庇)";

/** Offices below a unit that are called by those who are seen of them. */
export const SEEN: readonly string[] = ["城管", "护林员", "河管员", "运管", "路政", "水政"];

/** Teams and offices that several units have, spoken of without the unit, and whose they are in most counties. */
export const ANY_OFFICE: readonly (readonly [pattern: RegExp, of: OfficeOf])[] = [
  [
    /(?:综合)?(?:行政)?执法(?:[大中支]?队|局|机构)|综合执法/gu,
    ["住建局", "市场监管局", "农业农村局", "交通运输局"],
  ],
  [/(?:行政)?监察(?:[大中支]?队|机构)/gu, ["生态环境分局", "人社局", "自然资源局", "水务局"]],
  [/稽查(?:[大中支]?队|局)/gu, ["市场监管局", "税务局"]],
  [/派出机构/gu, ["公安局", "市场监管局", "自然资源局", "税务局"]],
  // 镇里压着不办, 乡政府不管, 镇长打人: one of the townships.
  [
    /(?:乡镇|[镇乡])(?:党委|人民政府|政府|书记|领导|干部|机关|[里上](?:面|头|边)?|长|(?=的(?:人|干部|领导|工作人员)))(?!有(?:人|个|家|几)|游|级|村|镇|企|集)/gu,
    { kind: "township" },
  ],
  [/街道(?:办事处|办)(?!公)/gu, { kind: "township" }],
  [
    /\b(?:town|township) (?:office|government|leaders?|officials?|hall|head|chief|secretary)\b/gu,
    { kind: "township" },
  ],
  [
    /(?:(?<![以向在比])上[面头](?![有是的]?[^，。]{0,2}(?:图|图片|文|表|写|说))|上级(?:部门|单位|领导|机关)?|顶头上司)(?:的?领导)?/gu,
    "above",
  ],
  [/\b(?:our|the) superiors?\b|\bhigher[- ]ups\b/gu, "above"],
  [
    new RegExp(
      `(?:副?校长|园长|教导主任|总务主任|学校(?:领导|食堂)?|校方|[中小]学|幼儿园)(?=${RUN_BADLY})`,
      "gu",
    ),
    ["教育局"],
  ],
  [new RegExp(`(?:卫生院|卫生室|医院|院长|医生|大夫)(?=${RUN_BADLY})`, "gu"), ["卫健局"]],
  [
    /\b(?:head ?masters?|head teachers?|principals?|schools?)\b(?=[^.;\n]{0,20}\b(?:skims?|pockets?|overcharg|embezzl|keeps? the|forces? parents))/gu,
    ["教育局"],
  ],
  [
    /\b(?:hospitals?|doctors?|clinics?)\b(?=[^.;\n]{0,20}\b(?:overcharg|takes? (?:money|cash|red)|kickback))/gu,
    ["卫健局"],
  ],
  [
    /(?:[局所站队]里|(?<!\p{Script=Han})(?:副?[局所站科队处]长|主任|书记|(?:我们|单位)?领导))(?!小组|集体|期)/gu,
    "unsaid",
  ],
];
