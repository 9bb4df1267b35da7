// What somebody in office has of those they watch over, and does for their own, without a word of taking.

/** Family and friends, to whom what belongs to everybody goes. */
const KIN =
  "(?:老婆|媳妇|妻子|爱人|丈夫|老公|儿子|女儿|女婿|儿媳|弟弟|弟媳|哥哥|嫂子|姐姐|妹妹|姐夫|妹夫|表哥|表弟|表姐|表妹|堂哥|堂弟|堂姐|堂妹|小舅子|大舅子|舅舅|叔叔|外甥女?|侄子|侄女|侄儿|孙子|亲戚|亲属|家属|亲家|老娘|老爹|老母亲?|老父亲?|母亲|父亲|亲娘|亲爹|岳父|岳母|丈母娘|老丈人|情人|情妇|相好|自己人)";

/** What belongs to everybody, or is given out by those in office. */
const COMMON =
  "(?:款|钱|资金|经费|补贴|补助|津贴|低保|五保|指标|名额|费|工程|项目|食堂|采购|订单|救灾|救济|帐篷|棉被|物资|慰问品|集体的?地|机动地|公家的?[车房地])";

/** Those whom officials watch over, and who want something of them. */
const BUSINESS =
  "(?:(?:[煤砂沙石矿赌酒砖]老板)|老板|企业|开发商|包工头|承包商|供货商|供应商|中介|商人|商户|商家|公司|饭店|酒店|宾馆|网吧|KTV|超市|药店|医药代表|律师|当事人|被告|原告|施工队|施工方|养殖场|加油站|(?:[砂沙石煤铁矿药酒纸]|石料|洗煤|化工|水泥|砖|木材|建材|采砂|采石|食品)(?:厂|场|矿|窑)|矿上|砂场)";

/** Those who are somebody's own without a word of whose. */
const OWN =
  "(?:(?:(?:他|她|自己|自家)的?)(?:KIN|朋友|老乡|同学|战友)|亲戚|亲属(?=开|的公司|[^,。]{0,2}(?:批|揽|包))|亲家|小舅子|大舅子|弟弟|哥哥|姐夫|妹夫|表弟|表哥|堂弟|堂哥|外甥|侄子|侄儿|女婿|儿媳|老婆|媳妇|妻子|丈夫|儿子|女儿|情人|情妇|相好|自己人|关系户|熟人|老同学|老战友)".replace(
    "KIN",
    KIN,
  );

/** What is given out by those in office besides money: land, leave, work. */
const GIVEN_OUT =
  "(?:项目|工程|标段|合同|[业订]单|地皮|土地|宅基地|用地|执照|许可证?|采[矿砂]证|采[矿砂]权|贷款|补贴|补助|低保|指标|名额|编制|岗位|职位|工作|摊位|门面|公租房|廉租房|经适房|食堂|采购|地(?!方|点|址|铁|震|里|上))";

