import { momentText } from "../calendar/day.ts";
import { long, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, type Text } from "../chat/text.ts";
import { type Directory, type Person, personName } from "../people/directory.ts";
import { directoryFor } from "./blind.ts";
import type { Start } from "./clock.ts";
import { confidentialityWords as words } from "./confidentiality-words.ts";
import type { Flow } from "./flow.ts";
import { aroundTheHour, type Ladder } from "./ladder.ts";
import { barred, type Matter, type Part, type Party, peopleIn, unitsIn } from "./matter.ts";
import { chairsLeft, leavesNoChair } from "./recused.ts";
import { eraseMatter, leakReport } from "./retention.ts";
import {
  holders,
  holdsAny,
  holdsOffice,
  type Office,
  readSeat,
  type Seat,
  unentrusted,
} from "./seat.ts";
import { type Context, type Step, step, tellAll } from "./step.ts";

/** Everybody who has to do with a matter. */
const anybody: readonly Seat[] = [
  ...(["from", "to", "joint", "copy", "invited", "handler", "chair"] as const),
  ...(["from", "to", "joint", "copy", "invited"] as const).flatMap((part): readonly Seat[] => [
    `${part}.liaison`,
    `${part}.head`,
    `${part}.intake`,
    `${part}.procuratorate:procurator`,
    `${part}.procuratorate:chief`,
  ]),
  "secretariat",
];

/** Whoever brought a matter, handles it or is to chair, and who heads the units it is with. */
const organising: readonly Seat[] = [
  "from",
  "handler",
  "chair",
  ...(["from", "to", "joint"] as const).flatMap((part): readonly Seat[] => [
    `${part}.head`,
    `${part}.procuratorate:chief`,
  ]),
];

/** Who answers for a unit's part in a restricted matter. */
const answerable = [
  "intake",
  "liaison",
  "head",
  "procuratorate:procurator",
  "procuratorate:chief",
] as const satisfies readonly Office[];

/** The people of a unit who are named in a restricted matter in which the unit has this part. */
export const teamOf = (part: Part, unit: string, directory: Directory): readonly Party[] =>
  [...directory.people.values()]
    .filter(
      (person) =>
        person.organisation === unit &&
        answerable.some((office) => holdsOffice(unentrusted(person), readSeat(office), "")),
    )
    .map(({ id }) => ({ part, person: id }));

/** The posts that are named in a matter and not recused from it. */
const namedIn = (
  parties: readonly Party[],
  { people }: Directory,
): readonly (Person & Pick<Party, "part">)[] => {
  const recused = parties.flatMap(({ part, person }) => (part === "recused" ? [person] : []));
  return parties.flatMap((party) => {
    const post = people.get(party.person ?? "");
    return post === undefined || barred.includes(party.part) || recused.includes(post.id)
      ? []
      : [{ ...post, part: party.part }];
  });
};

/** The parties of a restricted matter: of every unit in it somebody of that unit is named, of several in one part too. */
export const nameTeams = (parties: readonly Party[], directory: Directory): readonly Party[] => {
  const named = namedIn(parties, directory);
  return [
    ...parties,
    ...parties.flatMap(({ part, organisation }) =>
      organisation === undefined ||
      barred.includes(part) ||
      named.some((post) => post.part === part && post.organisation === organisation)
        ? []
        : teamOf(part, organisation, directory),
    ),
  ];
};

/** Of each duty that falls to offices without a part in the matter, as the minutes to the secretariat, those offices. */
const officesOwing = (
  { states, awaits = [] }: Flow,
  matter: Matter,
): readonly (readonly Seat[])[] =>
  [...Object.values(states).flatMap((state) => state.awaits ?? []), ...awaits]
    .filter((owed) => owed.while?.(matter) !== false)
    .map(({ by }) => by.filter((seat) => readSeat(seat).part === undefined))
    .filter((offices) => offices.length > 0);

