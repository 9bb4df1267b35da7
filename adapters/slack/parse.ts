import { createHash } from "node:crypto";
import { z } from "zod";
import type { Request } from "../../src/chat/exchange.ts";
import type { Source } from "../../src/chat/field.ts";
import { stateValues } from "./answers.ts";
import { sourceOf } from "./inputs.ts";
import { type Origin, rememberedIn } from "./modal.ts";
import { type KeptBlocks, keptBlocks } from "./press.ts";
import { actionIds } from "./render.ts";

/** What this platform is called wherever accounts and conversations are kept. */
export const platform = "slack";

const id = z.string().min(1).max(200);
const optionalId = id.optional().catch(undefined);

const slackFile = z.object({
  id,
  name: z.string().max(1000).optional().catch(undefined),
  size: z.number().min(0).optional().catch(undefined),
  url_private_download: z.string().max(4000).optional().catch(undefined),
});

/** A file as Slack names it; what is missing is asked for. */
export type SlackFile = z.infer<typeof slackFile>;

const slackFiles = z.array(slackFile).max(50).default([]).catch([]);

const url = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** Who asks, in which event: the same event twice has one effect. */
type Asked = { readonly event: string; readonly user: string };

/** What lets a modal be opened, for three seconds. */
type Triggered = { readonly trigger?: string };

/** What Slack sends, as far as it is for us. */
export type Incoming =
  | (Asked &
      Triggered & {
        readonly is: "line";
        readonly via: "message" | "slash";
        readonly conversation: string;
        /** A conversation alone with the bot, where that can be told without asking. */
        readonly direct: boolean;
        readonly line: string;
        readonly files: readonly SlackFile[];
        readonly thread?: string;
        readonly respondTo?: string;
      })
  | (Asked & { readonly is: "overheard"; readonly conversation: string; readonly line: string })
  | (Asked &
      Triggered & {
        readonly is: "press";
        readonly action: string;
        readonly value: string;
        readonly blocks: KeptBlocks;
        readonly within: "message" | "ephemeral" | "modal" | "home";
        /** The message or conversation it was pressed in; none in a modal or at home. */
        readonly origin?: Origin;
        readonly respondTo?: string;
      })
  | (Asked &
      Triggered & {
        readonly is: "submit";
        readonly view: string;
        readonly press: string;
        readonly origin: Origin;
        readonly language: "zh-CN" | "en";
        readonly values: z.infer<typeof stateValues>;
        readonly files: Readonly<Record<string, SlackFile>>;
        readonly blocks: KeptBlocks;
      })
  | {
      readonly is: "search";
      readonly user: string;
      readonly source: Source;
      readonly query: string;
    }
  | (Asked & { readonly is: "home" })
  | (Asked &
      Triggered & {
        readonly is: "shortcut";
        readonly line: string;
        readonly files: readonly SlackFile[];
        readonly conversation?: string;
      });

/** What Slack sends of one sort. */
export type Of<Is extends Incoming["is"]> = Extract<Incoming, { is: Is }>;

/** What the bot is asked, by whom and in which event. */
export const requestOf = (
  { event, user }: { readonly event: string; readonly user: string },
  surface: Request["surface"],
  said: Request["said"],
): Request => ({ platform, account: user, event, surface, said });

/** Where something is asked: whoever speaks to the bot in a channel has mentioned it. */
export const surfaceOf = (conversation: string, direct: boolean): Request["surface"] =>
  direct ? { is: "direct", conversation } : { is: "group", conversation, mentioned: true };

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  user: id,
  text: z.string().max(60_000).default("").catch(""),
  channel: id,
  channel_type: z.string().optional().catch(undefined),
  user_team: z.string().optional().catch(undefined),
  thread_ts: optionalId,
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  hidden: z.boolean().optional().catch(undefined),
  files: slackFiles,
});

const homeOpened = z.object({
  type: z.literal("app_home_opened"),
  user: id,
  tab: z.string().optional().catch(undefined),
});

const envelope = z.object({
  type: z.literal("event_callback"),
  event_id: id,
  team_id: z.string().optional().catch(undefined),
  event: z.unknown(),
});

const slash = z.object({
  command: id,
  user_id: id,
  channel_id: id,
  text: z.string().max(20_000).default("").catch(""),
  trigger_id: id,
  response_url: url,
});

