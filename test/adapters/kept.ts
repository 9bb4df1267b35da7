import { bot, directOf as ownChat } from "../../adapters/runtime/local-chat.ts";
import { directOf } from "./slack/stand-in.ts";
import type { ThreePlatforms } from "./three-platforms.ts";

const slackUser = (post: string): string => `U${post.replace(/\W/g, "").toUpperCase()}`;

/** One thing that stands before somebody, as its platform keeps it, and what it is. */
export type Kept = {
  readonly is: "slack" | "modal" | "home" | "teams" | "web" | "line";
  readonly said: string;
};

/**
 * Everything that stands before a post on every platform: messages, modals, the desk at home, lines of the
 * local chat. What people typed on Slack and Teams is theirs, and what is shown to one alone in a group passes.
 */
export const keptBefore = async (
  { scene, slack, teams }: Pick<ThreePlatforms, "scene" | "slack" | "teams">,
  post: string,
): Promise<readonly Kept[]> => {
  const user = slackUser(post);
  const own = directOf(user);
  const local = await scene.store.localMessages([ownChat(post)], { take: 100_000 });
  const { messages, views, homes } = slack.slack;
  const all: readonly (readonly [Kept["is"], readonly unknown[]])[] = [
    ["slack", messages.filter(({ channel, to }) => channel === own && to === undefined)],
    ["modal", [...views.values()].filter(({ view }) => JSON.stringify(view).includes(own))],
    ["home", [homes.get(user) ?? {}]],
    [
      "teams",
      teams.connector.messages.filter(({ conversation }) => conversation === teams.personal(post)),
    ],
    ["web", local.filter(({ author }) => author === bot.id)],
    ["line", local.filter(({ author }) => author !== bot.id)],
  ];
  return all.flatMap(([is, list]) => list.map((one) => ({ is, said: JSON.stringify(one) })));
};
