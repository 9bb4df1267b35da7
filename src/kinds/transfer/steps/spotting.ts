import { line, long, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { refuseUnmasked } from "../../../flow/masked.ts";
import { asUnits, namesOf } from "../../../flow/parties.ts";
import { type Context, type Draft, opening } from "../../../flow/step.ts";
import { policeIn, procuratorateIn } from "../../../people/directory.ts";
import { unitsNamedIn } from "../../../people/units-named.ts";
import { unitsOfPeople } from "../../../people/units-spoken.ts";
import { category, type Transfer } from "../model.ts";
import { words } from "../words.ts";

/**
 * The units that are suspected or whose people are, as far as it can be told: they have no part in it.
 * Those that would have to act on it cannot be suspected in it.
 */
const suspectUnits = (
  suspect: string,
  { directory, actor }: Context,
): readonly string[] | Refusal => {
  const { units, doubts } = unitsNamedIn(suspect, directory);
  const isTown = (unit: string) => directory.organisations.get(unit)?.kind === "township";
  const all = [
    ...new Set([
      ...units,
      // 清泉镇李某某 lives there.
      ...doubts.flatMap((doubt) => doubt.units.filter((unit) => !isTown(unit))),
      ...unitsOfPeople(suspect, directory),
    ]),
  ];
  const acting = [policeIn(directory), procuratorateIn(directory), actor.organisation];
  const own = all.filter((unit) => acting.includes(unit));
  return own.length === 0
    ? all
    : new Refusal(words.suspectActs(namesOf(own, directory)), { field: "suspect" });
};

/** An agency finds something that may be a crime. */
export const spot = opening<Transfer>()({
  id: "spot",
  names: ["发现", "spot"],
  says: [
    "查案子查出来像是刑事的",
    "两个执法员先核实",
    "this is criminal, hand it to police",
    "够得上犯罪了",
    "得移送公安",
    "行政机关该移送没移送",
    "发现应当移送的案子",
    "以罚代刑",
    "涉嫌犯罪没移送公安",
    "should have gone to the police",
    "移送",
    "犯罪移送",
    "涉嫌犯罪",
    "移送公安",
    "够判刑",
    "移送犯罪线索",
    "report a suspected crime",
    "suspected crime",
  ],
  label: words.spot,
  whole: true,
  help: words.spotHelp,
  by: ["bureau:liaison", "township:liaison", "bureau:head", "township:head"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    suspect: line(words.suspect, { max: 40, help: words.suspectHelp }),
    offence: line(words.offence, { max: 60, also: ["罪名"] }),
    facts: long(words.facts, { main: true }),
    officers: several(words.officers, "people", { help: words.officersHelp }),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  apply: (answers, context): Draft<Transfer> | Refusal => {
    const { title, suspect, offence, facts, officers } = answers;
    const from = context.actor.organisation;
    const unmasked = refuseUnmasked(suspect, "suspect", [title, offence, facts]);
    if (unmasked !== undefined) return unmasked;
    const own = officers.every((id) => context.directory.people.get(id)?.organisation === from);
    if (!own) return new Refusal(words.ownOfficers, { field: "officers" });
    if (officers.length < 2) return new Refusal(words.twoOfficers, { field: "officers" });
    const taken = lineage({ ...answers, category }, [], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const units = suspectUnits(suspect, context);
    if (units instanceof Refusal) return units;
    return {
      ...inherited,
      state: "spotted",
      title,
      urgent: false,
      parties: [
        ...asUnits("from", [from], 2, context.directory),
        ...officers.map((person) => ({ part: "handler", person }) as const),
        ...recused,
        ...units.map((organisation) => ({ part: "accused", organisation }) as const),
      ],
      fields: { suspect, offence, facts, remarks: [] },
    };
  },
  tells: { handler: () => words.spottedNews },
  done: ({ code }) => words.spottedDone(code),
});
