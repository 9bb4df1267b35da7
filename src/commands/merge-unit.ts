import { dayText } from "../calendar/day.ts";
import { action, note } from "../chat/card.ts";
import { day, line, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { canBeAsked } from "../flow/confirmers.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { accountId, type NewNotice } from "../flow/notice.ts";
import { type DutyRow, isOwedBy, waitingIn } from "../flow/owed.ts";
import { groupCode } from "../flow/render.ts";
import { askSecond, nobodyToAsk } from "../flow/second-person.ts";
import { clashIn, directoryAfter, hasPart, postsOf, succeed } from "../flow/succession.ts";
import { words as flowWords, roleNames } from "../flow/words.ts";
import {
  type Directory,
  type Organisation,
  organisationName,
  organOf,
  type Person,
  type Role,
} from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";
import { mergeWords as words } from "./merge-words.ts";

/** The organs a reform of a county merges; of the others the law says which there are. */
const mergeable: readonly ReturnType<typeof organOf>[] = ["bureau", "township", "group"];

/** The roles that are a unit's own: others are the county's, and do not go with a unit. */
const ofUnit: readonly Role[] = ["liaison", "head", "officer", "intake", "clerk"];

/** Every open matter, whoever may see it: what stands in the way is asked of all. */
const openMatters = ({ store }: CommandContext): Promise<readonly Matter[]> =>
  store.matters(
    { person: "", organisation: "", reaches: [{ through: "overview", upTo: 3 }] },
    { open: true, take: 10_000 },
  );

const codesOf = (matters: readonly Matter[]): string => matters.map(groupCode).join("、");

/** Whether somebody has a duty who can also see what it is about. */
const isHeld = (row: DutyRow, matter: Matter, { people }: Directory): boolean =>
  [...people.values()].some(
    (person) => isOwedBy(row, person, matter.kind) && canSee(sightOf(person), matter),
  );

/** Whether nobody could do something in a matter once it was handed over that somebody can now. */
const leavesUndone = (context: CommandContext, stored: Matter, merger: Merger): boolean => {
  const { directory, now, flows, newId, newSalt, actor } = context;
  const after = directoryAfter(directory, merger);
  const flow = flowOf(flows, stored);
  const moved = succeed(flow, stored, merger, {
    directories: { before: directory, after },
    now,
    by: actor.id,
    since: now,
    given: { newId, newSalt },
  })?.matter;
  if (moved === undefined) return false;
  const unheld = (matter: Matter, as: Directory) =>
    waitingIn(flow, readMatter(flow, matter), as, { since: now, when: "ever" }).filter(
      (row) => !isHeld(row, matter, as),
    );
  const known = unheld(stored, directory).map(({ duty }) => duty);
  return unheld(moved, after).some(({ duty }) => !known.includes(duty));
};

/** The two units, or why the one cannot go into the other whatever is open. */
const unitsOf = (
  { unit, into }: Pick<Merger, "unit" | "into">,
  directory: Directory,
): readonly [Organisation, Organisation] | Refusal => {
  const { organisations, successions = [] } = directory;
  const [from, to] = [organisations.get(unit), organisations.get(into)];
  const gone = successions.find((one) => [unit, into].includes(one.unit));
  if (from === undefined || to === undefined)
    return new Refusal(
      gone === undefined
        ? words.notThere
        : words.goneAlready(gone.name, organisationName(directory, gone.into), dayText(gone.on)),
    );
  if (from === to) {
    const last = successions.findLast((one) => one.into === unit);
    return new Refusal(
      last === undefined ? words.itself : words.twice(last.name, to.name, dayText(last.on)),
      { field: "into" },
    );
  }
  const wrong = [from, to].find((one) => !mergeable.includes(organOf(one)));
  if (wrong !== undefined) return new Refusal(words.notMergeable(wrong.name));
  const offices = postsOf(unit, directory)
    .flatMap(({ cover, roles }) => cover?.self.roles ?? roles)
    .filter((role) => !ofUnit.includes(role));
  if (offices.length > 0)
    return new Refusal(
      words.hasOffices(from.name, joinAnd([...new Set(offices)].map((role) => roleNames[role]))),
    );
  return postsOf(into, directory).some(({ roles }) => roles.includes("liaison"))
    ? [from, to]
    : new Refusal(words.noLiaison(to.name));
};

/**
 * Why a merger cannot be as things stand. Asked only of whoever confirms it, so that nobody learns by trying
 * pairs of units who is complained of; only what they may open is named.
 */
export const surveyMerger = async (
  context: CommandContext,
  merger: Merger,
): Promise<Refusal | undefined> => {
  const { directory, actor } = context;
  const units = unitsOf(merger, directory);
  if (units instanceof Refusal) return units;
  const open = await openMatters(context);
  const inTheWay = open.filter(
    (matter) =>
      clashIn(flowOf(context.flows, matter), matter, merger, directory) === "judges" ||
      (hasPart(matter, merger.unit, directory) && leavesUndone(context, matter, merger)),
  );
  if (inTheWay.length === 0) return undefined;
  const own = [merger.unit, merger.into].includes(actor.organisation);
  const seen = own ? [] : inTheWay.filter((matter) => canSee(sightOf(actor), matter));
  return new Refusal(words.inTheWay(codesOf(seen)), { field: "into" });
};

/** Word to both units as the one goes into the other: to its accounts, which are let go, and to the successor's people. */
export const toldToBoth = async (
  { store, directory, newId, now }: CommandContext,
  { unit, into, basis, on }: Merger,
): Promise<readonly NewNotice[]> => {
  const [from, to] = [organisationName(directory, unit), organisationName(directory, into)];
  const tell = (key: string, recipient: NewNotice["recipient"], said: Text): NewNotice => ({
    id: newId(),
    key: `merger:${unit}:${now}:${key}`,
    recipient,
    content: { is: "plain", card: note(words.label, [said]) },
    createdAt: now,
    nextTryAt: now,
  });
  const accounts = await store.accountsOf(...postsOf(unit, directory).map(({ id }) => id));
  return [
    ...accounts.map((account) =>
      tell(
        `${account.platform}:${account.external}`,
        { to: "account", id: accountId(account) },
        words.toldLeaving(from, to, basis, dayText(on)),
      ),
    ),
    ...postsOf(into, directory).map(({ id }) =>
      tell(id, { to: "person", id }, words.toldTaking(from, to, basis, dayText(on))),
    ),
  ];
};

/** The post of a unit for which a second person is asked: its head's, which has its powers. */
const postFor = (unit: string, directory: Directory): Person | undefined => {
  const posts = postsOf(unit, directory);
  return posts.find(({ roles }) => roles.includes("head")) ?? posts[0];
};

const ask = async (context: CommandContext, merger: Merger): Promise<CommandResult | Refusal> => {
  const { actor, directory, store, now, event } = context;
  const post = postFor(merger.unit, directory);
  const change = { is: "merger" as const, ...merger };
  if (post === undefined) return new Refusal(words.notThere);
  if (!canBeAsked(directory, { post: post.id, by: actor.id, change }))
    return new Refusal(nobodyToAsk);
  const open = (await store.openPostRequests(now)).find(
    (request) =>
      request.change.is === "merger" &&
      [request.change.unit, request.change.into].some((id) =>
        [merger.unit, merger.into].includes(id),
      ),
  );
  if (open !== undefined) return new Refusal(words.alreadyAsked(open.number));
  const { said, ...kept } = await askSecond(context, { post, by: actor.id, change });
  const saved = await store.save({ seen: { event, actor: actor.id, at: now }, ...kept });
  return saved === "saved" ? { card: note(words.label, said) } : new Refusal(flowWords.alreadyDone);
};

/** 通讯录 并入 directory merge-into: the functions of a unit go to another, with all that is open. */
export const mergeUnit = command({
  id: "merge-unit",
  label: words.label,
  names: ["并入", "merge-into"],
  kindNames: ["通讯录", "directory"],
  help: words.help,
  by: ["secretariat", "admin"],
  form: {
    unit: one(words.unit, "organisations", { main: true }),
    into: one(words.into, "organisations", { also: ["到", "并入单位", "to"] }),
    basis: line(words.basis, { max: 60, help: words.basisHelp }),
    on: day(words.on, { prefill: ({ today }) => today, tense: "past" }),
    confirmed: optional(yesNo(words.ask, { byButton: true })),
  },
  run: async ({ unit, into, basis, on, confirmed }, context) => {
    const { directory, today } = context;
    if (on > today) return new Refusal(words.notYet, { field: "on" });
    const merger = { unit, into, basis, on };
    const units = unitsOf(merger, directory);
    if (units instanceof Refusal) return units;
    if (confirmed === true) return ask(context, merger);
    const [from, to] = [organisationName(directory, unit), organisationName(directory, into)];
    const press = {
      command: "merge-unit",
      key: context.newId(),
      answers: { ...merger, confirmed: true },
    };
    return {
      card: note(
        words.label,
        [words.willBe(from, to, basis, dayText(on)), words.stays(from, to), words.second],
        [action(words.ask, press, "danger")],
      ),
    };
  },
});
