import { addDays, type Day, type Instant } from "../src/calendar/day.ts";
import { flows } from "../src/catalog.ts";
import type { Field, Fields, Question } from "../src/chat/field.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { categoryOptions } from "../src/flow/categories.ts";
import { confidentialitySteps } from "../src/flow/confidentiality.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { openingsOf } from "../src/flow/flow.ts";
import type { Matter } from "../src/flow/matter.ts";
import { openSteps } from "../src/flow/obstacle.ts";
import type { Verb } from "../src/line/verb.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import type { Directory } from "../src/people/directory.ts";
import type { Chance } from "./chance.ts";

/** What people say is made of: chance, the day it is said, the numbers there are, and marked words. */
export type Saying = {
  readonly chance: Chance;
  readonly today: Day;
  readonly codes: readonly string[];
  readonly verbs: readonly Verb[];
  /** A word that nobody has said before. */
  canary(): string;
};

/** Units that come up again and again, so that people meet in the same matters. */
const units = ["water", "police", "ecology", "procuratorate", "justice", "town-qingquan"] as const;

/** Those who talk most. */
export const cast = [
  "town-qingquan.liaison",
  "town-qingquan.head",
  "water.liaison",
  "water.liaison-2",
  "water.head",
  "police.liaison",
  "police.head",
  "ecology.liaison",
  "justice.head",
  "procuratorate.intake",
  "procuratorate.procurator",
  "procuratorate.chief",
  "procuratorate.liaison",
  "gov.convenor",
  "gov-office.secretariat",
  "discipline.intake",
  "hotline-12345.officer",
  "admin",
] as const;

const unit = ({ chance }: Saying): string =>
  chance.is(0.85)
    ? chance.pick(units)
    : (demoOrganisations[chance.below(demoOrganisations.length)]?.id ?? "water");

const optionFrom = (saying: Saying, field: Field, given?: Question["options"]): string => {
  const { chance, codes } = saying;
  const { options } = field;
  if (options === "organisations" || options === "directory") return unit(saying);
  if (options === "people")
    return chance.is(0.7)
      ? chance.pick(cast)
      : (demoPeople[chance.below(demoPeople.length)]?.id ?? "admin");
  if (options === "files") return "x";
  if (options === "matters") return chance.pick(codes) ?? "XS-2026-0001";
  const list = options === "categories" ? categoryOptions : (given ?? options ?? []);
  return chance.pick(list)?.id ?? "x";
};

/** Something that may stand in a field, mostly what it asks for. */
export const valueFor = (saying: Saying, field: Field, given?: Question["options"]): string => {
  const { chance, today, canary } = saying;
  if (chance.is(0.02)) return chance.pick(["", "。", "水", "-1", "2026-02-30", "不知道", canary()]);
  switch (field.kind) {
    case "text":
      // Some texts ask for a number: 文号, the matter to merge into.
      return chance.pick([
        canary(),
        canary(),
        `山检建〔2026〕${1 + chance.below(30)}号`,
        saying.codes[chance.below(saying.codes.length)] ?? canary(),
        `${demoOrganisations.find(({ id }) => id === unit(saying))?.name.zh}${canary()}`,
      ]);
    case "long":
      return `${canary()}，${chance.pick(["黑水直排", "电话13812345678", "已整改", "请尽快"])}`;
    case "number":
      return String(chance.below(70));
    case "day":
      return addDays(today, chance.below(12) - 9);
    case "moment":
      return `${addDays(today, chance.below(12) - 1)} 15:00`;
    case "yesno":
      return chance.pick(["是", "否"]);
    case "choice":
      return optionFrom(saying, field, given);
    case "choices":
    case "files":
      return [optionFrom(saying, field, given), optionFrom(saying, field, given)].join("、");
  }
};

const filled = (saying: Saying, fields: Fields): string =>
  Object.entries(fields)
    .filter(([, { required }]) => saying.chance.is(required ? 0.97 : 0.3))
    .map(([key, field]) => {
      const label = saying.chance.is(0.8) ? field.label.zh : key;
      return ` ${label}=${valueFor(saying, field)}`;
    })
    .join("");

