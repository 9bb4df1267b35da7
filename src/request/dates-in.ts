import { momentPrefix } from "../calendar/typed.ts";

/** The first longest piece of a sentence that is a day or a time. */
export const firstDate = (
  sentence: string,
  prefix: (text: string) => number,
): string | undefined => {
  for (let at = 0; at < sentence.length; at += 1) {
    if (
      !/[\d一二三四五六七八九十两今明后大本下这上周星礼月年a-z元国春中端清除]/iu.test(
        sentence[at] ?? "",
      )
    )
      continue;
    if (/[a-z0-9]/i.test(sentence[at - 1] ?? "") && /[a-z0-9]/i.test(sentence[at] ?? "")) continue;
    const length = prefix(sentence.slice(at, at + 40));
    if (length > 1) return sentence.slice(at, at + length);
  }
  return undefined;
};

/** A text with a mark in the place of each of its days and times. */
export const withoutDates = (text: string, now: string, mark = " "): string => {
  let rest = text;
  for (;;) {
    const date = firstDate(rest, (piece) => momentPrefix(piece, now));
    if (date === undefined) return rest;
    rest = rest.replace(date, mark);
  }
};

/** 明天的会改到周五: what something is moved to stands behind these. */
export const MOVED_TO =
  /(?:改期?|推迟?|延期?|延长|顺延|提前|挪|调)(?:到|至|成|为)|\b(?:moved?|postponed?|put off|push(?:ed)? back|brought forward) .{0,30}?\bto\b/iu;
