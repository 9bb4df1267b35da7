import { formFor, type Raw, readForm, texts } from "./answers.ts";
import {
  type Asking,
  codeOf,
  doubts,
  labelOf,
  refused,
  said,
  type Unworded,
  type Wish,
} from "./asking.ts";
import {
  type Action,
  action,
  type Card,
  links,
  note,
  type Press,
  paragraph,
  rows,
} from "./chat/card.ts";
import type { Fields, Form } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import { advice, masked, screen } from "./chat/screening.ts";
import { anyOf, shortened, type Text, text } from "./chat/text.ts";
import { optionsOf, pendingFiles, yearOf } from "./core.ts";
import { chained } from "./desk/chain.ts";
import { type Asked, type Command, visible } from "./desk/command.ts";
import { mayOpen, mayRun } from "./desk/help.ts";
import { matterRow } from "./desk/matters.ts";
import { words as deskWords } from "./desk/words.ts";
import { apartOf, ticketToken } from "./files/link.ts";
import { canSee, sightOf } from "./flow/access.ts";
import { type Advance, opened, stepped } from "./flow/advance.ts";
import { correctionWords } from "./flow/correction.ts";
import { filesKey } from "./flow/file.ts";
import {
  type Becoming,
  type Draft,
  type Flow,
  type Opening,
  obstacle,
  type Step,
} from "./flow/flow.ts";
import { comingFrom } from "./flow/lineage.ts";
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
  if (step === flow.opening.id) {
    const { form } = flow.opening;
    const answer = await open(await withFiles(asking, form, wish.raw), flow, wish);
    return forgetting(form, wish.raw, await offeringFiles(asking, answer));
  }
  const declared = Object.hasOwn(flow.steps, step) ? flow.steps[step] : undefined;
  if (declared === undefined) return refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))));
  if (wish.code === undefined) return refused(new Refusal(deskWords.needCode(declared.label)));
  const { code } = wish;
  const doing = await withFiles(asking, declared.form, wish.raw);
  return offeringFiles(asking, await take(doing, flow, step, declared, { ...wish, code }));
};

/** What the actor has sent and not used is looked up only where files are named, or a form asks for them. */
const withFiles = async (asking: Asking, form: Fields, raw: Raw): Promise<Asking> => {
  const key = filesKey(form);
  return key === undefined || raw[key] === undefined
    ? asking
    : { ...asking, files: await pendingFiles(asking.core, asking.actor) };
};

/** An answer whose form, where it asks for files, offers what the actor has sent and not used. */
const offeringFiles = async (asking: Asking, answer: Unworded): Promise<Unworded> => {
  if (answer.is !== "form" && answer.is !== "refusal") return answer;
  const { form } = answer;
  if (form === undefined || !form.questions.some(({ field }) => field.kind === "files"))
    return answer;
  const files = await pendingFiles(asking.core, asking.actor);
  const options = optionsOf({ ...asking, files }, "files");
  const questions = form.questions.map((question) =>
    question.field.kind === "files" ? { ...question, options } : question,
  );
  return { ...answer, form: { ...form, questions } };
};

/** An address under which this person, and nobody else, opens a file for a while. */
const linkTo = async ({ core, actor, request, now }: Asking, file: string): Promise<string> => {
  const { platform, account } = request;
  const ticket = { file, person: actor.id, platform, account, issuedAt: now };
  return `${core.publicUrl()}/files/${ticketToken(ticket, await core.linkKey())}`;
};

const run = async (asking: Asking, command: Command, wish: Wish): Promise<Unworded> => {
  const { core, actor, request } = asking;
  if (!mayRun(actor, command)) {
    const names = (command.by ?? []).map((role) => roleNames[role]);
    return refused(new Refusal(deskWords.notFor(anyOf(names))));
  }
  const read = readForm(command.form, wish.raw, asking);
  const again: Again = (problems) =>
    formFor(asking, {
      title: command.label,
      fields: command.form,
      raw: wish.raw,
      submit: { command: command.id, ...(wish.code === undefined ? {} : { code: wish.code }) },
      submitLabel: talk.submit,
      ...(problems === undefined ? {} : { problems }),
      intro: [paragraph(command.help, "subtle")],
    });
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
  const asked: Asked = {
    ...asking,
    store: core.store,
    flows: core.flows,
    commands: core.commands,
    request,
    event: wish.event,
    newId: core.newId,
    newSalt: core.newSalt,
    fileLink: (file) => linkTo(asking, file),
    ...(wish.code === undefined ? {} : { code: wish.code }),
    ...(core.moveClock === undefined ? {} : { moveClock: core.moveClock }),
  };
  const result = await command.run(read.answers, asked);
  return result instanceof Refusal && result.field !== undefined
    ? refusedForm(result, again)
    : said(result);
};

