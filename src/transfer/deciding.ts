import { choice, long, ticks } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { dayOr } from "../flow/days.ts";
import { type Doing, type Step, step, tellAll } from "../flow/flow.ts";
import { policeIn } from "../people/directory.ts";
import { agencyOf, enclosureOptions, endingOptions, penaltyOptions } from "./cards.ts";
import type { Transfer } from "./model.ts";
import {
  agency,
  joined,
  lastSaid,
  objecting,
  onDay,
  police,
  procuratorate,
  procuratorateOf,
  recorded,
} from "./seats.ts";
import { words } from "./words.ts";

const toPolice = (say: (agency: ReturnType<typeof agencyOf>, said: string) => typeof words.spot) =>
  tellAll(police, (transfer: Transfer, { directory }: Doing) =>
    say(agencyOf(transfer, directory), lastSaid(transfer)),
  );

/** What the agency does: from the report to its head to the penalty that is due where nobody is prosecuted. */
export const deciding: Readonly<Record<string, Step<Transfer>>> = {
  /** The written report; the head decides within three days (移送规定第五条). */
  report: step<Transfer>()({
    label: words.report,
    names: ["报批", "report"],
    help: words.reportHelp,
    form: {
      report: long(words.reportText, {
        main: true,
        also: ["报告"],
        help: words.reportTextHelp,
      }),
      reportedOn: dayOr(words.reportedOn),
    },
    from: ["spotted"],
    to: "reported",
    by: agency,
    tone: "primary",
    awaited: true,
    starts: [
      { rule: () => "crim.head-decision", from: ({ fields }, on) => fields.reportedOn ?? on },
    ],
    tells: { "from.head": () => words.reportedNews },
    done: () => words.reportedDone,
    apply: (transfer, { report, reportedOn }, doing) =>
      onDay(transfer, ["reportedOn", reportedOn, words.reportedOn], undefined, doing, (dated) =>
        recorded(dated, "report", undefined, { report }, doing),
      ),
  }),

  /** From here the file has 24 hours to reach the police; they do not roll (移送规定第五条). */
  approve: step<Transfer>()({
    label: words.approve,
    names: ["批准移送", "批准", "approve"],
    help: words.approveHelp,
    form: {},
    from: ["reported"],
    to: "approved",
    by: ["from.head"],
    tone: "primary",
    stops: ["crim.head-decision"],
    starts: [{ rule: () => "crim.transfer", from: (_, on) => on }],
    tells: tellAll(agency, () => words.approvedNews),
    done: () => words.approvedDone,
    apply: (transfer, _, doing) =>
      recorded(transfer, "approve", undefined, { approvedOn: doing.today }, doing),
  }),

  refuse: step<Transfer>()({
    label: words.refuse,
    names: ["不批准移送", "不批准", "不移送", "refuse"],
    help: words.refuseHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["reported"],
    to: "refused",
    by: ["from.head"],
    tone: "danger",
    stops: ["crim.head-decision"],
    tells: {
      ...tellAll(agency, (transfer: Transfer) => words.refusedNews(lastSaid(transfer))),
      ...tellAll(procuratorate, (transfer: Transfer, { directory }: Doing) =>
        words.refusedCopy(agencyOf(transfer, directory)),
      ),
    },
    done: () => words.refusedDone,
    apply: (transfer, { reason }, doing) => ({
      ...recorded(transfer, "refuse", reason, {}, doing),
      parties: [...transfer.parties, ...joined(transfer, "copy", procuratorateOf(doing), doing)],
    }),
  }),

  /** The file goes to the police, with a copy to the procuratorate (移送规定第五条、第六条). */
  send: step<Transfer>()({
    label: words.send,
    names: ["发出", "送出", "send"],
    help: words.sendHelp,
    form: {
      enclosures: ticks(words.enclosures, enclosureOptions, { help: words.enclosuresHelp }),
      sentOn: dayOr(words.sentOn),
    },
    from: ["approved"],
    to: "sent",
    by: agency,
    tone: "primary",
    stops: ["crim.transfer"],
    tells: {
      ...toPolice((from) => words.sentNews(from)),
      ...tellAll(procuratorate, (transfer: Transfer, { directory }: Doing) =>
        words.sentCopy(agencyOf(transfer, directory)),
      ),
    },
    announces: ["to"],
    done: () => words.sentDone,
    apply: (transfer, { enclosures, sentOn }, doing) => {
      if (!enclosures.includes("letter") || !enclosures.includes("report"))
        return new Refusal(words.enclosuresMissing, { field: "enclosures" });
      const unit = policeIn(doing.directory);
      if (unit === undefined) return new Refusal(words.noPolice);
      const { approvedOn } = transfer.fields;
      return onDay(transfer, ["sentOn", sentOn, words.sentOn], approvedOn, doing, (dated) => ({
        ...recorded(dated, "send", undefined, { enclosures }, doing),
        parties: [
          ...transfer.parties,
          ...joined(transfer, "to", unit, doing),
          ...joined(transfer, "copy", procuratorateOf(doing), doing),
        ],
      }));
    },
  }),

  supplement: step<Transfer>()({
    label: words.supplement,
    names: ["补齐", "supply", "supplement"],
    help: words.supplementHelp,
    form: { supplied: long(words.supplied, { main: true, max: 500 }) },
    from: ["supplementing"],
    to: "accepted",
    by: agency,
    tone: "primary",
    stops: ["crim.police-incomplete.supplement"],
    tells: toPolice((from) => words.supplementedNews(from)),
    done: () => words.supplementedDone,
    apply: (transfer, { supplied }, doing) => {
      const { missing: _, ...fields } = transfer.fields;
      return recorded({ ...transfer, fields }, "supplement", supplied, {}, doing);
    },
  }),

  /** Within three days of the notice; to the police that decided (移送规定第九条). */
  reconsider: step<Transfer>()({
    label: words.reconsider,
    names: ["复议", "提请复议", "reconsider"],
    help: words.reconsiderHelp,
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      servedOn: dayOr(words.askedOn),
    },
    from: ["notFiled"],
    to: "reconsidering",
    by: objecting,
    stops: ["crim.reconsider.ask"],
    starts: [
      { rule: () => "crim.reconsider.answer", from: ({ fields }, on) => fields.servedOn ?? on },
    ],
    tells: toPolice(words.reconsiderNews),
    done: () => words.reconsiderDone,
    apply: (transfer, { reason, servedOn }, doing) =>
      onDay(
        transfer,
        ["servedOn", servedOn, words.askedOn],
        transfer.fields.noticeOn,
        doing,
        (dated) => recorded(dated, "reconsider", reason, {}, doing),
      ),
  }),

  /** Instead of reconsideration, or within three days of its result (移送规定第九条). */
  supervise: step<Transfer>()({
    label: words.supervise,
    names: ["提请监督", "supervise"],
    help: words.superviseHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["notFiled", "upheld"],
    to: "supervising",
    by: objecting,
    stops: ["crim.reconsider.ask", "crim.ask-procuratorate"],
    tells: tellAll(procuratorate, (transfer: Transfer, { directory }: Doing) =>
      words.superviseNews(agencyOf(transfer, directory), lastSaid(transfer)),
    ),
    done: () => words.superviseDone,
    apply: (transfer, { reason }, doing) => recorded(transfer, "supervise", reason, {}, doing),
  }),

  /** The items and papers, within three days of the filing notice (移送规定第十二条). */
  handOver: step<Transfer>()({
    label: words.handOver,
    names: ["移交", "移交物品", "hand-over"],
    help: words.handOverHelp,
    form: {
      items: long(words.handedOverItems, { main: true, max: 500 }),
      handedOverOn: dayOr(words.handedOverOn),
    },
    from: ["filed"],
    to: "handedOver",
    by: agency,
    tone: "primary",
    stops: ["crim.handover"],
    tells: toPolice((from) => words.handedOverNews(from)),
    done: () => words.handedOverDone,
    apply: (transfer, { items, handedOverOn }, doing) =>
      onDay(
        transfer,
        ["handedOverOn", handedOverOn, words.handedOverOn],
        transfer.fields.noticeOn,
        doing,
        (dated) => recorded(dated, "handOver", undefined, { items }, doing),
      ),
  }),

  /** What came of it at an organ that is not in the directory. */
  trace: step<Transfer>()({
    label: words.trace,
    names: ["登记结果", "trace"],
    help: words.traceHelp,
    form: {
      ending: choice(words.ending, endingOptions),
      result: long(words.result, { main: true, max: 500 }),
    },
    from: ["elsewhere"],
    to: ["closed", "penaltyDue"],
    by: agency,
    awaited: true,
    tells: tellAll(procuratorate, ended),
    done: () => words.concludedDone,
    apply: (transfer, { ending, result }, doing) => ({
      ...recorded(transfer, "trace", undefined, { ending }, doing),
      state: ending === "dropped" ? "penaltyDue" : "closed",
      outcome: result,
    }),
  }),

  /** A refusal by the police does not end the agency's own duty (移送规定第十条). */
  penalise: step<Transfer>()({
    label: words.penalise,
    names: ["处罚", "行政处理", "penalise"],
    help: words.penaliseHelp,
    form: {
      penalty: choice(words.penalty, penaltyOptions),
      result: long(words.penaltyResult, {
        main: true,
        max: 500,
        also: ["结果"],
        help: words.penaltyResultHelp,
      }),
    },
    from: ["notFiled", "upheld", "penaltyDue"],
    to: "closed",
    by: objecting,
    awaited: true,
    tells: tellAll(procuratorate, (transfer: Transfer, { directory }: Doing) =>
      words.penalisedNews(
        agencyOf(transfer, directory),
        words[transfer.fields.penalty ?? "none"],
        transfer.outcome ?? "",
      ),
    ),
    done: () => words.penalisedDone,
    apply: (transfer, { penalty, result }, doing) => ({
      ...recorded(transfer, "penalise", undefined, { penalty }, doing),
      outcome: result,
    }),
  }),

  /** Nothing was found after all; once it is reported only the head decides. */
  withdraw: step<Transfer>()({
    label: words.withdraw,
    names: ["撤回", "withdraw"],
    help: words.withdrawHelp,
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    from: ["spotted"],
    to: "withdrawn",
    by: agency,
    rare: true,
    tells: tellAll(agency, (transfer: Transfer) => words.withdrawnNews(transfer.outcome ?? "")),
    done: () => words.withdrawnDone,
    apply: (transfer, { reason }, doing) => ({
      ...recorded(transfer, "withdraw", reason, {}, doing),
      outcome: reason,
    }),
  }),
};

function ended({ fields, outcome = "" }: Transfer) {
  return words.concludedNews(words[fields.ending ?? "dropped"], outcome);
}
