import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Bot, Status } from "../../src/bot.ts";
import type { Outlet, PostOutcome } from "../../src/chat/exchange.ts";
import { faultSorts } from "../../src/commands/watchdog-survey.ts";

const secondsOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant) / 1000;

/** What the bot does, counted in Prometheus text form: kinds of things, never matters. */
export type Metrics = {
  readonly bot: Bot;
  /** Counts a request that is not from whom it should be from; nothing else of it is kept. */
  refused(platform: string): void;
  text(): Promise<string>;
};

/** A figure that stands there only while it is known. */
const whereKnown = (gauge: Gauge): ((value: number | undefined) => void) => {
  gauge.remove();
  return (value) => (value === undefined ? gauge.remove() : gauge.set(value));
};

/** What the bot says of its own work, each time it is asked; nothing where it cannot be asked. */
const workFigures = (registers: Registry[]): ((status?: Status) => void) => {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `liandong_${name}`, help, labelNames, registers });
  const swept = whereKnown(
    gauge("last_sweep_timestamp_seconds", "When reminders were last looked for without a fault."),
  );
  const delivered = whereKnown(
    gauge("last_delivery_timestamp_seconds", "When notices were last sent without a fault."),
  );
  const due = whereKnown(
    gauge(
      "due_since_timestamp_seconds",
      "When what is due longest of all was due; absent where nothing is.",
    ),
  );
  const queue = whereKnown(gauge("notices_queued", "Notices that are neither sent nor given up."));
  const outage = gauge(
    "platform_outage_timestamp_seconds",
    "Since when a platform has taken nothing.",
    "platform",
  );
  const found = gauge(
    "watchdog_faults",
    "What the watchdog found when it looked last, by sort; of what concerns matters only whether there is any.",
    "sort",
  );
  return (status) => {
    swept(secondsOf(status?.sweptAt));
    delivered(secondsOf(status?.deliveredAt));
    due(secondsOf(status?.dueSince));
    queue(status?.queued);
    outage.reset();
    found.reset();
    if (status === undefined) return;
    for (const { platform, since } of status.outages)
      outage.set({ platform }, Date.parse(since) / 1000);
    for (const sort of faultSorts) found.set({ sort }, status.faults[sort] ?? 0);
  };
};

/** Counts what the bot does; with `ofProcess`, also how the process fares: memory, event loop, collections. */
export const withMetrics = (bot: Bot, { ofProcess = false } = {}): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name: `liandong_${name}`, help, labelNames, registers });
  const requests = counter(
    "requests_total",
    "Requests answered, by platform and sort of reply.",
    "platform",
    "reply",
  );
  const refusals = counter(
    "refused_total",
    "Requests that were not signed for us or could not be read.",
    "platform",
  );
  const guesses = counter(
    "wrong_guesses_total",
    "What was understood of a line and was not meant.",
    "platform",
  );
  const deliveries = counter(
    "deliveries_total",
    "What platforms answered to messages and redrawn cards.",
    "platform",
    "result",
  );
  const took = new Histogram({
    name: "liandong_request_duration_seconds",
    help: "How long the bot took to answer a request.",
    labelNames: ["platform"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers,
  });
  const figures = workFigures(registers);
  if (ofProcess) collectDefaultMetrics({ register: registry });

  /** A way onto a platform of which every answer is counted. */
  const counted = (outlet: Outlet): Outlet => {
    const { platform } = outlet;
    const count = async (outcome: Promise<PostOutcome>): Promise<PostOutcome> => {
      const result = await outcome.then(
        ({ is }) => is,
        () => "broken",
      );
      deliveries.inc({ platform, result });
      return outcome;
    };
    return {
      ...outlet,
      post: (post) => count(outlet.post(post)),
      update: (ref, post) => count(outlet.update(ref, post)),
    };
  };

  return {
    bot: {
      ...bot,
      handle: async (request) => {
        const { platform, said } = request;
        const answered = took.startTimer({ platform });
        const reply = await bot.handle(request);
        answered();
        if (said.is === "press" && said.press.command === "not-meant") guesses.inc({ platform });
        requests.inc({ platform, reply: reply.is });
        return reply;
      },
      connect: (outlet) => bot.connect(counted(outlet)),
    },
    refused: (platform) => refusals.inc({ platform }),
    text: async () => {
      // Where the database does not answer, what is known without it is told all the same.
      await bot.status().then(figures, () => figures());
      return registry.metrics();
    },
  };
};
