import { teamsAdapter } from "../../../adapters/teams/index.ts";
import { openScene, type Scene } from "../../scene.ts";
import { type Carry, serving } from "../serving.ts";
import { type LocalConnector, openConnector } from "./stand-in.ts";

const bot = { id: "28:bot", name: "府检联动" };

/** A button of a card, as a client would press it. */
type Button = {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Everything of a card somebody reads, and its buttons. */
export const read = (
  card: unknown,
): { readonly text: string; readonly buttons: readonly Button[] } => {
  const said: string[] = [];
  const buttons: Button[] = [];
  const walk = (one: unknown, key = ""): void => {
    if (Array.isArray(one)) {
      for (const each of one) walk(each, key);
      return;
    }
    if (typeof one !== "object" || one === null) return;
    const { type, text, title, value, label } = one as Record<string, unknown>;
    if (type === "Action.Execute" || type === "Action.Submit") {
      const { data } = one as Button;
      buttons.push({ ...(one as Button), verb: String(data["verb"]) });
      return;
    }
    // What a button asks before it is pressed is read once it has been asked.
    if (type === "Action.ShowCard") {
      const { card: question } = one as { readonly card: { readonly actions: unknown } };
      walk(question.actions);
      return;
    }
    for (const shown of [
      text,
      key === "facts" ? title : undefined,
      key === "facts" ? value : undefined,
      label,
    ])
      if (typeof shown === "string") said.push(shown.replaceAll("\\", ""));
    for (const [name, each] of Object.entries(one))
      if (name !== "refresh" && name !== "fallback") walk(each, name);
  };
  walk(card);
  return { text: said.join("\n"), buttons };
};

/** Whether a button opens a dialog. */
export const opensDialog = ({ data }: Button): boolean =>
  (data["msteams"] as { readonly type?: string } | undefined)?.type === "task/fetch";

/** What came back of a request. */
export type Came = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** What people do in Teams, sent to the bot at this address as Teams sends it, by `carry`. */
export const clients = (connector: LocalConnector, address: string, carry: Carry = fetch) => {
  let events = 0;

  const post = async (body: unknown, authorization?: string): Promise<Came> => {
    const response = await carry(address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(authorization === ""
          ? {}
          : { Authorization: authorization ?? `Bearer ${await connector.token()}` }),
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  };

  const personal = (who: string) => `a:${who}`;
  const made = (who: string, conversation: string, more: object) => ({
    id: `e${++events}`,
    channelId: "msteams",
    serviceUrl: connector.serviceUrl,
    from: { id: `29:${who}`, name: who },
    recipient: bot,
    conversation: {
      id: conversation,
      tenantId: connector.tenantId,
      conversationType: conversation.startsWith("a:") ? "personal" : "groupChat",
      ...(conversation.startsWith("a:") ? {} : { isGroup: true }),
    },
    ...more,
  });

  /** Asks what this reader may do with a card of a group, as a client does; nothing where not named in it. */
  const refreshes = async (
    who: string,
    conversation: string,
    { id, card }: { readonly id: string; readonly card: unknown },
  ): Promise<unknown> => {
    const { refresh } = (card ?? {}) as {
      readonly refresh?: { readonly action: { readonly data: object }; readonly userIds: string[] };
    };
    if (refresh?.userIds.includes(`29:${who}`) !== true) return undefined;
    const { body } = await post(
      made(who, conversation, {
        type: "invoke",
        name: "adaptiveCard/action",
        replyToId: id,
        value: {
          action: { type: "Action.Execute", verb: "refresh", data: refresh.action.data },
          trigger: "automatic",
        },
      }),
    );
    return body["statusCode"] === 200 ? body["value"] : undefined;
  };

  return {
    refreshes,
    post,
    made,
    personal,
    says: (who: string, text: string, more: object = {}) =>
      post(made(who, personal(who), { type: "message", text, ...more })),
    saysIn: (who: string, conversation: string, text: string, mentioned = true) =>
      post(
        made(who, conversation, {
          type: "message",
          text: mentioned ? `<at>府检联动</at> ${text}` : text,
          entities: mentioned
            ? [{ type: "mention", text: "<at>府检联动</at>", mentioned: bot }]
            : [],
        }),
      ),
    /** Presses a button that opens a dialog, or one in a dialog; gives what the dialog then shows. */
    dialogs: async (
      who: string,
      conversation: string,
      button: Button,
      inputs: object = {},
    ): Promise<{ readonly card?: unknown; readonly said?: string }> => {
      const fetched = opensDialog(button);
      const { status, body } = await post(
        made(who, conversation, {
          type: "invoke",
          name: fetched ? "task/fetch" : "task/submit",
          value: { data: { ...button.data, ...inputs }, context: { theme: "default" } },
        }),
      );
      const { task } = body as {
        readonly task?: {
          readonly type: string;
          readonly value: string | { readonly card: { readonly content: unknown } };
        };
      };
      if (status !== 200 || task === undefined) throw new Error(`refused: ${JSON.stringify(body)}`);
      return typeof task.value === "string"
        ? { said: task.value }
        : { card: task.value.card.content };
    },
    /** Presses a button of a message, as a client with Action.Execute does. */
    presses: (
      who: string,
      conversation: string,
      message: string,
      button: Button,
      inputs: object = {},
    ) =>
      post(
        made(who, conversation, {
          type: "invoke",
          name: "adaptiveCard/action",
          replyToId: message,
          value: {
            action: {
              type: "Action.Execute",
              verb: button.verb,
              data: { ...button.data, ...inputs },
            },
            trigger: "manual",
          },
        }),
      ),
    /** The messages that stand in a conversation, as somebody reads them. */
    in: (conversation: string) =>
      connector.messages
        .filter((one) => one.conversation === conversation)
        .map(({ id, activity }) => {
          const [attached] = activity.attachments ?? [];
          const card = attached?.contentType.endsWith(".adaptive") ? attached.content : undefined;
          return {
            id,
            card,
            summary: activity.summary,
            ...(card === undefined ? { text: activity.text ?? "", buttons: [] } : read(card)),
          };
        }),
  };
};

/**
 * A county on Teams: the adapter on a server of its own, before the stand-in. A county that stands
 * already may be given; it is not closed with the town.
 */
export const openTown = async (at = "2026-11-23T01:00:00.000Z", county?: Scene) => {
  const connector: LocalConnector = await openConnector();
  const scene: Scene = county ?? (await openScene(at));
  const open = () =>
    teamsAdapter({
      settings: connector.settings,
      bot: scene.bot,
      store: scene.store,
      time: scene.clock,
      log: (...line) => void logged.push(JSON.stringify(line)),
      refused: () => {
        counts.refused += 1;
      },
    });
  const logged: string[] = [];
  const counts = { refused: 0 };
  const adapter = open();
  scene.bot.connect(adapter);
  const server = await serving(adapter.routes);
  const address = `${server.address}/api/messages`;
  const people = clients(connector, address);

  return {
    ...people,
    connector,
    scene,
    bot: scene.bot,
    store: scene.store,
    logged,
    counts,
    address,
    /** Binds somebody's Teams account to a post. */
    bind: async (who: string, person: string): Promise<void> => {
      await people.post(
        people.made(who, people.personal(who), { type: "installationUpdate", action: "add" }),
      );
      await scene.store.saveAccounts([
        { platform: "teams", external: `29:${who}`, person, conversation: people.personal(who) },
      ]);
    },
    reopened: open,
    close: async (): Promise<void> => {
      await server.close();
      if (county === undefined) await scene.close();
      await connector.close();
    },
  };
};
export type Town = Awaited<ReturnType<typeof openTown>>;

/** The button with this title. */
export const named = (
  { buttons, text }: { readonly buttons: readonly Button[]; readonly text: string },
  title: string,
): Button => {
  const found = buttons.find((one) => one.title === title);
  if (found === undefined)
    throw new Error(
      `no button ${title} among ${buttons.map((one) => one.title).join("、")} in\n${text}`,
    );
  return found;
};
