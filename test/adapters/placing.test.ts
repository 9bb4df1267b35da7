import { describe, expect, it } from "vitest";
import {
  cardFor,
  contentOf,
  type Origin,
  type PlacingPolicy,
  placementOf,
  rememberMessage,
} from "../../adapters/placing.ts";
import { action, note, type Press, paragraph } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import { text } from "../../src/chat/text.ts";
import type { Posting } from "../../src/flow/notice.ts";
import { clueForm, smallStore } from "./county.ts";

/** What a reply becomes on every platform, and where it stands. */

const language = "zh-CN";
const code = "XS-2025-0001";
const deleteIt = text("请自己删除。", "Please delete it.");
const matterCard = note(text("线索 XS-2025-0001", "Clue XS-2025-0001"));

const replies = {
  card: { language, is: "card", card: note(text("待办", "To do")) },
  matter: { language, is: "card", card: matterCard, matter: code, version: 3 },
  form: { language, is: "form", form: clueForm() },
  refusal: { language, is: "refusal", card: note(text("没有办成", "Not done")) },
  silence: { language, is: "silence" },
} as const satisfies Record<string, Reply>;

const policies = {
  teams: { form: "replaced", card: "replaced", deleteIt: undefined },
  web: { form: "replacedByResult", card: "kept", deleteIt: undefined },
  slack: { form: "kept", card: "threaded", deleteIt },
} as const satisfies Record<string, PlacingPolicy>;

const accept: Press = { command: "clue.accept", code };
const show: Press = { command: "show", code };

const pressed = (press: Press, place: "card" | "form" = "card"): Origin => ({
  direct: true,
  pressed: { press, message: "m1", in: place },
});

describe("before whom an answer stands", () => {
  const table: readonly [what: string, direct: boolean, here: boolean, to: string][] = [
    ["alone with the bot", true, false, "asker"],
    ["alone with the bot, though all may see it", true, true, "asker"],
    ["in a group", false, false, "aside"],
    ["in a group, where all may see it", false, true, "group"],
  ];
  it.each(table)("%s", (_, direct, here, to) => {
    const reply: Reply = here ? { ...replies.card, here: true } : replies.card;
    const placement = placementOf(reply, { direct, pressed: undefined }, policies.web);
    expect(placement).toMatchObject({ to, at: { is: "new" } });
  });

  it("nobody, where the bot keeps quiet", () => {
    const origin = { direct: false, pressed: undefined };
    expect(placementOf(replies.silence, origin, policies.web)).toBeUndefined();
  });
});

describe("where the answer to a button stands", () => {
  const fresh = { is: "new" };
  const inPlace = { is: "inPlace", message: "m1" };
  const thread = (redraw: boolean) => ({ is: "thread", message: "m1", redraw });
  const form = pressed({ command: "clue.submit" }, "form");
  const table: readonly [
    what: string,
    reply: Reply,
    origin: Origin,
    at: Readonly<Record<keyof typeof policies, object>>,
  ][] = [
    [
      "a step of the card's matter",
      replies.matter,
      pressed(accept),
      { teams: inPlace, web: fresh, slack: thread(true) },
    ],
    [
      "a look at the card's matter",
      replies.matter,
      pressed(show),
      { teams: fresh, web: fresh, slack: thread(false) },
    ],
    [
      "a step taken back",
      replies.matter,
      pressed({ command: "correct", code }),
      { teams: inPlace, web: fresh, slack: thread(true) },
    ],
    [
      "a row of a list",
      replies.matter,
      pressed({ command: "show", code: "XS-2025-0009" }),
      { teams: fresh, web: fresh, slack: thread(false) },
    ],
    [
      "a form that asks for more",
      replies.form,
      pressed(accept),
      { teams: fresh, web: fresh, slack: fresh },
    ],
    ["a refusal", replies.refusal, pressed(accept), { teams: fresh, web: fresh, slack: fresh }],
    [
      "a form that was submitted",
      replies.matter,
      form,
      { teams: inPlace, web: inPlace, slack: thread(true) },
    ],
    ["a form that comes back", replies.form, form, { teams: inPlace, web: inPlace, slack: fresh }],
    [
      "a form that was refused",
      replies.refusal,
      form,
      { teams: inPlace, web: fresh, slack: fresh },
    ],
  ];
  it.each(table)("%s", (_, reply, origin, at) => {
    const places = Object.entries(policies).map(([platform, policy]) => [
      platform,
      placementOf(reply, origin, policy)?.at,
    ]);
    expect(Object.fromEntries(places)).toEqual(at);
  });

  it("in a group nothing takes anything's place", () => {
    const origin = { ...pressed(accept), direct: false };
    for (const policy of Object.values(policies))
      expect(placementOf(replies.matter, origin, policy)?.at).toEqual(fresh);
  });
});

