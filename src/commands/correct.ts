import { z } from "zod";
import { addMinutes, momentText } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { canSee, sightOf } from "../flow/access.ts";
import {
  correctableUntil,
  correctionStep,
  takeBack,
  correctionWords as words,
} from "../flow/correction.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import type { Entry } from "../flow/history.ts";
import { unitsIn } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import { matterCard } from "../flow/render.ts";
import { entriesOf, seenBy } from "../flow/tracks.ts";
import { words as flowWords } from "../flow/words.ts";
import { personName } from "../people/directory.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";

/** Why the last step of a matter cannot be taken back by this person now. */
const hindrance = (
  context: CommandContext,
  { flow, matter }: Found,
  last: Entry,
): Refusal | undefined => {
  const { actor, now, directory } = context;
  // What was done in the share of another unit is not told.
  if (entriesOf(seenBy(flow, matter, actor), [last]).length === 0) return new Refusal(words.gone);
  const label = flow.steps[last.step]?.label ?? flow.opening.label;
  // Without a number it is the matter in which this person acted last.
  if (last.actor !== actor.id)
    return new Refusal(
      context.code === undefined
        ? words.acted(personName(directory, last.actor), label)
        : words.notYours,
    );
  const until = correctableUntil(last.at);
  if (now > until) return new Refusal(words.tooLate(momentText(until)));
  if (last.step === flow.opening.id)
    return new Refusal(words.opening(flow.steps["withdraw"]?.label));
  const step = flow.steps[last.step];
  if (last.step === correctionStep || step === undefined) return new Refusal(words.nothing);
  return step.marks?.irrevocable === true ? new Refusal(words.irrevocable(step.label)) : undefined;
};

const sentFiles = z.object({ files: z.array(z.object({ id: z.string() })).default([]) });

/** The files that came with a step. */
const filesOf = ({ content }: Entry): readonly string[] =>
  sentFiles.parse(JSON.parse(content ?? "{}")).files.map(({ id }) => id);

/** Those who have been told of the step, to be told that it was a mistake. */
const newsFor = async (
  context: CommandContext,
  flow: Flow,
  code: string,
  last: Entry,
): Promise<NewNotice[]> => {
  const prefix = `news:${code}:${last.number}:`;
  const label = flow.steps[last.step]?.label ?? flow.opening.label;
  const sent = (await context.store.notices(code)).filter(
    ({ key, life, recipient }) =>
      key.startsWith(prefix) &&
      life !== "queued" &&
      life !== "dropped" &&
      recipient.to === "person",
  );
  return sent.map(({ recipient, key, content }) => ({
    id: context.newId(),
    key: `${key}:${correctionStep}`,
    recipient,
    content: {
      is: "news",
      matter: code,
      headline: words.news(label),
      ...(content.is === "news" && content.unit !== undefined ? { unit: content.unit } : {}),
    },
    createdAt: context.now,
    nextTryAt: context.now,
  }));
};

/** 更正 correct: takes back the actor's own last step within five minutes, where nobody has acted on it. */
export const correct = command({
  id: "correct",
  ofMatter: true,
  label: words.label,
  names: ["更正", "点错了", "correct", "undo"],
  help: words.help,
  form: {},
  run: async (_, context): Promise<CommandResult | Refusal> => {
    const { store, actor, now } = context;
    const code = context.code ?? (await store.lastEntry(actor.id, addMinutes(now, -30)))?.matter;
    // Whoever sent it on may take it back though it is out of sight.
    const lastBy = actor.newUntil === undefined ? actor.id : undefined;
    const stored =
      code === undefined ? undefined : await store.matterFor(sightOf(actor), code, lastBy);
    const last = stored && (await store.entries(stored.code)).at(-1);
    if (stored === undefined || last === undefined)
      return new Refusal(context.code === undefined ? words.nothing : flowWords.noSuchRecord);
    const flow = flowOf(context.flows, stored);
    const stands = hindrance(context, { flow, matter: stored }, last);
    if (stands !== undefined) return stands;
    const before = await store.before(stored.code);
    if (before === undefined) return new Refusal(words.nothing);
    const known = unitsIn(before, "accused");
    if (unitsIn(stored, "accused").some((unit) => !known.includes(unit)))
      return new Refusal(words.accuses);
    const {
      matter,
      entry: correction,
      clocks,
      waiting,
    } = takeBack(
      flow,
      readMatter(flow, stored),
      before,
      { actor: actor.id, now, directory: context.directory },
      context,
    );
    const outcome = await store.save({
      seen: { event: context.event, actor: actor.id, matter: matter.code, at: now },
      updated: [matter],
      entries: [correction],
      clocks,
      waiting,
      undone: { matter: matter.code, number: last.number, files: filesOf(last) },
      notices: await newsFor(context, flow, matter.code, last),
    });
    if (outcome === "stale") return new Refusal(flowWords.changedMeanwhile);
    const done = words.done(flow.steps[last.step]?.label ?? flow.opening.label);
    return canSee(sightOf(actor), matter)
      ? {
          matter: matter.code,
          version: matter.version,
          card: matterCard(flow, matter, context, done),
        }
      : { card: note(flow.name, [done]) };
  },
});
