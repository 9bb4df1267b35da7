import { dayOf } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { createMatter } from "../flow/advance.ts";
import { everything, readMatter } from "../flow/find.ts";
import type { Flow, Periodic } from "../flow/flow.ts";
import { retention } from "../flow/retention.ts";
import { contextOf, type SystemServices } from "../flow/services.ts";
import type { Directory, Person } from "../people/directory.ts";

/** The name under which stands the day up to which it was looked for what has come to be due. */
const begunKept = "periodic.begun";

/** How many of a kind are looked through for one that has begun already. */
const mostLookedAt = 200;

/** Whoever begins what begins by itself: nobody's post. */
const nobody: Person = {
  id: retention.actor,
  organisation: "",
  name: { zh: "", en: "" },
  roles: [],
  language: "zh-CN",
};

/** Begins one matter by itself, unless there is one. */
const begin = async (
  services: SystemServices,
  flow: Flow,
  { opening, isOne }: Periodic,
  answers: Readonly<Record<string, string>>,
  directory: Directory,
): Promise<boolean> => {
  const { store } = services;
  const context = contextOf(services, nobody, directory);
  return store.exclusive(async () => {
    const all = await store.matters(everything, { kind: flow.kind, take: mostLookedAt });
    if (all.some((one) => isOne(readMatter(flow, one), answers))) return false;
    const draft = opening.apply(answers, context);
    if (draft instanceof Refusal) return false;
    const year = Number(context.today.slice(0, 4));
    const code = `${flow.prefix}-${year}-${String(await store.nextNumber(flow.kind, year)).padStart(4, "0")}`;
    const { matter, entry, clocks, waiting, notices } = createMatter(flow, code, draft, answers, {
      context,
      given: services,
      opening,
    });
    const saved = await store.save({
      seen: {
        event: `periodic:${flow.kind}:${Object.values(answers).join(":")}`,
        actor: nobody.id,
        at: context.now,
      },
      created: [matter],
      entries: [entry],
      clocks,
      waiting,
      notices,
    });
    // Its number was taken meanwhile: the next sweep tries again.
    if (saved === "taken" || saved === "stale") throw new Error(`a new ${flow.kind} was ${saved}`);
    return saved === "saved";
  });
};

/**
 * Begins what begins by itself once a period is over, for whoever is to go on with it; returns how many. What
 * ended before this ran for the first time is nobody's news.
 */
export const beginPeriodic = async (services: SystemServices): Promise<number> => {
  const { store, flows, time } = services;
  const today = dayOf(time.now());
  const since = await store.setting(begunKept);
  if (since === today) return 0;
  let begun = 0;
  if (since !== undefined) {
    const directory = await store.directory();
    for (const flow of flows)
      for (const answers of flow.periodic?.due(since, today) ?? [])
        if (
          flow.periodic !== undefined &&
          (await begin(services, flow, flow.periodic, answers, directory))
        )
          begun += 1;
  }
  await store.saveSetting(begunKept, today);
  return begun;
};
