import { z } from "zod";
import { dayOf, isDay, momentText } from "../calendar/day.ts";
import { action } from "../chat/card.ts";
import { type Fields, long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text } from "../chat/text.ts";
import { personName, standingFor } from "../people/directory.ts";
import { directoryFor } from "./blind.ts";
import { takenBackIn } from "./correction.ts";
import { hourInOrder, notLater } from "./days.ts";
import { errataDone, errataStep, errataText, factOf, typedDay } from "./errata-text.ts";
import { errataWords as words } from "./errata-words.ts";
import { factField, factIn, factName, factText, withFact } from "./facts.ts";
import { type Flow, openingNamed, type RecordedFact } from "./flow.ts";
import type { Entry } from "./history.ts";
import { barred, type Matter, type Part, unitsIn } from "./matter.ts";
import { documentNumber } from "./reference.ts";
import { readSeat, type Seat } from "./seat.ts";
import type { Context, FactChange, Past, Step } from "./step.ts";
import { sharesIn } from "./tracks.ts";

// ---------------------------------------------------------------- who may

const standIn = z.object({ for: z.string() });

/** The step that recorded a fact, as long as it was not taken back. */
export const recordingOf = ({ by }: RecordedFact, { entries }: Past): Entry | undefined => {
  const gone = entries.map(takenBackIn);
  return entries.findLast(({ step, number }) => by.includes(step) && !gone.includes(number));
};

/** The parts of the units that take a step: the opening is taken by whoever the matter is from. */
const partsOf = (flow: Flow, step: string): readonly Part[] =>
  openingNamed(flow, step) !== undefined
    ? ["from"]
    : [...new Set((flow.steps[step]?.by ?? []).map((seat) => readSeat(seat).part ?? "from"))].map(
        (part) => (part === "handler" || part === "chair" ? "from" : part),
      );

/** Whether a person recorded it, or answers for the unit of somebody who did and has left. */
const isRecorder = (
  flow: Flow,
  matter: Matter,
  { actor, directory }: Pick<Context, "actor" | "directory">,
  entry: Entry,
): boolean => {
  const absent = standIn.safeParse(JSON.parse(entry.content ?? "null")).data?.for;
  if (standingFor(actor).some(({ id }) => id === entry.actor || id === absent)) return true;
  if (directory.people.has(entry.actor)) return false;
  const answers = actor.roles.includes("liaison") || actor.roles.includes("head");
  const units = partsOf(flow, entry.step).flatMap((part) => unitsIn(matter, part));
  return answers && units.includes(actor.organisation);
};

/** What happened in the matter before; nothing where it was not read. */
export const pastOf = ({ past }: Pick<Context, "past">): Past =>
  past ?? { entries: [], told: new Set() };

/** The facts on record in a matter, each with the step that recorded it. */
const onRecord = (flow: Flow, past: Past) =>
  Object.entries(flow.facts?.of ?? {}).flatMap(([key, fact]) => {
    const entry = recordingOf(fact, past);
    return entry === undefined ? [] : [{ key, fact, entry }];
  });

/** The post that took a step of the history, as far as the actor is to know it. */
const takerOf = (
  flow: Flow,
  { actor: taker }: Pick<Entry, "actor">,
  context: Pick<Context, "actor" | "directory" | "past">,
): Text => {
  const { actor, directory } = context;
  return personName(directoryFor(flow, actor, directory, pastOf(context).entries), taker);
};

/** The keys of the facts a person can put right here, or why there are none. */
const asks = (
  flow: Flow,
  matter: Matter,
  context: Pick<Context, "actor" | "directory" | "past">,
): readonly string[] | Refusal => {
  const all = onRecord(flow, pastOf(context));
  const own = all.filter(({ entry }) => isRecorder(flow, matter, context, entry));
  if (own.length > 0) return [...own.map(({ key }) => key), "reason"];
  const takers = new Map(all.map(({ entry }) => [entry.actor, takerOf(flow, entry, context)]));
  return new Refusal(
    takers.size === 0 ? words.nothing : words.notYours(joinAnd([...takers.values()])),
  );
};

// ---------------------------------------------------------------- what is put right

/** What others put right after the form was shown, with who did. */
const crossing = (flow: Flow, matter: Matter, context: Context) => {
  const { past, directory, actor } = context;
  const since = past?.shown;
  if (since === undefined) return undefined;
  const other = past?.entries.findLast(({ number, step }) => number > since && step === errataStep);
  const said = other && errataText(flow, other, directory, { person: actor, matter });
  if (other === undefined || said === undefined) return undefined;
  const again = action(words.label, { command: `${flow.kind}.${errataStep}`, code: matter.code });
  const who = takerOf(flow, other, context);
  return new Refusal(words.crossed(who, momentText(other.at), said), { actions: [again] });
};

