import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instant } from "../src/calendar/day.ts";
import { note } from "../src/chat/card.ts";
import { text } from "../src/chat/text.ts";
import { canSee, type Reach, type Sight, sightOf } from "../src/flow/access.ts";
import { brokenAt, type Entry, emptyHead, nextEntry } from "../src/flow/history.ts";
import {
  barred,
  type Clock,
  kinds,
  type Matter,
  type Party,
  parts,
  type Waiting,
} from "../src/flow/matter.ts";
import type { NewNotice, Posting } from "../src/flow/notice.ts";
import type { Organisation, Person, Role } from "../src/people/directory.ts";
import { connect, isPostgresql } from "../src/store/connect.ts";
import { openStore } from "../src/store/prisma.ts";
import type { Attachment, Change, MatterFilter, Store } from "../src/store/store.ts";

// What every store must do, whichever database it stands on: one sentence a test.

let made = 0;

/** Something that no other test uses: an id, an event, a key. */
export const fresh = (what: string): string => {
  made += 1;
  return `${what}-${String(made).padStart(6, "0")}`;
};

/** The instant so many minutes into the day of the tests. */
export const at = (minutes: number): Instant =>
  new Date(Date.UTC(2026, 10, 23) + minutes * 60_000).toISOString();

const prefixes = {
  clue: "XS",
  recommendation: "JY",
  meeting: "HY",
  consultation: "CS",
  requisition: "DY",
  transfer: "YS",
  opinion: "YJ",
} as const;

/** A code of 2026. */
export const codeOf = (number: number, kind: Matter["kind"] = "clue"): string =>
  `${prefixes[kind]}-2026-${String(number).padStart(4, "0")}`;

/** A number far beyond those that `nextNumber` gives in the tests. */
const someCode = (): string => {
  made += 1;
  return codeOf(1000 + made);
};

/** A matter with what its kind has to have, and whatever is said of it. */
export const matter = (said: Partial<Matter> = {}): Matter => {
  const code = said.code ?? someCode();
  return {
    code,
    kind: "clue",
    state: "submitted",
    version: 1,
    title: "山丹河大桥下排污口",
    visibility: 1,
    urgent: false,
    openedAt: at(0),
    historyHead: emptyHead,
    historyLength: 0,
    parties: [{ part: "from", organisation: "water" }],
    clocks: [],
    fields: {},
    ...said,
  };
};

/** A running clock of a matter. */
export const clock = (of: string, said: Partial<Clock> = {}): Clock => ({
  id: fresh("clock"),
  matter: of,
  rule: "clue.assess",
  ruleVersion: "2025-01-01",
  start: "2026-11-23",
  amount: 7,
  unit: "wd",
  raw: "2026-12-02",
  rolled: "2026-12-02",
  calendar: "2026",
  provisional: false,
  dueVersion: 1,
  rungsPassed: 0,
  nextRungAt: at(60),
  ...said,
});

/** A sentence for somebody, due at once. */
export const notice = (said: Partial<NewNotice> = {}): NewNotice => ({
  id: fresh("notice"),
  key: fresh("key"),
  recipient: { to: "person", id: "water.liaison" },
  content: { is: "plain", card: note(text("有事", "Something")) },
  createdAt: at(0),
  nextTryAt: at(0),
  ...said,
});

/** A whole change around what is said. */
export const change = (said: Omit<Partial<Change>, "seen"> = {}): Change => ({
  seen: { event: fresh("event"), actor: "water.liaison", at: at(0) },
  ...said,
});

/** A person of a unit. */
const person = (id: string, ...roles: Role[]): Person => ({
  id,
  organisation: id.split(".")[0] ?? id,
  name: text(id, id),
  roles,
  language: "zh-CN",
});

const organisation = (id: string): Organisation => ({
  id,
  name: text(id, id),
  also: [],
  kind: "bureau",
});

