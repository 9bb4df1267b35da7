import { AMOUNT, EN_PIECE, minutesOf, shiftIn } from "./typed-shift.ts";

const LASTS = "(?:时长|会期|用时|预计|持续)(?:为|是|：|:|大?约|大概|了)*\\s*";
const CHINESE = new RegExp(
  [
    `(?<=${LASTS}|(?<![离公召展打分])开(?:了|个|大?约|大概)?)(?<lasts>${AMOUNT})(?=左右|的?[会研座碰]|[，,。；;\\s吧]|$)`,
    `(?<=^|[，,。；;\\s])(?:大?约|大概)(?<about>${AMOUNT})(?=左右|[，,。；;\\s]|$)`,
    `(?<of>${AMOUNT})(?=(?:左右)?的(?:会|研判|会商|座谈|协调))`,
  ].join("|"),
  "u",
);
const HOUR_OR_MINUTE =
  "(?:\\d{1,3}(?:\\.\\d)?|half an|an?|one|two|three|four|five)[ -](?:min(?:ute)?|hour)s?";
const ENGLISH = [
  `(?<=\\b(?:for|lasting|lasts)\\s)(?<lasts>${EN_PIECE}(?:,? (?:and )?${EN_PIECE})?)(?=$|[.,;]|\\s(?:about|with|on|at|in|to|，))`,
  `(?<lasts>${HOUR_OR_MINUTE})[ -](?:long )?(?=meeting|session|talk|briefing|discussion)`,
].map((source) => new RegExp(source, "iu"));

/** For how long something is to be, as it was typed, in whole minutes: 开90分钟的会, for an hour and a half. Not by how much it is moved. */
export const durationIn = (
  text: string,
): { readonly typed: string; readonly minutes: number } | undefined => {
  const { typed: moved = "" } = shiftIn(text) ?? {};
  const rest = moved === "" ? text : text.replace(moved, "_".repeat(moved.length));
  const found = [CHINESE, ...ENGLISH].map((one) => one.exec(rest)).find((one) => one !== null);
  const { lasts, about, of } = found?.groups ?? {};
  const amount = lasts ?? about ?? of;
  if (found === undefined || found === null || amount === undefined) return undefined;
  const minutes = minutesOf(amount.replaceAll("-", " "));
  return minutes === undefined ? undefined : { typed: found[0].trim(), minutes };
};
