import { DOUBLE, NAME_OF, NO_WORD, PLAIN } from "./child-names.ts";

// Who called a hotline is nobody's business but the hotline's (个人信息保护法 第六条: no more than is needed):
// it is taken out before anything is kept. It errs towards taking out too much.

/** What stands in place of what was taken out. */
const OUT = "〔略〕";

const CALLER =
  "(?:来电人|来电者|来访人|诉求人|投诉人|举报人|反映人|申请人|求助人|联系人|当事人|来电市民|来电群众|市民|群众|网民|村民|居民|业主|家长|姓名|本人)";
const SAYS =
  "反映|来电|致电|来访|称|表示|投诉|举报|诉求|要求|求助|咨询|建议|希望|电话|手机|联系|身份证|先生|女士|小姐|说|在|的|住|系|于|自述|认为|发现";
/** A name with blanks in it, as forms align them: 王　明. */
const SPACED = `[${PLAIN + DOUBLE}][ \u3000]{1,2}\\p{Script=Han}(?:[ \u3000]?(?!${SAYS})\\p{Script=Han})?`;
const NAME = `${NO_WORD}(?:${NAME_OF(PLAIN + DOUBLE)}|${NAME_OF(PLAIN + DOUBLE)}某|${SPACED})`;
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
  // One of before 1999 has two digits of the year and no check digit.
  new RegExp(
    `(?<!${DIGIT})${DIGIT}{8}(?:[0０]${DIGIT}|[1１][0-2０-２])[0-3０-３]${DIGIT}{4}(?![\\dA-Za-zＸｘ０-９])`,
    "gu",
  ),
  // A telephone of a house: the area, which no day and no ticket begins with, then seven or eight digits.
  new RegExp(
    `(?<!${DIGIT})(?:(?:[+＋]|00)86[- ]?[(（]?[0０]?|[(（]?[0０])[1-9１-９]${DIGIT}{1,2}[)）]?[-—－– ]{0,2}(?:${DIGIT}{7,8}|${DIGIT}{3,4}[- ]${DIGIT}{4})(?!${DIGIT})`,
    "gu",
  ),
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

/** Who called, as a hotline's system has it. */
export type Caller = {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly address?: string | undefined;
};

/** The letters and digits of something, however it is written. */
const signsOf = (said: string): string =>
  said.normalize("NFKC").replace(/[\s\p{P}\p{S}\p{Cf}]/gu, "");

/** What ends an address that says no more than an area. */
const AREA = /(?:[省市县州盟旗镇乡村]|(?<!小)区|街道)$/;

/** A given value in all the ways it is written: a name without its title, each of several telephones without its area, an address without those. */
const spellings = ({ name = "", phone = "", idNumber = "", address = "" }: Caller) => {
  const phones = [phone, ...phone.split(/[、，,；;/／|转]/)].map(signsOf);
  const home = signsOf(address);
  const within = [...home.matchAll(/[省市县州盟旗镇乡]|(?<!小)区/gu)]
    .map(({ index }) => home.slice(index + 1))
    .filter((rest) => /\d/.test(rest) && rest.length > 3);
  return [
    signsOf(name),
    signsOf(name.replace(new RegExp(`[(（].*|${TITLE}$`, "u"), "")),
    ...phones,
    ...phones.map((one) => one.replace(/^(?:(?:00)?86)?0?(?:10|2\d|[3-9]\d\d)(?=\d{7,8}$)/, "")),
    signsOf(idNumber),
    ...(AREA.test(home) ? [] : [home]),
    ...within,
  ];
};

/** A sign as it is written narrow or wide. */
const eitherWidth = (sign: string): string =>
  /[!-~]/.test(sign) ? `[${sign}${String.fromCharCode(sign.charCodeAt(0) + 0xfee0)}]` : sign;

/** Every place where something stands sign by sign, whatever stands between them; a word of Latin letters not inside another. */
const written = (signs: string): readonly RegExp[] => {
  // A number so short is a service's: 110, 12345.
  if ([...signs].length < 2 || /^\d{1,5}$/.test(signs)) return [];
  const [before, after] = /^\p{Script=Latin}/u.test(signs)
    ? ["(?<!\\p{Script=Latin})", "(?!\\p{Script=Latin})"]
    : ["", ""];
  const each = [...signs].map(eitherWidth).join("[\\s\\p{P}\\p{Cf}]*");
  return [new RegExp(`${before}${each}${after}`, "giu")];
};

/** A text without what says who called: telephone and card numbers, addresses to write to, names said to be a caller's, and what was given of one. */
export const withoutCaller = (typed: string, caller: Caller = {}): string =>
  [...spellings(caller).flatMap(written), ...PATTERNS].reduce(
    (text, pattern) => text.replace(pattern, OUT),
    typed,
  );

/** Whether a number says who somebody is, or how to reach them: one of a telephone or a card, or anything that was given of a caller. */
export const isOfPerson = (number: string, caller: Caller): boolean => {
  const bare = signsOf(number);
  return (
    // A card's even where its check digit is mistyped; a telephone's of any area.
    /^(?:0\d{9,11}|\d{15}|\d{18})$/.test(number) ||
    Object.values(caller).some((one = "") => signsOf(one).toLowerCase() === bare.toLowerCase()) ||
    [number, bare].some((one) => withoutCaller(one, caller) !== one)
  );
};
