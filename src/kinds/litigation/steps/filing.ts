import { day, line, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, inOrder, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { type Matter, unitsIn, withFields } from "../../../flow/matter.ts";
import { othersOf } from "../../../flow/others.ts";
import { asUnits } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import { isAdministrative } from "../../../people/directory.ts";
import { suedUnit } from "../cards.ts";
import { defencePeriod } from "../clocks.ts";
import { type Litigation, pending, suedIn } from "../model.ts";
import { chief, sued, suing } from "../seats.ts";
import { words } from "../words.ts";

/** Whether a unit is complained of in a matter, and has no part in it by which it was told. */
const isUntold = (matter: Matter, unit: string): boolean =>
  unitsIn(matter, "accused").includes(unit) && !unitsIn(matter, "to").includes(unit);

/** The chief procurator has decided to sue: the case is a matter of its own from then on. */
export const register = opening<Litigation>()({
  id: "register",
  names: ["登记诉讼", "register-suit"],
  says: ["公益诉讼已经起诉到法院", "起诉书交法院了", "the procuratorate sues the bureau"],
  label: words.register,
  help: words.registerHelp,
  by: ["procuratorate:procurator", "procuratorate:chief"],
  form: {
    title: line(words.title, { max: 60, main: true }),
    to: one(words.defendant, "organisations", { also: ["单位"] }),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  readsOpen: true,
  apply: (answers, context): Draft<Litigation> | Refusal => {
    const { title, to } = answers;
    const { actor, directory, today } = context;
    if (!isAdministrative(directory.organisations.get(to)?.kind))
      return new Refusal(words.toAdministration, { field: "to" });
    const same = othersOf<Litigation>("litigation", context).find(
      (other) => other.title === title && suedIn(other) === to,
    );
    if (same !== undefined) return new Refusal(words.already(same.code), { field: "title" });
    const taken = lineage(answers, [title], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const { visibility } = inherited;
    const parent = context.read?.get(inherited.parent ?? "");
    // Who is complained of there and was sent nothing learns of it by the suit: a recommendation comes first.
    if (parent !== undefined && isUntold(parent, to))
      return new Refusal(words.recommendFirst, { field: "parent" });
    // A unit that no matter was sent to which this one comes of learns of the suit from the court alone.
    const known = parent !== undefined && unitsIn(parent, "to").includes(to);
    // Whoever handled what it comes of brings it, where the chief opens it.
    const handler = parent?.parties.find(({ part }) => part === "handler")?.person ?? actor.id;
    return {
      ...inherited,
      state: "decided",
      title,
      urgent: false,
      parties: [
        ...asUnits("from", [actor.organisation], visibility, directory),
        ...(known
          ? asUnits("to", [to], visibility, directory)
          : [{ part: "accused", organisation: to } as const]),
        { part: "handler", person: handler },
        ...recused,
      ],
      fields: { openedOn: today, sequence: 0, withdrawn: {}, heard: [], remarks: [] },
    };
  },
  tells: tellAll(["handler"], () => words.registeredNews),
  done: ({ code }) => words.registered(code),
});

/** The suit as the unit that is sued has its part in it: it learns of it as the court files it. */
const madeKnown = (
  litigation: Litigation,
  { directory }: Pick<Context, "directory">,
): Litigation => {
  const unit = suedIn(litigation);
  return unit === undefined || unitsIn(litigation, "to").length > 0
    ? litigation
    : {
        ...litigation,
        parties: [
          ...litigation.parties.filter(
            ({ part, organisation }) => part !== "accused" || organisation !== unit,
          ),
          ...asUnits("to", [unit], litigation.visibility, directory),
        ],
      };
};

/** The court files it, the unit answers; or the suit is withdrawn. */
export const filing: Readonly<Record<string, Step<Litigation>>> = {
  file: step<Litigation>()({
    names: ["法院立案", "file-suit"],
    says: ["法院受理了起诉", "法院立案了", "the court has filed the suit"],
    label: words.file,
    help: words.fileHelp,
    by: suing,
    open: { from: ["decided", "rejected"], to: "filed" },
    clocks: { starts: [defencePeriod], ends: ["court.appeal.ruling"] },
    button: { tone: "primary" },
    form: {
      caseNo: line(words.caseNo, { max: 40, main: true, help: words.caseNoHelp }),
      filedOn: dayOr(words.filedOn),
      copyOn: optional(day(words.copyOn, { tense: "past", legal: true, help: words.copyOnHelp })),
    },
    readsOpen: true,
    apply: (litigation, { caseNo, filedOn, copyOn }, context) => {
      if (!/\d/u.test(caseNo)) return new Refusal(words.noNumber, { field: "caseNo" });
      const same = othersOf<Litigation>("litigation", context).find(
        (other) => other.fields.caseNo === caseNo && other.code !== litigation.code,
      );
      if (same !== undefined) return new Refusal(words.already(same.code), { field: "caseNo" });
      return recordDay(
        litigation,
        [
          "filedOn",
          filedOn,
          words.filedOn,
          litigation.fields.rejectedOn ?? litigation.fields.openedOn,
        ],
        context,
        (dated) => {
          const after = dated.fields.filedOn;
          const wrong =
            copyOn === undefined
              ? undefined
              : inOrder(copyOn, { after, today: context.today }, "copyOn", words.copyOn);
          return (
            wrong ??
            withFields(madeKnown(dated, context), {
              caseNo,
              ...(copyOn === undefined ? {} : { copyOn }),
            })
          );
        },
      );
    },
    tells: tellAll(sued, ({ fields }: Litigation) => words.filedNews(fields.caseNo ?? "")),
    announces: ["to"],
    done: (litigation, context) =>
      litigation.fields.copyOn === undefined
        ? words.filedDone
        : words.filedUntil(explainRunning(litigation, ["court.defence"], context)),
  }),

  defend: step<Litigation>()({
    names: ["提交答辩", "答辩", "defend"],
    says: ["答辩状交了", "the defence is filed"],
    label: words.defend,
    help: words.defendHelp,
    by: sued,
    open: {
      from: pending,
      when: {
        only: words.onlyOnce,
        otherwise: ({ fields }) =>
          fields.defendedOn === undefined ? undefined : words.defendedBefore,
      },
    },
    clocks: { ends: ["court.defence"] },
    form: {
      defence: line(words.defence, { max: 200, main: true, help: words.defenceHelp }),
      defendedOn: dayOr(words.defendedOn),
      files: filesField,
    },
    apply: (litigation, { defence, defendedOn }, context) =>
      recordDay(
        litigation,
        [
          "defendedOn",
          defendedOn,
          words.defendedOn,
          litigation.fields.copyOn ?? litigation.fields.filedOn,
        ],
        context,
        (dated) => withRemark(dated, "defend", defence, context),
      ),
    tells: tellAll(["handler"], (litigation: Litigation, { directory }: Context) =>
      words.defendedNews(suedUnit(litigation, directory)),
    ),
    done: () => words.recorded,
  }),

  /** The chief procurator withdraws it: all that was asked for was done, or for another reason. */
  withdraw: step<Litigation>()({
    names: ["撤回起诉", "撤诉", "withdraw-suit"],
    says: ["不告了撤诉", "withdraw the suit"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: [chief],
    open: { from: ["decided", "rejected", ...pending], to: "withdrawn" },
    clocks: { ends: ["court.start", "court.defence"] },
    button: { rare: true },
    form: {
      reason: line(words.reason, { max: 300, main: true }),
      withdrawnOn: dayOr(words.withdrawnOn),
    },
    apply: (litigation, { reason, withdrawnOn }, context) =>
      recordDay(
        litigation,
        [
          "withdrawnOn",
          withdrawnOn,
          words.withdrawnOn,
          litigation.fields.filedOn ?? litigation.fields.openedOn,
        ],
        context,
        (dated) => ({ ...dated, outcome: reason }),
      ),
    tells: tellAll(["handler", ...sued], ({ outcome = "" }: Litigation) =>
      words.withdrawnNews(outcome),
    ),
    done: () => words.recorded,
  }),
};
