const AROUND =
  /(?:不好意思|打扰一下|打扰了|打扰|请问一下|请问|想问下|想问一下|我想问|问一下|您好|你好|哈喽|麻烦您|麻烦你|麻烦|帮我|帮忙|谢谢您|谢谢你|谢谢啊|谢谢|感谢|多谢|辛苦了|劳驾|好吗|可以吗|行吗|那个[，,]|就是[，,]|好嘞|一下|please|could you|(?<!what )can you|thank you very much|thank you|thanks|thx|hello|hi there|pls|kindly)/giu;
const ORNAMENT = /:[a-z_+-]+:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/giu;
const EDGES = /^[\s\p{P}\p{S}]+(?:\d{1,2}[.、)）]\s*)?|[\s\p{P}\p{S}]+$/gu;
const TAIL = /[吧呢啊呀啦哈嘛哦噢]+$/u;

/** A text without courtesy, pictures, bullets and marks around it: what is left to be understood. */
export const withoutCourtesy = (typed: string): string =>
  typed
    .replace(ORNAMENT, " ")
    .replace(AROUND, " ")
    .replace(EDGES, "")
    .replace(TAIL, "")
    .replace(EDGES, "")
    .trim();

/** What is said to open or to end a talk and asks for nothing. */
export type Talk = "hello" | "thanks" | "bye" | "never mind";

const TALK = (
  [
    [
      "hello",
      /^(?:你好|您好|在吗|在不在|在么|早上好|早安|早|上午好|中午好|下午好|晚上好|哈喽|嗨|忙不忙?|忙吗|吃了吗|hi|hello|hey|good (?:morning|afternoon|evening)|nihao|ninhao|早啊|您早|你早|啊|呀|你是谁|你是机器人吗|小助手|助手|there|大家|are you there|who are you)+$/iu,
    ],
    [
      "never mind",
      /^(?:嗯|哦|唉|哎|那|还是|就|我|先|暂时|算了|不用了?|不弄了?|不办了|不搞了|不填了|不整了|没事了|当我没说|不要紧|没什么|改主意了|我改主意了|回头再说|以后再说|再说|吧|啊|了|哈|谢谢|never ?mind|forget (?:it|that|about it)|forget|it|no thanks|not now|changed my mind|i(?:'ve| have)?|ok|okay|thanks|please)+$(?<=.{2})(?<!^(?:先|那|还是|就|我|暂时|了|吧|啊|嗯|哦|唉|哎|哈|再说|谢谢|it|i|ok|okay|thanks|please)+)/iu,
    ],
    [
      "thanks",
      /^(?:谢谢|感谢|多谢|哎呀|哎|好嘞|好咧|妥了|老是|总是|又|麻烦|给你添麻烦|谢啦|谢了|辛苦|辛苦了|麻烦你了|麻烦您了|啊|了|您|你|好的|好|嗯|哦|行|可以|真好用|不错|太好了|知道了|明白|明白了|收到|ok|okay|thanks|thank you|thx|very much|a lot|great|good|nice|哈|so much|so|man|bro|sir|for your help|xiexie|fine)+$/iu,
    ],
    [
      "bye",
      /^(?=.*(?:见|拜|晚安|这样|下次聊|bye|see you))(?:再见|回见|回头见|明天见|拜|下次聊|晚安|zaijian|bye|goodbye|see you|later|好的?|ok|okay|那|就|先|这样|没(?:啥|什么|别的|其他|其它)?事|不打扰|了|哈|啊|吧|谢谢|thanks)+$/iu,
    ],
  ] satisfies readonly (readonly [Talk, RegExp])[]
).map(([talk, said]) => [talk, said, new RegExp(said.source.replaceAll(" ", ""), "iu")] as const);

/** Whether a line is only courtesy, and which. */
export const talkOf = (typed: string): Talk | undefined => {
  const bare = typed
    .replace(ORNAMENT, "")
    .replace(/[\s\p{P}\p{S}]+/gu, " ")
    .trim();
  if (bare === "" || bare.length > 40) return undefined;
  const joined = bare.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "");
  const spaced = joined.replaceAll(" ", "");
  return TALK.find(([, said, glued]) => said.test(joined) || glued.test(spaced))?.[0];
};
