import type { Bot } from "../src/bot.ts";
import { type Action, action, type Card, note, type Press, paragraph } from "../src/chat/card.ts";
import type { Reply } from "../src/chat/exchange.ts";
import type { Form } from "../src/chat/field.ts";
import { type Language, type Text, text } from "../src/chat/text.ts";
import type { LateAnswer } from "../src/delivery/late-answers.ts";
import type { Recipient } from "../src/flow/notice.ts";
import type { Store } from "../src/store/store.ts";

/** What a platform does with answers where platforms differ. */
export type PlacingPolicy = {
  /**
   * Which answer takes the place of the form it came of: any, only one by which things go on (another
   * form, the matter's card), or none, where forms are no messages.
   */
  readonly form: "replaced" | "replacedByResult" | "kept";
  /**
   * What becomes of a matter's card when one of its buttons is answered with the matter: the answer
   * takes its place, stands in its thread, or stands by itself and leaves the card to be redrawn.
   */
  readonly card: "replaced" | "threaded" | "kept";
  /** Said under a refusal of what must not be kept, where the bot cannot delete what people typed. */
  readonly deleteIt: Text | undefined;
};

/** Where something was asked, as far as it decides where the answer stands. */
export type Origin = {
  /** Nobody but the asker reads along. */
  readonly direct: boolean;
  readonly pressed: Pressed | undefined;
};

/** The button that was pressed, and the message it stands in. */
export type Pressed = {
  readonly press: Press;
  readonly message: string;
  readonly in: "card" | "form";
};

/** A matter as a card shows it. */
export type ShownMatter = { readonly code: string; readonly version: number | undefined };

/** What is shown for a reply: a card, which may be a matter's, or a form with what was refused in it. */
export type Content =
  | { readonly is: "card"; readonly card: Card; readonly matter: ShownMatter | undefined }
  | { readonly is: "form"; readonly form: Form; readonly refusal: Card | undefined };

/** What is shown for a reply, before whom, and where it stands. */
export type Placement = {
  readonly content: Content;
  readonly language: Language;
  /** In the conversation alone with the asker; in the group, before all; from a group, for the asker alone. */
  readonly to: "asker" | "group" | "aside";
  /** A new message; in the place of one; in the thread of a card, which `redraw` shows anew as well. */
  readonly at:
    | { readonly is: "new" }
    | { readonly is: "inPlace"; readonly message: string }
    | { readonly is: "thread"; readonly message: string; readonly redraw: boolean };
  /** What was typed must not be kept. */
  readonly forget: boolean;
  /** It shows a matter of level 2 to somebody in a group: it belongs where it can be taken away. */
  readonly restricted: boolean;
  /** The matters shown in it beside the one whose card it is, and what asks for the same anew. */
  readonly shows: readonly string[];
  readonly again: Press | undefined;
};

/** Decides how a reply is put before people; undefined where the bot keeps quiet. */
export const placementOf = (
  reply: Reply,
  origin: Origin,
  policy: PlacingPolicy,
): Placement | undefined => {
  const content = contentOf(reply, policy.deleteIt);
  if (content === undefined) return undefined;
  const to = origin.direct ? "asker" : reply.here === true ? "group" : "aside";
  return {
    content,
    language: reply.language,
    to,
    at: to === "asker" ? placeOf(content, origin, policy) : { is: "new" },
    forget: reply.forget === true,
    restricted: reply.restricted === true,
    shows: reply.shows ?? [],
    again: reply.again,
  };
};

/** What a reply shows; undefined of silence. `deleteIt` is said where what was typed must not be kept. */
export const contentOf = (reply: Reply, deleteIt?: Text): Content | undefined => {
  switch (reply.is) {
    case "silence":
      return undefined;
    case "card": {
      const { card, matter: code, version } = reply;
      return { is: "card", card, matter: code === undefined ? undefined : { code, version } };
    }
    case "form":
      return { is: "form", form: reply.form, refusal: undefined };
    case "refusal": {
      const { form, forget } = reply;
      const refusal =
        forget === true && deleteIt !== undefined ? putBelow(reply.card, deleteIt) : reply.card;
      return form === undefined
        ? { is: "card", card: refusal, matter: undefined }
        : { is: "form", form: underRefusal(form, refusal), refusal };
    }
  }
};

const putBelow = (card: Card, said: Text): Card => ({
  ...card,
  body: [...card.body, paragraph(said, "urgent")],
});

/** A form with what was refused above its questions, less what already stands at one of its fields. */
const underRefusal = (form: Form, { title, body, actions }: Card): Form => {
  const atFields = form.questions.flatMap(({ problem }) => (problem ? [problem.zh] : []));
  const rest = body.filter(
    (block) => block.is !== "paragraph" || !atFields.includes(block.text.zh),
  );
  return {
    ...form,
    intro: [paragraph(title, "urgent"), ...rest, ...form.intro],
    actions: [...form.actions, ...actions],
  };
};

