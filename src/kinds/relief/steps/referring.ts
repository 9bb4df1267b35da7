import { line, long, number, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads, originRead } from "../../../flow/lineage.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { mostYuan, refuseNamed } from "../../../flow/nameless.ts";
import { isFrom, othersOf } from "../../../flow/others.ts";
import { asUnits, namesOf } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { procuratorateIn } from "../../../people/directory.ts";
import { asked, referrer } from "../cards.ts";
import { receiptPeriod } from "../clocks.ts";
import { category, isSocial, type Relief, type Side } from "../model.ts";
import { deciding } from "../seats.ts";
import { words } from "../words.ts";

/** Which unit is asked, and for what; or who could be. */
const askedUnit = (
  to: string | undefined,
  { actor, directory }: Context,
): { readonly to: string; readonly side: Side } | Refusal => {
  const { organisations } = directory;
  const social = () =>
    namesOf(
      [...organisations.values()]
        .filter((unit) => unit.kind !== "township" && isSocial(unit))
        .map(({ id }) => id),
      directory,
    );
  if (actor.organ === "procuratorate") {
    if (to === undefined) return new Refusal(words.whichUnit(social()), { field: "to" });
    return isSocial(organisations.get(to))
      ? { to, side: "social" }
      : new Refusal(words.noAssistance(social()), { field: "to" });
  }
  if (!isSocial(organisations.get(actor.organisation)))
    return new Refusal(words.notReferring(social()));
  const procuratorate = to ?? procuratorateIn(directory);
  return procuratorate !== undefined && organisations.get(procuratorate)?.kind === "procuratorate"
    ? { to: procuratorate, side: "judicial" }
    : new Refusal(words.onlyProcuratorate, { field: "to" });
};

/** Somebody who needs help is referred to the other side, without a name. */
export const refer = opening<Relief>()({
  id: "refer",
  names: ["转介", "refer"],
  says: [
    "有户特别难，转过去救助",
    "needs help with money, pass her on",
    "给个救助",
    "家里揭不开锅",
    "肇事的没钱赔",
    "请民政帮一把",
    "lost its income",
    "ask civil affairs to step in",
    "needs relief",
    "申请司法救助",
    "转民政救助",
    "这个人要救助",
    "refer for relief",
    "司法救助转介",
  ],
  label: words.refer,
  help: words.referHelp,
  by: [
    "procuratorate:procurator",
    "procuratorate:chief",
    "procuratorate:intake",
    "bureau:liaison",
    "group:liaison",
    "township:liaison",
  ],
  warning: words.warning,
  form: {
    ref: line(words.ref, { max: 30, help: words.refHelp }),
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
    need: long(words.need, { main: true, max: 500, help: words.needHelp }),
    own: optional(number(words.own, 0, mostYuan, { help: words.ownHelp })),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [receiptPeriod] },
  apply: (answers, context): Draft<Relief> | Refusal => {
    const { ref, need, own } = answers;
    const { actor, directory, today } = context;
    const from = actor.organisation;
    const named = refuseNamed(ref, [need]);
    if (named !== undefined) return named;
    const target = askedUnit(answers.to, context);
    if (target instanceof Refusal) return target;
    const { to, side } = target;
    const source = originRead(answers, context);
    if (source !== undefined && unitsIn(source, "accused").includes(to))
      return new Refusal(words.accusedInIt, { field: "to" });
    const same = othersOf<Relief>("relief", context).find(
      (other) =>
        other.fields.ref === ref && isFrom(other, from) && unitsIn(other, "to").includes(to),
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
      fields: {
        ref,
        side,
        need,
        ...(own === undefined ? {} : { own }),
        referredOn: today,
        remarks: [],
      },
    };
  },
  tells: tellAll(deciding, (relief: Relief, { directory }: Context) =>
    words.referredNews(referrer(relief, directory), words.side[relief.fields.side]),
  ),
  announces: ["to"],
  done: (relief, { directory }) => words.referredDone(asked(relief, directory), relief.code),
});
