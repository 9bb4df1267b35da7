import { crc32, deflateSync } from "node:zlib";
import { zipSync } from "fflate";

// Files made as their formats say, for whatever a test needs of them. None is kept in the repository.

/** One file of several pieces: texts as bytes, numbers as single bytes. */
export const joined = (...parts: readonly (Uint8Array | string | number)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => {
      if (typeof part === "string") return Buffer.from(part, "latin1");
      return typeof part === "number" ? Buffer.of(part) : part;
    }),
  );

const number = (value: number, bytes: 2 | 4, little = false): Uint8Array => {
  const written = Buffer.alloc(bytes);
  if (little) written.writeUIntLE(value, 0, bytes);
  else written.writeUIntBE(value, 0, bytes);
  return written;
};

/** A segment of a JPEG. */
export const segment = (marker: number, data: Uint8Array | string): Uint8Array =>
  joined(0xff, marker, number(data.length + 2, 2), data);

/** The EXIF header of a phone: which way up, and something that must not get out. */
export const exif = (secret: string, orientation = 1): Uint8Array =>
  joined(
    ...["MM", 0, 0x2a, number(8, 4), number(2, 2)],
    ...[number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), number(0, 2)],
    ...[number(0x010f, 2), number(2, 2), number(secret.length, 4), number(38, 4)],
    ...[number(0, 4), secret],
  );

// A grey picture of one pixel, from the tables of the standard's annex K.
const grey = Buffer.from(
  "ffdb004300" +
    "100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763" +
    "ffc0000b080001000101011100" +
    "ffc4001f0000010501010101010100000000000000000102030405060708090a0b" +
    "ffc400b5100002010303020403050504040000017d0102030004110512213141061351610722711432819" +
    "1a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a" +
    "535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4" +
    "a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1" +
    "f2f3f4f5f6f7f8f9fa" +
    "ffda0008010100003f00d2cf20",
  "hex",
);

/** A JPEG with segments put in front of its picture, and something behind its end. */
export const jpeg = (
  segments: readonly Uint8Array[] = [],
  behind: Uint8Array | string = "",
): Uint8Array => joined(0xff, 0xd8, ...segments, grey, 0xff, 0xd9, behind);

/** A photo as a phone makes it: it says where it was taken, in several places. */
export const phonePhoto = (secret: string, orientation = 6): Uint8Array =>
  jpeg(
    [
      segment(0xe0, joined("JFIF\0", 1, 1, 0, 0, 72, 0, 72, 0, 0)),
      segment(0xe1, joined("Exif\0\0", exif(secret, orientation))),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secret}</x:xmpmeta>`),
      segment(0xe2, `ICC_PROFILE\0${secret}`),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
    ],
    secret,
  );

/** A chunk of a PNG. */
export const chunk = (type: string, data: Uint8Array | string): Uint8Array => {
  const body = joined(type, data);
  return joined(number(data.length, 4), body, number(crc32(body) >>> 0, 4));
};

/** A PNG of one grey pixel with chunks put around its picture, and something behind its end. */
export const png = (
  chunks: readonly Uint8Array[] = [],
  behind: Uint8Array | string = "",
): Uint8Array =>
  joined(
    ...["\x89PNG\r\n\x1a\n", chunk("IHDR", joined(number(1, 4), number(1, 4), 8, 0, 0, 0, 0))],
    ...chunks,
    ...[chunk("IDAT", deflateSync(joined(0, 128))), chunk("IEND", ""), behind],
  );

const riff = (type: string, data: Uint8Array | string): Uint8Array =>
  joined(type, number(data.length, 4, true), data, ...(data.length % 2 === 0 ? [] : [0]));

/** A WebP with a place in it, as an editor writes it; `upright` as in EXIF. */
export const webp = (secret: string, upright = 6): Uint8Array =>
  riff(
    "RIFF",
    joined(
      "WEBP",
      riff("VP8X", joined(0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
      riff("ICCP", secret),
      riff("VP8L", Buffer.from("2f00000000880888fe07", "hex")),
      riff("EXIF", exif(secret, upright)),
      riff("XMP ", `<x:xmpmeta>${secret}</x:xmpmeta>`),
    ),
  );

/** A box of a film. */
export const box = (type: string, ...inside: readonly (Uint8Array | string)[]): Uint8Array => {
  const data = joined(...inside);
  return joined(number(data.length + 8, 4), type, data);
};

/** A film that says where it was taken, in every place phones say it. */
export const film = (secret: string, brand = "isom"): Uint8Array =>
  joined(
    box("ftyp", brand, number(0, 4), brand),
    box("free", secret),
    box(
      "moov",
      box("mvhd", Buffer.alloc(100)),
      box("udta", box("\xa9xyz", secret)),
      box("meta", secret),
      box("trak", box("tkhd", Buffer.alloc(84)), box("udta", secret), box("mdia", box("minf"))),
    ),
    box("uuid", secret),
    box("mdat", "pictures"),
  );

/** A zip file of texts or bytes. */
export const zip = (entries: Readonly<Record<string, Uint8Array | string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, data]) => [
        name,
        typeof data === "string" ? Buffer.from(data) : data,
      ]),
    ),
  );

/** A Word document with more entries than it needs. */
export const docx = (more: Readonly<Record<string, Uint8Array | string>> = {}): Uint8Array =>
  zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>", ...more });

/** A zip file whose directory says that an entry is so large once unpacked. */
export const claiming = (archive: Uint8Array, name: string, size: number): Uint8Array => {
  const claimed = Buffer.from(archive);
  const at = claimed.lastIndexOf(name) - 46;
  if (claimed.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry ${name}`);
  claimed.writeUInt32LE(size, at + 24);
  return claimed;
};

/** A compound file with streams of these names; each holds what is given, at least one sector of it. */
export const compound = (streams: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const list = Object.entries(streams);
  const sectors = 2 + Math.ceil((list.length + 1) / 4) - 1;
  const directorySectors = Math.ceil((list.length + 1) / 4);
  const table = new Uint32Array(128).fill(0xffffffff);
  table[0] = 0xfffffffd;
  for (let index = 0; index < directorySectors; index += 1)
    table[1 + index] = index === directorySectors - 1 ? 0xfffffffe : 2 + index;
  const data = list.map(([, content], index) => {
    table[sectors + index] = 0xfffffffe;
    return joined(content, Buffer.alloc(512)).subarray(0, 512);
  });
  const entry = (name: string, type: number, first: number, size: number): Uint8Array => {
    const written = Buffer.alloc(128);
    written.write(name, 0, "utf16le");
    written.writeUInt16LE(name.length * 2 + 2, 64);
    written.writeUInt8(type, 66);
    written.writeUInt32LE(first >>> 0, 116);
    written.writeUInt32LE(size, 120);
    return written;
  };
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  header.write("d0cf11e0a1b11ae1", 0, "hex");
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.writeUInt32LE(0, 76);
  const directory = joined(
    entry("Root Entry", 5, 0xfffffffe, 0),
    ...list.map(([name, content], index) =>
      entry(name, 2, sectors + index, Math.max(4096, content.length)),
    ),
    Buffer.alloc(512),
  ).subarray(0, directorySectors * 512);
  return joined(header, Buffer.from(table.buffer), directory, ...data);
};

/** A PDF of one empty page. */
export const pdf = (more = ""): Uint8Array =>
  joined(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R${more}>>\n%%EOF\n`,
  );
