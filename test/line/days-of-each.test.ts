import { describe, expect, it } from "vitest";
import { dayWithWeekday } from "../../src/calendar/day.ts";
import { readDay } from "../../src/calendar/typed.ts";
import { text } from "../../src/chat/text.ts";
import { placeBefore } from "../../src/line/choose-option.ts";
import { type EachReading, readDaysOfEach } from "../../src/line/days-of-each.ts";

const unit = (id: string, zh: string, en: string, also: readonly string[] = []) => ({
  id,
  name: text(zh, en),
  also,
});

const reading = (chosen: readonly string[] | undefined): EachReading => ({
  label: text("送达日期", "Served on"),
  options: [
    unit("water", "水务局", "Water Bureau"),
    unit("farming", "农业农村局", "Agriculture Bureau", ["农业局"]),
    unit("land", "自然资源局", "Natural Resources Bureau"),
    unit("police", "公安局", "Public Security Bureau"),
  ],
  chosen,
  place: placeBefore("山丹县"),
  day: (typed) => {
    const read = readDay(typed, "2025-08-20T01:00:00.000Z", { tense: "past" });
    if ("problem" in read) return read;
    return { value: read.day, ...(read.assumed ? { assumed: dayWithWeekday(read.day) } : {}) };
  },
});

/** Each one's day by id, the others' under `*`; or what was said against it. */
const read = (typed: string, chosen: readonly string[] = ["water", "farming"]) => {
  const of = readDaysOfEach(typed, reading(chosen));
  if (of === undefined) return undefined;
  if ("problem" in of) return of.problem.zh;
  const days = [...of.days].map(([id, { day }]) => `${id} ${day.slice(5)}`);
  return [...days, ...(of.others === undefined ? [] : [`* ${of.others.slice(5)}`])].join(", ");
};

describe("a day for each of several", () => {
  it.each([
    "水务局8月1日、农业局8月3日",
    "水务局8月1日，农业局3日",
    "水务局8月1日。农业局8月3日。",
    "水务局：8月1日；农业农村局：8月3日",
    "水务局=8月1日、农业局=8月3日",
    "水务局 8/1 农业局 8/3",
    "水务局8.1、农业局8.3",
    "水务局（8月1日）、农业局（8月3日）",
    "水务局于8月1日签收，农业局于8月3日签收",
    "水务局是8月1日送达的，农业局是8月3日送达的",
    "8月1日水务局、8月3日农业局",
    "8月1日送达水务局，8月3日送达农业局",
    "8月1日（水务局）、8月3日（农业局）",
    "水务局、农业局分别为8月1日、8月3日",
    "水务局和农业局分别于8月1日和8月3日送达",
    "分别于8月1日、8月3日送达",
    "县水务局8月1日、山丹县农业局8月3日",
    "水务8月1日、农业8月3日",
    "水务局2025-08-01、农业局2025年8月3日",
    "水务局8月1日\n农业局8月3日",
    "Water Bureau 1 Aug, Agriculture Bureau 3 Aug",
    "Water Bureau on Aug 1 and Agriculture Bureau on Aug 3",
    "Water Bureau: Aug 1, 2025; Agriculture Bureau: Aug 3, 2025",
    "1 Aug (Water Bureau), 3 Aug (Agriculture Bureau)",
    "1 Aug on the Water Bureau and 3 Aug on the Agriculture Bureau",
    "the Water Bureau was served on 1 August, the Agriculture Bureau on 3 August",
    "Water Bureau and Agriculture Bureau on 1 Aug and 3 Aug respectively",
    "Water 1 Aug, Agriculture 3 Aug",
  ])("%s", (typed) => {
    expect(read(typed)).toBe("water 08-01, farming 08-03");
  });

  it.each([
    ["水务局8月1日，其余8月3日", "water 08-01, * 08-03"],
    ["水务局8月1日，其余10日", "water 08-01, * 08-10"],
    ["水务局8月1日，其他两个单位8月3日", "water 08-01, * 08-03"],
    ["8月1日水务局，其余8月3日", "water 08-01, * 08-03"],
    ["其余8月3日，8月1日水务局", "water 08-01, * 08-03"],
    ["8月1日水务局，8月3日其余单位", "water 08-01, * 08-03"],
    ["8月3日，其中水务局8月1日", "water 08-01, * 08-03"],
    ["8月3日（水务局8月1日）", "water 08-01, * 08-03"],
    ["水务局、农业局8月1日，自然资源局8月3日", "water 08-01, farming 08-01, land 08-03"],
    ["8月1日水务局、农业局，8月3日自然资源局", "water 08-01, farming 08-01, land 08-03"],
    ["均为8月1日", "* 08-01"],
    ["the rest on 3 Aug, Water Bureau 1 Aug", "water 08-01, * 08-03"],
    ["Water Bureau 1 Aug, all others 3 Aug", "water 08-01, * 08-03"],
  ])("%s: several at once", (typed, right) => {
    expect(read(typed, ["water", "farming", "land"])).toBe(right);
  });

  it.each([
    ["水务局8月1日、公安局8月3日", "公安局不在这里填的单位之中（水务局、农业农村局）"],
    ["水务局8月1日、法制办8月3日", "“法制办8月3日”没看出是哪个单位、哪一天"],
    ["水务局8月1日、水务局8月3日", "水务局写了两个送达日期"],
    ["水务局8月1日、农业局", "没看出哪一天是哪个单位的送达日期"],
    ["水务局8月1日、8月3日", "没看出哪一天是哪个单位的送达日期"],
    ["8月1日、8月3日", "没看出哪一天是哪个单位的送达日期。请逐个写明（水务局、农业农村局）"],
    ["水务局8月1日，8月3日农业局", "没看出哪一天是哪个单位的送达日期"],
    ["8月1日水务局8月3日农业局8月5日", "没看出是哪个单位的"],
    ["水务局8月32日、农业局8月3日", "8月32日"],
    ["水务局不记得、农业局8月3日", "“不记得”没看出"],
    ["临泽县水务局8月1日、农业局8月3日", "“临泽县”没看出"],
  ])("%s is asked about", (typed, why) => {
    expect(read(typed)).toContain(why);
  });

  it.each(["8月32日", "下周", "不记得", "8月1号上下"])("%s is of nobody", (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it("says what it understood unless every day was written in full", () => {
    const shown = (typed: string) => {
      const of = readDaysOfEach(typed, reading(["water", "farming"]));
      return of !== undefined && "days" in of ? of.assumed?.zh : of?.problem.zh;
    };
    expect(shown("水务局2025-08-01、农业局20日")).toBe(
      "水务局2025年8月1日 周五、农业农村局2025年8月20日 周三",
    );
    expect(shown("水务局2025-08-01、农业局2025-08-03")).toBeUndefined();
    expect(shown("分别为2025-08-01、2025-08-03")).toContain("农业农村局2025年8月3日");
  });
});
