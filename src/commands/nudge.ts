import { note } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text } from "../chat/text.ts";
import { directoryFor } from "../flow/blind.ts";
import { isLate } from "../flow/clock.ts";
import { findAwaited, findMatter, mayKnowDuty } from "../flow/find.ts";
import { type Flow, stateOf } from "../flow/flow.ts";
import type { NewNotice } from "../flow/notice.ts";
import { isOffered, openSteps } from "../flow/obstacle.ts";
import { byDuty, isOwedBy, peopleOwing, waitingIn } from "../flow/owed.ts";
import { whoIsAwaited } from "../flow/owed-text.ts";
import { ofShare, shareOf } from "../flow/tracks.ts";
import { words as flowWords } from "../flow/words.ts";
import { readCodes } from "../line/code.ts";
import { type Person, personName } from "../people/directory.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";
import {
  type Duty,
  dutiesCard,
  mayNudge,
  nudgedToday,
  nudgeKey,
  overdueDuties,
  whatIn,
} from "./duty-list.ts";
import { unitMeant } from "./unit-meant.ts";
import { words } from "./words.ts";

const mostAwaited = 60;

/** What the duties ask, in one list: what several units owe alike, once. */
const whatAll = (context: CommandContext, duties: readonly Duty[]): Text =>
  joinAnd([
    ...new Map(
      duties.map((duty) => {
        const what = whatIn(context, duty);
        return [what.zh, what] as const;
      }),
    ).values(),
  ]);

const isDutyLate = ([{ clock }]: Duty, { now }: CommandContext): boolean =>
  clock !== undefined && isLate(clock, now);

/** Duties as far as they are one unit's: an invitation is one of everybody who is invited. */
const ofUnit = (duties: readonly Duty[], unit: string | undefined): readonly Duty[] =>
  unit === undefined
    ? duties
    : duties.flatMap((duty): readonly Duty[] => {
        const [first, ...others] = duty.filter(({ organisation }) => organisation === unit);
        return first === undefined ? [] : [[first, ...others]];
      });

/** What may be nudged where no matter is named: of a unit that is, or all; what is overdue, else what the person waits for. */
const chooseDuty = async (
  context: CommandContext,
  typed: string | undefined,
): Promise<CommandResult | Refusal> => {
  const named = typed === undefined ? undefined : unitMeant(typed, context.directory);
  const unit = named?.unit;
  const noted = named === undefined ? typed : named.besides;
  const mine = (duties: readonly Duty[]) =>
    ofUnit(
      duties.filter((one) => mayNudge(context.actor, one)),
      unit?.id,
    );
  const list = async (duties: readonly Duty[], said: Text): Promise<CommandResult> => {
    const passed = noted === undefined ? [] : [words.noteTaken(noted)];
    // The unit goes along with the button: whoever was not named is not asked.
    const note = unit === undefined ? noted : typed;
    const more = { said: [said, ...passed], ...(note === undefined ? {} : { noted: note }) };
    return { card: await dutiesCard(context, duties, more) };
  };
  const late = mine(await overdueDuties(context));
  if (late.length > 0) {
    const matters = new Set(late.map(([{ matter }]) => matter)).size;
    return list(
      late,
      unit === undefined ? words.nudgeWhich : words.nudgeUnit(unit.name, matters > 1),
    );
  }
  const awaited = mine(byDuty(await findAwaited(context, mostAwaited)));
  if (awaited.length > 0)
    return list(
      awaited,
      unit === undefined ? words.nudgeNotLate : words.nudgeUnitNotLate(unit.name),
    );
  return new Refusal(unit === undefined ? words.nudgeNothing : words.nudgeUnitNothing(unit.name));
};

/** The duties of a matter this person may nudge now, those that are overdue before the others; or why there is none. */
const dutiesToNudge = async (
  context: CommandContext,
  code: string,
): Promise<{ readonly flow: Flow; readonly all: readonly Duty[] } | Refusal> => {
  const { actor, directory, now } = context;
  const found = await findMatter(context, code);
  if (found instanceof Refusal) return found;
  const { flow, matter } = found;
  const rows = waitingIn(flow, matter, directory, { since: now, when: now })
    .map((row) => ({ ...row, of: shareOf(flow, matter, row.track) }))
    .filter((row) => mayKnowDuty(flow, row, actor));
  const all = byDuty(rows);
  if (all.length === 0) return new Refusal(words.nudgeNone(stateOf(flow, matter).name));
  const others = all.filter((duty) => mayNudge(actor, duty));
  if (others.length > 0) {
    const late = others.filter((duty) => isDutyLate(duty, context));
    return { flow, all: late.length > 0 ? late : others };
  }
  const own = all.filter((duty) => duty.some((row) => isOwedBy(row, actor, row.of.kind)));
  if (own.length > 0) return new Refusal(words.nudgeOwn(whatAll(context, own)));
  const can = openSteps(flow, matter, actor, now)
    .filter(([, step]) => isOffered(step, matter, context))
    .map(([, { label }]) => label);
  const known = directoryFor(flow, actor, directory);
  const [who, what] = [whoIsAwaited(known, all.flat()), whatAll(context, all)];
  return new Refusal(
    words.nudgeNotFor(who, what, joinAnd(can.length > 0 ? can : [flowWords.nothingButRead])),
  );
};

