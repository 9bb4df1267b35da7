import { formFor, type Raw, readForm } from "./answers.ts";
import { action, type Card, note, type Press, paragraph, rows } from "./chat/card.ts";
import type { Reply, Request } from "./chat/exchange.ts";
import type { Form } from "./chat/field.ts";
import { readLine, type Verb } from "./chat/line.ts";
import { Refusal } from "./chat/refusal.ts";
import { advice, screen, type Verdict } from "./chat/screening.ts";
import { type Language, shortened, type Text, text, verbatim } from "./chat/text.ts";
import { above, brokenCard, type Core, digest, doingOf, yearOf } from "./core.ts";
import { codeHash } from "./desk/binding.ts";
import { type Asked, type Command, type Said, visible } from "./desk/command.ts";
import { mayEver, mayOpen, mayRun, unboundCard } from "./desk/help.ts";
import { matterRow } from "./desk/matters.ts";
import { words as deskWords } from "./desk/words.ts";
import { sightOf } from "./flow/access.ts";
import { type Advance, opened, stepped } from "./flow/advance.ts";
import { type Doing, type Flow, type Opening, obstacle, type Step } from "./flow/flow.ts";
import { type Matter, unitsIn } from "./flow/matter.ts";
import { matterCard } from "./flow/render.ts";
import { roleNames, words } from "./flow/words.ts";
import type { Person } from "./people/directory.ts";
import type { Change, Saved } from "./store/store.ts";
import { talk } from "./words.ts";

/** What somebody wants, however it was said. */
type Wish = {
  /** `clue.accept`, `help`. */
  readonly id: string;
  readonly code?: string;
  readonly raw: Raw;
  /** A submitted form is judged as it is; a typed line or a button may still be asked for more. */
  readonly submitted: boolean;
  /** Found by itself, without a number: shown before it is done. */
  readonly found?: true;
  /** The name under which its effect is remembered. */
  readonly event: string;
  readonly key?: string;
};

/** A request by somebody known. */
type Asking = Doing & { readonly core: Core; readonly request: Request };

/** The name of an effect: a button's one-time key, a form's random key, or the platform's event. */
const eventOf = ({ request, actor }: Asking): string => {
  if (request.said.is === "line") return `${request.platform}:${request.event}`;
  const { command, code, shown, key, answers } = request.said.press;
  if (key !== undefined) return `form:${key}:${actor.id}`;
  return code !== undefined && shown !== undefined
    ? `press:${code}:${shown}:${command}:${actor.id}:${digest(answers)}`
    : `${request.platform}:${request.event}`;
};

/** Answers one request of anybody; never throws. */
export const handle = async (core: Core, request: Request): Promise<Reply> => {
  let language: Language = spoken(request);
  try {
    const [account, directory] = await Promise.all([
      core.store.account(request.platform, request.account),
      core.store.directory(),
    ]);
    const actor = account === undefined ? undefined : directory.people.get(account.person);
    if (actor === undefined) return { language, ...(await unbound(core, request)) };
    language = actor.language;
    const asking = { ...doingOf(core, actor, directory), core, request };
    return { language, ...(await answered(asking)) };
  } catch (error) {
    const id = core.newId();
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    core.log("error", "request failed", { id, kind, where: placeOf(error) });
    return { language, is: "refusal", card: brokenCard(id, kind.startsWith("Prisma")) };
  }
};

/** Where in our code an error arose, without its message: messages may quote what people typed. */
const placeOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split("\n")
        .filter((line) => /^\s+at /.test(line))[0]
        ?.trim()
    : undefined;

/** The language of somebody we do not know: English where there are letters and none of them Chinese. */
const spoken = ({ said }: Request): Language =>
  said.is === "line" && /[a-z]/i.test(said.line) && !/\p{Script=Han}/u.test(said.line)
    ? "en"
    : "zh-CN";

type Unworded =
  | {
      readonly is: "card";
      readonly card: Card;
      readonly matter?: string;
      readonly here?: true;
      readonly forget?: true;
    }
  | { readonly is: "form"; readonly form: Form; readonly forget?: true }
  | {
      readonly is: "refusal";
      readonly card: Card;
      readonly form?: Form;
      readonly here?: true;
      readonly forget?: true;
    }
  | { readonly is: "silence" };

const refused = (refusal: Refusal, more?: Card): Unworded => ({
  is: "refusal",
  card:
    more === undefined
      ? note(talk.notDone, [refusal.text], refusal.actions)
      : above(more, refusal.text),
});

const said = (result: Said | Refusal): Unworded => {
  if (result instanceof Refusal) return refused(result);
  return "form" in result ? { is: "form", ...result } : { is: "card", ...result };
};

