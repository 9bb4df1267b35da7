import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import type { Flow } from "./flow.ts";
import { refuseNumbers } from "./masked.ts";
import type { Opening, Step } from "./step.ts";

/** More than any sum of one person's case, in yuan: a slip of the hand. */
export const mostYuan = 1_000_000;

/** An internal number: no blanks, a figure in it, and not as many as an identity or telephone number has. */
const reference = /^(?=.*\d)(?!.*\d{11})\S{2,30}$/u;

/** What stands in the word of a document number for its organ or its sort: 山检救〔2026〕3号, 民政内部2026-3. */
const official = /[字检救助支诉民政妇联残信访案函内部编总]/u;

/** Letters or characters in a row that no number is written with may be somebody's name: 李某3号, WangXiaoming1. */
const mayName = (ref: string): boolean =>
  /\p{Script=Latin}{5}/u.test(ref) ||
  (ref.replace(/[第号年]/gu, " ").match(/\p{Script=Han}{2,}/gu) ?? []).some(
    (word) => !official.test(word),
  );

/**
 * Why a case cannot be kept under this reference: where nobody is named it is a unit's own number, at
 * the field `ref`, and no identity card or telephone number stands in it or in the other texts.
 */
export const refuseNamed = (ref: string, others: readonly string[]): Refusal | undefined =>
  refuseNumbers("ref", [ref, ...others]) ??
  (reference.test(ref) && !mayName(ref)
    ? undefined
    : new Refusal(
        text(
          "请填你单位自己的内部编号，要带数字、不带空格，例如 内2026-07；不要填姓名、证件号、电话。",
          "Please give your unit's own number, with a figure in it and no blank, for example N2026-07; no name, identity or telephone number.",
        ),
        { field: "ref" },
      ));

/** Why what somebody filled in cannot be kept: the first text with a number in it, whatever its field is for. */
const refuseAnswers = (answers: object): Refusal | undefined => {
  for (const [key, value] of Object.entries(answers)) {
    const refused = typeof value === "string" ? refuseNumbers(key, [value]) : undefined;
    if (refused !== undefined) return refused;
  }
  return undefined;
};

const numberlessOpening = (declared: Opening): Opening => ({
  ...declared,
  apply: (answers, context) => refuseAnswers(answers) ?? declared.apply(answers, context),
});

const numberlessStep = (declared: Step): Step => ({
  ...declared,
  apply: (matter, answers, context) =>
    refuseAnswers(answers) ?? declared.apply(matter, answers, context),
});

/**
 * A flow in which nobody is named keeps no full identity card or telephone number, in whatever field it is
 * written: it goes around everything else, so that what other rooms ask besides is read too.
 */
export const withoutNumbers = (flow: Flow): Flow =>
  flow.nameless === true
    ? {
        ...flow,
        opening: numberlessOpening(flow.opening),
        ...(flow.alsoOpens === undefined
          ? {}
          : { alsoOpens: flow.alsoOpens.map(numberlessOpening) }),
        steps: Object.fromEntries(
          Object.entries(flow.steps).map(([id, declared]) => [id, numberlessStep(declared)]),
        ),
      }
    : flow;
