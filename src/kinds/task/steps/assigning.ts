import { type Day, dayText } from "../../../calendar/day.ts";
import { day, line, long, optional, several, yesNo } from "../../../chat/field.ts";
import { toPlain } from "../../../chat/plain.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notPast } from "../../../flow/days.ts";
import {
  codeTyped,
  lineage,
  lineageFields,
  lineageOfMore,
  originsField,
  originsTyped,
  originsWrong,
} from "../../../flow/lineage.ts";
import { asPeople, asUnits, withRole } from "../../../flow/parties.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Asked, type Context, type Draft, opening } from "../../../flow/step.ts";
import { type Directory, organisationName } from "../../../people/directory.ts";
import { roles, unitsNamed } from "../cards.ts";
import { acceptPeriod, duePeriod } from "../clocks.ts";
import type { Task } from "../model.ts";
import { givers, tellUnits } from "../seats.ts";
import { words } from "../words.ts";

/** What is asked for a last day: the day as it is written, and that a rest day is meant. */
export const dueFields = {
  due: day(words.due, {
    help: words.dueHelp,
    tense: "future",
    legal: true,
    also: ["期限", "完成期限", "办结期限", "完成时限", "时限", "到期日"],
  }),
  restDay: optional(yesNo(words.restDay, { byButton: true })),
};

/** Whether a rest day is meant as it is written, or the working day after it: the day is nobody's but the giver's. */
export const askRestDay = (
  { due, restDay }: { readonly due?: Day | undefined; readonly restDay?: boolean | undefined },
  { calendar }: Pick<Context, "calendar">,
): Asked | undefined => {
  if (due === undefined || restDay === true || calendar.isWorkingDay(due)) return undefined;
  const next = calendar.nextWorkingDay(due);
  return {
    said: [words.isRestDay(dayText(due), calendar.festival(due))],
    choices: [
      { label: words.asWritten(dayText(due)), answers: { restDay: true } },
      { label: words.nextWorkingDay(dayText(next)), answers: { due: next } },
    ],
  };
};

/** Which of several units named to lead does: the others assist it. */
const askLead = (
  {
    lead,
    assist = [],
  }: { readonly lead: readonly string[]; readonly assist?: readonly string[] | undefined },
  { directory }: Pick<Context, "directory">,
): Asked | undefined =>
  lead.length === 1
    ? undefined
    : {
        said: [words.whichLeads],
        choices: lead.map((unit) => ({
          label: words.leads(organisationName(directory, unit)),
          answers: {
            lead: [unit],
            assist: [...new Set([...lead.filter((one) => one !== unit), ...assist])],
          },
        })),
      };

type Origin = { readonly basis?: string | undefined; readonly parent?: string | undefined };

const WHOLE = /^[a-z]{2}[ -]?\d{1,4}$/;
const WITHIN = /(?<![a-z])[a-z]{2}-?20\d\d-?\d{1,6}(?!\d)/i;

/** The number of a matter that stands in what a task rests on, and what is said beside it. */
const readBasis = (
  { basis, parent }: Origin,
  context: Pick<Context, "today">,
): { readonly code?: string; readonly said?: string } => {
  if (parent !== undefined || basis === undefined)
    return {
      ...(parent === undefined ? {} : { code: codeTyped(parent, context) }),
      ...(basis === undefined ? {} : { said: basis }),
    };
  const plain = toPlain(basis.trim());
  if (WHOLE.test(plain)) return { code: codeTyped(plain, context) };
  const [found] = WITHIN.exec(basis) ?? [];
  if (found === undefined) return { said: basis };
  const rest = basis.replace(found, "").replace(/^[\s,，、:：;；]+|[\s,，、:：;；]+$/gu, "");
  return { code: codeTyped(found, context), ...(rest === "" ? {} : { said: rest }) };
};

/** The matters a task comes from, the one it rests on first, each once; what is said beside; whether a part is no number. */
const originsIn = (
  answers: Origin & { readonly origins?: string | undefined },
  context: Pick<Context, "today">,
): {
  readonly codes: readonly string[];
  readonly said?: string;
  readonly named: "basis" | "origins";
  readonly unread: boolean;
} => {
  const { code, said } = readBasis(answers, context);
  const typed = originsTyped(answers.origins, context);
  return {
    codes: [...new Set([...(code === undefined ? [] : [code]), ...typed.codes])],
    ...(said === undefined ? {} : { said }),
    named: code === undefined ? "origins" : "basis",
    unread: typed.unread,
  };
};

