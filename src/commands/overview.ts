import { note } from "../chat/card.ts";
import { choice, line, number, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import type { Kind } from "../flow/matter.ts";
import { organisationName } from "../people/directory.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { overviewCard } from "./overview-cards.ts";
import { figureKinds } from "./overview-figures.ts";
import { figureCard, unitsCard } from "./overview-lists.ts";
import { stageMeant } from "./overview-stages.ts";
import { looksAtWhole, seesMatters, surveyFor } from "./overview-survey.ts";
import { overviewWords as said } from "./overview-words.ts";
import { listOf } from "./unit-meant.ts";
import { words } from "./words.ts";
import { planGaps } from "./year-plan.ts";

/** What a text behind the word means: a kind of matter, a unit, and what of it was not used. */
const partMeant = (
  typed: string | undefined,
  { flows, directory, actor }: Pick<CommandContext, "flows" | "directory" | "actor">,
): { readonly kind?: Kind; readonly of?: string; readonly above: readonly Text[] } => {
  const folded = typed?.trim().toLowerCase();
  const flow = flows.find(({ names, name }) =>
    [...names, name.zh, name.en.toLowerCase()].some((one) => one === folded),
  );
  if (flow !== undefined) return { kind: flow.kind, above: [] };
  const { unit, unused } = listOf(typed, directory);
  if (unit === undefined || looksAtWhole(actor))
    return { ...(unit === undefined ? {} : { of: unit.id }), above: unused };
  const own = organisationName(directory, actor.organisation);
  return { above: unit.id === actor.organisation ? unused : [said.ownOnly(own), ...unused] };
};

/**
 * 总览 overview: what is open, due this week, late and stuck, by unit and by kind; the county's to those
 * who answer for the whole, to everybody else their own unit's. Each figure leads to its list.
 */
export const overview = (flows: readonly Flow[]): Command =>
  command({
    id: "overview",
    shows: true,
    label: said.overview,
    names: ["总览", "overview"],
    says: [
      "哪些单位红灯了",
      "各单位完成情况一览",
      "各家这周有啥到期",
      "全县快到期的",
      "due this week across the county",
      "whole county this week",
      "总的情况",
      "总体情况",
      "大概什么情况",
      "全县情况",
      "全县情况怎么样",
      "县里最近怎么样",
      "县里情况",
      "最近情况怎么样",
      "这个单位办得怎么样",
      "各局怎么样",
      "整体情况",
      "总体进展",
      "哪些逾期了",
      "卡在哪里",
      "红黄绿灯",
      "各单位进度",
      "本周到期多少",
      "一共多少件在办",
      "how are we doing",
      "the big picture",
      "what is stuck",
      "state of play",
      "how many are open",
    ],
    help: said.overviewHelp,
    form: {
      of: optional(line(said.of, { main: true, max: 60, help: said.ofHelp })),
      kind: optional(choice(words.kind, kindOptions(flows))),
      stage: optional(line(said.stage, { max: 40, help: said.stageHelp })),
      show: optional(
        choice(
          said.show,
          figureKinds.map((id) => ({ id, name: said.named(id, undefined) })),
          { byButton: true },
        ),
      ),
      units: optional(number(said.allUnits, 0, 100_000, { byButton: true })),
      from: optional(number(words.before, 0, 100_000, { byButton: true })),
    },
    run: async ({ of, kind, stage, show, units, from = 0 }, context) => {
      if (!seesMatters(context.actor)) return { card: note(said.overview, [said.noMatters]) };
      const survey = await surveyFor(context);
      const meant = partMeant(of, context);
      const inStage = stage === undefined ? undefined : stageMeant(stage, survey, context);
      if (inStage instanceof Refusal) return inStage;
      const ofKind = meant.kind ?? kind;
      const part = {
        ...(meant.of === undefined ? {} : { of: meant.of }),
        ...(ofKind === undefined ? {} : { kind: ofKind }),
        ...(inStage === undefined ? {} : { stage: inStage }),
      };
      const { above } = meant;
      if (units !== undefined && survey.whole) return { card: unitsCard(context, survey, units) };
      if (show === undefined && Object.keys(part).length === 0)
        return {
          card: overviewCard(context, survey, { above: [...above, ...(await planGaps(context))] }),
        };
      const figure = show ?? "owed";
      return { card: await figureCard(context, survey, { part, figure, from, above }) };
    },
  });
