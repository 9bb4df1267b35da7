import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { flowOf } from "../flow/find.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import { holdsAny, type Seat } from "../flow/seat.ts";
import type { SystemServices } from "../flow/services.ts";
import { directoryAfter, postsOf, succeed } from "../flow/succession.ts";
import { sharesMetText, successionNews } from "../flow/succession-words.ts";
import { sendersOf } from "../flow/told.ts";
import type { Directory } from "../people/directory.ts";
import type { Succession } from "../people/succession.ts";
import type { WhosePart } from "../store/store.ts";
import { endKeysOf } from "./api-keys.ts";
import { endRequests } from "./import-directory.ts";
import { refreshDuties } from "./refresh-duties.ts";
import { handGroupsOver } from "./succession-groups.ts";

/** Where it is kept which units' mergers have been carried through. */
const settledName = "successions-settled";

/** Those of the successor who hear of each matter that comes to them. */
const receiving: readonly Seat[] = (["to", "joint", "from", "copy", "invited"] as const).flatMap(
  (part): readonly Seat[] => [`${part}.liaison`, `${part}.head`, `${part}.intake`],
);

type Going = {
  readonly succession: Succession;
  readonly before: Directory;
  readonly after: Directory;
  readonly now: Instant;
};

/** Word of a matter that went over: to whoever goes on with it, whoever brought or handles it and the secretariat, as far as they see it. */
const newsOf = (
  { newId, flows }: Pick<SystemServices, "newId" | "flows">,
  matter: Matter,
  before: Matter,
  { succession, after, now }: Going,
): readonly NewNotice[] => {
  const people = [...after.people.values()].filter((one) => canSee(sightOf(one), matter));
  const told = new Set([
    ...people.filter(
      (one) => one.organisation === succession.into && holdsAny(one, receiving, matter),
    ),
    ...sendersOf(matter, after),
    ...people.filter(({ roles }) => roles.includes("secretariat")),
  ]);
  const complaint = unitsIn(matter, "accused").includes(succession.into);
  const flow = flowOf(flows, before);
  const meet = sharesMetText(flow, before, succession, after);
  const headline = successionNews(succession, { complaint, meet }, after);
  // What two shares were is not another unit's to know.
  const about = meet === undefined ? {} : { unit: succession.into };
  return [...told].map(({ id }) => ({
    id: newId(),
    key: `succeed:${matter.code}:${matter.historyLength}:${id}`,
    recipient: { to: "person", id },
    content: { is: "news", matter: matter.code, headline, ...about },
    createdAt: now,
    nextTryAt: now,
  }));
};

/** One matter handed over, once more where somebody changed it meanwhile; nothing where the unit has no part in it. */
const handOver = async (services: SystemServices, code: string, going: Going): Promise<void> => {
  const { store, flows, newId, newSalt } = services;
  const { succession, before, after, now } = going;
  for (let left = 5; left > 0; left -= 1) {
    const stored = await store.matter(code);
    if (stored === undefined) return;
    const flow = flowOf(flows, stored);
    const [known] = await store.waitingIn(code);
    const done = succeed(flow, stored, succession, {
      directories: { before, after },
      now,
      by: succession.by,
      since: known?.since ?? stored.openedAt,
      given: { newId, newSalt },
    });
    if (done === undefined) return;
    const { matter, entry, clocks, waiting } = done;
    const isSaid = matter.closedAt === undefined && matter.visibility < 3;
    const saved = await store.save({
      seen: { event: `succeed:${newId()}`, actor: succession.by, matter: code, at: now },
      updated: [matter],
      entries: [entry],
      clocks,
      waiting,
      notices: isSaid ? newsOf(services, matter, stored, going) : [],
    });
    if (saved === "saved") return;
  }
  throw new Error("changed again and again");
};

/** Takes a unit that has gone into another out of the directory, with its posts, and puts its successor into the county's lists. */
const leave = async (services: SystemServices, succession: Succession): Promise<void> => {
  const { store, time } = services;
  const directory = await store.directory();
  const { unit, into } = succession;
  await store.changeSettings(({ lists, ...settings }) => ({
    ...settings,
    lists: lists.map(({ name, units }) => ({
      name,
      units: [...new Set(units.map((one) => (one === unit ? into : one)))],
    })),
  }));
  const posts = postsOf(unit, directory).map(({ id }) => id);
  await endRequests(services, directory, posts);
  await endKeysOf(services, posts);
  const after = directoryAfter(directory, succession);
  await store.saveDirectory(
    [...after.organisations.values()],
    [...after.people.values()].map((post) => post.cover?.self ?? post),
    time.now(),
  );
};

const page = 200;

/** Every matter in which a unit or one of its posts has a part handed over; whether all went well. */
const handAllOver = async (
  services: SystemServices,
  whose: WhosePart,
  going: Going,
): Promise<boolean> => {
  const { store, log } = services;
  let went = true;
  for (let last = ""; ; ) {
    const codes = await store.codesWithPart(whose, last, page);
    for (const code of codes)
      try {
        await handOver(services, code, going);
      } catch (error) {
        went = false;
        log("error", "matter not handed over", { matter: code, kind: errorKind(error) });
      }
    last = codes.at(-1) ?? last;
    if (codes.length < page) return went;
  }
};

/** The units whose mergers are carried through; the number that was kept before names none. */
const settledIn = (kept: string | undefined): readonly string[] => {
  const said = z.array(z.string()).safeParse(JSON.parse(kept ?? "[]"));
  return said.data ?? [];
};

/**
 * Carries through what was decided of units that go into others: each leaves the directory, its part in
 * every matter, open or closed, is its successor's, and so are its groups. Nothing where all of it was done;
 * what a process left half-done is gone on with, and what failed is tried again the next time.
 */
export const settleSuccessions = async (services: SystemServices): Promise<void> => {
  const { store, time } = services;
  const before = await store.directory();
  const { successions = [] } = before;
  if (successions.length === 0) return;
  const settled = settledIn(await store.setting(settledName));
  const left = successions.filter(({ unit }) => !settled.includes(unit));
  if (left.length === 0) return;
  for (const one of left)
    if ((await store.directory()).organisations.has(one.unit)) await leave(services, one);
  const after = await store.directory();
  const done: string[] = [];
  for (const succession of left) {
    const going: Going = { succession, before, after, now: time.now() };
    const { unit } = succession;
    const all = { unit, posts: postsOf(unit, before).map(({ id }) => id) };
    // What complains of the unit goes first: only then may a group of it be one of its successor's.
    const complaints = await handAllOver(services, { ...all, part: "accused" }, going);
    if (complaints) await handGroupsOver(services, succession);
    if ((await handAllOver(services, all, going)) && complaints) done.push(unit);
  }
  await refreshDuties(services, before);
  if (done.length > 0)
    await store.changeSetting(settledName, (kept) =>
      JSON.stringify([...new Set([...settledIn(kept), ...done])]),
    );
};
