import type { Chance } from "../chance.ts";
import { daysOn } from "../last-day.ts";
import type { CheckedMeetings } from "./checked.ts";
import type { conveningOf } from "./convene.ts";
import {
  chairName,
  convenor,
  dayOf,
  dayText,
  deputies,
  later,
  liaisonsOf,
  nameOf,
  namesOf,
  postsOf,
  secretariat,
  unitOf,
  units,
} from "./county.ts";
import type { Meeting } from "./meetings.ts";
import type { Watched } from "./scene.ts";
import { places, someTime, someUnits, titles, typedMoment } from "./typed.ts";

// What people do about a meeting that is set, by chance: each as a line somebody types, told to the model as it is done.

/** Answers, changes and what is tried in vain. */
export const meetingOf = (
  watched: Watched,
  chance: Chance,
  {
    meetings,
    steps,
    counts,
    done,
    isDoubtful,
    doubts,
    isKept,
    changed,
    code,
    caller,
    isWithdrawn,
    offices,
  }: CheckedMeetings,
  { decides, polls, cancels }: ReturnType<typeof conveningOf>,
) => {
  const { says, fail, now } = watched;

  const answers = async (meeting: Meeting): Promise<void> => {
    const unit = chance.pick(meeting.invited) ?? "water";
    const actor = chance.pick(postsOf(unit)) ?? `${unit}.liaison`;
    const answer = chance.pick(["参加", "参加", "参加", "待定", "不参加"]);
    const why =
      answer === "不参加" ? " 出差" : answer === "参加" && chance.is(0.2) ? " 副局长" : "";
    const said =
      why === "" && chance.is(0.4)
        ? await (await watched.asks(actor, `查 ${code(meeting)}`)).press(answer)
        : await says(actor, `参会 ${code(meeting)} ${answer}${why}`);
    if (!said.text.includes(`已答复：${answer}`)) fail(`${answer} was answered ${said.text}`);
    steps.answered(meeting, actor, answer);
    return changed(meeting, false);
  };

  const moves = async (meeting: Meeting): Promise<void> => {
    const actor = caller(meeting);
    const same = chance.is(0.2);
    const startsAt = same ? meeting.startsAt : someTime(chance, now(), { from: 1, to: 15 });
    const duration = same || chance.is(0.2) ? (meeting.duration === 60 ? 120 : 60) : undefined;
    const place = chance.is(0.2) ? chance.pick(places) : undefined;
    const moved = startsAt !== meeting.startsAt;
    if (!moved && duration === undefined && (place ?? meeting.place) === meeting.place) return;
    const doubtful = isDoubtful(startsAt, duration ?? meeting.duration, meeting.code);
    const more = `${duration === undefined ? "" : ` 时长=${duration}`}${place === undefined ? "" : ` 地点=${place}`}`;
    const said = await says(
      actor,
      `改期 ${code(meeting)} 时间=${typedMoment(chance, startsAt, now())}${more}`,
    );
    done(said, moved ? /请参会单位重新答复/ : /已有的答复不变/, "moving");
    doubts(said, doubtful);
    const to = {
      startsAt,
      ...(duration === undefined ? {} : { duration }),
      ...(place === undefined ? {} : { place }),
    };
    steps.moved(meeting, actor, to, now());
    return changed(meeting, true);
  };

  const relocates = async (meeting: Meeting): Promise<void> => {
    const actor = caller(meeting);
    const place = chance.pick(places.filter((one) => one !== meeting.place)) ?? "三楼";
    done(await says(actor, `改地点 ${code(meeting)} ${place}`), /已有的答复不变/, "relocating");
    steps.relocated(meeting, actor, place);
    return changed(meeting, true);
  };

  const adds = async (meeting: Meeting): Promise<void> => {
    const actor = caller(meeting);
    const others = units.filter((unit) => !meeting.invited.includes(unit));
    const added = someUnits(chance, others, 3);
    // Who is invited already may be named beside them.
    const [known] = meeting.invited;
    const named = known !== undefined && chance.is(0.2) ? [...added, known] : added;
    const said = await says(actor, `加邀 ${code(meeting)} ${namesOf(named)}`);
    done(said, /会议加邀/, "inviting more");
    steps.added(meeting, actor, added);
    return changed(meeting, true);
  };

  const removes = async (meeting: Meeting): Promise<void> => {
    if (meeting.invited.length < 2) return;
    const actor = caller(meeting);
    const unit = chance.pick(meeting.invited) ?? "water";
    const said = await says(actor, `减邀 ${code(meeting)} ${nameOf(unit)}`);
    done(said, /会议不再邀请/, "inviting fewer");
    steps.removed(meeting, actor, [unit]);
    await changed(meeting, true);
    return isWithdrawn(meeting, chance.pick(liaisonsOf(unit)) ?? unit);
  };

  const entrusts = async (meeting: Meeting): Promise<void> => {
    const deputy = chance.pick(deputies);
    const last = dayOf(meeting.startsAt);
    const until = chance.is(0.4) ? daysOn(last, chance.below(10)) : last;
    const named = until === last ? "" : ` 期限=${dayText(until)}`;
    const said = await says(convenor, `委托 ${code(meeting)} ${chairName(deputy)}${named}`);
    done(said, /委托已记录在案/, "entrusting");
    const before = meeting.entrusted?.deputy;
    steps.entrusted(meeting, deputy, until);
    await changed(meeting, "maybe");
    const comes = (post: string): boolean =>
      offices.chairs(meeting.deputies).includes(post) || meeting.invited.includes(unitOf(post));
    if (before !== undefined && !comes(before)) await isWithdrawn(meeting, before);
  };

  const addsItem = async (meeting: Meeting): Promise<void> => {
    const unit = chance.pick(meeting.invited) ?? "water";
    const actor = chance.pick([caller(meeting), ...postsOf(unit)]) ?? secretariat;
    const item = `${chance.pick(titles)}第${meetings.length}-${counts.changed}项`;
    done(await says(actor, `上会 ${code(meeting)} ${item}`), /已列入议程/, "an item");
    steps.itemAdded(meeting, actor);
    return changed(meeting, false);
  };

  /** What must be refused, and tells nobody anything. */
  const triesInVain = async (meeting: Meeting): Promise<void> => {
    const outside = units.filter(
      (unit) =>
        !meeting.invited.includes(unit) &&
        unitOf(meeting.proposer ?? "") !== unit &&
        unit !== "justice" &&
        unit !== "procuratorate",
    );
    const stranger = `${chance.pick(outside) ?? "audit"}.liaison`;
    const own = `${chance.pick(meeting.invited) ?? "water"}.liaison`;
    const early = now() < later(meeting.startsAt, -60);
    const begun = meeting.startsAt <= now();
    const set = meeting.state === "scheduled";
    const past = meeting.chairedBy !== undefined;
    const generals = offices.generals();
    const chairs = offices.chairs(meeting.deputies);
    const notChairs = deputies.filter((deputy) => !chairs.includes(deputy));
    const notAll = deputies.filter((deputy) => !generals.includes(deputy));
    const { deputy: entrusted = "", until = "9999" } = meeting.entrusted ?? {};
    const isOver = until < dayOf(now()) && !generals.includes(entrusted);
    const other = (deputy: string) => chairName(deputies.find((one) => one !== deputy) ?? "");
    const all: readonly (readonly [who: string, line: string, refused: RegExp])[] = [
      [stranger, `查 ${meeting.code}`, /没有找到|不再邀请您单位/],
      [stranger, `参会 ${meeting.code} 参加`, /没有找到|不再邀请您单位/],
      ...(set ? [[own, `改期 ${meeting.code} 明天下午3点`, /只能由/] as const] : []),
      ...(set ? [[secretariat, `改期 ${meeting.code} 昨天下午3点`, /晚于现在|←/] as const] : []),
      ...(set && early
        ? [[convenor, `召开 ${meeting.code}`, /还没到当天|最早在会前一小时/] as const]
        : []),
      ...(set ? notChairs.map((post) => [post, `召开 ${meeting.code}`, /只能由/] as const) : []),
      ...notAll.map(
        (post) => [post, "会议 安排 标题=会商 时间=明天下午3点 参会单位=水务局", /只能由/] as const,
      ),
      ...(set
        ? notAll.map((post) => [post, `取消 ${meeting.code} 不开了`, /只能由/] as const)
        : []),
      ...(set
        ? generals.map(
            (post) => [post, `委托 ${meeting.code} ${other(post)}`, /不能再转委托/] as const,
          )
        : []),
      ...(set && isOver ? [[entrusted, `改地点 ${meeting.code} 三楼`, /您的委托到/] as const] : []),
      ...generals.flatMap((post) => [
        [post, "到会要求 形式=联席会议 至少=2/3", /供|秘书处/] as const,
        [post, "任务 交办 整改 牵头单位=水务局 到期=2026-12-31", /只能由/] as const,
      ]),
      ...(set && begun ? [[own, `参会 ${meeting.code} 参加`, /不用再答复了/] as const] : []),
      ...(past ? [[secretariat, `改期 ${meeting.code} 明天下午3点`, /这件事现在是/] as const] : []),
      ...(past ? [[convenor, `取消 ${meeting.code} 不开了`, /这件事现在是/] as const] : []),
      ...(past ? [[own, `参会 ${meeting.code} 参加`, /这件事现在是|不用再答复了/] as const] : []),
    ];
    const [who = "", line = "", refused = /^/] = chance.pick(all) ?? [];
    const said = await watched.asks(who, line);
    if (!refused.test(said.text)) fail(`${who}: ${line} was not refused\n${said.text}`);
    counts.refused += 1;
    await isKept(meeting);
    await watched.compare();
  };

  /** Something that may be done about a meeting as it stands. */
  const acts = async (meeting: Meeting): Promise<void> => {
    if (chance.is(0.15)) return triesInVain(meeting);
    if (meeting.state === "proposed") return decides(meeting);
    if (meeting.state === "polling") return polls(meeting);
    if (meeting.state !== "scheduled" || meeting.startsAt <= now()) return;
    const [act = answers] = [
      chance.pick([
        ...Array<typeof answers>(14).fill(answers),
        ...[moves, moves, relocates, adds, adds, removes, entrusts, addsItem],
        ...(chance.is(0.25) ? [cancels] : []),
      ]),
    ];
    return act(meeting);
  };

  return acts;
};
