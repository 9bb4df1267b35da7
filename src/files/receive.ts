import { createHash } from "node:crypto";
import { errorKind } from "../chat/error-kind.ts";
import type { Received, Upload } from "../chat/exchange.ts";
import { sentences, text } from "../chat/text.ts";
import { pendingFiles } from "../flow/options.ts";
import type { Services } from "../flow/services.ts";
import { actorOf } from "../people/new-account.ts";
import { offlineAdvice } from "../screening/screen.ts";
import { judgeContent, kindOf } from "./content.ts";
import { keptName } from "./name.ts";
import { words } from "./words.ts";
import { writtenIn } from "./written.ts";

/** The most files one person may have waiting to be used. */
const mostUnused = 30;

/**
 * Takes a file in from somebody bound, or says why not; never throws. It is kept for a day and seen by
 * nobody but the sender until a submitted form uses it. The same file sent twice is kept once.
 */
export const receiveFile = async (services: Services, upload: Upload): Promise<Received> => {
  try {
    return await takeIn(services, upload);
  } catch (error) {
    const kind = errorKind(error);
    services.log("error", "receiving a file failed", { kind });
    return words.broken;
  }
};

const takeIn = async (services: Services, upload: Upload): Promise<Received> => {
  const { store, time } = services;
  const [account, directory] = await Promise.all([
    store.account(upload.platform, upload.account),
    store.directory(),
  ]);
  const person = actorOf(directory, account, time.now());
  if (person === undefined) return words.notBound;
  const { storageLimit } = services;
  const kept = storageLimit === undefined ? 0 : await store.storedBytes();
  if (storageLimit !== undefined && kept + upload.content.length > storageLimit)
    return words.full(kept, storageLimit);
  const found = await judgeContent(upload.name, upload.content);
  if ("why" in found) return found.why;
  const { content } = found;
  const { ending, type } = kindOf(found.kind);
  const verdict = services.screen([upload.name, writtenIn({ type, content })]);
  if (verdict.is === "secret" || verdict.is === "official") {
    const { title, paragraphs } = offlineAdvice(verdict);
    return sentences(text(`${title.zh}。`, `${title.en}.`), ...paragraphs);
  }
  const name = keptName(upload.name, ending);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const unused = await pendingFiles(services, person);
  const again = unused.find((one) => one.sha256 === sha256 && one.name === name);
  if (again !== undefined) return { id: again.id, name, size: again.size, type };
  if (unused.length >= mostUnused) return words.tooMany(mostUnused);
  const id = services.newId();
  const size = content.length;
  const at = time.now();
  await store.saveAttachment({ id, person: person.id, name, type, size, sha256, at, content });
  return { id, name, size, type };
};
