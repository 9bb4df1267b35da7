import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../prisma/seed.ts";
import { type Bot, createBot, type MovableClock } from "../src/bot.ts";
import type { Instant } from "../src/calendar/day.ts";
import { type Action, type Block, type Card, type Press, rowHeading } from "../src/chat/card.ts";
import type { Outlet, Post, PostOutcome, Reply, Request } from "../src/chat/exchange.ts";
import type { Form } from "../src/chat/field.ts";
import { type Language, say, text, verbatim } from "../src/chat/text.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

/** A source of the time that moves only when it is told to. */
export const manualTime = (at: Instant): MovableClock => {
  let now = new Date(at).toISOString();
  return {
    now: () => now,
    moveTo: (instant) => {
      now = new Date(instant).toISOString();
    },
    wait: async () => {},
  };
};

/** A card as somebody reads it: a line each, buttons in brackets. */
export const cardText = (card: Card, language: Language): string =>
  [
    say(card.title, language),
    ...(card.status === undefined ? [] : [`(${say(card.status.text, language)})`]),
    ...card.body.map((block) => blockText(block, language)),
    ...(card.actions.length === 0
      ? []
      : [card.actions.map(({ label }) => `[${say(label, language)}]`).join(" ")]),
  ]
    .filter((line) => line !== "")
    .join("\n");

const blockText = (block: Block, language: Language): string => {
  switch (block.is) {
    case "paragraph":
      return say(block.text, language);
    case "facts":
      return block.facts
        .map(({ label, value }) => `${say(label, language)}: ${say(value, language)}`)
        .join("\n");
    case "rows":
      return block.rows
        .map((row) => `${rowHeading(row, say(row.title, language))} — ${say(row.detail, language)}`)
        .join("\n");
    case "stages":
      return block.stages
        .map(({ name, reached }) => `${reached ? "●" : "○"} ${say(name, language)}`)
        .join(" — ");
    case "links":
      return block.links.map(({ label, url }) => `${say(label, language)} <${url}>`).join("\n");
  }
};

/** A form as somebody reads it: its title, a line a question, what stands in it, what is wrong. */
export const formText = (form: Form, language: Language): string =>
  [
    say(form.title, language),
    ...form.intro.map((block) => blockText(block, language)),
    ...form.questions.map(({ field, value, problem }) =>
      [
        `${say(field.label, language)}${field.required ? "*" : ""}:`,
        value === undefined ? "" : Array.isArray(value) ? value.join("、") : String(value),
        problem === undefined ? "" : `← ${say(problem, language)}`,
      ]
        .filter((part) => part !== "")
        .join(" "),
    ),
    `[${say(form.submitLabel, language)}]`,
  ].join("\n");

/** One message that was posted into a conversation. */
export type PostedMessage = { readonly ref: string; post: Post; readonly at: Instant };

/** An outlet that records what it is given, with faults to switch on. */
export const recordingOutlet = (
  platform: string,
  now: () => Instant,
  messages: PostedMessage[] = [],
) => {
  const faults: { next: (PostOutcome | "lost" | "throw")[] } = { next: [] };
  const outlet: Outlet = {
    platform,
    name: platform === "web" ? text("网页", "the web chat") : verbatim(platform),
    post: async (post) => {
      const fault = faults.next.shift();
      if (fault === "throw") throw new Error("the platform broke");
      if (fault !== undefined && fault !== "lost" && fault.is !== "sent") return fault;
      const ref = `m${messages.length + 1}`;
      messages.push({ ref, post, at: now() });
      return fault === "lost" ? { is: "unclear" } : { is: "sent", ref };
    },
    update: async (ref, post) => {
      const message = messages.find((one) => one.ref === ref);
      if (message === undefined) return { is: "unreachable", why: "no such message" };
      message.post = post;
      return { is: "sent", ref };
    },
    find: async (conversation, notice) =>
      messages.find(({ post }) => post.conversation === conversation && post.notice === notice) ??
      "absent",
  };
  return { outlet, messages, faults };
};