/** A matter after whatever was done in it: where it is restricted, of each duty in it somebody is named. */
export const withTeams = <M extends Matter>(flow: Flow, matter: M, directory: Directory): M => {
  if (matter.visibility !== 2 || matter.erasedAt !== undefined) return matter;
  const parties = nameTeams(matter.parties, directory);
  const named = namedIn(parties, directory);
  const holdsAny = (person: Person, offices: readonly Seat[]) =>
    offices.some((office) => holdsOffice(unentrusted(person), readSeat(office), flow.kind));
  const missing = officesOwing(flow, matter)
    .filter((offices) => !named.some((post) => holdsAny(post, offices)))
    .flat();
  const added = [...directory.people.values()].filter((person) => holdsAny(person, missing));
  return parties.length === matter.parties.length && added.length === 0
    ? matter
    : {
        ...matter,
        parties: [...parties, ...added.map(({ id }): Party => ({ part: "copy", person: id }))],
      };
};

/** Those who may keep somebody else out of a matter. */
const mayRecuse = (actor: Person, other: Person | undefined): boolean =>
  (["procuratorate:chief", "convenor", "secretariat"] as const).some((office) =>
    holdsOffice(unentrusted(actor), readSeat(office), ""),
  ) ||
  (actor.roles.includes("head") && actor.organisation === other?.organisation);

/** Whether somebody is left who can take the matter on without this person. */
const somebodyLeft = (matter: Matter, without: string, { directory }: Context): boolean =>
  unitsIn(matter, "to").length === 0 ||
  answerable.some((role) =>
    holders(`to.${role}`, matter, directory).some(
      ({ id }) =>
        id !== without &&
        !matter.parties.some(({ part, person }) => part === "recused" && person === id) &&
        (matter.visibility === 1 || matter.parties.some(({ person }) => person === id)),
    ),
  );

/** That whoever was to chair is recused, and who chairs; nothing where it was somebody else. */
const chairRecusedNews = (
  flow: Pick<Flow, "chairs">,
  matter: Matter,
  { directory }: Context,
): Text | undefined => {
  const recused = peopleIn(matter, "recused").at(-1) ?? "";
  if (!peopleIn(matter, "chair").includes(recused)) return undefined;
  const left = chairsLeft(flow, matter, directory).map((id) => personName(directory, id));
  return words.chairRecused(
    personName(directory, recused),
    left.length === 0 ? undefined : anyOf(left),
  );
};

const report: Start<Matter> = { rule: () => leakReport, from: (_, today) => today };

const reportLadder: Ladder = {
  of: words.reportDue,
  owed: { steps: ["reported"], by: ["secrecy"] },
  rungs: aroundTheHour,
  groups: [],
};

/** The post that acts, as its reader may know it; nothing where it is one of several addressees, who learn nothing of each other. */
type Named = (matter: Matter, context: Context, reader: Person) => Text | undefined;

/** The step that restricts a matter to the people named in it; why is read in its history. */
export const raiseStep = "raise";

