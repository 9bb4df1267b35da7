import { isTaught } from "./taught.ts";

// Threats to somebody's life: the police first (治安管理处罚法 第四十二条第一项, 刑法 第二百三十四条), then named people only.

const KILL =
  "(?:杀(?![虫菌毒价青鱼猪鸡羊牛熟软死虫马])|弄死|整死|打死|砍死|捅死|掐死|勒死|毒死|烧死|撞死|炸死|砍(?![伐树柴木竹价掉断])|捅(?:死|他|她|我|你|人|了)|做掉|灭口|灭门|要了?[^,。]{0,4}的?(?:命|脑袋|人头)|要我命|同归于尽|卸(?:了)?[^,。]{0,4}(?:腿|胳膊|手)|打断[^,。]{0,4}(?:腿|胳膊|手|骨)|割喉|活埋|泼(?:硫酸|汽油))";
const SOMEBODY =
  "(?:了|掉|死|他们?|她们?|我们?|你们?|全家|一家|老人|家人|妻子|老婆|丈夫|父母|孩子|举报人|证人|邻居|人|[^,。]{0,4}(?:全家|一家人?|的命|家里人))";
const SAYS =
  "(?:扬言|放话|放狠话|威胁|恐吓|声称|叫嚣|发(?:短信|微信|信息)说?|打电话说|当众说|喊着?|口口声声说?|说(?!明|服|起|到|过|法|不|好))";

const THREATS: readonly RegExp[] = [
  `${SAYS}[^,。]{0,8},?[^,。]{0,4}(?:要|会|让人|叫人|准备|迟早|早晚|找人|敢[^,。]{0,6}就|就)[^,。]{0,8}${KILL}${SOMEBODY}?`,
  `(?:拿|持|提|举|带|揣)着?(?:把|一把)?[^,。]{0,2}(?:刀|斧|枪|棍)[^,。]{0,6}(?:要|威胁|追|堵|逼|说)[^,。]{0,6}(?:${KILL}|[他她我你]|人)`,
  `(?:要|想|准备|打算|企图|找人|雇人|买凶)[^,。]{0,4}(?:要|想|去)?(?:杀(?:了|死|掉|人|害)|弄死|砍死|捅死|做掉|灭口|灭门)(?!案)`,
  `${SAYS}[^,。]{0,4}要[^,。]{1,3}的命`,
  "(?:要|想|准备|扬言|闹着|打算)[^,。]{0,3}(?:跳楼|跳河|跳桥|自杀|寻死|轻生|喝(?:农|毒)?药|上吊|自焚)(?!案|未遂|率|的?(?:预防|干预))",
  "买凶(?:杀人)?|收到[^,。]{0,4}(?:死亡威胁|恐吓信|子弹|花圈)|死亡威胁|生命(?:安全)?(?:受到|遭到)[^,。]{0,3}威胁",
  "\\b(?:threat\\w*|vow\\w*|swore|says?|said|promis\\w+)\\b[^.;]{0,30}\\b(?:kill(?! (?:pests|weeds|bacteria))|murder|stab|shoot|strangle|behead|burn alive)\\b[^.;]{0,4}\\b(?:me|him|her|us|them|you|my|his|people|somebody|someone|everyone|(?:the|an?) (?:\\w+ )?(?:witness\\w*|family|m[ae]n|wom[ae]n|girls?|boys?|child(?:ren)?|neighbou?rs?|workers?|owners?|officers?|officials?|doctors?|teachers?|judges?))\\b|\\bdeath threats?\\b|\\bhired (?:a )?(?:killer|hitman|someone to kill)\\b",
].map((pattern) => new RegExp(pattern));

/** Whether a sentence tells that somebody's life is threatened. */
export const threatensLife = (sentence: string): boolean =>
  THREATS.some((pattern) => {
    const found = pattern.exec(sentence);
    return found !== null && !isTaught(sentence, found.index, found.index + found[0].length);
  });
