import type { Instant } from "../../src/calendar/day.ts";
import type { Posting } from "../../src/flow/notice.ts";
import { remembered } from "../../src/store/remembered.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";

/** Messages as `Store` keeps them, in memory. */
const messagesInMemory = () => {
  const messages = new Map<string, LocalMessage>();
  let revision = 0;
  const questions: Pick<Store, "putLocal" | "localMessage" | "localMessages"> = {
    putLocal: async (message) => {
      revision += 1;
      const kept = { ...message, revision };
      messages.set(message.id, kept);
      return kept;
    },
    localMessage: async (id) => messages.get(id),
    localMessages: async (conversations, { after = 0, take }) =>
      [...messages.values()]
        .filter((one) => conversations.includes(one.conversation) && one.revision > after)
        .sort((a, b) => a.revision - b.revision)
        .slice(0, take),
  };
  return { questions, all: () => [...messages.values()] };
};

const placeOf = ({
  platform,
  conversation,
  ref,
}: Pick<Posting, "platform" | "conversation" | "ref">) =>
  JSON.stringify([platform, conversation, ref]);

/** Which messages show which matters, in memory; when asked, every one is to be drawn anew. */
const postingsInMemory = () => {
  const postings = new Map<string, Posting>();
  /** By their ids; one that cannot be drawn now is given out again after the others. */
  const undrawn = new Map<string, Posting>();
  const questions: Pick<
    Store,
    | "savePosting"
    | "standingCard"
    | "matterAt"
    | "stalePostings"
    | "endHeadlines"
    | "freshPostings"
    | "dropPosting"
  > = {
    savePosting: async (posting) => {
      const place = placeOf(posting);
      const id = postings.get(place)?.id ?? posting.id;
      undrawn.delete(id);
      if (posting.matter === undefined && (posting.shows ?? []).length === 0)
        postings.delete(place);
      else postings.set(place, { ...posting, id });
    },
    standingCard: async (matter, platform, conversation) =>
      [...postings.values()].find(
        (one) =>
          one.matter === matter && one.platform === platform && one.conversation === conversation,
      )?.ref,
    matterAt: async (message) => postings.get(placeOf(message))?.matter,
    stalePostings: async (take) => {
      const given = [...undrawn].slice(0, take);
      for (const [id, posting] of given) {
        undrawn.delete(id);
        undrawn.set(id, posting);
      }
      return given.map(([, posting]) => posting);
    },
    endHeadlines: async () => {},
    freshPostings: async (ids) => {
      for (const id of ids) undrawn.delete(id);
    },
    dropPosting: async (id) => {
      undrawn.delete(id);
      for (const [place, posting] of postings) if (posting.id === id) postings.delete(place);
    },
  };
  return {
    questions,
    drawAll: () => {
      for (const posting of postings.values()) undrawn.set(posting.id, posting);
    },
    /** All of them; what was said above a card and is over by now need not be ended again. */
    all: (now: Instant) =>
      [...postings.values()].map(({ until, ...posting }) =>
        until === undefined || until <= now ? posting : { ...posting, until },
      ),
  };
};

/**
 * A store in front of that of a new county while weeks of it are played: what is said there, and which
 * messages show what, is kept in memory and written down once, at the end; what only a save changes is
 * read once after each, and accounts, which nothing played there changes, once. `finish` draws every card as its matter is by then, and writes all of it.
 */
export const storeInFront = (store: Store) => {
  const messages = messagesInMemory();
  const postings = postingsInMemory();
  const [matter, entries, relatives] = [
    remembered(store.matter),
    remembered(store.entries),
    remembered(store.relatives),
  ];
  const [directory, accountsOf, channelById] = [
    remembered(store.directory),
    remembered(store.accountsOf),
    remembered(store.channelById),
  ];
  const forgetting =
    <Given extends readonly unknown[], Got>(work: (...given: Given) => Promise<Got>) =>
    (...given: Given): Promise<Got> =>
      work(...given).finally(() => {
        for (const { forget } of [matter, entries, relatives, directory, channelById]) forget();
      });
  const front: Store = {
    ...store,
    ...messages.questions,
    ...postings.questions,
    matter: matter.ask,
    entries: entries.ask,
    relatives: relatives.ask,
    directory: directory.ask,
    accountsOf: accountsOf.ask,
    channelById: channelById.ask,
    save: forgetting(store.save),
    saveWaiting: forgetting(store.saveWaiting),
    passRungs: forgetting(store.passRungs),
  };
  return {
    store: front,
    finish: async (draw: () => Promise<unknown>, now: Instant): Promise<void> => {
      postings.drawAll();
      await draw();
      await store.putLocals(messages.all());
      await store.savePostings(postings.all(now));
    },
  };
};
