import { eachInTurn } from "../../src/store/queue.ts";

/**
 * Does work of one name one after the other, so that the last thing shown is the last thing known; work
 * of different names goes on side by side. What goes wrong is reported, not thrown.
 */
export const inOrder = (report: (error: unknown) => void) => {
  const inTurn = eachInTurn();
  return (name: string, work: () => Promise<void>): Promise<void> =>
    inTurn(name, work).catch(report);
};
