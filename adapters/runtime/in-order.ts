/**
 * Does work of one name one after the other, so that the last thing shown is the last thing known; work
 * of different names goes on side by side. What goes wrong is reported, not thrown.
 */
export const inOrder = (report: (error: unknown) => void) => {
  const last = new Map<string, Promise<void>>();
  return (name: string, work: () => Promise<void>): Promise<void> => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work).catch(report);
    last.set(name, mine);
    return mine.then(() => {
      if (last.get(name) === mine) last.delete(name);
    });
  };
};
