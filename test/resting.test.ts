import { describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import type { Flow } from "../src/flow/flow.ts";
import { owedUnder, remindsLate } from "../src/flow/ladder.ts";
import { restingIn } from "../src/flow/resting.ts";
import { isDoneIn, samplesIn, statesOfClocks } from "./flow-ways.ts";

/** Whether a clock reminds somebody, once it is late, of something they can do in a state. */
const asksIn = (flow: Flow, rule: string, state: string): boolean => {
  const ladder = flow.clocks[rule];
  return (
    ladder !== undefined &&
    remindsLate(ladder) &&
    samplesIn(flow, state).some((matter) => {
      const owed = owedUnder(ladder, matter, true);
      return owed !== undefined && isDoneIn(flow, state, owed);
    })
  );
};

/** Where nobody is asked by a day: no law says when the police conclude a case, and after three months a chasing letter is proposed. */
const unhurried: readonly string[] = ["transfer.handedOver"];

describe.each(flows.map((flow) => [flow.kind, flow] as const))(
  "a %s that nobody moves",
  (_, flow) => {
    const running = statesOfClocks(flow);
    const open = Object.keys(flow.states).filter(
      (state) => flow.states[state]?.final !== true && !unhurried.includes(`${flow.kind}.${state}`),
    );

    it("is asked for in every state it can rest in", () => {
      const silent = open.filter((state) => {
        const rests = samplesIn(flow, state).every((matter) => restingIn(flow, matter).length > 0);
        const asks = [...running].some(
          ([rule, states]) => states.has(state) && asksIn(flow, rule, state),
        );
        return !rests && !asks;
      });
      expect(silent).toEqual([]);
    });

    it("is asked for by its state where no clock runs, if its state says who is awaited", () => {
      const awaiting = open.filter((state) => (flow.states[state]?.awaits ?? []).length > 0);
      for (const state of awaiting)
        for (const matter of samplesIn(flow, state)) {
          const awaits = [...(flow.states[state]?.awaits ?? []), ...(flow.awaits ?? [])];
          const owed = awaits.filter((one) => one.while?.(matter) !== false);
          expect(restingIn(flow, matter).length > 0, state).toBe(owed.length > 0);
        }
    });
  },
);
