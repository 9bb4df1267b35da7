import type { Facts } from "../../flow/flow.ts";
import type { Transfer } from "./model.ts";

/** What of a transfer stands on papers and can be put right where it was mistyped. */
export const transferFacts: Facts<Transfer> = {
  of: {
    reportedOn: { by: ["report"] },
    refusedOn: { by: ["refuse"] },
    suggestedOn: { by: ["suggest"] },
    approvedAt: { by: ["approve"] },
    sentOn: { by: ["send"] },
    receivedAt: { by: ["receive"] },
    receivedBy: { by: ["receive"] },
    acceptedAt: { by: ["confirm"] },
    notifiedOn: { by: ["incomplete"] },
    suppliedOn: { by: ["supplement"] },
    forwardedOn: { by: ["handOn"] },
    decidedOn: { by: ["file", "decline", "uphold"] },
    noticeOn: { by: ["file", "decline", "uphold"] },
    servedOn: { by: ["reconsider", "demand", "order", "correct"] },
    supervisedOn: { by: ["supervise"] },
    explainedOn: { by: ["explain"] },
    stoodOn: { by: ["stand"] },
    chasedOn: { by: ["chase"] },
    concludedOn: { by: ["conclude"] },
    handedOverOn: { by: ["handOver"] },
  },
  order: [
    ["reportedOn", "approvedAt"],
    ["reportedOn", "refusedOn"],
    ["refusedOn", "suggestedOn"],
    ["notifiedOn", "suppliedOn"],
    ["approvedAt", "sentOn"],
    ["sentOn", "receivedAt"],
    ["receivedAt", "acceptedAt"],
    ["acceptedAt", "notifiedOn"],
    ["receivedAt", "notifiedOn"],
    ["receivedAt", "decidedOn"],
    ["decidedOn", "noticeOn"],
    ["noticeOn", "servedOn"],
    ["noticeOn", "handedOverOn"],
  ],
};
