import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import type { Store } from "../src/store/store.ts";

/** Fills an empty database with the demo county; every post can be played in the web chat. */
export const seedDemo = async (store: Store): Promise<void> => {
  if ((await store.directory()).people.size > 0) return;
  // The directory comes last: once it is there, all of it is, whenever the process ended.
  await store.saveAccounts(
    demoPeople.map(({ id }) => ({
      platform: "web",
      external: id,
      person: id,
      conversation: `direct:${id}`,
    })),
  );
  await store.saveDirectory(demoOrganisations, demoPeople);
};
