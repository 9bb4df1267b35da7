import { cleanText, toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { type Text, text } from "../chat/text.ts";

/** What a text must not, or must not openly, be written down for. The first that applies counts. */
export type Verdict =
  | { readonly is: "clear" }
  /** State secrets, threats to national security: level 3, never kept. */
  | { readonly is: "secret" }
  /** A public official suspected of an offence in office: level 3, never kept. */
  | { readonly is: "official" }
  /** Harm to a minor: the police first, then level 2. */
  | { readonly is: "minor" }
  /** An identity card or mobile number. */
  | { readonly is: "personal" };

/**
 * Judges everything that was typed for one matter, or one sentence. A screen, not a judge: it is
 * made to err towards caution where that only narrows who can see, and it keeps nothing.
 */
export const screen = (texts: readonly string[]): Verdict => {
  const typed = texts.map(comparable).join("\n");
  const sentences = typed.split(/[。!?;\n]+|\.(?=\s)/).filter((sentence) => sentence.trim() !== "");
  if (isSecret(typed, sentences)) return { is: "secret" };
  if (sentences.some(accusesOfficial)) return { is: "official" };
  if (sentences.some(harmsMinor)) return { is: "minor" };
  return isPersonal(typed) ? { is: "personal" } : { is: "clear" };
};

// What people put between two characters to slip past a list of words.
const BETWEEN = /(?<=\p{Script=Han})[ \t·•・‧*_\-.~|/\\+=^`'"“”「」]+(?=\p{Script=Han})/gu;

const comparable = (typed: string): string =>
  toSimplified(toPlain(cleanText(typed))).replace(BETWEEN, "");

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
  /国家秘密(?<!(?:(?:不|未|没有?)(?:曾|会|得)?(?:涉及?|含有?|包含|属于?|是|存在|有)?(?:任何)?|无(?:任何)?|非|(?:请勿|不得|不要|禁止|严禁|防止|避免)[^,。\n]{0,6}|保守|保护)国家秘密)(?!法|保护条例)/,
  /涉密(?<!(?:[不非未否无]|(?:请勿|不得|不要|禁止|严禁|防止|避免)[^,。\n]{0,6})涉密)(?!人员|岗位|培训|管理|检查|知识|风险)/,
];

const MARKS_IN_ENGLISH =
  /\b(?:top[ -]secret|state secrets?|classified (?:document|information|file|material|paper)s?)\b(?! law)/g;
const DENIED = /\b(?:no|not|never|without|nor)\b[\w, ]{0,30}$/;

/** Categories that are never kept: threats to national security, terrorism, cults. */
const THREATS =
  /间谍(?!软件)|策反|危害国家安全|颠覆国家政权|分裂国家|境外势力|窃取情报|暴恐|恐怖(?:袭击|组织)|邪教|\b(?:espionage|terrorists?|terrorism|spies|spying)\b/g;

/** Lessons and precautions are no reports; only what stands close by tells them apart. */
const TAUGHT_AFTER =
  /^[^,。]{0,8}(?:宣传(?!部)|宣讲|讲座|普法|法治课|培训(?!机构|班|学校|老师|中心)|教育(?!局|部门|系统|机构|厅)|演练|知识|防治|防控|预防|案例|警示|专题|风险点|prevention|training|lesson|lecture|awareness)/;
const GUARDED_BEFORE =
  /(?:预防|防范|防止|谨防|(?<![消国边])防|反对|反|拒绝|抵制|杜绝|远离|警惕|禁止|严禁|不准|不得|避免)(?:校园|家庭|未成年人?|青少年|学生|儿童|孩子|遭受?|受到?|被|发生|一切|任何|各类|和|与|、){0,3}$|(?:against|anti-?|prevent\w*|stop)(?: \w+)? ?$/;

const isTaught = (sentence: string, from: number, to: number): boolean =>
  TAUGHT_AFTER.test(sentence.slice(to, to + 24)) ||
  GUARDED_BEFORE.test(sentence.slice(Math.max(0, from - 16), from));

const findAny = (sentence: string, words: RegExp): boolean =>
  [...sentence.matchAll(words)].some(
    ({ index, 0: word }) => !isTaught(sentence, index, index + word.length),
  );

const isSecret = (typed: string, sentences: readonly string[]): boolean =>
  MARKS.some((mark) => mark.test(typed)) ||
  sentences.some(
    (sentence) =>
      findAny(sentence, THREATS) ||
      [...sentence.matchAll(MARKS_IN_ENGLISH)].some(
        ({ index }) => !DENIED.test(sentence.slice(Math.max(0, index - 40), index)),
      ),
  );

// Officials: 监察法 (2024) 第三十七条, offences in office are handed to discipline and supervision.

/** Public officials as people call them. */
const ROLE =
  "(?:(?:局|所|站|科|处|县|市|乡|镇|村|区|院|组|大?队|检察|厅)长|检查人员|检查组|执法(?:人员|队员|大队)|监管人员|审批人员|税务人员|(?<!非国家|银行|公司|企业|超市|商场|物业|酒店|快递)工作人员|公职人员|公务员|官员|干部|(?<!公司|企业|工厂)领导|书记|主任|民警|警察|警官|交警|辅警|城管|法官|检察官|村支书|村会计|当官的|(?:局|所|站|队|法院|检察院|政府|村委会?|单位)(?:里|内部?)?(?:有人|的人))";
const ROLES = new RegExp(ROLE, "g");

/** Offences only somebody in office commits, or that are committed on him. */
const OFFENCES =
  /受贿|行贿|索贿|贿赂|贪污|挪用公款|吃拿卡要|保护伞|徇私|滥用职权|玩忽职守|渎职|索要(?:好处|财物|红包|现金)|权钱交易|官商勾结|(?:截留|侵吞|私吞|克扣|侵占|套取|冒领)[^,。]{0,8}(?:公款|补贴|补助|扶贫|低保|专项资金|救济|救灾)/g;

/** Everyday words for it, an offence only behind somebody in office. */
const TAKING =
  /(?<![拒没不未])收(?:黑?钱|红包|礼金|礼品|回扣|好处)|(?<![拒没不未])收(?:了|受|过|取|下|走)[^,。]{0,10}?(?:钱|现金|好处|财物|礼金|礼品|购物卡|回扣|红包|烟酒|[\d一二两三四五六七八九十几]万)|拿(?:了|过|走)?[^,。]{0,8}?(?:好处|回扣|红包|黑钱|的钱)|(?<![需主重只不])要(?:好处|红包|黑?钱|回扣)|索要[^,。]{0,6}(?:钱|好处)|包庇|勒索/g;

const GIVING = new RegExp(
  `(?:给|向|往)[^,。]{0,8}${ROLE}[^,。]{0,6}(?:送|塞|打|转)[^,。]{0,8}(?:钱|红包|现金|好处|礼|购物卡|万)|(?:送|塞|给)了?[^,。]{0,6}${ROLE}[^,。]{0,4}(?:红包|好处|现金|礼金|钱|[\\d一二两三四五六七八九十几]万)`,
);

/**
 * Between somebody in office and a deed these say that it was somebody else's, unless they only say
 * when: 发现商贩收了钱, but 办理案件时收了钱.
 */
const LOOKED_INTO =
  /(?:发现|查获|查明|查处|查办|调查|侦查|侦办|办理|接到|接报|反映|举报|核实|立案|起诉|审理|判决|抓获|监督|制止|严禁|禁止|防止|预防|杜绝|不得|拒绝|退回|没有|从不)(?![^,。]{0,6}(?:时|中|后|期间|过程))/;
const SAID = /(?:发现|查明|核实|查获|(?<![接收]到)(?:反映|举报))[,:]\s*$/;

/** Told before somebody in office these make a rule of it: 防止干部吃拿卡要. */
const FORBIDDEN = /(?:防止|防范|预防|杜绝|严禁|禁止|不准|不得|避免)[^,。]{0,4}$/;

const isOthers = (between: string): boolean => {
  const clause = between.lastIndexOf(",") + 1;
  return LOOKED_INTO.test(between.slice(clause)) || SAID.test(between.slice(0, clause));
};

/** How far a deed may stand behind the one it is told of, and a rule before that one. */
const REACH = 40;
const RULE_REACH = 8;

const accusesOfficial = (sentence: string): boolean =>
  done(sentence, OFFENCES, true) ||
  done(sentence, TAKING, false) ||
  GIVING.test(sentence) ||
  accusedInEnglish(sentence);

/** Whether a deed of a list is told of somebody in office: named before it, or as the one who did it. */
const done = (sentence: string, deeds: RegExp, bare: boolean): boolean => {
  const found = [...sentence.matchAll(deeds)];
  if (found.length === 0) return false;
  const roles = [...sentence.matchAll(ROLES)];
  let next = 0;
  for (const deed of found) {
    while ((roles[next]?.index ?? sentence.length) < deed.index) next += 1;
    const end = deed.index + deed[0].length;
    if (isTaught(sentence, deed.index, end)) continue;
    const before = roles[next - 1];
    const from = before === undefined ? 0 : before.index + before[0].length;
    if (
      before !== undefined &&
      deed.index - from <= REACH &&
      !FORBIDDEN.test(sentence.slice(Math.max(0, before.index - RULE_REACH), before.index)) &&
      !isOthers(sentence.slice(from, deed.index))
    )
      return true;
    const after = roles[next];
    const between = after === undefined ? undefined : sentence.slice(end, after.index);
    if (
      between !== undefined &&
      (bare ? /^[^,。]{0,6}的$|^[^,。]{0,2}$/ : /^[^,。]{0,6}的$/).test(between)
    )
      return true;
  }
  return false;
};

const ROLE_IN_ENGLISH =
  /\b(?:officials?|inspectors?|officers?|judges?|prosecutors?|policem[ae]n|police|magistrates?|mayors?|directors?|cadres?)\b/;
const BRIBED = /\b(?:bribe[sd]?|bribery|bribing|kickbacks?|embezzl\w+|extort\w*)\b/g;
const TOOK =
  /\b(?:officials?|inspectors?|officers?|judges?|prosecutors?|police|mayors?|directors?|cadres?)\b[^.,]{0,30}\b(?:took|takes?|taken|taking|accept\w*|demand\w*|ask(?:ed|s|ing)? for|pocket\w*)\b[^.,]{0,30}\b(?:money|cash|gifts?|red envelopes?|payments?|yuan)\b/;

const accusedInEnglish = (sentence: string): boolean =>
  (ROLE_IN_ENGLISH.test(sentence) && findAny(sentence, BRIBED)) || TOOK.test(sentence);

// Minors: 未成年人保护法 第十一条 (report at once), 第一百零三条 (nothing that identifies).

const MINOR =
  /(?<!大)学生|儿童|孩子|小孩|未成年|幼儿|幼童|婴儿|女童|男童|幼女|少女|少年|女孩|男孩|女生|男生|娃娃|(?<![\d十])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])岁|\b(?:students?|child(?:ren)?|kids?|minors|a minor (?:is|was|has|girl|boy|may|might)|pupils?|(?:school)?(?:girl|boy)s?|teenagers?|juveniles?|toddlers?|infants?|underage)\b/;

const HARM =
  /侵害|猥亵|强奸|性侵|强暴|奸淫|骚扰|虐待|殴打|毒打|拐卖|拐骗|拐走|被拐|诱拐|被打|打伤|挨打|打骂|欺凌|霸凌|欺负|失踪|走失|失联|遗弃|体罚|家暴|囚禁|绑架|轻生|自杀|自残|被伤害|受到伤害|故意伤害|虐童|卖淫|裸照|\b(?:abus(?:e|ed|es|ing)|molest\w*|rap(?:e|ed|es|ing)|assault\w*|beat(?:en|ing|s)?|traffick\w*|bull(?:y|ied|ies|ying)|missing|kidnap\w*|harmed|harming|hurt|exploited)\b/g;

/** Rights and money are harmed too: 侵害学生权益 is a matter for level 1. */
const RIGHTS_AFTER = /^[^,。]{0,8}(?:权益|利益|财产|知情权|个人信息)/;
const RIGHTS_BEFORE = /(?:权益|利益|财产|知情权|个人信息)[^,。]{0,8}$/;

/** How far apart in one sentence the minor and the harm may stand. */
const MINOR_REACH = 40;

const harmsMinor = (sentence: string): boolean =>
  [...sentence.matchAll(HARM)].some(({ index, 0: harm }) => {
    const end = index + harm.length;
    const before = sentence.slice(Math.max(0, index - MINOR_REACH), index);
    const after = sentence.slice(end, end + MINOR_REACH);
    if (isTaught(sentence, index, end)) return false;
    if (harm === "侵害" && (RIGHTS_AFTER.test(after) || RIGHTS_BEFORE.test(before))) return false;
    return MINOR.test(`${before} ${after}`);
  });

// Personal data: 个人信息保护法 第二十八条, 第三十四条.

const IDENTITY = /(?<!\d)[1-9](?:[ -]?\d){16}[ -]?[\dx](?![\da-z])/g;
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/;

/** Weights and check characters of GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = "10x98765432";

const isIdentity = (typed: string): boolean => {
  const number = typed.replace(/[ -]/g, "");
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  const month = Number(number.slice(10, 12));
  const date = Number(number.slice(12, 14));
  return (
    CHECKS[sum % 11] === number[17] &&
    /^(?:18|19|20)/.test(number.slice(6)) &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= 31
  );
};

/** The text with identity card and mobile numbers masked in the middle. */
export const maskNumbers = (typed: string): string =>
  typed
    .replace(new RegExp(MOBILE, "g"), (number) => starDigits(number, 3, 4))
    .replace(IDENTITY, (number) => (isIdentity(number) ? starDigits(number, 4, 4) : number));

/** All but so many signs at the beginning and the end as stars. */
const starDigits = (number: string, first: number, last: number): string => {
  const bare = number.replace(/[ -]/g, "");
  return `${bare.slice(0, first)}${"*".repeat(bare.length - first - last)}${bare.slice(-last)}`;
};

const isPersonal = (typed: string): boolean =>
  MOBILE.test(typed) || [...typed.matchAll(IDENTITY)].some(([number]) => isIdentity(number));

/** What to do instead, or first, in words a person can act on. */
export const offlineAdvice = (
  verdict: Verdict,
): { readonly title: Text; readonly paragraphs: readonly Text[] } => {
  switch (verdict.is) {
    case "secret":
      return {
        title: text(
          "这件事不能在这里写，请线下办理",
          "This must not be written here; please hand it over offline",
        ),
        paragraphs: [
          text(
            "您写的内容可能涉及国家秘密或国家安全。我没有保存任何内容。请把刚才的消息也从聊天里删掉，不要截图、转发。",
            "What you wrote may concern state secrets or national security. Nothing has been kept. Please delete your message from the chat as well, and do not copy or forward it.",
          ),
          text(
            "请按规定用机要渠道，当面交给本单位的保密员；国家秘密不得在非涉密系统中存储、处理（保守国家秘密法第二十九条、第三十一条）。如果已经发给了别人，请马上告诉保密员，由他们补救并报告。",
            "Please give it to your unit's secrecy (保密) officer in person, by approved means: state secrets must not be stored or handled in systems like this one (Law on Guarding State Secrets, articles 29 and 31). If it has already reached others, tell the secrecy officer at once, who will see to remedy and report.",
          ),
          text(
            "危害国家安全的情况，请拨打12339；暴力恐怖等紧急情况，请拨打110。",
            "Threats to national security: call 12339. Terrorism and other emergencies: call 110.",
          ),
          text(
            "如果是我认错了，请换一种写法，或改为线下联系。",
            "If I have misjudged it, please put it in other words or get in touch offline.",
          ),
        ],
      };
    case "official":
      return {
        title: text(
          "这件事请直接交给纪委监委",
          "Please take this straight to the discipline and supervision commission",
        ),
        paragraphs: [
          text(
            "反映公职人员涉嫌职务违法犯罪的内容，我没有保存，也没有告诉任何人。请把刚才的消息从聊天里删掉，这也是保护您自己。",
            "You are speaking of a public official's possible offence in office. Nothing has been kept and nobody has been told. Please delete your message from the chat; that protects you too.",
          ),
          text(
            "这类线索只由纪委监委受理（监察法第三十七条）：可以拨打12388，也可以当面反映。请不要交给被反映的人或者他所在的单位。",
            "Only the discipline and supervision commission (纪委监委) takes such reports (Supervision Law, article 37): call 12388 or go in person. Do not hand it to the person concerned or that person's unit.",
          ),
          text(
            "其中如果还有污染、欠薪等别的情况，可以把那一部分单独写成线索提交，不写人。如果是我认错了，请在原话后面加上“误判说明=为什么不是”再提交一次：会按二级保密登记，您的说明记入办理记录。",
            "If there is another side to it, such as pollution or unpaid wages, you can submit that part as a clue of its own, without naming anybody. If I have misjudged it, add “notSo=why it is not” to what you typed and submit it again: it is recorded at level 2, with your reason on record.",
          ),
        ],
      };
    case "minor":
      return {
        title: text("请先拨打110", "Please call 110 first"),
        paragraphs: [
          text(
            "孩子的安全最要紧。如果孩子正受到或可能受到侵害，请现在就拨打110报警，需要救治的拨打120，再回来填写（未成年人保护法第十一条）。",
            "The child's safety comes first. If a child is being harmed or may be, call the police on 110 now, and 120 if care is needed; then come back here (Law on the Protection of Minors, article 11).",
          ),
          text(
            "请不要写孩子的姓名、学校、住址、照片，也不要写能让人认出孩子的细节；这些当面告诉民警。",
            "Do not type the child's name, school, address or picture, nor anything by which the child could be recognised; tell the police that in person.",
          ),
          text(
            "提交后按二级保密登记，只有指定的经办人看得到，群里只显示“紧急事项1件”。",
            "What you submit is recorded at level 2: only named people can open it, and a group sees nothing but “1 urgent matter”.",
          ),
        ],
      };
    case "personal":
      return {
        title: text("请遮住个人信息", "Please mask personal data"),
        paragraphs: [
          text(
            "内容里好像有身份证号或手机号。办事用不着完整号码，请遮住中间几位再提交，例如 138****5678、6207**********1234。",
            "There seems to be an identity card or mobile number in it. The full number is not needed here; please mask the middle before you submit, for example 138****5678 or 6207**********1234.",
          ),
          text(
            "确需提供的联系方式，请由经办人当面或打电话核对。",
            "Where contact details are needed, the handler will ask for them in person or by telephone.",
          ),
        ],
      };
    case "clear":
      return { title: text("可以提交", "This can be submitted"), paragraphs: [] };
  }
};