/** Deeds told of somebody in office who was named before. */
export const favours: readonly string[] = [
  // 给亲戚批了项目, 把工程批给小舅子, 让他弟弟中标.
  `(?:给|替|为|帮|让)了?${OWN}(?:的(?:公司|企业|厂|店|工程队|施工队))?[^,。]{0,4}(?:批|揽|包|拿|中|签|承揽|承包|安排|弄|搞|办|要|拉|接|划|分|报|争)(?:了|下|到|下来|来)?[^,。]{0,8}(?:${GIVEN_OUT}|标(?![准志签本杆]))`,
  `${GIVEN_OUT}[^,。]{0,6}(?:批|包|发包|承包|签|分|划|让|留|安排)给了?${OWN}`,
  `(?:安排|照顾|关照|提拔|招录?|录用)了?[^,。]{0,3}${OWN}[^,。]{0,6}(?:上班|工作|进|当|入职|编制|岗|单位|[局所站]里)`,
  // 把低保款转到了他弟弟账上, 工程都给了外甥.
  `${COMMON}[^,。]{0,6}(?:打|转|汇|划|拨|存|流|进|给|报|包|发|批|落|让)[^,。]{0,4}(?:他|她|自己|自家)?的?${KIN}(?!会|院|楼|区)`,
  `${COMMON}[^,。]{0,4}(?:拉|搬|运|拿|背|扛|弄)[^,。]{0,2}(?:回|到|进)了?(?:他|她|自己|自家)(?:的)?(?:家|院|屋|店|仓库)`,
  `(?:把|给|将)(?:他|她|自己|自家)?的?${KIN}[^,。]{0,3}(?:报|弄|办|评|列|算|安排|塞|吃|上)[^,。]{0,4}(?:五保|低保|贫困|补助|公益岗|编制|残疾)`,
  "(?:揣|装|放|塞)[^,。]{0,2}(?:自己|自个)?[^,。]{0,2}(?:兜|裤兜|衣兜|包)里",
  // What he has is paid for by those he watches.
  `(?:是|都是|由|全是|靠)[^,。]{0,3}${BUSINESS}[^,。]{0,3}(?:给|帮|替)?[^,。]{0,3}(?:付|出|买|送|加|装|装修|交|供|修|盖|还|租|换|报|结|充|配|安)[^,。]{0,4}的`,
  `(?:吃|喝|去|赴|赶|受)了?[^,。]{0,3}${BUSINESS}(?:的|请的|摆的|安排的)(?:请|饭局|酒局|酒席|饭|酒|宴|局|招待)`,
  `被[^,。]{0,3}${BUSINESS}[^,。]{0,2}(?:请|拉|约|接)[^,。]{0,3}(?:吃|喝|玩|唱|打|泡|旅)`,
  `(?:坐|开|用|住)[着了]?[^,。]{0,3}${BUSINESS}的(?:车|房|船|别墅)[^,。]{0,6}(?:旅游|玩|度假|回家|接|上下班|探亲)`,
  `(?:和|跟|与|同)[^,。]{0,4}${BUSINESS}[^,。]{0,4}(?:吃饭|吃喝|喝酒|泡脚|洗脚|打牌|打麻将|唱歌|旅游|钓鱼)`,
  `(?:让|叫|要|找)[^,。]{0,3}${BUSINESS}[^,。]{0,6}(?:免单|(?:打|转|汇|付|交)[^,。]{0,6}(?:他|她|自己)[^,。]{0,4}(?:卡|账|户))`,
  "收[^,。]{0,6}(?:\\d+|[一二两三四五六七八九十百千几]{1,4})[^,。]{0,2}(?:块|元)[^,。]{0,3}(?:放行|放车|让过|过车|不查)",
  "(?:收|拿|要)了[^,。]{0,8}(?:镯子|戒指|项链|耳环|手镯|名包|球杆)",
  `(?:拿|吃|喝)[^,。]{0,8}(?:从不|从来不|都不|一分不|没)(?:给|付)过?钱`,
  `(?:从|向|在|到|去)[^,。]{0,3}${BUSINESS}[^,。]{0,4}(?:拎|顺|扛|抱|拿(?!样|取))(?:走|回|了|着)?[^,。]{0,8}(?:茅台|五粮液|名烟|好烟|[条箱](?:烟|酒)|茶叶|海鲜)(?![^,。]{0,4}(?:样|抽|检))`,
  `(?:坐|开|用|住)[着了]?[^,。]{0,3}${BUSINESS}[^,。]{0,2}(?:提供|给|配|买|借|送)(?:给他|给她)?的[^,。]{0,3}(?:车|房|别墅|公寓|手机)`,
  // To be paid first, or to be let alone.
  "(?:要|让|叫|得)(?!求)[^,。]{0,4}(?:户|人|家|个)?(?:先|都)(?:交|拿|给|出|掏|塞)[^,。]{0,8}(?:钱|元|块|千|万|百)[^,。]{0,3}(?:才|不然|否则)[^,。]{0,2}(?:给|肯|能|让|办|报|批|盖)",
  "(?:卖|收|搞|办)[^,。]{0,3}(?:月票|年票|路票|保护票|平安票|买路钱)[^。]{0,14}(?:不查|放行|不罚|不管|不拦)",
  `(?:暗示|示意|点拨|放话|递话|捎话)[^,。]{0,12}(?:准备|拿出?|凑|出|花)[^,。]{0,6}(?:疏通|打点|活动|关系|摆平|[十百千万]|钱)`,
  // What is measured, counted or paid more for one's own.
  `(?:把|给|将|替|帮)[^,。]{0,3}${KIN}[^,。]{0,8}(?:多[算报量登记领占]|虚报|虚增)`,
  // A word put in, a warning given.
  `(?:给|跟|向|和|对)[^,。]{0,10}打过?了?(?:个)?招呼[^,。]{0,8}(?:不|别|放|压|照|算|关照)`,
  `打过?了?(?:个)?招呼[^,。]{0,3}(?:不让|别|不要|不准|不许|放过|压下|算了)`,
  "(?:递话|递条子|批条子|写条子|捎话|发话|放话|暗示)[^,。]{0,8}(?:放|别查|不查|不管|压|算了|关照)",
  `(?:替|为|给|帮)[^,。]{0,5}(?:${KIN}|${BUSINESS})[^,。]{0,6}(?:说情|求情|讲情|开绿灯|撑腰|站台|平事)`,
  "(?:给|向|跟)[^,。]{0,8}(?:通气|透风|通风|透信|报信|透底)[^,。]{0,8}(?:查|检|来人|行动)",
  "(?:电话|让|叫|要求|吩咐|安排|命令|招呼|不许|不准)[^,。]{0,10}(?:别|不要|不准|不让|不许|不得|不用)(?:再)?(?:查|管|抓|动|立案|处罚|执法)[^,。]{0,2}(?:他|她|那|这|自己|人家|亲戚|砂|矿|厂|赌|了$|$)",
];

