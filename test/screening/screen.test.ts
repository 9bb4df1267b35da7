import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offlineAdvice, screen, type Verdict } from "../../src/screening/screen.ts";
import { alarming } from "./alarming.ts";
import { harmless } from "./harmless.ts";
import { close, told } from "./neighbours.ts";
import { unseen, unseenHarm, unseenHarmless, unseenNeighbours } from "./unseen.ts";

const verdicts: Readonly<Record<Verdict["is"], readonly string[]>> = {
  secret: [
    "这份文件是绝密的",
    "附件为机密★10年的通知",
    "材料上写着秘密★1年",
    "秘密 ★ 长期",
    "县里发来一份秘密级文件",
    "密级：秘密，请勿外传",
    "有人在网上泄露国家秘密",
    "这是机 密文件",
    "这是机·密文件",
    "这是机*密*文件",
    "絕密文件",
    "機密電報內容如下",
    "以下内容涉密，请注意",
    "涉密文件被人拍照发到群里",
    "有人自称间谍在拉拢工作人员",
    "发现有人收集军事设施照片，可能危害国家安全",
    "村里有人传播邪教",
    "This is a top secret document",
    "The file contains state secrets",
    "I found a classified document in the bin",
    "绝密文件，另外检查人员收了砂场的钱",
    "有人借培训名义传播邪教",
  ],
  official: [
    "检查人员收了砂场的钱",
    "检查人员收 了 砂 场 的 钱",
    "局长受贿二十万元",
    "某局长涉嫌贪污扶贫款",
    "所长向商户索要好处",
    "村支书挪用公款盖房",
    "工作人员吃拿卡要，不给好处不办事",
    "派出所民警充当赌场的保护伞",
    "老板给局长送了红包",
    "砂场老板向执法人员行贿",
    "法官收了当事人两万块",
    "领导包庇砂场，一直不查",
    "收了钱的检查人员把车放走了",
    "乡镇干部截留低保补贴",
    "检查人员到砂场以后，收了老板五万",
    "幹部貪汙受賄",
    "环保局里有人吃拿卡要",
    "群众反映检查人员收红包",
    "执法人员办理案件时收了老板的钱",
    "执法人员接到举报，到场后收了老板的红包",
    "教育局局长受贿，教育系统都知道",
    "The officer took bribes during the campaign",
    "The inspector took money from the quarry",
    "an official was bribed by the developer",
    "The police officer accepted cash from the casino",
  ],
  minor: [
    "学生可能被侵害",
    "学 生 可 能 被 侵 害",
    "邻居家的孩子经常被打",
    "有人猥亵女童",
    "幼儿园老师虐待幼儿",
    "一名小学生失踪两天了",
    "13岁女孩被性侵",
    "十四岁的男孩在网吧被殴打",
    "校园里有学生被欺凌，学校不管",
    "有人拐卖儿童",
    "學生被毆打",
    "宣传活动中发现一名学生被同学殴打，身上有伤",
    "A student may have been abused",
    "two children are missing since Monday",
    "the boy was beaten by his uncle",
    "孩子被虐待，我的电话13812345678",
    "群众反映孩子被虐待",
    "消防员发现孩子被打",
    "他拒绝承认虐待孩子",
    "孩子被打教育局不管",
    "学生被殴打培训机构不管",
  ],
  danger: ["有人扬言要杀了我", "孩子他爸放话要弄死邻居", "he threatened to kill my family"],
  informant: [
    "举报人是水务局的小张",
    "听说是隔壁老王举报的",
    "the whistleblower is the accountant",
  ],
  personal: [
    "请联系张某，13812345678",
    "电话 138 1234 5678",
    "电话：１３８１２３４５６７８",
    "电话+86 138-1234-5678",
    "身份证号11010519491231002X",
    "身份证号 110105 19491231 002x",
  ],
  clear: [
    "干部收到群众反映",
    "干部收到群众反映后，及时查处了砂场",
    "给学生讲法治课",
    "检察官给学生讲预防校园欺凌法治课",
    "开展未成年人防性侵宣传",
    "组织防范校园欺凌、性侵害学生讲座",
    "砂场夜里秘密排污",
    "该厂偷偷埋设秘密管道",
    "企业反映商业秘密被员工带走",
    "公司机密和商业机密的保护",
    "手机密码被人改了",
    "无人机密切监视河道",
    "投资人拒绝密切配合",
    "随机密钥",
    "本线索不涉及国家秘密",
    "我确认内容不含国家秘密和工作秘密",
    "请勿填写国家秘密",
    "开展保守国家秘密法宣传",
    "本材料不涉密",
    "涉密人员培训安排",
    "反邪教宣传进校园",
    "反间谍法知识讲座",
    "法官审理一起行贿案",
    "民警查处一起非国家工作人员受贿案件",
    "组织干部观看受贿案警示教育片",
    "防止干部吃拿卡要的制度",
    "干部拒收红包",
    "执法人员没收了非法采砂的钱款",
    "学校开展防校园欺凌演练，孩子们都参加",
    "开展反家暴宣传，邀请妇女儿童参加",
    "执法人员发现商贩收了老人的钱不给货",
    "公司领导给员工发红包",
    "停车场收钱不给票，市场监管局工作人员已经介入",
    "领导说需要钱修路",
    "工作人员收取诉讼费",
    "大学生被骗三千元",
    "学校乱收费，侵害学生合法权益",
    "学生的个人信息权益受到侵害",
    "村民殴打护林员",
    "山丹河大桥下有黑水，味很大",
    "请拨打12345，或者0936-2721234",
    "文号是山检建〔2025〕3号，编号XS-2026-0001",
    "项目编号 620725199001011234",
    "罚款1234567890123元",
    "The official received a report about the river",
    "anti-bribery training for officials",
    "I confirm it contains no state secrets",
    "a lecture against bullying for students",
    "minor damage to the bridge",
    "",
  ],
};

