import { commandsFor, verbsOf } from "../src/catalog.ts";
import type { Request } from "../src/chat/exchange.ts";
import { demoPeople } from "../src/people/demo.ts";
import { openScene } from "../test/scene.ts";
import { chanceOf } from "./chance.ts";
import { allMatters, mayKnow } from "./model.ts";
import { begun, groups } from "./people.ts";
import { cast } from "./sayings.ts";

const verbs = verbsOf(commandsFor("山丹县", true));

/** The ways a matter can be asked about: typed or pressed, to be begun or with answers, in private or in a group. */
const ways = ["typed", "typed with words", "asked", "pressed", "pressed with answers"] as const;

/** What is said of a matter with a command, one way. */
const saidOf = (
  way: (typeof ways)[number],
  { id, names }: (typeof verbs)[number],
  code: string,
): Request["said"] => {
  switch (way) {
    case "typed":
      return { is: "line", line: `${names[0]} ${code}` };
    case "typed with words":
      return { is: "line", line: `${names.at(-1)} ${code} 情况属实` };
    case "asked":
      return { is: "line", line: code };
    case "pressed":
      return { is: "press", press: { command: id, code } };
    case "pressed with answers":
      return { is: "press", press: { command: id, code, answers: { reason: "情况属实" } } };
  }
};

/** A reply as it reads with every number of a matter made alike. */
export const alike = (reply: unknown, code: string): string =>
  JSON.stringify(reply)
    .replaceAll(code.slice(-4), "0000")
    // So are the numbers that our own examples are written with.
    .replace(/-000[1-3]/g, "-0000")
    // Where a number is typed for a name, what is nearest to it goes by its figures alone.
    .replace(/最接近的是：.*?（共|The nearest are: .*?\(\d/g, "")
    // What keeps a form from being submitted twice is new each time.
    .replace(/"key":"[0-9a-z]{25,}"/g, '"key":""');

/** What a unit says of itself in its share, with words no other unit's share has. */
const sharesTold = [
  { unit: "water", name: "水务局", word: "甲水堤坝" },
  { unit: "ecology", name: "生态环境分局", word: "乙生监测" },
  { unit: "natural-resources", name: "自然资源局", word: "丙自复绿" },
] as const;

/**
 * The addressees of a recommendation to several units, each against every command: nothing of what another
 * has said or done is answered to it, in private or in the list of what is late, but whether it has replied.
 */
export const askAddressees = async (): Promise<{
  readonly cells: number;
  readonly faults: readonly string[];
}> => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  const procurator = "procuratorate.procurator";
  try {
    await scene.says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局、生态环境分局、自然资源局 送达日期=2025-08-01 异议期=10 内容=依法查处",
    );
    for (const { unit, word } of sharesTold) {
      await scene.says(`${unit}.liaison`, "签收 jy1");
      await scene.says(`${unit}.liaison`, `异议 jy1 ${word}不归本单位`);
      await scene.says(`${unit}.liaison`, `回复 jy1 采纳情况=全部采纳 措施=${word}已办`);
    }
    await scene.moveTo("2025-10-20T01:00:00.000Z");
    for (const { unit, name, word } of sharesTold)
      if (unit !== "water")
        await scene.says(
          procurator,
          `核实 jy1 被建议单位=${name} 结果=未到位 核实情况=${word}未完成`,
        );
    const code = "JY-2025-0001";
    const faults: string[] = [];
    let cells = 0;
    for (const { unit } of sharesTold) {
      const others = sharesTold.filter((one) => one.unit !== unit);
      for (const post of ["liaison", "head"])
        for (const verb of verbs.filter(({ about, ofMatter }) => about === "matter" || ofMatter)) {
          const who = `${unit}.${post}`;
          const { text } = await scene.presses(who, { command: verb.id, code });
          cells += 1;
          const said = text.replace(/同文还致: .*/g, "");
          for (const { name, word } of others)
            if (said.includes(word) || said.includes(name))
              faults.push(`${who}: ${verb.id} was told of ${name}: ${said}`);
        }
      for (const post of ["liaison", "head"])
        for (const line of ["谁没办", "待办", "列表", "催办", "搜索 依法"]) {
          const { text } = await scene.says(`${unit}.${post}`, line);
          cells += 1;
          for (const { name, word } of others)
            if (text.includes(word) || text.includes(name))
              faults.push(`${unit}.${post}: ${line} was told of ${name}: ${text}`);
        }
    }
    return { cells, faults };
  } finally {
    await scene.close();
  }
};

/**
 * Cells of the access matrix by chance: command × post × matter × surface × way of asking. To whoever
 * may not know of a matter it has to be answered as a number nobody has ever given.
 */
export const askOutside = async (
  cells: number,
  seed: number,
): Promise<{ readonly cells: number; readonly faults: readonly string[] }> => {
  const chance = chanceOf(seed);
  const scene = await openScene("2026-11-23T01:00:00.000Z");
  try {
    for (const [who, group, as] of groups)
      await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
    for (const [who, line] of begun) await scene.says(who, line.replace(/\?/g, "某事"));
    // One of every level: what stands at level 2 and 3 is reached by the fewest.
    await scene.says("police.liaison", "隔离 xs3");
    const directory = await scene.store.directory();
    const matters = [...(await allMatters(scene.store)).values()];
    const faults = ([1, 2, 3] as const).flatMap((level) =>
      matters.some(({ visibility }) => visibility === level) ? [] : [`no matter of level ${level}`],
    );
    let asked = 0;
    for (let tries = 0; asked < cells && tries < cells * 20; tries += 1) {
      const verb = chance.pick(verbs);
      const matter = chance.pick(matters);
      const way = chance.pick(ways);
      const who = chance.is(0.5) ? chance.pick(cast) : (chance.pick(demoPeople)?.id ?? "admin");
      const person = directory.people.get(who);
      if (verb === undefined || matter === undefined || person === undefined) continue;
      // What stands alone or begins a matter acts, whatever number follows it.
      if (way !== "asked" && verb.about !== "matter" && verb.ofMatter !== true) continue;
      if (mayKnow(person, matter)) continue;
      const absent = matter.code.replace(/\d{4}$/, "7777");
      const group = chance.is(0.2) ? chance.pick(groups)[1] : undefined;
      const ask = async (code: string, event: string): Promise<string> =>
        alike(
          await scene.bot.handle({
            platform: "web",
            account: who,
            event,
            surface:
              group === undefined
                ? { is: "direct", conversation: `direct:${who}` }
                : { is: "group", conversation: group, mentioned: true },
            said: saidOf(way, verb, code),
          }),
          code,
        );
      const hidden = await ask(matter.code, `hidden-${tries}`);
      const nothing = await ask(absent, `absent-${tries}`);
      asked += 1;
      if (hidden !== nothing)
        faults.push(
          `${who} ${group ?? "in private"}, ${way}: ${verb.id} ${matter.code} was answered ${hidden}, and ${absent} ${nothing}`,
        );
    }
    if (asked < cells) faults.push(`only ${asked} of ${cells} cells were asked`);
    const after = await allMatters(scene.store);
    for (const { code, version } of matters)
      if (after.get(code)?.version !== version) faults.push(`${code} was changed by an outsider`);
    return { cells: asked, faults };
  } finally {
    await scene.close();
  }
};
