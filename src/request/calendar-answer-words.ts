import { inQuotes } from "../calendar/quotation.ts";
import { type Text, text } from "../chat/text.ts";

/** Said where a calendar file is no answer that counts, and what would be. */
export const calendarAnswerWords = {
  several: text(
    "一次只能按一份日历答复、一个会议登记，没有登记。请一份一份发来，或者打“参会 编号 参加”。",
    "One answer to one meeting can be taken at a time, so none was. Please send them one by one, or type “rsvp number yes”.",
  ),
  broken: text(
    "这个日历文件读不出来，没有登记。请从日历里重新存一次答复再发，或者打“参会 编号 参加”。",
    "This calendar file cannot be read, so nothing was recorded. Please save the answer from your calendar anew and send it, or type “rsvp number yes”.",
  ),
  tooLarge: text(
    "这个日历文件太大，不像一份答复（最多256 KB），没有登记。请只发答复本身，或者打“参会 编号 参加”。",
    "This calendar file is too large for an answer (256 KB at most), so nothing was recorded. Please send the answer alone, or type “rsvp number yes”.",
  ),
  invitation: text(
    "这是会议日程本身，不是答复，没有登记。请在日历里答复（接受、暂定或谢绝），把答复文件发来；也可以按“参加”“待定”“不参加”，或者打“参会 编号 参加”。",
    "This is the invitation itself and no answer, so nothing was recorded. Please answer it in your calendar (accept, tentative or decline) and send the answer; or press Yes, Maybe or No, or type “rsvp number yes”.",
  ),
  otherTime: text(
    "这是另提时间的建议，不是答复，没有登记，会议时间也没有变。能不能参加请按“参加”“待定”“不参加”答复，想改时间请与会议的召集单位联系。",
    "This proposes another time and is no answer, so nothing was recorded and the meeting stands as it was. Please say whether you come by Yes, Maybe or No, and speak to whoever called the meeting about another time.",
  ),
  unknown: text(
    "没有找到这份答复说的会议，没有登记。请确认是从这里的日历文件答复的；也可以打“参会 编号 参加”。",
    "The meeting this answers was not found, so nothing was recorded. Please check that you answered a calendar file from here; or type “rsvp number yes”.",
  ),
  notAnswered: (kind: Text): Text =>
    text(
      `${kind.zh}不用日历答复，没有登记。要办什么，请看下面的卡片。`,
      `${kind.en}: this is not answered from a calendar, so nothing was recorded. What there is to do stands on the card below.`,
    ),
  noAnswer: text(
    "这份答复里没有写明参加、待定还是不参加，没有登记。请在日历里选好再发来，或者打“参会 编号 参加”。",
    "This answer does not say yes, maybe or no, so nothing was recorded. Please choose one in your calendar and send it again, or type “rsvp number yes”.",
  ),
  undecided: text("待定", "Maybe"),
  outdated: (when: Text, place: string | undefined): Text =>
    text(
      `这份答复是按改动以前的日程作出的，没有登记。现在是${when.zh}${place === undefined ? "" : `，${place}`}，请按现在的时间再答复一次。`,
      `This answers the meeting as it was before it was changed, so nothing was recorded. It is now ${when.en}${place === undefined ? "" : `, ${place}`}; please answer again for that time.`,
    ),
  saysOther: (line: string): Text =>
    text(
      `您写的${inQuotes(line)}和日历答复说的不是一回事，两样都没有办。请只发一样，或按下面的按钮照文件登记。`,
      `What you wrote, ${inQuotes(line)}, and the calendar's answer do not say the same, so neither was done. Please send one of them, or press the button below to record what the file says.`,
    ),
  byFile: (code: string, answer: Text): Text =>
    text(`${code} ${answer.zh}`, `${code} ${answer.en}`),
} as const;
