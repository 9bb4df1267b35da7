import { addMinutes } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { say, type Text } from "../chat/text.ts";
import { drawnPage } from "../documents/drawing.ts";
import { workbookFile } from "../documents/workbook.ts";
import { type Found, findMatter } from "../flow/find.ts";
import { papersOf } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { obstacle } from "../flow/obstacle.ts";
import { mayLast, type PaperFormat, type PaperKind, paperWords } from "../flow/paper.ts";
import { noteReading } from "../flow/reading.ts";
import { contextOf, type Services } from "../flow/services.ts";
import type { Context } from "../flow/step.ts";
import { hasFile } from "../flow/tracks.ts";
import { paperFor } from "../flow/unnamed.ts";
import type { Directory, Person } from "../people/directory.ts";
import { actorOf } from "../people/new-account.ts";
import { isCalendar, openCalendar } from "./calendar.ts";
import { isShown } from "./content.ts";
import { apartIn, minutesOpen, paperIn, readTicket, type Ticket } from "./link.ts";

/** What stands behind a link to a file, for whoever it was made for. */
export type OpenedFile =
  | {
      readonly is: "file";
      /** The matter it belongs to; empty of a calendar of many. */
      readonly matter: string;
      readonly name: string;
      readonly type: string;
      readonly content: Uint8Array;
      /** A browser may show it by itself; otherwise it is to be saved. */
      readonly shown: boolean;
      /** A copy may be kept elsewhere: it belongs to no restricted matter. */
      readonly lasting: boolean;
    }
  /** It was theirs to open, but that was too long ago. */
  | { readonly is: "expired" }
  /** Never made by us, or no longer theirs to see: to them there is no such file. */
  | { readonly is: "absent" };

const absent = { is: "absent" } as const;

/** A file made for whoever opens its link, from what that person may see then. */
export type MadeFile = {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
  /** A browser may show it by itself. */
  readonly shown?: true;
};

/** Makes what a ticket names instead of a file; nothing where it is of no such file. */
export type MakeFile = (
  services: Services,
  file: string,
  actor: Person,
  directory: Directory,
) => Promise<MadeFile | undefined>;

/** Looks up what a paper says beside its matter, as far as whoever opens it may know that. */
export type LookUp = (
  context: Context & Pick<Services, "store" | "flows">,
  found: Found,
  what: NonNullable<PaperKind["looksUp"]>,
) => Promise<Context["passages"]>;

/**
 * Opens the file of a link. Who may see it is asked anew each time, and each time is written down
 * before anything is given out. Where it is known who asks, nobody else's link opens.
 */
export const openFile = async (
  services: Services,
  token: string,
  by: { readonly platform: string; readonly account: string } | undefined,
  { make, lookUp }: { readonly make: MakeFile; readonly lookUp: LookUp },
): Promise<OpenedFile> => {
  const { store, time } = services;
  const ticket = readTicket(token, await services.linkKey());
  if (ticket === undefined) return absent;
  if (by !== undefined && (by.platform !== ticket.platform || by.account !== ticket.account))
    return absent;
  const [account, directory] = await Promise.all([
    store.account(ticket.platform, ticket.account),
    store.directory(),
  ]);
  const person = actorOf(directory, account, time.now());
  if (person === undefined || ticket.person !== person.id) return absent;
  const about = apartIn(ticket.file);
  if (about !== undefined) return openApart(services, ticket, person, directory, about);
  const made = paperIn(ticket.file);
  if (made !== undefined)
    return openPaper(services, ticket, { actor: person, directory, made, lookUp });
  if (isCalendar(ticket.file))
    return openCalendarFile(services, ticket, { actor: person, directory });
  const table = await make(services, ticket.file, person, directory);
  if (table !== undefined) return openMade(services, ticket, table);
  const file = await store.attachment(ticket.file);
  if (file?.matter === undefined || file.content === undefined) return absent;
  const found = await findMatter({ store, flows: services.flows, actor: person }, file.matter);
  if (found instanceof Refusal || !hasFile(found.matter, file.id)) return absent;
  const { matter } = found;
  const now = time.now();
  if (addMinutes(ticket.issuedAt, minutesOpen[matter.visibility]) <= now) return { is: "expired" };
  const id = services.newId();
  await noteReading(store, { actor: person, now }, matter, "file");
  await store.save({
    seen: { event: `file:${id}`, actor: person.id, at: now },
    fileReading: { id, attachment: file.id, person: person.id, at: now },
  });
  const { name, type, content } = file;
  const lasting = matter.visibility === 1;
  const shown = lasting && isShown(type);
  return { is: "file", matter: matter.code, name, type, content, shown, lasting };
};

/** A calendar for as long as its address is the post's; the file of one meeting for as long as any file. */
const openCalendarFile = async (
  services: Services,
  { file, issuedAt }: Ticket,
  looking: { readonly actor: Person; readonly directory: Directory },
): Promise<OpenedFile> => {
  const made = await openCalendar(services, file, looking);
  if (made === undefined) return absent;
  const { name, content, matter } = made;
  if (matter !== undefined && addMinutes(issuedAt, minutesOpen[1]) <= services.time.now())
    return { is: "expired" };
  return {
    is: "file",
    matter: matter ?? "",
    name,
    type: "text/calendar; charset=utf-8",
    content: new TextEncoder().encode(content),
    shown: false,
    lasting: true,
  };
};

const office = "application/vnd.openxmlformats-officedocument";

