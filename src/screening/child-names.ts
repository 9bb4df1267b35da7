import { toSimplified } from "../chat/simplified.ts";

// Names of minors: 未成年人保护法 第一百零三条, nothing by which a child can be recognised is passed on.

const CHILD =
  "(?:(?<!大)学生|孩子|小孩|女孩子?|男孩子?|女童|男童|女生|男生|女娃|男娃|娃娃|儿童|幼儿|未成年人|少女|少年|女儿|儿子|养女|养子|继女|继子|孙女|孙子|小朋友|小姑娘|丫头|闺女|囡囡|侄子|侄女|外甥女?|双胞胎|婴儿|[女男弃]婴|孤儿|幼女)们?";

/** Surnames that seldom begin a word one says of a child. */
export const PLAIN =
  "王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜苏魏吕丁沈姚卢姜崔钟谭汪范廖贾韦邹孟熊秦邱尹薛闫侯陶贺郝龚邵覃戴莫樊翟耿鲍倪聂庞骆裴柯阮冉邢佟晏缪饶滕窦祁甄卞褚瞿闵阎隋匡蔺蒲郜谌靳俞佘翁柳";

/** Those that often do: 高中, 周围, 于今天. A name only where it is said to be one. */
export const DOUBLE = "高黄周马林何许曾叶程余任石金于田方白江雷龙万段史黎顾毛钱严武向夏付陆孔";

/** Those that begin so many words that only a whole name behind a child is taken for one: 单小雨. */
const RARE =
  "单常安文包关康车路成农童游焦祝柴岳颜穆舒殷温房洪易左季曲华党牛鲁葛尚齐甘兰毕申乔章梅盛欧解项古艾蒙屈池桑谷尤伍凌";
const RARE_WORDS =
  "单[独亲元位车身价方纯词人双项门打据程招调杠]|常[常年在住规见委用务态识驻温]|安[全排置装静慰心抚检定稳家居宁保]|文[化具明件艺科章字体物凭书献员教]|包[括庄车子裹办住容里含吃干]|关[于爱键心系注门闭机节]|康[复乐养]|车[上里内祸费票棚间辆站身主]|路[上口边过程灯段面途]|成[绩长年人为功立员都果就]|农[村民历业活场忙]|童[装年车话声工真]|游[泳戏玩客乐览学]|焦[虑急点]|祝[福贺愿]|柴火|岳[父母]|颜[色值料]|舒[服适]|殷切|温[暖度室习馨]|房[间子屋东租产]|洪水|易[受于]|左[右手边]|季[度节]|曲[目艺]|华夏|党[员支]|牛[奶肉羊]|尚[未且不]|齐全|甘[肃州]|兰州|毕[业竟]|申[请诉报领]|乔装|章程|梅花|盛会|解[决释除散放]|项目|古[代城]|艾[滋草]|蒙[古受]|屈服|池塘|谷物|尤其|凌[晨辱]";

/** What begins as a surname does and no name does: 学生陈述, 孩子杜绝, 任何同学. */
const WORDS =
  "张贴|张口|张嘴|张罗|张扬|张皇|张狂|张掖|张榜|陈述|陈设|陈列|陈旧|陈腐|陈户|杨树|徐徐|孙子|孙女|孙辈|胡说|胡闹|胡乱|胡同|胡萝|胡搅|胡吃|胡编|胡思|罗列|罗马|郑重|郑州|谢绝|谢谢|谢意|谢师|谢罪|唐突|唐诗|宋词|宋体|韩国|韩语|董事|苏醒|苏打|苏州|杜绝|杜撰|丁字|丁点|沈阳|姜汤|姜茶|钟头|钟表|钟点|钟楼|汪汪|范围|范文|范本|范例|肖像|熊猫|熊孩|秦腔|陶艺|陶瓷|陶器|陶冶|贺卡|贺年|贺信|戴[口眼帽头手上着红校耳牙项首假助面胸领金银不]|莫[名大非要让玩去把给下再因不]|王者|王冠|张大|张灯|张弛|陈词|陈情|陈醋|胡杨|熊抱|韩剧|张力|杨梅|杨絮|胡椒|胡子|胡琴|罗盘|谢幕|谢礼|宋[代朝]|唐[代朝装]|韩[流文]|杜甫|苏联|丁香|钟[情爱声]|汪洋|范畴|秦[岭始]|陶[醉笛土]|贺[词岁]|朱红|王牌|祁连|甄别|冉冉|庞大|骆驼|鲍鱼|蒲公|耿直|饶恕|柳[树枝絮州]|" +
  "高中|高[一二三](?=$|[年班级段的时上下部生后前起读被遭就没在入新\\d\\s\\p{P}])|高年|高度|高考|高台|高处|高大|高层|高峰|高校|高职|高危|高温|高烧|高声|高速|高原|高空|高额|高龄|高压|黄色|黄河|黄山|黄昏|黄金|周围|周边|周[一二三四五六日末岁年期到转密]|马上|马路|马虎|马营|林场|林地|林木|林业|何时|何地|何处|何人|何况|何必|何种|何等|许多|许可|许久|曾经|曾[因向多两三在于对被为]|叶子|程度|程序|余下|余名|任何|任务|任课|任教|任意|任由|任性|任凭|任职|石头|石油|金额|金钱|金昌|金属|金融|金牌|于是|于[今昨当上下本某此前后]|田间|田地|田径|方便|方法|方面|方式|方案|方向|方可|方才|白天|白色|白银|白血|白班|江苏|江西|江边|雷雨|雷电|龙头|万一|万名|万人|万余|万分|段时|段落|史料|顾客|顾虑|顾及|顾问|毛病|毛巾|毛笔|钱款|钱财|钱包|严重|严格|严禁|严肃|严厉|武威|武术|武装|向[政全其各该本部外家老所两来前上导往我你他她警公学校民]|夏天|夏季|夏令|夏日|付款|付费|付出|付清|付给|陆续|陆地|孔洞";

