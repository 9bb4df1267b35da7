import { day, line, long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { notLater } from "../flow/clock.ts";
import { type Draft, opening } from "../flow/flow.ts";
import { lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { unmasked } from "../flow/masked.ts";
import type { Opinion } from "./model.ts";
import { from } from "./seats.ts";
import { words } from "./words.ts";

/** A decision not to prosecute goes to whoever asks for the penalty. */
export const refer = opening<Opinion>()({
  id: "refer",
  label: words.refer,
  names: ["移交", "refer"],
  help: words.referHelp,
  by: ["procurator", "chief", "intake"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    person: line(words.person, { max: 40, help: words.personHelp }),
    facts: long(words.facts, { main: true, also: ["事实"] }),
    decidedOn: day(words.decidedOn, { help: words.decidedOnHelp, prefill: (at) => at.today }),
    handler: optional(one(words.handledBy, "people", { help: words.handledByHelp })),
    parent: lineageFields.parent,
  },
  starts: [from("decidedOn", "rev.handoff")],
  tells: { handler: () => words.referredNews },
  done: ({ code }) => words.referredDone(code),
  reads: lineageReads,
  apply: (answers, doing): Draft<Opinion> | Refusal => {
    const { title, person, facts, decidedOn, handler = doing.actor.id } = answers;
    const from = doing.actor.organisation;
    const people = [...doing.directory.people.values()];
    const wrong =
      unmasked(person, "person", [title, facts]) ??
      notLater(decidedOn, doing.today, "decidedOn", words.decidedOn);
    if (wrong !== undefined) return wrong;
    if (doing.directory.people.get(handler)?.organisation !== from)
      return new Refusal(words.ownOnly, { field: "handler" });
    const chiefs = people.filter(
      ({ organisation, roles }) => organisation === from && roles.includes("chief"),
    );
    if (chiefs.length === 0) return new Refusal(words.noChief);
    const taken = lineage(answers, [], doing);
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
        ...[...new Set([doing.actor.id, ...chiefs.map(({ id }) => id)])].map(
          (id) => ({ part: "from", person: id }) as const,
        ),
        { part: "handler", person: handler },
        ...recused,
      ],
      fields: { person, facts, decidedOn, remarks: [] },
    };
  },
});
