import { favours, favoursInEnglish, givenToOwn } from "./favours.ts";
import { findAny, isTaught } from "./taught.ts";

// Officials: 监察法 (2024) 第三十七条, offences in office are handed to discipline and supervision.

/** Public officials as people call them, and those close to them. */
const ROLE =
  "(?:(?:局|所|站|科|股|处|县|市|乡|镇|村|区|院|组|河|庭|署|校|园|社|大?队|检察|厅)长(?!江|城|期|远|度|达)|(?<!医药)代表委员|检查(?:人员|组|的人|的(?=[,。]|$|一))|(?:监管|管理|协管|质监|监察|检验|检测|审批|办证|护林|巡查)员|监理(?!公司)|(?:评审|环评|评标)专家|执法(?:人员|队员|大队|队|的人|局)|监管人员|审批人员|税务人员|(?<!非国家|银行|公司|企业|超市|商场|物业|酒店|快递)工作人员|公职人员|公务员|官员|干部|(?<!公司|企业|工厂)领导|书记(?!员)|(?<!公司|企业|工厂|商场|车间|超市)主任|民警|警察|警官|交警|辅警|城管|法官|检察官|书记员|村支书|村官|村会计|当官的|当差的|管(?:事|审批|项目|工程|环保|低保)的|(?:分?局|所|站|队|法院|检察院|政府|纪委|监委|县委|镇上|乡上|村委会?|村里|消防(?:检查)?|单位|中心|大队|(?:水务|环保|城建|国土|住建|税务|工商|公安|交通|林业|林草|农业|民政|卫生|教育|县|镇|乡|村)(?:上|那边)|拆迁办|(?<!物业)办公室)(?:里|内部?)?(?:有人|的(?:那个?|几个|某个)?人(?!都|员)))";
const ROLES = new RegExp(ROLE, "g");

const NUMBER =
  "[¥$]?(?:\\d[\\d,.]{0,9}|[一二两三四五六七八九十百千几数多零〇壹贰叁肆伍陆柒捌玖拾佰仟]{1,4})";
const AMOUNT = `${NUMBER}多?(?:万元?|千元?|百元|元|块(?![地钱]?田)|百块|千块|亿|[wk](?![a-z])|个(?:数|点))|¥\\d[\\d,]{2,9}|百分之${NUMBER}`;

/** What is never taken for an office. */
const FAVOURS =
  "红包|礼金|好处费?|回扣|黑钱|脏钱|购物卡|加油卡|会员卡|银行卡|干股|辛苦费|过节费|茶水费|保护费|感谢费|介绍费|打点费|烟酒|名烟|名酒|香烟|好烟|茅台|五粮液|中华烟?|名表|手表|金条|金子|金首饰|首饰|土特产|宴请|吃请|贿赂?|信封|孝敬|提成";

/** Papers and samples, which are collected every day. */
const PAPERS =
  "材料|资料|样|台账|账|证|笔录|记录|合同|文件|报告|表|申请|投诉|意见|手续|复印|发票|电话|信|锦旗|作业|档案|卷|水";

/** What may be taken rightly as well. */
const GOODS = `钱(?!款|塘|物箱)|现金|礼品|礼物|礼(?![堂貌仪拜])|财物|转账|${AMOUNT}|${NUMBER}(?:条|瓶|箱|盒)[^,。]{0,4}(?:烟|酒)|(?:烟|酒)(?!店|厂|类)|股份|分红|茶叶|玉[器佩镯石]|一块玉|字画|古董|古玩|翡翠|${NUMBER}(?:头|只|条)[^,。]{0,2}(?:羊|牛|鸡|猪)|(?:土鸡|羊肉|羊羔)|${NUMBER}(?:箱|幅|瓶|盒|部|辆|根|对)(?!(?:${PAPERS}))|(?:一|几|两)套房|房子|(?:一|几|两)辆车|小轿车`;

/** Those from whom nothing is taken but papers. */
const THEIR = "人家|别人|老板|企业|商户|商家|开发商|当事人|司机|农户|群众|村民|病人|家长|学生家长";

