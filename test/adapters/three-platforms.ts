import { addDays, addMinutes, dayOf } from "../../src/calendar/day.ts";
import type { Language } from "../../src/chat/text.ts";
import { codeHash } from "../../src/commands/bind.ts";
import { openScene } from "../scene.ts";
import type { Answer, Desk, Shown } from "./desk-of.ts";
import { letIn } from "./let-in.ts";
import { openSlackDesk } from "./slack/desk.ts";
import { openTeamsDesk } from "./teams/desk.ts";
import { openWebDesk } from "./web-desk.ts";

const platforms = ["slack", "teams", "web"] as const;
type Platform = (typeof platforms)[number];

/** A group on each platform, and who binds it and sits in it. */
const groups = {
  linkage: { called: "联动群", by: "gov-office.secretariat" },
  water: { called: "水务局", by: "water.liaison" },
} as const;
export type Group = keyof typeof groups;
const placeOf = (group: Group, platform: Platform): string =>
  ({
    slack: `C0${group.toUpperCase()}`,
    teams: `19:${group}@thread.v2`,
    web: `group:${group}`,
  })[platform];

export type County = {
  readonly language?: Language;
  /** Who takes part. They sit down at Slack, Teams and the web in turn. */
  readonly posts: readonly string[];
  /** Groups that meet, on Slack, Teams and the web in turn. */
  readonly groups?: readonly Group[];
  /** Which platform the first of them sits at. */
  readonly turn?: number;
  /** What comes by itself in the morning, and once an hour, comes. */
  readonly mornings?: boolean;
};

/**
 * One county, one bot and one store behind the three real adapters at once. Whoever is called
 * `post@platform` uses a further account of that post. All have asked for the language.
 */
