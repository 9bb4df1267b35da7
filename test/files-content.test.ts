import { Document, Packer, Paragraph } from "docx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Text } from "../src/chat/text.ts";
import { judgeContent, kindOf, largestFile } from "../src/files/content.ts";
import { keptName } from "../src/files/name.ts";
import { words } from "../src/files/words.ts";
import {
  box,
  chunk,
  claiming,
  compound,
  docx,
  exif,
  film,
  joined,
  jpeg,
  pdf,
  phonePhoto,
  png,
  segment,
  webp,
  zip,
} from "./made-files.ts";

// What a file is, is asked of its content; what it is called counts for nothing.

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const word = Buffer.alloc(64);
const lockedWord = Buffer.from(word);
lockedWord.writeUInt16LE(0x0100, 10);
const workbook = Buffer.from("0908100000060500", "hex");
const lockedWorkbook = joined(
  Buffer.from("0908100000060500", "hex"),
  Buffer.alloc(12),
  Buffer.from("2f003600", "hex"),
);

describe("what is taken, whatever it is called", () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ["a JPEG photo", jpeg(), "jpg"],
    ["a PNG screenshot", png(), "png"],
    ["a WebP picture", webp("x"), "webp"],
    ["a PDF", pdf(), "pdf"],
    ["a Word document", docx(), "docx"],
    [
      "a Word document with a chart's table inside",
      docx({ "word/embeddings/Sheet1.xlsx": "PK" }),
      "docx",
    ],
    ["a workbook", zip({ "[Content_Types].xml": "", "xl/workbook.xml": "" }), "xlsx"],
    ["slides", zip({ "[Content_Types].xml": "", "ppt/presentation.xml": "" }), "pptx"],
    ["an OFD, the national layout format", zip({ "OFD.xml": "<ofd:OFD/>" }), "ofd"],
    ["an old Word document", compound({ WordDocument: word, "1Table": word }), "doc"],
    ["an old workbook", compound({ Workbook: workbook }), "xls"],
    ["old slides", compound({ "PowerPoint Document": word }), "ppt"],
    ["a text in UTF-8", utf8("山丹河大桥下有排污口。\r\n\t附：照片两张"), "txt"],
    ["a text in GBK", Buffer.from("c9bdb5a4bad3b4f3c7c5", "hex"), "txt"],
    ["a film", film("x"), "mp4"],
    ["a film of an iPhone", film("x", "qt  "), "mov"],
    ["a recording", film("x", "M4A "), "m4a"],
    ["a voice message", joined("#!AMR\n", 0x3c, Buffer.alloc(31)), "amr"],
  ];
  it.each(cases)("%s", async (_, content, ending) => {
    const found = await judgeContent("随便什么.exe", content);
    expect(found).not.toHaveProperty("why");
    if ("kind" in found) expect(kindOf(found.kind).ending).toBe(ending);
  });

  it("a document another program wrote", async () => {
    const written = new Document({ sections: [{ children: [new Paragraph("整改报告")] }] });
    expect(await judgeContent("a", await Packer.toBuffer(written))).toMatchObject({ kind: "docx" });
  });

  it("a table is told from a text by its name alone: nothing else tells them apart", async () => {
    expect(await judgeContent("台账.CSV", utf8("编号,日期\n1,8月1日\n"))).toMatchObject({
      kind: "csv",
    });
  });
});

