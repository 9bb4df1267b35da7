import { connectDatabase } from "../src/store/connect.ts";
import type { standIn } from "../test/adapters/slack/stand-in.ts";
import type { Call } from "../test/adapters/teams/stand-in.ts";
import { faultsIn, type Told } from "./whole.ts";

/** Something that was acknowledged, and where its answer has to stand. */
export type Asked = {
  readonly conversation: string;
  readonly code: string;
};

const marked = "（可能重复）";

/** Whose conversation it is, on whatever platform. */
const personIn = (conversation: string): string =>
  conversation
    .replace(/^(D|a:)/, "")
    .replaceAll(/[^a-z0-9]/gi, "")
    .toUpperCase();

const counted = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Everything that is wrong with what stands on the platforms and in the database after all is over. */
export const faultsOf = async ({
  database,
  told,
  asked,
  slack,
  taken,
}: {
  readonly database: string;
  readonly told: readonly Told[];
  readonly asked: readonly Asked[];
  readonly slack: Pick<Awaited<ReturnType<typeof standIn>>, "messages" | "views">;
  /** What Teams took, in order. */
  readonly taken: readonly Call[];
}): Promise<{
  readonly faults: readonly string[];
  readonly notices: number;
  readonly repeated: number;
}> => {
  const client = await connectDatabase(database);
  const notices = await client.notice.findMany({
    select: {
      id: true,
      key: true,
      life: true,
      attempts: true,
      platform: true,
      result: true,
      nextTryAt: true,
    },
  });
  await client.$disconnect();
  const isAnswer = ({ key }: { readonly key: string }) => key.startsWith("answer:");
  const late = new Set(notices.filter(isAnswer).map(({ id }) => id));
  const ordinary = new Set(notices.flatMap((one) => (isAnswer(one) ? [] : one.id)));

  const onSlack = slack.messages.map(({ channel, blocks, text, metadata }) => ({
    conversation: channel,
    said: text + JSON.stringify(blocks),
    notice: (metadata as { event_payload?: { notice?: string } } | undefined)?.event_payload
      ?.notice,
  }));
  const onTeams = taken.map(({ conversation, activity }) => {
    const said = JSON.stringify(activity);
    return { conversation, said, notice: /#([0-9a-z-]{20,})#/.exec(said)?.[1] };
  });
  const standing = {
    slack: counted(onSlack.flatMap(({ notice }) => notice ?? [])),
    teams: counted(onTeams.flatMap(({ notice }) => notice ?? [])),
  };
  const unmarked = counted(
    onTeams.flatMap(({ notice, said }) => (said.includes(marked) ? [] : (notice ?? []))),
  );

  const faults: string[] = [...(await faultsIn(database, told))];
  for (const [notice, times] of standing.slack)
    if (times > 1) faults.push(`${notice} stands ${times} times on Slack`);
  for (const [notice, times] of unmarked)
    if (times > 1) faults.push(`${notice} stands ${times} times on Teams, unmarked`);
  for (const { id, key, life, attempts, platform, result, nextTryAt } of notices) {
    if (life === "dropped") continue;
    if (life !== "sent") {
      const why = `after ${attempts} attempts (${result}), next at ${nextTryAt}`;
      faults.push(`${key} is ${life} ${why}`);
    } else if (platform === "slack" || platform === "teams") {
      const times = standing[platform].get(id) ?? 0;
      if (times === 0) faults.push(`${key} is sent and stands nowhere on ${platform}`);
    }
  }

  const codesIn = (said: string) => new Set(said.match(/XS-\d{4}-\d{4,}/g));
  const given = counted(
    [...onSlack, ...onTeams].flatMap(({ conversation, said, notice }) => {
      if (notice !== undefined && ordinary.has(notice)) return [];
      // What comes late may come by the other account of its reader, where one platform takes nothing.
      const isLate = notice !== undefined && late.has(notice);
      const place = isLate ? personIn(conversation) : conversation;
      return [...codesIn(said)].map((code) => `${place} ${code}`);
    }),
  );
  const shown = new Set(
    [...slack.views.values()].flatMap(({ view }) => [...codesIn(JSON.stringify(view))]),
  );
  for (const [key, times] of counted(
    asked.map(({ conversation, code }) => `${conversation} ${code}`),
  )) {
    const [conversation = "", code = ""] = key.split(" ");
    const answers = (given.get(key) ?? 0) + (given.get(`${personIn(conversation)} ${code}`) ?? 0);
    if (answers < times && !shown.has(code))
      faults.push(`${key}: asked ${times} times, answered ${answers} times`);
  }
  const repeated = onTeams.filter(({ said }) => said.includes(marked)).length;
  return { faults, notices: notices.length, repeated };
};
