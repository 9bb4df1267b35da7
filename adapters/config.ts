import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const filled = z.string().min(1);

/** Every setting there is, with what would be accepted, in words. Unknown variables are not ours. */
const settings = {
  HOST: [filled.default("127.0.0.1"), "an address to listen on, such as 127.0.0.1"],
  PORT: [z.coerce.number().int().min(0).max(65_535).default(3000), "a port from 0 to 65535"],
  PUBLIC_URL: [z.url({ protocol: /^https?$/ }).optional(), "an http or https address"],
  DATABASE_URL: [
    z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/)
      .default("file:./data/liandong.db"),
    "file:<path> or postgresql://<address>",
  ],
  SECRET_KEY: [
    z
      .base64()
      .transform((value) => Buffer.from(value, "base64"))
      .refine((key) => key.length === 32)
      .optional(),
    "32 bytes in base64, such as `openssl rand -base64 32` prints",
  ],
  COUNTY: [filled.max(20).default("山丹县"), "the county's name, at most 20 characters"],
  DEMO: [flag.optional(), "0 or 1"],
  DEMO_NOW: [
    z.iso
      .datetime({ offset: true, local: false })
      .or(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d([+-]\d\d:\d\d|Z)$/))
      .optional(),
    "an instant with its offset, such as 2025-08-01T09:00+08:00",
  ],
  SLACK_BOT_TOKEN: [
    z
      .string()
      .regex(/^xoxb-\S+$/)
      .optional(),
    "the Bot User OAuth Token of the Slack app, which begins with xoxb-",
  ],
  SLACK_SIGNING_SECRET: [
    z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    "the Signing Secret of the Slack app",
  ],
  SLACK_APP_TOKEN: [
    z
      .string()
      .regex(/^xapp-\S+$/)
      .optional(),
    "an app-level token of the Slack app, which begins with xapp-",
  ],
  SLACK_API_URL: [
    z.url({ protocol: /^https?$/ }).default("https://slack.com/api/"),
    "the address of a Web API, such as https://slack.com/api/",
  ],
  LOG_LEVEL: [z.enum(["info", "warn", "error"]).default("info"), "info, warn or error"],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** The environment, read and checked. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string;
  /** 32 bytes. */
  readonly secretKey: Uint8Array | undefined;
  readonly county: string;
  readonly demo: boolean;
  readonly demoNow: string | undefined;
  readonly logLevel: "info" | "warn" | "error";
  /** Slack, where it is on: over Socket Mode where there is an app token. */
  readonly slack: SlackConfig | undefined;
};

/** What Slack is spoken with. */
export type SlackConfig = {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken?: string;
  readonly apiUrl: string;
};

/** A setting that stops the start: one sentence naming the variable and what would be accepted. */
export class ConfigError extends Error {}

/** Whether an address is this machine's own. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/** Platforms that are named in the environment but not built into this version. */
const absent = [["MicrosoftAppId", "Microsoft Teams"]] as const;

/** Reads the environment; a wrong setting is a ConfigError. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read: Read = <K extends keyof typeof settings>(name: K) => {
    const [schema, accepted] = settings[name];
    const value = environment[name] === "" ? undefined : environment[name];
    const result = schema.safeParse(value);
    if (!result.success) throw new ConfigError(`${name} is not valid; it takes ${accepted}.`);
    return result.data as z.infer<(typeof settings)[K][0]>;
  };
  for (const [name, platform] of absent)
    if (environment[name])
      throw new ConfigError(
        `${name} is set, but this version does not speak ${platform}; unset it to start the demo.`,
      );
  const host = read("HOST");
  const slack = slackOf(read);
  const demo = read("DEMO") ?? slack === undefined;
  if (demo && !isLoopback(host))
    throw new ConfigError(
      `DEMO cannot be on while HOST is ${host}: the demo lets anybody be anybody; set HOST to 127.0.0.1 or DEMO to 0.`,
    );
  const demoNow = read("DEMO_NOW");
  if (demoNow !== undefined && !demo)
    throw new ConfigError("DEMO_NOW works in the demo only; set DEMO to 1 or unset DEMO_NOW.");
  if (demoNow !== undefined && Number.isNaN(Date.parse(demoNow)))
    throw new ConfigError(`DEMO_NOW is not valid; it takes ${settings.DEMO_NOW[1]}.`);
  return {
    host,
    port: read("PORT"),
    publicUrl: read("PUBLIC_URL"),
    databaseUrl: read("DATABASE_URL"),
    secretKey: read("SECRET_KEY"),
    county: read("COUNTY"),
    demo,
    demoNow,
    logLevel: read("LOG_LEVEL"),
    slack,
  };
};

type Read = <K extends keyof typeof settings>(name: K) => z.infer<(typeof settings)[K][0]>;

/** Slack needs its token and its secret; one without the other is a mistake. */
const slackOf = (read: Read): SlackConfig | undefined => {
  const botToken = read("SLACK_BOT_TOKEN");
  const signingSecret = read("SLACK_SIGNING_SECRET");
  const appToken = read("SLACK_APP_TOKEN");
  const apiUrl = read("SLACK_API_URL");
  if (botToken === undefined && signingSecret === undefined && appToken === undefined)
    return undefined;
  const missing = [
    ...(botToken === undefined ? ["SLACK_BOT_TOKEN"] : []),
    ...(signingSecret === undefined ? ["SLACK_SIGNING_SECRET"] : []),
  ];
  if (botToken === undefined || signingSecret === undefined)
    throw new ConfigError(
      `${missing.join(" and ")} is not set, but Slack needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET; set both, or no SLACK_ token to start without Slack.`,
    );
  return { botToken, signingSecret, apiUrl, ...(appToken === undefined ? {} : { appToken }) };
};
