import { type Response, Router } from "express";
import type { Bot } from "../../src/bot.ts";
import type { Store } from "../../src/store/store.ts";

/** What whoever watches the server asks: does it run, can it answer people, what has it done. */
export const healthRoutes = (
  store: Pick<Store, "ping">,
  bot: Pick<Bot, "status">,
  metrics: () => Promise<string>,
): Router => {
  const send = (response: Response, status: number, text: string): void => {
    response.status(status).type("text").send(`${text}\n`);
  };
  const routes = Router();
  routes.get("/healthz", (_, response) => send(response, 200, "ok"));
  routes.get("/readyz", async (_, response) => {
    const status = await store
      .ping()
      .then(() => bot.status())
      .catch(() => undefined);
    if (status === undefined) return send(response, 503, "the database does not answer");
    // A platform that takes nothing is no reason to take people from those that do.
    const { outages, unguarded, sweptAt = "not yet", deliveredAt = "not yet", dueSince } = status;
    const lines = [
      "ready",
      `last sweep without a fault: ${sweptAt}`,
      `last delivery without a fault: ${deliveredAt}`,
      ...(dueSince === undefined ? [] : [`due since: ${dueSince}`]),
      ...(unguarded
        ? [
            "no officer for secrecy or discipline has an account: powers are given without a second person",
          ]
        : []),
      ...outages.map(
        ({ platform, why, since }) => `${platform} has taken nothing since ${since}: ${why}`,
      ),
    ];
    send(response, 200, lines.join("\n"));
  });
  routes.get("/metrics", async (_, response) => {
    response.type("text/plain; version=0.0.4").send(await metrics());
  });
  return routes;
};
