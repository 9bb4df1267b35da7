import { type Language, say, type Text } from "./text.ts";

/** How something should look: its meaning, never its colour. */
export type Tone = "plain" | "good" | "warning" | "urgent" | "subtle";

/** One labelled value on a card. */
export type Fact = { readonly label: Text; readonly value: Text };

/**
 * One line of a list that opens a matter when pressed: by its number, or by another press where the number stands
 * there masked, or not at all (empty).
 */
export type Row = {
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly press?: Press;
};

/** What a line of a list asks for when pressed. */
export const pressOfRow = ({ code, press }: Row): Press => press ?? { command: "show", code };

/** A line's number and its title, as far as it has one. */
export const rowHeading = ({ code }: Pick<Row, "code">, title: string): string =>
  code === "" ? title : `${code} ${title}`;

/** One station of a matter's way, as whoever follows it sees them light up. */
export type Stage = { readonly name: Text; readonly reached: boolean };

/**
 * A link out of the chat, to a file for instance. The address is whole and for this reader alone;
 * `lasting` where a copy of what it leads to may be kept elsewhere.
 */
export type Link = { readonly label: Text; readonly url: string; readonly lasting?: boolean };

/** One element of a card's body. */
export type Block =
  | { readonly is: "paragraph"; readonly text: Text; readonly tone: Tone }
  | { readonly is: "facts"; readonly facts: readonly Fact[] }
  | { readonly is: "rows"; readonly rows: readonly Row[] }
  | { readonly is: "stages"; readonly stages: readonly Stage[] }
  | { readonly is: "links"; readonly links: readonly Link[] };

/**
 * What a button asks for: the same request a typed line makes.
 * `shown` is the length of the matter's history when the button was drawn; with code, command and
 * actor it makes the button's one-time key, so the same press has one effect however often it comes.
 */
export type Press = {
  readonly command: string;
  readonly code?: string;
  readonly shown?: number;
  /** What a submitted form says; what stands here already goes with it. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What is to stand in the form that this button opens. */
  readonly prefill?: Readonly<Record<string, unknown>>;
  /** The random key of a creation form, so that a form sent twice creates once. */
  readonly key?: string;
};

/** A button. */
export type Action = {
  readonly label: Text;
  readonly tone: "plain" | "primary" | "danger";
  readonly press: Press;
  /** What it does, asked about before it is done: it hides or ends something, or cannot be undone. */
  readonly confirm?: Text;
};

/** What the bot says, in no platform's vocabulary. */
export type Card = {
  readonly title: Text;
  /** What a notification and a preview may say, where the title is for whoever opens it alone. */
  readonly notification?: Text;
  readonly status?: { readonly text: Text; readonly tone: Tone };
  readonly body: readonly Block[];
  readonly actions: readonly Action[];
};

/** What a lock screen shows and a screen reader says first of a card: what matters, in one line. */
export const notificationLine = (
  { title, notification = title, status }: Card,
  language: Language,
): string =>
  [notification, ...(status === undefined ? [] : [status.text])]
    .map((one) => say(one, language))
    .join(" · ");

/** A paragraph of a card. */
export const paragraph = (text: Text, tone: Tone = "plain"): Block => ({
  is: "paragraph",
  text,
  tone,
});

/** The facts of a card; those without a value are left out. */
export const facts = (
  ...pairs: readonly (readonly [label: Text, value: Text | undefined])[]
): Block => ({
  is: "facts",
  facts: pairs.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
});

/** The rows of a list card. */
export const rows = (list: readonly Row[]): Block => ({ is: "rows", rows: list });

/** The way of a matter, one station after the other. */
export const stages = (list: readonly Stage[]): Block => ({ is: "stages", stages: list });

/** Links out of the chat. */
export const links = (list: readonly Link[]): Block => ({ is: "links", links: list });

/** A button. */
export const action = (label: Text, press: Press, tone: Action["tone"] = "plain"): Action => ({
  label,
  tone,
  press,
});

/** A card of one title and a few paragraphs. */
export const note = (
  title: Text,
  paragraphs: readonly Text[] = [],
  actions: readonly Action[] = [],
): Card => ({ title, body: paragraphs.map((text) => paragraph(text)), actions });

/** A card with paragraphs put above what it says. */
export const putAbove = (card: Card, ...said: readonly Text[]): Card => ({
  ...card,
  body: [...said.map((one) => paragraph(one, "warning")), ...card.body],
});
