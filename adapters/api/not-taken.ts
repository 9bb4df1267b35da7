import { sentByClients } from "../../src/catalog.ts";
import type { Block } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import { sentences, type Text, text } from "../../src/chat/text.ts";
import type { ApiError, NewClue } from "./schema.ts";
import { apiWords } from "./words.ts";

/** What of a card or a form is said in sentences: never a list of other matters, which is not the client's to read. */
export const saidIn = (body: readonly Block[]): readonly Text[] =>
  body.flatMap((block) => (block.is === "paragraph" ? [block.text] : []));

/** The fields by which a question about a clue is answered. */
const answering = ["accused", "accusedOther", "notAccused", "told", "to", "anyway"] as const;

type Answers = Readonly<Record<string, unknown>>;

/** What has to be sent beside what was, for an answer. */
const sendOf = (sent: NewClue, answers: Answers = {}): Answers =>
  Object.fromEntries(
    answering.flatMap((key) =>
      answers[key] === undefined || JSON.stringify(answers[key]) === JSON.stringify(sent[key])
        ? []
        : [[key, answers[key]] as const],
    ),
  );

const problemsIn = ({ questions }: Form) =>
  questions.flatMap(({ key, problem }) =>
    problem === undefined ? [] : [{ field: key, zh: problem.zh, en: problem.en }],
  );

/** What stands above a form for whoever types: it asks nothing. */
const { warning } = sentByClients.opening;

/** What a client's clue is submitted by. */
export const submitting = `${sentByClients.kind}.${sentByClients.opening.id}`;

/** A title as a sentence before others. */
const ended = ({ zh, en }: Text): Text => text(`${zh}。`, `${en}.`);

/** Why a clue was not taken, from what a person would have been answered: what is wrong, what is asked, how to answer. */
export const notTakenBy = (
  reply: Reply,
  sent: NewClue,
): Omit<ApiError, "error"> & { readonly said: Text } => {
  const card = "card" in reply ? reply.card : undefined;
  const form = "form" in reply ? reply.form : undefined;
  const isAlike = form?.submit.answers?.["anyway"] === true;
  const said = [
    ...(card === undefined ? [] : [ended(card.title), ...saidIn(card.body)]),
    ...(isAlike ? [apiWords.alike] : form === undefined ? [] : saidIn(form.intro)),
  ].filter(({ zh }) => zh !== warning?.zh);
  const buttons = [
    ...(card?.actions ?? []),
    ...(isAlike ? [{ label: form.submitLabel, press: form.submit }] : []),
  ];
  const choices = buttons.flatMap(({ label, press }) => {
    const send = sendOf(sent, press.command === submitting ? press.answers : {});
    return Object.keys(send).length === 0 ? [] : [{ zh: label.zh, en: label.en, send }];
  });
  const problems = form === undefined ? [] : problemsIn(form);
  return {
    said: sentences(apiWords.notTaken, ...said),
    ...(problems.length === 0 ? {} : { problems }),
    ...(choices.length === 0 ? {} : { choices }),
  };
};
