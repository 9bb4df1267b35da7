import { convenor, deputies, liaisonsOf } from "./county.ts";

// Who is away and who stands in, what the convenor has entrusted, and how many units have to come: in other words than the
// product's, day by day.

type Span = {
  readonly from: string;
  readonly until: string;
  /** Ended before its time. */
  ended: boolean;
};
export type Leave = Span & { readonly post: string; readonly deputy: string };
/** An entrustment with all meetings. */
export type Entrusted = Span & { readonly deputy: string };

/** How many of the units invited have to come, as it is typed and as it is shown. */
export type Quorum = {
  readonly typed: string;
  readonly shown: string;
  needed(invited: number): number;
};

export const quorums: readonly Quorum[] = [
  { typed: "三分之二", shown: "2/3以上", needed: (invited) => Math.ceil((2 * invited) / 3) },
  { typed: "过半数", shown: "超过1/2", needed: (invited) => Math.floor(invited / 2) + 1 },
  { typed: "3家", shown: "至少3家", needed: () => 3 },
];

/** The offices of a county as they stand on the day it is. */
export const officesOf = (today: () => string) => {
  const leaves: Leave[] = [];
  const entrusted: Entrusted[] = [];
  /** By the name of a form of meeting. */
  const quorum = new Map<string, Quorum>();
  const runs = ({ from, until, ended }: Span, day = today()): boolean =>
    !ended && from <= day && day <= until;
  const isAway = (post: string): boolean => leaves.some((one) => one.post === post && runs(one));
  const standIns = (post: string): readonly string[] =>
    leaves.filter((one) => one.post === post && runs(one)).map(({ deputy }) => deputy);
  /** The deputies entrusted with all meetings on a day. */
  const generals = (day = today()): readonly string[] =>
    deputies.filter((post) => entrusted.some((one) => one.deputy === post && runs(one, day)));
  return {
    leaves,
    entrusted,
    quorum,
    runs,
    generals,
    /** The liaisons of a unit who are there, and whoever stands in for those who are not. */
    liaisons: (unit: string): readonly string[] =>
      liaisonsOf(unit).flatMap((post) => (isAway(post) ? standIns(post) : [post])),
    /** Everybody who has the office of a liaison of a unit, whoever is away among them. */
    allLiaisons: (unit: string): readonly string[] =>
      liaisonsOf(unit).flatMap((post) => [post, ...standIns(post)]),
    /** Whoever is told what is told a post in person. */
    named: (post: string): readonly string[] => [post, ...standIns(post)],
    /** Whoever may chair today: the convenor, those named in the meeting, and whoever is entrusted with all. */
    chairs: (named: readonly string[]): readonly string[] => [
      ...new Set([convenor, ...named, ...generals()]),
    ],
  };
};

export type Offices = ReturnType<typeof officesOf>;
