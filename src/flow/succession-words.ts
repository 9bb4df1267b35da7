import { z } from "zod";
import { type Day, dayText } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";

const handedOver = z.object({
  from: z.string(),
  into: z.string(),
  basis: z.string(),
  on: z.iso.date(),
});

const names = (directory: Directory, unit: string, into: string) =>
  [organisationName(directory, unit), organisationName(directory, into)] as const;

/** What is said of a matter when a unit's part in it goes to another. */
export const successionWords = {
  title: text("单位合并", "A unit goes into another"),
  takesPart: (unit: Text, into: Text, basis: string, on: Day): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（${basis}，${dayText(on).zh}），这件事由${into.zh}接着办`,
      `The functions of ${unit.en} have gone to ${into.en} (${basis}, ${dayText(on).en}), which goes on with this matter`,
    ),
  takesComplaint: (unit: Text, into: Text, basis: string, on: Day): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（${basis}，${dayText(on).zh}），这件事的责任单位现在是${into.zh}，它看不到这件事`,
      `The functions of ${unit.en} have gone to ${into.en} (${basis}, ${dayText(on).en}), which is now the unit complained of and does not see this matter`,
    ),
  asOne: text(
    "；两家的份合为一份，从办得较慢的那一步接着办，期限以较早的为准",
    "; what both had to do is one share now, which goes on from where the slower one stood and by the earlier day",
  ),
} as const;

/** What the history of a matter says of a unit's part that went to another. */
export const successionText = (content: string | null, directory: Directory): Text => {
  const said = handedOver.safeParse(JSON.parse(content ?? "null")).data;
  if (said === undefined) return successionWords.title;
  const [from, into] = names(directory, said.from, said.into);
  return text(
    `${from.zh}的职责由${into.zh}承接，它在这件事里的位置由后者接替（${said.basis}，${dayText(said.on).zh}）`,
    `The functions of ${from.en} have gone to ${into.en}, which has its part in this matter (${said.basis}, ${dayText(said.on).en})`,
  );
};

/** What those concerned with a matter are told of it. */
export const successionNews = (
  { unit, into, basis, on }: Merger,
  { complaint, meet }: { readonly complaint: boolean; readonly meet: boolean },
  directory: Directory,
): Text => {
  const say = complaint ? successionWords.takesComplaint : successionWords.takesPart;
  const said = say(...names(directory, unit, into), basis, on);
  const more = meet ? successionWords.asOne : text("", "");
  return text(`${said.zh}${more.zh}。`, `${said.en}${more.en}.`);
};
