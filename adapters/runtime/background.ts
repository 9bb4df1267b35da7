import type { TimeSource } from "../../src/flow/services.ts";

/** Work that goes on after its request was answered; a server that stops waits for it. */
export type BackgroundWork = {
  /** Goes on with it; what goes wrong is reported, not thrown. */
  start(work: Promise<void>): void;
  finish(): Promise<void>;
};

/** Keeps track of the work that is under way. */
export const backgroundWork = (report: (error: unknown) => void): BackgroundWork => {
  const underWay = new Set<Promise<void>>();
  return {
    start: (work) => {
      const one = work.catch(report).finally(() => underWay.delete(one));
      underWay.add(one);
    },
    finish: async () => {
      await Promise.all(underWay);
    },
  };
};

/** What work gives where it is done within so many milliseconds; undefined where it goes on. */
export const doneWithin = async <T>(
  time: Pick<TimeSource, "wait">,
  milliseconds: number,
  work: Promise<T>,
): Promise<{ readonly done: T } | undefined> => {
  const waiting = new AbortController();
  const slow = time.wait(milliseconds, waiting.signal).then(() => undefined);
  try {
    return await Promise.race([work.then((done) => ({ done })), slow]);
  } finally {
    waiting.abort();
  }
};
