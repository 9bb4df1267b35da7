import type { Card, Press } from "./card.ts";
import type { Form } from "./field.ts";
import type { Language, Text } from "./text.ts";

/** Where something was said: alone with the bot, or in a group (the platform's id of it). */
export type Surface =
  | { readonly is: "direct"; readonly conversation: string }
  | { readonly is: "group"; readonly conversation: string; readonly mentioned: boolean };

/** What a platform hands over: who, where, and a typed line or a pressed button. */
export type Request = {
  readonly platform: string;
  /** The platform's id of the account, opaque. */
  readonly account: string;
  /** The language the platform shows this account; counts until somebody has a post and chooses. */
  readonly locale?: Language;
  /** The platform's id of the event: the same event twice has one effect. */
  readonly event: string;
  readonly surface: Surface;
  /** The message in whose thread it was said, as the platform refers to it: what stands there is meant. */
  readonly under?: string;
  readonly said: /** `files`: ids of what was sent with it, as taken in before; then the line may be empty. */
    | { readonly is: "line"; readonly line: string; readonly files?: readonly string[] }
    | { readonly is: "press"; readonly press: Press };
};

/**
 * What goes back to the one who asked, in private, unless `here` says everybody in the conversation
 * may see it. `matter` names the matter whose card this is and `version` which of its versions the card
 * shows, so that it can be kept up to date. `shows` are the other matters in it, `about` is the one it was
 * asked of, and `again` asks for the same anew: so what is hidden later is found wherever it was put.
 */
export type Reply = {
  readonly language: Language;
  readonly here?: true;
  /** What was typed must not be kept anywhere: it may hold what must not be written down here. */
  readonly forget?: true;
  /** Something of ours broke: the same may be sent again. */
  readonly broke?: true;
  readonly shows?: readonly string[];
  /** Asked in a group, it shows a matter of level 2: not for a message that cannot be taken away later. */
  readonly restricted?: true;
  readonly about?: string;
  readonly again?: Press;
} & (
  | {
      readonly is: "card";
      readonly card: Card;
      readonly matter?: string;
      readonly version?: number;
    }
  | { readonly is: "form"; readonly form: Form }
  | { readonly is: "refusal"; readonly card: Card; readonly form?: Form }
  /** Said in a group to nobody in particular: the bot keeps quiet. */
  | { readonly is: "silence" }
);

/** A file as a platform hands it over; the name is what its sender calls it. */
export type Upload = {
  readonly platform: string;
  readonly account: string;
  readonly name: string;
  readonly content: Uint8Array;
};

/** A file that was taken in, under the name, size in bytes and type it is kept with; or why it was not. */
export type Received =
  | { readonly id: string; readonly name: string; readonly size: number; readonly type: string }
  | Text;

/** What a typed line could go on with. */
export type Suggestion = {
  readonly kind: "command" | "code" | "field" | "option";
  /** What takes the place of the line from here to where it ends. */
  readonly insert: string;
  readonly from: number;
  /** What is listed, where that is not what is inserted. */
  readonly label?: string;
  readonly detail?: Text;
};

/** A card to be put into a conversation of a platform. `notice` is our opaque id of it. */
export type Post = {
  readonly conversation: string;
  readonly card: Card;
  readonly language: Language;
  readonly notice: string;
  /** The matter it is about, to be kept beside the message, where it is kept by us; never shown in it. */
  readonly matter?: string;
  /** In a group: the posts that could do something about it now, for a platform that shows each its own buttons. */
  readonly actors?: readonly string[];
  /** The message it follows on, where the platform has threads: the card of the same matter. */
  readonly thread?: string;
  /**
   * It is to be noticed in its group: where a thread hides it, it is shown outside as well, or stands by itself. `calls`:
   * who is mentioned in it.
   */
  readonly loud?: { readonly calls: readonly Called[] };
  /** What stands there now is not its reader's to read any more: where it cannot be redrawn it is deleted. */
  readonly hides?: true;
};

/** Somebody who has to act: the account on this platform, and what the post is called. */
export type Called = { readonly account: string; readonly name: Text };

/** What became of a post: where it now stands, or why it does not. */
export type PostOutcome =
  | { readonly is: "sent"; readonly ref: string }
  /**
   * Refused before anything was sent; `retryAfter` in seconds where the platform said so. `outage`: it takes nothing from
   * the app at all just now, and this is its word for why.
   */
  | { readonly is: "later"; readonly retryAfter?: number; readonly outage?: string }
  /** Nobody knows whether it arrived; `outage` where the platform as a whole does not work. */
  | { readonly is: "unclear"; readonly outage?: string }
  /** This conversation cannot be reached any more; `why` is the platform's word for it. */
  | { readonly is: "unreachable"; readonly why: string };

/** A way onto one platform. */
export type Outlet = {
  readonly platform: string;
  /** What people call the platform. */
  readonly name: Text;
  /** How many milliseconds apart it takes messages in one conversation. */
  readonly pace?: number;
  post(post: Post): Promise<PostOutcome>;
  /** Redraws a card where it stands. */
  update(ref: string, post: Post): Promise<PostOutcome>;
  /**
   * Whether a notice arrived after all: its message, `absent`, `later` where it could not be asked just
   * now, or `unknown` where the platform cannot be asked at all.
   */
  find(
    conversation: string,
    notice: string,
  ): Promise<{ readonly ref: string } | "absent" | "later" | "unknown">;
};
