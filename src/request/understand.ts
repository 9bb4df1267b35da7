import { type Action, action, type Card, paragraph, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { shorten, type Text, text, verbatim } from "../chat/text.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { sightOf } from "../flow/access.ts";
import {
  type DutyOf,
  type Found,
  findCode,
  findDuties,
  flowOf,
  foundFor,
  readMatter,
} from "../flow/find.ts";
import { canTake } from "../flow/obstacle.ts";
import { titleOf } from "../flow/render.ts";
import { matterRow } from "../flow/rows.ts";
import { withoutCourtesy } from "../line/courtesy.ts";
import { type Mentions, mentionsIn } from "../line/mentions.ts";
import { type Ranked, rankVerbs } from "../line/rank-verbs.ts";
import type { Verb } from "../line/verb.ts";
import { matterAbove } from "./choose-matter.ts";
import type { Raw, RequestContext } from "./context.ts";
import { filledFrom } from "./fill-form.ts";
import { eventOf, type IntentOrOutcome } from "./intent.ts";
import { talk } from "./words.ts";

/** How much has to speak for something: to be offered, to be taken up at once, and how far ahead of the next. */
const enough = { offered: 0.3, takenUp: 0.44, ahead: 0.06, ofTwo: 0.36 } as const;
const mostOffered = 4;
const mostRanked = 14;
const mostLookedAt = 60;

/** One thing somebody may mean, with the matter and the values understood. */
export type Meant = {
  readonly verb: Verb;
  readonly score: number;
  readonly code?: string;
  readonly raw: Raw;
};

/** What one matter speaks for itself in a sentence. */
type Near = Found & { readonly weight: number; readonly owed: readonly string[] };

/**
 * What a sentence in people's own words means: what reads is answered, what changes something is shown filled in,
 * and where it is not clear the likeliest are offered. Only what is open to this person now, in what they see.
 */
export const understand = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const meant = await meantBy(context, said);
  const [first, second] = meant;
  if (first === undefined || first.score < enough.offered) return undefined;
  const clear =
    first.score >= enough.takenUp &&
    (second === undefined ||
      first.score - second.score >= enough.ahead ||
      second.verb.id === first.verb.id);
  if (!clear) return offerMeant(context, said, meant);
  return takeUp(context, said, first, meant);
};

/** What a line asks that makes two requests: a button each. */
export const twoRequests = async (
  context: RequestContext,
  said: string,
  least: number = enough.ofTwo,
): Promise<IntentOrOutcome | undefined> => {
  const parts = requestsIn(said);
  if (parts.length < 2) return undefined;
  const each = await Promise.all(parts.map((part) => meantBy(context, part)));
  const firsts = each.flatMap(([first]) =>
    first !== undefined && first.score >= least ? [first] : [],
  );
  return new Set(firsts.map(({ verb }) => verb.id)).size === 2
    ? offerMeant(context, said, firsts, talk.meantBoth)
    : undefined;
};

/** What a word that asks about one matter means without a number: the matter at hand, or a choice of several. */
export const aboutMatterAtHand = async (
  context: RequestContext,
  verb: Verb,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  if (!needsMatter.has(verb.id)) return undefined;
  const mentions = mentionsIn(said, context.services.verbs, Number(context.today.slice(0, 4)));
  const near = await nearMatters(context, mentions, said);
  const [first] = placed(context, { verb, score: 1 }, { mentions, near, bare: said });
  return first === undefined ? undefined : takeUp(context, said, { ...first, raw: {} }, []);
};

const SPLIT =
  /[，,。;；？?！!]\s*(?:然后|再|顺便|另外|还有|并且|最后)|[？?]\s*|[，,;；]?\s*(?:然后|顺便|另外)|\band then\b|\band\b/iu;

/** The requests of a line that may make two. */
const requestsIn = (said: string): readonly string[] => {
  const bare = withoutCourtesy(said);
  const found = SPLIT.exec(bare);
  if (found === null) return [bare];
  const parts = [bare.slice(0, found.index), bare.slice(found.index + found[0].length)];
  return parts.every((part) => part.trim().length >= 2) ? parts : [bare];
};

/** How, where and what about something: asked of it, not asked for. */
const HOW =
  /怎么(?!样|还|不|办|回事)|如何|咋(?!样|了)|怎样(?!了)|要填|要写|在哪(?:里|儿)?(?:签|交|报|办|传|发|提)|往哪|能发|how (?:do|to|can|does)/iu;

