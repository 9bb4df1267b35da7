import { unitsListed } from "../people/units-listed.ts";
import type { RequestContext } from "./context.ts";
import { withoutDates } from "./dates-in.ts";

/** Where a sentence says who is to come: 和水务、公安开会, a meeting with water and police. */
const COMING = [
  /(?:和|跟|与|同|请|让|叫上?|喊上?|约上?|召集|邀请|通知|组织)(?<units>[^，。；;]{2,40}?)(?=[，,]|也|都|一起|一块|过来|来|参加|开|碰|坐|商|谈|议|到)/gu,
  /\b(?:with|invit(?:e|ing)|includ(?:e|ing)|calling|bring(?:ing)? in|for)\s+(?<units>.{2,80}?)(?=,?\s+(?:to|on|at|in|for|about|from)\b|\s*，|[.;?!]|$)/giu,
];

/** The units a sentence says are to come, by their names or by that of a set. */
export const unitsAsked = (
  sentence: string,
  { directory, now }: Pick<RequestContext, "directory" | "now">,
): readonly string[] =>
  COMING.flatMap((pattern) =>
    [...withoutDates(sentence, now, "，").matchAll(pattern)].flatMap(
      ({ groups }) => unitsListed(groups?.["units"] ?? "", directory) ?? [],
    ),
  );
