import { addHours, momentText } from "../calendar/day.ts";
import { action, type Card, note } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { confirmersOf, ofOldAccount } from "../flow/confirmers.ts";
import { accountId, type NewNotice } from "../flow/notice.ts";
import type { PostRequest } from "../flow/post-request.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { confirmerCard, hoursOpen, requestedText, withdrawn } from "../flow/second-person.ts";
import { postsOf } from "../flow/succession.ts";
import { roleNames } from "../flow/words.ts";
import { organisationName, type Person, personName } from "../people/directory.ts";
import { accountMark, type Merger, successionOf } from "../people/succession.ts";
import type { Change } from "../store/store.ts";
import { bindCodeOf, codeHash } from "./bind.ts";
import { type Command, type CommandContext, type CommandResult, command } from "./command.ts";
import { words as handoverWords, toldToGivers } from "./handover.ts";
import { spanOf, toldToDeputy, wrongDeputy } from "./leave.ts";
import { surveyMerger, toldToBoth } from "./merge-unit.ts";
import { words as commandWords } from "./words.ts";

/** After so many wrong numbers a request ends: four digits are soon guessed. */
const mostWrong = 5;

const words = {
  confirm: text("岗位核准", "Confirm a post's change"),
  confirmHelp: text(
    "核准别的岗位的变动：岗位核准 4821；不写号就列出等您核准的",
    "Confirm a change to another's post: confirm-post 4821; without a number it lists what waits for you",
  ),
  decline: text("岗位不同意", "Decline a post's change"),
  declineHelp: text(
    "不同意别的岗位的变动：岗位不同意 4821；不写号就列出等您答复的",
    "Decline a change to another's post: decline-post 4821; without a number it lists what waits for you",
  ),
  number: text("核对号", "Number"),
  request: text("变动", "Change"),
  none: text("没有岗位变动在等您核准。", "No change to a post waits for your word."),
  waiting: text("等您核准的岗位变动", "Changes to posts that wait for your word"),
  unknown: text(
    "没有等您核准的变动是这个号。请再核对一遍；对不上就不要核准，输入“岗位核准”看在等您的有哪些。",
    "No change that waits for your word has this number. Check it again; if it does not fit, do not confirm. Type “confirm-post” to see what waits.",
  ),
  over: text(
    "这个变动不再等您答复：有人先答复了，或者已经作废。您这次没有改变什么；输入“岗位核准”看还有哪些在等您。",
    "This change waits for your word no longer: somebody has answered, or it has come to nothing. You changed nothing now; type “confirm-post” to see what waits.",
  ),
  again: text(
    "刚才另有一个单位并入，通讯录变了，这一次没有生效。请再按一次“核准”。",
    "Another unit was merged a moment ago and the directory has changed; this one has not taken effect. Please confirm it once more.",
  ),
  ask: text(
    "请填接任的本人报给您的4位核对号。",
    "Give the four digits that whoever takes the post has told you.",
  ),
  wrongNumber: (left: number): Text =>
    text(
      `核对号对不上，再错${left}次这次提请就作废。请再问一遍接任的本人；还是对不上，就不同意。`,
      `The number does not fit; ${left} more wrong ones and the request comes to nothing. Ask whoever takes the post again; if it still does not, decline.`,
    ),
  wrongForAll: (left: number): Text =>
    text(
      `没有等您核准的变动是这个号，在等核准的账号记错一次，再错${left}次就作废。请再问一遍接任的本人；对不上就不要核准，输入“岗位核准”看在等您的有哪些。`,
      `No change that waits for your word has this number. It counts as a wrong one for the account that waits; ${left} more and that comes to nothing. Ask whoever takes the post again; if it does not fit, do not confirm. Type “confirm-post” to see what waits.`,
    ),
  guessed: (what: Text): Text =>
    text(
      `核对号错了${mostWrong}次，已作废：${what.zh}。有关的人都会收到消息；还要办的话，接任的人要重新要绑定码。`,
      `The number was wrong ${mostWrong} times, and this has come to nothing: ${what.en}. Those concerned are being told; whoever takes the post needs a new code.`,
    ),
  askedGuessed: (what: Text, who: Text): Text =>
    text(
      `核对号错了${mostWrong}次（最后一次是“${who.zh}”填的），已作废：${what.zh}。请先核实是谁拿着绑定码；还要办的话，重新发一个绑定码。`,
      `The number was wrong ${mostWrong} times (the last given by “${who.en}”), and this has come to nothing: ${what.en}. Find out first who has the code; if it is still wanted, make a new one.`,
    ),
  guessedAccount: (post: Text): Text =>
    text(
      `核对号错了${mostWrong}次，这个账号没有绑定“${post.zh}”，绑定码已作废。请要一个新的绑定码。`,
      `The number was wrong ${mostWrong} times: this account is not bound to “${post.en}” and the code works no longer. Ask for a new one.`,
    ),
  newAccount: (until: Text): Text =>
    text(
      `您的账号刚绑定不久，${until.zh}以前不能核准别的岗位。请由其他能核准的人来办。`,
      `Your account was bound a short while ago and confirms nothing until ${until.en}. Somebody else who can has to do it.`,
    ),
  confirmed: (what: Text): Text => text(`已核准：${what.zh}。`, `Confirmed: ${what.en}.`),
  declined: (what: Text): Text =>
    text(
      `已答复不同意：${what.zh}。没有生效，提请人和有关的人都会收到消息。`,
      `Declined: ${what.en}. Nothing has changed; whoever asked and those concerned are being told.`,
    ),
  nowBound: (post: Text): Text =>
    text(
      `已核准，这个账号现在绑定了“${post.zh}”。`,
      `Confirmed: this account is now bound to “${post.en}”.`,
    ),
  notBound: (post: Text): Text =>
    text(
      `没有核准，这个账号没有绑定“${post.zh}”。绑定码已作废。`,
      `Not confirmed: this account is not bound to “${post.en}”, and the code works no longer.`,
    ),
  boundElsewhere: text(
    "这个账号已经绑定了别的岗位，不能再绑定。",
    "This account has been bound to another post meanwhile.",
  ),
  askedAnswered: (what: Text, who: Text): Text =>
    text(`“${who.zh}”核准了：${what.zh}。`, `“${who.en}” has confirmed: ${what.en}.`),
  askedDeclined: (what: Text, who: Text): Text =>
    text(
      `“${who.zh}”不同意：${what.zh}。没有生效。`,
      `“${who.en}” declined: ${what.en}. Nothing has changed.`,
    ),
} as const;

