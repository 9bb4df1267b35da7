import type { Scene } from "../scene.ts";

/** What a county that has been at work for a while has: accounts that were confirmed, and are not new. */
export const letIn = async (scene: Scene): Promise<void> => {
  const { store } = scene;
  for (const { number, post } of await store.openPostRequests(scene.clock.now()))
    for (const who of ["discipline.intake", "gov-office.secrecy"])
      if (who !== post) await scene.says(who, `岗位核准 ${number}`);
  const { people } = await store.directory();
  for (const id of people.keys()) {
    const fresh = (await store.accountsOf(id)).filter(({ boundAt }) => boundAt !== undefined);
    if (fresh.length > 0)
      await store.saveAccounts(fresh.map(({ boundAt: _, ...account }) => account));
  }
};
