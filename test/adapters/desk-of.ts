/** A message as it stands in a conversation, in the words of `plain-lines.ts`. */
export type Shown = {
  readonly id: string;
  readonly lines: readonly string[];
  /** It can be filled in and submitted where it stands. */
  readonly form?: boolean;
  /** It stands in a dialog, which is closed sooner or later and not kept up to date. */
  readonly passing?: true;
};

/** What people do and see on one platform, each under the post they hold. */
export type Desk = {
  /** Makes an account for a post and binds it with a code, as its holder would. */
  binds(post: string, code: string): Promise<void>;
  /** Types a line to the bot, alone with it or in a group. */
  says(post: string, line: string, group?: string): Promise<void>;
  /** The messages of the bot that this post reads now, alone or in a group, oldest first. */
  reads(post: string, group?: string): Promise<readonly Shown[]>;
  /** The messages of the bot that everybody in a group reads, as this member of it finds them. */
  board(group: string, member: string): Promise<readonly Shown[]>;
  /** Presses a button of a message by its label. */
  presses(post: string, message: string, label: string, group?: string): Promise<void>;
  /** What the form says that stands open before this post. */
  asks(post: string): Promise<readonly string[]>;
  /** Fills in that form, leaving what stands in it, and submits it. */
  fills(post: string, answers: Readonly<Record<string, Answer>>): Promise<void>;
};

/** An answer as somebody gives it to an input: typed, a day, or the ids of what is chosen. */
export type Answer = string | readonly string[];
