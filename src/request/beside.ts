import { Refusal } from "../chat/refusal.ts";
import { watchingSightOf } from "../flow/access.ts";
import { inheritAccused } from "../flow/accuse.ts";
import { type Advance, advanceMatter, createMatter } from "../flow/advance.ts";
import { findAny, findWhole, flowOf } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { inheritFrom, inheritUnread } from "../flow/lineage.ts";
import type { Matter } from "../flow/matter.ts";
import type { Asked, Context, Draft, Step } from "../flow/step.ts";
import { words } from "../flow/words.ts";
import type { Change, Saved } from "../store/store.ts";
import { linkedBack, withLinked } from "./change.ts";
import type { RequestContext } from "./context.ts";

type Drafted = {
  readonly flow: Flow;
  readonly draft: Draft<Matter>;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** What a step does beside the matter it is taken in: new matters, and steps of others. */
export type Beside = {
  readonly drafts: readonly Drafted[];
  readonly taken: readonly Advance[];
  /** The matters they were drafted from, and which of those the actor need not see. */
  readonly read: ReadonlyMap<string, Matter>;
  readonly unread: readonly string[];
  /** What must be asked of one of them before anything is sent. */
  readonly asked?: Asked;
};

type Taking = {
  readonly step: Step;
  readonly matter: Matter;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly looking: Context;
};

/** What a step does beside its own matter, drafted and not yet numbered; or why it cannot be done. */
export const besideOf = async (
  context: RequestContext,
  { step, matter, answers, looking }: Taking,
): Promise<Beside | Refusal> => {
  const { services, actor } = context;
  const read = new Map([...(looking.read ?? []), [matter.code, matter] as const]);
  const unread = new Map<string, Matter>();
  const drafts: Drafted[] = [];
  let asked: Asked | undefined;
  for (const one of step.opens?.(matter, answers, looking) ?? []) {
    const other = flowOf(services.flows, one);
    const { opening } = other;
    const drafted = opening.apply(one.answers, { ...looking, read });
    if (drafted instanceof Refusal) return drafted;
    let draft = inheritFrom(drafted, matter, context);
    const further = (drafted.links ?? []).flatMap(({ code }) => read.get(code) ?? []);
    for (const source of [matter, ...further]) {
      const from = { flow: flowOf(services.flows, source), matter: source };
      const kept = inheritAccused(other, draft, from, context);
      if (kept instanceof Refusal) return kept;
      draft = kept;
    }
    for (const code of one.keeps ?? []) {
      const found = await findAny(services, code);
      if (found instanceof Refusal || found.matter.erasedAt !== undefined) continue;
      unread.set(code, found.matter);
      draft = inheritUnread(draft, found.matter, context);
    }
    asked ??= opening.asks?.(one.answers, draft, { ...looking, read });
    drafts.push({ flow: other, draft, answers: { ...one.answers, parent: matter.code } });
  }
  const taken: Advance[] = [];
  for (const one of step.takes?.(matter, answers, looking) ?? []) {
    const found = await findWhole({ ...services, actor }, one.code);
    if (found instanceof Refusal) {
      const known = await services.store.readable(watchingSightOf(actor), [one.code]);
      return new Refusal(known.length > 0 ? words.besideNotYours(one.code) : words.besideUnknown);
    }
    const { open } = found.flow.steps[one.step] ?? {};
    if (open?.from.includes(found.matter.state) !== true)
      return new Refusal(words.changedMeanwhile);
    const looked = { context: looking, given: services, whole: found.matter };
    const advance = advanceMatter(found.flow, one.step, found.matter, one.answers, looked);
    if (advance instanceof Refusal) return advance;
    taken.push(advance);
  }
  return {
    drafts,
    taken,
    read: new Map([...read, ...unread]),
    unread: [...unread.keys()],
    ...(asked === undefined ? {} : { asked }),
  };
};

/** How often numbers are asked for anew that another process has just taken. */
const mostTries = 20;

/**
 * Saves a step with what it does beside its own matter, all or nothing: the new matters get the next
 * numbers of their kinds, which the step is told.
 */
export const saveWithBeside = async (
  context: RequestContext,
  { drafts, taken, read, unread }: Beside,
  change: (opened: readonly string[]) => { readonly change: Change; readonly advance: Advance },
): Promise<{ readonly outcome: Saved; readonly advance: Advance }> => {
  const { services, today } = context;
  const year = Number(today.slice(0, 4));
  if (drafts.length === 0 && taken.length === 0) {
    const own = change([]);
    return { outcome: await services.store.save(own.change), advance: own.advance };
  }
  return services.store.exclusive(async () => {
    for (let tries = 0; ; tries += 1) {
      const next = new Map<string, number>();
      const created: Advance[] = [];
      for (const { flow, draft, answers } of drafts) {
        const number = next.get(flow.kind) ?? (await services.store.nextNumber(flow.kind, year));
        next.set(flow.kind, number + 1);
        const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
        created.push(createMatter(flow, code, draft, answers, { context, given: services }));
      }
      const own = change(created.map(({ matter }) => matter.code));
      const all = [...created, ...taken];
      const linked = await linkedBack(
        context,
        created.map(({ matter }) => matter),
        unread,
      );
      // Who may see a further origin may have changed since what it says was taken over.
      if (
        linked instanceof Refusal ||
        linked.updated.some(({ code, version }) => read.get(code)?.version !== version - 1)
      )
        return { outcome: "stale", advance: own.advance };
      const whole = {
        ...own.change,
        created: created.map(({ matter }) => matter),
        updated: [...(own.change.updated ?? []), ...taken.map(({ matter }) => matter)],
        entries: [...(own.change.entries ?? []), ...all.map(({ entry }) => entry)],
        clocks: [...(own.change.clocks ?? []), ...all.flatMap(({ clocks }) => clocks)],
        waiting: [...(own.change.waiting ?? []), ...all.flatMap(({ waiting }) => waiting)],
        notices: [...(own.change.notices ?? []), ...all.flatMap(({ notices }) => notices)],
      };
      const outcome = await services.store.save(withLinked(whole, linked));
      if (outcome !== "taken" || tries === mostTries) return { outcome, advance: own.advance };
    }
  });
};
