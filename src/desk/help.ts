import { action, type Card, facts, paragraph } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { type Flow, type Opening, readSeat } from "../flow/flow.ts";
import { roleNames } from "../flow/words.ts";
import type { Person } from "../people/directory.ts";
import { type Asked, type Command, command } from "./command.ts";
import { words } from "./words.ts";

/** Whether a person may start a matter of this kind. */
export const mayOpen = (person: Person, opening: Pick<Opening, "by">): boolean =>
  opening.by.some((role) => person.roles.includes(role));

/** Whether a step of a flow could ever be this person's, whatever the matter. */
const mayStep = (person: Person, flow: Flow, id: string): boolean =>
  flow.steps[id]?.by.some((seat) => {
    const { role } = readSeat(seat);
    return role === undefined ? mayOpen(person, flow.opening) : person.roles.includes(role);
  }) ?? false;

/** Whether a command of any sort could ever be this person's. */
export const mayEver = (
  { flows, commands, actor }: Pick<Asked, "flows" | "commands" | "actor">,
  id: string,
): boolean => {
  const [kind, step = ""] = id.split(".");
  const flow = flows.find((one) => one.kind === kind);
  if (flow !== undefined)
    return step === flow.opening.id ? mayOpen(actor, flow.opening) : mayStep(actor, flow, step);
  return commands.some((one) => one.id === id && mayRun(actor, one));
};

/** Whether a command that stands alone is for this person. */
export const mayRun = (person: Person, { by }: Pick<Command, "by">): boolean =>
  by === undefined || by.some((role) => person.roles.includes(role));

const openingButtons = (flows: readonly Flow[], actor: Person) =>
  flows
    .filter(({ opening }) => mayOpen(actor, opening))
    .map(({ kind, name, opening }) =>
      action(
        text(`${opening.label.zh}${name.zh}`, `${opening.label.en} ${name.en.toLowerCase()}`),
        { command: `${kind}.${opening.id}` },
        "primary",
      ),
    );

/** What a person can do: everything that can be typed, and the usual things as buttons. */
export const helpCard = (
  { flows, commands, actor }: Pick<Asked, "flows" | "commands" | "actor">,
  county: string,
): Card => ({
  title: text("府检联动助手", "Linkage assistant"),
  body: [
    paragraph(words.helpIntro(county)),
    paragraph(words.helpType, "subtle"),
    ...flows.flatMap((flow) => {
      const known = facts(
        ...(mayOpen(actor, flow.opening)
          ? [
              [
                text(
                  `${flow.opening.label.zh}${flow.name.zh}`,
                  `${flow.opening.label.en} ${flow.name.en.toLowerCase()}`,
                ),
                flow.opening.help,
              ] as const,
            ]
          : []),
        ...Object.entries(flow.steps)
          .filter(([id]) => mayStep(actor, flow, id))
          .map(([, { label, help }]) => [label, help] as const),
      );
      return known.is === "facts" && known.facts.length === 0 ? [] : [paragraph(flow.name), known];
    }),
    paragraph(words.always),
    facts(
      ...commands
        .filter(
          (one) => one.hidden === undefined && one.unbound === undefined && mayRun(actor, one),
        )
        .map(({ label, help }) => [label, help] as const),
    ),
  ],
  actions: [
    ...openingButtons(flows, actor),
    action(words.todo, { command: "todo" }),
    action(words.list, { command: "list" }),
  ],
});

/** What somebody without a post is told. */
export const unboundCard = (county: string): Card => ({
  title: text("府检联动助手", "Linkage assistant"),
  body: [paragraph(words.helpIntro(county)), paragraph(words.helpUnbound)],
  actions: [],
});

/** 帮助 help: what can be done. */
export const help = (county: string): Command =>
  command({
    id: "help",
    label: words.help,
    names: ["帮助", "help", "?", "？", "菜单"],
    help: words.helpHelp,
    form: {},
    run: async (_, asked) => ({ card: helpCard(asked, county) }),
  });

/** The roles of a person in words. */
export const rolesOf = (person: Person) => person.roles.map((role) => roleNames[role]);
