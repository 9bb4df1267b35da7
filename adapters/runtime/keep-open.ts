import type { TimeSource } from "../../src/flow/services.ts";

/** The part of a Socket Mode client that opens one connection, and leaves it to others to open it again. */
export type Connectable = {
  /** Resolves once connected, rejects where that failed. */
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: "disconnected", listener: () => void): unknown;
};

/** A connection that is opened again. */
export type KeptOpen = {
  /** Settles with the first try. */
  readonly opened: Promise<unknown>;
  stop(): Promise<void>;
};

/** Pauses between tries double from a second to this many seconds. */
const longestPause = 60;

/** So long a connection may take to close, in milliseconds. */
const patience = 5000;

/**
 * Keeps a connection open: whatever breaks or refuses it, it is opened again, at once and then after 1, 2,
 * 4 … seconds, a minute at most. Slack's own client opens it again too, but then a refusal ends the process.
 */
export const keepOpen = (
  client: Connectable,
  time: Pick<TimeSource, "wait">,
  report: (error: unknown) => void,
): KeptOpen => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let breaks = (): void => undefined;
  client.on("disconnected", () => breaks());
  signal.addEventListener("abort", () => breaks());

  const opened = client.start();
  const stayOpen = async (): Promise<void> => {
    let opening = opened;
    for (let failures = 0; !signal.aborted; ) {
      const broken = new Promise<void>((resolve) => {
        breaks = resolve;
      });
      try {
        await opening;
        failures = 0;
        await broken;
      } catch (error) {
        failures += 1;
        // Of the first failure whoever starts it hears.
        if (opening !== opened && !signal.aborted) report(error);
        await time.wait(Math.min(2 ** (failures - 1), longestPause) * 1000, signal);
      }
      if (!signal.aborted) opening = client.start();
    }
  };
  const staying = stayOpen();
  return {
    opened,
    stop: async () => {
      stopping.abort();
      const closed = new AbortController();
      await Promise.race([client.disconnect(), time.wait(patience, closed.signal)]);
      closed.abort();
      await Promise.race([staying, time.wait(patience, closed.signal)]);
    },
  };
};
