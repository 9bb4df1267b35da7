import { choice, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { ratingOptions, taker } from "../cards.ts";
import { againPeriod, answerRules } from "../clocks.ts";
import type { EnterpriseRequest, RequestState } from "../model.ts";
import { answering, asking, planning, settling } from "../seats.ts";
import { words } from "../words.ts";

/** Where it stands after the enterprise has said whether the answer does. */
const stateAfter = (
  rating: EnterpriseRequest["fields"]["rating"],
  { sentBack = false }: EnterpriseRequest["fields"],
): RequestState => {
  if (rating === "satisfied") return "closed";
  return sentBack ? "agenda" : "open";
};

/** Whether the answer does, and what a meeting makes of it where it does not. */
export const settlingSteps: Readonly<Record<string, Step<EnterpriseRequest>>> = {
  /** Dissatisfied, it goes back once; the second time a meeting settles it. */
  rate: step<EnterpriseRequest>()({
    names: ["评价诉求", "评价", "rate"],
    says: ["企业说满意", "给个评价"],
    label: words.rate,
    whole: true,
    help: words.rateHelp,
    by: asking,
    open: { from: ["answered"], to: ["closed", "open", "agenda"] },
    clocks: { starts: [againPeriod], ends: ["request.rate"] },
    button: {
      presses: [
        { label: words.satisfied, answers: { rating: "satisfied" }, tone: "primary" },
        { label: words.dissatisfied, answers: { rating: "dissatisfied" }, opens: true },
      ],
    },
    form: {
      rating: choice(words.rating, ratingOptions, {
        main: true,
        help: words.ratingHelp,
        beside: (_, said) => ({ reason: said }),
      }),
      reason: optional(long(words.reason, { max: 500, none: "unanswered" })),
    },
    apply: (request, { rating, reason }, context) => {
      if (rating === "dissatisfied" && reason === undefined)
        return new Refusal(words.whyNot, { field: "reason" });
      const { extendedTo: _, ...fields } = request.fields;
      const state = stateAfter(rating, fields);
      const rated = {
        ...request,
        state,
        fields: {
          ...fields,
          rating,
          ...(state === "open" ? { sentBack: true, givenOn: context.today } : {}),
        },
      };
      return reason === undefined ? rated : withRemark(rated, "rate", reason, context);
    },
    tells: {
      ...tellAll(answering, (request: EnterpriseRequest) =>
        words.ratedNews(request.state, lastRemark(request)),
      ),
      ...tellAll(settling, (request: EnterpriseRequest, { directory }: Context) =>
        request.state === "agenda" ? words.agendaNews(taker(request, directory)) : undefined,
      ),
    },
    done: (request, context) =>
      words.ratedDone(request.state, explainRunning(request, answerRules, context)),
  }),

  settle: step<EnterpriseRequest>()({
    names: ["上会结果", "settle-request"],
    label: words.settle,
    whole: true,
    help: words.settleHelp,
    by: settling,
    open: { from: ["agenda"], to: "closed" },
    button: { tone: "primary" },
    form: { result: long(words.result, { main: true, max: 500 }) },
    apply: (request, { result }) => ({ ...request, outcome: result }),
    tells: tellAll([...asking, ...answering, ...planning], ({ outcome }: EnterpriseRequest) =>
      words.settledNews(outcome ?? ""),
    ),
    done: () => words.settledDone,
  }),

  withdraw: step<EnterpriseRequest>()({
    names: ["撤回诉求", "撤回", "withdraw"],
    says: ["企业说算了，撤了", "the firm dropped it", "企业自己解决了", "不提了"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: asking,
    open: { from: ["open", "returned", "answered"], to: "withdrawn" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (request, { reason }) => ({ ...request, outcome: reason }),
    tells: tellAll(
      [...answering, ...planning],
      (request: EnterpriseRequest, { directory }: Context) =>
        words.withdrawnNews(taker(request, directory), request.outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
