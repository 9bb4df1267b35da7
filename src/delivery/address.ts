import type { Instant } from "../calendar/day.ts";
import type { Outlet } from "../chat/exchange.ts";
import type { Language, Text } from "../chat/text.ts";
import { accountIn, type Notice, type Recipient } from "../flow/notice.ts";
import type { Account } from "../people/directory.ts";
import { newUntil } from "../people/new-account.ts";
import type { Channel } from "../store/store.ts";
import { type Delivering, reasons } from "./delivering.ts";

/** Where a notice goes, in which language, and how to get there. */
export type Address = {
  readonly outlet: Outlet;
  readonly conversation: string;
  readonly language: Language;
  /** Until when the account is new, and not written to about level 2. */
  readonly newUntil?: Instant;
};

/** The platforms on which a recipient has a place, where none of them is connected. */
export type Unconnected = { readonly unconnected: readonly [string, ...string[]] };

/** The places of a recipient that are connected, the one they prefer first; or why there is none, or none now. */
type Places = readonly Address[] | Unconnected | Text;

/** Where a recipient has a place, whatever is to be said there. */
export const placesOf = async (
  { services, outlets, directory }: Pick<Delivering, "services" | "outlets" | "directory">,
  recipient: Recipient,
): Promise<Places> => {
  const at = (place: Account | Channel, language: Language): Address | undefined => {
    const outlet = outlets.find((one) => one.platform === place.platform);
    return outlet && { outlet, conversation: place.conversation, language };
  };
  if (recipient.to === "channel") {
    const channel = await services.store.channelById(recipient.id);
    const address = channel && at(channel, channel.language);
    if (channel === undefined) return reasons.noChannel;
    return address === undefined ? { unconnected: [channel.platform] } : [address];
  }
  if (recipient.to === "account") {
    const place = accountIn(recipient.id);
    const outlet = outlets.find((one) => one.platform === place.platform);
    const language = directory.people.get(place.person)?.language ?? "zh-CN";
    return outlet === undefined
      ? { unconnected: [place.platform] }
      : [{ outlet, conversation: place.conversation, language }];
  }
  const person = directory.people.get(recipient.id);
  const accounts = await services.store.accountsOf(recipient.id);
  const all = accounts.flatMap((account) => {
    const address = at(account, person?.language ?? "zh-CN");
    const until = newUntil(directory, account, services.time.now());
    if (address === undefined) return [];
    return until === undefined ? [address] : [{ ...address, newUntil: until }];
  });
  const [first, ...others] = accounts;
  if (first === undefined) return reasons.noAccount;
  return all.length > 0
    ? all
    : { unconnected: [first.platform, ...others.map((one) => one.platform)] };
};

/** The places of a recipient in the order in which a notice is to try them. */
export const inOrder = (
  places: readonly Address[],
  { content, platform, conversation }: Pick<Notice, "content" | "platform" | "conversation">,
): readonly Address[] => {
  // Where it may have arrived already, it is looked for first.
  const isTried = (one: Address) =>
    one.outlet.platform === platform && one.conversation === conversation;
  // What is asked about posts and accounts is asked by an account the post has had, where there is one.
  const isLater = (one: Address) => content.is === "plain" && one.newUntil !== undefined;
  const rest = places.filter((one) => !isTried(one));
  return [
    ...places.filter(isTried),
    ...rest.filter((one) => !isLater(one)),
    ...rest.filter(isLater),
  ];
};

/** Places as one value: another one means that somebody may be reached now who could not be. */
export const placesKey = (places: Places): string =>
  JSON.stringify(
    "zh" in places || "unconnected" in places
      ? places
      : places.map(({ outlet, conversation, newUntil }) => [
          outlet.platform,
          conversation,
          newUntil,
        ]),
  );