/** Offences only somebody in office commits, or that are committed on him. */
const OFFENCES =
  /受贿|行贿|索贿|贿赂|贪污|贪赃|挪用[^,。]{0,6}(?:公款|资金|款|班费|餐费|伙食费|学费)|公款(?:吃喝|旅游|消费)|用公款|公车私用|吃拿卡要|吃请(?![客示])|白吃白拿|保护伞|徇私|枉法|滥用职权|玩忽职守|渎职|以权谋私|索要(?:好处|财物|红包|现金)|权钱|钱权|官商勾结|卖官|买官|吃空饷|私设小金库|优亲厚友|通风报信|(?:透露|泄露)[^,。]{0,3}标底|私分|(?:(?:私自|偷偷|擅自)?截留了?|侵吞|私吞|克扣|侵占|套取|冒领|虚报|贪)[^,。]{0,8}(?:公款|补贴|补助|津贴|扶贫|低保|专项资金|救济|救灾|征地款|补偿款|工程款|项目款|改造款|安置款|养老金|抚恤金|助学金|奖学金|资助金|慰问金|餐费|伙食费|餐补|营养[餐费]|午餐|饭钱|生活费|口粮|学费|班费|校服费|住宿费|赔偿款|医保(?:资金|基金)|维修基金)/g;

/** Everyday words for it, an offence only behind somebody in office. */
const TAKING = new RegExp(
  [
    // Behind these only what nobody takes rightly.
    `(?<![拒没不未勿禁签回追])(?:收取?|拿|要|索取?|吃|得|讨)[^,。]{0,10}?(?:${FAVOURS})(?!的(?:规定|制度))`,
    `(?<![拒没不未])接受[^,。]{0,12}?(?:${FAVOURS}|旅游|请客|吃饭|财物|招待|款待|${AMOUNT})`,
    // Behind these also what may be.
    `(?<![拒没不未])(?:收(?:了|受|过|取|下|走|进)|拿(?:了|过|走|着)|要(?:了|走|过)|吃了|得了|捞了?|敛|昧下?)(?:(?!罚|税|费(?!用)|押金|保证金|欠|工资|被骗|赃|党费|票)[^,。]){0,12}?(?:${GOODS})`,
    `(?<![拒没不未签追回帮])(?:收|拿|要)(?!回|到|集|缴|费|税)(?:(?!罚|税|费|押金|保证金|欠|工资|被骗|赃|取|求|赔|款|修|材料|数据)[^,。]){0,8}?(?:黑?钱(?!款|修|没有|办(?!事|证)|建)|(?<!只收)现金|财物|茶叶|礼(?![堂貌仪拜])|礼品|转账)`,
    "(?<![需主重只不])要(?:好处|红包|黑钱|回扣)",
    `(?:索要|勒索|敲诈|伸手要|张口要|开口要|暗示[^,。]{0,4}要)[^,。]{0,8}(?:${FAVOURS}|${GOODS}|意思)`,
    `要(?!求)[^,。]{0,8}给[^,。]{0,6}(?:${AMOUNT}|钱)|(?:让|叫|逼|要求)(?!被告|被执行人)[^,。]{0,8}(?:交钱|拿钱|掏钱|送钱|出钱|给他(?:家)?(?:买|送|交|装)|给钱)`,
    "包庇|勒索|意思(?:意思|一下)|表示(?:表示|一下)|索取[^,。]{0,4}财物|不给(?:钱|好处|红包)|不送(?:钱|礼)就?不|(?:每次|次次|回回|都|就)要烟|家[里中][^,。]{0,4}(?:翻出|搜出|藏了?|堆)[^,。]{0,6}(?:现金|钱|金条|茅台)",
    `不(?:给|送|交|拿)[^,。]{0,4}(?:${AMOUNT})[^,。]{0,3}(?:别想|不|没门|休想|免谈|卡)`,
    `(?:收|拿|要|得)了[^,。]{0,2}(?:${THEIR})(?!的?(?:${PAPERS}))(?:(?!${PAPERS}|罚|费|税|押金|保证金)[^,。]){1,8}`,
    "(?:扣下|扣了|扣走|克扣|昧|吃(?!饭)|私吞|侵吞|骗取?|套取?|多报|冒领|倒卖|(?:死人|假名|假名字|亲戚)[^,。]{0,4}领)[^,。]{0,4}(?:慰问金|补贴|补助|低保|扶贫款|救济|储备粮|国有资产|公家)(?!证|手续|政策|申请)",
    "(?:慰问金|补贴款?|补助款?|低保|扶贫款|救济款|征地款|补偿款|工程款|项目款|专项资金|公款|经费|公家的?钱|集体的?[钱地])[^,。]{0,4}(?:扣下|扣了|扣走|吞|昧|卖了|分了|去还|拿去|花了|赌)",
    "(?:是|由)[^,。]{0,3}(?:老板|企业|开发商|包工头|砂场|矿上)[^,。]{0,3}(?:付|出|买|送|给)的|(?:让|叫)[^,。]{0,3}(?:老板|企业|开发商|商户|砂场)[^,。]{0,6}(?:报销|付账|付钱|买单|还贷|出钱|装修)",
    `(?:递|塞)(?:上|来|了|过)?[^,。]{0,4}(?:${FAVOURS}|钱)|多算[^,。]{0,6}分钱|出假(?:报告|证)`,
    `拿[^,。]{0,8}(?:不给钱|不付钱)|(?:白拿|白吃)`,
    "(?:入|占|持|有|吃|拿|分)了?[^,。]{0,6}(?:干股|股份(?!制|合作|公司)|股$|暗股)|(?:和|跟|与)[^,。]{0,10}(?:合伙人?|勾结|勾兑|串通|穿一条裤子)",
    "(?:装|揣|落|进|流)(?:进|入|到)?了?[^,。]{0,6}(?:口袋|腰包|荷包|私囊|私人账户|个人账户|自己(?:账户|卡))",
    "把[^,。]{0,12}(?:款|钱|资金|补贴|补助|低保|指标|名额|救济)[^,。]{0,4}(?:分了|吞了|吃了|花了|卖钱|卖了|贪了|给了(?:自己|自家|他|她)|炒股|赌)",
    "(?:款|钱|资金|补贴|补助)[^,。]{0,3}给了(?:自己|自家|亲戚)|开(?:空头|假|虚)[^,。]{0,2}发票|收[^,。]{0,6}(?:钱|好处)[^,。]{0,6}(?:放人|放车|放行|压案|免税)|压案(?:不|子)|私了",
  ].join("|"),
  "g",
);

