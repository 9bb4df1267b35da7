import type { Chance } from "../chance.ts";
import type { CheckedMeetings } from "./checked.ts";
import { namesOf, postsOf, secretariat, units } from "./county.ts";
import type { Meeting } from "./meetings.ts";
import type { Watched } from "./scene.ts";
import { places, someTime, someUnits, titles, typedMoment } from "./typed.ts";

// How a meeting comes about: called at once, asked about several times, or proposed and decided on.

export const forms = {
  joint: "联席会议",
  briefing: "通报会",
  coordination: "协调会",
  discussion: "座谈会",
  assessment: "研判会",
} as const;
export type Form = keyof typeof forms;
export const formNames = Object.keys(forms) as readonly Form[];

/** Calls meetings, asks when, proposes, decides and calls off. */
export const conveningOf = (
  watched: Watched,
  chance: Chance,
  { steps, done, isDoubtful, doubts, changed, meetingOf, code, caller, convening }: CheckedMeetings,
) => {
  const { says, now } = watched;

  const opens = async (form: Form, how: "schedule" | "poll" | "propose"): Promise<void> => {
    const title = chance.pick(titles);
    const all = form === "joint" || form === "briefing" ? 8 : 4;
    const invited = someUnits(chance, units, all);
    const startsAt = someTime(chance, now(), { from: 1, to: 18 });
    const place = chance.is(0.5) ? chance.pick(places) : undefined;
    const about = `标题=${title} 形式=${forms[form]} 参会单位=${namesOf(invited)}${place === undefined ? "" : ` 地点=${place}`}`;
    const calls = chance.is(0.6) ? secretariat : convening();
    const typed = typedMoment(chance, startsAt, now());
    if (how === "schedule") {
      const doubtful = isDoubtful(startsAt, 60);
      const said = await says(calls, `会议 安排 ${about} 时间=${typed}`);
      done(said, /会议定于/, "scheduling");
      doubts(said, doubtful);
      const meeting = meetingOf(said.matter ?? "", form, {
        startsAt,
        place,
        invited,
        from: calls,
      });
      steps.scheduled(meeting, now());
      return changed(meeting, false);
    }
    if (how === "poll") {
      const slots = [
        startsAt,
        ...[2, 4].map((to) => someTime(chance, now(), { from: to, to: to + 12 })),
      ];
      const unique = [...new Set(slots)].sort();
      if (unique.length < 2) return opens(form, "schedule");
      const times = unique.map((one) => typedMoment(chance, one, now())).join("；");
      const said = await says(calls, `会议 征询 ${about} 时间=${times}`);
      done(said, /正在请\d+个单位从\d个时间里选/, "asking when");
      const meeting = meetingOf(said.matter ?? "", form, {
        state: "polling",
        startsAt: unique[0] ?? "",
        slots: unique,
        place,
        invited,
        from: calls,
      });
      steps.polled(meeting);
      return changed(meeting, false);
    }
    const proposer = chance.pick(units.flatMap(postsOf)) ?? "water.head";
    const said = await says(proposer, `会议 提议 ${about} 时间=${typed} 理由=要一起定`);
    done(said, /提议已交召集人和秘书处/, "proposing");
    const meeting = meetingOf(said.matter ?? "", form, {
      state: "proposed",
      startsAt,
      place,
      invited,
      from: proposer,
      proposer,
    });
    steps.proposed(meeting);
    return changed(meeting, false);
  };

  const decides = async (meeting: Meeting): Promise<void> => {
    const actor = convening();
    if (meeting.startsAt <= now() || chance.is(0.2)) {
      done(await says(actor, `不采纳 ${code(meeting)} 已列入下月`), /已记为不采纳/, "declining");
      steps.declined(meeting, actor);
      return changed(meeting, false);
    }
    const doubtful = isDoubtful(meeting.startsAt, meeting.duration, meeting.code);
    const said = await says(actor, `采纳 ${code(meeting)}`);
    done(said, /会议定于/, "adopting");
    doubts(said, doubtful);
    steps.adopted(meeting, actor, now());
    return changed(meeting, false);
  };

  const polls = async (meeting: Meeting): Promise<void> => {
    const open = meeting.slots.filter((slot) => slot > now());
    if (open.length === 0 || chance.is(0.06)) return cancels(meeting);
    if (chance.is(0.7)) {
      const unit = chance.pick(meeting.invited) ?? "water";
      const actor = chance.pick(postsOf(unit)) ?? `${unit}.liaison`;
      const answer = chance.pick(["可以", "可以", "勉强可以", "不行"]);
      const which = meeting.slots.filter(() => chance.is(0.7));
      const slots = which.length === 0 ? meeting.slots : which;
      const numbers = slots.map((slot) => meeting.slots.indexOf(slot) + 1).join("、");
      done(
        await says(actor, `选时间 ${code(meeting)} 时间=${numbers} 答复=${answer}`),
        /都选好了|已记下/,
        "answering times",
      );
      steps.voted(meeting, actor, slots, answer);
      return changed(meeting, false);
    }
    const actor = caller(meeting);
    const slot = chance.pick(open) ?? "";
    const number = meeting.slots.indexOf(slot) + 1;
    done(await says(actor, `定时间 ${code(meeting)} 时间=${number}`), /会议定于/, "settling");
    steps.settled(meeting, actor, slot, now());
    return changed(meeting, false);
  };

  const cancels = async (meeting: Meeting): Promise<void> => {
    const actor = convening();
    const set = meeting.state === "scheduled";
    done(await says(actor, `取消 ${code(meeting)} 并入下次会议`), /会议已取消/, "cancelling");
    steps.cancelled(meeting, actor);
    return changed(meeting, set);
  };

  return { opens, decides, polls, cancels };
};
