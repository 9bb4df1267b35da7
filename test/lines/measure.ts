import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { commandsFor, flows } from "../../src/catalog.ts";
import type { Press } from "../../src/chat/card.ts";
import type { Answer, Scene } from "../scene.ts";
import { openSituation } from "./situations.ts";

/** A line somebody may type: who, with what waiting for them, and what is right. */
export type Row = {
  readonly waits: string;
  readonly who: string;
  readonly line: string;
  /** What may be meant, each with every request it makes; `!` behind one that is done at once. */
  readonly intents: readonly (readonly string[])[];
  readonly done: boolean;
  readonly slots: Readonly<Record<string, string>>;
};

/** Every line of the tables in a folder. */
export const rowsIn = (folder: URL): readonly Row[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n").slice(1))
    .filter((line) => line !== "")
    .map((one) => {
      const [waits = "", who = "", line = "", intent = "", slots = ""] = one.split("\t");
      return {
        waits,
        who,
        line,
        intents: intent
          .replaceAll("!", "")
          .split("|")
          .map((each) => each.split("+")),
        done: intent.includes("!"),
        slots: Object.fromEntries(
          slots
            .split(" ")
            .filter((slot) => slot !== "")
            .map((slot) => slot.split("=") as [string, string]),
        ),
      };
    });

/** A third of the lines, by a hash of each, that nothing is tuned on. */
export const isHeldOut = ({ line }: Pick<Row, "line">): boolean =>
  (createHash("sha256").update(line).digest()[0] ?? 0) % 3 === 0;

/** What an answer shows first: a title and, where it is a matter's card, its number. */
const shownBy = ({ reply, text }: Answer): string => {
  const code = "matter" in reply ? (reply.matter ?? "") : "";
  const [title = ""] = "card" in reply && code === "" ? [reply.card?.title.zh] : [text];
  return code === "" ? (title ?? "") : code;
};

const pressesIn = ({ reply }: Answer): readonly Press[] => [
  ...("form" in reply && reply.form !== undefined ? [reply.form.submit] : []),
  ...("card" in reply && reply.card !== undefined
    ? reply.card.actions.map(({ press }) => press)
    : []),
];

const given = (press: Press): Readonly<Record<string, unknown>> => ({
  ...press.prefill,
  ...press.answers,
});

/** What a step is called. */
const labelOf = (id: string): string => {
  const [kind, step = ""] = id.split(".");
  return flows.find((flow) => flow.kind === kind)?.steps[step]?.label.zh ?? id;
};

/** The commands that only read: what they show may be asked for beside a line without changing what is judged next. */
const reading = new Set(
  commandsFor("山丹县", true).flatMap(({ id, shows }) => (shows === true ? [id] : [])),
);

/** How what is shown about one matter begins, where the line leaves open which one. */
const aboutOne: Readonly<Record<string, string>> = {
  deadline: "期限",
  delivery: "投递",
  documents: "文书",
  files: "附件",
};

/** Whether two neighbouring characters of one text stand in the other. */
const sharesWord = (one: string, other: string): boolean =>
  Array.from(one).some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)));

