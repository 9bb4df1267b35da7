import { z } from "zod";
import { flows } from "../src/catalog.ts";
import type { Flow } from "../src/flow/flow.ts";
import { emptyHead } from "../src/flow/history.ts";
import { type Owed, owedUnder } from "../src/flow/ladder.ts";
import { type Matter, parts } from "../src/flow/matter.ts";
import type { Opening, Step } from "../src/flow/step.ts";

// The ways a flow can go, as far as its declarations say, for the tests that walk all of them.

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Values of every sort a schema allows: what an object must have in every combination, and each of its
 * members, absent and present, with every value it is listed to have; a list without and with something.
 */
const variantsOf = (schema: JsonSchema): readonly unknown[] => {
  if (schema.enum !== undefined) return schema.enum;
  switch (schema.type) {
    case "boolean":
      return [false, true];
    case "integer":
    case "number":
      return [1];
    case "array":
      return [[], variantsOf(schema.items as JsonSchema).slice(0, 1)];
    case "object": {
      const members = Object.entries(schema.properties ?? {}).map(
        ([key, member]) => [key, variantsOf(member as JsonSchema)] as const,
      );
      const givenEach = (all: readonly object[], [key, values]: (typeof members)[number]) =>
        all.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
      // A list is empty in all of these but where it is the member that is varied, or they would double with each list.
      const least = members
        .filter(([key]) => schema.required?.includes(key))
        .map(
          ([key, values]) => [key, Array.isArray(values[0]) ? values.slice(0, 1) : values] as const,
        )
        .reduce<readonly object[]>(givenEach, [{}]);
      return [...least, ...members.flatMap((member) => givenEach(least, member))];
    }
    default:
      return [schema.format === "date-time" ? "2026-01-01T00:00:00.000Z" : "2026-01-01"];
  }
};

/** Matters of a kind in one state, as different as its model lets them be. */
const mattersIn = (flow: Flow, state: string): readonly Matter[] =>
  variantsOf(z.toJSONSchema(flow.model)).flatMap((fields) =>
    [undefined, "water-pollution"].flatMap((category) =>
      [false, true].map(
        (urgent): Matter => ({
          code: `${flow.prefix}-2026-0001`,
          kind: flow.kind,
          state,
          version: 1,
          title: "t",
          ...(category === undefined ? {} : { category }),
          visibility: 1,
          urgent,
          openedAt: "2026-01-01T00:00:00.000Z",
          historyHead: emptyHead,
          historyLength: 1,
          parties: parts.map((part) => ({ part, organisation: `unit-${part}` })),
          clocks: [],
          fields,
        }),
      ),
    ),
  );

const samples = new Map(
  flows.map((flow) => [
    flow,
    new Map(Object.keys(flow.states).map((state) => [state, mattersIn(flow, state)])),
  ]),
);

export const samplesIn = (flow: Flow, state: string): readonly Matter[] =>
  samples.get(flow)?.get(state) ?? [];

/** The rules of which a step may start a clock as it leads to a state. */
export const startedBy = (
  flow: Flow,
  { clocks }: Step | Opening,
  to: string,
): readonly string[] => {
  const rules = (clocks?.starts ?? []).flatMap((start) =>
    "appointment" in start
      ? [start.appointment]
      : samplesIn(flow, to).flatMap((matter) => start.rule(matter) ?? []),
  );
  return [...new Set(rules)];
};

/** How a matter of a kind begins: by somebody, or by itself. */
export const beginnings = ({ opening, periodic }: Flow): readonly Opening[] => [
  opening,
  ...(periodic === undefined ? [] : [periodic.opening]),
];

/** Whether a step that leads to a state surely ends a clock. */
const surelyEnds = (flow: Flow, { clocks }: Step, to: string, rule: string): boolean => {
  const { ends = [], holds = [] } = clocks ?? {};
  if (flow.states[to]?.final === true || holds.includes(rule)) return true;
  return typeof ends === "function"
    ? samplesIn(flow, to).every((matter) => ends(matter).includes(rule))
    : ends.includes(rule);
};

/** Every way a flow can go: by which step, from where to where, starting which clocks. */
export const waysOf = (flow: Flow) =>
  Object.values(flow.steps).flatMap((step) => {
    const { from, to } = step.open;
    const targets = typeof to === "string" ? [to] : undefined;
    const starts = new Map(
      (targets ?? [...from, ...(to ?? [])]).map((next) => [next, startedBy(flow, step, next)]),
    );
    return from.flatMap((state) =>
      (targets ?? [state, ...(to ?? [])]).map((next) => ({
        step,
        from: state,
        to: next,
        starts: starts.get(next) ?? [],
      })),
    );
  });

/** The rules by which something can rest in a state. */
const restingRules = ({ states, awaits = [] }: Flow, state: string): readonly string[] =>
  states[state]?.final === true
    ? []
    : [...(states[state]?.awaits ?? []), ...awaits].flatMap(({ rests }) => rests?.within ?? []);

/** By rule, the states in which its clock can run as far as the declarations say. */
export const statesOfClocks = (flow: Flow): ReadonlyMap<string, ReadonlySet<string>> => {
  const [first = ""] = Object.keys(flow.states);
  const opened = beginnings(flow).flatMap((opening) => startedBy(flow, opening, first));
  const ways = waysOf(flow);
  const states = Object.keys(flow.states);
  return new Map(
    Object.keys(flow.clocks).map((rule) => {
      const restsIn = states.filter((state) => restingRules(flow, state).includes(rule));
      if (restsIn.length > 0) return [rule, new Set(restsIn)];
      const found = new Set([
        ...(opened.includes(rule) ? [first] : []),
        ...ways
          .filter(
            ({ step, starts }) =>
              starts.includes(rule) || step.clocks?.resumes?.includes(rule) === true,
          )
          .map(({ to }) => to),
      ]);
      for (let before = -1; before < found.size; ) {
        before = found.size;
        for (const { step, from, to } of ways)
          if (found.has(from) && !surelyEnds(flow, step, to, rule)) found.add(to);
      }
      return [rule, found];
    }),
  );
};

/** Every duty a clock can lay on somebody while a matter is in a state. */
export const dutiesUnder = (flow: Flow, rule: string, state: string): readonly Owed[] => {
  const ladder = flow.clocks[rule];
  return ladder === undefined
    ? []
    : samplesIn(flow, state).flatMap((matter) =>
        [false, true].flatMap((late) => owedUnder(ladder, matter, late) ?? []),
      );
};

/** The duties under a clock whose day has gone by. */
export const lateUnder = (flow: Flow, rule: string, state: string): readonly Owed[] => {
  const ladder = flow.clocks[rule];
  return ladder === undefined
    ? []
    : samplesIn(flow, state).flatMap((matter) => owedUnder(ladder, matter, true) ?? []);
};

/** Whether somebody who owes one of the steps may take it in a state; what rests under quarantine apart. */
export const isDoneIn = (flow: Flow, state: string, { steps, by }: Owed): boolean =>
  steps.some((id) => {
    const step = flow.steps[id];
    return (
      step?.open.from.includes(state) === true &&
      step.marks?.underQuarantine !== true &&
      step.by.some((seat) => by.includes(seat))
    );
  });