/** Asks whoever owes something in a matter to do it, each once a day and nobody themselves; says whom, and for what. */
const nudgeMatter = async (
  context: CommandContext,
  code: string,
  typed: string | undefined,
): Promise<CommandResult | Refusal> => {
  const { actor, directory, flows, today } = context;
  const prefixes = flows.map(({ prefix }) => prefix);
  // 催办 jy1 jy2: the second is no message to anybody.
  if (typed !== undefined && readCodes(typed, prefixes, Number(today.slice(0, 4))).length > 0)
    return new Refusal(words.oneAtATime(typed));
  const found = await dutiesToNudge(context, code);
  if (found instanceof Refusal) return found;
  const { flow, all } = found;
  const history = await context.store.entries(code);
  const knownTo = (reader: Person) => directoryFor(flow, reader, directory, history);
  // 催办 jy1 水务局 请尽快: of several units the one that is named, and what is said besides goes along.
  const named =
    typed === undefined
      ? undefined
      : unitMeant(typed.replace(/^(?:单位|unit) *[=＝:：] */i, ""), directory);
  const ofNamed = named === undefined ? [] : ofUnit(all, named.unit.id);
  const duties = ofNamed.length > 0 ? ofNamed : all;
  const noted = ofNamed.length > 0 ? named?.besides : typed;
  const before = await nudgedToday(context, code);
  const byPerson = new Map<string, Duty[]>();
  const senderTo = new Map<string, Text>();
  for (const duty of duties)
    for (const person of duty.flatMap((row) => peopleOwing(row, row.of, directory)))
      if (person.id !== actor.id && byPerson.get(person.id)?.includes(duty) !== true) {
        byPerson.set(person.id, [...(byPerson.get(person.id) ?? []), duty]);
        senderTo.set(person.id, personName(knownTo(person), actor.id));
      }
  const reachable = [...byPerson].filter(([id]) => directory.bound.has(id));
  const asked = reachable.flatMap(([id, theirs]) => {
    const fresh = theirs.filter((duty) => !before(duty, id));
    return fresh.length === 0 ? [] : [{ id, fresh }];
  });
  await context.store.queue(
    asked.map(
      ({ id, fresh }): NewNotice => ({
        id: context.newId(),
        key: nudgeKey(context, id, fresh),
        recipient: { to: "person", id },
        content: {
          is: "news",
          matter: code,
          headline: words.nudgeNews(senderTo.get(id) ?? actor.name, whatAll(context, fresh), noted),
          ...(fresh.length === 1 && fresh[0] !== undefined ? ofShare(fresh[0][0].of) : {}),
        },
        createdAt: context.now,
        nextTryAt: context.now,
      }),
    ),
  );
  const known = knownTo(actor);
  const names = (ids: readonly string[]) => joinAnd(ids.map((id) => personName(known, id)));
  const fresh = asked.map(({ id }) => id);
  const repeated = reachable.flatMap(([id]) => (fresh.includes(id) ? [] : [id]));
  const unbound = [...byPerson.keys()].filter((id) => !directory.bound.has(id));
  const what = whatAll(
    context,
    duties.filter((duty) => asked.some((one) => one.fresh.includes(duty))),
  );
  return {
    card: note(words.nudgeWord, [
      ...(fresh.length > 0 ? [words.nudged(names(fresh), what)] : []),
      ...(fresh.length > 0 && noted !== undefined ? [words.noteGoing(noted)] : []),
      ...(repeated.length > 0 ? [words.nudgedBefore(names(repeated))] : []),
      ...(fresh.length === 0 && repeated.length > 0 && noted !== undefined
        ? [words.noteUndelivered(noted)]
        : []),
      ...(unbound.length > 0 ? [words.nudgedUnbound(names(unbound))] : []),
      ...(byPerson.size === 0 ? [words.nudgedAway(whoIsAwaited(known, duties.flat()))] : []),
    ]),
  };
};

/** 催办 nudge: asks whoever owes something in a matter to do it; without a number, shows what could be asked for. */
export const nudge = command({
  id: "nudge",
  ofMatter: true,
  label: words.nudgeWord,
  names: ["催办", "催一下", "催一催", "催促", "nudge"],
  says: [
    "提醒下他们看",
    "登记了还不动，捅一捅",
    "快些，帮我提醒",
    "查得太慢，催一催",
    "nudge them for an update",
    "再提醒下那边",
    "咋还不答，催下",
    "还没说谁来，催一声",
    "让他们快点把文签了",
    "请他们尽快报上来",
    "跟他们说抓点紧",
    "ask them to get a move on",
    "问问干得怎么样了，催一催",
    "jog their memory",
    "喊他们签了",
    "催催",
    "催下",
    "a gentle push",
    "给没回话的提醒一下",
    "提醒一下他们",
    "催他们",
    "还没动静，催催",
    "催催他们",
    "提醒一下别忘了",
    "没回话的催一下",
    "提醒他们一下",
    "戳一下",
    "敲敲边鼓",
    "让他们快点",
    "跟他们说快点",
    "再催催",
    "帮我盯着",
    "老不签催一催",
    "give them a poke",
    "chase them",
    "remind them please",
    "chase",
    "remind",
    "催一下",
    "怎么还不回",
    "催一催",
    "催他们快点",
    "提个醒",
    "提醒他们尽快",
    "再催一遍",
    "帮我催",
    "盯一下",
    "remind them",
    "give them a push",
    "push them",
  ],
  help: words.nudgeHelp,
  form: {
    code: optional(line(words.code, { byButton: true })),
    note: optional(line(words.nudgeNote, { main: true, max: 200, help: words.nudgeNoteHelp })),
  },
  run: async ({ code, note: noted }, context) => {
    const named = context.code ?? code;
    return named === undefined ? chooseDuty(context, noted) : nudgeMatter(context, named, noted);
  },
});
