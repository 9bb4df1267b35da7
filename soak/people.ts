import fc from "fast-check";
import { dayOf, type Instant } from "../src/calendar/day.ts";
import { commandsFor, verbsOf } from "../src/catalog.ts";
import type { Press } from "../src/chat/card.ts";
import type { Reply, Request } from "../src/chat/exchange.ts";
import type { Question } from "../src/chat/field.ts";
import type { Matter } from "../src/flow/matter.ts";
import { standingOn } from "../src/people/cover.ts";
import { demoPeople } from "../src/people/demo.ts";
import type { Directory } from "../src/people/directory.ts";
import { openScene, type Scene } from "../test/scene.ts";
import { chanceOf } from "./chance.ts";
import { mergeUnits } from "./merging.ts";
import { allMatters, deadEnds, falseClaims, faultsOf, mayKnow } from "./model.ts";
import { answersTo, anything, cast, lineOf, type Saying, stepOpen } from "./sayings.ts";
import { severalLine } from "./several.ts";

/** One thing that happens; which, how and to what follows from the seed. */
type Happening = {
  readonly is:
    | "says"
    | "presses"
    | "together"
    | "several"
    | "acts"
    | "passes"
    | "delivers"
    | "sends"
    | "merges";
  readonly seed: number;
};

const happening: fc.Arbitrary<Happening> = fc.record({
  is: fc.constantFrom(
    "says",
    "says",
    "says",
    "presses",
    "presses",
    "presses",
    "together",
    "several",
    "several",
    "several",
    "acts",
    "acts",
    "acts",
    "acts",
    "passes",
    "delivers",
    "sends",
    "merges",
  ),
  seed: fc.noBias(fc.integer({ min: 0, max: 0x7fffffff })),
});

const canaryShape = /雀\d+鸟/g;
/** The number of a matter, wherever it stands. */
export const codeShape = /[A-Z]{2}-\d{4}-\d{4,}/;
/** The marked words in anything. */
export const canariesIn = (value: unknown): ReadonlySet<string> =>
  new Set(JSON.stringify(value)?.match(canaryShape));

/** A button that somebody was shown, with the questions it submits. */
type Button = {
  readonly who: string;
  readonly press: Press;
  readonly questions?: readonly Question[];
};

export const groups = [
  ["gov-office.secretariat", "group:linkage", "联动群"],
  ["police.liaison", "group:police", "公安局"],
  ["water.liaison", "group:water", "水务局"],
] as const;

