import type { Instant } from "../calendar/day.ts";
import type { Language } from "../chat/text.ts";
import type { Account, Cover, Person } from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";

/** What is to become of a post once a second person has confirmed it. */
export type PostChange =
  /** Its accounts are released; the code of whoever takes it over is made afterwards. */
  | { readonly is: "handover" }
  /** An account whose holder had a code is bound to it. */
  | {
      readonly is: "account";
      readonly account: Account;
      readonly language?: Language;
      /** How often a number was given for it that was not its own. */
      readonly wrongNumbers?: number;
    }
  | { readonly is: "deputy"; readonly cover: Cover }
  /** A post that somebody holds has another unit or other roles, by an imported directory. */
  | ({ readonly is: "roles" } & Pick<Person, "organisation" | "roles">)
  /** The functions of its unit, and all that is open, go to another unit. */
  | ({ readonly is: "merger" } & Merger);

/** How a request ended; `withdrawn` where another of the same sort took its place, `wrong-numbers` where its number was guessed at. */
export type SettledAs = "approved" | "declined" | "expired" | "withdrawn" | "wrong-numbers";

/** A change to a post that waits for a second person. */
export type PostRequest = {
  readonly id: string;
  /** Typed by whoever answers it; for an account it is told to nobody but the one who binds it. */
  readonly number: string;
  readonly post: string;
  /** The post that asked, `operator` for a command on the server. */
  readonly by: string;
  readonly at: Instant;
  readonly change: PostChange;
  readonly expiresAt: Instant;
  /** When somebody is reminded, or it expires; absent once it is settled. */
  readonly nextAt?: Instant;
  readonly settled?: SettledAs;
  readonly settledBy?: string;
  readonly settledAt?: Instant;
};

/** How a request is settled. */
export type Settling = {
  readonly id: string;
  readonly as: SettledAs;
  readonly by: string;
};
