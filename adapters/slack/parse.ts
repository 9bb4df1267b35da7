import { createHash } from "node:crypto";
import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import type { Request } from "../../src/chat/exchange.ts";
import type { Source } from "../../src/chat/field.ts";
import type { Language } from "../../src/chat/text.ts";
import type { GroupLoss, PlatformNews } from "../../src/delivery/group-changes.ts";
import { actionIds, type PageSource } from "../block-kit/card.ts";
import { answersIn, modalState, type SlackFile, slackFile, sourceOf } from "../block-kit/form.ts";
import { typedText, unescapeText } from "../block-kit/text.ts";
import { type KeptReader, parseJson, readPress } from "../runtime/small-press.ts";
import { refOf } from "./outlet.ts";
import { type ModalOrigin, readMetadata } from "./render.ts";
import { platform } from "./words.ts";

/** Who asks, in which event: the same event twice has one effect. */
export type SlackSender = { readonly event: string; readonly user: string };

/** What lets a modal be opened, for three seconds. */
type Triggered = { readonly trigger: string | undefined };

/** What a button stands in: where its answer is looked for. */
export type StandsIn = "message" | "modal" | "home";

/** What Slack sends, as far as it asks something. */
export type SlackRequest =
  | (SlackSender &
      Triggered & {
        readonly is: "line";
        readonly via: "message" | "slash";
        readonly conversation: string;
        /** A conversation alone with the bot, where that can be told without asking. */
        readonly direct: boolean;
        readonly line: string;
        readonly files: readonly SlackFile[];
        readonly thread: string | undefined;
        readonly respondTo: string | undefined;
      })
  | (SlackSender & {
      readonly is: "overheard";
      readonly conversation: string;
      readonly line: string;
    })
  | (SlackSender &
      Triggered & {
        readonly is: "press";
        /** What the button asks, and for which page of it; undefined where nobody knows the button any more. */
        readonly asks: PageSource | undefined;
        readonly page: number;
        readonly standsIn: StandsIn;
        /** The message or conversation it was pressed in; none in a modal or at home. */
        readonly origin: ModalOrigin | undefined;
        readonly respondTo: string | undefined;
      })
  | (SlackSender &
      Triggered & {
        readonly is: "submit";
        readonly view: string;
        /** Without the answers; undefined where nobody knows the form any more. */
        readonly press: Press | undefined;
        readonly answers: ReturnType<typeof answersIn>["answers"];
        readonly files: ReturnType<typeof answersIn>["files"];
        /** The ids of its inputs. */
        readonly inputs: readonly string[];
        readonly origin: ModalOrigin;
        readonly language: Language;
      })
  | {
      readonly is: "search";
      readonly user: string;
      readonly source: Source;
      readonly query: string;
    }
  | (SlackSender & { readonly is: "home" })
  /** What has become of a group, or of the app in this workspace. */
  | { readonly is: "news"; readonly event: string; readonly news: PlatformNews }
  /** Something somebody wrote is to become a new matter. */
  | (SlackSender &
      Triggered & {
        readonly is: "shortcut";
        readonly text: string;
        readonly files: readonly SlackFile[];
        /** Where the message stands and who wrote it, as far as Slack says. */
        readonly quotes:
          | {
              readonly channel: string | undefined;
              readonly ts: string | undefined;
              readonly writer: string | undefined;
            }
          | undefined;
      });

/** What Slack sends of one sort. */
export type RequestIs<Is extends SlackRequest["is"]> = Extract<SlackRequest, { is: Is }>;

/** What the bot is asked: whoever speaks to it in a channel has mentioned it. */
export const requestFrom = (
  { event, user }: SlackSender,
  conversation: string,
  direct: boolean,
  said: Request["said"],
): Request => ({
  platform,
  account: user,
  event,
  surface: direct ? { is: "direct", conversation } : { is: "group", conversation, mentioned: true },
  said,
});