describe("a refusal of a form", () => {
  const problem = text("标题太短。", "The title is too short.");
  const about = text("另外，日期在将来。", "Besides, the day is to come.");
  const reply: Reply = {
    language,
    is: "refusal",
    forget: true,
    card: note(
      text("没有办成", "Not done"),
      [problem, about],
      [action(text("帮助", "Help"), show)],
    ),
    form: clueForm({ title: "短" }, { title: problem }),
  };
  const formOf = (deleting?: typeof deleteIt): Form => {
    const content = contentOf(reply, deleting);
    if (content?.is !== "form") throw new Error("no form");
    return content.form;
  };

  it("stands above the questions, less what already stands at one of them", () => {
    expect(formOf().intro.slice(0, 2)).toEqual([
      paragraph(text("没有办成", "Not done"), "urgent"),
      paragraph(about),
    ]);
    expect(formOf().intro).toHaveLength(2 + clueForm().intro.length);
    expect(formOf().actions.map(({ label }) => label.en)).toEqual(["Help"]);
  });

  it("says to delete what must not be kept, where the bot cannot", () => {
    expect(formOf(deleteIt).intro[2]).toEqual(paragraph(deleteIt, "urgent"));
  });

  it("stands above a button where no form can be shown, with all that stands in the form", () => {
    const content = contentOf(reply);
    const card = content && cardFor(content);
    expect(card?.title).toEqual(text("没有办成", "Not done"));
    expect(card?.actions.map(({ label }) => label.en)).toEqual(["Fill in", "Help"]);
    expect(card?.actions[0]?.press).toEqual({
      command: "clue.submit",
      key: "form-1",
      prefill: { title: "短" },
    });
  });
});

describe("what is remembered", () => {
  const remembers = async (reply: Reply, direct: boolean, conversation: string) => {
    const postings: Omit<Posting, "id">[] = [];
    const versions: (number | undefined)[] = [];
    const placement = placementOf(reply, { direct, pressed: undefined }, policies.web);
    const place = { platform: "web", account: "water.liaison", conversation, ref: "r1" };
    const bot = {
      posted: async (posting: Omit<Posting, "id">, version?: number) => {
        postings.push(posting);
        versions.push(version);
      },
    };
    if (placement !== undefined)
      await rememberMessage({ bot, store: smallStore() }, placement, place);
    return postings.map(({ matter, recipient, ref }, at) => [matter, recipient, ref, versions[at]]);
  };

  it("a matter's card, for whoever asked", async () => {
    const person = { to: "person", id: "water.liaison" };
    const own = await remembers(replies.matter, true, "direct:water.liaison");
    expect(own).toEqual([[code, person, "r1", 3]]);
    expect(await remembers(replies.matter, false, "direct:water.liaison")).toEqual(own);
  });

  it("for the group where everybody sees it", async () => {
    const reply: Reply = { ...replies.matter, here: true };
    const channel = { to: "channel", id: "channel-1" };
    expect(await remembers(reply, false, "group:linkage")).toEqual([[code, channel, "r1", 3]]);
    expect(await remembers(reply, false, "group:unknown")).toEqual([]);
  });

  it("a list, a form and a refusal with the matters they show, and what asks for a list anew", async () => {
    const again = { command: "todo" };
    const postings: Omit<Posting, "id">[] = [];
    const bot = { posted: async (posting: Omit<Posting, "id">) => void postings.push(posting) };
    const place = { platform: "web", account: "water.liaison", conversation: "D", ref: "r1" };
    for (const reply of [{ ...replies.card, again }, replies.form, replies.refusal]) {
      const shown = { ...reply, shows: [code, "JY-2025-0002"] };
      const placement = placementOf(shown, { direct: true, pressed: undefined }, policies.web);
      if (placement !== undefined)
        await rememberMessage({ bot, store: smallStore() }, placement, place);
    }
    const posting = {
      platform: "web",
      conversation: "D",
      ref: "r1",
      shows: [code, "JY-2025-0002"],
    };
    const shown = { ...posting, recipient: { to: "person", id: "water.liaison" } };
    expect(postings).toEqual([{ ...shown, again }, shown, shown]);
  });

  it("nothing else", async () => {
    for (const reply of [replies.card, replies.form, replies.refusal])
      expect(await remembers(reply, true, "direct:water.liaison")).toEqual([]);
  });
});
