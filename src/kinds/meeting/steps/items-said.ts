const POLITELY =
  "(?:请|麻烦|帮忙|帮我|给我|您|你|我们?|想|要|能不能|可以|希望|建议|再|也|还|[，,\\s])*";
/** Which meeting it is: 周三的会, 采砂会, 下次会议上. */
const WHICH = "(?:[^，,。；;：:]{0,16}?(?:会议?|会商|议程)(?:的)?(?:议程)?(?:[上里中])?)";
const ADDS =
  "(?:再|也|还|另外|另|多)*(?:加上?|增加|添加?|新增|补上?|列上|列入|放上|塞)(?:进去?|到里面)?";
const AN_ITEM = "(?:[一1]?个|[一1]项|[一1]条)?(?:新的?)?(?:议题|议程|事项|内容)";
const ON_IT =
  "(?:(?:下次|这次|周.|[^，,。；;：:]{0,10}?的)?(?:会议?|会商)(?:的)?(?:议程)?[上里中]?|议程(?:[上里中])?|议题(?:[上里中])?)";
const TALKED = "(?:说|讲|议|讨论|研究|汇报|通报|提|聊|过)(?:一?下|一议|一说|一讲)?";
const SOFTLY = "(?:吧|啊|呀|哈|呢|谢谢|[。.！!\\s])*";

const ADDED = [
  // 周三的会加一个议题：河道采砂执法
  `${POLITELY}(?:给|在|往)?${WHICH}?[，,\\s]*${POLITELY}${ADDS}${AN_ITEM}[，,：:\\s]*(?:是|叫)?(?<item>.{2,200}?)${SOFTLY}`,
  // 议程里加上河道清淤
  `${POLITELY}(?:给|在|往)?(?:[^，,。；;：:]{0,16}?的?)?(?:议程|议题)(?:[上里中])?${POLITELY}${ADDS}[，,：:\\s]*(?<item>.{2,200}?)${SOFTLY}`,
  // 把采砂的事也放到会上说
  `${POLITELY}[把将](?<item>.{2,200}?)(?:也|再|都|一并|一起|顺便)*(?:放|拿|提|列|加|排|搬|添|写|纳)(?:到|在|进|入|上)(?:了)?${ON_IT}(?:来|去)?(?:再)?(?:${TALKED})?${SOFTLY}`,
  // 采砂的事也上会说一下
  `(?<item>[^，,。；;？?]{2,60}?)(?:也|再|都|一并|一起|顺便|要|得|需要|应该)*(?:上|拿到|放到|放在|提到|列入|加进|加到)(?:(?:周.|下次|这次)?(?:的)?(?:会议?|议程))(?:[上里中])?(?:来|去)?${TALKED}${SOFTLY}`,
  // 会上再议一下采砂的事
  `${POLITELY}(?:在|到)?${WHICH}上?(?:我们?|再|也|还|要|想|请|顺便|一并|得)*${TALKED}(?:一下)?(?<item>.{2,60}?(?:的)?(?:事(?:情|儿|项)?|问题|工作|情况|进展))${SOFTLY}`,
].map((pattern) => new RegExp(`^${pattern}$`, "u"));

const THE_AGENDA =
  "(?:(?:the |our |this |that |next |[\\w'-]+'s )?(?:[\\w'-]+ ){0,4}?(?:agenda|meeting|session)(?: (?:on|for) [\\w' ]{2,24})?)";
const ADDED_EN = [
  `(?:add|put|place|include) (?<item>.{2,200}?) (?:to|on(?:to)?|in) ${THE_AGENDA}(?: too| as well| please)*`,
  `(?:add|put) (?:an? )?(?:new )?(?:agenda )?item (?:to|on|for) ${THE_AGENDA}\\s*[:：,]\\s*(?<item>.{2,200}?)`,
  `(?:add|put) (?:an? )?(?:new )?(?:agenda )?item\\s*[:：]\\s*(?<item>.{2,200}?)`,
].map(
  (pattern) =>
    new RegExp(`^(?:please |can you |could you |let's |also |we should )*${pattern}[.!]*$`, "iu"),
);

/** Asked, put off, denied or said of what was: nothing is to be put on. */
const NOT_ADDED =
  /[?？]|[吗么没][\s。.]*$|什么|哪[些个]|谁|怎么|(?:不|别|没|未|先不|不要|不用|暂不)(?:再|用|要|必)?(?:[加放列提议拿说讨把将]|上会)|(?:加|放|列|说|议|提)(?:了|过)|如果|要是|的话|万一|\b(?:if|unless|not|don't|never|did|was|were|has|have)\b/iu;

/** Whom a sentence adds is no item: 会上加公安局 invites. */
const OF_NOTHING =
  /^(?:这个?|那个?|它|一个|一项|新|议题|事项|it|this|that|an item|one|something)$/iu;

/** What a sentence asks to be put on an agenda: 周三的会加一个议题：河道采砂执法, add the outlet to the agenda. */
export const itemAdded = (said: string): { readonly item: string } | undefined => {
  const line = said.trim();
  if (NOT_ADDED.test(line)) return undefined;
  for (const pattern of [...ADDED, ...ADDED_EN]) {
    const item = pattern
      .exec(line)
      ?.groups?.["item"]?.replace(/^[：:，,\s“"「]+|[”"」，,\s]+$/gu, "");
    if (item !== undefined && item.length >= 2 && !OF_NOTHING.test(item)) return { item };
  }
  return undefined;
};
