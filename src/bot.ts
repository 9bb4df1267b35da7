import { hkdfSync, randomBytes } from "node:crypto";
import { amended } from "./calendar/amend.ts";
import { addMinutes, type Day, dayOf, type Instant } from "./calendar/day.ts";
import {
  type Calendar,
  createCalendar,
  type HolidayNotice,
  officialCalendar,
  officialNotices,
} from "./calendar/holidays.ts";
import type { Outlet, Received, Reply, Request, Suggestion, Upload } from "./chat/exchange.ts";
import type { Option, Source } from "./chat/field.ts";
import { verbatim } from "./chat/text.ts";
import { commandsFor, flows, verbsOf } from "./commands.ts";
import { type Clock, type Core, type Log, optionsOf, pendingFiles, type Seal } from "./core.ts";
import { type CountyImport, importCounty } from "./county.ts";
import { type OpenedFile, openFile } from "./files/open.ts";
import { receive } from "./files/receive.ts";
import { sightOf } from "./flow/access.ts";
import { rootOf } from "./flow/history.ts";
import type { Posting } from "./flow/notice.ts";
import { handle } from "./handle.ts";
import { deliver } from "./outbox.ts";
import { standingOn } from "./people/cover.ts";
import type { Directory } from "./people/directory.ts";
import { type Recounted, recount } from "./recount.ts";
import type { Store } from "./store/store.ts";
import { suggest } from "./suggest.ts";
import { sweep } from "./sweep.ts";

/** The bot, as adapters see it. */
export type Bot = {
  /** Answers one request; never throws. */
  handle(request: Request): Promise<Reply>;
  /** Takes in a file somebody sent, to be named in a request or a form later; never throws. */
  receive(upload: Upload): Promise<Received>;
  /** What stands behind the last part of a link to a file. */
  openFile(token: string, by?: Pick<Request, "platform" | "account">): Promise<OpenedFile>;
  /** At most `take` options of a directory that this account may see, best match first. */
  options(
    source: Source,
    query: string,
    who: Pick<Request, "platform" | "account">,
    take?: number,
  ): Promise<readonly Option[]>;
  /** What a line that ends here could go on with for this account, best first. */
  suggest(
    line: string,
    who: Pick<Request, "platform" | "account">,
    take?: number,
  ): Promise<readonly Suggestion[]>;
  /**
   * Remembers where the card of a matter stands, so that it is redrawn when the matter changes;
   * `version` is that of the matter it shows, which may have changed since.
   */
  posted(posting: Omit<Posting, "id">, version?: number): Promise<void>;
  /** Queues the reminders whose time has come; returns how many clocks it moved. */
  sweep(): Promise<number>;
  /** Sends what is due through the connected outlets; returns how much it handled. */
  deliver(): Promise<number>;
  /**
   * What a table of units and posts (CSV text) would change, with every problem by its line. With
   * `apply`, and no problem, it is put in place.
   */
  importDirectory(content: string, apply: boolean): Promise<CountyImport>;
  /**
   * What a holiday notice would change: every running clock whose date moves or is no longer
   * provisional. With `apply` the notice is kept, the clocks are moved and those concerned are told.
   * A RangeError where the notice is malformed.
   */
  importHolidays(notice: HolidayNotice, apply: boolean): Promise<readonly Recounted[]>;
  /** Adds a way onto a platform. */
  connect(outlet: Outlet): void;
  /** Sweeps and delivers until the signal aborts, every `pause` milliseconds and after each request. */
  run(signal: AbortSignal, pause?: number): Promise<void>;
};

/** A clock that can be moved on, for the demo and for tests. */
export type MovableClock = Clock & { moveTo(instant: Instant): void | Promise<void> };

/** What a bot is made of. `demo` is the movable clock of a demo, where there is one. */
export type Parts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly county?: string;
  readonly calendar?: Calendar;
  readonly demo?: MovableClock;
  readonly seal?: Seal;
  /** How people reach this server; asked when an address is made, since a port may be known late. */
  readonly publicUrl?: () => string;
  /** 32 bytes from which the key of links is derived; without it a random one is kept in the store. */
  readonly secretKey?: Uint8Array;
};

const folded = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

const matches = (option: Option, wanted: string): boolean =>
  [option.id, option.name.zh, option.name.en, ...(option.also ?? [])].some((name) =>
    folded(name).includes(wanted),
  );

/** Ids that sort as they were made: the instant, a count within this process, and chance. */
const idsOf = (clock: Clock): (() => string) => {
  let made = 0;
  return () => {
    made = (made + 1) % 36 ** 4;
    const at = Date.parse(clock.now()).toString(36).padStart(9, "0");
    return `${at}${made.toString(36).padStart(4, "0")}${randomBytes(8).toString("hex")}`;
  };
};

