import ICAL from "ical.js";
import { type Answer, cardText, openScene, recordingOutlet, type Scene } from "../../test/scene.ts";
import { at, later, momentText, nameOf, secretariat, type Told, unitOf } from "./county.ts";
import { heardIn } from "./heard.ts";
import { places, titles } from "./typed.ts";

/** A county whose messages are read as they are posted, and compared with those there are to be. */
export type Watched = {
  readonly scene: Scene;
  /** What those who are told something are to be told. */
  readonly told: Told;
  readonly now: () => string;
  /** What a post is called. */
  nameOf(post: string): Promise<string>;
  /** Says a line and gives the answer as it is. */
  asks(who: string, line: string): Promise<Answer>;
  /** Says a line, confirms what is shown to be confirmed, and gives the answer. */
  says(who: string, line: string): Promise<Said>;
  /** Moves the clock, sweeps and delivers. */
  passes(to: string): Promise<void>;
  /** Fails where somebody was told something else than they were to be. */
  compare(): Promise<void>;
  /** The entries of a calendar: the file of one meeting, or what somebody has subscribed to. */
  calendar(who: string, line: string): Promise<readonly Entry[]>;
  fail(fault: string): never;
  counts(): { readonly messages: number };
};

/** How a line was answered. */
export type Said = {
  readonly text: string;
  /** A rest day, an odd hour or a clash was shown. */
  readonly doubted: boolean;
  readonly matter: string | undefined;
  readonly press: Answer["press"];
};

/** One entry of a calendar, as an independent parser reads it. */
export type Entry = {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly cancelled: boolean;
};

/** The press that does what is asked about all the same. */
const confirm = /\[(仍然办结|确认(?:这样|改|加邀)[^\]]*)\]/u;

const sorted = (list: readonly string[] = []): string => [...list].sort().join(" | ");

/** The groups of two units, beside that of the linkage. */
const unitGroups = ["police", "water"].map((unit) => [unit, `group:${unit}`] as const);

/** Opens it at an instant. */
export const openWatched = async (start: string): Promise<Watched> => {
  const scene = await openScene(start, undefined, { posts: false });
  await scene.store.saveRules(afterTheYear);
  const told: Told = new Map();
  const heard: Told = new Map();
  const happened: string[] = [];
  /** The numbers a unit has ever been told of. */
  const known = new Map<string, Set<string>>();
  let messages = 0;
  const { outlet } = recordingOutlet("web", scene.clock.now);
  scene.bot.connect({
    ...outlet,
    post: async (post) => {
      messages += 1;
      const { conversation, card } = post;
      const said = conversation.startsWith("group:") ? cardText(card, "zh-CN") : "";
      const secret = [...titles, ...places].find((one) => said.includes(one));
      if (secret !== undefined) fail(`${conversation} was told of ${secret}: ${said}`);
      heard.set(conversation, [...(heard.get(conversation) ?? []), ...heardIn(card)]);
      return outlet.post(post);
    },
  });
  const fail = (fault: string): never => {
    const at = momentText(scene.clock.now());
    throw new Error(`${at}: ${fault}\nafter\n${happened.slice(-12).join("\n")}`);
  };
  const did = (what: string): void => void happened.push(`${scene.clock.now()} ${what}`);

  const groups = unitGroups.map(
    ([unit, group]) => [`${unit}.liaison`, group, nameOf(unit)] as const,
  );
  for (const [who, group, as] of [[secretariat, "group:linkage", "联动群"] as const, ...groups])
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
  await scene.bot.deliver();
  heard.clear();

  return {
    scene,
    told,
    now: scene.clock.now,
    fail,
    counts: () => ({ messages }),
    nameOf: async (post) => (await scene.store.directory()).people.get(post)?.name.zh ?? post,
    asks: (who, line) => {
      did(`${who}: ${line}`);
      return scene.says(who, line);
    },
    says: async (who, line) => {
      did(`${who}: ${line}`);
      let answer = await scene.says(who, line);
      let doubted = false;
      for (let round = 0; round < 5; round += 1) {
        const [, anyway] = confirm.exec(answer.text) ?? [];
        if (anyway !== undefined) {
          doubted = true;
          answer = await answer.press(anyway);
          continue;
        }
        if (answer.reply.is !== "form" || answer.text.includes("←")) break;
        answer = await answer.submit();
      }
      const { reply, text, press } = answer;
      const matter = reply.is === "card" ? reply.matter : undefined;
      return { text, doubted, matter, press };
    },
    passes: async (to) => {
      did("time passes");
      await scene.clock.moveTo(to);
      await scene.bot.sweep();
      await scene.bot.deliver();
    },
    compare: async () => {
      await scene.bot.deliver();
      for (const line of scene.logged) if (/failed|not handed over/.test(line)) fail(line);
      for (const post of new Set([...told.keys(), ...[...heard.keys()].map(postOf)])) {
        if (post.startsWith("group:")) continue;
        const own = known.get(unitOf(post)) ?? new Set();
        known.set(unitOf(post), own);
        for (const what of told.get(post) ?? []) own.add(what.split(" ")[0] ?? "");
        const [is, wanted] = [sorted(heard.get(`direct:${post}`)), sorted(told.get(post))];
        if (is !== wanted) fail(`${post} was told\n  ${is}\nand was to be told\n  ${wanted}`);
      }
      for (const [unit, group] of unitGroups)
        for (const what of heard.get(group) ?? [])
          if (known.get(unit)?.has(what.split(" ")[0] ?? "") !== true)
            fail(`${group} was told ${what}, which is not the unit's`);
      told.clear();
      heard.clear();
    },
    calendar: async (who, line) => {
      const { text } = await scene.says(who, line);
      const [, url = ""] = /<([^>]+)>/.exec(text) ?? [];
      const token =
        url
          .split("/")
          .at(-1)
          ?.replace(/\.ics$/, "") ?? "";
      const opened = await scene.bot.openFile(token);
      if (opened.is !== "file") return fail(`${who} has no calendar under ${line}: ${text}`);
      const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(opened.content)));
      return calendar.getAllSubcomponents("vevent").map((one) => {
        const event = new ICAL.Event(one);
        return {
          uid: event.uid,
          sequence: event.sequence,
          start: instantOf(event.startDate),
          end: instantOf(event.endDate),
          cancelled: one.getFirstPropertyValue("status") === "CANCELLED",
        };
      });
    },
  };
};

/** What no law sets a day for is asked for by days of the product; here the county has those fall after the year. */
const afterTheYear = (["decide", "answer", "proceed", "record"] as const).map((step) => ({
  id: `next.${step}` as const,
  version: "2024-01-02",
  amount: 900,
  unit: "d" as const,
  remind: [0],
  basis: { zh: "本县办法", en: "the county's own rules" },
}));

const postOf = (conversation: string): string => conversation.replace(/^direct:/, "");

/** A time of the county's clocks in a calendar. */
const instantOf = (time: { toString(): string }): string => {
  const [day = "", hour = ""] = time.toString().split("T");
  return later(at(day, hour.slice(0, 5)), 0);
};
