// Who reported something: told to nobody (监察法 第十八条, 信访工作条例 第三十条); it has a field of its own, sealed.

const WHO =
  "(?:举报人|举报者|检举人|告发人|告状的人?|爆料人|报料人|线人|实名举报者|写举报信的人?|写(?:这封)?举报信的|匿名信作者)";
/** Of these nobody in particular is said. */
const NOBODY =
  "(?!否|不是|谁|什么|匿名|实名|群众|村民|居民|市民|网民|网友|业主|热线|本人|未知|不明|不详|无|可以|应当|需要|对|要求|称|反映|的?(?:权益|信息|姓名|身份|奖励|保护|同意|电话)|依法|【|〔)";
/** Those by whom much is reported, and a matter brought. */
const MANY =
  "(?:谁|群众|村民|居民|市民|网民|网友|业主|热线|12345|12309|12315|媒体|记者|匿名|实名|电话|来信|来电|有人|多人|他人|人民|家长|学生|职工|工人|农户|商户|企业|公司|单位|部门|局|院|委|所|中心|平台|检察|公安|代表|委员|路人|旅客|游客|消费者|患者|我|我们|本人|书面|多次|反复|联名|集体|自己)";

const HINTS: readonly RegExp[] = [
  `${WHO}(?:(?:就是|是|叫|系|为|姓|名叫|住在?|家住|家在|在[^,。]{1,10}(?:上班|工作|住)|[:：])|(?:很|大)?可能是|多半是|肯定是|应该是|一定是|好像是)\\s?${NOBODY}[^,。]{1,}`,
  `(?:(?<![^,。]{0,2}(?:不|算))是|(?:肯|一)定是|多半是|听说是|可能是|就是)(?!${MANY})(?:(?!${MANY})[^,。]){1,10}(?:举报|检举|告发|控告|(?<![通公报被原转诉广警预])告|写的?举报信|打的?举报电话)的?(?=[,。]|$)(?<=的|信|电话)`,
  `(?:是|就是)(?!${MANY})(?:(?!${MANY})[^,。]){1,10}(?:写|打|投)的(?:这封|那封)?(?:举报|检举|告状|匿名)(?:信|电话)`,
  `(?:举报信|检举信|告状信|匿名信|举报电话)(?:就|肯定|应该|可能|多半)?是(?!${MANY})(?:(?!${MANY})[^,。]){1,10}(?:写|打|寄|投)的`,
  `是(?!${MANY})(?:(?!${MANY})[^,。]){1,8}(?:去|到|向)(?:县)?(?:纪委|监委|纪委监委|检察院|信访局|上级)[^,。]{0,2}(?:举报|告|反映)的`,
  "\\b(?:whistle-?blowers?|informants?|tipsters?|informers?) (?:is|was|are|lives|works|is called|named)\\b(?! (?:protected|anonymous|unknown|protection|entitled|not|to be|told|asked|kept))[^.;]+",
  "\\b(?:reported|denounced|given away|tipped off|leaked) by (?:his|her|their|my|our) (?:own |former |ex-)*(?:neighbou?r|colleague|accountant|wife|husband|ex|secretary|driver|brother|sister|cousin|relative|employee|worker|partner|bookkeeper)\\b",
].map((pattern) => new RegExp(pattern));

/** Whether a sentence says, or lets guess, who reported something. */
export const namesInformant = (sentence: string): boolean =>
  HINTS.some((pattern) => pattern.test(sentence));
