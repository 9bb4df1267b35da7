import { type Action, action, note } from "../chat/card.ts";
import { line, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { words as flowWords } from "../flow/words.ts";
import { type Directory, type Person, standingFor } from "../people/directory.ts";
import {
  accountMark,
  type FormerPost,
  type Succession,
  successorOf,
} from "../people/succession.ts";
import { command } from "./command.ts";

const words = {
  label: text("原任岗位", "Former post"),
  help: text(
    "单位并入以后有人新到承接单位任职，说明原来是哪个岗位的人，原来要回避的照样回避：通讯录 原任 agriculture.head 原岗位=水务局主要负责人",
    "Say which post of a unit that was merged somebody held who has come to its successor: what that post is recused from stays closed to them: directory former-post agriculture.head was=water.head",
  ),
  post: text("岗位", "Post"),
  was: text("原岗位", "Was"),
  none: text("以前不在原单位任职", "Held no post there"),
  nothing: (post: Text): Text =>
    text(
      `“${post.zh}”没有要说明的：这个岗位没有账号，不属于承接单位，或者已经知道原来是谁。`,
      `There is nothing to say of “${post.en}”: it has no account, is not of a successor, or it is known already who held it.`,
    ),
  own: text(
    "自己的、或者自己正在顶岗的岗位的原任，请秘书处的另一个人来说明。",
    "Of your own post, or one you stand in for, somebody else of the secretariat has to say it.",
  ),
  holder: text(
    "原任岗位只由秘书处本岗的人说明；代理、顶岗的不能代为说明，请等本人回来，或者请秘书处的另一个岗位说明。",
    "Only whoever holds a post of the secretariat says this, and nobody who stands in for one: wait until they are back, or ask another post of the secretariat.",
  ),
  ask: (post: Text, unit: Text): Text =>
    text(
      `“${post.zh}”在${unit.zh}并入以后有了新账号，系统不知道这个人以前在不在${unit.zh}任职。每个新账号都这样问，不说明有没有要回避的事；在说明以前，凡是可能要这个人回避的，都不给这个账号看。请向本人核实，再选一个：`,
      `“${post.en}” has a new account since ${unit.en} was merged, and it is not known whether its holder had a post in ${unit.en}. This is asked of every new account and does not mean that there is anything they are recused from; until it is said the account sees nothing they might be. Ask them, then choose:`,
    ),
  isNone: (unit: Text): Text => text(`以前不在${unit.zh}任职`, `Had no post in ${unit.en}`),
  isPost: (post: Text): Text => text(`以前是${post.zh}`, `Was ${post.en}`),
  unknown: (known: Text): Text =>
    text(
      `原来没有这个岗位。原单位的岗位有：${known.zh}；都不是的，按“以前不在原单位任职”。`,
      `There was no such post. The posts were ${known.en}; if it was none of these, press “Held no post there”.`,
    ),
  done: (post: Text): Text =>
    text(`已记下“${post.zh}”的原任岗位。`, `The former post of “${post.en}” is noted.`),
} as const;

/** Of a post of a successor that nobody has said anything of, what is asked: a sentence a unit, and a button an answer. */
export const formerPostAsked = (
  { successions = [] }: Pick<Directory, "successions">,
  { id, name, formerly, organisation }: Person,
  again = false,
): readonly {
  readonly succession: Succession;
  readonly said: Text;
  readonly actions: Action[];
}[] =>
  successions
    .filter(({ unit }) =>
      again
        ? successorOf(unit, successions) === organisation
        : formerly?.unsure.includes(unit) === true,
    )
    .map((succession) => {
      const { unit, name: of, posts = [] } = succession;
      const press = (label: Text, answers: Readonly<Record<string, unknown>>) =>
        action(label, { command: "former-post", answers: { post: id, unit, ...answers } });
      return {
        succession,
        said: words.ask(name, of),
        actions: [
          press(words.isNone(of), { none: true }),
          ...posts.map((post) => press(words.isPost(post.name), { was: post.id })),
        ],
      };
    });

/** The post that was typed, by its id or its name. */
const postNamed = (posts: readonly FormerPost[], typed: string): FormerPost | undefined => {
  const wanted = typed.trim().toLowerCase();
  return posts.find(({ id, name }) =>
    [id, name.zh, name.en].some((one) => one.toLowerCase() === wanted),
  );
};

/** 通讯录 原任 directory former-post: whose recusals go with whoever came to a post of the successor. */
export const formerPost = command({
  id: "former-post",
  label: words.label,
  names: ["原任", "former-post"],
  kindNames: ["通讯录", "directory"],
  help: words.help,
  by: ["secretariat"],
  form: {
    post: one(words.post, "people", { main: true }),
    was: optional(line(words.was, { max: 60 })),
    unit: optional(line(words.post, { max: 60, byButton: true })),
    none: optional(yesNo(words.none, { byButton: true })),
  },
  run: async ({ post: id, was, unit, none }, context) => {
    const { directory, store, actor, event, now } = context;
    if (!(actor.cover?.self ?? actor).roles.includes("secretariat"))
      return new Refusal(words.holder);
    const post = directory.people.get(id);
    const unsure = post === undefined ? [] : formerPostAsked(directory, post);
    // What was said by mistake is said again; what was said last counts.
    const asked =
      post === undefined || unsure.length > 0 || was === undefined
        ? unsure
        : formerPostAsked(directory, post, true);
    if (post === undefined || asked.length === 0)
      return new Refusal(words.nothing(post?.name ?? words.post), { field: "post" });
    if (standingFor(actor).some((one) => one.id === id)) return new Refusal(words.own);
    if (was === undefined && none !== true)
      return {
        card: note(
          words.label,
          asked.map(({ said }) => said),
          asked.flatMap(({ actions }) => actions),
        ),
      };
    const all = asked.flatMap(({ succession }) => succession.posts ?? []);
    const found = was === undefined ? undefined : postNamed(all, was);
    if (was !== undefined && found === undefined)
      return new Refusal(words.unknown(joinAnd(all.map(({ name }) => name))), { field: "was" });
    const of = asked
      .map(({ succession }) => succession)
      .filter((one) =>
        found === undefined ? one.unit === unit : one.posts?.includes(found) === true,
      );
    const marks = (await store.accountsOf(post.id)).map(accountMark);
    const said =
      found === undefined ? words.isNone(of[0]?.name ?? words.post) : words.isPost(found.name);
    const watched = await tellOfPost(context, {
      post,
      by: actor.id,
      said: postEvents.formerPost(post.name, said),
    });
    const saved = await store.save({
      seen: { event, actor: actor.id, at: now },
      formerPosts: of.flatMap((one) =>
        marks.map((mark) => ({
          unit: one.unit,
          mark,
          ...(found === undefined ? {} : { post: found.id }),
        })),
      ),
      ...watched,
    });
    return saved === "saved"
      ? { card: note(words.label, [words.done(post.name)]) }
      : new Refusal(flowWords.alreadyDone);
  },
});
