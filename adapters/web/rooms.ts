import { type Text, text } from "../../src/chat/text.ts";
import type { Directory, Person } from "../../src/people/directory.ts";
import type { Store } from "../../src/store/store.ts";
import type { Conversation } from "./shown.ts";

/** The platform's name in accounts, channels and postings; the terminal shares it. */
export const platform = "web";

/** The account that belongs to nobody until it is bound with a code. */
export const visitor = "visitor";

/** What the bot is called, and the author its messages are kept under. */
export const bot = { id: "bot", name: text("府检联动", "Linkage bot") };

const visitorName = text("新来的人（未绑定）", "Newcomer (not bound)");

/** The groups of the demo; without a unit every post is a member. */
const groups: readonly { readonly id: string; readonly name: Text; readonly unit?: string }[] = [
  { id: "group:linkage", name: text("府检联动工作群", "Linkage group") },
  { id: "group:water", name: text("水务局工作群", "Water bureau group"), unit: "water" },
  {
    id: "group:ecology",
    name: text("生态环境分局工作群", "Ecology bureau group"),
    unit: "ecology",
  },
  { id: "group:police", name: text("公安局工作群", "Police bureau group"), unit: "police" },
];

/** An account's own conversation with the bot. */
export const directOf = (account: string): string => `direct:${account}`;

/** The conversations an account may read and write in; `person` is who it is bound to. */
export const conversationsOf = (
  account: string,
  person: Person | undefined,
): readonly Conversation[] => [
  { id: directOf(account), name: bot.name, group: false },
  ...groups
    .filter(
      ({ unit }) => person !== undefined && (unit === undefined || unit === person.organisation),
    )
    .map(({ id, name }) => ({ id, name, group: true })),
];

/** What an author of messages is called. */
export const authorName = (directory: Directory, author: string): Text => {
  if (author === bot.id) return bot.name;
  return author === visitor
    ? visitorName
    : (directory.people.get(author)?.name ?? { zh: author, en: author });
};

/** Whoever an account is bound to. */
export const personOf = async (
  store: Pick<Store, "account" | "directory">,
  account: string,
): Promise<Person | undefined> => {
  const [known, directory] = await Promise.all([
    store.account(platform, account),
    store.directory(),
  ]);
  return known === undefined ? undefined : directory.people.get(known.person);
};