/** Everything a sentence may mean that is open to this person, best first. */
const meantBy = async (context: RequestContext, said: string): Promise<readonly Meant[]> => {
  const { services, actor } = context;
  const bare = withoutCourtesy(said);
  if (bare === "") return [];
  const mentions = mentionsIn(bare, services.verbs, Number(context.today.slice(0, 4)));
  const wanted = mentions.rest.replace(HOW, " ");
  const ranked = rankVerbs(wanted, services.verbs)
    .filter(({ verb, score }) => score > 0.15 && mayEver(services, actor, verb.id))
    .slice(0, mostRanked * 2);
  if (HOW.test(mentions.rest)) return meantHow(ranked, wanted);
  const near = await nearMatters(context, mentions, bare);
  return ranked
    .flatMap((one) => placed(context, one, { mentions, near, bare }))
    .sort((one, other) => other.score - one.score)
    .slice(0, mostOffered)
    .map(({ fill, ...one }) => ({ ...one, raw: fill() }));
};

/** How to, asked of nothing we know. */
const unasked: Ranked = {
  verb: { id: "help", names: [], kindNames: [], about: "alone", fields: {} },
  score: 0.2,
};

/** Words that say nothing of what is asked about. */
const ABOUT_NOTHING = /这个|那个|这|那|东西|弄|办|搞|做|用|啊|呀|呢|吗|的|了|我|this|that|it|\s/giu;

const meantHow = (ranked: readonly Ranked[], wanted: string): readonly Meant[] => {
  const isAboutNothing = wanted.replace(ABOUT_NOTHING, "") === "";
  return (ranked.length === 0 || isAboutNothing ? [unasked] : ranked)
    .slice(0, 3)
    .flatMap(({ verb, score }): readonly Meant[] => {
      return [
        { verb: unasked.verb, score: score + 0.3, raw: verb.id === "help" ? {} : { of: verb.id } },
      ];
    });
};

/** The matters a sentence may be about, likeliest first: only what this person sees. */
const nearMatters = async (
  context: RequestContext,
  mentions: Mentions,
  bare: string,
): Promise<readonly Near[]> => {
  const { services, actor } = context;
  const { store, flows } = services;
  const looking = { ...context, store, flows };
  const [duties, seen, above] = await Promise.all([
    findDuties(looking),
    store.matters(sightOf(actor), { take: mostLookedAt }),
    matterAbove(context),
  ]);
  const shown = services.shown?.of(actor.id, context.now) ?? [];
  const named = new Set(mentions.codes);
  for (const reference of mentions.references) {
    const code = await findCode({ ...services, actor }, { reference });
    if (!(code instanceof Refusal)) named.add(code);
  }
  const place =
    mentions.place === undefined
      ? undefined
      : shown.at(mentions.place < 0 ? -1 : mentions.place - 1);
  const all = new Map([...seen, ...duties.map(({ of }) => of)].map((one) => [one.code, one]));
  for (const code of [...named, ...shown.slice(0, 3)]) {
    const one = all.has(code) ? undefined : await store.matterFor(sightOf(actor), code);
    if (one !== undefined) all.set(code, one);
  }
  return [...all.values()]
    .filter(({ code, closedAt }) =>
      named.size === 0 ? closedAt === undefined || shown.includes(code) : named.has(code),
    )
    .map((matter): Near => {
      const flow = flowOf(flows, matter);
      const owed = duties.filter(({ of }) => of.code === matter.code).map(({ step }) => step);
      const { code } = matter;
      const weight =
        (named.has(code) ? 3 : 0) +
        (code === place ? 3 : 0) +
        (code === above?.matter.code ? 2 : 0) +
        (shown[0] === code && shown.length === 1 ? (mentions.points ? 1.2 : 0.5) : 0) +
        likeness(titleOf(matter).zh, bare) +
        (mentions.kinds.includes(flow.prefix) ? 0.6 : 0) +
        (owed.length > 0 ? 0.3 : 0);
      return { ...foundFor({ flow, matter: readMatter(flow, matter) }, actor), weight, owed };
    })
    .sort(
      (one, other) =>
        other.weight - one.weight || (one.matter.openedAt < other.matter.openedAt ? 1 : -1),
    );
};