/** What is wrong in what was given; of a line, not what it merely left out. */
const problemsIn = (
  { submitted }: Wish,
  {
    missing,
    problems,
  }: { readonly missing: readonly string[]; readonly problems: Readonly<Record<string, Text>> },
): Readonly<Record<string, Text>> =>
  submitted
    ? problems
    : Object.fromEntries(Object.entries(problems).filter(([key]) => !missing.includes(key)));

const open = async (asking: Asking, flow: Flow, wish: Wish): Promise<Unworded> => {
  const { core, actor } = asking;
  const { opening } = flow;
  if (!mayOpen(actor, opening)) return refused(new Refusal(whoMayOpen(flow)));
  const { parent } = wish;
  const origin = parent === undefined ? undefined : await originOf(asking, flow, parent);
  if (origin instanceof Refusal) return refused(origin);
  const again: Again = (problems, now = asking) => ({
    ...formFor(now, {
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
        ...warnings(opening.form, wish.raw),
        ...(opening.warning === undefined ? [] : [paragraph(opening.warning, "warning")]),
      ],
      ...(problems === undefined ? {} : { problems }),
    }),
    actions: masking(wish.id, wish.raw),
  });
  const read = readForm(opening.form, wish.raw, asking);
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
  // A number typed in passing is shown once more, so that it can be masked before it is kept.
  const numbered = masking(wish.id, wish.raw).length > 0 && !doubts(opening.form, wish.raw);
  if (!wish.submitted && (numbered || wish.unsure === true)) return { is: "form", form: again() };
  const { shown, kept } = setApart(opening.form, read.answers);
  if (kept !== undefined && core.seal === undefined)
    return refusedForm(new Refusal(talk.noKey, { field: kept.key }), again);
  const related = await others(asking, opening.reads?.(shown, asking) ?? []);
  const drafted = opening.apply(shown, { ...asking, read: related });
  if (drafted instanceof Refusal) return refusedForm(drafted, again);
  const draft = origin === undefined ? drafted : comingFrom(drafted, origin.matter, asking);
  const known = await alreadyRecorded(asking, draft.reference);
  if (known !== undefined) return refusedForm(known, again);
  const alike = wish.raw["anyway"] === true ? [] : await alikeTo(asking, flow, draft);
  if (alike.length > 0) {
    // Sent before, it is alike to the very one it made.
    if ((await core.store.seen(wish.event)) !== undefined) return repeated(asking, wish);
    const form = again();
    return {
      is: "form",
      form: {
        ...form,
        intro: [
          paragraph(talk.alike, "warning"),
          rows(alike.map((matter) => matterRow({ ...core, today: asking.today }, matter))),
          ...form.intro,
        ],
        submit: { ...form.submit, answers: { anyway: true } },
        submitLabel: talk.anyway,
      },
    };
  }
  const year = yearOf(asking.today);
  const created = await core.store.exclusive(async () => {
    let [behind, attempt] = [origin, 0];
    for (; ; attempt += 1) {
      const number = await core.store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      const answers = parent === undefined ? shown : { ...shown, parent };
      const advance = opened(flow, code, draft, answers, asking, core);
      const further = behind && followed(asking, behind, advance.matter);
      const change = changeOf(asking, wish, advance, "created");
      const outcome = await core.store.save({
        ...(further === undefined ? change : both(change, further)),
        ...(kept === undefined || core.seal === undefined
          ? {}
          : { reporter: { matter: code, sealed: core.seal.seal(kept.said) } }),
      });
      // Somebody has just changed the matter it comes from: that one is left as it is.
      if (outcome === "stale" && further !== undefined) behind = undefined;
      else if (outcome !== "taken" || attempt === 20) return { outcome, advance };
    }
  });
  if (created.outcome === "repeated") return repeated(asking, wish);
  // Of a new matter only its files can have changed meanwhile.
  const gone = created.outcome === "stale" && (await filesGone(asking, opening.form, wish, again));
  if (gone) return gone;
  if (created.outcome !== "saved") throw new Error(`a new ${flow.kind} was ${created.outcome}`);
  return finished(asking, flow, created.advance, opening, warnings(opening.form, wish.raw));
};