/** What guards every kind of matter alike (domain §5): recusal, raising the level, quarantine. */
const stepsNaming = (
  flow: Pick<Flow, "chairs">,
  actorFor: Named,
): Readonly<Record<string, Step>> => ({
  /** Somebody with an interest in it has no more to do with it, nor sees it (公益诉讼办案规则第十九条). */
  recuse: step<Matter>()({
    names: ["回避", "recuse"],
    says: [
      "当事人是我亲戚",
      "对方是我同学，我得退出",
      "这事我不能再碰",
      "这条我不管，避嫌",
      "我要避嫌",
      "I know the owner personally, can't touch this",
      "涉及我家亲戚，我退出",
      "我不经手了",
      "申请避嫌",
      "我爱人在那里上班，我得避开",
      "跟我有利害关系",
      "conflict of interest",
      "someone else should follow this",
      "I have an interest in this",
      "那厂是我亲戚开的，换人办",
    ],
    label: words.recuse,
    help: words.recuseHelp,
    by: anybody,
    open: { from: [] },
    button: { rare: true },
    form: {
      reason: long(words.reason, { main: true, max: 300 }),
      person: optional(one(words.person, "people", { help: words.personHelp })),
      sure: optional(yesNo(words.sureToRecuse, { byButton: true })),
    },
    // Whose own word it is decides that all the same.
    asks: (matter, { person, sure }, { actor, directory }) =>
      sure !== true &&
      (person ?? actor.id) === actor.id &&
      leavesNoChair(flow, matter, actor.id, directory)
        ? {
            said: [words.onlyChair],
            choices: [{ label: words.recuseAnyway, answers: { sure: true } }],
            carries: {},
          }
        : undefined,
    apply: (matter, { person }, context) => {
      const target = person ?? context.actor.id;
      if (
        target !== context.actor.id &&
        !mayRecuse(context.actor, context.directory.people.get(target))
      )
        return new Refusal(words.notOthers, { field: "person" });
      if (!somebodyLeft(matter, target, context))
        return new Refusal(words.nobodyLeft, { field: "person" });
      if (target !== context.actor.id && leavesNoChair(flow, matter, target, context.directory))
        return new Refusal(words.chairsOwn(personName(context.directory, target)), {
          field: "person",
        });
      return { ...matter, parties: [...matter.parties, { part: "recused", person: target }] };
    },
    tells: {
      ...tellAll(["from", "chair"], (matter: Matter, context: Context) =>
        chairRecusedNews(flow, matter, context),
      ),
      "to.head": () => words.recusedNews,
      "to.procuratorate:chief": () => words.recusedNews,
      "joint.head": () => words.recusedNews,
      "joint.procuratorate:chief": () => words.recusedNews,
    },
    done: ({ parties }, { actor }) =>
      parties.at(-1)?.person === actor.id ? words.recusedSelfDone : words.recuseDone,
  }),

  /** From here on named people only; what stands in groups and with others is masked or taken away. */
  [raiseStep]: step<Matter>()({
    names: ["提级", "定密", "raise"],
    says: [
      "这个得保密",
      "别让太多人看",
      "此事敏感，收窄知情范围",
      "别让无关的人看",
      "限定几个人看",
      "按二级管",
      "只让经办的看",
      "范围缩小",
      "密级提一下",
      "内容要保密，知悉范围收窄",
      "only named people should see it",
      "limit who can see it",
      "restrict it to those handling it",
      "restrict this to a few people",
    ],
    label: words.raise,
    help: words.raiseHelp,
    by: anybody,
    open: {
      from: [],
      when: {
        only: words.onlyOpenLevel,
        otherwise: ({ visibility }) => (visibility > 1 ? words.raisedAlready : undefined),
      },
    },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, _, { directory }) => ({
      ...matter,
      visibility: 2,
      parties: nameTeams(matter.parties, directory),
    }),
    // What came of a matter is restricted with it: whoever has no part there is not named there.
    tells: tellAll(anybody, (matter: Matter, context: Context, reader) =>
      words.raisedNews(
        holdsAny(context.actor, anybody, matter) ? actorFor(matter, context, reader) : undefined,
      ),
    ),
    done: () => words.raiseDone,
  }),

  /** Something in it must not be here: hidden everywhere at once, and the secrecy officer's to judge. */
  quarantine: step<Matter>()({
    names: ["隔离", "quarantine"],
    says: [
      "里面有密件的内容，马上隔开",
      "夹了份机密文件，赶快隐藏",
      "照片里带涉密地图，先隔起来",
      "拍到不该拍的，快隔开",
      "附件里有保密的，马上遮住",
      "有不该写的内容，快屏蔽掉",
      "something secret in it, hide it",
      "it must not be seen, hide it right now",
    ],
    label: words.quarantine,
    help: words.quarantineHelp,
    by: anybody,
    open: { from: [] },
    clocks: { starts: [report] },
    button: { tone: "danger", rare: true },
    marks: { irrevocable: true },
    form: {},
    apply: (matter) => ({ ...matter, visibility: 3 }),
    // Those who go on with it see it no more: what they are told is said as they leave.
    tells: {
      ...tellAll(organising, () => undefined),
      secrecy: (matter, context, reader) =>
        words.quarantinedNews(actorFor(matter, context, reader)),
    },
    leaves: (matter, context, reader) =>
      words.quarantinedAway(
        matter.code,
        momentText(context.now),
        actorFor(matter, context, reader),
      ),
    done: () => words.quarantineDone,
  }),

  /** The secrecy authority and the superior have been told; the 24 hours end. */
  reported: step<Matter>()({
    names: ["已报告", "reported"],
    label: words.reported,
    help: words.reportedHelp,
    by: ["secrecy"],
    open: { from: [] },
    clocks: { ends: [leakReport] },
    button: { tone: "primary" },
    marks: { irrevocable: true, underQuarantine: true, onErased: true },
    form: { to: long(words.reportedTo, { main: true, max: 200 }) },
    // What is left of an erased matter is shown again to those named in it.
    apply: (matter) => (matter.erasedAt === undefined ? matter : { ...matter, visibility: 2 }),
    done: () => words.reportedDone,
  }),

  /** It may be here after all: back to the people named in it, never wider than level 2. */
  release: step<Matter>()({
    names: ["解除隔离", "release"],
    label: words.release,
    help: words.releaseHelp,
    by: ["secrecy"],
    open: { from: [] },
    clocks: { ends: [leakReport] },
    marks: { irrevocable: true, underQuarantine: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (matter, _, { directory }) => ({
      ...matter,
      visibility: 2,
      parties: nameTeams(matter.parties, directory),
    }),
    tells: tellAll(anybody, () => words.releasedNews),
    done: () => words.releaseDone,
  }),

  /** Deleted, and only on the instruction of the secrecy authority (保守国家秘密法第三十四条); the leak is still to be reported. */
  purge: step<Matter>()({
    names: ["清除", "purge"],
    label: words.purge,
    help: words.purgeHelp,
    by: ["secrecy"],
    open: { from: [] },
    button: { tone: "danger" },
    marks: { irrevocable: true, underQuarantine: true, erases: true },
    form: { instruction: long(words.instruction, { main: true, max: 200 }) },
    apply: (matter, _, { now }) => eraseMatter(matter, now),
    done: ({ visibility }) => (visibility === 3 ? words.purgeDoneReport : words.purgeDone),
  }),
});

