import { inQuotes } from "../calendar/quotation.ts";
import { type Action, action, type Card, paragraph } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { shorten, type Text, verbatim } from "../chat/text.ts";
import { words as commandWords } from "../commands/words.ts";
import { filesKey, fileText } from "../flow/file.ts";
import { type Found, findAwaited, findDuties, flowOf } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { mayOpen } from "../flow/may.ts";
import { openSteps } from "../flow/obstacle.ts";
import { offlineAdvice, type Verdict } from "../screening/screen.ts";
import type { Attachment } from "../store/store.ts";
import type { Raw, RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** A request with files that the actor has sent and not used yet. */
export type WithFiles = Omit<RequestContext, "files"> & { readonly files: readonly Attachment[] };

/** The main field of a form, filled with what was said. */
const mainOf = (form: Fields, sentence: string): Raw => {
  const [key, field] = Object.entries(form).find(([, { main }]) => main === true) ?? [];
  return key === undefined || sentence === ""
    ? {}
    : { [key]: shorten(sentence, field?.max ?? 2000) };
};

/** The kinds a sentence judged so can become, those that are for such a sentence alone first. */
export const meantFor = (flows: readonly Flow[], verdict: Verdict): readonly Flow[] => {
  const isOwn = ({ opening }: Flow) => opening.fromSentence?.when?.(verdict);
  return [
    ...flows.filter((flow) => isOwn(flow) === true),
    ...flows.filter((flow) => isOwn(flow) === undefined),
  ];
};

/** The buttons that make something new of a sentence and files, of every kind that offers it to this person. */
const openingActions = (
  { services, actor, verdict }: Pick<RequestContext, "services" | "actor" | "verdict">,
  sentence: string,
  ids: readonly string[] = [],
): readonly Action[] =>
  meantFor(services.flows, verdict).flatMap(({ kind, opening }) => {
    if (opening.fromSentence === undefined || !mayOpen(actor, { kind, opening })) return [];
    const key = filesKey(opening.form);
    const prefill = {
      ...mainOf(opening.form, sentence),
      ...opening.fromSentence.prefill?.(verdict),
      ...(key === undefined || ids.length === 0 ? {} : { [key]: ids }),
    };
    const command = `${kind}.${opening.id}`;
    return [action(opening.fromSentence.label, { command, prefill }, "primary")];
  });

const warningOf = ({ verdict }: Pick<RequestContext, "verdict">) =>
  verdict.is === "clear" ? undefined : offlineAdvice(verdict);

const urgentParagraphs = (texts: readonly Text[]): Card["body"] =>
  texts.map((one) => paragraph(one, "urgent"));

const quoteSentence = (sentence: string): Card["body"] =>
  sentence === "" ? [] : [paragraph(verbatim(`${inQuotes(shorten(sentence, 200))}`))];

/** The buttons that say a sentence of the matter under whose card it was said. */
const saidOf = (
  { actor, now }: Pick<RequestContext, "actor" | "now">,
  { flow, matter }: Found,
  sentence: string,
): readonly Action[] =>
  openSteps(flow, matter, actor, now)
    .filter(([, { form }]) => Object.values(form).some(({ main, kind }) => main && kind === "long"))
    .map(([id, { form, label }]) => {
      const prefill = mainOf(form, sentence);
      const press = { command: `${flow.kind}.${id}`, code: matter.code, prefill };
      return action(talk.stepOf(label, matter.code), press, "primary");
    })
    .slice(0, mostOffered);

/**
 * A sentence that is no command: what it could become, in the thread of a card first of all of what the card is
 * about. Nothing is kept until it is submitted.
 */
export const offerSentence = (
  context: RequestContext,
  sentence: string,
  above?: Found,
): Outcome => {
  const warned = warningOf(context);
  const [firstClause = ""] = sentence.split(/[，。,.;；\s]/);
  return {
    is: "card",
    card: {
      title: warned?.title ?? talk.whatWithIt,
      body: [
        ...urgentParagraphs(warned?.paragraphs ?? []),
        ...quoteSentence(sentence),
        paragraph(talk.notKept, "subtle"),
      ],
      actions: [
        ...(above === undefined ? [] : saidOf(context, above, sentence)),
        ...openingActions(context, sentence),
        action(commandWords.search, {
          command: "search",
          answers: { words: shorten(firstClause, 20) },
        }),
      ],
    },
  };
};

/** The steps of a matter that take files and that the actor may take now. */
export const stepsTakingFiles = (
  { actor, now }: Pick<RequestContext, "actor" | "now">,
  { flow, matter }: Found,
) =>
  openSteps(flow, matter, actor, now).flatMap(([id, { form, label }]) => {
    const key = filesKey(form);
    return key === undefined ? [] : [{ id: `${flow.kind}.${id}`, key, label, form }];
  });

const mostOffered = 3;
const mostAwaited = 60;

/** The buttons that add files to a matter of this person's: the one under whose card they were sent, then the newest. */
const additionActions = async (
  context: WithFiles,
  sentence: string,
  ids: readonly string[],
  above: Found | undefined,
): Promise<readonly Action[]> => {
  const { store, flows } = context.services;
  const looking = { ...context, store, flows };
  const [duties, awaited] = await Promise.all([
    findDuties(looking),
    findAwaited(looking, mostAwaited),
  ]);
  const matters = new Map([...duties, ...awaited].map(({ of }) => [of.code, of]));
  const newest = [...matters.values()]
    .filter(({ code }) => code !== above?.matter.code)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  return [...(above === undefined ? [] : [above.matter]), ...newest]
    .flatMap((matter) =>
      stepsTakingFiles(context, { flow: flowOf(flows, matter), matter })
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
};

/** Files and perhaps a sentence: what they could become. Nothing is kept past a day unless it is used. */
export const offerFiles = async (
  context: WithFiles,
  sentence: string,
  above?: Found,
): Promise<Outcome> => {
  const { files } = context;
  const ids = files.map(({ id }) => id);
  const added = await additionActions(context, sentence, ids, above);
  const opened = openingActions(context, sentence, ids);
  const actions = above === undefined ? [...opened, ...added] : [...added, ...opened];
  const photos = files.filter(({ type }) => type.startsWith("image/")).length;
  const warned = warningOf(context);
  return {
    is: "card",
    card: {
      title: talk.gotFiles(files.length),
      body: [
        ...urgentParagraphs(warned === undefined ? [] : [warned.title, ...warned.paragraphs]),
        ...files.map((file) => paragraph(verbatim(`📎 ${fileText(file)}`))),
        ...quoteSentence(sentence),
        ...(photos > 0 ? [paragraph(talk.photosBare, "subtle")] : []),
        ...(photos < files.length ? [paragraph(talk.restNotBare, "warning")] : []),
        ...(actions.length === 0 ? [paragraph(talk.filesNowhere)] : []),
        paragraph(talk.filesKept, "subtle"),
      ],
      actions,
    },
  };
};
