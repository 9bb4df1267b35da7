import { action, note } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import type { Account } from "../people/directory.ts";
import { command } from "./command.ts";

const words = {
  label: text("首选账号", "Preferred account"),
  help: text(
    "绑定了几个平台时，通知先发到哪一个：首选 Slack",
    "With accounts on several platforms: where notices go first, such as: preferred Slack",
  ),
  platform: text("平台", "Platform"),
  only: (name: Text): Text =>
    text(
      `您只绑定了一个账号（${name.zh}），通知就发到那里。`,
      `You have one account (${name.en}); notices go there.`,
    ),
  order: (names: Text): Text =>
    text(
      `通知先发到第一个，发不到再发下一个：${names.zh}。待办在哪里都一样。`,
      `Notices go to the first, and to the next where that cannot be reached: ${names.en}. Your to-do list is the same everywhere.`,
    ),
  first: (name: Text): Text => text(`先发到${name.zh}`, `${name.en} first`),
  done: (name: Text): Text =>
    text(`以后的通知先发到${name.zh}。`, `Notices go to ${name.en} first from now on.`),
  unknown: (names: Text): Text =>
    text(
      `您在那个平台上没有账号。您有：${names.zh}。`,
      `You have no account there. You have: ${names.en}.`,
    ),
};

/** 首选 preferred: to which of somebody's accounts notices go first. */
export const preferAccount = command({
  id: "preferred",
  label: words.label,
  names: ["首选", "首选账号", "preferred"],
  says: [
    "通知以后走这个平台",
    "往微软那个上发",
    "别老发",
    "发到那个上面",
    "send it to teams instead",
  ],
  help: words.help,
  form: { platform: optional(line(words.platform, { main: true, max: 40 })) },
  run: async ({ platform }, { store, actor, event, now, platformName }) => {
    const nameOf = ({ platform }: Account): Text => platformName(platform);
    const isMeant = (one: Account): boolean =>
      [one.platform, nameOf(one).zh, nameOf(one).en].some(
        (name) => name.toLowerCase() === platform?.trim().toLowerCase(),
      );
    const accounts = await store.accountsOf(actor.id);
    const first = accounts[0];
    const all = joinAnd(accounts.map(nameOf));
    if (first !== undefined && accounts.length === 1)
      return platform === undefined || isMeant(first)
        ? { card: note(words.label, [words.only(nameOf(first))]) }
        : new Refusal(words.unknown(all));
    if (platform === undefined)
      return {
        card: note(
          words.label,
          [words.order(all)],
          accounts.slice(1).map((one) =>
            action(words.first(nameOf(one)), {
              command: "preferred",
              answers: { platform: one.platform },
            }),
          ),
        ),
      };
    const chosen = accounts.find(isMeant);
    if (chosen === undefined) return new Refusal(words.unknown(all));
    await store.save({ seen: { event, actor: actor.id, at: now }, preferred: chosen });
    return { card: note(words.label, [words.done(nameOf(chosen))]) };
  },
});
