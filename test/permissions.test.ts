import { describe, expect, it } from "vitest";
import { permissionsPage } from "../scripts/permissions.ts";
import { flows } from "../src/catalog.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { confidentialitySteps } from "../src/flow/confidentiality.ts";
import { type Flow, openingNamed } from "../src/flow/flow.ts";
import { emptyHead } from "../src/flow/history.ts";
import { barred, type Matter, parts, type Visibility } from "../src/flow/matter.ts";
import { obstacle } from "../src/flow/obstacle.ts";
import type { Office, Seat } from "../src/flow/seat.ts";
import type { Step } from "../src/flow/step.ts";
import type { Directory, Organ, Person, Role } from "../src/people/directory.ts";
import { roles } from "../src/people/directory.ts";

const organs = ["procuratorate", "bureau"] as const satisfies readonly Organ[];

const person = (id: string, organisation: string, organ: Organ, ...held: Role[]): Person => ({
  id,
  organisation,
  organ,
  name: { zh: id, en: id },
  roles: held,
  language: "zh-CN",
});

/** For every organ, one person for every role in a unit of every part and elsewhere; one named in every part. */
const everybody: readonly Person[] = [
  ...organs.flatMap((organ) => [
    ...parts.flatMap((part) =>
      roles.map((role) => person(`${part}.${organ}:${role}`, `unit-${part}`, organ, role)),
    ),
    ...roles.map((role) => person(`${organ}:${role}`, "elsewhere", organ, role)),
  ]),
  ...parts.map((part) => person(`named ${part}`, "elsewhere", "bureau")),
];

const directory: Directory = {
  covers: [],
  bound: new Set(),
  notices: [],
  rules: [],
  groups: [],
  organisations: new Map(),
  people: new Map(),
};

const made = new Map<string, Matter>();

/** A matter of a kind in a state, in which every part is held; made once. */
const matterOf = (flow: Flow, state: string, visibility: Visibility): Matter => {
  const name = `${flow.kind} ${state} ${visibility}`;
  const known = made.get(name) ?? makeMatter(flow, state, visibility);
  made.set(name, known);
  return known;
};