/** Help and binding: all there is for an account without a post. */
const unbound = async (core: Core, request: Request): Promise<Unworded> => {
  const quiet = request.surface.is === "group" && !request.surface.mentioned;
  const typed = bindingCode(core, request);
  if (typed === undefined)
    return quiet ? { is: "silence" } : { is: "card", card: unboundCard(core.county) };
  const now = core.clock.now();
  const hash = codeHash(typed);
  const code = await core.store.bindCode(hash);
  const person =
    code === undefined || code.expiresAt <= now
      ? undefined
      : (await core.store.directory()).people.get(code.person);
  if (person === undefined) return refused(new Refusal(deskWords.bindBad));
  const outcome = await core.store.save({
    seen: { event: `bind:${hash}`, actor: person.id, at: now },
    usedCode: hash,
    boundAccount: {
      platform: request.platform,
      external: request.account,
      person: person.id,
      conversation: request.surface.conversation,
    },
  });
  if (outcome !== "saved") return refused(new Refusal(deskWords.bindBad));
  return {
    is: "card",
    card: note(
      deskWords.bound(person.name),
      [deskWords.helpType],
      [
        action(deskWords.help, { command: "help" }, "primary"),
        action(deskWords.todo, { command: "todo" }),
      ],
    ),
  };
};

const bindingCode = (core: Core, { said }: Request): string | undefined => {
  if (said.is === "press") {
    const code = said.press.command === "bind" ? said.press.answers?.["code"] : undefined;
    return typeof code === "string" ? code : undefined;
  }
  const verbs = core.verbs.filter(({ id }) => id === "bind");
  const read = readLine(said.line, verbs, core.clock.now());
  if (read.is !== "command") return undefined;
  return read.candidates[0]?.main ?? read.candidates[0]?.values["code"];
};

const answered = async (asking: Asking): Promise<Unworded> => {
  const { request } = asking;
  if (request.said.is === "line") return typed(asking, request.said.line);
  const { press } = request.said;
  const verdict = screen(texts(press.answers ?? {}));
  if (mustNotBeKept(verdict)) return offline(verdict);
  return fulfilled(asking, {
    id: press.command,
    raw: press.answers ?? press.prefill ?? {},
    submitted: press.answers !== undefined,
    event: eventOf(asking),
    ...(press.code === undefined ? {} : { code: press.code }),
    ...(press.key === undefined ? {} : { key: press.key }),
  });
};

const texts = (raw: Raw): readonly string[] =>
  Object.values(raw).filter((value) => typeof value === "string");

const mustNotBeKept = ({ is }: Verdict): boolean => is === "secret" || is === "official";

/** Nothing is kept; the reader is told which way to go instead. */
const offline = (verdict: Verdict): Unworded => {
  const { title, paragraphs } = advice(verdict);
  return { is: "refusal", forget: true, card: note(title, paragraphs) };
};

const typed = async (asking: Asking, line: string): Promise<Unworded> => {
  const { core, request } = asking;
  const quiet = request.surface.is === "group" && !request.surface.mentioned;
  const read = readLine(line, core.verbs, asking.now);
  if (
    quiet &&
    !(read.is === "command" && read.candidates.some(({ verb }) => inGroup(core, verb.id)))
  )
    return { is: "silence" };
  const verdict = screen([line]);
  if (mustNotBeKept(verdict)) return offline(verdict);
  const event = eventOf(asking);
  switch (read.is) {
    case "empty":
      return fulfilled(asking, { id: "help", raw: {}, submitted: false, event });
    case "sentence":
      return offered(asking, read.text, verdict);
    case "unknown":
      return unknown(asking, read.word, read.nearest);
    case "show": {
      const code = await codeOf(asking, read);
      return code instanceof Refusal
        ? refused(code)
        : fulfilled(asking, { id: "show", code, raw: {}, submitted: false, event });
    }
    case "command": {
      const code = await codeOf(asking, read);
      if (code instanceof Refusal && (read.code ?? read.reference) !== undefined)
        return refused(code);
      return chosen(asking, read.candidates, code instanceof Refusal ? undefined : code, event);
    }
  }
};

/** A word that is no command: the nearest ones this person could use, as buttons. */
const unknown = (asking: Asking, word: string, nearest: readonly Verb[]): Unworded => {
  const { core } = asking;
  const buttons = [
    ...nearest
      .filter(({ id }) => mayEver({ ...asking, ...core }, id))
      .map(({ id }) => action(labelOf(core, id), { command: id })),
    action(deskWords.help, { command: "help" }),
  ];
  const kind = core.flows.find(({ names }) => names.includes(word.toLowerCase()));
  return kind === undefined
    ? { is: "refusal", card: note(talk.notDone, [talk.unknownWord(shortened(word, 30))], buttons) }
    : { is: "card", card: note(kind.name, [talk.withThisKind], buttons) };
};

