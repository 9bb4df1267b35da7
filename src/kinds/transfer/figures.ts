import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import type { Transfer } from "./model.ts";

const remarksAt = ({ fields }: Transfer, step: string) =>
  fields.remarks.filter((remark) => remark.step === step).map(({ on }) => ({ on }));

/** Whether the police have filed the case, at first or in the end. */
const isFiled = ({ state, fields }: Transfer): boolean =>
  state === "filed" ||
  state === "handedOver" ||
  fields.handedOverOn !== undefined ||
  fields.ending !== undefined;

/** The figures of transfers of suspected crime (domain §6). */
export const transferFigures: readonly Metric<Transfer>[] = [
  {
    id: "sent",
    name: text("移送涉嫌犯罪案件", "Criminal cases transferred"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "withdrawn" ? [] : caseOn(fields.sentOn)),
  },
  {
    id: "filed",
    name: text("公安立案率（移送且已作决定的）", "Filed by the police (of those sent and decided)"),
    is: "cohort",
    main: true,
    cases: (transfer) =>
      transfer.state === "withdrawn" || transfer.fields.decidedOn === undefined
        ? []
        : caseOn(transfer.fields.sentOn, hitIf(isFiled(transfer))),
  },
  {
    id: "refused",
    name: text("公安不予立案（写明理由）", "Not filed by the police, with reasons"),
    is: "count",
    cases: (transfer) => remarksAt(transfer, "decline"),
  },
  {
    id: "reconsidered",
    name: text("提请复议", "Reconsideration asked for"),
    is: "count",
    cases: (transfer) => remarksAt(transfer, "reconsider"),
  },
  {
    id: "supervised",
    name: text("提请立案监督", "Supervision asked for"),
    is: "count",
    cases: ({ fields }) => caseOn(fields.supervisedOn),
  },
  {
    id: "ordered",
    name: text("通知公安立案", "Police told to file"),
    is: "count",
    cases: (transfer) => remarksAt(transfer, "order"),
  },
  {
    id: "suggested",
    name: text("建议移送（应移未移）", "Opinions on cases not transferred"),
    is: "count",
    cases: ({ fields }) => caseOn(fields.suggestedOn),
  },
];
