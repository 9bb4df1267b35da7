import { isTaught } from "./taught.ts";

// Minors: 未成年人保护法 第十一条 (report at once), 第一百零三条 (nothing that identifies).

const YEARS =
  "(?<![\\d十])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])岁(?!以上|半价)";

const CHILD =
  "(?<!大)学生|儿童|孩子|小孩|未成年|幼儿|幼童|婴儿|[女男弃]婴|新生儿|刚出生|女童|男童|幼女|少女|少年(?!宫)|小?女孩|小?男孩|女生|男生|(?<!女|男)娃娃?(?!娃菜)|女娃|男娃|小朋友|孤儿|小姑娘|丫头|小丫|小?妮子|囡囡|双胞胎";

const PUPIL =
  "小学|初中生?|初[一二三](?!五)|高中生|高[一二三](?![^,。]{0,2}[米层楼])|幼儿园|高年级|低年级|中学生|同学";
const KIN = "女儿|儿子|孙子|孙女|侄女|侄子|外甥女?|外孙女?|继女|继子|闺女";

const MINOR_ZH = `${CHILD}|${YEARS}`;
const MINOR_EN =
  "\\b(?:students?|child(?:ren)?|kids?|minors|a minor (?:is|was|has|may|might)|minor (?:girl|boy)|pupils?|(?:school)?(?:girl|boy)s?|kindergart(?:n|en)ers?|preschoolers?|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[1-9](?:st|nd|rd|th))[- ]graders?|teenagers?|juveniles?|toddlers?|infants?|bab(?:y|ies)|underage|(?:[1-9]|1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]years?[- ]old(?:s| )?|(?:is|aged|of|only|just) (?:[1-9]|1[0-7])\\b(?! (?:percent|%|km|m\\b|kilomet|met|mu|yuan|days?|hours?|months?|years? (?!old)))|(?:sisters?|brothers?|siblings|twins?|daughters?|sons?|nieces?|nephews?)[ ,(]+(?:[1-9]|1[0-7])(?= and\\b|,|\\)|$))\\b";
const MINOR = new RegExp(`${MINOR_ZH}|${MINOR_EN}`);
const MINOR_OR_KIN = new RegExp(
  `${MINOR_ZH}|${KIN}|${PUPIL}|${MINOR_EN}|\\b(?:daughter|son|niece|nephew|grandson|granddaughter)\\b`,
);

/** Harm as the law names it and as people say it: with a minor anywhere near. */
const HARM =
  /侵害|侵犯|猥亵|强奸|性侵|强暴|奸[淫污杀]|非礼(?![勿也])|骚扰|虐待|殴打|毒打|拐卖|拐骗|拐走|被拐|诱拐|撕裂伤|下[面身]疼|下[面身]流血|私处|(?:把|将)[他她]们?(?:反)?(?:锁|关|绑|拴|捆|吊)|被打(?!分|造|断|电话|印|扫|卡)|打伤|挨打|挨揍|打骂|欺凌|霸凌|欺负|欺侮|失踪|走失|失联|遗弃|体罚|家暴|囚禁|绑架|轻生|自杀|自残|被伤害|受到伤害|故意伤害|虐童|(?:拿|用)(?:皮带|棍子|鞭子|衣架|铁丝|扫帚|火钳)[^,。]{0,4}(?:抽|打|烫|揍)|(?:看|拍)[^,。]{0,3}(?:不好的|那种|不穿衣服的|大人的)(?:片|视频|照片|图)|卖淫|裸照|辱骂|动手动脚|耳光|割腕|跳楼|寻死|遗书|不想活|被迫结婚|早婚|童婚|陪酒|陪睡|下跪|小黑屋|脱(?:光|衣服|裤子|衣裤)|亲嘴|下体|隐私部位|摸(?:下面|胸|屁股|大腿|身体)|全是伤(?!口)|流血|出血|[打摸揍踢踹掐拧]了?[他她](?!们)|揪|勒脖子|掐脖子|铁链|拴着|拴在|灌(?:辣椒|酒|药|尿)|墙上撞|往墙|开房|同居|过夜|裸(?:体|聊|贷)|安眠药|走丢|来历不明|强迫|罚跪|罚站|猥琐|扒(?:光|掉|裤|衣)|围殴|群殴|睡阳台|(?:拿|用)刀|砍(?:伤|人)|撞(?:了|伤|死)|哭声|没穿衣服|光着身子|家里打|被家里|逃出来|都是伤|身上有伤|淤青|青一块|烟头烫|开水烫|没饭吃|饿了?[^,。]{0,2}天|不给(?:饭|东西)吃|不给吃饭|不让吃饭|黄色(?:视频|录像|图片)|色情|淫秽|吸毒|毒品|怀孕|溺水|落水|(?:掉|跌|落|坠)(?:到|进|下|入)?了?[^,。]{0,2}(?:河|井|楼|坑|沟|水里)|\b(?:abus(?:e|ed|es|ing)|molest\w*|rap(?:e|ed|es|ing)|assault\w*|beaten|beating|traffick\w*|bull(?:y|ied|ies|ying)|missing|kidnap\w*|harmed|harming|hurt|exploited|slap\w*|whip(?:s|ped)|grop(?:e|ed|es|ing)|pregnant|bruis\w+|abandoned|starv\w+|naked|undress\w*|porn\w*|suicid\w*|self-harm\w*|drown\w*|(?:wants?|wanted) to die|kill (?:him|her|my|them)sel\w+|forced into|forced to|locked (?:up|in)|chained|black eyes?|strips?|expos(?:es|ed|ing) himself|grown man|brick kiln|sweatshop|underfed|sex\w*|left alone|burn(?:ed|t) with|strip(?:ped|s)? (?:him|her|the)|cigarette burns)\b/g;