/** How much of a title stands in a sentence: pairs of its characters, up to 2.1. */
const likeness = (title: string, said: string): number => {
  let shared = 0;
  for (let at = 0; at + 1 < title.length; at += 1)
    if (
      /^\p{Script=Han}{2}$/u.test(title.slice(at, at + 2)) &&
      said.includes(title.slice(at, at + 2))
    )
      shared += 1;
  return Math.min(2.1, shared * 0.7);
};

/** What may be meant, before its values are read out of the sentence. */
type Placed = Omit<Meant, "raw"> & { readonly fill: () => Raw };

type Said = { readonly mentions: Mentions; readonly near: readonly Near[]; readonly bare: string };

/** One thing that may be meant, with the matter it is about; nothing where it is not open. */
const placed = (
  context: RequestContext,
  { verb, score }: Ranked,
  { mentions, near, bare }: Said,
): readonly Placed[] => {
  const { actor, today } = context;
  if (verb.about === "matter") {
    const step = verb.id.split(".")[1] ?? "";
    const open = near.filter(({ flow, matter }) => {
      const declared = flow.prefix === verb.prefix ? flow.steps[step] : undefined;
      return declared !== undefined && canTake(flow, [step, declared], matter, actor, today);
    });
    const [best] = open;
    if (best === undefined) return [];
    const owed = best.owed.includes(step) ? 0.14 : 0;
    const named = mentions.kinds.includes(best.flow.prefix) || mentions.codes.length > 0 ? 0.05 : 0;
    return [
      {
        verb,
        score: score + owed + named,
        code: best.matter.code,
        fill: () => filledFrom(best.flow.steps[step]?.form ?? {}, bare, context),
      },
    ];
  }
  if (mentions.codes.length > 0 && verb.about === "opening") score -= 0.12;
  if (verb.about === "alone" && needsMatter.has(verb.id)) {
    const [best] = near;
    const tied = near.filter(({ weight }) => weight === best?.weight);
    if (best === undefined) return [];
    const one = tied.length === 1 || mentions.codes.length > 0;
    return [
      {
        verb,
        score: score + (mentions.codes.length > 0 ? 0.08 : 0),
        fill: () => ({}),
        ...(one ? { code: best.matter.code } : {}),
      },
    ];
  }
  const [named] = mentions.codes;
  const code = verb.ofMatter === true && named !== undefined ? { code: named } : {};
  return [{ verb, score, ...code, fill: () => rawOf(verb, bare, mentions, context) }];
};

/** What is about one matter, and asks which where none is named. */
const needsMatter = new Set(["show", "deadline", "delivery", "documents", "files"]);

/** The values of a command that stands alone, from the sentence. */
const rawOf = (verb: Verb, bare: string, mentions: Mentions, context: RequestContext): Raw => {
  const { fields } = verb;
  const unit = unitIn(bare, context);
  switch (verb.id) {
    case "search":
      return { words: searched(mentions.rest) };
    case "help":
      return {};
    case "todo":
    case "overdue":
      return unit === undefined || verb.id === "todo" ? {} : { of: unit };
    case "nudge":
      return unit === undefined ? {} : { note: unit };
    case "list": {
      const kind = context.services.flows.find(({ prefix }) => prefix === mentions.kinds[0]);
      return kind === undefined ? {} : { kind: kind.kind };
    }
    case "leave": {
      const filled = filledFrom({ until: fields["until"] as never }, bare, context);
      return filled;
    }
    default:
      return filledFrom(fields, bare, context);
  }
};

const unitIn = (bare: string, { directory }: RequestContext): string | undefined => {
  const typed = bare.toLowerCase();
  const found = [...directory.organisations.values()]
    .flatMap((unit) =>
      [unit.name.zh, unit.name.en, ...unit.also]
        .filter((name) => name.length >= 2 && typed.includes(name.toLowerCase()))
        .map((name) => ({ name: unit.name.zh, length: name.length })),
    )
    .sort((one, other) => other.length - one.length);
  return found[0]?.name;
};

const ASKS_TO_SEARCH =
  /找一下|找找|帮我|搜一下|搜下|搜|查查|查一下|找|有没有|关于|在哪|哪里|的那件|那个|那件|的|吗|search for|find anything about|look for|find|anything|about/giu;

const searched = (rest: string): string => {
  const words = withoutCourtesy(rest).replace(ASKS_TO_SEARCH, " ").replace(/\s+/g, " ").trim();
  return shorten(words === "" ? rest : words, 20);
};

// ---------------------------------------------------------------- answers

