import { type Response, Router } from "express";
import type { Store } from "../../src/store/store.ts";

/** What whoever watches the server asks: does it run, can it answer people, what has it done. */
export const healthRoutes = (store: Pick<Store, "ping">, metrics: () => string): Router => {
  const send = (response: Response, status: number, text: string): void => {
    response.status(status).type("text").send(`${text}\n`);
  };
  const routes = Router();
  routes.get("/healthz", (_, response) => send(response, 200, "ok"));
  routes.get("/readyz", async (_, response) => {
    const ready = await store.ping().then(
      () => true,
      () => false,
    );
    send(response, ready ? 200 : 503, ready ? "ready" : "the database does not answer");
  });
  routes.get("/metrics", (_, response) => {
    response.type("text/plain; version=0.0.4").send(metrics());
  });
  return routes;
};