/** The payload of a body: JSON, or a form whose field `payload` is JSON; undefined where it is neither. */
export const payloadOf = (body: string, type: string): unknown => {
  if (!type.includes("application/x-www-form-urlencoded")) return parseJson(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  return typeof form["payload"] === "string" ? parseJson(form["payload"]) : form;
};

const check = z.union([
  z.object({ type: z.literal("url_verification"), challenge: z.string() }),
  z.object({ ssl_check: z.unknown() }),
]);

/** The answer to Slack's question whether this address is ours; undefined where something else is asked. */
export const answerToCheck = (payload: unknown): { readonly challenge?: string } | undefined => {
  const { data } = check.safeParse(payload);
  if (data === undefined) return undefined;
  return "challenge" in data ? { challenge: data.challenge } : {};
};

const teams = z.object({
  team_id: z.string().nullish(),
  context_team_id: z.string().nullish().catch(undefined),
  team: z.object({ id: z.string() }).nullish().catch(undefined),
  user: z.object({ team_id: z.string().nullish() }).nullish().catch(undefined),
});

/**
 * Whether a payload comes from this workspace, and so does its user, where the payload says. What is said in a
 * channel shared with another workspace may come under that one's `team_id`; `context_team_id` is the workspace
 * for whose app it comes.
 */
export const isFrom = (team: string, payload: unknown): boolean => {
  const { data } = teams.safeParse(payload);
  if (data === undefined) return false;
  const named = [data.context_team_id ?? data.team_id, data.team?.id, data.user?.team_id].filter(
    (one) => typeof one === "string",
  );
  return named.length > 0 && named.every((one) => one === team);
};

const id = z.string().min(1).max(200);
const optionalId = id.optional().catch(undefined);
const person = z.object({ id });
const files = z.array(slackFile).max(50).default([]).catch([]);
const url = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** The blocks of a message or a modal, as far as they show texts of buttons. */
const keptBlocks = z
  .array(
    z.object({
      block_id: z.string().optional(),
      text: z.object({ text: z.string() }).optional().catch(undefined),
    }),
  )
  .default([])
  .catch([]);

/** Reads the texts that buttons keep in these blocks. */
const keptIn =
  (blocks: z.infer<typeof keptBlocks>): KeptReader =>
  (kept) => {
    const texts = blocks
      .filter(({ block_id = "" }) => block_id.startsWith(`${kept}.`))
      .map(({ text }) => unescapeText(text?.text ?? ""));
    return texts.length === 0 ? undefined : texts.join("");
  };

/** One sort of payload: its shape, and what it asks. */
const sort =
  <T>(schema: z.ZodType<T>, ask: (payload: T, bot: string) => SlackRequest | undefined) =>
  (payload: unknown, bot: string): { readonly asks: SlackRequest | undefined } | undefined => {
    const { success, data } = schema.safeParse(payload);
    return success ? { asks: ask(data, bot) } : undefined;
  };

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  user: id,
  text: z.string().max(60_000).default("").catch(""),
  channel: id,
  channel_type: z.string().optional().catch(undefined),
  user_team: z.string().optional().catch(undefined),
  team: z.string().optional().catch(undefined),
  source_team: z.string().optional().catch(undefined),
  thread_ts: optionalId,
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  hidden: z.boolean().optional().catch(undefined),
  files,
});

/** A person says something for the first time: not edited, deleted, joined, or said by a bot. */
const firstSaid = [undefined, "file_share", "thread_broadcast"];