type Asked = { readonly request: PostRequest; readonly post: Person };

/** What takes effect of a confirmed request, how its history says it, and who is told beside those who watch the post. */
const effectOf = async (
  context: CommandContext,
  { request, post }: Asked,
): Promise<
  | Refusal
  | {
      readonly said: Text;
      readonly change: Partial<Change>;
      readonly notices: readonly NewNotice[];
    }
> => {
  const { directory, store, now, today, platformName } = context;
  const { change, by } = request;
  switch (change.is) {
    case "handover": {
      const others = await withdrawn(context, { post, why: "handover", but: request.id });
      // Nobody has this code: whoever may give the successor one asks for it once the accounts are gone.
      const hash = codeHash(bindCodeOf(context.newSalt()));
      return {
        said: postEvents.handedOver(post.name, directory.bound.has(post.id)),
        change: {
          handedOver: { hash, person: post.id, expiresAt: now },
          postEntries: others.postEntries,
        },
        notices: [...(by === post.id ? toldToGivers(context, post) : []), ...others.notices],
      };
    }
    case "account": {
      const { account, language } = change;
      if ((await store.account(account.platform, account.external)) !== undefined)
        return new Refusal(words.boundElsewhere);
      return {
        said: postEvents.bound(post.name, platformName(account.platform)),
        change: {
          boundAccount: { ...account, boundAt: now },
          ...(language === undefined || directory.bound.has(post.id)
            ? {}
            : { language: { person: post.id, language } }),
        },
        notices: [toAccount(context, request, words.nowBound(post.name))],
      };
    }
    case "deputy": {
      const { cover } = change;
      const wrong = wrongDeputy(directory, post, cover.deputy, cover, today);
      if (wrong !== undefined) return wrong;
      return {
        said: postEvents.deputy(post.name, personName(directory, cover.deputy), ...spanOf(cover)),
        change: { cover },
        notices: [toldToDeputy(context, post, cover)],
      };
    }
    case "roles":
      return {
        said: postEvents.rolesChanged(
          post.name,
          joinAnd(change.roles.map((role) => roleNames[role])),
        ),
        change: { changedPost: { ...change, id: post.id }, newAccountsOf: post.id },
        notices: [],
      };
    case "merger":
      return mergerOf(context, change);
  }
};

