import { momentText } from "../../calendar/day.ts";
import { inQuotes, text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperWords } from "../../flow/paper.ts";
import { organisationName } from "../../people/directory.ts";
import type { Meeting } from "./model.ts";
import { words } from "./words.ts";

/** 会议通知: to every unit invited. */
const notice: PaperKind<Meeting> = {
  id: "notice",
  name: text("会议通知", "Notice of the meeting"),
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

/** The papers a meeting gives (domain §7). */
export const meetingPapers: readonly PaperKind<Meeting>[] = [notice];
