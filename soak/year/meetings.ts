import {
  begun,
  convenor,
  dayOf,
  headsOf,
  type Ladder,
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

import type { Offices } from "./offices.ts";

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
  /** Whoever may chair beside the convenor, as they are named in it. */
  deputies: readonly string[];
  /** The entrustment it keeps, and its last day. */
  entrusted: { readonly deputy: string; readonly until: string } | undefined;
  chairedBy: string | undefined;
  /** How many units had to come when it met, and those that did. */
  needed: number | undefined;
  came: readonly string[];
  readonly slots: readonly string[];
  readonly votes: Map<string, Map<string, string>>;
  ladder: Ladder | undefined;
  minutes: number;
  /** It has been set for a time, whatever became of it since. */
  timeSet: boolean;
};

const invitedPosts = ({ invited }: Meeting): readonly string[] => invited.flatMap(postsOf);

/** How many units have to come, how many come and how many still can, by the answers; nothing where no number is set. */
const quorumOf = ({ quorum }: Offices, { form, invited, answers }: Meeting) => {
  const set = quorum.get(form);
  if (set === undefined) return undefined;
  const said = (answer: Answer) => invited.filter((unit) => answers.get(unit) === answer).length;
  return {
    need: set.needed(invited.length),
    coming: said("参加"),
    able: invited.length - said("不参加"),
  };
};

/** What its card says of the units that have to come; nothing where no number is set. */
export const quorumShown = (offices: Offices, meeting: Meeting): string | undefined => {
  const { needed, came, state } = meeting;
  if (meeting.chairedBy !== undefined) {
    if (needed === undefined) return undefined;
    if (came.length === 0) return `要${needed}家到会，还没有登记谁到会`;
    return `要${needed}家到会，登记到会${came.length}家${came.length < needed ? "，不够" : ""}`;
  }
  const found = state === "scheduled" ? quorumOf(offices, meeting) : undefined;
  if (found === undefined) return undefined;
  const { need, coming, able } = found;
  if (able < need) return `要${need}家到会，按现在的答复最多${able}家，不够`;
  return `要${need}家到会，已有${coming}家答复参加${coming < need ? `，还差${need - coming}家` : ""}`;
};

const set = (meeting: Meeting, now: string): void => {
  const { startsAt } = meeting;
  meeting.state = "scheduled";
  meeting.timeSet = true;
  meeting.ladder = begun(meetingRungs(startsAt), dayOf(startsAt), now);
};

/** What is done with meetings, and what that tells whom. */
export const meetingSteps = (told: Told, offices: Offices) => {
  const chairsOf = ({ deputies }: Meeting) => offices.chairs(deputies);
  /** Who called it, and the secretariat that organises whatever is called. */
  const caller = ({ from, state }: Pick<Meeting, "from" | "state">) => [
    ...new Set([
      ...offices.named(from),
      ...(state === "proposed" ? [] : offices.named(secretariat)),
    ]),
  ];
  const copies = ({ copy }: Meeting) => (copy === undefined ? [] : offices.named(copy));
  /** Everybody who has been told of it. */
  const everybody = (meeting: Meeting): readonly string[] => [
    ...invitedPosts(meeting),
    ...chairsOf(meeting),
    ...caller(meeting),
    ...copies(meeting),
  ];
  return {
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
      if (all) tell(told, meeting.code, actor, [[caller(meeting), "voted"]]);
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
        [caller(meeting), `set ${when}`],
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
      tell(told, meeting.code, actor, [[caller(meeting), "declined"]]);
      meeting.state = "over";
    },

    answered: (meeting: Meeting, actor: string, answer: Answer): void => {
      const unit = unitOf(actor);
      meeting.answers.set(unit, answer);
      const found = quorumOf(offices, meeting);
      const short =
        answer === "不参加" && found !== undefined && found.able === found.need - 1
          ? `short ${found.need} ${found.able}`
          : undefined;
      const answered = `answered ${nameOf(unit)} ${answer}`;
      tell(told, meeting.code, actor, [
        [[secretariat, ...chairsOf(meeting)], short],
        [caller(meeting), short === undefined ? answered : `${answered} ${short}`],
      ]);
    },

    entrusted: (meeting: Meeting, deputy: string, until: string): void => {
      const before = meeting.entrusted?.deputy;
      const others = meeting.deputies.filter((one) => one !== before);
      meeting.deputies = [...others, deputy];
      meeting.entrusted = { deputy, until };
      const leaves =
        before !== undefined &&
        !chairsOf(meeting).includes(before) &&
        !meeting.invited.includes(unitOf(before));
      tell(told, meeting.code, convenor, [
        [chairsOf(meeting), "entrusted"],
        [caller(meeting), "entrustment"],
        ...(leaves ? [[[before], `replaced ${momentText(meeting.startsAt)}`] as const] : []),
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
      const short = (meeting.entrusted?.until ?? "9999") < dayOf(startsAt);
      tell(told, meeting.code, actor, [
        [copies(meeting), ["changed", ...all].join(" ")],
        [invitedPosts(meeting), ["changed", ...all, ...(moved ? ["asked"] : [])].join(" ")],
        [
          [...caller(meeting), ...chairsOf(meeting)],
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
      tell(told, meeting.code, actor, [[[...caller(meeting), ...chairsOf(meeting)], "item"]]),

    held: (
      meeting: Meeting,
      actor: string,
      { chair, came }: { readonly chair: string; readonly came: readonly string[] },
    ): void => {
      meeting.needed = quorumOf(offices, meeting)?.need;
      meeting.state = "held";
      meeting.chairedBy = chair;
      meeting.came = came;
      meeting.ladder = undefined;
      if (chair !== convenor && !meeting.deputies.includes(chair)) {
        const others = meeting.deputies.filter((one) => one !== meeting.entrusted?.deputy);
        meeting.deputies = [...others, chair];
      }
      tell(told, meeting.code, actor, [[caller(meeting), "held"]]);
    },

    drafted: (meeting: Meeting, actor: string): void => {
      meeting.state = "drafted";
      meeting.minutes += 1;
      const { chairedBy = "", minutes } = meeting;
      tell(told, meeting.code, actor, [[[chairedBy], `minutes ${minutes}`]]);
    },

    signed: (meeting: Meeting, actor: string): void => {
      meeting.state = "signed";
      tell(told, meeting.code, actor, [[[...invitedPosts(meeting), ...caller(meeting)], "signed"]]);
    },

    closed: (meeting: Meeting, actor: string): void => {
      meeting.state = "over";
      tell(told, meeting.code, actor, [[meeting.invited.flatMap(offices.allLiaisons), "closed"]]);
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
      const asked = silent.flatMap(offices.liaisons);
      const come = invited
        .filter((unit) => answers.get(unit) !== "不参加")
        .flatMap((unit) => [...offices.liaisons(unit), ...headsOf(unit)]);
      const reminded = rung.asks === true ? [] : [...come, ...chairsOf(meeting)];
      tell(told, meeting.code, undefined, [
        [reminded, remind],
        [asked, ask],
      ]);
    },
  };
};
