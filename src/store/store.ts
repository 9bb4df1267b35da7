import type { RuleChange } from "../calendar/amend.ts";
import type { Day, Instant } from "../calendar/day.ts";
import type { HolidayNotice } from "../calendar/holidays.ts";
import type { Language, Text } from "../chat/text.ts";
import type { Sight } from "../flow/access.ts";
import type { Entry, Head, ReadingOf } from "../flow/history.ts";
import type { Clock, Kind, Matter, Part, SentFile, Waiting } from "../flow/matter.ts";
import type { Life, NewNotice, Notice, Posting } from "../flow/notice.ts";
import type { PostRequest, Settling } from "../flow/post-request.ts";
import type { CountySettings } from "../people/county-settings.ts";
import type {
  Account,
  Cover,
  Directory,
  Organisation,
  Person,
  PostEntry,
  Role,
} from "../people/directory.ts";
import type { FormerPostSaid } from "../people/former-posts.ts";
import type { Succession } from "../people/succession.ts";

/** What a platform needs to write into a conversation by itself, in its own words. */
export type Reference = {
  readonly platform: string;
  readonly conversation: string;
  readonly said: string;
  readonly at: Instant;
};

/** A group on a platform, bound to the linkage as a whole or to one unit. */
export type Channel = {
  readonly id: string;
  readonly platform: string;
  readonly conversation: string;
  /** `linkage` or the id of a unit. */
  readonly boundTo: string;
  readonly boundBy: string;
  readonly boundAt: Instant;
  /** Its cards are in the language of whoever bound it. */
  readonly language: Language;
};

/** A file somebody sent, without what is in it. It belongs to a matter once its form was submitted. */
export type Attachment = SentFile & {
  readonly matter?: string;
  readonly person: string;
  /** As browsers name types: `image/jpeg`. */
  readonly type: string;
  readonly at: Instant;
};

/** Somebody opened a file. */
export type FileReading = {
  readonly id: string;
  readonly attachment: string;
  readonly person: string;
  readonly at: Instant;
};

/** A unit with its posts, those whose ids begin with its own among them; of some part alone where one is named. */
export type WhosePart = {
  readonly unit: string;
  readonly posts: readonly string[];
  readonly part?: Part;
};

/** A request that has had its effect: a repeat is answered from current state and changes nothing. */
export type SeenEvent = {
  readonly event: string;
  readonly actor: string;
  /** The matter it made or changed. */
  readonly matter?: string;
  readonly at: Instant;
};

/** A one-time code by which an account is bound to a post. Only the hash of the code is stored. */
export type BindCode = {
  readonly hash: string;
  readonly person: string;
  readonly expiresAt: Instant;
  /** The post whose holder made it, or `operator` for a command on the server. */
  readonly by?: string;
};

/**
 * One whole effect, written in one transaction or not at all. Everything in it is computed before.
 * Every matter in `updated` must still have `version - 1` in the database. Waiting rows and parties
 * of the matters named are replaced; their postings become stale.
 */