/** A unit that goes into another, where nothing has come in its way since it was asked for. */
const mergerOf = async (context: CommandContext, merger: Merger): ReturnType<typeof effectOf> => {
  const { directory, store, actor, now } = context;
  const { unit, into, basis, on } = merger;
  const survey = await surveyMerger(context, merger);
  const of = directory.organisations.get(unit);
  if (survey !== undefined || of === undefined) return survey ?? new Refusal(words.over);
  const posts = postsOf(unit, directory);
  const accounts = await store.accountsOf(...posts.map(({ id }) => id));
  const succession = successionOf({ unit, into, basis, on }, of, {
    at: now,
    by: actor.id,
    posts: posts.map(({ id, name }) => ({
      id,
      name,
      accounts: accounts.filter(({ person }) => person === id).map(accountMark),
    })),
  });
  return {
    said: postEvents.merged(of.name, organisationName(directory, into), basis),
    change: { succession: { known: directory.successions ?? [], now: succession } },
    notices: await toldToBoth(context, merger),
  };
};

/** Word to an account that asks to be bound, where it was written from. */
const toAccount = (
  context: CommandContext,
  { id, change, post }: PostRequest,
  said: Text,
): NewNotice => {
  if (change.is !== "account") throw new Error("no account is asked for");
  const { platform, conversation } = change.account;
  return {
    id: context.newId(),
    key: `post-request:${id}:account`,
    recipient: { to: "account", id: accountId({ person: post, platform, conversation }) },
    content: { is: "plain", card: note(commandWords.bind, [said]) },
    createdAt: context.now,
    nextTryAt: context.now,
  };
};

/** Word to whoever asked; after a hand-over with the button that makes the successor's code. */
const toAsker = (
  context: CommandContext,
  { id, by, post, change }: PostRequest,
  said: Text,
  done: boolean,
): readonly NewNotice[] => {
  const { directory, actor, now } = context;
  if (!directory.people.has(by) || by === actor.id) return [];
  const press = { command: "handover", key: context.newId(), answers: { post, confirmed: true } };
  const actions =
    done && change.is === "handover" && by !== post
      ? [action(handoverWords.getCode, press, "primary")]
      : [];
  return [
    {
      id: context.newId(),
      key: `post-request:${id}:asker`,
      recipient: { to: "person", id: by },
      content: { is: "plain", card: note(words.confirm, [said], actions) },
      createdAt: now,
      nextTryAt: now,
    },
  ];
};

