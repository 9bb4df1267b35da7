import { z } from "zod";
import { type Day, dayText } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";
import { readMatter } from "./find.ts";
import type { Flow } from "./flow.ts";
import { meet } from "./joined.ts";
import type { Matter } from "./matter.ts";
import { sharesMeet } from "./succession.ts";

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
    "；两家的份合为一份，期限以较早的为准",
    "; what both had to do is one share now, which goes on by the earlier day",
  ),
  goesOn: (kept: Text, state: Text, other: Text, was: Text): Text =>
    text(
      `；接着办的是${kept.zh}原来的一份（${state.zh}），${other.zh}的一份（${was.zh}）记录留在卡片上，其中等答复的照样要答复`,
      `; the share ${kept.en} had goes on (${state.en.toLowerCase()}); that of ${other.en} (${was.en.toLowerCase()}) stays on record on the card, and what waits for an answer in it is to be answered all the same`,
    ),
  anew: (kept: Text, state: Text, other: Text, was: Text): Text =>
    text(
      `；两家的份合为一份，接着办的是${kept.zh}原来的一份（${state.zh}），期限到时重新起算；${other.zh}的一份（${was.zh}）记录留在卡片上，不再单独办`,
      `; what both had to do is one share now: the one ${kept.en} had goes on (${state.en.toLowerCase()}) and its days are counted anew then; that of ${other.en} (${was.en.toLowerCase()}) stays on record on the card and is not gone on with`,
    ),
  twice: text(
    "。两家各有一件同样的在等答复：按键答复的是接着办的那一件，另一件在卡片的记录里，请一并答复",
    ". Both have one of the same kind that waits for an answer: what is answered here is the one of the share that goes on; the other is in the record on the card, please answer it as well",
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
  { complaint, meet }: { readonly complaint: boolean; readonly meet: Text | undefined },
  directory: Directory,
): Text => {
  const say = complaint ? successionWords.takesComplaint : successionWords.takesPart;
  const said = say(...names(directory, unit, into), basis, on);
  const more = meet ?? text("", "");
  return text(`${said.zh}${more.zh}。`, `${said.en}${more.en}.`);
};

/** What becomes of two units' shares that are one now; nothing where they are none, or had none. */
export const sharesMetText = (
  flow: Flow,
  matter: Matter,
  merger: Merger,
  directory: Directory,
): Text | undefined => {
  if (!sharesMeet(flow, matter, merger)) return undefined;
  const met = meet(flow, readMatter(flow, matter), merger);
  if (met === undefined || met.joined.length === 0) return successionWords.asOne;
  const [kept, other] = [met.kept, met.other].map(
    ({ unit, state }) =>
      [organisationName(directory, unit), flow.states[state]?.name ?? text(state, state)] as const,
  ) as [readonly [Text, Text], readonly [Text, Text]];
  if (met.anew) return successionWords.anew(...kept, ...other);
  const { asOne, goesOn, twice } = successionWords;
  const parts = [asOne, goesOn(...kept, ...other), ...(met.twice ? [twice] : [])];
  return text(parts.map(({ zh }) => zh).join(""), parts.map(({ en }) => en).join(""));
};
