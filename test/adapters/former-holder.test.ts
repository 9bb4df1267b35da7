import { afterEach, beforeEach, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";
import { openWebDesk } from "./web-desk.ts";

// Whoever comes to the web chat with an account of a post that was handed over reads what became of it.

let scene: Scene;
let desk: Awaited<ReturnType<typeof openWebDesk>>;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  desk = await openWebDesk(scene);
});
afterEach(async () => {
  await desk.close();
  await scene.close();
});

const asks = async (as: string, conversation = `direct:${as}`) => {
  const query = new URLSearchParams({ as, conversation });
  const response = await fetch(`${desk.address}/api/messages?${query}`);
  return { status: response.status, body: JSON.stringify(await response.json()) };
};
const handsOver = async (post: string) =>
  (await scene.says("gov-office.secretariat", `交接 ${post}`)).press("确认交接");

it("says that the post was handed over, when, and what to do, and shows nothing of what was said", async () => {
  await desk.says("water.liaison", "金丝雀");
  expect((await asks("water.liaison")).body).toContain("金丝雀");
  await handsOver("water.liaison");
  for (const room of ["direct:water.liaison", "group:water"]) {
    const { status, body } = await asks("water.liaison", room);
    expect(status).toBe(410);
    expect(body).toContain("“水务局联络员”已于2026年11月23日 周一 09:00办了交接");
    expect(body).toContain("请另选一个账号");
    expect(body).toContain("was handed over on");
    expect(body).not.toContain("金丝雀");
  }
});

it("says so too where a second person had to confirm it, by the time it was confirmed", async () => {
  await handsOver("water.head");
  expect((await asks("water.head")).status).toBe(200);
  await scene.clock.moveTo("2026-11-23T03:00:00.000Z");
  await (await scene.says("discipline.intake", "岗位核准")).press("核准");
  expect((await asks("water.head")).body).toContain("已于2026年11月23日 周一 11:00办了交接");
});

it("says of a post that never was that there is none", async () => {
  expect(await asks("nobody.here")).toMatchObject({
    status: 404,
    body: expect.stringContaining("没有这个岗位。请另选一个账号。"),
  });
});