/** What is had of others, or done for one's own: an offence only behind somebody in office. */
const DOING = new RegExp(favours.join("|"), "g");

const PERSON_BEHIND = `[^,。]{0,8}${ROLE}(?!会议)`;

/** Somebody in office is given it, or it is told from its end. */
const GIVING: readonly RegExp[] = [
  `(?:给|向|往|请)${PERSON_BEHIND}[^,。]{0,8}(?:送|塞|打(?!报告|电话|印)|转|买|发|包|交)了?[^,。]{0,10}(?:${FAVOURS}|${GOODS})`,
  `(?:送|塞|给|孝敬)了?${PERSON_BEHIND}(?:(?!汇|报|说|讲|看|批)[^,。]){0,4}(?:${FAVOURS}|${GOODS})`,
  `(?<!邀)(?:(?:老板|企业|开发商|商户|包工头|我们?|他们?|有人)[^,。]{0,4}(?:请|约|拉|陪))${PERSON_BEHIND}[^,。]{0,4}(?:吃饭|喝酒|吃喝|唱歌|洗脚|桑拿|打牌|旅游)`,
  `(?:买通|收买|喂饱|打点|摆平|搞定|贿赂|围猎)了?(?:${PERSON_BEHIND}|[^,。]{0,8}(?:局|所|队|站|院|政府|检查|上面|关系|领导))`,
  `(?:把|将)${PERSON_BEHIND}[^,。]{0,4}(?:买通|收买|喂饱|打点|摆平|搞定|拉下水)`,
  `(?:${FAVOURS}|${GOODS}|款)[^,。]{0,4}(?:都|全)?被${PERSON_BEHIND}[^,。]{0,6}(?:拿|收|吞|分|贪|装|要|吃|骗|扣)(?!缴|回|到|取证|查)`,
  `(?:收|拿|要|吃)[^,。]{0,4}(?:${FAVOURS}|${GOODS})的[^,。]{0,8}(?:是|就是)${PERSON_BEHIND}`,
  `(?:${FAVOURS}|黑?钱|现金|${AMOUNT})[^,。]{0,6}(?:是|由)${PERSON_BEHIND}[^,。]{0,4}(?:收|拿|要|吞)(?!缴|回|取)`,
  `(?:${FAVOURS}|黑钱|现金|${AMOUNT})[^,。]{0,4}(?:给了|送了|塞给|送给|交给了?|转给)${PERSON_BEHIND}(?!保管|登记|暂存)`,
  `(?:干股|股份|股)[^,。]{0,4}是${PERSON_BEHIND}`,
  `(?:塞|送|递)[^,。]{0,3}(?:${FAVOURS}|黑?钱|现金)[^,。]{0,2}给${PERSON_BEHIND}`,
  `(?:把|将)[^,。]{0,4}(?:${FAVOURS}|钱|现金)[^,。]{0,4}(?:放|丢|留|塞|送|打)[^,。]{0,4}${ROLE}`,
  `(?:给|向)${PERSON_BEHIND}[^,。]{0,2}(?:上供|进贡|送礼|行贿)`,
  `(?:老板|企业|开发商|包工头|商人|砂场|砂厂|石料厂|采砂公司|矿上|承包商)[^,。]{0,4}(?:替|帮|为|给)${PERSON_BEHIND}[^,。]{0,4}(?:还|付|买|交|报销|装修|盖房|加油|办了)`,
  // Pay for nothing, by way of the family.
  `${ROLE}(?:的|他|她|家)?(?:老婆|媳妇|妻子|丈夫|儿子|女儿|亲戚|家属|小舅子)[^,。]{0,10}(?:公司|企业|厂|砂场|矿上)[^,。]{0,4}(?:领工资|挂名|拿工资|吃空饷)`,
  `(?:给|交|送|塞)[^,。]{0,3}钱[^,。]{0,8}(?:就|才)[^,。]{0,6}(?:放人|放行|放车|办证|盖章|过关|批)[^,。]{0,6}(?:局|所|队|站|法院|政府|$)`,
  `(?:给|交|送|塞)[^,。]{0,3}钱[^,。]{0,4}(?:局|所|队|站|法院)(?:就|才)`,
  givenToOwn(ROLE),
  `通风报信[^。]{0,10}(?:是|就是)${PERSON_BEHIND}`,
].map((pattern) => new RegExp(pattern));

