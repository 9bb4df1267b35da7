import { type Text, text } from "../chat/text.ts";
import type { Connection } from "./connection.ts";
import { found } from "./findings.ts";
import { filesInFields } from "./rows.ts";
import { sealedMark, tokenMark } from "./seal.ts";
import { sealedColumns } from "./sealed-rows.ts";
import type { Finding } from "./store.ts";

/** Tables whose plain words are found otherwise than row by row here: with the entry, the file, the reporter or the notice. */
type Elsewhere = "Entry" | "Attachment" | "Reporter" | "Notice";

/** What is said of a table where something of it stands there in plain words, and which column names its matter. */
const tables = {
  Matter: { matter: "code", is: text("记录的旧样子", "what its record was before") },
  Clock: { matter: "code", is: text("期限的依据", "what a deadline follows from") },
  Posting: { matter: "matter", is: text("卡片上方的话", "what stands above a card") },
  LocalMessage: { matter: "matter", is: text("本地对话的一行", "a line of a local chat") },
  Reference: { matter: undefined, is: text("平台会话的凭据", "what a platform writes by") },
} as const satisfies Readonly<
  Record<
    Exclude<keyof typeof sealedColumns, Elsewhere>,
    { readonly matter: string | undefined; readonly is: Text }
  >
>;

/** What a matter of level 2 or above never has in plain words. */
const restricted = ["title", "fields", "outcome"] as const;

const replaced = ({ zh, en }: Text): Text =>
  found(`${zh}换成了明文`, `${en} was replaced by plain words`);

/** What is always sealed and stands in the tables in plain words: somebody put it there. */
export const plainFindings = async ({
  client,
  sql,
  vault,
}: Connection): Promise<readonly Finding[]> => {
  if (!vault.sealing) return [];
  const column = (name: string) => sql.raw(`"${name}"`);
  const mark = sql.raw(String(sealedMark.length));
  const isPlain = (name: string) =>
    sql.sql`(${column(name)} <> '' AND substr(${column(name)}, 1, ${mark}) <> ${sealedMark})`;
  const findings: Finding[] = [];
  for (const [table, { matter, is }] of Object.entries(tables)) {
    const { columns } = sealedColumns[table as keyof typeof tables];
    const of = matter === undefined ? sql.sql`NULL` : sql.raw(`"${table}"."${matter}"`);
    const rows = await client.$queryRaw<{ matter: string | null }[]>`
      SELECT DISTINCT ${of} AS "matter" FROM ${column(table)}
      WHERE ${sql.join(columns.map(isPlain), " OR ")}`;
    for (const row of rows)
      findings.push({
        ...(row.matter === null ? {} : { matter: row.matter }),
        said: replaced(is),
      });
  }
  const matters = await client.$queryRaw<{ matter: string }[]>`
    SELECT "code" AS "matter" FROM "Matter" WHERE "fields" LIKE ${`%${filesInFields.plain}%`}
    OR ("visibility" > 1 AND (${sql.join(restricted.map(isPlain), " OR ")} OR "folded" <> ''
      OR "reference" NOT LIKE ${`${tokenMark}%`}))`;
  for (const { matter } of matters)
    findings.push({ matter, said: replaced(text("记录", "its record")) });
  return findings;
};