export type Change = {
  readonly seen: SeenEvent;
  readonly created?: readonly Matter[];
  readonly updated?: readonly Matter[];
  /** Matters this follows from: the save is `stale` unless each is still this version. */
  readonly unchanged?: readonly Pick<Matter, "code" | "version">[];
  readonly entries?: readonly Entry[];
  /** The matters updated as they were before: what a correction goes back to. Of others there is none. */
  readonly before?: readonly Matter[];
  /** What the last step of a matter did beside it, taken back: its news not yet sent, its files. */
  readonly undone?: {
    readonly matter: string;
    readonly number: number;
    readonly files: readonly string[];
  };
  /** New clocks and clocks as they now stand, by id. */
  readonly clocks?: readonly Clock[];
  /** What is now waited for in the matters created or updated. */
  readonly waiting?: readonly Waiting[];
  /** A notice whose key exists already is left as it is. */
  readonly notices?: readonly NewNotice[];
  /** Numbers of matters whose content goes everywhere it is kept: history, notices, files, reporter. */
  readonly erase?: readonly string[];
  /** Who reported a matter; kept sealed and apart from it. */
  readonly reporter?: { readonly matter: string; readonly said: string };
  /**
   * Files that from now on belong to a matter, by id. The save is `stale` unless every one of them
   * was sent by the actor and belongs to no matter yet.
   */
  readonly attach?: { readonly matter: string; readonly ids: readonly string[] };
  readonly fileReading?: FileReading;
  readonly boundAccount?: Account;
  /** An account that its platform calls otherwise from now on; the save is `stale` if it is gone. */
  readonly movedAccount?: { readonly was: Account } & Pick<Account, "external" | "conversation">;
  /** Hash of the code that was used up; the save is `stale` if it is gone or used. */
  readonly usedCode?: string;
  readonly channel?: Channel;
  readonly unboundChannel?: string;
  /** Every group bound to the one unit is bound to the other from now on. */
  readonly movedGroups?: { readonly unit: string; readonly into: string };
  readonly language?: { readonly person: string; readonly language: Person["language"] };
  /** The one of a person's accounts that is written to before the others. */
  readonly preferred?: Pick<Account, "person" | "platform" | "external">;
  /** A new leave with its deputy. */
  readonly cover?: Cover;
  /** Id of a leave that ends now. */
  readonly endedCover?: string;
  /** What happened to posts, for their histories. */
  readonly postEntries?: readonly PostEntry[];
  /** A post whose accounts count as bound now: what it opens has changed. */
  readonly newAccountsOf?: string;
  /** One more unit whose functions another has taken over; the save is `stale` if there are others than are known. */
  readonly succession?: { readonly known: readonly Succession[]; readonly now: Succession };
  /** What is said of an account that came to a post of a successor. */
  readonly formerPosts?: readonly FormerPostSaid[];
  /** A post that has another unit or other roles from now on. */
  readonly changedPost?: Pick<Person, "id" | "organisation" | "roles">;
  /** A change to a post that waits for a second person. */
  readonly postRequest?: PostRequest;
  /** Requests that are settled now; the save is `stale` if one of them is settled already. */
  readonly settled?: readonly Settling[];
  /** A request of which more is known now; the save is `stale` if it was settled or changed meanwhile. */
  readonly changedRequest?: { readonly was: PostRequest; readonly change: PostRequest["change"] };
  /** A new code by which an account is bound. */
  readonly bindCode?: BindCode;
  /** A post of which every account, and every unused code, is let go; with the code of whoever takes it over. */
  readonly handedOver?: BindCode;
};

/** `stale`: somebody else has changed it meanwhile; `repeated`: this event has had its effect already; `taken`: a code of `created` exists already. */
export type Saved = "saved" | "stale" | "repeated" | "taken";

/** What a list asks for, besides what the viewer can see. Newest first; `before` is the last code of the page before. */
export type MatterFilter = {
  readonly kind?: Kind;
  readonly state?: string;
  readonly category?: string;
  /** Only matters without `closedAt`. */
  readonly open?: boolean;
  /** Words in the title, all of them. */
  readonly words?: readonly string[];
  readonly before?: { readonly openedAt: Instant; readonly code: string };
  readonly take: number;
};

/** A notice about a matter that a person has still to be sent, without what it says. */
export type Unsent = Pick<Notice, "id" | "createdAt" | "nextTryAt"> & {
  readonly person: string;
  readonly matter: string;
};

/** What became of a sending. */
export type Settlement = {
  readonly life: Exclude<Life, "sending">;
  readonly at: Instant;
  readonly nextTryAt?: Instant;
  /** It only had to wait: that is no attempt. */
  readonly waited?: true;
  /** It is in no message with others any more (null), or in another. */
  readonly together?: string | null;
  readonly platform?: string;
  readonly conversation?: string;
  readonly ref?: string;
  readonly sentHash?: string;
  readonly result?: Text;
};

