import type { Day } from "../../../src/calendar/day.ts";
import type { Suggestion } from "../../../src/chat/exchange.ts";
import type { Language, Text } from "../../../src/chat/text.ts";
import type { AdaptiveCard } from "../../adaptive/card.ts";

/** A place where people talk: a post's own chat with the bot, or a group. */
export type Conversation = { readonly id: string; readonly name: Text; readonly group: boolean };

/** A post as the page lists it, with the conversations it may read. */
export type ShownPost = {
  readonly id: string;
  readonly name: Text;
  readonly unit: { readonly id: string; readonly name: Text };
  /** The language the bot answers it in; absent of an account that is nobody's yet. */
  readonly language?: Language;
  readonly conversations: readonly Conversation[];
};

/** What `GET /api/posts` answers; `examples` are lines with which something new is begun. */
export type ShownPosts = {
  readonly county: string;
  readonly posts: readonly ShownPost[];
  readonly examples: readonly Text[];
};

/** A message as the page shows it. `order` stays, `revision` grows with every change. */
export type ShownMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly revision: number;
  readonly order: number;
  readonly author: { readonly id: string; readonly name: Text };
  readonly bot: boolean;
  readonly mine: boolean;
  readonly when: { readonly date: Day; readonly day: Text; readonly time: string };
  /**
   * The matter it is about, under a name that messages of the same conversation share; `name` is the
   * number the message itself shows, masked where it is masked.
   */
  readonly thread?: { readonly id: string; readonly name?: Text };
} & (
  | { readonly is: "line"; readonly line: string }
  | { readonly is: "card"; readonly card: AdaptiveCard; readonly language: Language }
);

/** What `GET /api/messages` answers, oldest first. */
export type ShownMessages = { readonly messages: readonly ShownMessage[] };

/**
 * What `POST /api/say` and `POST /api/press` answer: what changed, where the answer stands, and the language the bot
 * answers in from now on.
 */
export type ShownAnswer = ShownMessages & {
  readonly answeredIn?: string;
  readonly language?: Language;
};

/** What `POST /api/language` answers: the language the bot answers in from now on. */
export type ShownLanguage = { readonly language?: Language };

/** What `POST /api/files` answers: the file as it was taken in; size in bytes. */
export type ShownFile = { readonly id: string; readonly name: string; readonly size: number };

/** What `GET /api/suggestions` answers, best first. */
export type ShownSuggestions = { readonly suggestions: readonly Suggestion[] };

/** What `GET /api/clock` answers. */
export type ShownClock = {
  readonly now: string;
  readonly today: Day;
  readonly text: Text;
  /** Another one once the demo was brought back to its beginning. */
  readonly county: string;
};

/** What any route answers when it does not do what was asked. */
export type ShownProblem = { readonly problem: Text };
