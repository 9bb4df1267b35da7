import type { Outcome, Outlet, Post } from "../../src/chat/exchange.ts";
import type { Store } from "../../src/store/store.ts";
import { platform } from "./activity.ts";
import { outcomeOf } from "./errors.ts";
import type { Reference, References } from "./references.ts";
import { type TeamsCard, teamsCard } from "./render.ts";

/** What Teams itself draws: the question for consent to a file, and a file. */
type Attachment = {
  readonly contentType: string;
  readonly name: string;
  readonly content: object;
  readonly contentUrl?: string;
};

/** A message as it is given to the connector: a card, a file, or a line of text. */
export type Message =
  | { readonly card: TeamsCard }
  | { readonly attachment: Attachment }
  | { readonly text: string };

/** Writing into a conversation through the connector; both throw as the connector does. */
export type Connector = {
  /** Gives the id of the new message, where the connector said it. */
  send(to: Reference, message: Message, thread?: string): Promise<string | undefined>;
  update(to: Reference, ref: string, message: Message): Promise<void>;
  /** The bytes of a picture in a message; nothing where they are not to be had. */
  picture(to: Reference, id: string): Promise<Uint8Array | undefined>;
};

const isGroup = ({ kind }: Reference): boolean => kind !== "personal";

/**
 * Puts cards into Teams. The card of a group says nothing personal; it asks anew, for each of those
 * named in it, what that reader may do. What has been posted cannot be looked up here.
 */
export const teamsOutlet = (
  connector: Connector,
  references: Pick<References, "of">,
  store: Pick<Store, "accountsOf">,
): Outlet => {
  const drawn = async (to: Reference, { card, language, notice, actors }: Post) => {
    if (!isGroup(to)) return teamsCard(card, language);
    const accounts = await Promise.all((actors ?? []).map((person) => store.accountsOf(person)));
    const readers = accounts
      .flat()
      .flatMap((account) => (account.platform === platform ? [account.external] : []));
    return teamsCard(card, language, { notice, readers });
  };
  const unknown = { is: "unreachable", why: "no reference" } as const;
  return {
    platform,
    post: async (post): Promise<Outcome> => {
      const to = await references.of(post.conversation);
      if (to === undefined) return unknown;
      const card = await drawn(to, post);
      try {
        // Only channels have threads.
        const thread = to.kind === "channel" ? post.thread : undefined;
        const ref = await connector.send(to, { card }, thread);
        return ref === undefined ? { is: "unclear" } : { is: "sent", ref };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    update: async (ref, post): Promise<Outcome> => {
      const to = await references.of(post.conversation);
      if (to === undefined) return unknown;
      const card = await drawn(to, post);
      try {
        await connector.update(to, ref, { card });
        return { is: "sent", ref };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    find: async () => "unknown",
  };
};
