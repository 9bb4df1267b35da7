import { parse } from "csv-parse/sync";
import { type Text, text } from "../chat/text.ts";
import { mostLines, words } from "./county-file-words.ts";
import {
  areApart,
  type Organisation,
  ofProcuratorate,
  type Person,
  type Role,
  roles,
} from "./directory.ts";

/** What a role is called in a file, besides its id. */
export type RoleNames = Readonly<Record<Role, Text>>;

/** Something about one line of the file (1 is its first), or about all of it (0). */
export type Remark = { readonly line: number; readonly said: Text };

/** A county's units and posts as a file gives them, and everything that is wrong with it. */
export type CountyFile = {
  readonly organisations: readonly Organisation[];
  readonly people: readonly (Omit<Person, "language"> & Partial<Pick<Person, "language">>)[];
  /** While there is one, nothing of the file may be used. */
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
};

type Column = {
  readonly name: Text;
  readonly also?: readonly string[];
  readonly required?: true;
};

/** The columns, by whichever name stands in the first line; one line a post, in any order of columns. */
export const columns = {
  unit: { name: text("单位编号", "unit"), also: ["unit id"], required: true },
  unitName: { name: text("单位", "unit name"), also: ["单位名称"], required: true },
  unitEnglish: { name: text("单位英文", "unit name in english") },
  also: { name: text("别名", "also known as"), also: ["also", "简称"] },
  former: { name: text("曾用名", "former names"), also: ["former"] },
  kind: { name: text("性质", "kind") },
  superior: { name: text("上级", "superior"), also: ["主管单位"] },
  post: { name: text("岗位编号", "post"), also: ["post id"], required: true },
  postName: { name: text("岗位", "post name"), also: ["岗位名称"], required: true },
  postEnglish: { name: text("岗位英文", "post name in english") },
  roles: { name: text("职责", "roles"), required: true },
  language: { name: text("语言", "language") },
} as const satisfies Readonly<Record<string, Column>>;
type Key = keyof typeof columns;

const keys = Object.keys(columns) as Key[];

const kinds: Readonly<Record<Organisation["kind"], readonly string[]>> = {
  government: ["政府"],
  procuratorate: ["检察院", "检察机关"],
  bureau: ["部门", "局"],
  township: ["乡镇", "镇", "乡", "街道"],
  judiciary: ["司法机关", "法院", "纪检监察机关"],
  group: ["群团", "群团组织"],
};

const folded = (typed: string): string =>
  typed.normalize("NFKC").trim().toLowerCase().replaceAll("_", " ");

const anyNames = (column: Column): readonly string[] =>
  [column.name.zh, column.name.en, ...(column.also ?? [])].map(folded);

type Line = { readonly number: number; readonly at: Readonly<Record<Key, string>> };

/**
 * Cells that were merged over several lines are filled in the first of them only: a post whose unit is
 * empty is of the unit above, and so it is said.
 */
const unmerged = (
  lines: readonly Line[],
  warn: (line: number, said: Text) => void,
): readonly Line[] => {
  let above: Line["at"] | undefined;
  return lines.map((line) => {
    const { at, number } = line;
    if (at.unit === "" && at.unitName === "" && at.post !== "" && above !== undefined) {
      warn(number, words.fromAbove(above.unitName));
      return { number, at: { ...at, unit: above.unit, unitName: above.unitName } };
    }
    above = at;
    return line;
  });
};

/** So many lines may stand above the names of the columns: a title, who made it, when. */
const mostAbove = 5;

/** The separator a spreadsheet used: whichever the first lines have most of. */
const separatorOf = (content: string): string => {
  const first = content.split(/\r?\n/, mostAbove + 1).join("\n");
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t", "，"].reduce((a, b) => (count(b) > count(a) ? b : a));
};

