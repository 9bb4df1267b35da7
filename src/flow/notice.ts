import type { Day, Instant } from "../calendar/day.ts";
import type { Card, Press } from "../chat/card.ts";
import type { Text } from "../chat/text.ts";
import type { Directory } from "../people/directory.ts";
import type { MorningSort } from "../people/mornings.ts";

/**
 * Where a notice goes: a person (wherever reachable), a bound group channel, or one account of a person,
 * also where it is bound no longer. Ids of ours.
 */
export type Recipient =
  | { readonly to: "person"; readonly id: string }
  | { readonly to: "account"; readonly id: string }
  | { readonly to: "channel"; readonly id: string };

/** An account of a person as it is written to: the id of such a recipient. */
export type AccountAddress = {
  readonly person: string;
  readonly platform: string;
  readonly conversation: string;
};

export const accountId = ({ person, platform, conversation }: AccountAddress): string =>
  `${person} ${platform} ${conversation}`;

/** The account in the id of a recipient; a conversation's own id may have spaces. */
export const accountIn = (id: string): AccountAddress => {
  const [person = "", platform = "", ...conversation] = id.split(" ");
  return { person, platform, conversation: conversation.join(" ") };
};

/** The unit of whoever a notice goes to; of a group the one it is bound to. */
export const unitTold = (
  { to, id }: Recipient,
  { people, groups }: Pick<Directory, "people" | "groups">,
): string | undefined =>
  to === "channel"
    ? groups.find((group) => group.id === id)?.boundTo
    : people.get(to === "account" ? accountIn(id).person : id)?.organisation;

/** A list to telephone by: the units that owe what one rule of a matter asks. */
export type CallList = { readonly matter: string; readonly rule: string };

/** The matter its reader is out of, and up to which level it may still be told of; `recused` where that is what it says. */
export type About = {
  readonly matter: string;
  readonly upTo: 1 | 2 | 3;
  readonly recused?: true;
};

/**
 * What a notice says. The headline of news is frozen when it happens, the card below it is the matter
 * as it is when it is sent; a proposal offers a step to somebody who may take it, drafted when it is
 * sent; a reminder is rendered when it is sent, from the clock as it then stands;
 * plain is a sentence about no matter in particular.
 */
export type NoticeContent =
  | {
      readonly is: "news";
      readonly matter: string;
      readonly headline: Text;
      /** Whose share of the matter it is about, where several units have one each. */
      readonly unit?: string;
    }
  | {
      readonly is: "reminder";
      readonly matter: string;
      readonly clock: string;
      readonly rung: string;
      /** It is to be noticed in its group. */
      readonly loud?: true;
    }
  | {
      readonly is: "proposal";
      readonly matter: string;
      readonly clock: string;
      readonly rung: string;
      readonly step: string;
    }
  | {
      readonly is: "plain";
      readonly card: Card;
      readonly about?: About;
      /** Made anew for its reader when it is sent; not sent where there is nothing to say then. */
      readonly morning?: MorningSort;
      /** The other thing of that morning, in the same message. */
      readonly besides?: MorningSort;
      /** The meeting whose brief is made anew in the same way. */
      readonly brief?: string;
      /** What is not right, by its keys, made anew in the same way. */
      readonly faults?: readonly string[];
      /** The list to telephone by of a matter: who is silent under a rule, made anew in the same way. */
      readonly calls?: CallList;
      /** A group's morning: the matters it was to be told of, made anew when it is sent. */
      readonly matters?: readonly string[];
    };

/** The clock a notice is about, by its id; nothing where it is about none. */
export const clockAbout = (content: NoticeContent | undefined): string | undefined =>
  content?.is === "reminder" || content?.is === "proposal" ? content.clock : undefined;

/** Under which key somebody is told of a step of a matter, by the number of its entry. */
export const newsKey = (code: string, entry: number, recipient: string): string =>
  `news:${code}:${entry}:${recipient}`;

const ofSimilar = "similar:";

/** Under which key somebody is told of matters alike; nothing has happened in them. */
export const similarKey = (reader: string, codes: readonly string[]): string =>
  `${ofSimilar}${reader}:${codes.join(",")}`;

/** Whether a key is of that word. */
export const isOfSimilar = (key: string): boolean => key.startsWith(ofSimilar);

/** A notice to be queued. The key is unique: the same notice is never queued twice. */
export type NewNotice = {
  readonly id: string;
  readonly key: string;
  readonly recipient: Recipient;
  readonly content: NoticeContent;
  readonly createdAt: Instant;
  /** Not sent before this instant. */
  readonly nextTryAt: Instant;
  /**
   * What it may stand in one message with: whatever is for the same recipient that morning (`morningMark`), or of the same
   * matter (`matterMark`). Once they are sent as one, the id of the first of them, which is the message's. Absent: it stands by itself.
   */
  readonly together?: string;
};

const morning = "on:";

/** The mark of what is said on a day. */
export const morningMark = (day: Day): string => `${morning}${day}`;

const ofMatter = "of:";

/** The mark of what stands with nothing but what is said of the same matter. */
export const matterMark = (code: string): string => `${ofMatter}${code}`;

/** Whether a mark says when a notice is said. */
export const isMorning = (mark: string): boolean => mark.startsWith(morning);

/** Whether a mark says what a notice may stand with, not yet in which message. */
export const isMark = (mark: string): boolean => isMorning(mark) || mark.startsWith(ofMatter);

/** The message a notice is sent in, by the id it is looked for by. */
export const messageOf = ({ id, together }: Pick<NewNotice, "id" | "together">): string =>
  together === undefined || isMark(together) ? id : together;

/** Where in its life a notice is. */
export const lives = ["queued", "sending", "sent", "uncertain", "failed", "dropped"] as const;
export type Life = (typeof lives)[number];

/** A stored notice with what became of it. */
export type Notice = NewNotice & {
  readonly life: Life;
  readonly attempts: number;
  readonly sentAt?: Instant;
  /** Platform and conversation it went to, and the platform's id of the message. */
  readonly platform?: string;
  readonly conversation?: string;
  readonly ref?: string;
  readonly sentHash?: string;
  /** When its recipient first looked at the matter after it was sent. */
  readonly seenAt?: Instant;
  /** Why it failed or was dropped, readable by the secretariat. */
  readonly result?: Text;
};

/**
 * A message in which matters are shown. `headline` is the sentence above a matter's card, which stays
 * until it is over; `again` is what asks for the same anew, where that is no matter's card.
 */
export type Posting = {
  readonly id: string;
  /** The matter whose card it is: drawn anew whenever that changes. */
  readonly matter?: string;
  /** The other matters in it: it is drawn anew, or taken away, once its reader may not read one of them. */
  readonly shows?: readonly string[];
  readonly again?: Press;
  /** It says how far each of those it shows is: it is drawn anew when one of them changes. */
  readonly follows?: true;
  readonly recipient: Recipient;
  readonly platform: string;
  readonly conversation: string;
  readonly ref: string;
  readonly headline?: Text;
  /** It is drawn anew then, whatever becomes of the matter: its headline is over, or how far away it says a day is. */
  readonly until?: Instant;
};
