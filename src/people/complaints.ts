/** What a unit is there to do, and is complained of for not doing. */
const DUTY =
  "(?:管(?!用|是|怎|多|什|哪|道)|作为|查|理(?!想|解|由|智|性|论)|问|办(?!法|公)|处[理罚置]|受理|立案|答[复应]|回[复应音]|出[警面动]|制止|监[管督]|执[法行]|履[职责行]|整[改治]|调查|解决|罚|抓|判|审|救(?!药)|负责|公(?![里路园])|认账|承认|帮|协调|过问|理睬|落实|批|拨|赔|退|见[面人]|重视|到场|露面|吭|动(?!静)|尽[责职]|担当|移[送交]|公[示开]|上报|报告|通报|采取|接[待警报]|登记|依法|按)";

/** Said where a duty is not done: 不管, 迟迟未查, 没有人处理. */
const UNDONE = `(?:(?:不|没有?人?|从?未|无人?|拒不|拒绝|懒得|不闻不)(?:敢|愿|想|肯|能|会|去|来|予|给|让|再|得|依法|按规定|认真|及时|积极|曾|进行|任何){0,4}${DUTY})`;

/** Said of what a unit must not do. */
const MISDEED =
  "(?:推[诿脱]|扯皮|踢皮球|包庇|纵容|[袒庇护]护|护短|徇私|枉法|舞弊|失职|渎职|违[法规纪](?!行为|企业|[排者建占采挖倒生经])|滥[用权]|乱(?:罚|收|作为|搞|来|判|抓|执法|批|扣|征|拆|占|审)|打(?:人|了|伤|骂|招呼|压|击报复|点)|骂|殴打|刑讯|逼供|威胁|恐吓|索[要贿拿取]|[受行贪]贿|贪|挪用|侵占|截留|克扣|吃拿卡要|卡着|刁难|敷衍|应付|走过场|走走?过?形式|糊弄|慢作为|懒政|怠政|拖[着延拉了]|压[着案]|瞒|谎报|[造作]假|弄虚|伪造|篡改|通风报信|勾结|串通|充当|保护伞|(?:收|拿)[了过受取]*[^，。,;!?\\n]{0,10}?(?:钱|好处|礼|红包|贿|回扣|干股|中华|贿赂|保护费)|放[任水纵走]|睁一?只眼|视而不见|充耳不闻|置之不理|熟视无睹|默许|听之任之|不闻不问|不了了之|石沉大海|判[错得重轻]|[错误冤]判|冤|错案|[抓罚]错|偷(?![排采倒税挖猎伐埋逃])|抢(?![修险救种占])|欺[负压骗]|强[拆征占行]|[入参]股|说情|插手|干预|泄[露密]|报复|态度|蛮横|粗暴|野蛮|暴力|钓鱼执法|吃空饷|公车私用|装[聋不看]|没[动反下结回有]*(?:作为|动静|反应|下文|结果|回音)|无(?:动于衷|作为)|管不了|形同虚设|监守|有猫腻|有问题|是一伙|一家人|撑腰|说了算|关系好|亲戚|内鬼|通气)";

/** People to whom something is done, as a text of it says them. */
const VICTIM =
  "(?:那|这|了|过|伤|哭|死|我|他|她|自|家|的|[一二两三几]?[个名位]|\\d{1,2}岁|[一二三四五六七八九十]{1,2}岁|小|未成年|残疾|留守|年幼){0,5}(?:孩子|[小女男]孩|娃|学生|[女男]生|[女男]童|少[女年]|儿童|幼[儿女]|同学|[^，。,;!?\\n]{0,2}(?:老人|群众|村民|妇女|当事人|路人|司机|商贩|摊贩|残疾人|女子|男子|老百姓))";

/** What nobody of a unit may do to people: 猥亵女童, 扇孩子耳光, 把学生关进小黑屋. */
const VIOLENCE = `(?:猥亵|强奸|性侵|奸[污淫]|凌辱|调戏|性?骚扰|虐待|体罚|非法拘禁|(?:打|揍|踢|踹|扇|抽|掐|摸|搂|亲|绑|捆|铐|烫|电击|侮辱|辱骂|恐吓|吓唬)${VICTIM}(?!的?(?:电话|家长|父母|监护人))|(?:把|将)${VICTIM}[^，。,;!?\\n]{0,4}(?:打|揍|踢|踹|扇|绑|捆|铐|吊|烫|摔|拖|推倒|关(?:进|在|了|到)|锁)|[用拿][^，。,;!?\\n]{1,5}(?:烫|抽|打|捅|砸)(?:人|${VICTIM}))`;

