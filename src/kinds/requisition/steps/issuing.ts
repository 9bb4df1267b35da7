import { choice, day, line, long, number, one, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { teamOf } from "../../../flow/confidentiality.ts";
import { notLater } from "../../../flow/days.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { asPeople, withRole } from "../../../flow/parties.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { formOptions, holder, issuer } from "../cards.ts";
import { deliveryPeriod, usualKeepDays } from "../clocks.ts";
import type { Requisition } from "../model.ts";
import { unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** A notice that requisitions files, served outside and recorded here. */
export const issue = opening<Requisition>()({
  id: "issue",
  names: ["发出", "调取", "issue"],
  says: [
    "那批卷要调过来",
    "要调执法卷",
    "要看原件",
    "调通知书开好了",
    "去单位拿案卷",
    "need to see the originals",
    "调他们的案卷",
    "要查阅处罚案卷",
    "借卷宗",
    "调取证据材料",
    "调一下执法档案",
    "get their case file",
    "调卷",
    "调取案卷",
    "调卷宗",
    "要案卷",
    "need files from",
    "case files",
  ],
  label: words.issue,
  help: words.issueHelp,
  by: ["procuratorate:procurator", "procuratorate:chief"],
  clocks: { starts: [deliveryPeriod(({ fields }) => fields.servedOn)] },
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    number: line(words.number, { help: words.numberHelp, max: 40 }),
    to: one(words.to, "organisations", { help: words.toHelp }),
    items: long(words.items, { help: words.itemsHelp, main: true }),
    form: choice(words.form, formOptions, { help: words.formHelp }),
    second: one(words.second, "people", { help: words.secondHelp }),
    servedOn: optional(
      day(words.servedOn, {
        help: words.servedOnHelp,
        tense: "past",
        legal: true,
        prefill: ({ today }) => today,
      }),
    ),
    keepDays: optional(
      number(words.keepDays, 1, 365, {
        help: words.keepDaysHelp,
        prefill: ({ today, calendar }) => usualKeepDays(today, calendar),
      }),
    ),
    basis: optional(line(words.basis, { prefill: () => words.defaultBasis })),
    approvedBy: optional(one(words.approvedBy, "people", { help: words.approvedByHelp })),
    urgent: optional(yesNo(words.urgent, { help: words.urgentHelp })),
    ...lineageFields,
  },
  reads: lineageReads,
  apply: (answers, context): Draft<Requisition> | Refusal => {
    const { actor, today, directory } = context;
    const { title, to, items, form, second, urgent, servedOn = today } = answers;
    const from = actor.organisation;
    const reference = documentNumber(answers.number, "山检调〔2026〕5号");
    if (reference instanceof Refusal) return reference;
    const late = notLater(servedOn, today, "servedOn", words.servedWhat);
    if (late !== undefined) return late;
    if (to === from) return new Refusal(words.toSelf, { field: "to" });
    if (second === actor.id || directory.people.get(second)?.organisation !== from)
      return new Refusal(words.secondWrong, { field: "second" });
    const chiefs = withRole(directory, "chief", from);
    const approvedBy = answers.approvedBy ?? chiefs[0]?.id;
    if (approvedBy === undefined) return new Refusal(words.noChief);
    if (!chiefs.some(({ id }) => id === approvedBy))
      return new Refusal(words.notChief, { field: "approvedBy" });
    const taken = lineage(answers, [title, items], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      state: "issued",
      title,
      urgent: urgent === true,
      reference,
      parties: [
        { part: "from", organisation: from },
        { part: "to", organisation: to },
        ...asPeople("handler", [actor, { id: second }]),
        ...(inherited.visibility === 2
          ? [...asPeople("from", chiefs), ...teamOf("to", to, directory)]
          : []),
        ...recused,
      ],
      fields: {
        basis: answers.basis ?? words.defaultBasis,
        approvedBy,
        items,
        form,
        servedOn,
        keepDays: answers.keepDays ?? usualKeepDays(today, context.calendar),
        deliveries: [],
        refusals: [],
        notices: [],
      },
    };
  },
  tells: {
    ...tellAll(unitSeats, (matter: Requisition, { directory }: Context) =>
      words.issuedNews(issuer(matter, directory)),
    ),
    handler: () => words.secondNews,
  },
  announces: ["to"],
  done: (matter, { directory }) => words.issuedDone(holder(matter, directory), matter.code),
});
