import { it, expect } from "vitest";
import { openScene } from "./scene.ts";
import { ways } from "./ways.ts";
it("x", async () => {
  const way = ways["a report of harm to a minor"];
  const scene = await openScene(way.starts);
  for (const [who, line] of way.lines) { const a = await scene.says(who, line); console.log(line, "=>", a.reply.is, a.text.slice(0, 160)); }
  expect((await scene.store.matter("BG-2026-0001"))?.state).toBe("sealed");
  for (const [who, line] of [["town-weiqi.liaison","强制报告 情形=遗弃 发现场所=村 报警时间=2026-03-02 08:50"],["police.liaison","接报 bg2"],["police.liaison","处置决定 bg2 监护人外出，已训诫 决定=不立案"],["civil-affairs.liaison","救助保护 bg2 已安排临时照料，纳入走访"],["police.liaison","统计 报告"],["procuratorate.chief","统计 强制报告"],["police.liaison","期限 bg2"],["police.liaison","更正 bg2"], ["police.liaison", "勘误 bg2 决定日期=2026-03-01 原因=填错"]] as const) { const a = await scene.says(who, line); console.log(line, "=>", a.reply.is, a.text.slice(0, 900)); }
  await scene.close();
}, 200000);
