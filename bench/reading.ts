import { join } from "node:path";
import type { Card } from "../src/chat/card.ts";
import type { Reply } from "../src/chat/exchange.ts";
import { openCounty } from "./county.ts";
import { fill, unitWithFew } from "./fill.ts";
import { compared, interleaved, type Line } from "./measure.ts";

const people = [
  ["a liaison", "town-qingquan.liaison"],
  ["the secretariat", "gov-office.secretariat"],
  ["somebody with few matters", `${unitWithFew}.liaison`],
] as const;

const cardOf = (reply: Reply): Card | undefined => ("card" in reply ? reply.card : undefined);

/** The numbers on a list card. */
const codesOn = (card: Card | undefined): readonly string[] =>
  (card?.body ?? []).flatMap((block) =>
    block.is === "rows" ? block.rows.map(({ code }) => code) : [],
  );

/** What listing and showing cost where there are `many` matters, against where there are `few`. */
export const readingLines = async (
  folder: string,
  [many, few]: readonly [number, number],
  rounds: number,
): Promise<readonly Line[]> => {
  const county = async (matters: number) => {
    const url = `file:${join(folder, `${matters}.db`)}`;
    const opened = await openCounty(url);
    await fill(url, matters);
    return opened;
  };
  const counties = [await county(many), await county(few)] as const;
  const lines: Line[] = [];
  for (const [name, who] of people) {
    const shown = await Promise.all(
      counties.map(async ({ ask }) => {
        const codes = codesOn(cardOf(await ask(who, "列表")));
        const [code] = codes;
        if (code === undefined) throw new Error(`${who} sees nothing`);
        return code;
      }),
    );
    for (const [what, line] of [
      ["list", () => "列表"],
      ["show", (index: number) => `查 ${shown[index]}`],
    ] as const) {
      const [ours = Number.NaN, theirs = Number.NaN] = await interleaved(
        counties.map(
          ({ ask }, index) =>
            () =>
            () =>
              ask(who, line(index)),
        ),
        rounds,
      );
      lines.push(
        compared(
          `${what}, ${name} | ${many.toLocaleString("en")} matters : ${few.toLocaleString("en")}`,
          ours,
          theirs,
          1.5,
        ),
      );
    }
  }
  for (const { close } of counties) await close();
  return lines;
};
