import { type Text, text } from "../chat/text.ts";
import { namesInformant } from "./informants.ts";
import { harmsMinor } from "./minors.ts";
import { accusesOfficial } from "./officials.ts";
import { readingsOf, sentencesOf } from "./reading.ts";
import { isSecret } from "./secrets.ts";
import { threatensLife } from "./threats.ts";

/** What a text must not, or must not openly, be written down for. The first that applies counts. */
export type Verdict =
  | { readonly is: "clear" }
  /** State secrets, threats to national security: level 3, never kept. */
  | { readonly is: "secret" }
  /** A public official suspected of an offence in office: level 3, never kept. */
  | { readonly is: "official" }
  /** Harm to a minor: the police first, then level 2. */
  | { readonly is: "minor" }
  /** A threat to somebody's life: the police first, then level 2. */
  | { readonly is: "danger" }
  /** Who reported something: level 2, and better in the field that is sealed. */
  | { readonly is: "informant" }
  /** An identity card or mobile number. */
  | { readonly is: "personal" };

/**
 * Judges everything that was typed for one matter, or one sentence. A screen, not a judge: it is
 * made to err towards caution where that only narrows who can see, and it keeps nothing.
 */
export const screen = (texts: readonly string[]): Verdict => {
  const readings = readingsOf(texts.join("\n"));
  const sentences = [...new Set(readings.flatMap(sentencesOf))];
  if (readings.some((typed) => isSecret(typed, sentences))) return { is: "secret" };
  if (sentences.some(accusesOfficial)) return { is: "official" };
  if (sentences.some(harmsMinor)) return { is: "minor" };
  if (sentences.some(threatensLife)) return { is: "danger" };
  if (sentences.some(namesInformant)) return { is: "informant" };
  return readings.some(isPersonal) ? { is: "personal" } : { is: "clear" };
};

/**
 * What a request was judged to be, for some of its texts: private numbers count only where these have
 * them, since a reporter's are kept apart.
 */
export const verdictOn = (verdict: Verdict, texts: readonly string[]): Verdict =>
  verdict.is === "personal" && !haveNumbers(texts) ? { is: "clear" } : verdict;

/** What is left of a verdict that was declared mistaken: what was taken for an official's offence stays restricted. */
export const doubtedVerdict = (verdict: Verdict): Verdict =>
  verdict.is === "secret" || verdict.is === "official" ? verdict : { is: "clear" };

/** Whether an identity card or mobile number stands in one of these texts. */
export const haveNumbers = (texts: readonly string[]): boolean =>
  readingsOf(texts.join("\n")).some(isPersonal);

/** Every text in a value of any shape, the names of its parts included. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "bigint") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)])
    : [];
};

// Personal data: 个人信息保护法 第二十八条, 第三十四条.

const IDENTITY = /(?<!\d)[1-9](?:[ -]?\d){16}[ -]?[\dx](?![\da-z])/g;
const MOBILE =
  /(?<!\d)(?:\+?86[ .-]?)?(?:1[3-9]\d(?:[ .-]?\d{4}){2}|1[ .-][3-9](?:[ .-]\d){9})(?!\d)/;

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
    case "danger":
      return {
        title: text(
          "有人可能有性命危险，请先拨打110",
          "Somebody's life may be in danger: call 110 first",
        ),
        paragraphs: [
          text(
            "如果有人正受到威胁，请现在就拨打110报警，需要救治的拨打120，人先到安全的地方，再回来填写。",
            "If somebody is being threatened, call the police on 110 now, and 120 if care is needed; get to safety first, then come back here.",
          ),
          text(
            "请不要写能让人找到受威胁的人的住址、行踪；这些当面告诉民警。提交后按二级保密登记，只有指定的经办人看得到。",
            "Do not write where the one who is threatened lives or goes; tell the police that in person. What you submit is recorded at level 2: only named people can open it.",
          ),
        ],
      };
    case "informant":
      return {
        title: text("请不要写是谁举报的", "Please do not write who reported it"),
        paragraphs: [
          text(
            "内容里好像写了举报人是谁，或者能让人猜出来。举报人的情况不得透露给被举报的人和单位（信访工作条例第三十条）：请把这句话删掉。",
            "It seems to say who reported this, or lets it be guessed. That must not reach the person or unit complained of (Regulation on Petitions, article 30): please take the sentence out.",
          ),
          text(
            "确需记下的，提交线索时写在“举报人=”里，会加密单独保存。这样提交的，按二级保密登记。",
            "Where it has to be recorded, put it in “reporter=” of a clue: that is sealed and kept apart. Submitted as it is, it is recorded at level 2.",
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
