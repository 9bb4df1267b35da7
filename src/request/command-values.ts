import { periodIn } from "../calendar/typed-period.ts";
import { daysAway } from "../calendar/typed-span.ts";
import { shorten } from "../chat/text.ts";
import type { Flow } from "../flow/flow.ts";
import { withoutCourtesy } from "../line/courtesy.ts";
import type { Mentions } from "../line/mentions.ts";
import type { Verb } from "../line/verb.ts";
import type { Raw, RequestContext } from "./context.ts";
import { filledFrom } from "./fill-form.ts";

/** A sentence in simplified characters, as it was told, and what it names; `typed` with all of it. */
export type SentenceWords = {
  readonly typed: string;
  readonly mentions: Mentions;
  readonly bare: string;
  readonly told: string;
};

/** The values of a command that stands alone, from the sentence. */
export const rawOf = (
  verb: Verb,
  { mentions, bare, told }: SentenceWords,
  context: RequestContext,
): Raw => {
  const { fields } = verb;
  const unit = unitIn(bare, context);
  switch (verb.id) {
    case "search":
      return { words: searched(mentions.rest) };
    case "help":
      return {};
    case "todo":
    case "overdue":
    case "overview":
      return unit === undefined || (verb.id === "todo" && !HOLDS_WHAT.test(bare))
        ? {}
        : { of: unit };
    case "nudge":
      return unit === undefined ? {} : { note: unit };
    case "link":
    case "unlink":
      return mentions.codes.length > 1 ? { with: mentions.codes.slice(1).join("、") } : {};
    case "list": {
      const kind = kindListed(bare, mentions, context);
      // Of what people meet for, what is over is a history.
      const open = kind?.appointment !== undefined && !OVER.test(bare);
      return kind === undefined ? {} : { kind: kind.kind, ...(open ? { open } : {}) };
    }
    case "leave":
      return { ...daysAway(bare, context.now) };
    case "stats": {
      const kind = context.services.flows.find(({ prefix }) => prefix === mentions.kinds[0]);
      const period = periodIn(bare, context.now);
      return {
        ...(period === undefined ? {} : { period }),
        ...(unit === undefined ? {} : { unit }),
        ...(kind === undefined ? {} : { kind: kind.kind }),
      };
    }
    default:
      return filledFrom(fields, bare, context, told);
  }
};

/** 水务局手上有什么事: what waits there, asked of a unit and not of oneself. */
const HOLDS_WHAT =
  /^(?!.*(?:我|咱)).*(?:手[上头里]|那边|那儿|还?有(?:什么|啥|哪些|几)|欠|压着|没办)|^(?!.*\b(?:my|our|us|me)\b).*\b(?:open|owes?|pending|waiting|on (?:its|their) (?:plate|desk))\b/iu;

/** Asked for with what is over. */
const OVER = /过的|开过|历史|以前|往年|所有|全部|都列|past|history|all|ever/iu;

/** The kind a list is asked of, by its name or by the word for it in running text: 有哪些会. */
const kindListed = (
  bare: string,
  { kinds }: Mentions,
  { services: { flows } }: RequestContext,
): Flow | undefined =>
  flows.find(({ prefix }) => prefix === kinds[0]) ??
  flows.find(({ nouns = [] }) =>
    nouns.some((noun) => new RegExp(`[些么的个次场几有]${noun}(?!${noun}|不|议)`, "u").test(bare)),
  );

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
