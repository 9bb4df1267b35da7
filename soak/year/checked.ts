import type { Chance } from "../chance.ts";
import { worksOn } from "../last-day.ts";
import { convenor, dayOf, hourOf, later, liaisonsOf, secretariat } from "./county.ts";
import { type Answer, chairsOf, type Meeting, meetingSteps } from "./meetings.ts";
import type { Said, Watched } from "./scene.ts";
import { typedCode } from "./typed.ts";

/** The meetings of a year with what is looked at after everything that is done about one. */
export const checkedMeetings = (watched: Watched, chance: Chance) => {
  const meetings: Meeting[] = [];
  const steps = meetingSteps(watched.told);
  const sequences = new Map<string, number>();
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

  /** What everybody's calendar says of a meeting; its number rises with every change and only then. */
  const inCalendar = async (meeting: Meeting, changed: boolean): Promise<void> => {
    const reader = chance.pick([secretariat, ...meeting.invited.flatMap(liaisonsOf)]) ?? convenor;
    const [entry, another] = await watched.calendar(reader, `日历 ${meeting.code}`);
    if (entry === undefined || another !== undefined) return fail("not one entry");
    const { sequence, start, end, cancelled, uid } = entry;
    const before = sequences.get(uid);
    if (!uid.startsWith(meeting.code.toLowerCase())) fail(`${meeting.code} has the id ${uid}`);
    if (before !== undefined && (changed ? sequence <= before : sequence !== before))
      fail(`${meeting.code} had the number ${before} in calendars, and now has ${sequence}`);
    sequences.set(uid, sequence);
    if (start !== meeting.startsAt || end !== later(meeting.startsAt, meeting.duration))
      fail(`${meeting.code} stands in calendars from ${start} to ${end}`);
    if (cancelled !== (meeting.state === "over")) fail(`${meeting.code}: cancelled ${cancelled}`);
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

  const changed = async (meeting: Meeting, isChange: boolean): Promise<void> => {
    counts.changed += 1;
    await isKept(meeting);
    await watched.compare();
    if (meeting.state === "scheduled" || (isChange && meeting.state === "over"))
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
      deputy: undefined,
      until: "",
      chairedBy: undefined,
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
  const caller = (meeting: Meeting): string =>
    chance.pick([secretariat, ...chairsOf(meeting)]) ?? secretariat;

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
  };
};

/** What can be done with them. */
export type CheckedMeetings = ReturnType<typeof checkedMeetings>;
