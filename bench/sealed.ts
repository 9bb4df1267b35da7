import { join } from "node:path";
import type { Matter } from "../src/flow/matter.ts";
import type { Store } from "../src/store/store.ts";
import { buildChange, buildMatter } from "../test/store/fixtures.ts";
import { type County, openCounty } from "./county.ts";
import { anyWord, compared, interleaved, type Line } from "./measure.ts";

const clue = (category: string): string =>
  `提交线索 标题=${anyWord()} 类别=${category} 事实=${anyWord()}，黑水直排，味很大 地点=${anyWord()} 日期=昨天 来源=履职`;

const seeker = "police.liaison";

/** Restricted matters in which one person is named, a hundred at a time. */
const fillRestricted = async (store: Store, many: number): Promise<void> => {
  for (let from = 0; from < many; from += 100) {
    const created = Array.from({ length: 100 }, (_, index): Matter => {
      const number = from + index + 1;
      return buildMatter({
        code: `XS-2025-${String(number).padStart(4, "0")}`,
        title: `${anyWord()}案`,
        visibility: 2,
        openedAt: new Date(Date.UTC(2025, 0, 1) + number * 60_000).toISOString(),
        parties: [{ part: "handler", person: seeker }],
        fields: {
          facts: anyWord().repeat(20),
          place: "某处",
          occurredOn: "2025-01-01",
          source: "duty",
        },
      });
    });
    await store.save(buildChange({ created }));
  }
};

/** What sealing costs: the same commands where nothing is sealed. */
export const sealedLines = async (
  folder: string,
  rounds: number,
  many: number,
): Promise<readonly Line[]> => {
  const sealed = await openCounty(`file:${join(folder, "sealed.db")}`);
  const plain = await openCounty(`file:${join(folder, "plain.db")}`, "nothing sealed");
  const against = async (
    name: string,
    line: () => string,
    who: string,
    goal?: number,
  ): Promise<Line> => {
    const asked =
      ({ ask }: County) =>
      () => {
        const said = line();
        return () => ask(who, said);
      };
    const [ours = Number.NaN, theirs = Number.NaN] = await interleaved(
      [asked(sealed), asked(plain)],
      rounds,
      rounds,
    );
    return compared(`${name} | nothing sealed`, ours, theirs, goal);
  };
  const sender = "town-qingquan.liaison";
  const lines = [
    await against("submit a clue of level 1", () => clue("水污染"), sender, 1.1),
    await against("submit a clue of level 2", () => clue("电信网络诈骗"), sender, 1.3),
    await against("list, a third of level 2", () => "列表", seeker, 1.3),
  ];
  await fillRestricted(sealed.store, many);
  await fillRestricted(plain.store, many);
  lines.push(
    await against(
      `search words among ${many.toLocaleString("en")} of level 2`,
      () => `搜索 ${anyWord()}`,
      seeker,
    ),
  );
  await sealed.close();
  await plain.close();
  return lines;
};
