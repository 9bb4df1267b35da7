import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay } from "../flow/clock.ts";
import type { Flow } from "../flow/flow.ts";
import { requisitionCard } from "./cards.ts";
import { handing } from "./handing.ts";
import { issue } from "./issue.ts";
import { type Requisition, requisitionFields } from "./model.ts";
import { requisitionPapers } from "./papers.ts";
import { refusing } from "./refusing.ts";
import { words } from "./words.ts";

/** The requisition flow (domain §3.9). */
export const requisitionFlow: Flow<Requisition> = {
  kind: "requisition",
  prefix: "DY",
  name: words.requisition,
  names: ["调阅", "requisition"],
  model: requisitionFields,
  states: {
    issued: { name: words.issued, tone: "warning" },
    received: { name: words.received, tone: "plain" },
    partial: { name: words.partial, tone: "warning" },
    delivered: { name: words.delivered, tone: "good" },
    returned: { name: words.returned, tone: "good" },
    refused: { name: words.refused, tone: "warning" },
    insisted: { name: words.insisted, tone: "warning" },
    reported: { name: words.reported, tone: "warning" },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.issuer, to: words.holder },
  opening: issue,
  steps: { ...handing, ...refusing },
  ladders: {
    "file.request": {
      of: words.deliverDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
    },
    "file.review": {
      of: words.reviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "file.return": {
      of: words.returnDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief", "to.liaison"],
      groups: [],
    },
  },
  papers: requisitionPapers,
  group: ({ category }) => {
    const found = findCategory(category ?? "");
    return found === undefined ? words.requisition : groupOf(found);
  },
  card: requisitionCard,
};
