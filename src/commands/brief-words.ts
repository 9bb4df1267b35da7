import { type Text, text } from "../chat/text.ts";

/** The words of a brief. */
export const briefWords = {
  brief: text("简报", "Brief"),
  help: text(
    "会前一页：上次议定的办得怎样、卡在哪里、谁来、要定什么：会议 简报，或 会议 简报 HY-2026-0001",
    "One page before a meeting: what became of what was resolved, what is stuck, who comes, what is to be decided: meeting brief, or meeting brief HY-2026-0001",
  ),
  instead: text("议程用“议程”看。", "“agenda” shows the agenda."),
  only: (who: Text): Text => text(`简报只给${who.zh}看。`, `The brief is for the ${who.en}.`),
  noNext: text(
    "您能查看的，没有已安排、还没有开的会议。会议安排以后，这里有会前的一页。",
    "No meeting that you can open is ahead. Once one is scheduled, its page is here.",
  ),
  notAhead: text(
    "简报只有已安排、还没有开完的会议才有。开过的会议用“议程”加编号看。",
    "There is a brief only of a meeting that is scheduled and not over. “agenda” with its number shows one that met.",
  ),
  last: (code: string): Text =>
    text(`一、上次联席会议（${code}）议定的`, `1. What the last joint meeting (${code}) resolved`),
  colours: (green: number, yellow: number, red: number): Text =>
    text(
      `🟢 已办完${green}件 🟡 在办${yellow}件 🔴 已超期${red}件`,
      `🟢 done: ${green} 🟡 open: ${yellow} 🔴 late: ${red}`,
    ),
  stuck: (count: number): Text =>
    text(`二、卡住的：您能查看的，${count}件`, `2. Stuck: ${count}, as far as you can open them`),
  noneStuck: text("二、卡住的：您能查看的，没有。", "2. Stuck: nothing that you can open."),
  decide: text("三、要在会上定的", "3. To be decided"),
  nothingToDecide: text(
    "三、要在会上定的：您能查看的，还没有列入。",
    "3. To be decided: nothing that you can open is on the agenda yet.",
  ),
  noneListed: text("还没有列入的议题。", "Nothing is on the agenda yet."),
  more: (count: number): Text => text(`还有${count}件。`, `${count} more.`),
  restricted: text("受限事项", "Restricted matter"),
  withoutRestricted: text(
    "您不能查看的受限事项，有没有都不写在这一页上。",
    "Of restricted matters you cannot open nothing is on this page, whether there are any or not.",
  ),
};
