import { z } from "zod";
import { dayText, dayWithWeekday } from "../../../calendar/day.ts";
import { readNumber } from "../../../calendar/numeral.ts";
import { day, line, long, number, one, optional, several, yesNo } from "../../../chat/field.ts";
import { toPlain } from "../../../chat/plain.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, shorten, type Text } from "../../../chat/text.ts";
import { notPast } from "../../../flow/days.ts";
import { type DutySaid, dutySaid } from "../../../flow/duty-said.ts";
import { originsField, originsTyped, originsWrong } from "../../../flow/lineage.ts";
import { withFields } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import { recordsResolved, withoutResolved } from "../../../flow/resolved-said.ts";
import {
  type Asked,
  type Context,
  type OpenedBeside,
  type Step,
  step,
  tellAll,
} from "../../../flow/step.ts";
import { meantKey, unlikelyDay } from "../../../flow/unlikely-day.ts";
import { words as flowWords } from "../../../flow/words.ts";
import { splitNumbered } from "../../../line/numbered-points.ts";
import { organisationName } from "../../../people/directory.ts";
import { formRules, type Meeting, type Resolution } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { codesBefore, isCode, isEverybodys } from "./items.ts";

/** The matters of these that the actor can see; the others stay on record unread. */
const seenOf = (codes: readonly string[], { read }: Pick<Context, "read">): readonly string[] =>
  codes.filter((code) => read?.has(code) === true);

/** What is asked for one resolution, and what buttons answer of it. */
const dutyFields = {
  title: optional(line(words.duty, { help: words.dutyHelp, also: ["任务"] })),
  lead: optional(one(words.lead, "organisations", { also: ["牵头单位", "牵头"] })),
  assist: optional(
    several(words.assist, "organisations", { also: ["配合单位", "协办单位", "配合", "协助"] }),
  ),
  due: optional(day(words.dueOn, { tense: "future", also: ["到期"] })),
  ...originsField,
  carried: optional(line(words.carried, { byButton: true })),
  read: optional(yesNo(words.isRead, { byButton: true })),
  asked: optional(yesNo(words.isAsked, { byButton: true })),
  only: optional(yesNo(words.recordOnly, { byButton: true })),
  restDay: optional(yesNo(words.restDayMeant, { byButton: true })),
};

type Duty = {
  readonly title?: string | undefined;
  readonly lead?: string | undefined;
  readonly assist?: readonly string[] | undefined;
  readonly due?: string | undefined;
};

type Given = Duty & {
  readonly item: string;
  readonly origins?: string | undefined;
  readonly carried?: string | undefined;
  readonly read?: boolean | undefined;
  readonly asked?: boolean | undefined;
  readonly only?: boolean | undefined;
  readonly restDay?: boolean | undefined;
};

/** What a sentence says beyond doubt: one unit that leads, one day that lies ahead. */
const certain = ({ leads, assist, days, what }: DutySaid): Duty => {
  const [lead, another] = leads;
  const [first, second] = days;
  return {
    ...(what === "" ? {} : { title: shorten(what, 100) }),
    ...(lead === undefined || another !== undefined ? {} : { lead }),
    ...(assist.length === 0 ? {} : { assist }),
    ...(first === undefined || second !== undefined || first.far ? {} : { due: first.day }),
  };
};

/** The matter that is being dealt with, where one was recorded last: what is resolved comes from it. */
const atHand = ({ fields: { reached } }: Meeting): string | undefined => {
  const last = reached.at(-1);
  return last !== undefined && isCode(last) ? last : undefined;
};

/**
 * The numbers of what a resolution comes from; or why one cannot be. What was only carried over from the item at hand is
 * left out where the actor does not see it, or others who read of the resolution do not.
 */
const originsIn = (
  { origins, carried }: Pick<Given, "origins" | "carried">,
  context: Pick<Context, "today" | "read">,
): readonly string[] | Refusal => {
  const { codes, unread } = originsTyped(origins, context);
  if (unread) return originsWrong;
  const all = codes.map((code) => context.read?.get(code));
  if (origins !== undefined && origins === carried)
    return all.flatMap((one) => (one !== undefined && isEverybodys(one) ? [one.code] : []));
  return all.includes(undefined)
    ? new Refusal(flowWords.noSuchRecord, { field: "origins" })
    : codes;
};