const makeMatter = (flow: Flow, state: string, visibility: Visibility): Matter => ({
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

/** Whether nothing stands against a step; the flow without its steps, which only the refusal's wording asks for. */
const isFree = (flow: Flow, step: Step, matter: Matter, one: Person): boolean =>
  obstacle({ ...flow, steps: {} }, ["", step], matter, {
    actor: one,
    now: "2026-01-01T01:00:00.000Z",
    directory,
  }) === undefined;

/** The units that each do a step for themselves, the one that leads first; none has done it yet. */
const [lead, ...others] = parts
  .map((part) => `unit-${part}`)
  .toSorted((a) => (a === "unit-to" ? -1 : 1));

/** The matrix is about seats and states: what else may stand against a step is its flow's own test. */
const anyhow = ({ open: { when: _, over: __, ...open }, each, ...step }: Step): Step => ({
  ...step,
  open,
  ...(each === undefined
    ? {}
    : {
        each: {
          ...each,
          ready: () => true,
          units: () => [lead ?? "", ...others, "elsewhere"],
          done: () => false,
        },
      }),
});

const may = (flow: Flow, state: string, step: string, one: Person, level: Visibility): boolean => {
  const matter = matterOf(flow, state, level);
  const declared = flow.steps[step];
  if (declared === undefined) return false;
  return canSee(sightOf(one), matter) && isFree(flow, anyhow(declared), matter, one);
};

/** The seats of a step with one more, and with each one less. */
const otherSeats = (by: readonly Seat[]): readonly (readonly Seat[])[] => [
  ...([...parts, "liaison", "procuratorate:chief", "police:liaison"] as const)
    .filter((seat) => !by.includes(seat))
    .slice(0, 1)
    .map((seat) => [...by, seat]),
  ...by.map((_, index) => by.toSpliced(index, 1)),
];

/** The rows of the page under each heading, cell by cell. */
const rowsOf = (page: string): ReadonlyMap<string, readonly (readonly string[])[]> =>
  new Map(
    page.split("\n## ").map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const cells = lines
        .filter((line) => line.startsWith("| ") && !line.startsWith("| step "))
        .map((line) =>
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      return [heading, cells];
    }),
  );

/** Whether somebody made up for these tests has a seat, from the words of the seat alone. */
const sits = ({ id, organisation, organ, roles: held }: Person, seat: string): boolean => {
  const [, part, , of, word = ""] = /^(?:(.+?)\.)?((.+?):)?(.+)$/.exec(seat) ?? [];
  if (id === `named ${seat}`) return true;
  return (
    (part === undefined || organisation === `unit-${part}`) &&
    (of === undefined || organ === of) &&
    held.some((role) => role === word)
  );
};

/** The flow with nothing standing against any step but seat and state. */
const unconditional = (flow: Flow): Flow => ({
  ...flow,
  steps: Object.fromEntries(Object.entries(flow.steps).map(([id, step]) => [id, anyhow(step)])),
});

describe("the permission matrix", () => {
  it("is written down, complete, in docs/permissions.md", async () => {
    await expect(permissionsPage(flows)).toMatchFileSnapshot("../docs/permissions.md");
  });

  it("has for every step who may, and changes with every seat that is added or taken away", () => {
    for (const [index, flow] of flows.entries()) {
      // Beside one other kind, so that what every kind has alike is seen to differ.
      const other = flows[index === 0 ? 1 : 0]!;
      const page = permissionsPage([flow, other]);
      for (const [id, step] of Object.entries(flow.steps))
        for (const by of otherSeats(step.by)) {
          const steps = { ...flow.steps, [id]: { ...step, by } };
          expect(
            permissionsPage([{ ...flow, steps }, other]),
            `${flow.kind}.${id} by ${by.join(", ")}`,
          ).not.toBe(page);
        }
      for (const by of otherSeats(flow.opening.by)) {
        const opening = { ...flow.opening, by: by as Office[] };
        expect(permissionsPage([{ ...flow, opening }, other])).not.toBe(page);
      }
      for (const [place, declared] of (flow.alsoOpens ?? []).entries())
        for (const by of otherSeats(declared.by)) {
          const alsoOpens = flow.alsoOpens?.with(place, { ...declared, by: by as Office[] }) ?? [];
          expect(permissionsPage([{ ...flow, alsoOpens }, other])).not.toBe(page);
        }
    }
    for (const [id, , from, to, who] of [...rowsOf(permissionsPage(flows)).values()].flat())
      for (const cell of [from, to, who]) expect(cell, id).not.toBe("");
  });

  it("agrees with what is refused: whoever is listed may in the states named, and nobody else", () => {
    const sections = rowsOf(permissionsPage(flows));
    const common = sections.get("Every kind") ?? [];
    for (const flow of flows.map(unconditional)) {
      const own = sections.get(`${flow.name.en} ${flow.name.zh} (${flow.prefix})`) ?? [];
      const rows = [...own, ...common].filter(([id = ""]) => openingNamed(flow, id) === undefined);
      expect(rows.map(([id]) => id).sort()).toEqual(Object.keys(flow.steps).sort());
      for (const [id = "", , from = "", , who = "", , marks = ""] of rows) {
        const step = flow.steps[id];
        if (step === undefined) throw new Error(id);
        const seats = [...who.matchAll(/`(.+?)`/g)].map(([, seat = ""]) => seat);
        const listed = everybody.filter((one) => seats.some((seat) => sits(one, seat)));
        for (const state of Object.keys(flow.states)) {
          const matter = matterOf(flow, state, marks.includes("under quarantine") ? 3 : 1);
          const possible = from === "any" || from.split(", ").includes(state);
          const beside =
            / also in ([\w, ]+)/.exec(marks)?.[1]?.split(", ").includes(state) === true;
          // Where the state forbids it, it forbids it to those who could otherwise.
          const allowed = (possible || beside ? everybody : listed).filter((one) =>
            isFree(flow, step, matter, one),
          );
          expect(
            allowed.map((one) => one.id),
            `${flow.kind}.${id} ${state}`,
          ).toEqual(
            listed
              .filter(({ organisation }) => possible || (beside && organisation !== lead))
              .map((one) => one.id),
          );
        }
      }
    }
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
          ([id, step]) => step.open.from.includes(state) && !confidentialitySteps.includes(id),
        );
        const on = ways.filter(
          ([
            ,
            {
              open: { to },
            },
          ]) => [to ?? []].flat().some((next) => next !== state),
        );
        if (final !== true) expect(on, `${flow.kind} ${state}`).not.toEqual([]);
        // What has ended is at most taken up again; what is out, corrected.
        else
          for (const [id] of ways)
            expect(["reopen", "correct", "lookBack"], `${flow.kind} ${state}`).toContain(id);
      }
  });

  it("names states, clocks and ladders that exist", () => {
    for (const flow of flows) {
      const states = Object.keys(flow.states);
      for (const [id, step] of Object.entries(flow.steps)) {
        for (const state of [...step.open.from, ...[step.open.to ?? []].flat()])
          expect(states, `${flow.kind}.${id}`).toContain(state);
      }
    }
  });
});