/** What those who enforce rules do to people and to what is theirs: 掀摊子, 没收我的三轮车, 把菜倒进沟里. */
const HEAVY_HANDED =
  "(?:(?:掀|砸|踢|推|打|摔)(?:翻|了|掉|倒|坏|烂|碎)*(?:我|他|她|人家|老人|商贩|摊贩)?[^，。,;!?\\n]{0,4}(?:摊|车|铺|店|东西|货|菜|果|桌|门|锅)|(?:没收|抢走|扣(?:走|了|下)|拖走|扔(?:了|掉)|倒(?:了|掉))了?(?:我|他|她|人家|老人|群众|村民|商贩|摊贩|小贩|老百姓)|(?:把|将)[^，。,;!?\\n]{1,8}?(?:摊|车|铺|店|东西|货|菜|果|桌|门|锅|称|秤)[^，。,;!?\\n]{0,3}(?:掀|砸|踢|推|摔|扔|倒|没收|抢|拖走|扣)|推搡|辱骂|骂(?:人|我|他|她|群众|村民)|拦(?:住|着|下)?[^，。,;!?\\n]{0,4}(?:要钱|收钱|乱罚|罚款)|(?:见人|逢车|天天|随便|胡乱|没理由)就?(?:罚|扣)|(?:收|拿)了?[^，。,;!?\\n]{0,6}(?:东西|财物|购物卡|烟酒?)(?!样))";

const ENGLISH =
  "(?:\\b(?:does|did|do|has|have|is|are)(?: not|n['’]t)\\b|\\bnothing\\b|\\bignor|\\bbrib|\\bcover|\\bsits? on\\b|\\bsat on\\b|\\bdelays?\\b|\\bdelayed\\b|\\bdrags? (?:its|their|his|her) feet\\b|\\bsmash|\\boverturn|\\bconfiscat|\\bat random\\b|\\bfor no reason\\b|\\bskims?\\b|\\bpocket(?:s|ed)\\b|\\bovercharg|\\brefus|\\bneglect|\\bnever\\b|\\bfail|\\bbeat|\\b(?:hits?|hitting|slap\\w*|kick\\w*|punch\\w*|molest\\w*|rap(?:e|ed|es|ing)|assault\\w*|grop\\w*|harass\\w*)\\b|\\bextort|\\bcollu|\\bconceal|\\babus|\\btortur|\\b(?:took|takes?|taking) (?:money|cash|gifts)\\b|\\bblind eye\\b)";

const COMPLAINT = new RegExp(`${UNDONE}|${MISDEED}|${VIOLENCE}|${HEAVY_HANDED}|${ENGLISH}`, "u");

/** What may stand between a unit and what it is complained of for: others with it, and for how long. */
const BETWEEN =
  "(?:[、和与及跟]\\p{Script=Han}{2,6}?){0,3}(?:的|们|多[年次]|长期|一直|一[再味直]|从来?|始终|[也都就还又却竟总]是?|竟然|根本|至今|迟迟|故意|几次|屡次|多次|互相|相互|当时|明知|每次|三番五次|存在|涉嫌|[接收]到?(?:举报|报警|投诉|反映|电话|报案)|[后来]|了|在|有|人|对[^，。,;!?\\n]{1,8}?){0,6}";

const AT_ONCE = new RegExp(`^${BETWEEN}(?:${UNDONE}|${MISDEED}|${VIOLENCE}|${HEAVY_HANDED})`, "u");

/** Whether what stands right behind a name says what the unit does wrong: 水利不管, 法院判错. */
export const complainsAtOnce = (behind: string): boolean => AT_ONCE.test(behind);

/** What people of a unit do on duty, in which they may do wrong, and what they find, take up or settle, which is somebody else's wrong. */
const ON_DUTY = new RegExp(
  `^(?:(?!发现|查[获处明]|抓|制止|处[理置罚]|调解|劝|接|办理|侦|破获|通报|转|赶|介入|立案|打击|提醒|告知|要求|说[是有]|儿子|家属|家里|家的|亲戚|判|裁定|旁边|附近|门口|对面|[后时](?:他|她|企业|老板|对方|双方|被告|当事人))[^，。,;!?\\n]){0,12}?(?:${UNDONE}|${MISDEED}|${HEAVY_HANDED})`,
  "u",
);

