import { Router } from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appointmentId } from "../../../src/flow/appointment.ts";
import { appleReply } from "../../calendar-replies.ts";
import { jpeg } from "../../made-files.ts";
import { serving } from "../serving.ts";
import { teamsRules } from "./contract.ts";
import { openTown, type Town } from "./town.ts";

/** Files into a private chat: wanted with a button, consented to, stored where Teams says. */

let town: Town;
let storage: Awaited<ReturnType<typeof serving>>;
let stored: { readonly path: string; readonly range: string; readonly content: Buffer }[];
let full: boolean;
let reply: Uint8Array;

beforeEach(async () => {
  stored = [];
  full = false;
  const routes = Router();
  routes.put("/*path", (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (full) return void response.status(507).end();
      const range = request.get("content-range") ?? "";
      stored.push({ path: request.path, range, content: Buffer.concat(parts) });
      response.status(201).end();
    });
  });
  routes.get("/reply.ics", (_request, response) => void response.send(Buffer.from(reply)));
  routes.get("/*path", (_request, response) => void response.send("2026年台账"));
  storage = await serving(routes);
  town = await openTown();
  await town.bind("p", "procuratorate.procurator");
  await town.bind("w", "water.liaison");
  await town.says(
    "p",
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=11月23日 异议期=10 内容=查处排污口",
  );
  await town.says("w", "文书 jy1");
});
afterEach(async () => {
  await town.close();
  await storage.close();
});

const last = (who: string) => {
  const found = town.in(`a:${who}`).at(-1);
  if (found === undefined) throw new Error("nothing to read");
  return found;
};
const wants = async () => {
  const card = last("w");
  const button = card.buttons.find(({ title }) => title === "文件发到聊天里");
  if (button === undefined) throw new Error("no such button");
  await town.presses("w", "a:w", card.id, button);
  return town.connector.messages.at(-1);
};
type Consent = {
  readonly contentType: string;
  readonly name: string;
  readonly content: { readonly sizeInBytes: number; readonly acceptContext: object };
};
const asked = (one: Awaited<ReturnType<typeof wants>>): Consent =>
  one?.activity.attachments?.[0] as unknown as Consent;
const answers = (
  who: string,
  message: string | undefined,
  context: object,
  action: "accept" | "decline" = "accept",
) =>
  town.post(
    town.made(who, `a:${who}`, {
      type: "invoke",
      name: "fileConsent/invoke",
      ...(message === undefined ? {} : { replyToId: message }),
      value: {
        type: "fileUpload",
        action,
        context,
        ...(action === "decline"
          ? {}
          : {
              uploadInfo: {
                name: "回复函 JY-2026-0001.docx",
                uploadUrl: `${storage.address}/upload/1`,
                contentUrl: "https://county.sharepoint.example/1.docx",
                uniqueId: "1",
                fileType: "docx",
              },
            }),
      },
    }),
  );
const shows = (message: string | undefined) =>
  town.connector.messages.find(({ id }) => id === message)?.activity;

it("the card with the button is one that Teams takes", () => {
  expect(teamsRules()(last("w").card)).toBeUndefined();
});

it("a file is asked consent for, stored, and stands in the place of the question", async () => {
  const question = await wants();
  const consent = asked(question);
  expect(consent.contentType).toBe("application/vnd.microsoft.teams.card.file.consent");
  expect(consent.name).toMatch(/^\S+ JY-2026-0001\.docx$/);
  const { status } = await answers("w", question?.id, consent.content.acceptContext);
  expect(status).toBe(200);
  expect(stored).toHaveLength(1);
  const [{ content, range } = { content: Buffer.alloc(0), range: "" }] = stored;
  expect(range).toBe(`bytes 0-${content.length - 1}/${content.length}`);
  expect(content.subarray(0, 2).toString()).toBe("PK");
  expect(shows(question?.id)?.attachments?.[0]).toMatchObject({
    contentType: "application/vnd.microsoft.teams.card.file.info",
    contentUrl: "https://county.sharepoint.example/1.docx",
    content: { uniqueId: "1", fileType: "docx" },
  });
});

it("declined, it is not stored, and the link is named instead", async () => {
  const question = await wants();
  await answers("w", question?.id, asked(question).content.acceptContext, "decline");
  expect(stored).toEqual([]);
  expect(shows(question?.id)?.text).toContain("还可以用卡片上的链接打开");
});

