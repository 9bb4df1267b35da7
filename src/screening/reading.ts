import { cleanText, toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";

/**
 * A text the way a person would read it, each reading that differs: whatever is put between characters
 * or instead of them to slip past a list of words is gone. For judging only; places do not agree.
 */
export const readingsOf = (typed: string): readonly string[] => {
  // What stands behind a label is a text of its own; whether it is a label, nobody knows here.
  const apart = typed.replace(BEFORE_LABEL, "\n");
  return [...new Set([typed, apart].flatMap(readingsOfText))];
};

const BEFORE_LABEL = /\s+(?=(?:\p{Script=Han}{2,6}|[a-z]{2,12})\s?[=＝])/giu;

const readingsOfText = (typed: string): readonly string[] => {
  const plain = inWords(joinSpelled(asSeen(typed))).replace(BETWEEN, "");
  const spelled = plain.replace(SPELLED, (run) => run.replace(/[^\p{Script=Han}]/gu, ""));
  const filled = spelled.replace(FILLER, "");
  return [plain, filled];
};

/** The sentences of texts; one without a subject of its own is read on from the one before as well. */
export const sentencesOf = (typed: string): readonly string[] => {
  const sentences = typed.split(/[。!?;\n]+|\.(?=\s)/).filter((one) => one.trim() !== "");
  return sentences.flatMap((one, index) => {
    const before = sentences[index - 1];
    return before !== undefined && CONTINUES.test(one)
      ? [one, `${before.slice(-longestBefore)},${one}`]
      : [one];
  });
};

const longestBefore = 60;
const CONTINUES =
  /^[\s,]*(?:[他她其](?!他)|并|还|又|天天|每[天月次年]|经?常|总是|一直|多次|长期|昨[天晚]|被|遭|挨|身上|收|拿|索|才|仅|只有|(?:he|she|they|his|her) )/;

/** A text as it looks: other scripts' letters, signs and forms as the plain ones they look like. Places do not agree. */
export const asSeen = (typed: string): string =>
  toPlain(
    toSimplified(
      cleanText(typed)
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .replace(/[^\p{ASCII}]/gu, (sign) => instead.get(sign) ?? sign),
    ),
  )
    .replace(/[\u0370-\u04ff]/g, (letter) => alike.get(letter.toLowerCase()) ?? letter)
    .replace(/(?<=[a-z])[013457@$](?=[a-z])/g, (sign) => leet.get(sign) ?? sign)
    .replace(CHINESE_DIGITS, (run) => [...run].map((one) => digits.get(one) ?? one).join(""));

const pairs = (written: string): readonly (readonly [string, string])[] =>
  written
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [from = "", ...to] = pair;
      return [from, to.join("")] as const;
    });

/** Signs that stand for a word, radicals that copying from a PDF leaves, and characters as Japan writes them. */
const instead = new Map(
  pairs(
    `💰钱 💵钱 💴钱 💶钱 💷钱 💸钱 🤑钱 🧧红包 🎁礼品 🚬烟 🍷酒 🍶酒 🍺酒 🚗车 👶孩子 👧孩子 👦孩子 🧒孩子
     ⻓长 ⻔门 ⻅见 ⻉贝 ⻋车 ⻘青 ⻝食 ⻄西 ⻢马 ⻰龙 ⺠民 ⻚页 ⻛风 ⻜飞 ⻣骨 ⻥鱼 ⻦鸟 ⻬齐 ⻮齿 ⻆角 ⻤鬼 ⻩黄
     収收 銭钱 児儿 県县 検检 歳岁 実实 処处 権权 関关 囲围 価价 拠据 乱乱 賄贿 汚污 蔵藏 単单 険险 暁晓 悪恶 帯带`,
  ),
);

/** Cyrillic and Greek letters that look like Latin ones. */
const alike = new Map(
  pairs("аa еe оo рp сc хx уy іi јj ѕs тt вb нh кk мm ԁd ɡg ӏl αa εe οo ρp τt υu νv ιi κk χx"),
);

const leet = new Map(pairs("0o 1i 3e 4a 5s 7t @a $s"));

const CHINESE_DIGITS = /[零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{11,18}/g;
const digits = new Map(
  pairs("零0 〇0 ○0 一1 二2 三3 四4 五5 六6 七7 八8 九9 幺1 壹1 贰2 叁3 肆4 伍5 陆6 柒7 捌8 玖9"),
);

/** `t o o k`: letters each by itself. */
const joinSpelled = (typed: string): string =>
  typed.replace(/(?<![a-z0-9])[a-z](?:[ ._*-][a-z]){2,}(?![a-z0-9])/g, (run) =>
    run.replace(/[^a-z]/g, ""),
  );

/** Words people write in letters because of what they say, a blank where one may stand. */
const inLetters: Readonly<Record<string, string>> = {
  "shou hui": "受贿",
  "xing hui": "行贿",
  "suo hui": "索贿",
  "tan wu": "贪污",
  "nuo yong": "挪用",
  "gong kuan": "公款",
  "hong bao": "红包",
  "hui kou": "回扣",
  "hao chu fei": "好处费",
  "hao chu": "好处",
  "shou qian": "收钱",
  "shou le qian": "收了钱",
  qian: "钱",
  "ju zhang": "局长",
  "suo zhang": "所长",
  "ke zhang": "科长",
  "xian zhang": "县长",
  "zhen zhang": "镇长",
  "xiang zhang": "乡长",
  "cun zhang": "村长",
  "zhu ren": "主任",
  "shu ji": "书记",
  "ling dao": "领导",
  "gan bu": "干部",
  "guan yuan": "官员",
  "jing cha": "警察",
  "min jing": "民警",
  "fa guan": "法官",
  "qiang jian": "强奸",
  "wei xie": "猥亵",
  "xing qin": "性侵",
  "xing sao rao": "性骚扰",
  "nue dai": "虐待",
  "ou da": "殴打",
  "guai mai": "拐卖",
  "hai zi": "孩子",
  "xue sheng": "学生",
  "nv sheng": "女生",
  "nv hai": "女孩",
  "nan hai": "男孩",
  "er tong": "儿童",
  xue生: "学生",
  学sheng: "学生",
  未cheng年: "未成年",
  "wei cheng nian": "未成年",
  "jue mi": "绝密",
  "ji mi文件": "机密文件",
};

const written = new Map(
  Object.entries(inLetters).map(([letters, word]) => [letters.replaceAll(" ", ""), word]),
);

const IN_LETTERS = new RegExp(
  `(?<![a-z])(?:${Object.keys(inLetters)
    .toSorted((a, b) => b.length - a.length)
    .map((letters) => letters.replaceAll(" ", "[ '·-]?"))
    .join("|")})(?![a-z])`,
  "g",
);

const inWords = (typed: string): string =>
  typed.replace(IN_LETTERS, (letters) => written.get(letters.replace(/[ '·-]/g, "")) ?? letters);

/** What stands between two Chinese characters and is no punctuation of a sentence. */
const BETWEEN = /(?<=\p{Script=Han})[^\p{L}\p{N}\n,。!?;:、★☆]+(?=\p{Script=Han})/gu;

/** At least three Chinese characters, something between each and the next. */
const SPELLED = /\p{Script=Han}(?:[^\p{Script=Han}\p{N}]{1,3}\p{Script=Han}){2,}/gu;

/** One letter or figure between two Chinese characters: 受1贿. */
const FILLER = /(?<=\p{Script=Han})[a-z0-9](?=\p{Script=Han})/gu;