const inGroup = (core: Core, id: string): boolean =>
  core.commands.some((one) => one.id === id && one.inGroup === true);

/** The button word of a command, with its kind where it belongs to one. */
const labelOf = (core: Core, id: string): Text => {
  const [kind, step = ""] = id.split(".");
  const flow = core.flows.find((one) => one.kind === kind);
  if (flow === undefined) return core.commands.find((one) => one.id === id)?.label ?? verbatim(id);
  const label = step === flow.opening.id ? flow.opening.label : flow.steps[step]?.label;
  return label === undefined
    ? flow.name
    : text(`${label.zh}${flow.name.zh}`, `${label.en} ${flow.name.en.toLowerCase()}`);
};

/** The matter a line names, by our number or by its own; one the reader cannot see is not there. */
const codeOf = async (
  { core, actor }: Asking,
  named: { readonly code?: string; readonly reference?: string },
): Promise<string | Refusal> => {
  if (named.code !== undefined) return named.code;
  const codes =
    named.reference === undefined ? [] : await core.store.codesByReference(named.reference);
  for (const code of codes) {
    const found = await visible({ store: core.store, flows: core.flows, actor }, code);
    if (!(found instanceof Refusal)) return code;
  }
  return new Refusal(words.noSuchRecord);
};

type Candidate = Extract<ReturnType<typeof readLine>, { is: "command" }>["candidates"][number];

const rawOf = (candidate: Candidate): Raw => {
  const main = Object.entries(candidate.verb.fields).find(([, { main }]) => main === true)?.[0];
  return candidate.main !== undefined && main !== undefined
    ? { [main]: candidate.main, ...candidate.values }
    : candidate.values;
};

/** Chooses what a word means: by the number's kind, or by what waits for this person. */
const chosen = async (
  asking: Asking,
  candidates: readonly Candidate[],
  code: string | undefined,
  event: string,
): Promise<Unworded> => {
  const { core, actor } = asking;
  const first = candidates[0];
  if (first === undefined)
    return fulfilled(asking, { id: "help", raw: {}, submitted: false, event });
  const wish = (candidate: Candidate): Wish => ({
    id: candidate.verb.id,
    raw: rawOf(candidate),
    submitted: false,
    event,
    ...(code === undefined ? {} : { code }),
  });
  if (code !== undefined) {
    const fits = candidates.find(({ verb }) => verb.prefix === code.split("-")[0]);
    return fulfilled(asking, wish(fits ?? first));
  }
  const standing = candidates.filter(({ verb }) => verb.about !== "matter");
  if (standing.length === 1 && standing[0] !== undefined && candidates.length === 1)
    return fulfilled(asking, wish(standing[0]));
  const about = candidates.filter(({ verb }) => verb.about === "matter");
  const waiting = (
    await core.store.waitingFor(
      { sight: sightOf(actor), roles: actor.roles },
      { steps: about.map(({ verb }) => verb.id.split(".")[1] ?? "") },
    )
  ).filter(({ of, step }) => about.some(({ verb }) => verb.id === `${of.kind}.${step}`));
  const matters = [...new Map(waiting.map(({ of }) => [of.code, of])).values()];
  const only = matters.length === 1 ? matters[0] : undefined;
  if (only !== undefined && standing.length === 0) {
    const candidate = about.find(({ verb }) =>
      waiting.some(({ step }) => verb.id === `${only.kind}.${step}`),
    );
    if (candidate !== undefined)
      return fulfilled(asking, { ...wish(candidate), code: only.code, found: true });
  }
  const openings = standing.map(({ verb }) =>
    action(labelOf(core, verb.id), { command: verb.id }, "primary"),
  );
  if (matters.length === 0 && openings.length === 0)
    return refused(new Refusal(talk.nothingWaits(labelOf(core, first.verb.id))));
  return {
    is: "card",
    card: {
      title: talk.which,
      body: [
        rows(
          matters.map((matter) => matterRow({ flows: core.flows, today: asking.today }, matter)),
        ),
      ],
      actions: openings,
    },
  };
};

/** A sentence that is no command: what it could become. Nothing is kept until it is submitted. */
const offered = (asking: Asking, sentence: string, verdict: Verdict): Unworded => {
  const { core, actor } = asking;
  const clue = core.flows.find(({ kind }) => kind === "clue");
  const minor = verdict.is === "minor" ? { category: "minor-harm-report" } : {};
  const warned = verdict.is === "clear" ? undefined : advice(verdict);
  const prefill = { facts: shortened(sentence, 2000), ...minor };
  return {
    is: "card",
    card: {
      title: warned?.title ?? talk.whatWithIt,
      body: [
        ...(warned?.paragraphs ?? []).map((one) => paragraph(one, "urgent")),
        paragraph(verbatim(`“${shortened(sentence, 200)}”`)),
        paragraph(talk.notKept, "subtle"),
      ],
      actions: [
        ...(clue !== undefined && mayOpen(actor, clue.opening)
          ? [action(talk.makeClue, { command: "clue.submit", prefill }, "primary")]
          : []),
        action(deskWords.search, {
          command: "search",
          answers: { words: shortened(sentence.split(/[，。,.;；\s]/)[0] ?? "", 20) },
        }),
      ],
    },
  };
};