describe("what is refused, in words that say what would be taken", () => {
  const manyEntries = Object.fromEntries(
    Array.from({ length: 2001 }, (_, index) => [`word/media/${index}.png`, ""]),
  );
  const cases: readonly (readonly [string, Uint8Array, Text])[] = [
    ["nothing at all", new Uint8Array(), words.empty],
    [
      "a photo of 30 MB",
      joined(jpeg(), Buffer.alloc(30 * 1024 * 1024)),
      words.tooLarge(30 * 1024 * 1024 + jpeg().length),
    ],
    ["a Windows program", joined("MZ", Buffer.alloc(200)), words.program],
    ["a Linux program", joined("\x7fELF", 2, 1, 1, Buffer.alloc(200)), words.program],
    ["a Mac program", Buffer.from("cffaedfe0700000100000000", "hex"), words.program],
    ["a shell script", utf8("#!/bin/sh\nrm -rf /\n"), words.program],
    ["a web page", utf8("<!doctype html><html><body>x</body></html>"), words.program],
    ["a web page behind a greeting", utf8("您好\n<script>alert(1)</script>"), words.program],
    [
      "a drawing that can run (SVG)",
      utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      words.program,
    ],
    [
      "the same with its head",
      utf8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      words.program,
    ],
    ["JavaScript", utf8('"use strict";\nfetch("http://x")'), words.program],
    ["JavaScript that begins with a name", utf8("const a = 1;\n"), words.program],
    ["a zip", zip({ "photo.jpg": jpeg() }), words.archive],
    ["a rar", joined("Rar!\x1a\x07\x01\x00", Buffer.alloc(50)), words.archive],
    ["a 7z", joined("7z\xbc\xaf\x27\x1c", Buffer.alloc(50)), words.archive],
    ["a gzip", Buffer.from("1f8b0800000000000003030000000000000000", "hex"), words.archive],
    ["a Word document with macros", docx({ "word/vbaProject.bin": "x" }), words.macros],
    [
      "a workbook with old macros",
      zip({ "[Content_Types].xml": "", "xl/workbook.xml": "", "xl/macrosheets/sheet1.xml": "" }),
      words.macros,
    ],
    [
      "an old Word document with macros",
      compound({ WordDocument: word, _VBA_PROJECT: word }),
      words.macros,
    ],
    [
      "a Word document with a password",
      compound({ EncryptionInfo: word, EncryptedPackage: word }),
      words.encrypted,
    ],
    [
      "an old Word document with a password",
      compound({ WordDocument: lockedWord }),
      words.encrypted,
    ],
    ["an old workbook with a password", compound({ Workbook: lockedWorkbook }), words.encrypted],
    ["a PDF with a password", pdf("/Encrypt 5 0 R"), words.encrypted],
    ["an installer in the clothes of an old document", compound({ Property: word }), words.unknown],
    [
      "a document that claims 300 MB",
      claiming(docx({ "word/media/a.xml": "x" }), "word/media/a.xml", 300 * 1024 * 1024),
      words.bomb,
    ],
    [
      "a document packed a thousandfold",
      docx({ "word/media/a.xml": "0".repeat(2_000_000) }),
      words.bomb,
    ],
    ["a document of two thousand pieces", docx(manyEntries), words.bomb],
    [
      "a document with a zip inside",
      docx({ "word/embeddings/more.zip": zip({ a: "b" }) }),
      words.nested,
    ],
    [
      "a document with a document inside",
      docx({ "word/embeddings/more.docx": docx() }),
      words.nested,
    ],
    ["a document with a program inside", docx({ "word/embeddings/run.exe": "MZ" }), words.program],
    ["a document cut short", docx().subarray(0, 90), words.damaged],
    ["a document with something behind it", joined(docx(), "more"), words.twoInOne],
    ["a PDF that is a zip as well", joined(pdf(), zip({ a: "b" }), "%%EOF"), words.twoInOne],
    [
      "a film that is a zip as well",
      joined(film("x"), box("mdat", zip({ a: "b" }))),
      words.twoInOne,
    ],
    [
      "a photo of an iPhone as it keeps it",
      joined(box("ftyp", "heic\0\0\0\0mif1heic"), box("meta", "x")),
      words.heic,
    ],
    ["an animation", joined("GIF89a", Buffer.alloc(20)), words.otherPicture],
    ["a photo cut short", phonePhoto("x").subarray(0, 300), words.damaged],
    ["a screenshot cut short", png().subarray(0, 50), words.damaged],
    ["a WebP cut short", webp("x").subarray(0, 40), words.damaged],
    ["a film cut short", film("x").subarray(0, -3), words.damaged],
    ["a PDF cut short", pdf().subarray(0, 60), words.damaged],
    ["an old document cut short", compound({ WordDocument: word }).subarray(0, 700), words.damaged],
    ["bytes that mean nothing", Buffer.from("0102030405fffefd00112233", "hex"), words.unknown],
  ];
  it.each(cases)("%s", async (_, content, why) => {
    for (const name of ["照片.jpg", "报告.docx", "说明.txt"])
      expect(await judgeContent(name, content)).toEqual({ why });
  });

  it("each refusal says what is wrong and what would be taken, in both languages", () => {
    for (const why of Object.values(words).filter((one) => typeof one !== "function")) {
      if (why === words.notBound || why === words.broken) continue;
      expect(why.zh).toMatch(/可以发.*20 MB/);
      expect(why.en).toMatch(/You can send.*20 MB/);
    }
    expect(words.tooLarge(30 * 1024 * 1024).zh).toMatch(/30\.0 MB.*不超过20 MB/);
  });

  it("a photo of exactly twenty megabytes is taken", async () => {
    const photo = jpeg();
    const filled = joined(photo, Buffer.alloc(largestFile - photo.length));
    expect(await judgeContent("a.jpg", filled)).toMatchObject({ kind: "jpeg" });
  });
});

