import { momentText } from "../calendar/day.ts";
import { type Card, note } from "../chat/card.ts";
import type { Outlet } from "../chat/exchange.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";
import type { Outage } from "./outages.ts";

/** What is said of an outage and of its end. */
export type OutageWords = {
  title(platform: Text): Text;
  goesOn(since: Text, why: string): Text;
  backTitle(platform: Text): Text;
  back(since: Text): Text;
};

const platformWords: OutageWords = {
  title: (platform) => text(`${platform.zh}发不出消息`, `Nothing can be sent to ${platform.en}`),
  goesOn: (since, why) =>
    text(
      `从${since.zh}起，平台不收本应用的消息（${why}）。消息都留着，恢复后自动补发；请检查网络和应用的令牌、权限。`,
      `Since ${since.en} the platform takes nothing from this app (${why}). Every message is kept and sent when it works again; please check the network and the app's token and permissions.`,
    ),
  backTitle: (platform) => text(`${platform.zh}恢复了`, `${platform.en} works again`),
  back: (since) =>
    text(`从${since.zh}起留着的消息正在补发。`, `What was kept since ${since.en} is being sent.`),
};

const missingWords: OutageWords = {
  ...platformWords,
  title: (platform) => text(`${platform.zh}没有接上`, `${platform.en} is not connected`),
  goesOn: (since) =>
    text(
      `从${since.zh}起有消息要发到这个平台，本服务器没有接上它。消息都留着，接上后自动补发；请检查服务器的设置。`,
      `Since ${since.en} there have been messages for this platform, and this server is not connected to it. Every message is kept and sent once it is; please check the settings of the server.`,
    ),
};

/** So many tries in vain are an outage that the administrator hears of. */
const triesToTell = 3;

/** What those who run the server are told of an outage with; of the ways out no more than what they are called. */
export type Telling = Pick<Delivering, "services" | "directory" | "outages"> & {
  readonly outlets: readonly Pick<Outlet, "platform" | "name">[];
};

/** Sends a card to those who run the server, once for an event. */
export const tellAdmins = async (
  { store, time, newId }: Pick<SystemServices, "store" | "time" | "newId">,
  { people }: Pick<Directory, "people">,
  event: string,
  card: Card,
): Promise<void> => {
  const now = time.now();
  const admins = [...people.values()].filter(({ roles }) => roles.includes("admin"));
  await store.queue(
    admins.map(({ id }) => ({
      id: newId(),
      key: `${event}:${id}`,
      recipient: { to: "person", id },
      content: { is: "plain", card },
      createdAt: now,
      nextTryAt: now,
    })),
  );
};

const tell = async (
  { services, directory, outlets }: Telling,
  { platform, since }: Outage,
  event: string,
  said: (platform: Text, since: Text) => readonly [title: Text, body: Text],
): Promise<void> => {
  const known = outlets.find((outlet) => outlet.platform === platform)?.name;
  const [title, body] = said(known ?? verbatim(platform), momentText(since));
  await tellAdmins(services, directory, `${event}:${platform}:${since}`, note(title, [body]));
};

/** Tells the administrator of an outage that goes on. */
const tellWhereItGoesOn = async (
  delivering: Telling,
  outage: Outage,
  words: OutageWords,
): Promise<void> => {
  if (outage.tries === triesToTell)
    await tell(delivering, outage, "outage", (name, since) => [
      words.title(name),
      words.goesOn(since, outage.why),
    ]);
};

/** Notes that a platform took nothing from us; the administrator hears of it where that goes on. */
export const tellOfOutage = async (
  delivering: Telling,
  platform: string,
  why: string,
  words: OutageWords = platformWords,
): Promise<void> => {
  const outage = delivering.outages.failed(platform, why);
  if (outage.tries === 1)
    delivering.services.log("warn", "platform takes nothing", { platform, why });
  await tellWhereItGoesOn(delivering, outage, words);
};

/** The first try of a platform that is not connected here says nothing: another process may be about to send it. */
const triesOfOthers = 1;

/** The same of a platform that is not connected here. */
export const tellOfMissing = async (delivering: Telling, platform: string): Promise<Outage> => {
  const outage = delivering.outages.failed(platform, "not connected");
  if (outage.tries === triesOfOthers + 1)
    delivering.services.log("warn", "platform takes nothing", { platform, why: outage.why });
  await tellWhereItGoesOn(delivering, outage, missingWords);
  return outage;
};

/** Notes that another process sends to a platform that is not connected here. */
export const tellOfOthers = async (delivering: Telling, platform: string): Promise<void> => {
  if ((delivering.outages.of(platform)?.tries ?? 0) > triesOfOthers)
    await tellOfReturn(delivering, platform);
  else delivering.outages.worked(platform);
};

/** Notes that a platform works; who heard of its outage hears that it is over. */
export const tellOfReturn = async (
  delivering: Telling,
  platform: string,
  words: OutageWords = platformWords,
): Promise<void> => {
  const outage = delivering.outages.worked(platform);
  if (outage === undefined) return;
  delivering.services.log("info", "platform works again", { platform, since: outage.since });
  if (outage.tries < triesToTell) return;
  await tell(delivering, outage, "outage-over", (name, since) => [
    words.backTitle(name),
    words.back(since),
  ]);
};
