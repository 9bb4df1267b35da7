import { setTimeout as pause } from "node:timers/promises";
import { connectDatabase } from "../src/store/connect.ts";
import type { Store } from "../src/store/store.ts";
import { isState, type State } from "./whole.ts";

/** What the database says while others write it, asked a few times a second however many want to know. */
export type Ledger = {
  /** The number under which a clue stands once it has come so far; undefined where it has not within so many milliseconds. */
  reached(title: string, state: State, milliseconds: number): Promise<string | undefined>;
  codeOf(title: string): string | undefined;
  /** How many notices are neither sent nor given up. */
  unsettled(): Promise<number>;
  close(): Promise<void>;
};

const order: readonly State[] = ["submitted", "accepted", "closed"];

/** Reads along in a database. */
export const ledgerOf = async (database: string, store: Pick<Store, "matter">): Promise<Ledger> => {
  const client = await connectDatabase(database);
  const titles = new Map<string, string>();
  const states = new Map<string, State>();
  const codes = new Map<string, string>();

  const look = async (): Promise<void> => {
    const rows = await client.matter.findMany({ select: { code: true, state: true } });
    for (const { code, state } of rows) {
      if (isState(state)) states.set(code, state);
      if (titles.has(code)) continue;
      const title = (await store.matter(code))?.title ?? "";
      titles.set(code, title);
      codes.set(title, code);
    }
  };
  let looking: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  /** Looks, begun after this was asked. */
  const lookAnew = (): Promise<void> => {
    if (looking === undefined) {
      looking = look().finally(() => {
        looking = undefined;
      });
      return looking;
    }
    next ??= looking.then(() => {
      next = undefined;
      return lookAnew();
    });
    return next;
  };

  return {
    reached: async (title, state, milliseconds) => {
      const until = Date.now() + milliseconds;
      for (;;) {
        await lookAnew();
        const code = codes.get(title);
        const now = code === undefined ? undefined : states.get(code);
        if (now !== undefined && order.indexOf(now) >= order.indexOf(state)) return code;
        if (Date.now() >= until) return undefined;
        await pause(200);
      }
    },
    codeOf: (title) => codes.get(title),
    unsettled: () =>
      client.notice.count({ where: { life: { notIn: ["sent", "dropped", "failed"] } } }),
    close: async () => {
      await client.$disconnect();
    },
  };
};
