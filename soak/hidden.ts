import { canSee, sightOf } from "../src/flow/access.ts";
import type { Matter } from "../src/flow/matter.ts";
import { keptBefore } from "../test/adapters/kept.ts";
import { openCounty, type ThreePlatforms } from "../test/adapters/three-platforms.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { allMatters } from "./model.ts";

const posts = [
  "procuratorate.intake",
  "procuratorate.procurator",
  "procuratorate.chief",
  "water.liaison",
  "water.head",
  "gov-office.secrecy",
  "gov-office.secretariat",
  "ecology.liaison",
] as const;
type Post = (typeof posts)[number];

/** A word that stands in nothing but one matter. */
const canaryOf = (number: number): string =>
  `雀${[...String(1000 + number)].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)]).join("")}`;

const places = ["北桥", "东渠", "南闸", "西沟", "老街", "新村", "旧厂", "河口"];

/** How somebody looks for something, `code` as it is typed. */
const looking = (code: string, canary: string): readonly string[] => [
  "待办",
  "列表",
  "列表 线索",
  "谁没办",
  "台账",
  `搜索 ${canary}`,
  code,
  `查 ${code}`,
  `期限 ${code}`,
  `投递 ${code}`,
  `附件 ${code}`,
  `文书 ${code}`,
  `导出 ${code}`,
  `更多 ${code}`,
];

/** What somebody does in a matter, or begins to do: a form is left open where something is missing. */
const doing = (code: string, canary: string): readonly string[] => [
  `补充 ${code}`,
  `补充 ${code} ${canary}又见`,
  `受理 ${code}`,
  `退回 ${code}`,
  `退回 ${code} 理由=${canary}不属于这里`,
  `决定立案 ${code}`,
  `合并 ${code}`,
  `勘误 ${code}`,
  `转建议 ${code}`,
  `更正 ${code}`,
  "更正",
];

/** What hides a matter from somebody. */
const hiding: readonly (readonly [Post, (code: string, chance: Chance) => string])[] = [
  ["procuratorate.chief", (code, chance) => `回避 ${code} 回避人=${chance.pick(posts)} 理由=亲属`],
  ["procuratorate.intake", (code) => `回避 ${code} 亲属`],
  ["procuratorate.intake", (code) => `提级 ${code} 涉及举报人安全`],
  ["procuratorate.chief", (code) => `隔离 ${code}`],
  ["procuratorate.chief", (code) => `追加责任单位 ${code} 水务局`],
  ["gov-office.secrecy", (code) => `解除隔离 ${code} 核实过，不涉密`],
  ["gov-office.secrecy", (code) => `清除 ${code} 按保密局指令`],
];

/** Fills in and confirms whatever a line asks for, as somebody alone with the bot. */
const insists = async ({ scene }: ThreePlatforms, who: Post, line: string): Promise<void> => {
  let answer = await scene.says(who, line);
  for (let tries = 0; tries < 2 && answer.reply.is === "form"; tries += 1)
    answer = await answer.submit();
  if (answer.reply.is !== "card") return;
  const { card } = answer.reply;
  const again = card.actions.find(({ label }) => /确认|仍要|不是/.test(label.zh));
  if (again !== undefined) await scene.presses(who, again.press);
};

const readable = async (county: ThreePlatforms, who: Post, matter: Matter): Promise<boolean> => {
  const person = (await county.scene.store.directory()).people.get(who);
  return (
    person !== undefined &&
    matter.visibility < 3 &&
    matter.erasedAt === undefined &&
    canSee(sightOf(person), matter)
  );
};

