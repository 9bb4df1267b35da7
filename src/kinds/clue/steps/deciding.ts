import { day, line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd } from "../../../chat/text.ts";
import { canSee, sightOf } from "../../../flow/access.ts";
import { inPublicInterest } from "../../../flow/categories.ts";
import { dayOr, inOrder, recordDay } from "../../../flow/days.ts";
import { codeTyped } from "../../../flow/lineage.ts";
import { type Party, unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit, unitOf } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { runningClock } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organisationName, type Person } from "../../../people/directory.ts";
import { sender } from "../cards.ts";
import { arrivalRules, reopeningClocks, resultClock } from "../clocks.ts";
import {
  type Clue,
  hasResult,
  hasTaken,
  isMinors,
  pendingStates,
  receiversOf,
  takenBy,
  takenStates,
  undecided,
} from "../model.ts";
import { allHandling, allIntake, alongside, handling, intake, receivers } from "../seats.ts";
import { words } from "../words.ts";

/** The clue with the unit of whoever acts in the lead, and the one that had it beside it. */
const ledBy = (clue: Clue, { actor, directory }: Context): Clue =>
  unitsIn(clue, "to").includes(actor.organisation)
    ? clue
    : {
        ...clue,
        parties: clue.parties.map((party): Party => {
          if (party.part === "to") return { ...party, part: "joint" };
          return party.part === "joint" && unitOf(party, directory) === actor.organisation
            ? { ...party, part: "to" }
            : party;
        }),
      };

const withdrawnNews = (clue: Clue, { directory }: Context) =>
  words.withdrawnNews(sender(clue, directory));

/** The number of the other is for those who see that one: to others it may not even exist. */
const mergedNews = ({ parent = "" }: Clue, { read }: Context, reader: Person) => {
  const other = read?.get(parent);
  return other !== undefined && canSee(sightOf(reader), other)
    ? words.mergedNews(parent)
    : words.mergedElsewhereNews;
};

/** What is still to come where a unit is through with its part: of those that took it on, and while nobody leads it yet. */
const stillToCome = (clue: Clue, { directory }: Context) => {
  const named = (units: readonly string[]) =>
    joinAnd(units.map((unit) => organisationName(directory, unit)));
  const left = receiversOf(clue).filter((unit) => !hasResult(clue, unit));
  const [taken, waiting] = [
    left.filter((unit) => hasTaken(clue, unit)),
    left.filter((unit) => !hasTaken(clue, unit)),
  ];
  const isPending = pendingStates.some((state) => state === clue.state);
  return joinAnd([
    ...((isPending || isMinors(clue)) && waiting.length > 0
      ? [words.hasToAccept(named(waiting))]
      : []),
    ...(taken.length > 0 ? [words.hasToFinish(named(taken))] : []),
  ]);
};

