import { describe, expect, it } from "vitest";
import { z } from "zod";
import { flows } from "../src/catalog.ts";
import { meet } from "../src/flow/joined.ts";
import type { Matter, Track } from "../src/flow/matter.ts";

// Where two units' shares of a matter become one, all that stands in either stays.

/** What each fact of a share may say, of every kind whose units have one each. */
const shareFacts: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>> =
  {
    recommendation: {
      servedOn: ["2025-08-01", "2025-08-04"],
      objectionDays: [10, 15],
      asks: ["甲", "乙"],
      rectifyBy: ["2025-10-15", "2025-10-16"],
      service: [{ method: "written" }, { method: "post" }],
      acknowledgedOn: ["2025-08-02", "2025-08-05"],
      acknowledgedNoted: [
        { on: "2025-08-03", by: "a.b" },
        { on: "2025-08-06", by: "a.b" },
      ],
      contact: ["甲", "乙"],
      leader: ["甲", "乙"],
      adoption: ["full", "none"],
      measures: ["甲", "乙"],
      evidence: ["甲", "乙"],
      points: [[{ adoption: "full", text: "甲" }], [{ adoption: "none", text: "乙" }]],
      repliedOn: ["2025-09-01", "2025-09-02"],
      replyNoted: [
        { on: "2025-09-03", by: "a.b" },
        { on: "2025-09-04", by: "a.b" },
      ],
      rounds: [[{ reason: "甲" }], [{ reason: "乙" }]],
      verified: ["甲", "乙"],
      verifiedOn: ["2025-09-05", "2025-09-06"],
      sentBackOn: ["2025-09-05", "2025-09-06"],
      findings: [[{ result: "done", text: "甲" }], [{ result: "undone", text: "乙" }]],
      objection: [
        { on: "2025-08-03", reason: "甲", status: "filed" },
        { on: "2025-08-04", reason: "乙", status: "rejected" },
      ],
      extension: [
        { of: "reply", until: "2025-10-20", reason: "甲", status: "asked" },
        { of: "reply", until: "2025-10-21", reason: "乙", status: "refused" },
      ],
      suspension: [
        { on: "2025-09-07", reason: "甲", from: "replied" },
        { on: "2025-09-08", reason: "乙", from: "unmet" },
      ],
      escalations: [
        [{ step: "urge", on: "2025-10-10", by: "a.b", reason: "甲" }],
        [{ step: "urge", on: "2025-10-11", by: "a.b", reason: "乙" }],
      ],
      pressedTo: [["justice"], ["police"]],
      ending: [
        { on: "2025-10-12", by: "a.b" },
        { on: "2025-10-13", by: "a.b" },
      ],
      suit: ["no-reply", "part-only"],
      suedOn: ["2025-12-01", "2025-12-02"],
      amendedOn: ["2025-08-08", "2025-08-09"],
      withdrawnOn: ["2025-08-08", "2025-08-09"],
      resumedOn: ["2025-09-09", "2025-09-10"],
      lookBack: [
        { since: "2025-10-12", next: "first" },
        { since: "2025-10-13", next: "second" },
      ],
      lookBacks: [
        [{ on: "2025-11-12", place: "甲", finding: "甲", result: "holds" }],
        [{ on: "2025-11-13", place: "乙", finding: "乙", result: "relapse" }],
      ],
      reason: ["甲", "乙"],
      version: [2, 3],
      versions: [
        [{ servedOn: "2025-08-01", asks: "甲" }],
        [{ servedOn: "2025-08-04", asks: "乙" }],
      ],
    },
    "entry-check": {
      checkedOn: ["2025-08-01", "2025-08-02"],
      reportedOn: ["2025-08-03", "2025-08-04"],
      checked: [100, 200],
      unfit: [1, 2],
      notHired: [1, 2],
      dismissed: [1, 2],
      problem: ["incomplete", "day"],
      cause: ["mistaken", "merged"],
    },
    task: {
      due: ["2025-10-15", "2025-10-16"],
      acknowledgedOn: ["2025-08-02", "2025-08-05"],
      acknowledgedNoted: [
        { on: "2025-08-03", by: "a.b" },
        { on: "2025-08-06", by: "a.b" },
      ],
      extension: [
        { due: "2025-10-20", reason: "甲", status: "asked" },
        { due: "2025-10-21", reason: "乙", status: "refused" },
      ],
      report: [
        { on: "2025-09-01", text: "甲" },
        { on: "2025-09-02", text: "乙" },
      ],
      finding: ["甲", "乙"],
      verifiedOn: ["2025-09-05", "2025-09-06"],
      remarks: [
        [{ on: "2025-09-01", step: "progress", text: "甲" }],
        [{ on: "2025-09-02", step: "progress", text: "乙" }],
      ],
    },
  };

