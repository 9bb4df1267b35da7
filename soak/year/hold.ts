import type { Chance } from "../chance.ts";
import type { CheckedMeetings } from "./checked.ts";
import {
  chairName,
  convenor,
  dayOf,
  dayText,
  later,
  momentText,
  nameOf,
  namesOf,
  secretariat,
  units,
} from "./county.ts";
import { type Meeting, quorumShown } from "./meetings.ts";
import type { Watched } from "./scene.ts";
import { type Task, taskGiven } from "./tasks.ts";
import { someWorkingDay } from "./typed.ts";

// What is done when a meeting meets and afterwards: who chaired, what is resolved, the minutes and their signature.

const duties = ["封堵排污口", "清理沿岸垃圾", "完成排查", "修订工作方案", "开展联合检查"] as const;

/** Holds meetings of a year; what is resolved is given as a task to `gives`. */
export const holdingOf = (
  watched: Watched,
  chance: Chance,
  { steps, changed, code, done, offices }: CheckedMeetings,
  gives: (task: Task, actor: string) => void,
) => {
  const { says, now } = watched;

  const hold = async (meeting: Meeting): Promise<void> => {
    if (now() < later(meeting.startsAt, -60)) return;
    const day = dayOf(meeting.startsAt);
    const { deputy, until = "" } = meeting.entrusted ?? {};
    const own = until >= day ? [deputy ?? convenor] : [];
    const chair = chance.pick([convenor, ...own, ...offices.generals(day)]) ?? convenor;
    const seated = offices.chairs(meeting.deputies).includes(chair);
    const actor = chance.is(0.6) || !seated ? secretariat : chair;
    const came = meeting.invited.filter(() => chance.is(0.7));
    const present = came.length === 0 ? "" : ` 到会单位=${namesOf(came)}`;
    const line = `召开 ${code(meeting)} 主持人=${chairName(chair)}${present}`;
    let said = await says(actor, line);
    const planned = `${momentText(meeting.startsAt)}开的`;
    if (said.text.includes(`[${planned}]`)) {
      const { press } = said;
      said = { ...said, ...(await press(planned)) };
    }
    done(said, /已记录：会议/, "holding");
    steps.held(meeting, actor, { chair, came });
    return changed(meeting, false);
  };

  const resolve = async (meeting: Meeting): Promise<void> => {
    const actor = chance.is(0.7) ? secretariat : (meeting.chairedBy ?? convenor);
    const several = chance.is(0.3) ? 2 : 1;
    const made = Array.from({ length: several }, () => {
      const [lead = "water", assist = "police"] = [chance.pick(units), chance.pick(units)];
      const due = someWorkingDay(chance, now(), 3, 35);
      const helps = assist !== lead && chance.is(0.4) ? [assist] : [];
      const [, month, date] = due.split("-").map(Number);
      const text = `${nameOf(lead)}${month}月${date}日前${chance.pick(duties)}${helps.map((one) => `，${nameOf(one)}协助`).join("")}`;
      return { due, text, all: [lead, ...helps] };
    });
    const item =
      several === 1
        ? (made[0]?.text ?? "")
        : made.map(({ text }, index) => `${index + 1}. ${text}`).join(" ");
    const said = await says(actor, `议定 ${code(meeting)} ${item}`);
    const codes = [...said.text.matchAll(/已派任务(RW-\d{4}-\d{4})：/g)].map(([, one = ""]) => one);
    if (codes.length !== made.length) watched.fail(`${item} was answered\n${said.text}`);
    for (const [index, { all, due }] of made.entries()) {
      if (!said.text.includes(`${dayText(due)}到期`)) watched.fail(`not due ${due}\n${said.text}`);
      gives(taskGiven(codes[index] ?? "", actor, all, due, now()), actor);
    }
    return changed(meeting, false);
  };

  /** The next thing that is done once it has met. */
  const goOn = async (meeting: Meeting): Promise<void> => {
    const { chairedBy = convenor, state } = meeting;
    const binds = meeting.form === "joint" || meeting.form === "coordination";
    if (state === "held") {
      if (binds && chance.is(0.75)) return resolve(meeting);
      const actor = chance.pick([secretariat, chairedBy]) ?? secretariat;
      done(await says(actor, `纪要 ${code(meeting)}`), /稿已存/, "the minutes");
      const stored = await watched.scene.store.matter(meeting.code);
      const { minutes } = (stored?.fields ?? {}) as {
        readonly minutes?: { readonly text: string };
      };
      const [, is] = /到会要求：(.*)。/.exec(minutes?.text ?? "") ?? [];
      const wanted = quorumShown(offices, meeting);
      if (is !== wanted) watched.fail(`the minutes say of the quorum ${is}, not ${wanted}`);
      steps.drafted(meeting, actor);
    } else if (state === "drafted") {
      done(await says(chairedBy, `签发 ${code(meeting)}`), /纪要已签发/, "signing");
      steps.signed(meeting, chairedBy);
    } else {
      done(await says(secretariat, `办结 ${code(meeting)} 已议`), /会议已办结/, "closing");
      steps.closed(meeting, secretariat);
    }
    return changed(meeting, false);
  };

  return { hold, goOn };
};
