import { type Day, dayText } from "../calendar/day.ts";
import { choice, line, long, moment, one, optional, several, someOf } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { issuerSeats } from "./answering.ts";
import { addressee, bodyOptions, groundOptions } from "./cards.ts";
import { type Escalation, ladder, type Recommendation } from "./model.ts";
import { copiedTo, discipline, enforcementSupervision, government } from "./parties.ts";
import { isPublicInterest, replyRules, running } from "./periods.ts";
import { words } from "./words.ts";

/** Where it can be pressed on: never acknowledged, not answered, answered with a refusal, or not done. */
const pressable = ["served", "acknowledged", "replied", "unmet"] as const;

/** What stands open past its day, by which a unit is pressed (检察建议工作规定第二十五条). */
const overdueFor = (matter: Recommendation, today: Day): "reply" | "rectify" | undefined => {
  const reply = running(matter, replyRules);
  if (reply !== undefined && reply.rolled < today) return "reply";
  const rectify = running(matter, ["rec.rectify"]);
  const timeLeft = rectify !== undefined && rectify.rolled >= today;
  if (matter.state === "replied" && matter.fields.adoption === "none") return "rectify";
  return matter.state === "unmet" && !timeLeft ? "rectify" : undefined;
};

type Taken = Recommendation["fields"]["escalations"][number];

/** The rungs of the ladder taken with this version. */
const taken = ({ fields }: Recommendation): readonly Escalation[] =>
  fields.escalations.filter(({ on }) => on >= fields.servedOn).map(({ step }) => step);

/** The step that is next on the ladder; nothing where the last one is taken. */
const next = (matter: Recommendation): Escalation | undefined => {
  const last = Math.max(-1, ...taken(matter).map((one) => ladder.indexOf(one)));
  return ladder[last + 1];
};

/** The next step where an overdue reply or rectification is to be pressed on. */
export const proposed = (what: "reply" | "rectify") => (matter: Recommendation) =>
  what === "reply" || matter.state === "unmet" || matter.fields.adoption === "none"
    ? next(matter)
    : undefined;

const against = (matter: Recommendation, today: Day): Text | undefined =>
  overdueFor(matter, today) === undefined ? words.notOverdue : undefined;

/** The draft of what is sent, from what stands open; in Chinese, as official papers are. */
const draft = (step: Escalation) => (matter: Recommendation, doing: Doing) => {
  const { reference = "", fields, clocks } = matter;
  const what = overdueFor(matter, doing.today) ?? "reply";
  const rules = what === "reply" ? replyRules : ["rec.rectify"];
  const due = clocks.find(({ rule, stoppedAt }) => rules.includes(rule) && !stoppedAt)?.rolled;
  const open = {
    reply: `应于${due === undefined ? "规定期限" : dayText(due).zh}前书面回复，至今未回复，未说明正当理由`,
    rectify:
      fields.adoption === "none"
        ? "不采纳建议，未说明正当理由"
        : "经核实整改尚未到位，未说明正当理由",
  }[what];
  const to = addressee(matter, doing.directory).zh;
  return {
    reason: words.draft[step](
      to,
      `${reference}检察建议于${dayText(fields.servedOn).zh}送达，${open}`,
    ),
  };
};

