import { text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { namesOf } from "../../flow/parties.ts";
import { organisationName } from "../../people/directory.ts";
import { categoryNames, leadName, spanOf } from "./cards.ts";
import { type Campaign, progressOf, recoveredBy, unitsOf } from "./model.ts";
import { leading } from "./seats.ts";
import { words } from "./words.ts";

/** 专项工作报告: what was to be done, what each unit did and recovered, and how it ended. */
const report: PaperKind<Campaign> = {
  id: "report",
  name: text("专项工作报告", "Report on the campaign"),
  by: leading,
  when: ({ state }) => state !== "cancelled",
  write: (campaign, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = campaign;
    const categories = categoryNames(campaign).map(({ zh }) => zh);
    const units = unitsOf(campaign);
    return {
      title: `${campaign.title}工作报告`,
      number: or(undefined, paperWords.number),
      body: [
        { heading: "一、基本情况" },
        `${campaign.title}由${leadName(campaign, directory).zh}牵头，${namesOf(unitsIn(campaign, "to"), directory).zh}参加，时间为${spanOf(campaign).zh}${categories.length === 0 ? "" : `，整治${categories.join("、")}`}。`,
        `目标：${fields.goal}`,
        { heading: "二、各单位工作情况" },
        ...units.flatMap((unit) => {
          const name = organisationName(directory, unit).zh;
          const said = progressOf(campaign, unit).filter((one) => one.text !== "");
          return said.length === 0
            ? [`${name}：没有报告进展。`]
            : said.map((one) => `${name}（${paperDay(one.on)}）：${one.text}`);
        }),
        { heading: "三、追赃挽损" },
        `各单位报告追赃挽损共${recoveredBy(campaign)}元。`,
        { heading: "四、总结" },
        or(campaign.outcome, words.summary),
      ],
      grid: units.map(
        (unit) =>
          [
            organisationName(directory, unit).zh,
            `报告进展${progressOf(campaign, unit).filter((one) => one.text !== "").length}次，追赃挽损${recoveredBy(campaign, unit)}元`,
          ] as const,
      ),
      from: leadName(campaign, directory).zh,
      on: fields.closedOn ?? today,
      toFill,
    };
  },
};

/** The papers a campaign gives. */
export const campaignPapers: readonly PaperKind<Campaign>[] = [report];
