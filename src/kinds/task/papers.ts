import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { organisationName } from "../../people/directory.ts";
import { roles, unitsNamed } from "./cards.ts";
import { openStates, type Task } from "./model.ts";
import { givers, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** 任务交办单: what goes to the units with the task. */
const order: PaperKind<Task> = {
  id: "order",
  name: text("任务交办单", "Task sheet"),
  by: [...givers, ...unitSeats],
  write: (task, { directory }) => {
    const { or, toFill } = gaps();
    const { fields } = task;
    return {
      title: "任务交办单",
      number: or(undefined, paperWords.number),
      to: unitsNamed(task, directory).zh,
      body: [],
      grid: [
        ["编号", task.code],
        ["任务", task.title],
        ...roles(task, directory).flatMap(([label, value]) =>
          value === undefined ? [] : [[label.zh, value.zh] as const],
        ),
        ["依据", or(fields.basis, words.basis)],
        ["完成标准", or(fields.standard, words.standard)],
        ["完成期限", paperDay(fields.due)],
        ["签收", or(fields.acknowledgedOn && paperDay(fields.acknowledgedOn), words.signature)],
      ],
      from: unitsIn(task, "from")
        .map((unit) => organisationName(directory, unit).zh)
        .join("、"),
      on: fields.servedOn,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 督办单: to a unit whose day has gone by. */
const pressing: PaperKind<Task> = {
  id: "pressing",
  name: text("督办单", "Urging notice"),
  by: givers,
  when: ({ state, fields }, { today }) =>
    openStates.some((one) => one === state) && fields.due < today,
  write: (task, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = task;
    const said = fields.remarks.findLast(({ step }) => step === "urge")?.text;
    return {
      title: "督办单",
      number: or(undefined, paperWords.number),
      to: unitsNamed(task, directory).zh,
      body: [
        `${paperDay(fields.servedOn)}交办的${inQuotes(task.title)}（${task.code}），应于${paperDay(fields.due)}前完成，至今未报完成。`,
        said ?? "请抓紧办理，并报告未按期完成的原因。",
        `请于${or(undefined, text("办结日期", "day"))}前完成并报结果。`,
      ],
      from: unitsIn(task, "from")
        .map((unit) => organisationName(directory, unit).zh)
        .join("、"),
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** The papers a task gives (domain §7). */
export const taskPapers: readonly PaperKind<Task>[] = [order, pressing];
