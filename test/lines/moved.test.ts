import { afterEach, expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { openSituation } from "./situations.ts";

let scene: Scene;
afterEach(() => scene.close());

/** What something is moved to is the day behind 改到, not the day it is moved from. */
it.each([
  ["meet", "gov-office.secretariat", "周三的会改到周五上午九点", "11月27日 周五 09:00"],
  ["meet", "gov-office.secretariat", "把25号的会推迟到27号下午3点", "11月27日 周五 15:00"],
  ["meet", "gov-office.secretariat", "周三的会改期到明天下午三点", "11月24日 周二 15:00"],
])("%s: %s > %s", async (waits, who, line, filled) => {
  scene = await openSituation(waits);
  const { reply, text } = await scene.says(who, line);
  expect("form" in reply ? reply.form?.submit.command : text).toBe("meeting.move");
  expect(text).toContain(filled);
});
