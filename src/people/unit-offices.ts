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
  ["刑警", "公安局"],
  ["特警", "公安局"],
  ["police", "公安局"],
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
  ["epb", "生态环境分局"],
];

/** Teams and offices that several units have, spoken of without the unit, and whose they are in most counties. */
export const ANY_OFFICE: readonly (readonly [pattern: RegExp, of: readonly string[]])[] = [
  [
    /(?:综合)?(?:行政)?执法(?:[大中支]?队|局|机构)|综合执法/gu,
    ["住建局", "市场监管局", "农业农村局", "交通运输局"],
  ],
  [/(?:行政)?监察(?:[大中支]?队|机构)/gu, ["生态环境分局", "人社局", "自然资源局", "水务局"]],
  [/稽查(?:[大中支]?队|局)/gu, ["市场监管局", "税务局"]],
  [/派出机构/gu, ["公安局", "市场监管局", "自然资源局", "税务局"]],
];
