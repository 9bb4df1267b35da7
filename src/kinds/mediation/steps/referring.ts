import { choice, line, long, one } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads, originRead } from "../../../flow/lineage.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { refuseNamed } from "../../../flow/nameless.ts";
import { isFrom, othersOf } from "../../../flow/others.ts";
import { asUnits, namesOf } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { mediator, referrer, sourceOptions } from "../cards.ts";
import { receiptPeriod } from "../clocks.ts";
import { category, type Mediation, mediates } from "../model.ts";
import { mediating } from "../seats.ts";
import { words } from "../words.ts";

/** Why a unit cannot be asked to mediate: with those that can. */
export const refuseMediator = (
  to: string,
  from: string,
  { directory: { organisations }, directory }: Pick<Context, "directory">,
): Refusal | undefined => {
  const can = [...organisations.values()].filter(
    (unit) => mediates(unit) && unit.kind !== "township" && unit.id !== from,
  );
  return to !== from && mediates(organisations.get(to))
    ? undefined
    : new Refusal(
        words.noMediator(
          namesOf(
            can.map(({ id }) => id),
            directory,
          ),
        ),
        { field: "to" },
      );
};

/** A dispute that somebody brought is referred to a unit that mediates, without names. */
export const refer = opening<Mediation>()({
  id: "refer",
  names: ["委托调解", "移交调解", "refer-dispute"],
  says: [
    "neighbours fighting over a wall",
    "双方愿意谈，交人民调解",
    "both sides would rather settle",
    "想请人给调一调",
    "吵了半年",
    "因为地界吵",
    "楼上楼下扯皮",
    "转社区调解",
    "邻里闹矛盾",
    "两家打起来了",
    "neighbours quarrel, please mediate",
    "邻里纠纷请调解",
    "这个纠纷转给司法所调解",
    "两家闹矛盾要调解",
    "起诉前先调解",
    "refer a dispute to mediation",
    "neighbours quarrel",
  ],
  label: words.refer,
  help: words.referHelp,
  by: ["liaison", "officer", "intake", "clerk", "procuratorate:procurator"],
  warning: words.warning,
  form: {
    ref: line(words.ref, { max: 30, help: words.refHelp }),
    source: choice(words.source, sourceOptions),
    to: one(words.to, "organisations", { help: words.toHelp }),
    dispute: long(words.dispute, { main: true, max: 1000, help: words.disputeHelp }),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [receiptPeriod] },
  apply: (answers, context): Draft<Mediation> | Refusal => {
    const { ref, source, to, dispute } = answers;
    const { actor, directory, today } = context;
    const from = actor.organisation;
    const wrong = refuseNamed(ref, [dispute]) ?? refuseMediator(to, from, context);
    if (wrong !== undefined) return wrong;
    const parent = originRead(answers, context);
    if (parent !== undefined && unitsIn(parent, "accused").includes(to))
      return new Refusal(words.accusedInIt, { field: "to" });
    const same = othersOf<Mediation>("mediation", context).find(
      (other) => other.fields.ref === ref && isFrom(other, from),
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "ref" });
    const taken = lineage({ ...answers, category }, [], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      category,
      visibility: 2,
      state: "referred",
      title: ref,
      urgent: false,
      parties: [
        ...asUnits("from", [from], 2, directory),
        ...asUnits("to", [to], 2, directory),
        { part: "handler", person: actor.id },
        ...recused,
      ],
      fields: { ref, source, dispute, referredOn: today, remarks: [] },
    };
  },
  tells: tellAll(mediating, (mediation: Mediation, { directory }: Context) =>
    words.referredNews(referrer(mediation, directory)),
  ),
  announces: ["to"],
  done: (mediation, { directory }) =>
    words.referredDone(mediator(mediation, directory), mediation.code),
});
