import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ruleIds } from "../src/calendar/rules.ts";
import { flows } from "../src/catalog.ts";
import { rulesUsed } from "../src/flow/flow.ts";
import { openScene, type Scene } from "./scene.ts";

/** The periods of the law that no kind of matter here counts by: they can be tried, and say so. */
const onlyTried = [
  "rec.investigate",
  "civ-pil.notice",
  "letter.procedural",
  "letter.result",
  "petition.notify",
  "petition.reroute",
  "hotline.order",
  "disclose.penalty",
  "disclose.withdraw",
];

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const says = async (line: string) => (await scene.says("gov-office.secretariat", line)).text;

describe("the table of deadlines", () => {
  const used = new Set(flows.flatMap(rulesUsed));

  it("has no rule that is neither used by a kind of matter nor known to be for trials only", () => {
    expect(ruleIds.filter((id) => !used.has(id))).toEqual(onlyTried);
  });

  it("says of each rule which kind counts by it, and which none does", async () => {
    const text = await says("期限 规则");
    const [before = "", after = ""] = text.split("只可试算，没有哪类事项按它计时: ");
    for (const id of ruleIds) {
      const side = onlyTried.includes(id) ? after : before;
      expect(side, id).toContain(`（${id}）`);
    }
    expect(before).toMatch(/移送: [^\n]*（crim\.correct）/);
  });

  it("says so at a trial too", async () => {
    expect(await says("期限 试算 civ-pil.notice 2026-03-02")).toContain("仅供试算");
    expect(await says("期限 试算 rec.reply 2026-03-02")).not.toContain("仅供试算");
  });
});
