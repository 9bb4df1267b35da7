import { type Day, dayText, lastDayText } from "../../../calendar/day.ts";
import { choice, line, long, moment, one, optional, several, someOf } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { listed } from "../../../flow/card-parts.ts";
import { inOrder as dayInOrder, dayOr, recordDay } from "../../../flow/days.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import { runningClock } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import {
  type Directory,
  disciplineIn,
  organisationName,
  personName,
} from "../../../people/directory.ts";
import { addressee, bodyOptions, groundOptions } from "../cards.ts";
import { overdueFor, replyRules, takenSteps } from "../clocks.ts";
import {
  type Escalation,
  isPublicInterest,
  ladder,
  pressable,
  type Recommendation,
} from "../model.ts";
import {
  addresseeSeats,
  copyTo,
  enforcementSupervision,
  government,
  issuerSeats,
} from "../seats.ts";
import { words } from "../words.ts";

const overdue: Condition<Recommendation> = {
  only: words.only.overdue,
  otherwise: (matter, today) =>
    overdueFor(matter, today) === undefined ? words.notOverdue : undefined,
};

/** The steps before it come first, or it is said why one is left out. */
const inOrder: Condition<Recommendation> = { ...overdue, only: words.only.overdueInOrder };

/** That a step was taken on a day, by whom, and what can be done instead of taking it once more. */
const takenOnDay = (
  { fields }: Recommendation,
  step: Escalation,
  on: Day,
  directory: Directory | undefined,
): Text | undefined => {
  const taken = fields.escalations.find((one) => one.step === step && one.on === on);
  if (taken === undefined) return undefined;
  const by = directory && personName(directory, taken.by);
  const firmer = ladder.slice(ladder.indexOf(step) + 1).map((one) => words[one]);
  return words.takenBefore(words[step], dayText(on), by, listed(firmer));
};

/** Once a day is enough: said again it adds nothing, and the unit has two letters of one day. */
const onceADay = (
  step: Escalation,
  { only, otherwise }: Condition<Recommendation>,
): Condition<Recommendation> => ({
  only,
  otherwise: (matter, today, person, known) =>
    otherwise(matter, today, person, known) ?? takenOnDay(matter, step, today, known?.directory),
});

/** Whether a unit is another one of those the recommendation goes to: it hears nothing of this one's part. */
const isOtherAddressee = ({ share }: Recommendation, unit: string): boolean =>
  share?.others.some((other) => other.unit === unit) === true;

/** Nobody is summoned before anything was done against it. */
const isPressed = (matter: Recommendation) =>
  takenSteps(matter).length > 0 ? undefined : words.summonLater;

const afterPressing: Condition<Recommendation> = {
  only: words.only.overdueAndPressed,
  otherwise: (matter, today) => overdue.otherwise(matter, today) ?? isPressed(matter),
};

/** The draft of what is sent, from what stands open; in Chinese, as official papers are. */
const draftLetter = (step: Escalation) => (matter: Recommendation, context: Context) => {
  const { reference = "", fields, clocks } = matter;
  const due = clocks.find(({ rule, stoppedAt }) => replyRules.includes(rule) && !stoppedAt)?.rolled;
  const to = addressee(matter, context.directory).zh;
  const open = {
    reply: `应${due === undefined ? "于规定期限内" : `最迟于${lastDayText(due).zh}`}书面回复，至今未书面回复`,
    refused: words.notAdopted(step === "urge" ? "你单位" : to, refusedWhy(fields)),
    rectify: "经核实整改尚未到位",
  }[causeOf(matter, context.today)];
  const taken = takenSteps(matter).map((one) => words[one].zh);
  const after = step === "urge" ? "" : words.afterSteps([...new Set(taken)]);
  return {
    reason: words.draft[step](
      to,
      `${reference}检察建议于${dayText(fields.servedOn).zh}送达，${open}${after}`,
    ),
  };
};

