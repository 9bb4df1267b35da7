import { z } from "zod";
import { addMinutes, type Instant, momentText } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { canSee, isOnlyOutside, sightOf } from "../flow/access.ts";
import {
  type Correction,
  correctableUntil,
  correctionStep,
  takeBack,
  takeBackShare,
  correctionWords as words,
} from "../flow/correction.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { type Entry, withoutLinking } from "../flow/history.ts";
import { calendarActions } from "../flow/invitation.ts";
import { linkingIn, undoable } from "../flow/link.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import { type NewNotice, newsKey } from "../flow/notice.ts";
import { matterCard, numberOf } from "../flow/render.ts";
import { unitOfEntry } from "../flow/tracks.ts";
import { withoutHidden } from "../flow/unnamed.ts";
import { words as flowWords } from "../flow/words.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";

/** The step somebody would take back, and what was recorded in the way of it since: nothing done in other shares. */
const lastOwn = (
  actor: string,
  entries: readonly Entry[],
): { readonly own: Entry | undefined; readonly since: readonly Entry[] } => {
  const own = entries.findLast((entry) => entry.actor === actor);
  const unit = own && unitOfEntry(own);
  const since = entries.filter(
    (entry) =>
      entry.number > (own?.number ?? 0) &&
      (unit === undefined || (unitOfEntry(entry) ?? unit) === unit),
  );
  return { own, since };
};

/**
 * Why the last step of this person in a matter cannot be taken back now. What was recorded since is said of alike whether they
 * may read it or not, and last: what was done of a hidden item, or inside another organ, is not told.
 */
const hindrance = (
  now: Instant,
  flow: Flow,
  { own: last, since }: ReturnType<typeof lastOwn>,
): Refusal | undefined => {
  if (last === undefined) return new Refusal(words.notYours);
  const until = correctableUntil(last.at);
  if (now > until) return new Refusal(words.tooLate(momentText(until)));
  if (last.step === flow.opening.id)
    return new Refusal(words.opening(flow.steps["withdraw"]?.label));
  const step = flow.steps[last.step];
  if (last.step === correctionStep || step === undefined) return new Refusal(words.nothing);
  if (step.marks?.irrevocable === true) return new Refusal(words.irrevocable(step.label));
  return since.length > 0 ? new Refusal(words.gone) : undefined;
};

/** Whether a link that somebody made by this entry still stands and is theirs to undo. */
const linkStands = async (
  context: CommandContext,
  { links = [] }: Matter,
  entry: Entry,
): Promise<boolean> => {
  const made = linkingIn(entry)?.with ?? [];
  const left = links.filter(({ code, by }) => by === entry.actor && made.includes(code));
  return (await undoable(context, { links: left })).length > 0;
};

const sentFiles = z.object({ files: z.array(z.object({ id: z.string() })).default([]) });

/** The files that came with a step. */
const filesOf = ({ content }: Entry): readonly string[] =>
  sentFiles.parse(JSON.parse(content ?? "{}")).files.map(({ id }) => id);

/** The matter as it was before a step: all of it where that was the last one, else the share it was taken in. */
const correctionOf = async (
  context: CommandContext,
  { flow, matter }: Found,
  { number, content }: Entry,
  isLast: boolean,
): Promise<Correction | undefined> => {
  const { store, actor, now, directory } = context;
  const unit = unitOfEntry({ content });
  const acting = { actor: actor.id, now, directory, unit };
  if (isLast) {
    const before = await store.before(matter.code);
    return before && takeBack(flow, matter, { before, number }, acting, context);
  }
  return unit === undefined
    ? undefined
    : takeBackShare(flow, matter, { unit, number }, acting, context);
};

