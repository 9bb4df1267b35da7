import { describe, expect, test } from "vitest";
import type { Attachment } from "../../src/store/store.ts";
import { type FreshUrl, useDatabase, withClient } from "./database.ts";
import { at, buildChange, buildMatter, uniqueId, unusedCode } from "./fixtures.ts";

/** What every store promises about files people send. */
export const attachmentsContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: files`, () => {
    const database = useDatabase(freshUrl);

    type Whole = Attachment & { readonly content: Uint8Array };
    const buildFile = (values: Partial<Whole> = {}): Whole => ({
      id: uniqueId("file"),
      person: uniqueId("person"),
      name: "照片.jpg",
      type: "image/jpeg",
      size: 4,
      sha256: "ab".repeat(32),
      at: at(0),
      content: Uint8Array.of(0, 255, 1, 254),
      ...values,
    });
    /** Files of one person, saved; without what is in them. */
    const sendFiles = async (
      person: string,
      ...minutes: number[]
    ): Promise<readonly Attachment[]> => {
      const files = minutes.map((minute) => buildFile({ person, at: at(minute) }));
      for (const one of files.toReversed()) await database.store.saveAttachment(one);
      return files.map(({ content: _, ...rest }) => rest);
    };
    const attachChange = (code: string, ids: readonly string[], actor: string) => ({
      ...buildChange({ created: [buildMatter({ code })], attach: { matter: code, ids } }),
      seen: { event: uniqueId("event"), actor, at: at(0) },
    });

    test("read back byte for byte, twenty megabytes as well as one", async () => {
      const { store } = database;
      const content = new Uint8Array(20 * 1024 * 1024).map((_, index) => index * 7);
      const large = buildFile({ size: content.length, content });
      await store.saveAttachment(large);
      const read = await store.attachment(large.id);
      expect(Buffer.compare(read?.content ?? new Uint8Array(), content)).toBe(0);
      const small = buildFile();
      await store.saveAttachment(small);
      expect(await store.attachment(small.id)).toStrictEqual(small);
      expect(await store.attachment(uniqueId("file"))).toBeUndefined();
    });

    test("wait for their sender, oldest first, from an instant on", async () => {
      const person = uniqueId("person");
      const [, second, third] = await sendFiles(person, 1, 2, 3);
      await sendFiles(uniqueId("person"), 2);
      expect(await database.store.pendingAttachments(person, at(2))).toStrictEqual([second, third]);
    });

    test("come to belong to a matter with the save that uses them", async () => {
      const { store } = database;
      const person = uniqueId("person");
      const [first, second, third] = await sendFiles(person, 1, 2, 3);
      const code = unusedCode();
      const ids = [first?.id ?? "", third?.id ?? ""];
      expect(await store.save(attachChange(code, ids, person))).toBe("saved");
      expect(await store.attachments(code)).toStrictEqual([
        { ...first, matter: code },
        { ...third, matter: code },
      ]);
      expect(await store.pendingAttachments(person, at(0))).toStrictEqual([second]);
    });

    test("that are another's, used or unknown make the save stale, and nothing of it happens", async () => {
      const { store } = database;
      const person = uniqueId("person");
      const [mine, used] = await sendFiles(person, 1, 2);
      const [theirs] = await sendFiles(uniqueId("person"), 1);
      expect(await store.save(attachChange(unusedCode(), [used?.id ?? ""], person))).toBe("saved");
      for (const id of [theirs?.id, used?.id, "unknown"]) {
        const code = unusedCode();
        expect(await store.save(attachChange(code, [mine?.id ?? "", id ?? ""], person))).toBe(
          "stale",
        );
        expect(await store.matter(code)).toBeUndefined();
      }
      expect(await store.pendingAttachments(person, at(0))).toStrictEqual([mine]);
    });

    test("are used by one of several that try at once", async () => {
      const { store } = database;
      const person = uniqueId("person");
      const [one] = await sendFiles(person, 1);
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () =>
          store.save(attachChange(unusedCode(), [one?.id ?? ""], person)),
        ),
      );
      expect(outcomes.toSorted()).toEqual(["saved", "stale", "stale", "stale", "stale"]);
    });

    test("have neither name nor content when their matter is erased, and are listed no more", async () => {
      const { store } = database;
      const person = uniqueId("person");
      const [one] = await sendFiles(person, 1);
      const code = unusedCode();
      await store.save(attachChange(code, [one?.id ?? ""], person));
      await store.save(buildChange({ erase: [code] }));
      expect(await store.attachments(code)).toEqual([]);
      const left = { ...one, matter: code, name: "" };
      expect(await store.attachment(one?.id ?? "")).toStrictEqual(left);
    });

    test("not used are dropped by age or by name, those of a matter never", async () => {
      const { store } = database;
      const person = uniqueId("person");
      const [used, old, young] = await sendFiles(person, 100, 101, 102);
      const [other] = await sendFiles(uniqueId("person"), 102);
      const code = unusedCode();
      await store.save(attachChange(code, [used?.id ?? ""], person));
      await store.dropPending({ before: at(102) });
      expect(await store.pendingAttachments(person, at(0))).toStrictEqual([young]);
      expect(await store.attachment(old?.id ?? "")).toBeUndefined();
      const ids = [used, young, other].map((one) => one?.id ?? "");
      await store.dropPending({ person, ids });
      expect(await store.pendingAttachments(person, at(0))).toEqual([]);
      expect(await store.attachments(code)).toHaveLength(1);
      expect(await store.pendingAttachments(other?.person ?? "", at(0))).toStrictEqual([other]);
    });

    test("every reading is written down", async () => {
      const reading = { id: uniqueId("reading"), attachment: "a", person: "water.head", at: at(1) };
      expect(await database.store.save(buildChange({ fileReading: reading }))).toBe("saved");
      const rows = await withClient(database.url, (client) => client.fileReading.findMany());
      expect(rows).toStrictEqual([reading]);
    });

    test("of a matter are named in it, among fields of any name", async () => {
      const files = [{ id: "a", name: "照片.jpg", size: 4 }];
      const whole = buildMatter({ files, fields: { files: ["a kind's own"], facts: "x" } });
      await database.store.save(buildChange({ created: [whole] }));
      expect(await database.store.matter(whole.code)).toStrictEqual(whole);
    });
  });
};