const linesOf = (content: string): readonly Line[] | readonly Remark[] => {
  const rows: { readonly record: readonly string[]; readonly lines: number }[] = [];
  try {
    parse(content, {
      bom: true,
      delimiter: separatorOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: 20_000,
      on_record: (record: string[], { lines }) => {
        rows.push({ record, lines });
        return null;
      },
    });
  } catch {
    return [{ line: 0, said: words.unreadable }];
  }
  const named = rows
    .slice(0, mostAbove + 1)
    .findIndex(({ record }) => record.some((one) => anyNames(columns.post).includes(folded(one))));
  const [head, ...rest] = rows.slice(Math.max(named, 0));
  if (head === undefined || rest.length === 0) return [{ line: 0, said: words.empty }];
  if (rest.length > mostLines) return [{ line: 0, said: words.tooMany }];
  const heads = head.record.map(folded);
  const where = new Map(
    keys.map((key) => [key, heads.findIndex((name) => anyNames(columns[key]).includes(name))]),
  );
  const missing = keys.filter((key) => "required" in columns[key] && where.get(key) === -1);
  const double = heads.find((name, index) => name !== "" && heads.indexOf(name) !== index);
  if (missing.length > 0)
    return [
      {
        line: head.lines,
        said: words.noColumn({
          zh: missing.map((key) => columns[key].name.zh).join("、"),
          en: missing.map((key) => columns[key].name.en).join(", "),
        }),
      },
    ];
  if (double !== undefined) return [{ line: head.lines, said: words.twiceColumn(double) }];
  return rest.map(({ record, lines }) => ({
    number: lines,
    at: Object.fromEntries(
      keys.map((key) => [key, record[where.get(key) ?? -1] ?? ""]),
    ) as Line["at"],
  }));
};

const isRemarks = (found: readonly Line[] | readonly Remark[]): found is readonly Remark[] =>
  found[0] !== undefined && "said" in found[0];

