import { setTimeout as pause } from "node:timers/promises";
import { seedDemo } from "../prisma/seed.ts";
import type { Instant } from "../src/calendar/day.ts";
import { demoPeople } from "../src/people/demo.ts";
import { openStore } from "../src/store/open.ts";
import type { Carry } from "../test/adapters/serving.ts";
import { botToken, directOf, standIn } from "../test/adapters/slack/stand-in.ts";
import { clerks, signingSecret } from "../test/adapters/slack/town.ts";
import { type Call, openConnector } from "../test/adapters/teams/stand-in.ts";
import { clients, read } from "../test/adapters/teams/town.ts";
import { chanceOf } from "./chance.ts";
import { type Asked, faultsOf } from "./delivered.ts";
import { ledgerOf } from "./ledger.ts";
import { keepServers, speed } from "./servers.ts";
import { stormOf } from "./weather.ts";
import type { State, Told } from "./whole.ts";

/** Monday morning in the county. */
const begin: Instant = "2026-11-23T01:00:00.000Z";

/** After a request was not acknowledged Slack sends it again at once, after a minute and after five. */
const slackPauses = [0, 60_000 / speed, 300_000 / speed];
/** How long a platform waits for an acknowledgement, in milliseconds. */
const patience = { slack: 3000, teams: 15_000 } as const;
/** How many things are going on at the same time. */
const atOnce = 6;
/** After the storm everything is delivered within so many minutes of the county. */
const settlingMinutes = 10;

/** Posts with an account on Teams, in place of one on Slack or beside it. */
const teamsAlone = ["water.liaison-2", "ecology.liaison-2", "procuratorate.intake"];
const both = ["town-qingquan.liaison", "water.liaison", "water.head", "procuratorate.liaison-2"];

const slackUser = (post: string): string => `U${post.replaceAll(/[^a-z0-9]/g, "").toUpperCase()}`;

/** What came of it: how much was done, and everything that was wrong afterwards. */
export type Attended = {
  readonly commands: number;
  readonly kills: number;
  readonly wrong: number;
  readonly notices: number;
  readonly repeated: number;
  readonly settledAfter: string;
  readonly firstDelivery: string;
  readonly faults: readonly string[];
};

/**
 * Types, presses and submits on Slack and Teams while both are slow and one call in seven goes wrong, and
 * while the servers are killed one after the other; then looks whether anything was lost or doubled. A
 * PostgreSQL database has two servers, an SQLite file one.
 */
