import { day, line, long, optional, several, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { notLater } from "../flow/clock.ts";
import { type Draft, opening } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { agencies, proposer } from "./cards.ts";
import type { Consultation } from "./model.ts";
import { tellingUnits } from "./seats.ts";
import { words } from "./words.ts";

/** The procuratorate asks units to talk, after a case is filed. */
export const propose = opening<Consultation>()({
  id: "propose",
  label: words.propose,
  names: ["提起", "提议", "propose"],
  help: words.proposeHelp,
  by: ["procurator", "chief"],
  form: {
    title: line(words.title, { max: 60 }),
    to: several(words.to, "organisations", { help: words.toHelp }),
    filedOn: day(words.filedOn, { help: words.filedOnHelp }),
    issue: long(words.issue, { help: words.issueHelp, main: true }),
    urgent: optional(yesNo(words.urgent)),
    ...lineageFields,
  },
  tells: tellingUnits((matter, { directory }) => {
    const from = proposer(matter, directory);
    return words.proposedNews(from.zh, from.en);
  }),
  announces: ["to"],
  done: (matter, { directory }) => {
    const to = agencies(matter, directory);
    return words.proposedDone(to.zh, to.en, matter.code);
  },
  reads: lineageReads,
  apply: (answers, doing): Draft<Consultation> | Refusal => {
    const { actor, today, directory } = doing;
    const { title, to, filedOn, issue, urgent } = answers;
    const from = actor.organisation;
    const late = notLater(filedOn, today, "filedOn", words.filedWhat);
    if (late !== undefined) return late;
    if (to.includes(from)) return new Refusal(words.toSelf, { field: "to" });
    const taken = lineage(answers, [title, issue], doing);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const chiefs = [...directory.people.values()].filter(
      ({ organisation, roles }) => organisation === from && roles.includes("chief"),
    );
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
              ...chiefs.map(({ id }) => ({ part: "from", person: id }) as const),
              ...to.flatMap((organisation) => team("to", organisation, directory)),
            ]
          : []),
        ...recused,
      ],
      fields: { filedOn, issue, attendance: {}, agreed: [], completed: [], notes: [] },
    };
  },
});
