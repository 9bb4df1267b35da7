import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operate } from "../adapters/operations.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openScene } from "./scene.ts";

/** The operator's commands, beside whatever else has the file open. */

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "liandong-admin-"));
const file = join(folder, "county.db");

const admin = async (words: readonly string[], database = file) => {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const env = { DATABASE_URL: `file:${database}` };
  const done = await operate(words, { env, log, error: log });
  return { said: said.join("\n"), status: done ? 0 : 1 };
};

beforeAll(async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z", `file:${file}`);
  await scene.says(
    "water.liaison",
    "提交线索 标题=甲 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
  );
  await scene.says("procuratorate.intake", "受理 xs1");
  await scene.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rootIn = (said: string): string => /\S+\/[0-9a-f]{64}/.exec(said)?.[0] ?? "";

it("an operator runs them in a shell, and a script reads whether it was done", () => {
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "adapters/admin.ts", ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: `file:${file}` },
      encoding: "utf8",
    });
  const good = run("bind-code", "water.liaison");
  expect([good.status, good.stderr]).toEqual([0, ""]);
  expect(good.stdout).toMatch(/绑定 [A-Z2-9]{4}/);
  const bad = run("nothing");
  expect([bad.status, bad.stdout]).toEqual([1, ""]);
  expect(bad.stderr).toContain("There is no operator's command “nothing”.");
});