/** A request with its answer, as it is saved once: who is told, beside those who watch the post. */
const settle = async (
  context: CommandContext,
  { request, post }: Asked,
  settled: {
    readonly as: "approved" | "declined" | "wrong-numbers";
    readonly said: Text;
    readonly change?: Partial<Change>;
    readonly notices: readonly NewNotice[];
    readonly done: Card;
  },
): Promise<CommandResult | Refusal> => {
  const { actor, store, event, now } = context;
  const watched = await tellOfPost(context, { post, by: request.by, said: settled.said });
  const saved = await store.save({
    seen: { event, actor: actor.id, at: now },
    settled: [{ id: request.id, as: settled.as, by: actor.id }],
    ...settled.change,
    postEntries: [...watched.postEntries, ...(settled.change?.postEntries ?? [])],
    notices: [...watched.notices, ...settled.notices],
  });
  if (saved === "saved") return { card: settled.done };
  const open = await store.openPostRequests(now);
  // The request still waits: it was the directory that changed.
  const waits = request.change.is === "merger" && open.some(({ id }) => id === request.id);
  return new Refusal(waits ? words.again : words.over);
};

const confirm = async (context: CommandContext, asked: Asked): Promise<CommandResult | Refusal> => {
  const { name } = context.actor;
  const { request } = asked;
  const effect = await effectOf(context, asked);
  if (effect instanceof Refusal) return effect;
  const what = requestedText(context, request);
  return settle(context, asked, {
    as: "approved",
    said: postEvents.confirmed(effect.said, name),
    change: effect.change,
    notices: [
      ...effect.notices,
      ...toAsker(context, request, words.askedAnswered(what, name), true),
    ],
    done: note(words.confirm, [words.confirmed(what)]),
  });
};

const decline = async (context: CommandContext, asked: Asked): Promise<CommandResult | Refusal> => {
  const { name } = context.actor;
  const { request, post } = asked;
  const what = requestedText(context, request);
  return settle(context, asked, {
    as: "declined",
    said: postEvents.declined(what, name),
    notices: [
      ...(request.change.is === "account"
        ? [toAccount(context, request, words.notBound(post.name))]
        : []),
      ...toAsker(context, request, words.askedDeclined(what, name), false),
    ],
    done: note(words.decline, [words.declined(what)]),
  });
};

/** Counts a wrong number against the account that waits, and ends the request at the last. */
const countWrong = async (
  context: CommandContext,
  request: PostRequest,
  say: (left: number) => Text,
): Promise<Refusal> => {
  const { actor, directory, store, event, now } = context;
  const { change } = request;
  const post = directory.people.get(request.post);
  if (change.is !== "account" || post === undefined) return new Refusal(words.unknown);
  const wrongNumbers = (change.wrongNumbers ?? 0) + 1;
  if (wrongNumbers < mostWrong) {
    await store.save({
      seen: { event: `${event}:${request.id}`, actor: actor.id, at: now },
      changedRequest: { was: request, change: { ...change, wrongNumbers } },
    });
    return new Refusal(say(mostWrong - wrongNumbers), { field: "number" });
  }
  const what = requestedText(context, request);
  const ended = await settle(
    { ...context, event: `${event}:${request.id}` },
    { request, post },
    {
      as: "wrong-numbers",
      said: postEvents.wrongNumbers(what, actor.name),
      notices: [
        toAccount(context, request, words.guessedAccount(post.name)),
        ...toAsker(context, request, words.askedGuessed(what, actor.name), false),
      ],
      done: note(words.confirm, []),
    },
  );
  return ended instanceof Refusal ? ended : new Refusal(words.guessed(what));
};

/** A number typed that is nobody's: it was tried on every account that waits for whoever typed it. */
const countForAll = async (
  context: CommandContext,
  waiting: readonly PostRequest[],
  typed: string | undefined,
): Promise<Refusal> => {
  const { store, now } = context;
  const settled = await store.settledPostRequests(addHours(now, -hoursOpen));
  // Somebody else who was told the number was faster: that is no guess.
  if (settled.some(({ number }) => number === typed)) return new Refusal(words.unknown);
  let said = new Refusal(words.unknown);
  for (const request of waiting.filter(({ change }) => change.is === "account"))
    said = await countWrong(context, request, words.wrongForAll);
  return said;
};

