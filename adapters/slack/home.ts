import type { WebClient } from "@slack/web-api";
import type { Bot } from "../../src/bot.ts";
import { platform } from "./parse.ts";
import { drawCard } from "./render.ts";

/** What drawing somebody's desk works with. */
export type HomeParts = {
  readonly bot: Pick<Bot, "handle">;
  readonly client: { readonly views: Pick<WebClient["views"], "publish"> };
  readonly directOf: (user: string) => Promise<string>;
  /** Hears that a desk could not be drawn. */
  readonly failed: (error: unknown) => void;
};

/** People's desks on App Home. */
export type Home = {
  /** Draws somebody's desk, and from then on again whenever something changes for them. */
  opened(user: string, event: string): Promise<void>;
  /** Something changed for this person. */
  changed(user: string): Promise<void>;
};

/**
 * Keeps the desks that people have opened since the start up to date; one nobody looks at is drawn
 * when it is opened, which costs nothing meanwhile.
 */
export const deskAtHome = (parts: HomeParts): Home => {
  const open = new Set<string>();
  const drawing = new Map<string, Promise<void>>();
  let drawn = 0;

  const draw = async (user: string, event: string): Promise<void> => {
    const reply = await parts.bot.handle({
      platform,
      account: user,
      event,
      surface: { is: "direct", conversation: await parts.directOf(user) },
      said: { is: "press", press: { command: "todo" } },
    });
    if (reply.is === "silence" || reply.is === "form") return;
    const { blocks } = drawCard(reply.card, reply.language, {
      again: { press: { command: "todo" } },
    });
    await parts.client.views.publish({
      user_id: user,
      view: { type: "home", blocks: [...blocks] },
    });
  };

  const redraw = (user: string, event: string): Promise<void> => {
    // One after the other, so that the last thing shown is the last thing known.
    const before = drawing.get(user) ?? Promise.resolve();
    const mine = before.then(() => draw(user, event)).catch(parts.failed);
    drawing.set(user, mine);
    return mine.then(() => {
      if (drawing.get(user) === mine) drawing.delete(user);
    });
  };

  return {
    opened: (user, event) => {
      open.add(user);
      return redraw(user, event);
    },
    changed: async (user) => {
      if (!open.has(user)) return;
      drawn += 1;
      await redraw(user, `home:${user}:${drawn}`);
    },
  };
};
