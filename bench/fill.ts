import { demoOrganisations } from "../src/people/demo.ts";
import { connectDatabase } from "../src/store/connect.ts";

/** The unit with five matters, however many there are. */
export const unitWithFew = "audit";

const party = `("code", "holder", "position", "part", "organisation", "person", "openedAt")`;

/** Its clues: every unit in turn as sender and receiver, a fifth of them level 2, a tenth accusing somebody. */
const script = [
  `CREATE TEMP TABLE "n" AS
   WITH RECURSIVE "count"(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM "count" WHERE n < :matters)
   SELECT n, printf('XS-2026-%04d', n) AS code,
     strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01T00:00:00.000Z', (n * 3) || ' minutes') AS at,
     CASE WHEN n % (:matters / 5) = 0 THEN :few ELSE json_extract(:units, '$[' || (n % :many) || ']') END AS sender,
     json_extract(:units, '$[' || ((n * 7 + 3) % :many) || ']') AS receiver,
     json_extract(:units, '$[' || ((n * 11 + 5) % :many) || ']') AS accused,
     CASE WHEN n % 5 = 1 AND :closes THEN 2 ELSE 1 END AS level, (:closes AND n % 20 <> 0) AS closed
   FROM "count"`,
  `INSERT INTO "Matter" ("code", "kind", "year", "number", "state", "version", "title", "folded", "category", "visibility", "urgent", "reference", "parent", "openedAt", "closedAt", "outcome", "historyHead", "historyLength", "fields")
     SELECT code, 'clue', 2026, n, iif(closed, 'closed', 'accepted'), 3,
     '山丹河第' || n || '号排污口', '山丹河第' || n || '号排污口', 'water-pollution', level, TRUE, NULL, NULL,
     at, iif(closed, at, NULL), iif(closed, '已整改', NULL), printf('%064d', n), 3,
     json_object('facts', '桥下有暗管，黑水直排，味很大', 'place', '山丹河大桥下', 'occurredOn', '2026-01-01', 'source', 'duty')
   FROM "n"`,
  `INSERT INTO "Party" ${party} SELECT code, 'from:' || sender || ':', 0, 'from', sender, NULL, at FROM "n"`,
  `INSERT INTO "Party" ${party} SELECT code, 'from::' || sender || '.liaison', 1, 'from', NULL, sender || '.liaison', at FROM "n"`,
  `INSERT INTO "Party" ${party} SELECT code, 'to:' || receiver || ':', 2, 'to', receiver, NULL, at FROM "n"`,
  `INSERT INTO "Party" ${party} SELECT code, 'to::' || receiver || '.liaison', 3, 'to', NULL, receiver || '.liaison', at FROM "n" WHERE level = 2`,
  `INSERT INTO "Party" ${party} SELECT code, 'accused:' || accused || ':', 4, 'accused', accused, NULL, at FROM "n" WHERE n % 10 = 3 AND accused NOT IN (sender, receiver)`,
  `INSERT INTO "Entry" ("id", "matter", "number", "step", "actor", "at", "content", "salt", "contentHash", "previous", "hash")
   SELECT code || '-' || step.value, code, step.key + 1, step.value, sender || '.liaison', at, NULL, '', '', '', ''
   FROM "n", json_each('["submit", "accept", "close"]') AS step`,
  `INSERT INTO "Clock" ("id", "code", "position", "rule", "ruleVersion", "start", "amount", "unit", "raw", "rolled", "at", "calendar", "provisional", "dueVersion", "stoppedAt", "rungsPassed", "nextRungAt")
   SELECT code || '-' || rule.value, code, rule.key, rule.value, '2024-01-01', substr(at, 1, 10), 5, 'wd',
     '2027-01-08', '2027-01-08', NULL, 'bench', FALSE, 0, iif(closed, at, NULL), 0, NULL
   FROM "n", json_each('["clue.accept-feedback", "clue.result-feedback"]') AS rule`,
  `INSERT INTO "Waiting" ("code", "step", "organisation", "role", "since", "due")
   SELECT code, 'close', receiver, role.value, at, '2027-01-08' FROM "n", json_each('["intake", "liaison", "head"]') AS role WHERE NOT closed`,
  `DROP TABLE "n"`,
];

/** Of which units the clues are, and whether all of them are open, of level 1; else most are closed. */
type Filling = { readonly units?: readonly string[]; readonly open?: true };

/** Puts so many clues into a county's SQLite file, the demo county's where nothing is said, in seconds. */
export const fill = async (
  url: string,
  matters: number,
  { units = demoOrganisations.map(({ id }) => id), open }: Filling = {},
): Promise<void> => {
  const many = units.filter((id) => id !== unitWithFew);
  const few = many.length < units.length ? unitWithFew : (units[0] ?? "");
  const given: Readonly<Record<string, string>> = {
    ":matters": String(matters),
    ":many": String(many.length),
    ":units": `'${JSON.stringify(many)}'`,
    ":few": `'${few}'`,
    ":closes": open === true ? "FALSE" : "TRUE",
  };
  const client = await connectDatabase(url);
  for (const statement of script)
    await client.$executeRawUnsafe(
      statement.replace(/:(?:matters|many|units|few|closes)\b/g, (name) => given[name] ?? name),
    );
  await client.$executeRawUnsafe("ANALYZE");
  await client.$disconnect();
};