/** More of the same where a name need not be said to be one: 高血压, 马拉松. */
const MORE_WORDS =
  "高[血铁分薪端等低跟帮]|黄[牌瓜豆连]|周[报记刊长]|马[拉戏克]|林[荫间]|何[以不]|许[愿诺]|叶[片酸]|程控|余[额热]|石[膏棉头]|金[奖银鱼]|于法|田园|方[阵言位]|白[细酒菜]|江湖|雷[锋达阵]|龙[卷舟]|万[圣里元事]|段考|史[书诗]|顾不|毛[笔衣绒]|钱[都被不]|严[惩防打]|武[功打器]|向[日上下着]|夏[装季]|金毛|黄[牛狗]|白[马狗猫杨衣]|方队|马[匹驹]|石[榴狮]|龙虾|高[个出]|付[钱出给]|陆[军上]|孔[子雀庙]";

/** What is a word by itself, and begins a name where more follows: 张望, but 张望军. */
const ALONE = "张望|张开|高兴|杨柳|贺喜|谢过|苏木|王国|王子|李子|孟子|陈年|林间|方正";

/** No word of harm is taken for a name's last sign: 王强打的人. */
const GIVEN =
  "(?![某被遭在说的和与跟同是也到有没不身了着过后等及打骂踢摸揍踹掐拧偷骗抢杀奸猥虐绑砍咬雇卖逼]|以及|还有)\\p{Script=Han}";
export const NAME_OF = (surnames: string) =>
  `([${surnames}]|欧阳|司马|上官|诸葛)((?:${GIVEN}){1,2})`;
/** What is said of a person, and begins no name's last sign. */
const DOES =
  "[打骂看见听哭跑逃偷抢吃喝踢咬跳摔掉病死伤饿吸抽借欠拿挨揍追喊叫问找睡坐买卖患迟缺旷辍闹殴]|家长|父母|父亲|母亲|爸爸|妈妈|爷爷|奶奶|监护人|老师|班主任|同桌|走失|出走|离家|报警|发[生现烧]|要求|参加|获得|请假|自称|反映|确诊|溺水|休学|退学|入学|成绩|户籍|现年|今年|情况|一[直家人案事]|因[为病此]?|向|对|把|将|给|等[人\\d一二两三四五六七八九十]|[\\d两二三四五六七八九十几]+[人名个位]";
const END = `(?=$|[\\s\\p{P}\\d]|[被遭在说的今昨从和与跟身受失没不是也到有已正放回住称常转上放先后去来已]|同学|小朋友|${DOES})`;
/** The same behind a surname that often begins a word. */
const SURE_END = `(?=$|[\\s\\p{P}\\d]|[被遭]|[和与及跟、][${PLAIN + DOUBLE}]|没[来到回去]|同学|小朋友|${DOES})`;
/** What names of other peoples begin with, as they are written in characters: 阿依古丽, 央金卓玛. */
const ROOTS =
  "阿依|阿卜|阿不|阿布都|阿迪|阿米(?!巴)|古丽|买买提|买合|麦麦提|艾合|艾力|艾山|努尔|帕提|帕尔|热依|热孜|迪丽|玛依|吐尔|木合|依布|伊布|祖丽|卓玛|扎西|次仁|央金|旺姆|格桑(?!花)|才让|才旦|桑吉|拉姆|仁青|多杰|巴特|其其格|娜仁|乌兰(?!察布|浩特|巴托)|阿拉坦";
