import { line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, hour, hourInOrder, inOrder, recordDay } from "../../../flow/days.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { dueBy, period } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { policeIn } from "../../../people/directory.ts";
import { agencyOf } from "../cards.ts";
import { acceptedDay, receivedDay, type Transfer } from "../model.ts";
import { agency, police, procuratorate, unitCalled } from "../seats.ts";
import { words } from "../words.ts";

const handedOnNews = ({ fields, state }: Transfer) =>
  state === "elsewhere"
    ? words.handedOnElsewhere(fields.organ ?? "")
    : words.handedOnNews(fields.organ ?? "");

/** The police receive a case: take it on, ask for what is missing, or pass it on. */
export const receiving: Readonly<Record<string, Step<Transfer>>> = {
  /** The receipt slip 回执; from here the police have their hours to pass on what is not theirs (移送规定第七条). */
  receive: step<Transfer>()({
    names: ["签收", "签收回执", "收到", "receive", "ack"],
    label: words.receive,
    help: words.receiveHelp,
    by: police,
    open: { from: ["sent"], to: "received" },
    clocks: {
      starts: [period("crim.police-reroute", ({ fields }) => fields.receivedAt)],
    },
    button: { tone: "primary" },
    form: {
      receivedAt: hour(words.receivedAt, {
        help: words.receivedAtHelp,
        also: ["签收日期"],
      }),
      receivedBy: line(words.receivedBy, { max: 40, help: words.receivedByHelp }),
    },
    apply: (transfer, { receivedAt, receivedBy }, context) =>
      hourInOrder(receivedAt, transfer.fields.sentOn, context, "receivedAt", words.receivedAt) ??
      withFields(transfer, { receivedAt, receivedBy }),
    tells: tellAll(agency, () => words.receivedNews),
    done: (transfer, context) =>
      words.receivedDone(dueBy(transfer, "crim.police-reroute", context)),
  }),

  /** The police take it on: from here run the hours to say what is missing and the days to decide (移送规定第八条). */
  confirm: step<Transfer>()({
    names: ["接受", "confirm", "accept"],
    label: words.confirm,
    help: words.confirmHelp,
    by: police,
    open: { from: ["received"], to: "accepted" },
    clocks: {
      starts: [
        period("crim.police-incomplete.notify", ({ fields }) => fields.acceptedAt),
        period("crim.police-decide", acceptedDay),
      ],
      // Of older matters the last two have run since the receipt.
      ends: ["crim.police-reroute", "crim.police-incomplete.notify", "crim.police-decide"],
    },
    button: { tone: "primary" },
    form: { acceptedAt: hour(words.acceptedAt, { main: true, help: words.acceptedAtHelp }) },
    apply: (transfer, { acceptedAt }, context) =>
      hourInOrder(
        acceptedAt,
        transfer.fields.receivedAt ?? transfer.fields.receivedOn,
        context,
        "acceptedAt",
        words.acceptedAt,
      ) ?? withFields(transfer, { acceptedAt }),
    tells: tellAll(agency, () => words.confirmedNews),
    done: (transfer, context) =>
      words.confirmedDone(
        dueBy(transfer, "crim.police-decide", context),
        dueBy(transfer, "crim.police-incomplete.notify", context),
      ),
  }),

  /**
   * An incomplete file is completed, never turned away (公安机关办理刑事案件程序规定第一百八十条): whoever asks for
   * what is missing has taken the case on.
   */
  incomplete: step<Transfer>()({
    names: ["补正", "要求补正", "incomplete"],
    label: words.incomplete,
    help: words.incompleteHelp,
    by: police,
    open: { from: ["received", "accepted"], to: "supplementing" },
    clocks: {
      starts: [
        period("crim.police-incomplete.supplement", ({ fields }) => fields.notifiedOn),
        {
          rule: ({ fields }) =>
            fields.acceptedAt === undefined ? "crim.police-decide" : undefined,
          from: (transfer, today) => acceptedDay(transfer) ?? today,
        },
      ],
      ends: ({ fields }) => [
        "crim.police-incomplete.notify",
        "crim.police-reroute",
        ...(fields.acceptedAt === undefined ? ["crim.police-decide"] : []),
      ],
    },
    form: {
      missing: long(words.missing, { main: true, max: 500 }),
      notifiedOn: dayOr(words.notifiedOn),
    },
    apply: (transfer, { missing, notifiedOn }, context) =>
      recordDay(
        transfer,
        [
          "notifiedOn",
          notifiedOn,
          words.notifiedOn,
          acceptedDay(transfer) ?? receivedDay(transfer),
        ],
        context,
        (dated) => withRemark(withFields(dated, { missing }), "incomplete", missing, context),
      ),
    tells: tellAll(agency, (transfer: Transfer, context: Context) =>
      words.incompleteNews(
        transfer.fields.missing ?? "",
        dueBy(transfer, "crim.police-incomplete.supplement", context),
      ),
    ),
    done: (transfer, context) =>
      words.incompleteDone(dueBy(transfer, "crim.police-incomplete.supplement", context)),
  }),

  /** Another organ's case goes on to it within 24 hours (移送规定第七条). */
  handOn: step<Transfer>()({
    names: ["转送", "pass-on"],
    label: words.handOn,
    help: words.handOnHelp,
    by: police,
    open: { from: ["received", "accepted"], to: ["sent", "elsewhere"] },
    clocks: {
      ends: ["crim.police-reroute", "crim.police-incomplete.notify", "crim.police-decide"],
    },
    form: {
      organ: line(words.organ, { max: 40, help: words.organHelp }),
      forwardedOn: dayOr(words.forwardedOn),
    },
    apply: (transfer, { organ, forwardedOn: given }, context) => {
      const forwardedOn = given ?? context.today;
      const after = { after: receivedDay(transfer), today: context.today };
      const wrong = inOrder(forwardedOn, after, "forwardedOn", words.forwardedOn);
      if (wrong !== undefined) return wrong;
      const unit = unitCalled(context.directory, organ);
      const taken = [...unitsIn(transfer, "from"), ...unitsIn(transfer, "to")];
      if (unit !== undefined && [...taken, policeIn(context.directory)].includes(unit))
        return new Refusal(words.sameOrgan, { field: "organ" });
      const next = withFields(transfer, { organ, forwardedOn });
      if (unit === undefined) return { ...next, state: "elsewhere" };
      const {
        receivedAt: _,
        receivedOn: __,
        receivedBy: ___,
        acceptedAt: ____,
        notifiedOn: _____,
        missing: ______,
        ...fields
      } = next.fields;
      return {
        ...next,
        state: "sent",
        fields,
        parties: [
          ...transfer.parties.filter(({ part }) => part !== "to"),
          ...asUnits("to", [unit], 2, context.directory),
        ],
      };
    },
    tells: {
      ...tellAll(agency, handedOnNews),
      ...tellAll(procuratorate, handedOnNews),
      ...tellAll(police, (transfer: Transfer, { directory }: Context) =>
        transfer.state === "sent" ? words.sentNews(agencyOf(transfer, directory)) : undefined,
      ),
    },
    done: ({ fields }) => words.handedOnDone(fields.organ ?? ""),
  }),
};