/** What was resolved in what was typed, each where several are numbered, without the meeting's own number in front and without saying that it was. */
const resolvedIn = (
  item: string,
  { code }: Pick<Meeting, "code">,
  context: Pick<Context, "today">,
): readonly string[] => {
  const { codes, behind } = codesBefore(item, context);
  const [only, another] = codes;
  const said = only === code && another === undefined && behind !== "" ? behind : item;
  const all = splitNumbered(withoutResolved(said)).filter((one) => one !== "");
  return all.map(withoutResolved);
};

/** The resolutions of a message: several where they are numbered, each read by itself. */
const resolutionsIn = (given: Given, meeting: Meeting, context: Context): readonly Resolution[] => {
  const items = resolvedIn(given.item, meeting, context);
  const read = originsIn(given, context);
  const origins = read instanceof Refusal ? [] : read;
  return items.map((item) => {
    const said = dutySaid(item, context);
    const sure =
      items.length > 1 && said.unknown.length === 0 && !said.isDoubtful ? certain(said) : {};
    const { title, lead, assist, due } = { ...sure, ...defined(given) };
    return {
      text: item,
      on: context.today,
      ...(title === undefined ? {} : { title }),
      ...(lead === undefined ? {} : { lead }),
      ...(assist === undefined ? {} : { assist: assist.filter((unit) => unit !== lead) }),
      ...(due === undefined ? {} : { due }),
      ...(origins.length === 0 ? {} : { origins: [...origins] }),
    };
  });
};

const defined = ({ title, lead, assist, due }: Duty): Duty => ({
  ...(title === undefined ? {} : { title }),
  ...(lead === undefined ? {} : { lead }),
  ...(assist === undefined ? {} : { assist }),
  ...(due === undefined ? {} : { due }),
});

/** Why a resolution becomes nobody's task; nothing where it becomes one. */
const whyNoTask = (
  { lead, assist = [], due }: Duty,
  { fields }: Meeting,
  only = false,
): Text | undefined => {
  if (!formRules[fields.form].binding) return words.why.notBinding;
  if (lead !== undefined && due !== undefined) return only ? words.why.chosen : undefined;
  if (lead === undefined && due === undefined && assist.length === 0) return words.why.nobody;
  return lead === undefined ? words.why.noLead : words.why.noDay;
};

/** What a sentence leaves open of who does it by when, one thing after the other. */
const askDuty = (
  meeting: Meeting,
  { item, lead, assist = [], due, asked, only }: Given,
  context: Context,
): Asked | undefined => {
  if (only === true || !formRules[meeting.fields.form].binding) return undefined;
  if (resolvedIn(item, meeting, context).length > 1) return undefined;
  const { directory } = context;
  const [resolved = item] = resolvedIn(item, meeting, context);
  const said = dutySaid(resolved, context);
  const record = { label: words.recordOnly, answers: { only: true } };
  const [stranger] = said.unknown;
  if (stranger !== undefined && asked !== true)
    return {
      said: [words.notHere(stranger)],
      choices: [
        ...(lead === undefined || due === undefined
          ? []
          : [{ label: words.withoutThem, answers: { asked: true } }]),
        record,
      ],
      carries: { asked: true },
    };
  if (lead === undefined && said.leads.length > 1)
    return {
      said: [words.whichLeads],
      choices: [
        ...said.leads.map((unit) => ({
          label: words.leadsIt(organisationName(directory, unit)),
          answers: {
            lead: unit,
            assist: [...new Set([...said.leads.filter((other) => other !== unit), ...assist])],
            asked: true,
          },
        })),
        record,
      ],
      carries: { asked: true },
    };
  const [first, second] = said.days;
  if (due === undefined && first !== undefined)
    return {
      said: [
        second === undefined
          ? (unlikelyDay(first.day, context.today) ?? words.farDay(dayText(first.day)))
          : words.whichDay,
      ],
      choices: [
        ...said.days.map(({ day }) => ({
          label: words.byDay(dayText(day)),
          answers: { due: day, asked: true, [meantKey]: day },
        })),
        record,
      ],
      carries: { asked: true },
    };
  if (lead === undefined && due === undefined && assist.length === 0) return undefined;
  if (lead !== undefined && due !== undefined)
    return !said.isDoubtful || asked === true
      ? undefined
      : {
          said: [words.doubtfulDuty(organisationName(directory, lead), dayText(due))],
          choices: [record, { label: words.giveTask, answers: { asked: true } }],
          carries: { asked: true },
        };
  return {
    said: [lead === undefined ? words.askLead : words.askDay],
    choices: [record],
    carries: { asked: true },
  };
};

