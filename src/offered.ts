import type { Raw } from "./answers.ts";
import type { Asking, Unworded } from "./asking.ts";
import { type Action, action, paragraph } from "./chat/card.ts";
import type { Fields } from "./chat/field.ts";
import { advice, type Verdict } from "./chat/screening.ts";
import { shortened, verbatim } from "./chat/text.ts";
import { flowOf } from "./desk/command.ts";
import { mayOpen } from "./desk/help.ts";
import { words as deskWords } from "./desk/words.ts";
import { sightOf } from "./flow/access.ts";
import { filesKey, fileText } from "./flow/file.ts";
import { type Flow, openSteps } from "./flow/flow.ts";
import type { Matter } from "./flow/matter.ts";
import type { Attachment } from "./store/store.ts";
import { talk } from "./words.ts";

/** A request with files that the actor has sent and not used yet. */
export type WithFiles = Omit<Asking, "files"> & { readonly files: readonly Attachment[] };

/** The main field of a form, filled with what was said. */
const mainOf = (form: Fields, sentence: string): Raw => {
  const [key, field] = Object.entries(form).find(([, { main }]) => main === true) ?? [];
  return key === undefined || sentence === ""
    ? {}
    : { [key]: shortened(sentence, field?.max ?? 2000) };
};

/** The button that makes a clue of a sentence and files; nothing for who may not submit one. */
const clueButton = (
  { core, actor }: Asking,
  sentence: string,
  verdict: Verdict,
  ids: readonly string[] = [],
): readonly Action[] => {
  const opening = core.flows.find(({ kind }) => kind === "clue")?.opening;
  if (opening === undefined || !mayOpen(actor, opening)) return [];
  const key = filesKey(opening.form);
  const prefill = {
    ...mainOf(opening.form, sentence),
    ...(verdict.is === "minor" ? { category: "minor-harm-report" } : {}),
    ...(key === undefined || ids.length === 0 ? {} : { [key]: ids }),
  };
  return [action(talk.makeClue, { command: "clue.submit", prefill }, "primary")];
};

/** A sentence that is no command: what it could become. Nothing is kept until it is submitted. */
export const offered = (asking: Asking, sentence: string, verdict: Verdict): Unworded => {
  const warned = verdict.is === "clear" ? undefined : advice(verdict);
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
        ...clueButton(asking, sentence, verdict),
        action(deskWords.search, {
          command: "search",
          answers: { words: shortened(sentence.split(/[，。,.;；\s]/)[0] ?? "", 20) },
        }),
      ],
    },
  };
};

/** The steps of a matter that take files and that the actor may take now. */
export const takersOf = ({ actor, today }: Asking, flow: Flow, matter: Matter) =>
  openSteps(flow, matter, actor, today).flatMap(([id, { form, label }]) => {
    const key = filesKey(form);
    return key === undefined ? [] : [{ id: `${flow.kind}.${id}`, key, label, form }];
  });

const mostOffered = 3;

/** Files and perhaps a sentence: what they could become. Nothing is kept past a day unless it is used. */
export const offeredFiles = async (
  asking: WithFiles,
  sentence: string,
  verdict: Verdict,
): Promise<Unworded> => {
  const { core, actor, files } = asking;
  const { store } = core;
  const sight = sightOf(actor);
  const [waiting, waited] = await Promise.all([
    store.waitingFor({ sight, roles: actor.roles }),
    store.waitedBy(sight, 60),
  ]);
  const matters = new Map([...waiting, ...waited].map(({ of }) => [of.code, of]));
  const ids = files.map(({ id }) => id);
  const additions = [...matters.values()]
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
    .flatMap((matter) =>
      takersOf(asking, flowOf(core.flows, matter), matter)
        .slice(0, 1)
        .map(({ id, key, label, form }) =>
          action(talk.addTo(label, matter.code), {
            command: id,
            code: matter.code,
            prefill: { ...mainOf(form, sentence), [key]: ids },
          }),
        ),
    )
    .slice(0, mostOffered);
  const actions = [...clueButton(asking, sentence, verdict, ids), ...additions];
  const photos = files.filter(({ type }) => type.startsWith("image/")).length;
  const warned = verdict.is === "clear" ? undefined : advice(verdict);
  return {
    is: "card",
    card: {
      title: talk.gotFiles(files.length),
      body: [
        ...(warned === undefined ? [] : [warned.title, ...warned.paragraphs]).map((one) =>
          paragraph(one, "urgent"),
        ),
        ...files.map((file) => paragraph(verbatim(`📎 ${fileText(file)}`))),
        ...(sentence === "" ? [] : [paragraph(verbatim(`“${shortened(sentence, 200)}”`))]),
        ...(photos > 0 ? [paragraph(talk.photosBare, "subtle")] : []),
        ...(photos < files.length ? [paragraph(talk.restNotBare, "warning")] : []),
        ...(actions.length === 0 ? [paragraph(talk.filesNowhere)] : []),
        paragraph(talk.filesKept, "subtle"),
      ],
      actions,
    },
  };
};