const person = z.object({ id });

const pressed = z.object({
  type: z.literal("block_actions"),
  user: person,
  trigger_id: optionalId,
  actions: z
    .array(
      z.object({ action_id: id, action_ts: optionalId, value: z.string().max(3000).default("") }),
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
  message: z
    .object({ blocks: keptBlocks.default([]).catch([]) })
    .optional()
    .catch(undefined),
  view: z
    .object({ type: z.string(), id, blocks: keptBlocks.default([]).catch([]) })
    .optional()
    .catch(undefined),
  response_url: url,
});

const submission = z.object({
  type: z.literal("view_submission"),
  user: person,
  trigger_id: optionalId,
  view: z.object({
    id,
    private_metadata: z.string().max(4000),
    blocks: keptBlocks.default([]).catch([]),
    state: z.object({ values: stateValues }),
  }),
});

const suggestion = z.object({
  type: z.literal("block_suggestion"),
  user: person,
  action_id: id,
  value: z.string().max(500).default("").catch(""),
});

const shortcut = z.object({
  type: z.enum(["message_action", "shortcut"]),
  user: person,
  trigger_id: id,
  action_ts: optionalId,
  channel: person.optional().catch(undefined),
  message: z
    .object({ text: z.string().max(60_000).default("").catch(""), files: slackFiles })
    .optional()
    .catch(undefined),
});

const teams = z.object({
  team_id: z.string().nullish(),
  team: z.object({ id: z.string() }).nullish().catch(undefined),
  user: z.object({ team_id: z.string().nullish() }).nullish().catch(undefined),
});

/** Whether a payload comes from this workspace, and so does its user, where the payload says. */
export const isFrom = (team: string, payload: unknown): boolean => {
  const read = teams.safeParse(payload);
  if (!read.success) return false;
  const { team_id, team: of, user } = read.data;
  const named = [team_id, of?.id, user?.team_id].filter((one) => typeof one === "string");
  return named.length > 0 && named.every((one) => one === team);
};

/** What a payload asks of the bot whose user id is `bot`; undefined where it is nothing for it. */
export const read = (payload: unknown, bot: string): Incoming | undefined => {
  const event = envelope.safeParse(payload);
  if (event.success) return ofEvent(event.data, bot);
  const line = slash.safeParse(payload);
  if (line.success) return ofSlash(line.data);
  const button = pressed.safeParse(payload);
  if (button.success) return ofPress(button.data);
  const form = submission.safeParse(payload);
  if (form.success) return ofSubmission(form.data);
  const search = suggestion.safeParse(payload);
  if (search.success) return ofSuggestion(search.data);
  const made = shortcut.safeParse(payload);
  return made.success ? ofShortcut(made.data) : undefined;
};

const ofEvent = (
  { event_id, team_id, event: said }: z.infer<typeof envelope>,
  bot: string,
): Incoming | undefined => {
  const event = `event:${event_id}`;
  const home = homeOpened.safeParse(said);
  if (home.success)
    return home.data.tab === "messages" ? undefined : { is: "home", event, user: home.data.user };
  const heard = message.safeParse(said);
  if (!heard.success) return undefined;
  const { type, user, text, channel, thread_ts, subtype, bot_id, hidden, files } = heard.data;
  // Edited, deleted, joined, said by a bot: only what a person says for the first time counts.
  if (subtype !== undefined && subtype !== "file_share" && subtype !== "thread_broadcast")
    return undefined;
  if (bot_id !== undefined || user === bot || hidden === true) return undefined;
  // Somebody of another organisation in a shared channel.
  if (heard.data.user_team !== undefined && heard.data.user_team !== team_id) return undefined;
  const direct = heard.data.channel_type === "im" || (type === "message" && isDirectId(channel));
  const mentioned = text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`);
  const line = typedLine(text, bot);
  if (!direct && type === "message")
    // With a mention in it the same words come as app_mention too.
    return mentioned ? undefined : { is: "overheard", event, user, conversation: channel, line };
  return {
    is: "line",
    via: "message",
    event,
    user,
    conversation: channel,
    direct,
    line,
    files,
    ...(thread_ts === undefined ? {} : { thread: thread_ts }),
  };
};

const ofSlash = (said: z.infer<typeof slash>): Incoming => ({
  is: "line",
  via: "slash",
  event: `slash:${said.trigger_id}`,
  user: said.user_id,
  conversation: said.channel_id,
  direct: false,
  line: typedLine(said.text, ""),
  files: [],
  trigger: said.trigger_id,
  ...(said.response_url === undefined ? {} : { respondTo: said.response_url }),
});

const ofPress = (said: z.infer<typeof pressed>): Incoming | undefined => {
  const { user, actions, container, channel, view, trigger_id, response_url } = said;
  const [action] = actions;
  if (action === undefined || action.action_id.startsWith(actionIds.link)) return undefined;
  const ephemeral = container.is_ephemeral === true || container.type === "ephemeral";
  const within =
    view === undefined
      ? ephemeral
        ? "ephemeral"
        : "message"
      : view.type === "home"
        ? "home"
        : "modal";
  const standsAt = view?.id ?? container.message_ts ?? "";
  return {
    is: "press",
    event: `press:${standsAt}:${action.action_id}:${action.action_ts ?? trigger_id ?? ""}:${user.id}`,
    user: user.id,
    action: action.action_id,
    value: action.value,
    blocks: view?.blocks ?? said.message?.blocks ?? [],
    within,
    ...(channel === undefined
      ? {}
      : {
          origin: {
            conversation: channel.id,
            group: ephemeral || !isDirectId(channel.id),
            ...(container.message_ts === undefined || ephemeral
              ? {}
              : { message: container.message_ts }),
          },
        }),
    ...(trigger_id === undefined ? {} : { trigger: trigger_id }),
    ...(response_url === undefined ? {} : { respondTo: response_url }),
  };
};

const ofSubmission = ({
  user,
  view,
  trigger_id,
}: z.infer<typeof submission>): Incoming | undefined => {
  const kept = rememberedIn(view.private_metadata);
  if (kept === undefined) return undefined;
  const { values } = view.state;
  // Corrected and sent again it is another event; sent twice as it is, the same.
  const said = createHash("sha256").update(JSON.stringify(values)).digest("hex");
  return {
    is: "submit",
    event: `submit:${view.id}:${said}`,
    user: user.id,
    view: view.id,
    press: kept.press,
    origin: kept.origin,
    language: kept.language,
    values,
    files: filesIn(values),
    blocks: view.blocks,
    ...(trigger_id === undefined ? {} : { trigger: trigger_id }),
  };
};

const filesIn = (values: z.infer<typeof stateValues>): Record<string, SlackFile> =>
  Object.fromEntries(
    Object.values(values)
      .flatMap((actions) => Object.values(actions))
      .flatMap(({ files }) => slackFiles.parse(files ?? []))
      .map((file) => [file.id, file]),
  );

const ofSuggestion = (said: z.infer<typeof suggestion>): Incoming | undefined => {
  const source = sourceOf(said.action_id);
  return source === undefined
    ? undefined
    : { is: "search", user: said.user.id, source, query: said.value };
};

const ofShortcut = (said: z.infer<typeof shortcut>): Incoming => ({
  is: "shortcut",
  event: `shortcut:${said.trigger_id}`,
  user: said.user.id,
  trigger: said.trigger_id,
  line: typedLine(said.message?.text ?? "", ""),
  files: said.message?.files ?? [],
  ...(said.channel === undefined ? {} : { conversation: said.channel.id }),
});

const isDirectId = (conversation: string): boolean => conversation.startsWith("D");

/** What a person typed, from what Slack makes of it: names for mentions, addresses for links. */
export const typedLine = (text: string, bot: string): string =>
  text
    .replace(/<([^<>]*)>/g, (_, inside: string) => {
      const [target = "", label] = splitAt(inside);
      if (target.startsWith("@"))
        return target === `@${bot}` ? " " : `@${label ?? target.slice(1)}`;
      if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
      if (target.startsWith("!")) return label ?? `@${target.slice(1)}`;
      return label ?? target.replace(/^mailto:/, "");
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

const splitAt = (inside: string): readonly [string, string?] => {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside] : [inside.slice(0, bar), inside.slice(bar + 1)];
};
