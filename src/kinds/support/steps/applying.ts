import { choice, line, long, number, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { mostYuan, refuseNamed } from "../../../flow/nameless.ts";
import { isFrom, othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { type Draft, opening } from "../../../flow/step.ts";
import { procuratorateIn } from "../../../people/directory.ts";
import { applicant, groupOptions, reviewer } from "../cards.ts";
import { reviewPeriod } from "../clocks.ts";
import { category, type Support } from "../model.ts";
import { words } from "../words.ts";

/** Somebody who can hardly sue alone applies, or a unit does for them. */
export const apply = opening<Support>()({
  id: "apply",
  names: ["申请支持起诉", "apply-support"],
  says: [
    "ask the procuratorate to back her",
    "想起诉要赡养费，需要支持",
    "不会打官司",
    "不会写状子",
    "帮他打官司",
    "要告单位要工资",
    "请检察院帮一把",
    "给撑个腰",
    "wants to sue for his wages",
    "cannot sue alone",
    "帮农民工讨薪起诉",
    "老人要起诉没能力",
    "请检察院支持起诉",
    "help somebody to sue",
  ],
  label: words.apply,
  help: words.applyHelp,
  by: [
    "procuratorate:procurator",
    "procuratorate:intake",
    "bureau:liaison",
    "group:liaison",
    "township:liaison",
  ],
  warning: words.warning,
  form: {
    ref: line(words.ref, { max: 30, help: words.refHelp }),
    group: choice(words.group, groupOptions),
    claim: long(words.claim, { main: true, max: 1000, help: words.claimHelp }),
    claimed: optional(number(words.claimed, 1, mostYuan, { help: words.claimedHelp })),
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  clocks: { starts: [reviewPeriod] },
  apply: (answers, context): Draft<Support> | Refusal => {
    const { ref, group, claim, claimed } = answers;
    const { actor, directory, today } = context;
    const from = actor.organisation;
    const named = refuseNamed(ref, [claim]);
    if (named !== undefined) return named;
    const own = actor.organ === "procuratorate" ? from : undefined;
    const to = answers.to ?? own ?? procuratorateIn(directory);
    if (to === undefined || directory.organisations.get(to)?.kind !== "procuratorate")
      return new Refusal(words.onlyProcuratorate, { field: "to" });
    const same = othersOf<Support>("support", context).find(
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
      state: "applied",
      title: ref,
      urgent: false,
      parties: [
        ...asUnits("from", [from], 2, directory),
        ...asUnits("to", [to], 2, directory),
        ...recused,
      ],
      fields: {
        ref,
        group,
        claim,
        ...(claimed === undefined ? {} : { claimed }),
        appliedOn: today,
        recovered: [],
        remarks: [],
      },
    };
  },
  tells: {
    "to.procuratorate:procurator": (support, { directory }) =>
      words.appliedNews(applicant(support, directory)),
  },
  done: (support, { directory }) => words.appliedDone(reviewer(support, directory), support.code),
});
