import { momentText } from "../calendar/day.ts";
import { facts, note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, type Text, text, verbatim } from "../chat/text.ts";
import { findMatter } from "../flow/find.ts";
import { accountIn, type Recipient } from "../flow/notice.ts";
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

/** 投递 delivery: who was told of a matter, what sort of notice, when, and what became of it. */
export const delivery = command({
  id: "delivery",
  shows: true,
  ofMatter: true,
  label: words.delivery,
  names: ["投递", "delivery"],
  help: words.deliveryHelp,
  form: {},
  run: async (_, context) => {
    if (context.code === undefined) return new Refusal(words.needCode(words.delivery));
    const found = await findMatter(context, context.code);
    if (found instanceof Refusal) return found;
    const notices = noticesOf(
      found.matter,
      await context.store.notices(context.code),
      context.directory,
    );
    const title = sentences(words.delivery, verbatim(` ${context.code}`));
    if (notices.length === 0) return { card: note(title, [words.deliveryNone]) };
    const lines = await Promise.all(
      notices.slice(-40).map(async (notice) => {
        const who = await recipientName(context, notice.recipient);
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