const contentOf = async (content: Uint8Array): Promise<Buffer> => {
  const found = await judgeContent("x", content);
  if ("why" in found) throw new Error(found.why.en);
  return Buffer.from(found.content);
};

/** What nobody may find in what is kept: letters no format uses by itself. */
const canary = fc.stringMatching(/^[a-z]{12,40}$/).map((letters) => `Zq#${letters}#qZ`);

describe("what a picture or film says of place, time and device is gone", () => {
  const runs = { numRuns: 60 };
  const markers = fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe3, 0xe9, 0xed, 0xef, 0xfe);

  it("from a JPEG, whatever its segments are called and wherever they stand", async () => {
    await fc.assert(
      fc.asyncProperty(
        canary,
        fc.array(fc.tuple(markers, fc.constantFrom("", "JFIF\0", "Exif\0\0", "MPF\0")), {
          maxLength: 6,
        }),
        async (secret, segments) => {
          const photo = jpeg(
            segments.map(([marker, start]) => segment(marker, `${start}${secret}`)),
            secret,
          );
          const kept = await contentOf(photo);
          expect(kept.includes(secret)).toBe(false);
          expect(kept.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
          // What draws the picture stands there byte for byte, and nothing behind its end.
          expect(kept.includes(Buffer.from(jpeg()).subarray(2))).toBe(true);
          expect(kept.subarray(-2)).toEqual(Buffer.of(0xff, 0xd9));
          expect(await contentOf(kept)).toEqual(kept);
        },
      ),
      runs,
    );
  });

  it("but a phone's photo keeps which way up it is held, and only that", async () => {
    for (const orientation of [2, 3, 6, 8]) {
      const kept = await contentOf(phonePhoto("Zq#36.1N#qZ", orientation));
      expect(kept.includes("Zq#")).toBe(false);
      const at = kept.indexOf("Exif");
      expect(kept.readUInt16BE(at + 6 + 8)).toBe(1);
      expect(kept.readUInt16BE(at + 6 + 10)).toBe(0x0112);
      expect(kept.readUInt16BE(at + 6 + 18)).toBe(orientation);
    }
    expect((await contentOf(phonePhoto("x", 1))).includes("Exif")).toBe(false);
    // A header that lies about its length, or has a way up that there is not.
    for (const tiff of ["MM\0\x2a\xff\xff\xff\xff\0\0", "II", exif("x", 9)])
      expect(
        (await contentOf(jpeg([segment(0xe1, joined("Exif\0\0", tiff))]))).includes("Exif"),
      ).toBe(false);
  });

  it("from a PNG, whatever its comments are called", async () => {
    const types = fc.constantFrom("tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "caBX", "prVt");
    await fc.assert(
      fc.asyncProperty(canary, fc.array(types, { maxLength: 5 }), async (secret, names) => {
        const kept = await contentOf(
          png(
            names.map((name) => chunk(name, secret)),
            secret,
          ),
        );
        expect(kept).toEqual(Buffer.from(png()));
      }),
      runs,
    );
  });

  it("from a WebP, which stays in one piece", async () => {
    await fc.assert(
      fc.asyncProperty(canary, fc.constantFrom(1, 3, 6), async (secret, upright) => {
        const kept = await contentOf(webp(secret, upright));
        expect(kept.includes(secret)).toBe(false);
        expect(kept.readUInt32LE(4)).toBe(kept.length - 8);
        expect(kept.includes("VP8L")).toBe(true);
        expect(kept.includes("EXIF")).toBe(upright !== 1);
        // The head says what there is: no colour profile, no XMP.
        expect((kept[20] ?? 0) & 0x24).toBe(0);
        expect(await contentOf(kept)).toEqual(kept);
      }),
      runs,
    );
  });

  it("from a film, in which nothing moves", async () => {
    await fc.assert(
      fc.asyncProperty(canary, async (secret) => {
        const whole = film(secret);
        const kept = await contentOf(whole);
        expect(kept.includes(secret)).toBe(false);
        expect(kept).toHaveLength(whole.length);
        expect(kept.indexOf("pictures")).toBe(Buffer.from(whole).indexOf("pictures"));
      }),
      runs,
    );
  });

  it("and nothing that is sent can make it stumble", async () => {
    const starts = [
      jpeg(),
      png(),
      webp("x"),
      film("x"),
      docx(),
      compound({ WordDocument: word }),
      pdf(),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        async (start, place, bytes) => {
          const broken = Buffer.from(start);
          broken.set(bytes.subarray(0, broken.length), place % Math.max(1, broken.length - 8));
          const found = await judgeContent("x.jpg", broken);
          expect("why" in found || found.content.length > 0).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("the name a file is kept under", () => {
  it.each([
    ["照片.jpg", "jpg", "照片.jpg"],
    ["照片.jpg.exe", "jpg", "照片.jpg"],
    ["C:\\Users\\wang\\桌面\\排污口.PNG", "png", "排污口.png"],
    ["../../etc/passwd", "txt", "passwd.txt"],
    ["报告v1.2", "docx", "报告v1.2.docx"],
    ["invoice\u202egpj.exe", "pdf", "invoicegpj.pdf"],
    ["a\u200b\u0000\u0007b\nc.txt", "txt", "abc.txt"],
    ['<b>"x"|?*:.txt', "txt", "bx.txt"],
    ["学生张小明.jpg", "jpg", "学生张某某.jpg"],
    ["受害学生_张小明_伤情.jpg", "jpg", "受害学生_张某某_伤情.jpg"],
    ["学\u200b生张小明.jpg.exe", "jpg", "学生张某某.jpg"],
    ["girl named Alice Smith.pdf", "pdf", "girl named.pdf"],
    ["pupil Wang Hao (8).jpg", "jpg", "pupil (8).jpg"],
    ["Wang Hao (8).jpg", "jpg", "(8).jpg"],
    ["学生家长王强反映.docx", "docx", "学生家长王强反映.docx"],
    ["...", "pdf", "file.pdf"],
    ["", "pdf", "file.pdf"],
    [`${"长".repeat(200)}.pdf`, "pdf", `${"长".repeat(76)}.pdf`],
  ])("%j as %s is %j", (name, ending, kept) => {
    expect(keptName(name, ending)).toBe(kept);
  });

  it("is never longer than 80 characters, has no path, and its own ending", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const kept = keptName(name, "pdf");
        expect([...kept].length).toBeLessThanOrEqual(80);
        expect(kept).toMatch(/^[^\\/\p{Cc}\p{Cf}]+\.pdf$/u);
      }),
    );
  });
});
