import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const filled = z.string().min(1);

type Settings = Readonly<Record<string, readonly [schema: z.ZodType, accepted: string]>>;

/** Settings whatever platforms are on, each with what would be accepted, in words. */
const general = {
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
  NEW_SECRET_KEY: [
    z
      .base64()
      .transform((value) => Buffer.from(value, "base64"))
      .refine((key) => key.length === 32)
      .optional(),
    "32 bytes in base64, such as `openssl rand -base64 32` prints",
  ],
  ROOTS_FILE: [
    filled.optional(),
    "a file apart from the database, to which the server appends signed roots of the history",
  ],
  NEW_ACCOUNT_HOURS: [
    z.coerce.number().int().min(1).max(168).default(24),
    "a whole number of hours from 1 to 168",
  ],
  STORAGE_LIMIT_MB: [
    z.coerce.number().int().min(1).max(10_000_000).default(20_480),
    "a whole number of megabytes",
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
  DEMO_EMPTY: [flag.default(false), "0 or 1"],
  LOG_LEVEL: [z.enum(["info", "warn", "error"]).default("info"), "info, warn or error"],
} as const satisfies Settings;

/** A setting that stops the start: one sentence naming the variable and what would be accepted. */
export class ConfigError extends Error {}

/** Whether an address is this machine's own. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/** Reads one setting of the table below. */
type Read = <K extends keyof typeof settings>(name: K) => z.infer<(typeof settings)[K][0]>;

// ---------------------------------------------------------------- Slack

const slackSettings = {
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
} as const satisfies Settings;

/** What Slack is spoken with: over Socket Mode where there is an app token. */
export type SlackConfig = {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken?: string;
  readonly apiUrl: string;
};

/** Slack needs its token and its secret; one without the other is a mistake. */
const readSlack = (read: Read): SlackConfig | undefined => {
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

// ---------------------------------------------------------------- Teams

const teamsSettings = {
  MicrosoftAppId: [z.uuid().optional(), "the Application (client) ID of the bot, a UUID"],
  MicrosoftAppPassword: [
    z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    "the client secret of the bot",
  ],
  MicrosoftAppTenantId: [z.uuid().optional(), "the Directory (tenant) ID, a UUID"],
  MicrosoftAppType: [
    z.enum(["SingleTenant", "MultiTenant", "UserAssignedMSI"]).optional(),
    "SingleTenant, MultiTenant or UserAssignedMSI",
  ],
  TEAMS_SERVICE_URLS: [
    z
      .string()
      .transform((list) => list.split(",").map((one) => one.trim()))
      .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
      .optional(),
    "addresses separated by commas, such as https://smba.trafficmanager.net/",
  ],
  TEAMS_CLOUD: [z.enum(["global", "china", "gov"]).default("global"), "global, china or gov"],
  TEAMS_LOCAL: [
    z
      .enum(["0", "1"])
      .transform((flag) => flag === "1")
      .default(false),
    "0 or 1",
  ],
} as const satisfies Settings;

/** What Teams is spoken with. Without an app id it is a local playground's. */
export type TeamsConfig = {
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType?: string;
  readonly serviceUrls: readonly string[];
  /** Where tokens are checked against other keys than Microsoft's; botbuilder's own names. */
  readonly authentication?: Readonly<Record<string, string>>;
  /** Sent in place of a token of Microsoft's. */
  readonly token?: string;
};

/** Where a cloud of Microsoft's speaks to bots, in botbuilder's own names; the login is the tenant's. */
type Cloud = {
  readonly serviceUrls: readonly string[];
  readonly authentication?: (tenant: string) => Readonly<Record<string, string>>;
};

const authenticationOf =
  (domain: string, login: string, emulator: string): Required<Cloud>["authentication"] =>
  (tenant) => ({
    OAuthUrl: `https://token.botframework.azure.${domain}`,
    ToChannelFromBotLoginUrl: `https://${login}/${tenant}`,
    ToChannelFromBotOAuthScope: `https://api.botframework.${domain === "cn" ? "azure.cn" : domain}`,
    ToBotFromChannelTokenIssuer: `https://api.botframework.${domain === "cn" ? "azure.cn" : domain}`,
    ToBotFromChannelOpenIdMetadataUrl: `https://login.botframework.azure.${domain}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `https://${login}/${emulator}/v2.0/.well-known/openid-configuration`,
    ValidateAuthority: "true",
  });

const clouds: Readonly<Record<"global" | "china" | "gov", Cloud>> = {
  global: { serviceUrls: ["https://smba.trafficmanager.net/"] },
  // Azure and Teams operated by 21Vianet.
  china: {
    serviceUrls: ["https://frontend.botapi.msg.infra.teams.microsoftonline.cn/"],
    authentication: authenticationOf(
      "cn",
      "login.partner.microsoftonline.cn",
      "a55a4d5b-9241-49b1-b4ff-befa8db00269",
    ),
  },
  gov: {
    serviceUrls: [
      "https://smba.infra.gcc.teams.microsoft.com/",
      "https://smba.infra.gov.teams.microsoft.us/",
      "https://smba.infra.dod.teams.microsoft.us/",
    ],
    authentication: authenticationOf(
      "us",
      "login.microsoftonline.us",
      "cab8a31a-1906-4287-a0d8-4eef66b95f6e",
    ),
  },
};

const teamsNames = ["MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType"] as const;

/** Teams needs an app id, its secret and its tenant: without the app id nothing would be checked. */
const readTeams = (read: Read, host: string): TeamsConfig | undefined => {
  const appId = read("MicrosoftAppId");
  const appPassword = read("MicrosoftAppPassword");
  const tenantId = read("MicrosoftAppTenantId");
  const appType = read("MicrosoftAppType");
  const cloud = read("TEAMS_CLOUD");
  const serviceUrls = read("TEAMS_SERVICE_URLS") ?? clouds[cloud].serviceUrls;
  if (read("TEAMS_LOCAL")) {
    if (!isLoopback(host))
      throw new ConfigError(
        `TEAMS_LOCAL cannot be 1 while HOST is ${host}: nothing would be checked; set HOST to 127.0.0.1 or TEAMS_LOCAL to 0.`,
      );
    return { serviceUrls };
  }
  if (appId === undefined) {
    const set = teamsNames.filter((name) => read(name) !== undefined);
    if (set.length === 0) return undefined;
    throw new ConfigError(
      `MicrosoftAppId is not set, but ${set.join(" and ")} is; without it nothing that comes in could be checked. Set it, or none of them to start without Teams.`,
    );
  }
  if (appType !== "MultiTenant" && tenantId === undefined)
    throw new ConfigError(
      "MicrosoftAppTenantId is not set, but Teams needs it: only that tenant is served.",
    );
  if (cloud !== "global" && tenantId === undefined)
    throw new ConfigError(
      `MicrosoftAppTenantId is not set, but TEAMS_CLOUD is ${cloud}, where an app signs in at its tenant.`,
    );
  if (appPassword === undefined && appType !== "UserAssignedMSI")
    throw new ConfigError(
      "MicrosoftAppPassword is not set, but Teams needs the client secret to write anything.",
    );
  if (read("SECRET_KEY") === undefined)
    throw new ConfigError(
      "SECRET_KEY is not set, but Teams needs it: conversations are kept sealed; openssl rand -base64 32 makes one.",
    );
  return {
    appId,
    serviceUrls,
    ...(appPassword === undefined ? {} : { appPassword }),
    ...(tenantId === undefined ? {} : { tenantId }),
    appType: appType ?? "SingleTenant",
    ...(tenantId === undefined || clouds[cloud].authentication === undefined
      ? {}
      : { authentication: clouds[cloud].authentication(tenantId) }),
  };
};

// ---------------------------------------------------------------- all of it

/** Every setting there is. Unknown variables are not ours. */
const settings = { ...general, ...slackSettings, ...teamsSettings };

/** The environment, read and checked. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string;
  /** 32 bytes. */
  readonly secretKey: Uint8Array | undefined;
  /** 32 bytes; what `rotate-key` makes the county's key. */
  readonly newSecretKey: Uint8Array | undefined;
  /** Where signed roots of the history are appended. */
  readonly rootsFile: string | undefined;
  readonly county: string;
  readonly newAccountHours: number;
  /** Bytes. */
  readonly storageLimit: number;
  readonly demo: boolean;
  readonly demoNow: string | undefined;
  /** Whether the demo begins without any matter. */
  readonly demoEmpty: boolean;
  readonly logLevel: "info" | "warn" | "error";
  readonly slack: SlackConfig | undefined;
  readonly teams: TeamsConfig | undefined;
};

/** Reads the environment; a wrong setting is a ConfigError. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read: Read = <K extends keyof typeof settings>(name: K) => {
    const [schema, accepted] = settings[name];
    const value = environment[name] === "" ? undefined : environment[name];
    const result = schema.safeParse(value);
    if (!result.success) throw new ConfigError(`${name} is not valid; it takes ${accepted}.`);
    return result.data as z.infer<(typeof settings)[K][0]>;
  };
  const host = read("HOST");
  const slack = readSlack(read);
  const teams = readTeams(read, host);
  const demo = read("DEMO") ?? (slack === undefined && teams?.appId === undefined);
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
    newSecretKey: read("NEW_SECRET_KEY"),
    rootsFile: read("ROOTS_FILE"),
    county: read("COUNTY"),
    newAccountHours: read("NEW_ACCOUNT_HOURS"),
    storageLimit: read("STORAGE_LIMIT_MB") * 1024 * 1024,
    demo,
    demoNow,
    demoEmpty: read("DEMO_EMPTY"),
    logLevel: read("LOG_LEVEL"),
    slack,
    teams,
  };
};
