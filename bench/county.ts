import { randomUUID } from "node:crypto";
import { systemClock } from "../adapters/runtime/time.ts";
import { seedDemo } from "../prisma/seed.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { Press } from "../src/chat/card.ts";
import type { Outlet, Reply } from "../src/chat/exchange.ts";
import { text } from "../src/chat/text.ts";
import type { Organisation, Person } from "../src/people/directory.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

/** The demo county on a database, with a bot that somebody can talk to. */
export type County = {
  readonly bot: Bot;
  readonly store: Store;
  /** Says or presses something in private; anything but a card in answer is a fault of the measurement. */
  ask(who: string, said: string | Press): Promise<Reply>;
  close(): Promise<void>;
};

/** Opens the demo county on a SQLite file that may be filled already, sealed as in use unless it is to be compared with. */
export const openCounty = async (url: string, plain?: "nothing sealed"): Promise<County> => {
  const store = await openStore(url, plain === undefined ? "kept" : undefined);
  await seedDemo(store);
  const bot = createBot({
    store,
    time: systemClock,
    log: (level, event, detail) => {
      throw new Error(`${level}: ${event} ${JSON.stringify(detail)}`);
    },
  });
  return {
    bot,
    store,
    ask: async (who, said) => {
      const reply = await bot.handle({
        platform: "web",
        account: who,
        event: randomUUID(),
        surface: { is: "direct", conversation: `direct:${who}` },
        said: typeof said === "string" ? { is: "line", line: said } : { is: "press", press: said },
      });
      if (reply.is !== "card") throw new Error(`${who} was answered ${JSON.stringify(reply)}`);
      return reply;
    },
    close: store.close,
  };
};

/** Who calls meetings in a county of any size. */
export const secretariat = "office.secretariat";

const post = (organisation: string, id: string, ...roles: Person["roles"]): Person => ({
  id: `${organisation}.${id}`,
  organisation,
  name: text(`${organisation}${id}`, `${organisation} ${id}`),
  roles,
  language: "zh-CN",
});

const unit = (id: string, kind: Organisation["kind"]): Organisation => ({
  id,
  name: text(`甲${id}局`, `Bureau ${id}`),
  also: [],
  kind,
});

/** So many units, and so many people in all of them: three in each at least. */
export type Size = { readonly units: number; readonly people: number };

/** A county of so many units and as many people in them, beside the office and the convenor who call meetings. */
export const directoryOf = ({ units, people }: Size) => {
  const ids = Array.from({ length: units }, (_, index) => `u${index + 1}x`);
  const posts = ids.flatMap((id) => [
    post(id, "liaison", "liaison"),
    post(id, "liaison-2", "liaison"),
    post(id, "head", "head"),
  ]);
  // Some units have a second head.
  for (let index = 0; posts.length < people; index += 1)
    posts.push(post(ids[index % units] ?? "", `head-${2 + Math.floor(index / units)}`, "head"));
  return {
    organisations: [unit("office", "government"), ...ids.map((id) => unit(id, "bureau"))],
    people: [
      post("office", "convenor", "convenor"),
      { ...post("office", "secretariat", "secretariat"), id: secretariat },
      ...posts,
    ],
  };
};

/** An outlet that takes whatever it is given. */
export const takesAll = (): { readonly outlet: Outlet; readonly posts: () => number } => {
  let posts = 0;
  const outlet: Outlet = {
    platform: "web",
    name: text("网页", "the web chat"),
    post: async () => {
      posts += 1;
      return { is: "sent", ref: `m${posts}` };
    },
    update: async (ref) => ({ is: "sent", ref }),
    find: async () => "absent",
  };
  return { outlet, posts: () => posts };
};
