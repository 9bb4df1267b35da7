import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import type { Source } from "../../src/chat/field.ts";
import type { Language } from "../../src/chat/text.ts";
import { languageOf } from "../locale.ts";
import { type Activity, conversationOf, isPersonal, lineOf } from "./activity.ts";
import { asking, type Consented, consented } from "./files.ts";

/** A file somebody sent: where it is to be had, and what it is called. */
export type SentLink = { readonly name: string; readonly url: string };

/** A picture somebody put into a message: the connector has it, under this id. */
export type SentPicture = { readonly name: string; readonly picture: string };

/** Where something was said, by whom, and under which name its effect is remembered. */
type Said = {
  readonly account: string;
  readonly name: string;
  readonly conversation: string;
  readonly direct: boolean;
  readonly event: string;
  readonly locale?: Language;
};

/** What came in, in our words; nothing where it is none of our business. */
export type Incoming =
  | (Said & {
      readonly is: "line";
      readonly line: string;
      readonly mentioned: boolean;
      readonly files: readonly (SentLink | SentPicture)[];
    })
  | (Said & {
      readonly is: "press";
      readonly press: Press;
      /** The answers of a submitted form, as its inputs give them. */
      readonly inputs?: Readonly<Record<string, unknown>>;
      /** Whether it stood in a form, which what comes of it replaces. */
      readonly ofForm: boolean;
      /** The message it stands in. */
      readonly message?: string;
      /** Whether the answer goes back with the request. */
      readonly invoked: boolean;
      /** Whether it is answered in a dialog that only this person sees. */
      readonly dialog?: true;
    })
  /** A card in a group asks what this reader may do. */
  | (Said & { readonly is: "refresh"; readonly notice: string })
  /** The files behind the links of a card are wanted in the chat. */
  | (Said & { readonly is: "files"; readonly tokens: readonly string[]; readonly invoked: boolean })
  /** Somebody has answered whether a file may be stored for them. */
  | (Said & { readonly is: "consent"; readonly consent: Consented; readonly message?: string })
  | (Said & { readonly is: "search"; readonly source: Source; readonly query: string })
  /** A button that is none of ours, or was changed on its way. */
  | (Said & { readonly is: "nonsense"; readonly invoked: boolean; readonly dialog?: true })
  | { readonly is: "installed"; readonly conversation: string; readonly direct: boolean }
  | { readonly is: "removed"; readonly conversation: string };

const word = z.string().min(1).max(200);
const values = z.record(z.string().max(100), z.unknown());

const press = z.strictObject({
  command: word,
  code: word.optional(),
  shown: z.int().min(0).optional(),
  answers: values.optional(),
  prefill: values.optional(),
  key: word.optional(),
});

/** What a button of ours carries; the inputs of its card lie beside it. */
const carried = z.looseObject({
  press,
  verb: z.enum(["press", "submit"]),
  of: z.enum(["card", "form"]),
});

const executed = z.object({
  action: z.object({ verb: z.string().max(100), data: z.unknown().optional() }),
});

const dialogued = z.object({ data: z.unknown() });

const refreshing = z.object({ notice: word });

const searching = z.object({
  queryText: z.string().max(500).default(""),
  dataset: z.enum(["organisations", "people", "matters", "categories"]),
});

const download = z.object({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  name: z.string().max(1000).default("file"),
  content: z.object({ downloadUrl: z.url().max(5000) }),
});

