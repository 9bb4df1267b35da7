import { facts, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { groupMayKnow } from "../flow/advance.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import { clockAbout } from "../flow/notice.ts";
import { groupFacts } from "../flow/render.ts";
import { words as flowWords } from "../flow/words.ts";
import type { CommandContext, CommandResult } from "./command.ts";

const words = {
  theirs: (whose: Text): Text =>
    text(
      `这件由${whose.zh}办，不是您经办的；群里写的就是您能看到的。`,
      `This is for ${whose.en} to act on and not yours; what the group reads is all there is for you.`,
    ),
  notYours: text(
    "这件不是您经办的；群里写的就是您能看到的。",
    "This is not yours to act on; what the group reads is all there is for you.",
  ),
} as const;

/** The clock of what was said last of a matter in a group; nothing where that was about none. */
const lastShown = async (
  store: CommandContext["store"],
  code: string,
  group: string,
): Promise<string | undefined> => {
  const told = (await store.notices(code)).filter(
    ({ recipient, life }) =>
      recipient.to === "channel" && recipient.id === group && life === "sent",
  );
  const last = told.toSorted((one, other) =>
    (one.sentAt ?? one.createdAt).localeCompare(other.sentAt ?? other.createdAt),
  );
  return clockAbout(last.at(-1)?.content);
};

/**
 * What is answered in a group about a matter its reader may not open, but which the group has just been shown: whose it
 * is to act, and no more than the group's own message says. Nothing where no such message stands there any more.
 * `pressed`: on that message, so that no number need be known.
 */
export const shownInGroup = async (
  { store, flows, directory, now, request }: CommandContext,
  code: string,
  { pressed, about }: { readonly pressed: boolean; readonly about?: string | undefined },
): Promise<CommandResult | undefined> => {
  const { surface, platform } = request;
  if (surface.is !== "group") return undefined;
  const group = await store.channel(platform, surface.conversation);
  const shown = group && (await store.matterShownIn(code, group));
  if (group === undefined || shown === undefined || !groupMayKnow(group, shown)) return undefined;
  // At level 2 the group has read no number.
  if (shown.visibility > 1 && !pressed) return undefined;
  const flow = flowOf(flows, shown);
  const matter = readMatter(flow, shown);
  if (flow.group(matter) === undefined) return undefined;
  // Typed, it is about what the group was shown of it last.
  const clock = pressed ? about : await lastShown(store, code, group.id);
  const known = groupFacts(
    flow,
    matter,
    { now, directory },
    { about: clock, unit: group.boundTo, fresh: true },
  );
  return {
    card: {
      title: text(`${known.kind.zh} ${known.code}`, `${known.kind.en} ${known.code}`),
      body: [
        paragraph(known.whose === undefined ? words.notYours : words.theirs(known.whose)),
        facts(
          [flowWords.stage, known.stage],
          [known.isAppointment ? flowWords.at : flowWords.due, known.due],
        ),
      ],
      actions: [],
    },
  };
};
