import { note } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { formerPostAsked } from "../commands/former-post.ts";
import type { NewNotice } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";

const title = text(
  "新任的人是不是从并入的单位来的",
  "Did somebody come from a unit that was merged?",
);

/**
 * Asks the secretariat who came to a post of a successor by an account nobody knows, whether or not anybody of the
 * unit that has gone is kept out of anything: else the question would tell that somebody is.
 */
export const askFormerPosts = async ({ store, time, newId }: SystemServices): Promise<void> => {
  const directory = await store.directory();
  const people = [...directory.people.values()];
  const unsure = people.filter(({ formerly }) => (formerly?.unsure.length ?? 0) > 0);
  if (unsure.length === 0) return;
  const now = time.now();
  const notices: NewNotice[] = [];
  for (const post of unsure) {
    const accounts = await store.accountsOf(post.id);
    for (const { succession, said, actions } of formerPostAsked(directory, post)) {
      const { unit } = succession;
      for (const { id } of people.filter(({ roles }) => roles.includes("secretariat")))
        notices.push({
          id: newId(),
          key: `former-post:${unit}:${post.id}:${accounts.map(({ boundAt }) => boundAt).join()}:${id}`,
          recipient: { to: "person", id },
          content: { is: "plain", card: note(title, [said], actions) },
          createdAt: now,
          nextTryAt: now,
        });
    }
  }
  if (notices.length > 0) await store.queue(notices);
};
