import {
  begun,
  convenor,
  dayOf,
  type Ladder,
  liaisonsOf,
  meetingRungs,
  momentText,
  nameOf,
  namesOf,
  passRung,
  postsOf,
  secretariat,
  type Told,
  tell,
  unitOf,
} from "./county.ts";

// Meetings once more, in other words than the product's: where each stands, and who is told what at every step.

export type Answer = "参加" | "待定" | "不参加";

export type Meeting = {
  readonly code: string;
  readonly form: string;
  state: "proposed" | "polling" | "scheduled" | "held" | "drafted" | "signed" | "over";
  startsAt: string;
  duration: number;
  place: string | undefined;
  invited: readonly string[];
  readonly answers: Map<string, Answer>;
  /** Whoever called it, or proposed it as long as that is open. */
  from: string;
  /** Whoever proposed it, once it is somebody else's. */
  copy: string | undefined;
  readonly proposer: string | undefined;
  deputy: string | undefined;
  /** The last day of the deputy's entrustment. */
  until: string;
  chairedBy: string | undefined;
  readonly slots: readonly string[];
  readonly votes: Map<string, Map<string, string>>;
  ladder: Ladder | undefined;
  minutes: number;
  /** It has been set for a time, whatever became of it since. */
  timeSet: boolean;
};

export const chairsOf = ({ deputy }: Meeting): readonly string[] =>
  deputy === undefined ? [convenor] : [convenor, deputy];

const invitedPosts = ({ invited }: Meeting): readonly string[] => invited.flatMap(postsOf);

const copies = ({ copy }: Meeting): readonly string[] => (copy === undefined ? [] : [copy]);

/** Everybody who has been told of it. */
const everybody = (meeting: Meeting): readonly string[] => [
  ...invitedPosts(meeting),
  ...chairsOf(meeting),
  meeting.from,
  ...copies(meeting),
];

const set = (meeting: Meeting, now: string): void => {
  const { startsAt } = meeting;
  meeting.state = "scheduled";
  meeting.timeSet = true;
  meeting.ladder = begun(meetingRungs(startsAt), dayOf(startsAt), now);
};

