/** Units the secretariat has given a name, to be invited or chosen by it. */
type UnitList = { readonly name: string; readonly units: readonly string[] };

/** What a county has set of its own: its lists of units. */
export type CountySettings = { readonly lists: readonly UnitList[] };

export const noSettings: CountySettings = { lists: [] };
