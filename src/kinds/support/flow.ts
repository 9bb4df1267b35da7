import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { supportCard } from "./cards.ts";
import { supportClocks } from "./clocks.ts";
import { supportFigures } from "./figures.ts";
import { type Support, supportFields } from "./model.ts";
import { supportPapers } from "./papers.ts";
import { chief } from "./seats.ts";
import { apply } from "./steps/applying.ts";
import { reviewing } from "./steps/reviewing.ts";
import { suing } from "./steps/suing.ts";
import { words } from "./words.ts";

/** The flow of suits supported by the procuratorate (domain §3.13; 民事诉讼法第十五条). */
export const supportFlow: Flow<Support> = {
  kind: "support",
  prefix: "ZC",
  name: words.support,
  names: ["支持起诉", "support"],
  hints: /打官司|起诉|告.{0,8}(?:单位|老板|公司)|讨薪|要工资|诉状|状子|撑个腰|\bsue\b|wages/iu,
  model: supportFields,
  states: {
    applied: { name: words.applied, tone: "plain" },
    returned: {
      name: words.returned,
      tone: "warning",
      awaits: [
        {
          steps: ["supplement", "withdraw"],
          by: ["from.liaison", "from.procuratorate:procurator"],
          above: ["from.head"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    proposed: { name: words.proposed, tone: "plain" },
    approved: {
      name: words.approved,
      tone: "plain",
      awaits: [
        { steps: ["file"], by: ["handler"], above: chief, rests: { within: "next.proceed" } },
      ],
    },
    filed: {
      name: words.filed,
      tone: "plain",
      awaits: [
        { steps: ["judge"], by: ["handler"], above: chief, rests: { within: "next.follow" } },
      ],
    },
    judged: {
      name: words.judged,
      tone: "warning",
      awaits: [
        {
          steps: ["recover", "close"],
          by: ["handler"],
          above: chief,
          rests: { within: "next.follow" },
        },
      ],
    },
    closed: { name: words.closed, tone: "good", final: true },
    declined: { name: words.declined, tone: "plain", final: true },
    withdrawn: { name: words.withdrawnState, tone: "plain", final: true },
  },
  parts: { from: words.applicant, to: words.reviewer, copy: words.court },
  blameless: true,
  nameless: true,
  facts: {
    of: {
      claimed: { by: ["apply"] },
      filedOn: { by: ["file"] },
      judgedOn: { by: ["judge"] },
      awarded: { by: ["judge"] },
    },
  },
  opening: apply,
  steps: { ...reviewing, ...suing },
  clocks: supportClocks,
  figures: supportFigures,
  papers: supportPapers,
  group: ({ category }) => groupName(category, words.support),
  card: supportCard,
};