/** A line of a local conversation (web chat, terminal); `body` is JSON that only that adapter reads. */
export type LocalMessage = {
  readonly id: string;
  readonly conversation: string;
  /** Grows by one for each write of any message, also of a changed one: "what is new since". */
  readonly revision: number;
  readonly author: string;
  readonly at: Instant;
  readonly body: string;
  /** The matter it says something of; it goes when the matter's content goes. */
  readonly matter?: string;
};

/** What became of changing the county's key: the key it is now, and whether that was begun here, before, or is done. */
export type KeyChange = {
  readonly key: Uint8Array;
  readonly is: "begun" | "under way" | "done";
};

/** How far sealing anew is: the table it is in, rows sealed there so far, and rows that cannot be opened. */
export type Resealing = {
  readonly table: string;
  readonly sealed: number;
  readonly shut: number;
};

/** Something that is not what was saved: in which matter, where it is of one, and since when that may be. */
export type Finding = { readonly matter?: string; readonly said: Text };

/** How far going over the record is: matters since the last time, how many of them are not proved yet, what was found. */
export type Verified = {
  readonly seen: number;
  readonly unproved: number;
  readonly findings: readonly Finding[];
  /** Since when saves are proved; said with the first. */
  readonly since?: Instant;
  /** Since when the posts are bound, said with the first. */
  readonly postsSince?: Instant | "never";
};

/** What a file of roots says: how many lines there are, what does not hold, what has to be known beside it, the last root. */
export type RootsChecked = {
  readonly lines: number;
  readonly findings: readonly Finding[];
  readonly notes: readonly Text[];
  readonly last?: { readonly at: Instant; readonly root: string; readonly key: string };
};

/** The store of those who look for somebody: a matter comes out of it only as far as that person sees. */
export type GuardedStore = Omit<Store, "matter" | "relatives">;

/**
 * What is remembered. One write at a time; reads never see half a change. Errors other than the
 * outcomes named are thrown as they come (a database that is read-only, locked, full or gone).
 */
