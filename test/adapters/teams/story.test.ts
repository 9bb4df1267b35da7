import { afterEach, beforeEach, expect, it } from "vitest";
import { recordingOutlet } from "../../scene.ts";
import { named, openTown, type Town } from "./town.ts";

/**
 * Story A with its posts on three platforms at once: the procurator on the web, the water bureau on
 * Teams, its head on another platform. Every card follows along.
 */

let town: Town;
let other: ReturnType<typeof recordingOutlet>;
beforeEach(async () => {
  town = await openTown("2025-08-01T01:00:00.000Z");
  other = recordingOutlet("slack", town.scene.clock.now);
  town.bot.connect(other.outlet);
  await town.bind("w", "water.liaison");
  await town.store.saveAccounts([
    { platform: "slack", external: "T:U", person: "water.head", conversation: "D1" },
  ]);
  town.connector.messages.splice(0);
});
afterEach(() => town.close());

it("a recommendation is recorded on the web, acknowledged on Teams, and seen on every platform", async () => {
  const recorded = await town.scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=社会治理 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处排污口",
  );
  expect(recorded.text).toContain("JY-2025-0001");
  await town.bot.deliver();
  const card = town.in("a:w").at(-1);
  if (card === undefined) throw new Error("no card on Teams");
  expect(card.text).toContain("依法履职");
  expect(other.messages).toHaveLength(1);

  await town.presses("w", "a:w", card.id, named(card, "签收"));
  const form = town.in("a:w").at(-1);
  const done =
    form === undefined || form.id === card.id
      ? undefined
      : await town.presses("w", "a:w", form.id, named(form, "签收"));
  expect(JSON.stringify([done?.body, town.in("a:w")])).toContain("遇国庆节顺延");
  expect((await town.store.matter("JY-2025-0001"))?.state).toBe("acknowledged");

  await town.bot.deliver();
  expect(town.in("a:w").find(({ id }) => id === card.id)?.text).toContain("已签收");
  expect(JSON.stringify(other.messages[0]?.post.card)).toContain("已签收");
  expect((await town.scene.says("procuratorate.procurator", "jy1")).text).toContain("已签收");
});
