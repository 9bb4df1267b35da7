/**
 * What people say in many words and mean as one: 几号前, 最迟哪天 and "by when" all ask for the day
 * something is due. A text has a concept where the pattern is found in it.
 */
const concepts = {
  due: /几号|几时|哪天|哪一天|何时|何日|啥时候|什么时候|多久|最迟|最晚|截止|截至|到期|期限|限期|时限|多少天|几天(?:内|到期)|还(?:剩|有)(?:几|多少)天|交差|\bdeadline\b|\bdue\b|how (?:long|many days)|by when|when (?:do|does|must|should|is|are)|last day|how much time/u,
  status:
    /到哪|哪(?:一|个)(?:步|环节|阶段)|环节|进展|进度|结果|咋样|怎么样|如何了|情况怎|办到|走到|下文|动静|音信|消息|说法|有戏|满意|处理得|办得|作何|\bstatus\b|progress|how far|\bstand|happen|\bnews\b|outcome|what became/u,
  late: /逾期|超期|过期|超时|拖|没按时|未按时|迟迟|欠着|落后|\blate\b|overdue|behind/u,
  who: /谁|哪家|哪几家|哪个(?:单位|局)|哪些(?:单位|局)|\bwho\b|\bwhich\b/u,
  urge: /催|戳|敲打|敲敲|提醒|督一下|督促|快点|快些|抓紧|赶紧|别拖|盯|remind|nudge|poke|chase|hurry|push them|ping/u,
  told: /送到|送达没|收到没|收着|看到没|看没看|看了没|看过没|已读|未读|读了|通知到|通知没|发到|发过去|签没签|deliver|reach|(?:seen|read) it|\bsee it\b|get it yet/u,
  answer:
    /回复|答复|回函|回过去|复函|回个|回信|给.{0,4}回|repl(?:y|ied)|respond|response|answer|write back|get back/u,
  noted: /收到|签收|收悉|收讫|知悉|看到了|拿到|收下|签字|签了|receiv|acknowledg|\bgot\b|\bnoted\b/u,
  more: /延期|延长|延几|延到|宽限|缓|再给|多给|来不及|赶不|时间(?:不够|太紧|紧)|晚(?:几|点|些)|推迟|顺延|放宽|[办弄干清交回][不没](?:完|出来)|要到\S{1,4}[号日]|extra|(?:have|need|give us) (?:it )?until|more (?:time|days|weeks)|extension|extend|another \w+ (?:days|weeks)|多要|顺延|恳请.{0,12}(?:期|限|时间)/u,
  interest:
    /亲戚|亲属|同学|爱人|老婆|老公|小舅子|表[哥弟姐妹]|外甥|侄|我[哥弟姐妹爸妈]|家里人|避嫌|利害关系|我家(?:里|的)?|conflict of interest|related to|know .{1,14}personally|my (?:wife|husband|family|brother|sister|cousin)/u,
  secret:
    /涉密|密件|机密|秘密|保密|泄|敏感|密级|不该(?:有|写|看|拍|出现)|军用|secret|classified|sensitive|confidential/u,
  fewer:
    /别让|不要让|只让|限定|收窄|缩小|无关的?人|知悉|知情范围|少几个人|limit|restrict|only .{0,18}see|fewer people/u,
  hide: /隔开|隔起来|遮|屏蔽|隐藏|藏起来|盖住|撤下来|hide|take .{1,8}down/u,
  twice: /重复|同一[个件处]|是一回事|一样的|并到|合到|merge|duplicate|same (?:thing|one)/u,
  alsoThem:
    /也有(?:份|责任)|脱不了|责任单位|被反映单位|被投诉|also .{0,20}(?:responsible|to blame)|complained of/u,
  onPaper:
    /纸质|书面(?:的|回|异)|寄来|送到窗口|邮寄|on paper|by post|in the post|in writing|letter/u,
  enter: /挂(?:个|上)?号|登个记|上个号|记上|登上|录一下|录上|on our books|log it|put (?:it )?down/u,
  refuse:
    /给不了|给不出|交不(?:出|了)|不能(?:给|交|借)|不(?:给|借)他|没法(?:给|交)|不便提供|不予|(?:can't|cannot|can not|won't) (?:hand|give|let)|refus/u,
  handOver:
    /(?:送|交|拿|搬)(?:过去|上去|到位|走)了?|(?:卷|材料|档案|原件)(?:送|交)|went over|hand(?:ed)? (?:it|them)? ?over|sent over|brought over/u,
  poll: /哪天(?:有空|合适|方便|都行)|哪个时间|几个时间|(?:挑|选|凑)(?:个|一个)?(?:时间|日子)|让(?:他们|大家|各家)(?:挑|选)|suits?\b|when (?:are|is) .{1,20}free|which day/u,
  past: /(?:今年|去年|上半年|前几次|历次|这一年).{0,10}(?:会|定|议)|开(?:了|过)(?:几|哪)|到会率|出席率|都定了|meetings .{0,14}(?:held|so far|this year)|did we decide|was decided/u,
  county:
    /全县|县上|县里|各家|各单位|各局|各部门|整个县|所有单位|across the county|county.?wide|each bureau|every bureau|all (?:the )?bureaus/u,
  against:
    /异议|不服|(?<!认)不认|不同意|不归|不属于|不属|凭啥|凭什么|不合理|有意见|不同意见|与事实|不对|object|disagree|not ours|not our|wrong body/u,
  takeBack:
    /撤|收回|不要了|作废|取消|取掉|不办了|不报了|不发了|不开了|不搞了|不(?:调|查|问|提|告)了|不用(?:答|调|查|办|问|管|回)了|自己(?:解决|说和|弄清|和好)|弄清楚了|算了|no need|(?:don't|do not) need|forget (?:it|that|the|about)|withdraw|cancel|take .{0,12}back|recall|call .{0,14}off|drop it/u,
  sendBack:
    /退回|退给|退掉|打回|驳回|不合格|重来|重新|重写|重办|重做|返工|再回一次|接着(?:弄|办|清|干|拉)|[，,。 ]退了?$|退了吧|不归我们|不能算|return|send .{0,16}back|reject|redo|not good enough/u,
  mistake:
    /点错|误操作|按错|填错|写错|输错|录错|打错|笔误|搞错|弄错|退一步|手滑|更正|改错|不小心|undo|mistake|wrong|typo|by accident/u,
  paper:
    /文书|文件里|正文|原件|正式的文|\bpdf\b|\bletter\b|文号|送达日期|打印|纸质|公文|回证|盖章|盖个章|红头|模板|word版|\bprint|\bpaper|\bdocument|certificate/u,
  attend:
    /参加|到会|出席|与会|参会|派员|派人|算我|算上我|能去|会去|我去|去不|来不|去开会|走不开|请个假|没空|有空|到场|会上见|attend|\bcome\b|\bcoming\b|make it|be there|join/u,
  meeting:
    /会议|开会|开个会|的会|这会|那会|会上|联席|碰头|碰个|会(?=就|我|能|不|改|推|挪|取|地)|meeting/u,
  moveTime:
    /改到|改期|改成.{0,4}点|挪|推后|往后|提前|换个(?:时间|日子)|改(?:个)?时间|换时间|改天|点改|推到|postpone|resched|move .{0,20}(?:to|back|earlier)|push .{0,16}(?:to|back)|earlier|later/u,
  place: /地点|地方|会议室|哪里开|换到|改在|楼|场地|\bplace\b|\broom\b|venue/u,
  invite:
    /叫上|喊上|加上|也叫|也请|也来|多请|再请|补一个进|补一家|加一家|加个|请.{1,8}(?:也|一起|一块)|invite|\badd\b|as well|bring .{0,14}in/u,
  uninvite:
    /不用(?:来|叫|参加|请)|别叫|别请|不必来|不用通知|去掉|减掉|划掉|少请|uninvite|need not come|without them/u,
  away: /请假|不在(?!的)|休假|年假|病假|出差|外出|出门|放假|培训|学习|休息|住院|上不了班|生病|看病|qingjia|\boff\b|\baway\b|on leave|vacation|holiday/u,
  back: /回来(?:了|上班)|销假|回岗|返岗|上班了|i(?:'m| am|m) back|back at/u,
  cover:
    /顶(?:我|替|班)|替我|替班|代班|代我|代理|谁替|谁代|替别人|替他|他的事谁|我的活|cover|stand.? ?in/u,
  leavesPost:
    /调走|调离|调动|换岗|换人|离职|退休|下个月走|接手|接班|交接|移交工作|新来的|hand(?:ing)? over|successor|leaving (?:the|this|my)/u,
  contact:
    /电话|联系|号码|找谁|找哪个|对接|哪位|手机号|通讯录|谁负责|负责人|谁管|phone|contact|number of|who is in charge/u,
  table: /excel|表格|报表|导出|导成|倒出来|拉个表|下载|台账表|spreadsheet|csv|export/u,
  register: /台账|台帐|登记簿|底册|底账|全年的[账帐]|ledger|register/u,
  agenda: /日历|日程|排期|安排表|本周安排|这周安排|一览|calendar|schedule of/u,
  files: /附件|照片|图片|资料|材料|证据|佐证|视频|扫描件|attachment|photo|picture|evidence|file/u,
  language: /英文|英语|中文|汉语|语言|切换|english|chinese|language/u,
  how: /怎么(?!样)|如何|咋(?!样)|步骤|教(?:我|一下|教)|方法|操作|例子|怎样|说明|流程|能干|功能|用法|不会|how (?:do|to|does|can)|help|example|manual|instructions/u,
  seek: /找|搜|翻(?:一|出|下|看)|查查|有没有(?:关于|带|讲|类似)|以前的|之前的|search|find|look (?:for|up)/u,
  all: /全部|所有|都有哪|列(?:一|个|出)|清单|总共|一共|摆出来|多少件|几件|list|all (?:of|the|my|open)|how many/u,
  mine: /我(?:这|的|有|要|还|今|得|手|该|欠|们局|单位)|手头|手上|轮到|待办|未处理|没处理|卡在|等着|from me|for me|\bmy\b|on me|to do|\btodo\b|plate/u,
  harm: /举报|反映|线索|投诉|没人管|无人(?:管|制止)|污|排(?:污|水|口|放)|黑水|臭|乱倒|偷倒|倾倒|偷|拖欠|欠薪|工资|占用|占了|占满|堵|违(?:法|规|建|章)|私自|擅自|过期|假|劣|有毒|超标|破坏|盗|非法|隐患|扰民|噪音|塌|坏了|没收回|流失|虐|受伤|illegal|dump|pollut|sewage|unpaid|wages|blocked|broken|complain|report (?:a|an|something)/u,
  assign:
    /交办|(?:让|叫|请|要求|责成|通知).{2,10}?(?:把|去|尽快|抓紧|限).{2,}|(?:bureau|office|police|unit|department) (?:should|must|has to|needs to|is to)\b|(?:叫|请|要求|责成).{1,10}(?:底|号|日|天|周.)[之以]?前|派(?:个|发|给)|下任务|任务(?:给|下)|落实|批示|布置|安排(?:给|他|.{1,8}(?:去|摸排|整|做))|发个任务|交给.{1,8}办|assign|give .{1,20}(?:task|job)|have .{1,20}(?:do|see)/u,
  finished:
    /完成(?!百分|了?一半|时限|期限|时间)|办完|弄完|清完|搞定|做完|干完|弄好|办好|整改(?:好|完|到位)|处理完|\bdone\b|finished|complete/u,
  partly:
    /百分之|%|一半|[一二三四五六七八九]成|正在|目前|进行中|已经?开始|阶段性|接着(?:弄|干|清)|今天(?:清|捞|干|做)|还在(?:做|干|清|办)|half|so far|under way|percent/u,
  checked:
    /核实|核查|核验|属实|看过|去看|现场|签字验收|验收|算完成|looks (?:fine|good)|sign .{0,4}off|销号|跑了一趟|实地|复查|回访|verif|check|on the spot|inspect/u,
  takeOn:
    /受理|承接|认领|接下|接了|收下|我们(?:接|收|办|管)|归我们|领了|take (?:it|this|on)|accept|we('| a)?re on it/u,
  fileCase: /立案|立了|够条件|该立|可以立|open (?:a|the) case|file (?:a|the) case/u,
  noCase:
    /不立|没违法|未违法|不够(?:条件|立案)|不构成|够不上|没必要立|不予立|证据不够|no (?:grounds|case)/u,
  tellThem:
    /反馈|回个话|回话|告知|告诉|通报|说一声|通知(?:他|举报|报)|feedback|tell (?:them|the)|let .{1,20}know/u,
  supply:
    /补充|漏|忘(?:了|记|写)|再加|也一块|一并给|还有(?:两|几|一)(?:段|张|份|个)|补(?:一|个|张|点|传|报)|还有一|加两|forgot|supplement|add (?:more|two|some|a few)/u,
  askFor:
    /补正|让他们补|请.{0,6}补|要求.{0,4}补|重新拍|重拍|太糊|材料不(?:全|足|齐)|没写|不清楚|不完整|缺(?:少|了)?(?:照片|地点|材料|证据)|incomplete|missing|ask .{1,20} for more/u,
  passOn:
    /转(?:给|交|到|送|办|过去)|移给|移送给|该.{1,8}管|不是我们.{0,4}管|pass (?:it|this)? ?on|transfer|forward/u,
  copyTo:
    /抄送|抄给|抄一份|也(?:给|发|送).{1,8}(?:一份|份)|再(?:给|发|送).{1,8}一份|人大|cop(?:y|ied) /u,
  worth: /价值|评估|研判|值得|可查性|初步调查|往下查|质量|assess|worth|evaluate/u,
  upward: /升级|上报领导|县领导|捅|约谈|督办|挂牌|往上报|分管县长|上升到|escalat|leaders/u,
  identity: /我是谁|我叫什么|我的?身份|什么身份|哪个岗位|绑的|who am i/u,
  talkFirst: /磋商|商量|协商|先谈|谈谈|通通气|consult|talk .{0,10}over/u,
  dossier: /案卷|卷宗|档案|调阅|调(?:他|公安|一下|取|卷)|借卷|dossier|case file/u,
  crime: /涉嫌犯罪|以罚代刑|移送公安|移交公安|判刑|刑事|犯罪|criminal|prosecut/u,
  penalty: /不起诉|不诉|行政处罚|罚款|检察意见|penalty/u,
} as const satisfies Readonly<Record<string, RegExp>>;

const all = Object.entries(concepts).map(([name, said]) => [`§${name}`, said] as const);

/** The concepts of a text as phrases are compared (small letters, simplified characters). */
export const conceptsIn = (text: string): readonly string[] =>
  all.flatMap(([name, said]) => (said.test(text) ? [name] : []));
