import pairs from "opencc-js/dict/TSCharacters";

/** Traditional characters and their simplified forms, of one length each. */
const simplified = new Map(
  pairs.split("|").flatMap((pair) => {
    const [from = "", to = ""] = pair.split(" ");
    return from !== "" && from.length === to.length ? [[from, to] as const] : [];
  }),
);

/** The text in simplified characters, for comparing; as long as the text it was given. */
export const toSimplified = (typed: string): string =>
  typed.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
