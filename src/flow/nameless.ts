import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { refuseNumbers } from "./masked.ts";
import type { Matter } from "./matter.ts";
import type { Step } from "./step.ts";

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

/** Steps in none of which a full identity card or telephone number is kept, whatever field it is written in. */
export const withoutNumbers = <M extends Matter>(
  steps: Readonly<Record<string, Step<M>>>,
): Readonly<Record<string, Step<M>>> =>
  Object.fromEntries(
    Object.entries(steps).map(([id, declared]) => [
      id,
      {
        ...declared,
        apply: (matter, answers, context) => {
          const written = Object.entries(answers).find(
            ([key, value]) =>
              typeof value === "string" && refuseNumbers(key, [value]) !== undefined,
          );
          return written === undefined
            ? declared.apply(matter, answers, context)
            : (refuseNumbers(written[0], [String(written[1])]) ?? matter);
        },
      } satisfies Step<M>,
    ]),
  );
