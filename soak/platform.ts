import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { Outlet, Post, PostOutcome } from "../src/chat/exchange.ts";
import { text } from "../src/chat/text.ts";
import { chanceOf } from "./chance.ts";

/** A message as the stand-in keeps it: no more than what is looked for later. */
type Message = { readonly ref: string; readonly conversation: string; readonly notice: string };

/** A platform of our own on a loopback port, that outlives the processes which write to it. */
export type Platform = {
  readonly url: string;
  readonly messages: readonly Message[];
  /** How many answers got lost, and how many calls were put off. */
  readonly faults: { lost: number; later: number };
  /** From now on nothing goes wrong any more. */
  behave(): void;
  close(): Promise<void>;
};

/** A notice meets no more faults than this, so that it is never given up for bad luck alone. */
const mostFaults = 3;

/** What can go wrong with a call, and how often. */
const faulty = [
  ["lost after it was done", 0.15],
  ["lost before it was done", 0.05],
  ["put off", 0.1],
] as const;

/** Opens the stand-in: keeps messages, loses some answers, puts some calls off. */
export const openPlatform = async (seed: number): Promise<Platform> => {
  const chance = chanceOf(seed);
  const messages: Message[] = [];
  const met = new Map<string, number>();
  const faults = { lost: 0, later: 0 };
  let behaves = false;

  const faultFor = (notice: string): (typeof faulty)[number][0] | undefined => {
    let drawn = chance.number();
    const fault = faulty.find(([, often]) => {
      drawn -= often;
      return drawn < 0;
    })?.[0];
    if (behaves || fault === undefined || (met.get(notice) ?? 0) >= mostFaults) return undefined;
    met.set(notice, (met.get(notice) ?? 0) + 1);
    if (fault === "put off") faults.later += 1;
    else faults.lost += 1;
    return fault;
  };

  const done = (what: string, { conversation, notice }: Post): unknown => {
    const standing = messages.find(
      (one) => one.conversation === conversation && one.notice === notice,
    );
    switch (what) {
      case "/post": {
        const ref = `m${messages.length + 1}`;
        messages.push({ ref, conversation, notice });
        return { ref };
      }
      case "/find":
        return standing === undefined ? {} : { ref: standing.ref };
      default:
        return {};
    }
  };

  const server = createServer((request: IncomingMessage, response) => {
    const answer = async () => {
      const post = (await json(request)) as Post;
      const fault = faultFor(post.notice);
      if (fault === "put off") return response.writeHead(429, { "retry-after": "60" }).end();
      if (fault === "lost before it was done") return response.destroy();
      const said = done(request.url ?? "", post);
      if (fault === "lost after it was done") return response.destroy();
      return response.writeHead(200).end(JSON.stringify(said));
    };
    // Whoever asked may have been killed meanwhile.
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    faults,
    behave: () => {
      behaves = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The way onto the stand-in for the accounts of platform `web`. */
export const platformOutlet = (url: string): Outlet => {
  const call = (what: string, body: object) =>
    fetch(`${url}${what}`, { method: "POST", body: JSON.stringify(body) });
  const sent = async (what: string, post: Post, ref?: string): Promise<PostOutcome> => {
    try {
      const response = await call(what, post);
      if (response.status === 429)
        return { is: "later", retryAfter: Number(response.headers.get("retry-after")) };
      const said = (await response.json()) as { ref?: string };
      return { is: "sent", ref: said.ref ?? ref ?? "" };
    } catch {
      return { is: "unclear" };
    }
  };
  return {
    platform: "web",
    name: text("网页", "the web chat"),
    post: (post) => sent("/post", post),
    update: (ref, post) => sent("/update", post, ref),
    // An answer lost or put off here is thrown: the notice comes back when its lease has run out.
    find: async (conversation, notice) => {
      const response = await call("/find", { conversation, notice });
      if (response.status === 429) throw new Error("put off");
      const { ref } = (await response.json()) as { ref?: string };
      return ref === undefined ? "absent" : { ref };
    },
  };
};