/** Whether people of a unit are told to do wrong in what they do: 交警拦车乱罚款, 法官开庭时打瞌睡不听. */
export const complainsOnDuty = (behind: string): boolean => ON_DUTY.test(behind);

const IN_ENGLISH = new RegExp(`^[^.;!?\\n]{0,40}?${ENGLISH}`, "u");

/** The same of an English name: the water authority ignored it. */
export const complainsInEnglish = (behind: string): boolean => IN_ENGLISH.test(behind);

const AGAINST =
  /(?:举报|投诉|控告|检举|状告|追究|问责|查处|查查|严查|曝光)(?:一下|了)?(?:县|本县|我县)?$/u;

/** Said of somebody to whom its people did it: 女孩被辅警摸. */
const SUFFERS = /[被遭让叫给](?:一[名个位]|[两几]名|该|某|当地|辖区|值班|当班){0,2}$/u;
const AT_HANDS =
  /^(?!的?(?:儿子|女儿|孩子|家属|老婆|妻子|丈夫|亲戚))[^，。,;!?\n]{0,6}?(?:打(?!来|电|印|算|开|通|动)|揍|踢|踹|扇|抽(?!样|查|检|调|奖|签)|掐|摸(?!排|底|清|查|索)|搂|亲[嘴吻]|绑|捆|铐|烫|骂|欺[负侮辱]|吓唬|关(?!爱|心|注|怀|照|停|闭)|锁|拖[到进出]|糟蹋|祸害|玷污)/u;

/** Asked to see to what others do, what follows is said of those others: 请环保局查处企业违法排污. */
const SEES_TO =
  /^(?:的同志)?(?:立即|尽快|及时|依法|从严|认真|派人|前来|帮忙|协助|到场|介入|予以|去|来){0,5}(?:查处|调查|查一?查|处[理罚置]|制止|打击|整治|责令|督促|追究|监[督管]|约谈|取缔)(?![^，。,;；!！?？\n]*(?:自己|本单位|内部|他们|其|该局|下属|人员|干部|[局站所队]长))/u;
const UNDONE_BEHIND = new RegExp(UNDONE, "u");

/** Whether a name by itself is what a complaint is made of, 举报水利, or whose people did it to somebody. */
export const complains = (ahead: string, behind: string): boolean =>
  (AGAINST.test(ahead) && /^(?:$|[\s，。,.;；:：!！?？、]|的$)/u.test(behind)) ||
  (SUFFERS.test(ahead) && AT_HANDS.test(behind));

/** Behind a name in running text these say that it is only where something is. */
const WHERE =
  /^(?:的)?(?:大?门口|门前|门外|附近|周边|旁边?|对面|院内|院里|大院|办公楼|大楼|楼[下前后]|后[面院墙]|隔壁|以?[东南西北]{1,2}[侧面边]?|家属[院楼区]|路口|路段|公交站|停车场|十字|斜对|往[东南西北]|至(?!今|少|于|此))/u;

/** Whether it was only told of the matter: 已报公安局, 向派出所报警. */
const TOLD_BEFORE =
  /(?:向|到|给|报告?|告知|通知|联系|抄送|抄报|拨打|致电|转(?:送|交|给)?)(?:了|过)?(?:县|本县|我县|当地|属地|辖区)?\s*$/u;
const TOLD_BEHIND = /^(?:报警|报案|报了警|报了案|报告)?(?![^。;!?\n]*[不未没无])/u;

/** What hands a matter on says only where it came from: 12345热线转来. */
const BROUGHT =
  /^(?:转来|转办|交办|移交|移送|转送|转交|转的|派单|派发|来电|来函|通报|抄告|提供|推送|函告|告知)(?![^。;!?\n]*[不未没无])/u;

/** Who is asked to help is not complained of by that: 请公安局立即介入, 建议由环保部门处理. */
const ASKED =
  /(?:请|恳请|希望|建议|麻烦|烦请|盼|盼望|望|请求|需要?|[交应可]?由|协调|会同|配合|感谢|谢谢)(?:县|本县|我县|当地|属地|辖区|贵|有关|相关|各|咱们?|你们)*\s*$/u;
const HELP_LATIN =
  /\b(?:please|ask|asks|asking|request|hope|hopes|told|tell|call|called|informed|reported (?:it )?to)(?: the)?\s*$/u;
