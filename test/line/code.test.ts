import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findCodeAtStart,
  findReferenceAtStart,
  readCode,
  readReference,
  referencePattern,
} from "../../src/line/code.ts";

const prefixes = ["XS", "JY", "HY"];
const year = 2026;

describe("a code is read however it is typed", () => {
  test.each([
    ["XS-2026-0001", "XS-2026-0001"],
    ["xs-2026-1", "XS-2026-0001"],
    ["xs1", "XS-2026-0001"],
    ["xs 1", "XS-2026-0001"],
    ["XS 2026 0012", "XS-2026-0012"],
    ["xs2025-7", "XS-2025-0007"],
    ["xs20250007", "XS-2025-0007"],
    ["ＸＳ－２０２６－０００１", "XS-2026-0001"],
    ["ｘｓ１２", "XS-2026-0012"],
    ["JY—2025—3", "JY-2025-0003"],
    ["jy – 2025 – 3", "JY-2025-0003"],
    ["  hy3  ", "HY-2026-0003"],
    ["XS-2026-12345", "XS-2026-12345"],
    ["xs2026", "XS-2026-2026"],
    ["xs0001", "XS-2026-0001"],
  ])("%s is %s", (typed, code) => expect(readCode(typed, prefixes, year)).toBe(code));

  test.each([
    "",
    "xs",
    "XS-2026-",
    "XS-2026-0001-2",
    "xs1a",
    "ab1",
    "1",
    "XS-2026-0001不归我们管",
    "excess1",
    "x s 1",
  ])("%j is no code", (typed) => expect(readCode(typed, prefixes, year)).toBeUndefined());

  test.each([
    ["xs0", "XS-0"],
    ["XS-2026-0000", "XS-2026-0000"],
    ["XS-99999-0001", "XS-99999-0001"],
    ["XS-1999-0001", "XS-1999-0001"],
    ["XS-26-1", "XS-26-1"],
    ["xs123456789", "XS-123456789"],
    ["XS-2026-123456789", "XS-2026-123456789"],
    ["ＸＳ－０", "XS-0"],
    ["jy20260000", "JY-20260000"],
  ])("%s is %s, which no matter has", (typed, code) =>
    expect(readCode(typed, prefixes, year)).toBe(code),
  );

  test("at the start of a text it is found with its length", () => {
    expect(findCodeAtStart("xs1不归我们管", prefixes, year)).toEqual({
      code: "XS-2026-0001",
      length: 3,
    });
    expect(findCodeAtStart("XS-2026-0001 - 不归", prefixes, year)?.length).toBe(12);
    expect(findCodeAtStart("见xs1", prefixes, year)).toBeUndefined();
  });

  test("every code reads as itself", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...prefixes),
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (prefix, of, number) => {
          const code = `${prefix}-${of}-${String(number).padStart(4, "0")}`;
          expect(readCode(code, prefixes, year)).toBe(code);
          expect(readCode(code.toLowerCase(), prefixes, year)).toBe(code);
        },
      ),
    );
  });
});

describe("a document number is put right where that is safe", () => {
  test.each([
    "山检建〔2025〕3号",
    "山检建[2025]3号",
    "山检建【2025】3号",
    "山检建(2025)3号",
    "山检建（2025）3号",
    "山检建［２０２５］３号",
    " 山 检 建 〔 2025 〕 3 号 ",
    "山检建﹝2025﹞3号",
  ])("%s", (typed) => {
    expect(readReference(typed)).toBe("山检建〔2025〕3号");
    expect("山检建〔2025〕3号").toMatch(referencePattern);
  });

  test.each([
    "山检建〔2025〕03号",
    "山检建〔2025〕0号",
    "山检建〔2025〕第3号",
    "山检建〔25〕3号",
    "山检建2025 3号",
    "山检建〔2025〕3",
    "〔2025〕3号",
    "abc〔2025〕3号",
    "一二三四五六七八九十一二三〔2025〕3号",
    "",
  ])("%j is refused", (typed) => expect(readReference(typed)).toBeUndefined());

  test("at the start of a text it is found with its length", () => {
    expect(findReferenceAtStart("山检建[2025]3号 采纳情况=全部采纳")).toEqual({
      reference: "山检建〔2025〕3号",
      length: 11,
    });
  });
});

test("nothing that is typed makes reading throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      readCode(typed, prefixes, year);
      const reference = readReference(typed);
      if (reference !== undefined) expect(reference).toMatch(referencePattern);
    }),
  );
});
