import { hkdfSync, randomBytes } from "node:crypto";
import { apiKeys, endHook, giveApiKey, hookOf, revokeApiKey, setHook } from "./admin/api-keys.ts";
import { giveBindCode } from "./admin/give-bind-code.ts";
import { type CountyImport, importDirectory } from "./admin/import-directory.ts";
import { importHolidays, type Recounted, recountByNewNotices } from "./admin/import-holidays.ts";
import { refreshDuties } from "./admin/refresh-duties.ts";
import { settleSuccessions } from "./admin/settle-successions.ts";
import { amendRules } from "./calendar/amend.ts";
import { addDays, addMinutes, type Day, dayOf, type Instant, instantAt } from "./calendar/day.ts";
import {
  type Calendar,
  createCalendar,
  type HolidayNotice,
  officialCalendar,
  officialNotices,
} from "./calendar/holidays.ts";
import { commandsFor, flows, verbsOf } from "./catalog.ts";
import { errorKind } from "./chat/error-kind.ts";
import type { Outlet, Received, Reply, Request, Suggestion, Upload } from "./chat/exchange.ts";
import type { Option, Source } from "./chat/field.ts";
import { type Text, text, verbatim } from "./chat/text.ts";
import { lookUpForPaper } from "./commands/meeting-papers.ts";
import { heardOf, type PlatformNews } from "./delivery/group-changes.ts";
import { type LateAnswer, queueLateAnswer } from "./delivery/late-answers.ts";
import { nextMorningDue } from "./delivery/mornings.ts";
import { knownOutages, type Outage } from "./delivery/outages.ts";
import { createSender } from "./delivery/sender.ts";
import { housekeeping, remindDue, sweep } from "./delivery/sweep.ts";
import { faultsCounted } from "./delivery/watchdog.ts";
import { createWebhooks, type PostTo } from "./delivery/webhooks.ts";
import { openStats } from "./figures/file.ts";
import { type OpenedFile, openFile } from "./files/open.ts";
import { receiveFile } from "./files/receive.ts";
import { sightOf } from "./flow/access.ts";
import { guardsOf } from "./flow/confirmers.ts";
import { rootOf } from "./flow/history.ts";
import { sortableIds } from "./flow/ids.ts";
import type { Posting } from "./flow/notice.ts";
import { optionsOf, pendingFiles } from "./flow/options.ts";
import { recentUnits, unitsFirst } from "./flow/recent-units.ts";
import { titleOf } from "./flow/render.ts";
import type { Log, Services, SystemServices, TimeSource } from "./flow/services.ts";
import type { ApiKey } from "./people/api-key.ts";
import { standingOn } from "./people/cover.ts";
import type { Directory } from "./people/directory.ts";
import { actorOf } from "./people/new-account.ts";
import type { Webhook } from "./people/webhook.ts";
import { type Clients, clientsOf } from "./request/clients.ts";
import type { RequestServices } from "./request/context.ts";
import { handle, handler } from "./request/handle.ts";
import { justShown } from "./request/just-shown.ts";
import { type Limiter, limitWords } from "./request/limits.ts";
import { recognise, type Vouched } from "./request/recognise.ts";
import { suggest } from "./request/suggest.ts";
import { screen, type Verdict } from "./screening/screen.ts";
import { appendRootInTurn } from "./store/append-root.ts";
import type { BindCode, Store } from "./store/store.ts";