/** A matter as it stands after one more step, with the entry of that step. */
const stepped = (before: Matter, content: unknown): { after: Matter; entry: Entry } => {
  const entry = nextEntry(before, {
    id: fresh("entry"),
    matter: before.code,
    step: "clue.supplement",
    actor: "water.liaison",
    at: at(before.version),
    salt: "00".repeat(16),
    content,
  });
  const after = {
    ...before,
    version: before.version + 1,
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  return { after, entry };
};

const lease = (minutes: number) => ({ boot: "boot", until: at(minutes) });

/** Opens a new matter under the next number, as the bot does; gives its code. */
export const openNext = (store: Store, year = 2026): Promise<string> =>
  store.exclusive(async () => {
    for (;;) {
      const number = await store.nextNumber("clue", year);
      const code = `XS-${year}-${String(number).padStart(4, "0")}`;
      const outcome = await store.save(change({ created: [matter({ code })] }));
      if (outcome === "saved") return code;
      expect(outcome).toBe("taken");
    }
  });

/** The sentences about a store. `freshUrl` gives the address of an empty database. */
export const storeContract = (name: string, freshUrl: () => string | Promise<string>): void => {
  /** A store of its own for a group of sentences. */
  const opened = (): { readonly store: Store; readonly url: string } => {
    let open: { store: Store; url: string } | undefined;
    const now = () => {
      if (open === undefined) throw new Error("not open yet");
      return open;
    };
    beforeAll(async () => {
      const url = await freshUrl();
      open = { store: await openStore(url), url };
    });
    afterAll(() => open?.store.close());
    return {
      get store() {
        return now().store;
      },
      get url() {
        return now().url;
      },
    };
  };

  /** A second server's store on the same database, for as long as the work takes. */
  const beside = async <T>(url: string, work: (other: Store) => Promise<T>): Promise<T> => {
    const other = await openStore(url);
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  };

  /** The tables as they are, past the store. */
  const bare = async <T>(
    url: string,
    work: (client: Awaited<ReturnType<typeof connect>>) => Promise<T>,
  ): Promise<T> => {
    const client = await connect(url);
    try {
      return await work(client);
    } finally {
      await client.$disconnect();
    }
  };

  describe(`${name}: a matter`, () => {
    const open = opened();

    test("reads back as it was saved, in its order and without keys that say nothing", async () => {
      const code = someCode();
      const whole = matter({
        code,
        category: "water",
        visibility: 2,
        urgent: true,
        reference: "山检建〔2026〕3号",
        parent: someCode(),
        closedAt: at(9),
        outcome: "filed",
        parties: [
          { part: "to", organisation: "water" },
          { part: "from", organisation: "procuratorate" },
          { part: "handler", person: "procuratorate.procurator" },
          { part: "invited", organisation: "water", person: "water.head" },
          { part: "accused", organisation: "ecology" },
          { part: "copy", organisation: "water" },
        ],
        clocks: [
          clock(code, { id: fresh("z") }),
          clock(code, { id: fresh("a"), unit: "h", at: at(80), stoppedAt: at(5) }),
          clock(code, {
            suspendedAt: at(5),
            moves: [
              { at: at(3), from: "2026-12-02", to: "2026-12-09", why: text("经同意", "agreed") },
            ],
          }),
        ].map(({ nextRungAt: _, ...rest }) => rest),
        fields: { facts: "桥下有暗管 \u{1F30A}", list: [1, null, { deep: true }], none: null },
      });
      const bareOne = matter();
      await open.store.save(
        change({ created: [whole, bareOne], clocks: whole.clocks.toReversed() }),
      );
      expect(await open.store.matter(code)).toStrictEqual(whole);
      expect(await open.store.matter(bareOne.code)).toStrictEqual(bareOne);
      expect(await open.store.matter(someCode())).toBeUndefined();
    });

    test("is replaced with its parties, clocks and what is waited for", async () => {
      const code = someCode();
      const [kept, stopped, added] = [clock(code), clock(code), clock(code)];
      const before = matter({ code, category: "water", clocks: [kept, stopped] });
      await open.store.save(
        change({
          created: [before],
          clocks: before.clocks,
          waiting: [
            { matter: code, step: "accept", organisation: "water", role: "liaison", since: at(0) },
            { matter: code, step: "return", person: "water.head", since: at(0), due: "2026-12-02" },
          ],
        }),
      );
      const { nextRungAt: _, ...rest } = stopped;
      const { category: __, ...without } = before;
      const after: Matter = {
        ...without,
        version: 2,
        parties: [
          { part: "to", organisation: "ecology" },
          { part: "from", organisation: "water" },
        ],
        clocks: [kept, { ...rest, stoppedAt: at(3) }, added],
      };
      const waiting: Waiting[] = [
        { matter: code, step: "file", role: "secretariat", since: at(3), due: "2026-12-09" },
        { matter: code, step: "decline", person: "ecology.head", since: at(3) },
      ];
      expect(
        await open.store.save(
          change({ updated: [after], clocks: after.clocks.slice(1).toReversed(), waiting }),
        ),
      ).toBe("saved");
      expect(await open.store.matter(code)).toStrictEqual(after);
      expect(await open.store.waitingIn(code)).toStrictEqual(waiting);
      expect(
        await open.store.save(change({ updated: [{ ...after, version: 3, parties: [] }] })),
      ).toBe("saved");
      expect((await open.store.matter(code))?.parties).toEqual([]);
      expect(await open.store.waitingIn(code)).toEqual([]);
    });

    test("is found from where it came from and from what came of it", async () => {
      const before = matter();
      const [one, other] = [matter({ parent: before.code }), matter({ parent: before.code })];
      const apart = matter();
      await open.store.save(change({ created: [before, one, other, apart] }));
      const related = async (of: Matter) =>
        (await open.store.related(of)).map(({ code }) => code).sort();
      expect(await related(before)).toEqual([one.code, other.code].sort());
      expect(await related(one)).toEqual([before.code]);
      expect(await related(apart)).toEqual([]);
    });

    test("is found by its other number, at most ten of them", async () => {
      const reference = "山检建〔2026〕44号";
      const many = Array.from({ length: 12 }, () => matter({ reference }));
      await open.store.save(change({ created: many }));
      const codes = await open.store.codesByReference(reference);
      expect(codes).toHaveLength(10);
      expect(many.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
      expect(await open.store.codesByReference("山检建〔2026〕45号")).toEqual([]);
    });

    test("is never read half changed", async () => {
      const side = (version: number): Matter["parties"] =>
        version % 2 === 0
          ? [{ part: "to", organisation: "ecology" }]
          : [
              { part: "to", organisation: "water" },
              { part: "accused", organisation: "ecology" },
            ];
      const first = matter({ parties: side(1) });
      const waiting: Waiting[] = [
        { matter: first.code, step: "half", role: "clerk", since: at(0) },
      ];
      await open.store.save(change({ created: [first], waiting }));
      const sight = sightOf(person("gov-office.secretariat", "secretariat"));
      let writing = true;
      const write = async () => {
        for (let version = 2; version < 25; version += 1)
          await open.store.save(
            change({ updated: [{ ...first, version, parties: side(version) }], waiting }),
          );
        writing = false;
      };
      const torn: unknown[] = [];
      const read = async () => {
        while (writing) {
          const [one, listed, waited] = await Promise.all([
            open.store.matter(first.code),
            open.store.matters(sight, { take: 1000 }),
            open.store.waitingFor({ sight, roles: ["clerk"] }, { steps: ["half"] }),
          ]);
          if (waited.length !== 1) torn.push({ waited: waited.length });
          for (const found of [
            one,
            listed.find(({ code }) => code === first.code),
            ...waited.map(({ of }) => of),
          ])
            if (JSON.stringify(found?.parties) !== JSON.stringify(side(found?.version ?? 0)))
              torn.push(found);
        }
      };
      await Promise.all([write(), read(), read()]);
      expect(torn).toEqual([]);
    });
  });

  describe(`${name}: a save`, () => {
    const open = opened();

    test("says that an event has had its effect already, and changes nothing", async () => {
      const first = change({ created: [matter()] });
      const [{ code } = matter()] = first.created ?? [];
      const seen = { ...first.seen, matter: code };
      expect(await open.store.save({ ...first, seen })).toBe("saved");
      expect(await open.store.save({ ...first, seen })).toBe("repeated");
      const other = matter();
      expect(await open.store.save({ seen, created: [other], notices: [notice()] })).toBe(
        "repeated",
      );
      expect(await open.store.matter(other.code)).toBeUndefined();
      expect(await open.store.seen(seen.event)).toStrictEqual(seen);
      const plain = change();
      await open.store.save(plain);
      expect(await open.store.seen(plain.seen.event)).toStrictEqual(plain.seen);
      expect(await open.store.seen("never")).toBeUndefined();
    });

    test("says that a code is taken", async () => {
      const one = matter();
      await open.store.save(change({ created: [one] }));
      expect(await open.store.save(change({ created: [{ ...one, title: "别的" }] }))).toBe("taken");
      expect(await open.store.matter(one.code)).toStrictEqual(one);
    });

    test("says that somebody else has changed the matter meanwhile", async () => {
      const one = matter();
      await open.store.save(change({ created: [one] }));
      const later = { ...one, version: 2, title: "改过" };
      expect(await open.store.save(change({ updated: [later] }))).toBe("saved");
      for (const version of [1, 2, 4])
        expect(await open.store.save(change({ updated: [{ ...later, version }] }))).toBe("stale");
      expect(await open.store.save(change({ updated: [matter({ version: 2 })] }))).toBe("stale");
      expect(await open.store.matter(one.code)).toStrictEqual(later);
    });

    test("of one version succeeds once, however many come at once", async () => {
      const one = matter();
      await open.store.save(change({ created: [one] }));
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const { after, entry } = stepped(one, { index });
          return open.store.save(change({ updated: [after], entries: [entry] }));
        }),
      );
      expect(outcomes.toSorted()).toEqual(["saved", ...Array(49).fill("stale")]);
      expect(await open.store.entries(one.code)).toHaveLength(1);
    });

    test("changes several matters or none", async () => {
      const [one, two] = [matter(), matter()];
      await open.store.save(change({ created: [one, two] }));
      const both = [
        { ...one, version: 2 },
        { ...two, version: 3 },
      ];
      expect(await open.store.save(change({ updated: both }))).toBe("stale");
      expect(await open.store.matter(one.code)).toStrictEqual(one);
      expect(
        await open.store.save(
          change({ updated: both.map((each) => ({ ...each, version: 2 })), created: [matter()] }),
        ),
      ).toBe("saved");
      expect((await open.store.matter(two.code))?.version).toBe(2);
    });

    test("that fails at its last statement leaves nothing behind, and the store goes on", async () => {
      const { store, url } = open;
      const before = matter();
      const channel = {
        id: fresh("channel"),
        platform: "slack",
        conversation: fresh("C"),
        boundTo: "linkage",
        boundBy: "gov-office.secretariat",
        boundAt: at(0),
        language: "zh-CN" as const,
      };
      const hash = fresh("hash");
      const posting: Posting = {
        id: fresh("posting"),
        matter: before.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "slack",
        conversation: "D1",
        ref: fresh("ref"),
      };
      await store.save(change({ created: [before], channel }));
      await store.saveBindCode({ hash, person: "water.head", expiresAt: at(60) });
      await store.savePosting(posting);
      const { after, entry } = stepped(before, {});
      const created = matter({ code: `XS-2031-0001` });
      const running = clock(before.code);
      const account = {
        platform: "slack",
        external: fresh("U"),
        person: "water.head",
        conversation: "D2",
      };
      const told = notice();
      const whole = change({
        created: [created],
        updated: [{ ...after, clocks: [running], parties: [] }],
        entries: [entry],
        clocks: [running],
        waiting: [{ matter: before.code, step: "accept", role: "intake", since: at(0) }],
        notices: [told],
        usedCode: hash,
        boundAccount: account,
      });
      const tables = () =>
        bare(url, async (client) => ({
          rows: await Promise.all([
            client.seen.count(),
            client.matter.count(),
            client.party.count(),
            client.entry.count(),
            client.clock.count(),
            client.waiting.count(),
            client.notice.count(),
            client.account.count(),
            client.bindCode.count(),
            client.channel.count(),
          ]),
          posting: await client.posting.findUnique({ where: { id: posting.id } }),
        }));
      const was = await tables();
      const twice = { ...channel, id: fresh("channel") };
      await expect(store.save({ ...whole, channel: twice })).rejects.toThrow();
      expect(await tables()).toEqual(was);
      expect(await store.save({ ...whole, language: { person: "nobody", language: "en" } })).toBe(
        "stale",
      );
      expect(await tables()).toEqual(was);
      expect(await store.matter(before.code)).toStrictEqual(before);
      expect(await store.nextNumber("clue", 2031)).toBe(1);
      expect(await store.save(whole)).toBe("saved");
      expect(await store.nextNumber("clue", 2031)).toBe(2);
      expect(await store.entries(before.code)).toStrictEqual([entry]);
      expect(await store.account("slack", account.external)).toStrictEqual(account);
    });

    test("leaves a notice whose key is known as it is, and queues the others", async () => {
      const { store } = open;
      const [old, other] = [notice(), notice()];
      await store.queue([old]);
      const one = matter();
      expect(
        await store.save(
          change({ created: [one], notices: [{ ...notice(), key: old.key }, other, other] }),
        ),
      ).toBe("saved");
      expect(await store.notice(old.id)).toStrictEqual({ ...old, life: "queued", attempts: 0 });
      expect(await store.notice(other.id)).toStrictEqual({ ...other, life: "queued", attempts: 0 });
    });

    test("may be asked for inside `exclusive`, and a piece that fails stops no other", async () => {
      const { store } = open;
      const order: number[] = [];
      const work = [1, 2, 3].map((number) =>
        store.exclusive(async () => {
          order.push(number);
          await store.save(change());
          order.push(number);
          if (number === 2) throw new Error("two");
          return number;
        }),
      );
      const results = await Promise.allSettled(work);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(order).toEqual([1, 1, 2, 2, 3, 3]);
    });
  });

  describe(`${name}: numbers`, () => {
    const open = opened();

    test("are given to fifty openings at once without a gap", async () => {
      const codes = await Promise.all(Array.from({ length: 50 }, () => openNext(open.store)));
      expect(codes.toSorted()).toEqual(Array.from({ length: 50 }, (_, index) => codeOf(index + 1)));
    });

    test("are counted for each kind and each year, and past 9999", async () => {
      const { store } = open;
      await store.save(change({ created: [matter({ code: "XS-2027-9999" })] }));
      expect(await store.nextNumber("clue", 2027)).toBe(10_000);
      await store.save(change({ created: [matter({ code: "XS-2027-10000" })] }));
      await store.save(change({ created: [matter({ code: "XS-2027-0003" })] }));
      expect(await store.nextNumber("clue", 2027)).toBe(10_001);
      expect(await store.nextNumber("clue", 2028)).toBe(1);
      expect(await store.nextNumber("recommendation", 2027)).toBe(1);
      await beside(open.url, async (other) => {
        expect(await other.nextNumber("clue", 2027)).toBe(10_001);
      });
    });

    test("that another server gave meanwhile are taken, and the next one is fresh", async () => {
      const { store, url } = open;
      await beside(url, async (other) => {
        const [here, there] = [
          await store.nextNumber("meeting", 2026),
          await other.nextNumber("meeting", 2026),
        ];
        expect([here, there]).toEqual([1, 1]);
        const open = (number: number) =>
          change({ created: [matter({ code: codeOf(number, "meeting"), kind: "meeting" })] });
        expect(await store.save(open(here))).toBe("saved");
        expect(await other.save(open(there))).toBe("taken");
        expect(await other.nextNumber("meeting", 2026)).toBe(2);
        expect(await other.save(open(2))).toBe("saved");
        expect(await store.save(open(await store.nextNumber("meeting", 2026)))).toBe("taken");
        expect(await store.nextNumber("meeting", 2026)).toBe(3);
      });
    });
  });

  describe(`${name}: the history`, () => {
    const open = opened();
    const written = async (length: number): Promise<Matter> => {
      let now = matter();
      await open.store.save(change({ created: [now] }));
      for (let index = 0; index < length; index += 1) {
        const { after, entry } = stepped(now, { said: `第${index}次`, "": null });
        await open.store.save(change({ updated: [after], entries: [entry] }));
        now = after;
      }
      return now;
    };
    const broken = async ({ code }: Matter) => {
      const stored = await open.store.matter(code);
      return stored && brokenAt(await open.store.entries(code), stored);
    };

    test("reads back in its order, and its chain holds", async () => {
      const one = await written(3);
      const entries = await open.store.entries(one.code);
      expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(entries.map(({ content }) => content)).toEqual(
        [0, 1, 2].map((index) => JSON.stringify({ said: `第${index}次`, "": null })),
      );
      expect(await broken(one)).toBeUndefined();
      expect(await open.store.entries(someCode())).toEqual([]);
    });

    test("cannot be changed or removed from: the database refuses", async () => {
      const one = await written(2);
      const entries = await open.store.entries(one.code);
      const where = { id: entries[0]?.id ?? "" };
      await bare(open.url, async (client) => {
        for (const data of [
          { actor: "somebody.else" },
          { at: at(99) },
          { number: 9 },
          { content: "{}" },
          { content: null, salt: "" },
          { hash: "" },
        ])
          await expect(client.entry.update({ where, data })).rejects.toThrow();
        await expect(client.entry.delete({ where })).rejects.toThrow();
        await expect(client.entry.deleteMany()).rejects.toThrow();
        const around = isPostgresql(open.url)
          ? client.$executeRaw`TRUNCATE "Entry"`
          : client.$executeRaw`INSERT OR REPLACE INTO "Entry" SELECT * FROM "Entry"`;
        await expect(around).rejects.toThrow();
      });
      expect(await open.store.entries(one.code)).toStrictEqual(entries);
    });

    test("still holds when a content has been erased, which cannot be put back", async () => {
      const one = await written(3);
      const [, second] = await open.store.entries(one.code);
      const where = { id: second?.id ?? "" };
      await bare(open.url, async (client) => {
        await client.entry.update({ where, data: { content: null } });
        await expect(
          client.entry.update({ where, data: { content: second?.content ?? "" } }),
        ).rejects.toThrow();
      });
      expect((await open.store.entries(one.code))[1]?.content).toBeNull();
      expect(await broken(one)).toBeUndefined();
    });

    test("that was tampered with past the triggers is noticed", async () => {
      const { url } = open;
      const [altered, cut, swapped] = [await written(3), await written(3), await written(3)];
      await bare(url, async (client) => {
        if (isPostgresql(url)) await client.$executeRaw`DROP TRIGGER "Entry_kept" ON "Entry"`;
        else {
          await client.$executeRaw`DROP TRIGGER "Entry_kept"`;
          await client.$executeRaw`DROP TRIGGER "Entry_unchanged"`;
        }
        const row = ({ code }: Matter, number: number) => ({
          matter_number: { matter: code, number },
        });
        await client.entry.update({ where: row(altered, 2), data: { content: `{"said":"别的"}` } });
        await client.entry.delete({ where: row(cut, 3) });
        await client.entry.update({ where: row(swapped, 1), data: { actor: "somebody.else" } });
      });
      expect(await broken(altered)).toBe(2);
      expect(await broken(cut)).toBe(3);
      expect(await broken(swapped)).toBe(1);
    });

    test("takes no second entry of one number", async () => {
      const one = await written(1);
      const [first] = await open.store.entries(one.code);
      const { after, entry } = stepped(one, {});
      await expect(
        open.store.save(change({ updated: [after], entries: [{ ...entry, number: 1 }] })),
      ).rejects.toThrow();
      expect(await open.store.entries(one.code)).toStrictEqual([first]);
    });
  });

  describe(`${name}: what somebody sees`, () => {
    const open = opened();
    const units = ["water", "ecology", "procuratorate"];
    const posts = units.flatMap((unit) => [`${unit}.liaison`, `${unit}.head`]);
    const viewers = [
      ...posts.map((id) => person(id, "liaison")),
      person("water.secretary", "secretariat"),
      person("gov-office.secretariat", "secretariat"),
      person("court.clerk", "clerk"),
      // Stands in for another, who may be accused, or recused, where it is not.
      {
        ...person(posts[0] ?? "", "liaison"),
        cover: {
          self: person(posts[0] ?? "", "liaison"),
          standsFor: posts.slice(1, 3).map((id) => person(id)),
        },
      },
    ];
    const titles = [
      "水ABC",
      "ａｂｃ 河道",
      "倾倒50%废水",
      "500吨",
      "a_b",
      "a\\b",
      "Ａ－ｂ垃圾",
      "",
    ];
    const searched = ["水", "abc", "ＡＢＣ", "ab", "50%", "0%", "_", "\\", "a-B", "不存在", ""];
    const someMatter = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        state: fc.constantFrom("submitted", "accepted"),
        category: fc.constantFrom("water", "air"),
        visibility: fc.constantFrom(1 as const, 2 as const, 3 as const),
        openedAt: fc.integer({ min: 0, max: 5 }).map(at),
        closedAt: fc.constant(at(9)),
        title: fc.constantFrom(...titles),
        parties: fc.uniqueArray(
          fc.record(
            {
              part: fc.constantFrom(...parts),
              organisation: fc.constantFrom(...units),
              person: fc.constantFrom(...posts),
            },
            { requiredKeys: ["part"], noNullPrototype: true },
          ),
          { maxLength: 5, selector: (party) => JSON.stringify(party) },
        ),
      },
      { requiredKeys: ["kind", "state", "visibility", "openedAt", "title", "parties"] },
    );
    const someFilter = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        state: fc.constantFrom("submitted", "accepted", "closed"),
        category: fc.constantFrom("water", "soil"),
        open: fc.boolean(),
        words: fc.array(fc.constantFrom(...searched), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    const someReach = fc.record(
      {
        through: fc.constantFrom("person", "organisation", "overview"),
        id: fc.constantFrom(...units, ...posts),
        upTo: fc.constantFrom(1, 2),
      },
      { noNullPrototype: true },
    ) as fc.Arbitrary<Reach>;
    /** The sights there are, and others that the rule allows. */
    const someSight = fc.oneof(
      fc.constantFrom(...viewers).map(sightOf),
      fc.record({
        person: fc.constantFrom(...posts),
        organisation: fc.constantFrom(...units),
        reaches: fc.array(someReach, { maxLength: 3 }),
      }),
    );
    const someLook = fc.record({
      sight: someSight,
      filter: fc.oneof(fc.constant({}), someFilter),
      take: fc.integer({ min: 2, max: 9 }),
    });
    const all: Matter[] = [];
    const plain = (typed: string) => typed.normalize("NFKC").toLowerCase();

    /** What `matters` must give, computed in memory. */
    const expected = (sight: Sight, filter: Omit<MatterFilter, "take">): readonly Matter[] =>
      all
        .filter((one) => canSee(sight, one))
        .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
        .filter(({ state }) => filter.state === undefined || state === filter.state)
        .filter(({ category }) => filter.category === undefined || category === filter.category)
        .filter(
          ({ closedAt }) => filter.open === undefined || (closedAt === undefined) === filter.open,
        )
        .filter(({ title }) =>
          (filter.words ?? []).every((word) => plain(title).includes(plain(word))),
        )
        .toSorted((a, b) => ([b.openedAt, b.code].join() > [a.openedAt, a.code].join() ? 1 : -1));

    test("is what `canSee` says, filtered and newest first, whatever the matters are", async () => {
      const { store } = open;
      await fc.assert(
        fc.asyncProperty(
          fc.array(someMatter, { minLength: 1, maxLength: 12 }),
          fc.array(someLook, { minLength: 8, maxLength: 8 }),
          async (drawn, looks) => {
            const created = drawn.map((one) => {
              made += 1;
              return matter({ ...one, code: codeOf(made, one.kind) });
            });
            expect(await store.save(change({ created }))).toBe("saved");
            all.push(...created);
            for (const { sight, filter, take } of looks) {
              const seen = expected(sight, filter);
              expect(await store.matters(sight, { ...filter, take: 1000 })).toStrictEqual(seen);
              const paged: string[] = [];
              for (let last: Matter | undefined, first = true; first || last !== undefined; ) {
                first = false;
                const page = await store.matters(sight, {
                  ...filter,
                  take,
                  ...(last === undefined ? {} : { before: last }),
                });
                expect(page.length).toBeLessThanOrEqual(take);
                paged.push(...page.map(({ code }) => code));
                last = page.length < take ? undefined : page.at(-1);
              }
              expect(paged).toEqual(seen.map(({ code }) => code));
            }
          },
        ),
        { numRuns: 8 },
      );
      expect(all.length).toBeGreaterThan(20);
    });

    test("is searched by all the words in whatever case and width, and by no sign of the database's", async () => {
      const { store } = open;
      const titled = ["排污ＡＢＣ口", "清淤50%完成", "清淤500吨", "a_b", "axb", "c\\d", "cd"];
      const created = titled.map((title) =>
        matter({ title, openedAt: at(90), parties: [{ part: "to", organisation: "tax" }] }),
      );
      await store.save(change({ created }));
      const found = async (...words: string[]) =>
        (await store.matters(sightOf(person("tax.head")), { take: 99, words }))
          .map(({ title }) => title)
          .toSorted();
      expect(await found("abc")).toEqual(["排污ＡＢＣ口"]);
      expect(await found("口", "Ｂc", "排污")).toEqual(["排污ＡＢＣ口"]);
      expect(await found("口", "吨")).toEqual([]);
      expect(await found("50%")).toEqual(["清淤50%完成"]);
      expect(await found("５０")).toEqual(["清淤50%完成", "清淤500吨"]);
      expect(await found("A_B")).toEqual(["a_b"]);
      expect(await found("c\\d")).toEqual(["c\\d"]);
      expect(await found("\\")).toEqual(["c\\d"]);
      expect(await found("cd")).toEqual(["cd"]);
      expect(await found("")).toEqual(titled.toSorted());
    });

    test("counts somebody with several parts once on a page", async () => {
      const { store } = open;
      const roles = parts.filter((part) => !barred.includes(part));
      const created = Array.from({ length: 6 }, () =>
        matter({
          openedAt: at(60),
          parties: roles.map((part): Party => ({ part, organisation: "fire" })),
        }),
      );
      await store.save(change({ created }));
      const sight = sightOf(person("fire.liaison", "liaison"));
      const newest = created
        .map(({ code }) => code)
        .toSorted()
        .reverse();
      const codes = async (filter: MatterFilter) =>
        (await store.matters(sight, filter)).map(({ code }) => code);
      expect(await codes({ take: 4 })).toEqual(newest.slice(0, 4));
      const before = { openedAt: at(60), code: newest[3] ?? "" };
      expect(await codes({ take: 4, before })).toEqual(newest.slice(4));
      expect(await codes({ take: 0 })).toEqual([]);
    });
  });

  describe(`${name}: what waits`, () => {
    const open = opened();
    const liaison = person("water.liaison", "liaison");
    const secretary = person("gov-office.secretariat", "secretariat");
    const holder = (one: Person) => ({ sight: sightOf(one), roles: one.roles });

    test("for a person is what waits for it by name, by unit and role, or by role alone", async () => {
      const { store } = open;
      const code = someCode();
      const row = (step: string, said: Partial<Waiting>): Waiting => ({
        matter: code,
        step,
        since: at(0),
        ...said,
      });
      const waiting = [
        row("named", { person: "water.liaison", due: "2026-12-01" }),
        row("unit", { organisation: "water", role: "liaison" }),
        row("role", { role: "liaison" }),
        row("other person", { person: "water.head" }),
        row("other role", { organisation: "water", role: "head" }),
        row("other unit", { organisation: "ecology", role: "liaison" }),
        row("other role alone", { role: "chief" }),
      ];
      const one = matter({ code, clocks: [clock(code)] });
      await store.save(change({ created: [one], clocks: one.clocks, waiting }));
      const found = await store.waitingFor(holder(liaison));
      expect(found).toStrictEqual(waiting.slice(0, 3).map((each) => ({ ...each, of: one })));
      const only = await store.waitingFor(holder(liaison), { steps: ["role", "unit", "none"] });
      expect(only.map(({ step }) => step)).toEqual(["unit", "role"]);
      expect(await store.waitingFor(holder(liaison), { steps: [] })).toEqual([]);
      expect(await store.waitingIn(code)).toStrictEqual(waiting);
      expect(await store.waitingFor(holder(person("water.officer")))).toEqual([]);
    });

    test("by a person is what others are awaited for in what it brought or handles and is open", async () => {
      const { store } = open;
      const mine: Matter["parties"] = [
        { part: "from", organisation: "water" },
        { part: "from", person: "water.liaison" },
        { part: "to", organisation: "ecology" },
      ];
      const wait = (of: Matter, due?: string): Waiting => ({
        matter: of.code,
        step: "answer",
        organisation: "ecology",
        role: "liaison",
        since: at(0),
        ...(due === undefined ? {} : { due }),
      });
      const later = matter({ parties: mine });
      const sooner = matter({ parties: mine });
      const dateless = matter({ parties: mine });
      const closed = matter({ parties: mine, closedAt: at(1) });
      const others = matter({ parties: [{ part: "to", organisation: "water" }] });
      const created = [later, sooner, dateless, closed, others];
      const waiting = [
        wait(later, "2026-12-02"),
        wait(sooner, "2026-12-01"),
        wait(dateless),
        wait(closed, "2026-11-01"),
        wait(others, "2026-11-02"),
      ];
      await store.save(change({ created, waiting }));
      const codes = (rows: readonly Waiting[]) => rows.map(({ matter: code }) => code);
      const sight = sightOf(liaison);
      expect(codes(await store.waitedBy(sight, 10))).toEqual(
        [sooner, later, dateless].map(({ code }) => code),
      );
      expect(codes(await store.waitedBy(sight, 1))).toEqual([sooner.code]);
      // Overdue before a day, whoever brought it, as far as sight reaches.
      const overdue = await store.overdue(sight, "2026-12-02", 10);
      expect(codes(overdue).filter((code) => codes(waiting).includes(code))).toEqual([
        closed.code,
        others.code,
        sooner.code,
      ]);
      const stranger = sightOf(person("police.head", "head"));
      expect(
        codes(await store.overdue(stranger, "2026-12-02", 10)).filter((code) =>
          codes(waiting).includes(code),
        ),
      ).toEqual([]);
    });

    test("is never what sight does not reach", async () => {
      const { store } = open;
      const wait = (of: Matter): Waiting[] => [
        { matter: of.code, step: "hidden", person: "gov-office.secretariat", since: at(0) },
        { matter: of.code, step: "hidden", role: "secretariat", since: at(0) },
        { matter: of.code, step: "hidden", role: "liaison", since: at(0) },
      ];
      const secret = matter({
        visibility: 2,
        parties: [{ part: "handler", person: "procuratorate.procurator" }],
      });
      const accusing = matter({
        parties: [
          { part: "accused", organisation: "gov-office" },
          { part: "accused", person: "water.liaison" },
          { part: "to", organisation: "water" },
        ],
      });
      const strange = matter({ parties: [{ part: "from", organisation: "fire" }] });
      const created = [secret, accusing, strange];
      await store.save(change({ created, waiting: created.flatMap(wait) }));
      const hidden = { steps: ["hidden"] };
      const seen = await store.waitingFor(holder(secretary), hidden);
      expect(new Set(seen.map(({ of }) => of.code))).toEqual(new Set([strange.code]));
      expect(await store.waitingFor(holder(liaison), hidden)).toEqual([]);
    });
  });

  describe(`${name}: the directory`, () => {
    const open = opened();
    const units: Organisation[] = [
      { ...organisation("water"), also: ["水务", "县水务局"], superior: "gov" },
      { ...organisation("gov"), kind: "government" },
    ];
    const people = [person("water.head", "head", "liaison"), person("admin")];

    test("is empty at first, then what was saved, in its order", async () => {
      const { store } = open;
      expect((await store.directory()).people.size).toBe(0);
      await store.saveDirectory(units, people);
      const directory = await store.directory();
      expect([...directory.organisations]).toStrictEqual(units.map((one) => [one.id, one]));
      expect([...directory.people]).toStrictEqual(people.map((one) => [one.id, one]));
      expect(await store.directory()).toBe(directory);
      await store.saveDirectory(units.slice(1), people.slice(1));
      expect([...(await store.directory()).people.keys()]).toEqual(["admin"]);
      expect([...(await store.directory()).organisations.keys()]).toEqual(["gov"]);
      await store.saveDirectory([], []);
      expect((await store.directory()).organisations.size).toBe(0);
    });

    test("that another server changed is seen at the next asking", async () => {
      const { store, url } = open;
      await store.saveDirectory(units, people);
      await store.directory();
      await beside(url, async (other) => {
        await other.saveDirectory(units, [...people, person("water.liaison", "liaison")]);
        expect((await store.directory()).people.size).toBe(3);
        const language = { person: "admin", language: "en" } as const;
        expect(await other.save(change({ language }))).toBe("saved");
        expect((await other.directory()).people.get("admin")?.language).toBe("en");
        expect((await store.directory()).people.get("admin")?.language).toBe("en");
      });
    });

    test("is never read half changed", async () => {
      const { store } = open;
      const sized = (size: number) =>
        [
          Array.from({ length: size }, (_, index) => organisation(`unit-${index}`)),
          Array.from({ length: size }, (_, index) => person(`unit-${index}.head`)),
        ] as const;
      await store.saveDirectory(...sized(1));
      let writing = true;
      const write = async () => {
        for (let size = 2; size < 40; size += 1) await store.saveDirectory(...sized(size));
        writing = false;
      };
      const sizes: [number, number][] = [];
      const read = async () => {
        while (writing) {
          const { organisations, people: everybody } = await store.directory();
          sizes.push([organisations.size, everybody.size]);
        }
      };
      await Promise.all([write(), read(), read()]);
      expect(sizes.filter(([one, other]) => one !== other)).toEqual([]);
    });
  });

  describe(`${name}: accounts, codes and groups`, () => {
    const open = opened();
    const account = { platform: "slack", external: "U1", person: "water.head", conversation: "D1" };

    test("an account is known once it is saved, and bound anew when it is saved again", async () => {
      const { store } = open;
      expect(await store.account("slack", "U1")).toBeUndefined();
      const web = { ...account, platform: "web", external: "water.head" };
      await store.saveAccounts([web, account]);
      expect(await store.account("slack", "U1")).toStrictEqual(account);
      expect(await store.account("teams", "U1")).toBeUndefined();
      expect(await store.accountsOf("water.head")).toStrictEqual([account, web]);
      await store.saveAccounts([{ ...account, conversation: "D9" }]);
      expect((await store.account("slack", "U1"))?.conversation).toBe("D9");
      expect(await store.accountsOf("nobody")).toEqual([]);
    });

    test("a code binds an account once", async () => {
      const { store } = open;
      const code = { hash: "hash", person: "water.liaison", expiresAt: at(60) };
      await store.saveBindCode(code);
      expect(await store.bindCode("hash")).toStrictEqual(code);
      expect(await store.bindCode("other")).toBeUndefined();
      const bound = { ...account, external: "U2", person: code.person };
      const twoAtOnce = ["U2", "U3"].map((external) =>
        store.save(change({ usedCode: "hash", boundAccount: { ...bound, external } })),
      );
      expect((await Promise.all(twoAtOnce)).toSorted()).toEqual(["saved", "stale"]);
      expect(await store.accountsOf(code.person)).toHaveLength(1);
      expect(await store.bindCode("hash")).toBeUndefined();
      expect(await store.save(change({ usedCode: "hash", boundAccount: bound }))).toBe("stale");
      expect(await store.save(change({ boundAccount: { ...bound, external: "U1" } }))).toBe(
        "saved",
      );
      expect((await store.account("slack", "U1"))?.person).toBe(code.person);
    });

    test("a leave stands in the directory until it is ended, and goes with its post", async () => {
      const { store } = open;
      const unit = [organisation("water")];
      const both = [person("water.head"), person("water.liaison")];
      await store.saveDirectory(unit, both);
      const days = { from: "2026-11-23", until: "2026-11-27" };
      const of = (id: string) => ({ id, person: "water.head", deputy: "water.liaison", ...days });
      expect(await store.save(change({ cover: of("one") }))).toBe("saved");
      expect((await store.directory()).covers).toStrictEqual([of("one")]);
      expect(await store.save(change({ endedCover: "one" }))).toBe("saved");
      expect((await store.directory()).covers).toEqual([]);
      expect(await store.save(change({ endedCover: "one" }))).toBe("stale");
      await store.save(change({ cover: of("two") }));
      await store.saveDirectory(unit, both.slice(0, 1));
      expect((await store.directory()).covers).toEqual([]);
    });

    test("a hand-over lets go of every account and code of the post, and of no other", async () => {
      const { store } = open;
      const other = { ...account, external: "U8", person: "water.liaison-2" };
      await store.saveAccounts([account, { ...account, platform: "web" }, other]);
      const code = { hash: "old", person: account.person, expiresAt: at(60) };
      await store.saveBindCode(code);
      expect(await store.save(change({ handedOver: { ...code, hash: "new" } }))).toBe("saved");
      expect(await store.accountsOf(account.person)).toEqual([]);
      expect((await store.standing("slack", account.external)).account).toBeUndefined();
      expect(await store.bindCode("old")).toBeUndefined();
      expect(await store.bindCode("new")).toStrictEqual({ ...code, hash: "new" });
      expect((await store.directory()).bound.has(other.person)).toBe(true);
      expect((await store.directory()).bound.has(account.person)).toBe(false);
    });

    test("a group is bound, bound anew and unbound", async () => {
      const { store } = open;
      const channel = {
        id: fresh("channel"),
        platform: "slack",
        conversation: "C1",
        boundTo: "linkage",
        boundBy: "gov-office.secretariat",
        boundAt: at(0),
        language: "zh-CN" as const,
      };
      const second = { ...channel, id: fresh("channel"), conversation: "C2", boundTo: "water" };
      await store.save(change({ channel }));
      await store.save(change({ channel: second }));
      expect(await store.channel("slack", "C1")).toStrictEqual(channel);
      expect(await store.channel("teams", "C1")).toBeUndefined();
      expect(await store.channelById(second.id)).toStrictEqual(second);
      const groups = async () =>
        (await store.directory()).groups
          .filter(({ id }) => [channel.id, second.id].includes(id))
          .map(({ boundTo }) => boundTo);
      expect((await groups()).toSorted()).toEqual(["linkage", "water"]);
      const anew = { ...channel, boundTo: "ecology", boundAt: at(5) };
      await store.save(change({ channel: anew }));
      expect(await store.channelById(channel.id)).toStrictEqual(anew);
      expect((await groups()).toSorted()).toEqual(["ecology", "water"]);
      expect(await store.save(change({ unboundChannel: channel.id }))).toBe("saved");
      expect(await groups()).toEqual(["water"]);
      expect(await store.channelById(channel.id)).toBeUndefined();
      expect(await store.channel("slack", "C1")).toBeUndefined();
    });
  });

  describe(`${name}: clocks`, () => {
    const open = opened();
    const running = async (...said: Partial<Clock>[]): Promise<Clock[]> => {
      const code = someCode();
      const clocks = said.map((each) => clock(code, each));
      await open.store.save(change({ created: [matter({ code, clocks })], clocks }));
      return clocks;
    };
    const stored = async ({ id, matter: code }: Clock) =>
      (await open.store.matter(code))?.clocks.find((one) => one.id === id);
    const due = async (minutes: number, take = 100) =>
      (await open.store.clocksDue(at(minutes), take)).map(({ id }) => id);

    test("are due from their next rung on, oldest first, unless they are stopped", async () => {
      const clocks = await running(
        { nextRungAt: at(30) },
        { nextRungAt: at(10) },
        { nextRungAt: at(20), stoppedAt: at(5) },
        { nextRungAt: at(40) },
      );
      const [late, early, , later] = clocks.map(({ id }) => id);
      expect(await due(9)).toEqual([]);
      expect(await due(10)).toEqual([early]);
      expect(await due(30)).toEqual([early, late]);
      expect(await due(99)).toEqual([early, late, later]);
      expect(await due(99, 2)).toEqual([early, late]);
      expect(await open.store.clocksDue(at(10), 1)).toStrictEqual([clocks[1]]);
      for (const was of clocks) {
        const { nextRungAt: _, ...now } = was;
        await open.store.passRungs([{ was, now: { ...now, rungsPassed: 1 }, notices: [] }]);
      }
      expect(await due(99)).toEqual([]);
      expect((await stored(clocks[0] as Clock))?.rungsPassed).toBe(1);
      expect(await stored(clocks[0] as Clock)).not.toHaveProperty("nextRungAt");
    });

    test("move on once, and what they say is queued once", async () => {
      const { store } = open;
      const [was] = (await running({ nextRungAt: at(10) })) as [Clock];
      const now = { ...was, rungsPassed: 1, nextRungAt: at(100) };
      const [first, again] = [notice(), notice()];
      const reminder = { is: "reminder", matter: was.matter, clock: was.id, rung: "0" } as const;
      await Promise.all([
        store.passRungs([{ was, now, notices: [{ ...first, content: reminder }] }]),
        store.passRungs([{ was, now, notices: [{ ...again, content: reminder }] }]),
      ]);
      const queued = await store.notices(was.matter);
      expect(queued.map(({ id }) => id)).toEqual([first.id]);
      expect(await stored(was)).toStrictEqual(now);
      expect(await due(99)).toEqual([]);
      expect(await due(100)).toEqual([was.id]);
    });

    test("that moved, stopped, were suspended or passed meanwhile queue nothing", async () => {
      const { store } = open;
      const clocks = await running({}, {}, {}, {});
      const [moved, stopped, passed, held] = clocks as [Clock, Clock, Clock, Clock];
      const code = moved.matter;
      const { nextRungAt: _, ...rest } = stopped;
      const { nextRungAt: __, ...still } = held;
      const after = [
        { ...moved, dueVersion: 2, nextRungAt: at(500) },
        { ...rest, stoppedAt: at(1) },
        { ...passed, rungsPassed: 1, nextRungAt: at(500) },
        { ...still, suspendedAt: at(1) },
      ];
      await store.save(
        change({ updated: [matter({ code, version: 2, clocks: after })], clocks: after }),
      );
      await store.passRungs(
        clocks.map((was) => ({
          was,
          now: { ...was, rungsPassed: 1, nextRungAt: at(70) },
          notices: [
            notice({ content: { is: "reminder", matter: code, clock: was.id, rung: "0" } }),
          ],
        })),
      );
      expect(await store.notices(code)).toEqual([]);
      expect((await store.matter(code))?.clocks).toStrictEqual(after);
    });

    test("move on in a transaction each: what broke one does not take back the others", async () => {
      const { store } = open;
      const clocks = (await running({}, {})) as [Clock, Clock];
      const taken = notice();
      await store.queue([taken]);
      const passed = clocks.map((was, index) => ({
        was,
        now: { ...was, rungsPassed: 1, nextRungAt: at(900) },
        notices: index === 0 ? [notice()] : [notice(), { ...notice(), id: taken.id }],
      }));
      await expect(store.passRungs(passed)).rejects.toThrow();
      expect((await stored(clocks[0]))?.rungsPassed).toBe(1);
      expect(await stored(clocks[1])).toStrictEqual(clocks[1]);
      expect(await store.notice(passed[1]?.notices[0]?.id ?? "")).toBeUndefined();
    });

    test("move on past a notice whose key is known, which stays as it is", async () => {
      const { store } = open;
      const [was] = (await running({})) as [Clock];
      const known = notice();
      await store.queue([known]);
      const other = { ...notice({ createdAt: at(7) }), key: known.key };
      await store.passRungs([{ was, now: { ...was, rungsPassed: 1 }, notices: [other] }]);
      expect((await stored(was))?.rungsPassed).toBe(1);
      expect(await store.notice(known.id)).toMatchObject(known);
      expect(await store.notice(other.id)).toBeUndefined();
    });
  });

  describe(`${name}: notices`, () => {
    const open = opened();
    /** Empties the queue, so that a sentence finds only what it queued. */
    const emptied = async () => {
      for (const { id } of await open.store.claim(at(100_000), lease(100_000), 1000))
        await open.store.settle(id, { life: "dropped", at: at(0) });
    };
    const claimed = async (minutes: number, until: number, take = 100) =>
      (await open.store.claim(at(minutes), lease(until), take)).map(({ id, life }) => [id, life]);

    test("are read back as they were queued, those of a matter in their order", async () => {
      const { store } = open;
      await emptied();
      const code = someCode();
      const card = note(text("标题", "Title"), [text("一", "one")]);
      const headline = text("有新进展", "News");
      const list = [
        notice({ id: fresh("z"), content: { is: "news", matter: code, headline } }),
        notice({
          id: fresh("a"),
          createdAt: at(1),
          recipient: { to: "channel", id: "C" },
          content: { is: "reminder", matter: code, clock: "c", rung: "-1" },
        }),
        notice({ content: { is: "plain", card } }),
      ];
      await store.queue(list);
      await store.queue([]);
      const read = list.map((one) => ({ ...one, life: "queued", attempts: 0 }));
      expect(await store.notices(code)).toStrictEqual(read.slice(0, 2));
      expect(await store.notice(list[2]?.id ?? "")).toStrictEqual(read[2]);
      expect(await store.notice("none")).toBeUndefined();
      await store.queue(list.map((one) => ({ ...one, id: fresh("notice"), createdAt: at(50) })));
      expect(await store.notices(code)).toStrictEqual(read.slice(0, 2));
    });

    test("are claimed when they are due, in their order, under a lease nobody breaks", async () => {
      const { store } = open;
      await emptied();
      const [late, early, same, future] = [
        notice({ nextTryAt: at(20) }),
        notice({ nextTryAt: at(10) }),
        notice({ nextTryAt: at(20) }),
        notice({ nextTryAt: at(50) }),
      ];
      await store.queue([future, late, early, same].toReversed());
      expect(await claimed(9, 30)).toEqual([]);
      const first = await store.claim(at(20), lease(30), 2);
      expect(first).toStrictEqual([
        { ...early, life: "sending", attempts: 1 },
        { ...late, life: "sending", attempts: 1 },
      ]);
      expect(await claimed(20, 30)).toEqual([[same.id, "sending"]]);
      expect(await claimed(29, 60)).toEqual([]);
    });

    test("come back as uncertain when the lease has run out before they were settled", async () => {
      const { store } = open;
      await emptied();
      const one = notice();
      await store.queue([one]);
      await claimed(0, 2);
      expect(await claimed(1, 9)).toEqual([]);
      expect(await claimed(2, 4)).toEqual([[one.id, "uncertain"]]);
      expect(await claimed(4, 6)).toEqual([[one.id, "uncertain"]]);
      expect((await store.notice(one.id))?.attempts).toBe(3);
      await store.settle(one.id, { life: "sent", at: at(5) });
      expect(await claimed(99, 99)).toEqual([]);
    });

    test("settled as uncertain come back so, and refused ones as if never sent", async () => {
      const { store } = open;
      await emptied();
      const one = notice();
      await store.queue([one]);
      await claimed(0, 2);
      await store.settle(one.id, { life: "uncertain", at: at(1), nextTryAt: at(10) });
      expect((await store.notice(one.id))?.life).toBe("uncertain");
      expect(await claimed(9, 12)).toEqual([]);
      expect(await claimed(10, 12)).toEqual([[one.id, "uncertain"]]);
      await store.settle(one.id, { life: "queued", at: at(11), nextTryAt: at(20) });
      expect(await store.notice(one.id)).toStrictEqual({
        ...one,
        nextTryAt: at(20),
        life: "queued",
        attempts: 2,
      });
      expect(await claimed(19, 22)).toEqual([]);
      expect(await claimed(20, 22)).toEqual([[one.id, "sending"]]);
    });

    test("keep what became of them, and rest once they are sent, failed or dropped", async () => {
      const { store } = open;
      await emptied();
      const list = [notice(), notice(), notice()] as const;
      await store.queue(list);
      await claimed(0, 2);
      const where = { platform: "slack", conversation: "D1", ref: "1.2", sentHash: "abc" };
      const result = text("平台拒收", "refused");
      await store.settle(list[0].id, { life: "sent", at: at(1), ...where });
      await store.settle(list[1].id, { life: "failed", at: at(1), result });
      await store.settle(list[2].id, { life: "dropped", at: at(1), result });
      expect(await Promise.all(list.map(({ id }) => store.notice(id)))).toStrictEqual([
        { ...list[0], life: "sent", attempts: 1, sentAt: at(1), ...where },
        { ...list[1], life: "failed", attempts: 1, result },
        { ...list[2], life: "dropped", attempts: 1, result },
      ]);
      expect(await claimed(99_999, 99_999)).toEqual([]);
      await expect(store.settle("none", { life: "sent", at: at(1) })).rejects.toThrow();
    });

    test("are never given to two claimers, however many come at once", async () => {
      const { store } = open;
      await emptied();
      const list = Array.from({ length: 60 }, () => notice());
      await store.queue(list);
      const batches = await Promise.all(
        Array.from({ length: 12 }, () => store.claim(at(0), lease(5), 7)),
      );
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(7);
      const ids = batches.flat().map(({ id }) => id);
      expect(ids.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
    });

    test("and rungs say when the next one is due, and a lease when it runs out", async () => {
      const { store } = open;
      await emptied();
      expect(await store.nextDue()).toBeUndefined();
      const code = someCode();
      const clocks = [
        clock(code, { nextRungAt: at(40) }),
        clock(code, { nextRungAt: at(5), stoppedAt: at(1) }),
      ];
      await store.save(change({ created: [matter({ code, clocks })], clocks }));
      expect(await store.nextDue()).toBe(at(40));
      const one = notice({ nextTryAt: at(30) });
      await store.queue([notice({ nextTryAt: at(35) }), one]);
      expect(await store.nextDue()).toBe(at(30));
      await store.claim(at(30), lease(32), 1);
      expect(await store.nextDue()).toBe(at(32));
      await store.settle(one.id, { life: "uncertain", at: at(31), nextTryAt: at(33) });
      expect(await store.nextDue()).toBe(at(33));
      await store.settle(one.id, { life: "sent", at: at(33) });
      expect(await store.nextDue()).toBe(at(35));
    });
  });

  describe(`${name}: cards that stand somewhere`, () => {
    const open = opened();
    const posted = async (said: Partial<Posting> = {}): Promise<Posting> => {
      const one = matter();
      await open.store.save(change({ created: [one] }));
      const posting: Posting = {
        id: fresh("posting"),
        matter: one.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "slack",
        conversation: "D1",
        ref: fresh("ref"),
        ...said,
      };
      await open.store.savePosting(posting);
      return posting;
    };
    const changed = async (...codes: string[]) => {
      for (const code of codes) {
        const found = await open.store.matter(code);
        await open.store.save(
          change({ updated: [matter({ code, version: (found?.version ?? 0) + 1 })] }),
        );
      }
    };
    /** All that is stale, marked fresh as it is read. */
    const stale = async () => {
      const found = await open.store.stalePostings(100);
      for (const { id } of found) await open.store.freshPosting(id);
      return found;
    };

    test("are stale once their matter has changed, until they are marked fresh", async () => {
      const plain = await posted();
      const group = await posted({
        recipient: { to: "channel", id: "C" },
        headline: text("新进展", "News"),
      });
      expect(await open.store.stalePostings(10)).toEqual([]);
      await changed(group.matter);
      expect(await open.store.stalePostings(10)).toStrictEqual([group]);
      expect(await open.store.stalePostings(10)).toStrictEqual([group]);
      await open.store.freshPosting(group.id);
      expect(await open.store.stalePostings(10)).toEqual([]);
      await changed(plain.matter, group.matter);
      expect(await stale()).toHaveLength(2);
      expect(await open.store.stalePostings(10)).toEqual([]);
    });

    test("stay stale when the matter changes between being read and being marked", async () => {
      const posting = await posted();
      await changed(posting.matter);
      await open.store.stalePostings(10);
      await changed(posting.matter);
      await open.store.freshPosting(posting.id);
      expect(await stale()).toStrictEqual([posting]);
      expect(await stale()).toEqual([]);
      await changed(posting.matter);
      await open.store.freshPosting(posting.id);
      expect(await stale()).toStrictEqual([posting]);
    });

    test("are one for one message, as it was saved last", async () => {
      const posting = await posted();
      const anew = { ...posting, id: fresh("posting"), headline: text("又", "again") };
      await open.store.savePosting(anew);
      await changed(posting.matter);
      const found = await stale();
      expect(found).toStrictEqual([{ ...anew, id: found[0]?.id }]);
      const elsewhere = { ...posting, id: fresh("posting"), conversation: "D2" };
      await open.store.savePosting(elsewhere);
      await changed(posting.matter);
      expect(await stale()).toHaveLength(2);
    });

    test("drawn anew in the same message are fresh, and stale where they show an older version", async () => {
      const posting = await posted();
      await changed(posting.matter);
      const { version = 0 } = (await open.store.matter(posting.matter)) ?? {};
      // Whoever pressed has the answer in place of the card already: it is not to be overwritten.
      await open.store.savePosting({ ...posting, id: fresh("posting") }, version);
      expect(await stale()).toEqual([]);
      await open.store.savePosting({ ...posting, id: fresh("posting") }, version - 1);
      expect(await stale()).toHaveLength(1);
      await open.store.freshPosting(posting.id);
      const late = { ...posting, id: fresh("posting"), ref: fresh("ref") };
      await open.store.savePosting(late, version - 1);
      expect(await stale()).toStrictEqual([late]);
    });

    test("come in batches, and one that cannot be redrawn keeps back no other", async () => {
      const all = [await posted(), await posted(), await posted(), await posted(), await posted()];
      await changed(...all.map(({ matter: code }) => code));
      const ids = new Set<string>();
      for (let batch = 0; batch < 3; batch += 1) {
        const found = await open.store.stalePostings(2);
        expect(found).toHaveLength(2);
        for (const { id } of found) ids.add(id);
      }
      expect(ids).toEqual(new Set(all.map(({ id }) => id)));
      await stale();
    });

    test("are forgotten when they are dropped", async () => {
      const posting = await posted();
      await changed(posting.matter);
      await open.store.dropPosting(posting.id);
      expect(await open.store.stalePostings(10)).toEqual([]);
      await changed(posting.matter);
      expect(await open.store.stalePostings(10)).toEqual([]);
      await open.store.dropPosting(posting.id);
    });
  });

  describe(`${name}: files`, () => {
    const open = opened();

    type Whole = Attachment & { readonly content: Uint8Array };
    const file = (said: Partial<Whole> = {}): Whole => ({
      id: fresh("file"),
      person: fresh("person"),
      name: "照片.jpg",
      type: "image/jpeg",
      size: 4,
      sha256: "ab".repeat(32),
      at: at(0),
      content: Uint8Array.of(0, 255, 1, 254),
      ...said,
    });
    /** Files of one person, saved; without what is in them. */
    const sent = async (person: string, ...minutes: number[]): Promise<readonly Attachment[]> => {
      const files = minutes.map((minute) => file({ person, at: at(minute) }));
      for (const one of files.toReversed()) await open.store.saveAttachment(one);
      return files.map(({ content: _, ...rest }) => rest);
    };
    const attaching = (code: string, ids: readonly string[], actor: string) => ({
      ...change({ created: [matter({ code })], attach: { matter: code, ids } }),
      seen: { event: fresh("event"), actor, at: at(0) },
    });

    test("read back byte for byte, twenty megabytes as well as one", async () => {
      const { store } = open;
      const content = new Uint8Array(20 * 1024 * 1024).map((_, index) => index * 7);
      const large = file({ size: content.length, content });
      await store.saveAttachment(large);
      const read = await store.attachment(large.id);
      expect(Buffer.compare(read?.content ?? new Uint8Array(), content)).toBe(0);
      const small = file();
      await store.saveAttachment(small);
      expect(await store.attachment(small.id)).toStrictEqual(small);
      expect(await store.attachment(fresh("file"))).toBeUndefined();
    });

    test("wait for their sender, oldest first, from an instant on", async () => {
      const person = fresh("person");
      const [, second, third] = await sent(person, 1, 2, 3);
      await sent(fresh("person"), 2);
      expect(await open.store.pendingAttachments(person, at(2))).toStrictEqual([second, third]);
    });

    test("come to belong to a matter with the save that uses them", async () => {
      const { store } = open;
      const person = fresh("person");
      const [first, second, third] = await sent(person, 1, 2, 3);
      const code = someCode();
      const ids = [first?.id ?? "", third?.id ?? ""];
      expect(await store.save(attaching(code, ids, person))).toBe("saved");
      expect(await store.attachments(code)).toStrictEqual([
        { ...first, matter: code },
        { ...third, matter: code },
      ]);
      expect(await store.pendingAttachments(person, at(0))).toStrictEqual([second]);
    });

    test("that are another's, used or unknown make the save stale, and nothing of it happens", async () => {
      const { store } = open;
      const person = fresh("person");
      const [mine, used] = await sent(person, 1, 2);
      const [theirs] = await sent(fresh("person"), 1);
      expect(await store.save(attaching(someCode(), [used?.id ?? ""], person))).toBe("saved");
      for (const id of [theirs?.id, used?.id, "unknown"]) {
        const code = someCode();
        expect(await store.save(attaching(code, [mine?.id ?? "", id ?? ""], person))).toBe("stale");
        expect(await store.matter(code)).toBeUndefined();
      }
      expect(await store.pendingAttachments(person, at(0))).toStrictEqual([mine]);
    });

    test("are used by one of several that try at once", async () => {
      const { store } = open;
      const person = fresh("person");
      const [one] = await sent(person, 1);
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => store.save(attaching(someCode(), [one?.id ?? ""], person))),
      );
      expect(outcomes.toSorted()).toEqual(["saved", "stale", "stale", "stale", "stale"]);
    });

    test("have neither name nor content when their matter is erased, and are listed no more", async () => {
      const { store } = open;
      const person = fresh("person");
      const [one] = await sent(person, 1);
      const code = someCode();
      await store.save(attaching(code, [one?.id ?? ""], person));
      await store.save(change({ erase: [code] }));
      expect(await store.attachments(code)).toEqual([]);
      const left = { ...one, matter: code, name: "" };
      expect(await store.attachment(one?.id ?? "")).toStrictEqual(left);
    });

    test("not used are dropped by age or by name, those of a matter never", async () => {
      const { store } = open;
      const person = fresh("person");
      const [used, old, young] = await sent(person, 100, 101, 102);
      const [other] = await sent(fresh("person"), 102);
      const code = someCode();
      await store.save(attaching(code, [used?.id ?? ""], person));
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
      const reading = { id: fresh("reading"), attachment: "a", person: "water.head", at: at(1) };
      expect(await open.store.save(change({ fileReading: reading }))).toBe("saved");
      const rows = await bare(open.url, (client) => client.fileReading.findMany());
      expect(rows).toStrictEqual([reading]);
    });

    test("of a matter are named in it, among fields of any name", async () => {
      const files = [{ id: "a", name: "照片.jpg", size: 4 }];
      const whole = matter({ files, fields: { files: ["a kind's own"], facts: "x" } });
      await open.store.save(change({ created: [whole] }));
      expect(await open.store.matter(whole.code)).toStrictEqual(whole);
    });

    test("a setting is kept once, whoever comes first", async () => {
      const name = fresh("setting");
      const kept = await Promise.all(
        ["a", "b", "c"].map((value) => open.store.keepSetting(name, value)),
      );
      expect(new Set(kept).size).toBe(1);
      expect(await open.store.setting(name)).toBe(kept[0]);
      await beside(open.url, async (other) => {
        expect(await other.keepSetting(name, "d")).toBe(kept[0]);
      });
    });
  });

  describe(`${name}: local conversations and settings`, () => {
    const open = opened();
    const message = (said: { id?: string; conversation?: string; body?: string } = {}) => ({
      id: fresh("message"),
      conversation: "direct:admin",
      author: "admin",
      at: at(0),
      body: "{}",
      ...said,
    });
    const last = async (...conversations: string[]) =>
      (await open.store.localMessages(conversations, { take: 1000 })).at(-1)?.revision ?? 0;

    test("a message has the next revision at every write, and comes again when it is changed", async () => {
      const { store } = open;
      const first = await store.putLocal(message());
      const second = await store.putLocal(message());
      expect(second.revision).toBe(first.revision + 1);
      expect(await store.localMessage(first.id)).toStrictEqual(first);
      expect(await store.localMessage("none")).toBeUndefined();
      const { revision: _, ...rest } = first;
      const changed = await store.putLocal({ ...rest, body: `{"changed":true}` });
      expect(changed).toStrictEqual({
        ...rest,
        body: `{"changed":true}`,
        revision: second.revision + 1,
      });
      const since = await store.localMessages(["direct:admin"], {
        after: second.revision,
        take: 10,
      });
      expect(since).toStrictEqual([changed]);
      const all = await store.localMessages(["direct:admin"], { take: 10 });
      expect(all).toStrictEqual([second, changed]);
    });

    test("messages come in order of revision, only those of the conversations asked for", async () => {
      const { store } = open;
      const conversations = ["a", "b", "c", "a", "b"];
      for (const conversation of conversations) await store.putLocal(message({ conversation }));
      const read = (of: string[], take: number) => store.localMessages(of, { take });
      expect((await read(["a", "b"], 3)).map(({ conversation }) => conversation)).toEqual([
        "a",
        "b",
        "a",
      ]);
      expect(await read([], 3)).toEqual([]);
      expect(await read(["d"], 3)).toEqual([]);
    });

    test("a hundred puts at once take a hundred revisions", async () => {
      const { store } = open;
      const before = await last("direct:admin", "a", "b", "c");
      const put = await Promise.all(
        Array.from({ length: 100 }, () => store.putLocal(message({ conversation: "many" }))),
      );
      const revisions = put.map(({ revision }) => revision).toSorted((a, b) => a - b);
      expect(revisions).toEqual(Array.from({ length: 100 }, (_, index) => before + index + 1));
      expect(await store.localMessages(["many"], { take: 1000 })).toHaveLength(100);
    });

    test("a setting is what was saved last, and seen by another server", async () => {
      const { store, url } = open;
      expect(await store.setting("clock")).toBeUndefined();
      await store.saveSetting("clock", "1");
      await store.saveSetting("clock", "2");
      expect(await store.setting("clock")).toBe("2");
      await beside(url, async (other) => expect(await other.setting("clock")).toBe("2"));
    });
  });

  describe(`${name}: what is erased, and what is kept apart`, () => {
    const open = opened();

    test("erases what a matter said wherever it is kept, and leaves the rest", async () => {
      const { store, url } = open;
      const word = "金丝雀";
      const first = matter({ title: word, fields: { facts: word }, closedAt: at(1) });
      const { after, entry } = stepped(first, { facts: word });
      const other = matter({ title: word });
      const news = notice({
        content: { is: "news", matter: first.code, headline: text(word, word) },
      });
      await store.save(
        change({
          created: [after, other],
          entries: [entry],
          notices: [news],
          reporter: { matter: first.code, sealed: word },
        }),
      );
      await store.savePosting({
        id: fresh("posting"),
        matter: first.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "web",
        conversation: "direct:water.liaison",
        ref: "m1",
        headline: text(word, word),
      });
      for (const [id, of] of [
        ["said", first.code],
        ["kept", other.code],
      ] as const)
        await store.putLocal({
          id,
          conversation: "c",
          author: "a",
          at: at(0),
          body: word,
          matter: of,
        });
      expect(await store.reporter(first.code)).toBe(word);
      const last = stepped(after, { state: "closed" });
      const stub: Matter = { ...last.after, title: "", fields: {}, erasedAt: at(9) };
      expect(
        await store.save(change({ updated: [stub], entries: [last.entry], erase: [first.code] })),
      ).toBe("saved");
      expect(await store.matter(first.code)).toStrictEqual(stub);
      const entries = await store.entries(first.code);
      expect(entries.map(({ content }) => content !== null)).toEqual([false, true]);
      expect(brokenAt(entries, stub)).toBeUndefined();
      expect(await store.reporter(first.code)).toBeUndefined();
      expect((await store.notices(first.code)).map(({ life }) => life)).toEqual(["dropped"]);
      expect(await store.localMessage("said")).toBeUndefined();
      expect((await store.localMessage("kept"))?.body).toBe(word);
      const rows = await bare(url, async (client) =>
        JSON.stringify([
          await client.matter.findMany({ where: { code: first.code } }),
          await client.entry.findMany({ where: { matter: first.code } }),
          await client.notice.findMany({ where: { matter: first.code } }),
          await client.posting.findMany({ where: { matter: first.code } }),
        ]),
      );
      expect(rows).not.toContain(word);
    });

    test("knows what is to be erased by a day, and what is open to compare with", async () => {
      const { store } = open;
      const due = matter({ category: "soil", closedAt: at(1), eraseOn: "2027-11-23" });
      const late = matter({ category: "soil", closedAt: at(1), eraseOn: "2031-11-23" });
      const running = matter({ category: "soil", title: "田里" });
      await store.save(change({ created: [due, late, running] }));
      const codes = async (by: string) =>
        (await store.expiredMatters(by, 10)).map(({ code }) => code);
      expect(await codes("2027-11-22")).toEqual([]);
      expect(await codes("2027-11-23")).toEqual([due.code]);
      expect(await codes("2040-01-01")).toEqual([due.code, late.code]);
      expect(await store.openIn("clue", "soil", 10)).toStrictEqual([
        { code: running.code, title: "田里", fields: {} },
      ]);
      expect(await store.openIn("meeting", "soil", 10)).toEqual([]);
    });

    test("names the first card of a matter that stands in a conversation", async () => {
      const { store } = open;
      const of = someCode();
      for (const [id, conversation] of [
        ["b", "c1"],
        ["a", "c1"],
        ["c", "c2"],
      ] as const)
        await store.savePosting({
          id: `standing-${id}`,
          matter: of,
          recipient: { to: "channel", id: "x" },
          platform: "slack",
          conversation,
          ref: `ref-${id}`,
        });
      expect(await store.standingCard(of, "slack", "c1")).toBe("ref-a");
      expect(await store.standingCard(of, "slack", "c3")).toBeUndefined();
      expect(await store.standingCard(of, "web", "c1")).toBeUndefined();
    });
  });

  describe(`${name}: opening and closing`, () => {
    const folder = (url: string) =>
      new URL(
        isPostgresql(url) ? "../prisma/postgresql/migrations/" : "../prisma/migrations/",
        import.meta.url,
      );

    test("an empty database is brought up to date, in the words of Prisma's own table", async () => {
      const { createHash } = await import("node:crypto");
      const { readdirSync, readFileSync } = await import("node:fs");
      const url = await freshUrl();
      const store = await openStore(url);
      await store.close();
      const applied = () =>
        bare(
          url,
          (client) =>
            client.$queryRaw<{ migration_name: string; checksum: string; finished: boolean }[]>`
            SELECT "migration_name", "checksum", "applied_steps_count", "finished_at" IS NOT NULL AS "finished"
            FROM "_prisma_migrations" ORDER BY "migration_name"`,
        );
      const names = readdirSync(folder(url))
        .filter((one) => /^\d/.test(one))
        .toSorted();
      expect(
        (await applied()).map(({ migration_name, checksum }) => [migration_name, checksum]),
      ).toEqual(
        names.map((one) => [
          one,
          createHash("sha256")
            .update(readFileSync(new URL(`${one}/migration.sql`, folder(url))))
            .digest("hex"),
        ]),
      );
      const before = await applied();
      await (await openStore(url)).close();
      expect(await applied()).toEqual(before);
    });

    test("two that open an empty database at once both succeed", async () => {
      const url = await freshUrl();
      const stores = await Promise.all([openStore(url), openStore(url)]);
      for (const store of stores) expect(await store.save(change())).toBe("saved");
      for (const store of stores) await store.close();
    });

    test("what was saved is there when it is opened again, also what was still being written", async () => {
      const url = await freshUrl();
      const store = await openStore(url);
      await expect(store.ping()).resolves.toBeUndefined();
      const created = Array.from({ length: 20 }, () => matter());
      const saves = created.map((one) => store.save(change({ created: [one] })));
      await store.close();
      expect(await Promise.all(saves)).toEqual(created.map(() => "saved"));
      await beside(url, async (other) => {
        for (const one of created) expect(await other.matter(one.code)).toStrictEqual(one);
      });
    });
  });
};
