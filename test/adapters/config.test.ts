import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../adapters/config.ts";

const uuid = "6a1f9a64-0000-4000-8000-000000000001";
const teams = {
  MicrosoftAppId: uuid,
  MicrosoftAppPassword: "12345678",
  MicrosoftAppTenantId: uuid,
  SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
};

describe("the environment", () => {
  it("needs nothing: the demo county on loopback", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: undefined,
      databaseUrl: "file:./data/liandong.db",
      county: "山丹县",
      demo: true,
      demoEmpty: false,
      demoNow: undefined,
      logLevel: "info",
      newAccountHours: 24,
      storageLimit: 20 * 1024 ** 3,
    });
  });

  it.each([
    ["PORT", { PORT: "eighty" }],
    ["PORT", { PORT: "70000" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
    ["PUBLIC_URL", { PUBLIC_URL: "ftp://x" }],
    ["SECRET_KEY", { SECRET_KEY: "short" }],
    ["SECRET_KEY", { SECRET_KEY: Buffer.alloc(31).toString("base64") }],
    ["SECRET_KEY", { SECRET_KEY: "*".repeat(44) }],
    ["DEMO", { DEMO: "yes" }],
    ["DEMO", { HOST: "0.0.0.0" }],
    ["DEMO", { DEMO: "1", HOST: "192.168.1.2" }],
    ["DEMO_NOW", { DEMO_NOW: "2025-08-01 09:00" }],
    ["DEMO_NOW", { DEMO_NOW: "2025-13-01T09:00+08:00" }],
    ["DEMO_NOW", { DEMO: "0", DEMO_NOW: "2025-08-01T09:00+08:00" }],
    ["DEMO_EMPTY", { DEMO_EMPTY: "empty" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: "x" }],
    ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "12345678" }],
    ["SLACK_BOT_TOKEN", { SLACK_SIGNING_SECRET: "12345678" }],
    ["SLACK_SIGNING_SECRET", { SLACK_BOT_TOKEN: "xoxb-1" }],
    ["SLACK_SIGNING_SECRET", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }],
    ["SLACK_BOT_TOKEN", { SLACK_APP_TOKEN: "xapp-1" }],
    ["SLACK_APP_TOKEN", { SLACK_APP_TOKEN: "xoxb-1" }],
    ["SLACK_API_URL", { SLACK_API_URL: "slack.com" }],
    ["MicrosoftAppId", { MicrosoftAppId: "x" }],
    ["MicrosoftAppId", { MicrosoftAppPassword: "12345678" }],
    ["MicrosoftAppId", { MicrosoftAppTenantId: uuid, MicrosoftAppType: "SingleTenant" }],
    ["MicrosoftAppTenantId", { MicrosoftAppId: uuid, MicrosoftAppPassword: "12345678" }],
    ["MicrosoftAppPassword", { MicrosoftAppId: uuid, MicrosoftAppTenantId: uuid }],
    ["SECRET_KEY", { ...teams, SECRET_KEY: "" }],
    ["TEAMS_SERVICE_URLS", { ...teams, TEAMS_SERVICE_URLS: "smba" }],
    ["TEAMS_CLOUD", { ...teams, TEAMS_CLOUD: "21Vianet" }],
    [
      "MicrosoftAppTenantId",
      { ...teams, MicrosoftAppTenantId: "", MicrosoftAppType: "MultiTenant", TEAMS_CLOUD: "china" },
    ],
    ["TEAMS_LOCAL", { TEAMS_LOCAL: "yes" }],
    ["TEAMS_LOCAL", { TEAMS_LOCAL: "1", DEMO: "0", HOST: "0.0.0.0" }],
  ])("a wrong %s stops the start with one sentence naming it", (name, environment) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name}[^\n]*\\.$`));
  });

  it("with Slack there is no demo unless it is asked for", () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "12345678" };
    expect(readConfig(slack)).toMatchObject({
      demo: false,
      slack: {
        botToken: "xoxb-1",
        signingSecret: "12345678",
        apiUrl: "https://slack.com/api/",
      },
    });
    expect(readConfig({ ...slack, DEMO: "1", SLACK_APP_TOKEN: "xapp-1" })).toMatchObject({
      demo: true,
      slack: { appToken: "xapp-1" },
    });
  });

  it("with Teams there is no demo unless it is asked for, and one tenant", () => {
    expect(readConfig(teams)).toMatchObject({
      demo: false,
      teams: {
        appId: uuid,
        tenantId: uuid,
        appType: "SingleTenant",
        serviceUrls: ["https://smba.trafficmanager.net/"],
      },
    });
    expect(readConfig({ TEAMS_LOCAL: "1" }).teams).toEqual({
      serviceUrls: ["https://smba.trafficmanager.net/"],
    });
    expect(readConfig({}).teams).toBeUndefined();
  });

  it("in a cloud of its own it signs in there, and takes only what that cloud signs", () => {
    expect(readConfig({ ...teams, TEAMS_CLOUD: "china" }).teams).toMatchObject({
      serviceUrls: ["https://frontend.botapi.msg.infra.teams.microsoftonline.cn/"],
      authentication: {
        ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${uuid}`,
        ToChannelFromBotOAuthScope: "https://api.botframework.azure.cn",
        ToBotFromChannelTokenIssuer: "https://api.botframework.azure.cn",
        ToBotFromChannelOpenIdMetadataUrl:
          "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
      },
    });
    // Those of botbuilder itself, but for the tenant.
    expect(readConfig({ ...teams, TEAMS_CLOUD: "gov" }).teams?.authentication).toMatchObject({
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.us/${uuid}`,
      ToChannelFromBotOAuthScope: "https://api.botframework.us",
      ToBotFromChannelTokenIssuer: "https://api.botframework.us",
      ToBotFromChannelOpenIdMetadataUrl:
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
    });
    expect(readConfig(teams).teams).not.toHaveProperty("authentication");
    const TEAMS_SERVICE_URLS = "https://bots.example/";
    expect(
      readConfig({ ...teams, TEAMS_CLOUD: "china", TEAMS_SERVICE_URLS }).teams?.serviceUrls,
    ).toEqual([TEAMS_SERVICE_URLS]);
  });

  it("reads 32 bytes of base64 as the key", () => {
    const key = Buffer.alloc(32, 7);
    const { secretKey } = readConfig({ SECRET_KEY: key.toString("base64") });
    expect(Buffer.from(secretKey ?? "")).toEqual(key);
  });

  it.each(["2025-08-01T09:00+08:00", "2025-08-01T01:00Z", "2025-08-01T01:00:00.000Z"])(
    "DEMO_NOW takes %s",
    (now) => expect(readConfig({ DEMO_NOW: now }).demoNow).toBe(now),
  );

  it("takes an address on loopback however it is written", () => {
    for (const HOST of ["localhost", "::1", "127.0.0.5"])
      expect(readConfig({ HOST }).demo).toBe(true);
  });
});
