import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import type { Verb } from "./verb.ts";

/** A word that turns what follows it round; not where it asks: 有没有, 能不能. */
const NOT =
  /(?:(?<!有)(?:还|都|并|从)?没(?:有|法|能|来得及)?|(?<![有能会是可要行好])(?:还|先|都|暂|暂时)?不(?:要|想|能|会|用|必|该|应|再)|(?<!有)不|(?:别|不要|勿|不用|不必|不能)(?:再)?[把将][^，,。；;]{1,20}|别|勿|未|尚未|无法|无需|(?:\bnot|never|cannot|can't|don'?t|do not|didn'?t|haven'?t|hasn'?t|won'?t|isn'?t|no need to|rather not|never mind|instead of) (?:be |been |to |yet |go and |just )?)$/u;

/** 刚才说取消是开玩笑, I was only joking: what was said is not to be done. */
const TAKES_BACK =
  /开[个了]?玩笑|玩笑话|(?:说|闹|逗)着玩|逗(?:你|您|大家)|(?:别|不要|请勿|勿|不能?)当真|(?:说的|的话|刚才|这话|那话|[这那]句)[^，,。]{0,6}(?:不作数|不算数|作废|收回)|随(?:便|口)(?:说说|一说|问问)|说说而已|\b(?:jok(?:e|ing)|kidding|not serious|disregard (?:that|my)|never ?mind|forget (?:it|what i said)|didn'?t mean (?:it|that|to)|scratch that)\b/iu;

/** A longer text tells what others said. */
const mostTakenBack = { han: 40, latin: 100 } as const;

/** Whether a text takes back what it says, or what was said before. */
export const takesBack = (typed: string): boolean => {
  const most = /[a-z]{2} [a-z]{2}/iu.test(typed) ? mostTakenBack.latin : mostTakenBack.han;
  return typed.length <= most && TAKES_BACK.test(toSimplified(toPlain(typed)));
};

/** 不要改校车会的时间, please do not touch the date: all of one clause is what is not to be done. Not where something is not to be forgotten. */
const FORBIDS =
  /^(?:请|先|都|大家|咱们?|我们|暂时?)*(?:别|不要|勿|不用|不必|甭|不许|不准|不得)(?!.{0,2}(?:忘|漏|忽|耽误|错过|来))[^，,。；;]*[。.！!]?$|^(?:please,? )?(?:do not|don'?t|never|no need to|you need not|there is no need to)\b(?!.{0,8}\b(?:forget|miss)\b)[^,;]*$/iu;

/** Whether a sentence says that something is not to be done, and nothing else. */
export const forbids = (typed: string): boolean =>
  FORBIDS.test(toSimplified(toPlain(typed)).trim().toLowerCase());

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