/** A value as it is kept: a number as documents write it; refused at its field where it cannot be. */
const readValue = (
  flow: Flow,
  matter: Matter,
  [key, fact, value]: readonly [key: string, fact: RecordedFact, value: unknown],
  { today, now }: Context,
): unknown => {
  const name = factName(flow, key);
  if (fact.kept === "reference")
    return documentNumber(String(value), matter.reference ?? String(value), key);
  if (typeof fact.kept === "object" && "part" in fact.kept) {
    const isBarred = barred.some((part) => unitsIn(matter, part).includes(String(value)));
    return isBarred ? new Refusal(words.barred, { field: key }) : value;
  }
  const { kind } = factField(flow, key, fact);
  if (kind === "moment") return hourInOrder(String(value), undefined, { now }, key, name) ?? value;
  const happened = kind === "day" && fact.ahead !== true;
  return happened ? (notLater(String(value), today, key, name) ?? value) : value;
};

const apply = (
  flow: Flow,
  matter: Matter,
  answers: Readonly<Record<string, unknown>>,
  context: Context,
): Matter | Refusal => {
  const crossed = crossing(flow, matter, context);
  if (crossed !== undefined) return crossed;
  const past = pastOf(context);
  const all = onRecord(flow, past);
  let next = matter;
  let same: Refusal | undefined;
  for (const [key, given] of Object.entries(answers)) {
    if (key === "reason" || given === undefined) continue;
    const fact = factOf(flow, key);
    const name = factName(flow, key);
    const found = all.find((one) => one.key === key);
    if (found === undefined) return new Refusal(words.notRecorded(name), { field: key });
    const value = readValue(flow, matter, [key, fact, given], context);
    if (value instanceof Refusal) return value;
    const before = factIn(matter, key, fact);
    if (value === before) {
      const shown = factText(value, fact, context.directory);
      same ??= new Refusal(words.same(name, shown), { field: key });
      continue;
    }
    if (!isRecorder(flow, matter, context, found.entry)) {
      const who = takerOf(flow, found.entry, context);
      return new Refusal(words.notThis(name, who), { field: key });
    }
    const fixed = fact.fixed?.(matter);
    if (fixed !== undefined) return new Refusal(fixed, { field: key });
    next = withFact(next, key, fact, value, context);
  }
  if (next === matter) {
    const own = all.filter(({ entry }) => isRecorder(flow, matter, context, entry));
    const names = own.map(({ key, entry }) => factName(flow, key, entry.step));
    const only = Object.values(answers).filter((one) => one !== undefined).length === 2;
    return only && same !== undefined ? same : new Refusal(words.which(names));
  }
  const [common, own] = [true, false].map((ofAll) =>
    changesBetween(flow, matter, next).filter(({ fact }) => isOfAll(flow, matter, fact) === ofAll),
  );
  // What is of all units is put right for all of them: their clocks are counted anew with it.
  if (matter.share !== undefined && common?.[0] !== undefined && own?.[0] !== undefined)
    return new Refusal(words.apart(factName(flow, common[0].fact), factName(flow, own[0].fact)), {
      field: common[0].fact,
    });
  const before = sharesIn(flow, matter);
  for (const [index, share] of sharesIn(flow, next).entries()) {
    const wrong =
      outOfOrder(flow, before[index] ?? matter, share) ?? flow.facts?.wrong?.(share, context);
    if (wrong !== undefined) return wrong;
  }
  return next;
};

/** Whether a fact is the whole matter's where several units have a share each. */
const isOfAll = (flow: Flow, { share }: Matter, key: string): boolean => {
  const { kept } = factOf(flow, key);
  if (kept === "reference") return share?.renumbered !== true;
  if (kept !== undefined && !("field" in kept)) return false;
  return flow.tracks?.common.includes(kept?.field ?? key) === true;
};

/** Whether nothing but what is of all units is to be put right. */
const isAboutAll = (
  flow: Flow,
  given: Readonly<Record<string, unknown>>,
  matter: Matter,
): boolean => {
  const changed = Object.entries(flow.facts?.of ?? {}).filter(
    ([key, fact]) => given[key] !== undefined && given[key] !== factIn(matter, key, fact),
  );
  return changed.length > 0 && changed.every(([key]) => isOfAll(flow, matter, key));
};

