import { addHours, momentText } from "../calendar/day.ts";
import { action, note, paragraph } from "../chat/card.ts";
import { one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, type Text, text } from "../chat/text.ts";
import { canBeAsked, needsSecond } from "../flow/confirmers.ts";
import type { NewNotice } from "../flow/notice.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { askSecond, nobodyToAsk, withdrawn } from "../flow/second-person.ts";
import { words as flowWords } from "../flow/words.ts";
import type { Person } from "../people/directory.ts";
import { bindCodeOf, codeHash, codeHours } from "./bind.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";
import { mayManage } from "./leave.ts";

export const words = {
  handover: text("交接", "Hand over"),
  help: text(
    "离开岗位时解除账号，接任的人用新绑定码绑定：交接，或 交接 water.liaison",
    "Leave your post: accounts are released and your successor binds with a new code: handover, or handover water.liaison",
  ),
  post: text("岗位", "Post"),
  confirmed: text("确认交接", "Hand it over"),
  private: text(
    "请在与助手的私聊里办交接：新绑定码不能让群里看到。",
    "Please do this in your private conversation: the new code must not be seen in a group.",
  ),
  notYours: text(
    "只能交接自己的岗位；别的岗位由本单位负责人、秘书处或管理员来办。",
    "You can hand over your own post only; others are handed over by the head of the unit, the secretariat or the administrator.",
  ),
  // How many wait is nobody's to know but the holder's, who has 待办: a count tells of restricted matters.
  ask: (post: Text): Text =>
    text(
      `要交接“${post.zh}”吗？在等这个岗位的事都留在岗位上，由接任的人接着办，经过记录不变。`,
      `Hand over “${post.en}”? Whatever waits for this post stays with it for the successor, and its history does not change.`,
    ),
  /** When the accounts go: by this press, or by the word of the second person. */
  released: (waits: boolean, own: boolean): Text =>
    text(
      `${waits ? "核准后" : "确认后"}，绑定这个岗位的账号马上解除${own ? "，包括您现在用的这个" : ""}。`,
      `Every account bound to it is released ${waits ? "as soon as that is done" : "at once"}${own ? ", the one you are using included" : ""}.`,
    ),
  done: (post: Text, code: string, until: Text): Text =>
    text(
      `“${post.zh}”已交接，原来的账号已解除。接任的人在私聊里输入：绑定 ${code}（有效至${until.zh}，只能用一次，这里只显示这一回）。`,
      `“${post.en}” is handed over and its accounts are released. The successor types in private: bind ${code} (valid until ${until.en}, works once, shown only here and now).`,
    ),
  doneAgain: (post: Text, code: string, until: Text): Text =>
    text(
      `“${post.zh}”现在没有账号，这是一个新绑定码，以前发的作废。接任的人在私聊里输入：绑定 ${code}（有效至${until.zh}，只能用一次，这里只显示这一回）。`,
      `“${post.en}” has no account; this is a new code, and earlier ones no longer work. The successor types in private: bind ${code} (valid until ${until.en}, works once, shown only here and now).`,
    ),
  doneOwn: (post: Text): Text =>
    text(
      `“${post.zh}”已交接，您的账号已解除，谢谢。接任的人向本单位负责人、秘书处或管理员要绑定码。`,
      `“${post.en}” is handed over and your account is released. Thank you. Your successor asks the head of the unit, the secretariat or the administrator for a code.`,
    ),
  getCode: text("取绑定码", "Get the code"),
  thenConfirmed: text(
    "这个码由管岗位的人发出，所以接任的人绑定后，还要本单位一位在岗的人核准（没有就由另一单位的人核准），账号才生效。",
    "Whoever looks after posts made this code, so the account bound with it takes effect once somebody else of the unit confirms it (where there is nobody, somebody of another unit).",
  ),
  thenSecond: text(
    "这个岗位有职权，接任的人绑定后，还要另一单位的人核准，账号才生效。",
    "This post has powers: the account bound with it takes effect once a second person of another unit confirms it.",
  ),
  needsSecond: text(
    "这个岗位有职权，要另一单位的人核准才办得成；核准以前一切照旧。",
    "This post has powers: a second person of another unit has to confirm it, and until then all stays as it is.",
  ),
  alreadyAsked: (number: string): Text =>
    text(
      `这个岗位的交接已经提请过，正在等核准（核对号 ${number}）。`,
      `A hand-over of this post has been asked for already and awaits a second person (number ${number}).`,
    ),
  told: (post: Text, id: string): Text =>
    text(
      `“${post.zh}”的人已离岗，岗位现在没有账号。有人接任时，输入“交接 ${id}”取一个新绑定码。`,
      `Whoever held “${post.en}” has left; the post has no account now. When somebody takes it over, type “handover ${id}” to get a new code.`,
    ),
};