/** Why a unit is pressed: it has not replied, has refused, or was found not to have done it. */
const causeOf = (matter: Recommendation, today: Day): keyof typeof words.pressedFor => {
  const what = overdueFor(matter, today) ?? "reply";
  return what === "rectify" && matter.fields.adoption === "none" ? "refused" : what;
};

/** The reasons a unit gave for what it does not adopt. */
const refusedWhy = ({ points, measures = "" }: Recommendation["fields"]): string =>
  points?.flatMap(({ adoption, text }) => (adoption === "none" ? [text] : [])).join("；") ??
  measures;

/** Those who preside over the joint meeting come to see it, so that they can summon (实施意见 三（五）). */
const withConvenor = (matter: Recommendation, { directory }: Context): Recommendation => ({
  ...matter,
  parties: [
    ...matter.parties,
    ...[...directory.people.values()]
      .filter(
        ({ id, roles, cover }) =>
          (cover?.self.roles ?? roles).includes("convenor") &&
          !matter.parties.some(({ part, person }) => part === "chair" && person === id),
      )
      .map(({ id }) => ({ part: "chair", person: id }) as const),
  ],
});

type Taken = Recommendation["fields"]["escalations"][number];

type More = Partial<Omit<Taken, "step" | "on" | "by">> & { readonly takenOn?: Day | undefined };

/** The recommendation with one more step of the ladder taken; one left out needs its reason. */
const takeNext = (
  matter: Recommendation,
  step: Escalation,
  { reason, skipped, takenOn, ...more }: More & { readonly reason: string },
  copies: readonly (string | undefined)[],
  context: Context,
): Recommendation | Refusal => {
  const below = ladder.slice(0, ladder.indexOf(step));
  const left = below.filter((one) => !takenSteps(matter).includes(one));
  if (reason.replace(/[^\p{L}]/gu, "").includes(words.gapSaid))
    return new Refusal(words.gapLeft, { field: "reason" });
  if (left.length > 0 && skipped === undefined)
    return new Refusal(words.skipWhy(left.map((one) => words[one])), { field: "skipped" });
  const { today, directory, actor } = context;
  const on = takenOn ?? today;
  const after = matter.fields.escalations.at(-1)?.on ?? matter.fields.servedOn;
  const wrong = dayInOrder(on, { after, today }, "takenOn", words.takenOn);
  if (wrong !== undefined) return wrong;
  const before = takenOnDay(matter, step, on, directory);
  if (before !== undefined) return new Refusal(before, { field: "takenOn" });
  const entry = {
    step,
    on,
    by: actor.id,
    reason,
    ...more,
    ...(left.length === 0 ? {} : { skipped }),
  };
  const taken = withFields(matter, { escalations: [...matter.fields.escalations, entry] });
  // Urging is between the two: telling anybody else is the chief procurator's decision (检察建议工作规定第二十五条).
  if (step === "urge") return taken;
  const copied = copyTo(
    withConvenor(taken, context),
    [...copies, enforcementSupervision(directory, today)],
    directory,
  );
  // Also those it was copied to before come to see how this one of several units was pressed.
  const pressedTo = unitsIn(copied, "copy").filter(
    (unit) => copies.includes(unit) || !unitsIn(matter, "copy").includes(unit),
  );
  return withFields(copied, {
    pressedTo: [...new Set([...matter.fields.pressedTo, ...pressedTo])],
  });
};

const takenOn = dayOr(words.takenOn, { help: words.takenOnHelp });
const skipped = optional(long(words.skipped, { max: 300, help: words.skippedHelp }));
const reason = long(words.reason, {
  main: true,
  max: 1000,
  help: words.pressReasonHelp,
  drafted: "closed",
});

const lastTaken = ({ fields }: Recommendation) => fields.escalations.at(-1);