/** What the task of a resolution is answered to be. */
const taskOf = (
  { text: said, title, lead = "", assist = [], due, origins = [] }: Resolution,
  { code }: Meeting,
  restDay: boolean,
  context: Pick<Context, "read">,
): OpenedBeside => {
  const seen = seenOf(origins, context);
  return {
    kind: "task",
    answers: {
      title: title ?? shorten(said, 100),
      lead: [lead],
      ...(assist.length === 0 ? {} : { assist }),
      due,
      basis: said,
      parent: code,
      ...(seen.length === 0 ? {} : { origins: seen.join("、") }),
      ...(restDay ? { restDay: true } : {}),
    },
    keeps: origins.filter((one) => !seen.includes(one)),
  };
};

/** The resolutions of which each is a task, with the numbers those got. */
const withTasks = (
  made: readonly Resolution[],
  meeting: Meeting,
  {
    only,
    opened = [],
  }: { readonly only: boolean | undefined; readonly opened?: readonly string[] | undefined },
): readonly Resolution[] => {
  const codes = [...opened];
  return made.map((one) => {
    const task = whyNoTask(one, meeting, only) === undefined ? codes.shift() : undefined;
    return task === undefined ? one : { ...one, task };
  });
};

/** What is said of one resolution: what was understood of it and what it made, or why nothing. */
const madeText = (
  one: Resolution,
  meeting: Meeting,
  context: Context,
  content: string | null,
): Text => {
  const { directory, calendar } = context;
  const { lead, assist, due, task } = one;
  // Those that were given: what it comes from besides the actor may see no more.
  const given = originsTyped(answersIn(content).origins, context).codes;
  const origins = one.origins?.filter((code) => given.includes(code)) ?? [];
  const { unknown, isDoubtful } = dutySaid(one.text, context);
  if (lead === undefined && due === undefined && (isDoubtful || unknown.length > 0))
    return words.noTask(words.why.unsure);
  if (task === undefined || lead === undefined || due === undefined)
    return words.noTask(whyNoTask(one, meeting, true) ?? words.why.chosen);
  const day = calendar.isWorkingDay(due) ? dayText(due) : dayWithWeekday(due);
  return words.taskMade(task, organisationName(directory, lead), {
    assist: assist === undefined || assist.length === 0 ? undefined : namesOf(assist, directory),
    due: day,
    origins: origins.length === 0 ? undefined : origins.join("、"),
  });
};

const answered = z.object({
  answers: z.object({
    item: z.string().default(""),
    which: z.int().optional(),
    drop: z.boolean().optional(),
    origins: z.string().optional(),
  }),
});

/** What the history keeps of how a resolution was given. */
const answersIn = (content: string | null) => answered.parse(JSON.parse(content ?? "{}")).answers;

/** How many resolutions the last message had. */
const lastCount = (content: string | null, meeting: Meeting, context: Context): number =>
  resolvedIn(answersIn(content).item, meeting, context).length;

/** The resolution that is meant, the last where no number is given, and its number. */
const meantIn = ({ fields }: Meeting, which: number | undefined) => {
  const index = (which ?? fields.resolutions.length) - 1;
  const one = fields.resolutions[index];
  return one === undefined ? undefined : { index, one };
};

/** Whether what a task was made of is as it was. */
const isSame = (before: Resolution, after: Resolution): boolean =>
  before.title === after.title &&
  before.lead === after.lead &&
  before.due === after.due &&
  (before.origins ?? []).toSorted().join() === (after.origins ?? []).toSorted().join() &&
  (before.assist ?? []).join() === (after.assist ?? []).join();

/** What a resolution comes from, as a form has it: what its reader may see of that. */
const originsShown = (
  { origins = [] }: Resolution,
  context: Pick<Context, "read">,
): { readonly origins?: string } => {
  const seen = seenOf(origins, context);
  return seen.length === 0 ? {} : { origins: seen.join("、") };
};

/** A resolution as it was corrected, with what it came from that could not be seen in the form. */
const withUnseen = (
  before: Resolution,
  after: Resolution,
  context: Pick<Context, "read">,
): Resolution => {
  const { origins: standing = [] } = before;
  const seen = seenOf(standing, context);
  const unseen = standing.filter((code) => !seen.includes(code));
  const origins = [...new Set([...(after.origins ?? []), ...unseen])];
  return origins.length === 0 ? after : { ...after, origins };
};

