import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A message that stands in a conversation of the stand-in. */
export type Standing = {
  readonly conversation: string;
  readonly id: string;
  activity: {
    readonly text?: string;
    readonly summary?: string;
    readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  };
};

/** What the connector does with a call instead of taking it. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: number; readonly code?: string }
  /** The connection is lost after so many milliseconds. */
  | { readonly hang: number }
  /** The connection is lost at once. */
  | "reset"
  /** It is taken, and the answer is lost. */
  | "lost"
  /** Nothing goes wrong with it. */
  | "taken";

/** A call as it comes in. */
export type Call = {
  readonly method: string;
  readonly conversation: string;
  readonly activity: Standing["activity"] | undefined;
};

/** How it goes at the connector: which calls go wrong, and how many milliseconds each takes. */
export type Weather = {
  readonly goesWrong?: (call: Call) => Fault | undefined;
  readonly delay?: () => number;
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const said = Buffer.concat(parts).toString("utf8");
  return said === "" ? undefined : JSON.parse(said);
};

const appId = "6a1f9a64-0000-4000-8000-000000000001";
const tenantId = "6a1f9a64-0000-4000-8000-0000000000aa";
const issuer = "https://api.botframework.com";

const newKeys = () => generateKeyPair("RS256", { extractable: true });
/** Made once for each process that runs tests: they take long to find. */
let keys:
  | Promise<[Awaited<ReturnType<typeof newKeys>>, Awaited<ReturnType<typeof newKeys>>]>
  | undefined;

/**
 * The Bot Framework on loopback: the connector that messages are written to, the keys tokens are
 * checked with, and a maker of tokens.
 */
export const openConnector = async ({ goesWrong = () => undefined, delay }: Weather = {}) => {
  const messages: Standing[] = [];
  /** The pictures in messages, by the id of the attachment. */
  const pictures = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  const authorizations: (string | undefined)[] = [];
  keys ??= Promise.all([newKeys(), newKeys()]);
  const [pair, forger] = await keys;
  const key = {
    ...(await exportJWK(pair.publicKey)),
    kid: "local",
    use: "sig",
    alg: "RS256",
    endorsements: ["msteams"],
  };
  let made = 0;
  let url = "";

  const send = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };

  const write = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const [, conversation = "", , id] =
      /conversations\/([^/]+)\/activities(\/([^/]+))?/.exec(path) ?? [];
    const activity = (await bodyOf(request)) as Standing["activity"];
    authorizations.push(request.headers.authorization);
    const place = decodeURIComponent(conversation);
    if (delay !== undefined) await pause(delay());
    const fault =
      faults.shift() ?? goesWrong({ method: request.method ?? "", conversation: place, activity });
    if (fault === "reset") return void request.socket.destroy();
    if (typeof fault === "object" && "hang" in fault) {
      await pause(fault.hang);
      return void request.socket.destroy();
    }
    if (fault !== undefined && fault !== "lost" && fault !== "taken")
      return send(
        response,
        fault.status,
        { error: { code: fault.code ?? "Refused", message: "refused" } },
        fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) },
      );
    const done = (status: number, body: object): void => {
      if (fault === "lost") request.socket.destroy();
      else send(response, status, body);
    };
    const named = id === undefined ? undefined : decodeURIComponent(id);
    const standing = messages.find((one) => one.id === named);
    if (request.method === "DELETE") {
      if (standing === undefined) return send(response, 404, { error: { code: "NotFound" } });
      messages.splice(messages.indexOf(standing), 1);
      return done(200, {});
    }
    if (request.method === "PUT") {
      if (standing === undefined) return send(response, 404, { error: { code: "NotFound" } });
      standing.activity = activity;
      return done(200, { id: named });
    }
    made += 1;
    const ref = `m${made}`;
    messages.push({ conversation: place, id: ref, activity });
    done(201, { id: ref });
  };

  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path === "/openid")
      return send(response, 200, {
        issuer,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (path === "/keys") return send(response, 200, { keys: [key] });
    const asked = /\/v3\/attachments\/([^/]+)\/views\/original$/.exec(path)?.[1];
    if (asked !== undefined) {
      const content = pictures.get(decodeURIComponent(asked));
      const signed = request.headers.authorization !== undefined;
      response.writeHead(content === undefined ? 404 : signed ? 200 : 401);
      return void response.end(signed ? content : undefined);
    }
    void write(request, response, path);
  });
  // On a busy machine a request may come just as an idle connection is closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/service/`;

  return {
    messages,
    pictures,
    faults,
    authorizations,
    appId,
    tenantId,
    serviceUrl,
    /** The settings by which the adapter talks to this and to nothing else. */
    settings: {
      appId,
      appPassword: "not-a-secret",
      tenantId,
      appType: "SingleTenant",
      serviceUrls: [serviceUrl],
      token: "local-token",
      authentication: {
        ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
        ToBotFromChannelTokenIssuer: issuer,
      },
    },
    /** A token as the Bot Framework signs one, or with something wrong about it. */
    token: async (
      wrong: {
        readonly audience?: string;
        readonly issuer?: string;
        readonly serviceUrl?: string;
        readonly expired?: true;
        readonly forged?: true;
      } = {},
    ): Promise<string> => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: wrong.serviceUrl ?? serviceUrl })
        .setProtectedHeader({ alg: "RS256", kid: "local", typ: "JWT" })
        .setIssuer(wrong.issuer ?? issuer)
        .setAudience(wrong.audience ?? appId)
        .setIssuedAt(now - 7200)
        .setNotBefore(now - 7200)
        .setExpirationTime(wrong.expired === true ? now - 3600 : now + 3600)
        .sign(wrong.forged === true ? forger.privateKey : pair.privateKey);
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
};
export type LocalConnector = Awaited<ReturnType<typeof openConnector>>;
