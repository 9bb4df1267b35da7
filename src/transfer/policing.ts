import type { Day } from "../calendar/day.ts";
import { choice, line, long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { dayOr } from "../flow/days.ts";
import { type Doing, type Step, step, tellAll } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, policeIn } from "../people/directory.ts";
import { agencyOf, endingOptions } from "./cards.ts";
import type { Transfer } from "./model.ts";
import { agency, lastSaid, objecting, onDay, police, procuratorate, recorded } from "./seats.ts";
import { words } from "./words.ts";

/** The two days of a decision: when it was taken, and when its notice reached the agency. */
const decided = {
  decidedOn: dayOr(words.decidedOn),
  noticeOn: dayOr(words.noticeOn, words.noticeOnHelp),
};

type Decided = { readonly decidedOn?: Day | undefined; readonly noticeOn?: Day | undefined };

/** The transfer with both days of a decision, and what was said of it. */
const decision = (
  transfer: Transfer,
  step: string,
  said: string | undefined,
  { decidedOn, noticeOn }: Decided,
  doing: Doing,
): Transfer | Refusal =>
  onDay(
    transfer,
    ["decidedOn", decidedOn, words.decidedOn],
    transfer.fields.receivedOn,
    doing,
    (dated) =>
      onDay(
        dated,
        ["noticeOn", noticeOn, words.noticeOn],
        dated.fields.decidedOn,
        doing,
        (noticed) => recorded(noticed, step, said, {}, doing),
      ),
  );

/** The clocks that run while the police have the file and have not decided. */
const atHand = [
  "crim.police-reroute",
  "crim.police-incomplete.notify",
  "crim.police-incomplete.supplement",
];

/** The unit of just this name; 甘州区公安局 is not the county's 公安局. */
const unitCalled = ({ organisations }: Directory, typed: string): string | undefined => {
  const wanted = typed.trim().toLowerCase();
  return [...organisations.values()].find(({ id, name, also }) =>
    [id, name.zh, name.en, ...also].some((one) => one.toLowerCase() === wanted),
  )?.id;
};

const handedOn = ({ fields, state }: Transfer) =>
  state === "elsewhere"
    ? words.handedOnElsewhere(fields.organ ?? "")
    : words.handedOnNews(fields.organ ?? "");

const concluded = (transfer: Transfer) => {
  const { fields, outcome = "" } = transfer;
  return words.concludedNews(words[fields.ending ?? "dropped"], outcome);
};