/** Which resolution a text begins with, 第1项 or 1: the figure stands alone or apart from what follows. */
const NUMBERED =
  /^(?:第|item|no\.?)?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[项条]?(?:[\s、.．:，,。]+|$)/u;

/** 改议定 hy1 1 …: which one is meant, and what it is to say behind the figure, where it says anything. */
const numberedIn = ({
  which,
  item,
}: {
  readonly which?: number | undefined;
  readonly item?: string | undefined;
}): { readonly which: number | undefined; readonly item: string | undefined } => {
  const [whole = "", figure = ""] = NUMBERED.exec(toPlain(item ?? "")) ?? [];
  const number = readNumber(figure);
  const isNumber = number !== undefined && (which ?? number) === number;
  const said = isNumber ? item?.slice(whole.length).trim() : item;
  return { which: which ?? number, item: said === "" ? undefined : said };
};

type Revision = Given & { readonly which?: number | undefined };

/** What is given of a correction, with the text as it was where it says no other. */
const wholeText = (meeting: Meeting, given: Revision): Revision => {
  const { which, item } = numberedIn(given);
  return { ...given, which, item: item ?? meantIn(meeting, which)?.one.text ?? given.item };
};

/** What a resolution is to be, as a form that corrects it says. */
const revised = (meeting: Meeting, typed: Revision, context: Context) => {
  const given = wholeText(meeting, typed);
  const meant = meantIn(meeting, given.which);
  const [after] = resolutionsIn(given, meeting, context);
  return meant === undefined || after === undefined
    ? undefined
    : { ...meant, after: withUnseen(meant.one, after, context) };
};