/** What waits for somebody's word; only they are told that it does. */
const waitingFor = async (context: CommandContext): Promise<readonly PostRequest[]> => {
  const open = await context.store.openPostRequests(context.now);
  const mine = await Promise.all(
    open.map(async (request) =>
      (await confirmersOf(context, request)).some(({ id }) => id === context.actor.id),
    ),
  );
  return open.filter((_, at) => mine[at]);
};

/** Every change that waits for this person's word, a card's worth each. */
const listOf = (context: CommandContext, requests: readonly PostRequest[]): Card => {
  const cards = requests.map((request) => confirmerCard(context, request));
  const [only, ...others] = cards;
  if (only === undefined) return note(words.confirm, [words.none]);
  if (others.length === 0) return only;
  return {
    ...note(words.waiting),
    body: cards.flatMap(({ body }) => body),
    actions: requests.flatMap((request, at) =>
      (cards[at]?.actions ?? []).map((one) => ({
        ...one,
        label: labelFor(one.label, request, personName(context.directory, request.post)),
      })),
    ),
  };
};

/** Several may be asked for one post: a button says which it answers, but never the number of an account. */
const labelFor = (label: Text, { change, number }: PostRequest, post: Text): Text => {
  const which =
    change.is === "account"
      ? text(`${post.zh}的账号`, `account of ${post.en}`)
      : text(`${post.zh} ${number}`, `${post.en} ${number}`);
  return text(`${label.zh}：${which.zh}`, `${label.en}: ${which.en}`);
};

/** One of the two answers to a change that waits for a second person. */
const answer = (
  parts: Pick<Command, "id" | "label" | "names" | "says" | "help">,
  give: (context: CommandContext, asked: Asked) => Promise<CommandResult | Refusal>,
): Command =>
  command({
    ...parts,
    form: {
      number: optional(line(words.number, { main: true, max: 10, also: ["核准号", "号"] })),
      request: optional(line(words.request, { max: 60, byButton: true })),
    },
    run: async ({ number, request: id }, context) => {
      const { actor, directory, store, now } = context;
      const waiting = await waitingFor(context);
      if (number === undefined && id === undefined) return { card: listOf(context, waiting) };
      const isConfirming = parts.id === "confirm-post";
      const typed = number?.normalize("NFKC").replace(/\D/g, "");
      const request = waiting.find((one) =>
        id === undefined ? one.number === typed : one.id === id,
      );
      if (request === undefined && id === undefined && isConfirming && typed !== "")
        return countForAll(context, waiting, typed);
      if (request === undefined) {
        // Who may not answer is told no more than that nothing waits for them.
        const over =
          id !== undefined && !(await store.openPostRequests(now)).some((one) => one.id === id);
        return new Refusal(over ? words.over : words.unknown);
      }
      const post = directory.people.get(request.post);
      if (post === undefined) return new Refusal(words.unknown);
      const others = await ofOldAccount(context, await confirmersOf(context, request));
      if (actor.newUntil !== undefined && others.length > 0)
        return new Refusal(words.newAccount(momentText(actor.newUntil)));
      if (isConfirming && (typed === undefined || typed === ""))
        return new Refusal(words.ask, { field: "number" });
      if (isConfirming && typed !== request.number)
        return countWrong(context, request, words.wrongNumber);
      return give(context, { request, post });
    },
  });

/** 岗位核准 confirm-post. */
const confirmPost = answer(
  {
    id: "confirm-post",
    label: words.confirm,
    names: ["岗位核准", "核准岗位", "confirm-post"],
    says: ["核对无误，可以，确认这个岗位", "post change waiting for me to confirm"],
    help: words.confirmHelp,
  },
  confirm,
);

/** 岗位不同意 decline-post. */
const declinePost = answer(
  {
    id: "decline-post",
    label: words.decline,
    names: ["岗位不同意", "岗位不核准", "decline-post"],
    says: ["don't approve the change of post", "这个换岗我不同意"],
    help: words.declineHelp,
  },
  decline,
);

/** 岗位核准、岗位不同意: the word of a second person on a change to a post. */
export const confirmingPosts: readonly Command[] = [confirmPost, declinePost];
