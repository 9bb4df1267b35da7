import { operator, postEvents, tellOfPost } from "../flow/post-watch.ts";
import type { SystemServices } from "../flow/services.ts";
import type { BindCode } from "../store/store.ts";

/** Keeps a binding code made on the server, with its entry in the history of the post and word to those who answer for it. */
export const giveBindCode = async (
  { store, time, newId }: SystemServices,
  code: BindCode,
): Promise<void> => {
  const directory = await store.directory();
  const post = directory.people.get(code.person);
  if (post === undefined) throw new RangeError(`no post ${code.person}`);
  const now = time.now();
  const watched = await tellOfPost(
    { store, directory, now, newId },
    { post, by: operator, said: postEvents.code(post.name) },
  );
  await store.save({
    seen: { event: `code:${code.hash}`, actor: operator, at: now },
    bindCode: { ...code, by: operator },
    ...watched,
  });
};