/** What every county begins with: matters of each kind, one restricted, one that accuses a unit. */
export const begun = [
  ["town-qingquan.liaison", "提交线索 标题=? 类别=水污染 事实=? 地点=? 日期=昨天 来源=履职"],
  ["town-qingquan.liaison", "提交线索 标题=? 类别=电信网络诈骗 事实=? 地点=? 日期=昨天 来源=投诉"],
  [
    "police.liaison",
    "提交线索 标题=? 类别=水污染 事实=? 地点=? 日期=昨天 来源=履职 责任单位=水务局 接收单位=检察院",
  ],
  [
    "procuratorate.procurator",
    "登记建议 标题=? 文号=山检建〔2026〕77号 类型=公益诉讼 单位=水务局 送达日期=昨天 异议期=10 内容=?",
  ],
  [
    "procuratorate.procurator",
    "登记建议 标题=? 文号=山检建〔2026〕79号 类型=公益诉讼 单位=水务局、公安局、生态环境分局 送达日期=昨天 异议期=10 内容=?",
  ],
  ["gov-office.secretariat", "安排会议 标题=? 时间=明天15:00 参会单位=水务局、公安局 议题=?"],
  [
    "gov-office.secretariat",
    "任务 交办 标题=? 牵头单位=水务局 配合单位=公安局、生态环境分局 到期=2026-12-10 完成标准=? 依据=?",
  ],
  ["gov-office.secretariat", "任务 交办 标题=? 牵头单位=公安局 到期=2026-12-10 关联事项=jy1"],
  [
    "procuratorate.procurator",
    "提起磋商 标题=? 单位=水务局、公安局 立案日期=昨天 事项=? 类别=水污染",
  ],
  [
    "procuratorate.procurator",
    "发出调阅 标题=? 文号=山检调〔2026〕78号 单位=水务局 清单=? 形式=原件 另一承办人=检察院案件受理岗 送达日期=昨天",
  ],
  [
    "water.liaison",
    "发现移送 标题=? 嫌疑人=李某某 罪名=? 事实=? 经办人=water.liaison、water.liaison-2",
  ],
  ["water.liaison", "报批 ys1 ?"],
  ["water.head", "批准移送 ys1 今天 09:00"],
  ["water.liaison", "发出 ys1 材料=移送书、调查报告"],
  ["procuratorate.procurator", "移交意见 标题=? 被不起诉人=王某某 违法事实=? 不起诉日期=昨天"],
  ["procuratorate.procurator", "登记 yj1"],
  ["procuratorate.procurator", "移交意见 标题=? 被不起诉人=王某某 违法事实=? 不起诉日期=昨天"],
  ["procuratorate.procurator", "登记 yj2"],
  ["procuratorate.procurator", "拟意见 yj2 处罚意见=? 主管机关=水务局 证据=?"],
  ["procuratorate.chief", "批准 yj2"],
  ["procuratorate.procurator", "送达 yj2 文号=山检意〔2026〕79号"],
  [
    "procuratorate.procurator",
    "登记建议 标题=? 文号=山检建〔2026〕78号 类型=公益诉讼 单位=水务局、公安局、生态环境分局 送达日期=昨天 异议期=10 整改期限=2026-12-21 内容=?",
  ],
  [
    "court.clerk",
    "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-12-18 09:00 地点=?",
  ],
  [
    "procuratorate.procurator",
    "提请听证 标题=? 案件类型=公益诉讼 听证事项=? 公开=是 时间=2026-12-18 15:00",
  ],
  ["industry-federation.liaison", "提交诉求 标题=? 诉求内容=? 责任单位=水务局 重点产业=是"],
  [
    "town-qingquan.liaison",
    "申请外出 对象编号=矫2026-07 事由=? 目的地=兰州市 出发日期=2026-12-09 返回日期=2026-12-10 证明材料=?",
  ],
  ["petition.liaison", "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=?"],
  [
    "water.liaison",
    "计划普法 ? 形式=集中宣传 场所=乡村 活动日期=2026-12-11 地点=? 协办单位=清泉镇",
  ],
  ["procuratorate.procurator", "转介救助 受助编号=救2026-07 单位=清泉镇 困难情况=?"],
  ["town-qingquan.liaison", "强制报告 情形=性侵害 发现场所=学校 报警时间=昨天20:05"],
  ["labour.liaison", "申请支持起诉 当事人编号=支2026-07 人群=农民工 诉求=? 请求金额=8000"],
  ["water.liaison", "法律咨询 ?"],
  [
    "procuratorate.procurator",
    "登记建议 标题=? 文号=山检建〔2026〕76号 类型=社会治理 单位=林草局 送达日期=2026-09-21 异议期=10 内容=?",
  ],
  ["gov-office.publisher", "公布 编制 2026年第三季度"],
] as const;

/** When a county begins: on a Monday, before a rest day, before a holiday. */
const beginnings = [
  "2026-11-23T01:00:00.000Z",
  "2026-11-27T01:00:00.000Z",
  "2026-12-04T01:00:00.000Z",
] as const;

const verbs = verbsOf(commandsFor("山丹县", true));

