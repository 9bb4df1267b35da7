import type { lookup } from "node:dns";
import { Router } from "express";
import { expect, test } from "vitest";
import {
  downloadFile,
  isPrivate,
  ownAddress,
  uploadFile,
} from "../../adapters/runtime/outbound.ts";
import { fileHostsOf } from "../../adapters/teams/files.ts";
import { serving } from "./serving.ts";

// What a platform names is fetched from its own hosts alone, and nothing is put anywhere else.

const teams = fileHostsOf(["https://smba.trafficmanager.net/"]);
const slack = { hosts: ["files.slack.com"], origins: ["https://slack.com"] };

test.each([
  ["https://county.sharepoint.com/a", true],
  ["https://county-my.sharepoint.com/personal/a?tempauth=1", true],
  ["https://COUNTY.SharePoint.com/a", true],
  ["http://county.sharepoint.com/a", false],
  ["https://county.sharepoint.com:8443/a", false],
  ["https://county.sharepoint.com.evil.example/a", false],
  ["https://evilsharepoint.com/a", false],
  ["https://evil.example/county.sharepoint.com", false],
  ["https://county.sharepoint.com@evil.example/a", false],
  ["https://evil@county.sharepoint.com/a", false],
  ["https://evil.example\\@county.sharepoint.com/a", false],
  ["https://127.0.0.1/a", false],
  ["http://127.0.0.1:80/a", false],
  ["https://[::1]/a", false],
  ["https://169.254.169.254/latest/meta-data", false],
  ["file:///etc/passwd", false],
  ["data:text/plain,a", false],
  ["ftp://county.sharepoint.com/a", false],
  ["nowhere", false],
])("%s is Microsoft's own: %s", (address, own) => {
  expect(ownAddress(address, teams) !== undefined).toBe(own);
});

test.each([
  ["https://files.slack.com/files-pri/T-F/a", true],
  ["https://a.files.slack.com/x", false],
  ["https://files.slack.com.example/x", false],
])("%s is Slack's own: %s", (address, own) => {
  expect(ownAddress(address, slack) !== undefined).toBe(own);
});

test.each([
  ["127.0.0.1", true],
  ["10.1.2.3", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["100.64.0.1", true],
  ["0.0.0.0", true],
  ["255.255.255.255", true],
  ["224.0.0.1", true],
  ["13.107.136.1", false],
  ["::", true],
  ["::1", true],
  ["fe80::1", true],
  ["fd00::1", true],
  ["::ffff:10.0.0.1", true],
  ["64:ff9b::a00:1", true],
  ["2002:a00:1::", true],
  ["2603:1020::1", false],
  ["not an address", true],
])("%s is private: %s", (address, kept) => {
  expect(isPrivate(address)).toBe(kept);
});

test("a name of the platform's that leads to a private address is not asked, whichever of its addresses it is", async () => {
  const asked: string[] = [];
  const resolve = ((host: string, _options: object, done: (...given: unknown[]) => void) => {
    asked.push(host);
    done(null, [
      { address: "13.107.136.1", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ]);
  }) as typeof lookup;
  const given = { at: teams, milliseconds: 2000, resolve };
  expect(await downloadFile("https://county.sharepoint.com/a", given)).toBeUndefined();
  const body = new Uint8Array(1);
  expect(await uploadFile("https://county.sharepoint.com/a", { ...given, body })).toBe(false);
  expect(asked).toEqual(["county.sharepoint.com", "county.sharepoint.com"]);
});

test("redirects lead to the platform's own hosts only, and not for ever; what is slow or too large ends", async () => {
  const seen: string[] = [];
  const routes = Router();
  routes.get("/secret", (_request, response) => void response.send("inside"));
  const secret = await serving(routes);
  const own = Router();
  own.use((request, _response, next) => {
    seen.push(request.path);
    next();
  });
  own.get("/file", (_request, response) => void response.send("台账"));
  own.get("/once", (_request, response) => response.redirect("/file"));
  own.get("/round", (_request, response) => response.redirect("/round"));
  own.get("/away", (_request, response) => response.redirect(`${secret.address}/secret`));
  own.get("/scheme", (_request, response) => response.redirect("file:///etc/passwd"));
  own.get("/slow", () => undefined);
  own.get("/drip", (_request, response) => {
    const drip = setInterval(() => response.write("a"), 50);
    response.on("close", () => clearInterval(drip));
  });
  own.get("/huge", (_request, response) => {
    const part = Buffer.alloc(1_000_000);
    const more = () => {
      while (response.write(part));
    };
    response.on("drain", more);
    more();
  });
  own.get("/refused", (_request, response) => void response.status(403).send("no"));
  const server = await serving(own);
  const at = { hosts: [], origins: [server.address] };
  const get = (path: string, redirects = 2) =>
    downloadFile(`${server.address}${path}`, { at, milliseconds: 1500, redirects });
  try {
    expect(Buffer.from((await get("/file")) ?? []).toString()).toBe("台账");
    expect(Buffer.from((await get("/once")) ?? []).toString()).toBe("台账");
    for (const path of ["/round", "/away", "/scheme", "/slow", "/drip", "/refused"])
      expect(await get(path), path).toBeUndefined();
    expect(await get("/once", 0)).toBeUndefined();
    expect(seen.filter((path) => path === "/round")).toHaveLength(3);
    const huge = await get("/huge");
    expect(huge === undefined || huge.length < 32_000_000).toBe(true);
  } finally {
    await server.close();
    await secret.close();
  }
});