/** What somebody answers to the questions of a form: by key, with what stood in it or something else. */
export const answersTo = (
  saying: Saying,
  questions: readonly Question[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    questions
      .filter(({ field }) => saying.chance.is(field.required ? 0.98 : 0.4))
      .map(({ key, field, value, options }) => [
        key,
        value !== undefined && saying.chance.is(0.6) ? value : valueFor(saying, field, options),
      ]),
  );

const opening = (saying: Saying): string => {
  const flow = saying.chance.pick(flows);
  if (flow === undefined) return "帮助";
  const { names, form } = saying.chance.pick(openingsOf(flow)) ?? flow.opening;
  return `${names[0]}${flow.names[0]}${filled(saying, form)}`;
};

const step = (saying: Saying): string => {
  const { chance, verbs, codes } = saying;
  // Guarding steps are in every kind, and people hardly ever take them.
  const guarding = chance.is(0.06);
  const verb = chance.pick(
    verbs.filter(
      ({ id, about }) =>
        about === "matter" && confidentialitySteps.includes(id.split(".")[1] ?? "") === guarding,
    ),
  );
  const named = codes.filter((code) => verb?.prefix === undefined || code.startsWith(verb.prefix));
  const code = chance.is(0.85) ? (chance.pick(chance.is(0.9) ? named : codes) ?? "xs1") : "";
  const name = chance.pick(verb?.names ?? []) ?? "签收";
  return `${name} ${code}${chance.is(0.8) ? filled(saying, verb?.fields ?? {}) : ""}`;
};

/** A step that is open to somebody in a matter as it stands, as they would type it, whatever the kind. */
export const stepOpen = (
  saying: Saying,
  stored: Matter,
  directory: Directory | undefined,
  now: Instant,
): { readonly who: string; readonly line: string } | undefined => {
  const flow = flowOf(flows, stored);
  const matter = readMatter(flow, stored);
  const able = [...(directory?.people.values() ?? [])].flatMap((person) =>
    canSee(sightOf(person), matter)
      ? openSteps(flow, matter, person, now).map(([id, step]) => ({ who: person.id, id, step }))
      : [],
  );
  // What ends it is one way out of many.
  const ids = [...new Set(able.map(({ id }) => id))];
  const id = saying.chance.pick(ids.filter((one) => !confidentialitySteps.includes(one)));
  const chosen = saying.chance.pick(able.filter((one) => one.id === id));
  if (chosen === undefined) return undefined;
  const { who, step } = chosen;
  return { who, line: `${step.names[0]} ${stored.code}${filled(saying, step.form)}` };
};

const alone = (saying: Saying): string => {
  const { chance, codes, canary } = saying;
  const code = chance.pick(codes) ?? "XS-2026-0001";
  return (
    chance.pick([
      "待办",
      "列表",
      "列表",
      `列表 ${chance.pick(flows)?.names[0]}`,
      `搜索 ${chance.pick(["排污", "鸟", "雀1", canary()])}`,
      `查 ${code}`,
      `查 ${code}`,
      code,
      `投递 ${code}`,
      `期限 ${code}`,
      "期限 试算 rec.reply 2026-08-01",
      "帮助",
      "我",
      "语言 English",
      "语言 中文",
      "时钟 +1天",
      "群 绑定 联动群",
      `群 绑定 ${unit(saying)}`,
      "群 解绑",
      `绑定 ${code}`,
    ]) ?? "帮助"
  );
};

const scraps = [
  "“",
  "」",
  "=",
  "：",
  "〔2026〕",
  "\n",
  "\u202e",
  "👌",
  "  ",
  "<b>",
  "*",
  "0".repeat(40),
];

/** Anything at all, made of what lines are made of. */
export const anything = (saying: Saying): string => {
  const { chance, verbs, codes, canary } = saying;
  const piece = (): string => {
    const verb = chance.pick(verbs);
    return (
      chance.pick([
        chance.pick(verb?.names ?? []),
        chance.pick(verb?.kindNames ?? []),
        chance.pick(Object.values(verb?.fields ?? {}))?.label.zh,
        chance.pick(Object.keys(verb?.fields ?? {})),
        chance.pick(codes),
        chance.pick(scraps),
        canary(),
        String.fromCodePoint(...Array.from({ length: 3 }, () => 0x20 + chance.below(0x9f00))),
      ]) ?? ""
    );
  };
  return Array.from({ length: 1 + chance.below(8) }, piece).join(chance.pick(["", " ", "，"]));
};

/** A line somebody might type. */
export const lineOf = (saying: Saying): string => {
  const sort = saying.chance.number();
  if (sort < 0.3) return opening(saying);
  if (sort < 0.75) return step(saying);
  if (sort < 0.92) return alone(saying);
  return anything(saying);
};
