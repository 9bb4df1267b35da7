import { formFor, type Raw, readForm } from "./answers.ts";
import {
  type Asking,
  codeOf,
  labelOf,
  refused,
  said,
  texts,
  type Unworded,
  type Wish,
} from "./asking.ts";
import { action, type Card, note, type Press, paragraph } from "./chat/card.ts";
import type { Form } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import { advice, screen } from "./chat/screening.ts";
import { shortened, type Text, text } from "./chat/text.ts";
import { yearOf } from "./core.ts";
import { chained } from "./desk/chain.ts";
import { type Asked, type Command, visible } from "./desk/command.ts";
import { mayOpen, mayRun } from "./desk/help.ts";
import { words as deskWords } from "./desk/words.ts";
import { canSee, sightOf } from "./flow/access.ts";
import { type Advance, opened, stepped } from "./flow/advance.ts";
import { type Flow, type Opening, obstacle, type Step } from "./flow/flow.ts";
import type { Matter } from "./flow/matter.ts";
import { matterCard } from "./flow/render.ts";
import { roleNames, words } from "./flow/words.ts";
import type { Change, Saved } from "./store/store.ts";
import { talk } from "./words.ts";

/** Does what was wanted, or asks for what is missing. Asks who may see and who may act before anything else. */
export const fulfilled = async (asking: Asking, wish: Wish): Promise<Unworded> => {
  const { core } = asking;
  const [kind, step = ""] = wish.id.split(".");
  const flow = core.flows.find((one) => one.kind === kind);
  if (flow === undefined) {
    const command = core.commands.find(({ id }) => id === wish.id);
    return command === undefined
      ? refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))))
      : run(asking, command, wish);
  }
  if (step === flow.opening.id) return open(asking, flow, wish);
  const declared = Object.hasOwn(flow.steps, step) ? flow.steps[step] : undefined;
  if (declared === undefined) return refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))));
  if (wish.code === undefined) return refused(new Refusal(deskWords.needCode(declared.label)));
  return take(asking, flow, step, declared, { ...wish, code: wish.code });
};

const run = async (asking: Asking, command: Command, wish: Wish): Promise<Unworded> => {
  const { core, actor, request } = asking;
  if (!mayRun(actor, command)) {
    const names = (command.by ?? []).map((role) => roleNames[role]);
    return refused(
      new Refusal(
        deskWords.notFor({
          zh: names.map(({ zh }) => zh).join("、"),
          en: names.map(({ en }) => en).join(", "),
        }),
      ),
    );
  }
  const read = readForm(command.form, wish.raw, asking);
  if ("problems" in read) {
    const form = formFor(asking, {
      title: command.label,
      fields: command.form,
      raw: wish.raw,
      submit: { command: command.id, ...(wish.code === undefined ? {} : { code: wish.code }) },
      submitLabel: talk.submit,
      ...(problemsShown(wish, read) ? { problems: read.problems } : {}),
      intro: [paragraph(command.help, "subtle")],
    });
    return { is: "form", form };
  }
  const asked: Asked = {
    ...asking,
    store: core.store,
    flows: core.flows,
    commands: core.commands,
    request,
    event: wish.event,
    newId: core.newId,
    ...(wish.code === undefined ? {} : { code: wish.code }),
    ...(core.moveClock === undefined ? {} : { moveClock: core.moveClock }),
  };
  return said(await command.run(read.answers, asked));
};

/** Problems are shown once somebody has given something wrong, not for what was merely left out of a line. */
const problemsShown = (
  wish: Wish,
  read: { readonly missing: readonly string[]; readonly problems: Readonly<Record<string, Text>> },
): boolean =>
  wish.submitted || Object.keys(read.problems).some((key) => !read.missing.includes(key));

