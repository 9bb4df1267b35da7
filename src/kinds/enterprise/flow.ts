import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { requestCard } from "./cards.ts";
import { meetingOwes, requestClocks } from "./clocks.ts";
import { type EnterpriseRequest, requestFields } from "./model.ts";
import { answeringSteps } from "./steps/answering.ts";
import { settlingSteps } from "./steps/settling.ts";
import { submit } from "./steps/submitting.ts";
import { words } from "./words.ts";

/** The flow of requests of enterprises, until they are satisfied or a meeting has settled it (domain §3.14 item 9). */
export const requestFlow: Flow<EnterpriseRequest> = {
  kind: "enterprise",
  prefix: "QS",
  name: words.request,
  names: ["诉求", "企业诉求", "request"],
  hints: /企业|厂子|厂里|厂区|老板|公司|商户|factory|company|enterprise|business/iu,
  model: requestFields,
  states: {
    open: { name: words.open, tone: "plain" },
    returned: {
      name: words.returned,
      tone: "warning",
      awaits: [
        {
          steps: ["reassign", "withdraw"],
          by: ["handler"],
          above: ["from.head"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    answered: { name: words.answered, tone: "plain" },
    agenda: {
      name: words.agenda,
      tone: "warning",
      awaits: [meetingOwes],
      stuck: {
        of: words.answeredInVain,
        since: ({ fields }) => fields.answeredOn ?? fields.givenOn,
      },
    },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.taker, to: words.responsible, copy: words.planner },
  apart: [["from", "to"]],
  blameless: true,
  facts: { of: { answeredOn: { by: ["answer"] } } },
  opening: submit,
  steps: { ...answeringSteps, ...settlingSteps },
  clocks: requestClocks,
  becomes: [
    {
      kind: "meeting",
      from: ["agenda"],
      prefill: ({ code, title }) => ({ title, agenda: code }),
    },
  ],
  group: ({ category }) => groupName(category, words.request),
  card: requestCard,
};
