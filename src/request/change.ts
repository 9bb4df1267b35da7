import { action } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { countOpenly } from "../figures/publication.ts";
import { sightOf } from "../flow/access.ts";
import type { Advance } from "../flow/advance.ts";
import type { CountyCount } from "../flow/figure.ts";
import { findAny, findCode, findMatter, findWhole, readMatter, whatever } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { type Entry, linking } from "../flow/history.ts";
import { relinked } from "../flow/link.ts";
import { type Matter, unitsIn, type Waiting } from "../flow/matter.ts";
import type { Context, Opening } from "../flow/step.ts";
import { words } from "../flow/words.ts";
import type { Change } from "../store/store.ts";
import type { RequestContext } from "./context.ts";
import { type Again, readForm, withPendingFiles } from "./form.ts";
import type { Intent } from "./intent.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** How many matters of a kind are looked at. */
const mostOpen = 200;

/** The other matters a step looks at, as far as the actor can see them. */
export const readOthers = async (
  { services, actor }: RequestContext,
  codes: readonly string[],
  { flow, open }: { readonly flow: Flow; readonly open: Opening["readsOpen"] },
): Promise<ReadonlyMap<string, Matter>> => {
  const others = new Map<string, Matter>();
  if (open !== undefined) {
    const only = open === true ? { open } : {};
    const filter = { kind: flow.kind, take: mostOpen, ...only };
    for (const other of await services.store.matters(sightOf(actor), filter))
      others.set(other.code, readMatter(flow, other));
  }
  for (const code of codes) {
    const other = await findMatter({ ...services, actor }, code);
    if (!(other instanceof Refusal)) others.set(code, other.matter);
  }
  return others;
};

/** The figures of the county a step looks at: the same to everybody, whatever the actor can see. */
export const readFigures = async (
  { services, directory, actor, today, calendar }: RequestContext,
  count: CountyCount | undefined,
): Promise<Pick<Context, "figures">> =>
  count === undefined
    ? {}
    : {
        figures: await countOpenly({ ...services, directory, actor, today, calendar }, count),
      };

/**
 * What the unit of a program brought under a number, however restricted it is by now: whether the number
 * is taken again must not tell how restricted that is, nor may it be recorded twice.
 */
const broughtUnder = async (
  { services: { store }, actor }: RequestContext,
  reference: string,
): Promise<string | undefined> => {
  for (const code of await store.codesByReference(reference)) {
    const matter = await store.matterFor(whatever, code);
    if (matter !== undefined && unitsIn(matter, "from").includes(actor.organisation)) return code;
  }
  return undefined;
};

/** A document recorded before is not recorded twice; its number is told only to those who may see it, or sent it. */
export const refuseRecorded = async (
  context: RequestContext,
  reference: string | undefined,
  own?: string,
): Promise<Refusal | undefined> => {
  if (reference === undefined) return undefined;
  const { services, actor } = context;
  const code =
    actor.program === undefined
      ? await findCode({ ...services, actor }, { reference })
      : await broughtUnder(context, reference);
  return code === undefined || code instanceof Refusal || code === own
    ? undefined
    : new Refusal(talk.alreadyRecorded(reference, code), {
        field: "number",
        actions: [action(words.open, { command: "show", code })],
      });
};

/** What is saved of a step, under the name of the event it came of. */
export const changeOf = (
  { actor, now }: RequestContext,
  { event }: Intent,
  { matter, entry, clocks, waiting, notices, files }: Advance,
  as: "created" | "updated",
): Change => ({
  seen: { event, actor: actor.id, matter: matter.code, at: now },
  [as]: [matter],
  entries: [entry],
  clocks,
  waiting,
  notices,
  ...(files.length === 0 ? {} : { attach: { matter: matter.code, ids: files } }),
});

/** The form once more where a file in it has been used or deleted since it was read. */
export const askForFilesAgain = async (
  context: RequestContext,
  form: Fields,
  { raw }: Intent,
  again: Again,
): Promise<Outcome | undefined> => {
  const now = await withPendingFiles(context, form, raw);
  const read = readForm(form, raw, now);
  return "problems" in read ? { is: "form", form: again(read.problems, now) } : undefined;
};

type Linked = Pick<Change, "updated" | "entries" | "waiting" | "before">;

/**
 * The further matters some new ones come from, each with its link to those; what can be taken back in them still can.
 * Of those that were `kept` from before it is not asked whether the actor sees them.
 */
export const linkedBack = async (
  { services, actor, now }: RequestContext,
  created: readonly Matter[],
  kept: readonly string[] = [],
): Promise<Required<Linked> | Refusal> => {
  const { store, newId, newSalt } = services;
  const all = { updated: [] as Matter[], entries: [] as Entry[] };
  const waiting: Waiting[] = [];
  const before: Matter[] = [];
  const origins = new Set(created.flatMap(({ links = [] }) => links.map(({ code }) => code)));
  for (const origin of origins) {
    const found = kept.includes(origin)
      ? await findAny(services, origin)
      : await findWhole({ ...services, actor }, origin);
    if (found instanceof Refusal) return found;
    const led = created.flatMap(({ code, links = [] }) =>
      links.some((link) => link.code === origin) ? [code] : [],
    );
    const { matter, entry } = relinked(
      found.matter,
      [
        ...(found.matter.links ?? []),
        ...led.map((code) => ({ code, by: actor.id, as: "to" as const })),
      ],
      {
        step: linking.made,
        said: { with: led },
        id: newId(),
        salt: newSalt(),
        actor: actor.id,
        at: now,
      },
    );
    all.updated.push(matter);
    all.entries.push(entry);
    waiting.push(...(await store.waitingIn(origin)));
    const was = await store.before(origin);
    if (was !== undefined) before.push(was);
  }
  return { ...all, waiting, before };
};

/** A change together with the links of other matters. */
export const withLinked = (change: Change, linked: Required<Linked>): Change =>
  linked.updated.length === 0
    ? change
    : {
        ...change,
        updated: [...(change.updated ?? []), ...linked.updated],
        entries: [...(change.entries ?? []), ...linked.entries],
        waiting: [...(change.waiting ?? []), ...linked.waiting],
        before: [...(change.before ?? []), ...linked.before],
      };