describe("bind-code", () => {
  it.each([
    [["bind-code", "water.liaison"], /绑定 [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\n有效至/, 0],
    [["bind-code"], /bind-code needs a post, such as/, 1],
    [["bind-code", "water.nobody"], /There is no post water.nobody\. Posts begin with/, 1],
    [["nothing"], /There is no operator's command “nothing”\. There is: template, bind-code, /, 1],
  ])("%j", async (words, says, status) => {
    const done = await admin(words);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(status);
  });
});

describe("api-key", () => {
  it.each([
    [
      ["api-key", "12345"],
      /^ld_[0-9a-f]{16}_[\w-]{43}\n只显示这一次.*hotline-12345\.officer.*submit/,
      0,
    ],
    [["api-key", "12345"], /There is a key “12345” already; give another name, or end it first/, 1],
    [
      ["api-key", "省平台", "--scope", "states", "--unit", "petition"],
      /petition\.liaison.*: states$/,
      0,
    ],
    [
      ["api-key"],
      /api-key needs a name for the client, such as: npm run admin -- api-key 12345-platform/,
      1,
    ],
    [["api-key", "a b"], /api-key needs a name/, 1],
    [["api-key", "x1", "--scop", "states"], /api-key needs a name/, 1],
    [
      ["api-key", "x1", "--scope", "all"],
      /--scope takes submit, states, outcomes, separated by commas, not all/,
      1,
    ],
    [["api-key", "x1", "--unit", "nowhere"], /There is no unit nowhere\. There is: gov, /, 1],
    [
      ["api-key", "--revoke", "x1"],
      /There is no key “x1” that could be revoked\. There is: 12345, 省平台/,
      1,
    ],
    [
      ["api-key", "--webhook", "12345", "http://hotline.example/told"],
      /takes an https address .*, or none, not http:\/\/hotline\.example\/told; http only for this machine/,
      1,
    ],
    [["api-key", "--webhook", "12345"], /takes an https address .* not nothing/, 1],
    [
      ["api-key", "--webhook", "x1", "https://hotline.example/told"],
      /There is no key “x1” that could be given an address\. There is: 12345, 省平台/,
      1,
    ],
    [
      ["api-key", "--webhook", "省平台", "https://hotline.example/told"],
      /takes a key with states and outcomes, and it has states/,
      1,
    ],
    [["api-key", "--webhook", "12345", "https://hotline.example/told"], /^whsec_[\w+/]{43}=\n/, 0],
    [["api-key", "--list"], /\n {4}→ https:\/\/hotline\.example\/told/, 0],
    [["api-key", "--webhook", "12345", "none"], /“12345”的接收地址已停用/, 0],
    [["api-key", "--revoke", "12345"], /“12345”的密钥已收回/, 0],
    [["api-key", "--revoke", "12345"], /There is no key “12345” that could be revoked/, 1],
    [
      ["api-key", "--list"],
      /^12345 {2}hotline-12345\.officer {2}submit,states,outcomes .*收回 \/ revoked .*\n省平台 /,
      0,
    ],
  ])("%j", async (words, says, status) => {
    const done = await admin(words);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(status);
  });

  it("keeps no key, and stands in the history of the post", async () => {
    const key = (await admin(["api-key", "third"])).said.split("\n")[0] ?? "";
    const client = await connectDatabase(`file:${file}`);
    const kept = JSON.stringify([
      await client.setting.findMany(),
      await client.postEntry.findMany({ where: { post: "hotline-12345.officer" } }),
    ]);
    await client.$disconnect();
    expect(kept).toContain("为程序“third”发了一个接口密钥");
    expect(kept).toContain("收回了程序“12345”");
    expect(kept).not.toContain(key.slice("ld_0123456789abcdef_".length));
  });
});

describe("verify-history", () => {
  it("says that every history holds, and a root that holds later too", async () => {
    const first = await admin(["verify-history"]);
    expect(first.said).toContain("1 matters, 0 do not hold");
    expect(first.status).toBe(0);
    expect((await admin(["verify-history", rootIn(first.said)])).status).toBe(0);
  });

  it("finds a history whose tail was cut off, by what proves the matter and by a root from before", async () => {
    const before = rootIn((await admin(["verify-history"])).said);
    const cut = join(folder, "cut.db");
    copyFileSync(file, cut);
    const client = await connectDatabase(`file:${cut}`);
    await client.$executeRawUnsafe('DROP TRIGGER "Entry_kept"');
    await client.$executeRawUnsafe('DELETE FROM "Entry" WHERE "number" = 2');
    const { hash } = await client.entry.findFirstOrThrow();
    // Whoever cuts it off mends what the matter says of its end as well.
    await client.matter.updateMany({ data: { historyHead: hash, historyLength: 1 } });
    await client.$disconnect();
    expect((await admin(["verify-history"], cut)).said).toContain("XS-2026-0001: its");
    const found = await admin(["verify-history", before], cut);
    expect(found.said).toContain("the histories are not what they were");
    expect(found.status).toBe(1);
  });

  it("finds a history that was rewritten", async () => {
    const changed = join(folder, "changed.db");
    copyFileSync(file, changed);
    const client = await connectDatabase(`file:${changed}`);
    await client.$executeRawUnsafe('DROP TRIGGER "Entry_unchanged"');
    await client.entry.updateMany({ where: { number: 1 }, data: { actor: "police.liaison" } });
    await client.$disconnect();
    const found = await admin(["verify-history"], changed);
    expect(found.said).toContain("XS-2026-0001");
    expect(found.status).toBe(1);
  });

  it("takes only a root", async () => {
    expect((await admin(["verify-history", "yesterday"])).said).toContain(
      "A root is an instant and a hash",
    );
  });
});

describe("backup", () => {
  it("copies the whole database into a new file, and never over one", async () => {
    const copy = join(folder, "copy.db");
    expect((await admin(["backup", copy])).status).toBe(0);
    expect(existsSync(copy)).toBe(true);
    expect((await admin(["verify-history"], copy)).said).toContain("1 matters, 0 do not hold");
    expect((await admin(["backup", copy])).said).toContain("is there already");
    expect((await admin(["backup"])).said).toContain("backup needs a file");
    expect((await admin(["backup", join(folder, "no", "such", "place.db")])).said).toContain(
      "could not be written",
    );
  });
});

describe("import-holidays", () => {
  const given = (content: unknown): string => {
    const path = join(folder, "2027.json");
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };
  const notice = {
    year: 2027,
    source: "国办发明电〔2026〕9号",
    rest: ["2027-01-01/2027-01-03"],
    work: [],
  };

  it("lists first, and imports only with --apply", async () => {
    const path = given(notice);
    expect((await admin(["import-holidays", path])).said).toContain("run it again with --apply");
    expect((await admin(["import-holidays", path, "--apply"])).said).toContain(
      "已导入2027年放假通知",
    );
  });

  it.each([
    ["no JSON", "元旦放假", /cannot be read as JSON; it takes \{"year": 2027/],
    ["a wrong day", { ...notice, rest: ["2027-1-1"] }, /rest\.0 is not right; it takes/],
    ["a weekday to work on", { ...notice, work: ["2027-01-06"] }, /2027-01-06 is no weekend day/],
    ["another year's days", { ...notice, rest: ["2031-01-01"] }, /does not belong to the notice/],
  ])("refuses %s, saying what it takes", async (_, content, says) => {
    const done = await admin(["import-holidays", given(content), "--apply"]);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(1);
  });
});

describe("import-rules", () => {
  const table = join(folder, "rules.json");
  const good = {
    id: "rec.reply",
    version: "2027-01-01",
    amount: 45,
    unit: "d",
    basis: { zh: "某法第一条", en: "Some Law, art. 1" },
  };

  it.each([
    [
      [good],
      ["--apply"],
      /rec\.reply {2}\S+ {2}2027-01-01 {2}2m → 45d {2}某法第一条\n已导入1条/,
      0,
    ],
    [[good, good], ["--apply"], /第2条 \/ change 2：“rec.reply”的施行日期与第1条重叠/, 1],
    [[{ ...good, id: "rec.no" }], [], /没有“rec.no”这条期限规则。可以写：rec\./, 1],
    [[{ ...good, basis: undefined }], [], /0\.basis is not right/, 1],
    [[], ["--apply"], /已导入0条/, 0],
  ])("%j %j", async (changes, flags, says, status) => {
    writeFileSync(table, JSON.stringify(changes));
    const done = await admin(["import-rules", table, ...flags]);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(status);
  });
});

describe("import-directory", () => {
  const table = join(folder, "county.csv");
  const write = (content: string, encoding: "utf8" | "gb18030" = "utf8") =>
    writeFileSync(
      table,
      // 水务局 as a spreadsheet here saves it.
      encoding === "utf8"
        ? content
        : Buffer.concat(
            content
              .split("水务局")
              .flatMap((one, index) => [
                ...(index === 0 ? [] : [Buffer.from([0xcb, 0xae, 0xce, 0xf1, 0xbe, 0xd6])]),
                Buffer.from(one),
              ]),
          ),
    );
  const gb = "unit,unit name,post,post name,roles\nwater,水务局,head,水务局 head,\n";

  it.each([
    [
      "a circle and a wrong role",
      () =>
        write(
          "unit,unit name,superior,post,post name,roles\na,甲,b,head,岗,head\nb,乙,a,head,岗,boss",
        ),
      /第2行 \/ line 2：上级绕成了一圈：a → b → a[\s\S]*第3行 \/ line 3：不认识职责“boss”[\s\S]*3处有误，什么都没有改/,
    ],
    [
      "a table in GB 18030",
      () => write(gb, "gb18030"),
      /第2行 \/ line 2：没有填“职责”[\s\S]*水务局没有联络员/,
    ],
  ])("reports %s line by line and changes nothing", async (_, prepare, says) => {
    prepare();
    const done = await admin(["import-directory", table, "--apply"]);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(1);
  });

  it("says what it takes where no file is given, or none is there", async () => {
    expect((await admin(["import-directory"])).said).toContain("单位编号,单位,单位英文");
    expect((await admin(["import-directory", "nowhere.csv"])).said).toContain("cannot be read");
  });
});

describe("a directory to fill in", () => {
  it("is printed by template, and read as it is or as a spreadsheet saves it", async () => {
    const { said } = await admin(["template"]);
    expect(said.split("\n")[0]).toBe(
      "\uFEFF单位编号,单位,单位英文,别名,曾用名,性质,上级,岗位编号,岗位,岗位英文,职责,语言",
    );
    const [utf8, excel] = ["posts.csv", "posts.txt"].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    writeFileSync(utf8, said);
    writeFileSync(
      excel,
      Buffer.from(
        `\uFEFF${said.slice(1).replaceAll(",", "\t").replaceAll("\n", "\r\n")}`,
        "utf16le",
      ),
    );
    for (const sheet of [utf8, excel])
      expect((await admin(["import-directory", sheet])).said, sheet).toContain("没有改动");
  });
});

describe("bind-codes", () => {
  it("prints a sheet of codes for the posts that have no account, each of which binds", async () => {
    const database = join(folder, "codes.db");
    const scene = await openScene("2026-11-23T01:00:00.000Z", `file:${database}`);
    await scene.store.saveDirectory([], []);
    await scene.store.saveDirectory(demoOrganisations, demoPeople);
    await scene.close();
    const { said } = await admin(["bind-codes", "water"], database);
    const lines = said.split("\n");
    expect(lines[0]).toBe("\uFEFF单位,岗位,发给机器人的话,有效至");
    expect(lines.slice(1).map((line) => line.split(",")[1])).toEqual([
      "水务局联络员",
      "水务局联络员（备岗）",
      "水务局负责人",
    ]);
    const again = await openScene("2026-11-23T02:00:00.000Z", `file:${database}`);
    const line = /绑定 [A-Z2-9-]{14}/.exec(said)?.[0] ?? "";
    const reply = await again.bot.handle({
      platform: "web",
      account: "new",
      event: "one",
      surface: { is: "direct", conversation: "direct:new" },
      said: { is: "line", line },
    });
    expect(JSON.stringify(reply)).toContain("水务局联络员");
    await again.close();
    expect((await admin(["bind-codes", "nobody"], database)).said).toContain(
      "There is no unit nobody",
    );
    expect((await admin(["bind-codes"])).said).toContain("Every post has an account already");
  });
});
