import { type Text, text } from "../chat/text.ts";
import type { GuardedStore } from "../store/store.ts";

/** What was asked of the figures, as it was typed: 上月 stays the month before whenever it is opened. */
export type AskedScope = { readonly [K in (typeof askedKeys)[number]]?: string };

/** What says of what figures are. */
const askedKeys = ["of", "period", "kind", "unit", "township", "category", "field"] as const;

/** Figures kept under a name. */
export type View = { readonly name: string; readonly asked: AskedScope };

/** What a view is kept by. */
export const saveView = "save-stats-view";

/** So many are kept for one post. */
export const mostViews = 20;

const kept = (person: string): string => `stats-views:${person}`;

/** What was said of the scope, without what was left out. */
export const askedIn = (
  given: { readonly [K in keyof AskedScope]?: string | undefined },
): AskedScope =>
  Object.fromEntries(
    askedKeys.flatMap((key) => {
      const said = given[key]?.trim();
      return said === undefined || said === "" ? [] : [[key, said] as const];
    }),
  );

const read = (setting: string | undefined): readonly View[] => JSON.parse(setting ?? "[]");

/** The views of a post, in the order they were kept. */
export const viewsOf = async (
  store: Pick<GuardedStore, "setting">,
  person: string,
): Promise<readonly View[]> => read(await store.setting(kept(person)));

/** Keeps a view, or takes one away where nothing is asked, whoever else of the post does so at once. */
export const changeViews = async (
  store: Pick<GuardedStore, "changeSetting">,
  person: string,
  { name, asked }: { readonly name: string; readonly asked: AskedScope | undefined },
): Promise<void> => {
  await store.changeSetting(kept(person), (was) =>
    JSON.stringify([
      ...read(was).filter((one) => one.name !== name),
      ...(asked === undefined ? [] : [{ name, asked }]),
    ]),
  );
};

/** What is said of views. Both languages side by side. */
export const viewWords = {
  views: text("统计视图", "Saved views"),
  viewsHelp: text(
    "看存好的统计视图，写名称打开：统计 视图 水务月报；另存：统计 视图 保存 水务月报 上月 水务局",
    "See the saved views of the statistics, or open one by its name: stats view water; keep one: stats view save water last month Water Bureau",
  ),
  which: text("名称", "Name"),
  whichHelp: text("例如 水务月报", "For example water"),
  save: text("存为视图", "Save this view"),
  saveHelp: text(
    "把统计什么存成一个名称，以后一键打开，按打开时您能看的重新统计：存视图 水务月报 上月 水务局",
    "Keeps what the statistics are of under a name; opened later it is counted anew of what you may see then: save-view water last month Water Bureau",
  ),
  remove: text("删视图", "Remove a view"),
  removeHelp: text(
    "删去一个存好的统计视图：删视图 水务月报",
    "Remove a saved view: remove-view water",
  ),
  none: text(
    "还没有存视图。统计以后按“存为视图”，或者写：统计 视图 保存 水务月报 上月 水务局",
    "No view is kept yet. Press “Save this view” under statistics, or write: stats view save water last month Water Bureau",
  ),
  kept: (name: string): Text =>
    text(
      `已存视图“${name}”。打开：统计 视图 ${name}。只有您的岗位看得到；每次打开重新统计。`,
      `The view “${name}” is kept. Open it: stats view ${name}. Only your post has it; it is counted anew whenever it is opened.`,
    ),
  removed: (name: string): Text => text(`已删去视图“${name}”。`, `The view “${name}” is removed.`),
  unknown: (name: string, all: readonly string[]): Text =>
    all.length === 0
      ? text(
          `没有“${name}”这个视图，您还没有存过。存一个：统计 视图 保存 ${name} 上月 水务局`,
          `There is no view “${name}”; you have kept none. Keep one: stats view save ${name} last month Water Bureau`,
        )
      : text(
          `没有“${name}”这个视图，您存了：${all.join("、")}。`,
          `There is no view “${name}”. You have: ${all.join(", ")}.`,
        ),
  badName: text(
    "名称写1到20个字，中间没有空格和标点，例如 水务月报。",
    "Give a name of 1 to 20 characters without blanks and punctuation, such as water.",
  ),
  nothingAsked: (name: string): Text =>
    text(
      `还没有写统计什么。写在名称后面，例如：统计 视图 保存 ${name} 上月 水务局`,
      `It is not said what the statistics are of. Write it after the name, for example: stats view save ${name} last month Water Bureau`,
    ),
  tooMany: text(
    `已经存了${mostViews}个，请先删去不用的：删视图 名称`,
    `There are ${mostViews} already; remove one that is not used first: remove-view name`,
  ),
  open: (name: string): Text => text(name, name),
  removeOf: (name: string): Text => text(`删“${name}”`, `Remove “${name}”`),
  /** Above the figures of a view. */
  from: (name: string): Text => text(`视图“${name}”`, `View “${name}”`),
} as const;
