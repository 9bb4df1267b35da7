/** How many events are remembered: more than a platform sends again within the minutes it tries. */
const mostRemembered = 5000;

/**
 * Does the work of an event once: while it is under way or has been done in this process, the same
 * event waits for it and does nothing more. Work that failed is forgotten, so that a repeat does it.
 */
export const onceEach = <T>(): ((
  event: string,
  work: () => Promise<T>,
) => Promise<{ readonly first: boolean; readonly result: T }>) => {
  const done = new Map<string, Promise<T>>();
  return async (event, work) => {
    const before = done.get(event);
    if (before !== undefined) return { first: false, result: await before };
    const mine = work();
    done.set(event, mine);
    for (const [oldest] of done) {
      if (done.size <= mostRemembered) break;
      done.delete(oldest);
    }
    try {
      return { first: true, result: await mine };
    } catch (error) {
      done.delete(event);
      throw error;
    }
  };
};

/** Asks once, however many wait for the answer, and again only where that failed. */
export const askOnce = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
};
