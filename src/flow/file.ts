import { type Block, facts } from "../chat/card.ts";
import { type Field, type Fields, files, optional } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";
import type { FileOf } from "./matter.ts";
import { words } from "./words.ts";

/** For how long a file that is not used is kept. */
export const hoursUnused = 24;

/** A size as people read it: `640 KB`, `1.2 MB`. */
export const sizeText = (bytes: number): string => {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};

/** A file as people read it: `photo.jpg 1.2 MB`. */
export const fileText = ({ name, size }: Pick<FileOf, "name" | "size">): string =>
  `${name} ${sizeText(size)}`;

const named = 3;

/** Files as one value of a card: how many, and the first of them by name and size. */
const filesText = (files: readonly FileOf[]): Text => {
  const shown = files.slice(0, named).map(fileText);
  const more = files.length > named;
  const [zh, en] = [shown.join("、"), shown.join(", ")];
  return text(
    `${files.length}个（${zh}${more ? "…" : ""}）`,
    `${files.length} (${en}${more ? ", …" : ""})`,
  );
};

/** Files as a line of a card; none where there are none. */
export const filesFacts = (files: readonly FileOf[]): readonly Block[] =>
  files.length === 0 ? [] : [facts([words.files, filesText(files)])];

/** The question for files, as every form asks it: 附件=files. */
export const filesField: Field<readonly string[] | undefined> = optional(
  files(words.files, { help: words.filesHelp }),
);

/** How a calendar file ends, which it is kept under by its content alone. */
export const calendarEnding = "ics";

/** Whether a file is a calendar's answer: read when it is sent, and never a matter's. */
export const isOfCalendar = ({ name }: Pick<FileOf, "name">): boolean =>
  name.endsWith(`.${calendarEnding}`);

/** The question of a form that takes files, where it has one. */
export const filesKey = (form: Fields): string | undefined =>
  Object.entries(form).find(([, { kind }]) => kind === "files")?.[0];

/** The ids of the files among the answers to a form. */
export const fileIdsIn = (
  form: Fields,
  answers: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const ids = answers[filesKey(form) ?? ""];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
};
