import { inQuotes } from "../calendar/quotation.ts";
import { type Action, action, type Card, paragraph, rows } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { shorten, type Text, text, verbatim } from "../chat/text.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { matterRow } from "../flow/rows.ts";
import { asRead } from "../line/rank-verbs.ts";
import type { Raw, RequestContext } from "./context.ts";
import { filledFrom } from "./fill-form.ts";
import type { IntentOrOutcome } from "./intent.ts";
import { mostOffered } from "./meant.ts";
import { meantFor } from "./offer.ts";
import type { Meant } from "./placed.ts";
import { talk } from "./words.ts";

const pressOf = ({ verb, code, raw }: Meant, submits: boolean) => ({
  command: verb.id,
  ...(code === undefined ? {} : { code }),
  ...(Object.keys(raw).length === 0 ? {} : submits ? { answers: raw } : { prefill: raw }),
});

export const labelOf = ({ services }: RequestContext, one: Meant): Text => {
  const label = commandLabel(services, one.verb.id);
  const of = one.raw["of"];
  const named =
    one.verb.id === "help" && typeof of === "string"
      ? text(`怎么${commandLabel(services, of).zh}`, `How to: ${commandLabel(services, of).en}`)
      : label;
  const others = one.raw["with"];
  const codes = [one.code ?? [], typeof others === "string" ? others : []].flat().join("、");
  return codes === "" ? named : talk.stepOf(named, codes);
};

export const reads = ({ services }: RequestContext, { verb }: Meant): boolean =>
  services.commands.some(({ id, shows }) => id === verb.id && shows === true);

/** The button by which somebody says that nothing of this was meant. */
export const notMeant = (first: Meant): Action =>
  action(talk.notMeant, { command: "not-meant", answers: { instead: first.verb.id } });

export const actionOf = (context: RequestContext, one: Meant, primary: boolean): Action =>
  action(labelOf(context, one), pressOf(one, reads(context, one)), primary ? "primary" : "plain");

/** The same, of what was said: what begins a matter of it takes it whole. */
const actionSaid = (
  context: RequestContext,
  said: string,
  one: Meant,
  primary: boolean,
): Action => {
  const flow = context.services.flows.find(
    ({ kind, opening }) => one.verb.id === `${kind}.${opening.id}`,
  );
  const from = said.length < leastTold ? undefined : flow?.opening.fromSentence;
  if (flow === undefined || from === undefined) return actionOf(context, one, primary);
  const press = { command: one.verb.id, prefill: filled(context, flow.opening.form, said) };
  return action(from.label, press, primary ? "primary" : "plain");
};

const filled = (context: RequestContext, form: Fields, said: string): Raw =>
  filledFrom(form, asRead(said, context.services.verbs), context, said);

/** A shorter sentence tells nothing a matter could be made of. */
const leastTold = 6;

export const offerMeant = (
  context: RequestContext,
  said: string,
  meant: readonly Meant[],
  title: Text = talk.didYouMean,
): IntentOrOutcome | undefined => {
  const [first] = meant;
  if (first === undefined) return undefined;
  const shown = meant.filter(({ closed }) => closed === undefined).slice(0, mostOffered);
  if (shown.length === 0) return undefined;
  const opening = shown.some(({ verb }) => verb.about === "opening")
    ? []
    : reportActions(context, said);
  const card: Card = {
    title,
    body: [
      paragraph(verbatim(`${inQuotes(shorten(said, 200))}`)),
      ...(first.notSuch === undefined ? [] : noneSuch(context, first, first.notSuch)),
      paragraph(talk.notKept, "subtle"),
    ],
    actions: [
      ...shown.map((one, index) => actionSaid(context, said, one, index === 0)),
      ...opening,
      notMeant(first),
    ],
  };
  return { is: "card", card };
};

const reportActions = (context: RequestContext, said: string): readonly Action[] =>
  meantFor(context.services.flows, context.verdict).flatMap(({ kind, opening }) =>
    opening.fromSentence === undefined ||
    said.length < leastTold ||
    !mayEver(context.services, context.actor, `${kind}.${opening.id}`)
      ? []
      : [
          action(opening.fromSentence.label, {
            command: `${kind}.${opening.id}`,
            prefill: filled(context, opening.form, said),
          }),
        ],
  );

/** So many matters a question may be about are named. */
const mostNamed = 6;

/** That none is such as was said, with those there are. */
const noneSuch = (context: RequestContext, { among = [] }: Meant, notSuch: Text): Card["body"] => [
  paragraph(notSuch, "warning"),
  rows(
    among
      .slice(0, mostNamed)
      .map((matter) => matterRow({ ...context, flows: context.services.flows }, matter)),
  ),
];

/** Which of several matters a question is about. */
export const chooseNear = (context: RequestContext, first: Meant): IntentOrOutcome => {
  const { services } = context;
  const { flows } = services;
  const list = (first.among ?? []).slice(0, mostNamed);
  const label = commandLabel(services, first.verb.id);
  return {
    is: "card",
    card: {
      title: first.closed === true ? label : talk.which,
      body: [
        ...(first.notSuch === undefined ? [] : [paragraph(first.notSuch, "warning")]),
        rows(list.map((matter) => matterRow({ ...context, flows }, matter))),
      ],
      actions: [
        ...(first.closed === true ? [] : list.slice(0, mostOffered)).map(({ code }) =>
          action(talk.stepOf(label, code), pressOf({ ...first, code }, reads(context, first))),
        ),
        action(commandWords.todo, { command: "todo" }),
      ],
    },
  };
};
