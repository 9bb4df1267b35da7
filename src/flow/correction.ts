import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import { addMinutes } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import type { Directory } from "../people/directory.ts";
import { isRunning, stopClock } from "./clock.ts";
import type { Flow } from "./flow.ts";
import { type Entry, nextEntry } from "./history.ts";
import { withRevision } from "./invitation.ts";
import type { Clock, Matter, Waiting } from "./matter.ts";
import { waitingIn } from "./owed.ts";
import { withoutLast } from "./tracks.ts";

/** For how many minutes a step can be taken back by the one who took it. */
const minutes = 5;

/** The step of the history that takes another one back. */
export const correctionStep = "correct";

/** Until when a step taken at an instant can be taken back. */
export const correctableUntil = (at: Instant): Instant => addMinutes(at, minutes);

/** What is said about taking back a misclick. */
export const correctionWords = {
  label: text("更正", "Correct"),
  help: text(
    "五分钟内撤回自己刚才点错的一步（别人还没有接着办）：更正，或 更正 XS-2026-0001。登记时填错的日期、文号用“勘误”改",
    "Take back your own last step within five minutes, if nobody has acted on it: correct, or correct XS-2026-0001. A day or number recorded wrongly is put right with errata",
  ),
  nothing: text(
    "最近五分钟里没有您办过、可以撤回的一步。",
    "There is no step of yours from the last five minutes to take back.",
  ),
  tooLate: (until: Text): Text =>
    text(
      `已经超过五分钟（到${until.zh}为止），不能撤回了。填错的日期、文号、单位用“勘误”改；别的请用现在能办的步骤改正，或联系接收单位。`,
      `Five minutes have passed (it was possible until ${until.en}). A day, number or unit recorded wrongly is put right with “errata”; otherwise take a step that is open now, or ask the other unit.`,
    ),
  gone: text(
    "“更正”只撤回五分钟内办的、后面没有别的记录的一步，您的这一步现在不能撤回了。填错的日期、文号用“勘误”改；别的请联系经办人。",
    "“correct” takes back only a step of the last five minutes behind which nothing else is recorded; yours cannot be taken back now. A day or number recorded wrongly is put right with “errata”; otherwise ask whoever handles it.",
  ),
  notYours: text(
    "这件事最近的一步不是您办的，只能撤回自己的。",
    "The last step of this matter is not yours; you can take back your own only.",
  ),
  irrevocable: (step: Text): Text =>
    text(`“${step.zh}”办了就不能撤回。`, `“${step.en}” cannot be taken back.`),
  opening: (withdraw: Text | undefined): Text =>
    withdraw === undefined
      ? text(
          "新建的事不能用“更正”撤回。",
          "What has just been made cannot be taken back by correcting it.",
        )
      : text(
          `刚提交的请用“${withdraw.zh}”撤回。`,
          `To take back what you have just submitted, use “${withdraw.en}”.`,
        ),
  done: (step: Text): Text =>
    text(
      `已撤回“${step.zh}”，恢复到办之前。`,
      `“${step.en}” has been taken back; it stands as before.`,
    ),
  news: (step: Text): Text =>
    text(
      `已更正：刚才的“${step.zh}”是点错的，已撤回。`,
      `Corrected: “${step.en}” was a mistake and has been taken back.`,
    ),
  accuses: text(
    "这一步里有单位成了责任单位，不能撤回：它从那时起就看不到这件事。别的内容请再补充说明。",
    "By this step a unit came to be complained of, so it cannot be taken back: since then it does not see the matter. Put anything else right by adding to it.",
  ),
  linked: text(
    "您最近做的是关联，请用“解除关联”撤回。",
    "What you did last was to link it; take that back with “unlink”.",
  ),
  dropped: text("这一步已更正，不必通知", "the step was taken back"),
} as const;

/** Everything that taking back the last step changes, computed and not yet saved. */
export type Correction = {
  readonly matter: Matter;
  readonly entry: Entry;
  readonly clocks: readonly Clock[];
  readonly waiting: readonly Waiting[];
};

type Acting = {
  readonly actor: string;
  readonly now: Instant;
  readonly directory: Directory;
  /** In whose share the step was taken. */
  readonly unit?: string | undefined;
};
type Chance = { newId(): string; newSalt(): string };

/**
 * A matter as it was before its last step, as one more step: nothing is taken out of the history.
 * Clocks are as they were, rungs included; those the step started are stopped. What it is linked with stays.
 */
export const takeBack = (
  flow: Flow,
  now: Matter,
  { before, number }: { readonly before: Matter; readonly number: number },
  context: Acting,
  given: Chance,
): Correction => {
  const known = new Map(before.clocks.map((clock) => [clock.id, clock]));
  const clocks = now.clocks.map((clock) => known.get(clock.id) ?? ended(clock, context.now));
  const { unit } = context;
  const undone = {
    state: stateIn(before, unit),
    corrected: number,
    ...(unit === undefined ? {} : { unit }),
  };
  const { links: _, ...was } = before;
  const { links } = now;
  const stood = { ...was, clocks, ...(links === undefined ? {} : { links }) };
  const left = withRevision(flow, now, flow.keeps?.(stood, now) ?? stood);
  return corrected(flow, now, left, undone, context, given);
};

/**
 * The same in the share of one of several units, whatever was done in the others' since; nothing where
 * the step is not the last one there, or stays.
 */
export const takeBackShare = (
  flow: Flow,
  now: Matter,
  { unit, number }: { readonly unit: string; readonly number: number },
  context: Acting,
  given: Chance,
): Correction | undefined => {
  const before = withoutLast(flow, now, { unit, number }, (clock) => ended(clock, context.now));
  if (before === undefined) return undefined;
  const undone = { state: stateIn(before, unit), unit, corrected: number };
  return corrected(flow, now, before, undone, context, given);
};

/** How far a matter is, or the share of one of its units. */
const stateIn = ({ tracks, state }: Matter, unit: string | undefined): string =>
  (unit === undefined ? undefined : tracks?.[unit]?.state) ?? state;

const ended = (clock: Clock, now: Instant): Clock =>
  isRunning(clock) ? stopClock(clock, now) : clock;

/** The matter as it is again, with the entry that says so. */
const corrected = (
  flow: Flow,
  now: Matter,
  before: Matter,
  content: Readonly<Record<string, unknown>>,
  context: Acting,
  given: Chance,
): Correction => {
  const entry = nextEntry(now, {
    id: given.newId(),
    matter: now.code,
    step: correctionStep,
    actor: context.actor,
    at: context.now,
    salt: given.newSalt(),
    content,
  });
  const matter: Matter = {
    ...before,
    version: now.version + 1,
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  return {
    matter,
    entry,
    clocks: matter.clocks,
    waiting: waitingIn(flow, matter, context.directory, { since: context.now, when: "ever" }),
  };
};

/** The number of the step an entry of the history took back; nothing where it took none back. */
export const takenBackIn = ({
  step,
  content,
}: Pick<Entry, "step" | "content">): number | undefined =>
  step === correctionStep
    ? undoing.safeParse(JSON.parse(content ?? "null")).data?.corrected
    : undefined;

const undoing = z.object({ corrected: z.int() });
