import { inQuotes } from "../calendar/quotation.ts";
import { type Text, text } from "../chat/text.ts";

/** A file has so many lines at most. */
export const mostLines = 5000;

/** What is said of a file of units and posts. */
export const words = {
  unreadable: text(
    "这不是逗号、分号或制表符分隔的表格。请在表格软件里另存为 CSV。",
    "This is no table separated by commas, semicolons or tabs. Save it as CSV from your spreadsheet.",
  ),
  empty: text("表里没有一行岗位。", "There is no post in the file."),
  tooMany: text(`最多${mostLines}行。`, `At most ${mostLines} lines.`),
  noColumn: (missing: Text): Text =>
    text(
      `第一行缺少这些列：${missing.zh}。列名可以是中文或英文，次序不限。`,
      `The first line lacks these columns: ${missing.en}. Names may be Chinese or English, in any order.`,
    ),
  twiceColumn: (name: string): Text =>
    text(`“${name}”这一列出现了两次。`, `The column “${name}” is there twice.`),
  fromAbove: (unit: string): Text =>
    text(
      `没有填单位，算作上一行的“${unit}”（合并的单元格）。`,
      `No unit is given; taken as “${unit}” of the line above (merged cells).`,
    ),
  missing: (column: Text): Text => text(`没有填“${column.zh}”。`, `“${column.en}” is empty.`),
  badId: (column: Text, given: string): Text =>
    text(
      `“${column.zh}”写成了${inQuotes(given)}。编号用小写字母、数字和短横，最多40个，如 water、town-qingquan。`,
      `“${column.en}” is ${inQuotes(given)}. An id has lower-case letters, digits and hyphens, at most 40, such as water or town-qingquan.`,
    ),
  badName: (column: Text): Text =>
    text(
      `“${column.zh}”太长，或有尖括号、换行等不能用的字符；最多80个字。`,
      `“${column.en}” is too long or has characters such as < > or line breaks; at most 80.`,
    ),
  badKind: (given: string): Text =>
    text(
      `不认识性质${inQuotes(given)}。可以写：政府、检察院、部门、乡镇、司法机关、群团。`,
      `${inQuotes(given)} is no kind of unit. There is: government, procuratorate, bureau, township, judiciary, group.`,
    ),
  badRole: (given: string, all: Text): Text =>
    text(
      `不认识职责${inQuotes(given)}。可以写：${all.zh}。`,
      `${inQuotes(given)} is no role. There is: ${all.en}.`,
    ),
  notProcuratorate: (role: Text): Text =>
    text(
      `“${role.zh}”只能是检察院的岗位。请把单位的性质写成“检察院”，或改职责。`,
      `“${role.en}” is a post of a procuratorate alone. Write “procuratorate” as the kind of the unit, or give another role.`,
    ),
  badLanguage: (given: string): Text =>
    text(
      `不认识语言${inQuotes(given)}。可以写：中文、English。`,
      `${inQuotes(given)} is no language here. There is: 中文, English.`,
    ),
  otherUnit: (post: string, unit: string): Text =>
    text(
      `岗位编号“${post}”不是以单位编号“${unit}.”开头。`,
      `The post “${post}” does not begin with its unit, “${unit}.”.`,
    ),
  twice: (post: string, line: number): Text =>
    text(`岗位“${post}”在第${line}行已经有了。`, `The post “${post}” is on line ${line} already.`),
  differs: (column: Text, unit: string, line: number): Text =>
    text(
      `单位“${unit}”的“${column.zh}”与第${line}行不一样。`,
      `“${column.en}” of the unit “${unit}” is not what line ${line} says.`,
    ),
  sameName: (name: string, unit: string): Text =>
    text(
      `“${name}”已经是单位“${unit}”的名称或别名。`,
      `“${name}” is a name of the unit “${unit}” already.`,
    ),
  noSuperior: (given: string): Text =>
    text(
      `上级${inQuotes(given)}不在表里。写上级单位的编号或名称。`,
      `The superior ${inQuotes(given)} is not in the file. Give the id or the name of a unit of this file.`,
    ),
  circle: (way: string): Text =>
    text(`上级绕成了一圈：${way}。`, `The superiors go round in a circle: ${way}.`),
  apart: text(
    "信息公开岗、秘书处和保密员互相把关，不能是同一个岗位。",
    "The publisher and the secrecy officer check each other and cannot be one post.",
  ),
  noLiaison: (unit: Text): Text =>
    text(
      `${unit.zh}没有联络员，收不到线索和建议书。`,
      `${unit.en} has no liaison and cannot be sent anything.`,
    ),
  nobodyIs: (role: Text): Text => text(`没有一个岗位是“${role.zh}”。`, `No post is “${role.en}”.`),
};
