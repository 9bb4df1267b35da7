import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { type DutyOf, flowOf } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import type { Survey, Surveying } from "./overview-survey.ts";
import { overviewWords as said } from "./overview-words.ts";

// Stages go by their Chinese names: kinds that call one the same are asked for together.

/** The stage of what somebody owes; of several units with a share each, that of the share. */
export const stageOf = (flows: readonly Flow[], { of }: Pick<DutyOf, "of">): string | undefined =>
  flowOf(flows, of).states[of.state]?.name.zh;

/** A stage by its Chinese name, in every language. */
export const stageNamed = (flows: readonly Flow[], stage: string): Text | undefined =>
  flows.flatMap(({ states }) => Object.values(states)).find(({ name }) => name.zh === stage)?.name;

/** The stages something stands in, with how much, the fullest first. */
const stagesIn = (
  { rows }: Pick<Survey, "rows">,
  { flows }: Pick<Surveying, "flows">,
): readonly (readonly [stage: string, count: number])[] => {
  const codes = new Map<string, Set<string>>();
  for (const row of rows) {
    const stage = stageOf(flows, row);
    if (stage === undefined) continue;
    codes.set(stage, (codes.get(stage) ?? new Set()).add(row.of.code));
  }
  return [...codes]
    .map(([stage, { size }]) => [stage, size] as const)
    .toSorted(([, one], [, other]) => other - one);
};

/**
 * The stage somebody means, by its name or a part of it that only one of those in question has: first those something
 * stands in, then all there are.
 */
export const stageMeant = (
  typed: string,
  survey: Survey,
  context: Pick<Surveying, "flows">,
): string | Refusal => {
  const folded = typed.trim().toLowerCase();
  const now = stagesIn(survey, context);
  const all = context.flows
    .flatMap(({ states }) => Object.values(states))
    .filter(({ final }) => final !== true)
    .map(({ name }) => name);
  const exact = all.find(({ zh, en }) => zh === folded || en.toLowerCase() === folded);
  if (exact !== undefined) return exact.zh;
  const partly = all.filter(
    ({ zh, en }) => zh.includes(folded) || en.toLowerCase().includes(folded),
  );
  const names = [...new Set(partly.map(({ zh }) => zh))];
  const standing = names.filter((name) => now.some(([stage]) => stage === name));
  const [one, another] = standing.length > 0 ? standing : names;
  if (one !== undefined && another === undefined) return one;
  const counted = now.flatMap(([stage, count]) => {
    const name = stageNamed(context.flows, stage);
    return name === undefined || (standing.length > 0 && !standing.includes(stage))
      ? []
      : [said.inStage(name, count)];
  });
  return new Refusal(
    one === undefined ? said.noStage(typed, counted) : said.whichStage(typed, counted),
    { field: "stage" },
  );
};
