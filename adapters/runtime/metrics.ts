import type { Bot, Status } from "../../src/bot.ts";
import { faultSorts } from "../../src/commands/watchdog-survey.ts";

const seconds = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant) / 1000;

/** A figure that is only there where it is known. */
const gauge = (name: string, help: string, value: number | undefined): readonly string[] =>
  value === undefined ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];

const work = ({ sweptAt, deliveredAt, dueSince, outages, faults }: Status): readonly string[] => [
  ...gauge(
    "liandong_last_sweep_timestamp_seconds",
    "When reminders were last looked for without a fault.",
    seconds(sweptAt),
  ),
  ...gauge(
    "liandong_last_delivery_timestamp_seconds",
    "When notices were last sent without a fault.",
    seconds(deliveredAt),
  ),
  ...gauge(
    "liandong_due_since_timestamp_seconds",
    "When what is due longest of all was due; absent where nothing is.",
    seconds(dueSince),
  ),
  "# HELP liandong_platform_outage_timestamp_seconds Since when a platform has taken nothing.",
  "# TYPE liandong_platform_outage_timestamp_seconds gauge",
  ...outages.map(
    ({ platform, since }) =>
      `liandong_platform_outage_timestamp_seconds{platform="${platform}"} ${seconds(since)}`,
  ),
  "# HELP liandong_watchdog_faults What the watchdog found when it looked last, by sort; of what concerns matters only whether there is any.",
  "# TYPE liandong_watchdog_faults gauge",
  ...faultSorts.map((sort) => `liandong_watchdog_faults{sort="${sort}"} ${faults[sort] ?? 0}`),
];

/** What the bot does, counted in Prometheus text form: kinds of things, never matters. */
export type Metrics = {
  readonly bot: Bot;
  /** Counts a request that is not from whom it should be from; nothing else of it is kept. */
  refused(platform: string): void;
  text(): Promise<string>;
};

/** Counts what the bot does. */
export const withMetrics = (bot: Bot): Metrics => {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  const counted = (name: string): readonly string[] =>
    [...counts].flatMap(([key, value]) => (key.startsWith(name) ? [`${key} ${value}`] : []));
  return {
    bot: {
      ...bot,
      handle: async (request) => {
        const reply = await bot.handle(request);
        if (request.said.is === "press" && request.said.press.command === "not-meant")
          count(`liandong_wrong_guesses_total{platform="${request.platform}"}`);
        count(`liandong_requests_total{platform="${request.platform}",reply="${reply.is}"}`);
        return reply;
      },
    },
    refused: (platform) => count(`liandong_refused_total{platform="${platform}"}`),
    text: async () =>
      [
        "# HELP liandong_requests_total Requests answered, by platform and sort of reply.",
        "# TYPE liandong_requests_total counter",
        ...counted("liandong_requests_total"),
        "# HELP liandong_refused_total Requests that were not signed for us or could not be read.",
        "# TYPE liandong_refused_total counter",
        ...counted("liandong_refused_total"),
        "# HELP liandong_wrong_guesses_total What was understood of a line and was not meant.",
        "# TYPE liandong_wrong_guesses_total counter",
        ...counted("liandong_wrong_guesses_total"),
        ...(await bot.status().then(work, () => [])),
        ...gauge("process_resident_memory_bytes", "Resident memory.", process.memoryUsage.rss()),
        "",
      ].join("\n"),
  };
};