const readMessage = (
  said: z.infer<typeof message>,
  event: string,
  team: string | undefined,
  bot: string,
): SlackRequest | undefined => {
  const { type, user, text, channel: conversation, thread_ts: thread } = said;
  if (!firstSaid.includes(said.subtype) || said.bot_id !== undefined) return undefined;
  if (user === bot || said.hidden === true) return undefined;
  // Somebody of another organisation in a shared channel.
  const teamsOfWriter = [said.user_team, said.team, said.source_team];
  if (teamsOfWriter.some((one) => one !== undefined && one !== team)) return undefined;
  const direct = said.channel_type === "im" || (type === "message" && isDirectId(conversation));
  const mentioned = text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`);
  const line = typedText(text, bot);
  if (!direct && type === "message")
    // With a mention in it the same words come as app_mention too.
    return mentioned ? undefined : { is: "overheard", event, user, conversation, line };
  return {
    is: "line",
    via: "message",
    event,
    user,
    conversation,
    direct,
    line,
    files: said.files,
    thread,
    respondTo: undefined,
    trigger: undefined,
  };
};

const homeOpened = z.object({
  type: z.literal("app_home_opened"),
  user: id,
  tab: z.string().optional().catch(undefined),
});

const inChannel = { channel: id };

/** What Slack says of its channels, of messages and of the app, as far as it decides what can be written where. */
const slackNews = z.union([
  z
    .object({ type: z.enum(["channel_archive", "group_archive"]), ...inChannel })
    .transform(({ channel }) => lost(channel, "archived")),
  z
    .object({ type: z.enum(["channel_deleted", "group_deleted"]), ...inChannel })
    .transform(({ channel }) => lost(channel, "deleted")),
  z
    .object({ type: z.enum(["channel_left", "group_left"]), ...inChannel })
    .transform(({ channel }) => lost(channel, "removed")),
  z
    .object({ type: z.literal("member_left_channel"), ...inChannel, user: id })
    .transform(({ channel, user }) => ({ ...lost(channel, "removed"), onlyFor: user })),
  z
    .object({ type: z.enum(["channel_unarchive", "group_unarchive"]), ...inChannel })
    .transform(({ channel }) => ({ is: "groupBack", conversation: channel }) as const),
  z
    .object({ type: z.literal("channel_id_changed"), old_channel_id: id, new_channel_id: id })
    .transform(
      ({ old_channel_id, new_channel_id }) =>
        ({ is: "groupMoved", conversation: old_channel_id, to: new_channel_id }) as const,
    ),
  z
    .object({ type: z.literal("app_uninstalled") })
    .transform(({ type }) => ({ is: "appRemoved", why: type }) as const),
  z
    .object({
      type: z.literal("tokens_revoked"),
      tokens: z.object({ bot: z.array(id).min(1) }),
    })
    .transform(({ type }) => ({ is: "appRemoved", why: type }) as const),
  z
    .object({
      type: z.literal("message"),
      subtype: z.literal("message_deleted"),
      ...inChannel,
      deleted_ts: id,
    })
    .transform(
      ({ channel, deleted_ts }) =>
        ({
          is: "messageGone",
          conversation: channel,
          ref: refOf(channel, deleted_ts),
        }) as const,
    ),
]);

const lost = (conversation: string, why: GroupLoss) =>
  ({ is: "groupLost", conversation, why }) as const;

const readNews = (said: unknown, event: string, bot: string): SlackRequest | undefined => {
  const { data } = slackNews.safeParse(said);
  if (data === undefined) return undefined;
  const { onlyFor = bot, ...news } = { onlyFor: undefined, ...data };
  // That somebody else left a channel is nothing to us.
  return onlyFor === bot ? { is: "news", event, news: { platform, event, ...news } } : undefined;
};

const event = sort(
  z.object({
    type: z.literal("event_callback"),
    event_id: id,
    team_id: z.string().optional().catch(undefined),
    context_team_id: z.string().nullish().catch(undefined),
    event: z.unknown(),
  }),
  ({ event_id, team_id, context_team_id, event: said }, bot) => {
    const named = `event:${event_id}`;
    const { data: home } = homeOpened.safeParse(said);
    if (home !== undefined)
      return home.tab === "messages" ? undefined : { is: "home", event: named, user: home.user };
    const { data } = message.safeParse(said);
    return data === undefined
      ? readNews(said, named, bot)
      : readMessage(data, named, context_team_id ?? team_id, bot);
  },
);

const slashCommand = sort(
  z.object({
    command: id,
    user_id: id,
    channel_id: id,
    text: z.string().max(20_000).default("").catch(""),
    trigger_id: id,
    response_url: url,
  }),
  ({ trigger_id: trigger, user_id, channel_id, text, response_url }) => ({
    is: "line",
    via: "slash",
    event: `slash:${trigger}`,
    user: user_id,
    conversation: channel_id,
    direct: false,
    line: typedText(text, ""),
    files: [],
    thread: undefined,
    trigger,
    respondTo: response_url,
  }),
);

const button = sort(
  z.object({
    type: z.literal("block_actions"),
    user: person,
    trigger_id: optionalId,
    actions: z
      .array(
        z.object({
          action_id: id,
          action_ts: optionalId,
          value: z.string().max(3000).default(""),
          /** What was chosen behind “⋯”. */
          selected_option: z
            .object({ value: z.string().max(3000) })
            .nullish()
            .catch(undefined),
        }),
      )
      .min(1),
    container: z
      .object({
        type: z.string().optional(),
        message_ts: optionalId,
        is_ephemeral: z.boolean().optional().catch(undefined),
      })
      .default({})
      .catch({}),
    channel: person.optional().catch(undefined),
    message: z.object({ blocks: keptBlocks }).optional().catch(undefined),
    view: z.object({ type: z.string(), id, blocks: keptBlocks }).optional().catch(undefined),
    response_url: url,
  }),
  ({ user, actions, container, channel, view, message: standsIn, trigger_id, response_url }) => {
    const [action] = actions;
    const value = action?.selected_option?.value ?? action?.value ?? "";
    if (action === undefined || action.action_id.startsWith(actionIds.link)) return undefined;
    const ephemeral = container.is_ephemeral === true || container.type === "ephemeral";
    const place = view?.id ?? container.message_ts ?? "";
    const pressed = `${action.action_id}:${action.action_ts ?? trigger_id ?? ""}`;
    const blocks = view?.blocks ?? standsIn?.blocks ?? [];
    const more = action.action_id.startsWith(`${actionIds.more}:`);
    return {
      is: "press",
      event: `press:${place}:${pressed}:${user.id}`,
      user: user.id,
      ...(more ? readMore(value) : askedBy(readPress(parseJson(value), keptIn(blocks)))),
      standsIn: view === undefined ? "message" : view.type === "home" ? "home" : "modal",
      origin:
        channel === undefined
          ? undefined
          : {
              conversation: channel.id,
              group: ephemeral || !isDirectId(channel.id),
              message: ephemeral ? undefined : container.message_ts,
            },
      trigger: trigger_id,
      respondTo: response_url,
    };
  },
);

type Asks = Pick<RequestIs<"press">, "asks" | "page">;

const askedBy = (press: Press | undefined, page = 0): Asks => ({
  asks: press && { press },
  page,
});

const page = z.int().min(0).max(1000);
const more = z.union([
  z.object({ page, line: z.string().max(20_000) }),
  z.object({ page, press: z.unknown() }),
]);

/** What a button to read on asks. */
const readMore = (value: string): Asks => {
  const { data } = more.safeParse(parseJson(value));
  if (data === undefined) return { asks: undefined, page: 0 };
  return "line" in data
    ? { asks: { line: data.line }, page: data.page }
    : askedBy(
        readPress(data.press, () => undefined),
        data.page,
      );
};

const submission = sort(
  z.object({
    type: z.literal("view_submission"),
    user: person,
    trigger_id: optionalId,
    view: z.object({
      id,
      private_metadata: z.string().max(4000),
      blocks: keptBlocks,
      state: z.object({ values: modalState }),
    }),
  }),
  ({ user, view, trigger_id }) => {
    const metadata = readMetadata(view.private_metadata);
    if (metadata === undefined) return undefined;
    const { values } = view.state;
    // Corrected and sent again it is another event; sent twice as it is, the same.
    const hash = createHash("sha256").update(JSON.stringify(values)).digest("hex");
    return {
      is: "submit",
      event: `submit:${view.id}:${hash}`,
      user: user.id,
      view: view.id,
      press: readPress(metadata.press, keptIn(view.blocks)),
      ...answersIn(values),
      inputs: Object.keys(values),
      origin: metadata.origin,
      language: metadata.language,
      trigger: trigger_id,
    };
  },
);

const suggestion = sort(
  z.object({
    type: z.literal("block_suggestion"),
    user: person,
    action_id: id,
    value: z.string().max(500).default("").catch(""),
  }),
  ({ user, action_id, value }) => {
    const source = sourceOf(action_id);
    return source && { is: "search", user: user.id, source, query: value };
  },
);

const shortcut = sort(
  z.object({
    type: z.enum(["message_action", "shortcut"]),
    user: person,
    trigger_id: id,
    channel: person.optional().catch(undefined),
    message: z
      .object({
        text: z.string().max(60_000).default("").catch(""),
        ts: z
          .string()
          .regex(/^\d{1,12}\.\d{1,9}$/)
          .optional()
          .catch(undefined),
        user: optionalId,
        files,
      })
      .optional()
      .catch(undefined),
  }),
  ({ user, trigger_id: trigger, channel, message: quoted }) => ({
    is: "shortcut",
    event: `shortcut:${trigger}`,
    user: user.id,
    trigger,
    text: typedText(quoted?.text ?? "", ""),
    files: quoted?.files ?? [],
    quotes: quoted && { channel: channel?.id, ts: quoted.ts, writer: quoted.user },
  }),
);

const sorts = [event, slashCommand, button, submission, suggestion, shortcut];

/** What a payload asks of the bot whose user id is `bot`; undefined where it is nothing for it. */
export const readPayload = (payload: unknown, bot: string): SlackRequest | undefined => {
  for (const read of sorts) {
    const found = read(payload, bot);
    if (found !== undefined) return found.asks;
  }
  return undefined;
};

const isDirectId = (conversation: string): boolean => conversation.startsWith("D");
