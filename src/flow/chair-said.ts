import type { Instant } from "../calendar/day.ts";
import { daysAway } from "../calendar/typed-span.ts";
import type { Directory } from "../people/directory.ts";
import { postSpoken } from "../people/post-spoken.ts";

/** Who is to chair in somebody's place, and whether one meeting is meant or those of some days. */
type ChairSaid = { readonly deputy: string; readonly scope: "one" | "several" };

const WHO = "(?<who>[^，,。；;：:？?]{2,20}?)";
const IN_MY_PLACE =
  "(?:来|去|帮忙|帮我|代为|代|替|代替|代我们?|替我们?|代替我们?|临时|全权|负责|给我|暂时|先|都)*";
const CHAIRS = "主持(?!人|词|稿|召开的|的)";
const HAN = [
  `(?:让|请|由|委托|派|叫|换成?|改由|交给|交由|安排|麻烦|拜托|授权)${WHO}${IN_MY_PLACE}${CHAIRS}`,
  `(?:^|[，,。；;：:])${WHO}(?:来|去|代我|替我|代替我|帮我|代为|代替我来|替我来|代我来)+${CHAIRS}`,
].map((pattern) => new RegExp(pattern, "u"));
const LATIN = [
  "\\b(?:let|have|ask|get|want|entrust) (?<who>[a-z' .-]{3,50}?) (?:to )?(?:chair|preside)\\b",
  "(?:^|[,;.] ?)(?<who>(?:the )?[a-z' .-]{3,50}?) (?:will|shall|should|is to|can|to) (?:chair|preside)\\b",
].map((pattern) => new RegExp(pattern, "iu"));

/** Asked, denied, only in some case, or said of what was. */
const NOT_SO =
  /[?？]|[吗么没][\s。.]*$|谁(?!来)|谁来|什么|哪[个位]|是不是|是否|(?:不|别|没|未|不用|不要|不能|不必)(?:再)?(?:让|请|由|委托|派|叫|换|交)|如果|要是|假如|万一|除非|的话|主持(?:过|了)|\b(?:if|unless|in case|don't|do not|never|should not|shouldn't|did|was|has|have you|who)\b/iu;

/** Meetings in general: 下周的会都, 这几天的会议, meetings next week. */
const SEVERAL =
  /(?:所有|全部|各次|几[个次场]|期间|这几天|那几天)的?会议?|会议?(?:全部?|都|一律|全由|均)|\b(?:all|any|my|the) (?:[\w']+ ){0,2}meetings\b|\bmeetings\b/iu;
const A_MEETING = /会(?![员儿计见场诊签徽费馆长审办合做造导引被让])|meeting|session/iu;

/** So long a sentence says more than who is to chair. */
const longest = 120;

/**
 * Who a sentence says is to chair: 采砂会我去不了，让司法局局长主持 · let the head of justice chair it. A post the directory
 * does not know stays as it was said, to be corrected in the form. Meetings of some days are meant where several are spoken
 * of, or none and more than one day.
 */
export const chairSaid = (
  said: string,
  { directory, now }: { readonly directory: Directory; readonly now: Instant },
): ChairSaid | undefined => {
  const line = said.trim();
  if (line.length > longest || NOT_SO.test(line)) return undefined;
  for (const pattern of [...HAN, ...LATIN]) {
    const who = pattern
      .exec(line)
      ?.groups?.["who"]?.replace(/(?:来|去|同志)$/u, "")
      .trim();
    if (who === undefined || /^(?:我们?|本人|i|we|me)$/iu.test(who)) continue;
    const { from, until } = daysAway(line, now);
    const isSeveral = SEVERAL.test(line) || (from !== until && !A_MEETING.test(line));
    // 采砂会司法局局长替我主持: which meeting it is may stand right before.
    const behind = who.replace(/^.*?(?:会议?|会商)(?=.)/u, "");
    const deputy = postSpoken(who, directory) ?? postSpoken(behind, directory) ?? who;
    return { deputy, scope: isSeveral ? "several" : "one" };
  }
  return undefined;
};
