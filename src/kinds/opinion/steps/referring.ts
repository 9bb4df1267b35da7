import { day, line, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notLater } from "../../../flow/days.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { refuseUnmasked } from "../../../flow/masked.ts";
import { asPeople, withRole } from "../../../flow/parties.ts";
import { type Draft, opening } from "../../../flow/step.ts";
import type { Opinion } from "../model.ts";
import { words } from "../words.ts";

/** A decision not to prosecute goes to whoever asks for the penalty. */
export const refer = opening<Opinion>()({
  id: "refer",
  names: ["移交", "refer"],
  says: [
    "转行政检察",
    "不起诉了看要不要处罚",
    "不诉了但是要罚款",
    "人不诉了，转给主管局罚",
    "不起诉后要行政处罚",
    "移给行政机关处罚",
    "出检察意见",
    "不起诉但应处罚",
    "refer for an administrative penalty",
    "移交检察意见",
    "不起诉的案子",
    "转主管机关处罚",
    "non-prosecution",
  ],
  label: words.refer,
  help: words.referHelp,
  by: ["procuratorate:procurator", "procuratorate:chief", "procuratorate:intake"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    person: line(words.person, { max: 40, help: words.personHelp }),
    facts: long(words.facts, { main: true, also: ["事实"] }),
    decidedOn: day(words.decidedOn, {
      help: words.decidedOnHelp,
      tense: "past",
      legal: true,
      prefill: (at) => at.today,
    }),
    handler: optional(one(words.handledBy, "people", { help: words.handledByHelp })),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  apply: (answers, context): Draft<Opinion> | Refusal => {
    const { title, person, facts, decidedOn, handler = context.actor.id } = answers;
    const from = context.actor.organisation;
    const wrong =
      refuseUnmasked(person, "person", [title, facts]) ??
      notLater(decidedOn, context.today, "decidedOn", words.decidedOn);
    if (wrong !== undefined) return wrong;
    if (context.directory.people.get(handler)?.organisation !== from)
      return new Refusal(words.ownOnly, { field: "handler" });
    const chiefs = withRole(context.directory, "chief", from);
    if (chiefs.length === 0) return new Refusal(words.noChief);
    const taken = lineage(answers, [], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      visibility: 2,
      state: "referred",
      title,
      urgent: false,
      parties: [
        { part: "from", organisation: from },
        ...asPeople("from", [context.actor, ...chiefs.filter(({ id }) => id !== context.actor.id)]),
        { part: "handler", person: handler },
        ...recused,
      ],
      fields: { person, facts, decidedOn, referredOn: context.today, remarks: [] },
    };
  },
  tells: { handler: () => words.referredNews },
  done: ({ code }) => words.referredDone(code),
});
