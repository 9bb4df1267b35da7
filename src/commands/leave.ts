import { addDays, type Day, dayWithWeekday, momentText } from "../calendar/day.ts";
import { action, facts, note, paragraph } from "../chat/card.ts";
import { day, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { canBeAsked, needsSecond } from "../flow/confirmers.ts";
import type { Flow } from "../flow/flow.ts";
import type { NewNotice } from "../flow/notice.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { askSecond, nobodyToAsk } from "../flow/second-person.ts";
import { words as flowWords } from "../flow/words.ts";
import { isLeave, overlaps } from "../people/cover.ts";
import {
  areApart,
  type Cover,
  type Directory,
  keepers,
  type Person,
  personName,
  type Role,
  standingFor,
} from "../people/directory.ts";
import { type CommandContext, type CommandResult, command, mayRun } from "./command.ts";

/** Powers the law gives to one person: a leave does not pass them on; the convenor entrusts a deputy instead. */
const personal: readonly Role[] = ["chief", "convenor", "deputy-convenor"];

const longest = 180;

const words = {
  leave: text("请假", "Leave"),
  leaveHelp: text(
    "请假期间由同单位的人代办：请假 明天 到 周五 代办 水务局联络员（备岗）",
    "Name a colleague who acts for you while you are away: leave tomorrow until friday deputy …",
  ),
  from: text("从", "From"),
  until: text("到", "Until"),
  deputy: text("代办", "Deputy"),
  post: text("岗位", "Post"),
  postHelp: text(
    "替别人登记时填；不填就是您自己",
    "Only when you record it for somebody else; otherwise it is yours",
  ),
  back: text("销假", "Back"),
  backHelp: text("提前回来，代办随即结束：销假", "You are back early, and the cover ends: back"),
  covers: text("谁在代办", "Who covers whom"),
  coversHelp: text(
    "看谁请假、谁在代办、谁受委托",
    "See who is on leave, who acts for them, and who is entrusted with what",
  ),
  nobody: text(
    "现在没有人请假，也没有委托。",
    "Nobody is on leave, and nothing is entrusted to anybody.",
  ),
  entrusted: (to: Text, what: Text, from: Text, until: Text): Text =>
    text(
      `${from.zh} 至 ${until.zh}，委托${to.zh}：${what.zh}`,
      `${from.en} to ${until.en}, entrusts ${to.en}: ${what.en}`,
    ),
  done: (who: Text, deputy: Text, from: Text, until: Text): Text =>
    text(
      `${who.zh}请假（${from.zh} 至 ${until.zh}），由${deputy.zh}代办。这期间的提醒发给代办人，两人都看得到这些事。`,
      `${who.en} is on leave from ${from.en} to ${until.en}; ${deputy.en} acts in their place. Reminders go to the deputy meanwhile, and both can see these matters.`,
    ),
  told: (who: Text, from: Text, until: Text): Text =>
    text(
      `${who.zh}请假（${from.zh} 至 ${until.zh}），由您代办：到时“待办”里会有对方的事，提醒也发给您。`,
      `${who.en} is on leave from ${from.en} to ${until.en} and you act in their place: their matters will be in your to-do list and their reminders come to you.`,
    ),
  ended: (who: Text): Text =>
    text(`${who.zh}已销假，代办结束。`, `${who.en} is back; the cover has ended.`),
  notAway: (who: Text): Text =>
    text(
      `${who.zh}没有登记请假，不用销假。`,
      `${who.en} has no leave on record; nothing has to end.`,
    ),
  notYours: text(
    "只能给自己登记；替别人登记要由本单位负责人、秘书处或管理员来办。",
    "You can record your own leave only; for others the head of the unit, the secretariat or the administrator does it.",
  ),
  personal: (who: Text): Text =>
    text(
      `${who.zh}的职权不随请假转给别人。检察长离岗前用“委托”把职权交给检察官（如：委托 承办检察官 到 周五）；召集人用“委托”把会议交给副召集人（如：委托 司法局负责人 到 周五），约谈在那一件里委托。`,
      `The powers of ${who.en} are not passed on by a leave. A chief procurator entrusts a procurator with them before going (entrust procuratorate.procurator until friday); a convenor entrusts a deputy convenor with meetings (entrust justice.head until friday), and with a summons in that matter.`,
    ),
  sameUnit: (names: Text): Text =>
    text(
      `代办人要是同单位的其他人，可以选：${names.zh}。`,
      `The deputy must be somebody else of the same unit: ${names.en}.`,
    ),
  noColleague: text(
    "本单位没有别的岗位可以代办，请先让管理员增加岗位。",
    "There is no other post in the unit; ask the administrator to add one first.",
  ),
  deputyAway: (who: Text): Text =>
    text(
      `${who.zh}那几天也请假，请换一个人。`,
      `${who.en} is on leave on some of those days too; choose somebody else.`,
    ),
  isDeputy: (who: Text, forWhom: Text): Text =>
    text(
      `${who.zh}那几天正替${forWhom.zh}代办，请先给${forWhom.zh}换代办人。`,
      `${who.en} acts for ${forWhom.en} on some of those days; give them another deputy first.`,
    ),
  already: (from: Text, until: Text): Text =>
    text(
      `${from.zh} 至 ${until.zh} 已经请了假。要改，先“销假”再重新登记。`,
      `There is a leave from ${from.en} to ${until.en} already. To change it, type “back” and record it anew.`,
    ),
  alreadyAsked: (number: string): Text =>
    text(
      `这个岗位的代办已经提请过，正在等核准（核对号 ${number}）。`,
      `A deputy for this post has been asked for already and awaits a second person (number ${number}).`,
    ),
  keepsOut: (deputy: Text): Text =>
    text(
      `${deputy.zh}管账号和岗位，不能经手案件内容，所以不能代办别的岗位。请另选一人。`,
      `${deputy.en} looks after accounts and posts and has nothing to do with what cases say, so it cannot stand in for another post. Choose somebody else.`,
    ),
  unreached: (deputy: Text): Text =>
    text(
      `${deputy.zh}还没有绑定账号，收不到消息，请先绑定或另选一人。`,
      `${deputy.en} has no bound account and gets no messages: bind one first, or choose somebody else.`,
    ),
  apart: text(
    "信息公开岗、秘书处和保密员互相把关，不能由一个人代办。",
    "The publisher and the secretariat, and the secrecy officer, check each other; one person cannot be both.",
  ),
  newAccount: (until: Text): Text =>
    text(
      `您的账号刚绑定不久，${until.zh}以前不能安排代办或委托。要得急的话，请本单位负责人或秘书处登记。`,
      `Your account was bound a short while ago: until ${until.en} it names no deputy and entrusts nobody. If it is urgent, the head of the unit or the secretariat records it.`,
    ),
  past: text("请假从今天或以后开始。", "A leave begins today or later."),
  backwards: text("“到”不能早于“从”。", "“Until” cannot be before “from”."),
  tooLong: text(
    `一次最多${longest}天；更久请办“交接”。`,
    `At most ${longest} days at a time; for longer, hand the post over.`,
  ),
};

/** Who may record the leave, or the hand-over, of a post besides whoever holds it. */
export const mayManage = (actor: Person, of: Person): boolean =>
  actor.id === of.id ||
  actor.roles.includes("secretariat") ||
  actor.roles.includes("admin") ||
  (actor.organisation === of.organisation && actor.roles.includes("head"));

/** Why an account that is new puts nobody in a place: through them it would see what it does not yet see itself. */
export const tooNew = ({ newUntil }: Person): Refusal | undefined =>
  newUntil === undefined ? undefined : new Refusal(words.newAccount(momentText(newUntil)));

/** The days of a leave or an entrustment in words. */
export const spanOf = ({ from, until }: Pick<Cover, "from" | "until">): readonly [Text, Text] => [
  dayWithWeekday(from),
  dayWithWeekday(until),
];

/** Why nobody can be put in another's place on these days. */
export const wrongDays = (from: Day, until: Day, today: Day): Refusal | undefined => {
  if (from < today) return new Refusal(words.past, { field: "from" });
  if (until < from) return new Refusal(words.backwards, { field: "until" });
  return until > addDays(from, longest - 1)
    ? new Refusal(words.tooLong, { field: "until" })
    : undefined;
};

/** Why a post cannot be covered by another on those days. */
export const wrongDeputy = (
  directory: Directory,
  who: Person,
  deputy: string,
  span: Pick<Cover, "from" | "until">,
  today: Day,
): Refusal | undefined => {
  const refusal = (why: Text) => new Refusal(why, { field: "deputy" });
  const able = [...directory.people.values()].filter(
    ({ id, organisation }) => organisation === who.organisation && id !== who.id,
  );
  const chosen = able.find(({ id }) => id === deputy);
  if (able.length === 0) return refusal(words.noColleague);
  if (chosen === undefined)
    return refusal(
      words.sameUnit({
        zh: able.map(({ name }) => name.zh).join("、"),
        en: able.map(({ name }) => name.en).join(", "),
      }),
    );
  if (chosen.roles.some((role) => keepers.includes(role) && !who.roles.includes(role)))
    return refusal(words.keepsOut(chosen.name));
  const touching = directory.covers.filter(
    (cover) => isLeave(cover) && cover.until >= today && overlaps(cover, span),
  );
  const own = touching.find(({ person }) => person === who.id);
  if (own !== undefined) return new Refusal(words.already(...spanOf(own)));
  const stoodFor = touching.find((cover) => cover.deputy === who.id);
  if (stoodFor !== undefined)
    return new Refusal(words.isDeputy(who.name, personName(directory, stoodFor.person)));
  if (touching.some(({ person }) => person === deputy))
    return refusal(words.deputyAway(chosen.name));
  const joined = [
    who,
    chosen,
    ...touching.flatMap((cover) =>
      cover.deputy === deputy ? (directory.people.get(cover.person) ?? []) : [],
    ),
  ].flatMap((person) => standingFor(person).flatMap(({ roles }) => roles));
  return areApart(joined) ? refusal(words.apart) : undefined;
};

/** A sentence to somebody about a leave or an entrustment. */
export const noticeTo = (
  context: CommandContext,
  { key, person, title = words.leave }: { key: string; person: string; title?: Text },
  said: Text,
): NewNotice => ({
  id: context.newId(),
  key: `${key}:${person}`,
  recipient: { to: "person", id: person },
  content: { is: "plain", card: note(title, [said]) },
  createdAt: context.now,
  nextTryAt: context.now,
});

/** Word to a deputy that it acts for a post. */
export const toldToDeputy = (context: CommandContext, who: Person, cover: Cover): NewNotice =>
  noticeTo(
    context,
    { key: `leave:${cover.id}`, person: cover.deputy },
    words.told(who.name, ...spanOf(cover)),
  );

/** Asks a second person to confirm a deputy of a post with powers. */
const askForDeputy = async (
  context: CommandContext,
  who: Person,
  cover: Cover,
): Promise<CommandResult | Refusal> => {
  const { actor, directory, store, event, now } = context;
  if (!canBeAsked(directory, { post: who.id, by: actor.id })) return new Refusal(nobodyToAsk);
  const open = await store.openPostRequests(now);
  const same = open.find(({ post, change }) => post === who.id && change.is === "deputy");
  if (same !== undefined) return new Refusal(words.alreadyAsked(same.number));
  const change = { is: "deputy", cover } as const;
  const { said, ...kept } = await askSecond(context, { post: who, by: actor.id, change });
  const saved = await store.save({ seen: { event, actor: actor.id, at: now }, ...kept });
  return saved === "saved" ? { card: note(words.leave, said) } : new Refusal(flowWords.alreadyDone);
};

/** The post meant by a form: the one named, or the one who asks. */
const personMeant = ({ actor, directory }: CommandContext, post: string | undefined): Person =>
  (post === undefined ? undefined : directory.people.get(post)) ?? actor;

/** The kinds of matter an entrustment is for, in words. */
export const kindsNamed = (flows: readonly Flow[], kinds: readonly string[]): Text =>
  joinAnd(flows.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name));

