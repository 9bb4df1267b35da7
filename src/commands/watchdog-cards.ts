import { dayOf } from "../calendar/day.ts";
import { type Action, action, type Block, paragraph, type Row, rows } from "../chat/card.ts";
import { joinAnd, type Text } from "../chat/text.ts";
import { whatIsAwaited, whoIsAwaited } from "../flow/owed-text.ts";
import { clockText, groupCode, titleOf } from "../flow/render.ts";
import { seatName } from "../flow/seat.ts";
import { organisationName, personName } from "../people/directory.ts";
import { type Fault, type FaultSort, faultSorts, type Watching } from "./watchdog-survey.ts";
import { faultWords, watchdogWords as said } from "./watchdog-words.ts";
import { words } from "./words.ts";

/** How faults are shown: `sent` where it lies open on a screen, and has no line of level 2; of each sort at most `most`. */
type Showing = { readonly sent?: boolean; readonly from?: number; readonly most: number };

type About = Pick<Watching, "directory" | "now">;

/** Of a matter that is a number to its reader, or lies open, no more than its number and category. */
const isMasked = (fault: Fault, { sent = false }: Pick<Showing, "sent">): boolean =>
  "in" in fault && (fault.in.masked || (sent && fault.in.matter.visibility > 1));

const groupNamed = ({ directory }: About, boundTo: string): Text =>
  boundTo === "linkage" ? said.linkage : said.groupOf(organisationName(directory, boundTo));

const detailOf = (fault: Fault, { directory, now }: About): Text => {
  switch (fault.sort) {
    case "rungs": {
      const { flow } = fault.in;
      const of = flow.clocks[fault.clock.rule]?.of ?? faultWords.rungs.name;
      return said.unreminded(of, clockText(fault.clock, { now }));
    }
    case "duties": {
      const { flow } = fault.in;
      const what = fault.of ?? whatIsAwaited(flow, fault.steps);
      const unit = fault.unit === undefined ? undefined : organisationName(directory, fault.unit);
      return fault.instead === undefined
        ? said.nobody(what, unit)
        : said.fell(what, seatName(fault.instead, flow), whoIsAwaited(directory, fault.holders));
    }
    case "notices": {
      const who = personName(directory, fault.person);
      return said.notSent(who, dayOf(fault.since), fault.failed, fault.why);
    }
    case "groups":
      return said.shut(dayOf(fault.since), fault.why);
    case "accounts":
      return said.unbound(joinAnd(fault.posts.map(({ name }) => name)));
    case "liaisons":
      return said.noLiaison;
  }
};

/** One fault as a line; pressing it opens what it is about. */
const rowOf = (fault: Fault, about: About, showing: Showing): Row => {
  const { directory } = about;
  switch (fault.sort) {
    case "accounts":
    case "liaisons": {
      const press = { command: "directory", answers: { unit: fault.unit } };
      const title = organisationName(directory, fault.unit);
      return { code: "", title, detail: detailOf(fault, about), press };
    }
    case "groups": {
      const title = groupNamed(about, fault.boundTo);
      const press = { command: "watchdog", answers: { show: "groups" } };
      return { code: "", title, detail: detailOf(fault, about), press };
    }
    default: {
      const show = { command: "watchdog", answers: { show: fault.sort } };
      if (fault.in === undefined)
        return { code: "", title: said.noMatter, detail: detailOf(fault, about), press: show };
      const { flow, matter, masked } = fault.in;
      if (!isMasked(fault, showing))
        return { code: matter.code, title: titleOf(matter), detail: detailOf(fault, about) };
      const group = flow.group(matter);
      return {
        code: groupCode(matter),
        title: group === undefined ? said.restricted : said.masked(group),
        detail: faultWords[fault.sort].name,
        // Whoever sees it opens it; to others there is no such record.
        press: masked ? show : { command: "show", code: matter.code },
      };
    }
  }
};

/** What is done about a fault, by a press, where the reader may do it. */
const remedyOf = (fault: Fault, { directory }: About, showing: Showing): readonly Action[] => {
  if (isMasked(fault, showing)) return [];
  switch (fault.sort) {
    case "rungs": {
      const { code } = fault.in.matter;
      return [action(words.nudge(code), { command: "nudge", code })];
    }
    case "duties":
      return fault.instead !== undefined && fault.unit !== undefined
        ? [toDirectory(directory, fault.unit)]
        : [action(said.covers, { command: "covers" })];
    case "notices": {
      const code = fault.in?.matter.code;
      return code === undefined ? [] : [action(said.delivery(code), { command: "delivery", code })];
    }
    case "accounts":
    case "liaisons":
      return [toDirectory(directory, fault.unit)];
    case "groups":
      return [];
  }
};

const toDirectory = (directory: Watching["directory"], unit: string): Action =>
  action(said.directory(organisationName(directory, unit)), {
    command: "directory",
    answers: { unit },
  });

/** So many presses stand below a report. */
const mostRemedies = 6;

const distinct = (actions: readonly Action[]): readonly Action[] => [
  ...new Map(actions.map((one) => [one.label.zh, one])).values(),
];

/** How many faults there are of each sort, those of which there are none left out. */
export const faultCounts = (
  faults: readonly Fault[],
): readonly { readonly sort: FaultSort; readonly count: number }[] =>
  faultSorts
    .map((sort) => ({ sort, count: faults.filter((fault) => fault.sort === sort).length }))
    .filter(({ count }) => count > 0);

/** Faults by their sort, each with what it is about and what to do; presses that do it, and that show all of a sort. */
export const faultBlocks = (
  faults: readonly Fault[],
  about: About,
  showing: Showing,
): { readonly body: readonly Block[]; readonly actions: readonly Action[] } => {
  const { from = 0, most } = showing;
  const counts = faultCounts(faults);
  const shown = counts.map(({ sort, count }) => {
    const list = faults.filter((fault) => fault.sort === sort).slice(from, from + most);
    return { sort, count, list, left: count - from - list.length };
  });
  const remedies = shown.flatMap(({ list }) =>
    list.flatMap((fault) => remedyOf(fault, about, showing)),
  );
  return {
    body: shown.flatMap(({ sort, count, list, left }) => [
      paragraph(faultWords[sort].of(count)),
      rows(list.map((fault) => rowOf(fault, about, showing))),
      ...(left > 0 ? [paragraph(said.further(left), "subtle")] : []),
    ]),
    actions: [
      ...distinct(remedies).slice(0, mostRemedies),
      ...shown.flatMap(({ sort, count, left }) =>
        left > 0
          ? [
              action(said.all(faultWords[sort].name, count), {
                command: "watchdog",
                answers: { show: sort, from: counts.length > 1 ? 0 : from + most },
              }),
            ]
          : [],
      ),
    ],
  };
};

/** Whether faults tell of a matter of level 2, be it only by its number. */
export const tellRestricted = (faults: readonly Fault[]): boolean =>
  faults.some((fault) => "in" in fault && (fault.in?.matter.visibility ?? 1) > 1);
