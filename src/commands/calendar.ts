import { action, type Card, links, paragraph } from "../chat/card.ts";
import { choice, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import {
  addressIn,
  addressKept,
  addressSetting,
  calendarOf,
  eventOf,
  findEvent,
} from "../files/calendar.ts";
import { words as flowWords } from "../flow/words.ts";
import { type CommandContext, command } from "./command.ts";

const words = {
  label: flowWords.calendar,
  help: text(
    "把会议放进自己的日历：日历，日历 HY-2026-0001；地址外泄了：日历 换地址",
    "Meetings in your own calendar: calendar, calendar HY-2026-0001; if the address got out: calendar renew",
  ),
  change: text("地址", "Address"),
  renew: text("换地址", "Renew"),
  about: text(
    "在手机或电脑的日历里“添加订阅日历”，填这个地址：您单位的会议会自己出现、改期、取消。地址只属于您，请不要转发；外泄了就按“换地址”，旧地址立即失效。",
    "Add a calendar by subscription on your phone or computer with this address: the meetings of your unit appear, move and go by themselves. It is yours alone: do not pass it on, and renew it if it got out; the old one stops at once.",
  ),
  renewed: text(
    "已换地址，旧地址不再有效，请在日历里改成新的。",
    "The address is new and the old one has stopped; change it in your calendar.",
  ),
  address: text("订阅地址", "Address to subscribe to"),
  one: text(
    "下载后打开，会议就进日历；改期、取消后再下载一次，日历里的同一条会跟着变。链接过一会儿就失效。",
    "Download and open it to put the meeting into your calendar; after a change download it again, and the same entry changes. The link does not open for long.",
  ),
  over: text(
    "下载后打开，日历里的这一条就取消。链接过一会儿就失效。",
    "Download and open it, and the entry in your calendar is cancelled. The link does not open for long.",
  ),
  answer: text(
    "在日历里答复了，把日历存下的答复文件（.ics）发到这里也算数；日历寄出的邮件到不了这里。",
    "If you answer in your calendar, send its answer (.ics) here and it counts; what the calendar sends by mail does not arrive.",
  ),
  file: text("日历文件（.ics）", "Calendar file (.ics)"),
  none: text(
    "这件事没有会议时间，放不进日历。",
    "No meeting is set in this, so there is nothing for a calendar.",
  ),
};

/** The address of the reader's calendar, made when first asked for, or anew. */
const addressOf = async (
  { actor, store, newId, newSalt, now }: CommandContext,
  renew: boolean,
): Promise<ReturnType<typeof addressIn>> => {
  const name = addressSetting(actor);
  const made = addressKept(`${newId()}.${newSalt()}`, now);
  if (!renew) return addressIn(await store.keepSetting(name, made));
  await store.saveSetting(name, made);
  return addressIn(made);
};

/** 日历 calendar: an address for the reader's own calendar, or the file of one meeting. */
export const calendar = command({
  id: "calendar",
  ofMatter: true,
  label: words.label,
  names: ["日历", "calendar"],
  says: [
    "存到手机日历",
    "放进手机日历",
    "put it in my phone calendar",
    "排个日程",
    "有几个日程",
    "加进手机日历",
    "同步到日历",
    "put it in my calendar",
    "加到日历",
    "日程订阅",
    "手机日历",
    "add to my calendar",
    "subscribe calendar",
  ],
  help: words.help,
  form: {
    change: optional(
      choice(words.change, [{ id: "renew", name: words.renew, also: ["更换地址", "重置"] }], {
        main: true,
      }),
    ),
  },
  run: async ({ change }, context) => {
    if (context.code !== undefined) {
      const found = await findEvent(context, context.code);
      if (found instanceof Refusal) return found;
      if (found === undefined) return new Refusal(words.none);
      const { attendee, appointment } = found;
      const url = await context.fileLink(eventOf(context.code));
      const card: Card = {
        title: text(`${words.label.zh} ${context.code}`, `${words.label.en} ${context.code}`),
        body: [
          paragraph(appointment.cancelled ? words.over : words.one),
          ...(attendee?.asked === true && !appointment.cancelled
            ? [paragraph(words.answer, "subtle")]
            : []),
          links([{ label: words.file, url, lasting: true }]),
        ],
        actions: [],
      };
      return { card };
    }
    const { address, since } = await addressOf(context, change === "renew");
    const url = await context.calendarLink(calendarOf(address), since);
    const card: Card = {
      title: words.label,
      body: [
        ...(change === "renew" ? [paragraph(words.renewed)] : []),
        paragraph(words.about),
        links([{ label: words.address, url, lasting: true }]),
      ],
      actions: [action(words.renew, { command: "calendar", answers: { change: "renew" } })],
    };
    return { card };
  },
});