export type Store = {
  directory(): Promise<Directory>;
  /** Changes the holiday notices imported here from what they are, and gives them; they are read with the directory. */
  changeNotices(
    change: (kept: readonly HolidayNotice[]) => readonly HolidayNotice[],
  ): Promise<readonly HolidayNotice[]>;
  /** Keeps what the county has otherwise than the table of deadlines, all of it. */
  saveRules(changes: readonly RuleChange[]): Promise<void>;
  /** Changes what the county has set of its own from what it is, and gives it. */
  changeSettings(change: (kept: CountySettings) => CountySettings): Promise<CountySettings>;
  /** Puts another directory in place; accounts, codes and leaves of posts that are not in it go. */
  saveDirectory(
    organisations: readonly Organisation[],
    people: readonly Person[],
    at?: Instant,
  ): Promise<void>;

  account(platform: string, external: string): Promise<Account | undefined>;
  /** The directory and one account in it, in a single read: what every request begins with. */
  standing(
    platform: string,
    external: string,
  ): Promise<{ readonly directory: Directory; readonly account: Account | undefined }>;
  /** The accounts of one person or several, of each the one they prefer first. */
  accountsOf(...people: readonly string[]): Promise<readonly Account[]>;
  saveAccounts(accounts: readonly Account[], at?: Instant): Promise<void>;
  saveBindCode(code: BindCode, at?: Instant): Promise<void>;
  /** The latest of what happened to a post, newest first. */
  postEntries(post: string, take: number): Promise<readonly PostEntry[]>;
  /** What happened to any post and says this, oldest first. */
  postEntriesSaying(said: string): Promise<readonly PostEntry[]>;
  bindCode(hash: string): Promise<BindCode | undefined>;
  /** The changes to posts that wait for a second person, the oldest first. */
  openPostRequests(now: Instant): Promise<readonly PostRequest[]>;
  /** Those that were settled since an instant. */
  settledPostRequests(since: Instant): Promise<readonly PostRequest[]>;
  /** Those of which somebody is to be reminded by now, or that expire. */
  postRequestsDue(now: Instant): Promise<readonly PostRequest[]>;
  /** When a request is looked at next, where it still was due when it is said to have been; whether it was. */
  putOffPostRequest(
    request: PostRequest,
    next: Instant,
    notices: readonly NewNotice[],
  ): Promise<void>;

  channel(platform: string, conversation: string): Promise<Channel | undefined>;
  /** What a platform needs to write into a conversation by itself. */
  reference(platform: string, conversation: string): Promise<string | undefined>;
  saveReference(reference: Reference): Promise<void>;
  dropReference(platform: string, conversation: string): Promise<void>;
  channelById(id: string): Promise<Channel | undefined>;

  /** With parties and clocks; `fields` as stored, not yet through the kind's model. */
  matter(code: string): Promise<Matter | undefined>;
  /** The same where the sight reaches it, or where its latest step is `orLastBy`'s; else nothing, as if there were none. */
  matterFor(sight: Sight, code: string, orLastBy?: string): Promise<Matter | undefined>;
  /** The matter this one came from and those that came from it, of the first fifty those the sight reaches, oldest first. */
  related(
    sight: Sight,
    matter: Pick<Matter, "code" | "parent" | "links">,
  ): Promise<readonly Matter[]>;
  /** The same whoever may see them: only for cards that are drawn for many readers. */
  relatives(matter: Pick<Matter, "code" | "parent" | "links">): Promise<readonly Matter[]>;
  /** The matters that came of this one, alone or of others too, only to be kept in step with it: not asked who may see them. */
  offspring(code: string): Promise<readonly Matter[]>;
  /** Which version each of these matters is, whoever may see them: only to learn which of them have changed. */
  versions(codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * The same of those in whose history something was written since an instant and whose number stands in the name of a
   * setting behind this beginning. What was written is found by its id: what is older costs nothing.
   */
  versionsSince(at: Instant, kept: string): Promise<ReadonlyMap<string, number>>;
  /** The categories of the matters in whose history something was written since an instant, found in the same way. */
  categoriesSince(at: Instant): Promise<readonly string[]>;
  /** The codes of matters known by this other number (文号), at most ten. */
  codesByReference(reference: string): Promise<readonly string[]>;
  /** Only what the sight reaches; the same rule as `canSee`. */
  matters(sight: Sight, filter: MatterFilter): Promise<readonly Matter[]>;
  /** The number after the last one saved of a kind in a year; `taken` at the save says that another process was first. */
  nextNumber(kind: Kind, year: number): Promise<number>;
  /** Who reported a matter. */
  reporter(matter: string): Promise<string | undefined>;
  entries(matter: string): Promise<readonly Entry[]>;
  /** A matter as it was before its last step, where that can be gone back to. */
  before(code: string): Promise<Matter | undefined>;
  /** The latest step somebody took since an instant. */
  lastEntry(actor: string, since: Instant): Promise<Entry | undefined>;
  /** Where every history ended at an instant. */
  heads(at: Instant): Promise<readonly Head[]>;
  /** The numbers of all matters, some at a time, in order after one. */
  codesAfter(code: string, take: number): Promise<readonly string[]>;
  /** The same of those alone in which a unit or one of its posts has a part. */
  codesWithPart(whose: WhosePart, code: string, take: number): Promise<readonly string[]>;
  /** The newest open matters of a kind and category, with whom they complain of, only to compare with: not asked who may see them. */
  openIn(
    kind: Kind,
    category: string,
    take: number,
  ): Promise<readonly Pick<Matter, "code" | "title" | "fields" | "parties">[]>;
  /** Closed matters whose content is to be erased by a day, the longest waiting first. */
  expiredMatters(by: Day, take: number): Promise<readonly Matter[]>;
  /** What waits for this person: by name, by unit and role, or by role alone; only what the sight reaches. */
  waitingFor(
    holder: { readonly sight: Sight; readonly roles: readonly Role[] },
    filter?: { readonly steps?: readonly string[] },
  ): Promise<readonly (Waiting & { readonly of: Matter })[]>;
  /** What others are waited for in open matters this person brought or handles, due first on top; only what the sight reaches. */
  waitedBy(sight: Sight, take: number): Promise<readonly (Waiting & { readonly of: Matter })[]>;
  /** What was due before a day and is still waited for, longest overdue first; only what the sight reaches. */
  overdue(
    sight: Sight,
    before: Day,
    take: number,
  ): Promise<readonly (Waiting & { readonly of: Matter })[]>;
  /** Everything still waited for, due first on top; only what the sight reaches. */
  awaited(sight: Sight, take: number): Promise<readonly (Waiting & { readonly of: Matter })[]>;
  /** How many open matters of each kind the sight reaches. */
  countOpen(sight: Sight): Promise<readonly { readonly kind: Kind; readonly count: number }[]>;
  /** Everything waited for in one matter. */
  waitingIn(matter: string): Promise<readonly Waiting[]>;

  seen(event: string): Promise<SeenEvent | undefined>;
  /** Runs work one at a time in this process, so that a number is asked for and saved without a race; `save` may be called inside. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  save(change: Change): Promise<Saved>;
  /** Who is awaited in a matter, anew, where the matter is still this version of it. */
  saveWaiting(matter: Pick<Matter, "code" | "version">, waiting: readonly Waiting[]): Promise<void>;

  /** Running clocks whose next rung is due, oldest first. */
  clocksDue(now: Instant, take: number): Promise<readonly Clock[]>;
  /** Moves clocks on (only if `rungsPassed` and `dueVersion` still are what they were) and queues notices, in one transaction per clock. */
  passRungs(
    passed: readonly {
      readonly was: Clock;
      readonly now: Clock;
      readonly notices: readonly NewNotice[];
    }[],
  ): Promise<void>;

  /** Queues notices outside a change; existing keys are left as they are. */
  queue(notices: readonly NewNotice[]): Promise<void>;
  /**
   * Takes due notices for sending under a lease: `queued`, and with `life: uncertain` those settled so and those `sending` whose
   * lease has run out. With `busy`, only the first for each recipient to whom nothing is being sent, and none for those named (`to:id`).
   */
  claim(
    now: Instant,
    lease: { readonly boot: string; readonly until: Instant },
    take: number,
    busy?: readonly string[],
  ): Promise<readonly Notice[]>;
  /** Leases anew those of these notices that are still leased to that process, and gives their ids. */
  keepLease(
    notices: readonly string[],
    lease: { readonly boot: string; readonly until: Instant },
  ): Promise<readonly string[]>;
  /**
   * Takes under the same lease what is to stand in one message with a claimed notice: where that may have been sent
   * already, all it was sent with, else at most `take` others that are due for the same recipient in a morning, that or an earlier one. The
   * notice is then marked with its own id, as they are.
   */
  claimBeside(
    notice: Notice,
    now: Instant,
    lease: { readonly boot: string; readonly until: Instant },
    take: number,
  ): Promise<readonly Notice[]>;
  /** The notices that are said above each of these cards, by the card's id, in their order. */
  noticesUnder(cards: readonly string[]): Promise<ReadonlyMap<string, readonly Notice[]>>;
  /** The notices that stand in one message, in their order. */
  noticesTogether(message: string): Promise<readonly Notice[]>;
  /**
   * Puts down what became of a notice, or of several that stood in one message: of all of them or of none, and says whether
   * it did. With `boot`, by that process: what is known to be sent stays so, whoever says otherwise later; and what has not been
   * is put down only by whoever leased it last.
   */
  settle(
    notices: string | readonly string[],
    settlement: Settlement,
    boot?: string,
  ): Promise<boolean>;
  /** A person has looked at a matter: what was sent to them about it is seen, and the cards of others are stale. */
  markSeen(person: string, matter: string, at: Instant): Promise<void>;
  /** When the next queued notice or rung is due or a lease runs out, for the loop to sleep until; with `after`, the next after that. */
  nextDue(after?: Instant): Promise<Instant | undefined>;
  /** How many notices are neither sent nor given up. */
  queued(): Promise<number>;
  notices(matter: string): Promise<readonly Notice[]>;
  notice(id: string): Promise<Notice | undefined>;
  /** The notices that have these keys, of those that were not given up. */
  noticesKeyed(keys: readonly string[]): Promise<readonly Notice[]>;
  /**
   * Notices made since an instant that were given up, and those that were due before another and have not been sent, the
   * oldest first; not those whose recipient was sent something later.
   */
  undelivered(
    given: { readonly madeSince: Instant; readonly dueBefore: Instant },
    take: number,
  ): Promise<readonly Notice[]>;
  /** What is known in the clear of the notices about matters that people have still to be sent, the oldest first. */
  unsent(): Promise<readonly Unsent[]>;
  /** The keys of the notices of some matters that were not given up. */
  noticeKeys(matters: readonly string[]): Promise<readonly string[]>;

  /**
   * Remembers a message that shows matters, in place of what it showed before; one that shows none is
   * forgotten. It is stale at once where its card is of an older `version` of the matter, or where the
   * `sight` of its reader does not reach everything else it shows any more.
   */
  savePosting(
    posting: Posting,
    as?: {
      readonly version?: number | undefined;
      /** Of what follows the matters it shows: which versions of them. */
      readonly versions?: ReadonlyMap<string, number>;
      readonly sight?: Sight | undefined;
      /** How many notices of its matter had arrived, or could not, as far as its card says whom it has reached. */
      readonly reached?: number | undefined;
    },
  ): Promise<void>;
  /** Remembers many messages at once that show matters, where none is remembered yet. */
  savePostings(postings: readonly Posting[]): Promise<void>;
  /** Those of some matters whose content this sight reaches: not what is quarantined or erased. */
  readable(sight: Sight, codes: readonly string[]): Promise<readonly string[]>;
  /** The first card of a matter that stands in a conversation; what follows goes into its thread. */
  standingCard(matter: string, platform: string, conversation: string): Promise<string | undefined>;
  /** A matter that is shown in a message that stands in a group, whoever asks: what that group may know of it is to be asked. */
  matterShownIn(
    code: string,
    group: Pick<Channel, "id" | "platform" | "conversation">,
  ): Promise<Matter | undefined>;
  /** The matter whose card stands in a message; undefined where it is no matter's. */
  matterAt(
    message: Pick<Posting, "platform" | "conversation" | "ref">,
  ): Promise<string | undefined>;
  /** Cards whose matter has changed since, and messages some matter of which may be hidden from their reader now, on these platforms or any; taken one batch at a time. */
  stalePostings(take: number, platforms?: readonly string[]): Promise<readonly Posting[]>;
  /** Makes those stale whose headline is over by now; not for a second time. */
  endHeadlines(now: Instant): Promise<void>;
  /** Marks them fresh, but for those in which a matter changed again after `stalePostings` gave them out. */
  freshPostings(ids: readonly string[]): Promise<void>;
  dropPosting(id: string): Promise<void>;

  putLocal(message: Omit<LocalMessage, "revision">): Promise<LocalMessage>;
  /** Puts new messages in place with their revisions, where nothing has been said yet. */
  putLocals(messages: readonly LocalMessage[]): Promise<void>;
  localMessages(
    conversations: readonly string[],
    filter: { readonly after?: number; readonly take: number },
  ): Promise<readonly LocalMessage[]>;
  localMessage(id: string): Promise<LocalMessage | undefined>;

  /** How many bytes the files take whose content is still there. */
  storedBytes(): Promise<number>;
  saveAttachment(attachment: Attachment & { readonly content: Uint8Array }): Promise<void>;
  /** The files of a matter whose content is still there, in the order they came. */
  attachments(matter: string): Promise<readonly Attachment[]>;
  /** What a person sent at or after an instant and has not used yet, in the order it came. */
  pendingAttachments(person: string, since: Instant): Promise<readonly Attachment[]>;
  /** One file with its content, which is absent where it has been erased. */
  attachment(id: string): Promise<(Attachment & { readonly content?: Uint8Array }) | undefined>;
  /** Deletes files that belong to no matter: all that were sent before an instant, or some of one person. */
  dropPending(
    which:
      | { readonly before: Instant }
      | { readonly person: string; readonly ids: readonly string[] },
  ): Promise<void>;

  /** Something small kept by name: the demo's clock offset, the server's lease. */
  setting(name: string): Promise<string | undefined>;
  /** Those whose names begin with a prefix, by the rest of their names. */
  settingsUnder(prefix: string): Promise<ReadonlyMap<string, string>>;
  /** Keeps a value whatever was there: not where it follows from that, which another process may have changed meanwhile. */
  saveSetting(name: string, value: string): Promise<void>;
  /** Makes of a value what follows from what it is, whoever else does so at once; gives what it now is. */
  changeSetting(name: string, change: (was: string | undefined) => string): Promise<string>;
  /** Keeps a value under a name that has none yet; gives what is kept there, whoever was first. */
  keepSetting(name: string, value: string): Promise<string>;

  /**
   * Takes what has been erased since the last time out of the raw files of SQLite too, and lets
   * PostgreSQL write over it; until it could, again with every call.
   */
  scrub(): Promise<void>;
  /** Whether what must be sealed is: there is a key. */
  readonly sealing: boolean;
  /**
   * Makes another key of 32 bytes the county's, the one before being kept until everything is sealed with
   * the new one. Gives the key it now is: one to which it is being changed, or was, comes first.
   */
  changeKey(to: Uint8Array): Promise<KeyChange>;
  /** Seals what is not sealed with the county's key yet, a batch at a time; stopped between two, it goes on when called again. */
  resealing(): AsyncIterable<Resealing>;
  /** Binds the posts that are not bound yet, and puts down what of the others was changed from outside. */
  bindPosts(at: Instant): Promise<void>;
  /** Goes over everything that is proved, a page of matters at a time, while the product runs. */
  verify(): AsyncIterable<Verified>;
  /** Writes down that somebody opened a restricted matter; nothing else of it changes. */
  saveReading(matter: string, reading: ReadingOf): Promise<void>;
  /** The latest readings of a matter, in their order. */
  readings(matter: string, take: number): Promise<readonly ReadingOf[]>;
  /** The public key by which others check the roots; nothing without a key. */
  publicKey(): string | undefined;
  /**
   * Appends where all histories end to a file apart from the database, signed; gives the root, or nothing
   * where another server or command is appending: see `appendRootInTurn`. `restored` says that the
   * database was put back from a copy before. A RangeError without a key.
   */
  appendRoot(
    file: string,
    at: Instant,
    as?: { readonly restored?: boolean },
  ): Promise<string | undefined>;
  /** Whether a file of roots is whole, and every history still what its roots say. */
  checkRoots(file: string): Promise<RootsChecked>;
  /** Writes a whole copy of a SQLite database, sealed with the county's key, into a new file; a RangeError on PostgreSQL, which has its own ways. */
  backup(file: string): Promise<void>;
  /** Reads something; throws what the database throws. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
