import { day, line, long, optional, several, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { teamOf } from "../../../flow/confidentiality.ts";
import { notLater } from "../../../flow/days.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { asPeople, withRole } from "../../../flow/parties.ts";
import { type Draft, opening } from "../../../flow/step.ts";
import { isAdministrative } from "../../../people/directory.ts";
import { agencies, proposer } from "../cards.ts";
import type { Consultation } from "../model.ts";
import { tellUnits } from "../seats.ts";
import { words } from "../words.ts";

/** The procuratorate asks units to talk, after a case is filed. */
export const propose = opening<Consultation>()({
  id: "propose",
  names: ["提起", "提议", "propose"],
  says: [
    "诉前先沟通一次",
    "talk it through before we issue anything",
    "先磋一下，别一上来就发文",
    "起个磋商",
    "先跟他们谈一谈",
    "不着急发建议",
    "想先谈谈",
    "先磋商磋商",
    "找他们先谈谈",
    "诉前商量一下",
    "约他们磋商",
    "想跟他们协商",
    "talk it over before suing",
    "发起磋商",
    "和他们磋商",
    "想磋商",
    "start a consultation",
  ],
  label: words.propose,
  help: words.proposeHelp,
  by: ["procuratorate:procurator", "procuratorate:chief"],
  form: {
    title: line(words.title, { max: 60 }),
    to: several(words.to, "organisations", { help: words.toHelp }),
    filedOn: day(words.filedOn, { help: words.filedOnHelp, tense: "past", legal: true }),
    issue: long(words.issue, { help: words.issueHelp, main: true }),
    urgent: optional(yesNo(words.urgent)),
    ...lineageFields,
  },
  reads: lineageReads,
  apply: (answers, context): Draft<Consultation> | Refusal => {
    const { actor, today, directory } = context;
    const { title, to, filedOn, issue, urgent } = answers;
    const from = actor.organisation;
    const late = notLater(filedOn, today, "filedOn", words.filedWhat);
    if (late !== undefined) return late;
    if (to.includes(from)) return new Refusal(words.toSelf, { field: "to" });
    if (!to.every((unit) => isAdministrative(directory.organisations.get(unit)?.kind)))
      return new Refusal(words.toAdministration, { field: "to" });
    const taken = lineage(answers, [title, issue], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      state: "proposed",
      title,
      urgent: urgent === true,
      parties: [
        { part: "from", organisation: from },
        ...to.map((organisation) => ({ part: "to", organisation }) as const),
        { part: "handler", person: actor.id },
        ...(inherited.visibility === 2
          ? [
              ...asPeople("from", withRole(directory, "chief", from)),
              ...to.flatMap((organisation) => teamOf("to", organisation, directory)),
            ]
          : []),
        ...recused,
      ],
      fields: { filedOn, issue, attendance: {}, agreed: [], completed: [], remarks: [] },
    };
  },
  tells: tellUnits((matter, { directory }) => words.proposedNews(proposer(matter, directory))),
  announces: ["to"],
  done: (matter, { directory }) => words.proposedDone(agencies(matter, directory), matter.code),
});
