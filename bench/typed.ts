import { performance } from "node:perf_hooks";
import { commandsFor, verbsOf } from "../src/catalog.ts";
import { readLine } from "../src/line/read-line.ts";
import { type Line, median } from "./measure.ts";

/** Lines as people type them: commands whole and short, in both languages, a slip, a sentence. */
const lines = [
  "提交线索 标题=山丹河大桥下排污口 类别=水污染 事实=桥下有暗管，黑水直排，味很大 地点=山丹河大桥下 日期=昨天 来源=履职",
  "submit clue title=Second outfall category=water-pollution facts=black water again place=bridge occurredOn=yesterday source=duty",
  "签收",
  "收到，谢谢！",
  "受理xs1",
  "退回 XS-2026-0001 不归我们管，应是生态环境分局",
  "回复 山检建〔2025〕3号 采纳情况=全部采纳 措施=已整改",
  "会议 安排 标题=联席会议 时间=下周三下午3点 参会单位=水务局、公安局",
  "xs1",
  "列表 线索",
  "搜索 山丹河",
  "受里 xs1",
  "山丹河大桥下面有人往河里排黑水，已经好几天了，味道很大，请派人来看看",
];

/** How many typed lines a second are read, all commands being known. */
export const typedLines = (forMilliseconds: number): readonly Line[] => {
  const verbs = verbsOf(commandsFor("山丹县", true));
  const now = "2026-11-23T01:00:00.000Z";
  const speeds: number[] = [];
  for (let pass = 0; pass < 6; pass += 1) {
    const begun = performance.now();
    let read = 0;
    while (performance.now() - begun < forMilliseconds / 6)
      for (const line of lines) {
        readLine(line, verbs, now);
        read += 1;
      }
    // The first pass warms up.
    if (pass > 0) speeds.push((read * 1000) / (performance.now() - begun));
  }
  const speed = Math.round(median(speeds)).toLocaleString("en");
  return [
    { name: `typed lines read, ${verbs.length} commands known`, ours: `${speed} /s`, theirs: "" },
  ];
};
