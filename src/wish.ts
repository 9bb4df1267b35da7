import { type Raw, texts } from "./answers.ts";
import {
  type Asking,
  codeOf,
  doubts,
  eventOf,
  labelOf,
  mustNotBeKept,
  noted,
  offline,
  refused,
  type Unworded,
  type Wish,
} from "./asking.ts";
import { action, note, rows } from "./chat/card.ts";
import { readLine } from "./chat/line.ts";
import { Refusal } from "./chat/refusal.ts";
import { screen, type Verdict } from "./chat/screening.ts";
import { shortened } from "./chat/text.ts";
import type { Candidate, Verb } from "./chat/verb.ts";
import { type Core, pendingFiles } from "./core.ts";
import { visible } from "./desk/command.ts";
import { mayEver } from "./desk/help.ts";
import { matterRow } from "./desk/matters.ts";
import { words as deskWords } from "./desk/words.ts";
import { sightOf } from "./flow/access.ts";
import { fileIdsIn, filesKey } from "./flow/file.ts";
import { offered, offeredFiles, takersOf, type WithFiles } from "./offered.ts";
import { talk } from "./words.ts";

/** What a request comes to: something to be done, or an answer already. */
type Wanted = Wish | Unworded;

/** Whether it is something to be done. */
export const isWish = (wanted: Wanted): wanted is Wish => "id" in wanted;

/** Reads what a request wants. Says nothing of a matter the asker cannot see. */
export const wanted = async (asking: Asking): Promise<Wanted> => {
  const { request, core } = asking;
  if (request.said.is === "line") return spoken(asking, request.said);
  const { press } = request.said;
  const verb = core.verbs.find(({ id }) => id === press.command);
  const verdict = screen(texts(press.answers ?? {}));
  if (mustNotBeKept(verdict)) {
    await dropped(asking, fileIdsIn(verb?.fields ?? {}, press.answers ?? {}));
    return offline(verdict);
  }
  if (verb?.about === "matter" && press.code === undefined)
    return chosen(asking, [{ verb, values: {} }], undefined);
  const parent = press.prefill?.["parent"];
  return {
    id: press.command,
    raw: press.answers ?? press.prefill ?? {},
    submitted: press.answers !== undefined,
    // The button opens a form: what already stands in it is shown before it is done.
    ...(press.answers === undefined && press.prefill !== undefined
      ? { unsure: true as const }
      : {}),
    event: eventOf(asking),
    ...(typeof parent === "string" ? { parent } : {}),
    ...(press.code === undefined ? {} : { code: press.code }),
    ...(press.key === undefined ? {} : { key: press.key }),
  };
};

/** What came with a text that must not be kept is not kept either. */
const dropped = ({ core, actor }: Asking, ids: readonly string[]): Promise<void> =>
  core.store.dropPending({ person: actor.id, ids });

/** A typed line, perhaps with files: they go into the form of what it asks for, or are offered to be used. */
const spoken = async (asking: Asking, said: Said): Promise<Wanted> => {
  const { core, request, actor } = asking;
  const ids = said.files ?? [];
  if (ids.length === 0) return typed(asking, said.line);
  if (request.surface.is === "group" && !request.surface.mentioned) return typed(asking, said.line);
  const verdict = screen([said.line]);
  if (mustNotBeKept(verdict)) {
    await dropped(asking, ids);
    return offline(verdict);
  }
  const files = (await pendingFiles(core, actor)).filter(({ id }) => ids.includes(id));
  if (files.length === 0) return refused(new Refusal(talk.noSuchFiles));
  return withFiles({ ...asking, files }, said.line, verdict);
};

type Said = { readonly line: string; readonly files?: readonly string[] };