describe.each(Object.entries(verdicts))("%s", (is, sentences) => {
  test.each(sentences)("%s", (sentence) => expect(screen([sentence])).toEqual({ is }));
});

describe.each(
  Object.entries(alarming).flatMap(([is, groups]) =>
    Object.entries(groups).map(([how, sentences]) => ({ is, how, sentences })),
  ),
)("must alarm: $is, $how", ({ is, sentences }) => {
  test.each(sentences)("%s", (sentence) => expect(screen([sentence])).toEqual({ is }));
});

describe.each(Object.entries(unseen))("as nobody had thought of: %s", (is, sentences) => {
  test.each(sentences)("%s", (sentence) => expect(screen([sentence])).toEqual({ is }));
});

describe.each(Object.entries(told))("told without the word one looks for: %s", (is, sentences) => {
  test.each(sentences)("%s", (sentence) => expect(screen([sentence])).toEqual({ is }));
});

test("nothing of what stands close to these alarms", () => {
  expect(close.length).toBeGreaterThan(80);
  expect(close.filter((sentence) => screen([sentence]).is !== "clear")).toEqual([]);
});

describe("harm to a child as nobody had thought of it", () => {
  test.each(unseenHarm)("%s", (sentence) => expect(screen([sentence])).toEqual({ is: "minor" }));
});

test("nothing of what stands close to harm of a child alarms", () => {
  expect(unseenNeighbours.filter((sentence) => screen([sentence]).is !== "clear")).toEqual([]);
});

test("nothing of a hundred everyday sentences nobody had thought of alarms", () => {
  expect(Object.values(unseen).flat()).toHaveLength(60);
  expect(unseenHarmless).toHaveLength(100);
  expect(unseenHarmless.filter((sentence) => screen([sentence]).is !== "clear")).toEqual([]);
});

test("nothing of more than 400 sentences a county office writes every day alarms", () => {
  const alarms = harmless.filter((sentence) => screen([sentence]).is !== "clear");
  expect(harmless.length).toBeGreaterThan(400);
  expect(alarms).toEqual([]);
});

test("a sentence without a subject is read on from the one before, in another field too", () => {
  expect(screen(["邻居的孩子", "天天被打"])).toEqual({ is: "minor" });
  expect(screen(["水务局局长", "收了砂场五万元"])).toEqual({ is: "official" });
  expect(screen(["某局长爱喝茶。每月从砂场拿钱。"])).toEqual({ is: "official" });
  expect(screen(["学校围墙倒了", "施工人员被打"])).toEqual({ is: "clear" });
});

test("the worst of several texts counts", () => {
  expect(screen(["学生被殴打", "检查人员收了砂场的钱"])).toEqual({ is: "official" });
  expect(screen(["13812345678", "黑水"])).toEqual({ is: "personal" });
  expect(screen([])).toEqual({ is: "clear" });
});

test("texts are not read as one sentence", () => {
  expect(screen(["无人机", "密切监视"])).toEqual({ is: "clear" });
});

describe("advice", () => {
  test.each(["secret", "official", "minor", "danger", "informant", "personal"] as const)(
    "%s says what to do, in both languages",
    (is) => {
      const { title, paragraphs } = offlineAdvice({ is });
      for (const sentence of [title, ...paragraphs]) {
        expect(sentence.zh).toMatch(/\p{Script=Han}/u);
        expect(sentence.en.replace(/保密|纪委监委/g, "")).not.toMatch(/\p{Script=Han}/u);
      }
      expect(paragraphs.length).toBeGreaterThan(0);
    },
  );

  const said = (is: Verdict["is"], language: "zh" | "en") => {
    const { title, paragraphs } = offlineAdvice({ is });
    return [title, ...paragraphs].map((sentence) => sentence[language]).join("\n");
  };

  test.each(["zh", "en"] as const)("names the right numbers (%s)", (language) => {
    expect(offlineAdvice({ is: "minor" }).title[language]).toContain("110");
    expect(offlineAdvice({ is: "danger" }).title[language]).toContain("110");
    expect(said("informant", language)).toContain(language === "zh" ? "举报人=" : "reporter=");
    expect(said("secret", language)).toContain("12339");
    expect(said("official", language)).toContain("12388");
    expect(said("personal", language)).toContain("138****5678");
  });

  test("no advice would itself be refused as personal data", () => {
    for (const is of ["personal", "danger", "informant"] as const)
      expect(screen([said(is, "zh"), said(is, "en")]), is).toEqual({ is: "clear" });
  });
});

describe("whatever is typed", () => {
  test("screening never throws and gives a known verdict", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), (texts) => {
        expect(Object.keys(verdicts)).toContain(screen(texts).is);
      }),
    );
  });

  test("blanks between Chinese characters and full-width forms change no verdict", () => {
    const typed = Object.entries(verdicts)
      .flatMap(([is, sentences]) => sentences.map((sentence) => ({ is, sentence })))
      .filter(({ sentence }) => /^[\p{Script=Han}，。]+$/u.test(sentence));
    for (const { is, sentence } of typed) {
      expect(screen([[...sentence].join(" ")]), sentence).toEqual({ is });
      expect(screen([[...sentence].join("\u200b")]), sentence).toEqual({ is });
    }
  });

  test.each([
    "局长发现受贿",
    "孩子侵害权益",
    "局长给亲戚",
    "他说要",
    "就是他",
    "幼儿园里有人被",
    "不涉及国家秘密，",
    "1 ",
    "山·",
    "child abuse lecture ",
    "a b",
  ])("100,000 characters of %j take a moment", (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(Object.keys(verdicts)).toContain(screen([text]).is);
  });
});
