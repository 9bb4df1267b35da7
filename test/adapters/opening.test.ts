import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import express from "express";
import { expect, it } from "vitest";
import { opening } from "../../adapters/runtime/opening.ts";
import { freshFolder } from "../setup/available.ts";

it("a browser that comes too early is told so, and everything else to come again", async () => {
  const app = express();
  const door = opening("山丹县");
  app.use(door.handler, (_, response) => void response.send("open"));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const early = await fetch(address);
  expect(early.status).toBe(503);
  expect(await early.text()).toMatch(/refresh[\s\S]*山丹县府检联动助手正在准备/);
  const event = await fetch(`${address}/slack/events`, { method: "POST", body: "{}" });
  expect([event.status, event.headers.get("retry-after")]).toEqual([503, "2"]);
  door.open();
  expect(await (await fetch(address)).text()).toBe("open");
  server.close();
});

it("a port that another has is one sentence, before anything is made", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const file = join(freshFolder(), "county.db");
  const started = spawn(process.execPath, ["--import", "tsx", "adapters/main.ts"], {
    env: { ...process.env, DATABASE_URL: `file:${file}`, DEMO: "1", PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  started.stderr.on("data", (part) => {
    said += part;
  });
  const [code] = await once(started, "close");
  taken.close();
  expect(code).toBe(1);
  expect(said).toMatch(
    new RegExp(`^PORT ${port} cannot be used on 127\\.0\\.0\\.1: [^\\n]+\\.\\n$`),
  );
  expect(existsSync(file)).toBe(false);
});