/** A county in which things happen by chance, watched after each. */
const openWorld = async (at: Instant = beginnings[0]) => {
  const scene: Scene = await openScene(at);
  for (const [who, group, as] of groups)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
  const now = async (): Promise<Directory> =>
    standingOn(await scene.store.directory(), dayOf(scene.clock.now()));
  /** As it was before what happened, and as it is after. */
  let directories: readonly Directory[] = [await now()];
  const buttons: Button[] = [];
  const happened: string[] = [];
  /** In which matters each marked word stands. */
  const stands = new Map<string, Set<string>>();
  /** Who has sent each marked file. */
  const sender = new Map<string, string>();
  let matters: ReadonlyMap<string, Matter> = new Map();
  let canaries = 0;
  let events = 0;
  let heard = 0;
  const looked = new WeakSet<object>();
  /** The posts of accounts that have come to another since their unit has gone. */
  const posts = new Map<string, string>();

  const fail = (fault: string): never => {
    throw new Error(`${fault}\nafter\n${happened.slice(-12).join("\n")}`);
  };

  const sayingOf = (seed: number): Saying => ({
    chance: chanceOf(seed),
    today: dayOf(scene.clock.now()),
    codes: [...matters.keys()],
    verbs,
    canary: () => `雀${++canaries}鸟`,
  });

  const remember = (who: string, reply: Reply): void => {
    const form = "form" in reply ? reply.form : undefined;
    const card = "card" in reply ? reply.card : undefined;
    for (const { press } of [...(card?.actions ?? []), ...(form?.actions ?? [])])
      buttons.push({ who, press });
    if (form !== undefined) buttons.push({ who, press: form.submit, questions: form.questions });
    buttons.splice(0, Math.max(0, buttons.length - 60));
  };

  const somebody = ({ chance }: Saying): string => {
    if (chance.is(0.02)) return "a stranger";
    return chance.is(0.85) ? chance.pick(cast) : (chance.pick(demoPeople)?.id ?? "admin");
  };

  const requestOf = (is: "says" | "presses", saying: Saying, make = lineOf): Request => {
    const { chance } = saying;
    const button = is === "presses" ? chance.pick(buttons) : undefined;
    // Mostly the one who was shown it, sometimes whoever else got hold of it.
    const who = button !== undefined && chance.is(0.8) ? button.who : somebody(saying);
    const questions = button?.questions;
    const inGroup = chance.is(0.08);
    return {
      platform: "web",
      account: who,
      event: `soak-${++events}`,
      surface: inGroup
        ? {
            is: "group",
            conversation: chance.pick(groups)[1],
            mentioned: chance.is(0.5),
          }
        : { is: "direct", conversation: `direct:${who}` },
      said:
        button === undefined
          ? { is: "line", line: make(saying) }
          : {
              is: "press",
              press:
                questions === undefined
                  ? button.press
                  : { ...button.press, answers: answersTo(saying, questions) },
            },
    };
  };

  /** Whether somebody may have known one of these matters before what happened, or may now. */
  const mayHaveKnown = (
    who: string,
    codes: ReadonlySet<string> | undefined,
    before: ReadonlyMap<string, Matter>,
  ): boolean => {
    const as = directories.flatMap(({ people }) => people.get(posts.get(who) ?? who) ?? []);
    return [...(codes ?? [])].some((code) =>
      [before.get(code), matters.get(code)].some(
        (one) => one && as.some((person) => mayKnow(person, one)),
      ),
    );
  };

  const look = async (
    exchanges: readonly { readonly request: Request; readonly reply: Reply }[],
  ): Promise<void> => {
    const before = matters;
    matters = await allMatters(scene.store);
    const directory = await now();
    directories = [...directories.slice(-1), directory];
    for (const [code, matter] of matters) {
      const was = before.get(code);
      if (was?.version === matter.version) continue;
      const entries = await scene.store.entries(code);
      for (const canary of canariesIn([matter, entries]))
        stands.set(canary, (stands.get(canary) ?? new Set()).add(code));
      const [fault] = await faultsOf(scene.store, directory, was, matter);
      if (fault !== undefined) fail(fault);
    }
    const cards = exchanges.flatMap(({ reply }) => ("card" in reply ? [reply.card] : []));
    const fresh = scene.messages.map(({ post }) => post).filter((post) => !looked.has(post));
    for (const card of [...cards, ...fresh.map(({ card }) => card)]) {
      const [claim] = await falseClaims(scene.store, directory, card);
      if (claim !== undefined) fail(claim);
    }
    for (const { request, reply } of exchanges) {
      // What stands as a matter's card is drawn anew as that card: an answer of another sort would vanish.
      if (
        reply.is === "card" &&
        reply.matter !== undefined &&
        !reply.card.title.zh.includes(reply.matter)
      )
        fail(`${reply.card.title.zh} stands as the card of ${reply.matter}`);
      const own = canariesIn(request);
      for (const canary of canariesIn(reply))
        if (
          !own.has(canary) &&
          sender.get(canary) !== request.account &&
          !mayHaveKnown(request.account, stands.get(canary), before)
        )
          fail(`${request.account} was told ${canary}: ${JSON.stringify(reply)}`);
    }
    // The note to whoever is late is kept with its notice, in no history: it is of the matter it is about.
    for (const { request } of exchanges) {
      const [code] = JSON.stringify(request.said).match(codeShape) ?? [];
      if (code === undefined) continue;
      for (const canary of canariesIn(request))
        if (!stands.has(canary)) stands.set(canary, new Set([code]));
    }
    for (const post of fresh) {
      looked.add(post);
      const [kind = "", who = ""] = post.conversation.split(":");
      for (const canary of canariesIn(post))
        if (kind === "group" || !mayHaveKnown(who, stands.get(canary), before))
          fail(`${post.conversation} was sent ${canary}: ${JSON.stringify(post)}`);
    }
    for (const line of scene.logged.slice(heard)) {
      if (/failed|not handed over|not settled|雀\d+鸟/.test(line)) fail(`logged: ${line}`);
    }
    heard = scene.logged.length;
  };

  /** A file whose name and content are marked, sent with a line. */
  const sent = async (saying: Saying): Promise<void> => {
    const request = requestOf("says", saying);
    const marked = saying.canary();
    sender.set(marked, request.account);
    const received = await scene.bot.receive({
      platform: request.platform,
      account: request.account,
      name: `${marked}.txt`,
      content: new TextEncoder().encode(`${marked} ${marked}`),
    });
    if (request.said.is !== "line" || !("id" in received)) return look([]);
    return asked([{ ...request, said: { ...request.said, files: [received.id] } }]);
  };

  const asked = async (requests: readonly Request[]): Promise<void> => {
    for (const { account, surface, said } of requests)
      happened.push(`${account} (${surface.is}): ${JSON.stringify(said)}`);
    const replies = await Promise.all(requests.map((request) => scene.bot.handle(request)));
    const exchanges = requests.flatMap((request, index) => {
      const reply = replies[index];
      return reply === undefined ? [] : [{ request, reply }];
    });
    await look(exchanges);
    for (const { request, reply } of exchanges) remember(request.account, reply);
  };

  for (const [who, line] of begun) {
    const said = line.replace(/\?/g, () => `雀${++canaries}鸟`);
    const asked = await scene.says(who, said);
    // A meeting on a rest day is asked about first.
    const restDay = asked.text.includes("是休息日");
    const { reply } = restDay ? await asked.press("确认这样安排") : asked;
    if (reply.is !== "card") fail(`${said} was answered ${JSON.stringify(reply)}`);
    remember(who, reply);
  }
  await look([]);

  return {
    happens: async ({ is, seed }: Happening): Promise<void> => {
      const saying = sayingOf(seed);
      const { chance } = saying;
      switch (is) {
        case "sends":
          return sent(saying);
        case "says":
        case "presses":
          return asked([requestOf(is, saying)]);
        case "together": {
          const one = requestOf("presses", saying);
          const repeated = chance.is(0.3) ? [one] : [];
          const others = Array.from({ length: 1 + chance.below(3) }, () =>
            requestOf(chance.is(0.7) ? "presses" : "says", saying),
          );
          return asked([one, ...repeated, ...others]);
        }
        case "several": {
          const { who: account, line } = severalLine(saying, matters.values());
          const surface = { is: "direct" as const, conversation: `direct:${account}` };
          // Every now and then it was a mistake, taken back at once.
          for (const said of chance.is(0.15) ? [line, "更正"] : [line]) {
            const event = `soak-${++events}`;
            await asked([
              { platform: "web", account, event, surface, said: { is: "line", line: said } },
            ]);
          }
          return undefined;
        }
        case "acts": {
          const matter = chance.pick([...matters.values()]);
          const taken = matter && stepOpen(saying, matter, directories.at(-1), scene.clock.now());
          if (taken === undefined) return undefined;
          const { who: account, line } = taken;
          const surface = { is: "direct" as const, conversation: `direct:${account}` };
          const event = `soak-${++events}`;
          return asked([{ platform: "web", account, event, surface, said: { is: "line", line } }]);
        }
        case "passes": {
          const hours = chance.pick([1, 8, 24, 72]);
          happened.push(`${hours} hours pass`);
          await scene.moveTo(
            new Date(Date.parse(scene.clock.now()) + hours * 3_600_000).toISOString(),
          );
          return look([]);
        }
        case "merges": {
          const { said, comes } = await mergeUnits(scene, saying);
          happened.push(said);
          if (comes !== undefined) posts.set(comes.account, comes.post);
          return look([]);
        }
        case "delivers":
          await scene.bot.sweep();
          await scene.bot.deliver();
          return look([]);
      }
    },
    types: (seed: number): Promise<void> => asked([requestOf("says", sayingOf(seed), anything)]),
    close: scene.close,
    counts: () => ({ matters: matters.size, messages: scene.messages.length }),
  };
};