/** Those who preside over the joint meeting come to see it, so that they can summon (实施意见 三（五）). */
const withConvenor = (matter: Recommendation, { directory }: Doing): Recommendation => ({
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

type More = Partial<Omit<Taken, "step" | "on" | "by">>;

/** The recommendation with one more rung taken; a rung left out needs its reason. */
const escalated = (
  matter: Recommendation,
  step: Escalation,
  { reason, skipped, ...more }: More & { readonly reason: string },
  copies: readonly (string | undefined)[],
  doing: Doing,
): Recommendation | Refusal => {
  const below = ladder.slice(0, ladder.indexOf(step));
  const left = below.filter((one) => !taken(matter).includes(one));
  if (left.length > 0 && skipped === undefined)
    return new Refusal(words.skipWhy(left.map((one) => words[one])), { field: "skipped" });
  const { today, directory, actor } = doing;
  const entry = {
    step,
    on: today,
    by: actor.id,
    reason,
    ...more,
    ...(left.length === 0 ? {} : { skipped }),
  };
  const { fields } = matter;
  const units = [...copies, enforcementSupervision(directory, today)];
  return copiedTo(
    withConvenor(
      { ...matter, fields: { ...fields, escalations: [...fields.escalations, entry] } },
      doing,
    ),
    units,
    directory,
  );
};

const skipped = optional(long(words.skipped, { max: 300, help: words.skippedHelp }));
const reason = long(words.reason, { main: true, max: 1000, help: words.pressReasonHelp });

const last = ({ fields }: Recommendation) => fields.escalations.at(-1);

const told = (step: Escalation) => {
  const say = (matter: Recommendation) =>
    words.pressedNews(words[step], last(matter)?.reason ?? "");
  const copy = (matter: Recommendation, { directory }: Doing) =>
    words.pressedCopy(words[step], addressee(matter, directory));
  return {
    "to.liaison": say,
    "to.head": say,
    "copy.liaison": copy,
    chair: copy,
    handler: copy,
    "from.chief": copy,
  } as const;
};

const pressed =
  (step: Escalation) =>
  (matter: Recommendation, { directory }: Doing) =>
    words.pressedDone(words[step], addressee(matter, directory));

/** 督促—通报—约谈—报告: each taken only by whom it is reserved to (检察建议工作规定第二十五条; domain §3.10). */
export const escalating: Readonly<Record<string, Step<Recommendation>>> = {
  urge: step<Recommendation>()({
    label: words.urge,
    names: ["督促", "urge"],
    help: words.urgeHelp,
    form: { reason },
    prefill: draft("urge"),
    from: pressable,
    by: issuerSeats,
    against,
    tells: told("urge"),
    done: pressed("urge"),
    apply: (matter, answers, doing) => escalated(matter, "urge", answers, [], doing),
  }),

  /** To the body above the unit, or of its trade: the chief procurator's decision. */
  circulate: step<Recommendation>()({
    label: words.circulate,
    names: ["通报", "circulate"],
    help: words.circulateHelp,
    form: {
      reason,
      to: optional(several(words.circulateTo, "organisations", { help: words.circulateToHelp })),
      skipped,
    },
    prefill: draft("circulate"),
    from: pressable,
    by: ["from.chief"],
    against,
    tells: told("circulate"),
    done: pressed("circulate"),
    apply: (matter, { to, ...answers }, doing) => {
      const { organisations } = doing.directory;
      const above = unitsIn(matter, "to").map((unit) => organisations.get(unit)?.superior);
      const bodies = to ?? above.filter((unit) => unit !== undefined);
      return bodies.length === 0
        ? new Refusal(words.circulateWhom(addressee(matter, doing.directory)), { field: "to" })
        : escalated(matter, "circulate", answers, bodies, doing);
    },
  }),

  /** By the convenor, or the deputy the convenor has entrusted. */
  summon: step<Recommendation>()({
    label: words.summon,
    names: ["约谈", "summon"],
    help: words.summonHelp,
    form: {
      reason,
      at: optional(moment(words.summonAt)),
      place: optional(line(words.place, { max: 60 })),
      skipped,
    },
    prefill: draft("summon"),
    from: pressable,
    by: ["chair"],
    against,
    tells: told("summon"),
    done: pressed("summon"),
    apply: (matter, { at, ...answers }, doing) =>
      at !== undefined && at <= doing.now
        ? new Refusal(words.summonPast, { field: "at" })
        : escalated(matter, "summon", { ...answers, at }, [], doing),
  }),

  /** To the procuratorate above, and where needed to the Party committee, the congress and others. */
  report: step<Recommendation>()({
    label: words.report,
    names: ["上报", "report"],
    help: words.reportHelp,
    form: { reason, bodies: optional(someOf(words.bodies, bodyOptions)), skipped },
    prefill: draft("report"),
    from: pressable,
    by: ["from.chief"],
    against,
    tells: told("report"),
    done: pressed("report"),
    apply: (matter, { bodies: named, ...answers }, doing) => {
      const bodies = [...(named ?? (["upper-procuratorate"] as const))];
      const county = bodies.includes("gov") ? government(doing.directory) : undefined;
      const supervision = bodies.includes("discipline") ? discipline(doing.directory) : undefined;
      const more = { ...answers, bodies };
      return escalated(matter, "report", more, [county, supervision], doing);
    },
  }),

  /** The convenor lets a deputy convenor summon; on record before it is done. */
  entrust: step<Recommendation>()({
    label: words.entrust,
    names: ["委托", "entrust"],
    help: words.entrustHelp,
    form: { deputy: one(words.deputy, "people") },
    from: pressable,
    by: ["chair"],
    rare: true,
    tells: { chair: () => words.entrustedNews },
    done: () => words.entrustedDone,
    apply: (matter, { deputy }, { directory, actor }) => {
      const person = directory.people.get(deputy);
      if (!actor.roles.includes("convenor")) return new Refusal(words.convenorEntrusts);
      if (person?.roles.includes("deputy-convenor") !== true)
        return new Refusal(words.notDeputy, { field: "deputy" });
      if (unitsIn(matter, "to").includes(person.organisation))
        return new Refusal(words.ownDeputy, { field: "deputy" });
      return { ...matter, parties: [...matter.parties, { part: "chair", person: deputy }] };
    },
  }),

  /** A suit in the public interest: the chief procurator's decision, on a ground of 第八十二条. */
  sue: step<Recommendation>()({
    label: words.sue,
    names: ["起诉", "sue"],
    help: words.sueHelp,
    form: {
      ground: choice(words.ground, groundOptions),
      reason: optional(long(words.reason, { main: true, max: 500 })),
    },
    from: pressable,
    to: "litigation",
    by: ["from.chief"],
    rare: true,
    when: { holds: isPublicInterest, otherwise: words.onlyPublicInterest },
    against: (matter, today) => {
      const rectify = running(matter, ["rec.rectify"]);
      return rectify !== undefined && rectify.rolled >= today
        ? words.stillTime(dayText(rectify.rolled))
        : undefined;
    },
    tells: { handler: () => words.suedNews, "to.liaison": () => words.suedNews },
    done: () => words.suedDone,
    apply: (matter, { ground, reason }) => ({
      ...matter,
      outcome: "litigation",
      fields: { ...matter.fields, suit: ground, ...(reason === undefined ? {} : { reason }) },
    }),
  }),
};