/** A child or pupil as one is led away, and where nobody else is. */
const LED = `(?:${CHILD}|学生|学员|${PUPIL}|${KIN})`;
const GIRL = "(?:女学生|女生|女孩子?|小女孩|女娃|女童|女学员|女同学|少女|幼女|小姑娘|丫头|囡囡)";
const GROWN =
  "(?:老师|班主任|教练|校长|宿管|保安|司机|师傅|辅导员|继父|后爸|后爹|养父|叔叔|叔|伯伯|舅舅|姑父|姨父|爷爷|姥爷|邻居|房东|老头|老汉|老板|男子|男人|网友|陌生人|亲戚|医生|店主)";
/** What belongs to children or is for them, and is none. */
const THING = "[园场店厂楼房舍寓具品车服装卡证费款院馆票餐堂社鞋床牛羊马驴猪狗树]";
const THINGS_HAD = "(?:手机|书包|名额|学位|座位|床位|车|钱|生源|市场|场地|资源)";
const TRADER = "(?:商家|商户|店家?|超市|食堂|机构|公司|平台|摊贩)";
const ALONE =
  "(?:宿舍|房间|屋里?|房里|家里?(?!长|访|属|教|庭)|办公室|更衣室|车里|车上|床上|被窝|出租屋|地下室|仓库)";

/** When and how often, and where: what stands before 被 without being somebody else it is said of. */
const WHEN =
  "(?:[昨前今当][天日晚夜早]|上周|近日|又|再次?|多次|经?常|长期|总是?|一直|天天|曾|已|疑似?|可能|似乎|在[^,。]{1,6})*";

/** Words of the country for what is done to a child, that are said of crops and heroes too. */
const VIOLATES =
  "糟[蹋践踏]|(?<!(?:游戏|网络|视频|烟|零食|食品|盲盒|网吧|彩票)[^,。]{0,3})祸害|玷污|凌辱|侮辱|作践";
/** What a child that is spoken of in the passive suffers. */
const SUFFERED = `(?:打(?!分|电话|卡|印|扫|造|破|动|算|断(?!了?[^,。]?[膊腿手骨肋腰鼻牙])|针|乱|包|通|车|开|工|1[12])|揍|踢|踹|掐|拧(?![螺开紧瓶])|摸|搂|欺|逼|绑|捆|烫|扇|骂|抽(?![血查检中调取样到签考奖测走时空出水干])|(?<![绊滑撞碰挤倒])摔(?![伤倒跤])|恐吓|威胁|勒索|敲诈|堵在|锁在|锁进|关在(?!校门)|关进|关(?=厕所|小黑|黑屋|[^,。]{0,3}(?:屋|室|库|笼|柜|厕))|针扎|扎针(?!灸)|扒|脱|(?:带|约|骗|哄)(?:去|到|进|上)了?[^,。]{0,4}(?:宾馆|酒店|旅馆|民宿|出租屋|他家|家里|房间|车里|KTV|ktv|酒吧|树林|小屋|地下室)(?![^,。]{0,4}(?:参加|比赛|开会|实习|领奖|吃饭|培训))|带走|骗走|抱走|领走|拐|卖|扔|偷拍|控制|嫁|饿|遗忘|落在|闷在|压断|轧断|电伤|奸(?![商细诈臣])|(?<!${TRADER})占了?便宜|${VIOLATES})(?!烟|酒)`;