/** What undoes a gift: 严禁给干部送礼, 给干部送礼被拒. */
const REFUSED =
  /(?:严禁|禁止|不得|不准|不要|请勿|不能|不许|防止|杜绝|抵制|拒绝|拒收|退回|谢绝|婉拒|没有|未|从不|不)[^,。]{0,12}$/;
const REFUSED_AFTER = /^[^,。]{0,10}(?:被(?:当场)?(?:拒|退)|遭拒|退回|慰问|不得|是违)/;

/**
 * Between somebody in office and a deed these say that it was somebody else's, unless they only say
 * when: 发现商贩收了钱, but 办理案件时收了钱.
 */
const LOOKED_INTO =
  /(?:发现|查获|查明|查处|查办|调查|侦查|侦办|侦破|破获|办理|接到|接报|反映|举报|核实|立案|起诉|审理|审理了|判决|抓获|监督|制止|严禁|禁止|防止|预防|杜绝|不得|不准|拒绝|退回|没有|从不|[帮替][^,。]{0,8}(?:要回|追回|追讨|讨|索回|卖|销|引进|领取|办理)|核查|排查|清查|打击|宣讲|调解|判)(?![^,。]{0,6}(?:时|中|后|期间|过程))/;
const SAID = /(?:发现|查明|核实|查获|(?<![接收]到)(?:反映|举报))[,:]\s*$/;