/** Those who have been told of the step, to be told that it was a mistake. */
const newsFor = async (
  context: CommandContext,
  flow: Flow,
  matter: Matter,
  last: Entry,
): Promise<NewNotice[]> => {
  const { code } = matter;
  const label = flow.steps[last.step]?.label ?? flow.opening.label;
  // By their keys: what was told to whoever the step took out of the matter names none.
  const keys = [...context.directory.people.keys()].map((id) => newsKey(code, last.number, id));
  const sent = (await context.store.noticesKeyed(keys)).filter(
    ({ life, recipient }) => life !== "queued" && life !== "dropped" && recipient.to === "person",
  );
  return sent.map(({ recipient, key, content }) => ({
    id: context.newId(),
    key: `${key}:${correctionStep}`,
    recipient,
    content: newsOutside(context, { flow, matter }, recipient.id, label) ?? {
      is: "news",
      matter: code,
      headline: words.news(label),
      ...(content.is === "news" && content.unit !== undefined ? { unit: content.unit } : {}),
    },
    createdAt: context.now,
    nextTryAt: context.now,
  }));
};

/** The same without the matter's card, for whoever the step had brought in and who has no part in it any more. */
const newsOutside = (
  { directory, now }: CommandContext,
  { flow, matter }: Found,
  id: string,
  step: Text,
): NewNotice["content"] | undefined => {
  const person = directory.people.get(id);
  if (person === undefined || !isOnlyOutside(person, matter)) return undefined;
  const calendar = calendarActions(flow, matter, { actor: person, now, directory });
  return {
    is: "plain",
    card: note(numberOf(flow, matter), [words.news(step)], calendar),
    about: { matter: matter.code, upTo: matter.visibility },
  };
};

/** 更正 correct: takes back the actor's own last step within five minutes, where nobody has acted on it. */
export const correct = command({
  id: "correct",
  ofMatter: true,
  label: words.label,
  names: ["更正", "点错了", "correct", "undo"],
  says: [
    "刚那步撤回来",
    "写岔了，收回",
    "报早了撤回",
    "点快了，撤回来",
    "that was a mistake, take it back",
    "误操作",
    "按错了",
    "退一步",
    "刚才那个不对",
    "撤销上一步",
    "填错了",
    "手滑了",
    "undo that",
    "i pressed the wrong one",
    "点错了",
    "撤销刚才",
    "刚发的不算",
    "发错了",
    "wrong button",
    "by mistake",
  ],
  help: words.help,
  form: {},
  run: async (_, context): Promise<CommandResult | Refusal> => {
    const { store, actor, now } = context;
    const code = context.code ?? (await store.lastEntry(actor.id, addMinutes(now, -30)))?.matter;
    // Whoever sent it on may take it back though it is out of sight.
    const lastBy = actor.newUntil === undefined ? actor.id : undefined;
    const stored =
      code === undefined ? undefined : await store.matterFor(sightOf(actor), code, lastBy);
    if (stored === undefined)
      return new Refusal(context.code === undefined ? words.nothing : flowWords.noSuchRecord);
    const flow = flowOf(context.flows, stored);
    const whole = readMatter(flow, stored);
    const history = await store.entries(stored.code);
    const latest = history.findLast((entry) => entry.actor === actor.id);
    if (latest !== undefined && (await linkStands(context, stored, latest)))
      return new Refusal(words.linked);
    const entries = withoutLinking(history);
    const step = lastOwn(actor.id, entries);
    const stands = hindrance(now, flow, step);
    if (stands !== undefined) return stands;
    const { own: last } = step;
    const isLast = last === entries.at(-1);
    const correction = last && (await correctionOf(context, { flow, matter: whole }, last, isLast));
    if (last === undefined || correction === undefined) return new Refusal(words.nothing);
    const { matter, entry, clocks, waiting } = correction;
    const known = unitsIn(matter, "accused");
    if (unitsIn(stored, "accused").some((unit) => !known.includes(unit)))
      return new Refusal(words.accuses);
    const outcome = await store.save({
      seen: { event: context.event, actor: actor.id, matter: matter.code, at: now },
      updated: [matter],
      entries: [entry],
      clocks,
      waiting,
      undone: { matter: matter.code, number: last.number, files: filesOf(last) },
      notices: await newsFor(context, flow, matter, last),
    });
    if (outcome === "stale") return new Refusal(flowWords.changedMeanwhile);
    const done = words.done(flow.steps[last.step]?.label ?? flow.opening.label);
    return canSee(sightOf(actor), matter)
      ? {
          matter: matter.code,
          version: matter.version,
          card: await withoutHidden(context, matter, matterCard(flow, matter, context, done)),
        }
      : { card: note(flow.name, [done]) };
  },
});