const pressOf = ({ verb, code, raw }: Meant, submits: boolean) => ({
  command: verb.id,
  ...(code === undefined ? {} : { code }),
  ...(Object.keys(raw).length === 0 ? {} : submits ? { answers: raw } : { prefill: raw }),
});

const labelOf = ({ services }: RequestContext, one: Meant): Text => {
  const label = commandLabel(services, one.verb.id);
  const of = one.raw["of"];
  const named =
    one.verb.id === "help" && typeof of === "string"
      ? text(`怎么${commandLabel(services, of).zh}`, `How to: ${commandLabel(services, of).en}`)
      : label;
  return one.code === undefined ? named : talk.stepOf(named, one.code);
};

const reads = ({ services }: RequestContext, { verb }: Meant): boolean =>
  services.commands.some(({ id, shows }) => id === verb.id && shows === true);

/** The button by which somebody says that nothing of this was meant. */
export const notMeant = (first: Meant): Action =>
  action(talk.notMeant, { command: "not-meant", answers: { instead: first.verb.id } });

const actionOf = (context: RequestContext, one: Meant, primary: boolean): Action =>
  action(labelOf(context, one), pressOf(one, reads(context, one)), primary ? "primary" : "plain");

const offerMeant = (
  context: RequestContext,
  said: string,
  meant: readonly Meant[],
  title: Text = talk.didYouMean,
): IntentOrOutcome | undefined => {
  const [first] = meant;
  if (first === undefined) return undefined;
  const shown = meant.slice(0, mostOffered);
  const opening = shown.some(({ verb }) => verb.about === "opening")
    ? []
    : reportActions(context, said);
  const card: Card = {
    title,
    body: [paragraph(verbatim(`“${shorten(said, 200)}”`)), paragraph(talk.notKept, "subtle")],
    actions: [
      ...shown.map((one, index) => actionOf(context, one, index === 0)),
      ...opening,
      notMeant(first),
    ],
  };
  return { is: "card", card };
};

const reportActions = (context: RequestContext, said: string): readonly Action[] =>
  context.services.flows.flatMap(({ kind, opening }) =>
    opening.fromSentence === undefined ||
    said.length < 6 ||
    !mayEver(context.services, context.actor, `${kind}.${opening.id}`)
      ? []
      : [
          action(opening.fromSentence.label, {
            command: `${kind}.${opening.id}`,
            prefill: filledFrom(opening.form, said, context),
          }),
        ],
  );

const takeUp = async (
  context: RequestContext,
  said: string,
  first: Meant,
  meant: readonly Meant[],
): Promise<IntentOrOutcome | undefined> => {
  if (needsMatter.has(first.verb.id) && first.code === undefined) return chooseNear(context, first);
  const event = eventOf(context);
  const { verb, code, raw } = first;
  const about = code === undefined ? {} : { code };
  if (reads(context, first)) {
    const others = meant
      .slice(1, 3)
      .filter(({ score, verb: one }) => score >= enough.offered && one.id !== verb.id)
      .map((one) => actionOf(context, one, false));
    return {
      id: verb.id,
      ...about,
      raw,
      submitted: false,
      event,
      ...(meant.length === 0
        ? {}
        : { note: talk.understoodAs(labelOf(context, first), shorten(said, 40)) }),
      offers: [...others, notMeant(first)],
    };
  }
  // What stands alone and does something is a button: nothing is done without a press.
  if (verb.about === "alone") return offerMeant(context, said, meant);
  return { id: verb.id, ...about, raw, submitted: false, unsure: true, guessed: true, event };
};

/** Which of several matters a question is about. */
const chooseNear = async (context: RequestContext, first: Meant): Promise<IntentOrOutcome> => {
  const { services, actor } = context;
  const { store, flows } = services;
  const duties: readonly DutyOf[] = await findDuties({ ...context, store, flows });
  const seen = await store.matters(sightOf(actor), { open: true, take: 6 });
  const list = [
    ...new Map([...duties.map(({ of }) => of), ...seen].map((one) => [one.code, one])).values(),
  ].slice(0, 6);
  const label = commandLabel(services, first.verb.id);
  return {
    is: "card",
    card: {
      title: talk.which,
      body: [rows(list.map((matter) => matterRow({ ...context, flows }, matter)))],
      actions: [
        ...list
          .slice(0, mostOffered)
          .map(({ code }) => action(talk.stepOf(label, code), { command: first.verb.id, code })),
        action(commandWords.todo, { command: "todo" }),
      ],
    },
  };
};
