import { action, type Card, note } from "../chat/card.ts";
import { line, long, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, joinAnd, type Text, verbatim } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { type Found, findCode, findWhole, foundFor } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { linking } from "../flow/history.ts";
import { actsIn, relinked, undoable } from "../flow/link.ts";
import { linkWords as words } from "../flow/link-words.ts";
import type { Matter } from "../flow/matter.ts";
import { noteReading } from "../flow/reading.ts";
import { withRelated } from "../flow/related.ts";
import { matterCard, titleOf } from "../flow/render.ts";
import { words as flowWords } from "../flow/words.ts";
import { numbersIn } from "../line/code.ts";
import { sharedPart } from "../line/likeness.ts";
import { spokenNumbersIn } from "../line/mentions.ts";
import { type Command, type CommandContext, type CommandResult, command } from "./command.ts";

/** What joins the numbers and is no reason: 和 JY-2026-0003, with … */
const JOINING = /^(?:[\s,，、;；:：。]|(?:[和与跟同及到]|with|to|and|because)(?=\s|$))+/iu;

/** What is left of a text that joins numbers. */
const withoutJoining = (text: string): string => {
  const rest = text.replace(JOINING, "").trim();
  return /^(?:[和与跟同及到、，,]|with|to|and)?$/iu.test(rest) ? "" : rest;
};

/** How much of a title stands in what is said where the matter is named by it. */
const named = 0.6;
const mostNamed = 3;

/** The matters this person sees that are named by their titles. */
const titledIn = async (
  { store, actor }: CommandContext,
  said: string,
  but: string,
): Promise<readonly Matter[]> => {
  const seen = await store.matters(sightOf(actor), { take: 60 });
  return seen
    .map((matter) => ({ matter, part: sharedPart(titleOf(matter).zh, said) }))
    .filter(({ matter, part }) => matter.code !== but && part >= named)
    .sort((one, other) => other.part - one.part)
    .slice(0, mostNamed)
    .map(({ matter }) => matter);
};

/** The numbers in what was typed, and what is said besides. */
const numbersTyped = async (
  context: CommandContext,
  typed: string,
): Promise<{ readonly codes: readonly string[]; readonly besides: string } | Refusal> => {
  const year = Number(context.today.slice(0, 4));
  const kinds = context.flows.map(({ prefix, names }) => ({
    prefix,
    kindNames: [...names].sort((one, other) => other.length - one.length),
  }));
  const found = numbersIn(
    typed,
    kinds.map(({ prefix }) => prefix),
    year,
  );
  // 建议1号, clue 1: as people say them.
  const spoken = spokenNumbersIn(found.rest, kinds, year, "with or without 号");
  const codes = [...found.codes, ...spoken.codes];
  for (const reference of found.references) {
    const whole = await findCode(context, { reference });
    // 和山检建〔2026〕3号: some places begin with such a word, and others are joined by it.
    const code =
      whole instanceof Refusal
        ? await findCode(context, { reference: reference.replace(/^[和与跟同及]/u, "") })
        : whole;
    if (code instanceof Refusal) return new Refusal(code.text, { field: "with" });
    codes.push(code);
  }
  const rest = spoken.said.reduce((text, one) => text.replace(one, " "), found.rest);
  return { codes, besides: withoutJoining(rest) };
};

/** The matters with these numbers, all of which are there to be read by whoever asks. */
const findAll = async (
  context: CommandContext,
  codes: readonly string[],
): Promise<readonly Found[] | Refusal> => {
  const all: Found[] = [];
  for (const code of codes) {
    const found = await findWhole(context, code);
    const field = code === context.code ? {} : { field: "with" };
    if (found instanceof Refusal) return new Refusal(found.text, field);
    const { visibility, erasedAt } = found.matter;
    if (visibility === 3) return new Refusal(confidentialityWords.quarantinedUnread, field);
    if (erasedAt !== undefined) return new Refusal(confidentialityWords.erasedRests, field);
    all.push(found);
  }
  return all;
};

/** Why two matters are not to be linked. */
const standsAgainst = (one: Matter, other: Matter): Text | undefined => {
  if (one.links?.some(({ code }) => code === other.code) === true)
    return words.already(one.code, other.code);
  return one.parent === other.code || other.parent === one.code
    ? words.related(one.code, other.code)
    : undefined;
};

type Linking = Parameters<typeof relinked>[2];

/** A matter with the links it is to have, and what its history says of that. */
type Relinking = Linking["said"] & {
  readonly found: Found;
  readonly links: NonNullable<Matter["links"]>;
};