/** 请假 leave: a colleague acts for a post from one day to another. */
export const leave = command({
  id: "leave",
  label: words.leave,
  names: ["请假", "leave"],
  says: [
    "外出培训，工作转给另一个联络员",
    "轮休，备岗顶两天",
    "I won't be in tomorrow, put someone in for me",
    "我出差几天",
    "明天不在",
    "休年假",
    "要出门",
    "请三天假",
    "外出学习",
    "i am off tomorrow",
    "on leave until friday",
    "away next week",
    "我要请假",
    "下周请假",
    "休假",
    "出差谁替我",
    "找人替我",
    "我不在",
    "产假",
    "i am on leave",
    "i will be away",
    "need a stand-in",
    "holiday next week",
    "out of office",
  ],
  help: words.leaveHelp,
  form: {
    from: optional(
      day(words.from, {
        main: true,
        tense: "future",
        spanTo: "until",
        also: ["开始", "开始日期", "开始时间", "起"],
        prefill: ({ today }) => today,
      }),
    ),
    until: day(words.until, {
      tense: "future",
      also: ["结束", "结束日期", "结束时间", "止", "至"],
    }),
    deputy: one(words.deputy, "people"),
    post: optional(one(words.post, "people", { help: words.postHelp })),
  },
  run: async ({ from: first, until, deputy, post }, context) => {
    const { directory, actor, today, store, event, now } = context;
    const from = first ?? today;
    const who = personMeant(context, post);
    if (!mayManage(actor, who)) return new Refusal(words.notYours);
    if (who.roles.some((role) => personal.includes(role)))
      return new Refusal(words.personal(who.name));
    const stands =
      tooNew(actor) ??
      wrongDays(from, until, today) ??
      wrongDeputy(directory, who, deputy, { from, until }, today);
    if (stands !== undefined) return stands;
    const cover = { id: context.newId(), person: who.id, deputy, from, until };
    if (needsSecond(directory, who, "deputy", actor.id)) return askForDeputy(context, who, cover);
    const span = spanOf(cover);
    const said = words.done(who.name, personName(directory, deputy), ...span);
    const watched = await tellOfPost(context, {
      post: who,
      by: actor.id,
      said: postEvents.deputy(who.name, personName(directory, deputy), ...span),
    });
    await store.save({
      seen: { event, actor: actor.id, at: now },
      cover,
      postEntries: watched.postEntries,
      notices: [
        ...watched.notices,
        ...(deputy === actor.id ? [] : [toldToDeputy(context, who, cover)]),
      ],
    });
    const warning = directory.bound.has(deputy)
      ? []
      : [paragraph(words.unreached(personName(directory, deputy)), "warning")];
    const plain = note(words.leave, [said]);
    return { card: { ...plain, body: [...plain.body, ...warning] } };
  },
});

