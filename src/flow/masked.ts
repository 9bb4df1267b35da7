import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { haveNumbers } from "../screening/screen.ts";

const MASK = /[某*＊×〇○●█]/u;

/** Why texts cannot be kept as they are: there is an identity card or mobile number in one of them. */
export const refuseNumbers = (field: string, texts: readonly string[]): Refusal | undefined =>
  haveNumbers(texts)
    ? new Refusal(
        text(
          "内容里有身份证号或手机号。这里不保存完整号码，请遮住中间几位再提交，例如 138****5678、6207**********1234。",
          "There is an identity card or mobile number in it. Full numbers are not kept here; please mask the middle before you submit, for example 138****5678 or 6207**********1234.",
        ),
        { field },
      )
    : undefined;

/**
 * Why a person or company cannot be named like this: the name must be masked (张某某), and neither
 * it nor any other of the texts may have an identity card or mobile number in it.
 */
export const refuseUnmasked = (
  name: string,
  field: string,
  others: readonly string[] = [],
): Refusal | undefined => {
  const numbers = refuseNumbers(field, [name, ...others]);
  if (numbers !== undefined) return numbers;
  return MASK.test(name)
    ? undefined
    : new Refusal(
        text(
          "请不要写全名，只写姓，其余用“某”或“*”代替，例如“张某某”“某商贸公司”。",
          "Please do not write the whole name: the surname only and 某 or * for the rest, for example “Zhang **”.",
        ),
        { field },
      );
};
