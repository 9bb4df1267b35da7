import type { Chance } from "../chance.ts";
import { worksOn } from "../last-day.ts";
import { convenor, dayOf, hourOf, later, liaisonsOf, secretariat } from "./county.ts";
import { type Answer, type Meeting, meetingSteps, quorumShown } from "./meetings.ts";
import type { Offices } from "./offices.ts";
import type { Said, Watched } from "./scene.ts";
import { typedCode } from "./typed.ts";

/** The meetings of a year with what is looked at after everything that is done about one. */
export const checkedMeetings = (watched: Watched, chance: Chance, offices: Offices) => {
  const meetings: Meeting[] = [];
  const steps = meetingSteps(watched.told, offices);
  const sequences = new Map<string, number>();
  /** By entry and reader, the number by which an invitation was withdrawn last. */
  const withdrawals = new Map<string, number>();
  const { fail } = watched;
  const counts = { changed: 0, refused: 0 };

  const done = (said: Said, wanted: RegExp, what: string): void => {
    if (!wanted.test(said.text)) fail(`${what} was answered\n${said.text}`);
  };

  /** Whether what is planned is to be shown before it is set: a rest day, an odd hour, or another meeting then. */
  const isDoubtful = (startsAt: string, duration: number, code?: string): boolean => {
    const end = later(startsAt, duration);
    const odd = hourOf(startsAt) < "08:00" || hourOf(end) > "19:00" || !worksOn(dayOf(startsAt));
    return (
      odd ||
      meetings.some(
        (other) =>
          other.code !== code &&
          other.state === "scheduled" &&
          startsAt < later(other.startsAt, other.duration) &&
          other.startsAt < end,
      )
    );
  };

  const doubts = (said: Said, wanted: boolean): void => {
    if (said.doubted !== wanted)
      fail(wanted ? "what is doubtful was not shown" : "nothing is doubtful, and it was asked");
  };

  /** What everybody's calendar says of a meeting; its number rises with every change and, but for whoever comes again, only then. */
  const inCalendar = async (meeting: Meeting, changed: boolean | "maybe"): Promise<void> => {
    const reader = chance.pick([secretariat, ...meeting.invited.flatMap(liaisonsOf)]) ?? convenor;
    const [entry, another] = await watched.calendar(reader, `日历 ${meeting.code}`);
    if (entry === undefined || another !== undefined) return fail("not one entry");
    const { sequence, start, end, cancelled, uid } = entry;
    const before = sequences.get(uid);
    if (!uid.startsWith(meeting.code.toLowerCase())) fail(`${meeting.code} has the id ${uid}`);
    const isWrong = (last: number): boolean =>
      changed === "maybe" ? sequence < last : changed ? sequence <= last : sequence !== last;
    if (before !== undefined && isWrong(before))
      fail(`${meeting.code} had the number ${before} in calendars, and now has ${sequence}`);
    sequences.set(uid, sequence);
    if (start !== meeting.startsAt || end !== later(meeting.startsAt, meeting.duration))
      fail(`${meeting.code} stands in calendars from ${start} to ${end}`);
    if (cancelled !== (meeting.state === "over")) fail(`${meeting.code}: cancelled ${cancelled}`);
  };

  /** What a calendar is told of an invitation that somebody holds no more: withdrawn, by a number above all before. */
  const isWithdrawn = async (meeting: Meeting, reader: string): Promise<void> => {
    const [entry, another] = await watched.calendar(reader, `日历 ${meeting.code}`);
    if (entry === undefined || another !== undefined) return fail(`${reader} has not one entry`);
    const { sequence, start, cancelled, uid } = entry;
    const held = withdrawals.get(`${uid} ${reader}`) ?? -1;
    if (!cancelled || start !== meeting.startsAt || sequence <= held)
      fail(`${reader} has ${JSON.stringify(entry)} of ${meeting.code}, after the number ${held}`);
    withdrawals.set(`${uid} ${reader}`, sequence);
  };

  /** Whether the card says how many units have to come, and whether they do. */
  const showsQuorum = async (meeting: Meeting): Promise<void> => {
    const { text } = await watched.asks(secretariat, `查 ${meeting.code}`);
    const [, is] = /^到会要求: (.*)$/m.exec(text) ?? [];
    const wanted = quorumShown(offices, meeting);
    if (is !== wanted) fail(`${meeting.code} says of its quorum ${is}, not ${wanted}`);
  };

  /** Whether the record of a meeting is as the model has it. */
  const isKept = async (meeting: Meeting): Promise<void> => {
    const stored = await watched.scene.store.matter(meeting.code);
    const fields = (stored?.fields ?? {}) as {
      readonly startsAt?: string;
      readonly rsvps?: Readonly<Record<string, { readonly answer: string }>>;
    };
    const invited = (stored?.parties ?? []).flatMap(({ part, organisation }) =>
      part === "invited" ? (organisation ?? []) : [],
    );
    const words = { yes: "参加", maybe: "待定", no: "不参加" } as Readonly<Record<string, Answer>>;
    const answers = Object.entries(fields.rsvps ?? {}).map(([unit, { answer }]) => [
      unit,
      words[answer],
    ]);
    const is = [stored?.state, fields.startsAt, invited.sort(), answers.sort()];
    const state = { over: stored?.state }[meeting.state as "over"] ?? meeting.state;
    // Before a proposal is adopted nobody is invited.
    const open = meeting.proposer === meeting.from && !meeting.timeSet;
    const wanted = [
      state,
      meeting.startsAt,
      open ? [] : [...meeting.invited].sort(),
      [...meeting.answers].sort(),
    ];
    if (JSON.stringify(is) !== JSON.stringify(wanted))
      fail(`${meeting.code} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
  };

  const changed = async (meeting: Meeting, isChange: boolean | "maybe"): Promise<void> => {
    counts.changed += 1;
    await isKept(meeting);
    await watched.compare();
    if (chance.is(0.4)) await showsQuorum(meeting);
    if (meeting.state === "scheduled" || (isChange === true && meeting.state === "over"))
      await inCalendar(meeting, isChange);
  };

  const meetingOf = (code: string, form: string, own: Partial<Meeting>): Meeting => {
    const meeting: Meeting = {
      code,
      form,
      state: "scheduled",
      startsAt: "",
      duration: 60,
      place: undefined,
      invited: [],
      answers: new Map(),
      from: secretariat,
      copy: undefined,
      proposer: undefined,
      deputies: [],
      entrusted: undefined,
      chairedBy: undefined,
      needed: undefined,
      came: [],
      slots: [],
      votes: new Map(),
      ladder: undefined,
      minutes: 0,
      timeSet: own.state === undefined,
      ...own,
    };
    meetings.push(meeting);
    return meeting;
  };

  const code = (meeting: Meeting): string => typedCode(chance, meeting.code);
  /** The deputy entrusted with this meeting alone, while that lasts. */
  const entrustedNow = ({ entrusted }: Meeting): readonly string[] =>
    entrusted !== undefined && entrusted.until >= dayOf(watched.now()) ? [entrusted.deputy] : [];
  const caller = (meeting: Meeting): string =>
    chance.pick([secretariat, convenor, ...offices.generals(), ...entrustedNow(meeting)]) ??
    secretariat;
  /** Somebody who calls meetings, or calls them off: a deputy only with all of them entrusted. */
  const convening = (): string =>
    chance.pick([secretariat, convenor, ...offices.generals()]) ?? secretariat;

  return {
    meetings,
    steps,
    counts,
    done,
    isDoubtful,
    doubts,
    isKept,
    changed,
    meetingOf,
    code,
    caller,
    convening,
    isWithdrawn,
    offices,
  };
};

/** What can be done with them. */
export type CheckedMeetings = ReturnType<typeof checkedMeetings>;