/** 销假 back: whoever is on leave is back, or does not go. */
export const back = command({
  id: "back",
  label: words.back,
  names: ["销假", "back"],
  says: [
    "回来了，把代办取消",
    "我回来上班了",
    "出差回来了",
    "假休完了",
    "i'm back",
    "我回来了",
    "回来上班",
    "休假结束",
    "不用替了",
    "i am back",
    "back at work",
  ],
  help: words.backHelp,
  form: { post: optional(one(words.post, "people", { main: true, help: words.postHelp })) },
  run: async ({ post }, context) => {
    const { directory, actor, today, store, event, now } = context;
    const who = personMeant(context, post);
    if (!mayManage(actor, who)) return new Refusal(words.notYours);
    const next = directory.covers
      .filter((cover) => isLeave(cover) && cover.person === who.id && cover.until >= today)
      .sort((a, b) => a.from.localeCompare(b.from))[0];
    if (next === undefined) return new Refusal(words.notAway(who.name));
    const said = words.ended(who.name);
    const watched = await tellOfPost(context, {
      post: who,
      by: actor.id,
      said: postEvents.back(who.name),
    });
    await store.save({
      seen: { event, actor: actor.id, at: now },
      endedCover: next.id,
      postEntries: watched.postEntries,
      notices: [
        ...watched.notices,
        ...(next.deputy === actor.id
          ? []
          : [noticeTo(context, { key: `back:${next.id}`, person: next.deputy }, said)]),
      ],
    });
    return { card: note(words.back, [said]) };
  },
});

