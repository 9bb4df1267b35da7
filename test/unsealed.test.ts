import { describe, expect, it } from "vitest";
import { keptReferences } from "../adapters/teams/outlet.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import { SealError } from "../src/store/seal.ts";
import { type SealedTable, sealedColumns } from "../src/store/sealed-rows.ts";
import type { Store } from "../src/store/store.ts";
import type { Client } from "../src/store/tables.ts";
import { freshSqlite } from "./setup/available.ts";
import { withClient } from "./store/database.ts";
import { at, buildMatter, leaseUntil } from "./store/fixtures.ts";
import { saveTalkative } from "./store/sealing.ts";

/** Whoever can write the database puts plain words where all is sealed: nothing is done by them, and it is found. */

const key = (byte: number) => new Uint8Array(32).fill(byte);
const word = "金丝雀鸣于柳";
const forged = "伪造的话";

/** How what a table keeps of a matter is read. */
const readings: Readonly<Record<SealedTable, (store: Store, code: string) => Promise<unknown>>> = {
  Matter: (store, code) => store.before(code),
  Entry: (store, code) => store.entries(code),
  Clock: (store, code) => store.matter(code),
  Notice: (store, code) => store.notices(code),
  Posting: (store) => store.stalePostings(100),
  Attachment: (store, code) => store.attachments(code),
  LocalMessage: (store) => store.localMessages(["direct:water.liaison"], { take: 100 }),
  Reporter: (store, code) => store.reporter(code),
  Reference: (store) => store.reference("teams", "c"),
};

const inRow = (["title", "fields", "outcome"] as const).map(
  (column) => ["Matter", column] as const,
);
const cells = [
  ...Object.entries(sealedColumns).flatMap(([table, { columns }]) =>
    columns.map((column) => [table as SealedTable, column] as const),
  ),
  ["Attachment", "content"] as const,
  ...inRow,
];

/** Something that could stand in the column, and is not sealed. */
const plainIn = (table: SealedTable, column: string, code: string): string => {
  if (column === "fields") return JSON.stringify({ facts: forged });
  if (column === "before") return JSON.stringify(buildMatter({ code, title: forged }));
  if (table === "Notice")
    return JSON.stringify({ is: "news", matter: code, headline: { zh: forged, en: forged } });
  if (column === "facts") return "[]";
  return column === "headline" || table === "Entry"
    ? JSON.stringify({ zh: forged, en: forged })
    : forged;
};

const openClient = async (url: string): Promise<Client> => {
  const client = await connectDatabase(url);
  for (const { name } of await client.$queryRawUnsafe<{ name: string }[]>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'trigger' AND "tbl_name" = 'Entry'`,
  ))
    await client.$executeRawUnsafe(`DROP TRIGGER "${name}"`);
  return client;
};

const findings = async (store: Store): Promise<string> => {
  const said: string[] = [];
  for await (const done of store.verify())
    said.push(...done.findings.map((one) => `${one.said.zh} ${one.said.en}`));
  return said.join("\n");
};

const isFound = /明文.*plain words|附件的内容被改过/;

const county = async () => {
  const url = freshSqlite();
  const store = await openStore(url, key(1));
  await store.saveDirectory(demoOrganisations, demoPeople, at(0));
  const { code } = await saveTalkative(store, word);
  await store.saveReference({ platform: "teams", conversation: "c", said: word, at: at(0) });
  await withClient(url, (client) => client.posting.updateMany({ data: { stale: true } }));
  return { url, store, code };
};

describe.each(cells)("%s.%s in plain words", (table, column) => {
  const put = async (url: string, code: string): Promise<void> => {
    const client = await openClient(url);
    const set = async (value: string | Buffer) =>
      client.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ?`, value);
    await set(
      column === "content" && table === "Attachment"
        ? Buffer.from(forged)
        : plainIn(table, column, code),
    );
    await client.$disconnect();
  };
  const read = (store: Store, code: string): Promise<unknown> =>
    column === "content" && table === "Attachment"
      ? store.attachments(code).then(([file]) => store.attachment(file?.id ?? ""))
      : inRow.some((one) => one[0] === table && one[1] === column)
        ? store.matter(code)
        : readings[table](store, code);

  it("is refused, found, and not sealed as if it were ours when the key is changed", async () => {
    const { url, store, code } = await county();
    expect(await findings(store)).not.toMatch(isFound);
    expect(JSON.stringify(await read(store, code)).length).toBeGreaterThan(2);
    await put(url, code);
    const said = await read(store, code).then(JSON.stringify, (error: unknown) => error);
    if (said instanceof Error || (table === "Attachment" && column === "content"))
      expect(said).toBeInstanceOf(SealError);
    else expect(said).not.toContain(forged);
    expect(await findings(store)).toMatch(isFound);
    await store.changeKey(key(2));
    for await (const _ of store.resealing());
    await store.close();
    const again = await openStore(url, key(2));
    const later = await read(again, code).then(JSON.stringify, (error: unknown) => error);
    if (!(later instanceof Error)) expect(later).not.toContain(forged);
    expect(await findings(again)).toMatch(isFound);
    await again.close();
  });
});

