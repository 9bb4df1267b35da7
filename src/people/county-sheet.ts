import type { RoleNames } from "./county-file.ts";
import { columns } from "./county-file.ts";
import type { Organisation, Person, Role } from "./directory.ts";

const kindNames: Readonly<Record<Organisation["kind"], string>> = {
  government: "政府",
  procuratorate: "检察院",
  bureau: "部门",
  township: "乡镇",
  judiciary: "司法机关",
  group: "群团",
};

/** So that spreadsheets read it as UTF-8. */
const byteOrderMark = "\uFEFF";

const cell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** Lines of a table as CSV that a spreadsheet opens by itself. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  byteOrderMark + lines.map((line) => line.map(cell).join(",")).join("\n");

/** Units and posts as the table that `readCountyFile` reads, to be filled in and given back. */
export const countySheet = (
  organisations: readonly Organisation[],
  people: readonly Person[],
  names: RoleNames,
): string => {
  const units = new Map(organisations.map((one) => [one.id, one]));
  const line = ({
    id,
    organisation,
    name,
    roles,
  }: Person): Readonly<Record<keyof typeof columns, string>> => {
    const unit = units.get(organisation);
    return {
      unit: organisation,
      unitName: unit?.name.zh ?? "",
      unitEnglish: unit?.name.en ?? "",
      also: unit?.also.join("、") ?? "",
      former: "",
      kind: unit === undefined ? "" : kindNames[unit.kind],
      superior: unit?.superior ?? "",
      post: id === "admin" ? id : id.slice(organisation.length + 1),
      postName: name.zh,
      postEnglish: name.en,
      roles: roles.map((role: Role) => names[role].zh).join("、"),
      language: "",
    };
  };
  return csvOf([
    Object.values(columns).map(({ name }) => name.zh),
    ...people.map((person) => Object.values(line(person))),
  ]);
};