/** What links to files are signed with, found when it is first needed. */
const linkKeyOf = (store: Store, secretKey: Uint8Array | undefined): Core["linkKey"] => {
  let key: Promise<Uint8Array> | undefined;
  const found = async (): Promise<Uint8Array> => {
    if (secretKey !== undefined)
      return new Uint8Array(hkdfSync("sha256", secretKey, "", "links to files", 32));
    const kept = await store.keepSetting("files.key", randomBytes(32).toString("base64"));
    return Buffer.from(kept, "base64");
  };
  return () => {
    key ??= found().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
};

/** The calendar of the official notices and those imported, made anew only when the directory is. */
const countyCalendar = (): Core["calendarOf"] => {
  const made = new WeakMap<Directory, Calendar>();
  return (directory) => {
    const known = made.get(directory);
    if (known !== undefined) return known;
    const calendar =
      directory.notices.length === 0 && directory.rules.length === 0
        ? officialCalendar
        : createCalendar([...officialNotices, ...directory.notices], {
            rules: amended(directory.rules).rules,
          });
    made.set(directory, calendar);
    return calendar;
  };
};

/** The store, its directory as it stands today: who is on leave, and who stands in for whom. */
const standingNow = (store: Store, clock: Clock): Store => {
  let known: { readonly of: Directory; readonly on: Day; readonly as: Directory } | undefined;
  const now = (of: Directory): Directory => {
    const on = dayOf(clock.now());
    if (known?.of !== of || known.on !== on) known = { of, on, as: standingOn(of, on) };
    return known.as;
  };
  return {
    ...store,
    directory: async () => now(await store.directory()),
    standing: async (platform, external) => {
      const { directory, account } = await store.standing(platform, external);
      return { directory: now(directory), account };
    },
  };
};

/** Puts the bot together. Everything it does goes through the store and the clock given here. */
export const createBot = (parts: Parts): Bot => {
  const { clock, log, county = "山丹县", calendar, demo, seal } = parts;
  const store = standingNow(parts.store, clock);
  const outlets: Outlet[] = [];
  const newId = idsOf(clock);
  const boot = newId();
  const commands = commandsFor(county, demo !== undefined);
  const core: Core = {
    store,
    clock,
    calendarOf: calendar === undefined ? countyCalendar() : () => calendar,
    flows,
    commands,
    verbs: verbsOf(flows, commands),
    county,
    log,
    newId,
    newSalt: () => randomBytes(16).toString("hex"),
    ...(seal === undefined ? {} : { seal }),
    publicUrl: () => (parts.publicUrl?.() ?? "http://127.0.0.1:3000").replace(/\/+$/, ""),
    linkKey: linkKeyOf(store, parts.secretKey),
    ...(demo === undefined ? {} : { moveClock: (minutes) => moveClock(demo, minutes) }),
  };

  /** Moves the demo on, stopping at whatever falls due on the way, so that nothing is skipped. */
  const moveClock = async (movable: MovableClock, minutes: number): Promise<Instant> => {
    const target = addMinutes(clock.now(), minutes);
    for (;;) {
      const next = await store.nextDue();
      if (next === undefined || next > target) break;
      if (next > clock.now()) await movable.moveTo(next);
      const moved = (await sweep(core)) + (await deliver(core, boot, outlets));
      if (moved === 0) break;
    }
    await movable.moveTo(target);
    await sweep(core);
    await deliver(core, boot, outlets);
    return target;
  };

  const optionsFor: Bot["options"] = async (source, query, { platform, account }, take = 20) => {
    const [known, directory] = await Promise.all([
      store.account(platform, account),
      store.directory(),
    ]);
    const actor = known === undefined ? undefined : directory.people.get(known.person);
    if (actor === undefined) return [];
    const wanted = folded(query);
    if (source !== "matters") {
      const files = source === "files" ? await pendingFiles(core, actor) : [];
      return optionsOf({ directory, files }, source)
        .filter((option) => matches(option, wanted))
        .slice(0, take);
    }
    const found = await store.matters(sightOf(actor), {
      take,
      ...(wanted === "" ? {} : { words: wanted.split(/\s+/) }),
    });
    return found.map(({ code, title }) => ({ id: code, name: verbatim(`${code} ${title}`) }));
  };

  /** The loop's rest between two rounds; cut short when something has been done. */
  let rest = new AbortController();

  return {
    handle: async (request) => {
      const reply = await handle(core, request);
      rest.abort();
      return reply;
    },
    receive: (upload) => receive(core, upload),
    openFile: (token, by) => openFile(core, token, by),
    options: optionsFor,
    suggest: (line, who, take = 8) => suggest(core, line, who, take),
    posted: (posting, version) => store.savePosting({ ...posting, id: newId() }, version),
    importDirectory: (content, apply) => importCounty(core, content, apply),
    importHolidays: (notice, apply) => recount(core, notice, apply),
    sweep: () => sweep(core),
    deliver: () => deliver(core, boot, outlets),
    connect: (outlet) => {
      outlets.push(outlet);
    },
    run: async (signal, pause = 1000) => {
      let rooted = "";
      while (!signal.aborted) {
        try {
          const now = clock.now();
          // Once a day it is said where all histories end: a tail cut off later no longer fits.
          if (dayOf(now) !== rooted) {
            log("info", "history root", { root: `${now}/${rootOf(await store.heads(now))}` });
            rooted = dayOf(now);
          }
          await sweep(core);
          await deliver(core, boot, outlets);
        } catch (error) {
          const kind = error instanceof Error ? error.constructor.name : typeof error;
          log("error", "sweep failed", { kind });
        }
        rest = new AbortController();
        await clock.wait(pause, AbortSignal.any([signal, rest.signal]));
      }
    },
  };
};