/** Whoever can give the successor a code: the head of the unit, else the secretariat. */
const givers = ({ directory, actor }: CommandContext, of: Person): readonly Person[] => {
  const able = [...directory.people.values()].filter(
    (person) => person.id !== of.id && person.id !== actor.id,
  );
  const heads = able.filter(
    ({ organisation, roles }) => organisation === of.organisation && roles.includes("head"),
  );
  return heads.length > 0 ? heads : able.filter(({ roles }) => roles.includes("secretariat"));
};

/** Word to whoever can give the successor a code, after somebody has left. */
export const toldToGivers = (context: CommandContext, of: Person): readonly NewNotice[] =>
  givers(context, of).map(({ id }) => ({
    id: context.newId(),
    key: `handover:${of.id}:${context.now}:${id}`,
    recipient: { to: "person", id },
    content: { is: "plain", card: note(words.handover, [words.told(of.name, of.id)]) },
    createdAt: context.now,
    nextTryAt: context.now,
  }));

/** Asks a second person to confirm a hand-over; a second request for the same changes nothing. */
const askForHandover = async (
  context: CommandContext,
  of: Person,
): Promise<CommandResult | Refusal> => {
  const { actor, directory, store, now } = context;
  const asked = { post: of.id, by: actor.id };
  if (!canBeAsked(directory, asked)) return new Refusal(nobodyToAsk);
  const open = await store.openPostRequests(now);
  const same = open.find(({ post, change }) => post === of.id && change.is === "handover");
  if (same !== undefined) return new Refusal(words.alreadyAsked(same.number));
  const { said, ...kept } = await askSecond(context, {
    post: of,
    by: actor.id,
    change: { is: "handover" },
  });
  const saved = await store.save({
    seen: { event: context.event, actor: actor.id, at: now },
    ...kept,
  });
  return saved === "saved"
    ? { card: note(words.handover, said) }
    : new Refusal(flowWords.alreadyDone);
};

/** 交接 handover: whoever held a post is let go, and whoever takes it over binds with a new code. */
export const handover = command({
  id: "handover",
  label: words.handover,
  names: ["交接", "handover"],
  says: [
    "要离岗了，位子交出去",
    "我要调走了",
    "岗位换人",
    "工作交给别人",
    "换新同事接",
    "手头的事全给别人",
    "i am leaving this post",
    "交接工作",
    "换人了",
    "新来的接我",
    "工作移交",
    "handing over my work",
    "hand over to successor",
  ],
  help: words.help,
  form: {
    post: optional(one(words.post, "people", { main: true })),
    confirmed: optional(yesNo(words.confirmed, { byButton: true })),
  },
  run: async ({ post, confirmed }, context) => {
    const { actor, directory, store, now } = context;
    const of = (post === undefined ? undefined : directory.people.get(post)) ?? actor;
    if (!mayManage(actor, of)) return new Refusal(words.notYours);
    if (context.request.surface.is === "group") return new Refusal(words.private);
    const own = of.id === actor.id;
    // A post without an account has nothing to release: who binds to it is confirmed then.
    const waits = directory.bound.has(of.id) && needsSecond(directory, of, "handover", actor.id);
    if (confirmed !== true) {
      const press = {
        command: "handover",
        key: context.newId(),
        answers: { post: of.id, confirmed: true },
      };
      return {
        card: note(
          words.handover,
          [
            words.ask(of.name),
            sentences(...(waits ? [words.needsSecond] : []), words.released(waits, own)),
          ],
          [action(words.confirmed, press, "danger")],
        ),
      };
    }
    if (waits) return askForHandover(context, of);
    const code = bindCodeOf(context.newSalt());
    const expiresAt = addHours(now, codeHours);
    const watched = await tellOfPost(context, {
      post: of,
      by: actor.id,
      said: postEvents.handedOver(of.name, directory.bound.has(of.id)),
    });
    const ended = await withdrawn(context, { post: of, why: "handover" });
    const saved = await store.save({
      seen: { event: context.event, actor: actor.id, at: now },
      handedOver: { hash: codeHash(code), person: of.id, expiresAt, by: actor.id },
      postEntries: [...watched.postEntries, ...ended.postEntries],
      notices: [...watched.notices, ...(own ? toldToGivers(context, of) : []), ...ended.notices],
    });
    // A code that was not kept would open nothing.
    if (saved !== "saved") return new Refusal(flowWords.alreadyDone);
    return {
      card: {
        title: words.handover,
        body: [
          paragraph(
            own
              ? words.doneOwn(of.name)
              : (directory.bound.has(of.id) ? words.done : words.doneAgain)(
                  of.name,
                  code,
                  momentText(expiresAt),
                ),
          ),
          ...(own || !needsSecond(directory, of, "account", actor.id)
            ? []
            : [
                paragraph(
                  needsSecond(directory, of, "handover", actor.id)
                    ? words.thenSecond
                    : words.thenConfirmed,
                ),
              ]),
        ],
        actions: [],
      },
    };
  },
});