/** The step of every kind that adds a unit complained of; it needs the parties of a matter (accuse.ts). */
export const accuseStep = "accuse";

/** The ids of the steps every kind of matter has. */
export const confidentialitySteps = [...Object.keys(stepsNaming({}, () => undefined)), accuseStep];

/** Whether somebody acts for one of several units of which none learns of the others, and the reader is not of that unit, nor of the one they have it from. */
const isOtherAddressee = (
  { tracks }: Flow,
  matter: Matter,
  [actor, reader]: readonly [actor: Person, reader: Person],
): boolean => {
  const units = tracks === undefined ? [] : unitsIn(matter, tracks.part);
  return (
    units.length > 1 &&
    units.includes(actor.organisation) &&
    reader.organisation !== actor.organisation &&
    !unitsIn(matter, "from").includes(reader.organisation)
  );
};

/** The flow with what guards every kind alike, in each of its states. */
export const withConfidentiality = (flow: Flow): Flow => ({
  ...flow,
  steps: {
    ...flow.steps,
    ...Object.fromEntries(
      Object.entries(
        stepsNaming(flow, (matter, { actor, directory }, reader) =>
          isOtherAddressee(flow, matter, [actor, reader])
            ? undefined
            : personName(directoryFor(flow, reader, directory), actor.id),
        ),
      ).map(([id, one]) => [id, { ...one, open: { ...one.open, from: Object.keys(flow.states) } }]),
    ),
  },
  clocks: { ...flow.clocks, [leakReport]: reportLadder },
  ...(flow.tracks === undefined
    ? {}
    : {
        tracks: {
          ...flow.tracks,
          together: [...flow.tracks.together, ...confidentialitySteps],
        },
      }),
});
