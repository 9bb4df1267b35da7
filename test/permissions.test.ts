import { describe, expect, it } from "vitest";
import { flows } from "../src/commands.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { type Flow, obstacle, type Step } from "../src/flow/flow.ts";
import { guardingSteps } from "../src/flow/guarding.ts";
import { emptyHead } from "../src/flow/history.ts";
import { barred, type Matter, parts, type Visibility } from "../src/flow/matter.ts";
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

const matterOf = (flow: Flow, state: string, visibility: Visibility): Matter => ({
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

const may = (flow: Flow, state: string, step: string, one: Person, level: Visibility): boolean => {
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
  const seeing = parts.filter((part) => !barred.includes(part));
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

const rowOf = (flow: Flow, id: string, step: Step, from: string): string => {
  const level = step.underQuarantine ? 3 : 1;
  const who = everybody
    .filter((one) => step.from.some((state) => may(flow, state, id, one, level)))
    .map((one) => one.id);
  const to = [step.to ?? "(stays)"].flat().join(" or ");
  return `| ${id} | ${step.label.zh} | ${from} | ${to} | ${inShort(who).join(", ")} |`;
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
      ...Object.entries(flow.steps)
        .filter(([id]) => !guardingSteps.includes(id))
        .map(([id, step]) => rowOf(flow, id, step, step.from.join(", "))),
      "",
    ]),
    "## Every kind",
    "",
    "In every state. Under quarantine nobody sees more than that the matter is there, and only the secrecy officer sees that.",
    "",
    "| step | | from | to | who |",
    "|---|---|---|---|---|",
    ...flows
      .slice(0, 1)
      .flatMap((flow) =>
        guardingSteps.flatMap((id) =>
          flow.steps[id] === undefined
            ? []
            : [
                rowOf(
                  flow,
                  id,
                  flow.steps[id],
                  flow.steps[id].underQuarantine ? "quarantined" : "any",
                ),
              ],
        ),
      ),
    "",
  ].join("\n");

describe("the permission matrix", () => {
  it("is written down, complete, in docs/permissions.md", async () => {
    await expect(matrix()).toMatchFileSnapshot("../docs/permissions.md");
  });

  it("lets nobody who is accused or recused do or see anything, whatever else they are", () => {
    for (const flow of flows)
      for (const state of Object.keys(flow.states))
        for (const level of [1, 2] as const)
          for (const one of everybody.filter(({ id, organisation }) =>
            barred.some((part) => organisation === `unit-${part}` || id === `named ${part}`),
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

  it("under quarantine is the secrecy officer's, and only to report, release or erase", () => {
    for (const flow of flows)
      for (const state of Object.keys(flow.states))
        for (const one of everybody) {
          const secrecy = one.roles.includes("secrecy");
          expect(canSee(sightOf(one), matterOf(flow, state, 3)), one.id).toBe(secrecy);
          const open = Object.keys(flow.steps).filter((step) => may(flow, state, step, one, 3));
          expect(open, one.id).toEqual(secrecy ? ["reported", "release", "purge"] : []);
        }
  });

  it("leaves no state without a way on or an end, and after the end only taking up again", () => {
    for (const flow of flows)
      for (const [state, { final }] of Object.entries(flow.states)) {
        const ways = Object.entries(flow.steps).filter(
          ([id, step]) => step.from.includes(state) && !guardingSteps.includes(id),
        );
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
