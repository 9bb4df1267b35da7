import { addHours, dayText, dayWithWeekday, type Instant, momentText } from "../calendar/day.ts";
import { action, type Card, note } from "../chat/card.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { organisationName, type Person, type PostEntry, personName } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { confirmersOf, hoursToNext } from "./confirmers.ts";
import { accountId, type NewNotice } from "./notice.ts";
import type { PostChange, PostRequest } from "./post-request.ts";
import { operator, operatorName, postEvents, tellOfPost } from "./post-watch.ts";
import { roleNames } from "./words.ts";

/** Hours until a request that nobody answers comes to nothing. */
export const hoursOpen = 72;

const words = {
  title: text("岗位变动要您核准", "A change to a post needs your word"),
  handover: (post: Text): Text =>
    text(
      `给“${post.zh}”办交接，解除它现在的账号`,
      `hand over “${post.en}” and release its accounts`,
    ),
  account: (post: Text, platform: Text): Text =>
    text(
      `有人拿绑定码，要把${platform.zh}的一个账号绑定到“${post.zh}”`,
      `somebody with a code asks to bind an account on ${platform.en} to “${post.en}”`,
    ),
  deputy: (post: Text, deputy: Text, from: Text, until: Text): Text =>
    text(
      `“${post.zh}”请假，从${from.zh}到${until.zh}由“${deputy.zh}”代办`,
      `“${post.en}” goes on leave and “${deputy.en}” acts for it from ${from.en} to ${until.en}`,
    ),
  roles: (post: Text, unit: Text, roles: Text): Text =>
    text(
      `按导入的通讯录，“${post.zh}”改为${unit.zh}的${roles.zh}`,
      `by an imported directory “${post.en}” becomes ${roles.en} of ${unit.en}`,
    ),
  merger: (unit: Text, into: Text, basis: string, on: Text): Text =>
    text(
      `“${unit.zh}”的职责由“${into.zh}”承接（依据：${basis}，${on.zh}），没办完的事全部转给后者`,
      `the functions of ${unit.en} go to ${into.en} (by ${basis}, ${on.en}), with all that is open`,
    ),
  asked: (what: Text): Text =>
    text(
      `提请：${what.zh}。核准后才生效`,
      `Asked for: ${what.en}; it takes effect once a second person confirms it`,
    ),
  to: (who: Text, what: Text): Text =>
    text(`${who.zh}提请：${what.zh}。`, `${who.en} asks: ${what.en}.`),
  why: text(
    "这样的变动要另一个人核准才生效，防止岗位被人悄悄拿走。",
    "Such a change takes effect only once a second person confirms it, so that no post is taken quietly.",
  ),
  checkAccount: text(
    "请当面或打电话找到接任的本人，问出屏幕上的4位核对号再核准：岗位核准 核对号。问不到、对不上，就不同意。",
    "Reach whoever takes the post in person or by telephone, ask for the four digits on their screen, and confirm with them: confirm-post number. If there is no number or it does not fit, decline.",
  ),
  check: (number: string): Text =>
    text(
      `请向本人或本单位核实，属实再核准（也可以输入：岗位核准 ${number}；不同意：岗位不同意 ${number}）。`,
      `Ask the holder or their unit whether this is so before you confirm (or type: confirm-post ${number}; to decline: decline-post ${number}).`,
    ),
  checkMerger: (number: string): Text =>
    text(
      `请先看机构改革的文件，属实再核准（也可以输入：岗位核准 ${number}；不同意：岗位不同意 ${number}）。`,
      `Read the document of the reform before you confirm (or type: confirm-post ${number}; to decline: decline-post ${number}).`,
    ),
  until: (at: Text): Text =>
    text(
      `到${at.zh}没有人核准就作废，一切照旧。`,
      `If nobody confirms it by ${at.en} it comes to nothing and all stays as it is.`,
    ),
  confirm: text("核准", "Confirm"),
  decline: text("不同意", "Decline"),
  withdrawn: {
    handover: text(
      "岗位已交接，提请作废",
      "The post was handed over: the request has come to nothing",
    ),
    removed: text("岗位已撤销，提请作废", "The post is gone: the request has come to nothing"),
  },
  withdrawnAsk: {
    handover: (post: Text, what: Text): Text =>
      text(
        `“${post.zh}”已办交接，在等核准的这件事随之作废：${what.zh}。还要办的话请重新提请。`,
        `“${post.en}” was handed over, and what awaited a second person came to nothing with it: ${what.en}. Ask again if it is still wanted.`,
      ),
    removed: (post: Text, what: Text): Text =>
      text(
        `新导入的通讯录里没有“${post.zh}”了，在等核准的这件事随之作废：${what.zh}。`,
        `“${post.en}” is no longer in the imported directory, and what awaited a second person came to nothing with it: ${what.en}.`,
      ),
  },
  withdrawnAccount: {
    handover: (gone: Text, post: Text): Text =>
      text(
        `“${gone.zh}”已办交接，这个账号没有绑定${gone.zh === post.zh ? "" : `“${post.zh}”`}，绑定码已作废。请要一个新的绑定码。`,
        `“${gone.en}” was handed over: this account is not bound${gone.en === post.en ? "" : ` to “${post.en}”`} and the code works no longer. Ask for a new one.`,
      ),
    removed: (gone: Text, post: Text): Text =>
      text(
        `新导入的通讯录里没有“${gone.zh}”了，这个账号没有绑定${gone.zh === post.zh ? "" : `“${post.zh}”`}，绑定码已作废。请向秘书处或管理员问清楚该绑定哪个岗位。`,
        `“${gone.en}” is no longer in the imported directory: this account is not bound${gone.en === post.en ? "" : ` to “${post.en}”`} and the code works no longer. Ask the secretariat or the administrator which post to bind.`,
      ),
  },
  waits: (names: Text): Text =>
    text(
      `这个变动要另一个人核准才生效，已请：${names.zh}（有一位核准就行）。`,
      `This takes effect once a second person confirms it. Asked: ${names.en}; one of them is enough.`,
    ),
  waitsNobody: text(
    "这个变动要另一个人核准才生效，可是能核准的人现在都请假或没有账号。有人能核准时会请他。",
    "This takes effect once a second person confirms it, but whoever could is on leave or has no account. They are asked as soon as somebody can be.",
  ),
} as const;