export const attendPlatforms = async (
  commands: number,
  kills: number,
  seed: number,
  database: string,
): Promise<Attended> => {
  const chance = chanceOf(seed);
  const taken: Call[] = [];
  const storm = stormOf(chanceOf(seed + 1), (call) => {
    if (call.method === "POST") taken.push(call);
  });
  const slack = await standIn(undefined, storm.slack);
  const connector = await openConnector(storm.teams);
  const since = Date.now();
  const store = await openStore(database, "kept");
  await seedDemo(store);
  await store.saveAccounts(
    demoPeople.flatMap(({ id }) => [
      ...(teamsAlone.includes(id)
        ? []
        : [
            {
              platform: "slack",
              external: slackUser(id),
              person: id,
              conversation: directOf(slackUser(id)),
            },
          ]),
      ...([...teamsAlone, ...both].includes(id)
        ? [{ platform: "teams", external: `29:${id}`, person: id, conversation: `a:${id}` }]
        : []),
    ]),
  );
  const ledger = await ledgerOf(database, store);
  const servers = keepServers(database, {
    at: begin,
    since,
    slack: { botToken, signingSecret, apiUrl: slack.apiUrl },
    teams: connector.settings,
  });
  const serverCount = database.startsWith("file:") ? 1 : 2;

  const sendOnce = (path: string, request: RequestInit, milliseconds: number) => {
    const addresses = servers.addresses();
    const address = addresses[chance.below(addresses.length)];
    if (address === undefined) throw new Error("nobody listens");
    return fetch(`${address}${path}`, { ...request, signal: AbortSignal.timeout(milliseconds) });
  };
  const acknowledged = async (work: () => Promise<Response>): Promise<Response | undefined> => {
    try {
      const response = await work();
      return response.ok ? response : undefined;
    } catch {
      return undefined;
    }
  };
  const unacknowledged = () => new Response(null, { status: 504 });
  const bySlack: Carry = async (path, request) => {
    const isEvent = typeof request.body === "string" && request.body.startsWith("{");
    for (const wait of [0, ...(isEvent ? slackPauses : [])]) {
      await pause(wait);
      const got = await acknowledged(() => sendOnce(path, request, patience.slack));
      if (got !== undefined) return got;
    }
    return unacknowledged();
  };
  const byTeams: Carry = async (path, request) =>
    (await acknowledged(() => sendOnce(path, request, patience.teams))) ?? unacknowledged();
  const onSlack = clerks(slack, "/slack/events", bySlack);
  const onTeams = clients(connector, "/api/messages", byTeams);

  const told: Told[] = [];
  const asked: Asked[] = [];
  let done = 0;

  /** Does it until it is acknowledged or has had its effect: only who sees nothing of it does it again. */
  const insist = async (
    one: Omit<Asked, "code"> & {
      readonly title: string;
      readonly state: State;
      readonly answeredBy?: "message" | "acknowledgement";
    },
    does: () => Promise<{ readonly status: number }>,
  ): Promise<void> => {
    const { title, state, answeredBy = "message", ...place } = one;
    for (;;) {
      const { status } = await does();
      // What a killed server had sent the database may still be done there.
      if (status !== 200) await pause(500);
      const code = await ledger.reached(title, state, status === 200 ? 60_000 : 0);
      if (status === 200 && code === undefined)
        throw new Error(`${title} was acknowledged and is not ${state}`);
      if (code === undefined) continue;
      // What Teams is given back with a press is the answer.
      if (status === 200 && answeredBy === "message") asked.push({ ...place, code });
      if (status === 200) told.push({ code, state, title });
      done += 1;
      return;
    }
  };
  const types = (post: string, line: string, title: string, state: State): Promise<void> => {
    const platform = teamsAlone.includes(post)
      ? "teams"
      : both.includes(post)
        ? chance.pick(["slack", "teams"])
        : "slack";
    const conversation = platform === "slack" ? directOf(slackUser(post)) : `a:${post}`;
    return insist({ conversation, title, state }, () =>
      platform === "slack" ? onSlack.dm(slackUser(post), line) : onTeams.says(post, line),
    );
  };

  /** Presses 受理 on the card that came, where it has come. */
  const accepts = async (code: string, title: string): Promise<void> => {
    const post = chance.pick(["water.liaison", "water.liaison-2"]);
    if (chance.is(0.5)) return types(post, `受理 ${code}`, title, "accepted");
    const label = "受理";
    for (let tries = 0; tries < 20; tries += 1) {
      const message = slack.messages.find(
        ({ channel, blocks }) =>
          channel === directOf(slackUser("water.liaison")) &&
          JSON.stringify(blocks).includes(title) &&
          JSON.stringify(blocks).includes(`"${label}"`),
      );
      if (message !== undefined)
        return insist({ conversation: message.channel, title, state: "accepted" }, () =>
          onSlack.presses(slackUser("water.liaison"), label, message),
        );
      const card = onTeams.in("a:water.liaison-2").find(({ text }) => text.includes(title));
      const button = card && read(card.card).buttons.find((one) => one.title === label);
      if (card !== undefined && button !== undefined)
        return insist(
          {
            conversation: "a:water.liaison-2",
            title,
            state: "accepted",
            answeredBy: "acknowledgement",
          },
          () => onTeams.presses("water.liaison-2", "a:water.liaison-2", card.id, button),
        );
      await pause(250);
    }
    return types(post, `受理 ${code}`, title, "accepted");
  };

  const liveOn = async (): Promise<void> => {
    while (done < commands) {
      const title = Array.from({ length: 20 }, () => chance.pick([..."abcdefghijklmnop"])).join("");
      await types(
        "town-qingquan.liaison",
        `提交线索 标题=${title} 类别=水污染 事实=桥下有暗管，黑水直排 地点=桥 日期=昨天 来源=履职`,
        title,
        "submitted",
      );
      const code = ledger.codeOf(title) ?? "";
      if (chance.is(0.2)) continue;
      await accepts(code, title);
      if (chance.is(0.5)) await types("water.head", `办结 ${code} 已整改`, title, "closed");
    }
  };

  let killed = 0;
  const killOn = async (): Promise<void> => {
    while (done < commands) {
      if (killed >= kills || done < (killed * commands) / (kills + 1)) {
        await pause(50);
        continue;
      }
      await pause(chance.below(1000));
      await servers.kill();
      killed += 1;
      const started = servers.start();
      // Every fifth is killed while it starts.
      if (killed % 5 === 0 && killed < kills) {
        await pause(chance.below(2000));
        await servers.kill();
        killed += 1;
        await Promise.all([started, servers.start()]);
      } else await started;
    }
  };

  try {
    await Promise.all(Array.from({ length: serverCount }, () => servers.start()));
    for (const who of [...teamsAlone, ...both])
      await onTeams.post(
        onTeams.made(who, `a:${who}`, { type: "installationUpdate", action: "add" }),
      );
    taken.splice(0);
    storm.begin();
    const killing = killOn();
    await Promise.all(Array.from({ length: atOnce }, liveOn));
    await killing;
    storm.end();
    for (let count = 0; count < serverCount; count += 1) await servers.kill();
    await servers.start();
    const ended = Date.now();
    const until = ended + (settlingMinutes * 60_000) / speed;
    while (Date.now() < until && (await ledger.unsettled()) > 0) await pause(100);
    const minutes = ((Date.now() - ended) * speed) / 60_000;
    // The last of what was being redrawn, too.
    await pause(1000);
    await servers.close();
    const { faults, notices, repeated } = await faultsOf({
      database,
      told,
      asked,
      slack,
      taken,
    });
    const sorted = servers.firstDeliveries.toSorted((one, other) => one - other);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    return {
      commands: done,
      kills: killed,
      wrong: storm.faults(),
      notices,
      repeated,
      settledAfter: `${minutes.toFixed(1)} min`,
      firstDelivery: `p99 ${(p99 / 1000).toFixed(1)} s`,
      faults: [...new Set(servers.complaints), ...faults],
    };
  } finally {
    await servers.close();
    await ledger.close();
    await store.close();
    await slack.close();
    await connector.close();
  }
};
