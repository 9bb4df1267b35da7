import { pinyin } from "pinyin-pro";

/** How a Chinese text sounds without tones: in full (`daiban`) and by its initials (`db`). */
export type Sound = {
  readonly syllables: readonly string[];
  readonly full: string;
  readonly initials: string;
};

/** How a text of Chinese characters sounds; what is not Chinese is left out. */
export const soundOf = (text: string): Sound => {
  const syllables = pinyin(text, {
    toneType: "none",
    type: "array",
    nonZh: "removed",
    v: true,
  });
  return {
    syllables,
    full: syllables.join(""),
    initials: syllables.map((syllable) => syllable[0] ?? "").join(""),
  };
};