const GRADE =
  "(?:(?:[一二三四五六七八九]|[1-9])年级|初[一二三](?!五)|高[一二三]|学前班|[小中大托]班)";
const NURSERY = "(?:幼儿园|幼儿班|托儿所|托管班|托育(?:园|机构|中心)?|早教(?:班|中心)?|学前班)";
/** What belongs to a class, and is hit or broken without anybody being harmed. */
const ROOM = "教室|课桌|桌|椅|门|窗|墙|玻璃|黑板|试卷|成绩|作业|课|教材|书|走廊|楼";

/** Harm that is told by how its words stand to the child. */
const TOLD: readonly RegExp[] = [
  // 打孩子, but not 打学生电话.
  `(?:打|揍|踢|踹|掐|拧|抽|扎|捆|绑|吊|烫|吓唬|恐吓|威胁|调戏|玩弄|摸|搂|猥亵|${VIOLATES})(?:了|骂|过|死|伤|得|自己|自家|家里|别人|邻居|我|他|她|的|家|这个|那个|一个|两个|个|一?名|残疾|智障|留守|年幼|小|女|男){0,3}(?:${MINOR_ZH}|${KIN})(?!家长|[^,。]{0,3}(?:电话|名单|卡|针|照片|疫苗|分|饭|餐|粮|书|手机|视力))`,
  `(?:把|将)[^,。]{0,6}(?:${MINOR_ZH}|${KIN}|学生)[^,。]{0,6}(?:打|揍|踢|踹|绑|捆|锁|关|吊|烫|弄伤|摔|卖|扔|丢在|骗走|抱走|带走|抢走|藏|嫁|${VIOLATES})(?!印|扫|分|电话|注|卡)`,
  `(?:${MINOR_ZH}|${KIN})[^,。]{0,8}${WHEN}(?:[被遭让]|叫[^,。]{1,6}给)[^,。]{0,10}${SUFFERED}`,
  // 女童，8岁，被继父打: what is said of the child stands between, up to two short parts.
  `(?:${MINOR_ZH}|${KIN}|初中生?|初[一二三]|高中生|高[一二三]|同学)(?!家长|[^,。]{0,4}${THING}[,。])[^,。被遭]{0,4}(?:,[^,。被遭]{1,6}){0,2},${WHEN}(?:[被遭]|[让叫](?:人|[他她]))[^,。]{0,10}${SUFFERED}`,
  // 三年级的被同学打了, 初二女生被带去宾馆, 幼儿园里有人被针扎: pupils without a word for a child.
  `(?:${GRADE}(?:的(?!${ROOM}|[^,。被]{1,3}(?:${ROOM}))|[女男]?生)|(?:${NURSERY}|(?:中|小)学|学校)(?:里面?|内)(?:有人|有个|有的)?)[^,。]{0,4}${WHEN}(?:[被遭]|[让叫](?:人|[他她老同]))[^,。]{0,10}${SUFFERED}(?!坏|碎|烂)`,
  // 幼儿园老师打人: whom, nobody need say.
  `(?:${NURSERY}|小学|(?<!大)学校|中学|初中|高中)[^,。]{0,4}(?:老师|教师|保育员|阿姨|保姆|班主任|校长|园长|教练|教官|生活老师|宿管)[^,。]{0,8}(?:打人|打骂|动手(?!能|术|做|制|操|实)|扇人|针扎|踢人|掐人|虐|摸人|骚扰)(?!的谣)`,
  `(?:${MINOR_ZH}|${KIN})(?!的?${THINGS_HAD})[^,。]{0,3},?[被遭][^,。]{0,6}(?:抢走|夺走|藏)`,
  `(?:${GROWN}[^,。]{0,4}占[^,。]{0,3}${LED}|(?<!${TRADER}[^,。]{0,4})占[^,。]{0,3}${GIRL})的?便宜(?!的)`,
  `(?:${MINOR_ZH})[^,。]{0,4}(?:卖了|卖掉|丢了两|丢了好|不见了|找不到了|没回家)|(?:${MINOR_ZH})[^,。]{0,10}(?:没人管|没人照看|无人照看|独自在家|单独在家|一个人在家|反锁|被锁|流浪|乞讨|要饭)`,
  `(?:给|让|叫|逼|教|带|强迫|哄)[^,。]{0,4}(?:${MINOR_ZH}|学生)[^,。]{0,6}(?:看黄|看片|脱|喝酒|吸烟|抽烟|吸毒|陪|喂药|吃安眠药|下跪|拍(?:裸|视频)|偷|卖淫|结婚|嫁|抽血)|(?:逼|强迫)[^,。]{0,6}(?:${MINOR_ZH}|${PUPIL})`,
  `(?:老师|保育员|幼儿园|托管班|学校|保姆)[^,。]{0,4}给[^,。]{0,4}(?:${MINOR_ZH}|学生)[^,。]{0,2}(?:喂药|吃药|下药|打镇静)`,
  `(?:拍|偷看|偷拍|录)[^,。]{0,3}(?:${MINOR_ZH})[^,。]{0,4}(?:洗澡|厕所|裸|换衣|隐私)`,
  `(?:约见|约会|约出|诱骗|引诱|勾引|哄骗|骗走|骗出|带走|抱走|抢走|藏匿|捡到)[^,。]{0,6}(?:${MINOR_ZH})(?![^,。]{0,3}(?:书包|手机|钱))`,
  `(?:用|雇|雇佣|招|招用|使用|让)[^,。]{0,6}(?:未成年|儿童|小孩|童|1[0-5]岁|十[一二三四五]?岁)[^,。]{0,6}(?:干活|做工|打工|上班|当服务员|下井|挖沙|务工)|童工`,
  `(?:${MINOR_ZH}|${KIN}|高中生|初中生)[^,。]{0,6}(?:要跳|不见了|一个人住|好几天没见|吃安眠药)|不给(?:${CHILD})[^,。]{0,2}(?:饭|水|东西)|(?:抱|搂|亲|吻)了?(?:女学生|女生|小女孩)|(?:继父|后爸|养父|叔叔|舅舅|老师|邻居)[^,。]{0,6}(?:半夜|夜里|深夜|晚上)[^,。]{0,4}(?:进|钻进|摸进)[^,。]{0,4}(?:${MINOR_ZH}|${KIN})[^,。]{0,2}(?:房间|卧室|被窝|床)|卖(?:婴儿|孩子)|(?:才|看着|只有|不到)[^,。]{0,3}(?:十三四|十四五|十五六|十二三)[^,。]{0,2}岁?|才十[一二三四五六](?![元块个米天年月日点分名人户亩])`,
  `(?:${YEARS}|${CHILD})[^,。]{0,6}(?:就|被)[^,。]{0,6}(?:嫁|结婚|生孩子|订婚)`,
  `(?:打|扇|揍|烫|掐|踢|摸|搂)[^,。]{0,2}(?:他|她|娃|孩子)[^。]{0,12}(?:${YEARS})`,
  // 总摸放学的小女孩, 门口有个男的把女孩带到车里, 婴儿肋骨断了, 雇男孩搬货.
  `(?:摸(?!底|排|清|查|到|索|奖|鱼|高)|搂着?|猥亵|调戏|尾随)[^,。]{0,6}(?:的)?(?:${GIRL}|小孩|女学生|放学的(?:学生|孩子))`,
  `(?:男的|男人|男子|陌生人|老头|老汉|网友|房东|保安)[^,。]{0,8}(?:把|将)[^,。]{0,8}(?:${LED}|${GIRL})[^,。]{0,2}(?:带|拉|拽|抱|骗|哄|拖)(?:到|进|去|上)`,
  `(?:婴儿|新生儿|幼儿|宝宝|娃娃?|孩子)[^,。]{0,12}(?:肋骨|颅骨|头骨|颅内|内脏)[^,。]{0,4}(?:断|折|骨折|出血|破)`,
  `(?:雇|招|使唤|叫来)了?[^,。]{0,8}(?:${YEARS}|男孩|女孩|小孩|孩子)[^,。]{0,6}(?:搬|扛|装卸|卸货|洗碗|送货|看店|站柜台|拉货|砌|烧窑|挖煤|端盘子)`,
  // 让女学生去他宿舍, 约初中女生去宾馆.
  `(?:让|叫|要|约|带|喊|骗|哄|拉|请|逼|诱)[^,。]{0,5}(?:${LED}|${GIRL})[^,。]{0,5}(?:(?:去|来|到|进|上|回)[^,。]{0,2}(?:他|她|自己|老师|教练|校长)(?:的)?[^,。]{0,2}${ALONE}|(?:去|到|进|上|开)[^,。]{0,3}(?:宾馆|酒店|旅馆|民宿|酒吧|KTV|ktv|夜总会|房)(?![^,。]{0,3}(?:实习|参观|开会|参加|比赛|吃饭|领奖)))`,
  `(?:哄|骗|诱|糖|零食|手机)[^,。]{0,4}(?:${LED}|${GIRL})[^,。]{0,4}(?:进|去|到|上)[^,。]{0,3}${ALONE}`,
  `(?:单独|偷偷|私下|反锁门)[^,。]{0,3}(?:留|叫|带|约|跟|和)[^,。]{0,4}${GIRL}|留[^,。]{0,4}${GIRL}[^,。]{0,4}(?:在|到)[^,。]{0,3}${ALONE}`,
  `(?<!妈妈?|爸爸?|父亲|母亲|奶奶|爷爷|家长)(?:让|叫|抱)[^,。]{0,4}(?:${LED}|${GIRL})[^,。]{0,4}(?:坐|趴|躺)[^,。]{0,2}(?:在)?(?:他|她|老师|教练|自己)?(?:的)?(?:腿|大腿|怀里|床上)`,
  `(?:给|向|对|跟|和)[^,。]{0,4}(?:${LED}|${GIRL})[^,。]{0,5}(?:暧昧|露骨|下流|挑逗|肉麻|黄段子|荤段子|谈恋爱|表白)`,
  `${GROWN}[^,。]{0,8}(?:半夜|夜里|深夜|晚上|趁黑|趁没人)[^,。]{0,4}(?:进|钻|摸|溜|闯|翻)[^,。]{0,4}(?:${LED}|${GIRL})[^,。]{0,3}(?:屋|房|宿舍|卧室|床|被)`,
  `(?:掀|扯|拽|拉)[^,。]{0,3}(?:${LED}|${GIRL})[^,。]{0,3}(?:被子|裙子|衣服|裤子|内衣|文胸)|${GIRL}[^,。]{0,4}(?:掀被子|掀裙子)`,
  `(?:要|让|叫|逼|喊)[^,。]{0,4}(?:${LED}|${GIRL})[^,。]{0,3}陪(?:他|她|老师|教练|校长|领导|客人)[^,。]{0,3}(?:出去|喝|睡|过夜|玩|唱|吃|聊天)`,
  `(?:不让|不准|不许)[^,。]{0,3}(?:${LED}|他|她)[^,。]{0,2}(?:吃饭|睡觉|回家|上学)[^,。]{0,6}(?:打|抽|揍|骂|锁)`,
  `\\b(?:asked|asks|told|tells|made|makes|invited|invites|took|takes|lured|brought)\\b[^.;]{0,12}\\b(?:girls?|boys?|pupils?|child(?:ren)?|kids?|students?|teen\\w*)\\b[^.;]{0,12}\\b(?:(?:in)?to (?:his|her) (?:room|home|house|flat|bed\\w*|hotel|office at night|apartment|dorm\\w*)|to a (?:hotel|motel|bar)|on his lap)`,
  `\\bexpos(?:es|ed|ing) himself\\b[^.;]{0,30}\\b(?:school|kindergarten|playground|nursery)|(?:强迫|欺负|打|摸|骂)(?:养女|养子|继女|继子)`,
  `(?:${PUPIL})[^,。]{0,8}(?:脱(?:裤子|衣服)|露(?:阴|下体))`,
  `(?:堵在|关在|锁在)[^,。]{0,4}(?:厕所|宿舍|巷子|墙角|屋里|家里|笼|柜)[^,。]{0,4}(?:打|欺|骂|扇)`,
  `(?:${MINOR_ZH}|${KIN})[^,。]{0,4}(?:遭|被)[^,。]{0,8}欺`,
  `\\b(?:hit(?:s|ting)?|kick(?:s|ed|ing)?|punch(?:es|ed|ing)?|beats?|touch(?:es|ed|ing)?|strangl\\w+|threaten(?:s|ed|ing)?|lock(?:s|ed|ing)?|tie[sd]?|burn(?:s|ed|ing)?|sells?|sold|bought)\\b(?: up)?(?: (?:the|a|an|his|her|their|my|our|little|small|young|own|that|this|two|some))* ?(?:${MINOR_EN}|daughter|son\\b)(?! (?:team|class))`,
  `(?:${MINOR_EN}|\\b(?:daughter|son)\\b)[^.;]{0,25}\\b(?:(?:is|was|are|were|been|being|gets?|got) (?:\\w+ )?(?:hit|kicked|punched|beaten|touched|tied|threatened|sold|burn(?:ed|t)|locked|starved|left)(?: (?:by|up|with|in|alone)\\b)(?! rising| fees| high| (?:the|a) (?:crisis|cost|letter|story|gift|film|song|kindness)))`,
  `\\b(?:took|takes?|taken|lur(?:es?|ed)|snatch(?:es|ed)|drag(?:s|ged))\\b[^.;]{0,12}(?:${MINOR_EN})[^.;]{0,12}\\b(?:away|off|in a (?:van|car)|into)\\b`,
  `(?:${MINOR_EN})[^.;]{0,10}\\b(?:was|is|were|been|got|being) (?:\\w+ )?(?:touched|hit|kicked|punched|grabbed|locked up|tied up|strangled|stabbed)(?= *(?:$|,|\\b(?:at|in|on|last|yesterday|again|there|while|and|several|many|every)\\b))`,
  `(?:${MINOR_EN})[^.;]{0,12}\\b(?:made|forced|told) to (?:drink|strip|undress|marry|have sex|beg|steal|kneel|work)`,
  `(?:${MINOR_EN}|\\b(?:daughter|son)\\b)[^.;]{0,25}\\b(?:hit|kicked|punched|chok\\w+|strangled|pinched|touched|tied|thrown|dragged|stabbed|grabbed)(?: \\w+){0,3} by (?:(?:his|her|their|my|our|an?|the|own) )*(?:step\\w*|father|mother|dad|mum|uncle|aunt|teacher|coach|trainer|parents?|guardian|neighbou?r|boyfriend|m[ae]n|wom[ae]n|nanny|carer|driver|guard|principal|landlord|brother|sister|cousin|grand\\w+|classmates?|relatives?)\\b`,
  `\\bminor (?:(?:is|was|has been|being|got) )?(?:molest|abus|rap|beat|assault|harm|grop)(?:ed|en)(?= (?:in|at|by|on|with|and|near)\\b|,|$)|\\bchild (?:labou?r|abuse|marriage|bride|porn\\w*)|\\bemploys? (?:children|minors|kids)|\\b(?:selling|sells?|sold|buying) (?:babies|a baby|children)|\\b(?:little ones|babies|kids) (?:are|were|is) (?:tied|chained|drugged)`,
].map((pattern) => new RegExp(pattern));