/** What random people did, all in all. */
export type Lived = { readonly matters: number; readonly messages: number };

const perCounty = 60;

/**
 * Random people say and press random things in random matters, alone and at once, while time passes;
 * throws at the first thing that must not be, with what led to it and the seed that repeats it.
 */
export const livePeople = async (steps: number, seed: number): Promise<Lived> => {
  const [gap] = deadEnds();
  if (gap !== undefined) throw new Error(gap);
  const lived = { matters: 0, messages: 0 };
  const length = Math.min(steps, perCounty);
  const checked = await fc.check(
    fc.asyncProperty(
      fc.array(happening, { minLength: length, maxLength: length, size: "max" }),
      async (happenings) => {
        const [{ seed: first } = { seed: 0 }] = happenings;
        const world = await openWorld(chanceOf(first).pick(beginnings));
        try {
          for (const one of happenings) await world.happens(one);
        } finally {
          const { matters, messages } = world.counts();
          lived.matters += matters;
          lived.messages += messages;
          await world.close();
        }
      },
    ),
    { numRuns: Math.ceil(steps / perCounty), seed, endOnFailure: true },
  );
  if (checked.failed)
    throw new Error(`seed ${seed}, county ${checked.numRuns}`, { cause: checked.errorInstance });
  return lived;
};

/** Types so many lines made of anything at all, in a county where something has happened before. */
export const typeAnything = async (lines: number, seed: number): Promise<Lived> => {
  const chance = chanceOf(seed);
  const world = await openWorld();
  try {
    for (let made = 0; made < 20; made += 1)
      await world.happens({ is: "says", seed: chance.below(0x7fffffff) });
    for (let typed = 0; typed < lines; typed += 1) await world.types(chance.below(0x7fffffff));
    return world.counts();
  } finally {
    await world.close();
  }
};
