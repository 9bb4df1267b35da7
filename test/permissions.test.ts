import { describe, expect, it } from "vitest";
import { flows } from "../src/commands.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { type Flow, obstacle } from "../src/flow/flow.ts";
import { emptyHead } from "../src/flow/history.ts";
import { type Matter, parts } from "../src/flow/matter.ts";
import type { Person, Role } from "../src/people/directory.ts";
import { roles } from "../src/people/directory.ts";

const person = (id: string, organisation: string, ...held: Role[]): Person => ({
  id,
  organisation,
  name: { zh: id, en: id },
  roles: held,
  language: "zh-CN",
});

/** One person for every role in a unit of every part, one named in every part, one of every role elsewhere. */
const everybody: readonly Person[] = [
  ...parts.flatMap((part) => [
    ...roles.map((role) => person(`${part}.${role}`, `unit-${part}`, role)),
    person(`named ${part}`, "elsewhere"),
  ]),
  ...roles.map((role) => person(role, "elsewhere", role)),
];

const matterOf = (flow: Flow, state: string, visibility: 1 | 2): Matter => ({
  code: `${flow.prefix}-2026-0001`,
  kind: flow.kind,
  state,
  version: 1,
  title: "t",
  visibility,
  urgent: false,
  openedAt: "2026-01-01T00:00:00.000Z",
  historyHead: emptyHead,
  historyLength: 1,
  parties: parts.flatMap((part) => [
    { part, organisation: `unit-${part}` },
    { part, person: `named ${part}` },
  ]),
  clocks: [],
  fields: {},
});

const may = (flow: Flow, state: string, step: string, one: Person, level: 1 | 2): boolean => {
  const matter = matterOf(flow, state, level);
  const declared = flow.steps[step];
  if (declared === undefined) return false;
  // The matrix is about seats and states: what else may stand against a step is its flow's own test.
  const { against: _, ...open } = declared;
  return (
    canSee(sightOf(one), matter) && obstacle(flow, open, matter, one, "2026-01-01") === undefined
  );
};

/** A list of people shortened: a role that has it in every part is said once. */
const inShort = (ids: readonly string[]): readonly string[] => {
  const seeing = parts.filter((part) => part !== "accused");
  const everywhere = roles.filter((role) =>
    seeing.every((part) => ids.includes(`${part}.${role}`)),
  );
  const rest = ids.filter(
    (id) => !everywhere.some((role) => id === role || id.endsWith(`.${role}`)),
  );
  return [
    ...rest,
    ...everywhere.map((role) => (ids.includes(role) ? `any ${role}` : `a party's ${role}`)),
  ];
};

/** The matrix as people read it: for every step of every kind, from where to where, and who may. */
const matrix = (): string =>
  [
    "# Who may do what",
    "",
    "Made from the flow tables by `test/permissions.test.ts`: everybody listed under a step may take it in one of the states named, and nobody else may. `to.liaison` is the liaison of the unit in that part; “named” is a person named in the matter; “a party’s convenor” is a convenor whose unit has any part but being accused. At level 2 only named people see a matter at all, and then need the same seat.",
    "",
    ...flows.flatMap((flow) => [
      `## ${flow.name.en} ${flow.name.zh} (${flow.prefix})`,
      "",
      "| step | | from | to | who |",
      "|---|---|---|---|---|",
      `| ${flow.opening.id} | ${flow.opening.label.zh} | – | new | ${flow.opening.by.join(", ")} |`,
      ...Object.entries(flow.steps).map(([id, step]) => {
        const who = everybody
          .filter((one) => step.from.some((state) => may(flow, state, id, one, 1)))
          .map((one) => one.id);
        const from = step.from.join(", ");
        const to = [step.to ?? "(stays)"].flat().join(" or ");
        return `| ${id} | ${step.label.zh} | ${from} | ${to} | ${inShort(who).join(", ")} |`;
      }),
      "",
    ]),
  ].join("\n");

describe("the permission matrix", () => {
  it("is written down, complete, in docs/permissions.md", async () => {
    await expect(matrix()).toMatchFileSnapshot("../docs/permissions.md");
  });

  it("lets nobody of the accused unit do or see anything, whatever else they are", () => {
    for (const flow of flows)
      for (const state of Object.keys(flow.states))
        for (const level of [1, 2] as const)
          for (const one of everybody.filter(
            ({ organisation }) => organisation === "unit-accused",
          )) {
            expect(canSee(sightOf(one), matterOf(flow, state, level))).toBe(false);
            for (const step of Object.keys(flow.steps))
              expect(may(flow, state, step, one, level), `${one.id} ${step}`).toBe(false);
          }
  });

  it("at level 2 is for named people only", () => {
    for (const flow of flows)
      for (const state of Object.keys(flow.states))
        for (const one of everybody.filter(({ id }) => !id.startsWith("named")))
          expect(canSee(sightOf(one), matterOf(flow, state, 2)), one.id).toBe(false);
  });

  it("leaves no state without a way on or an end, and after the end only taking up again", () => {
    for (const flow of flows)
      for (const [state, { final }] of Object.entries(flow.states)) {
        const ways = Object.entries(flow.steps).filter(([, step]) => step.from.includes(state));
        const on = ways.filter(([, { to }]) => [to ?? []].flat().some((next) => next !== state));
        if (final !== true) expect(on, `${flow.kind} ${state}`).not.toEqual([]);
        // What has ended is at most taken up again.
        else for (const [id] of ways) expect(id, `${flow.kind} ${state}`).toBe("reopen");
      }
  });

  it("names states, clocks and ladders that exist", () => {
    for (const flow of flows) {
      const states = Object.keys(flow.states);
      for (const [id, step] of Object.entries(flow.steps)) {
        for (const state of [...step.from, ...[step.to ?? []].flat()])
          expect(states, `${flow.kind}.${id}`).toContain(state);
      }
    }
  });
});
