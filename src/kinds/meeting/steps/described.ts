import type { forms } from "../model.ts";

/** A room, a floor or a hall, as a place is named in running text. */
const ROOM =
  "[\\p{Script=Han}\\w-]{0,14}?(?:会议室|会议厅|会议中心|礼堂|大厅|多功能厅|报告厅|办公室|指挥中心|[一二两三四五六七八九十\\d]+(?:楼|层)|\\d{3,4}(?:室|房间))";
const HELD = "(?:召开|举行|开|碰|集合|会商|研究|商量|谈|议)";
const EVENT =
  "(?:会商会?|研判会|座谈会|协调会|推进会|部署会|通报会|专题会|调度会|碰头会|联席会议?|会议)";

const PLACES = [
  /(?:^|[，,。；;\s]|改[成为到]?|换成|用|通过|以|开)(?<said>线上|视频会议|腾讯会议)(?:方式|形式)?(?=[，,。；;\s开召吧]|$)/u,
  new RegExp(
    `(?:在|到|去|地点(?:是|在|为|：|:)?)(?<said>${ROOM})(?=${HELD}|[和与跟同请，,。；;\\s]|$)`,
    "u",
  ),
  new RegExp(`(?:^|[，,。；;\\s])(?<said>${ROOM})(?=[，,。；;\\s]|$)`, "u"),
  /(?:^|[^\p{Script=Han}]|都|会|[上下]午|晚上)在(?<said>(?![这那此近]|全[县局])[^，,。；;\s]{2,12}?)(?:召开|举行|开)/u,
  /(?:\b(?:in|at)\s+(?:the\s+)?|[，,]\s*(?!(?:in|at|on)\b))(?<said>(?:(?!(?:and|in|at|with)\b)[\w-]+\s+){0,4}?(?:room|hall|office|floor|building|centre|center|auditorium)\b(?:\s+[a-z]?\d[\w-]*)?)/iu,
];

const TITLES = [
  /(?:标题|题目|会名|会议名称?|主题)(?:叫做?|是|写|定为|：|:)\s*[\u201c"\u300c]?(?<said>[^，,。；;\u201c\u201d"\u300c\u300d]{2,40}?)[\u201d"\u300d]?(?=[，,。；;\s]|$)/u,
  /\b(?:called|titled|named|entitled)\s+[\u201c"]?(?<said>[^，,.;\u201c\u201d"]{2,60}?)[\u201d"]?(?=\s+(?:on|at|in|with|for|next|this|tomorrow)\b|\s*[，,.;]|$)/iu,
  new RegExp(
    `(?:召开|举行|组织|安排|[开约])(?:一?[个次场])?(?<said>[^，,。；;\\s]{2,24}?(?:${EVENT}|的会))(?=[，,。；;\\s吧了]|$)`,
    "u",
  ),
  new RegExp(
    `(?:^|[，,。；;\\s])(?:关于|要?开)?(?<said>[^，,。；;\\s和跟与]{2,24}?)的(?:会|${EVENT})(?=[，,。；;\\s吧了]|$)`,
    "u",
  ),
  /(?:关于|讨论|研究|商量|商讨|议一?议|聊一?聊|说一?说|谈一?谈|专题研究)(?:一下)?(?<said>[^，,。；;\s]{2,24}?)(?:的?(?:事情?|问题|会议?))?(?=[，,。；;\s吧了]|$)/u,
  /(?:^|[，,。；;\s])[说谈讲聊](?<said>[^，,。；;\s]{2,16}?)的?(?:事情?|问题)(?=[，,。；;\s吧了]|$)/u,
  /(?:^|[，,。；;\s])(?<said>[^，,。；;\s]{2,16})专题会?(?=[，,。；;\s]|$)/u,
  /\b(?:meeting|session|talks?)\s+(?:about|on|to discuss|regarding|over|re)\s+(?:the\s+)?(?<said>[^，,.;]{3,60}?)(?=\s+(?:on|at|in|with|for)\s|\s*[，,.;]|$)/iu,
  /\b(?:to discuss|about|regarding)\s+(?:the\s+)?(?<said>[^，,.;]{3,60}?)(?=\s+(?:on|at|in|with|for)\s|\s*[，,.;]|$)/iu,
  /\b(?:an?|the)\s+(?<said>(?:[\w-]+\s+){0,2}?[\w-]+)\s+(?:meeting|session)\b/iu,
  /(?:^|[，,。；;\s])(?<said>[^，,。；;\s和跟与请叫让在]{4,30}?(?:联席会议?|(?:协调|座谈|研判|通报|专题|推进|工作|部署|调度|例)会|会议))(?=[，,。；;\s]|$)/u,
];