/** Told before somebody in office these make a rule of it: 防止干部吃拿卡要. */
const FORBIDDEN =
  /(?:防止|防范|预防|杜绝|严禁|禁止|不准|不得|避免|整治|治理|要求|教育(?!局|系统|部门))[^,。]{0,4}$/;

/** The deed is part of a rule, a campaign or a lesson. */
const IS_RULE = /^[^,。]{0,4}(?:专项|行动方案|治理|整治|承诺|规定|制度|问题自查|工作总结|倡议)/;

const isOthers = (between: string): boolean => {
  const clause = between.lastIndexOf(",") + 1;
  return LOOKED_INTO.test(between.slice(clause)) || SAID.test(between.slice(0, clause));
};

/** How far a deed may stand behind the one it is told of, and a rule before that one. */
const REACH = 40;
const RULE_REACH = 8;

/** Whether a sentence tells of somebody in office what only discipline and supervision may look into. */
export const accusesOfficial = (sentence: string): boolean =>
  done(sentence, OFFENCES, true) ||
  done(sentence, TAKING, false) ||
  done(sentence, DOING, false) ||
  GIVING.some((pattern) => isGiven(sentence, pattern)) ||
  accusedInEnglish(sentence);

const isGiven = (sentence: string, pattern: RegExp): boolean => {
  const found = pattern.exec(sentence);
  if (found === null) return false;
  const end = found.index + found[0].length;
  return !(
    REFUSED.test(sentence.slice(Math.max(0, found.index - 16), found.index)) ||
    REFUSED_AFTER.test(sentence.slice(end, end + 16)) ||
    /[拒没不未]收|慰问|退回/.test(found[0]) ||
    isTaught(sentence, found.index, end)
  );
};

