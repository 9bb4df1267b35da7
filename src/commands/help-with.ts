import { action, type Card, facts, paragraph } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { findDuties } from "../flow/find.ts";
import { declaredIn, type Flow, nameWithKind, openingNamed, openingsOf } from "../flow/flow.ts";
import { openingsFor } from "../flow/may.ts";
import type { Declared } from "../flow/step.ts";
import { type CommandContext, mayEver } from "./command.ts";
import { words } from "./words.ts";

/** Something that can be done, by whatever it is called. */
type Doable = {
  /** `recommendation.reply`, `leave`. */
  readonly id: string;
  readonly said: Declared<Fields>;
  readonly label: Text;
  /** It begins a matter. */
  readonly opens: boolean;
};

/** The first Chinese and the first English of the words for something. */
const typedAs = (names: readonly string[]): Text => {
  const isEnglish = (name: string): boolean => /^[\x20-\x7e]+$/.test(name);
  const zh = names.find((name) => !isEnglish(name)) ?? names[0] ?? "";
  return text(zh, names.find(isEnglish) ?? zh);
};

/** Everything this person may ever do. */
const doable = (context: CommandContext): readonly Doable[] =>
  [
    ...context.flows.flatMap((flow) =>
      [...openingsOf(flow).map(({ id }) => id), ...Object.keys(flow.steps)].flatMap(
        (step): readonly Doable[] => {
          const said = declaredIn(flow, step);
          return said === undefined
            ? []
            : [
                {
                  id: `${flow.kind}.${step}`,
                  said,
                  label: nameWithKind(flow, said),
                  opens: openingNamed(flow, step) !== undefined,
                },
              ];
        },
      ),
    ),
    ...context.commands
      .filter(({ hidden }) => hidden === undefined)
      .map((said): Doable => ({ id: said.id, said, label: said.label, opens: false })),
  ].filter(({ id }) => mayEver(context, context.actor, id));

const asked =
  /^(?:怎么样|怎么|怎样|如何|how (?:do i|can i|to)|how)\s*|\s*(?:怎么办|怎么弄|[?？])$/giu;

/** What people ask about, without the words that ask. */
const folded = (typed: string): string =>
  typed.replace(asked, "").replace(/\s+/g, "").toLowerCase();

const namesOf = ({ id, said, label }: Doable): readonly string[] => [
  id,
  label.zh,
  label.en,
  said.label.zh,
  said.label.en,
  ...said.names,
];

/** What may be done by this name: of several kinds where they call it alike. */
export const doableNamed = (typed: string, context: CommandContext): readonly Doable[] => {
  const wanted = folded(typed);
  const all = doable(context);
  const exact = all.filter(({ id }) => id === typed.trim());
  return exact.length > 0
    ? exact
    : all.filter((one) => namesOf(one).some((name) => folded(name) === wanted));
};

/** The kind of matter that is asked about. */
export const kindNamed = (typed: string, flows: readonly Flow[]): Flow | undefined => {
  const wanted = folded(typed);
  return flows.find(({ kind, name, names }) =>
    [kind, name.zh, name.en, ...names].some((one) => folded(one) === wanted),
  );
};

/** What is asked for, as a sentence: what must be said and what may be. */
const fieldsText = ({ said }: Doable): Text => {
  const shown = Object.values(said.form).filter(({ byButton }) => byButton !== true);
  const labels = (required: boolean): readonly Text[] =>
    shown.filter((field) => field.required === required).map(({ label }) => label);
  const [must, may] = [labels(true), labels(false)];
  if (must.length + may.length === 0) return words.helpNoFields;
  return words.helpFields(
    must.length === 0 ? undefined : joinAnd(must),
    may.length === 0 ? undefined : joinAnd(may),
  );
};

const mostShown = 4;

/** How something is done, with what of one's own it can be done to just now. */
export const stepCard = async (
  found: readonly Doable[],
  context: CommandContext,
): Promise<Card> => {
  const shown = found.slice(0, mostShown);
  const duties = await findDuties(context);
  const mine = shown.flatMap((one) =>
    duties
      .filter(({ of, step }) => `${of.kind}.${step}` === one.id)
      .map(({ of }) => ({ one, code: of.code })),
  );
  const [first] = mine;
  return {
    title: words.helpStep(
      (shown.length === 1 ? shown[0]?.label : shown[0]?.said.label) ?? words.help,
    ),
    body: [
      facts(...shown.map(({ label, said }) => [label, said.help] as const)),
      ...shown.map((one) =>
        paragraph(
          shown.length === 1 ? fieldsText(one) : words.helpOfKind(one.label, fieldsText(one)),
        ),
      ),
      ...(first === undefined
        ? []
        : [paragraph(words.helpTry(withCode(typedAs(first.one.said.names), first.code)))]),
    ],
    actions: [
      ...mine.map(({ one, code }) =>
        action(withCode(one.said.label, code), { command: one.id, code }),
      ),
      ...shown
        .filter(({ opens }) => opens)
        .map(({ id, label }) => action(label, { command: id }, "primary")),
    ].slice(0, mostShown),
  };
};

/** Words for a step with the number of what it is done to. */
const withCode = ({ zh, en }: Text, code: string): Text => text(`${zh} ${code}`, `${en} ${code}`);

/** A line for this person to try: what is waited for, or else what they would begin with. */
export const exampleFor = async (context: CommandContext): Promise<Text> => {
  const { flows, actor } = context;
  const [duty] = await findDuties(context);
  const step =
    duty === undefined
      ? undefined
      : flows.find(({ kind }) => kind === duty.of.kind)?.steps[duty.step];
  if (duty !== undefined && step !== undefined) return withCode(typedAs(step.names), duty.of.code);
  const reports = flows.some((flow) =>
    openingsFor(actor, flow).some(({ fromSentence }) => fromSentence !== undefined),
  );
  return reports ? words.helpSentence : words.helpDesk;
};
