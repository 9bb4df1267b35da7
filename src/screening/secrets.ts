import { findAny } from "./taught.ts";

// Secrets: 保守国家秘密法 (2024) 第二十九条, 第三十一条.

/**
 * The three grades as they stand on papers (绝密, 机密, 秘密★) and talk of secret papers. 机密 also
 * stands in 手机密码 and 无人机密切监视, 绝密 in 拒绝密切配合; 商业秘密 is no state secret.
 */
const MARKS: readonly RegExp[] = [
  /绝密(?<![拒杜断隔灭谢]绝密)(?![切集封谋闭度植])/,
  /机密(?<![手算飞主相耳座电动印投危时商司业技]机密)(?![码切封集钥谋闭度布植性])/,
  /秘密\s{0,3}[★☆*]/,
  /秘密(?:级|文件|电报)(?<!商业秘密文件)/,
  /密级[^,。]{0,4}秘密/,
  /(?<![不无非未])密级(?:章|标志|标识|文件|资料|材料|电报|通知|纪要)/,
  // A mark as it is told of: 标有秘密字样, 印着秘密的文件.
  /(?:标|印|盖|写|注)[有着了为明]{0,2}["“”'‘’《]?秘密(?=["“”'‘’》]?(?:字样|二字|两个字|的?(?:文件|材料|资料|通知|纪要|电报|[^,。]{0,4}章)|[,。]|$))/,
  /标密(?:文件|材料|资料)|密码电报|(?:机要|加密)(?:文件|电报|件)(?=[^,。]{0,10}(?:泄|外传|流出|流到|丢|遗失|拍|传到|发到|发在|晒|挂到|上网|网上))/,
  /(?<![精加保严紧机亲私])密件(?=[^,。]{0,10}(?:泄|外传|流出|流到|丢|遗失|拍|传到|发到|发在|上网|网上))/,
  // 保密文件 of a firm is its own.
  /(?<!(?:公司|企业|厂|商业|客户|技术)[^,。]{0,6})(?:保密|内部涉密)(?:文件|材料|资料|电报)(?=[^,。]{0,10}(?:泄|外传|流出|流到|丢|遗失|拍|传到|发到|发在|晒|上网|网上))/,
  /国家秘密(?<!(?:(?:不|未|没有?)(?:曾|会|得)?(?:涉及?|含有?|包含|属于?|是|存在|有)?(?:任何)?|无(?:任何)?|非|(?:请勿|不得|不要|禁止|严禁|防止|避免)[^,。\n]{0,6}|保守|保护)国家秘密)(?!法|保护条例|载体(?:管理|销毁|清查)|(?:管理|保护)(?:规定|制度|工作))/,
  /涉密(?<!(?:[不非未否无]|(?:请勿|不得|不要|禁止|严禁|防止|避免)[^,。\n]{0,6})涉密)(?!人员|岗位|培训|管理|检查|知识|风险)/,
];

const MARKS_IN_ENGLISH =
  /\b(?:top[ -]secret|state secrets?|classified (?:document|information|file|material|paper)s?|(?<!trade |business |commercial |company |family )secret (?:documents?|files?|papers?|cables?|telegrams?)|(?:marked|stamped|labell?ed)(?: as| with)?(?: the word)? ["“'‘]?(?:secret|classified|confidential)|confidential (?:government|state|military|party|county) (?:documents?|files?|papers?|cables?))\b(?! law)/g;
const DENIED = /\b(?:no|not|never|without|nor)\b[\w, ]{0,30}$/;

/** Categories that are never kept: threats to national security, terrorism, cults. */
const THREATS =
  /间谍(?!软件)|策反|危害国家安全|颠覆国家政权|分裂国家|境外势力|窃取情报|暴恐|恐怖(?:袭击|组织)|邪教|法轮功|法轮大法|全能神|门徒会|东方闪电|(?:爆炸|炸弹|汽油弹)袭击|恐袭|(?:偷拍|拍摄|打听|刺探|收集|搜集|窃取|提供|泄露|出卖|出售|倒卖|绘制)[^,。]{0,8}(?:军事|国防|军队|部队|军工)[^,。]{0,6}(?:情报|秘密|禁区|基地|驻地|番号|部署|设施|图纸|资料)|(?:向|给|替|为|帮)[^,。]{0,4}(?:境外|外国)[^,。]{0,12}(?:情报|资料|数据|照片|图纸)|(?:军事|国防)[^,。]{0,4}情报|(?:(?:境外|外国|外籍)(?:人员|人士|男子|女子|人|组织|机构)|老外)[^,。]{0,10}(?:测绘|刺探|情报|军事|部队|军营|军用|基地|雷达|导弹)|(?:[要想]|准备|扬言|威胁)[^,。]{0,3}炸(?:毁|掉|了)?(?:[县市镇乡]|我们)?(?:政府|法院|检察院|公安局|派出所|学校|医院|大楼|大坝|水库)|境外(?!投资|旅游|输入|务工|上市|企业|人士就医)[^,。]{0,6}(?:收买|打听|拉拢|渗透|窃取|资助)|\b(?:foreign (?:agents?|intelligence|spy)|(?:military|defen[cs]e) secrets?|bomb(?:ing)? (?:attack|plot)|espionage|terrorists?|terrorism|spies|spying)\b/g;

/** Whether a text, or one of its sentences, speaks of state secrets or of threats to national security. */
export const isSecret = (typed: string, sentences: readonly string[]): boolean =>
  MARKS.some((mark) => mark.test(typed)) ||
  sentences.some(
    (sentence) =>
      findAny(sentence, THREATS) ||
      [...sentence.matchAll(MARKS_IN_ENGLISH)].some(
        ({ index }) => !DENIED.test(sentence.slice(Math.max(0, index - 40), index)),
      ),
  );
