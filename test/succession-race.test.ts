import { afterEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { unitsIn } from "../src/flow/matter.ts";
import { successionOf } from "../src/people/succession.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { openScene, type Scene } from "./scene.ts";

// Mergers of units that are confirmed at the same time, and those that failed halfway.

let scene: Scene;
let other: Store | undefined;
afterEach(async () => {
  await other?.close();
  other = undefined;
  await scene.close();
});

const secretariat = "gov-office.secretariat";
const procurator = "procuratorate.procurator";
const basis = "县编办〔2026〕3号";
const begin = async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
};
const second = async (): Promise<Store> => {
  other ??= await openStore(scene.url, "kept", "OFF");
  return other;
};
const succession = async (unit: string, into: string) => {
  const of = (await scene.store.directory()).organisations.get(unit);
  if (of === undefined) throw new Error(`no ${unit}`);
  const at = scene.clock.now();
  return successionOf({ unit, into, basis, on: "2026-11-20" }, of, {
    at,
    by: secretariat,
    posts: [],
  });
};
const asks = async (unit: string, into: string) =>
  (
    await scene.says(secretariat, `通讯录 并入 ${unit} 到 ${into} 依据=${basis} 日期=2026-11-20`)
  ).press("提请核准");
const record = (unit: string, number: number) =>
  scene.says(
    procurator,
    `登记建议 标题=依法履职 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2026-11-23 异议期=10 内容=依法查处`,
  );
const receiver = async (code: string) => {
  const matter = await scene.store.matter(code);
  return matter && unitsIn(matter, "to");
};

describe("two mergers in the same second", () => {
  it.each([
    ["the first of all", []],
    ["beside one there was", [["culture", "education"]]],
  ] as const)(
    "of which each server knows one: the second learns of the first, %s",
    async (_, earlier) => {
      await begin();
      const there = await second();
      for (const [unit, into] of earlier)
        await scene.store.save({
          seen: { event: "earlier", actor: secretariat, at: scene.clock.now() },
          succession: { known: [], now: await succession(unit, into) },
        });
      const known = (await there.directory()).successions ?? [];
      const save = async (store: Store, unit: string, into: string) =>
        store.save({
          seen: { event: `merge ${unit}`, actor: secretariat, at: scene.clock.now() },
          succession: { known, now: await succession(unit, into) },
        });
      expect(
        (
          await Promise.all([
            save(scene.store, "water", "agriculture"),
            save(there, "agriculture", "water"),
          ])
        ).sort(),
      ).toEqual(["saved", "stale"]);
      for (const store of [scene.store, there])
        expect((await store.directory()).successions).toHaveLength(known.length + 1);
    },
  );

  it("confirmed on two servers: none is lost, and whoever was second is asked once more", async () => {
    await begin();
    await record("水务局", 3);
    await record("文旅局", 4);
    await asks("水务局", "农业农村局");
    await asks("文旅局", "教育局");
    const bots = [
      scene.bot,
      createBot({ store: await second(), time: scene.clock, atOnce: 1, log: () => {} }),
    ];
    const requests = await scene.store.openPostRequests(scene.clock.now());
    const confirm = (bot: (typeof bots)[number], number: string, event: string) =>
      bot.handle({
        platform: "web",
        account: "discipline.intake",
        event,
        surface: { is: "direct", conversation: "direct:discipline.intake" },
        said: { is: "line", line: `岗位核准 ${number}` },
      });
    const numbers = requests.map(({ number }) => number);
    expect(numbers).toHaveLength(2);
    const answers = await Promise.all(
      bots.map((bot, at) => confirm(bot, numbers[at] ?? "", `both ${at}`)),
    );
    const said = answers.map((one) => JSON.stringify(one));
    expect(said.some((one) => one.includes("已核准"))).toBe(true);
    for (const one of said) expect(one).toMatch(/已核准|请再按一次“核准”/);
    for (const [at, number] of numbers.entries()) await confirm(scene.bot, number, `again ${at}`);
    const { successions = [], organisations } = await scene.store.directory();
    expect(successions.map(({ unit }) => unit).sort()).toEqual(["culture", "water"]);
    expect(["water", "culture"].filter((id) => organisations.has(id))).toEqual([]);
    expect(await receiver("JY-2026-0001")).toEqual(["agriculture"]);
    expect(await receiver("JY-2026-0002")).toEqual(["education"]);
  });
});

describe("a merger that failed halfway", () => {
  it("is gone on with by the next sweep, and no part of it is done twice", async () => {
    await begin();
    await record("水务局", 3);
    await record("水务局", 4);
    const failing = new Set(["JY-2026-0002"]);
    const bot = createBot({
      store: {
        ...scene.store,
        matter: async (code) => {
          if (failing.has(code)) throw new Error("the disk is full");
          return scene.store.matter(code);
        },
      },
      time: scene.clock,
      atOnce: 1,
      log: () => {},
    });
    await scene.store.save({
      seen: { event: "decided", actor: secretariat, at: scene.clock.now() },
      succession: { known: [], now: await succession("water", "agriculture") },
    });
    await bot.sweep();
    expect(await receiver("JY-2026-0001")).toEqual(["agriculture"]);
    expect(await receiver("JY-2026-0002")).toEqual(["water"]);
    failing.clear();
    await bot.sweep();
    await bot.sweep();
    for (const code of ["JY-2026-0001", "JY-2026-0002"]) {
      expect(await receiver(code), code).toEqual(["agriculture"]);
      const entries = await scene.store.entries(code);
      expect(
        entries.filter(({ step }) => step === "succeed"),
        code,
      ).toHaveLength(1);
    }
  });
});
