import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { directoryOf, type Size, secretariat } from "../bench/county.ts";
import { createBot } from "../src/bot.ts";
import { addMinutes, dayOf, type Instant } from "../src/calendar/day.ts";
import { codesIn } from "../src/chat/codes.ts";
import type { Outlet, Post, PostOutcome } from "../src/chat/exchange.ts";
import { verbatim } from "../src/chat/text.ts";
import { everything } from "../src/flow/find.ts";
import { openStore } from "../src/store/open.ts";
import { cardText, manualTime } from "../test/scene.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { workingDaysOn } from "./last-day.ts";

/** A message that stands at a platform, or was sent there once more. */
type Standing = { readonly at: number; readonly post: Post; readonly ref: string };

/** What a platform takes: one message in so many milliseconds in a conversation, so many in half a minute. */
type Limits = { readonly pace: number; readonly inHalfMinute: number };

const slackLimits: Limits = { pace: 1000, inHalfMinute: 30 };
const teamsLimits: Limits = { pace: 500, inHalfMinute: 60 };

/** Answers that are wrong, and how often: the message stands or not, and we hear that it is unclear, or that we are to wait. */
const wrong = [
  ["lost after it was done", 0.05],
  ["lost before it was done", 0.03],
  ["to wait", 0.03],
] as const;

/**
 * A stand-in that is shut or takes everything, keeps its own limits and says where they were not kept, and answers
 * wrongly by chance. Where it cannot be asked what stands, one that may be there is to be marked when it comes again.
 */
const standIn = (
  name: string,
  limits: Limits,
  { now, chance, canLookUp }: { now: () => Instant; chance: Chance; canLookUp: boolean },
) => {
  const stands: Standing[] = [];
  const faults: string[] = [];
  const lost = new Set<string>();
  let [isShut, isWrong, tries] = [true, false, 0];
  const of = (conversation: string) =>
    stands.filter(({ post }) => post.conversation === conversation);
  const keep = (post: Post): PostOutcome => {
    const at = Date.parse(now());
    const before = of(post.conversation);
    const last = before.at(-1)?.at ?? 0;
    const lately = before.filter((one) => one.at > at - 30_000).length + 1;
    if (at - last < limits.pace || lately > limits.inHalfMinute)
      faults.push(
        `${name} ${post.conversation}: ${lately} in half a minute, ${at - last} ms apart`,
      );
    const again = before.some((one) => one.post.notice === post.notice);
    if (again && (canLookUp || !cardText(post.card, "zh-CN").includes("可能重复")))
      faults.push(`${name} ${post.conversation}: ${post.notice} twice`);
    if (!again && before.some((one) => one.post.notice > post.notice))
      faults.push(`${name} ${post.conversation}: ${post.notice} after later ones`);
    const ref = `${name}${stands.length + 1}`;
    stands.push({ at, post, ref });
    return { is: "sent", ref };
  };
  const outlet: Outlet = {
    platform: name,
    name: verbatim(name),
    pace: limits.pace,
    post: async (post) => {
      tries += 1;
      if (isShut) return { is: "later", outage: "token_revoked" };
      let drawn = chance.number();
      const [what] = wrong.find(([, often]) => {
        drawn -= often;
        return drawn < 0;
      }) ?? [undefined];
      // Each meets one at most: none is given up for bad luck.
      if (!isWrong || what === undefined || lost.has(post.notice)) return keep(post);
      lost.add(post.notice);
      if (what === "to wait") return { is: "later", retryAfter: 30 };
      if (what === "lost after it was done") keep(post);
      return { is: "unclear" };
    },
    update: async (ref) =>
      isShut ? { is: "later", outage: "token_revoked" } : { is: "sent", ref },
    find: async (conversation, notice) =>
      canLookUp
        ? (of(conversation).find(({ post }) => post.notice === notice) ?? "absent")
        : "unknown",
  };
  return {
    outlet,
    faults,
    of,
    tries: () => tries,
    stands: () => stands.length,
    wrongs: () => lost.size,
    shut: () => {
      isShut = true;
    },
    open: () => {
      isShut = false;
      isWrong = true;
    },
  };
};

/** So long a platform that is shut is left in peace at most, and a conversation after an answer that was wrong, in seconds. */
const [longestPause, afterOneWrong] = [300, 61];

const [first, last] = ["2026-03-02", "2026-03-16"] as const;
const at = (day: string, time: string): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString();

/** What came of it. */
type CaughtUp = {
  /** How many notices waited when the platforms opened, in how many messages they came, the most in one conversation with a person. */
  readonly waited: number;
  readonly messages: number;
  readonly most: number;
  /** How many answers were wrong. */
  readonly wrong: number;
  /** How long it took, in seconds of the county's clock. */
  readonly seconds: number;
  readonly faults: readonly string[];
};

/**
 * Two weeks in which both platforms are shut, or in which the server stands still, while `tasks` of each unit fall due;
 * then what is said once they open: everything that is still owed, to everybody once, inside every limit.
 */
