import { afterEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const secretariat = "gov-office.secretariat";
const holds = async (played: Scene) => {
  await played.says(
    secretariat,
    "会议 安排 标题=采砂会商 时间=明天下午3点 参会单位=水务局、公安局",
  );
  await played.moveTo("2026-11-25T07:30:00.000Z");
  await (await played.says(secretariat, "召开 hy1")).submit();
};
const drafts = async (played: Scene) => {
  await holds(played);
  await (await played.says(secretariat, "纪要 hy1")).submit();
};
const signs = async (played: Scene) => {
  await drafts(played);
  await (await played.says("gov.convenor", "签发 hy1")).press("仍然签发");
};
// Tuesday 24 November 2026, 10:00 in the county.
const held = playedScene("2026-11-24T02:00:00.000Z", holds);
const drafted = playedScene("2026-11-24T02:00:00.000Z", drafts);
const signed = playedScene("2026-11-24T02:00:00.000Z", signs);
afterEach(() => scene.close());

const says = (line: string) => scene.says(secretariat, line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");
const meeting = () => scene.store.matter("HY-2026-0001");
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

const sending = [
  "纪要发给大家",
  "把纪要发下去",
  "纪要 发给大家",
  "hy1纪要发给大家",
  "纪要 hy1 发给各单位",
  "请把会议纪要发给各单位",
  "纪要印发一下",
  "给大家发一下纪要",
  "把纪要传阅一下",
  "send the minutes round",
  "please circulate the minutes",
  "send out the minutes to everyone",
];

describe("minutes that are to go to everybody", () => {
  it.each(sending)("are shown before they are: %s", async (line) => {
    scene = await drafted();
    const { text } = await says(line);
    expect(text).toContain("要发纪要的是这一件吗？");
    expect(text).not.toContain(line);
    expect((await meeting())?.fields).toMatchObject({ minutes: { version: 1 } });
  });

  it("go to whoever chaired where nobody has signed them, and to nobody else", async () => {
    scene = await drafted();
    for (const who of ["gov.convenor", "water.liaison"]) await news(who);
    const done = await (await says("纪要发给大家")).press("发纪要");
    expect(done.text).toContain(
      "纪要第1稿还没有签发，各参会单位现在看不到；正在请召集人（分管副县长）签发",
    );
    expect(await news("gov.convenor")).toContain("纪要第1稿待您签发");
    expect(await news("water.liaison")).toBe("");
    expect((await meeting())?.state).toBe("drafted");
  });

  it("wait for the one who chaired to sign them", async () => {
    scene = await drafted();
    const { text } = await scene.says("gov.convenor", "纪要发给大家");
    expect(text).toContain("纪要待您签发，签发时通知各参会单位：请用“签发”。");
    expect(text).toContain("[签发]");
  });

  it("are told of again once signed", async () => {
    scene = await signed();
    for (const who of ["water.liaison", "housing.liaison"]) await news(who);
    const done = await (await says("send the minutes round")).press("发纪要");
    expect(done.text).toContain("正在再次通知各参会单位");
    expect(await news("water.liaison")).toContain("会议纪要已签发");
    expect(await news("housing.liaison")).toBe("");
    expect((await meeting())?.state).toBe("signed");
  });

  it("are drafted first where there are none, and go on from there", async () => {
    scene = await held();
    const refused = await says("纪要发给大家");
    expect(refused.text).toMatch(/^这次会议还没有拟好纪要\n/);
    const form = await refused.press("先办“纪要”，接着“发纪要”");
    expect(form.text).toMatch(/^纪要 HY-2026-0001/);
    expect(standsIn(form.text, "纪要")).toContain("召开“采砂会商”");
    expect(form.text).not.toContain("←");
    const next = await form.submit();
    expect(next.text).toContain("要发纪要的是这一件吗？");
    expect((await next.press("发纪要")).text).toContain("正在请召集人（分管副县长）签发");
  });

  it("are for those who called it to send", async () => {
    scene = await signed();
    expect((await scene.says("water.liaison", "纪要发给大家")).text).toContain(
      "“发纪要”只能由联席会议秘书处或主持人来办",
    );
  });
});

describe("what is to be done with the minutes is no text of them", () => {
  it.each([
    "纪要写一下",
    "hy1纪要写一下",
    "纪要 hy1 写一下",
    "纪要 写一下",
    "把纪要拟出来",
    "draft the minutes",
  ])("drafted: %s", async (line) => {
    scene = await held();
    const form = await says(line);
    expect(form.text).toMatch(/^纪要 HY-2026-0001/);
    expect(form.text).not.toContain("您写的话已经放进草稿");
    expect(standsIn(form.text, "纪要")).toContain("召开“采砂会商”");
    await form.submit();
    expect(JSON.stringify((await meeting())?.fields)).not.toMatch(/写一下|拟出来|draft/);
  });

  it.each(["纪要给我看看", "hy1纪要给我看看", "纪要 hy1 给我看看", "hy1 minutes let me see them"])(
    "shown: %s",
    async (line) => {
      scene = await drafted();
      const { text } = await says(line);
      expect(text).toMatch(/^会议 HY-2026-0001/);
      expect(text).toContain("召开“采砂会商”");
      expect(text).not.toContain("您写的话已经放进草稿");
    },
  );

  it.each([
    "纪要先别发",
    "hy1纪要先别发",
    "纪要 hy1 先不发",
    "纪要不要发给大家",
    "纪要发给大家了",
    "如果签了就把纪要发给大家",
    "纪要发给谁了",
    "纪要什么时候发给大家",
    "don't send the minutes round",
    "were the minutes sent round?",
  ])("asked, put off or told of it begins nothing: %s", async (line) => {
    scene = await drafted();
    const { text } = await says(line);
    expect(text).not.toContain("要发纪要的是这一件吗？");
    expect(text).not.toContain("您写的话已经放进草稿");
    expect((await meeting())?.fields).toMatchObject({ minutes: { version: 1 } });
  });

  it.each([
    ["纪要 hy1 公安局要求补充巡查安排", "公安局要求补充巡查安排"],
    ["纪要里补一句：公安局每周巡查", "公安局每周巡查"],
    ["add to the minutes: police patrol every week", "police patrol every week"],
  ])("what belongs into them still goes in, behind what stands there: %s", async (line, said) => {
    scene = await drafted();
    const form = await says(line);
    expect(form.text).toContain(`主持。\n${said}`);
    expect(form.text).not.toContain("补一句");
    await form.submit();
    expect(JSON.stringify((await meeting())?.fields)).toContain(`主持。\\n${said}`);
  });
});

describe("minutes that are sent as they stand", () => {
  it("stay signed", async () => {
    scene = await signed();
    const same = await (await says("纪要 hy1")).submit();
    expect(same.reply.is).toBe("refusal");
    expect(same.text).toContain("内容没有改动，没有存新稿：纪要还是第1稿，已经签发，仍然有效。");
    expect(await meeting()).toMatchObject({ state: "signed", fields: { minutes: { version: 1 } } });
    const text = JSON.stringify((await scene.store.entries("HY-2026-0001")).at(-1));
    expect(text).toContain("sign");
  });

  it("are no other version, also with a blank more at the end", async () => {
    scene = await drafted();
    const form = await says("纪要 hy1");
    const text = standsIn(form.text, "纪要") ?? "";
    for (const minutes of [text, `${text}\n`, ` ${text}  `])
      expect((await form.submit({ minutes })).text).toContain("还是第1稿，待签发");
    expect((await form.submit({ minutes: `${text}改。` })).text).toContain("第2稿");
  });

  it("in English as well", async () => {
    scene = await signed();
    await says("language en");
    expect((await (await says("minutes hy1")).submit()).text).toContain(
      "The text is as it was, so no new version was kept: version 1 is signed and still holds.",
    );
  });
});
