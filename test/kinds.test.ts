import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";
import { flows } from "../src/catalog.ts";
import { isWritten } from "../src/chat/field.ts";
import { Refusal } from "../src/chat/refusal.ts";
import { confidentialitySteps } from "../src/flow/confidentiality.ts";
import { type Flow, openingsOf } from "../src/flow/flow.ts";
import type { Owed } from "../src/flow/ladder.ts";
import { readSeat } from "../src/flow/seat.ts";
import type { Opening, Step } from "../src/flow/step.ts";
import {
  beginnings,
  dutiesUnder,
  isDoneIn,
  lateUnder,
  samplesIn,
  startedBy,
  statesOfClocks,
  waysOf,
} from "./flow-ways.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.includes("/generated/"));

describe("the folder of a kind", () => {
  const required = ["model.ts", "flow.ts", "words.ts", "cards.ts"];
  const allowed = /^(model|flow|words|cards|seats|clocks|facts|figures|papers|steps\/[a-z-]+)\.ts$/;
  const folders = readdirSync(`${root}src/kinds`);

  it("is named as the kind is, and there is one for each kind of the catalog", () => {
    expect([...folders].sort()).toEqual(flows.map(({ kind }) => kind).sort());
  });

  it.each(folders)("%s has the files every kind has, and no others", (folder) => {
    const names = filesIn(`src/kinds/${folder}`).map((file) => file.split("/").slice(3).join("/"));
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(required));
  });
});

describe("a kind in which nobody is named", () => {
  const nameless = flows.filter((flow) => flow.nameless === true);
  const number = "家长电话13812345678";
  const written = nameless.flatMap(({ kind, opening, steps }) =>
    Object.entries({ [opening.id]: opening, ...steps }).flatMap(([id, { form }]) =>
      Object.entries(form).flatMap(([key, field]) => (isWritten(field) ? [[kind, id, key]] : [])),
    ),
  );

  it("asks for something in writing", () => {
    expect(new Set(written.map(([kind]) => kind))).toEqual(
      new Set([
        "relief",
        "support",
        "report",
        "bulletin",
        "advice",
        "publicity",
        "mediation",
        "leave-request",
        "entry-check",
      ]),
    );
  });

  it.each(written)("keeps no telephone number: %s %s %s", (kind, id = "", key = "") => {
    const flow = nameless.find((one) => one.kind === kind);
    const answers = { [key]: number };
    const made =
      flow?.opening.id === id
        ? flow.opening.apply(answers, {} as never)
        : flow?.steps[id]?.apply({} as never, answers, {} as never);
    expect(made).toBeInstanceOf(Refusal);
    expect(made).toMatchObject({ field: key });
  });
});

type Syntax = { readonly type: string; readonly [member: string]: unknown };

function* walk(value: unknown): Generator<Syntax> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each);
  } else if (value && typeof value === "object") {
    if ("type" in value) yield value as Syntax;
    for (const each of Object.values(value)) yield* walk(each);
  }
}

/** Every string written in a file, import specifiers and templates without a gap included. */
const stringsIn = (path: string, source: string): readonly string[] =>
  [...walk(parseAst(source, { lang: path.endsWith(".ts") ? "ts" : "js" }, path))].flatMap(
    (node) => {
      if (node.type === "TemplateElement") return [(node["value"] as { cooked: string }).cooked];
      return node.type === "Literal" && typeof node["value"] === "string" ? [node["value"]] : [];
    },
  );

/** The words by which code could name a kind: its id, its prefix, its steps as a command. */
const namesOfKinds = new Set(
  flows.flatMap((flow) => [
    flow.kind,
    flow.prefix,
    ...[...openingsOf(flow).map(({ id }) => id), ...Object.keys(flow.steps)].map(
      (step) => `${flow.kind}.${step}`,
    ),
  ]),
);