/** Saves other links of some matters at once, each with its entry; then the card of the first, under what was done. */
const saveLinks = async (
  context: CommandContext,
  changed: readonly Relinking[],
  { step, done }: { readonly step: Linking["step"]; readonly done: Text },
): Promise<CommandResult | Refusal> => {
  const { store, actor, now, event, newId, newSalt } = context;
  const each = changed.map(({ found: { matter }, links, ...said }) =>
    relinked(matter, links, { step, said, id: newId(), salt: newSalt(), actor: actor.id, at: now }),
  );
  const codes = each.map(({ matter }) => matter.code);
  const [waiting, before] = await Promise.all([
    Promise.all(codes.map((code) => store.waitingIn(code))),
    Promise.all(codes.map((code) => store.before(code))),
  ]);
  const [code = ""] = codes;
  const outcome = await store.save({
    seen: { event, actor: actor.id, matter: code, at: now },
    updated: each.map(({ matter }) => matter),
    entries: each.map(({ entry }) => entry),
    waiting: waiting.flat(),
    // It is nothing that was done in them: what can be taken back still can.
    before: before.filter((one) => one !== undefined),
  });
  if (outcome !== "saved") return new Refusal(flowWords.changedMeanwhile);
  return linkedCard(context, code, done);
};

/** A matter's card as it now stands, under what is said. */
const linkedCard = async (
  context: CommandContext,
  code: string,
  said: Text,
): Promise<CommandResult | Refusal> => {
  const all = await findWhole(context, code);
  if (all instanceof Refusal) return all;
  const { flow, matter } = foundFor(all, context.actor);
  await noteReading(context.store, context, matter, "card");
  const card = matterCard(flow, matter, context, said);
  return {
    matter: code,
    version: matter.version,
    card: await withRelated(context, flow, matter, card),
  };
};

/** The same, but where it is refused because this very message has had its effect, it says how that stands. */
const once =
  <Answers>(
    run: (answers: Answers, context: CommandContext) => Promise<CommandResult | Refusal>,
  ): typeof run =>
  async (answers, context) => {
    const result = await run(answers, context);
    const seen = result instanceof Refusal ? await context.store.seen(context.event) : undefined;
    if (seen === undefined) return result;
    return seen.matter === undefined
      ? new Refusal(flowWords.alreadyDone)
      : linkedCard(context, seen.matter, flowWords.alreadyDone);
  };

const codesText = (codes: readonly string[]): Text => joinAnd(codes.map((code) => verbatim(code)));

/** Which of the matters whose titles were said is meant: nothing is done on a title alone. */
const askWhich = ({ newId }: CommandContext, code: string, titled: readonly Matter[]): Card =>
  note(
    words.label,
    [words.whichTitled(code)],
    titled.map((other) =>
      action(bracketed(verbatim(other.code), titleOf(other)), {
        command: "link",
        code,
        key: newId(),
        answers: { with: other.code },
      }),
    ),
  );

type LinkAnswers = { readonly with: string; readonly reason?: string | undefined };

/** Links the first of the matters that are named with each of the others, or says what is missing. */
const linkNamed = async (
  { with: typed, reason: given }: LinkAnswers,
  context: CommandContext,
  inOrder: (codes: readonly string[]) => readonly string[] | Refusal,
): Promise<CommandResult | Refusal> => {
  const { actor, code } = context;
  const typedNumbers = await numbersTyped(context, typed);
  if (typedNumbers instanceof Refusal) return typedNumbers;
  const { codes: others, besides } = typedNumbers;
  const both = code === undefined ? others : [code, ...others];
  const ordered = inOrder([...new Set(both)]);
  if (ordered instanceof Refusal) return ordered;
  const [one = "", ...rest] = ordered;
  if (rest.length === 0) {
    if (both.length > 1) return new Refusal(words.itself(one), { field: "with" });
    const titled = one === "" || besides === "" ? [] : await titledIn(context, besides, one);
    return titled.length === 0
      ? new Refusal(words.which, { field: "with" })
      : { card: askWhich(context, one, titled) };
  }
  const all = await findAll(context, [one, ...rest]);
  if (all instanceof Refusal) return all;
  const [first, ...seconds] = all;
  if (first === undefined) return new Refusal(words.which, { field: "with" });
  if (!all.some((found) => actsIn(actor, found)))
    return new Refusal(words.notYours(codesText([one, ...rest])));
  for (const { matter } of seconds) {
    const why = standsAgainst(first.matter, matter);
    if (why !== undefined) return new Refusal(why, { field: "with" });
  }
  const reason = given ?? (besides === "" ? undefined : besides);
  const why = reason === undefined ? {} : { reason };
  const added = (codes: readonly string[], { links = [] }: Matter) => [
    ...links,
    ...codes.map((other) => ({ code: other, by: actor.id })),
  ];
  return saveLinks(
    context,
    [
      { found: first, links: added(rest, first.matter), with: rest, ...why },
      ...seconds.map((found) => ({
        found,
        links: added([one], found.matter),
        with: [one],
        ...why,
      })),
    ],
    { step: linking.made, done: words.made(one, codesText(rest)) },
  );
};

