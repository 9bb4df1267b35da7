import { momentText } from "../calendar/day.ts";
import { facts, note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, type Text, text, verbatim } from "../chat/text.ts";
import { directoryFor } from "../flow/blind.ts";
import { findMatter } from "../flow/find.ts";
import { accountIn, type Recipient } from "../flow/notice.ts";
import { mayKnowReached } from "../flow/told.ts";
import { noticesOf } from "../flow/tracks.ts";
import { organisationName, personName } from "../people/directory.ts";
import { type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

const recipientName = async (
  { store, directory }: CommandContext,
  recipient: Recipient,
): Promise<Text> => {
  if (recipient.to === "person") return personName(directory, recipient.id);
  if (recipient.to === "account") return personName(directory, accountIn(recipient.id).person);
  const channel = await store.channelById(recipient.id);
  if (channel === undefined || channel.boundTo === "linkage") return words.linkage;
  const unit = organisationName(directory, channel.boundTo);
  return text(`${unit.zh}${words.group.zh}`, `${unit.en} ${words.group.en}`);
};

/** Whether a recipient is of somebody's own unit, or everybody's group. */
const isOfUnit = async (
  { store, directory }: CommandContext,
  { to, id }: Recipient,
  unit: string,
): Promise<boolean> => {
  if (to === "channel") {
    const bound = (await store.channelById(id))?.boundTo;
    return bound === unit || bound === "linkage";
  }
  const person = to === "person" ? id : accountIn(id).person;
  return directory.people.get(person)?.organisation === unit;
};

/** 投递 delivery: who was told of a matter, what sort of notice, when, and what became of it. */
export const delivery = command({
  id: "delivery",
  shows: true,
  ofMatter: true,
  label: words.delivery,
  names: ["投递", "delivery"],
  says: [
    "检察院收到没，几点收的",
    "送达是哪天",
    "通知谁收到了",
    "谁知道我们报完了",
    "消息发给谁了",
    "他们知道了吗",
    "是哪个人收到的",
    "who knows of this one",
    "when were they told",
    "did it reach them",
    "大家都看到了吗",
    "通知都看到没",
    "他们看了没",
    "已读未读",
    "通知送到没",
    "对方收着没",
    "发过去没有",
    "读了没",
    "有没有通知到",
    "did they see it",
    "was it delivered",
    "have they read it",
    "发出去了没",
    "通知到谁了",
    "看到消息了吗",
    "送到没",
    "收到提醒没有",
    "通知了哪些人",
    "who knows about it",
    "did the notice get through",
  ],
  help: words.deliveryHelp,
  form: {},
  run: async (_, context) => {
    if (context.code === undefined) return new Refusal(words.needCode(words.delivery));
    const found = await findMatter(context, context.code);
    if (found instanceof Refusal) return found;
    const all = noticesOf(
      found.matter,
      await context.store.notices(context.code),
      context.directory,
    );
    // Whoever sent it or answers for the whole sees whom it has reached; a unit, who of its own people.
    const unit = context.actor.organisation;
    const own = await Promise.all(all.map((one) => isOfUnit(context, one.recipient, unit)));
    const notices = mayKnowReached(context.actor, found.matter)
      ? all
      : all.filter((_, index) => own[index]);
    const title = sentences(words.delivery, verbatim(` ${context.code}`));
    if (notices.length === 0) return { card: note(title, [words.deliveryNone]) };
    const directory = directoryFor(
      found.flow,
      context.actor,
      context.directory,
      await context.store.entries(context.code),
    );
    const lines = await Promise.all(
      notices.slice(-40).map(async (notice) => {
        const who = await recipientName({ ...context, directory }, notice.recipient);
        const when = momentText(notice.sentAt ?? notice.createdAt);
        const sort = words.sortNames[notice.content.is];
        const life = words.lifeNames[notice.life];
        const why = notice.result === undefined ? text("", "") : notice.result;
        return [
          when,
          text(
            `${who.zh} · ${sort.zh} · ${life.zh} ${why.zh}`.trim(),
            `${who.en} · ${sort.en} · ${life.en} ${why.en}`.trim(),
          ),
        ] as const;
      }),
    );
    return { card: { ...note(title), body: [facts(...lines)] } };
  },
});
