import { long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Directory, Person } from "../people/directory.ts";
import { aroundTheHour, type Ladder, type Start } from "./clock.ts";
import { type Doing, type Flow, holders, type Seat, type Step, step } from "./flow.ts";
import { guardingWords as words } from "./guarding-words.ts";
import { barred, type Matter, type Part, type Party, unitsIn } from "./matter.ts";
import { erased } from "./retention.ts";

/** Everybody who has to do with a matter. */
const anybody: readonly Seat[] = [
  ...(["from", "to", "copy", "invited", "handler", "chair"] as const),
  ...(["from", "to", "copy", "invited"] as const).flatMap((part): readonly Seat[] => [
    `${part}.liaison`,
    `${part}.head`,
    `${part}.intake`,
    `${part}.procurator`,
    `${part}.chief`,
  ]),
  "secretariat",
];

/** Who answers for a unit's part in a restricted matter. */
const answerable = ["intake", "liaison", "head", "procurator", "chief"] as const;

/** The people of a unit who are named in a restricted matter in which the unit has this part. */
export const team = (part: Part, unit: string, directory: Directory): readonly Party[] =>
  [...directory.people.values()]
    .filter(
      ({ organisation, roles }) =>
        organisation === unit && answerable.some((role) => roles.includes(role)),
    )
    .map(({ id }) => ({ part, person: id }));

/** The parties of a matter that becomes restricted: of every unit in it somebody is named. */
export const named = (parties: readonly Party[], directory: Directory): readonly Party[] => [
  ...parties,
  ...parties.flatMap(({ part, organisation }) =>
    organisation === undefined ||
    barred.includes(part) ||
    parties.some((party) => party.part === part && party.person !== undefined)
      ? []
      : team(part, organisation, directory),
  ),
];

/** Those who may keep somebody else out of a matter. */
const mayRecuse = (actor: Person, other: Person | undefined): boolean =>
  (["chief", "convenor", "secretariat"] as const).some((role) => actor.roles.includes(role)) ||
  (actor.roles.includes("head") && actor.organisation === other?.organisation);

/** Whether somebody is left who can take the matter on without this person. */
const somebodyLeft = (matter: Matter, without: string, { directory }: Doing): boolean =>
  unitsIn(matter, "to").length === 0 ||
  answerable.some((role) =>
    holders(`to.${role}`, matter, directory).some(
      ({ id }) =>
        id !== without &&
        !matter.parties.some(({ part, person }) => part === "recused" && person === id) &&
        (matter.visibility === 1 || matter.parties.some(({ person }) => person === id)),
    ),
  );

/** The 24 hours in which a leak is reported (保守国家秘密法实施条例第六十一条). */
const report: Start<Matter> = { rule: () => "secrecy.report", from: (_, today) => today };

const reportLadder: Ladder<Seat> = {
  of: words.reportDue,
  rungs: aroundTheHour,
  seats: ["secrecy"],
  groups: [],
};

