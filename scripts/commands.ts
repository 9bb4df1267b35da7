import type { Fields } from "../src/chat/field.ts";
import { joinAnd, type Text, text } from "../src/chat/text.ts";
import type { Command } from "../src/commands/command.ts";
import { confidentialitySteps } from "../src/flow/confidentiality.ts";
import { type Flow, openingsOf } from "../src/flow/flow.ts";
import { seatName } from "../src/flow/seat.ts";

const head = [
  "| 怎么说 · words | 做什么 · what it does | 填什么 · fields |",
  "|---|---|---|",
] as const;

const labels = (form: Fields): string =>
  Object.entries(form)
    .filter(([, { byButton, doubt }]) => byButton === undefined && doubt === undefined)
    .map(([key, { label, required }]) => `${label.zh}=${key}${required ? "*" : ""}`)
    .join(" ");

const row = (names: readonly string[], help: Text, form: Fields): string =>
  `| ${[names.join(" · "), `${help.zh}<br>${help.en}`, labels(form)]
    .map((cell) => cell.replaceAll("|", "\\|"))
    .join(" | ")} |`;

const kindSection = (flow: Flow): readonly string[] => [
  `## ${flow.names.join(" · ")} (${flow.prefix})`,
  "",
  ...head,
  ...[
    ...openingsOf(flow),
    ...Object.entries(flow.steps).flatMap(([id, step]) =>
      confidentialitySteps.includes(id) ? [] : [step],
    ),
  ].map(({ names, help, form }) =>
    row([`${flow.names[0]} ${names[0]}`, ...names.slice(1)], help, form),
  ),
  "",
];

/** A command about something has that word before each of its own: 群 绑定, group bind. */
const wordsOf = ({ names, kindNames }: Command): readonly string[] =>
  kindNames === undefined
    ? names
    : kindNames.flatMap((kind, index) => `${kind} ${names[index] ?? names[0]}`);

/** What a command does, and whose it is where it is not everybody's. */
const withRoles = ({ help, by }: Command): Text => {
  if (by === undefined) return help;
  const { zh, en } = joinAnd(by.map((office) => seatName(office, {})));
  return text(`${help.zh}（限：${zh}）`, `${help.en} (only: ${en})`);
};

/** The page of everything that can be typed, in both languages, from the declarations themselves. */
export const commandsPage = (flows: readonly Flow[], commands: readonly Command[]): string =>
  [
    "# 能输入的话 · What can be typed",
    "",
    "由各种事项的声明打印而成；一个字段写作“标签=英文标签”，带 * 的必填。种类和步骤可以换位（`提交线索`、`线索 提交`），认得出时种类可以不写；空格可有可无（`受理xs1`）；字段后面写 `=`、`：` 或空格都行；单位和选项写全称、简称都认；日期可以写 `下周三 下午3点`。不写编号，就指等您办的那一件。缺什么，用表单来问。不是命令的一句话，可以做成线索。写的内容被误认作涉及公职人员、未成年人或个人信息时，每种事项的每一步都可以加 `误判说明=为什么不是`（`notSo`）。",
    "",
    "Printed from the declarations. A field is “label=English label”, with * where it is required. Kind and step may swap (`submit clue`, `clue submit`), and the kind may be left out where the step tells it; spaces are optional in Chinese; labels take `=`, `:` or a space; units and choices match by any unambiguous name; dates may be `next Wednesday 3pm`. Without a number, the one matter that waits for you is meant. What is missing is asked for in a form. A sentence that is no command is offered as a clue. Where the screening is mistaken about what was written, `notSo=why it is not` may be added, with any matter and any step.",
    "",
    ...flows.flatMap(kindSection),
    "## 任何事项 · Any matter",
    "",
    ...head,
    ...flows
      .slice(0, 1)
      .flatMap(({ steps }) => confidentialitySteps.flatMap((id) => steps[id] ?? []))
      .map(({ names, help, form }) => row(names, help, form)),
    "",
    "## 单独的命令 · Alone",
    "",
    ...head,
    ...commands
      .filter(({ hidden }) => hidden === undefined)
      .map((command) => row(wordsOf(command), withRoles(command), command.form)),
    "",
  ].join("\n");