it("where the store is full it says so, and may be tried again", async () => {
  const question = await wants();
  full = true;
  await answers("w", question?.id, asked(question).content.acceptContext);
  expect(shows(question?.id)?.text).toContain("没有放成，请再试一次");
});

it("of a restricted matter nothing is put into a store: a button from before is refused, a new card has none", async () => {
  await town.says("p", "提级 jy1 涉及举报人安全");
  const card = last("w");
  expect(card.text).toContain("文书");
  const said = await wants();
  expect(said?.activity.text).toContain("请用卡片上的链接打开");
  await town.says("w", "文书 jy1");
  expect(last("w").text).toContain("文书");
  expect(last("w").buttons.map(({ title }) => title)).not.toContain("文件发到聊天里");
});

it("another's consent, an altered or an old ticket gets nothing", async () => {
  const question = await wants();
  const { acceptContext } = asked(question).content;
  await answers("p", undefined, acceptContext);
  expect(last("p").text).toContain("这个文件已经打不开了");
  await answers("w", undefined, { token: "forged.ticket" });
  expect(last("w").text).toContain("这个文件已经打不开了");
  await town.scene.moveTo("2026-11-25T01:00:00.000Z");
  await answers("w", question?.id, acceptContext);
  expect(shows(question?.id)?.text).toContain("这个文件已经打不开了");
  expect(stored).toEqual([]);
});

it.each([
  ["nothing", undefined],
  ["no ticket", { action: "accept", context: {} }],
  ["an unknown answer", { action: "maybe", context: { token: "x" } }],
  [
    "an address that is none",
    {
      action: "accept",
      context: { token: "x" },
      uploadInfo: { name: "a", uploadUrl: "file", contentUrl: "", uniqueId: "", fileType: "" },
    },
  ],
])("a consent with %s does no harm", async (_, value) => {
  const before = town.connector.messages.length;
  const { status } = await town.post(
    town.made("w", "a:w", { type: "invoke", name: "fileConsent/invoke", value }),
  );
  expect(status).toBe(200);
  expect(town.connector.messages).toHaveLength(before);
  expect(stored).toEqual([]);
});

describe("what somebody sends", () => {
  const sent = (attachments: readonly object[], text = "") => town.says("w", text, { attachments });
  const mine = async () => {
    const files = await town.bot.options("files", "", { platform: "teams", account: "29:w" });
    return files.map(({ name }) => name.zh);
  };

  it("is fetched from where Teams keeps it, a picture in the message from the connector", async () => {
    town.connector.pictures.set("p1", jpeg());
    stored.length = 0;
    await sent([
      { contentType: "text/html", content: "<p>看图</p>" },
      {
        contentType: "image/*",
        contentUrl: `${town.connector.serviceUrl}v3/attachments/p1/views/original`,
      },
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "台账.txt",
        content: { downloadUrl: `${storage.address}/台账.txt` },
      },
    ]);
    expect(await mine()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^图片\.jpe?g/),
        expect.stringMatching(/^台账\.txt/),
      ]),
    );
  });

  it("a calendar's answer counts for whoever sends it", async () => {
    await town.bind("g", "gov-office.secretariat");
    await town.says("g", "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局");
    const matter = await town.scene.store.matter("HY-2026-0001");
    const uid = appointmentId({ code: "HY-2026-0001", openedAt: matter?.openedAt ?? "" });
    reply = appleReply({ uid, partstat: "ACCEPTED" });
    await sent([
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "reply.ics",
        content: { downloadUrl: `${storage.address}/reply.ics`, fileType: "ics" },
      },
    ]);
    expect(last("w").text).toContain("已答复：参加");
    expect((await town.scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({
      rsvps: { water: { answer: "yes" } },
    });
  });

  it.each([
    [
      "that is gone",
      { contentType: "image/png", contentUrl: "https://x/v3/attachments/no/views/original" },
      "图片",
    ],
    [
      "behind a dead link",
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "甲.pdf",
        content: { downloadUrl: "http://127.0.0.1:9/" },
      },
      "甲.pdf",
    ],
  ])("a file %s is asked for once more by its name", async (_, attachment, name) => {
    await sent([attachment]);
    expect(last("w").text).toContain(`文件“${name}”没有取到，请再发一次`);
    expect(await mine()).toEqual([]);
  });

  it("a picture's address leads nowhere but to the connector", async () => {
    await sent([
      {
        contentType: "image/png",
        contentUrl: `${storage.address}/v3/attachments/p1/views/original`,
      },
    ]);
    expect(last("w").text).toContain("没有取到");
  });
});
