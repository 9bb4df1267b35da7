import { type Block, paragraph } from "../chat/card.ts";
import { sentences, type Text, text } from "../chat/text.ts";
import { offlineAdvice, type Verdict } from "../screening/screen.ts";
import { harmToMinor } from "./categories.ts";
import { nameTeams } from "./confidentiality.ts";
import { confidentialityWords } from "./confidentiality-words.ts";
import { correctionWords } from "./correction.ts";
import type { Flow } from "./flow.ts";
import type { Matter } from "./matter.ts";
import type { Seat } from "./seat.ts";
import type { Context, Step } from "./step.ts";

// Harm to a minor may come to light in any later step (未成年人保护法第十一条: report at once).

/** Whoever is told of it at once, where they have to do with the matter. */
const told: readonly Seat[] = [
  "from",
  ...(["from", "to", "joint", "invited"] as const).flatMap((part): readonly Seat[] => [
    `${part}.intake`,
    `${part}.liaison`,
    `${part}.head`,
    `${part}.procuratorate:procurator`,
    `${part}.procuratorate:chief`,
  ]),
];

/** Whether a matter is handled as one about harm to a minor already. */
const isKnown = ({ minors }: Pick<Flow, "minors">, matter: Matter): boolean =>
  matter.category === harmToMinor || minors?.is(matter) === true;

/** Whether what was just written in a matter speaks of harm to a minor, of which it said nothing before. */
export const endangers = (
  flow: Pick<Flow, "minors">,
  matter: Matter,
  { verdict }: Pick<Context, "verdict">,
): boolean =>
  verdict?.is === "minor" &&
  matter.erasedAt === undefined &&
  matter.visibility < 3 &&
  !isKnown(flow, matter);

/** What is for named people only wherever it is written; what was taken for an official's offence, whatever is said of that. */
const forNamed: readonly (Verdict["is"] | undefined)[] = ["official", "danger", "informant"];

/** Whether what was just written is for named people only; harm to a minor raises an alarm of its own in a matter there is. */
export const restricts = (
  { historyLength }: Pick<Matter, "historyLength">,
  { verdict }: Pick<Context, "verdict">,
): boolean => forNamed.includes(verdict?.is) || (verdict?.is === "minor" && historyLength === 0);

/** The matter at level 2, with somebody named of every unit in it, and on record that it is for harm to a minor. */
export const restricted = <M extends Matter>(
  matter: M,
  { directory, verdict }: Pick<Context, "directory" | "verdict">,
): M => {
  const known: M = verdict?.is === "minor" ? { ...matter, endangers: true } : matter;
  return known.visibility > 1
    ? known
    : { ...known, visibility: 2, parties: nameTeams(known.parties, directory) };
};

/** Whether harm to a minor has come to light in a matter, at its beginning or in any step. */
export const isOfMinor = (flow: Pick<Flow, "minors">, matter: Matter): boolean =>
  matter.endangers === true || isKnown(flow, matter);

/** The flow whose matters show a group no more than that there is something urgent, where it is about harm to a minor. */
export const withMinorsHidden = (flow: Flow): Flow => ({
  ...flow,
  group: (matter) => (isOfMinor(flow, matter) ? undefined : flow.group(matter)),
});

/** Whether nobody has anything more to do in a matter. */
const isEnded = ({ states }: Pick<Flow, "states">, { state }: Pick<Matter, "state">): boolean =>
  states[state]?.final === true;

/**
 * A step in which harm to a minor came to light: everybody in the matter is told so, beside what the step itself
 * tells them, and the clocks of that start.
 */
export const raisingAlarm = (
  flow: Pick<Flow, "minors" | "states">,
  { tells = {}, clocks = {} }: Step,
): Pick<Step, "tells" | "clocks"> => {
  const seats = [...new Set([...Object.keys(tells), ...told])] as readonly Seat[];
  return {
    tells: Object.fromEntries(
      seats.map((seat): [Seat, NonNullable<Step["tells"]>[Seat]] => [
        seat,
        (after, ...given) => {
          const own = tells[seat]?.(after, ...given);
          const { minorNews, minorEndedNews } = confidentialityWords;
          const news = isEnded(flow, after) ? minorEndedNews : minorNews;
          return own === undefined ? news : sentences(news, own);
        },
      ]),
    ),
    clocks: { ...clocks, starts: [...(clocks.starts ?? []), ...(flow.minors?.starts ?? [])] },
  };
};

const urgent = (said: readonly Text[]): readonly Block[] =>
  said.map((one) => paragraph(one, "urgent"));

/** What comes before the form of a step in which somebody writes of harm to a minor. */
export const alarmBefore = (flow: Pick<Flow, "minors">, matter: Matter, context: Context) => {
  if (!endangers(flow, matter, context)) return [];
  const { title, paragraphs } = offlineAdvice({ is: "minor" });
  return urgent([title, ...paragraphs.slice(0, 2), confidentialityWords.minorWillRaise]);
};

/** What is said to whoever has written of it in a step, above the card. */
export const alarmAfter = (
  flow: Pick<Flow, "minors" | "states">,
  { before, after }: { readonly before: Matter; readonly after: Matter },
  context: Context,
  { marks }: Pick<Step, "marks">,
): readonly Block[] => {
  if (!endangers(flow, before, context))
    return before.visibility === 1 && restricts(before, context)
      ? [paragraph(confidentialityWords.raiseDone, "warning")]
      : [];
  const [first] = offlineAdvice({ is: "minor" }).paragraphs;
  return urgent([
    confidentialityWords.callNow,
    ...(first === undefined ? [] : [first]),
    confidentialityWords.minorRaised,
    ...(isEnded(flow, after) ? [confidentialityWords.minorEnded] : []),
    ...(marks?.irrevocable === true
      ? []
      : [
          text(
            `如果是我认错了，请按“${correctionWords.label.zh}”撤回，加上“误判说明=为什么不是”再填一次。`,
            `If I have misjudged it, take it back with “${correctionWords.label.en}” and send it again with “notSo=why it is not”.`,
          ),
        ]),
  ]);
};