const tellTaken = (step: Escalation) => {
  const say = (matter: Recommendation) =>
    words.pressedNews(words[step], lastTaken(matter)?.reason ?? "");
  const copy = (matter: Recommendation, { directory, today }: Context) =>
    words.pressedCopy(
      words[step],
      addressee(matter, directory),
      words.pressedFor[causeOf(matter, today)],
    );
  return {
    ...tellAll(addresseeSeats, say),
    ...tellAll(["handler", "from.procuratorate:chief"], copy),
    ...(step === "urge" ? {} : tellAll(["copy.liaison", "chair"], copy)),
  };
};

const confirmTaken =
  (step: Escalation) =>
  (matter: Recommendation, { directory }: Context) => {
    const { to = [], bodies = [] } = lastTaken(matter) ?? {};
    const told = [
      ...to.map((id) => organisationName(directory, id)),
      ...bodies.map((body) => words[body]),
    ];
    return words.pressedDone[step](addressee(matter, directory), listed(told));
  };

/** 督促—通报—约谈—报告: each taken only by whom it is reserved to (检察建议工作规定第二十五条; domain §3.10). */
export const escalating: Readonly<Record<string, Step<Recommendation>>> = {
  urge: step<Recommendation>()({
    names: ["督促", "urge"],
    says: ["发督促函", "督促一下", "urge them in writing"],
    label: words.urge,
    help: words.urgeHelp,
    by: issuerSeats,
    open: { from: pressable, when: onceADay("urge", overdue) },
    form: { reason, takenOn },
    prefill: draftLetter("urge"),
    apply: (matter, answers, context) => takeNext(matter, "urge", answers, [], context),
    tells: tellTaken("urge"),
    done: confirmTaken("urge"),
  }),

  /** To the body above the unit, or of its trade: the chief procurator's decision. */
  circulate: step<Recommendation>()({
    names: ["通报", "circulate"],
    says: ["通报批评", "全县通报", "circulate it"],
    label: words.circulate,
    help: words.circulateHelp,
    by: ["from.procuratorate:chief"],
    open: { from: pressable, when: onceADay("circulate", inOrder) },
    form: {
      reason,
      takenOn,
      to: optional(several(words.circulateTo, "organisations", { help: words.circulateToHelp })),
      skipped,
    },
    prefill: draftLetter("circulate"),
    apply: (matter, { to, ...answers }, context) => {
      const { organisations } = context.directory;
      const above = unitsIn(matter, "to").map((unit) => organisations.get(unit)?.superior);
      const bodies = to ?? above.filter((unit) => unit !== undefined);
      const other = bodies.filter((unit) => isOtherAddressee(matter, unit));
      if (other.length > 0)
        return new Refusal(words.circulateOther(namesOf(other, context.directory)), {
          field: "to",
        });
      return bodies.length === 0
        ? new Refusal(words.circulateWhom(addressee(matter, context.directory)), { field: "to" })
        : takeNext(matter, "circulate", { ...answers, to: [...bodies] }, bodies, context);
    },
    tells: tellTaken("circulate"),
    done: confirmTaken("circulate"),
  }),

  /** By the convenor, or the deputy the convenor has entrusted. */
  summon: step<Recommendation>()({
    names: ["约谈", "summon"],
    says: ["叫来谈谈", "请他们来谈一谈", "找他们谈话", "约谈负责人", "summon them"],
    label: words.summon,
    help: words.summonHelp,
    by: ["chair", "convenor"],
    open: { from: pressable, when: onceADay("summon", afterPressing) },
    form: {
      reason,
      takenOn,
      at: optional(moment(words.summonAt, { tense: "future" })),
      place: optional(line(words.place, { max: 60 })),
      skipped,
    },
    prefill: draftLetter("summon"),
    apply: (matter, { at, ...answers }, context) =>
      at !== undefined && at <= context.now
        ? new Refusal(words.summonPast, { field: "at" })
        : takeNext(matter, "summon", { ...answers, at }, [], context),
    tells: tellTaken("summon"),
    done: confirmTaken("summon"),
  }),

  /** To the procuratorate above, and where needed to the Party committee, the congress and others. */
  report: step<Recommendation>()({
    names: ["上报", "report"],
    says: ["报给上级", "报县委政府", "report it upward"],
    label: words.report,
    help: words.reportHelp,
    by: ["from.procuratorate:chief"],
    open: { from: pressable, when: onceADay("report", inOrder) },
    form: { reason, takenOn, bodies: optional(someOf(words.bodies, bodyOptions)), skipped },
    prefill: draftLetter("report"),
    apply: (matter, { bodies: named, ...answers }, context) => {
      const bodies = [...(named ?? (["upper-procuratorate"] as const))];
      const county = bodies.includes("gov") ? government(context.directory) : undefined;
      const supervision = bodies.includes("discipline")
        ? disciplineIn(context.directory)
        : undefined;
      const more = { ...answers, bodies };
      return takeNext(matter, "report", more, [county, supervision], context);
    },
    tells: tellTaken("report"),
    done: confirmTaken("report"),
  }),

  /** The convenor lets a deputy convenor summon; on record before it is done. */
  entrust: step<Recommendation>()({
    names: ["委托", "entrust"],
    label: words.entrust,
    help: words.entrustHelp,
    by: ["chair", "convenor"],
    open: {
      from: pressable,
      when: {
        only: words.only.convenorOnceOverdue,
        otherwise: (matter, _, person) =>
          isPressed(matter) ??
          (person?.roles.includes("convenor") === false ? words.convenorEntrusts : undefined),
      },
    },
    button: { rare: true },
    form: { deputy: one(words.deputy, "people") },
    apply: (matter, { deputy }, { directory }) => {
      const person = directory.people.get(deputy);
      if (person?.roles.includes("deputy-convenor") !== true)
        return new Refusal(words.notDeputy, { field: "deputy" });
      if (unitsIn(matter, "to").includes(person.organisation))
        return new Refusal(words.ownDeputy, { field: "deputy" });
      return { ...matter, parties: [...matter.parties, { part: "chair", person: deputy }] };
    },
    tells: { chair: () => words.entrustedNews },
    done: () => words.entrustedDone,
  }),

  /** A suit in the public interest: the chief procurator's decision, on a ground of 第八十二条. */
  sue: step<Recommendation>()({
    names: ["起诉", "sue"],
    says: ["告他们", "向法院起诉", "提起公益诉讼", "sue them"],
    label: words.sue,
    help: words.sueHelp,
    by: ["from.procuratorate:chief"],
    open: {
      from: pressable,
      to: "litigation",
      when: {
        only: words.only.rectifyOver,
        otherwise: (matter, today) => {
          if (!isPublicInterest(matter)) return words.onlyPublicInterest;
          const rectify = runningClock(matter, "rec.rectify");
          return rectify !== undefined && rectify.rolled >= today
            ? words.stillTime(dayText(rectify.rolled))
            : undefined;
        },
      },
    },
    button: { rare: true },
    marks: { inPerson: true },
    // The case in court is a matter of its own.
    opens: (matter) =>
      unitsIn(matter, "to").map((to) => ({
        kind: "litigation",
        answers: { title: matter.title, to, parent: matter.code },
      })),
    form: {
      ground: choice(words.ground, groundOptions),
      reason: optional(long(words.reason, { main: true, max: 500 })),
      suedOn: dayOr(words.suedOn),
    },
    apply: (matter, { ground, reason, suedOn }, context) =>
      recordDay(
        matter,
        ["suedOn", suedOn, words.suedOn, matter.fields.servedOn],
        context,
        (dated) => ({
          ...withFields(dated, { suit: ground, ...(reason === undefined ? {} : { reason }) }),
          outcome: "litigation",
        }),
      ),
    tells: tellAll(["handler", "to.liaison"], () => words.suedNews),
    done: () => words.suedDone,
  }),
};