/** What the police do with a case that was transferred to them. */
export const policing: Readonly<Record<string, Step<Transfer>>> = {
  /** The receipt slip 回执; from here the police have their hours and days (移送规定第七条、第八条). */
  receive: step<Transfer>()({
    label: words.receive,
    names: ["签收", "签收回执", "收到", "receive", "ack"],
    help: words.receiveHelp,
    form: {
      receivedOn: dayOr(words.receivedOn),
      receivedBy: line(words.receivedBy, { max: 40, help: words.receivedByHelp }),
    },
    from: ["sent"],
    to: "received",
    by: police,
    tone: "primary",
    awaited: true,
    starts: [
      { rule: () => "crim.police-reroute", from: (_, on) => on },
      { rule: () => "crim.police-incomplete.notify", from: (_, on) => on },
      { rule: () => "crim.police-decide", from: ({ fields }, on) => fields.receivedOn ?? on },
    ],
    tells: tellAll(agency, () => words.receivedNews),
    done: () => words.receivedDone,
    apply: (transfer, { receivedOn, receivedBy }, doing) =>
      onDay(
        transfer,
        ["receivedOn", receivedOn, words.receivedOn],
        transfer.fields.sentOn,
        doing,
        (dated) => recorded(dated, "receive", undefined, { receivedBy }, doing),
      ),
  }),

  confirm: step<Transfer>()({
    label: words.confirm,
    names: ["接受", "confirm", "accept"],
    help: words.confirmHelp,
    form: {},
    from: ["received"],
    to: "accepted",
    by: police,
    tone: "primary",
    stops: ["crim.police-reroute", "crim.police-incomplete.notify"],
    tells: tellAll(agency, () => words.confirmedNews),
    done: () => words.confirmedDone,
    apply: (transfer) => transfer,
  }),

  /** An incomplete file is completed, never turned away (公安机关办理刑事案件程序规定第一百八十条). */
  incomplete: step<Transfer>()({
    label: words.incomplete,
    names: ["补正", "要求补正", "incomplete"],
    help: words.incompleteHelp,
    form: {
      missing: long(words.missing, { main: true, max: 500 }),
      notifiedOn: dayOr(words.notifiedOn),
    },
    from: ["received", "accepted"],
    to: "supplementing",
    by: police,
    stops: ["crim.police-incomplete.notify"],
    ends: () => ["crim.police-reroute"],
    starts: [
      {
        rule: () => "crim.police-incomplete.supplement",
        from: ({ fields }, on) => fields.notifiedOn ?? on,
      },
    ],
    tells: tellAll(agency, ({ fields }: Transfer) => words.incompleteNews(fields.missing ?? "")),
    done: () => words.incompleteDone,
    apply: (transfer, { missing, notifiedOn }, doing) =>
      onDay(
        transfer,
        ["notifiedOn", notifiedOn, words.notifiedOn],
        transfer.fields.receivedOn,
        doing,
        (dated) => recorded(dated, "incomplete", missing, { missing }, doing),
      ),
  }),

  /** Another organ's case goes on to it within 24 hours (移送规定第七条). */
  handOn: step<Transfer>()({
    label: words.handOn,
    names: ["转送", "pass-on"],
    help: words.handOnHelp,
    form: { organ: line(words.organ, { max: 40, help: words.organHelp }) },
    from: ["received", "accepted"],
    to: ["sent", "elsewhere"],
    by: police,
    stops: ["crim.police-reroute"],
    ends: () => ["crim.police-incomplete.notify", "crim.police-decide"],
    tells: {
      ...tellAll(agency, handedOn),
      ...tellAll(procuratorate, handedOn),
      ...tellAll(police, (transfer: Transfer, { directory }: Doing) =>
        transfer.state === "sent" ? words.sentNews(agencyOf(transfer, directory)) : undefined,
      ),
    },
    done: ({ fields }) => words.handedOnDone(fields.organ ?? ""),
    apply: (transfer, { organ }, doing) => {
      const unit = unitCalled(doing.directory, organ);
      const taken = [...unitsIn(transfer, "from"), ...unitsIn(transfer, "to")];
      if (unit !== undefined && [...taken, policeIn(doing.directory)].includes(unit))
        return new Refusal(words.sameOrgan, { field: "organ" });
      const next = recorded(transfer, "handOn", undefined, { organ }, doing);
      if (unit === undefined) return { ...next, state: "elsewhere" };
      const { receivedOn: _, receivedBy: __, ...fields } = next.fields;
      return {
        ...next,
        state: "sent",
        fields,
        parties: [
          ...transfer.parties.filter(({ part }) => part !== "to"),
          { part: "to", organisation: unit },
          ...team("to", unit, doing.directory),
        ],
      };
    },
  }),

  /** Filed: by the police themselves, on reconsideration, or as notified (移送规定第八条、第九条). */
  file: step<Transfer>()({
    label: words.file,
    names: ["立案", "file"],
    help: words.fileHelp,
    form: decided,
    from: [
      "received",
      "accepted",
      "supplementing",
      "notFiled",
      "reconsidering",
      "upheld",
      "supervising",
      "explaining",
      "explained",
      "ordered",
    ],
    to: "filed",
    by: police,
    tone: "primary",
    stops: ["crim.police-decide", "crim.reconsider.answer", "crim.file-after-notice"],
    ends: () => [...atHand, "crim.reconsider.ask", "crim.ask-procuratorate", "crim.police-explain"],
    starts: [
      { rule: () => "crim.handover", from: ({ fields }, on) => fields.noticeOn ?? on },
      { rule: () => "crim.chase", from: ({ fields }, on) => fields.decidedOn ?? on },
    ],
    tells: {
      ...tellAll(agency, () => words.filedNews),
      ...tellAll(procuratorate, () => words.filedCopy),
    },
    done: () => words.filedDone,
    apply: (transfer, answers, doing) => decision(transfer, "file", undefined, answers, doing),
  }),

  decline: step<Transfer>()({
    label: words.decline,
    names: ["不立案", "不予立案", "decline"],
    help: words.declineHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }), ...decided },
    from: ["received", "accepted", "supplementing"],
    to: "notFiled",
    by: police,
    tone: "danger",
    stops: ["crim.police-decide"],
    ends: () => atHand,
    starts: [
      { rule: () => "crim.reconsider.ask", from: ({ fields }, on) => fields.noticeOn ?? on },
    ],
    tells: {
      ...tellAll(objecting, (transfer: Transfer) => words.declinedNews(lastSaid(transfer))),
      ...tellAll(procuratorate, (transfer: Transfer) => words.declinedCopy(lastSaid(transfer))),
    },
    done: () => words.declinedDone,
    apply: (transfer, { reason, ...answers }, doing) =>
      decision(transfer, "decline", reason, answers, doing),
  }),

  /** The reconsidered decision, within three days of the request (移送规定第九条). */
  uphold: step<Transfer>()({
    label: words.uphold,
    names: ["维持", "uphold"],
    help: words.upholdHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }), ...decided },
    from: ["reconsidering"],
    to: "upheld",
    by: police,
    stops: ["crim.reconsider.answer"],
    starts: [
      { rule: () => "crim.ask-procuratorate", from: ({ fields }, on) => fields.noticeOn ?? on },
    ],
    tells: tellAll(objecting, (transfer: Transfer) => words.upheldNews(lastSaid(transfer))),
    done: () => words.upheldDone,
    apply: (transfer, { reason, ...answers }, doing) =>
      decision(transfer, "uphold", reason, answers, doing),
  }),

  /** To the procuratorate, in writing within seven days of its demand (人民检察院刑事诉讼规则第五百六十条). */
  explain: step<Transfer>()({
    label: words.explain,
    names: ["说明理由", "说明", "explain"],
    help: words.explainHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["explaining"],
    to: "explained",
    by: police,
    tone: "primary",
    stops: ["crim.police-explain"],
    tells: tellAll(procuratorate, (transfer: Transfer) => words.explainNews(lastSaid(transfer))),
    done: () => words.explainDone,
    apply: (transfer, { reason }, doing) => recorded(transfer, "explain", reason, {}, doing),
  }),

  feedback: step<Transfer>()({
    label: words.feedback,
    names: ["反馈", "feedback"],
    help: words.feedbackHelp,
    form: { progress: long(words.progress, { main: true, max: 500 }) },
    from: ["filed", "handedOver"],
    by: police,
    rare: true,
    tells: tellAll([...agency, ...procuratorate], (transfer: Transfer) =>
      words.feedbackNews(lastSaid(transfer)),
    ),
    done: () => words.feedbackDone,
    apply: (transfer, { progress }, doing) => recorded(transfer, "feedback", progress, {}, doing),
  }),

  /** Where nobody is prosecuted the case goes back for the penalty that may be due. */
  conclude: step<Transfer>()({
    label: words.conclude,
    names: ["侦结", "conclude"],
    help: words.concludeHelp,
    form: {
      ending: choice(words.ending, endingOptions),
      result: long(words.result, { main: true, max: 500 }),
    },
    from: ["filed", "handedOver"],
    to: ["closed", "penaltyDue"],
    by: police,
    tone: "primary",
    stops: ["crim.chase"],
    ends: () => ["crim.handover"],
    tells: {
      ...tellAll(agency, (transfer: Transfer) =>
        transfer.fields.ending === "dropped"
          ? words.droppedNews(transfer.outcome ?? "")
          : concluded(transfer),
      ),
      ...tellAll(procuratorate, concluded),
    },
    done: () => words.concludedDone,
    apply: (transfer, { ending, result }, doing) => ({
      ...recorded(transfer, "conclude", undefined, { ending }, doing),
      state: ending === "dropped" ? "penaltyDue" : "closed",
      outcome: result,
    }),
  }),
};
