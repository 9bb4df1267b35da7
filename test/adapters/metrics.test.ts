import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operate } from "../../adapters/operations.ts";
import { withMetrics } from "../../adapters/runtime/metrics.ts";
import { openScene, recordingOutlet } from "../scene.ts";

/** `/metrics`: what the bot does and what platforms answered, by kind, and nothing of any matter. */

const root = new URL("../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");
const pages = ["docs/operations.md", "docs/operations.zh-CN.md"];

it("counts requests, deliveries by result, what waits, and how long answers take", async () => {
  const scene = await openScene(undefined, undefined, { posts: false });
  const { bot, refused, text } = withMetrics(scene.bot);
  const { outlet, faults } = recordingOutlet("web", scene.clock.now);
  const sends = async (line: string) =>
    bot.handle({
      platform: "web",
      account: "health.liaison",
      event: line,
      surface: { is: "direct", conversation: "direct:health.liaison" },
      said: { is: "line", line },
    });
  await sends(
    "提交线索 标题=金丝雀 类别=公共卫生 事实=黑水直排 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
  );
  refused("slack");
  const before = await text();
  expect(before).toContain('liandong_requests_total{platform="web",reply="card"} 1');
  expect(before).toContain('liandong_refused_total{platform="slack"} 1');
  expect(before).toContain('liandong_request_duration_seconds_count{platform="web"} 1');
  expect(before).toMatch(/^liandong_due_since_timestamp_seconds \d+$/m);
  const waiting = Number(/^liandong_notices_queued (\d+)$/m.exec(before)?.[1]);
  expect(waiting).toBeGreaterThan(1);

  bot.connect(outlet);
  faults.next.push({ is: "unreachable", why: "gone" });
  await bot.deliver();
  const after = await text();
  expect(after).toContain('liandong_deliveries_total{platform="web",result="unreachable"} 1');
  expect(after).toMatch(/^liandong_deliveries_total\{platform="web",result="sent"\} [1-9]/m);
  expect(after).toContain("liandong_notices_queued 0");
  expect(after).not.toMatch(/^liandong_due_since_timestamp_seconds \d/m);
  expect(before + after).not.toContain("XS-");
  await scene.close();
});

it("has every figure that the sample alerts, the sample board and the operator's pages ask for", async () => {
  const scene = await openScene();
  const told = await withMetrics(scene.bot, { ofProcess: true }).text();
  for (const path of ["deploy/alerts.yml", "deploy/board.json", ...pages]) {
    const asked = new Set(textOf(path).match(/\b(?:liandong|nodejs|process)_[a-z0-9_]+/g));
    expect(asked.size, path).toBeGreaterThan(3);
    for (const figure of asked)
      expect(told, figure).toContain(`# HELP ${figure.replace(/_(?:bucket|count|sum)$/, "")} `);
  }
  await scene.close();
});

it.each(pages)("%s names only commands, settings and files there are", async (page) => {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  await operate(["?"], { env: {}, log, error: log });
  const text = textOf(page);
  const commands = [...text.matchAll(/npm run admin -- ([a-z-]+)/g)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(5);
  for (const name of commands) expect(said.join(), name).toMatch(new RegExp(`[ ,]${name}[,.]`));
  const settings = textOf("docs/settings.md");
  for (const [, name] of text.matchAll(/`([A-Z][A-Z_]{3,})`/g))
    expect(settings).toContain(`\`${name}\``);
  for (const [file] of text.matchAll(/\b(?:deploy|scripts|adapters)\/[\w.]*\w/g))
    expect(existsSync(new URL(file, root)), file).toBe(true);
  for (const [, route] of text.matchAll(/`(\/[a-z]+)[`/]/g))
    expect(settings + text).toContain(route);
});

it("both pages say the same: as many headings, rows and commands", () => {
  const shape = (page: string) =>
    textOf(page)
      .split("\n")
      .flatMap((line) => (/^(?:#|\||\d\.)/.test(line) ? [line[0]] : []));
  const [one = "", other = ""] = pages;
  expect(shape(one)).toEqual(shape(other));
});

it("the sample unit and image start what is here, with settings there are", () => {
  const settings = textOf("docs/settings.md");
  for (const file of ["deploy/liandong.service", "deploy/Containerfile"]) {
    const text = textOf(file);
    for (const [, name] of text.matchAll(/\b([A-Z]+(?:_[A-Z]+)+)=/g))
      if (name !== "NODE_ENV") expect(settings).toContain(`\`${name}\``);
    expect(text).toMatch(/node.*--import.*tsx.*adapters\/main\.ts/);
  }
});
