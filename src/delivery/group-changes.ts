import { z } from "zod";
import { note } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import type { NewNotice } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { successorOf } from "../people/succession.ts";
import type { Channel } from "../store/store.ts";

/** What a platform says has become of a conversation, of a message in it, or of the app as a whole. */
export type PlatformNews = {
  readonly platform: string;
  /** The platform's id of the event: the same event twice has one effect. */
  readonly event: string;
} & (
  | {
      readonly is: "groupLost";
      readonly conversation: string;
      readonly why: GroupLoss;
    }
  | { readonly is: "groupBack"; readonly conversation: string }
  | { readonly is: "groupMoved"; readonly conversation: string; readonly to: string }
  | { readonly is: "appRemoved"; readonly why: string }
  /** Somebody deleted a message, which may be one of ours. */
  | { readonly is: "messageGone"; readonly conversation: string; readonly ref: string }
);

/** Why a group cannot be written to any more. An archived one may come back. */
export type GroupLoss = "archived" | "deleted" | "removed";

const losses: Readonly<Record<GroupLoss, Text>> = {
  archived: text("被归档了", "was archived"),
  deleted: text("被删除了", "was deleted"),
  removed: text("移出了本应用", "removed this app"),
};

const words = {
  linkage: text("联动群", "the linkage group"),
  groupOf: (unit: Text): Text => text(`${unit.zh}的群`, `the group of ${unit.en}`),
  lostTitle: text("有一个群收不到提醒了", "A group gets no reminders any more"),
  lost: (group: Text, platform: Text, why: Text): Text =>
    text(
      `${platform.zh}上，${group.zh}${why.zh}。提醒不再发到群里，照旧私下发给各承办人。`,
      `On ${platform.en}, ${group.en} ${why.en}. Nothing is posted there any more; reminders in private go on as before.`,
    ),
  comesBack: text(
    "群恢复以后自动接上，不用重新绑定。",
    "Once it is opened again this goes on by itself; it need not be bound anew.",
  ),
  bindNew: (target: Text): Text =>
    text(
      `要接着在群里提醒，请在新的群里（或把本应用请回原群）输入：群 绑定 ${target.zh}`,
      `To go on in a group, type in a new one (or where the app was invited back): group bind ${target.en}`,
    ),
  backTitle: text("群恢复了", "A group is back"),
  back: (group: Text, platform: Text): Text =>
    text(
      `${platform.zh}上，${group.zh}恢复了，提醒接着发到群里。`,
      `On ${platform.en}, ${group.en} is open again, and reminders go there as before.`,
    ),
  goneTitle: (platform: Text): Text =>
    text(`本应用被移出${platform.zh}`, `The app was removed from ${platform.en}`),
  gone: (why: string): Text =>
    text(
      `那里谁也收不到消息了（${why}）。消息都留着；请重新安装应用，换上新的令牌，再重启。`,
      `Nobody there gets any message now (${why}). Everything is kept; install the app again, put the new token in place and restart.`,
    ),
} as const;

const kept = z.object({
  id: z.string(),
  platform: z.string(),
  conversation: z.string(),
  boundTo: z.string(),
  boundBy: z.string(),
  boundAt: z.string(),
  language: z.enum(["zh-CN", "en"]),
});

type Place = Pick<Channel, "platform" | "conversation">;

/** Where the binding of an archived group is kept until it is opened again. */
const keptUnder = ({ platform, conversation }: Place): string =>
  `archived-group:${platform}:${conversation}`;

/** An archived group as it was bound; where its unit has gone since, to whoever has its functions. */
const archivedGroup = async (
  { store }: SystemServices,
  place: Place,
): Promise<Channel | undefined> => {
  const setting = (await store.setting(keptUnder(place))) ?? "";
  if (setting === "") return undefined;
  const { boundTo, ...channel } = kept.parse(JSON.parse(setting));
  const { successions } = await store.directory();
  return { ...channel, boundTo: successorOf(boundTo, successions) };
};

/**
 * Notes what has become of a group, a message or the app: where nothing can be posted any more nothing is tried, whoever
 * looks after the group hears of it and why, and a group that is opened again goes on as before. A deleted message
 * is not drawn anew, and nothing follows on it.
 */
export const heardOf = async (services: SystemServices, news: PlatformNews): Promise<void> => {
  switch (news.is) {
    case "groupLost":
      return loseGroup(services, news);
    case "groupBack":
      return restoreGroup(services, news);
    case "groupMoved":
      return moveGroup(services, news);
    case "appRemoved":
      return tellOfRemoval(services, news);
    case "messageGone":
      return forgetMessage(services, news);
  }
};