export const catchUp = async (
  size: Size & { readonly tasks: number },
  seed: number,
  how: "shut" | "stopped",
): Promise<CaughtUp> => {
  const folder = mkdtempSync(join(tmpdir(), "liandong-delivery-"));
  const time = manualTime(at(first, "09:00"));
  const chance = chanceOf(seed);
  const store = await openStore(`file:${join(folder, "soak.db")}`, "kept", "OFF");
  const faults: string[] = [];
  const warned: string[] = [];
  try {
    const { organisations, people: all } = directoryOf(size);
    const people = all.map((one) =>
      one.roles.includes("head") ? { ...one, roles: ["liaison" as const] } : one,
    );
    const units = organisations.slice(1).map(({ id }) => id);
    const slack = standIn("slack", slackLimits, { now: time.now, chance, canLookUp: true });
    const teams = standIn("teams", teamsLimits, { now: time.now, chance, canLookUp: false });
    const isOnSlack = (index: number) => index % 2 === 0;
    await store.saveAccounts(
      people.map(({ id }, index) => ({
        platform: isOnSlack(index) ? "slack" : "teams",
        external: id,
        person: id,
        conversation: `direct:${id}`,
      })),
    );
    await store.saveDirectory(organisations, people);
    for (const unit of units)
      await store.save({
        seen: { event: `bound:${unit}`, actor: `${unit}.liaison`, at: time.now() },
        channel: {
          id: `group-${unit}`,
          platform: "slack",
          conversation: `group:${unit}`,
          boundTo: unit,
          boundBy: `${unit}.liaison`,
          boundAt: time.now(),
          language: "zh-CN",
        },
      });
    const bot = createBot({
      store,
      time,
      mornings: true,
      log: (level, event, detail) => {
        if (level === "error") faults.push(`${event} ${JSON.stringify(detail)}`);
        if (event === "platform takes nothing") warned.push(JSON.stringify(detail));
      },
    });
    for (const { outlet } of [slack, teams]) bot.connect(outlet);
    await bot.sweep();
    for (const unit of units)
      for (let number = 1; number <= size.tasks; number += 1) {
        const line = `任务 交办 ${unit}河段${number} 牵头单位=${unit} 到期=${workingDaysOn(first, 5 + (number % 6))}`;
        const reply = await bot.handle({
          platform: isOnSlack(people.findIndex(({ id }) => id === secretariat)) ? "slack" : "teams",
          account: secretariat,
          event: randomUUID(),
          surface: { is: "direct", conversation: `direct:${secretariat}` },
          said: { is: "line", line },
        });
        if (reply.is !== "card") faults.push(`${line} was answered ${JSON.stringify(reply)}`);
      }

    if (how === "shut")
      for (let day: string = first; day < last; day = dayOf(addMinutes(at(day, "12:00"), 1440)))
        for (const hour of ["09:00", "14:00"]) {
          await time.moveTo(at(day, hour));
          await bot.sweep();
          await bot.deliver();
        }
    await time.moveTo(at(last, "09:00"));
    await bot.sweep();
    await bot.deliver();
    const waited = await store.queued();
    const { outages } = await bot.status();
    if (
      outages
        .map(({ platform }) => platform)
        .sort()
        .join() !== "slack,teams"
    )
      faults.push(`the operator reads ${JSON.stringify(outages)}`);
    if (warned.length !== 2) faults.push(`the log says ${warned}`);
    if (slack.stands() + teams.stands() > 0) faults.push("something was posted while shut");

    for (const platform of [slack, teams]) platform.open();
    const opened = Date.parse(time.now());
    for (let rounds = 0; (await store.queued()) > 0; rounds += 1) {
      if (rounds > 20_000) {
        faults.push(`${await store.queued()} are still not sent`);
        break;
      }
      await time.moveTo(addMinutes(time.now(), 0.5 / 60));
      await bot.deliver();
    }
    const seconds = (Date.parse(time.now()) - opened) / 1000;

    // Everything that is owed stands with everybody who owes it, once.
    for (const unit of units) {
      const owed = new Set<string>();
      for (const one of await store.matters(everything, { open: true, take: 10_000 }))
        if (one.parties.some(({ organisation }) => organisation === unit)) owed.add(one.code);
      for (const [index, { id }] of people.entries()) {
        if (!id.startsWith(`${unit}.`)) continue;
        // One that may be there already is repeated, where nobody can look; of what did not arrive the repeat alone stands.
        const messages = (isOnSlack(index) ? slack : teams)
          .of(`direct:${id}`)
          .filter(({ post }, place, all) =>
            all.slice(0, place).every((one) => one.post.notice !== post.notice),
          );
        const reminders = messages.filter(({ post }) => says(post).includes("提醒："));
        const lines = reminders.flatMap(({ post }) => linesOf(post));
        const twice = lines.filter((line, place) => lines.indexOf(line) !== place);
        if (twice.length > 0) faults.push(`${id} was reminded twice: ${twice}`);
        for (const code of owed)
          if (!lines.some((line) => line.includes(code)))
            faults.push(`${id} was not reminded of ${code}`);
        const lists = messages.filter(({ post }) => says(post).includes("今日待办"));
        if (lists.length !== 1) faults.push(`${id} has ${lists.length} lists of today`);
      }
    }
    const most = Math.max(
      ...people.map(
        ({ id }, index) => (isOnSlack(index) ? slack : teams).of(`direct:${id}`).length,
      ),
    );
    if (seconds > longestPause + most * afterOneWrong)
      faults.push(`it took ${seconds} s for ${most} messages in one conversation`);
    return {
      waited,
      messages: slack.stands() + teams.stands(),
      most,
      wrong: slack.wrongs() + teams.wrongs(),
      seconds,
      faults: [...faults, ...slack.faults, ...teams.faults],
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a message of reminders is about: its rows, or the one matter whose card it is. */
const linesOf = ({ card }: Post): readonly string[] => {
  const rows = card.body.flatMap((block) => (block.is === "rows" ? block.rows : []));
  return rows.length > 0 ? rows.map((row) => JSON.stringify(row)) : codesIn(card);
};

const says = ({ card }: Post): string => cardText(card, "zh-CN");
