import type { Quorum } from "./quorum.ts";

/** Units the secretariat has given a name, to be invited or chosen by it. */
type UnitList = { readonly name: string; readonly units: readonly string[] };

/** From how many matters alike, begun within how many calendar days, the procuratorate is told of them. */
export type SimilarLimits = { readonly count: number; readonly days: number };

/** What a county has set of its own: its lists of units, by kind and sort of meeting how many have to come, from when matters are alike. */
export type CountySettings = {
  readonly lists: readonly UnitList[];
  readonly quorums: Readonly<Record<string, Quorum>>;
  readonly similar?: SimilarLimits;
};

export const noSettings: CountySettings = { lists: [], quorums: {} };

/** The product's own, for a county that has set none. */
export const usualSimilar: SimilarLimits = { count: 3, days: 180 };
