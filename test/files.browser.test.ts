import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeContent } from "../src/files/content.ts";
import { startBrowser } from "./adapters/browser.ts";
import { exif, joined, segment } from "./made-files.ts";
import { chromiumPath } from "./setup/available.ts";

const path = chromiumPath();

describe.skipIf(path === undefined)("a picture a browser drew, once it is taken in", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
  });
  afterAll(() => browser?.close());

  it.each([
    ["image/jpeg", 40, 20],
    ["image/jpeg", 20, 40, 6],
    ["image/png", 40, 20],
    ["image/webp", 40, 20],
  ])("%s can still be drawn, %i by %i", async (type, width, height, turned?: number) => {
    const page = await browser.newPage();
    const drawn = await page.evaluate<number[]>(`(async () => {
      const canvas = new OffscreenCanvas(40, 20);
      canvas.getContext("2d").fillRect(5, 5, 10, 10);
      const blob = await canvas.convertToBlob({ type: "${type}" });
      return [...new Uint8Array(await blob.arrayBuffer())];
    })()`);
    const bytes = Uint8Array.from(drawn);
    const header = segment(0xe1, joined("Exif\0\0", exif("Zq#36.1N#qZ", turned)));
    const photo =
      turned === undefined ? bytes : joined(bytes.subarray(0, 2), header, bytes.subarray(2));
    const found = await judgeContent("x", photo);
    const kept = "content" in found ? [...found.content] : [];
    expect(Buffer.from(kept).includes("Zq#")).toBe(false);
    const size = await page.evaluate(`(async () => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(${JSON.stringify(kept)})]));
      return [picture.width, picture.height];
    })()`);
    expect(size).toEqual([width, height]);
    await page.close();
  });
});