/** What somebody was answered, with ways to go on. */
export type Answer = {
  readonly reply: Reply;
  readonly text: string;
  /** Presses the button with this label; what a matter is called may stand behind its number. */
  press(label: string): Promise<Answer>;
  /** Fills in the form and submits it; what stands in it already is kept. */
  submit(answers?: Readonly<Record<string, unknown>>): Promise<Answer>;
};

/** Everything a story needs: a county, a clock, a bot, and what was posted where. */
export type Scene = {
  readonly url: string;
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: MovableClock;
  readonly logged: readonly string[];
  readonly messages: readonly PostedMessage[];
  readonly faults: { next: (PostOutcome | "lost" | "throw")[] };
  /** Says a line to the bot in private. */
  says(who: string, line: string, event?: string): Promise<Answer>;
  /** Sends files to the bot in private, with or without a line; gives what they were answered. */
  sends(who: string, files: Readonly<Record<string, Uint8Array>>, line?: string): Promise<Answer>;
  /** Says a line in a group. */
  saysIn(who: string, group: string, line: string, mentioned?: boolean): Promise<Answer>;
  presses(who: string, press: Press, event?: string): Promise<Answer>;
  /** Sweeps and delivers, and gives what is in a conversation since it was last read, as text. */
  reads(conversation: string, language?: Language): Promise<readonly string[]>;
  moveTo(instant: Instant): Promise<void>;
  /** What has been posted and read so far. */
  stands(): Pick<Stood, "messages" | "read">;
  close(): Promise<void>;
};

/** The sentence above the card of a message, as it was said; one below newer news says when that was. */
export const headlineOf = (message: string): string | undefined => {
  const line = message.split("\n")[2];
  const said = /^(?:\d+年\d+月\d+日的消息：|Message of .{9,11}: )“(.*)”$/.exec(line ?? "")?.[1];
  // Quoted, its own quotation marks are the inner ones.
  return said?.replace(/‘([^’]*)’/g, "“$1”") ?? line;
};

let events = 0;
let template: Promise<string> | undefined;

/** A SQLite file with the demo county in it, made once for each process that runs tests. */
const seeded = (): Promise<string> => {
  template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "liandong-seed-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "seed.db");
    const store = await openStore(`file:${file}`, "kept", "OFF");
    await seedDemo(store);
    // Written anew once, not in every scene.
    await store.scrub();
    await store.close();
    return file;
  })();
  return template;
};

type SceneOptions = { readonly posts?: boolean; readonly mornings?: boolean };

/** What stands at the end of something played, for scenes that go on from there. */
type Stood = {
  readonly file: string;
  readonly at: Instant;
  readonly messages: readonly PostedMessage[];
  readonly read: ReadonlyMap<string, number>;
};

/**
 * Opens a scene on a fresh SQLite file (or the database given) at an instant. Without `posts` nothing
 * is posted here: real adapters are to be connected.
 */
export const openScene = (
  at: Instant = "2026-11-23T01:00:00.000Z",
  url?: string,
  options: SceneOptions = {},
): Promise<Scene> => sceneFrom({ at, messages: [], read: new Map() }, options, url);

/**
 * Scenes that all begin where something played once has ended: the same rows, the same messages
 * standing and read. Only what a process has in its head does not come along.
 */