/** The bot, as adapters see it. */
export type Bot = {
  /** Answers one request; never throws. */
  handle(request: Request): Promise<Reply>;
  /** Why nothing of this account is worked on within this minute any more; nothing is counted by asking. */
  refuses(who: Pick<Request, "platform" | "account">): Text | undefined;
  /** Takes in a file somebody sent, to be named in a request or a form later; never throws. */
  receive(upload: Upload): Promise<Received>;
  /** What programs that act as a post are answered beside what they send through `handle`. */
  readonly clients: Clients;
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
   * Remembers a message that shows matters, so that a card is redrawn when its matter changes, and
   * whatever shows a matter when that is hidden from its reader; `version` is that of the matter whose
   * card it is, which may have changed since. What shows no matter any more is forgotten.
   */
  posted(posting: Omit<Posting, "id">, version?: number): Promise<void>;
  /** Sends an answer that a platform did not take, or may not have taken, like any notice: until it is there, and looked for first. */
  answerLater(answer: LateAnswer): Promise<void>;
  /** Compares an account with the person its platform vouches for, and says whether it may be gone on with. */
  recognise(vouched: Vouched): Promise<"same" | "moved" | "unbound" | "other">;
  /** Takes in what a platform says has become of a group, or of the app. */
  heard(news: PlatformNews): Promise<void>;
  /** Queues the reminders whose time has come; returns how many clocks it moved. */
  sweep(): Promise<number>;
  /** Sends what is due through the connected outlets; returns how much it handled. */
  deliver(): Promise<number>;
  /** Keeps a binding code the operator has made, and tells those who answer for its post. */
  giveBindCode(code: BindCode): Promise<void>;
  /** The keys of programs that act as a post: all there have been, a new one, one that opens nothing any more. */
  readonly keys: {
    all(): Promise<readonly ApiKey[]>;
    give(client: Pick<ApiKey, "name" | "post" | "scopes">): Promise<string>;
    revoke(key: ApiKey): Promise<void>;
    /** The address to which the program of a key is posted what its clues became. */
    hook(key: ApiKey): Promise<Webhook | undefined>;
    /** Sets that address, and gives what is signed with, anew each time. */
    setHook(key: ApiKey, url: string): Promise<string>;
    endHook(key: ApiKey): Promise<void>;
  };
  /** Posts to programs what their clues became; returns how much was taken. */
  tellPrograms(): Promise<number>;
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
  /** What an operator watches. */
  status(): Promise<Status>;
  /** Adds a way onto a platform. */
  connect(outlet: Outlet): void;
  /**
   * Sweeps and delivers until the signal aborts: at once when something was saved, when something falls due, and every `pause`
   * milliseconds, since another process may have saved it.
   */
  run(signal: AbortSignal, pause?: number): Promise<void>;
};

/** How the bot's own work goes: nothing about any matter. */
export type Status = {
  /** When reminders were last looked for, and notices last sent, without a fault; absent before the first round. */
  readonly sweptAt?: Instant;
  readonly deliveredAt?: Instant;
  /** When what is due longest of all was due; absent where nothing is. */
  readonly dueSince?: Instant;
  /** How many notices are neither sent nor given up. */
  readonly queued: number;
  readonly outages: readonly Outage[];
  /** How many faults of each sort the watchdog found when it looked last; those of which there are none are left out. */
  readonly faults: Readonly<Record<string, number>>;
  /** Nobody for secrecy or discipline has an account: posts are given powers without a second person. */
  readonly unguarded: boolean;
};

/** A clock that can be moved on, for the demo and for tests. */
export type MovableClock = TimeSource & { moveTo(instant: Instant): void | Promise<void> };

/** What a bot is made of. `demo` is the movable clock of a demo, where there is one. */
export type BotParts = {
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
  readonly county?: string;
  /** For how many hours after it was bound an account sees no level 2. */
  readonly newAccountHours?: number;
  /** In how many conversations something is said at the same time; 10 when not said. */
  readonly atOnce?: number;
  /** What waits, and the overview, come by themselves in the morning; not when not said. */
  readonly mornings?: boolean;
  /** How many bytes of files the county keeps at most. */
  readonly storageLimit?: number;
  readonly calendar?: Calendar;
  readonly demo?: MovableClock;
  /** Brings the county of a demo back to its beginning, where that can be. */
  readonly resetDemo?: () => Promise<void>;
  /** How people reach this server; asked when an address is made, since a port may be known late. */
  readonly publicUrl?: () => string;
  /** 32 bytes from which the key of links is derived; without it a random one is kept in the store. */
  readonly secretKey?: Uint8Array;
  /** Where signed roots of all histories are appended, apart from the database. */
  readonly rootsFile?: string;
  /** What counts how much each account does, where that is limited. */
  readonly limiter?: Limiter;
  /** What programs are told by, at their own addresses; without it nothing is posted. */
  readonly post?: PostTo;
  /** What texts are judged with, where it is to be watched. */
  readonly screen?: (texts: readonly string[]) => Verdict;
};

const foldName = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

const matchesName = (option: Option, wanted: string): boolean =>
  [option.id, option.name.zh, option.name.en, ...(option.also ?? [])].some((name) =>
    foldName(name).includes(wanted),
  );