const open = async (asking: Asking, flow: Flow, wish: Wish): Promise<Unworded> => {
  const { core, actor } = asking;
  const { opening } = flow;
  if (!mayOpen(actor, opening)) return refused(new Refusal(whoMayOpen(flow)));
  const { parent } = wish;
  const origin = parent === undefined ? undefined : await originOf(asking, flow, parent);
  if (origin instanceof Refusal) return refused(origin);
  const again = (problems?: Readonly<Record<string, Text>>): Form =>
    formFor(asking, {
      title: labelOf(core, wish.id),
      fields: opening.form,
      raw: wish.raw,
      submit: {
        command: wish.id,
        key: wish.key ?? core.newId(),
        ...(parent === undefined ? {} : { prefill: { parent } }),
      },
      submitLabel: opening.label,
      intro: [
        ...warnings(wish.raw),
        ...(opening.warning === undefined ? [] : [paragraph(opening.warning, "warning")]),
      ],
      ...(problems === undefined ? {} : { problems }),
    });
  const read = readForm(opening.form, wish.raw, asking);
  if ("problems" in read)
    return { is: "form", form: again(problemsShown(wish, read) ? read.problems : undefined) };
  if (wish.prefilled === true) return { is: "form", form: again() };
  const drafted = opening.apply(read.answers, asking);
  if (drafted instanceof Refusal) return refusedForm(drafted, again);
  const draft = parent === undefined ? drafted : { ...drafted, parent };
  const known = await alreadyRecorded(asking, draft.reference);
  if (known !== undefined) return refusedForm(known, again);
  const year = yearOf(asking.today);
  const created = await core.store.exclusive(async () => {
    for (let attempt = 0; ; attempt += 1) {
      const number = await core.store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      const answers = parent === undefined ? read.answers : { ...read.answers, parent };
      const advance = opened(flow, code, draft, answers, asking, core);
      const outcome = await core.store.save(changeOf(asking, wish, advance, "created"));
      if (outcome !== "taken" || attempt === 20) return { outcome, advance };
    }
  });
  if (created.outcome === "repeated") return repeated(asking, wish);
  if (created.outcome !== "saved") throw new Error(`a new ${flow.kind} was ${created.outcome}`);
  return finished(asking, flow, created.advance, opening, warnings(wish.raw));
};

/** The matter a new one is to come from, where it may: one the actor sees and whose kind becomes this. */
const originOf = async (
  { core, actor }: Asking,
  flow: Flow,
  code: string,
): Promise<Matter | Refusal> => {
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return found;
  return found.flow.becomes?.some(
    ({ kind, from }) => kind === flow.kind && from.includes(found.matter.state),
  ) === true
    ? found.matter
    : new Refusal(words.cannotBecome(found.flow.name, flow.name));
};

/** The warning that comes before everything else when a text speaks of harm to a minor. */
const warnings = (raw: Raw) => {
  const verdict = screen(texts(raw));
  return verdict.is === "minor"
    ? [advice(verdict)].flatMap(({ title, paragraphs }) =>
        [title, ...paragraphs].map((one) => paragraph(one, "urgent")),
      )
    : [];
};

const whoMayOpen = (flow: Flow): Text => {
  const names = flow.opening.by.map((role) => roleNames[role]);
  return words.onlySeats(names, labelOfOpening(flow), deskWords.list);
};

const labelOfOpening = ({ opening, name }: Flow): Text =>
  text(`${opening.label.zh}${name.zh}`, `${opening.label.en} ${name.en.toLowerCase()}`);

/** A refusal about one field goes to that field of the form; others stand alone. */
const refusedForm = (
  refusal: Refusal,
  again: (problems: Readonly<Record<string, Text>>) => Form,
): Unworded =>
  refusal.field === undefined
    ? refused(refusal)
    : {
        is: "refusal",
        card: note(talk.notDone, [refusal.text], refusal.actions),
        form: again({ [refusal.field]: refusal.text }),
      };

/** A document recorded before is not recorded twice; its number is told only to those who may see it. */
const alreadyRecorded = async (
  asking: Asking,
  reference: string | undefined,
): Promise<Refusal | undefined> => {
  if (reference === undefined) return undefined;
  const code = await codeOf(asking, { reference });
  return code instanceof Refusal
    ? undefined
    : new Refusal(talk.alreadyRecorded(reference, code), {
        field: "number",
        actions: [action(words.open, { command: "show", code })],
      });
};

const changeOf = (
  { actor, now }: Asking,
  wish: Wish,
  { matter, entry, clocks, waiting, notices }: Advance,
  as: "created" | "updated",
): Change => ({
  seen: { event: wish.event, actor: actor.id, matter: matter.code, at: now },
  [as]: [matter],
  entries: [entry],
  clocks,
  waiting,
  notices,
});

const finished = async (
  asking: Asking,
  flow: Flow,
  { matter }: Advance,
  effects: Pick<Step | Opening, "done">,
  warned: Card["body"] = [],
): Promise<Unworded> => {
  const done = effects.done?.(matter, asking);
  // Whoever has sent it on sees that it is done, and no more of it.
  if (!canSee(sightOf(asking.actor), matter))
    return { is: "card", card: note(flow.name, done === undefined ? [] : [done]) };
  const plain = matterCard(flow, matter, asking, done);
  const card = await chained(inChain(asking), flow, matter, plain);
  return { is: "card", matter: matter.code, card: { ...card, body: [...warned, ...card.body] } };
};

