import type { Bot } from "../../src/bot.ts";

/** What the bot does, counted in Prometheus text form: kinds of things, never matters. */
export type Metrics = {
  readonly bot: Bot;
  /** Counts a request that is not from whom it should be from; nothing else of it is kept. */
  refused(platform: string): void;
  text(): string;
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
        count(`liandong_requests_total{platform="${request.platform}",reply="${reply.is}"}`);
        return reply;
      },
    },
    refused: (platform) => count(`liandong_refused_total{platform="${platform}"}`),
    text: () =>
      [
        "# HELP liandong_requests_total Requests answered, by platform and sort of reply.",
        "# TYPE liandong_requests_total counter",
        ...counted("liandong_requests_total"),
        "# HELP liandong_refused_total Requests that were not signed for us or could not be read.",
        "# TYPE liandong_refused_total counter",
        ...counted("liandong_refused_total"),
        "# HELP process_resident_memory_bytes Resident memory.",
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "",
      ].join("\n"),
  };
};
