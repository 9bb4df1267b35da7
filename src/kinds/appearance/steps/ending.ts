import { choice, long, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { disciplineIn } from "../../../people/directory.ts";
import { resultOptions, suedUnit } from "../cards.ts";
import { type Appearance, isToPerform, isUnanswered } from "../model.ts";
import { keeping, supervising, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** An absence without good reason is passed on before the case goes on here. */
const whenAnswered: Condition<Appearance> = {
  only: words.onlySuggested,
  otherwise: (appearance) => (isUnanswered(appearance) ? words.suggestFirst : undefined),
};

/** The supervision commission and the body above the unit (负责人出庭应诉规定第十二条). */
const supervisorsOf = (
  appearance: Appearance,
  { directory }: Pick<Context, "directory">,
): readonly string[] =>
  [
    disciplineIn(directory),
    ...unitsIn(appearance, "to").map((unit) => directory.organisations.get(unit)?.superior),
  ].filter((unit) => unit !== undefined);

/** What follows the hearing: an absence is passed on, the case is judged and performed. */
export const ending: Readonly<Record<string, Step<Appearance>>> = {
  suggest: step<Appearance>()({
    names: ["移送未出庭情况", "pass-on-absence"],
    label: words.suggest,
    help: words.suggestHelp,
    by: keeping,
    open: {
      from: ["heard"],
      when: {
        only: words.onlyAbsent,
        otherwise: (appearance) => (isUnanswered(appearance) ? undefined : words.notAbsent),
      },
    },
    button: { tone: "primary" },
    form: {
      to: optional(several(words.suggestTo, "organisations", { help: words.suggestToHelp })),
      suggestedOn: dayOr(words.suggestedOn),
    },
    apply: (appearance, { to, suggestedOn }, context) => {
      const sued = unitsIn(appearance, "to");
      const units = [...new Set(to ?? supervisorsOf(appearance, context))].filter(
        (unit) => !sued.includes(unit),
      );
      if (units.length === 0) return new Refusal(words.noSupervisor, { field: "to" });
      const { visibility, fields } = appearance;
      return recordDay(
        appearance,
        ["suggestedOn", suggestedOn, words.suggestedOn, fields.heldOn],
        context,
        (dated) => ({
          ...dated,
          parties: [...dated.parties, ...asUnits("copy", units, visibility, context.directory)],
        }),
      );
    },
    tells: {
      ...tellAll(supervising, (appearance: Appearance, { directory }: Context) =>
        words.suggestNews(suedUnit(appearance, directory)),
      ),
      ...tellAll(unitSeats, () => words.suggestUnitNews),
    },
    done: () => words.suggestDone,
  }),

  judge: step<Appearance>()({
    names: ["裁判", "judgment"],
    says: ["判下来了"],
    label: words.judge,
    help: words.judgeHelp,
    by: keeping,
    open: { from: ["heard"], to: ["judged", "closed"], when: whenAnswered },
    form: {
      result: choice(words.result, resultOptions, { main: true }),
      judgedOn: dayOr(words.judgedOn),
    },
    apply: (appearance, { result, judgedOn }, context) =>
      recordDay(
        appearance,
        ["judgedOn", judgedOn, words.judgedOn, appearance.fields.heldOn],
        context,
        (dated) => ({
          ...withFields(dated, { result }),
          state: isToPerform(result) ? "judged" : "closed",
        }),
      ),
    tells: tellAll([...unitSeats, "handler"], ({ fields }: Appearance) =>
      words.judgedNews(words[fields.result ?? "dismissed"]),
    ),
    done: ({ state }) => words.judgedDone(state === "judged"),
  }),

  perform: step<Appearance>()({
    names: ["履行裁判", "perform"],
    label: words.perform,
    help: words.performHelp,
    by: [...unitSeats, ...keeping],
    open: { from: ["judged"], to: "closed" },
    button: { tone: "primary" },
    form: {
      performed: long(words.performed, { main: true, max: 500 }),
      performedOn: dayOr(words.performedOn),
      files: filesField,
    },
    apply: (appearance, { performed, performedOn }, context) =>
      recordDay(
        appearance,
        ["performedOn", performedOn, words.performedOn, appearance.fields.judgedOn],
        context,
        (dated) => ({ ...dated, outcome: performed }),
      ),
    tells: tellAll(["handler", ...unitSeats], () => words.performNews),
    done: () => words.performDone,
  }),
};
