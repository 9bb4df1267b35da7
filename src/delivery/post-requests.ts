import { nextWorkingTime } from "../calendar/count.ts";
import type { Instant } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { confirmersOf } from "../flow/confirmers.ts";
import { accountId, type NewNotice, type Recipient } from "../flow/notice.ts";
import type { PostRequest } from "../flow/post-request.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { askConfirmers, nextLook, requestedText } from "../flow/second-person.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory } from "../people/directory.ts";

const words = {
  title: text("没有人核准，已作废", "Nobody confirmed it: it has come to nothing"),
  expired: (what: Text): Text =>
    text(
      `到期没有人核准：${what.zh}。一切照旧；还要办的话请重新提请。`,
      `Nobody confirmed in time: ${what.en}. All stays as it was; ask again if it is still wanted.`,
    ),
  account: (post: Text): Text =>
    text(
      `到期没有人核准，这个账号没有绑定“${post.zh}”，绑定码已作废。请要一个新的绑定码。`,
      `Nobody confirmed in time: this account is not bound to “${post.en}” and the code works no longer. Ask for a new one.`,
    ),
} as const;

/** Asks those who can confirm a change once more, a day later others too; one that is out of time comes to nothing. */
export const remindOfRequest = async (
  services: SystemServices,
  request: PostRequest,
): Promise<void> => {
  const now = services.time.now();
  const directory = await services.store.directory();
  return now < request.expiresAt
    ? remind(services, directory, request, now)
    : expire(services, directory, request, now);
};

const remind = async (
  services: SystemServices,
  directory: Directory,
  request: PostRequest,
  now: Instant,
): Promise<void> => {
  const { store } = services;
  const given = { ...services, directory, now };
  const notices = askConfirmers(given, request, await confirmersOf(given, request), {
    round: request.nextAt ?? "",
    nextTryAt: nextWorkingTime(now, services.calendarOf(directory)),
  });
  await store.putOffPostRequest(request, nextLook(request, now), notices);
};

const expire = async (
  services: SystemServices,
  directory: Directory,
  request: PostRequest,
  now: Instant,
): Promise<void> => {
  const { store, newId, platformName } = services;
  const post = directory.people.get(request.post);
  const what = requestedText({ directory, platformName }, request);
  const watched =
    post === undefined
      ? { postEntries: [], notices: [] }
      : await tellOfPost(
          { ...services, directory, now },
          { post, by: request.by, said: postEvents.expired(what) },
        );
  const tell = (recipient: Recipient, said: Text): NewNotice => ({
    id: newId(),
    key: `post-request:${request.id}:expired:${recipient.to}`,
    recipient,
    content: { is: "plain", card: note(words.title, [said]) },
    createdAt: now,
    nextTryAt: now,
  });
  const { change } = request;
  await store.save({
    seen: { event: `post-request:${request.id}:expired`, actor: request.by, at: now },
    settled: [{ id: request.id, as: "expired", by: request.by }],
    postEntries: watched.postEntries,
    notices: [
      ...watched.notices,
      ...(directory.people.has(request.by) && request.by !== request.post
        ? [tell({ to: "person", id: request.by }, words.expired(what))]
        : []),
      ...(change.is === "account" && post !== undefined
        ? [
            tell(
              { to: "account", id: accountId({ ...change.account, person: post.id }) },
              words.account(post.name),
            ),
          ]
        : []),
    ],
  });
};