const withFiles = async (asking: WithFiles, line: string, verdict: Verdict): Promise<Wanted> => {
  const { core, files } = asking;
  const read = readLine(line, core.verbs, asking.now);
  if (read.is !== "command" && read.is !== "show")
    return offeredFiles(asking, read.is === "empty" ? "" : line.trim(), verdict);
  const wish = await typed(asking, line);
  if (!isWish(wish)) return noted(wish, talk.filesUnused(files.length));
  const ids = files.map(({ id }) => id);
  // A number and nothing else: to be added to that matter, where something there takes files.
  if (read.is === "show" && wish.code !== undefined) {
    const found = await visible({ ...asking, ...core }, wish.code);
    const taking =
      found instanceof Refusal ? undefined : takersOf(asking, found.flow, found.matter)[0];
    if (taking !== undefined)
      return { ...wish, id: taking.id, raw: { [taking.key]: ids }, unsure: true };
  }
  const key = filesKey(core.verbs.find(({ id }) => id === wish.id)?.fields ?? {});
  if (key === undefined) return { ...wish, note: talk.filesUnused(files.length) };
  const named = wish.raw[key];
  return {
    ...wish,
    raw: { ...wish.raw, [key]: typeof named === "string" ? [named, ...ids] : ids },
  };
};

const typed = async (asking: Asking, line: string): Promise<Wanted> => {
  const { core, request } = asking;
  const quiet = request.surface.is === "group" && !request.surface.mentioned;
  const read = readLine(line, core.verbs, asking.now);
  if (
    quiet &&
    !(read.is === "command" && read.candidates.some(({ verb }) => inGroup(core, verb.id)))
  )
    return { is: "silence" };
  const verdict = screen([line]);
  const doubted =
    read.is === "command" && read.candidates.every((one) => doubts(one.verb.fields, one.values));
  if (mustNotBeKept(verdict, doubted)) return offline(verdict);
  const plain = { raw: {}, submitted: false, event: eventOf(asking) };
  switch (read.is) {
    case "empty":
      return { ...plain, id: "help" };
    case "sentence":
      return offered(asking, read.text, verdict);
    case "unknown":
      return unknown(asking, read.word, read.nearest, read.code);
    case "show": {
      const code = await codeOf(asking, read);
      return code instanceof Refusal ? refused(code) : { ...plain, id: "show", code };
    }
    case "command": {
      if ((read.code ?? read.reference) === undefined)
        return chosen(asking, read.candidates, undefined);
      const code = await codeOf(asking, read);
      return code instanceof Refusal ? refused(code) : chosen(asking, read.candidates, code);
    }
  }
};

/** A word that is no command: the nearest ones this person could use, as buttons. */
const unknown = (
  asking: Asking,
  word: string,
  nearest: readonly Verb[],
  code: string | undefined,
): Unworded => {
  const { core } = asking;
  const about = code === undefined ? {} : { code };
  const buttons = [
    ...nearest
      .filter(({ id }) => mayEver({ ...asking, ...core }, id))
      .map(({ id }) => action(labelOf(core, id), { command: id, ...about })),
    ...(code === undefined ? [] : [action(deskWords.show, { command: "show", code })]),
    action(deskWords.help, { command: "help" }),
  ];
  const kind = core.flows.find(({ names }) => names.includes(word.toLowerCase()));
  return kind === undefined
    ? { is: "refusal", card: note(talk.notDone, [talk.unknownWord(shortened(word, 30))], buttons) }
    : { is: "card", card: note(kind.name, [talk.withThisKind], buttons) };
};

const inGroup = (core: Core, id: string): boolean =>
  core.commands.some((one) => one.id === id && one.inGroup === true);

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
): Promise<Wanted> => {
  const { core, actor } = asking;
  const first = candidates[0];
  const event = eventOf(asking);
  if (first === undefined) return { id: "help", raw: {}, submitted: false, event };
  const wish = (candidate: Candidate): Wish => ({
    id: candidate.verb.id,
    raw: rawOf(candidate),
    submitted: false,
    event,
    ...(code === undefined ? {} : { code }),
    // Words that belong nowhere may mean something else: shown before anything is done.
    ...(candidate.rest === undefined ? {} : { unsure: true }),
  });
  if (code !== undefined) {
    const fits = candidates.find(({ verb }) => verb.prefix === code.split("-")[0]);
    return wish(fits ?? first);
  }
  const standing = candidates.filter(({ verb }) => verb.about !== "matter");
  if (standing.length === 1 && standing[0] !== undefined && candidates.length === 1)
    return wish(standing[0]);
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
    if (candidate !== undefined) return { ...wish(candidate), code: only.code, unsure: true };
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