/** Why a change that needs a second person cannot even be asked for. */
export const nobodyToAsk: Text = text(
  "这个岗位的变动要另一单位的人核准，可是还没有别的保密员、纪检、检察长或单位负责人绑定账号。请先给其中一位绑定账号。",
  "A change to this post needs a second person of another unit, but no secrecy officer, discipline inspector, chief procurator or head of another unit has an account yet. Bind an account to one of them first.",
);

/** What a request is for, in words. */
export const requestedText = (
  { directory, platformName }: Pick<Asking, "directory" | "platformName">,
  { post, change }: Pick<PostRequest, "post" | "change">,
): Text => {
  const name = personName(directory, post);
  switch (change.is) {
    case "handover":
      return words.handover(name);
    case "account":
      return words.account(name, platformName(change.account.platform));
    case "deputy": {
      const { deputy, from, until } = change.cover;
      return words.deputy(
        name,
        personName(directory, deputy),
        dayWithWeekday(from),
        dayWithWeekday(until),
      );
    }
    case "roles":
      return words.roles(
        name,
        organisationName(directory, change.organisation),
        joinAnd(change.roles.map((role) => roleNames[role])),
      );
    case "merger":
      return words.merger(
        organisationName(directory, change.unit),
        organisationName(directory, change.into),
        change.basis,
        dayText(change.on),
      );
  }
};

type Asking = Parameters<typeof confirmersOf>[0] & {
  newId(): string;
  newSalt(): string;
  platformName(platform: string): Text;
};

/** What whoever is to confirm a change looks at first. */
const checkOf = (is: PostChange["is"], number: string): Text => {
  if (is === "account") return words.checkAccount;
  return is === "merger" ? words.checkMerger(number) : words.check(number);
};

/** What whoever is to confirm a change reads, with their two buttons. */
export const confirmerCard = (
  given: Pick<Asking, "directory" | "platformName">,
  request: PostRequest,
): Card => {
  const { id, by, change, number, expiresAt } = request;
  const who = by === operator ? operatorName : personName(given.directory, by);
  const answers = { request: id, ...(change.is === "account" ? {} : { number }) };
  return note(
    words.title,
    [
      words.to(who, requestedText(given, request)),
      words.why,
      checkOf(change.is, number),
      words.until(momentText(expiresAt)),
    ],
    [
      action(words.confirm, { command: "confirm-post", answers }, "primary"),
      action(words.decline, { command: "decline-post", answers: { request: id } }, "danger"),
    ],
  );
};

/** Word of a request to everybody who can confirm it now; `round` tells one reminder from the next. */
export const askConfirmers = (
  given: Asking,
  request: PostRequest,
  confirmers: readonly Person[],
  { round, nextTryAt }: { readonly round: string; readonly nextTryAt: Instant },
): readonly NewNotice[] =>
  confirmers.map(({ id }) => ({
    id: given.newId(),
    key: `post-request:${request.id}:${round}:${id}`,
    recipient: { to: "person", id },
    content: { is: "plain", card: confirmerCard(given, request) },
    createdAt: given.now,
    nextTryAt,
  }));

