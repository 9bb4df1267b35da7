import { dayOf } from "../src/calendar/day.ts";
import { flows } from "../src/catalog.ts";
import { findDuties, flowOf } from "../src/flow/find.ts";
import { byDuty } from "../src/flow/owed.ts";
import { whatIsAwaited } from "../src/flow/owed-text.ts";
import type { Scene } from "./scene.ts";

// On whose desk a matter lies, as 待办 says it.

export type Line = readonly [who: string, line: string];

/** What happens, and on whose desk the matter then lies: `水务局联络员: 签收`. A line without words moves the time. */
export type Row = readonly [happens: readonly Line[], desks: readonly string[]];

/** Every post with a duty in a matter, as their 待办 says it. */
export const desksOf = async (scene: Scene, code: string): Promise<readonly string[]> => {
  const directory = await scene.store.directory();
  const now = scene.clock.now();
  const desks: string[] = [];
  for (const actor of directory.people.values()) {
    const looking = { store: scene.store, flows, actor, directory, now, today: dayOf(now) };
    const mine = (await findDuties(looking)).filter(({ matter }) => matter === code);
    const said = byDuty(mine).map((rows) =>
      whatIsAwaited(
        flowOf(flows, rows[0].of),
        rows.map(({ step }) => step),
      ),
    );
    if (said.length > 0) desks.push(`${actor.name.zh}: ${said.map(({ zh }) => zh).join("；")}`);
  }
  return desks.sort();
};

/** Plays the rows of a table one after the other; of each what happened and where the matter lies then. */
export const played = async (
  scene: Scene,
  { code, rows }: { readonly code: string; readonly rows: readonly Row[] },
): Promise<
  readonly { readonly after: string; readonly lies: readonly string[]; readonly said: string }[]
> => {
  const all = [];
  for (const [happens] of rows) {
    let said = "";
    for (const [who, line] of happens)
      if (line === "") await scene.moveTo(who);
      else said = (await scene.says(who, line)).text;
    all.push({ after: happens.at(-1)?.join(": ") ?? "", lies: await desksOf(scene, code), said });
  }
  return all;
};
