import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { entryCheckCard, sharedCard } from "./cards.ts";
import { entryCheckClocks } from "./clocks.ts";
import { entryCheckFigures } from "./figures.ts";
import {
  commonFields,
  concerned,
  type EntryCheck,
  entryCheckFields,
  hasReported,
  keepers,
  leftOver,
} from "./model.ts";
import { ask, record } from "./steps/asking.ts";
import { outsideYear, reportingSteps, wrongNumbers } from "./steps/reporting.ts";
import { supervisingSteps } from "./steps/supervising.ts";
import { words } from "./words.ts";

const sumOf = (
  checks: readonly EntryCheck[],
  of: (fields: EntryCheck["fields"]) => number | undefined,
): number => checks.reduce((sum, { fields }) => sum + (of(fields) ?? 0), 0);

/** The flow of entry checks: whoever works with minors is checked for a record, before being hired and every year (domain §3.13; 未成年人保护法第六十二条). */
export const entryCheckFlow: Flow<EntryCheck> = {
  kind: "entry-check",
  prefix: "RZ",
  name: words.entryCheck,
  names: ["入职查询", "entry-check"],
  model: entryCheckFields,
  states: {
    asked: { name: words.asked, tone: "warning" },
    unsettled: { name: words.unsettled, tone: "warning" },
    done: { name: words.done, tone: "good", final: true },
    cancelled: { name: words.cancelled, tone: "plain", final: true },
  },
  parts: { from: words.supervisor, to: words.unit, copy: words.otherSupervisor },
  apart: [["from", "to"]],
  blameless: true,
  nameless: true,
  facts: {
    of: {
      due: { by: ["ask"], ahead: true },
      checkedOn: { by: ["record", "report"] },
      checked: { by: ["record", "report"] },
    },
    wrong: ({ fields: { sort, year, checkedOn, checked, unfit = 0, notHired, dismissed } }) =>
      checkedOn === undefined || checked === undefined
        ? undefined
        : (outsideYear(checkedOn, year) ??
          wrongNumbers(sort, { checked, unfit, notHired, dismissed })),
  },
  opening: ask,
  alsoOpens: [record],
  steps: { ...reportingSteps, ...supervisingSteps },
  clocks: entryCheckClocks,
  figures: entryCheckFigures,
  yearPlan: {
    id: "entryChecks",
    label: words.ledger,
    names: ["入职查询台账", "查询台账", "entry-checks"],
    says: [
      "哪些单位还没报入职查询",
      "今年入职查询查了多少人",
      "which units have not checked their staff",
    ],
    help: words.ledgerHelp,
    by: ["liaison", "head", "procuratorate:procurator", "procuratorate:chief"],
    keepers,
    expects: concerned,
    on: (check) => {
      if (check.state === "cancelled") return undefined;
      const { year, checkedOn, due, askedOn } = check.fields;
      const held = hasReported(check);
      return {
        units: unitsIn(check, "to"),
        day: (held ? checkedOn : due) ?? askedOn ?? `${year}-01-01`,
        year,
        held,
        covers: "",
      };
    },
    covering: [],
    words: {
      ...words.ledgerWords,
      counts: (all, reported, checks) => {
        const done = checks.filter(hasReported);
        return words.ledgerCounts({
          all,
          reported,
          checked: sumOf(done, ({ checked }) => checked),
          unfit: sumOf(done, ({ unfit }) => unfit),
          left: sumOf(done, leftOver),
        });
      },
    },
  },
  group: ({ category }) => groupName(category, words.entryCheck),
  card: entryCheckCard,
  tracks: {
    part: "to",
    common: commonFields,
    together: [],
    // Asked of a unit that supervises itself: that one answers for its own and reads all of them.
    leads: (check) => unitsIn(check, "to").find((unit) => keepers.includes(unit)) ?? "",
    copied: (check) => unitsIn(check, "copy"),
    meets: { order: ["asked", "unsettled"], waits: () => [] },
    known: ({ state }) => words.standing[state],
    others: words.others,
    card: sharedCard,
  },
};
