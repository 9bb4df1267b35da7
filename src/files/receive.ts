import { createHash } from "node:crypto";
import type { Received, Upload } from "../chat/exchange.ts";
import { advice, screen } from "../chat/screening.ts";
import { sentences } from "../chat/text.ts";
import { type Core, pendingFiles } from "../core.ts";
import { judged, kindOf } from "./content.ts";
import { keptName } from "./name.ts";
import { words } from "./words.ts";

/** The most files one person may have waiting to be used. */
const mostUnused = 30;

/**
 * Takes a file in from somebody bound, or says why not; never throws. It is kept for a day and seen by
 * nobody but the sender until a submitted form uses it. The same file sent twice is kept once.
 */
export const receive = async (core: Core, upload: Upload): Promise<Received> => {
  try {
    return await taken(core, upload);
  } catch (error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    core.log("error", "receiving a file failed", { kind });
    return words.broken;
  }
};

const taken = async (core: Core, upload: Upload): Promise<Received> => {
  const { store, clock } = core;
  const [account, directory] = await Promise.all([
    store.account(upload.platform, upload.account),
    store.directory(),
  ]);
  const person = account === undefined ? undefined : directory.people.get(account.person);
  if (person === undefined) return words.notBound;
  const verdict = screen([upload.name]);
  if (verdict.is === "secret" || verdict.is === "official") {
    const { title, paragraphs } = advice(verdict);
    return sentences(title, ...paragraphs);
  }
  const found = await judged(upload.name, upload.content);
  if ("why" in found) return found.why;
  const { content } = found;
  const { ending, type } = kindOf(found.kind);
  const name = keptName(upload.name, ending);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const unused = await pendingFiles(core, person);
  const again = unused.find((one) => one.sha256 === sha256 && one.name === name);
  if (again !== undefined) return { id: again.id, name, size: again.size, type };
  if (unused.length >= mostUnused) return words.tooMany(mostUnused);
  const id = core.newId();
  const size = content.length;
  const at = clock.now();
  await store.saveAttachment({ id, person: person.id, name, type, size, sha256, at, content });
  return { id, name, size, type };
};
