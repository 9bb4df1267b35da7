import { expect, it } from "vitest";
import { languageOf } from "../../adapters/locale.ts";
import { codeHash } from "../../src/commands/bind.ts";
import { openScene } from "../scene.ts";

it.each([
  ["zh-CN", "zh-CN"],
  ["zh-Hant-HK", "zh-CN"],
  ["ZH", "zh-CN"],
  ["en-US", "en"],
  ["mn", "en"],
  ["", "en"],
])("%s is answered in %s", (locale, language) => expect(languageOf(locale)).toBe(language));

it("the platform's language counts when somebody binds first, and no more once they have chosen", async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z");
  const empty = async (external: string, code: string, locale: "en" | "zh-CN") => {
    await scene.store.saveBindCode({
      hash: codeHash(code),
      person: "water.liaison-2",
      expiresAt: "2026-11-24T01:00:00.000Z",
    });
    return scene.bot.handle({
      platform: "slack",
      account: external,
      event: code,
      locale,
      surface: { is: "direct", conversation: `D${external}` },
      said: { is: "line", line: `绑定 ${code}` },
    });
  };
  // The demo binds every post on the web; this one is handed over, so that nobody holds it.
  const asked = await scene.says("water.liaison", "我");
  expect(asked.text).toContain("中文");
  await (await scene.says("admin", "交接 water.liaison-2")).press("确认交接");
  expect((await empty("U1", "AAAA-AAAA-AAAA", "en")).language).toBe("en");
  expect((await scene.store.directory()).people.get("water.liaison-2")?.language).toBe("en");
  await empty("U2", "BBBB-BBBB-BBBB", "zh-CN");
  expect((await scene.store.directory()).people.get("water.liaison-2")?.language).toBe("en");
  await scene.close();
});
