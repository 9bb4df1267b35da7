import { z } from "zod";
import { nextWorkingTime } from "../calendar/count.ts";
import { addHours, type Instant } from "../calendar/day.ts";
import { type Card, note, type Press } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import { faultBlocks, faultCounts, tellRestricted } from "../commands/watchdog-cards.ts";
import { type Fault, isUrgent, type Watching, watch } from "../commands/watchdog-survey.ts";
import { watchdogWords } from "../commands/watchdog-words.ts";
import type { NewNotice, Recipient } from "../flow/notice.ts";
import { contextOf, type SystemServices } from "../flow/services.ts";
import type { Directory, Person } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";

/** Under which name it is kept what was found last, and of what somebody has been sent word. */
const kept = "watchdog";

const keptAs = z.object({
  /** The hour in which it was looked last. */
  hour: z.string(),
  counts: z.record(z.string(), z.number()),
  /** When word was sent of what, to whom. */
  told: z.record(z.string(), z.string()),
});

const readKept = (setting: string | undefined): z.infer<typeof keptAs> =>
  keptAs.safeParse(JSON.parse(setting ?? "{}")).data ?? { hour: "", counts: {}, told: {} };

/** For so many days the same is not said again by itself, gone and come back or not; the weekly message has it. */
const daysSilent = 7;

/** How many faults of each sort there were when it was looked last. */
export const faultsCounted = async ({
  store,
}: Pick<SystemServices, "store">): Promise<Readonly<Record<string, number>>> =>
  readKept(await store.setting(kept)).counts;

const watching = (services: SystemServices, directory: Directory, actor?: Person): Watching => ({
  store: services.store,
  flows: services.flows,
  directory,
  calendar: services.calendarOf(directory),
  now: services.time.now(),
  ...(actor === undefined ? {} : { actor }),
});

/** Whom the watchdog reports to by itself. */
const readers = ({ people, bound }: Directory): readonly Person[] =>
  [...people.values()].filter(
    ({ id, roles, away }) => roles.includes("secretariat") && bound.has(id) && away === undefined,
  );

/** A message was given up and somebody else has it instead: they know by that. */
const isPassedOn = async ({ store }: SystemServices, fault: Fault): Promise<boolean> =>
  fault.sort === "notices" &&
  fault.in !== undefined &&
  (await store.noticeKeys([fault.in.matter.code])).some(
    (key) =>
      /^instead-\d:/.test(key) && key.replace(/^instead-\d:/, "").startsWith(`${fault.event}:`),
  );

/**
 * Once an hour looks for what is not right, counts it, and sends the secretariat word of what concerns a day of
 * the law, each thing once; the rest waits for Monday.
 */
export const tellFaults = async (services: SystemServices): Promise<void> => {
  if (services.mornings !== true) return;
  const { store, newId } = services;
  const now = services.time.now();
  const hour = now.slice(0, "YYYY-MM-DDTHH".length);
  const before = readKept(await store.setting(kept));
  if (before.hour === hour) return;
  const directory = await store.directory();
  const all = await watch(watching(services, directory));
  const told: Record<string, Instant> = {};
  const oldest = addHours(now, -24 * daysSilent);
  for (const [key, at] of Object.entries(before.told)) if (at >= oldest) told[key] = at;
  const notices: NewNotice[] = [];
  for (const reader of readers(directory)) {
    const fresh: string[] = [];
    for (const fault of (await watch(watching(services, directory, reader))).filter(isUrgent)) {
      const key = `${reader.id} ${fault.key}`;
      if (key in told || (await isPassedOn(services, fault))) continue;
      told[key] = now;
      fresh.push(fault.key);
    }
    if (fresh.length === 0) continue;
    notices.push({
      id: newId(),
      // Two processes find the same in the same hour.
      key: `watchdog:${hour}:${digest(fresh)}:${reader.id}`,
      recipient: { to: "person", id: reader.id },
      content: { is: "plain", card: note(watchdogWords.atOnceTitle), faults: fresh },
      createdAt: now,
      nextTryAt: nextWorkingTime(now, services.calendarOf(directory)),
    });
  }
  if (notices.length > 0) await store.queue(notices);
  // Whoever reads the figures of the server may not count what is hidden from them.
  const counts = Object.fromEntries(
    faultCounts(all).map(({ sort, count }) => [
      sort,
      ["rungs", "duties", "notices"].includes(sort) ? Math.min(count, 1) : count,
    ]),
  );
  // What another process has sent meanwhile was sent.
  await store.changeSetting(kept, (now) => {
    const others = Object.entries(readKept(now).told).filter(([, at]) => at >= oldest);
    return JSON.stringify({ hour, counts, told: { ...Object.fromEntries(others), ...told } });
  });
};

/** So many faults of each sort are in a message. */
const mostSent = 10;

/** What is left of some faults, as its reader may know of them now; nothing where all of it is well again. */
export const faultsNow = async (
  { services, directory }: Pick<Delivering, "services" | "directory">,
  { to, id }: Recipient,
  keys: readonly string[],
): Promise<
  { readonly card: Card; readonly again: Press; readonly restricted?: true } | undefined
> => {
  const person = to === "person" ? directory.people.get(id) : undefined;
  if (person === undefined || person.away !== undefined) return undefined;
  const context = contextOf(services, person, directory);
  const all = await watch({ ...watching(services, directory), actor: context.actor });
  const faults = all.filter(({ key }) => keys.includes(key));
  if (faults.length === 0) return undefined;
  return {
    card: {
      title: watchdogWords.atOnceTitle,
      ...faultBlocks(faults, context, { sent: true, most: mostSent }),
    },
    again: { command: "watchdog" },
    ...(tellRestricted(faults) ? { restricted: true } : {}),
  };
};
