import { facts, note, paragraph } from "../chat/card.ts";
import { one, optional } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { type Directory, type Organisation, organisationName } from "../people/directory.ts";
import { command } from "./command.ts";
import { rolesOf } from "./help.ts";

const words = {
  label: text("通讯录", "Directory"),
  help: text(
    "看一个单位有哪些岗位、谁在岗：通讯录 水务局",
    "The posts of a unit and who can be reached: directory water",
  ),
  unit: text("单位", "Unit"),
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

/** 通讯录 directory: the posts of one unit; for those who look after it, the units that cannot be reached. */
export const phonebook = command({
  id: "directory",
  label: words.label,
  names: ["通讯录", "directory"],
  help: words.help,
  form: { unit: optional(one(words.unit, "organisations", { main: true })) },
  run: async ({ unit }, { directory, actor }) => {
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
