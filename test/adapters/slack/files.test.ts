import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appointmentId } from "../../../src/flow/appointment.ts";
import { googleReply } from "../../calendar-replies.ts";
import { blocksText } from "./reading.ts";
import { openTown, stateOf, type Town } from "./town.ts";

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.binds("UWATER", "water.liaison");
});
afterEach(() => town.close());

const bytes = (said: string) => new TextEncoder().encode(said);

const fetched = () => town.slack.calls.filter(({ method }) => method === "files.info").length;

describe("files sent in a direct message", () => {
  test("are taken in and offered to be used", async () => {
    await town.dm("UWATER", "", {
      subtype: "file_share",
      files: [town.slack.addFile("记录.txt", bytes("现场记录"))],
    });
    expect(town.text("UWATER")).toContain("记录.txt");
    await town.presses("UWATER", "做成线索");
    expect(blocksText(town.modal().view.blocks as KnownBlock[])).toContain("附件: <checkboxes>");
  });

  test("are asked for where Slack names them without saying where they are", async () => {
    const { id } = town.slack.addFile("记录.txt", bytes("现场记录"));
    await town.dm("UWATER", "", { subtype: "file_share", files: [{ id }] });
    expect(fetched()).toBe(1);
    expect(town.text("UWATER")).toContain("记录.txt");
  });

  const refused: readonly [what: string, file: object, says: string][] = [
    ["too large to be fetched", { size: 30 * 1024 * 1024 }, "太大"],
    [
      "kept elsewhere than with Slack",
      { url_private_download: "http://127.0.0.1:9/x" },
      "没有从Slack取到",
    ],
    [
      "kept under a name like Slack's",
      { url_private_download: "https://files.slack.com.example/x" },
      "没有从Slack取到",
    ],
    ["no address at all", { url_private_download: "nowhere" }, "没有从Slack取到"],
    ["of a kind that is not taken", { name: "坏.exe" }, "没有收下"],
  ];
  test.each(refused)("%s: the sender is told", async (_, changed, says) => {
    const file = town.slack.addFile("记录.txt", bytes("MZ\u0000\u0001"));
    await town.dm("UWATER", "", { subtype: "file_share", files: [{ ...file, ...changed }] });
    expect(town.text("UWATER")).toContain("有文件没有收下");
    expect(town.text("UWATER")).toContain(says);
  });

  test("are nobody's where the account is not bound", async () => {
    await town.dm("UNOBODY", "", {
      subtype: "file_share",
      files: [town.slack.addFile("记录.txt", bytes("现场记录"))],
    });
    expect(town.text("UNOBODY")).toContain("绑定");
  });
});

test("a calendar's answer counts, as Slack delivers it with a line or without", async () => {
  await town.binds("UGOV", "gov-office.secretariat");
  await town.dm("UGOV", "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局");
  const matter = await town.store.matter("HY-2026-0001");
  const uid = appointmentId({ code: "HY-2026-0001", openedAt: matter?.openedAt ?? "" });
  const sends = (line: string, content: Uint8Array) =>
    town.dm("UWATER", line, {
      subtype: "file_share",
      files: [town.slack.addFile("invite.ics", content)],
    });
  await sends("", googleReply({ uid, partstat: "TENTATIVE" }));
  expect(town.text("UWATER")).toContain("已答复：待定");
  await sends("参会 hy1", googleReply({ uid, partstat: "DECLINED", comment: "出差" }));
  expect(town.text("UWATER")).toContain("已答复：不参加");
  expect((await town.store.matter("HY-2026-0001"))?.fields).toMatchObject({
    rsvps: { water: { answer: "no", reason: "出差" } },
  });
});

describe("files put into a form", () => {
  const opened = async () => {
    await town.slash(
      "UWATER",
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=桥 日期=昨天",
    );
    return town.modal();
  };
  const source = { "choice:source": { selected_option: { value: "duty" } } };

  test("belong to the clue it makes", async () => {
    const modal = await opened();
    const file = town.slack.addFile("记录.txt", bytes("现场记录"));
    await town.submits("UWATER", modal, { ...source, "files:files": { files: [file] } });
    await town.dm("UWATER", "xs1");
    expect(town.text("UWATER")).toContain("记录.txt");
  });

  test("and one that is not taken says so at its question", async () => {
    const modal = await opened();
    expect(Object.keys(stateOf(modal.view))).toContain("files:files");
    const file = { ...town.slack.addFile("大.txt", bytes("x")), size: 30 * 1024 * 1024 };
    const { answer } = await town.submits("UWATER", modal, {
      ...source,
      "files:files": { files: [file] },
    });
    expect(answer).toEqual({
      response_action: "errors",
      errors: { "files:files": expect.stringContaining("太大") },
    });
    expect(await town.store.matter("XS-2026-0001")).toBeUndefined();
  });
});

test("where taking files takes long, the form comes back with what was typed and what was wrong", async () => {
  await town.slash(
    "UWATER",
    "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=桥 日期=昨天",
  );
  const modal = town.modal();
  town.patience.ends = true;
  const file = { ...town.slack.addFile("大.txt", bytes("x")), size: 30 * 1024 * 1024 };
  const { answer } = await town.submits("UWATER", modal, {
    "choice:source": { selected_option: { value: "duty" } },
    "files:files": { files: [file] },
  });
  expect(answer).toMatchObject({ response_action: "update", view: { callback_id: "waiting" } });
  await town.adapter.stop();
  const shown = town.slack.views.get(modal.id)?.view.blocks as KnownBlock[];
  expect(blocksText(shown)).toContain("太大");
  expect(shown.find(({ block_id }) => block_id === "text:facts")).toMatchObject({
    element: { initial_value: "黑水直排" },
  });
  expect(shown.find(({ block_id }) => block_id === "choice:source")).toMatchObject({
    element: { initial_option: { value: "duty" } },
  });
});

test("a list longer than Slack shows is searched, each seeing what is theirs to see", async () => {
  const options = async (user: string, action_id: string, value: string) => {
    const { body } = await town.interact({
      type: "block_suggestion",
      team: { id: "T0COUNTY" },
      user: { id: user, team_id: "T0COUNTY" },
      action_id,
      block_id: "choice:to",
      value,
      view: {},
    });
    return body === ""
      ? []
      : (JSON.parse(body) as { options: { text: { text: string } }[] }).options;
  };
  const found = await options("UWATER", "search:organisations", "水务");
  expect(found.map(({ text }) => text.text)).toContain("水务局");
  expect(await options("UNOBODY", "search:organisations", "水务")).toEqual([]);
  expect(await options("UWATER", "search:secrets", "水务")).toEqual([]);
});

test("in a channel, what its buttons need to keep goes to the direct message, and says so", async () => {
  await town.mentions("UWATER", "C0GROUP", "沿岸堆放生活垃圾、渣土，".repeat(170));
  expect(town.text("UWATER", "C0GROUP")).toContain("已私信回复");
  expect(town.last("UWATER", "C0GROUP").to).toBe("UWATER");
  expect(town.text("UWATER")).toContain("[做成线索]");
});
