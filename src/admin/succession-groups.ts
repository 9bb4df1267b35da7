import { dayText } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import type { NewNotice, Recipient } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Succession } from "../people/succession.ts";

// The groups of a unit that has gone into another are its successor's: what is posted there goes on.

const words = {
  title: text("群改绑", "A group of another unit now"),
  inGroup: (unit: Text, into: Text, basis: string, on: Text): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（${basis}，${on.zh}）。本群现在是${into.zh}的群：发给${into.zh}的提醒、进展和每天早上的清单也发在这里，订阅和静音照旧。不该再看到这些的人，请移出本群；不要了，请${into.zh}的联络员或秘书处在群里输入：群 解绑`,
      `The functions of ${unit.en} have gone to ${into.en} (${basis}, ${on.en}). This group is ${into.en}'s now: its reminders, news and morning list are posted here too, and what the group subscribed to or muted stays. Whoever is not to see these leaves the group; to end it a liaison of ${into.en} or the secretariat types here: group unbind`,
    ),
  told: (platform: Text, unit: Text, into: Text): Text =>
    text(
      `${platform.zh}上，原来绑定到${unit.zh}的一个群，现在绑定到${into.zh}：发给${into.zh}的提醒也发在那里。请看一看群里有没有不该再看到的人；不要了，在那个群里输入：群 解绑`,
      `On ${platform.en}, a group that was bound to ${unit.en} is bound to ${into.en} now: what is posted in its groups is posted there too. Please see whether anybody in it should not read that; to end it type in that group: group unbind`,
    ),
} as const;

/** Who looks after the groups of a unit: its liaisons, and the secretariat. */
const keepersOf = (unit: string, { people }: Directory): readonly string[] =>
  [...people.values()]
    .filter(
      ({ organisation, roles }) =>
        roles.includes("secretariat") || (organisation === unit && roles.includes("liaison")),
    )
    .map(({ id }) => id);

/**
 * Binds the groups of a unit that has gone to its successor; each is told, and so are those who look after it.
 * Nothing where there is none. Not before what complains of the unit is its successor's: a group must not
 * read in between what its own unit may not see.
 */
export const handGroupsOver = async (
  { store, newId, time, platformName }: SystemServices,
  { unit, into, basis, on, by }: Succession,
): Promise<void> => {
  const directory = await store.directory();
  const bound = directory.groups.filter(({ boundTo }) => boundTo === unit);
  if (bound.length === 0) return;
  const [from, to] = [organisationName(directory, unit), organisationName(directory, into)];
  const now = time.now();
  const tell = (group: string, recipient: Recipient, said: Text): NewNotice => ({
    id: newId(),
    key: `merger-group:${unit}:${group}:${recipient.id}`,
    recipient,
    content: { is: "plain", card: note(words.title, [said]) },
    createdAt: now,
    nextTryAt: now,
  });
  const notices: NewNotice[] = [];
  for (const { id } of bound) {
    const channel = await store.channelById(id);
    if (channel === undefined) continue;
    const said = words.told(platformName(channel.platform), from, to);
    notices.push(
      tell(id, { to: "channel", id }, words.inGroup(from, to, basis, dayText(on))),
      ...keepersOf(into, directory).map((person) => tell(id, { to: "person", id: person }, said)),
    );
  }
  await store.save({
    seen: { event: `merger-groups:${newId()}`, actor: by, at: now },
    movedGroups: { unit, into },
    notices,
  });
};
