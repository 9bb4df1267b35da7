import { action, facts, note, paragraph } from "../chat/card.ts";
import { line, type Option, optional, several, someOf, yesNo } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { headingOptions } from "../flow/categories.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { type Subscription, subscriptionOf } from "../people/group-wishes.ts";
import { unitSet } from "../people/unit-sets.ts";
import { unitsNamedIn } from "../people/units-named.ts";
import { command } from "./command.ts";
import { boundHere, keepWish, wishOf } from "./group.ts";

const words = {
  label: text("群订阅", "Group subscription"),
  help: text(
    "在群里输入：群 订阅 水务局 检察建议（只发这些；法定期限和紧急事项照常提醒）；群 订阅 全部",
    "In the group type: group subscribe and a unit, a kind, a heading (only those are posted; periods the law sets and urgent matters still come); group subscribe all",
  ),
  of: text("内容", "Of"),
  headings: text("类别", "Headings"),
  units: text("单位", "Units"),
  kinds: text("类型", "Kinds"),
  urgent: text("只要紧急的", "Urgent only"),
  yes: text("是", "yes"),
  lift: text("订阅全部", "Subscribe to all"),
  isAll: text(
    "本群没有订阅限制：本群能看的都发。只要一部分的，写单位、类型、类别或“紧急”：群 订阅 水务局 检察建议。",
    "This group subscribes to everything it may read. For a part of it write units, kinds, headings or “urgent”: group subscribe and the names.",
  ),
  stays: text(
    "本群只收同时符合以上各项的进展和提醒。法定期限的提醒和紧急事项照常发，这个关不掉。群里看不到的不作筛选：二级保密事项不看单位，检察建议、任务、会议等不看类别。私聊里的提醒不受影响。",
    "This group gets the news and reminders that fit all of this. Reminders of periods the law sets and urgent matters still come, which cannot be turned off. What a group does not read is not asked: of a level-2 matter the unit, of recommendations, tasks, meetings and the like the heading. Private messages stay as they are.",
  ),
  unknown: (typed: string, headings: Text, kinds: Text): Text =>
    text(
      `“${typed}”不是本县的单位，也不是类型或类别，订阅没有改。可以写：单位的名称；类型：${kinds.zh}；类别：${headings.zh}；“紧急”；“全部”。`,
      `“${typed}” is no unit of this county, no kind and no heading; the subscription is as it was. Write names of units; kinds: ${kinds.en}; headings: ${headings.en}; “urgent”; “all”.`,
    ),
};

const ALL = /^(?:全部|所有|all|everything)$/u;
const URGENT = /^(?:只要|仅)?(?:紧急|急件|紧急的|urgent)(?: only)?$/u;

type Wanted = Omit<Subscription, "boundTo">;

const idOf = (options: readonly Option[], piece: string): string | undefined =>
  options.find(({ id, name, also = [] }) =>
    [id, name.zh, name.en, ...also].some((one) => toPlain(one) === piece),
  )?.id;

/** What is typed without labels: each word a heading, a kind or “urgent”, and all the rest units. */
const readWanted = (
  typed: string,
  directory: Directory,
  kinds: readonly Option[],
): { readonly wanted: Wanted; readonly unknown: readonly string[] } => {
  const found = { headings: [] as string[], kinds: [] as string[] };
  const rest: string[] = [];
  let urgent = false;
  const take = (piece: string): boolean => {
    const plain = toPlain(piece).trim();
    const kind = idOf(kinds, plain);
    const heading = idOf(headingOptions, plain);
    if (URGENT.test(plain)) urgent = true;
    else if (kind !== undefined) found.kinds.push(kind);
    else if (heading !== undefined) found.headings.push(heading);
    else return false;
    return true;
  };
  for (const part of typed.split(/[、，,;；]+/).filter((one) => one.trim() !== ""))
    if (!take(part))
      rest.push(
        part
          .trim()
          .split(/\s+/)
          .filter((piece) => !take(piece))
          .join(" "),
      );
  const left = rest.filter((one) => one !== "").join("、");
  const set = unitSet(left, directory);
  const named = unitsNamedIn(left, directory);
  const units = set ?? named.units;
  return {
    wanted: {
      ...(found.headings.length === 0 ? {} : { headings: [...new Set(found.headings)] }),
      ...(found.kinds.length === 0 ? {} : { kinds: [...new Set(found.kinds)] }),
      ...(units.length === 0 ? {} : { units }),
      ...(urgent ? { urgent: true } : {}),
    },
    unknown: set === undefined ? [...named.doubts.map(({ said }) => said), ...named.others] : [],
  };
};

const namesOf = (ids: readonly string[], options: readonly Option[]): Text =>
  joinAnd(options.filter(({ id }) => ids.includes(id)).map(({ name }) => name));

/** 群 订阅 subscribe: a group hears of some matters only, but for what the law demands; alone it shows how it is set. */
export const groupSubscribe = (flows: readonly Flow[]) => {
  const ofKinds = kindOptions(flows);
  return command({
    id: "group-subscribe",
    label: words.label,
    names: ["订阅", "subscribe"],
    kindNames: ["群", "group"],
    help: words.help,
    inGroup: true,
    form: {
      of: optional(line(words.of, { main: true, max: 200 })),
      headings: optional(someOf(words.headings, headingOptions)),
      units: optional(several(words.units, "organisations")),
      kinds: optional(someOf(words.kinds, ofKinds)),
      urgent: optional(yesNo(words.urgent)),
    },
    run: async ({ of, headings, units, kinds, urgent }, context) => {
      const group = await boundHere(context);
      if (group instanceof Refusal) return group;
      const { directory } = context;
      const all = of !== undefined && ALL.test(toPlain(of).trim());
      const { wanted, unknown } = readWanted(all ? "" : (of ?? ""), directory, ofKinds);
      if (unknown.length > 0) {
        const known = [headingOptions, ofKinds].map((one) => joinAnd(one.map((o) => o.name)));
        const [first = words.headings, second = words.kinds] = known;
        return new Refusal(words.unknown(unknown.join("、"), first, second), { field: "of" });
      }
      const both = (one: readonly string[] = [], other: readonly string[] = []) =>
        one.length + other.length === 0 ? undefined : [...new Set([...one, ...other])];
      const given = {
        headings: both(wanted.headings, headings),
        units: both(wanted.units, units),
        kinds: both(wanted.kinds, kinds),
        urgent: urgent === true || wanted.urgent === true ? (true as const) : undefined,
      };
      const isSet = Object.values(given).some((one) => one !== undefined);
      const only = isSet ? { ...given, boundTo: group.boundTo } : undefined;
      const wish =
        isSet || all
          ? await keepWish(context, group.id, { wish: "only", is: only })
          : await wishOf(context, group.id);
      const now = subscriptionOf(wish, group, context.directory);
      if (now === undefined) return { here: true, card: note(words.label, [words.isAll]) };
      const rows: (readonly [Text, Text])[] = [];
      if (now.units !== undefined)
        rows.push([words.units, joinAnd(now.units.map((id) => organisationName(directory, id)))]);
      if (now.kinds !== undefined) rows.push([words.kinds, namesOf(now.kinds, ofKinds)]);
      if (now.headings !== undefined)
        rows.push([words.headings, namesOf(now.headings, headingOptions)]);
      if (now.urgent === true) rows.push([words.urgent, words.yes]);
      return {
        here: true,
        card: {
          ...note(words.label),
          body: [facts(...rows), paragraph(words.stays, "subtle")],
          actions: [action(words.lift, { command: "group-subscribe", answers: { of: "全部" } })],
        },
      };
    },
  });
};