/** What guards every kind of matter alike (domain §5): recusal, raising the level, quarantine. */
const steps: Readonly<Record<string, Omit<Step, "from">>> = {
  /** Somebody with an interest in it has no more to do with it, nor sees it (公益诉讼办案规则第十九条). */
  recuse: {
    ...step<Matter>()({
      label: words.recuse,
      names: ["回避", "recuse"],
      help: words.recuseHelp,
      form: {
        reason: long(words.reason, { main: true, max: 300 }),
        person: optional(one(words.person, "people", { help: words.personHelp })),
      },
      from: [],
      by: anybody,
      rare: true,
      tells: {
        "to.head": () => words.recusedNews,
        "to.chief": () => words.recusedNews,
      },
      done: () => words.recuseDone,
      apply: (matter, { person }, doing) => {
        const target = person ?? doing.actor.id;
        if (
          target !== doing.actor.id &&
          !mayRecuse(doing.actor, doing.directory.people.get(target))
        )
          return new Refusal(words.notOthers, { field: "person" });
        if (!somebodyLeft(matter, target, doing))
          return new Refusal(words.nobodyLeft, { field: "person" });
        return { ...matter, parties: [...matter.parties, { part: "recused", person: target }] };
      },
    }),
  },

  /** From here on named people only; what stands in groups and with others is masked or taken away. */
  raise: {
    ...step<Matter>()({
      label: words.raise,
      names: ["提级", "定密", "raise"],
      help: words.raiseHelp,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: [],
      by: anybody,
      rare: true,
      tells: {
        from: () => words.raisedNews,
        "to.head": () => words.raisedNews,
        "to.intake": () => words.raisedNews,
        "to.liaison": () => words.raisedNews,
      },
      done: () => words.raiseDone,
      apply: (matter, _, { directory }) =>
        matter.visibility > 1
          ? new Refusal(words.raisedAlready)
          : { ...matter, visibility: 2, parties: named(matter.parties, directory) },
    }),
  },

  /** Something in it must not be here: hidden everywhere at once, and the secrecy officer's to judge. */
  quarantine: {
    ...step<Matter>()({
      label: words.quarantine,
      names: ["隔离", "quarantine"],
      help: words.quarantineHelp,
      irrevocable: true,
      form: {},
      from: [],
      by: anybody,
      rare: true,
      tone: "danger",
      starts: [report],
      tells: { secrecy: () => words.quarantinedNews },
      done: () => words.quarantineDone,
      apply: (matter) => ({ ...matter, visibility: 3 }),
    }),
  },

  /** The secrecy authority and the superior have been told; the 24 hours end. */
  reported: {
    ...step<Matter>()({
      label: words.reported,
      names: ["已报告", "reported"],
      help: words.reportedHelp,
      irrevocable: true,
      form: { to: long(words.reportedTo, { main: true, max: 200 }) },
      from: [],
      by: ["secrecy"],
      tone: "primary",
      underQuarantine: true,
      stops: ["secrecy.report"],
      done: () => words.reportedDone,
      apply: (matter) => matter,
    }),
  },

  /** It may be here after all: back to the people named in it, never wider than level 2. */
  release: {
    ...step<Matter>()({
      label: words.release,
      names: ["解除隔离", "release"],
      help: words.releaseHelp,
      irrevocable: true,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: [],
      by: ["secrecy"],
      underQuarantine: true,
      stops: ["secrecy.report"],
      tells: {
        from: () => words.releasedNews,
        "to.head": () => words.releasedNews,
        "to.intake": () => words.releasedNews,
        "to.liaison": () => words.releasedNews,
      },
      done: () => words.releaseDone,
      apply: (matter, _, { directory }) => ({
        ...matter,
        visibility: 2,
        parties: named(matter.parties, directory),
      }),
    }),
  },

  /** Deleted, and only on the instruction of the secrecy authority (保守国家秘密法第三十四条). */
  purge: {
    ...step<Matter>()({
      label: words.purge,
      names: ["清除", "purge"],
      help: words.purgeHelp,
      irrevocable: true,
      form: { instruction: long(words.instruction, { main: true, max: 200 }) },
      from: [],
      by: ["secrecy"],
      tone: "danger",
      underQuarantine: true,
      erases: true,
      stops: ["secrecy.report"],
      done: () => words.purgeDone,
      apply: (matter, _, { now }) => erased(matter, now),
    }),
  },
};

/** The ids of the steps every kind of matter has. */
export const guardingSteps = Object.keys(steps);

/** The flow with what guards every kind alike, in each of its states. */
export const guarded = (flow: Flow): Flow => ({
  ...flow,
  steps: {
    ...flow.steps,
    ...Object.fromEntries(
      Object.entries(steps).map(([id, one]) => [id, { ...one, from: Object.keys(flow.states) }]),
    ),
  },
  ladders: { ...flow.ladders, "secrecy.report": reportLadder },
});