/** 怀孕 of a grown daughter, 毒品 beside a school: only with a minor in the same clause. */
const CLOSE = /^(?:怀孕|毒品|下跪|骚扰|侵犯|色情|淫秽|落水|溺水|失联|hurt|missing)$/;

/** Rights and money are harmed too: 侵害学生权益 is a matter for level 1. */
const RIGHTS_AFTER = /^[^,。]{0,8}(?:权益|利益|财产|知情权|个人信息|著作权|肖像)/;
const RIGHTS_BEFORE = /(?:权益|利益|财产|知情权|个人信息)[^,。]{0,8}$/;
/** Things go missing, not children. */
const THINGS_BEFORE =
  /\b(?:fence|lid|cover|sign|equipment|file|page|data|document)s?\b[^.;]{0,12}$/;

/** How far apart in one sentence the minor and the harm may stand. */
const REACH = 40;

/** Whether a sentence tells of harm to a minor, or of one in danger. */
export const harmsMinor = (sentence: string): boolean =>
  [...sentence.matchAll(HARM)].some(({ index, 0: harm }) => {
    const end = index + harm.length;
    const before = sentence.slice(Math.max(0, index - REACH), index);
    const after = sentence.slice(end, end + REACH);
    if (isTaught(sentence, index, end)) return false;
    if (/^侵[害犯]$/.test(harm) && (RIGHTS_AFTER.test(after) || RIGHTS_BEFORE.test(before)))
      return false;
    if (THINGS_BEFORE.test(before)) return false;
    if (!CLOSE.test(harm)) return MINOR_OR_KIN.test(`${before} ${after}`);
    const [clause = ""] = after.split(/[,。]/);
    return MINOR.test(`${before.split(/[,。]/).at(-1) ?? ""} ${clause}`);
  }) ||
  TOLD.some((pattern) => {
    const found = pattern.exec(sentence);
    return found !== null && !isTaught(sentence, found.index, found.index + found[0].length);
  });
