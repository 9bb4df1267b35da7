import type { Connection } from "./connection.ts";
import { found, isPlain } from "./findings.ts";
import type { Since } from "./proof.ts";
import { deliveryProved, keyOf } from "./prove.ts";
import { SealError, type Vault } from "./seal.ts";
import { openRow } from "./sealed-rows.ts";
import type { Finding } from "./store.ts";
import type { DatabaseRow } from "./tables.ts";
import { isUnreadable } from "./unreadable.ts";

const page = 200;

const findingsOfNotice = (
  vault: Vault,
  notice: DatabaseRow["Notice"],
  since: Since | undefined,
): readonly Finding[] => {
  const { matter, recipient, createdAt, proof } = notice;
  const of = matter === null ? {} : { matter };
  try {
    openRow(vault, "Notice", notice);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const said = isPlain(vault, notice.content)
      ? found(
          `给${recipient}的通知的内容换成了明文`,
          `what a notice to ${recipient} says was replaced by plain words`,
          createdAt,
        )
      : found(
          `给${recipient}的通知的内容被改过，打不开`,
          `what a notice to ${recipient} says was changed and does not open`,
          createdAt,
        );
    return [{ ...of, said }];
  }
  // What became of the notices of a matter is found with the matter.
  const holds =
    matter !== null ||
    (proof === null
      ? since === undefined || createdAt < since.at
      : keyOf(proof) === vault.keyId && deliveryProved(vault, notice, proof));
  if (holds) return [];
  const said = found(
    `给${recipient}的一条通知（不属于哪一件事）被改过`,
    `a notice to ${recipient} that is of no matter was changed`,
    createdAt,
  );
  return [{ said }];
};

/** The notices of which the content does not open, and those of no matter that are not as they were saved. */
export const noticeFindings = async (
  { client, vault }: Connection,
  since: Since | undefined,
): Promise<readonly Finding[]> => {
  if (!vault.sealing) return [];
  const findings: Finding[] = [];
  try {
    for (let last = ""; ; ) {
      const rows = await client.notice.findMany({
        where: { id: { gt: last } },
        orderBy: { id: "asc" },
        take: page,
      });
      for (const row of rows) findings.push(...findingsOfNotice(vault, row, since));
      last = rows.at(-1)?.id ?? last;
      if (rows.length < page) return findings;
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const said = found("有通知读不出：被改过", "a notice cannot be read: it was changed");
    return [...findings, { said }];
  }
};