const placeOf = (content: Content, { pressed }: Origin, policy: PlacingPolicy): Placement["at"] => {
  const fresh = { is: "new" } as const;
  if (pressed === undefined) return fresh;
  const { message, press } = pressed;
  const inPlace = { is: "inPlace", message } as const;
  const matter = content.is === "card" ? content.matter : undefined;
  if (pressed.in === "form" && policy.form === "replaced") return inPlace;
  if (pressed.in === "form" && policy.form === "replacedByResult")
    return content.is === "form" || matter !== undefined ? inPlace : fresh;
  if (matter === undefined) return fresh;
  switch (policy.card) {
    case "replaced":
      return matter.code === press.code && press.command !== "show" ? inPlace : fresh;
    case "threaded":
      return { is: "thread", message, redraw: takesStep(press) };
    case "kept":
      return fresh;
  }
};

/** Whether a press takes a step, or takes one back; every other only shows something. */
const takesStep = ({ command }: Press): boolean => command.includes(".") || command === "correct";

const words = {
  fill: text("填写", "Fill in"),
  fillHelp: text(
    "按“填写”打开表格，已经知道的都填好了。",
    "Press “Fill in”; what is known stands there already.",
  ),
};

/** What is shown where no form can be: a card, or a button that opens the form with all that stands in it. */
export const cardFor = (content: Content): Card => {
  if (content.is === "card") return content.card;
  const { form, refusal } = content;
  return refusal === undefined
    ? note(form.title, [words.fillHelp], [fillAction(form)])
    : { ...refusal, actions: [fillAction(form), ...refusal.actions] };
};

const fillAction = ({ submit, questions }: Form): Action => {
  const { answers = {}, ...press } = submit;
  const values = questions.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]));
  const prefill = { ...answers, ...Object.fromEntries(values) };
  return action(words.fill, { ...press, prefill }, "primary");
};

/** Where a message was put. */
export type MessagePlace = {
  readonly platform: string;
  readonly account: string;
  readonly conversation: string;
  readonly ref: string;
};

/**
 * Remembers what stands in a message, so that a matter's card is redrawn when that changes, and whatever
 * shows a matter when that is hidden. Of one that was there before, that it shows none any more.
 */
export const rememberMessage = async (
  services: { readonly bot: Pick<Bot, "posted">; readonly store: Accounts },
  { content, to, at, shows, again }: Pick<Placement, "content" | "to" | "at" | "shows" | "again">,
  place: MessagePlace,
): Promise<void> => {
  const { code, version } = (content.is === "card" ? content.matter : undefined) ?? {};
  if (code === undefined && shows.length === 0 && at.is !== "inPlace") return;
  // A card before a group names nobody's other matters.
  const beside = to === "group" ? [] : shows;
  await rememberShown(services, { matter: code, version, shows: beside, again, to }, place);
};

/** What a message shows, and before whom. */
type Shown = Pick<Placement, "to" | "shows"> & {
  readonly matter?: string | undefined;
  readonly version?: number | undefined;
  readonly again?: Press | undefined;
};

/** Remembers what a message shows to whoever reads it; nothing where that is nobody we know. */
export const rememberShown = async (
  { bot, store }: { readonly bot: Pick<Bot, "posted">; readonly store: Accounts },
  { to, matter, version, shows, again }: Shown,
  { account, ...place }: MessagePlace,
): Promise<void> => {
  const { platform, conversation } = place;
  const group = to === "group" ? await channelIn(store, platform, conversation) : undefined;
  // The card of a group is never drawn as somebody's own; what somebody said there is theirs.
  const person = to !== "group" || matter === undefined;
  const recipient = group ?? (person ? await personBehind(store, platform, account) : undefined);
  if (recipient === undefined) return;
  await bot.posted(
    {
      ...place,
      recipient,
      ...(matter === undefined ? {} : { matter }),
      ...(shows.length === 0 ? {} : { shows }),
      ...(again === undefined ? {} : { again }),
    },
    version,
  );
};

type Accounts = Pick<Store, "account" | "channel">;

const channelIn = async (
  store: Accounts,
  platform: string,
  conversation: string,
): Promise<Recipient | undefined> => {
  const channel = await store.channel(platform, conversation);
  return channel && { to: "channel", id: channel.id };
};

const personBehind = async (
  store: Accounts,
  platform: string,
  account: string,
): Promise<Recipient | undefined> => {
  const known = await store.account(platform, account);
  return known && { to: "person", id: known.person };
};

/** A placed answer that did not get to its place, to be sent like any notice. */
export const lateAnswer = (
  { content, to, shows, again }: Placement,
  place: Omit<MessagePlace, "ref">,
  { id, isUnclear }: { readonly id?: string; readonly isUnclear: boolean },
): LateAnswer => {
  const { code } = (content.is === "card" ? content.matter : undefined) ?? {};
  return {
    ...place,
    ...(id === undefined ? {} : { id }),
    inGroup: to === "group",
    card: cardFor(content),
    ...(code === undefined ? {} : { matter: code }),
    showsOthers: shows.length > 0,
    ...(again === undefined ? {} : { again }),
    isUnclear,
  };
};