const inChain = (asking: Asking) => ({
  ...asking,
  store: asking.core.store,
  flows: asking.core.flows,
});

/** What came of an event that had its effect before: the matter as it is now. */
const repeated = async (asking: Asking, wish: Wish): Promise<Unworded> => {
  const seen = await asking.core.store.seen(wish.event);
  const code = seen?.matter ?? wish.code;
  if (code === undefined) return refused(new Refusal(words.alreadyDone));
  return fresh(asking, code, words.alreadyDone);
};

/** The matter's card as it is now, under what is to be said about it. */
const fresh = async (asking: Asking, code: string, why: Text): Promise<Unworded> => {
  const { core, actor } = asking;
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return refused(found);
  const { flow, matter } = found;
  const card = await chained(inChain(asking), flow, matter, matterCard(flow, matter, asking));
  return refused(new Refusal(why), card);
};

const take = async (
  asking: Asking,
  flow: Flow,
  id: string,
  step: Step,
  wish: Wish & { readonly code: string },
): Promise<Unworded> => {
  const { core, actor } = asking;
  const found = await visible({ store: core.store, flows: core.flows, actor }, wish.code);
  if (found instanceof Refusal) return refused(found);
  const { matter } = found;
  if (found.flow !== flow)
    return fresh(asking, matter.code, talk.notThisKind(step.label, found.flow.name));
  const stands = obstacle(flow, step, matter, actor, asking.today);
  if (stands !== undefined) {
    const before = await core.store.seen(wish.event);
    return fresh(asking, matter.code, before === undefined ? stands.text : words.alreadyDone);
  }
  const press: Press = { command: wish.id, code: matter.code, shown: matter.historyLength };
  const again = (problems?: Readonly<Record<string, Text>>): Form =>
    formFor(asking, {
      title: text(
        `${step.label.zh} ${matter.code} · ${matter.title}`,
        `${step.label.en} ${matter.code} · ${matter.title}`,
      ),
      fields: step.form,
      raw: wish.raw,
      prefill: step.prefill?.(matter, asking) ?? {},
      submit: press,
      submitLabel: step.label,
      intro: [paragraph(step.help, "subtle")],
      ...(problems === undefined ? {} : { problems }),
    });
  const read = readForm(step.form, wish.raw, asking);
  if ("problems" in read)
    return { is: "form", form: again(problemsShown(wish, read) ? read.problems : undefined) };
  if (wish.prefilled === true) return { is: "form", form: again() };
  const plain = Object.keys(wish.raw).length === 0;
  if (wish.unsure === true && !(step.atOnce === true && plain))
    return Object.keys(step.form).length > 0
      ? { is: "form", form: again() }
      : confirmation(asking, flow, matter, step, press);
  const doing = { ...asking, read: await others(asking, step.reads?.(read.answers, asking) ?? []) };
  const advance = stepped(flow, id, step, matter, read.answers, doing, core);
  if (advance instanceof Refusal)
    return advance.field === undefined
      ? fresh(asking, matter.code, advance.text)
      : refusedForm(advance, again);
  const { reference } = advance.matter;
  const known =
    reference === matter.reference ? undefined : await alreadyRecorded(asking, reference);
  if (known !== undefined) return refusedForm(known, again);
  const outcome: Saved = await core.store.save(changeOf(asking, wish, advance, "updated"));
  switch (outcome) {
    case "saved":
      return finished(asking, flow, advance, step);
    case "repeated":
      return repeated(asking, wish);
    case "stale":
    case "taken":
      return fresh(asking, matter.code, words.changedMeanwhile);
  }
};

/** The other matters a step looks at, as far as the actor can see them. */
const others = async (
  { core, actor }: Asking,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Matter>> => {
  const found = new Map<string, Matter>();
  for (const code of codes) {
    const other = await visible({ store: core.store, flows: core.flows, actor }, code);
    if (!(other instanceof Refusal)) found.set(code, other.matter);
  }
  return found;
};

/** The one matter that was meant, shown before anything is done. */
const confirmation = (
  asking: Asking,
  flow: Flow,
  matter: Matter,
  step: Step,
  press: Press,
): Unworded => {
  const card = matterCard(flow, matter, asking, talk.isItThis(step.label));
  return {
    is: "card",
    matter: matter.code,
    card: { ...card, actions: [action(step.label, press, "primary")] },
  };
};