/** What links to files are signed with, found when it is first needed. */
const linkKeyOf = (store: Store, secretKey: Uint8Array | undefined): Services["linkKey"] => {
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
const calendarMaker = (): Services["calendarOf"] => {
  const made = new WeakMap<Directory, Calendar>();
  return (directory) => {
    const known = made.get(directory);
    if (known !== undefined) return known;
    const calendar =
      directory.notices.length === 0 && directory.rules.length === 0
        ? officialCalendar
        : createCalendar([...officialNotices, ...directory.notices], {
            rules: amendRules(directory.rules).rules,
          });
    made.set(directory, calendar);
    return calendar;
  };
};

/** The store, its directory as it stands today in this county: who is on leave, and who stands in for whom. */
const storeOfToday = (
  store: Store,
  clock: TimeSource,
  county: Pick<Directory, "county" | "newAccountHours">,
): Store => {
  let known: { readonly of: Directory; readonly on: Day; readonly as: Directory } | undefined;
  const now = (of: Directory): Directory => {
    const on = dayOf(clock.now());
    if (known?.of !== of || known.on !== on)
      known = { of, on, as: { ...standingOn(of, on), ...county } };
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

/** The store, which tells of whatever it saves that may have to be said or redrawn: that it begins to, and when it has. */
const storeThatTells = (store: Store, changes: () => void, changed: () => void): Store => {
  const telling =
    <Given extends readonly unknown[], Got>(work: (...given: Given) => Promise<Got>) =>
    (...given: Given): Promise<Got> => {
      changes();
      return work(...given).finally(changed);
    };
  return {
    ...store,
    save: telling(store.save),
    queue: telling(store.queue),
    passRungs: telling(store.passRungs),
    putOffPostRequest: telling(store.putOffPostRequest),
    markSeen: telling(store.markSeen),
    saveDirectory: telling(store.saveDirectory),
  };
};

/** The store, after whose saves of a post with other roles, or of a unit that goes into another, the duties are where they belong. */
const storeThatRefreshes = (
  store: Store,
  refresh: (before: Directory) => Promise<void>,
  settle: () => Promise<void>,
): Store => ({
  ...store,
  save: async (change) => {
    if (change.succession !== undefined) {
      const saved = await store.save(change);
      if (saved === "saved") await settle();
      return saved;
    }
    if (change.changedPost === undefined) return store.save(change);
    const before = await store.directory();
    const saved = await store.save(change);
    if (saved === "saved") await refresh(before);
    return saved;
  },
});

/** How duties are worked out; with another value those of every open matter are worked out anew at the start. */
const dutiesVersion = "5";

/** Puts the bot together. Everything it does goes through the store and the clock given here. */
export const createBot = (parts: BotParts): Bot => {
  const { time, log, county = "山丹县", calendar, demo } = parts;
  const { newAccountHours, storageLimit, atOnce = 10, mornings = false, resetDemo } = parts;
  /** What cuts the loop's rest between two rounds short, and what only looks again how long it is to last. */
  let [wake, recount] = [(): void => {}, (): void => {}];
  /** Grows as a change begins and as it ends. */
  let changes = 0;
  const change = (): void => {
    changes += 1;
  };
  const telling = storeThatTells(parts.store, change, () => {
    change();
    wake();
  });
  const today = storeOfToday(telling, time, {
    county,
    ...(newAccountHours === undefined ? {} : { newAccountHours }),
  });
  const store = storeThatRefreshes(
    today,
    (before) => refreshDuties({ ...services, store: today }, before),
    () => settle(),
  );
  const outlets: Outlet[] = [];
  const newId = sortableIds(time);
  const boot = newId();
  const outages = knownOutages(time);
  const commands = commandsFor(county, demo !== undefined);
  const services: RequestServices & SystemServices = {
    store,
    time,
    calendarOf: calendar === undefined ? calendarMaker() : () => calendar,
    flows,
    commands,
    verbs: verbsOf(commands),
    shown: justShown(),
    county,
    mornings,
    log,
    screen: parts.screen ?? screen,
    ...(parts.limiter === undefined ? {} : { limiter: parts.limiter }),
    ...(storageLimit === undefined ? {} : { storageLimit }),
    newId,
    newSalt: () => randomBytes(16).toString("hex"),
    platformName: (platform) =>
      outlets.find((outlet) => outlet.platform === platform)?.name ?? verbatim(platform),
    publicUrl: () => (parts.publicUrl?.() ?? "http://127.0.0.1:3000").replace(/\/+$/, ""),
    linkKey: linkKeyOf(store, parts.secretKey),
    ...(demo === undefined ? {} : { moveClock: (minutes) => moveClock(demo, minutes) }),
    ...(resetDemo === undefined ? {} : { resetDemo }),
  };

  const answer = handler(services);
  const sender = createSender(services, {
    boot,
    atOnce,
    outlets,
    outages,
    onSent: () => recount(),
    changes: () => changes,
    ask: (request) => handle(services, request),
  });

  const webhooks = parts.post && createWebhooks(services, { boot, outages, post: parts.post });

  /** Moves the demo on, stopping at whatever falls due on the way, so that nothing is skipped. */
  const moveClock = async (movable: MovableClock, minutes: number): Promise<Instant> => {
    const target = addMinutes(time.now(), minutes);
    for (;;) {
      const due = await store.nextDue();
      const morning = mornings ? await nextMorningDue(services) : undefined;
      const next = [due, morning].flatMap((one) => one ?? []).sort()[0];
      if (next === undefined || next > target) break;
      if (next > time.now()) await movable.moveTo(next);
      const moved = (await sweep(services)) + (await sender.deliver());
      // In a morning there may be nothing to say to anybody.
      if (moved === 0 && next !== morning) break;
    }
    await movable.moveTo(target);
    await sweep(services);
    await sender.deliver();
    return target;
  };

  /** Whether an account may be given something to choose from just now; a flood of typing gets nothing. */
  const maySuggest = (who: Pick<Request, "platform" | "account">): boolean =>
    parts.limiter?.("suggestions", who) === undefined;

  const optionsFor: Bot["options"] = async (source, query, who, take = 20) => {
    if (!maySuggest(who)) return [];
    const { platform, account } = who;
    const [known, directory] = await Promise.all([
      store.account(platform, account),
      store.directory(),
    ]);
    const actor = actorOf(directory, known, time.now());
    if (actor === undefined) return [];
    const wanted = foldName(query);
    if (source !== "matters") {
      const files = source === "files" ? await pendingFiles(services, actor) : [];
      const all = optionsOf({ directory, files }, source);
      const recent = source === "organisations" ? await recentUnits(services, actor) : [];
      return unitsFirst(all, recent)
        .filter((option) => matchesName(option, wanted))
        .slice(0, take);
    }
    const found = await store.matters(sightOf(actor), {
      take,
      ...(wanted === "" ? {} : { words: wanted.split(/\s+/) }),
    });
    return found.map((matter) => ({
      id: matter.code,
      name: text(`${matter.code} ${titleOf(matter).zh}`, `${matter.code} ${titleOf(matter).en}`),
    }));
  };

  const wentWell: { sweptAt?: Instant; deliveredAt?: Instant } = {};
  const attempt = async (
    failure: string,
    work: () => Promise<unknown>,
    done?: keyof typeof wentWell,
  ): Promise<void> => {
    try {
      await work();
      if (done !== undefined) wentWell[done] = time.now();
    } catch (error) {
      log("error", failure, { kind: errorKind(error) });
    }
  };

  let settling = Promise.resolve();
  /** Carries mergers of units through, what failed before too; one at a time in this process. */
  const settle = (): Promise<void> => {
    settling = settling.then(() =>
      attempt("successions not settled", () => settleSuccessions({ ...services, store: today })),
    );
    return settling;
  };

  const refreshOldDuties = async (): Promise<void> => {
    if ((await store.setting("duties")) === dutiesVersion) return;
    await refreshDuties(services);
    await store.saveSetting("duties", dutiesVersion);
  };

  let [rooted, logged] = ["", ""];
  /**
   * Every hour, and when it stops, it is said where all histories end: a tail cut off later no longer fits.
   * Signed and apart from the database where there is a file for it; once a day in the log as well.
   */
  const sayRoot = async (hour: string): Promise<void> => {
    const now = time.now();
    // A post that cannot be read must not keep the histories without a root.
    await attempt("posts not bound", () => store.bindPosts(now));
    if (parts.rootsFile === undefined && dayOf(now) === logged) return;
    const root =
      parts.rootsFile === undefined
        ? `${now}/${rootOf(await store.heads(now))}`
        : await appendRootInTurn({ store, time }, parts.rootsFile);
    rooted = hour;
    if (dayOf(now) === logged) return;
    log("info", "history root", { root });
    logged = dayOf(now);
  };
  const sayRootHourly = async (): Promise<void> => {
    const hour = time.now().slice(0, "YYYY-MM-DDTHH".length);
    if (hour !== rooted) await sayRoot(hour);
  };

  let cleaned = "";
  /** Once a minute: nothing waits for it, and nothing of it is to cost every round. */
  const keepHouse = async (): Promise<void> => {
    const minute = time.now().slice(0, "YYYY-MM-DDTHH:MM".length);
    if (minute === cleaned) return;
    cleaned = minute;
    await settle();
    for (const work of housekeeping) await attempt("housekeeping failed", () => work(services));
  };

  /**
   * Rests until the signal aborts or until something falls due that was not due at `from`, `most` milliseconds at most.
   * Meanwhile a conversation that has waited long enough is gone on with.
   */
  const rest = async (signal: AbortSignal, from: Instant, most: number): Promise<void> => {
    const after = (instant: Instant | undefined): number =>
      instant === undefined ? most : Date.parse(instant) - Date.parse(time.now());
    const due = await store.nextDue(from);
    while (!signal.aborted) {
      const changed = new AbortController();
      recount = () => changed.abort();
      const [round, lane] = [Math.min(after(due), most), after(sender.nextTry())];
      await time.wait(
        Math.max(0, Math.min(round, lane)),
        AbortSignal.any([signal, changed.signal]),
      );
      if (changed.signal.aborted) continue;
      if (lane >= round) return;
      await attempt("delivery failed", sender.start, "deliveredAt");
    }
  };

  return {
    handle: answer,
    refuses: (who) => {
      const wait = parts.limiter?.("requests", who, 0);
      return wait === undefined ? undefined : limitWords.slower(wait);
    },
    receive: async (upload) => {
      const wait = parts.limiter?.("uploads", upload);
      return wait === undefined ? receiveFile(services, upload) : limitWords.uploads(wait);
    },
    clients: clientsOf(services),
    openFile: (token, by) =>
      openFile(services, token, by, { make: openStats, lookUp: lookUpForPaper }),
    options: optionsFor,
    suggest: async (line, who, take = 8) =>
      maySuggest(who) ? suggest(services, line, who, take) : [],
    posted: async (posting, version) => {
      const reader =
        posting.recipient.to === "person" && posting.shows !== undefined
          ? (await store.directory()).people.get(posting.recipient.id)
          : undefined;
      const sight = reader && sightOf(reader);
      // How far away a day is, as an answer says it, is so for today only.
      const until =
        posting.matter === undefined
          ? {}
          : { until: instantAt(addDays(dayOf(time.now()), 1), "00:00") };
      await store.savePosting({ ...until, ...posting, id: newId() }, { version, sight });
      // It may be of an older version already.
      if (version !== undefined) wake();
    },
    answerLater: (answer) => queueLateAnswer(services, answer),
    recognise: (vouched) => recognise(services, vouched),
    heard: async (news) => {
      await heardOf(services, news);
      if (news.is === "appRemoved") outages.failed(news.platform, news.why);
      wake();
    },
    giveBindCode: (code) => giveBindCode(services, code),
    keys: {
      all: () => apiKeys(services),
      give: (client) => giveApiKey(services, client),
      revoke: (key) => revokeApiKey(services, key),
      hook: (key) => hookOf(services, key),
      setHook: (key, url) => setHook(services, key, url),
      endHook: (key) => endHook(services, key),
    },
    tellPrograms: async () => (await webhooks?.deliver()) ?? 0,
    importDirectory: (content, apply) => importDirectory(services, content, apply),
    importHolidays: (notice, apply) => importHolidays(services, notice, apply),
    sweep: async () => {
      await settle();
      return sweep(services);
    },
    deliver: sender.deliver,
    status: async () => {
      const due = await store.nextDue();
      return {
        ...wentWell,
        ...(due === undefined || due > time.now() ? {} : { dueSince: due }),
        queued: await store.queued(),
        outages: outages.all(),
        faults: await faultsCounted(services),
        unguarded: guardsOf(await store.directory()).length === 0,
      };
    },
    connect: (outlet) => {
      outlets.push(outlet);
    },
    run: async (signal, pause = 10_000) => {
      await attempt("duties not refreshed", refreshOldDuties);
      // It goes through every matter there is: reminders and messages do not wait for it.
      const recounted = attempt("clocks not recounted", () => recountByNewNotices(services));
      await settle();
      while (!signal.aborted) {
        const woken = new AbortController();
        wake = () => woken.abort();
        const from = time.now();
        // Each by itself, duties first: what fails is tried again in the next round and holds up nothing beside it.
        await attempt("sweep failed", () => remindDue(services), "sweptAt");
        await attempt("delivery failed", sender.start, "deliveredAt");
        webhooks?.start();
        await keepHouse();
        await attempt("history root failed", sayRootHourly);
        await rest(AbortSignal.any([signal, woken.signal]), from, pause).catch(() =>
          time.wait(pause, signal),
        );
      }
      await sender.finish();
      await webhooks?.finish();
      await recounted;
      if (parts.rootsFile !== undefined) await attempt("history root failed", () => sayRoot(""));
    },
  };
};
