import { action, type Card, paragraph, type Row, rows } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { answerForTheWhole } from "../flow/access.ts";
import { type DutyOf, findOverdue, flowOf } from "../flow/find.ts";
import { byDuty, isOwedBy } from "../flow/owed.ts";
import { dutyText, whoIsAwaited } from "../flow/owed-text.ts";
import { dutyRow } from "../flow/rows.ts";
import { holdsAny, holdsOffice, type Office, readSeat, type Seat } from "../flow/seat.ts";
import type { Person, Role } from "../people/directory.ts";
import type { CommandContext } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 10;

/** One duty in a matter, a row for each way it can be done and each of those who hold it. */
export type Duty = readonly [DutyOf, ...DutyOf[]];

/** The side a matter comes from, and whoever handles it or presides over it. */
const issuing: readonly Seat[] = [
  "from",
  "handler",
  "chair",
  ...(
    ["liaison", "intake", "head", "procuratorate:procurator", "procuratorate:chief"] as const
  ).map((office): Seat => `from.${office}`),
];

const leading: readonly Role[] = ["head", "chief"];

/** Whether a duty is one this person may ask others to do: none of their own. */
export const mayNudge = (person: Person, duty: Duty): boolean =>
  !duty.some((row) => isOwedBy(row, person, row.of.kind)) &&
  (answerForTheWhole.some((role) => person.roles.includes(role)) ||
    duty.some(
      ({ of, owed, organisation }) =>
        holdsAny(person, [...issuing, ...(owed.above ?? [])], of) ||
        (organisation === person.organisation &&
          leading.some((role) => person.roles.includes(role))),
    ));

/** The beginning of the keys of what is sent today to ask somebody, in one matter. */
const keyOfToday = ({ today }: Pick<CommandContext, "today">, matter: string): string =>
  `nudge:${matter}:${today}:`;

/** The key of what asks one person today to do some duties. */
export const nudgeKey = (
  context: Pick<CommandContext, "today">,
  person: string,
  duties: readonly Duty[],
): string => {
  const names = duties.map(([{ duty }]) => duty).join("+");
  return `${keyOfToday(context, duties[0]?.[0].matter ?? "")}${person}:${names}`;
};

/** Who was asked today to do what in a matter. */
export const nudgedToday = async (
  context: Pick<CommandContext, "store" | "today">,
  matter: string,
): Promise<(duty: Duty, person?: string) => boolean> => {
  const start = keyOfToday(context, matter);
  const asked = (await context.store.notices(matter)).flatMap(({ key, recipient }) =>
    key.startsWith(start)
      ? [{ person: recipient.id, duties: key.slice(key.lastIndexOf(":") + 1).split("+") }]
      : [],
  );
  return ([{ duty }], person) =>
    asked.some(
      (one) => one.duties.includes(duty) && (person === undefined || one.person === person),
    );
};

/** What a duty asks, in the words of its steps. */
export const whatIn = (
  { flows, directory }: Pick<CommandContext, "flows" | "directory">,
  duty: Duty,
): Text => dutyText(flowOf(flows, duty[0].of), duty, directory);

const rowOf = (context: CommandContext, duty: Duty, nudged: boolean): Row => {
  const what = whatIn(context, duty);
  const who = whoIsAwaited(context.directory, duty);
  const said = text(`${who.zh}尚未登记：${what.zh}`, `${who.en}: ${what.en}`);
  const row = dutyRow(context, duty[0].of, [{ ...duty[0], said }]);
  const { zh, en } = words.nudgedToday;
  return nudged
    ? { ...row, detail: text(`${row.detail.zh} · ${zh}`, `${row.detail.en} · ${en}`) }
    : row;
};

/** A page of duties, a line each, with a button for every matter in which somebody is still to be asked today. */
export const dutiesCard = async (
  context: CommandContext,
  all: readonly Duty[],
  {
    from = 0,
    said = [],
    noted,
    again = {},
  }: {
    readonly from?: number;
    readonly said?: readonly Text[];
    readonly noted?: string;
    /** What the next page is asked for with. */
    readonly again?: Readonly<Record<string, unknown>>;
  },
): Promise<Card> => {
  const page = all.slice(from, from + pageSize);
  const lines: Row[] = [];
  const codes = new Set<string>();
  for (const duty of page) {
    const [{ matter }] = duty;
    const nudged = (await nudgedToday(context, matter))(duty);
    lines.push(rowOf(context, duty, nudged));
    if (!nudged && mayNudge(context.actor, duty)) codes.add(matter);
  }
  const next = from + page.length;
  return {
    title: words.overdue,
    body: [
      ...said.map((one) => paragraph(one)),
      ...(all.length > page.length
        ? [paragraph(words.overduePage(from + 1, next, all.length), "subtle")]
        : []),
      rows(lines),
    ],
    actions: [
      ...[...codes].map((code) =>
        action(words.nudge(code), {
          command: "nudge",
          code,
          ...(noted === undefined ? {} : { answers: { note: noted } }),
        }),
      ),
      ...(next < all.length
        ? [action(words.more, { command: "overdue", answers: { ...again, from: next } })]
        : []),
    ],
  };
};

/** Those who look after others' work, in everything they see. */
const supervisors: readonly Office[] = [
  "secretariat",
  "head",
  "procuratorate:chief",
  "convenor",
  "deputy-convenor",
];

/** Those who may ask what is overdue: whoever handles matters sees it of those. */
export const lookingAfter: readonly Office[] = [...supervisors, "procuratorate:procurator"];

/** What is overdue and this person's to look after, longest first. */
export const overdueDuties = async (context: CommandContext): Promise<readonly Duty[]> => {
  const { actor } = context;
  const all = byDuty(await findOverdue(context));
  return supervisors.some((office) => holdsOffice(actor, readSeat(office), ""))
    ? all
    : all.filter((duty) => mayNudge(actor, duty));
};
