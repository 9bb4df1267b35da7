import { type Fields, isWritten, line, optional } from "../chat/field.ts";
import { text } from "../chat/text.ts";
import type { Flow } from "./flow.ts";
import type { Opening, Step } from "./step.ts";

/** What is said of why the screening is mistaken about what was written. */
export const doubtWords = {
  notSo: text("误判说明", "Why it is not so"),
  notSoHelp: text(
    "系统觉得内容涉及公职人员、未成年人或个人信息。如果不是，请写明为什么；会记入办理记录。国家秘密不适用。",
    "The text seems to concern an official, a minor or personal data. If it does not, say why; it goes on record. Not for state secrets.",
  ),
} as const;

/** The question why the screening is mistaken, asked only where it found something. */
export const doubtField = {
  notSo: optional(line(doubtWords.notSo, { max: 200, help: doubtWords.notSoHelp, doubt: true })),
};

const takesDoubt = (form: Fields): boolean =>
  Object.values(form).some(isWritten) && form["notSo"] === undefined;

/** The reason is the history's: what is declared of a kind need not know of it. */
const withoutDoubt = <A extends object>(answers: A): A => {
  const { notSo: _, ...rest } = answers as A & { readonly notSo?: unknown };
  return rest as A;
};

/** A step in which it can be said why the screening is mistaken, where something is written in it. */
export const doubtedStep = (declared: Step): Step =>
  takesDoubt(declared.form)
    ? {
        ...declared,
        form: { ...declared.form, ...doubtField },
        apply: (matter, answers, context) => declared.apply(matter, withoutDoubt(answers), context),
      }
    : declared;

const doubtedOpening = (declared: Opening): Opening =>
  takesDoubt(declared.form)
    ? {
        ...declared,
        form: { ...declared.form, ...doubtField },
        apply: (answers, context) => declared.apply(withoutDoubt(answers), context),
      }
    : declared;

/** The flow in which it can be said, wherever something is written, that the screening is mistaken about it. */
export const withDoubting = (flow: Flow): Flow => ({
  ...flow,
  opening: doubtedOpening(flow.opening),
  ...(flow.alsoOpens === undefined ? {} : { alsoOpens: flow.alsoOpens.map(doubtedOpening) }),
  steps: Object.fromEntries(
    Object.entries(flow.steps).map(([id, declared]) => [id, doubtedStep(declared)]),
  ),
});