/** What is done with meetings, and what that tells whom. */
export const meetingSteps = (told: Told) => ({
  scheduled: (meeting: Meeting, now: string): void => {
    set(meeting, now);
    const when = momentText(meeting.startsAt);
    tell(told, meeting.code, meeting.from, [
      [invitedPosts(meeting), `invited ${when}`],
      [chairsOf(meeting), `to-chair ${when}`],
    ]);
  },

  polled: (meeting: Meeting): void =>
    tell(told, meeting.code, meeting.from, [
      [invitedPosts(meeting), "polled"],
      [chairsOf(meeting), "poll-to-chair"],
    ]),

  voted: (meeting: Meeting, actor: string, slots: readonly string[], answer: string): void => {
    const unit = unitOf(actor);
    const own = meeting.votes.get(unit) ?? new Map<string, string>();
    for (const slot of slots) own.set(slot, answer);
    meeting.votes.set(unit, own);
    const all = meeting.invited.every(
      (one) => meeting.votes.get(one)?.size === meeting.slots.length,
    );
    if (all) tell(told, meeting.code, actor, [[[meeting.from], "voted"]]);
  },

  settled: (meeting: Meeting, actor: string, startsAt: string, now: string): void => {
    meeting.startsAt = startsAt;
    set(meeting, now);
    const when = momentText(startsAt);
    const glad = meeting.invited.filter(
      (unit) => meeting.votes.get(unit)?.get(startsAt) === "可以",
    );
    for (const unit of glad) meeting.answers.set(unit, "参加");
    tell(told, meeting.code, actor, [
      [invitedPosts(meeting), `invited ${when}`],
      [glad.flatMap(postsOf), `settled ${when}`],
      [[meeting.from], `set ${when}`],
      [chairsOf(meeting), `to-chair ${when}`],
    ]);
  },

  proposed: (meeting: Meeting): void =>
    tell(told, meeting.code, meeting.from, [
      [[secretariat, ...chairsOf(meeting)], `proposed ${momentText(meeting.startsAt)}`],
    ]),

  adopted: (meeting: Meeting, actor: string, now: string): void => {
    const { proposer = "" } = meeting;
    const own = proposer === actor || unitOf(proposer) === unitOf(actor);
    meeting.from = actor;
    meeting.copy = own ? undefined : proposer;
    set(meeting, now);
    const when = momentText(meeting.startsAt);
    const asked = meeting.invited.includes(unitOf(proposer));
    const theirs = asked ? `adopted-and-asked ${when}` : `adopted ${when}`;
    tell(told, meeting.code, actor, [
      [invitedPosts(meeting), `invited ${when}`],
      [chairsOf(meeting), `to-chair ${when}`],
      [copies(meeting), theirs],
    ]);
  },

  declined: (meeting: Meeting, actor: string): void => {
    meeting.state = "over";
    tell(told, meeting.code, actor, [[[meeting.from], "declined"]]);
  },

  answered: (meeting: Meeting, actor: string, answer: Answer): void => {
    const unit = unitOf(actor);
    meeting.answers.set(unit, answer);
    tell(told, meeting.code, actor, [[[meeting.from], `answered ${nameOf(unit)} ${answer}`]]);
  },

  entrusted: (meeting: Meeting, deputy: string, until: string): void => {
    meeting.deputy = deputy;
    meeting.until = until;
    tell(told, meeting.code, convenor, [
      [chairsOf(meeting), "entrusted"],
      [[meeting.from], "entrustment"],
    ]);
  },

  moved: (
    meeting: Meeting,
    actor: string,
    to: { readonly startsAt: string; readonly duration?: number; readonly place?: string },
    now: string,
  ): void => {
    const { startsAt, duration = meeting.duration, place = meeting.place } = to;
    const moved = startsAt !== meeting.startsAt;
    const all = [
      ...(moved ? [`时间=${momentText(startsAt)}`] : []),
      ...(duration === meeting.duration ? [] : [`时长=${duration}分钟`]),
      ...(place === meeting.place ? [] : [`地点=${place}`]),
    ];
    Object.assign(meeting, { startsAt, duration, place });
    set(meeting, now);
    if (moved) meeting.answers.clear();
    const short = meeting.deputy !== undefined && meeting.until < dayOf(startsAt);
    tell(told, meeting.code, actor, [
      [copies(meeting), ["changed", ...all].join(" ")],
      [invitedPosts(meeting), ["changed", ...all, ...(moved ? ["asked"] : [])].join(" ")],
      [
        [meeting.from, ...chairsOf(meeting)],
        ["changed", ...all, ...(short ? ["short"] : [])].join(" "),
      ],
    ]);
  },

  relocated: (meeting: Meeting, actor: string, place: string): void => {
    meeting.place = place;
    tell(told, meeting.code, actor, [[everybody(meeting), `changed 地点=${place}`]]);
  },

  added: (meeting: Meeting, actor: string, units: readonly string[]): void => {
    const before = everybody(meeting);
    meeting.invited = [...meeting.invited, ...units];
    tell(told, meeting.code, actor, [
      [before, `added ${namesOf(units)}`],
      [units.flatMap(postsOf), `invited ${momentText(meeting.startsAt)}`],
    ]);
  },

  removed: (meeting: Meeting, actor: string, units: readonly string[]): void => {
    meeting.invited = meeting.invited.filter((unit) => !units.includes(unit));
    for (const unit of units) meeting.answers.delete(unit);
    tell(told, meeting.code, actor, [
      [units.flatMap(postsOf), `off ${momentText(meeting.startsAt)}`],
      [everybody(meeting), `removed ${namesOf(units)}`],
    ]);
  },

  cancelled: (meeting: Meeting, actor: string): void => {
    meeting.state = "over";
    meeting.ladder = undefined;
    tell(told, meeting.code, actor, [[everybody(meeting), "cancelled"]]);
  },

  itemAdded: (meeting: Meeting, actor: string): void =>
    tell(told, meeting.code, actor, [[[meeting.from, ...chairsOf(meeting)], "item"]]),

  held: (meeting: Meeting, actor: string, chair: string): void => {
    meeting.state = "held";
    meeting.chairedBy = chair;
    meeting.ladder = undefined;
    tell(told, meeting.code, actor, [[[meeting.from], "held"]]);
  },

  drafted: (meeting: Meeting, actor: string): void => {
    meeting.state = "drafted";
    meeting.minutes += 1;
    const { chairedBy = "", minutes } = meeting;
    tell(told, meeting.code, actor, [[[chairedBy], `minutes ${minutes}`]]);
  },

  signed: (meeting: Meeting, actor: string): void => {
    meeting.state = "signed";
    tell(told, meeting.code, actor, [[[...invitedPosts(meeting), meeting.from], "signed"]]);
  },

  closed: (meeting: Meeting, actor: string): void => {
    meeting.state = "over";
    tell(told, meeting.code, actor, [[meeting.invited.flatMap(liaisonsOf), "closed"]]);
  },

  /** Somebody looks at the clock: whoever has not answered is asked, and those who come are reminded. */
  looked: (meeting: Meeting, now: string): void => {
    const rung = meeting.ladder && passRung(meeting.ladder, now);
    if (rung === undefined || meeting.startsAt < now) return;
    const { invited, answers } = meeting;
    const [ask, remind] = ["ask", "remind"].map(
      (word) => `${word} ${momentText(meeting.startsAt)}`,
    );
    // Once it has begun nobody is asked any more.
    const silent = meeting.startsAt <= now ? [] : invited.filter((unit) => !answers.has(unit));
    const asked = silent.flatMap(liaisonsOf);
    const come = invited.filter((unit) => answers.get(unit) !== "不参加");
    const reminded = rung.asks === true ? [] : [...come.flatMap(postsOf), ...chairsOf(meeting)];
    tell(told, meeting.code, undefined, [
      [reminded, remind],
      [asked, ask],
    ]);
  },
});
