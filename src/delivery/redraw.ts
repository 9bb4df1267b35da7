import { note } from "../chat/card.ts";
import type { Matter } from "../flow/matter.ts";
import { clockAbout, type Posting } from "../flow/notice.ts";
import { words } from "../flow/words.ts";
import { newUntil } from "../people/new-account.ts";
import type { Delivering } from "./delivering.ts";
import { tellOfOutage } from "./outage-news.ts";
import { actorsIn, cardFor, findAny } from "./render-notice.ts";

/** Redraws one card that stands somewhere and whose matter has changed. */
export const redrawCard = async (delivering: Delivering, posting: Posting): Promise<void> => {
  const { services, outlets, directory } = delivering;
  const { store } = services;
  const { id, recipient, headline, conversation, ref } = posting;
  const outlet = outlets.find(({ platform }) => platform === posting.platform);
  if (delivering.outages.holding(posting.platform) !== undefined) return;
  const found = await findAny(services, posting.matter);
  if (outlet === undefined || found === undefined) return store.dropPosting(id);
  const about = recipient.to === "channel" ? await aboutOf(delivering, posting) : undefined;
  const card = (await isReadByItsOwn(delivering, posting, found.matter))
    ? await cardFor(delivering, recipient, found, { headline, notice: id, about })
    : undefined;
  const reader =
    recipient.to === "person"
      ? directory.people.get(recipient.id)
      : await store.channelById(recipient.id);
  const outcome = await outlet.update(ref, {
    conversation,
    card: card ?? note(words.noSuchRecord),
    language: reader?.language ?? "zh-CN",
    notice: id,
    ...(recipient.to === "channel"
      ? { actors: actorsIn(delivering, found) }
      : { matter: posting.matter }),
  });
  if ("outage" in outcome && outcome.outage !== undefined)
    await tellOfOutage(delivering, posting.platform, outcome.outage);
  if (outcome.is === "sent" && card !== undefined) return store.freshPosting(id);
  if (outcome.is === "sent" || outcome.is === "unreachable") return store.dropPosting(id);
};

/** Whether a person still has the account a card was sent to, and may see the matter by it. */
const isReadByItsOwn = async (
  { services, directory }: Delivering,
  { recipient, platform, conversation }: Posting,
  { visibility }: Matter,
): Promise<boolean> => {
  if (recipient.to === "channel") return true;
  const accounts = await services.store.accountsOf(recipient.id);
  const account = accounts.find(
    (one) => one.platform === platform && one.conversation === conversation,
  );
  return (
    account !== undefined &&
    (visibility === 1 || newUntil(directory, account, services.time.now()) === undefined)
  );
};

/** The clock the notice was about that first stood in a message. */
const aboutOf = async (
  { services }: Delivering,
  { matter, platform, ref }: Posting,
): Promise<string | undefined> =>
  clockAbout(
    (await services.store.notices(matter)).find(
      (one) => one.platform === platform && one.ref === ref,
    )?.content,
  );
