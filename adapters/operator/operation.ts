import { readFileSync } from "node:fs";
import { type Composed, compose } from "../compose.ts";
import { ConfigError, readConfig } from "../config.ts";
import { jsonLog } from "../runtime/log.ts";

/** Where an operator's command reads its settings and says what it did. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  log(line: string): void;
  error(line: string): void;
};

/** One operator's command; `false` where it did not do what was asked. */
export type Operation = (words: readonly string[], terminal: Terminal) => Promise<boolean>;

/** Does something with the store of the configured database, and lets go of it. */
export const withStore = async (
  { env }: Terminal,
  work: (parts: Composed) => Promise<boolean>,
): Promise<boolean> => {
  const parts = await compose({ ...readConfig(env), demoEmpty: true }, (now) =>
    jsonLog("error", now),
  );
  try {
    return await work(parts);
  } finally {
    await parts.store.close();
  }
};

/** The text of a file in UTF-8 or, as spreadsheets here often save it, GB 18030. */
export const textIn = (file: string): string => {
  const read = (): Uint8Array => {
    try {
      return readFileSync(file);
    } catch {
      throw new ConfigError(`${file} cannot be read.`);
    }
  };
  const bytes = read();
  // What Excel calls Unicode text.
  const utf16 = { fffe: "utf-16le", feff: "utf-16be" }[
    Buffer.from(bytes.subarray(0, 2)).toString("hex")
  ];
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  if (bytes.length > 4_000_000) throw new ConfigError(`${file} is larger than 4 MB.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};
