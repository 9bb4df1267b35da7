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
  "张贴|张口|张嘴|张罗|张扬|张皇|张狂|张掖|张榜|陈述|陈设|陈列|陈旧|陈腐|陈户|杨树|徐徐|孙子|孙女|孙辈|胡说|胡闹|胡乱|胡同|胡萝|胡搅|胡吃|胡编|胡思|罗列|罗马|郑重|郑州|谢绝|谢谢|谢意|谢师|谢罪|唐突|唐诗|宋词|宋体|韩国|韩语|董事|苏醒|苏打|苏州|杜绝|杜撰|丁字|丁点|沈阳|姜汤|姜茶|钟头|钟表|钟点|钟楼|汪汪|范围|范文|范本|范例|肖像|熊猫|熊孩|秦腔|陶艺|陶瓷|陶器|陶冶|贺卡|贺年|贺信|戴[口眼帽头手上着红校耳牙项首假助面胸领金银不]|莫[名大非要让玩去把给下再因不]|王者|王冠|张大|张灯|张弛|陈词|陈情|陈醋|胡杨|熊抱|韩剧|张力|杨梅|杨絮|胡椒|胡子|胡琴|罗盘|谢幕|谢礼|宋[代朝]|唐[代朝装]|韩[流文]|杜甫|苏联|丁香|钟[情爱声]|汪洋|范畴|秦[岭始]|陶[醉笛土]|贺[词岁]|朱红|王牌|" +
  "高中|高一|高二|高三|高年|高度|高考|高台|高处|高大|高层|高峰|高校|高职|高危|高温|高烧|高声|高速|高原|高空|高额|高龄|高压|黄色|黄河|黄山|黄昏|黄金|周围|周边|周[一二三四五六日末岁年期到转密]|马上|马路|马虎|马营|林场|林地|林木|林业|何时|何地|何处|何人|何况|何必|何种|何等|许多|许可|许久|曾经|曾[因向多两三在于对被为]|叶子|程度|程序|余下|余名|任何|任务|任课|任教|任意|任由|任性|任凭|任职|石头|石油|金额|金钱|金昌|金属|金融|金牌|于是|于[今昨当上下本某此前后]|田间|田地|田径|方便|方法|方面|方式|方案|方向|方可|方才|白天|白色|白银|白血|白班|江苏|江西|江边|雷雨|雷电|龙头|万一|万名|万人|万余|万分|段时|段落|史料|顾客|顾虑|顾及|顾问|毛病|毛巾|毛笔|钱款|钱财|钱包|严重|严格|严禁|严肃|严厉|武威|武术|武装|向[政全其各该本部外家老所两来前上导往我你他她警公学校民]|夏天|夏季|夏令|夏日|付款|付费|付出|付清|付给|陆续|陆地|孔洞";

/** More of the same where a name need not be said to be one: 高血压, 马拉松. */
const MORE_WORDS =
  "高[血铁分薪端等低跟帮]|黄[牌瓜豆连]|周[报记刊长]|马[拉戏克]|林[荫间]|何[以不]|许[愿诺]|叶[片酸]|程控|余[额热]|石[膏棉头]|金[奖银鱼]|于法|田园|方[阵言位]|白[细酒菜]|江湖|雷[锋达阵]|龙[卷舟]|万[圣里元事]|段考|史[书诗]|顾不|毛[笔衣绒]|钱[都被不]|严[惩防打]|武[功打器]|向[日上下着]|夏[装季]|付[钱出给]|陆[军上]|孔[子雀庙]";

/** What is a word by itself, and begins a name where more follows: 张望, but 张望军. */
const ALONE = "张望|张开|高兴|杨柳|贺喜|谢过|苏木|王国|王子|李子|孟子|陈年|林间|方正";

const GIVEN = "(?![某被遭在说的和与跟同是也到有没不身了着过后])\\p{Script=Han}";
export const NAME_OF = (surnames: string) =>
  `([${surnames}]|欧阳|司马|上官|诸葛)((?:${GIVEN}){1,2})`;
/** What is said of a person, and begins no name's last sign. */
const DOES =
  "[打骂哭跑逃偷抢吃喝踢咬跳摔掉病死伤饿吸抽借欠拿挨揍追喊叫问找睡坐买卖患迟缺旷辍闹殴]|家长|父母|父亲|母亲|爸爸|妈妈|爷爷|奶奶|监护人|老师|班主任|同桌|走失|出走|离家|报警|要求|参加|获得|请假|自称|反映|确诊|溺水|休学|退学|入学|成绩|户籍|现年|今年|情况|一[直家人案事]|因[为病此]?|向|对|把|将|给|等[人\\d一二两三四五六七八九十]";
const END = `(?=$|[\\s\\p{P}\\d]|[被遭在说的今昨从和与跟身受失没不是也到有已正放回住称常转上放先后去来已]|同学|小朋友|${DOES})`;
/** The same behind a surname that often begins a word. */
const SURE_END = `(?=$|[\\s\\p{P}\\d]|[被遭]|同学|小朋友|${DOES})`;
/** A name with a blank before each of its characters, as it is written to get by: 陈 小 明. */
const SPACED = `([${PLAIN}])((?:[ \u3000]${GIVEN}){1,2})(?!\\p{Script=Han})`;
/** What a child is called at home: 小明. */
const NICKNAME = `(小)([明红芳华刚丽强军杰娟燕玲敏静亮龙虎宝])${END}`;
export const NO_WORD = `(?!${WORDS}|(?:${ALONE})(?:[时得地了着过]|${END}))`;

/** A name behind a child, one that is said to be its name, and one before 同学; a word only where nothing else can be meant. */
const CHINESE: readonly RegExp[] = [
  `(?<=${CHILD}(?:[（(：:，,_－—-]|名?叫|是)?\\s?)${NO_WORD}${NAME_OF(PLAIN)}${END}`,
  `(?<=${CHILD}\\s?)(?!${MORE_WORDS})${NO_WORD}([${DOUBLE}])((?:${GIVEN}){2})${SURE_END}`,
  // Behind a surname that begins hardly a word whatever follows is the name, how it goes on or not.
  `(?<=${CHILD})(?!.(?:老师|校长|主任|医生|局长|家|姓))(?!${WORDS}|${ALONE})${NAME_OF(PLAIN)}`,
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
