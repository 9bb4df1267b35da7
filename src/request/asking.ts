import { withoutCourtesy } from "../line/courtesy.ts";

const SPLIT =
  /[，,。;；？?！!]\s*(?:然后|再|顺便|另外|还有|并且|最后)|[？?]\s*|[，,;；]?\s*(?:然后|顺便|另外)|\band then\b|\band\b(?! a half\b| \w+ (?:min|hour|day|week))/iu;

/** The requests of a line that may make two. */
export const requestsIn = (said: string): readonly string[] => {
  const found = SPLIT.exec(said);
  if (found === null) return [said];
  const parts = [said.slice(0, found.index), said.slice(found.index + found[0].length)];
  return parts.every((part) => withoutCourtesy(part).length >= 2) ? parts : [said];
};

/** How, where and what about something: asked of it, not asked for. */
export const HOW =
  /怎么(?!样|还|不|没|办|回事|了|.{1,4}的(?:[\s？?]|$))|如何(?!了)|咋(?!样|了|还|不|没|办|回事)|怎样(?!了)|要填|要写|在哪(?:里|儿)?(?:签|交|报|办|传|发|提)|往哪|能发|how (?:do|to|can|does)/iu;

/** Something is to be told; what asks whether something may be done (能不能宽限) asks for it to be done. */
const ASKS =
  /吗[\s，,]|(?:[吗没么？?]|没有|没得|了不|过了?吧|什么|啥|几号|几时|几点|哪些|哪个|哪家|哪天|谁|多少|多久|最急)[\s？?。.]*$|什么时候|啥时候|何时|几号|几点|哪天|在哪|几天[之以]?内|哪些|有几|怎么.{1,4}的|(?:的|是|说|讲|要|干|给)(?:什么|啥)|几(?:条|件|个|份)|有没有|(.)不\1|[怎咋]么?(?:还|不|没)|^(?:did|does|do|is|are|was|has|have|what|when|where|who|which|how)\b/iu;
const REQUESTS =
  /能不能|可不可以|可否|能否|行不|好不好|[，,。？?]\s*(?:催|帮|请|麻烦|快)|(?:可以|能|要|想|请|帮).{0,12}吗|^(?:can|could|may|shall|do) (?:we|i|you)\b/iu;

/** 如果公安局来不了就推迟, cancel it if water cannot come: what is to be done depends on something. */
const CONDITIONAL =
  /如果|要是|只要|等.{1,15}?(?:再|以?后)|假如|倘若|万一|除非|(?:^|[，,])若|的话(?:就|，|,|再|$)|\b(?:if|unless|in case|provided|should .{2,40} not)\b/iu;

/** Whether a sentence says what is to be done only in some case. */
export const isConditional = (bare: string): boolean => CONDITIONAL.test(bare);

/** Whether a sentence asks to be told something, and for nothing to be done. */
export const asksOnly = (bare: string): boolean => ASKS.test(bare) && !REQUESTS.test(bare);
