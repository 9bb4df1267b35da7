import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Router } from "express";

/** Carries a request of a platform to the bot. */
export type Carry = (address: string, request: RequestInit) => Promise<Response>;

/** Serves routes on a free port of this machine. */
export const serving = async (routes: Router) => {
  const server = createServer(express().use(routes));
  // On a busy machine a request may come just as an idle connection is closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