/** What they go on with where no dot says where one ends. */
const OTHER_NAME = `((?=${ROOTS})\\p{Script=Han}|(?![叫是名])\\p{Script=Han}(?=\\p{Script=Han}{1,5}[·•]))(\\p{Script=Han}{1,7}?(?:[·•]\\p{Script=Han}{1,9}?)?)`;
/** A name with a blank before each of its characters, as it is written to get by: 陈 小 明. */
const SPACED = `([${PLAIN}])((?:[ \u3000·]${GIVEN}){1,2}|[ \u3000·]${GIVEN}{2})${END}`;
/** What a child is called at home: 小明. */
const AT_HOME = "明红芳华刚丽强军杰娟燕玲敏静亮龙虎宝";
const NICKNAME = `(小)([${AT_HOME}])${END}`;
/** One of several who are then said to be children. */
const NICKNAME_IN_ROW = `(小)([${AT_HOME}])(?=(?:[和与及跟、]小[${AT_HOME}]){0,5}(?:等?[\\d两二三四五六七八九十几]+[个名位]|这些|都是)${CHILD})`;
export const NO_WORD = `(?!${WORDS}|(?:${ALONE})(?:[时得地了着过]|${END}))`;
/** No grown person by office, no place and no family: 王老师, 李家庄, 张家. */
const NOT_GROWN =
  "(?!\\p{Script=Han}{2,3}[（(，,\\s]{0,2}(?:[男女][，,、]?\\s?)?(?:现年|今年)?(?:1[89]|[2-9]\\d)周?岁)(?!\\p{Script=Han}{1,2}[^向对跟和与被把给让找说是]?(?:老师|校长|主任|医生|局长|教练|书记|所长|警官|园长|科长|院长|先生|女士|阿姨|师傅|叔叔|奶奶|爷爷|律师|法官|检察官)|.{1,2}[村镇乡庄家姓氏](?!\\p{Script=Han}))";

/** Names behind something, a surname that often begins a word with what ends it surely. */
const namesAfter = (before: string, sureEnd = SURE_END): readonly string[] => [
  `(?<=${before})${NOT_GROWN}${NO_WORD}${NAME_OF(PLAIN)}${END}`,
  `(?<=${before})${NOT_GROWN}(?!${MORE_WORDS})${NO_WORD}${NAME_OF(DOUBLE)}${sureEnd}`,
  `(?<=${before})${NOT_GROWN}${SPACED}`,
];

const YEARS = "(?<![\\d十])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])周?岁半?(?!以)";
const CLASS =
  "(?:(?:[一二三四五六七八九1-9]年级|[初高][一二三1-3]|学前班|幼儿园[^，。]{0,4}班)(?:[（(]?[\\d一二三四五六七八九十]{1,2}[）)]?班)?|[一二三四五六七八九][（(]\\d{1,2}[）)]班)";
const SIBLING =
  "(?:[其他她]的?)?(?:双胞胎)?(?:(?<![大老徒])[弟妹哥姐]|弟弟|妹妹|哥哥|姐姐|[表堂][弟妹哥姐]|同[班村]的|同[桌学])(?:名?叫|是)?";
