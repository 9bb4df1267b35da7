import type { Bilingual } from "../calendar/day.ts";

/** The languages we speak, as BCP 47 tags; a person's choice is stored as one of these. */
export type Language = "zh-CN" | "en";

/** A sentence in every language we speak, chosen only when it is rendered. */
export type Text = Bilingual;

/** A sentence in both languages: `text("签收", "Acknowledge")`. */
export const text = (zh: string, en: string): Text => ({ zh, en });

/** What a person typed or a proper name without translation: the same in every language. */
export const verbatim = (typed: string): Text => ({ zh: typed, en: typed });

/** The sentence in one language. */
export const say = (sentence: Text, language: Language): string =>
  language === "en" ? sentence.en : sentence.zh;

/** Several texts as a list, `、` in Chinese and `, ` in English. */
export const joinAnd = (parts: readonly Text[]): Text => ({
  zh: parts.map((part) => part.zh).join("、"),
  en: parts.map((part) => part.en).join(", "),
});

/** A choice of texts: `受理、退回或转送`, `Accept, Return or Transfer`. */
export const anyOf = (parts: readonly Text[]): Text => {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? { zh: "", en: "" };
  const first = joinAnd(parts.slice(0, -1));
  return { zh: `${first.zh}或${last.zh}`, en: `${first.en} or ${last.en}` };
};

/** A text with what it is about, or how it stands, behind it: `核实（水务局）`, `Verify (Water Bureau)`. */
export const bracketed = (said: Text, about: Text | undefined): Text =>
  about === undefined ? said : { zh: `${said.zh}（${about.zh}）`, en: `${said.en} (${about.en})` };

/** A text with whose it is in front: `水务局：已送达`, `Water Bureau: delivered`. */
export const saidBy = (whose: Text | undefined, said: Text): Text =>
  whose === undefined ? said : { zh: `${whose.zh}：${said.zh}`, en: `${whose.en}: ${said.en}` };

/** A title in title marks, its own as single ones: 《关于〈条例〉的建议》. */
export const inTitleMarks = (title: string): string =>
  `《${title.replaceAll("《", "〈").replaceAll("》", "〉")}》`;

/** Several sentences in a row, without a space in Chinese and with one in English. */
export const sentences = (...parts: readonly Text[]): Text => ({
  zh: parts.map((part) => part.zh).join(""),
  en: parts.map((part) => part.en.trim()).join(" "),
});

/** What somebody typed as part of a sentence of ours, which ends by itself: 材料不全。 is 材料不全. */
export const clause = (typed: string): string => typed.trim().replace(/[。.；;，,、\s]+$/u, "");

/** The first `max` characters (code points), with `…` in place of what is left out. */
export const shorten = (typed: string, max: number): string => {
  const characters = [...typed];
  return characters.length <= max ? typed : `${characters.slice(0, max - 1).join("")}…`;
};
