import { type Instant, momentText } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import {
  type Directory,
  disciplineIn,
  type Person,
  type PostEntry,
  personName,
} from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { accountId, type NewNotice } from "./notice.ts";

/** What is said of a change to a post with powers that nobody could confirm. */
export const unconfirmed = text(
  "（当时还没有别人能核准）",
  " (nobody had an account then who could have confirmed it)",
);

/** What can happen to a post that whoever answers for it hears of at once. */
export const postEvents = {
  bound: (post: Text, platform: Text): Text =>
    text(
      `“${post.zh}”在${platform.zh}新绑定了一个账号`,
      `A new account was bound to “${post.en}” on ${platform.en}`,
    ),
  /** The same person under another name of the platform's, after the app was made anew there. */
  moved: (post: Text, platform: Text): Text =>
    text(
      `${platform.zh}重装了应用，“${post.zh}”的账号按单位通讯录自动接上，还是同一个人`,
      `After the app was made anew on ${platform.en}, the account of “${post.en}” was taken over: the same person by the directory of the organisation`,
    ),
  code: (post: Text): Text =>
    text(`为“${post.zh}”发了一个绑定码`, `A binding code was made for “${post.en}”`),
  keyMade: (post: Text, client: string): Text =>
    text(
      `为程序“${client}”发了一个接口密钥，它以“${post.zh}”的名义办事`,
      `A key was made for the program “${client}”, which acts as “${post.en}”`,
    ),
  keyRevoked: (post: Text, client: string): Text =>
    text(
      `收回了程序“${client}”以“${post.zh}”名义办事的接口密钥`,
      `The key by which the program “${client}” acted as “${post.en}” was revoked`,
    ),
  hookSet: (post: Text, client: string): Text =>
    text(
      `程序“${client}”登记了接收地址：它以“${post.zh}”的名义报送的线索到了哪一步，会发到那里`,
      `An address was set for the program “${client}”: how far the clues are that it sent as “${post.en}” is posted there`,
    ),
  hookEnded: (post: Text, client: string): Text =>
    text(
      `程序“${client}”（以“${post.zh}”的名义）的接收地址已停用`,
      `Nothing is posted any more to the address of the program “${client}”, which acts as “${post.en}”`,
    ),
  handedOver: (post: Text, bound: boolean): Text =>
    bound
      ? text(
          `“${post.zh}”已办交接，原来的账号都已解除`,
          `“${post.en}” was handed over and its accounts were released`,
        )
      : text(
          `“${post.zh}”没有账号，又发了一个交接用的绑定码`,
          `“${post.en}” has no account, and a new code for whoever takes it over was made`,
        ),
  back: (post: Text): Text =>
    text(`“${post.zh}”已销假，代办结束`, `“${post.en}” is back and the cover has ended`),
  revoked: (post: Text, deputy: Text): Text =>
    text(
      `“${post.zh}”收回了给“${deputy.zh}”的委托`,
      `“${post.en}” took back what was entrusted to “${deputy.en}”`,
    ),
  entrusted: (post: Text, deputy: Text, from: Text, until: Text): Text =>
    text(
      `“${post.zh}”从${from.zh}到${until.zh}把职权委托给“${deputy.zh}”`,
      `“${post.en}” entrusts its powers to “${deputy.en}” from ${from.en} to ${until.en}`,
    ),
  deputy: (post: Text, deputy: Text, from: Text, until: Text): Text =>
    text(
      `“${post.zh}”请假，从${from.zh}到${until.zh}由“${deputy.zh}”代办`,
      `“${post.en}” is on leave and “${deputy.en}” acts for it from ${from.en} to ${until.en}`,
    ),
  rolesChanged: (post: Text, roles: Text): Text =>
    text(
      `导入的通讯录改了“${post.zh}”的职责：${roles.zh}`,
      `An imported directory changed the roles of “${post.en}”: ${roles.en}`,
    ),
  merged: (unit: Text, into: Text, basis: string): Text =>
    text(
      `“${unit.zh}”的职责由“${into.zh}”承接（依据：${basis}），它的岗位撤销`,
      `The functions of ${unit.en} have gone to ${into.en} (by ${basis}), and its posts with them`,
    ),
  formerPost: (post: Text, said: Text): Text =>
    text(
      `说明了“${post.zh}”现在的人：${said.zh}`,
      `Of who holds “${post.en}” now it was said: ${said.en}`,
    ),
  /** A change that a second person has confirmed. */
  confirmed: (said: Text, who: Text): Text =>
    text(`${said.zh}，核准人：“${who.zh}”`, `${said.en}, confirmed by “${who.en}”`),
  declined: (what: Text, who: Text): Text =>
    text(
      `“${who.zh}”不同意：${what.zh}。没有生效`,
      `“${who.en}” declined: ${what.en}; nothing has changed`,
    ),
  expired: (what: Text): Text =>
    text(
      `到期没有人核准：${what.zh}。已作废`,
      `nobody confirmed in time: ${what.en}; it has come to nothing`,
    ),
  wrongNumbers: (what: Text, who: Text): Text =>
    text(
      `核对号错满次数，最后一次是“${who.zh}”填的：${what.zh}。已作废`,
      `too many wrong numbers, the last given by “${who.en}”: ${what.en}; it has come to nothing`,
    ),
  withdrawn: (what: Text): Text =>
    text(
      `提请人的岗位已办交接或者撤销：${what.zh}。已作废`,
      `the post of whoever asked was handed over or removed: ${what.en}; it has come to nothing`,
    ),
} as const;

