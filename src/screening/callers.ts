import { DOUBLE, NAME_OF, NO_WORD, PLAIN } from "./child-names.ts";

// Who called a hotline is nobody's business but the hotline's (个人信息保护法 第六条: no more than is needed):
// it is taken out before anything is kept. It errs towards taking out too much.

/** What stands in place of what was taken out. */
const OUT = "〔略〕";

const CALLER =
  "(?:来电人|来电者|来访人|诉求人|投诉人|举报人|反映人|申请人|求助人|联系人|当事人|来电市民|来电群众|市民|群众|网民|村民|居民|业主|家长|姓名|本人)";
const SAYS =
  "反映|来电|致电|来访|称|表示|投诉|举报|诉求|要求|求助|咨询|建议|希望|电话|手机|联系|身份证|先生|女士|小姐|说|在|的|住|系|于|自述|认为|发现";
const NAME = `${NO_WORD}(?:${NAME_OF(PLAIN + DOUBLE)}|${NAME_OF(PLAIN + DOUBLE)}某)`;
const TITLE = "(?:先生|女士|小姐|师傅|阿姨|大爷|大妈|大姐|大哥|大叔|老人)";

const DIGIT = "[0-9０-９]";
const HAN_DIGIT = "[零〇一二三四五六七八九幺两]";

const PATTERNS: readonly RegExp[] = [
  // What is said to be a number one is reached by, or a card's.
  /(?<=(?:电话|手机|座机|号码|联系方式|微信|ＱＱ|QQ|qq|邮箱|身份证|证件)(?:号码?)?[：:是为 ]{0,2})[\w+＋０-９-]{5,24}/gu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // An identity card: 6 digits of a place, a day of birth, 4 more; its check digit may be mistyped.
  new RegExp(
    `(?<!${DIGIT})${DIGIT}{6}[ -]?(?:1[89]|20|１[８９]|２０)${DIGIT}{2}[ -]?(?:[0０]${DIGIT}|[1１][0-2０-２])[ -]?[0-3０-３]${DIGIT}[ -]?${DIGIT}{3}[0-9０-９xXｘＸ](?![\\dA-Za-z])`,
    "gu",
  ),
  new RegExp(
    `(?<!${DIGIT})(?:[+＋]?86[ .-]?)?[1１][3-9３-９](?:[ .-]?${DIGIT}){9}(?!${DIGIT})`,
    "gu",
  ),
  new RegExp(`(?<!${DIGIT})[0０]${DIGIT}{2,3}[-— ]?${DIGIT}{7,8}(?!${DIGIT})`, "gu"),
  new RegExp(`[一幺]${HAN_DIGIT}{10}(?!${HAN_DIGIT})`, "gu"),
  new RegExp(
    `(?<=${CALLER}(?:姓名)?(?:[（(：:，,]|名?叫|是|为)?\\s?)${NAME}(?=$|[\\s\\p{P}\\d]|${SAYS})`,
    "gu",
  ),
  new RegExp(`(?<=(?:我叫|我是|我名叫|名叫)\\s?)${NAME}(?=$|[\\s\\p{P}\\d]|${SAYS})`, "gu"),
  new RegExp(
    `(?<![关对由属等位至])${NO_WORD}[${PLAIN + DOUBLE}](?:\\p{Script=Han}{0,2}?)(?=${TITLE})`,
    "gu",
  ),
  /(?<=\b(?:caller|complainant|my name is|reported by|resident|name)(?: is|:)? )\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*/gu,
];

/** Every place where a name stands, whole or by surname with a title. */
const named = (name: string): readonly RegExp[] => {
  const plain = name.normalize("NFKC").trim();
  if ([...plain].length < 2) return [];
  const whole = plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*");
  return [new RegExp(whole, "giu")];
};

/** A text without what says who called: telephone and card numbers, addresses to write to, names said to be a caller's and those given. */
export const withoutCaller = (typed: string, names: readonly string[] = []): string =>
  [...names.flatMap(named), ...PATTERNS].reduce(
    (text, pattern) => text.replace(pattern, OUT),
    typed,
  );
