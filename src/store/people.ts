import { randomUUID } from "node:crypto";
import type { RuleChange } from "../calendar/amend.ts";
import type { HolidayNotice } from "../calendar/holidays.ts";
import type { Text } from "../chat/text.ts";
import { type CountySettings, noSettings } from "../people/county-settings.ts";
import type { Account, Directory, Organisation, Person } from "../people/directory.ts";
import { type FormerPostSaid, formerPostsOf } from "../people/former-posts.ts";
import { type Succession, withFormerNames } from "../people/succession.ts";
import type { Connection } from "./connection.ts";
import { revisionName as name } from "./keyring.ts";
import { changePosts } from "./post-states.ts";
import {
  organisationRow,
  personRow,
  toAccount,
  toBindCode,
  toChannel,
  toCover,
  toOrganisation,
  toPerson,
  toPostEntry,
} from "./rows.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import { changeSetting, isOtherwise, keptSetting, settingFrom, settingIn } from "./settings.ts";
import { statementsOf } from "./statements.ts";
import type { Store } from "./store.ts";
import type { Inside } from "./tables.ts";

const holidays = "holidays";
const deadlines = "deadlines";
const county = "county-settings";
const unitsLeft = "units-left";
/** Where it is kept which units have gone into others. */
const successionsName = "successions";

/** The statement that keeps one more unit that has gone into another: of two that know nothing of each other the second fails. */
export const keptSuccession = (
  client: Inside,
  { known, now }: { readonly known: readonly Succession[]; readonly now: Succession },
) => {
  const was = known.length === 0 ? undefined : JSON.stringify(known);
  return settingFrom(client, successionsName, was, JSON.stringify([...known, now]));
};

/** Each of what was said of accounts that came from units that have gone is kept by itself: nothing said is lost. */
const formerPosts = "former-post:";

/** The statement that keeps what was said of an account. */
export const keptFormerPost = (client: Inside, said: FormerPostSaid) =>
  keptSetting(client, `${formerPosts}${said.unit}:${said.mark}`, JSON.stringify(said));

/** The statement by which every process learns that its copy of the directory, or of the keys, is out of date. */
export const newRevision = (client: Inside) => keptSetting(client, name, randomUUID());

/** The statement that binds an account, or binds it anew. */
export const savedAccount = (client: Inside, account: Account) => {
  const { platform, external } = account;
  return client.account.upsert({
    where: { platform_external: { platform, external } },
    create: account,
    update: { ...account, boundAt: account.boundAt ?? null },
  });
};

/** The names of units that have left, by id, from their setting. */
const leftIn = (value: string | undefined): ReadonlyMap<string, Text> =>
  new Map(JSON.parse(value ?? "[]") as readonly (readonly [string, Text])[]);

const placeOf = (platform: string, external: string): string =>
  JSON.stringify([platform, external]);

/** Makes something of a value, and gives the same again as long as the value says the same. */
const madeAgain = <Value, Made>(make: (value: Value) => Made): ((value: Value) => Made) => {
  let last: { readonly said: string; readonly made: Made } | undefined;
  return (value) => {
    const said = JSON.stringify(value);
    if (last?.said !== said) last = { said, made: make(value) };
    return last.made;
  };
};

/** Units by id: the same as before where none is another, so that what was made of their names stays good. */
const unitsById = madeAgain(
  (units: readonly Organisation[]): ReadonlyMap<string, Organisation> =>
    new Map(units.map((one) => [one.id, one])),
);

/** Of an account's row what an account says. */
const accountColumns = ["platform", "external", "person", "conversation", "boundAt"] as const;

/** The directory, accounts, codes and groups. */
export const peopleQuestions = (
  connection: Connection,
): Pick<
  Store,
  | "directory"
  | "saveDirectory"
  | "changeNotices"
  | "saveRules"
  | "changeSettings"
  | "account"
  | "standing"
  | "accountsOf"
  | "saveAccounts"
  | "saveBindCode"
  | "postEntries"
  | "postEntriesSaying"
  | "bindCode"
  | "channel"
  | "channelById"
  | "reference"
  | "saveReference"
  | "dropReference"