/** Filed or not, fed back, merged, withdrawn, closed, taken up again. */
export const deciding: Readonly<Record<string, Step<Clue>>> = {
  /** The chief procurator's decision (公益诉讼办案规则第三十条). */
  file: step<Clue>()({
    names: ["立案", "file"],
    says: [
      "材料我看了，立吧",
      "立吧",
      "file it",
      "够条件立案",
      "可以立了",
      "立了吧",
      "决定立案",
      "正式立案",
      "同意立案",
      "open the case",
      "可以立案",
      "够立案条件",
      "立案吧",
      "open a case",
      "file the case",
    ],
    label: words.file,
    help: words.fileHelp,
    by: ["to.procuratorate:chief", "joint.procuratorate:chief"],
    open: {
      from: [...undecided, "accepted"],
      to: "filed",
      when: {
        only: words.only.taken,
        otherwise: (clue) =>
          receiversOf(clue).some((unit) => hasTaken(clue, unit)) ? undefined : words.takeFirst,
      },
    },
    clocks: {
      starts: [
        ...resultClock,
        {
          rule: ({ category }) =>
            inPublicInterest(category ?? "") ? "pil.filing-notice" : undefined,
          from: ({ fields }, today) => fields.filedOn ?? today,
        },
      ],
      ends: [...arrivalRules, "clue.result-feedback"],
    },
    button: { tone: "primary" },
    form: { filedOn: dayOr(words.filedOn) },
    apply: (clue, { filedOn }, context) => {
      const { actor, today } = context;
      const taken = takenBy(clue, actor.organisation, today);
      return recordDay(taken, ["filedOn", filedOn, words.filedOn, undefined], context, (dated) =>
        ledBy(dated, context),
      );
    },
    tells: {
      from: () => words.filedNews,
      ...tellAll(alongside, (_, context) => words.filedJointNews(ownUnit(context))),
    },
    done: () => words.filedDone,
  }),

  /** The decision to file is served on the unit concerned (公益诉讼办案规则第七十条); we note the day. */
  serveFiling: step<Clue>()({
    names: ["送达立案决定", "送达立案", "serve-filing"],
    says: ["立案决定书送到了", "送立案书", "the filing decision was served"],
    label: words.serveFiling,
    help: words.serveFilingHelp,
    by: handling,
    open: {
      from: ["filed"],
      when: {
        only: words.only.filingDue,
        otherwise: (clue) =>
          runningClock(clue, "pil.filing-notice") === undefined ? words.filingNotDue : undefined,
      },
    },
    clocks: { ends: ["pil.filing-notice"] },
    button: { tone: "primary" },
    // Asked, not taken for today: what is noted is when it was served, not when somebody pressed.
    form: {
      servedOn: day(words.servedOn, { tense: "past", legal: true, prefill: ({ today }) => today }),
    },
    apply: (clue, { servedOn }, { today }) =>
      inOrder(servedOn, { after: clue.fields.filedOn, today }, "servedOn", words.servedOn) ??
      withFields(clue, { filingServedOn: servedOn }),
    done: () => words.filingServedDone,
  }),

  /** The chief procurator's decision, with reasons that reach the sender. */
  decline: step<Clue>()({
    names: ["不立案", "decline"],
    says: [
      "不立了",
      "没有违法不立案",
      "查了没问题不立",
      "达不到立案标准",
      "决定不立",
      "no grounds to file",
      "不予立案",
      "不够立案标准",
      "证据不足",
      "no case",
      "do not file",
    ],
    label: words.decline,
    help: words.declineHelp,
    by: ["to.procuratorate:chief"],
    open: { from: ["accepted"], to: "notFiled" },
    clocks: { starts: resultClock, ends: ["clue.result-feedback"] },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (clue, { reason }, context) => withRemark(clue, "decline", reason, context),
    tells: { from: (clue) => words.declinedNews(lastRemark(clue)) },
    done: () => words.declinedDone,
  }),

  /** A word to the sender on the way; the thirty days begin anew. */
  feedback: step<Clue>()({
    names: ["反馈", "feedback"],
    says: [
      "给提交的人回个话：已派人去现场",
      "把进展给报线索的单位说一下",
      "tell them we've taken samples",
      "跟他们说一声在检测",
      "给报线索的回个话",
      "告诉他们处理情况",
      "把结果反馈给举报单位",
      "跟他们说一声查的结果",
      "回告一下",
      "tell them what came of it",
      "反馈进展",
      "告诉报送单位",
      "回他们一声",
      "给报送单位回话",
      "give feedback",
      "tell them the progress",
    ],
    label: words.feedback,
    help: words.feedbackHelp,
    by: allHandling,
    open: { from: takenStates },
    each: {
      units: receiversOf,
      ready: hasTaken,
      done: hasResult,
      moves: "any",
      alongside: pendingStates,
    },
    clocks: { starts: resultClock, ends: ["clue.result-feedback"] },
    form: { progress: long(words.progress, { main: true, max: 500, none: "said" }) },
    apply: (clue, { progress }, context) => withRemark(clue, "feedback", progress, context),
    tells: { from: (clue) => words.feedbackNews(lastRemark(clue)) },
    done: () => words.feedbackDone,
  }),

  /** A duplicate is handled together with another clue. */
  merge: step<Clue>()({
    names: ["合并", "merge"],
    says: [
      "duplicate of the earlier one",
      "put them together",
      "并到一起",
      "和那条是同一件",
      "same as that one",
    ],
    label: words.merge,
    help: words.mergeHelp,
    by: intake,
    open: { from: [...undecided, "accepted"], to: "merged" },
    form: { into: line(words.into, { help: words.intoHelp, max: 20, main: true }) },
    reads: ({ into }, context) => [codeTyped(into, context)],
    apply: (clue, { into: typed }, context) => {
      const into = codeTyped(typed, context);
      const other = context.read?.get(into);
      if (into === clue.code) return new Refusal(words.intoItself, { field: "into" });
      return other?.kind !== clue.kind || other.closedAt !== undefined
        ? new Refusal(words.noSuchClue, { field: "into" })
        : { ...clue, parent: into };
    },
    tells: { from: mergedNews },
    done: (clue) => words.mergedDone(clue.parent ?? ""),
  }),

  /** The sender takes it back, before it is accepted or after it came back. */
  withdraw: step<Clue>()({
    names: ["撤回", "withdraw"],
    says: [
      "刚提交那个收回",
      "经核是误报",
      "we were mistaken, drop our tip",
      "forget it, take it back",
      "不报了",
      "这条我不报了",
      "线索报错了想收回",
      "撤掉我报的",
      "重复了撤了吧",
      "take my clue back",
      "线索不报了",
      "撤了吧",
      "撤回线索",
      "报错了撤回",
      "take back",
      "withdraw my clue",
    ],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: ["from"],
    open: { from: [...undecided, "needMore", "returned"], to: "withdrawn" },
    button: { tone: "danger" },
    form: {},
    apply: (clue) => clue,
    tells: tellAll([...receivers, ...alongside], withdrawnNews),
    done: () => words.withdrawnDone,
  }),

  /** The result is given to the sender and the clue ends. */
  close: step<Clue>()({
    names: ["办结", "close"],
    says: [
      "done with this one, it is sealed",
      "all done with this clue",
      "线索办完了",
      "可以结了",
      "close the clue",
    ],
    label: words.close,
    help: words.closeHelp,
    by: allIntake,
    open: { from: takenStates, to: "closed" },
    each: {
      units: receiversOf,
      ready: hasTaken,
      // Each of them has to take up harm to a child (未成年人保护法第十一条).
      awaits: isMinors,
      done: hasResult,
      moves: "all",
      alongside: pendingStates,
    },
    clocks: { ends: ["clue.result-feedback"] },
    form: { reason: long(words.result, { main: true, max: 500, also: ["理由"] }) },
    apply: (clue, { reason }, { actor, today }) => {
      const results = { ...clue.fields.results, [actor.organisation]: { on: today, text: reason } };
      const done = withFields(clue, { results });
      // What the unit that leads has found is the outcome; of the others it stands beside their names.
      const outcome = results[receiversOf(clue)[0] ?? ""]?.text;
      return outcome === undefined ? done : { ...done, outcome };
    },
    tells: {
      from: (clue, context) =>
        clue.state === "closed"
          ? words.closedNews(clue.outcome ?? "")
          : words.partDoneNews(
              ownUnit(context),
              clue.fields.results[context.actor.organisation]?.text ?? "",
            ),
      ...tellAll([...receivers, ...alongside], (clue, { actor }, { organisation }) =>
        clue.state === "closed" && organisation !== actor.organisation
          ? words.closedNews(clue.outcome ?? "")
          : undefined,
      ),
    },
    done: (clue, context) =>
      clue.state === "closed" ? words.closedDone : words.partDoneDone(stillToCome(clue, context)),
  }),

  /** Taken up again, by whoever answers for the receiver, with the reason. */
  reopen: step<Clue>()({
    names: ["重开", "reopen"],
    says: ["重新办", "再打开", "还没解决，重新打开", "reopen it"],
    label: words.reopen,
    help: words.reopenHelp,
    by: ["to.head", "to.procuratorate:chief", "joint.procuratorate:chief"],
    open: { from: ["closed", "withdrawn"], to: "registered" },
    clocks: { starts: reopeningClocks },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (clue, { reason }, context) => {
      const unit = context.actor.organisation;
      const { outcome: _, ...again } = ledBy(withRemark(clue, "reopen", reason, context), context);
      const { [unit]: __, ...taken } = again.fields.taken;
      const { [unit]: ___, ...results } = again.fields.results;
      return withFields<Clue>(again, { taken, results });
    },
    tells: { from: (clue) => words.reopenedNews(lastRemark(clue)) },
    done: () => words.reopenedDone,
  }),
};