/** What a hidden matter is still found by: what stands somewhere, and what is answered or offered anew. */
const foundOf = async (
  county: ThreePlatforms,
  who: Post,
  canary: string,
  code: string,
): Promise<readonly string[]> => {
  const { scene } = county;
  const account = { platform: "web", account: who };
  const kept = (await keptBefore(county, who)).map(({ is, said }) => [is as string, said] as const);
  const said: [string, string][] = [];
  // Whoever has just hidden it may take that back.
  const last = (await scene.store.entries(code)).at(-1)?.actor;
  // The officer in charge of what is quarantined is asked about it by its number.
  const asked = ["补充", "合并", "回避", "提级", "隔离", "已报告", "解除隔离", "清除"];
  const lines = ["待办", "列表", "谁没办", code, ...asked.map((word) => `${word} ${code}`)];
  for (const line of last === who ? lines : [...lines, `更正 ${code}`])
    said.push([line, JSON.stringify((await scene.says(who, line)).reply)]);
  for (const line of ["查 ", `补充 ${code.slice(0, 2)}`, "隔离 ", "合并 "])
    said.push([
      `suggested after ${line}`,
      JSON.stringify(await scene.bot.suggest(line, account, 50)),
    ]);
  said.push(["options", JSON.stringify(await scene.bot.options("matters", "", account, 100))]);
  return [...kept, ...said]
    .filter(([, all]) => all.includes(canary))
    .map(([where, all]) => {
      const at = all.indexOf(canary);
      return `${who} reads ${canary} of ${code} in ${where}: ${all.slice(Math.max(0, at - 160), at + 40)}`;
    });
};

/**
 * People on three platforms who bring matters, look at them, begin forms about them and hide them from
 * each other: afterwards nobody finds a word of what is hidden from them, in anything that was sent to
 * them, stands open before them, or is answered or offered to them; and whoever may read it still does.
 */
export const hideAnything = async (
  steps: number,
  seed: number,
): Promise<{
  readonly matters: number;
  readonly hidden: number;
  readonly faults: readonly string[];
}> => {
  const chance = chanceOf(seed);
  const county = await openCounty("2025-07-08T02:00:00.000Z", { posts, turn: seed % 3 });
  const { scene, slack } = county;
  const canaries = new Map<string, string>();
  const faults: string[] = [];
  let hidden = 0;
  let made = 0;
  const typed = (code: string): string =>
    chance.pick([code, `${code.slice(0, 2).toLowerCase()}${Number(code.slice(-4))}`]) ?? code;

  const opens = async (): Promise<void> => {
    made += 1;
    const canary = canaryOf(made);
    const who = chance.pick(["water.liaison", "ecology.liaison"] as const);
    const place = `${canary}${chance.pick(places)}${made}号`;
    const line = `提交线索 标题=${canary}标题 类别=水污染 事实=${canary}事实 地点=${place} 日期=昨天 来源=履职`;
    const before = new Set((await allMatters(scene.store)).keys());
    await county.says(who, chance.is(0.7) ? line : line.replace(" 来源=履职", ""));
    await county.fills(who, { source: "duty" }).catch(() => undefined);
    for (const [code, { title }] of await allMatters(scene.store))
      if (!before.has(code) && title.includes(canary)) canaries.set(code, canary);
  };

  const check = async (): Promise<void> => {
    await slack.delivers();
    for (const [code, matter] of await allMatters(scene.store)) {
      const canary = canaries.get(code);
      if (canary === undefined) continue;
      for (const who of posts)
        if (!(await readable(county, who, matter))) {
          hidden += 1;
          faults.push(...(await foundOf(county, who, canary, code)));
        } else if (!(await scene.says(who, code)).text.includes(canary))
          faults.push(`${who} may read ${code} and does not`);
    }
  };

  try {
    for (let step = 0; step < steps; step += 1) {
      const codes = [...canaries.keys()];
      const code = chance.pick(codes);
      const canary = code === undefined ? undefined : canaries.get(code);
      const matter = code === undefined ? undefined : await scene.store.matter(code);
      if (code === undefined || canary === undefined || matter === undefined || chance.is(0.08)) {
        await opens();
        continue;
      }
      const who = chance.pick(posts);
      if (chance.is(0.08)) {
        const [by, line] = chance.pick(hiding) ?? [];
        if (by !== undefined && line !== undefined) await insists(county, by, line(code, chance));
      } else {
        // What somebody types of a matter that is hidden from them is their own.
        const word = (await readable(county, who, matter)) ? canary : "黑水";
        const lines = chance.is(0.6) ? looking(typed(code), word) : doing(typed(code), word);
        await county.says(who, chance.pick(lines) ?? code);
        if (chance.is(0.3)) await county.fills(who, {}).catch(() => undefined);
      }
      if (step % 60 === 59 && faults.length === 0) await check();
    }
    await check();
    return { matters: canaries.size, hidden, faults: faults.slice(0, 20) };
  } finally {
    await county.close();
  }
};