const picture = z.object({
  contentType: z.string().startsWith("image/"),
  // Only the id counts: it is fetched from where the message came from.
  contentUrl: z
    .string()
    .max(5000)
    .regex(/\/v3\/attachments\/[^/?#]+\/views\//),
  name: z.string().min(1).max(1000).default("图片"),
});

const pictureIn = (given: unknown): SentPicture | undefined => {
  const { data } = picture.safeParse(given);
  const id = /\/v3\/attachments\/([^/?#]+)\//.exec(data?.contentUrl ?? "")?.[1];
  return data === undefined || id === undefined ? undefined : { name: data.name, picture: id };
};

const read = (data: unknown) => {
  const found = carried.safeParse(data);
  if (!found.success) return undefined;
  const { press: pressed, verb, of, ...inputs } = found.data;
  const { command, code, shown, answers, prefill, key } = pressed;
  return {
    press: {
      command,
      ...(code === undefined ? {} : { code }),
      ...(shown === undefined ? {} : { shown }),
      ...(answers === undefined ? {} : { answers }),
      ...(prefill === undefined ? {} : { prefill }),
      ...(key === undefined ? {} : { key }),
    } satisfies Press,
    ...(verb === "submit" ? { inputs } : {}),
    ofForm: of === "form",
  };
};

const saidIn = (from: Activity): Said | undefined =>
  from.from === undefined || from.id === undefined
    ? undefined
    : {
        account: from.from.id,
        name: from.from.name ?? "",
        conversation: conversationOf(from),
        direct: isPersonal(from),
        event: `${conversationOf(from)}:${from.id}`,
        ...(from.locale === undefined ? {} : { locale: languageOf(from.locale) }),
      };

const message = (from: Activity, said: Said): Incoming => {
  // An older client answers a card with a message that carries what its button does.
  if (from.value !== undefined && from.value !== null)
    return pressed(from, said, from.value, false);
  const files = (from.attachments ?? []).flatMap((one): readonly (SentLink | SentPicture)[] => {
    const found = download.safeParse(one);
    return found.success
      ? [{ name: found.data.name, url: found.data.content.downloadUrl }]
      : [pictureIn(one) ?? []].flat();
  });
  return { ...said, is: "line", ...lineOf(from), files };
};

const pressed = (from: Activity, said: Said, data: unknown, invoked: boolean): Incoming => {
  const wanted = asking.safeParse(data);
  if (wanted.success) return { ...said, is: "files", tokens: wanted.data.tokens, invoked };
  const found = read(data);
  return found === undefined
    ? { ...said, is: "nonsense", invoked }
    : {
        ...said,
        is: "press",
        ...found,
        invoked,
        ...(from.replyToId === undefined ? {} : { message: from.replyToId }),
      };
};

const invoke = (from: Activity, said: Said): Incoming | undefined => {
  if (from.name === "adaptiveCard/action") {
    const found = executed.safeParse(from.value);
    if (!found.success) return { ...said, is: "nonsense", invoked: true };
    const { verb, data } = found.data.action;
    if (verb !== "refresh") return pressed(from, said, data, true);
    const asked = refreshing.safeParse(data);
    return asked.success
      ? { ...said, is: "refresh", notice: asked.data.notice }
      : { ...said, is: "nonsense", invoked: true };
  }
  if (from.name === "task/fetch" || from.name === "task/submit") {
    const found = dialogued.safeParse(from.value);
    const answered = pressed(from, said, found.data?.data, true);
    return answered.is === "press" || answered.is === "nonsense"
      ? { ...answered, dialog: true }
      : answered;
  }
  if (from.name === "fileConsent/invoke") {
    const found = consented.safeParse(from.value);
    return found.success
      ? {
          ...said,
          is: "consent",
          consent: found.data,
          ...(from.replyToId === undefined ? {} : { message: from.replyToId }),
        }
      : { ...said, is: "nonsense", invoked: true };
  }
  if (from.name !== "application/search") return undefined;
  const found = searching.safeParse(from.value);
  return found.success
    ? { ...said, is: "search", source: found.data.dataset, query: found.data.queryText }
    : undefined;
};

const isUs = (from: Activity, one: { readonly id: string }): boolean =>
  one.id === from.recipient?.id;

/** What an activity is to us. Edits, reactions, deletions, other bots' doings and what is unknown are nothing. */
export const incomingOf = (from: Activity): Incoming | undefined => {
  const place = { conversation: conversationOf(from), direct: isPersonal(from) };
  const said = saidIn(from);
  switch (from.type) {
    case "message":
      return said === undefined || isUs(from, { id: said.account })
        ? undefined
        : message(from, said);
    case "invoke":
      return said && invoke(from, said);
    case "installationUpdate":
      return from.action?.startsWith("remove") === true
        ? { is: "removed", conversation: place.conversation }
        : { is: "installed", ...place };
    case "conversationUpdate":
      if ((from.membersRemoved ?? []).some((one) => isUs(from, one)))
        return { is: "removed", conversation: place.conversation };
      return (from.membersAdded ?? []).some((one) => isUs(from, one))
        ? { is: "installed", ...place }
        : undefined;
    default:
      return undefined;
  }
};