/** What the fields of a whole matter of these kinds must say beside. */
const commonFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  recommendation: {
    type: "public-interest",
    servedOn: "2025-08-01",
    objectionDays: 10,
    asks: "甲",
  },
  "entry-check": { sort: "yearly", year: 2025 },
  task: { servedOn: "2025-08-01", lead: "water", due: "2025-10-15" },
};

const matterOf = (kind: string, fields: unknown): Matter => ({
  code: "JY-2025-0001",
  kind,
  state: "served",
  version: 1,
  title: "甲",
  visibility: 1,
  urgent: false,
  openedAt: "2025-08-01T01:00:00.000Z",
  historyHead: "",
  historyLength: 0,
  parties: ["water", "agriculture"].map((organisation) => ({ part: "to", organisation })),
  clocks: [],
  fields,
});

const merger = {
  unit: "water",
  into: "agriculture",
  basis: "县编办〔2026〕3号",
  on: "2026-03-01",
};

/** Which of the two a share says, each fact of it; nothing where it has none but what it must. */
type Says = 0 | 1 | undefined;

const told: readonly (readonly [water: Says, agriculture: Says])[] = [
  [0, 1],
  [1, 0],
  [0, undefined],
  [undefined, 0],
];

describe("two shares that become one", () => {
  const tracked = flows.filter(({ tracks }) => tracks !== undefined);

  it.each(tracked.map((flow) => [flow.kind, flow] as const))(
    "%s: whatever stands in either is in the one that goes on, or on record, in every pair of states",
    (kind, { model, tracks, states, ...flow }) => {
      if (!(model instanceof z.ZodObject) || tracks === undefined)
        throw new Error("its model names no fields");
      const own = shareFacts[kind] ?? {};
      const keys = Object.keys(model.shape).filter((key) => !tracks.common.includes(key));
      expect(Object.keys(own).sort()).toEqual(keys.sort());
      // An end is no state to go on from.
      const open = Object.keys(states).filter((state) => states[state]?.final !== true);
      expect([...tracks.meets.order].sort()).toEqual(open.sort());
      const shared = commonFacts[kind] ?? {};
      const fieldsOf = (says: Says) =>
        says === undefined ? {} : Object.fromEntries(keys.map((key) => [key, own[key]?.[says]]));
      const trackOf = (state: string, says: Says): Track => ({
        state,
        outcome: `${says}`,
        reference: `${says}`,
        files: [`${says}`],
        fields: model.parse({ ...shared, ...fieldsOf(says) }) as Track["fields"],
      });
      for (const state of open)
        for (const other of Object.keys(states))
          for (const [water, agriculture] of told) {
            const both = {
              water: trackOf(state, water),
              agriculture: trackOf(other, agriculture),
            };
            const whole = { ...matterOf(kind, shared), tracks: both };
            const met = meet({ model, tracks, states, ...flow }, whole, merger);
            const left = [met?.track, ...(met?.joined ?? [])];
            for (const { fields, files, ...rest } of Object.values(both)) {
              const why = `${state} ${water}, ${other} ${agriculture}`;
              for (const key of keys.filter((one) => fields[one] !== undefined))
                expect(
                  left.map((now) => now?.fields[key]),
                  `${why}: ${key}`,
                ).toContainEqual(fields[key]);
              for (const fact of ["state", "outcome", "reference"] as const)
                expect(
                  left.map((now) => now?.[fact]),
                  why,
                ).toContain(rest[fact]);
              expect(met?.track.files, why).toEqual(expect.arrayContaining([...(files ?? [])]));
            }
          }
    },
  );
});