type NewsOf<Is extends PlatformNews["is"]> = Extract<PlatformNews, { is: Is }>;

const loseGroup = async (services: SystemServices, news: NewsOf<"groupLost">): Promise<void> => {
  const { store, platformName } = services;
  const { platform, conversation, why } = news;
  const bound = await store.channel(platform, conversation);
  const back = why === "archived";
  // What was archived and is then deleted, or was left, does not come back after all.
  const channel = bound ?? (back ? undefined : await archivedGroup(services, news));
  if (channel === undefined) return;
  const directory = await store.directory();
  const group = groupName(channel, directory);
  const target =
    channel.boundTo === "linkage"
      ? text("联动群", "linkage")
      : organisationName(directory, channel.boundTo);
  await store.saveSetting(keptUnder(news), back ? JSON.stringify(channel) : "");
  await store.save({
    seen: { event: seenAs(news), actor: channel.boundBy, at: services.time.now() },
    unboundChannel: channel.id,
    notices: noticesTo(services, news, keepersOf(channel, directory), {
      title: words.lostTitle,
      said: [
        words.lost(group, platformName(platform), losses[why]),
        back ? words.comesBack : words.bindNew(target),
      ],
    }),
  });
};

const restoreGroup = async (services: SystemServices, news: NewsOf<"groupBack">): Promise<void> => {
  const { store, platformName } = services;
  const { platform, conversation } = news;
  const channel = await archivedGroup(services, news);
  if (channel === undefined) return;
  await store.saveSetting(keptUnder(news), "");
  // Bound anew meanwhile, the last word counts.
  if ((await store.channel(platform, conversation)) !== undefined) return;
  const directory = await store.directory();
  await store.save({
    seen: { event: seenAs(news), actor: channel.boundBy, at: services.time.now() },
    channel,
    notices: noticesTo(services, news, keepersOf(channel, directory), {
      title: words.backTitle,
      said: [words.back(groupName(channel, directory), platformName(platform))],
    }),
  });
};

const moveGroup = async (services: SystemServices, news: NewsOf<"groupMoved">): Promise<void> => {
  const { store, time } = services;
  const channel = await store.channel(news.platform, news.conversation);
  if (channel === undefined) return;
  await store.save({
    seen: { event: seenAs(news), actor: channel.boundBy, at: time.now() },
    channel: { ...channel, conversation: news.to },
  });
};

const tellOfRemoval = async (
  services: SystemServices,
  news: NewsOf<"appRemoved">,
): Promise<void> => {
  const { store, platformName, log } = services;
  const { platform, why } = news;
  log("error", "app removed from platform", { platform, why });
  const { people } = await store.directory();
  const admins = [...people.values()].filter(({ roles }) => roles.includes("admin"));
  await store.queue(
    noticesTo(services, news, new Set(admins.map(({ id }) => id)), {
      title: words.goneTitle(platformName(platform)),
      said: [words.gone(why)],
    }),
  );
};

const forgetMessage = (
  { store, newId }: SystemServices,
  { platform, conversation, ref }: NewsOf<"messageGone">,
): Promise<void> =>
  store.savePosting({
    id: newId(),
    recipient: { to: "channel", id: "" },
    platform,
    conversation,
    ref,
  });

const seenAs = ({ platform, event }: PlatformNews): string => `${platform}:${event}`;

const groupName = ({ boundTo }: Channel, directory: Directory): Text =>
  boundTo === "linkage" ? words.linkage : words.groupOf(organisationName(directory, boundTo));

/** Who looks after a group: the secretariat, and the post that bound it. */
const keepersOf = ({ boundBy }: Channel, { people }: Directory): ReadonlySet<string> =>
  new Set(
    [...people.values()]
      .filter(({ id, roles }) => id === boundBy || roles.includes("secretariat"))
      .map(({ id }) => id),
  );

const noticesTo = (
  { newId, time }: SystemServices,
  news: PlatformNews,
  people: ReadonlySet<string>,
  { title, said }: { readonly title: Text; readonly said: readonly Text[] },
): readonly NewNotice[] => {
  const now = time.now();
  return [...people].map((id) => ({
    id: newId(),
    key: `${news.is}:${seenAs(news)}:${id}`,
    recipient: { to: "person", id },
    content: { is: "plain", card: note(title, said) },
    createdAt: now,
    nextTryAt: now,
  }));
};