const fulfilled = async (asking: Asking, wish: Wish): Promise<Unworded> => {
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
  const declared = flow.steps[step];
  if (declared === undefined) return refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))));
  if (wish.code === undefined) {
    const verbs = core.verbs.filter(({ id }) => id === wish.id);
    const candidates = verbs.map((verb) => ({ verb, values: {} }));
    return chosen(asking, candidates, undefined, wish.event);
  }
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
  const again = (problems?: Readonly<Record<string, Text>>): Form =>
    formFor(asking, {
      title: labelOf(core, wish.id),
      fields: opening.form,
      raw: wish.raw,
      submit: { command: wish.id, key: wish.key ?? core.newId() },
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
  const draft = opening.apply(read.answers, asking);
  if (draft instanceof Refusal) return refusedForm(draft, again);
  const known = await alreadyRecorded(asking, draft.reference);
  if (known !== undefined) return refusedForm(known, again);
  const groups = await announcedGroups(core, opening, draft);
  const year = yearOf(asking.today);
  const created = await core.store.exclusive(async () => {
    for (let attempt = 0; ; attempt += 1) {
      const number = await core.store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      const advance = opened(flow, code, draft, read.answers, asking, { ...core, groups });
      const outcome = await core.store.save(changeOf(asking, wish, advance, "created"));
      if (outcome !== "taken" || attempt === 20) return { outcome, advance };
    }
  });
  if (created.outcome === "repeated") return repeated(asking, wish);
  if (created.outcome !== "saved") throw new Error(`a new ${flow.kind} was ${created.outcome}`);
  return finished(asking, flow, created.advance, opening, warnings(wish.raw));
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
    ? { ...refused(refusal), ...(refusal.actions.length === 0 ? {} : {}) }
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

const announcedGroups = async (
  core: Core,
  effects: Pick<Step, "announces">,
  matter: Pick<Matter, "parties">,
) => {
  const where = (effects.announces ?? []).flatMap((part) =>
    part === "linkage" ? [part] : unitsIn(matter, part),
  );
  return where.length === 0 ? [] : core.store.channelsBoundTo(where);
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

const finished = (
  asking: Asking,
  flow: Flow,
  { matter }: Advance,
  effects: Pick<Step | Opening, "done">,
  warned: Card["body"] = [],
): Unworded => {
  const card = matterCard(flow, matter, asking, effects.done?.(matter, asking));
  return { is: "card", matter: matter.code, card: { ...card, body: [...warned, ...card.body] } };
};

/** What came of an event that had its effect before: the matter as it is now. */
const repeated = async (asking: Asking, wish: Wish): Promise<Unworded> => {
  const { core, actor } = asking;
  const seen = await core.store.seen(wish.event);
  const code = seen?.matter ?? wish.code;
  if (code === undefined) return refused(new Refusal(words.alreadyDone));
  return fresh(asking, code, words.alreadyDone, actor);
};

/** The matter's card as it is now, under what is to be said about it. */
const fresh = async (
  asking: Asking,
  code: string,
  why: Text,
  actor: Person = asking.actor,
): Promise<Unworded> => {
  const { core } = asking;
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return refused(found);
  const card = matterCard(found.flow, found.matter, asking);
  return { ...refused(new Refusal(why), card), ...{ matter: code } };
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
  const stands = obstacle(flow, step, matter, actor);
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
      submit: press,
      submitLabel: step.label,
      intro: [paragraph(step.help, "subtle")],
      ...(problems === undefined ? {} : { problems }),
    });
  const read = readForm(step.form, wish.raw, asking);
  if ("problems" in read)
    return { is: "form", form: again(problemsShown(wish, read) ? read.problems : undefined) };
  const plain = Object.keys(wish.raw).length === 0;
  if (wish.found === true && !(step.atOnce === true && plain))
    return Object.keys(step.form).length > 0
      ? { is: "form", form: again() }
      : confirmation(asking, flow, matter, step, press);
  const groups = await announcedGroups(core, step, matter);
  const advance = stepped(flow, id, step, matter, read.answers, asking, { ...core, groups });
  if (advance instanceof Refusal)
    return advance.field === undefined
      ? fresh(asking, matter.code, advance.text)
      : refusedForm(advance, again);
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