const listOf = (typed: string): readonly string[] =>
  typed
    .split(/[、,，;；/|]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

const id = /^[a-z0-9][a-z0-9-]{0,39}$/;
const plain = /^[^<>\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,80}$/u;

/** What stands alone on one line, read; what is wrong goes to `wrong`. */
const postOn = (line: Line, names: RoleNames, wrong: (said: Text) => void) => {
  const { at } = line;
  for (const key of keys)
    if ("required" in columns[key] && at[key] === "") wrong(words.missing(columns[key].name));
  for (const key of ["unitName", "unitEnglish", "postName", "postEnglish"] as const)
    if (at[key] !== "" && !plain.test(at[key])) wrong(words.badName(columns[key].name));
  for (const key of ["also", "former"] as const)
    for (const one of listOf(at[key]))
      if (!plain.test(one)) wrong(words.badName(columns[key].name));
  if (at.unit !== "" && !id.test(at.unit)) wrong(words.badId(columns.unit.name, at.unit));
  const [before, after] = at.post.includes(".") ? at.post.split(".", 2) : [at.unit, at.post];
  if (at.post !== "" && !id.test(after ?? "")) wrong(words.badId(columns.post.name, at.post));
  else if (before !== at.unit) wrong(words.otherUnit(at.post, at.unit));
  const kind = kindOf(at.kind);
  if (kind === undefined) wrong(words.badKind(at.kind));
  const all = { zh: list(names, "zh"), en: roles.join(", ") };
  const held = listOf(at.roles).flatMap((word): readonly Role[] => {
    const role = roleOf(word, names);
    if (role === undefined) wrong(words.badRole(word, all));
    return role === undefined ? [] : [role];
  });
  if (areApart(held)) wrong(words.apart);
  const language = languageOf(at.language);
  if (language === undefined && at.language !== "") wrong(words.badLanguage(at.language));
  return {
    kind: kind ?? "bureau",
    roles: [...new Set(held)],
    // The administrator's post belongs to no unit's work and is known by its one word.
    id: at.post === "admin" ? "admin" : `${at.unit}.${after ?? ""}`,
    language,
  };
};

const list = (names: RoleNames, language: "zh" | "en"): string =>
  roles.map((role) => names[role][language]).join("、");

const roleOf = (word: string, names: RoleNames): Role | undefined =>
  roles.find((role) => [role, names[role].zh, names[role].en].map(folded).includes(folded(word)));

const kindOf = (word: string): Organisation["kind"] | undefined =>
  word === ""
    ? "bureau"
    : (Object.keys(kinds) as Organisation["kind"][]).find(
        (kind) => kind === folded(word) || kinds[kind].includes(word),
      );

const languageOf = (word: string): Person["language"] | undefined => {
  const typed = folded(word);
  if (["中文", "汉语", "zh", "zh-cn", "chinese"].includes(typed)) return "zh-CN";
  return ["english", "en", "英文", "英语"].includes(typed) ? "en" : undefined;
};

const unitColumns = ["unitName", "unitEnglish", "also", "former", "kind", "superior"] as const;

/** The names of a unit beside its own, those it had before included. */
const alsoOf = (at: Line["at"]): readonly string[] => [...listOf(at.also), ...listOf(at.former)];

/** The units, each from the first line that names it; a later line may repeat it or leave it out. */
const unitsOn = (lines: readonly Line[], remark: (line: number, said: Text) => void) => {
  const units = new Map<string, { readonly line: number; readonly at: Record<Key, string> }>();
  for (const { number, at } of lines) {
    if (at.unit === "") continue;
    const known = units.get(at.unit);
    if (known === undefined) {
      units.set(at.unit, { line: number, at: { ...at } });
      continue;
    }
    for (const key of unitColumns) {
      if (at[key] === "") continue;
      if (known.at[key] === "") known.at[key] = at[key];
      else if (known.at[key] !== at[key])
        remark(number, words.differs(columns[key].name, at.unit, known.line));
    }
  }
  return units;
};

/** The circle that superiors make beginning with a unit, if they do. */
const circleFrom = (start: string, superior: ReadonlyMap<string, string>): string | undefined => {
  const way = [start];
  for (let next = superior.get(start); next !== undefined; next = superior.get(next)) {
    if (next === start) return [...way, start].join(" → ");
    if (way.includes(next)) return undefined;
    way.push(next);
  }
  return undefined;
};

/**
 * A county's units and posts out of a table (CSV text), with every problem by its line. Superiors may be named
 * by id or name. Units without a liaison, and roles the mechanism needs that nobody has, are warned of.
 */
export const readCountyFile = (content: string, names: RoleNames): CountyFile => {
  const problems: Remark[] = [];
  const warnings: Remark[] = [];
  const found = linesOf(content);
  if (isRemarks(found)) return { organisations: [], people: [], problems: found, warnings };
  const lines = unmerged(found, (line, said) => warnings.push({ line, said }));
  const remark = (line: number, said: Text) => problems.push({ line, said });
  const units = unitsOn(lines, remark);
  const posts = new Map<string, number>();
  const people = lines.map((line) => {
    const read = postOn(line, names, (said) => remark(line.number, said));
    const first = posts.get(read.id);
    if (first === undefined) posts.set(read.id, line.number);
    else remark(line.number, words.twice(read.id, first));
    const { postName, postEnglish, unit } = line.at;
    return {
      id: read.id,
      organisation: unit,
      name: text(postName, postEnglish === "" ? postName : postEnglish),
      roles: read.roles,
      ...(read.language === undefined ? {} : { language: read.language }),
    };
  });
  for (const [index, { organisation, roles: held }] of people.entries()) {
    const [foreign] = ofProcuratorate.filter((role) => held.includes(role));
    const kind = kindOf(units.get(organisation)?.at.kind ?? "");
    if (foreign !== undefined && kind !== "procuratorate")
      remark(lines[index]?.number ?? 0, words.notProcuratorate(names[foreign]));
  }
  const named = new Map<string, string>();
  for (const [unit, { line, at }] of units)
    for (const name of [at.unitName, ...alsoOf(at)]) {
      const other = named.get(folded(name));
      if (other !== undefined && other !== unit) remark(line, words.sameName(name, other));
      named.set(folded(name), unit);
    }
  const superior = new Map<string, string>();
  for (const [unit, { line, at }] of units) {
    if (at.superior === "") continue;
    const meant = units.has(at.superior) ? at.superior : named.get(folded(at.superior));
    if (meant === undefined) remark(line, words.noSuperior(at.superior));
    else superior.set(unit, meant);
  }
  for (const [unit, { line }] of units) {
    const circle = circleFrom(unit, superior);
    if (circle !== undefined) remark(line, words.circle(circle));
  }
  const organisations = [...units].map(([unit, { line, at }]): Organisation => {
    const name = text(at.unitName, at.unitEnglish === "" ? at.unitName : at.unitEnglish);
    const over = superior.get(unit);
    if (!people.some((one) => one.organisation === unit && one.roles.includes("liaison")))
      warnings.push({ line, said: words.noLiaison(name) });
    return {
      id: unit,
      name,
      also: alsoOf(at),
      kind: kindOf(at.kind) ?? "bureau",
      ...(over === undefined ? {} : { superior: over }),
    };
  });
  for (const role of ["intake", "procurator", "chief", "convenor", "secretariat", "admin"] as const)
    if (!people.some((one) => one.roles.includes(role)))
      warnings.push({ line: 0, said: words.nobodyIs(names[role]) });
  return {
    organisations,
    people,
    problems: problems.sort((a, b) => a.line - b.line),
    warnings,
  };
};