export const playedScene = (
  at: Instant,
  play: (scene: Scene) => Promise<void>,
  options: SceneOptions = {},
): (() => Promise<Scene>) => {
  let stood: Promise<Stood> | undefined;
  const playOnce = async (): Promise<Stood> => {
    const scene = await openScene(at, undefined, options);
    await play(scene);
    const folder = mkdtempSync(join(tmpdir(), "liandong-played-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "played.db");
    const kept = scene.stands();
    await scene.store.close();
    copyFileSync(scene.url.slice("file:".length), file);
    await scene.close();
    return { file, at: scene.clock.now(), ...kept };
  };
  return async () => {
    stood ??= playOnce();
    return sceneFrom(await stood, options);
  };
};

const sceneFrom = async (
  stood: Omit<Stood, "file"> & Partial<Pick<Stood, "file">>,
  { posts = true, mornings = false }: SceneOptions,
  url?: string,
): Promise<Scene> => {
  const folder = mkdtempSync(join(tmpdir(), "liandong-"));
  const file = join(folder, "scene.db");
  if (url === undefined) copyFileSync(stood.file ?? (await seeded()), file);
  // No scene outlives its process: none waits for the disk.
  const store = await openStore(url ?? `file:${file}`, "kept", "OFF");
  if (url !== undefined) await seedDemo(store);
  const clock = manualTime(stood.at);
  const logged: string[] = [];
  const bot = createBot({
    store,
    time: clock,
    demo: clock,
    mornings,
    // One after the other, so that the same stands where it stands in every run.
    atOnce: 1,
    log: (...line) => logged.push(JSON.stringify(line)),
  });
  const { outlet, messages, faults } = recordingOutlet(
    "web",
    clock.now,
    stood.messages.map((one) => ({ ...one })),
  );
  if (posts) bot.connect(outlet);
  const read = new Map(stood.read);

  const answer = (who: string, reply: Reply, group?: string): Answer => {
    const { language } = reply;
    const form = "form" in reply ? reply.form : undefined;
    const card = "card" in reply ? reply.card : undefined;
    const actions: readonly Action[] = [...(card?.actions ?? []), ...(form?.actions ?? [])];
    const press = (pressed: Press) => ask(who, { is: "press", press: pressed }, group);
    return {
      reply,
      text: [
        ...(card === undefined ? [] : [cardText(card, language)]),
        ...(form === undefined ? [] : [formText(form, language)]),
      ].join("\n"),
      press: (label) => {
        const labelled = (one: Action) => say(one.label, language);
        const found =
          actions.find((one) => labelled(one) === label) ??
          actions.find((one) => labelled(one).startsWith(`${label} · `));
        if (found === undefined)
          throw new Error(`no button ${label} in:\n${actions.map(({ label: { zh } }) => zh)}`);
        return press(found.press);
      },
      submit: (answers = {}) => {
        if (form === undefined) throw new Error("there is no form to submit");
        const standing = Object.fromEntries(form.questions.map(({ key, value }) => [key, value]));
        return press({
          ...form.submit,
          answers: { ...standing, ...form.submit.answers, ...answers },
        });
      },
    };
  };

  const ask = async (
    who: string,
    said: Request["said"],
    group?: string,
    event?: string,
    mentioned = true,
  ): Promise<Answer> => {
    events += 1;
    const reply = await bot.handle({
      platform: "web",
      account: who,
      event: event ?? `e${events}`,
      surface:
        group === undefined
          ? { is: "direct", conversation: `direct:${who}` }
          : { is: "group", conversation: group, mentioned },
      said,
    });
    return answer(who, reply, group);
  };

  return {
    url: url ?? `file:${file}`,
    bot,
    store,
    clock,
    logged,
    messages,
    faults,
    says: (who, line, event) => ask(who, { is: "line", line }, undefined, event),
    sends: async (who, files, line = "") => {
      const ids: string[] = [];
      for (const [name, content] of Object.entries(files)) {
        const received = await bot.receive({ platform: "web", account: who, name, content });
        if (!("id" in received)) throw new Error(received.zh);
        ids.push(received.id);
      }
      return ask(who, { is: "line", line, files: ids });
    },
    saysIn: (who, group, line, mentioned) =>
      ask(who, { is: "line", line }, group, undefined, mentioned),
    presses: (who, press, event) => ask(who, { is: "press", press }, undefined, event),
    reads: async (conversation, language = "zh-CN") => {
      await bot.sweep();
      await bot.deliver();
      const all = messages.filter(({ post }) => post.conversation === conversation);
      const fresh = all.slice(read.get(conversation) ?? 0);
      read.set(conversation, all.length);
      return fresh.map(({ post }) => cardText(post.card, language));
    },
    moveTo: async (instant) => {
      await clock.moveTo(instant);
      await bot.sweep();
      await bot.deliver();
    },
    stands: () => ({ messages: messages.map((one) => ({ ...one })), read: new Map(read) }),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
