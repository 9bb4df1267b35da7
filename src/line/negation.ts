import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import type { Verb } from "./verb.ts";

/** A word that turns what follows it round; not where it asks: 有没有, 能不能. */
const NOT =
  /(?:(?<!有)(?:还|都|并|从)?没(?:有|法|能|来得及)?|(?<![有能会是可要行好])(?:还|先|都|暂|暂时)?不(?:要|想|能|会|用|必|该|应|再)|(?<!有)不|(?:别|不要|勿|不用|不必|不能)(?:再)?[把将][^，,。；;]{1,20}|别|勿|未|尚未|无法|无需|(?:\bnot|never|cannot|can't|don'?t|do not|didn'?t|haven'?t|hasn'?t|won'?t|isn'?t|no need to|rather not|never mind|instead of) (?:be |been |to |yet |go and |just )?)$/u;

/** Whether a text says of what a command does that it is not so, or not to be done: `没收到`, `先不受理`. */
export const denies = (typed: string, { names, says = [] }: Verb): boolean => {
  const text = toSimplified(toPlain(typed)).toLowerCase();
  const found = [...names, ...says]
    .filter((name) => name.length > 1)
    .flatMap((name) => {
      const at = text.indexOf(name.toLowerCase());
      return at < 0 ? [] : [{ at, end: at + name.length }];
    });
  // 不予受理 is a word of its own where a command has it, and says 受理 of nothing.
  const whole = found.filter(({ at, end }) => !found.some((one) => one.at < at && one.end >= end));
  return whole.length > 0 && whole.every(({ at }) => NOT.test(text.slice(0, at)));
};
