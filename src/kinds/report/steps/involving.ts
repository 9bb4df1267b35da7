import { Refusal } from "../../../chat/refusal.ts";
import { findCategory, harmToMinor } from "../../../flow/categories.ts";
import type { AccusedAnswers } from "../../../flow/flow.ts";
import { type Part, type Party, unitsIn } from "../../../flow/matter.ts";
import { asUnits, unitOf } from "../../../flow/parties.ts";
import type { Context } from "../../../flow/step.ts";
import {
  type Directory,
  disciplineIn,
  procuratorateIn,
  superiorsOf,
} from "../../../people/directory.ts";
import { hasConfirmed, type Report, type ReportState, receiversOf } from "../model.ts";
import { words } from "../words.ts";

/** Whether a unit is neither involved nor above one that is. */
const isClear = (unit: string, involved: readonly string[], directory: Directory): boolean =>
  directory.organisations.has(unit) &&
  !involved.some((one) => one === unit || superiorsOf(one, directory).includes(unit));

/** The units it goes to, the police first: not those involved, nor those above them. */
const receiversWithout = (involved: readonly string[], directory: Directory): readonly string[] =>
  (findCategory(harmToMinor)?.receivers ?? []).filter((unit) => isClear(unit, involved, directory));

/**
 * Who checks the duties to report in the procuratorate's place where that has no part in it: the discipline
 * inspection, which such a breach goes to besides, else the unit that leads.
 */
const overseersOf = (
  receivers: readonly string[],
  involved: readonly string[],
  directory: Directory,
): readonly Party[] => {
  const procuratorate = procuratorateIn(directory);
  if (procuratorate !== undefined && receivers.includes(procuratorate)) return [];
  const discipline = disciplineIn(directory);
  const unit =
    discipline !== undefined && isClear(discipline, involved, directory)
      ? discipline
      : receivers[0];
  return asUnits("copy", unit === undefined ? [] : [unit], 2, directory);
};

/** The units that act in a report, with their parts; none where all of them are involved. */
export const actingWithout = (
  involved: readonly string[],
  directory: Directory,
): readonly Party[] => {
  const [lead, ...others] = receiversWithout(involved, directory);
  return lead === undefined
    ? []
    : [
        ...asUnits("to", [lead], 2, directory),
        ...asUnits("joint", others, 2, directory),
        ...overseersOf([lead, ...others], involved, directory),
      ];
};

const acting: readonly Part[] = ["to", "joint", "copy"];

/** The states a report can be in once a unit turned out to be involved, beside the one it was in. */
export const afterInvolving = ["reported", "received"] as const satisfies ReportState[];

const stateWith = (report: Report, lead: string): ReportState => {
  if (!afterInvolving.some((state) => state === report.state)) return report.state;
  return hasConfirmed(report, lead) ? "received" : "reported";
};

/** The report after it was said who is involved: the next of those it went to leads, and somebody checks duties. */
export const handOn = (
  report: Report,
  { accused = [] }: AccusedAnswers,
  { directory }: Context,
): Report | Refusal => {
  if (accused.length === 0) return report;
  const involved = unitsIn(report, "accused");
  const parties = report.parties.filter(
    (party) =>
      !acting.includes(party.part) || isClear(unitOf(party, directory) ?? "", involved, directory),
  );
  const receivers = receiversOf({ parties });
  const [lead] = receivers;
  if (lead === undefined) return new Refusal(words.nobodyNext, { field: "accused" });
  if (report.state === "sealed") return { ...report, parties };
  return {
    ...report,
    parties: [
      ...parties
        .filter(({ part }) => part !== "copy")
        .map(
          (party): Party =>
            party.part === "joint" && unitOf(party, directory) === lead
              ? { ...party, part: "to" }
              : party,
        ),
      ...overseersOf(receivers, involved, directory),
    ],
    state: stateWith(report, lead),
  };
};