/** Who does what a command on the server does. */
export const operator = "operator";
export const operatorName = text("服务器上的管理命令", "a command on the server");

const words = {
  title: text("岗位变动", "A change to a post"),
  by: (what: Text, who: Text, at: Text): Text =>
    text(`${at.zh}，${what.zh}。经办：${who.zh}。`, `${what.en}, ${at.en}, by ${who.en}.`),
  holder: text(
    "这是您的岗位。如果不是您知道的安排，请马上告诉本单位负责人和保密员。",
    "This is your post. If you do not know of this, tell the head of your unit and the secrecy officer at once.",
  ),
  heads: text(
    "这条消息发给每个单位的负责人：这个岗位有职权，变动时还没有保密员、纪检或者别的单位的人能核准。如果没有这样安排，请马上核实。",
    "This goes to the head of every unit: the post has powers, and no officer for secrecy or discipline, nor anybody of another unit, could confirm the change. If it was not arranged so, look into it at once.",
  ),
  watcher: text(
    "这条消息发给本单位负责人和保密、纪检岗位。如果没有这样安排，请马上核实。",
    "This goes to the head of the unit and to the officers for secrecy or discipline. If it was not arranged so, look into it at once.",
  ),
} as const;

/** What happened to a post, when and by whom, in a sentence. */
export const postEntryText = (
  directory: Directory,
  { said, by, at }: Pick<PostEntry, "said" | "by" | "at">,
): Text =>
  words.by(
    said,
    directory.people.has(by) ? personName(directory, by) : operatorName,
    momentText(at),
  );

/** Those who answer for a post beside its holder: the unit's heads and the officers for secrecy; for one of these the discipline inspection. */
const watchersOf = (directory: Directory, post: Person): readonly Person[] => {
  const others = [...directory.people.values()].filter(({ id }) => id !== post.id);
  const heads = others.filter(
    ({ organisation, roles }) => organisation === post.organisation && roles.includes("head"),
  );
  // Whoever has no account hears nothing: then the next is told.
  const reached = (list: readonly Person[]): readonly Person[] =>
    list.filter(({ id }) => directory.bound.has(id));
  const officers = reached(others.filter(({ roles }) => roles.includes("secrecy")));
  const inspectors = others.filter(({ organisation }) => organisation === disciplineIn(directory));
  return [...new Set([...heads, ...(officers.length > 0 ? officers : inspectors)])];
};

/**
 * What has to be saved with a change to a post: its entry in the history of the post, and a notice to
 * every account, as they were before the change, of the holder and of those who answer for it.
 */
export const tellOfPost = async (
  given: {
    readonly store: Pick<GuardedStore, "accountsOf">;
    readonly directory: Directory;
    readonly now: Instant;
    newId(): string;
    /** The request by which it is done: its account need not be told. */
    readonly request?: { readonly platform: string; readonly account: string };
  },
  {
    post,
    by,
    said: what,
    alone = false,
  }: {
    readonly post: Person;
    readonly by: string;
    readonly said: Text;
    /** Nobody could confirm it, though it takes a second person: every head is told. */
    readonly alone?: boolean;
  },
): Promise<{
  readonly postEntries: readonly PostEntry[];
  readonly notices: readonly NewNotice[];
}> => {
  const { store, directory, now } = given;
  const id = given.newId();
  const said = alone ? text(`${what.zh}${unconfirmed.zh}`, `${what.en}${unconfirmed.en}`) : what;
  const sentence = postEntryText(directory, { said, by, at: now });
  const watchers = watchersOf(directory, post);
  const heads = [...directory.people.values()].filter(
    (one) => alone && one.roles.includes("head") && one.id !== post.id && !watchers.includes(one),
  );
  const told = [post, ...watchers, ...heads];
  const accounts = await store.accountsOf(...told.map(({ id }) => id));
  const notices = accounts
    .filter(
      ({ platform, external }) =>
        platform !== given.request?.platform || external !== given.request.account,
    )
    .map(({ platform, external, person, conversation }): NewNotice => {
      const isHead = heads.some((one) => one.id === person);
      const closing = person === post.id ? words.holder : isHead ? words.heads : words.watcher;
      return {
        id: given.newId(),
        key: `post:${id}:${platform}:${external}`,
        recipient: { to: "account", id: accountId({ person, platform, conversation }) },
        content: { is: "plain", card: note(words.title, [sentence, closing]) },
        createdAt: now,
        nextTryAt: now,
      };
    });
  return { postEntries: [{ id, post: post.id, at: now, by, said }], notices };
};