> => {
  const {
    client,
    sql,
    stated,
    read,
    write,
    vault,
    keyring,
    selects: { row: rowOf, rows: rowsOf },
  } = connection;
  const plain = statementsOf(connection);
  const kept = async (of: string): Promise<string | undefined> =>
    (await rowOf("Setting", { name: of }))?.value;
  type Copy = {
    readonly revision: string | undefined;
    readonly directory: Directory;
    readonly accounts: ReadonlyMap<string, Account>;
  };
  let cached: Copy | undefined;
  const order = { orderBy: { position: "asc" } } as const;
  const current = (): Promise<Copy> =>
    read(async () => {
      // Until a copy is as new as it was before it was read: PostgreSQL may change in between.
      for (;;) {
        const revision = await kept(name);
        if (cached !== undefined && cached.revision === revision) return cached;
        await keyring.reload();
        const [
          [organisations, persons, groups, bound, covers],
          [notices, changes, own, left, merged],
          said,
        ] = await Promise.all([
          Promise.all([
            rowsOf("Organisation", {}, { order: ["position"] }),
            rowsOf("Person", {}, { order: ["position"] }),
            rowsOf("Channel", {}, { only: ["id", "boundTo"], order: ["id"] }),
            rowsOf("Account", {}, { only: accountColumns }),
            rowsOf("Cover", {}, { order: ["id"] }),
          ]),
          Promise.all([holidays, deadlines, county, unitsLeft, successionsName].map(kept)),
          rowsOf("Setting", { name: { like: `${formerPosts}%` } }),
        ]);
        const successions = JSON.parse(merged ?? "[]") as readonly Succession[];
        const all = bound.map(toAccount);
        const known = said.map(({ value }) => JSON.parse(value) as FormerPostSaid);
        const heldBefore = ({ id, organisation }: Person) =>
          successions.length === 0
            ? undefined
            : formerPostsOf(
                organisation,
                all.filter(({ person }) => person === id),
                successions,
                known,
              );
        const units = unitsById(withFormerNames(organisations.map(toOrganisation), successions));
        const directory = {
          notices: JSON.parse(notices ?? "[]") as readonly HolidayNotice[],
          rules: JSON.parse(changes ?? "[]") as readonly RuleChange[],
          ...(own === undefined ? {} : { settings: JSON.parse(own) as CountySettings }),
          groups,
          // What was done while an entrustment held is recorded also once it was taken back.
          covers: covers
            .filter(({ endedAt, entrusts }) => endedAt === null || entrusts !== null)
            .map(toCover),
          bound: new Set(bound.map(({ person }) => person)),
          organisations: units,
          left: leftIn(left),
          ...(successions.length === 0 ? {} : { successions }),
          people: new Map(
            persons.map((row) => {
              const post = toPerson(row, units.get(row.organisation));
              const formerly = heldBefore(post);
              return [post.id, formerly === undefined ? post : { ...post, formerly }];
            }),
          ),
        };
        const accounts = new Map(
          all.map((one) => [placeOf(one.platform, one.external), one] as const),
        );
        cached = { revision, directory, accounts };
      }
    });
  /** The names of every unit that was in the directory and is not among these, as they are kept. */
  const unitsLeavingFor = async (
    organisations: readonly Organisation[],
    known: string | undefined,
  ): Promise<string> => {
    const names = new Map(leftIn(known));
    for (const row of await client.organisation.findMany(order))
      names.set(row.id, toOrganisation(row).name);
    for (const { id } of organisations) names.delete(id);
    return JSON.stringify([...names]);
  };
  /** Changes something that is read with the directory. */
  const changed = <T>(of: string, change: (kept: T | undefined) => T): Promise<T> =>
    write(async () => {
      const value = await changeSetting(
        client,
        of,
        (was) => JSON.stringify(change(was === undefined ? undefined : (JSON.parse(was) as T))),
        (inside) => [newRevision(inside)],
      );
      return JSON.parse(value) as T;
    });
  return {
    directory: async () => (await current()).directory,
    standing: async (platform, external) => {
      const { directory, accounts } = await current();
      return { directory, account: accounts.get(placeOf(platform, external)) };
    },
    changeNotices: (change) =>
      changed<readonly HolidayNotice[]>(holidays, (kept = []) => change(kept)),
    saveRules: async (changes) => {
      await changed(deadlines, () => changes);
    },
    changeSettings: (change) =>
      changed<CountySettings>(county, (kept = noSettings) => change(kept)),
    saveDirectory: (organisations, persons, at) =>
      write(async () => {
        const put = async (): Promise<void> => {
          const known = await settingIn(client, unitsLeft);
          const left = await unitsLeavingFor(organisations, known);
          await changePosts(connection, at, (inside) => [
            plain.remove("Organisation", {}),
            plain.remove("Person", {}),
            ...plain.insert("Organisation", organisations.map(organisationRow)),
            ...plain.insert("Person", persons.map(personRow)),
            // Whoever held a post that is gone has none, even if one of that id is made again later.
            stated(
              sql.sql`DELETE FROM "Account" WHERE "person" NOT IN (SELECT "id" FROM "Person")`,
            ),
            stated(
              sql.sql`DELETE FROM "BindCode" WHERE "person" NOT IN (SELECT "id" FROM "Person")`,
            ),
            stated(sql.sql`DELETE FROM "PostRequest"
              WHERE "settled" IS NULL AND "post" NOT IN (SELECT "id" FROM "Person")`),
            stated(sql.sql`DELETE FROM "Cover"
              WHERE "person" NOT IN (SELECT "id" FROM "Person")
                OR "deputy" NOT IN (SELECT "id" FROM "Person")`),
            settingFrom(inside, unitsLeft, known, left),
            newRevision(inside),
          ]);
        };
        for (;;)
          try {
            return await put();
          } catch (error) {
            // Another process has put a directory in place meanwhile: the names that left with it stay known.
            if (!isOtherwise(error)) throw error;
          }
      }),
    account: (platform, external) =>
      read(async () => {
        const row = await rowOf("Account", { platform, external }, { only: accountColumns });
        return row === undefined ? undefined : toAccount(row);
      }),
    accountsOf: (...people) =>
      read(async () => {
        const rows = await rowsOf(
          "Account",
          { person: people },
          { only: accountColumns, order: ["person", "preferred DESC", "platform", "external"] },
        );
        return rows.map(toAccount);
      }),
    saveAccounts: (accounts, at) =>
      write(async () => {
        await changePosts(connection, at, (inside) => [
          ...accounts.map((account) => savedAccount(inside, account)),
          newRevision(inside),
        ]);
      }),
    saveBindCode: (code, at) =>
      write(() =>
        changePosts(connection, at, (inside) => [inside.bindCode.create({ data: code })]),
      ),
    postEntries: (post, take) =>
      read(async () => {
        const orderBy = [{ at: "desc" as const }, { id: "desc" as const }];
        const rows = await client.postEntry.findMany({ where: { post }, orderBy, take });
        return rows.map(toPostEntry);
      }),
    postEntriesSaying: (said) =>
      read(async () => {
        const rows = await rowsOf(
          "PostEntry",
          { said: { like: `%${said}%` } },
          { order: ["at", "id"] },
        );
        return rows.map(toPostEntry);
      }),
    bindCode: (hash) =>
      read(async () => {
        const row = await rowOf("BindCode", { hash });
        return row === undefined ? undefined : toBindCode(row);
      }),
    channel: (platform, conversation) =>
      read(async () => {
        const row = await rowOf("Channel", { platform, conversation });
        return row === undefined ? undefined : toChannel(row);
      }),
    reference: (platform, conversation) =>
      read(async () => {
        const row = await rowOf("Reference", { platform, conversation });
        return row === undefined ? undefined : openRow(vault, "Reference", row).sealed;
      }),
    saveReference: ({ said, ...columns }) =>
      write(async () => {
        const { platform, conversation } = columns;
        const where = { platform_conversation: { platform, conversation } };
        const row = sealRow(vault, "Reference", { ...columns, sealed: said });
        await client.reference.upsert({ where, create: row, update: row });
      }),
    dropReference: (platform, conversation) =>
      write(async () => {
        await client.reference.deleteMany({ where: { platform, conversation } });
      }),
    channelById: (id) =>
      read(async () => {
        const row = await rowOf("Channel", { id });
        return row === undefined ? undefined : toChannel(row);
      }),
  };
};
