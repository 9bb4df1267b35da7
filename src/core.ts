import { createHash } from "node:crypto";
import { addHours, type Day, dayOf, type Instant } from "./calendar/day.ts";
import type { Calendar } from "./calendar/holidays.ts";
import { action, type Card, note, paragraph } from "./chat/card.ts";
import type { Option, Source } from "./chat/field.ts";
import { type Text, text, verbatim } from "./chat/text.ts";
import type { Verb } from "./chat/verb.ts";
import type { Command } from "./desk/command.ts";
import { categoryOptions } from "./flow/categories.ts";
import { fileText, hoursUnused } from "./flow/file.ts";
import type { Doing, Flow } from "./flow/flow.ts";
import {
  type Directory,
  organisationOptions,
  type Person,
  personOptions,
} from "./people/directory.ts";
import type { Attachment, Store } from "./store/store.ts";

/** The only source of time: the instant now, and waiting. */
export type Clock = {
  now(): Instant;
  /** Resolves after so many milliseconds of this clock, or as soon as `signal` aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

/** A line of the operator's log. Never carries what a matter says. */
export type Log = (level: "info" | "warn" | "error", event: string, detail?: object) => void;

/** The county's key: what is sealed with it is read by nobody who only has the database. */
export type Seal = {
  seal(text: string): string;
  /** Throws where it was sealed with another key, or changed since. */
  open(sealed: string): string;
};

/** What everything behind the bot works with. */
export type Core = {
  readonly store: Store;
  readonly clock: Clock;
  /** The county's working days, by the notices that came with this and those imported here. */
  calendarOf(directory: Directory): Calendar;
  readonly flows: readonly Flow[];
  readonly commands: readonly Command[];
  readonly verbs: readonly Verb[];
  readonly county: string;
  readonly log: Log;
  /** Absent where no key is set: then nothing that must be sealed is taken in. */
  readonly seal?: Seal;
  newId(): string;
  newSalt(): string;
  /** How people reach this server: the beginning of every address, without a slash at its end. */
  publicUrl(): string;
  /** What links to files are signed with; the same for every process on one database. */
  linkKey(): Promise<Uint8Array>;
  moveClock?(minutes: number): Promise<Instant>;
};

/** Who does something, when, and what they may look at. */
export const doingOf = (core: Core, actor: Person, directory: Directory): Doing => {
  const now = core.clock.now();
  return { actor, now, today: dayOf(now), directory, calendar: core.calendarOf(directory) };
};

/** The options of a directory a form can choose from. */
export const optionsOf = (
  { directory, files = [] }: Pick<Doing, "directory" | "files">,
  source: Source,
): readonly Option[] => {
  switch (source) {
    case "organisations":
      return organisationOptions(directory);
    case "people":
      return personOptions(directory);
    case "categories":
      return categoryOptions;
    case "files":
      return files.map(({ id, name, size }) => ({
        id,
        name: verbatim(fileText({ name, size })),
        also: [name],
      }));
    case "matters":
      return [];
  }
};

/** What a person has sent and not used yet. */
export const pendingFiles = (
  { store, clock }: Pick<Core, "store" | "clock">,
  person: Pick<Person, "id">,
): Promise<readonly Attachment[]> =>
  store.pendingAttachments(person.id, addHours(clock.now(), -hoursUnused));

/** A short name for a value, the same for the same value. */
export const digest = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("hex")
    .slice(0, 16);

/** A card with paragraphs put above what it says. */
export const above = (card: Card, ...said: readonly Text[]): Card => ({
  ...card,
  body: [...said.map((one) => paragraph(one, "warning")), ...card.body],
});

/** What is said when something broke: nothing was changed, and the id under which it is logged. */
export const brokenCard = (id: string, database: boolean): Card =>
  note(
    text("没有办成", "Not done"),
    [
      database
        ? text(
            "数据库现在不能读写，您的操作没有保存，也没有办一半。请稍后再试。",
            "The database cannot be used right now. Nothing was saved, nothing is half-done. Please try again later.",
          )
        : text(
            "系统出了问题，您的操作没有生效。请稍后再试，仍不行请把编号告诉管理员。",
            "Something went wrong and nothing was changed. Please try again; if it stays so, give the administrator this number.",
          ),
      text(`问题编号：${id}`, `Problem number: ${id}`),
    ],
    [action(text("帮助", "Help"), { command: "help" })],
  );

/** A day of county time for logs and numbers. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
