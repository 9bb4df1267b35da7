import { note } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import type { NewNotice, Notice } from "../flow/notice.ts";
import { isOfUnreached, sendersOf, unreached } from "../flow/told.ts";
import { organisationName } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";
import { isAnswer } from "./late-answers.ts";
import { hasLasted } from "./outages.ts";

const words = {
  forOther: (who: Text): Text =>
    text(
      `${who.zh}收不到这条通知，请您代为转告或代办。`,
      `${who.en} cannot be reached; please pass this on or act in their place.`,
    ),
  forOtherNow: (who: Text): Text =>
    text(
      `${who.zh}现在收不到这条通知，请您代为转告或代办。`,
      `${who.en} cannot be reached at present; please pass this on or act in their place.`,
    ),
  nobodyYet: (unit: Text, why: Text): Text =>
    text(
      `${unit.zh}还没有人收到：${why.zh}。消息留着，恢复后自动补发；不能等的，请用其他方式通知。`,
      `Nobody of ${unit.en} has received it yet: ${why.en}. It is kept and sent when that works again; what cannot wait, please tell them another way.`,
    ),
  nobodyReached: (unit: Text, why: Text): Text =>
    text(
      `${unit.zh}没有人能收到：${why.zh}。请用其他方式通知，并请管理员为该单位绑定账号。`,
      `Nobody of ${unit.en} could be reached: ${why.en}. Please tell them another way, and ask the administrator to bind an account.`,
    ),
  groupGone: text(
    "有一个绑定的群发不进消息，请在群里重新绑定。",
    "A bound group cannot be posted to; please bind it again.",
  ),
};

/** The key of the word that nobody of a unit has been reached: for good, or as long as a platform takes nothing. */
const unreachedKey = (about: string, isKept?: true): string =>
  `${unreached}${isKept ? "-yet" : ""}:${about}`;

/** Why a notice does not arrive: it was given up, or it is kept for a platform that takes nothing now. */
type Cause = { readonly why: Text; readonly isKept?: true };

/**
 * The ladder of last resort: for a person the other liaison of the unit, then the secretariat; for a
 * group the secretariat. Where nobody of a unit could be reached, whoever brought the matter hears of it
 * and why. Only people who may see the matter are told of it, and who can be reached now.
 */
export const fallbackNotices = async (
  { services, directory, outages }: Pick<Delivering, "services" | "directory" | "outages">,
  notice: Notice,
  { why, isKept }: Cause,
): Promise<readonly NewNotice[]> => {
  const now = services.time.now();
  const canReach = async (person: string): Promise<boolean> =>
    (await services.store.accountsOf(person)).some(
      ({ platform }) => !hasLasted(outages.of(platform), now),
    );
  const [, rung = "0", origin = notice.key] = /^instead-(\d):(.*)$/.exec(notice.key) ?? [];
  /** What happened, whoever is told of it. */
  const event = origin.slice(0, origin.lastIndexOf(":"));
  const made = (to: number, id: string, content: NewNotice["content"]): NewNotice => ({
    id: services.newId(),
    key: `instead-${to}:${event}:${id}`,
    recipient: { to: "person", id },
    content,
    createdAt: now,
    nextTryAt: now,
  });
  const people = [...directory.people.values()];
  const secretariat = people.filter(({ roles }) => roles.includes("secretariat"));
  if (notice.recipient.to === "channel")
    return secretariat.map(({ id }) => made(2, id, { is: "plain", card: note(words.groupGone) }));
  const lost = directory.people.get(notice.recipient.id);
  const { content } = notice;
  // An answer is nobody's but whose question it answers.
  if (lost === undefined || content.is === "plain" || isAnswer(notice)) return [];
  const stored = await services.store.matter(content.matter);
  if (stored === undefined) return [];
  const flow = flowOf(services.flows, stored);
  const matter = readMatter(flow, stored);
  const about = content.is === "news" && content.unit !== undefined ? { unit: content.unit } : {};
  // Whoever of the unit has been sent the same has it already, and whoever can be reached will have it.
  const same = (await services.store.notices(matter.code)).filter(
    ({ id, key, life, recipient }) =>
      id !== notice.id &&
      key.startsWith(`${event}:`) &&
      life !== "failed" &&
      life !== "dropped" &&
      directory.people.get(recipient.id)?.organisation === lost.organisation,
  );
  // While another copy only waits for a platform, it is of that one that somebody is told.
  if (!isKept && same.length > 0) return [];
  for (const { life, recipient } of same)
    if (life === "sent" || (await canReach(recipient.id))) return [];
  const others = people.filter(
    ({ id, organisation, roles }) =>
      organisation === lost.organisation && id !== lost.id && roles.includes("liaison"),
  );
  // That nobody could be reached is said of what happened, not of that being said: else it would never end.
  const senders = isOfUnreached(event) ? [] : sendersOf(matter, directory);
  const told: NewNotice[] = [];
  for (const { id, organisation } of senders) {
    if (organisation === lost.organisation) continue;
    // Of what is kept nobody is told later than it arrives.
    if (isKept && !(await canReach(id))) continue;
    const unit = organisationName(directory, lost.organisation);
    const headline = isKept ? words.nobodyYet(unit, why) : words.nobodyReached(unit, why);
    told.push({
      ...made(2, id, { is: "news", matter: matter.code, headline, ...about }),
      key: unreachedKey(`${event}:${lost.organisation}:${id}`, isKept),
    });
  }
  for (const [index, group] of [others, secretariat].entries()) {
    const to = index + 1;
    if (to <= Number(rung)) continue;
    const able: NewNotice[] = [];
    for (const person of group) {
      if (!canSee(sightOf(person), matter)) continue;
      if (!(await canReach(person.id))) continue;
      const headline = isKept ? words.forOtherNow(lost.name) : words.forOther(lost.name);
      able.push(made(to, person.id, { is: "news", matter: matter.code, headline, ...about }));
    }
    if (able.length > 0) return index === 0 ? able : [...able, ...told];
  }
  return told;
};