/** What ends with a post: a hand-over ends what was asked for it and by it, its removal as well. */
type Ended = {
  readonly post: Person;
  readonly why: "handover" | "removed";
  /** The request that is itself the hand-over. */
  readonly but?: string;
};

/** Whether a request ends where its post, whoever asked, or the deputy it names changes hands or goes. */
const endsWith = ({ post: id, by, change }: PostRequest, { post, why }: Ended): boolean =>
  id === post.id ||
  by === post.id ||
  (why === "removed" && change.is === "deputy" && change.cover.deputy === post.id);

/**
 * Word that what was open for a post, or asked by it, comes to nothing as it is handed over or removed:
 * to whoever asked, to an account that waits and, of another's post, to its holder and its history.
 */
export const withdrawn = async (
  given: Pick<Asking, "directory" | "platformName" | "now" | "newId"> & {
    readonly store: Pick<GuardedStore, "openPostRequests" | "accountsOf">;
    readonly actor?: Person;
  },
  ended: Ended,
): Promise<{
  readonly requests: readonly PostRequest[];
  readonly postEntries: readonly PostEntry[];
  readonly notices: readonly NewNotice[];
}> => {
  const { directory, now, newId, store, actor } = given;
  const { post, why, but } = ended;
  const tell = (id: string, recipient: NewNotice["recipient"], said: Text): NewNotice => ({
    id: newId(),
    key: `post-request:${id}:withdrawn:${recipient.to}`,
    recipient,
    content: { is: "plain", card: note(words.withdrawn[why], [said]) },
    createdAt: now,
    nextTryAt: now,
  });
  const requests = (await store.openPostRequests(now)).filter(
    (one) => one.id !== but && endsWith(one, ended),
  );
  const notices = requests.flatMap((one) => {
    const { id, by, change } = one;
    const asker = directory.people.has(by) && by !== actor?.id && by !== post.id;
    const said = words.withdrawnAsk[why](post.name, requestedText(given, one));
    return [
      ...(asker ? [tell(id, { to: "person", id: by }, said)] : []),
      ...(change.is === "account"
        ? [
            tell(
              id,
              { to: "account", id: accountId({ ...change.account, person: one.post }) },
              words.withdrawnAccount[why](post.name, personName(directory, one.post)),
            ),
          ]
        : []),
    ];
  });
  const watched = await Promise.all(
    requests.flatMap((one) => {
      const of = directory.people.get(one.post);
      if (of === undefined || of.id === post.id) return [];
      const said = postEvents.withdrawn(requestedText(given, one));
      return [tellOfPost(given, { post: of, by: actor?.id ?? operator, said })];
    }),
  );
  return {
    requests,
    postEntries: watched.flatMap(({ postEntries }) => postEntries),
    notices: [...notices, ...watched.flatMap((one) => one.notices)],
  };
};

/** When a request is looked at again after an instant: when the next are asked, or when it expires. */
export const nextLook = ({ expiresAt }: Pick<PostRequest, "expiresAt">, now: Instant): Instant => {
  const next = addHours(now, hoursToNext);
  return next < expiresAt ? next : expiresAt;
};

/** Four digits no other open request has. */
const numberFrom = (salt: string, taken: readonly string[]): string => {
  for (let at = 0, value = Number.parseInt(salt.slice(0, 8), 16); ; at += 1) {
    const number = String((value + at) % 10_000).padStart(4, "0");
    if (!taken.includes(number)) return number;
  }
};

/** What has to be saved to ask a second person for a change, and the sentences for whoever asks. */
export const askSecond = async (
  given: Asking & {
    readonly store: GuardedStore;
    readonly request?: { readonly platform: string; readonly account: string };
  },
  { post, by, change }: { readonly post: Person; readonly by: string; readonly change: PostChange },
) => {
  const { now, store } = given;
  const open = await store.openPostRequests(now);
  const expiresAt = addHours(now, hoursOpen);
  const request: PostRequest = {
    id: given.newId(),
    number: numberFrom(
      given.newSalt(),
      open.map(({ number }) => number),
    ),
    post: post.id,
    by,
    at: now,
    change,
    expiresAt,
    nextAt: nextLook({ expiresAt }, now),
  };
  const confirmers = await confirmersOf(given, request);
  const watched = await tellOfPost(given, {
    post,
    by,
    said: words.asked(requestedText(given, request)),
  });
  const names = joinAnd(confirmers.map(({ name }) => name));
  return {
    postRequest: request,
    postEntries: watched.postEntries,
    notices: [
      ...watched.notices,
      ...askConfirmers(given, request, confirmers, { round: "asked", nextTryAt: now }),
    ],
    said: [
      confirmers.length === 0 ? words.waitsNobody : words.waits(names),
      words.until(momentText(expiresAt)),
    ],
  };
};