/** What says whose child, how old or of which class somebody is, behind which nothing but a name begins as one. */
const OF_CHILD = `(?:其[子女](?!女)|(?:(?<!\\p{Script=Han})|[，,、；])[长次独幼][子女]|(?:${YEARS}|${CLASS})的?(?:${CHILD})?)`;
/** What stands between a child and its name. */
const LINK = "(?:[（(：:，,_=＝－—-]|[^。，,]{0,12}(?:叫|[姓大小]名)[是为：:]?|是)?\\s?";
/** What is said of a child behind its name: how old it is, when it was born, that it goes to school. */
const IS_CHILD = `(?=\\s?(?:[（(，,：:]\\s?)?(?:[男女][孩童]?[，,、]?\\s?)?(?:今年|现年|年仅|才|刚满?|只有|仅|未满|不满|年龄[：:]?)?\\s?${YEARS}(?:$|[\\s\\p{P}被遭])|[（(，,]\\s?(?:[男女][，,、]?\\s?20(?:0[89]|[1-9]\\d)(?:[年./-]\\d{0,2}){0,2}[月日]{0,2}\\s?(?:出?生|[）)，,。；]|$)|20(?:0[89]|[1-9]\\d)年[\\d月日]{0,6}出?生)|(?:[（(，,]|是|系|为)[^，,。打骂欺被教任负管]{0,8}(?:${CHILD}|年级|[初高][一二三])(?:$|[）)，,。；]))`;
/** What none of these finds anything without: most texts are read once. */
const ABOUT_CHILD = new RegExp(
  `${CHILD}|${OF_CHILD}|同学|[男女][，,、]?\\s?20\\d\\d|20\\d\\d年[\\d月日]{0,6}出?生`,
  "u",
);
/** What names stand in a row by, and what may be said of one in brackets. */
const BY = `(?:[（(]${SIBLING}|(?:[（(][^（）()。]{0,12}[）)])?\\s?(?:[、，,；;/\\s]|以及|还有|[和与及跟同])(?:${SIBLING})?)\\s?`;
/** A name in a row, taken as it is found first: so that a long row is read once. */
const NAMED = `(?=(?<named>${NOT_GROWN}(?!${MORE_WORDS})${NO_WORD}(?:[${PLAIN + DOUBLE}]|欧阳|司马|上官|诸葛)(?:(?:[ \u3000·]?${GIVEN}){1,2}|[ \u3000]?某(?:[ \u3000]?某)?)${END}))\\k<named>`;

/** A name behind a child, one that is said to be its name, and one before 同学; a word only where nothing else can be meant. */
const CHINESE: readonly RegExp[] = [
  `(?<=${CHILD}(?:[（(：:，,_=＝－—-]|名?叫|是)?\\s?)${NO_WORD}${NAME_OF(PLAIN)}${END}`,
  `(?<=${CHILD}\\s?)(?!${MORE_WORDS})${NO_WORD}([${DOUBLE}])((?:${GIVEN}){2})${SURE_END}`,
  `(?<=${CHILD}[（(：:]?\\s?)(?!${RARE_WORDS})([${RARE}])((?:${GIVEN}){2})${SURE_END}`,
  // Behind a surname that begins hardly a word whatever follows is the name, how it goes on or not.
  `(?<=${CHILD})(?!.(?:老师|校长|主任|医生|局长|家|姓))(?!${WORDS}|${ALONE})${NAME_OF(PLAIN)}`,
  `(?<=${CHILD}(?:[（(：:，,]|名?叫|是)?[ \u3000]?)${NOT_GROWN}${SPACED}`,
  `(?<=${CHILD}(?:[（(：:，,]|名?叫|是)?\\s?)(?:${NICKNAME})`,
  `(?<!\\p{Script=Han})${NICKNAME_IN_ROW}`,
  `(?<=[和与及跟、])${NICKNAME_IN_ROW}`,
  `(?<=(?:${CHILD}|${OF_CHILD})(?:[（(：:，,=＝]|名?叫|是)?\\s?)${OTHER_NAME}(?![·•])${END}`,
  `(?<=${CHILD}[^。]{0,20}(?:叫|[姓大小]名)\\s?)${NO_WORD}${NAME_OF(PLAIN + DOUBLE)}${END}`,
  `(?<=${CHILD}[^。]{0,20}(?:名叫|叫做|姓名[是为：:]|名字(?:叫|是|[：:]))\\s?)${NAME_OF(PLAIN + DOUBLE)}${END}`,
  `(?<!(?![和与及跟])\\p{Script=Han})${NO_WORD}${NAME_OF(PLAIN + DOUBLE)}(?=(?:小)?同学|小朋友)`,
  ...namesAfter(`${OF_CHILD}(?:[（(：:]|名?叫|是)?\\s?`),
  ...namesAfter(`(?:${CHILD}|${OF_CHILD})[^。]{0,40}${SIBLING}[：:]?\\s?`),
  `${NOT_GROWN}${NO_WORD}${NAME_OF(PLAIN)}${IS_CHILD}`,
  `(?<!\\p{Script=Han})${NOT_GROWN}(?!${MORE_WORDS})${NO_WORD}${NAME_OF(DOUBLE)}${IS_CHILD}`,
].map((pattern) => new RegExp(pattern, "gu"));

