import { Refusal } from "../chat/refusal.ts";
import { type Advance, advanceMatter, createMatter } from "../flow/advance.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { obstacle } from "../flow/obstacle.ts";
import type { Asked, Opening } from "../flow/step.ts";
import { chooseShare } from "../flow/track-unit.ts";
import type { Change, Saved } from "../store/store.ts";
import { changeOf, linkedBack, refuseRecorded, withLinked } from "./change.ts";
import type { RequestContext } from "./context.ts";
import type { DraftedNew, OriginMatter } from "./draft-new.ts";
import type { Intent } from "./intent.ts";

/** How often it is tried anew after another process took the number or changed what it comes from. */
const mostTries = 20;

/**
 * A new matter, saved once under the next free number of its kind, with what the one it comes from
 * says at that moment; or what must be asked first after all, or why it cannot be any more.
 */
export const saveNew = (
  context: RequestContext,
  {
    asks,
    flow,
    opening,
    intent,
    first,
    anew,
    reporter,
  }: {
    readonly asks: () => Promise<Asked | undefined>;
    readonly flow: Flow;
    readonly opening: Opening;
    readonly intent: Intent;
    readonly first: DraftedNew;
    readonly anew: () => Promise<DraftedNew | Refusal>;
    readonly reporter: string | undefined;
  },
): Promise<
  | { readonly outcome: Saved; readonly advance: Advance }
  | { readonly asked: Asked }
  | { readonly refused: Refusal }
> => {
  const { store } = context.services;
  const year = Number(context.today.slice(0, 4));
  return store.exclusive(async () => {
    // What somebody else has opened since it was looked at.
    const asked = await asks();
    if (asked !== undefined) return { asked };
    for (let [drafted, tries] = [first, 0]; ; tries += 1) {
      const { draft, answers, origin, source, others } = drafted;
      const number = await store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      // Asked once the number is known: whoever records the same meanwhile takes that too, and it is tried anew.
      const recorded = await refuseRecorded(context, draft.reference);
      if (recorded !== undefined && (await store.seen(intent.event)) === undefined)
        return { refused: recorded };
      const given = context.services;
      const advance = createMatter(flow, code, draft, answers, { context, given, opening });
      const change = changeOf(context, intent, advance, "created");
      const further = origin && originStep(context, origin, advance.matter);
      const linked = await linkedBack(context, [advance.matter]);
      if (linked instanceof Refusal) return { refused: linked };
      const whole = withLinked(change, linked);
      // Who may see a further origin may have changed since what it says was taken over.
      const isAsRead = linked.updated.every(
        ({ code, version }) => others.get(code)?.version === version - 1,
      );
      const outcome = isAsRead
        ? await store.save({
            ...(further === undefined
              ? { ...whole, unchanged: source === undefined ? [] : [source] }
              : withStep(whole, further)),
            ...(reporter === undefined ? {} : { reporter: { matter: code, said: reporter } }),
          })
        : "stale";
      const isBehind = outcome === "stale" || outcome === "taken";
      if (!isBehind || tries === mostTries) return { outcome, advance };
      if (outcome === "taken") continue;
      // Who may see the matter it comes from may have changed with it.
      const now = await anew();
      if (now instanceof Refusal) return { refused: now };
      const isLinked = draft.links !== undefined;
      if (now.source?.version === source?.version && !isLinked) return { outcome, advance };
      drafted = now;
    }
  });
};

/** The step the matter behind a new one takes by itself, where nothing stands against it. */
const originStep = (
  context: RequestContext,
  { flow, matter, becoming: { next } }: OriginMatter,
  created: Matter,
): Advance | undefined => {
  const step = flow.steps[next?.step ?? ""];
  if (next === undefined || step === undefined) return undefined;
  const chosen = chooseShare(flow, [next.step, step], matter, {}, context);
  if (chosen instanceof Refusal || "which" in chosen) return undefined;
  if (obstacle(flow, [next.step, step], chosen.matter, context) !== undefined) return undefined;
  // What was written is the new matter's.
  const { verdict: _, ...silent } = context;
  const looking = { ...silent, read: new Map([[created.code, created]]) };
  const advance = advanceMatter(flow, next.step, chosen.matter, next.answers(created.code), {
    context: looking,
    given: context.services,
    whole: matter,
  });
  return advance instanceof Refusal ? undefined : advance;
};

/** A change together with a step of another matter. */
const withStep = (
  change: Change,
  { matter, entry, clocks, waiting, notices }: Advance,
): Change => ({
  ...change,
  updated: [...(change.updated ?? []), matter],
  entries: [...(change.entries ?? []), entry],
  clocks: [...(change.clocks ?? []), ...clocks],
  waiting: [...(change.waiting ?? []), ...waiting],
  notices: [...(change.notices ?? []), ...notices],
});
