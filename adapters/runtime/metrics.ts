import type { Bot } from "../../src/bot.ts";

/** Counts what the bot does, in Prometheus text form. Counts kinds of things, never matters. */
export const withMetrics = (bot: Bot): { readonly bot: Bot; text(): string } => {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  return {
    bot: {
      ...bot,
      handle: async (request) => {
        const reply = await bot.handle(request);
        count(`liandong_requests_total{platform="${request.platform}",reply="${reply.is}"}`);
        return reply;
      },
    },
    text: () =>
      [
        "# HELP liandong_requests_total Requests answered, by platform and sort of reply.",
        "# TYPE liandong_requests_total counter",
        ...[...counts].map(([name, value]) => `${name} ${value}`),
        "# HELP process_resident_memory_bytes Resident memory.",
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "",
      ].join("\n"),
  };
};