/** Two days that were in order before and are not now, at the one that was changed. */
const outOfOrder = (flow: Flow, before: Matter, after: Matter): Refusal | undefined => {
  for (const [earlier, later] of flow.facts?.order ?? []) {
    const days = (matter: Matter) =>
      [earlier, later].map((key) => {
        const value = String(factIn(matter, key, factOf(flow, key)) ?? "");
        return value === "" || isDay(value) ? value : dayOf(value);
      });
    const [[first = "", second = ""], was] = [days(after), days(before)];
    if (first <= second || second === "" || first === "") continue;
    if (was[0] === first && was[1] === second) continue;
    return new Refusal(
      words.outOfOrder(
        factName(flow, earlier),
        typedDay(first),
        factName(flow, later),
        typedDay(second),
      ),
      { field: was[0] === first ? later : earlier },
    );
  }
  return undefined;
};

const changesBetween = (flow: Flow, before: Matter, after: Matter): readonly FactChange[] =>
  Object.entries(flow.facts?.of ?? {}).flatMap(([fact, declared]) => {
    const [from, to] = [before, after].map((one) => factIn(one, fact, declared));
    return from === to ? [] : [{ fact, from, to }];
  });

// ---------------------------------------------------------------- the step

/** Every seat that records something of a kind, and those who answer for its units. */
const seatsOf = (flow: Flow): readonly Seat[] => {
  const steps = [...new Set(Object.values(flow.facts?.of ?? {}).flatMap(({ by }) => by))];
  const own = steps.flatMap((step): readonly Seat[] => {
    const opening = openingNamed(flow, step);
    return opening === undefined
      ? (flow.steps[step]?.by ?? [])
      : ["handler", ...opening.by.map((role): Seat => `from.${role}`)];
  });
  const parts = [...new Set(steps.flatMap((step) => partsOf(flow, step)))];
  const answering = parts.flatMap((part): readonly Seat[] => [`${part}.liaison`, `${part}.head`]);
  return [...new Set([...own, ...answering])];
};

/** The flow with the step that puts right what was recorded wrongly, where the kind has such facts. */
export const withErrata = (flow: Flow): Flow => {
  const { facts } = flow;
  if (facts === undefined) return flow;
  const form: Fields = {
    ...Object.fromEntries(
      Object.entries(facts.of).map(([key, fact]) => [key, factField(flow, key, fact)]),
    ),
    reason: long(words.reason, {
      main: true,
      max: 300,
      help: words.reasonHelp,
      also: ["理由", "勘误原因"],
    }),
  };
  const example =
    Object.keys(facts.of).find((key) => factField(flow, key, factOf(flow, key)).kind === "day") ??
    "";
  const step: Step = {
    names: ["勘误", "errata"],
    says: [
      "填岔了要订正",
      "日子不对，改成那天",
      "时间弄错了",
      "I gave the wrong day",
      "日期填错了，其实是昨天",
      "多打了一位",
      "fix the number",
      "the notice number is wrong",
      "截止日期更正下",
      "有个错别字要改",
      "登错了，应该是",
      "文书里日期写错了",
      "文号打错了",
      "送达日期录错了",
      "有笔误要改",
      "出个更正说明",
      "登记的单位错了",
      "the date in it is wrong",
      "日期录错了",
      "登记错",
      "写错了要改",
      "送达日期错",
      "文号错",
      "date is wrong",
      "recorded wrongly",
      "correct the record",
    ],
    label: words.label,
    help: words.help(flow.prefix, example, factName(flow, example)),
    by: seatsOf(flow),
    open: { from: Object.keys(flow.states).filter((id) => flow.states[id]?.final !== true) },
    button: { rare: true },
    marks: { irrevocable: true },
    form,
    corrects: {
      asks: (matter, context) => asks(flow, matter, context),
      changes: (before, after) => changesBetween(flow, before, after),
    },
    prefill: (matter) =>
      Object.fromEntries(
        Object.entries(facts.of).map(([key, fact]) => [key, factIn(matter, key, fact)]),
      ),
    ofWhole: (given, matter) => isAboutAll(flow, given, matter),
    apply: (matter, answers, context) => apply(flow, matter, answers, context),
    done: (matter, { directory, actor }, entry) =>
      errataDone(flow, entry, directory, { person: actor, matter }),
  };
  return { ...flow, steps: { ...flow.steps, [errataStep]: step } };
};
