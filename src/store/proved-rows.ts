import type { Matter } from "../flow/matter.ts";
import { type BoundFile, matterProved, proofsOf, waitingSaid } from "./proof.ts";
import { prove, proves } from "./prove.ts";
import { toMatter } from "./rows.ts";
import type { Vault } from "./seal.ts";
import { openRow } from "./sealed-rows.ts";
import type { WholeRow } from "./select.ts";
import type { DatabaseRow, Inside, MatterWhere } from "./tables.ts";

/** The rows of a matter that are proved. */
export type ProvedRows = {
  readonly matter: WholeRow & { readonly waiting: DatabaseRow["Waiting"][] };
  readonly entries: readonly DatabaseRow["Entry"][];
  readonly files: readonly Omit<DatabaseRow["Attachment"], "content">[];
  /** The files whose content is no longer there. */
  readonly wiped: ReadonlySet<string>;
  readonly notices: readonly Omit<DatabaseRow["Notice"], "content">[];
  readonly readings: readonly DatabaseRow["Reading"][];
  readonly reporter: { readonly matter: string; readonly sealed: string } | undefined;
};

/** The rows of some matters, in the order of their numbers. */
export const provedRows = async (
  client: Inside,
  which: { readonly where: MatterWhere; readonly take?: number },
): Promise<readonly ProvedRows[]> => {
  const matters = await client.matter.findMany({
    ...which,
    include: { parties: true, clocks: true, waiting: true },
    orderBy: { code: "asc" },
  });
  const where = { matter: { in: matters.map(({ code }) => code) } };
  const [entries, files, gone, reporters, readings, notices] = await Promise.all([
    client.entry.findMany({ where, orderBy: { number: "asc" } }),
    client.attachment.findMany({ where, omit: { content: true } }),
    client.attachment.findMany({ where: { ...where, content: null }, select: { id: true } }),
    client.reporter.findMany({ where }),
    client.reading.findMany({ where, orderBy: { number: "asc" } }),
    client.notice.findMany({ where, omit: { content: true } }),
  ]);
  const wiped = new Set(gone.map(({ id }) => id));
  return matters.map((matter) => ({
    matter,
    entries: entries.filter((one) => one.matter === matter.code),
    files: files.filter((one) => one.matter === matter.code),
    wiped,
    notices: notices.filter((one) => one.matter === matter.code),
    readings: readings.filter((one) => one.matter === matter.code),
    reporter: reporters.find((one) => one.matter === matter.code),
  }));
};

/** The files a matter names, as they are bound. */
export const provedFiles = (
  vault: Vault,
  { files = [] }: Matter,
  rows: Pick<ProvedRows, "files">,
): readonly BoundFile[] => {
  const named = new Set(files.map(({ id }) => id));
  return rows.files
    .filter(({ id }) => named.has(id))
    .map((file) => openRow(vault, "Attachment", file));
};

/** What proves a matter, made anew with the current key where it holds with an older one; what does not hold stays so. */
export const provedAnew = (
  vault: Vault,
  rows: ProvedRows,
): { readonly proof: string | null; readonly waitingProof: string | null } => {
  const { proof, waitingProof, waiting, code } = rows.matter;
  const matter = toMatter(vault, rows.matter);
  const files = provedFiles(vault, matter, rows);
  const { before } = openRow(vault, "Matter", { code, before: rows.matter.before });
  const said = waitingSaid(matter, waiting);
  return {
    proof:
      proof !== null && matterProved(vault, matter, files, before, proof)
        ? proofsOf(vault, matter, files, before).proof
        : proof,
    waitingProof:
      waitingProof !== null && proves(vault, "waiting", said, waitingProof)
        ? prove(vault, "waiting", said)
        : waitingProof,
  };
};
