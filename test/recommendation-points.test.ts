import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumber } from "../src/calendar/numeral.ts";
import { Refusal } from "../src/chat/refusal.ts";
import { adoptionPoints, resultPoints } from "../src/kinds/recommendation/words.ts";
import { readPoints, splitNumbered, textOfEach } from "../src/line/numbered-points.ts";

describe("the asks of a recommendation", () => {
  it.each([
    ["依法查处排污口并恢复水质", ["依法查处排污口并恢复水质"]],
    ["1.封堵暗管 2.恢复水质", ["封堵暗管", "恢复水质"]],
    ["1、封堵暗管；2、恢复水质；3、追究责任", ["封堵暗管", "恢复水质", "追究责任"]],
    ["（1）封堵暗管\n（2）恢复水质", ["封堵暗管", "恢复水质"]],
    ["一、封堵暗管。二、恢复水质。", ["封堵暗管", "恢复水质。"]],
    ["封堵暗管\n恢复水质", ["封堵暗管\n恢复水质"]],
    ["1.封堵暗管2.恢复水质", ["封堵暗管", "恢复水质"]],
    ["１．封堵暗管 ２．恢复水质", ["封堵暗管", "恢复水质"]],
    ["1) 封堵暗管 2) 恢复水质", ["封堵暗管", "恢复水质"]],
    ["（1）封堵暗管（2）恢复水质", ["封堵暗管", "恢复水质"]],
    ["(一)封堵暗管;(二)恢复水质", ["封堵暗管", "恢复水质"]],
    ["①封堵暗管②恢复水质③追究责任", ["封堵暗管", "恢复水质", "追究责任"]],
    ["① 封堵暗管\n② 恢复水质", ["封堵暗管", "恢复水质"]],
    ["第一，封堵暗管。第二，恢复水质。", ["封堵暗管", "恢复水质。"]],
    ["第1项封堵暗管；第2项恢复水质", ["封堵暗管", "恢复水质"]],
    ["First, close the pipe. Second, clean up.", ["close the pipe.", "clean up."]],
    // A list within a point is part of it.
    ["1.封堵：（1）暗管（2）明沟 2.恢复水质", ["封堵：（1）暗管（2）明沟", "恢复水质"]],
    ["1.整治河道1、河道2、河道3", ["1.整治河道1、河道2、河道3"]],
    ["1.封堵暗管", ["1.封堵暗管"]],
    // A length is no number of an ask, and numbers that do not begin at one are no list.
    ["1.治理河道， 2.5公里以内全部清理", ["1.治理河道， 2.5公里以内全部清理"]],
    ["2.恢复水质 3.追究责任", ["2.恢复水质 3.追究责任"]],
    ["请于 2026.3.1 前办结", ["请于 2026.3.1 前办结"]],
  ])("of %j are %j", (typed, asks) => {
    expect(splitNumbered(typed)).toEqual(asks);
  });
});

describe("what is said of each point", () => {
  it.each([
    ["1.已封堵 2.已恢复", ["已封堵", "已恢复"]],
    ["（1）已封堵（2）已恢复", ["已封堵", "已恢复"]],
    ["①已封堵②已恢复", ["已封堵", "已恢复"]],
    // Where it is not numbered as the points are, the whole is said of each.
    ["都已办好", ["都已办好", "都已办好"]],
    ["1.已封堵 2.已恢复 3.已追责", ["1.已封堵 2.已恢复 3.已追责", "1.已封堵 2.已恢复 3.已追责"]],
    ["1. 2.已恢复", ["1. 2.已恢复", "1. 2.已恢复"]],
  ])("in %j is %j", (typed, each) => {
    expect(textOfEach(typed, 2)).toEqual(each);
  });

  it("comes back in every way of numbering, on one line and on several", () => {
    const text = fc
      .stringMatching(/^[一-龥]{1,12}$/)
      .filter((said) => !/[一二三四五六七八九十第]/.test(said));
    const ways: readonly ((number: number) => string)[] = [
      (number) => `${number}.`,
      (number) => `${number}、`,
      (number) => `（${number}）`,
      (number) => String.fromCharCode(0x2460 + number - 1),
      (number) => `${chineseNumber(number)}、`,
      (number) => `第${chineseNumber(number)}，`,
    ];
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 9 }),
        fc.constantFrom(...ways),
        fc.constantFrom(" ", "\n", "；", "；\n"),
        (said, way, between) => {
          const line = said.map((one, index) => `${way(index + 1)}${one}`).join(between);
          expect(textOfEach(line, said.length)).toEqual(said);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("the points of an answer", () => {
  it.each([
    ["1 采纳：已封堵\n2 不采纳：无权限", "full", "none"],
    ["1.采纳，已封堵；2.部分采纳，正在办", "full", "partial"],
    ["２ 采纳：已封堵 １ 不采纳：无权限", "none", "full"],
    ["第1项 采纳：已封堵。第2项 未采纳：无权限", "full", "none"],
    ["（1）采纳：已封堵（2）不采纳：无权限", "full", "none"],
    ["1.采纳：已封堵2.不采纳：无权限", "full", "none"],
    ["①采纳：已封堵 ②不采纳：无权限", "full", "none"],
    ["一、采纳：已封堵。二、部分采纳：正在办", "full", "partial"],
    ["1 adopted: closed; 2 not adopted: no power", "full", "none"],
  ])("are read from %j", (typed, first, second) => {
    const read = readPoints(typed, 2, adoptionPoints, "measures");
    if (read instanceof Refusal) throw read;
    expect(read.map(({ verdict }) => verdict)).toEqual([first, second]);
  });

  it("are found in any order and between any marks, and nothing that was said is lost", () => {
    const text = fc.stringMatching(/^[一-龥]{1,12}$/).filter((said) => !/采纳|到位/.test(said));
    const verdict = fc.constantFrom(...(["到位", "部分到位", "未到位"] as const));
    const points = fc.array(fc.record({ verdict, text }), { minLength: 1, maxLength: 8 });
    const order = fc.infiniteStream(fc.nat(100));
    fc.assert(
      fc.property(points, order, fc.constantFrom("；", "\n", " "), (said, shuffle, between) => {
        const lines = said
          .map(({ verdict, text }, index) => `${index + 1} ${verdict}：${text}`)
          .map((line) => ({ line, at: shuffle.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line);
        const read = readPoints(lines.join(between), said.length, resultPoints, "finding");
        if (read instanceof Refusal) throw read;
        expect(read).toEqual(
          said.map(({ verdict, text }) => ({ verdict: resultPoints.verdicts[verdict], text })),
        );
      }),
      { numRuns: 80 },
    );
  });
});