/** The matter a new one comes from, and how the one becomes the other. */
type Origin = { readonly flow: Flow; readonly matter: Matter; readonly becoming: Becoming };

/** The matter a new one is to come from, where it may: one the actor sees and whose kind becomes this. */
const originOf = async (
  { core, actor }: Asking,
  flow: Flow,
  code: string,
): Promise<Origin | Refusal> => {
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return found;
  const becoming = found.flow.becomes?.find(
    ({ kind, from }) => kind === flow.kind && from.includes(found.matter.state),
  );
  return becoming === undefined
    ? new Refusal(words.cannotBecome(found.flow.name, flow.name))
    : { ...found, becoming };
};

/** The step the matter behind a new one takes by itself, where nothing stands against it. */
const followed = (
  asking: Asking,
  { flow, matter, becoming: { next } }: Origin,
  created: Matter,
): Advance | undefined => {
  const step = flow.steps[next?.step ?? ""];
  if (next === undefined || step === undefined) return undefined;
  if (obstacle(flow, step, matter, asking.actor, asking.today) !== undefined) return undefined;
  const doing = { ...asking, read: new Map([[created.code, created]]) };
  const answers = next.answers(created.code);
  const advance = stepped(flow, next.step, step, matter, answers, doing, asking.core);
  return advance instanceof Refusal ? undefined : advance;
};

/** A change together with a step of another matter. */
const both = (change: Change, { matter, entry, clocks, waiting, notices }: Advance): Change => ({
  ...change,
  updated: [...(change.updated ?? []), matter],
  entries: [...(change.entries ?? []), entry],
  clocks: [...(change.clocks ?? []), ...clocks],
  waiting: [...(change.waiting ?? []), ...waiting],
  notices: [...(change.notices ?? []), ...notices],
});

type Again = (problems?: Readonly<Record<string, Text>>, asking?: Asking) => Form;

/** The form once more where a file in it has been used or deleted since it was read. */
const filesGone = async (
  asking: Asking,
  form: Fields,
  wish: Wish,
  again: Again,
): Promise<Unworded | undefined> => {
  const now = await withFiles(asking, form, wish.raw);
  const read = readForm(form, wish.raw, now);
  return "problems" in read ? { is: "form", form: again(read.problems, now) } : undefined;
};

/** What was typed is not kept in the chat where something in it is to be kept apart. */
const forgetting = (fields: Fields, raw: Raw, answer: Unworded): Unworded =>
  answer.is !== "silence" &&
  Object.entries(fields).some(([key, { apart }]) => apart === true && raw[key] !== undefined)
    ? { ...answer, forget: true }
    : answer;

/** The answers without what is to be kept apart, in whose place only stands that it is; and that itself. */
const setApart = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
): {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly kept?: { readonly key: string; readonly said: string };
} => {
  const [key] = Object.entries(fields).find(([, { apart }]) => apart === true) ?? [];
  const said = key === undefined ? undefined : answers[key];
  return key === undefined || typeof said !== "string"
    ? { shown: answers }
    : { shown: { ...answers, [key]: "apart" }, kept: { key, said } };
};

/** How many open matters of a category are compared with a new one, and how many are offered. */
const compared = 20;
const offeredAtMost = 3;

/** Open matters this person can see that may be the same thing as a new one. */
const alikeTo = async (
  { core, actor }: Asking,
  { kind, opening }: Flow,
  draft: Draft<Matter>,
): Promise<readonly Matter[]> => {
  if (opening.alike === undefined || draft.category === undefined) return [];
  const open = await core.store.openIn(kind, draft.category, compared);
  const alike: Matter[] = [];
  for (const other of open) {
    if (alike.length === offeredAtMost) break;
    if (!opening.alike(draft, other)) continue;
    const found = await visible({ store: core.store, flows: core.flows, actor }, other.code);
    if (!(found instanceof Refusal)) alike.push(found.matter);
  }
  return alike;
};

/**
 * The warning that comes before everything else when a text speaks of harm to a minor, or has private
 * numbers in it; none where the submitter has said why that is mistaken.
 */