/** Where what is right stands among what an answer offers, 0 first; -1 where nothing is right. */
const rankOf = async (scene: Scene, row: Row, answer: Answer): Promise<number> => {
  const ranks = await Promise.all(
    row.intents.map((intent) => rankOfOne(scene, row, intent, answer)),
  );
  const found = ranks.filter((rank) => rank >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
};

const rankOfOne = async (
  scene: Scene,
  row: Row,
  intent: readonly string[],
  answer: Answer,
): Promise<number> => {
  const [id = "", ...more] = intent;
  const { reply } = answer;
  const presses = pressesIn(answer).filter(({ command }) => command !== "not-meant");
  const title = "card" in reply ? (reply.card?.title.zh ?? "") : "";
  if (id === "talk") return /^(?:您好|不客气|再见)/.test(title) ? 0 : -1;
  if (id === "-")
    return presses.every(({ command }) =>
      ["clue.submit", "search", "help", "todo"].includes(command),
    )
      ? 0
      : -1;
  if (more.length > 0) {
    const first = presses.slice(0, intent.length).map(({ command }) => command);
    const three = presses.slice(0, 3).map(({ command }) => command);
    if (intent.every((one) => first.includes(one))) return 0;
    return intent.every((one) => three.includes(one)) ? 1 : -1;
  }
  const code = row.slots["code"];
  if (reading.has(id)) {
    const { of, unit } = row.slots;
    const answers = id === "help" && of !== undefined ? { of } : unit === undefined ? {} : { unit };
    const ids = id === "search" || id === "list" ? { words: "河" } : answers;
    const wanted = await scene.presses(row.who, {
      command: id,
      answers: ids,
      ...(code === undefined ? {} : { code }),
    });
    const same = id === "search" ? title.startsWith("搜索") : shownBy(wanted) === shownBy(answer);
    if (same) return 0;
    // How several kinds do what is called alike is said of each: the one that is meant stands among them.
    if (of !== undefined && id === "help" && title.startsWith("怎么")) {
      const [, line = ""] = wanted.text.split("\n");
      if (line !== "" && answer.text.includes(line)) return 0;
    }
    if (of === undefined && id === "help" && title.startsWith("怎么"))
      return sharesWord(title.slice(2), row.line) ? 0 : -1;
    const latin = unit === undefined && /^[ -~]+$/.test(row.line);
    if (id === "directory" && title !== "" && (latin || sharesWord(unit ?? row.line, title)))
      return answer.text.includes("联络员:") ? 0 : -1;
    if (code === undefined && id === "show" && "matter" in reply && reply.matter !== undefined)
      return 0;
    const about = aboutOne[id];
    if (code === undefined && about !== undefined && title.startsWith(about)) return 0;
  }
  // What is not open to this person now is refused by its name, with what is: nothing else would be right.
  if (reply.is === "refusal" && answer.text.includes(labelOf(id)) && id.includes(".")) return 0;
  if (row.done && answer.text.includes(code ?? "")) {
    if (presses.every(({ command }) => command !== id)) return 0;
  }
  return presses
    .slice(0, 3)
    .findIndex((press) => press.command === id && (code === undefined || press.code === code));
};

/** Whether every value a line gives stands in what is offered first for it. */
const fillsSlots = (row: Row, answer: Answer): boolean => {
  const { reply } = answer;
  const form = "form" in reply ? reply.form : undefined;
  const all = [
    ...(form?.questions.map(({ key, value }) => [key, value] as const) ?? []),
    ...pressesIn(answer).flatMap((press) => Object.entries(given(press))),
  ];
  return Object.entries(row.slots).every(
    ([key, value]) =>
      key === "code" || all.some(([name, one]) => name === key && String(one).includes(value)),
  );
};

/** What came of a line: where what is right stands, whether a matter was changed, whether every value was read. */
export type Judged = {
  readonly row: Row;
  readonly rank: number;
  readonly changed: boolean;
  readonly filled: boolean;
  readonly text: string;
};

/** Every matter there is, with its version. */
const matters = async ({ store }: Scene): Promise<string> => {
  const codes = await store.codesAfter("", 200);
  return [...(await store.versions(codes))]
    .map((one) => one.join(":"))
    .sort()
    .join();
};

/** Types every line in its situation. */
export const judge = async (rows: readonly Row[]): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  for (const waits of new Set(rows.map((row) => row.waits))) {
    let scene = await openSituation(waits);
    let before = await matters(scene);
    for (const row of rows.filter((one) => one.waits === waits)) {
      const answer = await scene.says(row.who, row.line);
      const changed = (await matters(scene)) !== before;
      judged.push({
        row,
        rank: await rankOf(scene, row, answer),
        changed,
        filled: fillsSlots(row, answer),
        text: answer.text,
      });
      if (changed || row.done) {
        await scene.close();
        scene = await openSituation(waits);
        before = await matters(scene);
      }
    }
    await scene.close();
  }
  return judged;
};

/** Of how many lines what is right stands among the first so many that are offered, from 0 to 1. */
export const shareWithin = (list: readonly Judged[], within: number): number =>
  list.filter(({ rank }) => rank >= 0 && rank < within).length / list.length;
