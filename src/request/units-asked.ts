import { mayBeUnit, unitsAndWords, unitsListed } from "../people/units-listed.ts";
import type { RequestContext } from "./context.ts";
import { withoutDates } from "./dates-in.ts";

/** Where a sentence says who is to come: 参会单位：水务 公安, 和水务、公安开会, a meeting with water and police. */
const COMING = [
  /(?:参会|参加|与会|出席|到会|邀请)的?单位(?:有|是|为)?[:：\s]*(?<units>[^，,。；;]{2,80})/gu,
  /(?:和|跟|与|同|请|让|叫上?|喊上?|约上?|召集|邀请|通知|组织)(?<units>[^，。；;]{2,40}?)(?=[，,]|也|都|一起|一块|过来|来|参加|开|碰|坐|商|谈|议|到)/gu,
  /\b(?:with|invit(?:e|ing)|includ(?:e|ing)|calling|bring(?:ing)? in|for)\s+(?<units>[^\s，].{1,79}?)(?=,?\s+(?:to|on|at|in|for|about|from)\b|\s*，|[.;?!]|$)/giu,
];

/** What a meeting is for may stand where a unit does: for water and soil protection. */
const MAY_BE_PURPOSE = /^for\b/iu;

/**
 * The units a sentence says are to come, by their names or by that of a set; of a list of which some are units, the words that
 * are none as well, as they were typed: whoever reads the list says so.
 */
export const unitsAsked = (
  sentence: string,
  { directory, now }: Pick<RequestContext, "directory" | "now">,
): readonly string[] => {
  const isNone = (word: string) => mayBeUnit(word, directory);
  return COMING.flatMap((pattern) =>
    [...withoutDates(sentence, now, "，").matchAll(pattern)].flatMap(({ 0: said, groups }) => {
      const read = unitsAndWords(groups?.["units"] ?? "", directory);
      if (read === undefined) return [];
      if (!MAY_BE_PURPOSE.test(said)) return [...read.units, ...read.words.filter(isNone)];
      return read.words.length === 0 ? read.units : [];
    }),
  );
};

/** Where the second of two parts of a line that “and” joins begins. */
const FIRST_NAME =
  /^(?:the )?(?<name>[^,.;，。；]{2,40}?)(?=\s+(?:in|on|at|to|for|about|from)\b|\s*[,.;，。；]|$)/iu;

/** Whether “and” joins two units and no two requests: with education, market and health in room 204. */
export const joinsUnits = (
  behind: string,
  { directory }: Pick<RequestContext, "directory">,
): boolean => {
  const name = FIRST_NAME.exec(behind.trim())?.groups?.["name"];
  return name !== undefined && unitsListed(name, directory) !== undefined;
};

/** Whom a sentence says not to bring: 不请公安局, 公安局以外, without police. */
const LEFT_OUT = [
  /除了?(?<units>[^，,。；;]{2,40}?)(?:以外|之外|外)/gu,
  /(?:不|别|甭|不用|不要|不必|无需|不需要)(?:再|去)?(?:请|叫|通知|喊|邀请?|约|带|让|找)(?<units>[^，,。；;]{2,40}?)(?=[，,。；;\s]|来|去|参加|开|了|的|$)/gu,
  /(?:^|[，,。；;\s])(?:请|让|叫|和|跟|与|通知|邀请|约|召集)*(?<units>[^，,。；;]{2,40}?)(?:以外|之外|除外|(?:就|都|也)*(?:不用|不必|别|不要|不|无需|不需要)(?:来|去|参加|出席|到会|通知|叫|请))/gu,
  /\b(?:without|except(?: for)?|excluding|but not|not inviting|leaving out|(?:don't|do not|no need to) (?:invite|call|notify|tell|ask)|no need for)\s+(?<units>.{2,80}?)(?=\s*(?:，|[,.;?!]|$)|\s+(?:to|on|at|in|about)\b)/giu,
];

/** The units a sentence says are not to come, and the sentence without them; its days and times are commas. */
export const unitsLeftOut = (
  sentence: string,
  { directory, now }: Pick<RequestContext, "directory" | "now">,
): { readonly units: readonly string[]; readonly rest: string } => {
  const bare = withoutDates(sentence, now, "，");
  const found = LEFT_OUT.flatMap((pattern) =>
    [...bare.matchAll(pattern)].flatMap(({ 0: said, groups }) => {
      const units = unitsListed(groups?.["units"] ?? "", directory);
      return units === undefined ? [] : [{ said, units }];
    }),
  );
  return {
    units: found.flatMap(({ units }) => units),
    rest: found.reduce((rest, { said }) => rest.replace(said, "，"), bare),
  };
};