const OWN_KIN =
  "(?:mother|father|wife|husband|son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece|relatives?|in-laws?)";
const THING =
  "(?:car|flat|villa|house|apartment|watch|phone|holiday|trip|vacation|dinner|banquet|job|boat|suv|jewell?ery|ring)";
const PAYER =
  "(?:(?:quarry|mine|factory|plant|company|business|restaurant|hotel|farm|shop|bar|club) ?(?:owners?|boss(?:es)?|managers?)?|contractors?|developers?|boss(?:es)?|owners?|lawyers?|suppliers?|defendants?)";

/** What belongs to everybody given to somebody of an office's own, the office named last. */
export const givenToOwn = (office: string): string =>
  `${COMMON}[^,。]{0,4}(?:都|全|又)?(?:给了|包给|承包给|交给|转给|批给)[^,。]{0,6}${office}(?:的)?${KIN}`;

/** The same in English, behind an office. */
export const favoursInEnglish = (office: string): readonly string[] => [
  `\\b${office}\\b[^.;]{0,20}\\b(?:got|gets?|received|receives|accepted|took|given|drives|uses|enjoyed)\\b (?:an?|the|his|her|their)? ?(?:\\w+ ){0,2}${THING}\\b[^.;]{0,15}\\b(?:from|by|of|paid)\\b[^.;]{0,12}\\b${PAYER}\\b`,
  `\\b${office}\\b[^.;]{0,20}\\blets?\\b[^.;]{0,60}\\bbecause\\b[^.;]{0,20}\\b(?:paid|pays|gave|bought|gives)\\b`,
  `\\b${office}\\b[^.;]{0,15}\\b(?:lets?|letting|ignor\\w+|overlook\\w*|turns? a blind eye|looks? away|protect\\w*)\\b[^.;]{0,40}\\b(?:in exchange for|in return for|for)\\b[^.;]{0,12}\\b(?:payments?|money|cash|fees?|cut|shares?|envelopes?|favou?rs?)\\b`,
  `\\b${office}\\b[^.;]{0,12}\\b(?:had|has|got) (?:his|her|their) (?:\\w+ )?(?:house|flat|home|car|garden|roof|kitchen|villa)\\b[^.;]{0,30}\\bby (?:the|a|our) (?:\\w+ )?${PAYER}\\b`,
  `\\b${office}\\b[^.;]{0,15}\\b(?:told|asked|ordered|warned|called|phoned|instructed)\\b[^.;]{0,25}\\bnot to (?:look into|investigate|inspect|check|touch|arrest|charge|fine|close|report)\\b[^.;]{0,10}\\b(?:his|her|their|cousin|friend|${PAYER})`,
  `\\b${office}\\b[^.;]{0,15}\\b(?:approv\\w+|award\\w*|gave|gives?|given|grant\\w*|hand(?:s|ed)|sign(?:s|ed) off|steer\\w*|assign\\w*)\\b[^.;]{0,30}\\b(?:projects?|contracts?|permits?|licen[cs]es?|land|jobs?|plots?|loans?|grants?|works?|tenders?)\\b[^.;]{0,12}\\b(?:to|for) (?:his|her|their)(?: own)? (?:\\w+ )?(?:${OWN_KIN}|friends?|mistress|classmates?)\\b`,
  `\\b${office}\\b[^.;]{0,15}\\b(?:put|puts|added|listed|registered|hired|gave)\\b[^.;]{0,6}\\b(?:his|her|their) (?:own )?${OWN_KIN}\\b[^.;]{0,30}\\b(?:list|payroll|subsid\\w+|benefits?|contract|grant|allowance|job|fund)\\b`,
];
