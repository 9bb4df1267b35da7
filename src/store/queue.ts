/** Runs a piece of work when its turn has come. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

const whenSettled = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => {},
    () => {},
  );

/** Runs pieces of work one after the other; a piece that fails does not stop the next. */
export const oneAtATime = (): Turn => {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = whenSettled(result);
    return result;
  };
};

/** Runs the work of each name one after the other: whoever asks for much waits behind themselves, and nobody else does. */
export const eachInTurn = (): (<T>(name: string, work: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<void>>();
  return (name, work) => {
    const result = (last.get(name) ?? Promise.resolve()).then(work);
    const mine = whenSettled(result).then(() => {
      if (last.get(name) === mine) last.delete(name);
    });
    last.set(name, mine);
    return result;
  };
};

/**
 * Lets pieces of reading run beside each other and pieces of writing alone, in the order they came.
 * A piece must not ask for another turn while it has its own.
 */
export const readersAndWriter = (): { readonly read: Turn; readonly write: Turn } => {
  let written: Promise<void> = Promise.resolve();
  let read: Promise<void> = Promise.resolve();
  return {
    read: (work) => {
      const result = written.then(work);
      read = whenSettled(Promise.all([read, whenSettled(result)]));
      return result;
    },
    write: (work) => {
      const result = Promise.all([written, read]).then(work);
      written = whenSettled(result);
      read = written;
      return result;
    },
  };
};
