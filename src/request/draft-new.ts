import { Refusal } from "../chat/refusal.ts";
import { inheritAccused } from "../flow/accuse.ts";
import { type Found, findWhole, flowOf } from "../flow/find.ts";
import type { Becoming, Flow } from "../flow/flow.ts";
import { inheritFrom } from "../flow/lineage.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import type { Draft, Opening } from "../flow/step.ts";
import { words } from "../flow/words.ts";
import { readFigures, readOthers } from "./change.ts";
import type { RequestContext } from "./context.ts";

/** The matter a new one comes from, and how the one becomes the other. */
export type OriginMatter = Found & { readonly becoming: Becoming };

/** The matter a new one is to come from, where it may: one the actor sees and whose kind becomes this. */
export const findOrigin = async (
  { services, actor }: RequestContext,
  flow: Flow,
  code: string,
): Promise<OriginMatter | Refusal> => {
  const found = await findWhole({ ...services, actor }, code);
  if (found instanceof Refusal) return found;
  const becoming = found.flow.becomes?.find(
    ({ kind, from }) => kind === flow.kind && from.includes(found.matter.state),
  );
  return becoming === undefined
    ? new Refusal(words.cannotBecome(found.flow.name, flow.name))
    : { ...found, becoming };
};

/** What a new matter is drafted from. */
type Drafting = {
  readonly flow: Flow;
  readonly opening: Opening;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly parent: string | undefined;
  readonly origin: OriginMatter | undefined;
};

/** A new matter as drafted, what its first entry keeps, and the matters it was drafted from. */
export type DraftedNew = Pick<Drafting, "origin"> & {
  readonly draft: Draft<Matter>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly others: ReadonlyMap<string, Matter>;
  readonly source: Matter | undefined;
};

/** Drafts a new matter with what it takes over from the one it comes from; or says why it cannot be. */
export const draftNew = async (
  context: RequestContext,
  { flow, opening, shown, parent, origin }: Drafting,
): Promise<DraftedNew | Refusal> => {
  const { readsOpen: open } = opening;
  const others = await readOthers(context, opening.reads?.(shown, context) ?? [], { flow, open });
  const reading = { ...context, read: others };
  const figures = await readFigures(context, opening.counts?.(shown, reading));
  const drafted = opening.apply(shown, { ...reading, ...figures });
  if (drafted instanceof Refusal) return drafted;
  const taken = origin === undefined ? drafted : inheritFrom(drafted, origin.matter, context);
  const source = origin?.matter ?? others.get(drafted.parent ?? "");
  const sources = [
    ...(source === undefined ? [] : [source]),
    ...(drafted.links ?? []).flatMap(({ code }) => others.get(code) ?? []),
  ];
  let draft = taken;
  for (const matter of sources) {
    const from = { flow: flowOf(context.services.flows, matter), matter };
    const kept = inheritAccused(flow, draft, from, context);
    if (kept instanceof Refusal) return kept;
    draft = kept;
  }
  const keptOut = unitsIn(draft, "accused").filter(
    (unit) => !unitsIn(taken, "accused").includes(unit),
  );
  const answers = {
    ...shown,
    ...(parent === undefined ? {} : { parent }),
    ...(keptOut.length === 0 ? {} : { keptOut }),
  };
  return { draft, answers, others, origin, source };
};

/** The same from what it comes from as that stands by now, where the actor still sees it. */
export const draftAnew = async (
  context: RequestContext,
  { origin, ...drafting }: Drafting,
): Promise<DraftedNew | Refusal> => {
  const { services, actor } = context;
  const found = origin && (await findWhole({ ...services, actor }, origin.matter.code));
  if (found instanceof Refusal) return found;
  return draftNew(context, { ...drafting, origin: origin && found && { ...origin, ...found } });
};
