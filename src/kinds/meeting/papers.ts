import { momentText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { holdsAny } from "../../flow/seat.ts";
import { organisationName, type Person, personName } from "../../people/directory.ts";
import { metAt, presence, quorumFact, quorumIn } from "./cards.ts";
import { type Meeting, minutesRead } from "./model.ts";
import { callers, invited } from "./seats.ts";
import { words } from "./words.ts";

/** 会议通知: to every unit invited. */
const notice: PaperKind<Meeting> = {
  id: "notice",
  name: text("会议通知", "Notice of the meeting"),
  circulates: true,
  by: ["secretariat", "chair"],
  when: ({ state }) => state === "scheduled",
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    const nameOf = (unit: string) => organisationName(directory, unit).zh;
    return {
      title: `关于召开${words[fields.form].zh}的通知`,
      number: or(undefined, paperWords.number),
      to: unitsIn(matter, "invited").map(nameOf).join("、"),
      body: [
        `现定于${momentText(fields.startsAt).zh}召开${inQuotes(matter.title)}，时长${fields.duration}分钟。`,
        `地点：${or(fields.place, words.place)}。`,
        { heading: "议题" },
        or(fields.agenda, words.agenda),
        "请按时参加；不能参加的，请提前说明理由。",
      ],
      from: unitsIn(matter, "from").map(nameOf).join("、"),
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** The agenda: what became of the last resolutions, what was put on, as far as whoever opens it may know; it says whose it is. */
const agenda: PaperKind<Meeting> = {
  id: "agenda",
  name: text("会议议程", "Agenda"),
  by: [...callers, ...invited, "convenor"],
  looksUp: "agenda",
  when: ({ state }) => state === "scheduled" || state === "held",
  write: (matter, { actor, directory, today, passages = [] }) => {
    const { toFill } = gaps();
    const nameOf = (unit: string) => organisationName(directory, unit).zh;
    return {
      title: `${words[matter.fields.form].zh}议程`,
      body: [
        matter.title,
        `参会单位：${unitsIn(matter, "invited").map(nameOf).join("、")}`,
        ...passages,
        `本件按${personName(directory, actor.id).zh}能查看的范围生成，其中可能有别的参会单位不能查看的事项，请勿传阅。`,
      ],
      from: unitsIn(matter, "from").map(nameOf).join("、"),
      on: today,
      toFill,
    };
  },
};

/** 会前简报: one page for whoever chairs. */
const brief: PaperKind<Meeting> = {
  id: "brief",
  name: text("会前简报", "Brief"),
  by: [...callers, "convenor"],
  looksUp: "brief",
  when: ({ state, fields }, { now }) => state === "scheduled" && fields.startsAt > now,
  write: (matter, { today, passages = [] }) => ({
    title: `${words[matter.fields.form].zh}会前简报`,
    body: passages,
    on: today,
    toFill: [],
  }),
};

/** 签到表: who is invited, and what is to be signed by hand. */
const signInSheet: PaperKind<Meeting> = {
  id: "signIn",
  name: text("签到表", "Sign-in sheet"),
  circulates: true,
  by: callers,
  when: ({ state }) => state === "scheduled" || state === "held",
  write: (matter, { directory }) => {
    const needed = matter.fields.needed ?? quorumIn(matter, directory)?.need;
    const { or, toFill } = gaps();
    const signature = text("签名", "signature");
    const { fields } = matter;
    return {
      title: `${matter.title}签到表`,
      body: [
        `时间：${momentText(fields.startsAt).zh}`,
        `地点：${or(fields.place, words.place)}`,
        ...(needed === undefined ? [] : [`${words.quorum.zh}：至少${needed}家`]),
      ],
      grid: unitsIn(matter, "invited").map((unit): readonly [string, string] => {
        const attendee = (fields.attended[unit] ?? fields.rsvps[unit])?.attendee ?? "";
        return [organisationName(directory, unit).zh, `${attendee} ${or(undefined, signature)}`];
      }),
      toFill,
    };
  },
};

/** 联席会议纪要, and what the record of each other form is called. */
const minutesTitles: Readonly<Record<Meeting["fields"]["form"], string>> = {
  joint: "联席会议纪要",
  briefing: "通报会会议记录",
  coordination: "协调会会议纪要",
  discussion: "座谈会会议记录",
  assessment: "研判会会议记录",
};

const minutesFor = (meeting: Meeting, actor: Person) =>
  minutesRead(meeting, holdsAny(actor, callers, meeting));

/** The minutes: for those who called the meeting once drafted, for everybody invited once they are asked about them or they are signed. */
const minutes: PaperKind<Meeting> = {
  id: "minutes",
  name: text("会议纪要", "Minutes"),
  circulates: true,
  by: [...callers, ...invited],
  when: (matter, { actor }) => minutesFor(matter, actor) !== undefined,
  write: (matter, { directory, today, actor }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    const { chair, by, came } = presence(matter, directory);
    const quorum = quorumFact(matter, directory);
    const minutes = minutesFor(matter, actor);
    const signed = minutes?.signedOn;
    const names = came.map(({ zh }) => zh).join("、");
    const nameOf = (unit: string) => organisationName(directory, unit).zh;
    return {
      title:
        matter.state === "circulated"
          ? `${minutesTitles[fields.form]}（征求意见稿）`
          : minutesTitles[fields.form],
      number: or(matter.reference, paperWords.number),
      body: (minutes?.text ?? "").split("\n").filter((one) => one.trim() !== ""),
      grid: [
        ["会议", matter.title],
        ["时间", momentText(metAt(matter)).zh],
        ["地点", or(fields.place, words.place)],
        ["主持", by === undefined ? chair.zh : `${chair.zh}（受${by.zh}委托）`],
        ["到会单位", or(names, words.present)],
        ...(quorum === undefined ? [] : [[words.quorum.zh, quorum.zh] as const]),
        [
          "签发",
          signed === undefined ? or(undefined, words.sign) : `${chair.zh}　${paperDay(signed)}`,
        ],
        ["分送", unitsIn(matter, "invited").map(nameOf).join("、")],
      ],
      from: unitsIn(matter, "from").map(nameOf).join("、"),
      on: signed ?? today,
      toFill,
    };
  },
};

/** The papers a meeting gives (domain §7). */
export const meetingPapers: readonly PaperKind<Meeting>[] = [
  notice,
  agenda,
  brief,
  signInSheet,
  minutes,
];
