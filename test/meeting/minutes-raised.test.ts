import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, opened, papersFor } from "../paper-lines.ts";
import { playedScene, type Scene } from "../scene.ts";

/** Minutes, and whatever else people wrote, that name a matter which came to be restricted only later. */

const secretariat = "gov-office.secretariat";
const procurator = "procuratorate.procurator";
const number = "山检建〔2026〕3号";

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(
    procurator,
    `登记建议 标题=依法履职 文号=${number} 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处`,
  );
  await scene.says(
    secretariat,
    "会议 安排 标题=河道会商 时间=12月2日下午3点 地点=县政府一楼 参会单位=水务局、公安局",
  );
  await scene.moveTo("2026-12-02T07:00:00.000Z");
  await scene.says("gov.convenor", "召开 hy1");
  await scene.says(secretariat, "议到 hy1 jy1");
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const raise = () => says(procurator, "提级 jy1 涉未公开案情");
const draft = async (more = "") => {
  const form = await scene.says(secretariat, "纪要 hy1");
  const text = String(
    "form" in form.reply
      ? form.reply.form?.questions.find(({ key }) => key === "minutes")?.value
      : "",
  );
  return form.submit({ minutes: `${text}${more}` });
};
const paper = async (who: string) => {
  const { links } = await papersFor(scene, who, "文书 hy1");
  const { content } = await opened(scene, links.get("会议纪要"));
  return linesOf(content).join("\n");
};
const readers = [secretariat, "gov.convenor", "water.liaison", "police.liaison"];

describe("minutes drafted before a matter was raised", () => {
  it.each([
    ["the number", "", "会议依次研究：（编号略）。"],
    ["another spelling", "\n另议：ｊｙ２０２６０００１ 延期。", "另议：（编号略） 延期。"],
    ["the number of the document", `\n另议：${number}。`, "另议：（编号略）。"],
    ["words for the number", "\n另议：1号检察建议。", "另议：（编号略）。"],
  ])("name it to nobody who may not see it, drafted and signed: %s", async (_, more, masked) => {
    expect((await draft(more)).text).toContain("JY-2026-0001");
    await raise();
    const hidden = /JY-2026-0001|ｊｙ２０２６０００１|山检建|1号检察建议/u;
    expect(await says("gov.convenor", "签发 hy1")).toContain("纪要已签发");
    expect(await says("police.liaison", "hy1")).toContain(masked);
    expect(await says("police.liaison", "查 hy1")).not.toMatch(hidden);
    for (const who of readers) {
      expect(await paper(who)).toContain(masked);
      expect(await paper(who)).not.toMatch(hidden);
    }
    for (const { post } of scene.messages)
      if (post.conversation.startsWith("group"))
        expect(JSON.stringify(post.card)).not.toMatch(hidden);
  });

  it("name it on the screen to whoever may see it still, and on no paper, which goes from hand to hand", async () => {
    await draft();
    await says("gov.convenor", "签发 hy1");
    await says(
      procurator,
      "登记建议 标题=乙 文号=山检建〔2026〕4号 类型=公益诉讼 单位=公安局 送达日期=2026-11-27 异议期=10 内容=查处",
    );
    await raise();
    expect(await says("water.liaison", "查 jy1")).toContain("依法履职");
    expect(await says("water.liaison", "hy1")).toContain("会议依次研究：JY-2026-0001。");
    expect(await says("police.liaison", "hy1")).toContain("会议依次研究：（编号略）。");
    expect(await says("police.liaison", "hy1")).not.toContain("JY-2026-0001");
    expect(await paper("water.liaison")).not.toContain("JY-2026-0001");
  });

  it("name it not where it complains of the reader's unit, and to nobody on paper", async () => {
    await scene.says(
      "water.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=无人管护 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
    );
    await draft("\n另议：XS-2026-0001。");
    await says("gov.convenor", "签发 hy1");
    expect(await paper(secretariat)).toContain("另议：XS-2026-0001。");
    await says("procuratorate.intake", "追加责任单位 xs1 公安局");
    expect(await says("police.liaison", "hy1")).toContain("另议：（编号略）。");
    expect(await paper(secretariat)).toContain("另议：（编号略）。");
  });

  it("are drafted and corrected without it from then on", async () => {
    await raise();
    expect(await says(secretariat, "纪要 hy1")).toContain("会议依次研究：（编号略）。");
    const again = await draft("\n补充一句。");
    expect(again.text).toContain("纪要第1稿已存");
  });

  it("are gone on with by one press where the draft was open: what was typed is kept", async () => {
    const form = await scene.says(secretariat, "纪要 hy1");
    await raise();
    const typed = "会议研究了JY-2026-0001，又议了一项，三号口月底封堵。";
    const refused = await form.submit({ minutes: typed });
    expect(refused.text).toContain("不能写JY-2026-0001");
    expect(refused.text).toContain(typed);
    const done = await refused.press("略去编号再提交");
    expect(done.text).toContain("纪要第1稿已存");
    expect(done.text).toContain("会议研究了（编号略），又议了一项，三号口月底封堵。");
  });

  it("say so in English", async () => {
    await draft("\nAlso discussed: JY-2026-0001.");
    await raise();
    await says("gov.convenor", "sign hy1");
    await says("police.liaison", "language en");
    expect(await says("police.liaison", "hy1")).toContain("Also discussed: (number left out).");
    await says(secretariat, "language en");
    const form = await scene.says(secretariat, "minutes hy1");
    const refused = await form.submit({ minutes: "Discussed: JY-2026-0001" });
    expect((await refused.press("Send it without the number")).text).toContain(
      "Discussed: (number left out)",
    );
  });
});

