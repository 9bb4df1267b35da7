import type { Instant } from "../calendar/day.ts";
import { action, type Block, type Card, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { offlineAdvice, screen, textsIn, type Verdict } from "../screening/screen.ts";
import type { GuardedStore } from "../store/store.ts";
import { confidentialityWords } from "./confidentiality-words.ts";
import { correctableUntil, correctionWords, takenBackIn } from "./correction.ts";
import { isOfMinor } from "./endangered.ts";
import type { Found } from "./find.ts";
import { declaredIn, type Flow } from "./flow.ts";
import { type Entry, withoutLinking } from "./history.ts";
import { withRelated } from "./related.ts";
import { matterCard } from "./render.ts";
import { type Context, isStep, type Opening, type Step } from "./step.ts";
import { saidOf, shareOf, unitOfEntry } from "./tracks.ts";

type Reading = Context & { readonly store: GuardedStore; readonly flows: readonly Flow[] };

/**
 * A matter's card for whoever has taken its last step: what was done above it, and a button to take it
 * back for as long as that is possible.
 */
export const cardAfter = async (
  context: Reading,
  { flow, matter }: Found,
  { declared, entry }: { readonly declared: Step | Opening; readonly entry: Entry },
): Promise<Card> => {
  const { code, historyLength: shown } = matter;
  const isNew = !isStep(declared) && matter.parent === undefined;
  const plain = matterCard(
    flow,
    matter,
    context,
    doneText({ flow, matter }, context, { declared, entry }),
  );
  const card = await withRelated(context, flow, matter, plain, isNew);
  const final = !isStep(declared) || declared.marks?.irrevocable === true;
  if (final || context.now > correctableUntil(entry.at)) return card;
  const undo = action(correctionWords.label, { command: "correct", code, shown });
  return { ...card, actions: [...card.actions, undo] };
};

/** What is said to whoever has taken a step, of the share it was taken in. */
export const doneText = (
  { flow, matter }: Found,
  context: Context,
  { declared, entry }: { readonly declared: Step | Opening; readonly entry: Entry },
): Text | undefined => {
  const share = shareOf(flow, matter, unitOfEntry(entry));
  const done = declared.done?.(share, context, entry);
  return done && saidOf(share, done, context.actor, context.directory);
};

/** What is said of harm to a minor once it has been submitted: what is still to be done, and who reads it. */
const minorAfter: readonly Text[] = [
  confidentialityWords.callNow,
  text(
    "孩子的安全最要紧：正受到或可能受到侵害的，拨打110报警；需要救治的，拨打120（未成年人保护法第十一条）。",
    "The child's safety comes first: where a child is being harmed or may be, call the police on 110, and 120 if care is needed (Law on the Protection of Minors, article 11).",
  ),
  text(
    "已按二级保密登记，只有指定的经办人看得到，群里只显示“紧急事项1件”。",
    "It is recorded at level 2: only named people can open it, and a group sees nothing but “1 urgent matter”.",
  ),
];

/** The same warnings for whoever has submitted it: what was to be done first is not asked for again. */
export const warningsAfter = (verdict: Verdict): readonly Block[] =>
  verdict.is === "minor" ? minorAfter.map((one) => paragraph(one, "urgent")) : warningsOf(verdict);

/** What comes before everything else when a text speaks of harm to a minor, or has private numbers in it. */
export const warningsOf = (verdict: Verdict): readonly Block[] => {
  switch (verdict.is) {
    case "minor":
    case "danger":
    case "informant":
    case "personal": {
      const { title, paragraphs } = offlineAdvice(verdict);
      return [title, ...paragraphs].map((one) => paragraph(one, "urgent"));
    }
    case "clear":
    case "secret":
    case "official":
      return [];
  }
};

/** The warnings about what stands in a restricted matter; of harm to a minor only where it was not declared harmless. */
const warningsAbout = ({ flow, matter }: Found): readonly Block[] => {
  if (matter.visibility !== 2) return [];
  const verdict = screen([matter.title, ...textsIn(matter.fields)]);
  return verdict.is === "minor" && !isOfMinor(flow, matter) ? [] : warningsAfter(verdict);
};

/**
 * A matter's card for a reader as it is now; as after their own step until somebody else has taken one. Of a card that
 * asked for something `since` then, only as after the step that was taken upon it: what came of a later one
 * stands on another card.
 */
export const cardNow = async (context: Reading, found: Found, since?: Instant): Promise<Card> => {
  const { flow, matter } = found;
  const entries = withoutLinking(await context.store.entries(matter.code));
  const last = entries.at(-1);
  const isTheirs = last?.actor === context.actor.id;
  const later =
    since === undefined
      ? []
      : entries.filter(({ at, actor }) => at >= since && actor === context.actor.id).slice(1);
  const own = isTheirs && later.length === 0 ? last : undefined;
  const declared = own && declaredIn(flow, own.step);
  if (own !== undefined && declared !== undefined) {
    const card = await cardAfter(context, found, { declared, entry: own });
    return isStep(declared) ? card : { ...card, body: [...warningsAbout(found), ...card.body] };
  }
  const takenBack = own && takenBackIn(own);
  const label = flow.steps[entries.find(({ number }) => number === takenBack)?.step ?? ""]?.label;
  const headline = label && correctionWords.done(label);
  return withRelated(context, flow, matter, matterCard(flow, matter, context, headline));
};