/** Names in a row: behind one that is covered, and before what says that they are children's. */
const ROWS: readonly RegExp[] = [
  `(?<=(?:${CHILD}|${OF_CHILD})${LINK}\\p{Script=Han}{1,2}[ \u3000]?某(?:[ \u3000]?某)?)(?!某)(?:${BY}${NAMED})+`,
  `(?<!\\p{Script=Han})${NAMED}(?:${BY}${NAMED.replaceAll("named", "next")}){0,60}(?=等?(?:\\d+|[两二三四五六七八九十几多])[名个位]${CHILD}|(?:小?同学|小朋友))`,
].map((pattern) => new RegExp(pattern, "gu"));
const IN_ROW = namesAfter(`(?:^|${BY})`, END).map((pattern) => new RegExp(pattern, "gu"));

/** A text in which what a pattern finds is put otherwise: found as it reads in simplified characters, which keeps the places, put in what was typed. */
const rewrite = (
  typed: string,
  pattern: RegExp,
  put: (part: string, surname: string) => string,
): string => {
  const found = [...toSimplified(typed).matchAll(pattern)].map(
    ({ index, 0: part, 1: surname = "" }) => ({
      from: index,
      to: index + part.length,
      surname,
    }),
  );
  const parts = found.map(
    ({ from, to, surname }, at) =>
      typed.slice(found[at - 1]?.to ?? 0, from) + put(typed.slice(from, to), surname),
  );
  return parts.join("") + typed.slice(found.at(-1)?.to ?? 0);
};

const coverNames = (typed: string, patterns: readonly RegExp[]): string =>
  patterns.reduce(
    (text, pattern) =>
      rewrite(
        text,
        pattern,
        (name, { length }) =>
          name.slice(0, length) + name.slice(length).replace(/\p{Script=Han}/gu, "某"),
      ),
    typed,
  );

const coverRows = (typed: string): string =>
  ROWS.reduce((text, row) => rewrite(text, row, (names) => coverNames(names, IN_ROW)), typed);

const CHILD_EN =
  "(?:(?:school)?(?:girl|boy)|pupil|student|child(?:ren)?|kid|toddler|baby|son|daughter|nephew|niece|twin|classmate|brother|sister)s?";
const SURNAME_EN =
  "(?:Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|Yu|Dong|Xiao|Cheng|Cao|Yuan|Deng|Fu|Shen|Zeng|Peng|Lyu|Su|Lu|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Yan|Pan|Du|Dai|Xia|Zhong|Tian|Ren|Fan|Fang|Shi|Yao|Tan|Liao|Zou|Xiong|Jin|Hao|Bai|Cui|Kang|Mao|Qiu|Qin|Gu|Hou|Shao|Meng|Wan|Duan|Qian|Yin)";
const WORD_EN =
  "(?!(?:Town|Village|County|City|District|Road|Street|Bridge|River|School|Bureau|Dynasty|Contest|Club|Festival|Chinese|Day|Week)\\b)\\p{Lu}[\\p{L}'’-]*";
const NAME_EN = `(?:\\b${SURNAME_EN} ${WORD_EN}|\\b${WORD_EN} ${SURNAME_EN})\\b`;
const YEARS_EN = "(?:1[0-7]|[1-9])";

/** In English the surname may stand first or last: the whole name goes, and each of several. */
const ROW_EN = new RegExp(`(?<=\\b${CHILD_EN}[,:]? )${NAME_EN}(?:(?:,|,? and) ${NAME_EN})*`, "gu");
const EACH_EN = new RegExp(NAME_EN, "gu");
const ENGLISH: readonly RegExp[] = [
  `(?<=\\b(?:girl|boy|pupil|student|child|kid|toddler|son|daughter)(?:,? (?:is |was )?(?:named|called)|,? whose name (?:is|was)|['’]s name (?:is|was)) )${WORD_EN}(?: ${WORD_EN})*`,
  `${NAME_EN}(?=(?: \\(|, )${YEARS_EN}(?:[),]|\\.(?!\\d)))`,
  `\\b${WORD_EN}(?: ${WORD_EN}){1,3}(?=(?:,? \\(?aged? ${YEARS_EN}\\b|,? (?:is |was |just |only )+${YEARS_EN} years? old\\b|,? an? (?:${YEARS_EN}-year-old|pupil|schoolgirl|schoolboy)\\b))`,
].map((pattern) => new RegExp(pattern, "gu"));

/** A text in which of the name of a child nothing stands but a Chinese surname: 学生张小明 becomes 学生张某某. */
export const maskChildNames = (typed: string): string => {
  const covered = ABOUT_CHILD.test(toSimplified(typed))
    ? coverRows(coverNames(typed, CHINESE))
    : typed;
  return ENGLISH.reduce(
    (text, pattern) => text.replace(pattern, "*"),
    covered.replace(ROW_EN, (names) => names.replace(EACH_EN, "*")),
  );
};
