import { describe, expect, it, test } from "vitest";
import { maskChildNames } from "../../src/screening/child-names.ts";

describe("the name of a child does not stand", () => {
  test.each([
    ["安排学生张小明转学", "安排学生张某某转学"],
    ["学生张小明被老师打了", "学生张某某被老师打了"],
    ["孩子李强在家没人管", "孩子李某在家没人管"],
    ["有个女孩叫王小红，十二岁", "有个女孩叫王某某，十二岁"],
    ["女童（刘欣怡）失踪", "女童（刘某某）失踪"],
    ["十岁的男孩名叫高飞，走失", "十岁的男孩名叫高某，走失"],
    ["被打的孩子姓名：周子涵", "被打的孩子姓名：周某某"],
    ["陈晨同学放学没回家", "陈某同学放学没回家"],
    ["邻居的女儿赵梅身上有伤", "邻居的女儿赵某身上有伤"],
    ["学生 孙浩然 和学生 吴迪 打架", "学生 孙某某 和学生 吴某 打架"],
    ["受害学生_张小明_伤情", "受害学生_张某某_伤情"],
    ["女童-刘欣怡", "女童-刘某某"],
    ["the boy named Wang Ming was beaten", "the boy named Wang * was beaten"],
    ["a student called Lily is missing", "a student called Lily * is missing"],
  ])("%s", (typed, masked) => {
    expect(maskChildNames(typed)).toBe(masked);
    expect(maskChildNames(masked)).toBe(masked);
  });
});

describe("what is no name stays as it was typed", () => {
  it.each([
    "学生高中毕业后打工",
    "孩子白天没人管",
    "学生周围有网吧",
    "孩子于昨日走失",
    "学生张某某被打",
    "给学生发放补助",
    "儿童游乐场旁边有排污口",
    "学生任务重",
    "女生宿舍漏水",
    "学生万人签名",
    "张老师上课，李主任值班",
    "学生家长王强反映",
    "学生_陈述材料",
    "儿童-保护措施",
    "the student union met",
    "child Protection Law",
    "水务局的同学会",
  ])("%s", (typed) => {
    expect(maskChildNames(typed)).toBe(typed);
  });
});