const warnings = (fields: Fields, raw: Raw) => {
  const verdict = screen(texts(raw));
  if (doubts(fields, raw)) return [];
  switch (verdict.is) {
    case "minor":
    case "personal":
      return [advice(verdict)].flatMap(({ title, paragraphs }) =>
        [title, ...paragraphs].map((one) => paragraph(one, "urgent")),
      );
    case "clear":
    case "secret":
    case "official":
      return [];
  }
};

/** The button that masks the private numbers in what stands in a form. */
const masking = (id: string, raw: Raw): readonly Action[] =>
  screen(texts(raw)).is === "personal"
    ? [
        action(talk.mask, {
          command: id,
          prefill: Object.fromEntries(
            Object.entries(raw).map(([key, value]) => [
              key,
              typeof value === "string" ? masked(value) : value,
            ]),
          ),
        }),
      ]
    : [];

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
  { matter, entry, clocks, waiting, notices, files }: Advance,
  as: "created" | "updated",
  erases = false,
): Change => ({
  ...(erases ? { erase: [matter.code] } : {}),
  seen: { event: wish.event, actor: actor.id, matter: matter.code, at: now },
  [as]: [matter],
  entries: [entry],
  clocks,
  waiting,
  notices,
  ...(files.length === 0 ? {} : { attach: { matter: matter.code, ids: files } }),
});

/** The button that takes a step back; shown to the one who took it, right after. */
const correction = ({ code, historyLength }: Matter): Action =>
  action(correctionWords.label, { command: "correct", code, shown: historyLength });

const finished = async (
  asking: Asking,
  flow: Flow,
  { matter }: Advance,
  effects: Step | Opening,
  warned: Card["body"] = [],
): Promise<Unworded> => {
  const done = effects.done?.(matter, asking);
  // Whoever has sent it on sees that it is done, and no more of it.
  if (!canSee(sightOf(asking.actor), matter))
    return { is: "card", card: note(flow.name, done === undefined ? [] : [done]) };
  const plain = matterCard(flow, matter, asking, done);
  const isNew = !("from" in effects) && matter.parent === undefined;
  const linked = await chained(inChain(asking), flow, matter, plain, isNew);
  const card =
    "from" in effects && effects.irrevocable !== true
      ? { ...linked, actions: [...linked.actions, correction(matter)] }
      : linked;
  const { code, version } = matter;
  return { is: "card", matter: code, version, card: { ...card, body: [...warned, ...card.body] } };
};

const inChain = (asking: Asking) => ({
  ...asking,
  store: asking.core.store,
  flows: asking.core.flows,
});

/** A card with the link to what is kept apart about a matter; what is behind it never stands in a chat. */
const unsealed = async (asking: Asking, card: Card, code: string): Promise<Card> => ({
  ...card,
  body: [
    ...card.body.slice(0, 1),
    links([{ label: talk.keptApart, url: await linkTo(asking, apartOf(code)) }]),
    ...card.body.slice(1),
  ],
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
  const again: Again = (problems, now = asking) =>
    formFor(now, {
      title: text(
        `${step.label.zh} ${matter.code} · ${matter.title}`,
        `${step.label.en} ${matter.code} · ${matter.title}`,
      ),
      fields: step.form,
      raw: wish.raw,
      prefill: step.prefill?.(matter, asking) ?? {},
      submit: press,
      submitLabel: step.label,
      intro: [paragraph(step.help, "subtle"), ...(step.intro?.(matter, asking) ?? [])],
      ...(problems === undefined ? {} : { problems }),
    });
  const read = readForm(step.form, wish.raw, asking);
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
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
  const outcome: Saved = await core.store.save({
    ...changeOf(asking, wish, advance, "updated", step.erases),
    ...(step.irrevocable === true ? {} : { before: matter }),
  });
  switch (outcome) {
    case "saved": {
      const answer = await finished(asking, flow, advance, step);
      return step.unseals === true && answer.is === "card"
        ? { is: "card", card: await unsealed(asking, answer.card, matter.code) }
        : answer;
    }
    case "repeated":
      return repeated(asking, wish);
    case "stale": {
      const gone = await filesGone(asking, step.form, wish, again);
      return gone ?? fresh(asking, matter.code, words.changedMeanwhile);
    }
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
    version: matter.version,
    card: { ...card, actions: [action(step.label, press, "primary")] },
  };
};