/** Asked to put itself right, it is. */
const ITSELF =
  /^(?:[^，。,;!?\n]{0,4})(?:整改|改正|纠正|检讨|道歉|赔偿|退还|退回|停止|公开|作出解释|给个?说法|反省)/u;

/** Whose matter it is said to be: 应是生态环境分局, 属于水务局职责, 已转交公安局. */
const WHOSE_AHEAD =
  /(?:应[该当]?(?:是|为|归|属于?|转|找)|属于?|归|隶属|(?:移|转|提|递|送)?[交送]至?给?|转至?|改送|抄)(?:县|本县|我县)?\s*$/u;
const WHOSE_BEHIND =
  /^(?:的)?(?:职责|职权|职能|管辖|主管|监管|执法|业务|工作|办理|受理)(?:范围|权限|事项|内容)?(?:$|[\s，。,.;；:：）)]|[内之]|的(?:事|范围))/u;

/** What a unit found or did about it, as long as nothing speaks against it. */
const ACTED =
  /^(?:的)?(?:工作人员|执法人员|执法队员|人员|民警|干警|干部|同志|队|部门|机关|大队|中队){0,3}(?:已经?|正在?|现已|曾|当场|当天|当日|随即|及时|立即|现场|组织|联合\p{Script=Han}{2,8}?|夜间|例行|日常|在){0,5}(?:到场|赶到|到达|到现场|介入|处置|监测|采样|检测|勘[查验]|巡[查河护]|(?:巡[查河护]|监测|检[查测])员[^，。,;!?\n]{0,8}?发现|出警|接警|接报|救助|转移|封存|查封|检查(?:时|中)?发现|排查|清[理淤]|立案|受理|登记|处理中|正在处理|抢修|疏[导散]|核[查实]|取[样证])(?!员)(?![^。;!?\n]*[不未没无却但就只仅才])/u;

/** What it has done, said as done: 财政局已拨款到位, 水务局已依法处罚. */
const DONE =
  /^(?:的?(?:工作人员|执法人员|执法队|人员)){0,1}(?:已经?|现已|均已|正在)(?:于?\p{Script=Han}{0,6}日|依法|依规|按规定|按时|全部|及时|当场|责成|督促|责令|对[^，。,;!?\n]{1,10}?){0,4}(?:拨款|拨付|处罚|罚款|答复|回复|办结|解决|落实|整治|修复|修好|完成|关停|取缔|约谈|责令|督促|下达|查处|整改|补发)(?![^。;!?\n]*(?:[不未没无却但就只仅才又太]|举报|了事))/u;

/** Asked to see to its own people, it is as well: 请公安局处理他们自己的民警. */
const OWN_PEOPLE =
  /^[^，。,;；!！?？\n]*(?:自己|自家|本局|本院|本单位|内部|该局|下属|手下)的?(?:\p{Script=Han}{0,4})(?:民警|辅警|警察|法官|检察官|人员|干部|职工|领导|官员|人|[局站所队院科]长)/u;

/** What a clause and a sentence say behind a name. */
const clauseOf = (behind: string): string => behind.split(/[，。,;；!！?？\n]/u, 1)[0] ?? "";
const sentenceOf = (behind: string): string => behind.split(/[。;；!！?？\n]/u, 1)[0] ?? "";

/** Whether a name in running text is only where it was, who was told, who brought it, who is to help or has. */
export const isHarmless = (ahead: string, behind: string): boolean => {
  if (complains(ahead, behind)) return false;
  if (WHERE.test(behind) && !COMPLAINT.test(clauseOf(behind))) return true;
  const sentence = sentenceOf(behind);
  const seesTo = SEES_TO.test(behind) && !OWN_PEOPLE.test(behind);
  if (ASKED.test(ahead) && seesTo && !UNDONE_BEHIND.test(sentence)) return true;
  if (COMPLAINT.test(sentence)) return false;
  if (BROUGHT.test(behind) || ACTED.test(behind) || DONE.test(behind)) return true;
  if (TOLD_BEFORE.test(ahead) && TOLD_BEHIND.test(behind)) return true;
  if (WHOSE_AHEAD.test(ahead) || WHOSE_BEHIND.test(behind)) return true;
  if (HELP_LATIN.test(ahead)) return true;
  return (
    ASKED.test(ahead) &&
    !/[不没未无别勿]/u.test(clauseOf(behind)) &&
    !ITSELF.test(behind) &&
    !OWN_PEOPLE.test(behind)
  );
};