/** A title in quotation marks, with what kind of meeting it is. */
const QUOTED =
  /(?<said>[\u201c"\u300c\u300a][^\u201c\u201d"\u300c\u300d\u300a\u300b]{2,40}[\u201d"\u300d\u300b](?:[^，,。；;\s]{0,12}?(?:会议?|meeting))?)/iu;

/** What says only that it is a meeting, or of which form. */
const GENERIC =
  /^(?:(?:联席|协调|座谈|研判|通报|专题|碰头|小|短|紧急|临时)?会议?|会商会?|这[个次]|那[个次]|本次|上次|下次|我们|大家|joint|coordination|discussion|briefing|assessment|short|quick|new|another|next|last|urgent)$/iu;

const firstOf = (patterns: readonly RegExp[], text: string): readonly string[] =>
  patterns.flatMap((pattern) => pattern.exec(text)?.groups?.["said"]?.trim() ?? []);

/** The forms of meetings as a sentence or a title names them; 联席会议 is the one that needs no name. */
const FORMS: readonly (readonly [RegExp, (typeof forms)[number]])[] = [
  [/联席会|joint meeting/iu, "joint"],
  [/通报会|briefing/iu, "briefing"],
  [/协调会|coordination meeting/iu, "coordination"],
  [/座谈会|discussion meeting/iu, "discussion"],
  [/研判会|assessment meeting/iu, "assessment"],
];

/** The form a sentence or a title names: 春灌用水协调会. */
export const formIn = (text: string): (typeof forms)[number] | undefined =>
  FORMS.find(([said]) => said.test(text))?.[1];

/** What is on the agenda, where a sentence says so: 议题是河道采砂整治. */
export const agendaIn = (text: string): string | undefined =>
  /(?:议题|议程|议的是|on the agenda|agenda)(?:有|是|为|：|:| is)?\s*(?<said>[^。；;]{2,200}?)(?=[。；;]|[，,]\s*(?:请|叫|通知|地点|在)|$)/iu
    .exec(text)
    ?.groups?.["said"]?.trim();

/** Where it is to be, where a sentence says so: 在三楼会议室开, in room 301. Its days and times are commas. */
export const placeIn = (text: string): string | undefined => firstOf(PLACES, text)[0];

/** What it is about, where a sentence says so: 开排污口会商会, meeting about the outfall. Its days and times are commas. */
export const titleIn = (text: string): string | undefined => {
  const place = placeIn(text);
  const rest =
    place === undefined ? text : text.replace(new RegExp(`[在到去]?${place}`, "u"), "，");
  const item = agendaIn(rest);
  const quoted = QUOTED.exec(rest)?.groups?.["said"];
  if (quoted !== undefined) return /会议?$|meeting$/iu.test(quoted) ? quoted : quoted.slice(1, -1);
  return [...firstOf(TITLES, rest), ...(item === undefined || /[，,、]/u.test(item) ? [] : [item])]
    .map((said) =>
      said.replace(/的会$/u, "").replace(/^(?:召?开|安排|组织|一?[个次场]|关于|我们|要)+/u, ""),
    )
    .find((said) => said.length >= 2 && !GENERIC.test(said));
};

/** Why it is to be, where a sentence says so: 因为…, because …. */
export const reasonIn = (text: string): string | undefined =>
  /(?:因为|由于|because|due to)\s*(?<said>[^，,。；;]{2,200})/iu
    .exec(text)
    ?.groups?.["said"]?.trim();
