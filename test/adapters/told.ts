import { headlineOf } from "../scene.ts";
import type { Answer, Shown } from "./desk-of.ts";
import { type County, type Group, openCounty } from "./three-platforms.ts";

/** Whether a message asks to be filled in: a form, or the button that opens one. */
export const isForm = ({ lines, form = false }: Shown): boolean =>
  form || /\[(?:填写|Fill in)\]$/.test(lines.at(-1) ?? "");

/** Whoever must act is called by name where the platform can: that is told of each platform apart. */
const calls = /^(?:<@\w+>|<at>.+<\/at>) (?:请办理|please see to this)$/;

/**
 * A story played on three platforms and written down: what somebody did, then every message that
 * anybody, alone or in a group, reads because of it. Of a card a reader has had before, only the lines
 * that are new stand there, and those that are gone with a `-`.
 */
export const tells = async (at: string, options: County) => {
  const county = await openCounty(at, options);
  const told: string[] = [];
  /** What stood before each reader, by message. */
  const stood = new Map<string, Map<string, readonly string[]>>();
  const cards = new Map<string, readonly string[]>();

  const standing = async (): Promise<readonly (readonly [string, readonly Shown[]])[]> => [
    ...(await Promise.all(
      options.posts.map(
        async (who) =>
          [who, [...(await county.stands(who)), ...(await county.whispers(who))]] as const,
      ),
    )),
    ...(await Promise.all(
      (options.groups ?? []).map(async (one) => [`#${one}`, await county.board(one)] as const),
    )),
  ];

  /** A message is news where it is new, or where it says something it did not say before; that it says when it said so is none. */
  const isNews = (before: readonly string[] | undefined, { lines }: Shown): boolean => {
    const said = headlineOf(lines.join("\n"));
    return (
      before === undefined ||
      (said !== headlineOf(before.join("\n")) && !before.includes(said ?? ""))
    );
  };

  const looks = async (says: boolean): Promise<void> => {
    for (const [reader, messages] of await standing()) {
      const before = stood.get(reader) ?? new Map<string, readonly string[]>();
      stood.set(reader, before);
      const said = new Set<string>();
      for (const message of messages) {
        if (isForm(message)) continue;
        const fresh = isNews(before.get(message.id), message);
        before.set(message.id, message.lines);
        // Slack says it in the thread and on the card: that is read once.
        const text = message.lines.join("\n");
        if (!fresh || !says || said.has(text)) continue;
        said.add(text);
        const [heading = "", ...rest] = message.lines.filter((line) => !calls.test(line));
        const had = cards.get(reader + heading) ?? [];
        cards.set(reader + heading, [heading, ...rest]);
        told.push(`${reader} <`, `    ${heading}`);
        for (const line of had.slice(1, -1)) if (!rest.includes(line)) told.push(`  - ${line}`);
        for (const line of rest) if (!had.includes(line)) told.push(`    ${line}`);
      }
    }
  };

  const did = async (said: string, work: () => Promise<void>): Promise<void> => {
    told.push("", said);
    await work();
    await looks(true);
  };
  await looks(false);

  return {
    county,
    says: (who: string, line: string) => did(`${who} > ${line}`, () => county.says(who, line)),
    presses: (who: string, label: string, about?: string) =>
      did(`${who} [${label}]`, () => county.presses(who, label, about)),
    pressesIn: (group: Group, who: string, label: string, about?: string) =>
      did(`${who} #${group} [${label}]`, () => county.pressesIn(group, who, label, about)),
    fills: async (who: string, answers: Readonly<Record<string, Answer>>) => {
      told.push(...(await county.asks(who)).map((line) => `  ? ${line.replace(/:$/, "")}`));
      const given = Object.entries(answers).map(([key, value]) => `${key}=${[value].flat()}`);
      await did([`${who} >`, ...given].join(" "), () => county.fills(who, answers));
    },
    on: (day: string) => did(`== ${day}`, () => county.on(day)),
    /** The whole of it, in plain lines. */
    told: () => `${told.join("\n").trim()}\n`,
    /**
     * The cards that did not follow along: of a matter whose last card before the same reader says
     * another stage, and that do not say themselves that they are out of date.
     */
    behind: async (): Promise<readonly string[]> => {
      const late: string[] = [];
      const boards = (options.groups ?? []).map(
        async (group) => [`#${group}`, await county.board(group)] as const,
      );
      const alone = options.posts.map(async (who) => [who, await county.stands(who)] as const);
      for (const [reader, messages] of await Promise.all([...boards, ...alone])) {
        const stages = new Map<string, string>();
        for (const { lines } of messages
          .filter((one) => !isForm(one) && one.passing !== true)
          .toReversed()) {
          const [heading = "", second = ""] = lines;
          if (!/[A-Z]{2}-20\d\d-\d{4}/.test(heading)) continue;
          if (lines.some((line) => /^(?:这条消息已经过时|This message is out of date)/.test(line)))
            continue;
          const stage = lines.find((line) => /^(?:阶段|Stage): /.test(line)) ?? second;
          // What a group is reminded of is one unit's own, which is named above it.
          const unit = reader.startsWith("#") ? (/[（(](.*?)[）)]/.exec(second)?.[1] ?? "") : "";
          const about = `${heading} ${unit}`;
          if ((stages.get(about) ?? stage) !== stage) late.push(`${reader}: ${heading} ${stage}`);
          else stages.set(about, stage);
        }
      }
      return late;
    },
    close: county.close,
  };
};
export type Story = Awaited<ReturnType<typeof tells>>;
