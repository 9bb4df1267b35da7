import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** Which of these words stand in the raw files beside a SQLite database, its log among them. */
export const leftIn = (url: string, words: readonly string[]): readonly string[] => {
  const folder = dirname(url.slice("file:".length));
  const raw = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`));
  return words.filter((word) => raw.some((bytes) => bytes.includes(word)));
};
