import { long, optional, yesNo } from "../../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../../chat/text.ts";
import { filesField } from "../../../flow/file.ts";
import { type Context, type Step, step } from "../../../flow/step.ts";
import { formRules, type Meeting } from "../model.ts";
import { words } from "../words.ts";

/**
 * What of a meeting is not settled: tasks that are not done, what was resolved and is nobody's task, minutes that nobody
 * signed, items that were not dealt with. Of other matters what the actor may see, as `read`.
 */
const stillOpen = (
  { fields, state }: Meeting,
  { read }: Pick<Context, "read">,
): readonly Text[] => {
  const { form, resolutions, minutes, items, reached } = fields;
  const seen = (code: string | undefined) => read?.get(code ?? "");
  const tasks = resolutions.flatMap(({ task }) => {
    const found = seen(task);
    if (found === undefined || found.closedAt !== undefined) return [];
    return verbatim(found.visibility === 1 ? `${found.code} ${found.title}` : found.code);
  });
  const nobodys = resolutions.flatMap(({ task, text }, index) =>
    task === undefined && formRules[form].binding ? words.numberedItem(index + 1, text) : [],
  );
  const left = items
    .filter(({ code, said }) => !reached.includes(code ?? said ?? ""))
    .flatMap(({ code, said }) => said ?? seen(code)?.code ?? []);
  const unsigned = minutes === undefined ? resolutions.length > 0 : minutes.signedOn === undefined;
  return [
    ...(tasks.length === 0 ? [] : [words.tasksOpen(joinAnd(tasks))]),
    ...(nobodys.length === 0 ? [] : [words.nobodysTask(joinAnd(nobodys), state === "held")]),
    ...(unsigned ? [words.minutesOpen(minutes?.version)] : []),
    ...(left.length === 0 ? [] : [words.itemsOpen(joinAnd(left.map((one) => verbatim(one))))]),
  ];
};

/** A meeting that met comes to its end. */
export const closing: Readonly<Record<string, Step<Meeting>>> = {
  /** Ends the matter with what was decided. */
  close: step<Meeting>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: ["secretariat", "chair"],
    open: { from: ["held", "drafted", "circulated", "signed"], to: "closed" },
    button: { tone: "primary" },
    form: {
      reason: long(words.result, {
        main: true,
        help: words.resultHelp,
        also: ["理由"],
        readByAll: true,
      }),
      files: filesField,
      sure: optional(yesNo(words.sureToClose, { byButton: true })),
    },
    recalls: ({ fields: { resolutions, items } }) => [
      ...resolutions.flatMap(({ task }) => task ?? []),
      ...items.flatMap(({ code }) => code ?? []),
    ],
    asks: (meeting, { sure }, context) => {
      const open = sure === true ? [] : stillOpen(meeting, context);
      return open.length === 0
        ? undefined
        : {
            said: open,
            choices: [{ label: words.closeAnyway, answers: { sure: true } }],
            carries: {},
          };
    },
    apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    tells: { "invited.liaison": () => words.closedNews },
    done: () => words.closedDone,
  }),
};
