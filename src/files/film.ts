// Films and recordings (ISO 14496-12) keep where they were taken in boxes of their own. A box cannot be
// taken out, since others say where in the file the pictures begin; so it is emptied where it stands.

/** Boxes that hold boxes, in which what is to be emptied may stand. */
const findHolding = new Set(["moov", "trak", "moof", "traf", "edts", "mdia", "minf", "stbl"]);
/** What is said beside the film, and room nobody reads. */
const emptyBox = new Set(["udta", "meta", "uuid", "free", "skip", "wide"]);

const name = (content: Uint8Array, at: number): string =>
  String.fromCharCode(...content.subarray(at, at + 4));

/** Empties the boxes from one place to another; false where they do not fill it exactly. */
const emptyBoxes = (content: Uint8Array, from: number, to: number): boolean => {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = from;
  while (at + 8 <= to) {
    const said = view.getUint32(at);
    const long = said === 1 && at + 16 <= to;
    const head = long ? 16 : 8;
    const size = long ? Number(view.getBigUint64(at + 8)) : said === 0 ? to - at : said;
    if (size < head || at + size > to) return false;
    const type = name(content, at + 4);
    if (emptyBox.has(type)) {
      content.set([0x66, 0x72, 0x65, 0x65], at + 4);
      content.fill(0, at + head, at + size);
    } else if (findHolding.has(type) && !emptyBoxes(content, at + head, at + size)) return false;
    at += size;
  }
  // QuickTime ends a list of boxes with four zeros.
  return at === to || (at + 4 === to && view.getUint32(at) === 0);
};

/** A film or recording with the boxes emptied that say where it was taken; `undefined` where it is not whole. */
export const bareFilm = (content: Uint8Array): Uint8Array | undefined => {
  const copy = Uint8Array.from(content);
  return emptyBoxes(copy, 0, copy.length) ? copy : undefined;
};
