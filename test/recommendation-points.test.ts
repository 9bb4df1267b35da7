import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../src/chat/refusal.ts";
import { adoptionPoints, resultPoints } from "../src/kinds/recommendation/words.ts";
import { readPoints, splitNumbered } from "../src/line/numbered-points.ts";

describe("the asks of a recommendation", () => {
  it.each([
    ["依法查处排污口并恢复水质", ["依法查处排污口并恢复水质"]],
    ["1.封堵暗管 2.恢复水质", ["封堵暗管", "恢复水质"]],
    ["1、封堵暗管；2、恢复水质；3、追究责任", ["封堵暗管", "恢复水质", "追究责任"]],
    ["（1）封堵暗管\n（2）恢复水质", ["封堵暗管", "恢复水质"]],
    ["一、封堵暗管。二、恢复水质。", ["封堵暗管", "恢复水质。"]],
    ["封堵暗管\n恢复水质", ["封堵暗管\n恢复水质"]],
    // A length is no number of an ask, and numbers that do not begin at one are no list.
    ["1.治理河道， 2.5公里以内全部清理", ["1.治理河道， 2.5公里以内全部清理"]],
    ["2.恢复水质 3.追究责任", ["2.恢复水质 3.追究责任"]],
    ["请于 2026.3.1 前办结", ["请于 2026.3.1 前办结"]],
  ])("of %j are %j", (typed, asks) => {
    expect(splitNumbered(typed)).toEqual(asks);
  });
});

describe("the points of an answer", () => {
  it.each([
    ["1 采纳：已封堵\n2 不采纳：无权限", "full", "none"],
    ["1.采纳，已封堵；2.部分采纳，正在办", "full", "partial"],
    ["２ 采纳：已封堵 １ 不采纳：无权限", "none", "full"],
    ["第1项 采纳：已封堵。第2项 未采纳：无权限", "full", "none"],
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