/** The first of some units in which nobody is left who could sign for anything. */
const withoutOwner = (units: readonly string[], { people }: Directory): string | undefined =>
  units.find(
    (unit) =>
      ![...people.values()].some(
        ({ organisation, roles: held }) =>
          organisation === unit && (held.includes("liaison") || held.includes("head")),
      ),
  );

/** The secretariat or the convenor makes something resolved the duty of a unit that leads and units that assist. */
export const assign = opening<Task>()({
  id: "assign",
  names: ["交办", "下达", "布置", "assign"],
  says: [
    "get the bureau to fix it by then",
    "I want them to check it by the end of next week",
    "one more for the bureau",
    "让某局把活干了",
    "县长说让他们",
    "清一遍",
    "拆了",
    "should check by",
    "must do it by",
    "tell the bureau to do it by",
    "派个任务",
    "发个任务",
    "让水务局去落实",
    "领导批示要落实",
    "布置下去",
    "安排他们摸排",
    "交给他们办",
    "县长批示",
    "给各局派活",
    "give them a task",
    "have them see to it",
    "让公安局牵头",
    "牵头办",
    "布置任务",
    "交办一件事",
    "让他们牵头",
    "下任务",
    "assign a task",
    "give a task",
  ],
  label: words.assign,
  help: words.assignHelp,
  by: givers,
  clocks: { starts: [acceptPeriod, duePeriod] },
  form: {
    title: line(words.title, {
      main: true,
      max: 100,
      help: words.titleHelp,
      also: ["标题", "任务", "事项"],
    }),
    lead: several(words.lead, "organisations", {
      help: words.leadHelp,
      also: ["单位", "责任单位", "主办单位", "承办单位", "牵头"],
    }),
    assist: optional(
      several(words.assist, "organisations", { also: ["协助单位", "协办单位", "配合", "协助"] }),
    ),
    ...dueFields,
    standard: optional(
      long(words.standard, { max: 500, help: words.standardHelp, also: ["要求"] }),
    ),
    basis: optional(line(words.basis, { help: words.basisHelp })),
    ...originsField,
    ...lineageFields,
  },
  reads: (answers, context) => {
    return originsIn(answers, context).codes;
  },
  asks: (answers, _, context) => askLead(answers, context) ?? askRestDay(answers, context),
  apply: (answers, context): Draft<Task> | Refusal => {
    const { actor, today, directory } = context;
    const { title, due, standard, category } = answers;
    // Which of several leads is asked before anything is sent.
    const units = [...new Set([...answers.lead, ...(answers.assist ?? [])])];
    const [lead = ""] = units;
    const nobody = withoutOwner(units, directory);
    if (nobody !== undefined)
      return new Refusal(words.noOwner(organisationName(directory, nobody)), {
        field: nobody === lead ? "lead" : "assist",
      });
    const past = notPast(due, today, "due", words.due);
    if (past !== undefined) return past;
    const { said, codes, named, unread } = originsIn(answers, context);
    if (unread) return originsWrong;
    const [code, ...more] = codes;
    const first = lineage({ category, parent: code }, [title, standard ?? "", said ?? ""], context);
    if (first instanceof Refusal)
      return answers.parent === undefined && first.field === "parent"
        ? new Refusal(first.text, { field: named })
        : first;
    const taken = lineageOfMore(first, more, context);
    if (taken instanceof Refusal) return new Refusal(taken.text, { field: "origins" });
    const { recused, ...inherited } = taken;
    const answering = [...withRole(directory, "secretariat"), ...withRole(directory, "convenor")];
    const own = units.some((unit) => withRole(directory, "secretariat", unit).length > 0);
    return {
      ...inherited,
      state: "given",
      title,
      urgent: false,
      parties: [
        { part: "from", organisation: actor.organisation },
        ...asUnits("to", units, inherited.visibility, directory),
        { part: "handler", person: actor.id },
        ...(inherited.visibility === 2 ? asPeople("from", answering) : []),
        ...recused,
      ],
      fields: {
        servedOn: today,
        lead,
        due,
        ...(standard === undefined ? {} : { standard }),
        ...(said === undefined ? {} : { basis: said }),
        ...(own ? { convenorVerifies: true } : {}),
        remarks: [],
      },
    };
  },
  tells: {
    ...tellUnits((task, { directory }) => {
      const [lead, assist] = roles(task, directory).map(([, name]) => name);
      return words.givenNews(lead, assist, dayText(task.fields.due));
    }),
    secretariat: ({ fields }) => words.givenByConvenor(dayText(fields.due)),
  },
  announces: ["to"],
  done: (task, context) =>
    words.givenDone(
      task.code,
      unitsNamed(task, context.directory),
      explainRunning(task, ["task.due"], context),
    ),
});
