const opening = new Set("“‘「『");
const closing = new Set("”’」』");
const isLatin = (character = ""): boolean => /^[a-z]$/i.test(character);

/**
 * Words in quotation marks, their own by turns as single and double ones: “关于‘三同时’的会议”. Whatever somebody
 * typed, each that opens is closed: one that closes nothing is left out, one left open is closed at the end.
 */
export const inQuotes = (said: string): string => {
  const characters = [...said];
  const marks = (depth: number): string => (depth % 2 === 1 ? "‘’" : "“”");
  const open: string[] = [];
  const quoted = characters.map((character, index) => {
    const straight = character === '"';
    const closes = straight ? open.at(-1) === character : closing.has(character);
    if (closes && open.pop() !== undefined) {
      // An apostrophe within a word closes nothing.
      if (character !== "’" || !isLatin(characters[index - 1]) || !isLatin(characters[index + 1]))
        return marks(open.length + 1)[1];
      open.push("‘");
      return character;
    }
    if (closes) return character === "’" && isLatin(characters[index - 1]) ? character : "";
    if (!straight && !opening.has(character)) return character;
    open.push(character);
    return marks(open.length)[0];
  });
  const rest = open.map((_, index) => marks(open.length - index)[1]);
  return `“${quoted.join("")}${rest.join("")}”`;
};
