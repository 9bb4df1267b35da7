import { createHash } from "node:crypto";
import { flows } from "../../src/catalog.ts";
import { text } from "../../src/chat/text.ts";
import type { Matter } from "../../src/flow/matter.ts";
import type { Store } from "../../src/store/store.ts";
import {
  afterStep,
  at,
  buildChange,
  buildClock,
  buildMatter,
  buildNotice,
  uniqueId,
} from "./fixtures.ts";

/** What must be readable nowhere in the raw files. */
export const canary = "金丝雀鸣于柳";

/** Saves a matter that says the word wherever a matter can say anything; gives it as it now is. */
export const saveTalkative = async (
  store: Store,
  word: string,
  values: Partial<Matter> = {},
): Promise<Matter> => {
  const who = { part: "from", person: "water.liaison" } as const;
  const file = uniqueId("file");
  const plain = buildMatter({
    visibility: 2,
    title: `${word}标题`,
    category: "soil",
    outcome: `${word}结果`,
    reference: `${word}〔2026〕${uniqueId("n")}号`,
    parties: [{ part: "from", organisation: "water" }, who],
    fields: { facts: `${word}事实` },
    files: [{ id: file, name: `${word}.jpg`, size: 30 }],
    tracks: { water: { state: "submitted", fields: { remark: `${word}进度` } } },
    ...values,
  });
  const clock = buildClock(plain.code, {
    nextRungAt: at(1),
    facts: {
      rule: { remark: `${word}规则` } as never,
      start: "2026-11-23",
      happened: [{ is: "granted", until: "2026-12-09", why: text(`${word}理由`, word), at: at(1) }],
    },
  });
  const { after, entry } = afterStep({ ...plain, clocks: [clock] }, { facts: `${word}经过` });
  const content = Buffer.from(`${word}附件`);
  await store.saveAttachment({
    id: file,
    person: "water.liaison",
    name: `${word}.jpg`,
    type: "image/jpeg",
    size: 30,
    sha256: createHash("sha256").update(content).digest("hex"),
    at: at(0),
    content,
  });
  await store.save(
    buildChange({
      created: [{ ...plain, version: 1 }],
      notices: [
        buildNotice({
          content: { is: "news", matter: plain.code, headline: text(`${word}新闻`, word) },
        }),
      ],
      reporter: { matter: plain.code, said: `${word}举报人` },
      attach: { matter: plain.code, ids: [file] },
    }),
  );
  await store.savePosting({
    id: uniqueId("posting"),
    matter: plain.code,
    recipient: { to: "person", id: "water.liaison" },
    platform: "web",
    conversation: "direct:water.liaison",
    ref: uniqueId("ref"),
    headline: text(`${word}卡片`, word),
  });
  await store.save(
    buildChange({ updated: [after], entries: [entry], clocks: [clock], before: [plain] }),
  );
  await store.putLocal({
    id: uniqueId("line"),
    conversation: "direct:water.liaison",
    author: "water.liaison",
    at: at(0),
    body: `${word}原话`,
    matter: plain.code,
  });
  await store.saveReference({
    platform: "teams",
    conversation: uniqueId("c"),
    said: `${word}会话`,
    at: at(0),
  });
  return after;
};

/** Saves one such matter of every kind. */
export const saveOneOfEach = async (store: Store, word: string): Promise<readonly Matter[]> => {
  const saved: Matter[] = [];
  for (const { kind, prefix } of flows) {
    const number = String(7000 + saved.length).padStart(4, "0");
    saved.push(await saveTalkative(store, word, { kind, code: `${prefix}-2026-${number}` }));
  }
  return saved;
};

/** Everything the store says of a matter, for comparing. */
export const allOf = async (store: Store, code: string): Promise<string> => {
  const files = await store.attachments(code);
  return JSON.stringify([
    await store.matter(code),
    await store.before(code),
    await store.entries(code),
    await store.notices(code),
    await store.reporter(code),
    files,
    await Promise.all(
      files.map(async ({ id }) =>
        Buffer.from((await store.attachment(id))?.content ?? []).toString(),
      ),
    ),
    (await store.localMessages(["direct:water.liaison"], { take: 1000 })).filter(
      ({ matter }) => matter === code,
    ),
    (await store.stalePostings(1000)).filter(({ matter }) => matter === code),
    (await store.clocksDue(at(100_000), 1000)).filter(({ matter }) => matter === code),
  ]);
};