/** What is resolved: recorded as it was said, and given as a task where it says who does it and by when. */
export const resolving: Readonly<Record<string, Step<Meeting>>> = {
  /** Numbered in the order it is resolved; one plain sentence says who leads, who assists and the day. */
  resolve: step<Meeting>()({
    names: ["议定", "resolve"],
    says: ["会上定了", "记一下议定事项", "会上决定", "the meeting decided"],
    label: words.resolve,
    help: words.resolveHelp,
    by: callers,
    open: { from: ["held"], first: { step: "hold", missing: words.notMetYet } },
    button: { tone: "primary" },
    // It is corrected by a step of its own, which calls the task off as well.
    marks: { irrevocable: true },
    form: { item: long(words.resolved, { main: true, max: 2000, readByAll: true }), ...dutyFields },
    understands: (said, { typed = said }) =>
      recordsResolved(said) ? { item: typed.trim().replace(/^议定[\s：:，,]*/u, "") } : undefined,
    fills: (meeting, { item, read, origins }, context) => {
      if (item === undefined || read === true) return undefined;
      const last = origins === undefined ? atHand(meeting) : undefined;
      const [only = item, more] = resolvedIn(item, meeting, context);
      return {
        // A number that is not everybody's is not carried over from the item at hand, nor shown as if it were.
        ...(last === undefined || !isEverybodys(context.read?.get(last))
          ? {}
          : { origins: last, carried: last }),
        ...(more === undefined ? { ...certain(dutySaid(only, context)), read: true } : {}),
      };
    },
    reads: ({ origins }, context) => originsTyped(origins, context).codes,
    recalls: (meeting) => [atHand(meeting) ?? []].flat(),
    asks: (meeting, given, context) => askDuty(meeting, given, context),
    opens: (meeting, given, context) => {
      const made = resolutionsIn(given, meeting, context);
      return made.flatMap((one) =>
        whyNoTask(one, meeting, given.only) === undefined
          ? [taskOf(one, meeting, given.restDay === true || made.length > 1, context)]
          : [],
      );
    },
    apply: (meeting, given, context) => {
      const wrong = originsIn(given, context);
      if (wrong instanceof Refusal) return wrong;
      const made = resolutionsIn(given, meeting, context);
      for (const { due } of made) {
        const past =
          due === undefined ? undefined : notPast(due, context.today, "due", words.dueOn);
        if (past !== undefined) return past;
      }
      const { opened } = context;
      return withFields(meeting, {
        resolutions: [
          ...meeting.fields.resolutions,
          ...withTasks(made, meeting, { only: given.only, opened }),
        ],
      });
    },
    tells: tellAll(invited, ({ fields }: Meeting, _: Context, { organisation }) => {
      const last = fields.resolutions.at(-1);
      return last?.lead === organisation && last.task === undefined
        ? words.resolvedNews(fields.resolutions.length, last.text)
        : undefined;
    }),
    done: (meeting, context, { content }) => {
      const { resolutions } = meeting.fields;
      const from = resolutions.length - lastCount(content, meeting, context);
      return sentences(
        ...resolutions
          .slice(from)
          .flatMap((one, index) => [
            words.resolvedDone(from + index + 1),
            madeText(one, meeting, context, content),
          ]),
      );
    },
  }),

  /** A resolution put right: the task given for it is called off and given as it should have been. */
  revise: step<Meeting>()({
    names: ["改议定", "更正议定", "revise"],
    label: words.revise,
    help: words.reviseHelp,
    by: callers,
    open: {
      from: ["held"],
      when: {
        only: words.only.resolved,
        otherwise: ({ fields }) =>
          (fields?.resolutions ?? []).length === 0 ? words.noResolution(0) : undefined,
      },
    },
    marks: { irrevocable: true },
    form: {
      which: optional(number(words.which, 1, 99)),
      item: long(words.resolved, { main: true, max: 500, readByAll: true }),
      ...dutyFields,
      drop: optional(yesNo(words.drop)),
    },
    prefill: (meeting, context) => {
      const last = meantIn(meeting, undefined);
      return last === undefined
        ? {}
        : {
            which: last.index + 1,
            item: last.one.text,
            ...defined(last.one),
            ...originsShown(last.one, context),
          };
    },
    fills: (meeting, given, context) => {
      const { drop, read } = given;
      const { which, item } = numberedIn(given);
      const meant = read === true ? undefined : meantIn(meeting, which);
      // A press alone opens the form with what stands.
      if (meant === undefined || (Object.keys(given).length === 0 && drop === undefined))
        return undefined;
      return {
        which: meant.index + 1,
        item: meant.one.text,
        ...(item === undefined || which === undefined ? defined(meant.one) : {}),
        ...originsShown(meant.one, context),
        ...(item === undefined
          ? {}
          : certain(dutySaid(resolvedIn(item, meeting, context)[0] ?? item, context))),
        read: true,
      };
    },
    reads: ({ origins }, context) => originsTyped(origins, context).codes,
    recalls: ({ fields }) => fields.resolutions.flatMap(({ origins = [] }) => origins),
    asks: (meeting, given, context) =>
      given.drop === true ? undefined : askDuty(meeting, wholeText(meeting, given), context),
    takes: (meeting, given, context) => {
      const change = revised(meeting, given, context);
      const task = change?.one.task;
      if (change === undefined || task === undefined) return [];
      if (given.drop !== true && isSame(change.one, change.after)) return [];
      return [
        { code: task, step: "cancel", answers: { reason: words.revisedWhy(meeting.code).zh } },
      ];
    },
    opens: (meeting, given, context) => {
      const change = revised(meeting, given, context);
      if (change === undefined || given.drop === true) return [];
      const { one, after } = change;
      if (one.task !== undefined && isSame(one, after)) return [];
      return whyNoTask(after, meeting, given.only) === undefined
        ? [taskOf(after, meeting, given.restDay === true, context)]
        : [];
    },
    apply: (meeting, given, context) => {
      const change = revised(meeting, given, context);
      const { resolutions } = meeting.fields;
      if (change === undefined)
        return new Refusal(words.noResolution(resolutions.length), { field: "which" });
      const { index, one, after } = change;
      if (given.drop === true)
        return withFields(meeting, { resolutions: resolutions.toSpliced(index, 1) });
      const wrong = originsIn(given, context);
      if (wrong instanceof Refusal) return wrong;
      const past =
        after.due === undefined ? undefined : notPast(after.due, context.today, "due", words.dueOn);
      if (past !== undefined) return past;
      const kept = one.task !== undefined && isSame(one, after);
      if (kept && one.text === after.text)
        return new Refusal(words.nothingRevised, { field: "item" });
      const { opened } = context;
      const [made = after] = kept
        ? [{ ...after, task: one.task }]
        : withTasks([after], meeting, { only: given.only, opened });
      return withFields(meeting, {
        resolutions: resolutions.toSpliced(index, 1, { ...made, on: one.on }),
      });
    },
    done: (meeting, context, { content }) => {
      const { which, drop } = answersIn(content);
      const meant = meantIn(meeting, which);
      if (drop === true || meant === undefined) return words.droppedDone;
      return sentences(
        words.revisedDone(meant.index + 1),
        madeText(meant.one, meeting, context, content),
      );
    },
  }),
};
