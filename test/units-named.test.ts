import fc from "fast-check";
import pairs from "opencc-js/dict/STCharacters";
import { describe, expect, it, test } from "vitest";
import { demoOrganisations } from "../src/people/demo.ts";
import { unitsNamedIn } from "../src/people/units-named.ts";
import { unitsSpokenOf } from "../src/people/units-spoken.ts";

const directory = { organisations: new Map(demoOrganisations.map((unit) => [unit.id, unit])) };
const named = (typed: string) => unitsNamedIn(typed, directory);

const townships = demoOrganisations.filter(({ kind }) => kind === "township").map(({ id }) => id);

/** Every unit a list names or may name. */
const meant = (typed: string): readonly string[] => {
  const { units, doubts } = named(typed);
  return [...new Set([...units, ...doubts.flatMap((doubt) => doubt.units)])].toSorted();
};

describe("a list of units complained of", () => {
  it.each([
    ["水务局", ["water"]],
    ["水务", ["water"]],
    ["水务局、生态环境分局", ["water", "ecology"]],
    ["水务局和生态环境分局", ["water", "ecology"]],
    ["水务局，生态环境分局", ["water", "ecology"]],
    ["水务局；环保局/住建局", ["water", "ecology", "housing"]],
    ["水务局 生态环境分局", ["water", "ecology"]],
    ["水务局\n环保局", ["water", "ecology"]],
    ["水务环保", ["water", "ecology"]],
    ["水 务 局", ["water"]],
    ["水·务·局", ["water"]],
    ["【水务局】（河长办）", ["water"]],
    ["水務局", ["water"]],
    ["生態環境分局與農業農村局", ["ecology", "agriculture"]],
    ["ｗａｔｅｒ", ["water"]],
    ["WATER bureau", ["water"]],
    ["the Water Bureau & Ecology and Environment Branch", ["water", "ecology"]],
    ["the water bureau of Shandan County", ["water"]],
    ["甘肃省张掖市山丹县水务局", ["water"]],
    ["我县水务局", ["water"]],
    ["山丹县人民政府", ["gov"]],
    ["“水务局”、《环保局》", ["water", "ecology"]],
    ["山丹县水务局", ["water"]],
    ["我县水務局的领导", ["water"]],
    ["水利局", ["water"]],
    ["原国土局", ["natural-resources"]],
    ["工商局和质监局", ["market"]],
    ["水务局局长张某某", ["water"]],
    ["水务局某科长", ["water"]],
    ["水务局及其工作人员", ["water"]],
    ["水务局机关、环保等三部门", ["water", "ecology"]],
    ["水务部门", ["water"]],
    ["工信和商务局与水务局", ["industry", "water"]],
    ["住房 和 城乡 建设局", ["housing"]],
    ["清泉镇派出所", ["police"]],
    ["清泉镇党委书记李某", ["town-qingquan"]],
    ["共青团山丹县委", ["youth-league"]],
  ])("%s means %j beyond doubt", (typed, units) => {
    expect(named(typed)).toEqual({ units, doubts: [], others: [] });
  });

  it.each([
    ["水务局河道站", ["water"]],
    ["市水务局", ["water"]],
    ["甘州区水务局", ["water"]],
    ["邻县水务局", ["water"]],
    ["临泽县水务局", ["water"]],
    ["民乐县人民政府", ["gov"]],
    ["民乐县水务", ["water"]],
    ["water bureau of Linze County", ["water"]],
    ["位奇镇砂场", ["town-weiqi"]],
    ["检查院", ["procuratorate"]],
    ["林政局", ["forestry", "civil-affairs", "finance"]],
    ["Watr Bureau", ["water"]],
    ["水利所", ["water"]],
    ["矿管局", []],
    ["Mining Bureau", []],
    ["shuiwuju", ["tax", "water"]],
    ["Shui Wu Ju", ["tax", "water"]],
    ["gong'anju", ["police"]],
    ["SWJ", []],
    ["李四", []],
  ])("%s may mean %j and is asked about", (typed, units) => {
    const { doubts, ...sure } = named(typed);
    expect(sure).toEqual({ units: [], others: [] });
    expect(doubts).toHaveLength(1);
    expect(doubts[0]?.said).toBe(typed);
    expect([...(doubts[0]?.units ?? [])].toSorted()).toEqual([...units].toSorted());
  });

  it.each([
    "天和砂石公司",
    "ABC有限公司",
    "某村",
    "县医院",
    "陈户砖厂",
    "张某",
    "Tianhe Gravel Ltd",
  ])("%s is no unit of the county", (typed) =>
    expect(named(typed)).toEqual({ units: [], doubts: [], others: [typed] }),
  );

  it.each(["", "无", "不详", "等单位", "none"])("“%s” names nobody", (typed) =>
    expect(named(typed)).toEqual({ units: [], doubts: [], others: [] }),
  );

  it("of all townships names each of them", () => {
    const townships = demoOrganisations.filter(({ kind }) => kind === "township");
    for (const typed of ["各乡镇", "全县各乡镇政府"])
      expect(meant(typed)).toEqual(townships.map(({ id }) => id).toSorted());
  });

  const traditional = new Map(
    pairs.split("|").map((pair) => {
      const [from = "", to = ""] = pair.split(" ");
      return [from, to] as const;
    }),
  );
  const writings: readonly ((name: string) => string)[] = [
    (name) => name,
    (name) => [...name].map((one) => traditional.get(one) ?? one).join(""),
    (name) => (/[a-z]/i.test(name) ? name : [...name].join(" ")),
    (name) => (/[a-z]/i.test(name) ? name : [...name].join("　")),
    (name) => name.toUpperCase(),
    (name) => name.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    (name) => (/[a-z0-9]/i.test(name) ? name : `${name}的领导`),
    (name) => (/^[^a-z0-9县市共]/i.test(name) ? `山丹县${name}` : name),
  ];
  const one = fc.constantFrom(...demoOrganisations).chain((unit) =>
    fc.record({
      unit: fc.constant(unit.id),
      name: fc.constantFrom(unit.id, unit.name.zh, unit.name.en, ...unit.also),
      write: fc.constantFrom(...writings),
    }),
  );
  const joins = ["、", "，", ",", "；", " / ", "和", "与", "及", "以及", " and ", " & ", "\n"];

  test("is understood however its names are written and joined", () => {
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...joins),
        (list, join) => {
          const typed = list.map(({ name, write }) => write(name)).join(join);
          for (const { unit } of list) expect(meant(typed), typed).toContain(unit);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("never breaks, whatever is typed, and gives back only units there are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        for (const id of meant(typed)) expect(directory.organisations.has(id)).toBe(true);
        unitsSpokenOf(typed, directory);
      }),
    );
  });
});

