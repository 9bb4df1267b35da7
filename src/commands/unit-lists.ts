import { action, facts, note } from "../chat/card.ts";
import { line, optional, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import { namesOf } from "../flow/parties.ts";
import { noSettings } from "../people/county-settings.ts";
import { unitNamed } from "../people/directory.ts";
import { unitSet } from "../people/unit-sets.ts";
import { type Command, command } from "./command.ts";

const words = {
  lists: text("名单", "Lists of units"),
  listsHelp: text(
    "看存好的单位名单，或存一份以后直接写名称：名单 名称=涉河单位 单位=水务局、公安局",
    "See the lists of units, or keep one to be named later: lists name=river units=water, police",
  ),
  name: text("名称", "Name"),
  nameHelp: text("例如 涉河单位", "For example river units"),
  units: text("单位", "Units"),
  none: text(
    "还没有存名单。存一份：名单 名称=涉河单位 单位=水务局、公安局",
    "No list is kept yet. Keep one: lists name=river units=water, police",
  ),
  kept: (name: string, units: Text): Text =>
    text(
      `已存名单“${name}”：${units.zh}。以后凡是填单位的地方都可以写“${name}”。`,
      `The list “${name}” is kept: ${units.en}. Wherever units are asked for, “${name}” can be written.`,
    ),
  isUnit: (name: string, unit: Text): Text =>
    text(
      `“${name}”就是${unit.zh}，请换一个名称。`,
      `“${name}” is the ${unit.en}; choose another name.`,
    ),
  isSet: (name: string): Text =>
    text(
      `“${name}”本来就指一批单位，请换一个名称。`,
      `“${name}” stands for many units already; choose another name.`,
    ),
  badName: text(
    "名称里不能有顿号、逗号、分号。",
    "The name cannot have commas or semicolons in it.",
  ),
  unknown: (name: string, all: string): Text =>
    text(
      all === "" ? `没有“${name}”这份名单。` : `没有“${name}”这份名单，现有：${all}。`,
      all === "" ? `There is no list “${name}”.` : `There is no list “${name}”. There is: ${all}.`,
    ),
  remove: text("删名单", "Remove a list"),
  removeHelp: text(
    "删去一份存好的名单：删名单 涉河单位",
    "Remove a list of units: remove-list river",
  ),
  removed: (name: string): Text =>
    text(
      `已删去名单“${name}”；用它安排过的会议不变。`,
      `The list “${name}” is removed; meetings set by it stay as they are.`,
    ),
};

/** 名单 lists: what the secretariat calls several units by one name. */
const keepList = command({
  id: "unit-lists",
  label: words.lists,
  names: ["名单", "lists"],
  says: ["有没有存过名单", "存好的单位名单", "有哪些名单"],
  help: words.listsHelp,
  by: ["secretariat", "convenor"],
  form: {
    name: optional(line(words.name, { main: true, max: 20, help: words.nameHelp })),
    units: optional(several(words.units, "organisations")),
  },
  run: async ({ name, units }, { directory, store }) => {
    const settings = directory.settings ?? noSettings;
    const named = settings.lists.filter((one) => name === undefined || one.name === name);
    if (units === undefined) {
      if (name !== undefined && named.length === 0) {
        const all = settings.lists.map((one) => one.name).join("、");
        return new Refusal(words.unknown(name, all), { field: "units" });
      }
      if (named.length === 0) return { card: note(words.lists, [words.none]) };
      const rows = named.map((one) => [verbatim(one.name), namesOf(one.units, directory)] as const);
      return {
        card: {
          title: words.lists,
          body: [facts(...rows)],
          actions: named.map((one) =>
            action(text(`删“${one.name}”`, `Remove “${one.name}”`), {
              command: "remove-unit-list",
              answers: { name: one.name },
            }),
          ),
        },
      };
    }
    if (name === undefined) return new Refusal(words.nameHelp, { field: "name" });
    if (/[、，,；;]/u.test(name)) return new Refusal(words.badName, { field: "name" });
    const unit = unitNamed(directory, name);
    if (unit !== undefined) return new Refusal(words.isUnit(name, unit.name), { field: "name" });
    if (unitSet(name, { organisations: directory.organisations }) !== undefined)
      return new Refusal(words.isSet(name), { field: "name" });
    await store.changeSettings((kept) => ({
      ...kept,
      lists: [...kept.lists.filter((one) => one.name !== name), { name, units }],
    }));
    return { card: note(words.lists, [words.kept(name, namesOf(units, directory))]) };
  },
});

/** 删名单 remove-list: a list is known no more. */
const removeList = command({
  id: "remove-unit-list",
  label: words.remove,
  names: ["删名单", "remove-list"],
  says: ["delete the list", "那个名单不要了", "名单删掉"],
  help: words.removeHelp,
  by: ["secretariat", "convenor"],
  form: { name: line(words.name, { main: true, max: 20 }) },
  run: async ({ name }, { directory, store }) => {
    const { lists } = directory.settings ?? noSettings;
    if (!lists.some((one) => one.name === name)) {
      const all = lists.map((one) => one.name).join("、");
      return new Refusal(words.unknown(name, all), { field: "name" });
    }
    await store.changeSettings((kept) => ({
      ...kept,
      lists: kept.lists.filter((one) => one.name !== name),
    }));
    return { card: note(words.remove, [words.removed(name)]) };
  },
});

/** 名单、删名单: units under one name. */
export const unitLists: readonly Command[] = [keepList, removeList];
