// Names of minors: 未成年人保护法 第一百零三条, nothing by which a child can be recognised is passed on.

const CHILD =
  "(?:(?<!大)学生|孩子|小孩|女孩子?|男孩子?|女童|男童|女生|男生|女娃|男娃|娃娃|儿童|幼儿|未成年人|少女|少年|女儿|儿子|养女|养子|继女|继子|孙女|孙子|小朋友)";

/** Surnames that begin no word one says of a child. */
const PLAIN =
  "王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜苏魏吕丁沈姚卢姜崔钟谭汪范廖贾韦邹孟熊秦邱尹薛闫侯陶贺郝龚邵覃戴莫";

/** Those that do: 高中, 周围, 于今天. A name only where it is said to be one. */
const DOUBLE = "高黄周马林何许曾叶程余任石金于田方白江雷龙万段史黎顾毛钱严武向夏付陆孔";

const GIVEN = "(?![某被遭在说的和与跟同是也到有没不身])\\p{Script=Han}";
const NAME_OF = (surnames: string) => `([${surnames}]|欧阳|司马|上官|诸葛)((?:${GIVEN}){1,2})`;
const END =
  "(?=$|[\\s\\p{P}\\d]|[被遭在说的今昨从和与跟身受失没不是也到有已正放回住称常转上放先后去来已]|同学|小朋友)";

/** A name behind a child, one that is said to be its name, and one before 同学. */
const CHINESE: readonly RegExp[] = [
  `(?<=${CHILD}(?:[（(：:，,_－—-]|名?叫|是)?\\s?)${NAME_OF(PLAIN)}${END}`,
  `(?<=${CHILD}[^。]{0,20}(?:名?叫|叫做|姓名(?:[是为：:])?|名字(?:叫|是|[：:]))\\s?)${NAME_OF(PLAIN + DOUBLE)}${END}`,
  `(?<!\\p{Script=Han})${NAME_OF(PLAIN + DOUBLE)}(?=(?:小)?同学|小朋友)`,
].map((pattern) => new RegExp(pattern, "gu"));

const ENGLISH =
  /(?<=\b(?:girl|boy|pupil|student|child|kid|toddler|son|daughter),? (?:(?:is |was )?(?:named|called) ))([A-Z][a-z]+)(?: [A-Z][a-z]+)*(?![a-z]| \*)/gu;

/** A text in which of the name of a child nothing stands but the surname: 学生张小明 becomes 学生张某某. */
export const maskChildNames = (typed: string): string =>
  CHINESE.reduce(
    (text, pattern) =>
      text.replace(
        pattern,
        (_, surname: string, given: string) => surname + "某".repeat(given.length),
      ),
    typed,
  ).replace(ENGLISH, "$1 *");
