import { type Card, facts, note, paragraph } from "../chat/card.ts";
import { one, optional } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { postEntryText } from "../flow/post-watch.ts";
import {
  type Directory,
  type Organisation,
  organisationName,
  type Person,
} from "../people/directory.ts";
import { type CommandContext, command } from "./command.ts";
import { rolesOf } from "./help.ts";
import { mayManage } from "./leave.ts";

const words = {
  label: text("通讯录", "Directory"),
  help: text(
    "看一个单位有哪些岗位、谁在岗，或一个岗位的变动记录：通讯录 水务局，通讯录 水务局联络员",
    "The posts of a unit and who can be reached, or what happened to a post: directory water, directory water.liaison",
  ),
  of: text("单位或岗位", "Unit or post"),
  history: text("岗位变动记录", "What happened to this post"),
  nothingYet: text("还没有变动记录。", "Nothing so far."),
  notYours: text(
    "这个岗位的变动记录只给本岗位、本单位负责人、保密员、秘书处和管理员看。",
    "What happened to this post is shown to its holder, the head of the unit, the secrecy officer, the secretariat and the administrator.",
  ),
  reached: text("已绑定", "bound"),
  unreached: text("没有绑定账号，收不到消息", "no bound account: cannot be reached"),
  away: (deputy: Text): Text =>
    text(`请假，由${deputy.zh}代办`, `on leave, covered by ${deputy.en}`),
  flagged: text(
    "这些单位收不到消息，请尽快补上：",
    "These units cannot be reached; please see to it soon:",
  ),
  noLiaison: text("没有联络员", "no liaison"),
  unbound: text("联络员都没有绑定账号", "no liaison has a bound account"),
  none: text(
    "每个单位都有联络员，而且都绑定了账号。",
    "Every unit has a liaison with a bound account.",
  ),
};

/** What is wrong with how a unit is reached; nothing where it has a liaison with an account. */
export const isUnreachable = (directory: Directory, unit: Organisation): Text | undefined => {
  const liaisons = [...directory.people.values()].filter(
    ({ organisation, roles }) => organisation === unit.id && roles.includes("liaison"),
  );
  if (liaisons.length === 0) return words.noLiaison;
  return liaisons.some(({ id }) => directory.bound.has(id)) ? undefined : words.unbound;
};

const postRows = (directory: Directory, unit: string): readonly (readonly [Text, Text])[] =>
  [...directory.people.values()]
    .filter(({ organisation }) => organisation === unit)
    .map((person) => {
      const own = person.cover?.self ?? person;
      const deputy = person.away && directory.people.get(person.away.deputy);
      return [
        person.name,
        joinAnd([
          ...rolesOf(own),
          directory.bound.has(person.id) ? words.reached : words.unreached,
          ...(deputy === undefined ? [] : [words.away(deputy.name)]),
        ]),
      ] as const;
    });

/** How many of a post's changes are shown, the latest. */
const mostShown = 20;

/** Whether somebody may see what happened to a post: its holder and those who look after it. */
const maySeeHistory = (actor: Person, post: Person): boolean =>
  mayManage(actor, post) || actor.roles.includes("secrecy");

/** One post: how it is reached and, for those who look after it, what happened to it. */
const postCard = async (context: CommandContext, post: Person): Promise<Card> => {
  const { directory, actor, store } = context;
  const rows = postRows(directory, post.organisation).filter(([name]) => name === post.name);
  if (!maySeeHistory(actor, post))
    return { ...note(post.name), body: [facts(...rows), paragraph(words.notYours, "subtle")] };
  const entries = await store.postEntries(post.id, mostShown);
  return {
    ...note(post.name),
    body: [
      facts(...rows),
      paragraph(entries.length === 0 ? words.nothingYet : words.history, "subtle"),
      ...entries.map((entry) => paragraph(postEntryText(directory, entry))),
    ],
  };
};

/** 通讯录 directory: the posts of one unit; for those who look after it, the units that cannot be reached. */
export const phonebook = command({
  id: "directory",
  shows: true,
  label: words.label,
  names: ["通讯录", "directory"],
  says: [
    "who do I reach at the bureau",
    "都有哪些岗",
    "他们的人怎么联系",
    "谁在岗",
    "contacts of the bureau",
    "那头是哪些人",
    "联系电话多少",
    "找谁对接",
    "哪位负责",
    "号码给我",
    "谁管这个",
    "联系人是谁",
    "who is the contact",
    "phone number of",
    "电话是多少",
    "联络员是哪位",
    "找谁联系",
    "通讯簿",
    "联系方式",
    "contacts of",
    "phone number",
  ],
  help: words.help,
  form: {
    unit: optional(one(words.of, "directory", { main: true, also: ["单位", "岗位", "post"] })),
  },
  run: async ({ unit }, context) => {
    const { directory, actor } = context;
    const post = unit === undefined ? undefined : directory.people.get(unit);
    if (post !== undefined) return { card: await postCard(context, post) };
    const keeper = actor.roles.includes("secretariat") || actor.roles.includes("admin");
    if (unit === undefined && keeper) {
      const lacking = [...directory.organisations.values()].flatMap((one) => {
        const why = isUnreachable(directory, one);
        return why === undefined ? [] : [[one.name, why] as const];
      });
      return {
        card:
          lacking.length === 0
            ? note(words.label, [words.none])
            : {
                ...note(words.label),
                body: [paragraph(words.flagged, "warning"), facts(...lacking)],
              },
      };
    }
    const of = unit ?? actor.organisation;
    return {
      card: {
        ...note(organisationName(directory, of)),
        body: [facts(...postRows(directory, of))],
      },
    };
  },
});