export const openCounty = async (
  at: string,
  { language = "zh-CN", posts, groups: meeting = [], turn = 0, mornings = false }: County,
) => {
  const scene = await openScene(at, undefined, { posts: false, mornings });
  const slack = await openSlackDesk(scene);
  const teams = await openTeamsDesk(scene);
  const web = await openWebDesk(scene);
  const desks: Readonly<Record<Platform, Desk>> = { slack, teams, web };

  const inTurn = (place: number): Platform => platforms[(place + turn) % 3] ?? "web";
  const platformOf = (who: string): Platform =>
    platforms.find((one) => who.endsWith(`@${one}`)) ?? inTurn(posts.indexOf(who));
  const meetsOn = (group: Group): Platform => inTurn(meeting.indexOf(group));
  const postOf = (who: string): string => who.split("@")[0] ?? who;
  const deskOf = (who: string): Desk => desks[platformOf(who)];
  /** The account a member of a group has where the group meets. */
  const memberIn = (who: string, group: Group): string =>
    posts.includes(who) && platformOf(who) === meetsOn(group) ? who : `${who}@${meetsOn(group)}`;

  const delivers = () => slack.town.delivers();
  const binds = async (who: string): Promise<void> => {
    const code = `CODE${who}`;
    await scene.store.saveBindCode({
      hash: codeHash(code),
      person: postOf(who),
      expiresAt: addMinutes(scene.clock.now(), 60),
    });
    await deskOf(who).binds(postOf(who), code);
    await letIn(scene);
  };

  const says = async (who: string, line: string): Promise<void> => {
    await deskOf(who).says(postOf(who), line);
    await delivers();
  };
  const groupsOf = (who: string): readonly Group[] =>
    meeting.filter((group) => groups[group].by === who);
  /** The accounts of a post: where it sits, and where its group meets. */
  const accountsOf = (who: string): readonly string[] => [
    ...new Set([who, ...groupsOf(who).map((group) => memberIn(who, group))]),
  ];
  /** Presses the last button with a label, in the first of these places that has one. */
  const pressed = async (
    label: string,
    about: string,
    places: readonly { readonly account: string; readonly group?: string }[],
  ): Promise<void> => {
    for (const { account, group } of places) {
      const found = (await deskOf(account).reads(postOf(account), group)).findLast(
        ({ lines }) =>
          lines.at(-1)?.includes(`[${label}]`) === true && lines[0]?.includes(about) === true,
      );
      if (found === undefined) continue;
      await deskOf(account).presses(postOf(account), found.id, label, group);
      return delivers();
    }
    throw new Error(`no button ${label} before ${places.map(({ account }) => account).join("、")}`);
  };

  const arrives = async (who: string): Promise<void> => {
    await binds(who);
    await says(who, language === "en" ? "language English" : "语言 中文");
  };
  for (const who of posts) await arrives(who);
  for (const group of meeting) {
    const { called, by } = groups[group];
    const who = memberIn(by, group);
    if (who !== by) {
      await arrives(who);
      if (posts.includes(by))
        await says(by, `首选 ${platformOf(by) === "web" ? "网页" : platformOf(by)}`);
    }
    const place = placeOf(group, meetsOn(group));
    await deskOf(who).says(by, `群 绑定 ${called}`, place);
    await pressed(language === "en" ? "Confirm" : "确认", "", [{ account: who, group: place }]);
  }

  return {
    scene,
    slack: slack.town,
    teams: teams.town,
    web,
    logged: [scene.logged, slack.town.logged, teams.town.logged],
    /** Gives somebody a further account, `post@platform`. */
    binds,
    /** Types a line to the bot, alone with it. */
    says,
    /** Presses a button by its label, on the last message that has it and whose heading says `about`. */
    presses: (who: string, label: string, about = "") =>
      pressed(
        label,
        about,
        accountsOf(who).map((account) => ({ account })),
      ),
    /** The same in a group, with the account a member has there. */
    pressesIn: (group: Group, who: string, label: string, about = "") =>
      pressed(label, about, [
        { account: memberIn(who, group), group: placeOf(group, meetsOn(group)) },
      ]),
    /** What the form says that stands open before somebody. */
    asks: (who: string) => deskOf(who).asks(postOf(who)),
    /** Fills in that form, and submits it. */
    fills: async (who: string, answers: Readonly<Record<string, Answer>>): Promise<void> => {
      await deskOf(who).fills(postOf(who), answers);
      await delivers();
    },
    /** What one account of somebody reads, alone with the bot. */
    reads: (account: string): Promise<readonly Shown[]> => deskOf(account).reads(postOf(account)),
    /** What stands before somebody alone with the bot, on every platform that person uses. */
    stands: async (who: string): Promise<readonly Shown[]> =>
      (await Promise.all(accountsOf(who).map((one) => deskOf(one).reads(who)))).flat(),
    /** What somebody alone reads in groups; it passes, and is not kept up to date. */
    whispers: async (who: string): Promise<readonly Shown[]> => {
      const whispered: Shown[] = [];
      for (const group of groupsOf(who)) {
        const desk = deskOf(memberIn(who, group));
        const place = placeOf(group, meetsOn(group));
        const all = new Set((await desk.board(place, who)).map(({ id }) => id));
        for (const one of await desk.reads(who, place)) if (!all.has(one.id)) whispered.push(one);
      }
      return whispered;
    },
    /** What everybody reads in a group. */
    board: (group: Group) =>
      desks[meetsOn(group)].board(placeOf(group, meetsOn(group)), groups[group].by),
    /** Goes on day by day to ten in the morning of a day; what falls due on the way is sent. */
    on: async (day: string): Promise<void> => {
      for (let today = dayOf(scene.clock.now()); today < day; ) {
        const due = await scene.store.nextDue();
        const next = due === undefined || dayOf(due) > day ? day : dayOf(due);
        today = next > today ? next : addDays(today, 1);
        await scene.clock.moveTo(`${today}T02:00:00.000Z`);
        await delivers();
      }
    },
    close: async () => {
      await web.close();
      await teams.close();
      await slack.close();
      await scene.close();
    },
  };
};
export type ThreePlatforms = Awaited<ReturnType<typeof openCounty>>;
