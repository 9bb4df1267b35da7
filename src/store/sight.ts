import { mustBeClear, mustNotBeAccused, type Reach, type Sight } from "../flow/access.ts";
import { barred, type Visibility } from "../flow/matter.ts";
import type { Connection } from "./connection.ts";
import { foldTitle, titleIn } from "./rows.ts";
import { SealError } from "./seal.ts";
import type { MatterFilter } from "./store.ts";
import type { MatterWhere } from "./tables.ts";

type Place = { readonly openedAt: string; readonly code: string };

const beforePage = (place: Place | undefined) =>
  place === undefined
    ? {}
    : {
        // Said twice, because only this half is found in an index.
        openedAt: { lte: place.openedAt },
        OR: [
          { openedAt: { lt: place.openedAt } },
          { openedAt: place.openedAt, code: { lt: place.code } },
        ],
      };

/** The newest matter on top. */
export const newestFirst = [{ openedAt: "desc" }, { code: "desc" }] as const;

/** What a sight and a filter ask of a matter, the reach apart: the same rule as `canSee`. */
const matterWhere = (
  sight: Sight,
  reach: Reach & { readonly from?: Visibility },
  filter: MatterFilter,
): MatterWhere => ({
  ...(reach.through === "quarantine"
    ? { visibility: 3 }
    : {
        visibility: { lte: reach.upTo, ...(reach.from === undefined ? {} : { gte: reach.from }) },
        parties: {
          none: {
            part: { in: [...barred] },
            OR: [
              { organisation: { in: [...mustNotBeAccused(sight, reach)] } },
              { person: { in: [...mustBeClear(sight, reach)] } },
            ],
          },
        },
      }),
  ...(filter.kind === undefined ? {} : { kind: filter.kind }),
  ...(filter.state === undefined ? {} : { state: filter.state }),
  ...(filter.category === undefined ? {} : { category: filter.category }),
  ...(filter.open === undefined ? {} : { closedAt: filter.open ? null : { not: null } }),
  AND: [
    ...(reach.through === "person" && reach.kinds !== undefined
      ? [{ kind: { in: [...reach.kinds] } }]
      : []),
    ...(filter.words ?? []).map((word) => ({ folded: { contains: foldTitle(word) } })),
  ],
});

/** Everything some reach of a sight touches, for what is few and needs no page. */
export const inSight = (sight: Sight): MatterWhere => ({
  OR: sight.reaches.map((reach) => {
    const matter = matterWhere(sight, reach, { take: 0 });
    const party = holderOf(reach);
    return party === undefined
      ? matter
      : { AND: [matter, { parties: { some: { ...party, part: { notIn: [...barred] } } } }] };
  }),
});

/** The column in which a reach finds its matters; none where it reaches all of them. */
const holderOf = (reach: Reach) => {
  switch (reach.through) {
    case "person":
      return { person: reach.id };
    case "organisation":
      return { organisation: reach.id };
    case "overview":
    case "quarantine":
      return undefined;
  }
};

/** One page of what one reach touches, read off the index of that reach. */
const page = async (
  client: Connection["client"],
  sight: Sight,
  reach: Reach & { readonly from?: Visibility },
  filter: MatterFilter,
  from: Place | undefined,
): Promise<readonly Place[]> => {
  const matter = matterWhere(sight, reach, filter);
  const select = { code: true, openedAt: true } as const;
  const order = { orderBy: [...newestFirst], take: filter.take };
  const party = holderOf(reach);
  if (party === undefined)
    return client.matter.findMany({ where: { AND: [matter, beforePage(from)] }, select, ...order });
  return client.party.findMany({
    where: { ...party, part: { notIn: [...barred] }, matter, AND: [beforePage(from)] },
    select,
    ...order,
  });
};

/** The first `take` different matters of one reach; somebody with several parts in one counts once. */
const reachedBy = async (
  client: Connection["client"],
  sight: Sight,
  reach: Reach,
  filter: MatterFilter,
): Promise<readonly Place[]> => {
  const found = new Map<string, Place>();
  for (let from = filter.before; ; ) {
    const rows = await page(client, sight, reach, filter, from);
    for (const row of rows) found.set(row.code, row);
    from = rows.at(-1);
    if (rows.length < filter.take || found.size >= filter.take || from === undefined)
      return [...found.values()];
  }
};

/** So many restricted matters are unsealed for one question, the newest; older ones are found by their number. */
export const mostUnsealed = 5000;

const unsealedAtOnce = 500;

/**
 * The first `take` restricted matters of one reach whose title has all the words. What is sealed cannot be
 * searched where it stands: their titles are unsealed here, some at a time, of those alone that the sight
 * reaches and the rest of the filter lets through.
 */
const sealedReachedBy = async (
  { client, vault }: Pick<Connection, "client" | "vault">,
  sight: Sight,
  reach: Reach,
  { words = [], ...filter }: MatterFilter,
): Promise<readonly Place[]> => {
  if (reach.through === "quarantine" || reach.upTo < 2) return [];
  const wanted = words.map(foldTitle);
  const said = (row: Parameters<typeof titleIn>[1]): boolean => {
    try {
      const folded = foldTitle(titleIn(vault, row));
      return wanted.every((word) => folded.includes(word));
    } catch (error) {
      if (!(error instanceof SealError) || error.missing !== undefined) throw error;
      return false;
    }
  };
  const found: Place[] = [];
  let from = filter.before;
  for (let looked = 0; looked < mostUnsealed; looked += unsealedAtOnce) {
    const places = await page(
      client,
      sight,
      { ...reach, from: 2 },
      { ...filter, take: unsealedAtOnce },
      from,
    );
    const codes = [...new Set(places.map(({ code }) => code))];
    const rows = await client.matter.findMany({
      where: { code: { in: codes } },
      select: { code: true, openedAt: true, title: true, visibility: true },
      orderBy: [...newestFirst],
    });
    found.push(...rows.filter(said));
    from = places.at(-1);
    if (places.length < unsealedAtOnce || found.length >= filter.take || from === undefined) break;
  }
  return found;
};

const isNewer = (a: Place, b: Place): boolean =>
  a.openedAt === b.openedAt ? a.code > b.code : a.openedAt > b.openedAt;

/** The codes a sight reaches under a filter, newest first, at most `take`. */
export const codesInSight = async (
  connection: Pick<Connection, "client" | "vault">,
  sight: Sight,
  filter: MatterFilter,
): Promise<readonly string[]> => {
  // What is quarantined is not searched: its title is hidden, and a search would tell its words.
  const reaches = sight.reaches.filter(
    ({ through }) => through !== "quarantine" || (filter.words ?? []).length === 0,
  );
  const branches = await Promise.all([
    ...reaches.map((reach) => reachedBy(connection.client, sight, reach, filter)),
    ...(connection.vault.sealing && (filter.words ?? []).length > 0
      ? reaches.map((reach) => sealedReachedBy(connection, sight, reach, filter))
      : []),
  ]);
  const places = new Map(branches.flat().map((place) => [place.code, place]));
  return [...places.values()]
    .sort((a, b) => (isNewer(a, b) ? -1 : 1))
    .slice(0, filter.take)
    .map(({ code }) => code);
};
