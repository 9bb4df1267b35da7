// Photos say where, when and with which phone they were taken. Here a picture is written anew from the
// parts that draw it, and from nothing else: whatever is unknown, and whatever stands behind the
// picture's end, is left out. Only which way up it is held is kept, or phone photos would lie on their side.

const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const viewOf = (part: Uint8Array): DataView =>
  new DataView(part.buffer, part.byteOffset, part.byteLength);

const ascii = (part: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...part.subarray(from, to));

const bytes = (typed: string): Uint8Array =>
  Uint8Array.from(typed, (letter) => letter.charCodeAt(0));

/** Which way up a TIFF header says a picture is held, 2 to 8; nothing where it stands upright already. */
const turnPicture = (tiff: Uint8Array): number | undefined => {
  const view = viewOf(tiff);
  const little = ascii(tiff, 0, 2) === "II";
  if (tiff.length < 10) return undefined;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return undefined;
  const entries = view.getUint16(first, little);
  for (let at = first + 2; at < first + 2 + entries * 12 && at + 12 <= tiff.length; at += 12)
    if (view.getUint16(at, little) === 0x0112) {
      const value = view.getUint16(at + 8, little);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  return undefined;
};

/** A TIFF header that says which way up, and nothing else. */
const turnedOnly = (value: number): Uint8Array =>
  Uint8Array.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0],
    ...[0, 0, 0, 0],
  ]);

const jpegSegment = (marker: number, data: Uint8Array): Uint8Array =>
  joinBytes([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff), data]);

/** Without density and thumbnail. */
const plainJfif = jpegSegment(
  0xe0,
  Uint8Array.from([...bytes("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
);

/** Frames, tables and restart intervals. */
const draws = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdd);

/** Where the picture data that begins here ends: at a marker that is neither stuffing nor a restart. */
const endOfScan = (content: Uint8Array, from: number): number => {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
};

/** A JPEG without what it says beside its picture; `undefined` where it is no whole JPEG. */
export const bareJpeg = (content: Uint8Array): Uint8Array | undefined => {
  const front: Uint8Array[] = [];
  const rest: Uint8Array[] = [];
  const seen = { frame: false, scan: false };
  let jfif = false;
  let upright: number | undefined;
  for (let at = 2; at + 4 <= content.length || content[at + 1] === 0xd9; ) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      if (!seen.frame || !seen.scan) return undefined;
      if (jfif) front.push(plainJfif);
      if (upright !== undefined)
        front.push(jpegSegment(0xe1, joinBytes([bytes("Exif\0\0"), turnedOnly(upright)])));
      return joinBytes([Uint8Array.of(0xff, 0xd8), ...front, ...rest, Uint8Array.of(0xff, 0xd9)]);
    }
    const length = (content[at + 2] ?? 0) * 256 + (content[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > content.length) return undefined;
    const data = content.subarray(at + 4, end);
    if (marker === 0xda) {
      const after = endOfScan(content, end);
      rest.push(content.subarray(at, after));
      seen.scan = true;
      at = after;
      continue;
    }
    if (draws(marker)) {
      rest.push(content.subarray(at, end));
      if (marker < 0xd0 && marker !== 0xc4 && marker !== 0xcc) seen.frame = true;
    } else if (marker === 0xe0 && ascii(data, 0, 5) === "JFIF\0") jfif = true;
    else if (marker === 0xe1 && ascii(data, 0, 6) === "Exif\0\0")
      upright ??= turnPicture(data.subarray(6));
    // How the colours are mixed: without it, pictures from printing shops come out in the wrong ones.
    else if (marker === 0xee && length === 14 && ascii(data, 0, 5) === "Adobe")
      rest.push(content.subarray(at, end));
    at = end;
  }
  return undefined;
};

const pngKept = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD acTL fcTL fdAT".split(" "),
);

/** A PNG without what it says beside its picture; `undefined` where it is no whole PNG. */
export const barePng = (content: Uint8Array): Uint8Array | undefined => {
  const view = viewOf(content);
  const kept: Uint8Array[] = [content.subarray(0, 8)];
  let drawn = false;
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = ascii(content, at + 4, at + 8);
    if (end > content.length || (at === 8) !== (type === "IHDR")) return undefined;
    if (pngKept.has(type)) kept.push(content.subarray(at, end));
    // A part that is no comment but needed to draw, and unknown to us.
    else if (/^[A-Z]/.test(type)) return undefined;
    if (type === "IDAT") drawn = true;
    if (type === "IEND") return drawn && end === at + 12 ? joinBytes(kept) : undefined;
    at = end;
  }
  return undefined;
};

const webpKept = new Set(["VP8 ", "VP8L", "ALPH", "ANIM"]);
const [animated, alpha, exif] = [0x02, 0x10, 0x08];

const riffChunk = (type: string, data: Uint8Array): Uint8Array => {
  const head = new Uint8Array(8);
  head.set(bytes(type));
  viewOf(head).setUint32(4, data.length, true);
  return joinBytes([head, data, new Uint8Array(data.length % 2)]);
};

type WebpParts = { readonly kept: readonly Uint8Array[]; readonly upright?: number };

/** The chunks that draw, frames of animations included. */
const webpParts = (chunks: Uint8Array): WebpParts | undefined => {
  const view = viewOf(chunks);
  const kept: Uint8Array[] = [];
  let upright: number | undefined;
  for (let at = 0; at + 8 <= chunks.length; ) {
    const type = ascii(chunks, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const data = chunks.subarray(at + 8, at + 8 + length);
    if (data.length < length) return undefined;
    if (webpKept.has(type)) kept.push(riffChunk(type, data));
    else if (type === "VP8X" && length === 10) {
      const flags = (data[0] ?? 0) & (animated | alpha);
      kept.push(riffChunk(type, Uint8Array.of(flags, 0, 0, 0, ...data.subarray(4))));
    } else if (type === "ANMF" && length > 16) {
      const frame = webpParts(data.subarray(16));
      if (frame === undefined) return undefined;
      kept.push(riffChunk(type, joinBytes([data.subarray(0, 16), ...frame.kept])));
    } else if (type === "EXIF") {
      const start = ascii(data, 0, 6) === "Exif\0\0" ? 6 : 0;
      upright = turnPicture(data.subarray(start));
    }
    at += 8 + length + (length % 2);
  }
  return { kept, ...(upright === undefined ? {} : { upright }) };
};

/** A WebP without what it says beside its picture; `undefined` where it is no whole WebP. */
export const bareWebp = (content: Uint8Array): Uint8Array | undefined => {
  const end = 8 + viewOf(content).getUint32(4, true);
  if (end > content.length) return undefined;
  const parts = webpParts(content.subarray(12, end));
  const drawn = parts?.kept.some((part) => /^(VP8 |VP8L|ANMF)$/.test(ascii(part, 0, 4)));
  if (parts === undefined || drawn !== true) return undefined;
  const [head, ...rest] = parts.kept;
  const turns = parts.upright !== undefined && head !== undefined && ascii(head, 0, 4) === "VP8X";
  if (turns) head[8] = (head[8] ?? 0) | exif;
  const whole = turns ? [riffChunk("EXIF", turnedOnly(parts.upright))] : [];
  const body = joinBytes([bytes("WEBP"), ...(head === undefined ? [] : [head]), ...rest, ...whole]);
  return riffChunk("RIFF", body);
};
