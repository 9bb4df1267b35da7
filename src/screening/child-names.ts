// Names of minors: 未成年人保护法 第一百零三条, nothing by which a child can be recognised is passed on.

const CHILD =
  "(?:(?<!大)学生|孩子|小孩|女孩子?|男孩子?|女童|男童|女生|男生|女娃|男娃|娃娃|儿童|幼儿|未成年人|少女|少年|女儿|儿子|养女|养子|继女|继子|孙女|孙子|小朋友)";

/** Surnames that seldom begin a word one says of a child. */
export const PLAIN =
  "王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜苏魏吕丁沈姚卢姜崔钟谭汪范廖贾韦邹孟熊秦邱尹薛闫侯陶贺郝龚邵覃戴莫";

/** Those that often do: 高中, 周围, 于今天. A name only where it is said to be one. */
export const DOUBLE = "高黄周马林何许曾叶程余任石金于田方白江雷龙万段史黎顾毛钱严武向夏付陆孔";

/** What begins as a surname does and no name does: 学生陈述, 孩子杜绝, 任何同学. */
const WORDS =
  "张贴|张口|张嘴|张罗|张扬|张皇|张狂|张掖|张榜|陈述|陈设|陈列|陈旧|陈腐|陈户|杨树|徐徐|孙子|孙女|孙辈|胡说|胡闹|胡乱|胡同|胡萝|胡搅|胡吃|胡编|胡思|罗列|罗马|郑重|郑州|谢绝|谢谢|谢意|谢师|谢罪|唐突|唐诗|宋词|宋体|韩国|韩语|董事|苏醒|苏打|苏州|杜绝|杜撰|丁字|丁点|沈阳|姜汤|姜茶|钟头|钟表|钟点|钟楼|汪汪|范围|范文|范本|范例|肖像|熊猫|熊孩|秦腔|陶艺|陶瓷|陶器|陶冶|贺卡|贺年|贺信|戴口|戴眼|戴帽|戴头|戴手|戴上|戴着|戴红|戴校|莫名|莫大|莫非|莫要|朱红|王牌|" +
  "高中|高一|高二|高三|高年|高度|高考|高台|高处|高大|高层|高峰|高校|高职|高危|高温|高烧|高声|高速|高原|高空|高额|高龄|高压|黄色|黄河|黄山|黄昏|黄金|周围|周边|周[一二三四五六日末岁年期到转密]|马上|马路|马虎|马营|林场|林地|林木|林业|何时|何地|何处|何人|何况|何必|何种|何等|许多|许可|许久|曾经|曾[因向多两三在于对被为]|叶子|程度|程序|余下|余名|任何|任务|任课|任教|任意|任由|任性|任凭|任职|石头|石油|金额|金钱|金昌|金属|金融|金牌|于是|于[今昨当上下本某此前后]|田间|田地|田径|方便|方法|方面|方式|方案|方向|方可|方才|白天|白色|白银|白血|白班|江苏|江西|江边|雷雨|雷电|龙头|万一|万名|万人|万余|万分|段时|段落|史料|顾客|顾虑|顾及|顾问|毛病|毛巾|毛笔|钱款|钱财|钱包|严重|严格|严禁|严肃|严厉|武威|武术|武装|向[政全其各该本部外家老所两来前上导往我你他她警公学校民]|夏天|夏季|夏令|夏日|付款|付费|付出|付清|付给|陆续|陆地|孔洞";

/** What is a word by itself, and begins a name where more follows: 张望, but 张望军. */
const ALONE = "张望|张开|高兴|杨柳|贺喜|谢过|苏木|王国|王子|李子|孟子|陈年|林间|方正";

const GIVEN = "(?![某被遭在说的和与跟同是也到有没不身了着过后])\\p{Script=Han}";
export const NAME_OF = (surnames: string) =>
  `([${surnames}]|欧阳|司马|上官|诸葛)((?:${GIVEN}){1,2})`;
const END =
  "(?=$|[\\s\\p{P}\\d]|[被遭在说的今昨从和与跟身受失没不是也到有已正放回住称常转上放先后去来已]|同学|小朋友)";
/** A name with a blank before each of its characters, as it is written to get by: 陈 小 明. */
const SPACED = `([${PLAIN}])((?:[ \u3000]${GIVEN}){1,2})(?!\\p{Script=Han})`;
/** What a child is called at home: 小明. */
const NICKNAME = `(小)([明红芳华刚丽强军杰娟燕玲敏静亮龙虎宝])${END}`;
export const NO_WORD = `(?!${WORDS}|(?:${ALONE})(?:[时得地了着过]|${END}))`;

/** A name behind a child, one that is said to be its name, and one before 同学; a word only where nothing else can be meant. */
const CHINESE: readonly RegExp[] = [
  `(?<=${CHILD}(?:[（(：:，,_－—-]|名?叫|是)?\\s?)${NO_WORD}${NAME_OF(PLAIN)}${END}`,
  `(?<=${CHILD}(?:[（(：:，,]|名?叫|是)?[ \u3000]?)(?:${SPACED})`,
  `(?<=${CHILD}(?:[（(：:，,]|名?叫|是)?\\s?)(?:${NICKNAME})`,
  `(?<=${CHILD}[^。]{0,20}(?:叫|姓名)\\s?)${NO_WORD}${NAME_OF(PLAIN + DOUBLE)}${END}`,
  `(?<=${CHILD}[^。]{0,20}(?:名叫|叫做|姓名[是为：:]|名字(?:叫|是|[：:]))\\s?)${NAME_OF(PLAIN + DOUBLE)}${END}`,
  `(?<!\\p{Script=Han})${NO_WORD}${NAME_OF(PLAIN + DOUBLE)}(?=(?:小)?同学|小朋友)`,
].map((pattern) => new RegExp(pattern, "gu"));

/** In English the surname may stand first or last: the whole name goes. */
const ENGLISH =
  /(?<=\b(?:girl|boy|pupil|student|child|kid|toddler|son|daughter)(?:,? (?:is |was )?(?:named|called)|,? whose name (?:is|was)|['’]s name (?:is|was)) )\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*/gu;

/** A text in which of the name of a child nothing stands but a Chinese surname: 学生张小明 becomes 学生张某某. */
export const maskChildNames = (typed: string): string =>
  CHINESE.reduce(
    (text, pattern) =>
      text.replace(
        pattern,
        (_, surname: string, given: string) => surname + given.replace(/\p{Script=Han}/gu, "某"),
      ),
    typed,
  ).replace(ENGLISH, "*");
