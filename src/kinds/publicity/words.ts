import { type Day, dayText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about publicity, both languages side by side. */
export const words = {
  publicity: text("普法", "Law publicity"),
  lead: text("牵头单位", "Lead unit"),
  joint: text("协办单位", "Joint units"),
  keeper: text("普法主管单位", "Bureau that keeps the plan"),

  planned: text("已计划", "Planned"),
  returned: text("登记被退回", "Record sent back"),
  held: text("已举办，待核对", "Held, to be checked"),
  closed: text("已办结", "Closed"),
  cancelledState: text("已取消", "Called off"),

  plan: text("计划普法", "Plan an event"),
  planHelp: text(
    "把要办的普法活动列入计划：计划普法 宪法宣传 形式=集中宣传 场所=乡村 活动日期=12月4日 地点=文化广场",
    "Put an event on the plan: plan-publicity Constitution day sort=campaign venue=villages plannedOn=4 Dec place=square",
  ),
  theme: text("主题", "Theme"),
  themeHelp: text("宣传哪部法、哪方面", "Which law, or what of it"),
  sort: text("形式", "Sort"),
  campaign: text("集中宣传", "Campaign"),
  lecture: text("法治讲座", "Lecture"),
  caseTalk: text("以案释法", "Law told by cases"),
  vicePrincipal: text("法治副校长授课", "Lesson of a rule-of-law vice principal"),
  schoolVisit: text("法治进校园", "Visit to a school"),
  openDay: text("开放日", "Open day"),
  venue: text("场所", "Venue"),
  offices: text("机关", "Offices"),
  villages: text("乡村", "Villages"),
  communities: text("社区", "Communities"),
  schools: text("学校", "Schools"),
  enterprises: text("企业", "Enterprises"),
  institutions: text("单位", "Institutions"),
  families: text("家庭", "Families"),
  barracks: text("军营", "Barracks"),
  religious: text("宗教场所", "Religious sites"),
  markets: text("市场", "Markets"),
  plannedOn: text("活动日期", "Day"),
  place: text("地点", "Place"),
  leadHelp: text(
    "不填就是本单位；司法局可以替别的单位列入",
    "Your own unit where left out; the justice bureau may plan for another",
  ),
  nobodyKeeps: text(
    "名录里没有司法局，普法计划没有单位核对。请联系系统管理员补上。",
    "There is no justice bureau in the directory, so nobody could check the plan. Please ask the administrator to add it.",
  ),
  onlyOwn: (own: Text) =>
    text(
      `您只能列本单位（${own.zh}）牵头的活动；别的单位牵头的，由它自己或司法局列入。`,
      `You can plan what your own unit (${own.en}) leads; what another leads is planned by that unit or the justice bureau.`,
    ),
  already: (code: string) =>
    text(
      `这一天的同一个活动已经列入计划：${code}。`,
      `The same event on that day is on the plan already: ${code}.`,
    ),
  plannedDone: (code: string) =>
    text(
      `已列入计划，编号${code}。办完请登记人数和照片。`,
      `On the plan as ${code}. Once it is held, please record people and pictures.`,
    ),
  plannedNews: (lead: Text, title: string) =>
    text(
      `${lead.zh}计划普法：${inQuotes(title)}。`,
      `Planned by the ${lead.en}: ${inQuotes(title)}.`,
    ),

  hold: text("登记活动", "Record the event"),
  holdHelp: text(
    "办完后登记：情况、人数、日期、照片",
    "Once it was held: what, how many people, when, pictures",
  ),
  summary: text("活动情况", "What was done"),
  summaryHelp: text(
    "讲了什么、发了多少资料；不写姓名",
    "What was said, what was handed out; no name",
  ),
  people: text("参加人数", "People"),
  peopleOf: (count: number) => text(`${count}人`, `${count}`),
  heldOn: text("举办日期", "Held on"),
  heldTooEarly: (heldOn: Day, from: Day) => {
    const [given, first] = [dayText(heldOn), dayText(from)];
    return text(
      `举办日期（${given.zh}）早于这个活动的计划，请看年份是否写错。请填${first.zh}到今天之间的日期。`,
      `The event cannot have been held on ${given.en}, before its plan: please look at the year. Please give a day from ${first.en} to today.`,
    );
  },
  pictures: text("活动照片", "Pictures"),
  picturesHelp: text(
    "先发给我，再在这里选；不要拍到未成年人的脸",
    "Send them first, then choose; no faces of minors",
  ),
  unpictured: text("无照片原因", "Why no picture"),
  unpicturedHelp: text("没有照片的才填", "Only where there is none"),
  noPictures: text(
    "请附活动照片；没有照片的，写明“无照片原因”。",
    "Please add pictures, or say why there is none.",
  ),
  heldDone: (by: Text) =>
    text(`已登记，请司法局${by.zh}核对。`, `Recorded; the justice bureau is to check it ${by.en}.`),
  heldNews: (lead: Text, people: number) =>
    text(
      `${lead.zh}登记了一次普法活动，${people}人参加。`,
      `The ${lead.en} has recorded an event with ${people} people.`,
    ),

  move: text("活动改期", "Move the event"),
  moveHelp: text("改到哪一天，为什么", "To which day, and why"),
  reason: text("理由", "Reason"),
  movedNews: (title: string, day: Day) => {
    const { zh, en } = dayText(day);
    return text(`${inQuotes(title)}改到${zh}。`, `${inQuotes(title)} is moved to ${en}.`);
  },

  return: text("退回", "Send back"),
  returnHelp: text(
    "登记得不全、不实，写明问题；重新登记以前不计入台账和统计",
    "The record says too little or is not so: say what; until it is recorded again it does not count",
  ),
  returnedDone: text("已退回，正在通知牵头单位。", "Sent back; the lead unit is being told."),
  returnedNews: (reason: string) =>
    text(
      `活动登记被退回：${clause(reason)}。请补全后重新登记；没有办的，请改期或取消。`,
      `The record was sent back: ${clause(reason)}. Please complete it and record it again, or move the event or call it off.`,
    ),

  close: text("办结", "Close"),
  closeHelp: text("人数、照片都有，办结", "People and pictures are there; it is closed"),
  closedNews: (title: string) =>
    text(`${inQuotes(title)}已核对办结。`, `${inQuotes(title)} was checked and is closed.`),

  cancel: text("取消活动", "Call off"),
  cancelHelp: text("不办了，写明理由", "It is not held, with the reason"),
  cancelledDone: text("已取消，正在通知有关单位。", "Called off; the units are being told."),
  cancelledNews: (title: string, reason: string) =>
    text(
      `${inQuotes(title)}取消：${clause(reason)}。`,
      `${inQuotes(title)} is called off: ${clause(reason)}.`,
    ),

  yearPlan: text("普法台账", "Publicity plan"),
  yearPlanHelp: text(
    "全年计划了什么、办了什么；司法局看哪些单位还没有、哪些场所还没去过：普法台账 2026",
    "What is planned for the year and what was held; the justice bureau sees which units have nothing and which venues are not covered: publicity-plan 2026",
  ),
  year: {
    none: (year: number, whole: boolean) =>
      whole
        ? text(`${year}年没有列入计划的普法活动。`, `Nothing is on the publicity plan of ${year}.`)
        : text(
            `${year}年的普法计划里没有您单位的活动。`,
            `Nothing of your unit is on the publicity plan of ${year}.`,
          ),
    counts: (planned: number, held: number) =>
      text(`列入${planned}场，已办${held}场`, `${planned} on the plan, ${held} held`),
    without: (year: number, units: Text, count: number) =>
      text(
        `${year}年还没有普法活动的单位（${count}个）：${units.zh}。`,
        `No publicity event in ${year} yet (${count}): ${units.en}.`,
      ),
    uncovered: (venues: Text) =>
      text(`还没有办过活动的场所：${venues.zh}。`, `Venues without an event yet: ${venues.en}.`),
    held: text("已办", "held"),
    toCome: text("计划", "planned"),
  },

  recordDue: text("登记普法活动", "record the event"),
  checkDue: text("核对普法活动", "check the event"),
} as const;