/** Whether a deed of a list is told of somebody in office: named before it, or as the one who did it. */
const done = (sentence: string, deeds: RegExp, bare: boolean): boolean => {
  const found = [...sentence.matchAll(deeds)];
  if (found.length === 0) return false;
  const roles = [...sentence.matchAll(ROLES)];
  let next = 0;
  for (const deed of found) {
    while ((roles[next]?.index ?? sentence.length) < deed.index) next += 1;
    const end = deed.index + deed[0].length;
    if (isTaught(sentence, deed.index, end) || IS_RULE.test(sentence.slice(end, end + 10)))
      continue;
    const before = roles[next - 1];
    const from = before === undefined ? 0 : Math.min(deed.index, before.index + before[0].length);
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

const OFFICE =
  "(?:(?:deputy |vice )?(?:officials?|inspectors?|officers?|judges?|prosecutors?|policem[ae]n|police|cops?|magistrates?|mayors?|directors?|head ?masters?|head ?mistress(?:es)?|head teachers?|school principals?|principals?|cadres?|regulators?|civil servants?|party secretar(?:y|ies)|clerks?)|traffic police|(?:bureau|village|town|township|county|section|station|department|division) (?:chief|head|leader|secretary|director)s?|(?:chief|head)s? of (?:the|our) [a-z ]{2,30}?(?:bureau|office|station|department|county|court|police))(?:'s (?:wife|husband|son|daughter|brother|sister|driver|relatives?))?";
const ROLE_IN_ENGLISH = new RegExp(
  `\\b(?:${OFFICE}|(?:water|environment\\w*|land|housing|town|county|police|forestry) (?:bureau|office|station|hall|government))\\b`,
);
const BRIBED =
  /\b(?:bribe[sd]?|bribery|bribing|kickbacks?|embezzl\w+|extort\w*|on the take|pay(?:s|ing)? off|paid off|bought off|shak\w+ down|hush money|protection money|abus\w+ of (?:power|office)|(?:takes?|took|taking) a cut|greas\w+ \w+ palms?|tip(?:s|ped) off|misappropriat\w+|solicit\w*|siphon\w*|skim(?:s|med)|ke(?:eps?|pt) the money|(?:stole|steals?) (?:the )?(?:subsid|fund|money|relief)\w*|(?:sold|sells?) (?:the |a )?(?:verdict|judg|permit|licen)\w*|corrupt (?:official|officer|inspector|cadre|police|judge|director)s?)\b/g;

const SUM =
  "(?:(?:money|cash|gifts?|presents?|red envelopes?|envelopes?|payments?|hongbao|kickbacks?|bribes?|(?:an?|the) (?:car(?! park)|villa|flat|apartment|house|watch|fee))\\b|[\\d,]{1,12}k?\\s?(?:yuan|rmb|dollars)|(?:thousand|hundred|million)s? (?:of )?(?:yuan|rmb|dollars))";
const NOT_OF =
  "(?:(?!\\b(?:reports?|complaints?|files?|cases?|about|evidence|statements?|fines?|back|stolen|to its|to their|regarding|invoices?|refus\\w+|return\\w*|not|never)\\b)[^.;])";
const TOOK = new RegExp(
  `\\b${OFFICE}\\b${NOT_OF}{0,30}\\b(?:took|takes?|taken|taking|accept\\w*|receiv\\w*|got|gets?|given|ke(?:eps?|pt)|demand\\w*|ask(?:ed|s|ing)? for|want(?:s|ed)|pocket\\w*|extract\\w*)\\b${NOT_OF}{0,25}?${SUM}`,
);
const POCKETED = new RegExp(`\\b${OFFICE}\\b[^.;]{0,20}\\bpocket(?:s|ed|ing)?\\b`);
const SLIPPED = new RegExp(
  `\\b(?:slip(?:s|ped)?|gives?|gave|hand(?:s|ed)?|sen[dt]s?)\\b[^.;]{0,20}${SUM}[^.;]{0,15}\\bto (?:the |an? |our )?(?:\\w+ )?${OFFICE}\\b|\\b(?:slip(?:s|ped)?|gives?|gave|hand(?:s|ed)?|pa(?:ys|id)|sen[dt]s?|offers?|offered|bought|buys)\\b[^.;]{0,20}\\b${OFFICE}\\b[^.;]{0,20}?${SUM}`,
);
const PAID = new RegExp(
  `\\b${OFFICE}\\b[^.;]{0,15}\\b(?:told|makes?|made|forces?|forced|wants?|asks?|asked) (?:us|me|him|her|them|people|everyone|shops?|the \\w+) to pay\\b|\\b${OFFICE}\\b[^.;]{0,20}\\b(?:was|were|been|being|got) paid (?:by|off|to)\\b|\\b${OFFICE}\\b[^.;]{0,15}\\blets?\\b[^.;]{0,20}\\b(?:paid|pays?|money|cash)\\b|\\b${OFFICE}\\b[^.;]{0,20}\\bwarn(?:s|ed)\\b[^.;]{0,50}\\b(?:fee|money|cash|paid)\\b`,
);
const FAVOURED = favoursInEnglish(OFFICE).map((pattern) => new RegExp(pattern));
const DENIED_BEFORE = /\b(?:no|never|not|refus\w+|must not|may not|forbid\w*)\b[^.;]{0,20}$/;

const toldInEnglish = (sentence: string, pattern: RegExp): boolean => {
  const found = pattern.exec(sentence);
  return (
    found !== null &&
    !DENIED_BEFORE.test(sentence.slice(Math.max(0, found.index - 30), found.index)) &&
    !isTaught(sentence, found.index, found.index + found[0].length)
  );
};

const accusedInEnglish = (sentence: string): boolean =>
  (ROLE_IN_ENGLISH.test(sentence) && findAny(sentence, BRIBED)) ||
  [TOOK, POCKETED, SLIPPED, PAID, ...FAVOURED].some((pattern) => toldInEnglish(sentence, pattern));
