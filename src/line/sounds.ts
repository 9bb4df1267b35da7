import { pinyin } from "pinyin-pro";

/** How a Chinese text sounds without tones: in full (`daiban`) and by its initials (`db`). */
export type Sound = {
  readonly syllables: readonly string[];
  readonly full: string;
  readonly initials: string;
};

/** The syllables of a text of Chinese characters, without tones; what is not Chinese is left out. */
export const syllablesOf = (text: string): readonly string[] =>
  pinyin(text, { toneType: "none", type: "array", nonZh: "removed", v: true });

/** How a text of Chinese characters sounds; what is not Chinese is left out. */
export const soundOf = (text: string): Sound => {
  const syllables = syllablesOf(text);
  return {
    syllables,
    full: syllables.join(""),
    initials: syllables.map((syllable) => syllable[0] ?? "").join(""),
  };
};
