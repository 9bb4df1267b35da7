import type { Quorum } from "./quorum.ts";

/** Units the secretariat has given a name, to be invited or chosen by it. */
type UnitList = { readonly name: string; readonly units: readonly string[] };

/** What a county has set of its own: its lists of units, and by kind and sort of meeting how many have to come. */
export type CountySettings = {
  readonly lists: readonly UnitList[];
  readonly quorums: Readonly<Record<string, Quorum>>;
};

export const noSettings: CountySettings = { lists: [], quorums: {} };
