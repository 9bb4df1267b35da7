import { note } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { guardsOf } from "../flow/confirmers.ts";
import { postEntryText, unconfirmed } from "../flow/post-watch.ts";
import type { SystemServices } from "../flow/services.ts";

const words = {
  title: text("没有人核准过的职权", "Powers nobody has confirmed"),
  why: text(
    "您是本县管保密或者纪检的岗位。下面这些岗位的职权，是在还没有人能核准的时候给出去的，请逐一核实；不对的，请秘书处交接，或者重新导入通讯录。",
    "Yours is a post for secrecy or discipline. These powers were given while nobody could confirm them. Please check each; where one is wrong, ask the secretariat to hand the post over, or have the directory imported anew.",
  ),
} as const;

/** How many are listed; the history of each post has its own. */
const mostListed = 50;

/** Tells each officer for secrecy or discipline, once they have an account, which powers were given while nobody could confirm them. */
export const tellGuards = async ({ store, time, newId }: SystemServices): Promise<void> => {
  const entries = await store.postEntriesSaying(unconfirmed.zh);
  if (entries.length === 0) return;
  const now = time.now();
  const directory = await store.directory();
  const notices = guardsOf(directory).flatMap(({ id }) => {
    // Their own beginning they know of.
    const others = entries.filter(({ post }) => post !== id);
    const last = others.at(-1);
    return last === undefined
      ? []
      : [
          {
            id: newId(),
            key: `alone:${last.id}:${id}`,
            recipient: { to: "person" as const, id },
            content: {
              is: "plain" as const,
              card: note(words.title, [
                words.why,
                ...others.slice(-mostListed).map((entry) => postEntryText(directory, entry)),
              ]),
            },
            createdAt: now,
            nextTryAt: now,
          },
        ];
  });
  if (notices.length > 0) await store.queue(notices);
};
