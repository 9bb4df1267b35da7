import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Router } from "express";

/** Serves routes on a free port of this machine. */
export const serving = async (routes: Router) => {
  const server = createServer(express().use(routes));
  // A machine at work elsewhere must not let a connection end just as it is used again.
  server.keepAliveTimeout = 60_000;
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
