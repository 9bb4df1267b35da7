import { action, type Card, facts, paragraph } from "../chat/card.ts";
import { choice, optional } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";
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
    .map((flow) =>
      action(openingName(flow), { command: `${flow.kind}.${flow.opening.id}` }, "primary"),
    );

const openingName = ({ opening, name }: Flow): Text =>
  text(`${opening.label.zh}${name.zh}`, `${opening.label.en} ${name.en.toLowerCase()}`);

/** The kinds a person could ever have something to do with. */
const kindsFor = ({ flows, actor }: Pick<Asked, "flows" | "actor">): readonly Flow[] =>
  flows.filter(
    (flow) =>
      mayOpen(actor, flow.opening) ||
      Object.entries(flow.steps).some(
        ([id, step]) => step.rare === undefined && mayStep(actor, flow, id),
      ),
  );

/** What a person can do: how to begin, the kinds there are, and what there always is. */
const helpCard = (asked: Pick<Asked, "flows" | "commands" | "actor">, county: string): Card => {
  const { flows, commands, actor } = asked;
  const kinds = kindsFor(asked);
  return {
    title: text("府检联动助手", "Linkage assistant"),
    body: [
      paragraph(words.helpIntro(county)),
      paragraph(words.helpType, "subtle"),
      facts(
        ...kinds
          .filter(({ opening }) => mayOpen(actor, opening))
          .map((flow) => [openingName(flow), flow.opening.help] as const),
      ),
      paragraph(words.helpKinds),
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
      ...kinds.map(({ kind, name }) =>
        action(words.helpWith(name), { command: "help", answers: { kind } }),
      ),
    ],
  };
};

/** What a person can do with matters of one kind. */
const kindCard = (flow: Flow, { actor }: Pick<Asked, "actor">): Card => {
  const opens = mayOpen(actor, flow.opening);
  return {
    title: words.helpWith(flow.name),
    body: [
      facts(
        ...(opens ? [[openingName(flow), flow.opening.help] as const] : []),
        ...Object.entries(flow.steps)
          .filter(([id, step]) => step.underQuarantine === undefined && mayStep(actor, flow, id))
          .map(([, { label, help }]) => [label, help] as const),
      ),
    ],
    actions: opens
      ? [action(openingName(flow), { command: `${flow.kind}.${flow.opening.id}` }, "primary")]
      : [],
  };
};

/** What somebody without a post is told. */
export const unboundCard = (county: string): Card => ({
  title: text("府检联动助手", "Linkage assistant"),
  body: [paragraph(words.helpIntro(county)), paragraph(words.helpUnbound)],
  actions: [],
});

/** 帮助 help: what can be done, at all or with one kind of matter. */
export const help = (flows: readonly Flow[], county: string): Command =>
  command({
    id: "help",
    label: words.help,
    names: ["帮助", "help", "?", "？", "菜单"],
    help: words.helpHelp,
    form: {
      kind: optional(
        choice(
          words.kind,
          flows.map(({ kind, name, names }) => ({ id: kind, name, also: names })),
          { main: true },
        ),
      ),
    },
    run: async ({ kind }, asked) => {
      const flow = kindsFor(asked).find((one) => one.kind === kind);
      return { card: flow === undefined ? helpCard(asked, county) : kindCard(flow, asked) };
    },
  });

/** The roles of a person in words. */
export const rolesOf = (person: Person) => person.roles.map((role) => roleNames[role]);
