import type { Text } from "../chat/text.ts";
import type { Notice, NoticeContent } from "../flow/notice.ts";
import { mayKnowReached } from "../flow/told.ts";
import type { Delivering } from "./delivering.ts";
import { type Rendered, renderNotice } from "./render-notice.ts";
import { gather } from "./together.ts";

/** What is sent as one message: what it says, for which notices, and the one that stands for all. */
export type NoticeMessage = {
  readonly head: Notice;
  readonly notices: readonly Notice[];
  readonly rendered: Rendered;
  /** How many notices of its matter had arrived, or could not, when it was drawn, where its card tells of them. */
  readonly reached: number | undefined;
  /** The places its recipient has, as one value, once they are known. */
  readonly places?: string;
  /** The platforms of those places that were found to take nothing. */
  readonly shut?: readonly string[];
};

const codeIn = (content: NoticeContent): string | undefined =>
  content.is === "plain" ? undefined : content.matter;

/** The matter all of some notices are about, where it is one. */
export const matterOf = (notices: readonly Notice[]): string | undefined => {
  const codes = new Set(notices.map(({ content }) => codeIn(content)));
  const [code] = codes;
  return codes.size === 1 ? code : undefined;
};

/** What some notices say as one message; those that need not be said any more are dropped. */
export const renderMessage = async (
  delivering: Delivering,
  notices: readonly Notice[],
): Promise<NoticeMessage | undefined> => {
  const { services, directory } = delivering;
  const reached = await reachedBefore(delivering, notices);
  const drop = (id: string, result: Text) =>
    services.store.settle(id, { life: "dropped", at: services.time.now(), result, together: null });
  const said: { readonly notice: Notice; readonly rendered: Rendered }[] = [];
  for (const notice of notices) {
    const rendered = await renderNotice(delivering, notice);
    if ("dropped" in rendered) await drop(notice.id, rendered.dropped);
    else said.push({ notice, rendered });
  }
  const [one] = said;
  if (one === undefined) return undefined;
  const kept = said.map(({ notice }) => notice);
  const tried = kept.find(({ platform }) => platform !== undefined);
  const head: Notice = {
    ...one.notice,
    life: kept.some(({ life }) => life === "uncertain") ? "uncertain" : one.notice.life,
    ...(tried?.platform === undefined ? {} : { platform: tried.platform }),
    ...(tried?.conversation === undefined ? {} : { conversation: tried.conversation }),
  };
  if (said.length === 1) return { head, notices: kept, rendered: one.rendered, reached };
  if (matterOf(kept) !== undefined) {
    const rendered = await renderNotice(delivering, one.notice, kept.slice(1));
    return "dropped" in rendered ? undefined : { head, notices: kept, rendered, reached };
  }
  const { recipient } = head;
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  const gathered = await gather(delivering, kept, { person, fresh: true });
  return gathered && { head, notices: kept, rendered: gathered.rendered, reached };
};

/** How many notices of the matter some are about have arrived or could not, where it is one and their reader's card says so. */
const reachedBefore = async (
  { services: { store }, directory }: Delivering,
  notices: readonly Notice[],
): Promise<number | undefined> => {
  const code = matterOf(notices);
  const to = notices[0]?.recipient;
  const person = to?.to === "person" ? directory.people.get(to.id) : undefined;
  const matter = code === undefined ? undefined : await store.matter(code);
  if (person === undefined || matter === undefined || !mayKnowReached(person, matter))
    return undefined;
  return (await store.notices(matter.code)).filter(
    ({ life }) => life === "sent" || life === "failed",
  ).length;
};
