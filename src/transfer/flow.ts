import { line, long, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay, aroundTheHour, type Ladder } from "../flow/clock.ts";
import { type Draft, type Flow, opening, type Seat } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { unmasked } from "../flow/masked.ts";
import type { Part } from "../flow/matter.ts";
import { enforces } from "../people/directory.ts";
import { transferCard } from "./cards.ts";
import { deciding } from "./deciding.ts";
import { type Transfer, transferFields } from "./model.ts";
import { transferPapers } from "./papers.ts";
import { policing } from "./policing.ts";
import { prosecuting } from "./prosecuting.ts";
import { agency, police, procuratorate } from "./seats.ts";
import { words } from "./words.ts";

const category = "criminal-transfer";

const spot = opening<Transfer>()({
  id: "spot",
  label: words.spot,
  names: ["发现", "spot"],
  help: words.spotHelp,
  by: ["liaison", "officer", "head"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    suspect: line(words.suspect, { max: 40, help: words.suspectHelp }),
    offence: line(words.offence, { max: 60, also: ["罪名"] }),
    facts: long(words.facts, { main: true }),
    officers: several(words.officers, "people", { help: words.officersHelp }),
    parent: lineageFields.parent,
  },
  tells: { handler: () => words.spottedNews },
  done: ({ code }) => words.spottedDone(code),
  reads: lineageReads,
  apply: (answers, doing): Draft<Transfer> | Refusal => {
    const { title, suspect, offence, facts, officers } = answers;
    const from = doing.actor.organisation;
    if (!enforces(from, doing.directory)) return new Refusal(words.onlyAgencies);
    const named = unmasked(suspect, "suspect", [title, offence, facts]);
    if (named !== undefined) return named;
    const own = officers.every((id) => doing.directory.people.get(id)?.organisation === from);
    if (!own) return new Refusal(words.ownOfficers, { field: "officers" });
    if (officers.length < 2) return new Refusal(words.twoOfficers, { field: "officers" });
    const taken = lineage({ ...answers, category }, [], doing);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      state: "spotted",
      title,
      urgent: false,
      parties: [
        { part: "from", organisation: from },
        ...team("from", from, doing.directory),
        ...officers.map((person) => ({ part: "handler", person }) as const),
        ...recused,
      ],
      fields: { suspect, offence, facts, remarks: [] },
    };
  },
});

const reminding = (
  of: Ladder["of"],
  seats: readonly Seat[],
  overdue: readonly Seat[],
  groups: readonly Part[],
  rungs: Ladder["rungs"] = aroundTheDay,
): Ladder<Seat, Transfer> => ({ of, rungs, seats, overdue, groups });

/** The flow of a case of suspected crime from an agency to the police (domain §3.4). */
export const transferFlow: Flow<Transfer> = {
  kind: "transfer",
  prefix: "YS",
  name: words.transfer,
  names: ["移送", "transfer"],
  model: transferFields,
  states: {
    spotted: { name: words.spotted, tone: "plain" },
    reported: { name: words.reported, tone: "plain" },
    approved: { name: words.approved, tone: "warning" },
    refused: { name: words.refused, tone: "warning" },
    sent: { name: words.sent, tone: "plain" },
    received: { name: words.received, tone: "plain" },
    supplementing: { name: words.supplementing, tone: "warning" },
    accepted: { name: words.accepted, tone: "plain" },
    elsewhere: { name: words.elsewhere, tone: "plain" },
    filed: { name: words.filed, tone: "good" },
    handedOver: { name: words.handedOver, tone: "good" },
    notFiled: { name: words.notFiled, tone: "warning" },
    reconsidering: { name: words.reconsidering, tone: "plain" },
    upheld: { name: words.upheld, tone: "warning" },
    supervising: { name: words.supervising, tone: "warning" },
    explaining: { name: words.explaining, tone: "warning" },
    explained: { name: words.explained, tone: "plain" },
    ordered: { name: words.ordered, tone: "warning" },
    penaltyDue: { name: words.penaltyDue, tone: "warning" },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: {
    from: words.agency,
    to: words.police,
    copy: words.copy,
    handler: words.handler,
  },
  opening: spot,
  steps: { ...deciding, ...policing, ...prosecuting },
  ladders: {
    "crim.head-decision": reminding(words.headDue, ["from.head"], ["handler"], ["from"]),
    "crim.transfer": reminding(words.sendDue, agency, ["from.head"], [], aroundTheHour),
    "crim.police-reroute": reminding(words.rerouteDue, police, [], [], aroundTheHour),
    "crim.police-incomplete.notify": reminding(words.notifyDue, police, [], [], aroundTheHour),
    "crim.police-incomplete.supplement": reminding(words.supplementDue, agency, ["from.head"], []),
    "crim.police-decide": reminding(words.decideDue, police, [...agency, ...procuratorate], ["to"]),
    "crim.reconsider.ask": reminding(words.reconsiderDue, agency, ["from.head"], []),
    "crim.reconsider.answer": reminding(
      words.answerDue,
      police,
      [...agency, ...procuratorate],
      ["to"],
    ),
    "crim.ask-procuratorate": reminding(words.superviseDue, agency, ["from.head"], []),
    "crim.handover": reminding(words.handOverDue, agency, ["from.head", ...police], ["from"]),
    "crim.police-explain": reminding(words.explainDue, police, procuratorate, ["to"]),
    "crim.file-after-notice": reminding(words.fileDue, police, procuratorate, ["to"]),
    "crim.chase": {
      ...reminding(
        words.chaseDue,
        police,
        agency,
        [],
        [
          { id: "-1", workingDays: -1 },
          { id: "0", workingDays: 0 },
          { id: "+1", workingDays: 1, propose: "beside" },
        ],
      ),
      proposes: () => "chase",
    },
  },
  becomes: [
    {
      kind: "recommendation",
      // Neither transferred nor punished: the agency does not act (domain §3.5).
      from: ["refused", "penaltyDue"],
      prefill: ({ parties }) => ({
        to: parties.find(({ part, organisation }) => part === "from" && organisation)?.organisation,
      }),
    },
    {
      kind: "opinion",
      // Sent for prosecution and not prosecuted in the end: a penalty may be due all the same.
      from: ["closed"],
      when: ({ fields }) => fields.ending === "prosecution",
      prefill: ({ title, fields }) => ({ title, person: fields.suspect, facts: fields.facts }),
    },
  ],
  papers: transferPapers,
  group: () => {
    const found = findCategory(category);
    return found === undefined ? words.transfer : groupOf(found);
  },
  card: transferCard,
};
