import { readFileSync, writeFileSync } from "node:fs";
import type { Fields } from "../src/chat/field.ts";
import { type Language, say, type Text } from "../src/chat/text.ts";
import { commandsFor, flows } from "../src/commands.ts";
import { guardingSteps } from "../src/flow/guarding.ts";

const labels = (form: Fields, language: Language): string =>
  Object.entries(form)
    .filter(([, { byButton }]) => byButton === undefined)
    .map(([key, { label, required }]) =>
      language === "en"
        ? `${key}${required ? "*" : ""}`
        : `${label.zh}=${key}${required ? "*" : ""}`,
    )
    .join(" ");

const row = (names: readonly string[], help: Text, form: Fields, language: Language): string =>
  `| ${names.join(" · ")} | ${say(help, language).replaceAll("|", "\\|")} | ${labels(form, language)} |`;

/** The command table of a README, printed from the flows and commands themselves. */
export const commandTable = (language: Language): string => {
  const head =
    language === "en"
      ? "| words | what it does | fields (* required) |"
      : "| 怎么说 | 做什么 | 字段（*必填） |";
  return [
    head,
    "|---|---|---|",
    ...flows.flatMap((flow) =>
      [
        flow.opening,
        ...Object.entries(flow.steps).flatMap(([id, step]) =>
          guardingSteps.includes(id) ? [] : [step],
        ),
      ].map(({ names, help, form }) =>
        row([`${flow.names[0]} ${names[0]}`, ...names.slice(1)], help, form, language),
      ),
    ),
    // What every kind of matter has is said once.
    ...flows
      .slice(0, 1)
      .flatMap(({ steps }) => guardingSteps.flatMap((id) => steps[id] ?? []))
      .map(({ names, help, form }) => row(names, help, form, language)),
    ...commandsFor("山丹县", true)
      .filter(({ hidden }) => hidden === undefined)
      .map(({ names, kindNames, help, form }) =>
        row(
          kindNames === undefined
            ? names
            : kindNames.flatMap((kind, index) => `${kind} ${names[index] ?? names[0]}`),
          help,
          form,
          language,
        ),
      ),
  ].join("\n");
};

const from = "<!-- commands: printed by scripts/readme.ts -->";
const until = "<!-- end of commands -->";

/** The text of a README with its command table as it should be. */
export const withTable = (text: string, language: Language): string => {
  const [before = "", rest = ""] = text.split(from);
  const [, after = ""] = rest.split(until);
  return `${before}${from}\n${commandTable(language)}\n${until}${after}`;
};

/** The READMEs and the language of each. */
export const readmes: readonly (readonly [file: string, language: Language])[] = [
  ["README.md", "en"],
  ["README.zh-CN.md", "zh-CN"],
];

if (import.meta.url === `file://${process.argv[1]}`)
  for (const [file, language] of readmes)
    writeFileSync(file, withTable(readFileSync(file, "utf8"), language));
