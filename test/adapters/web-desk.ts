import { setTimeout } from "node:timers/promises";
import { webAdapter } from "../../adapters/web/index.ts";
import type { ShownMessage, ShownMessages } from "../../adapters/web/page/shown.ts";
import type { Scene } from "../scene.ts";
import { buttonNamed, filledIn, submitOf } from "./adaptive-filling.ts";
import type { Desk } from "./desk-of.ts";
import { adaptiveLines } from "./plain-lines.ts";
import { serving } from "./serving.ts";

/** The web chat in front of a county: every post of the demo sits at it already. */
export const openWebDesk = async (county: Scene) => {
  const web = webAdapter({
    bot: county.bot,
    store: county.store,
    time: {
      now: county.clock.now,
      wait: (milliseconds, signal) =>
        setTimeout(Math.min(milliseconds, 20), undefined, { signal }).catch(() => undefined),
    },
    log: () => undefined,
    county: "山丹县",
  });
  county.bot.connect(web);
  await web.start();
  const server = await serving(web.routes);
  let events = 0;

  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(server.address + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, event: `e${++events}` }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const roomOf = (who: string, group?: string): string => group ?? `direct:${who}`;

  const messages = async (as: string, group?: string) => {
    const conversation = roomOf(as, group);
    const query = new URLSearchParams({ as, conversation });
    const response = await fetch(`${server.address}/api/messages?${query}`);
    const { messages: all } = (await response.json()) as ShownMessages;
    return all.filter(({ bot }) => bot);
  };
  const cardOf = (message: ShownMessage): unknown =>
    message.is === "card" ? message.card : { body: [{ type: "TextBlock", text: message.line }] };

  const form = async (as: string) => {
    const found = (await messages(as)).findLast((one) => submitOf(cardOf(one)) !== undefined);
    if (found === undefined) throw new Error(`no form before ${as} on the web`);
    return { id: found.id, card: cardOf(found) };
  };

  const desk: Desk = {
    // Every post of the demo has its account on the web.
    binds: async () => {},
    says: (as, line, group) => post("/api/say", { as, conversation: roomOf(as, group), line }),
    reads: async (as, group) =>
      (await messages(as, group)).map((one) => ({
        id: one.id,
        lines: adaptiveLines(cardOf(one)),
        form: submitOf(cardOf(one)) !== undefined,
      })),
    board: (group, member) => desk.reads(member, group),
    presses: async (as, id, label, group) => {
      const found = (await messages(as, group)).find((one) => one.id === id);
      const { data } = buttonNamed(found && cardOf(found), label);
      const conversation = roomOf(as, group);
      await post("/api/press", { as, conversation, message: id, press: data["press"] });
    },
    asks: async (as) => adaptiveLines((await form(as)).card),
    fills: async (as, answers) => {
      const { id, card } = await form(as);
      const press = submitOf(card)?.data["press"];
      const inputs = filledIn(card, answers);
      await post("/api/press", { as, conversation: roomOf(as), message: id, press, inputs });
    },
  };

  return {
    ...desk,
    /** Where the page is served. */
    address: server.address,
    /** What an open page hears from now on, until it is closed. */
    listens: async (as: string) => {
      const gone = new AbortController();
      const before = (await messages(as)).reduce((last, one) => Math.max(last, one.revision), 0);
      const response = await fetch(`${server.address}/api/events?as=${as}&after=${before}`, {
        signal: gone.signal,
      });
      const heard: ShownMessage[] = [];
      const listening = (async () => {
        let rest = "";
        for await (const part of response.body ?? []) {
          const events = (rest + Buffer.from(part).toString("utf8")).split("\n\n");
          rest = events.pop() ?? "";
          for (const one of events) {
            const data = /^data: (.*)$/m.exec(one)?.[1];
            if (data !== undefined) heard.push(JSON.parse(data) as ShownMessage);
          }
        }
      })().catch(() => undefined);
      return {
        heard,
        closes: async () => {
          gone.abort();
          await listening;
        },
      };
    },
    close: async () => {
      await web.stop();
      await server.close();
    },
  };
};