/** The leaves somebody is told of: all for the secretariat and the administrator, otherwise those of the own unit. */
const knownPerson = ({ directory, actor, today }: CommandContext): readonly Cover[] =>
  directory.covers.filter(
    ({ person, until, endedAt }) =>
      endedAt === undefined &&
      until >= today &&
      (actor.roles.includes("secretariat") ||
        actor.roles.includes("admin") ||
        directory.people.get(person)?.organisation === actor.organisation),
  );

/** 代办 covers: who is on leave, and who acts for them. */
export const covers = command({
  id: "covers",
  shows: true,
  label: words.covers,
  names: ["代办", "谁在代办", "covers"],
  says: [
    "谁休假了，谁顶着",
    "他请假了，谁替他",
    "谁请假了",
    "谁在替",
    "who is away",
    "不在的时候谁顶我",
    "谁替我",
    "谁代班",
    "我的活谁接",
    "who stands in for me",
    "谁在替我",
    "谁代我的班",
    "现在谁代办",
    "who covers for me",
    "who stands in",
  ],
  help: words.coversHelp,
  form: {},
  run: async (_, context) => {
    const { directory, actor, flows } = context;
    const list = knownPerson(context);
    const own = list.some((cover) => isLeave(cover) && cover.person === actor.id);
    return {
      card: {
        title: words.covers,
        body:
          list.length === 0
            ? [paragraph(words.nobody)]
            : [
                facts(
                  ...list.map((cover) => {
                    const [from, until] = spanOf(cover);
                    const deputy = personName(directory, cover.deputy);
                    if (cover.entrusts !== undefined)
                      return [
                        personName(directory, cover.person),
                        words.entrusted(deputy, kindsNamed(flows, cover.entrusts), from, until),
                      ] as const;
                    return [
                      personName(directory, cover.person),
                      text(
                        `${from.zh} 至 ${until.zh}，由${deputy.zh}代办`,
                        `${from.en} to ${until.en}, covered by ${deputy.en}`,
                      ),
                    ] as const;
                  }),
                ),
              ],
        actions: [
          own
            ? action(words.back, { command: "back", answers: {} })
            : action(words.leave, { command: "leave" }),
          ...context.commands
            .filter((one) => ["entrust", "revoke"].includes(one.id) && mayRun(actor, one))
            .map(({ id, label }) => action(label, { command: id })),
        ],
      },
    };
  },
});