describe("what else people wrote of it", () => {
  it.each([
    ["a resolution", "议定 hy1 JY-2026-0001每月通报一次"],
    ["why it is closed", "办结 hy1 JY-2026-0001已办完"],
  ])("is read without its number: %s", async (_, line) => {
    expect(await says(secretariat, line)).toContain("JY-2026-0001");
    await raise();
    expect(await says("police.liaison", "hy1")).not.toContain("JY-2026-0001");
    expect(await says("police.liaison", "hy1")).toContain("（编号略）");
    // Of what is restricted whoever answers for the whole knows the number.
    expect(await says(secretariat, "hy1")).toContain("JY-2026-0001");
    expect(await says("water.liaison", "hy1")).toContain("JY-2026-0001");
  });

  it("is read without its number in the history of meetings and on the next agenda", async () => {
    await says(secretariat, "议定 hy1 JY-2026-0001每月通报一次");
    await says(
      secretariat,
      "会议 安排 标题=二会 时间=12月9日下午3点 参会单位=公安局、水务局 议题=听取JY-2026-0001进展",
    );
    const lines = ["会议 历史 2026", "议程 hy2"];
    for (const line of lines)
      expect(await says("water.liaison", line)).toContain("JY-2026-0001每月通报");
    await raise();
    for (const line of lines) {
      const read = await says("police.liaison", line);
      expect(read).toContain("（编号略）每月通报");
      expect(read).not.toContain("JY-2026-0001");
      expect(await says("water.liaison", line)).toContain("JY-2026-0001每月通报");
    }
  });

  it("is corrected by a day alone, and loses no more than the number", async () => {
    await says(secretariat, "议定 hy1 水务局12月10日前办理JY-2026-0001");
    await raise();
    const done = await scene.says(secretariat, "改议定 hy1 期限=12月15日");
    expect(done.text).toContain("议定事项第1项已更正。");
    expect(done.text).not.toContain("JY-2026-0001");
  });

  it("stands in a notice of a meeting without it", async () => {
    await says(
      secretariat,
      "会议 安排 标题=二会 时间=12月9日下午3点 参会单位=公安局 地点=三楼（JY-2026-0001现场）",
    );
    await raise();
    expect(await says("police.liaison", "hy2")).toContain("三楼（（编号略）现场）");
    const { links } = await papersFor(scene, secretariat, "文书 hy2");
    const { content } = await opened(scene, links.get("会议通知"));
    expect(linesOf(content).join("\n")).toContain("（编号略）现场");
  });
});