/** How a file outside the kinds names one of them. */
const namings = (path: string, source: string): readonly string[] =>
  stringsIn(path, source)
    .filter((text) => namesOfKinds.has(text) || /(^|\/)kinds\//.test(text))
    .map((text) => `${path} says ${text}`);

describe("nothing outside a kind's folder names the kind", () => {
  it("but the catalog, which collects them", () => {
    const outside = ["src", "adapters"]
      .flatMap(filesIn)
      .filter((path) => !path.startsWith("src/kinds/") && path !== "src/catalog.ts")
      // The law's events are called what they are: a period before a hearing starts with a `hearing`.
      .filter((path) => path !== "src/calendar/rules.ts");
    expect(outside.length).toBeGreaterThan(100);
    expect(outside.flatMap((path) => namings(path, readFileSync(root + path, "utf8")))).toEqual([]);
  });

  it.each([
    ['const kind = "clue";', 1],
    ["read(code, [`XS`])", 1],
    ['press({ command: "clue.submit" })', 1],
    ['import { clueFlow } from "../kinds/clue/flow.ts"', 1],
    ['findRule("clue.triage")', 0],
    ['text("例如 XS-2026-0001", "type “submit clue”")', 0],
  ])("and %s would be noticed (%i times)", (source, times) => {
    expect(namings("src/request/intent.ts", source)).toHaveLength(times);
  });
});

/** Above these there is nobody in the county: the chief procurator, and the officer in charge of secrets. */
const highest = ["chief", "secrecy"];

/** Who may remind by name in any matter they see (催办). */
const mayNudge = ["head", "chief", "secretariat", "convenor", "deputy-convenor"];

/** Whether somebody above a duty that is late can do something about it in a state. */
const canAct = (flow: Flow, state: string, { steps, by, above = [] }: Owed): boolean =>
  !steps.some((id) => flow.steps[id]?.open.from.includes(state)) ||
  by.every((seat) => highest.includes(readSeat(seat).role ?? "")) ||
  above.some((seat) => mayNudge.includes(readSeat(seat).role ?? "")) ||
  Object.entries(flow.steps).some(
    ([id, step]) =>
      !confidentialitySteps.includes(id) &&
      step.open.from.includes(state) &&
      step.by.some((seat) => above.includes(seat)),
  );

/** What is wrong with a duty: a step that is not there, or that none of those who owe it may take. */
const faultsOf = (flow: Flow, { steps, by }: Owed): readonly string[] => [
  ...steps.filter((id) => flow.steps[id] === undefined).map((id) => `${flow.kind} has no ${id}`),
  ...(steps.some((id) => flow.steps[id]?.by.some((seat) => by.includes(seat)))
    ? []
    : [`${flow.kind}: none of ${by.join(", ")} may ${steps.join(" or ")}`]),
];

describe.each(flows.map((flow) => [flow.kind, flow] as const))(
  "what must be done in a %s",
  (_, flow) => {
    const states = Object.keys(flow.states);
    const running = statesOfClocks(flow);

    it("is a step that is there, owed by somebody who may take it", () => {
      const owed = [
        ...(flow.awaits ?? []),
        ...Object.values(flow.states).flatMap(({ awaits }) => awaits ?? []),
        ...[...running].flatMap(([rule, inStates]) =>
          [...inStates].flatMap((state) => dutiesUnder(flow, rule, state)),
        ),
      ];
      expect([...new Set(owed.flatMap((one) => faultsOf(flow, one)))]).toEqual([]);
    });

    it("can be done in the state that waits for it", () => {
      for (const [state, { awaits = [] }] of Object.entries(flow.states))
        for (const owed of awaits)
          expect(isDoneIn(flow, state, owed), `${state}: ${owed.steps.join(" or ")}`).toBe(true);
    });

    it("is owed by somebody in every state that is not the last", () => {
      for (const state of states.filter((one) => flow.states[one]?.final !== true)) {
        const duties = [
          ...(flow.states[state]?.awaits ?? []),
          ...[...running].flatMap(([rule, inStates]) =>
            inStates.has(state) ? dutiesUnder(flow, rule, state) : [],
          ),
        ];
        expect(
          duties.some((owed) => isDoneIn(flow, state, owed)),
          state,
        ).toBe(true);
      }
    });

    it("is counted by clocks that each have their ladder, and each ladder has its clock", () => {
      const started = new Set<string>(
        [
          ...beginnings(flow).map((opening) => startedBy(flow, opening, states[0] ?? "")),
          ...waysOf(flow).map(({ starts }) => starts),
        ].flat(),
      );
      // What rests has its ladder from the state that says so.
      const counted = Object.keys(flow.clocks).filter((rule) => !rule.startsWith("next."));
      expect([...started].sort()).toEqual(counted.sort());
      for (const [id, { clocks }] of Object.entries(flow.steps)) {
        const ends = typeof clocks?.ends === "function" ? [] : (clocks?.ends ?? []);
        for (const rule of [...ends, ...(clocks?.holds ?? []), ...(clocks?.resumes ?? [])])
          expect(Object.keys(flow.clocks), id).toContain(rule);
      }
      const proposed = Object.values(flow.clocks).flatMap(({ proposes }) =>
        states.flatMap((state) =>
          samplesIn(flow, state).flatMap((matter) => proposes?.(matter) ?? []),
        ),
      );
      expect(Object.keys(flow.steps)).toEqual(expect.arrayContaining([...new Set(proposed)]));
    });

    it("has, once it is late, somebody above it and a step they can take", () => {
      const stuck = [...running].flatMap(([rule, inStates]) =>
        [...inStates].flatMap((state) =>
          lateUnder(flow, rule, state)
            .filter((owed) => !canAct(flow, state, owed))
            .map(
              ({ by, above = [] }) => `${rule} in ${state}: ${by.join(", ")} < ${above.join(", ")}`,
            ),
        ),
      );
      expect([...new Set(stuck)]).toEqual([]);
    });

    it("goes on in other kinds that are there", () => {
      for (const { kind, from, next } of flow.becomes ?? []) {
        expect(flows.map((one) => one.kind)).toContain(kind);
        for (const state of from) expect(states).toContain(state);
        if (next !== undefined) expect(Object.keys(flow.steps)).toContain(next.step);
      }
    });
  },
);

it("wherever something is written it can be said why the screening is mistaken", () => {
  const declared = flows.flatMap((flow) => [...openingsOf(flow), ...Object.values(flow.steps)]);
  const written = declared.filter(({ form }) => Object.values(form).some(isWritten));
  expect(written.length).toBeGreaterThan(150);
  const asks = ({ form }: Step | Opening) => Object.values(form).some(({ doubt }) => doubt);
  expect(written.filter((one) => !asks(one)).map(({ names }) => names[0])).toEqual([]);
});