describe("a running text", () => {
  it.each([
    ["水务局不作为，多次反映", ["water"]],
    ["交通局和水務局都不管", ["transport", "water"]],
    ["生 态 环 境 分 局收到举报不处理", ["ecology"]],
    ["The Water Bureau does nothing", ["water"]],
    ["环保部门不管", ["ecology"]],
    ["清泉镇政府不管", ["town-qingquan"]],
    ["清泉镇干部知情", ["town-qingquan"]],
    ["向水务局反映无人处理", ["water"]],
    ["向公安局报案不受理", ["police"]],
    ["桥下有暗管，黑水直排，味很大", []],
    ["群众在清泉镇反映，清泉镇某砂场夜间作业", []],
    ["教育局门口有人摆摊", []],
    ["已向公安局报案", []],
    ["12345热线转来，称河水发黑", []],
    ["信访局转办后一直不答复", ["petition"]],
    ["学校门口交通混乱，应急物资不足", []],
  ])("%s speaks of %j", (typed, units) => {
    const spoken = unitsSpokenOf(typed, directory).flatMap((doubt) => doubt.units);
    expect(spoken).toEqual(units);
  });

  it.each([
    ["辅警猥亵女童", ["police"]],
    ["一名警察把学生关进小黑屋", ["police"]],
    ["民警打孩子", ["police"]],
    ["法官强奸少女", ["court"]],
    ["检察官用皮带抽打学生", ["procuratorate"]],
    ["城管把小孩打伤", ["housing"]],
    ["社区民警扇孩子耳光", ["police"]],
    ["福利院护工虐待孤儿", ["civil-affairs"]],
    ["女孩被辅警摸", ["police"]],
    ["小孩让城管抽了两耳光", ["housing"]],
    ["孩子给警察铐在暖气片上", ["police"]],
    ["刑警用烟头烫一名少年", ["police"]],
    ["a policeman hit a 12-year-old boy", ["police"]],
    ["the judge groped a girl", ["court"]],
    ["水务人员收了排污企业的好处后不查", ["water"]],
    ["水利不管", ["water"]],
    ["水利多年来一直不管", ["water"]],
    ["河长不作为", ["water"]],
    ["环保大队不管", ["ecology"]],
    ["生态环境执法队不管", ["ecology"]],
    ["公安民警打人", ["police"]],
    ["民警接到报警后不出警", ["police"]],
    ["警察收钱放人", ["police"]],
    ["交警乱罚", ["police"]],
    ["交警大队长期乱罚款", ["police"]],
    ["检察机关不作为", ["procuratorate"]],
    ["检察官打招呼", ["procuratorate"]],
    ["法院判错", ["court"]],
    ["法官枉法裁判", ["court"]],
    ["环保不查", ["ecology"]],
    ["环境局不查", ["ecology"]],
    ["环保和水利互相推诿", ["ecology", "water"]],
    ["环保、水利都不管", ["ecology", "water"]],
    ["举报水利", ["water"]],
    ["投诉环保，多次无果", ["ecology"]],
    ["水利站的人睁一只眼闭一只眼", ["water"]],
    ["公安接到报警后迟迟不立案", ["police"]],
    ["农业执法大队敷衍", ["agriculture"]],
    ["劳动监察大队不受理", ["labour"]],
    ["安监没有人管", ["emergency"]],
    ["林业站纵容盗伐", ["forestry"]],
    ["税务干部索要好处", ["tax"]],
    ["教育乱收费没人查", ["education"]],
    ["住建的人说不归他们管", ["housing"]],
    ["请查处水务局不作为", ["water"]],
    ["请水务局不要再包庇排污企业", ["water"]],
    ["希望水务局整改", ["water"]],
    ["请水务局解决，多年来一直没人管", ["water"]],
    ["水务局转来后一直不处理", ["water"]],
    ["水务局检查时收了企业的红包", ["water"]],
    ["水务局到现场看了一眼就走了", ["water"]],
    ["已向公安局报案，至今未立案", ["police"]],
    ["镇政府不管", townships],
    ["清泉镇不管", ["town-qingquan"]],
    ["水務人員收了好處", ["water"]],
    ["水 利 不 管", ["water"]],
    ["请水务局查处他们站长收钱的事", ["water"]],
    ["请纪委查处水务局乱收费", ["water"]],
    ["请公安局处理他们自己的民警", ["police"]],
    ["请公安局介入后一直没有动静", ["police"]],
    ["生态环境分\n局不作为", ["ecology"]],
    ["生态环境\n分局不作为", ["ecology"]],
    ["Water\nBureau ignored it", ["water"]],
    ["生态局不查", ["ecology"]],
    ["村民说生态局一直不管", ["ecology"]],
    ["县生环分局不查", ["ecology"]],
    ["环境监察大队不查", ["ecology"]],
    ["市场局收了好处", ["market"]],
    ["住房局不管", ["housing"]],
    ["交通运输局不管", ["transport"]],
    ["The Ecology Branch covered it up", ["ecology"]],
    ["the environmental protection bureau ignored it", ["ecology"]],
    ["the water authority ignored it", ["water"]],
    ["the education department never answered", ["education"]],
    ["水利\n不管", ["water"]],
    ["生态局\n不查", ["ecology"]],
    ["生态局一直\n不管", ["ecology"]],
    ["刑警\n队不立案", ["police"]],
    ["Ecology bureau\ndid nothing", ["ecology"]],
    ["环监大队收钱", ["ecology"]],
    ["山丹分局不作为", ["ecology"]],
    ["水政监察大队不管", ["water"]],
    ["水管所不作为", ["water"]],
    ["城管局乱收费", ["housing"]],
    ["城管打人", ["housing"]],
    ["房管局不管", ["housing"]],
    ["运管所乱罚款", ["transport"]],
    ["社保局拖着不办", ["labour"]],
    ["卫健委不管", ["health"]],
    ["动监所不管", ["agriculture"]],
    ["巡特警打人", ["police"]],
    ["the police refused to file", ["police"]],
    ["police officers beat a man", ["police"]],
    ["EPB officials took bribes", ["ecology"]],
    ["the environmental inspection team ignored complaints", ["ecology"]],
    ["the market regulator ignored it", ["market"]],
    ["the water office covers it up", ["water"]],
    ["公路局不修路", []],
    ["the local authority did nothing", []],
    ["shuiwuju 不管", ["water", "tax"]],
    ["shengtaihuanjing fenju 不查", ["ecology"]],
    ["反映多次，shui wu ju一直不管", ["water", "tax"]],
    ["jianchayuan 不作为", ["procuratorate"]],
    ["The gonganju ignored it", ["police"]],
    ["执法局收了钱", ["housing", "market", "agriculture", "transport"]],
    ["综合执法队不管", ["housing", "market", "agriculture", "transport"]],
    ["综合行政执法大队长期不查", ["housing", "market", "agriculture", "transport"]],
    ["村民说监察大队不查", ["ecology", "labour", "natural-resources", "water"]],
    ["举报监察大队", ["ecology", "labour", "natural-resources", "water"]],
    ["派出机构包庇企业", ["police", "market", "natural-resources", "tax"]],
    ["稽查队收钱", ["market", "tax"]],
    ["水务局不管，监察大队也不查", ["water"]],
    ["副县长打招呼不让查", ["gov"]],
    ["县领导干预", ["gov"]],
    ["县里不管", ["gov"]],
    ["交警拦车乱罚款", ["police"]],
    ["交警在路口拦车乱罚款", ["police"]],
    ["辅警喝酒后打人", ["police"]],
    ["狱警打人", ["police"]],
    ["民警办案时威胁证人", ["police"]],
    ["城管掀摊子", ["housing"]],
    ["城管把老人的摊子掀了", ["housing"]],
    ["城管没收了我的三轮车", ["housing"]],
    ["运管拦车乱罚款", ["transport"]],
    ["法官开庭时骂人", ["court"]],
    ["法官收了东西", ["court"]],
    ["县上压着不办", ["gov"]],
    ["镇里压着不办", townships],
    ["镇上的人压着我们的材料不办", townships],
    ["镇里的干部打人", townships],
    ["镇长压着不办", townships],
    ["乡里一直不给办低保", townships],
    ["村里反映的事镇里不理", townships],
    ["清泉镇里压着不办", ["town-qingquan"]],
    ["清泉镇不管，镇里压着不办", ["town-qingquan"]],
    ["校长克扣学生餐费", ["education"]],
    ["学校乱收费", ["education"]],
    ["食堂饭菜发霉，校长不管", ["education"]],
    ["医院乱收费", ["health"]],
    ["traffic police stop cars and fine people at random", ["police"]],
    ["city management officers smashed my stall", ["housing"]],
    ["the headmaster skims pupils' meal money", ["education"]],
    ["the judge delays the case", ["court"]],
    ["水务局处罚太轻", ["water"]],
    ["水务局已处罚举报人", ["water"]],
    ["水务局整改不到位", ["water"]],
  ])("complains of a unit: %s, %j", (typed, units) => {
    const spoken = unitsSpokenOf(typed, directory).flatMap((doubt) => doubt.units);
    expect(spoken).toEqual(units);
  });

  it.each(["the town office sits on my application", "the township government ignored us"])(
    "complains of one of the townships: %s",
    (typed) => {
      const [doubt, ...others] = unitsSpokenOf(typed, directory);
      expect([...(doubt?.units ?? [])].toSorted()).toEqual(townships.toSorted());
      expect(others).toEqual([]);
    },
  );

  it.each(["局里压着不办", "局长不批", "书记压着不办", "所长不立案"])(
    "complains of somebody of whom nobody says whose: %s",
    (typed) => expect(unitsSpokenOf(typed, directory)).toMatchObject([{ units: [] }]),
  );

  it("complains of what is above whoever writes", () => {
    for (const typed of ["上级压着不办", "上面不让查", "our superiors ignored it"]) {
      const of = (from?: string) =>
        unitsSpokenOf(typed, directory, from).flatMap(({ units }) => units);
      expect(of("town-qingquan"), typed).toEqual(["gov"]);
      expect(of("procuratorate"), typed).toEqual([]);
      expect(of(), typed).toEqual([]);
    }
  });

  it.each([
    "镇上有人偷排",
    "镇上有家工厂",
    "镇长到现场查看",
    "镇长带队清理河道",
    "乡镇企业不处理污水",
    "交警发现有人打人",
    "交警查获一名司机不服从管理",
    "城管已到场制止摊贩打人",
    "民警调解时双方打人",
    "法官判决后他不履行",
    "学校附近有人乱收费",
    "校长反映围墙倒了",
    "校长说学生家长不管孩子",
    "医院门口没人管停车",
    "局长到现场督办",
    "所长反映村民不配合",
    "领导批示后企业不整改",
    "书记要求企业不得停工",
    "主任说企业不配合",
    "以上部门不变",
    "请镇政府尽快处理",
    "已报镇政府",
    "镇政府门口有人乱收费",
    "护林员发现有人偷砍树",
    "护林员巡山时被打",
    "the town has no sewage plant",
    "the town is not far from here",
    "民警已把走失的孩子送回家",
    "家长报警后民警到场处置，孩子被继父打",
    "民警发现一名女童被继父打",
    "有个孩子被警察的儿子打了",
    "民警家的孩子被打",
    "孩子被继父打，民警把继父带走了",
    "民警打电话给孩子家长",
    "民警打学生家长的电话没打通",
    "学生被民警打来电话提醒",
    "综合执法队已到现场制止",
    "请执法局尽快查处",
    "已向监察大队反映",
    "综合执法检查计划已经下发",
    "执法局门口的路灯坏了",
    "监察大队转来的线索",
    "派出机构名单见附件",
    "shuiwuju 门口有黑水",
    "SHAN DAN county seat",
    "水管破裂没人修",
    "畜牧养殖污染",
    "河道管理范围内乱建",
    "路政设施损坏",
    "水管所门口有黑水",
    "已告知城管",
    "We told the police",
    "The police came",
    "A man was beaten near the police station",
    "水务局转来，称河水发黑",
    "生态环境局部恶化，一直不见好转",
    "水务\n局部河段发黑",
    "请生态局尽快查处",
    "已报生态局",
    "生态局门口有人摆摊",
    "we have told the water authority",
    "水务局转来的线索",
    "在水利局门口发现污水",
    "水务局门口的河道有黑水",
    "请公安局立即介入",
    "请公安局介入",
    "请求公安机关介入",
    "希望公安局依法介入",
    "建议公安局提前介入",
    "恳请检察院介入监督",
    "请求县政府介入协调",
    "请水务局出面解决",
    "望交警大队管一管",
    "请教育局查清事实",
    "请公安局给予处罚",
    "请法院公正审判",
    "请公安局帮忙调取监控",
    "请纪委严查",
    "应是生态环境分局的事",
    "属于水务局职责",
    "已移交公安局",
    "财政局已拨款到位",
    "水务局已依法处罚",
    "住建局已约谈企业",
    "县长到场查看",
    "经县领导同意",
    "请县公安局立即介入调查",
    "请水务局清理河道",
    "希望水务局尽快清理",
    "建议环保部门查处企业偷排",
    "建议由生态环境分局处理",
    "恳请检察院监督",
    "麻烦交警疏导一下",
    "已向派出所报警",
    "已报派出所",
    "已报告水务局",
    "已报公安局处理",
    "已通知水务局到场",
    "已联系消防大队",
    "已拨打110，派出所民警到场处置",
    "检察院旁边的河",
    "检察院对面的工地夜间施工",
    "法院门前道路破损",
    "法院东侧有暗管",
    "公安局家属院下水道堵塞",
    "教育局附近有人摆摊",
    "生态环境分局已到现场监测",
    "生态环境分局工作人员正在采样",
    "公安民警已到场处置",
    "水务局巡查发现暗管",
    "水务局巡河发现清泉镇段有黑水",
    "12345热线转办",
    "信访局交办的投诉",
    "检察院移送的材料",
    "向水务局反映了情况",
    "告知水务局",
    "由水务局负责清理",
    "需要公安局协助查找",
    "感谢水务局的帮助",
    "水利工程旁堆满垃圾",
    "水利设施破损",
    "水务公司的管道漏水",
    "水务集团正在施工",
    "农业面源污染严重",
    "农业合作社倾倒废料",
    "教育机构拖欠工资",
    "交通信号灯坏了",
    "学校门口交通混乱",
    "应急物资不足",
    "消防通道被堵",
    "消防设施损坏",
    "司法拍卖的房子被占",
    "税务登记地址在清泉镇",
    "公安检查站附近有油罐车",
    "环保设备没有运行",
    "环保手续不全",
    "环保科技公司偷排",
    "文旅项目占用耕地",
    "河长制公示牌倒了",
    "林业用地被占",
    "财政补贴被冒领",
    "医保基金被骗",
    "民政低保名单有误",
    "清泉镇某砂场夜间作业",
    "位奇镇到东乐镇的路上有渣土车",
    "企业没有环保审批手续",
    "群众在信访窗口反映河水发黑",
    "交警大队路口积水",
    "请环保局查处企业违法排污",
    "请纪委调查",
    "Please ask the Water Bureau to clean the river",
    "Told the Water Bureau yesterday",
  ])("does not complain: %s", (typed) => {
    expect(unitsSpokenOf(typed, directory).map(({ said }) => said)).toEqual([]);
  });
});