/** A paper as a file: its words, or its figures as a table or a picture. */
const paperFile = async (
  paper: PaperKind,
  matter: Matter,
  context: Context & Pick<Services, "store" | "flows">,
  format: PaperFormat,
): Promise<Pick<MadeFile, "type" | "content"> & { readonly shown: boolean }> => {
  const plain = paper.write(matter, context);
  const audience = paper.circulates === true ? "everybody" : "reader";
  const isOfOthers = paper.circulates === true || paper.looksUp !== undefined;
  const written = isOfOthers ? await paperFor(context, matter, plain, audience) : plain;
  const { title, number = "", body } = written;
  const inWords = (one: Text): string => say(one, context.actor.language);
  const figures = paper.figures?.(matter, context) ?? [];
  switch (format) {
    case "docx": {
      // Loaded when somebody first makes a paper: the library is large, and a start should not wait for it.
      const { wordFile } = await import("../documents/layout.ts");
      const type = `${office}.wordprocessingml.document`;
      return { type, content: await wordFile(written), shown: false };
    }
    case "xlsx": {
      const content = workbookFile({
        title,
        notes: [number, ...body.filter((one) => typeof one === "string")],
        columns: paperWords.columns.map(inWords),
        rows: figures.map(({ name, part, whole, said }) => [
          inWords(name),
          part,
          part === undefined ? undefined : whole,
          part === undefined ? whole : inWords(said),
        ]),
      });
      return { type: `${office}.spreadsheetml.sheet`, content, shown: false };
    }
    case "html": {
      const bars = figures.map(({ name, part, whole, said }) => ({
        name: inWords(name),
        value: inWords(said),
        ...(part === undefined || whole === 0 ? {} : { part: part / whole }),
      }));
      const charts = bars.length === 0 ? [] : [{ heading: number, bars }];
      const none = inWords(paperWords.noFigures);
      const [first = ""] = body.filter((one) => typeof one === "string");
      const content = drawnPage({ title, scope: first, charts, none });
      return { type: "text/html; charset=utf-8", content, shown: true };
    }
  }
};

/** A paper made from a matter as it is now, for somebody who may still make it. */
const openPaper = async (
  services: Services,
  ticket: Ticket,
  {
    actor,
    directory,
    made: { id, code, format },
    lookUp,
  }: {
    readonly actor: Person;
    readonly directory: Directory;
    readonly made: NonNullable<ReturnType<typeof paperIn>>;
    readonly lookUp: LookUp;
  },
): Promise<OpenedFile> => {
  const { store, flows, time } = services;
  const found = await findMatter({ store, flows, actor }, code);
  if (found instanceof Refusal) return absent;
  const { flow, matter } = found;
  const context = contextOf(services, actor, directory);
  const paper = papersOf(flow, matter, context).find((one) => one.id === id);
  if (paper === undefined || (format !== "docx" && paper.figures === undefined)) return absent;
  const now = time.now();
  if (addMinutes(ticket.issuedAt, minutesOpen[matter.visibility]) <= now) return { is: "expired" };
  const passages =
    paper.looksUp && (await lookUp({ ...context, store, flows }, found, paper.looksUp));
  const reading = services.newId();
  await noteReading(store, { actor, now }, matter, "paper");
  await store.save({
    seen: { event: `file:${reading}`, actor: actor.id, at: now },
    fileReading: { id: reading, attachment: ticket.file, person: actor.id, at: now },
  });
  return {
    is: "file",
    matter: code,
    // The number says nothing of what it is about.
    name: `${paper.name.zh} ${code}.${format}`,
    ...(await paperFile(
      paper,
      matter,
      { ...context, store, flows, ...(passages === undefined ? {} : { passages }) },
      format,
    )),
    lasting: mayLast(paper, matter),
  };
};

/** What was made for this person, for as long as any file; written down before it is given out. */
const openMade = async (
  { store, time, newId }: Services,
  { file, person, issuedAt }: Ticket,
  made: MadeFile,
): Promise<OpenedFile> => {
  const now = time.now();
  if (addMinutes(issuedAt, minutesOpen[1]) <= now) return { is: "expired" };
  const id = newId();
  await store.save({
    seen: { event: `file:${id}`, actor: person, at: now },
    fileReading: { id, attachment: file, person, at: now },
  });
  return { is: "file", matter: "", shown: false, ...made, lasting: false };
};

/** Minutes for which what is kept apart opens. */
const minutesApart = 15;

/** What is kept apart about a matter, while the step that let this person see it would still be taken. */
const openApart = async (
  services: Services,
  ticket: Ticket,
  actor: Person,
  directory: Directory,
  code: string,
): Promise<OpenedFile> => {
  const { store, flows, time } = services;
  const found = await findMatter({ store, flows, actor }, code);
  if (found instanceof Refusal) return absent;
  const { flow, matter } = found;
  const context = contextOf(services, actor, directory);
  const allowed = Object.entries(flow.steps).some(
    ([id, step]) =>
      step.marks?.unseals === true &&
      obstacle(flow, [id, step], matter, context) === undefined &&
      !(step.apply(matter, {}, context) instanceof Refusal),
  );
  const reporter = allowed ? await store.reporter(code) : undefined;
  if (reporter === undefined) return absent;
  if (addMinutes(ticket.issuedAt, minutesApart) <= time.now()) return { is: "expired" };
  const id = services.newId();
  await noteReading(store, { actor, now: time.now() }, matter, "reporter");
  await store.save({
    seen: { event: `file:${id}`, actor: actor.id, at: time.now() },
    fileReading: { id, attachment: ticket.file, person: actor.id, at: time.now() },
  });
  const content = new TextEncoder().encode(reporter);
  return {
    is: "file",
    matter: code,
    name: `${code}.txt`,
    type: "text/plain; charset=utf-8",
    content,
    shown: true,
    lasting: false,
  };
};
