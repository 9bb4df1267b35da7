import { type Day, dayText } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import type { Matter } from "./matter.ts";
import type { Seat } from "./seat.ts";
import type { Context } from "./step.ts";

/** What stands where the product does not know what to write: a visible line to be filled in by hand. */
const blank = "＿＿＿＿＿＿";

/**
 * An official paper as content; how it looks is one place's business (GB/T 9704-2012). In Chinese,
 * the language of official papers, whoever asks for it.
 */
export type Paper = {
  readonly title: string;
  /** 文号. The product mints none: where the unit has not given one it is a gap. */
  readonly number?: string;
  /** 主送机关. */
  readonly to?: string;
  /** Paragraphs; a heading stands alone on its line. */
  readonly body: readonly (string | { readonly heading: string })[];
  /** A form in two columns, under the body. */
  readonly grid?: readonly (readonly [label: string, value: string])[];
  readonly attachments?: readonly string[];
  /** 落款: the unit and the day. */
  readonly from?: string;
  readonly on?: Day;
  readonly contact?: string;
  /** What is left to be filled in by hand, in the order it stands. */
  readonly toFill: readonly Text[];
};

/** A figure of a paper: what it is, its number, over what where it is a rate, and both in words. */
export type PaperFigure = {
  readonly name: Text;
  readonly whole: number;
  readonly part?: number | undefined;
  readonly said: Text;
};

/** A paper that can be made from a matter: for whom, when, and how it is written. */
export type PaperKind<M extends Matter = Matter> = {
  readonly id: string;
  readonly name: Text;
  readonly by: readonly Seat[];
  /** Absent: as long as the matter has content. */
  when?(matter: M, context: Context): boolean;
  write(matter: M, context: Context): Paper;
  /** It goes from hand to hand: no number stands in it that not everybody may know. */
  readonly circulates?: true;
  /** What is looked up for it in other matters, and is then among the passages of the context. */
  readonly looksUp?: "agenda" | "brief";
  /** Its figures, where it can be taken as a table and as a picture too. */
  figures?(matter: M, context: Context): readonly PaperFigure[];
};

/** Whether a copy of a paper may be kept elsewhere: of nothing restricted, and of no other matters, which may be. */
export const mayLast = (
  { looksUp }: Pick<PaperKind, "looksUp">,
  { visibility }: Pick<Matter, "visibility">,
): boolean => visibility === 1 && looksUp === undefined;

/** As what a paper can be taken: as Word, and where it has figures as a table or a picture. */
export const paperFormats = ["docx", "xlsx", "html"] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** Gaps as they are left, each said once: `or` gives the value, or a gap that is then `toFill`. */
export const gaps = () => {
  const toFill: Text[] = [];
  const or = (value: string | undefined, label: Text): string => {
    if (value !== undefined && value.trim() !== "") return value;
    if (!toFill.some(({ zh }) => zh === label.zh)) toFill.push(label);
    return blank;
  };
  return { toFill, or };
};

/** A day as official papers write it: `2025年8月1日`. */
export const paperDay = (day: Day): string => dayText(day).zh;

/** What papers of every kind leave open in the same words. */
export const paperWords = {
  number: text("文号", "document number"),
  contact: text("联系人及电话", "contact and telephone"),
  columns: [
    text("指标", "Figure"),
    text("分子", "Numerator"),
    text("分母", "Denominator"),
    text("值", "Value"),
  ],
  noFigures: text("没有数字。", "There are no figures."),
};
