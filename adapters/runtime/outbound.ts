import { lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { readBytes } from "./download.ts";

/**
 * Where a platform keeps files: names of hosts, `.sharepoint.com` for all below it, by https alone; and
 * origins the operator has named, taken as they are (`http://127.0.0.1:*` for any port).
 */
export type FileHosts = { readonly hosts: readonly string[]; readonly origins: readonly string[] };

/** The address where it is one of the platform's own; undefined otherwise. */
export const ownAddress = (address: string, { hosts, origins }: FileHosts): URL | undefined => {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return undefined;
  if (isNamed(url, origins)) return url;
  const host = url.hostname.replace(/\.$/, "");
  const known = hosts.some((one) => (one.startsWith(".") ? host.endsWith(one) : host === one));
  return known && url.protocol === "https:" && url.port === "" ? url : undefined;
};

const isNamed = (url: URL, origins: readonly string[]): boolean =>
  origins.some((one) => one === url.origin || one === `${url.protocol}//${url.hostname}:*`);

const inside = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  inside.addSubnet(net, bits, "ipv4");

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
/** Ranges inside the public one that lead to IPv4 addresses or nowhere: Teredo, documentation, 6to4. */
for (const [net, bits] of [
  ["2001::", 32],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  inside.addSubnet(net, bits, "ipv6");

/** Whether an IP address leads to this machine, its network or nowhere, and not into the public internet. */
export const isPrivate = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return inside.check(address, "ipv4");
  return family !== 6 || !global6.check(address, "ipv6") || inside.check(address, "ipv6");
};

/** Looks a name up and refuses it where any of its addresses is private; what is connected to is what was looked up. */
const publicOnly =
  (resolve: typeof lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) return done(error, "", 0);
      if (first === undefined || found.some(({ address }) => isPrivate(address)))
        return done(new Error("a private address"), "", 0);
      return options.all === true ? done(null, found) : done(null, first.address, first.family);
    });
  };

/** What is asked of an address, and how long all of it may take. */
export type Outgoing = {
  readonly at: FileHosts;
  readonly milliseconds: number;
  readonly method?: "GET" | "PUT" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** How many redirects are followed, to the platform's own hosts alone. */
  readonly redirects?: number;
  /** How names are looked up. */
  readonly resolve?: typeof lookup;
};

/** For how long, in milliseconds, an answer to what is posted is waited for. */
const postTime = 10_000;

const send = (url: URL, asked: Outgoing, signal: AbortSignal): Promise<IncomingMessage> => {
  const named = isNamed(url, asked.at.origins);
  const options: RequestOptions = {
    method: asked.method ?? "GET",
    headers: {
      ...asked.headers,
      "accept-encoding": "identity",
      ...(asked.body === undefined ? {} : { "content-length": String(asked.body.length) }),
    },
    signal,
    agent: false,
    ...(named ? {} : { lookup: publicOnly(asked.resolve ?? lookup) }),
  };
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((done, failed) => {
    request(url, options, done).on("error", failed).end(asked.body);
  });
};

/** Asks one of the platform's own addresses, in time; undefined where it is none, or answers anything but yes. */
const askOwn = async (address: string, asked: Outgoing, signal: AbortSignal) => {
  let url = ownAddress(address, asked.at);
  for (let left = asked.redirects ?? 0; url !== undefined; left -= 1) {
    const response = await send(url, asked, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 200 && statusCode < 300) return response;
    response.destroy();
    if (statusCode < 300 || statusCode >= 400 || left <= 0) return undefined;
    const next: string = headers.location ?? "";
    url = URL.canParse(next, url.href)
      ? ownAddress(new URL(next, url.href).href, asked.at)
      : undefined;
  }
  return undefined;
};

/** The file at one of the platform's own addresses; undefined where it is not to be had there, or not in time. */
export const downloadFile = async (
  address: string,
  asked: Outgoing,
): Promise<Uint8Array | undefined> => {
  try {
    const response = await askOwn(address, asked, AbortSignal.timeout(asked.milliseconds));
    return response && (await readBytes(response));
  } catch {
    return undefined;
  }
};

/** Puts a file at one of the platform's own addresses; false where that cannot be done, or not in time. */
export const uploadFile = async (address: string, asked: Outgoing): Promise<boolean> => {
  try {
    const signal = AbortSignal.timeout(asked.milliseconds);
    const response = await askOwn(address, { method: "PUT", ...asked, redirects: 0 }, signal);
    response?.destroy();
    return response !== undefined;
  } catch {
    return false;
  }
};

/** Posts to an address the operator has named, as it is; the status of the answer, or nothing where there was none in time. */
export const postTo = async (
  address: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<number | undefined> => {
  try {
    const url = new URL(address);
    const at = { hosts: [], origins: [url.origin] };
    const asked: Outgoing = {
      at,
      milliseconds: postTime,
      method: "POST",
      headers,
      body: Buffer.from(body),
    };
    const response = await send(url, asked, AbortSignal.timeout(asked.milliseconds));
    response.destroy();
    return response.statusCode;
  } catch {
    return undefined;
  }
};
