import { type Raw, readForm } from "./answers.ts";
import { type Asking, codeOf, refused, type Unworded, type Wish } from "./asking.ts";
import { type Action, action, type Card, note } from "./chat/card.ts";
import type { Fields, Form } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import type { Text } from "./chat/text.ts";
import { pendingFiles } from "./core.ts";
import { chained } from "./desk/chain.ts";
import { visible } from "./desk/command.ts";
import { ticketToken } from "./files/link.ts";
import { canSee, sightOf } from "./flow/access.ts";
import type { Advance } from "./flow/advance.ts";
import { correctionWords } from "./flow/correction.ts";
import { filesKey } from "./flow/file.ts";
import type { Flow, Opening, Step } from "./flow/flow.ts";
import type { Matter } from "./flow/matter.ts";
import { matterCard } from "./flow/render.ts";
import { words } from "./flow/words.ts";
import type { Change } from "./store/store.ts";
import { talk } from "./words.ts";

/** What the actor has sent and not used is looked up only where files are named, or a form asks for them. */
export const withFiles = async (asking: Asking, form: Fields, raw: Raw): Promise<Asking> => {
  const key = filesKey(form);
  return key === undefined || raw[key] === undefined
    ? asking
    : { ...asking, files: await pendingFiles(asking.core, asking.actor) };
};

/** An address under which this person, and nobody else, opens a file for a while. */
export const linkTo = async (
  { core, actor, request, now }: Asking,
  file: string,
): Promise<string> => {
  const { platform, account } = request;
  const ticket = { file, person: actor.id, platform, account, issuedAt: now };
  return `${core.publicUrl()}/files/${ticketToken(ticket, await core.linkKey())}`;
};

/** What is wrong in what was given; of a line, not what it merely left out. */
export const problemsIn = (
  { submitted }: Wish,
  {
    missing,
    problems,
  }: { readonly missing: readonly string[]; readonly problems: Readonly<Record<string, Text>> },
): Readonly<Record<string, Text>> =>
  submitted
    ? problems
    : Object.fromEntries(Object.entries(problems).filter(([key]) => !missing.includes(key)));

/** The form once more, with what is wrong in it. */
export type Again = (problems?: Readonly<Record<string, Text>>, asking?: Asking) => Form;

/** The form once more where a file in it has been used or deleted since it was read. */
export const filesGone = async (
  asking: Asking,
  form: Fields,
  wish: Wish,
  again: Again,
): Promise<Unworded | undefined> => {
  const now = await withFiles(asking, form, wish.raw);
  const read = readForm(form, wish.raw, now);
  return "problems" in read ? { is: "form", form: again(read.problems, now) } : undefined;
};

/** A refusal about one field goes to that field of the form; others stand alone. */
export const refusedForm = (
  refusal: Refusal,
  again: (problems: Readonly<Record<string, Text>>) => Form,
): Unworded =>
  refusal.field === undefined
    ? refused(refusal)
    : {
        is: "refusal",
        card: note(talk.notDone, [refusal.text], refusal.actions),
        form: again({ [refusal.field]: refusal.text }),
      };

/** A document recorded before is not recorded twice; its number is told only to those who may see it. */
export const alreadyRecorded = async (
  asking: Asking,
  reference: string | undefined,
): Promise<Refusal | undefined> => {
  if (reference === undefined) return undefined;
  const code = await codeOf(asking, { reference });
  return code instanceof Refusal
    ? undefined
    : new Refusal(talk.alreadyRecorded(reference, code), {
        field: "number",
        actions: [action(words.open, { command: "show", code })],
      });
};

/** What is saved of a step, under the name of the event it came of. */
export const changeOf = (
  { actor, now }: Asking,
  wish: Wish,
  { matter, entry, clocks, waiting, notices, files }: Advance,
  as: "created" | "updated",
  erases = false,
): Change => ({
  ...(erases ? { erase: [matter.code] } : {}),
  seen: { event: wish.event, actor: actor.id, matter: matter.code, at: now },
  [as]: [matter],
  entries: [entry],
  clocks,
  waiting,
  notices,
  ...(files.length === 0 ? {} : { attach: { matter: matter.code, ids: files } }),
});

/** The button that takes a step back; shown to the one who took it, right after. */
const correction = ({ code, historyLength }: Matter): Action =>
  action(correctionWords.label, { command: "correct", code, shown: historyLength });

/** The card somebody sees who has just done something. */
export const finished = async (
  asking: Asking,
  flow: Flow,
  { matter }: Advance,
  effects: Step | Opening,
  warned: Card["body"] = [],
): Promise<Unworded> => {
  const done = effects.done?.(matter, asking);
  // Whoever has sent it on sees that it is done, and no more of it.
  if (!canSee(sightOf(asking.actor), matter))
    return { is: "card", card: note(flow.name, done === undefined ? [] : [done]) };
  const plain = matterCard(flow, matter, asking, done);
  const isNew = !("from" in effects) && matter.parent === undefined;
  const linked = await chained(inChain(asking), flow, matter, plain, isNew);
  const card =
    "from" in effects && effects.irrevocable !== true
      ? { ...linked, actions: [...linked.actions, correction(matter)] }
      : linked;
  const { code, version } = matter;
  return { is: "card", matter: code, version, card: { ...card, body: [...warned, ...card.body] } };
};

const inChain = (asking: Asking) => ({
  ...asking,
  store: asking.core.store,
  flows: asking.core.flows,
});

/** What came of an event that had its effect before: the matter as it is now. */
export const repeated = async (asking: Asking, wish: Wish): Promise<Unworded> => {
  const seen = await asking.core.store.seen(wish.event);
  const code = seen?.matter ?? wish.code;
  if (code === undefined) return refused(new Refusal(words.alreadyDone));
  return fresh(asking, code, words.alreadyDone);
};

/** The matter's card as it is now, under what is to be said about it. */
export const fresh = async (asking: Asking, code: string, why: Text): Promise<Unworded> => {
  const { core, actor } = asking;
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return refused(found);
  const { flow, matter } = found;
  const card = await chained(inChain(asking), flow, matter, matterCard(flow, matter, asking));
  return refused(new Refusal(why), card);
};

/** The other matters a step looks at, as far as the actor can see them. */
export const others = async (
  { core, actor }: Asking,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Matter>> => {
  const found = new Map<string, Matter>();
  for (const code of codes) {
    const other = await visible({ store: core.store, flows: core.flows, actor }, code);
    if (!(other instanceof Refusal)) found.set(code, other.matter);
  }
  return found;
};
