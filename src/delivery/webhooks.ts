import { addMinutes, dayOf, type Instant } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import { errorKind } from "../chat/error-kind.ts";
import { type Text, text } from "../chat/text.ts";
import type { SystemServices } from "../flow/services.ts";
import { actsStill, findSent, rememberTold, resultOf, type Sent } from "../flow/told-outside.ts";
import { type ApiKey, keysKept, readKey } from "../people/api-key.ts";
import { hookPlatform, hooksKept, readHook, signed, type Webhook } from "../people/webhook.ts";
import {
  type OutageWords,
  type Telling,
  tellAdmins,
  tellOfOutage,
  tellOfReturn,
} from "./outage-news.ts";
import type { Outages } from "./outages.ts";
import { isAhead, longestPause, type Taken, takenClues } from "./webhook-taken.ts";

// A program is told what its clues have become, not what happened to them: each is compared with what its
// address took last, so that nothing is lost while it takes nothing, and nothing old comes after something new.

/** Posts to an address; the status of the answer, or nothing where there was none. */
export type PostTo = (
  url: string,
  sent: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<number | undefined>;

const leaseKept = "api-hook-lease:";
const leaseMinutes = 2;
/** Answers that are about what was sent, not about the address: the others go on. */
const refusals: readonly number[] = [400, 409, 413, 415, 422];
/** So long, in minutes, it is not looked again by itself. */
const pauseBetween = 1 / 12;
/** So many refusals of one message are told to those who run the server. */
const refusalsToTell = 3;

const words: OutageWords = {
  title: (program) =>
    text(`${program.zh}的接收地址不收`, `The address of ${program.en} takes nothing`),
  goesOn: (since, why) =>
    text(
      `从${since.zh}起，它登记的地址没有收下（${why}）。没收下的都记着，收下后发最新的；请核对地址、网络和对方核验签名的密钥。`,
      `Since ${since.en} the address registered for it has taken nothing (${why}). What was not taken is kept track of, and where things then are is sent once it works; please check the address, the network and the secret it checks signatures with.`,
    ),
  backTitle: (program) =>
    text(`${program.zh}的接收地址恢复了`, `The address of ${program.en} works again`),
  back: (since) =>
    text(
      `从${since.zh}起没收下的正在补发，每件只发最新的。`,
      `What was not taken since ${since.en} is being sent, of each clue where it is now.`,
    ),
};

const refused = {
  title: (program: Text): Text =>
    text(`${program.zh}的接收地址拒收一件`, `The address of ${program.en} refuses a message`),
  says: (why: string): Text =>
    text(
      `它的地址收得到，但有一件多次没有收下（${why}）。其余的照常发，这一件隔一阵再发；请对方核对能收的内容（docs/api.zh-CN.md）。`,
      `Its address is reached, but one message was refused several times (${why}). The others go on, and it is sent again now and then; please have its makers check what it takes (docs/api.md).`,
    ),
} as const;

const programName = ({ name }: ApiKey): Text => text(`程序“${name}”`, `the program “${name}”`);

/** Under which name the address of a program that takes nothing stands among the outages. */
const placeOf = ({ name }: ApiKey): string => `webhook:${name}`;

/** Whether an address has what it may be told; nobody knows where something else was sent and may have arrived. */
const isSame = (taken: Taken, { now, hidden }: Sent, result: string | undefined): boolean =>
  taken.sending === undefined &&
  JSON.stringify(taken.told) === JSON.stringify(now) &&
  (hidden || taken.result === result);

/** Tells programs by their addresses. */
export type Webhooks = {
  /** Begins to tell what there is to tell, and waits for none of it; asked again at once it does nothing. */
  start(): void;
  /** The same, and waits; returns how much was taken. */
  deliver(): Promise<number>;
  finish(): Promise<void>;
};

/** Puts it together; one address after the other does not wait for one that answers slowly. */
export const createWebhooks = (
  services: SystemServices,
  {
    boot,
    outages,
    post,
  }: { readonly boot: string; readonly outages: Outages; readonly post: PostTo },
): Webhooks => {
  const { store, time, log } = services;
  let isClosed = false;

  /** Whether this process is the one that tells a program: of two, one would overtake the other. */
  const holds = async ({ id }: ApiKey): Promise<boolean> => {
    const now = time.now();
    const mine = JSON.stringify({ boot, until: addMinutes(now, leaseMinutes) });
    const kept = await store.changeSetting(`${leaseKept}${id}`, (was) => {
      const lease: { boot: string; until: Instant } | undefined = was && JSON.parse(was);
      return lease !== undefined && lease.boot !== boot && isAhead(now, lease.until, leaseMinutes)
        ? JSON.stringify(lease)
        : mine;
    });
    return kept === mine;
  };

  const { changed, keep } = takenClues(services);

  const telling = async (key: ApiKey): Promise<Telling> => ({
    services,
    directory: await store.directory(),
    outages,
    outlets: [{ platform: placeOf(key), name: programName(key) }],
  });

  /** Tells a program of one clue; whether the address took something, had nothing to be told, or takes nothing now. */
  const tellOf = async (
    key: ApiKey,
    { url, since }: Webhook,
    [code, taken, version]: readonly [string, Taken, number],
  ): Promise<"taken" | "nothing" | "down"> => {
    const found = await findSent(services, key, code);
    const secret = await store.reference(hookPlatform, key.id);
    if (found === undefined || secret === undefined) return "nothing";
    const { sent, now } = found;
    const { result } = now.endedOn === undefined ? {} : resultOf(found.outcome);
    const ofResult = result === undefined ? undefined : digest([secret, result]);
    const as = {
      version,
      told: now,
      ...(ofResult === undefined ? {} : { result: ofResult }),
    };
    // What had ended before there was an address is nobody's news.
    const isOld = taken.version === 0 && (now.endedOn ?? dayOf(since)) < dayOf(since);
    if (isOld || isSame(taken, found, ofResult)) {
      await keep(key, code, { ...taken, ...(isOld ? as : { version }) });
      return "nothing";
    }
    const clue = { ...sent, ...now, ...(result === undefined ? {} : { result }) };
    const sending = digest([secret, clue]);
    // Anything else than what may have arrived would say that it became restricted.
    if (found.hidden && taken.sending !== undefined && taken.sending !== sending) {
      await keep(key, code, { ...taken, version });
      return "nothing";
    }
    const sequence = taken.sending === sending ? taken.sequence : taken.sequence + 1;
    const begun: Taken = { ...taken, sequence, sending };
    if (sequence !== taken.sequence) await keep(key, code, begun);
    // It may arrive whatever the answer is: from here on it has been told.
    await rememberTold(services, key, found);
    const body = JSON.stringify({ type: "clue.changed", sequence, clue });
    const status = await post(url, signed(secret, `${code}.${sequence}`, time.now(), body));
    const { name } = key;
    if (status !== undefined && status >= 200 && status < 300) {
      await keep(key, code, { ...as, sequence });
      await tellOfReturn(await telling(key), placeOf(key), words);
      log("info", "webhook taken", { key: name, status });
      return "taken";
    }
    const why = status === undefined ? "no answer" : `HTTP ${status}`;
    if (status === undefined || !refusals.includes(status)) {
      await tellOfOutage(await telling(key), placeOf(key), why, words);
      return "down";
    }
    const tries = (taken.sending === sending ? (taken.refused?.tries ?? 0) : 0) + 1;
    const nextTry = addMinutes(time.now(), Math.min(2 ** tries, longestPause));
    await keep(key, code, { ...begun, refused: { version, tries, nextTry } });
    log("warn", "webhook refused", { key: name, status, tries });
    if (tries === refusalsToTell) await tellOfRefusal(key, why);
    return "nothing";
  };

  /** Tells those who run the server that one message is refused time and again. */
  const tellOfRefusal = async (key: ApiKey, why: string): Promise<void> => {
    const card = note(refused.title(programName(key)), [refused.says(why)]);
    const event = `webhook-refused:${key.id}:${dayOf(time.now())}`;
    await tellAdmins(services, await store.directory(), event, card);
  };

  /** A program that is to be told and its address, as they are now: either may be changed or end at any time. */
  const registered = async (
    id: string,
  ): Promise<{ readonly key: ApiKey; readonly hook: Webhook } | undefined> => {
    const hook = readHook(await store.setting(`${hooksKept}${id}`));
    const key = readKey(await store.setting(`${keysKept}${id}`));
    return hook === undefined || key === undefined || !actsStill(await store.directory(), key)
      ? undefined
      : { key, hook };
  };

  const tellProgram = async (id: string): Promise<number> => {
    const first = await registered(id);
    if (first === undefined || outages.holding(placeOf(first.key)) !== undefined) return 0;
    if (!(await holds(first.key))) return 0;
    let taken = 0;
    for (const one of await changed(first.key)) {
      const program = await registered(id);
      if (isClosed || program === undefined || !(await holds(program.key))) break;
      const came = await tellOf(program.key, program.hook, one);
      if (came === "down") break;
      if (came === "taken") taken += 1;
    }
    return taken;
  };

  const round = async (): Promise<number> => {
    const hooks = await store.settingsUnder(hooksKept);
    const taken = await Promise.all(
      [...hooks.keys()].map((id) =>
        tellProgram(id).catch((error: unknown) => {
          log("error", "webhook failed", { key: id, kind: errorKind(error) });
          return 0;
        }),
      ),
    );
    return taken.reduce((sum, one) => sum + one, 0);
  };

  let running: Promise<number> | undefined;
  const deliver = (): Promise<number> => {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  };
  let next: Instant = "";
  return {
    start: () => {
      if (isAhead(time.now(), next, pauseBetween)) return;
      next = addMinutes(time.now(), pauseBetween);
      void deliver().catch((error: unknown) =>
        log("error", "webhooks failed", { kind: errorKind(error) }),
      );
    },
    deliver,
    finish: async () => {
      isClosed = true;
      await running?.catch(() => {});
    },
  };
};