const linkForm = {
  with: line(words.with, { main: true, max: 200, help: words.withHelp }),
  reason: optional(long(words.reason, { max: 300 })),
};

/** 关联 link: two matters that have to do with each other name each other, to whoever may see both. */
export const link = command({
  id: "link",
  ofMatter: true,
  label: words.label,
  names: ["关联", "link"],
  says: [
    "跟那份建议挂上钩",
    "互相挂上",
    "连到一块",
    "是一个口子",
    "并到一起看",
    "关联起来",
    "把这两件关联起来",
    "是一回事",
    "说的是一回事",
    "这两件是有关系的",
    "连在一起看",
    "挂在一起",
    "link them",
    "these two belong together",
    "connect these two",
    "it is about the same thing",
  ],
  help: words.help,
  form: linkForm,
  run: once((answers, context) => linkNamed(answers, context, (codes) => codes)),
});

/** For each kind that collects: the others that are named are each linked with the one of it. */
export const gathering = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap(({ prefix, collects }) => {
    if (collects === undefined) return [];
    const { which, units: _, ...declared } = collects;
    const first = (codes: readonly string[]) => {
      const [one, second] = codes.filter((code) => code.startsWith(`${prefix}-`));
      return one === undefined || second !== undefined || codes.length < 2
        ? new Refusal(which, { field: "with" })
        : [one, ...codes.filter((code) => code !== one)];
    };
    return [
      command({
        ...declared,
        id: `gather${prefix}`,
        ofMatter: true,
        form: linkForm,
        run: once((answers: LinkAnswers, context) => linkNamed(answers, context, first)),
      }),
    ];
  });

/** 解除关联 unlink: undoes a link, once it was confirmed. */
export const unlink = command({
  id: "unlink",
  ofMatter: true,
  label: words.unlink,
  names: ["解除关联", "取消关联", "unlink"],
  says: ["不用关联了", "关联错了", "unlink them", "they do not belong together"],
  help: words.unlinkHelp,
  form: {
    with: optional(line(words.with, { main: true, max: 200 })),
    confirmed: optional(yesNo(words.confirm, { byButton: true })),
  },
  run: once(async ({ with: typed, confirmed }, context) => {
    const typedNumbers = await numbersTyped(context, typed ?? "");
    if (typedNumbers instanceof Refusal) return typedNumbers;
    const { codes } = typedNumbers;
    const [one, named] = context.code === undefined ? codes : [context.code, ...codes];
    if (one === undefined) return new Refusal(words.which, { field: "with" });
    const found = await findWhole(context, one);
    if (found instanceof Refusal) return found;
    const can = await undoable(context, found.matter);
    if (named !== undefined && !can.includes(named)) {
      // To whoever may not see the other one it does not exist.
      const there = await findWhole(context, named);
      return there instanceof Refusal ? there : new Refusal(words.none(one));
    }
    if (can.length === 0) return new Refusal(words.none(one));
    const other = named ?? (can.length === 1 ? can[0] : undefined);
    const press = (code: string, more = {}) => ({
      command: "unlink",
      code: one,
      key: context.newId(),
      answers: { with: code, ...more },
    });
    if (other === undefined)
      return {
        card: note(
          words.unlink,
          [words.whichLink(one)],
          can.map((code) => action(verbatim(code), press(code))),
        ),
      };
    if (confirmed !== true)
      return {
        card: note(
          words.unlink,
          [words.ask(one, other)],
          [action(words.confirm, press(other, { confirmed: true }), "danger")],
        ),
      };
    return undo(context, found, other);
  }),
});

const undo = async (
  context: CommandContext,
  first: Found,
  code: string,
): Promise<CommandResult | Refusal> => {
  const second = await findWhole(context, code);
  if (second instanceof Refusal) return second;
  const without = ({ links = [] }: Matter, other: string) =>
    links.filter((one) => one.code !== other);
  const own = first.matter.code;
  const both = [
    { found: first, links: without(first.matter, code), with: [code] },
    { found: second, links: without(second.matter, own), with: [own] },
  ];
  // Of what was erased nothing is left to undo.
  const left = both.filter(({ found }) => found.matter.erasedAt === undefined);
  return saveLinks(context, left, { step: linking.undone, done: words.undone(own, code) });
};