it("is found though it is the same bytes of a file, and the same number of a paper", async () => {
  const { url, store, code } = await county();
  await withClient(url, async (client) => {
    const content = Buffer.from(`${word}附件`);
    await client.attachment.updateMany({ data: { content } });
  });
  expect(await findings(store)).toMatch(/附件的内容被改过/);
  await withClient(url, (client) =>
    client.matter.updateMany({ where: { code }, data: { reference: `${word}号` } }),
  );
  expect(await findings(store)).toMatch(/记录换成了明文/);
  await store.close();
});

it("is not sent as a notice, and holds up no other", async () => {
  const { url, store, code } = await county();
  const other = await saveTalkative(store, "乙");
  await withClient(url, (client) =>
    client.notice.updateMany({
      where: { matter: code },
      data: { content: plainIn("Notice", "content", code) },
    }),
  );
  const claimed = await store.claim(at(10), leaseUntil(20), 100);
  expect(claimed.map(({ content }) => (content as { matter: string }).matter)).toEqual([
    other.code,
  ]);
  await store.close();
});

it("is no place to write to: the next message from there says it anew", async () => {
  const { url, store } = await county();
  const elsewhere = JSON.stringify({
    serviceUrl: "https://smba.trafficmanager.net/elsewhere",
    conversation: "c",
    bot: { id: "28:bot" },
  });
  await withClient(url, (client) =>
    client.reference.updateMany({ where: { conversation: "c" }, data: { sealed: elsewhere } }),
  );
  const references = keptReferences(store, { now: () => at(1) });
  expect(await references.find("c")).toBeUndefined();
  const from = {
    type: "message",
    serviceUrl: "https://smba.trafficmanager.net/emea",
    conversation: { id: "c", conversationType: "personal" },
    recipient: { id: "28:bot" },
    from: { id: "29:one" },
  };
  await references.save(from as never);
  expect((await references.find("c"))?.serviceUrl).toBe("https://smba.trafficmanager.net/emea");
  expect(await findings(store)).not.toContain("平台会话");
  await store.close();
});

describe("a database of before", () => {
  const ring = "seal.keys";
  const older = async () => {
    const url = freshSqlite();
    const store = await openStore(url);
    const { code } = await saveTalkative(store, word);
    await withClient(url, async (client) => {
      await client.reporter.deleteMany();
      await client.reference.deleteMany();
    });
    await store.close();
    return { url, code };
  };

  it("is sealed though the first start was stopped before it was", async () => {
    const { url, code } = await older();
    // The ring of keys alone is there, as `openStore` begins it.
    const other = freshSqlite();
    await (await openStore(other, key(1))).close();
    const kept = await withClient(other, (client) =>
      client.setting.findUniqueOrThrow({ where: { name: ring } }),
    );
    const begun = { ...kept, value: kept.value.replace("whole", "sealing") };
    await withClient(url, (client) => client.setting.create({ data: begun }));
    const store = await openStore(url, key(1));
    expect((await store.matter(code))?.title).toBe(`${word}标题`);
    expect(await withClient(url, (client) => client.entry.findFirst())).toMatchObject({
      content: expect.stringMatching(/^~s1\./),
    });
    await store.close();
  });

  it.each([
    ["is gone", (client: Client) => client.setting.deleteMany({ where: { name: ring } })],
    [
      "says so",
      async (client: Client) => {
        const { value } = await client.setting.findUniqueOrThrow({ where: { name: ring } });
        await client.setting.update({
          where: { name: ring },
          data: { value: value.replace("whole", "sealing") },
        });
      },
    ],
  ])("is not what a county is taken for whose ring of keys %s", async (_, does) => {
    const { url, store, code } = await county();
    await store.close();
    await withClient(url, async (client) => {
      await does(client);
      await client.posting.updateMany({ data: { headline: plainIn("Posting", "headline", code) } });
    });
    const again = await openStore(url, key(1));
    expect(JSON.stringify(await again.stalePostings(100))).not.toContain(forged);
    expect(await findings(again)).toMatch(/卡片上方的话换成了明文/);
    await again.close();
  });
});
