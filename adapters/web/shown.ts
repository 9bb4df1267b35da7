import type { Language, Text } from "../../src/chat/text.ts";
import type { AdaptiveCard } from "../adaptive-card.ts";

/** A place where people talk: a post's own chat with the bot, or a group. */
export type Conversation = { readonly id: string; readonly name: Text; readonly group: boolean };

/** A post as the page lists it, with the conversations it may read. */
export type ShownPost = {
  readonly id: string;
  readonly name: Text;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly conversations: readonly Conversation[];
};

/** What `GET /api/posts` answers. */
export type ShownPosts = { readonly county: string; readonly posts: readonly ShownPost[] };

/** A message as the page shows it. `order` stays, `revision` grows with every change. */
export type ShownMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly revision: number;
  readonly order: number;
  readonly author: { readonly id: string; readonly name: Text };
  readonly bot: boolean;
  readonly mine: boolean;
  readonly when: { readonly day: Text; readonly time: string };
} & (
  | { readonly is: "line"; readonly line: string }
  | { readonly is: "card"; readonly card: AdaptiveCard; readonly language: Language }
);

/** What `GET /api/messages` answers, oldest first. */
export type ShownMessages = { readonly messages: readonly ShownMessage[] };

/** What `POST /api/say` and `POST /api/press` answer: what changed, and where the answer stands. */
export type ShownAnswer = ShownMessages & { readonly answeredIn?: string };

/** What `POST /api/files` answers: the file as it was taken in; size in bytes. */
export type ShownFile = { readonly id: string; readonly name: string; readonly size: number };

/** What `GET /api/clock` answers. */
export type ShownClock = { readonly now: string; readonly text: Text };

/** What any route answers when it does not do what was asked. */
export type ShownProblem = { readonly problem: Text };
