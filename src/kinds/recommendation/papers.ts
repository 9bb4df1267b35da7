import { dayOf, momentText } from "../../calendar/day.ts";
import { inTitleMarks, text } from "../../chat/text.ts";
import { gaps, type Paper, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import type { Seat } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import { splitNumbered } from "../../line/numbered-points.ts";
import { organisationName } from "../../people/directory.ts";
import { addressee, issuer } from "./cards.ts";
import type { Escalation, Recommendation } from "./model.ts";
import { addresseeSeats, issuerSeats } from "./seats.ts";
import { words } from "./words.ts";

const issuing: readonly Seat[] = [
  ...issuerSeats,
  "from.procuratorate:chief",
  "from.procuratorate:intake",
];

/** The recommendation as papers name it. */
const cite = ({ title, reference, fields }: Recommendation, or: Gaps): string =>
  `${inTitleMarks(title)}（${or(reference, paperWords.number)}，${paperDay(fields.servedOn)}送达）`;

type Gaps = ReturnType<typeof gaps>["or"];

const lastTaken = ({ fields }: Recommendation, step: Escalation) =>
  fields.escalations.findLast((one) => one.step === step);

/** 送达回证 (检察建议工作规定第十八条): a form, filled in as far as the service is on record. */
const certificate: PaperKind<Recommendation> = {
  id: "service-certificate",
  name: text("送达回证", "Certificate of service"),
  by: issuing,
  write: (matter, { directory }) => {
    const { or, toFill } = gaps();
    const { service = {}, servedOn, acknowledgedOn, acknowledgedNoted } = matter.fields;
    // Only a day that was read off the paper: the day of an entry stands on no certificate.
    const signedOn = acknowledgedNoted && acknowledgedOn;
    const { method, receiver, place, refusal } = service;
    return {
      title: "送达回证",
      body: [],
      grid: [
        ["送达文书", `检察建议书${inTitleMarks(matter.title)}`],
        ["文号", or(matter.reference, paperWords.number)],
        ["送达单位", issuer(matter, directory).zh],
        ["受送达单位", addressee(matter, directory).zh],
        ["送达日期", paperDay(servedOn)],
        ["送达方式", or(method && words[method].zh, text("送达方式", "method"))],
        ["送达地点", or(place, text("送达地点", "place"))],
        ["收件人签名或盖章", or(receiver, text("收件人", "receiver"))],
        ["拒收事由", refusal ?? "无"],
        ["签收日期", or(signedOn && paperDay(signedOn), text("签收日期", "day of the receipt"))],
        ["送达人签名", or(undefined, text("送达人", "who served it"))],
        ["备注", ""],
      ],
      toFill,
    };
  },
};

/** 异议书, as the objection was recorded (实施意见 四（三）). */
const objection: PaperKind<Recommendation> = {
  id: "objection",
  name: text("异议书", "Objection"),
  by: addresseeSeats,
  when: ({ fields }) => fields.objection !== undefined,
  write: (matter, { directory }) => {
    const { or, toFill } = gaps();
    const { on, reason } = matter.fields.objection ?? { on: matter.fields.servedOn, reason: "" };
    return {
      title: "关于对检察建议提出异议的函",
      number: or(undefined, paperWords.number),
      to: issuer(matter, directory).zh,
      body: [
        `贵院${cite(matter, or)}收悉。经研究，我单位对该检察建议提出异议如下：`,
        { heading: "一、异议事项和理由" },
        reason,
        { heading: "二、事实和法律依据" },
        or(undefined, text("事实和法律依据", "facts and law")),
        { heading: "三、请求" },
        or(undefined, text("请求", "what is asked for")),
        "请予审查，并书面答复我单位。",
      ],
      from: addressee(matter, directory).zh,
      on,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** What an objection came to, as the letter says it. */
const results = {
  rejected: "经审查，异议不成立，原检察建议继续执行，书面回复的期限照常计算。",
  revise: "经审查，异议成立，决定变更检察建议，变更后的文书另行送达。",
  withdraw: "经审查，异议成立，决定撤回检察建议。",
} as const;

const isAnswered = (status: string | undefined): status is keyof typeof results =>
  status !== undefined && status in results;

/** 异议答复: mandatory reasons, in writing (实施意见 四（三）). */
const objectionAnswer: PaperKind<Recommendation> = {
  id: "objection-answer",
  name: text("异议答复函", "Answer to the objection"),
  by: issuing,
  when: ({ fields }) => isAnswered(fields.objection?.status),
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { status, answer, answeredOn, on, decider } = matter.fields.objection ?? {};
    return {
      title: "关于异议审查结果的答复函",
      number: or(undefined, paperWords.number),
      to: addressee(matter, directory).zh,
      body: [
        `你单位${on === undefined ? "" : paperDay(on)}对${cite(matter, or)}提出的异议收悉。`,
        `${decider === "committee" ? "经检察委员会决定，" : ""}${isAnswered(status) ? results[status] : ""}`,
        { heading: "理由" },
        or(answer, words.objectionAnswer),
      ],
      from: issuer(matter, directory).zh,
      on: answeredOn ?? today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 回复函: every numbered ask with its answer, filled in or left open. */
const reply: PaperKind<Recommendation> = {
  id: "reply",
  name: text("回复函", "Letter of reply"),
  by: addresseeSeats,
  when: ({ state }) => state !== "withdrawn" && state !== "revising",
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    const number = or(undefined, paperWords.number);
    const opening = `贵院${cite(matter, or)}收悉。我单位高度重视，现将办理情况回复如下：`;
    const whole = fields.adoption === undefined ? undefined : `${words[fields.adoption].zh}。`;
    const adoption = or(whole, text("采纳情况", "adoption"));
    const asks = splitNumbered(fields.asks);
    // Where they are numbered each is answered under its own heading.
    const done =
      asks.length === 1
        ? [or(fields.measures, words.measures)]
        : asks.flatMap((ask, index): Paper["body"] => {
            const point = fields.points?.[index];
            // A matter answered when its asks were read as fewer has one text for all of them.
            const said =
              point === undefined ? fields.measures : `${words[point.adoption].zh}。${point.text}`;
            return [{ heading: `（${index + 1}）${ask}` }, or(said, words.measures)];
          });
    return {
      title: "关于检察建议办理情况的回复函",
      number,
      to: issuer(matter, directory).zh,
      body: [
        opening,
        { heading: "一、采纳情况" },
        adoption,
        { heading: "二、整改措施" },
        ...done,
        { heading: "三、证据材料" },
        or(fields.evidence, words.evidence),
        `联系人：${or(fields.contact, words.contact)}。分管领导：${or(fields.leader, words.leader)}。`,
      ],
      attachments: (matter.files ?? []).map(({ name }) => name),
      from: addressee(matter, directory).zh,
      on: fields.repliedOn ?? today,
      toFill,
    };
  },
};

/** A letter of the ladder, from what whoever took the step signed. */
const pressingLetter = (
  step: Escalation,
  id: string,
  name: PaperKind["name"],
  title: string,
  more: (matter: Recommendation, context: Context, or: Gaps) => Paper["body"],
): PaperKind<Recommendation> => ({
  id,
  name,
  by: [...issuing, "chair"],
  when: (matter) => lastTaken(matter, step) !== undefined,
  write: (matter, context) => {
    const { or, toFill } = gaps();
    const { directory } = context;
    const taken = lastTaken(matter, step);
    const to = addressee(matter, directory).zh;
    // The draft of the letter begins with the unit, which stands above it here.
    const said = (taken?.reason ?? "").replace(new RegExp(`^${to}[：:]`, "u"), "");
    return {
      title,
      number: or(undefined, paperWords.number),
      to: step === "circulate" ? circulationOf(matter, context) : to,
      body: [`关于检察建议${cite(matter, or)}，有关情况如下：`, said, ...more(matter, context, or)],
      from: issuer(matter, directory).zh,
      on: taken?.on ?? context.today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
});

/** The bodies it has been circulated to. */
const circulationOf = ({ parties }: Recommendation, { directory }: Context): string =>
  parties
    .flatMap(({ part, organisation }) =>
      part === "copy" && organisation !== undefined
        ? [organisationName(directory, organisation).zh]
        : [],
    )
    .join("、");

const urging = pressingLetter(
  "urge",
  "urging",
  text("督促函", "Letter urging a reply"),
  "督促函",
  () => ["收到本函后请立即办理，并将结果书面回复。"],
);

const circular = pressingLetter(
  "circulate",
  "circular",
  text("通报", "Circular"),
  "关于检察建议办理情况的通报",
  () => [],
);

const summons = pressingLetter(
  "summon",
  "summons",
  text("约谈通知书", "Summons"),
  "约谈通知书",
  (matter, _, or) => {
    const { at, place } = lastTaken(matter, "summon") ?? {};
    return [
      `约谈时间：${or(at && momentText(at).zh, text("约谈时间", "time"))}。`,
      `约谈地点：${or(place, text("约谈地点", "place"))}。`,
      "请主要负责人到场，并携带有关材料。",
    ];
  },
);

const withdrawal: PaperKind<Recommendation> = {
  id: "withdrawal",
  name: text("撤回检察建议通知书", "Notice of withdrawal"),
  by: issuing,
  when: ({ state }) => state === "withdrawn",
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    return {
      title: "撤回检察建议通知书",
      number: or(undefined, paperWords.number),
      to: addressee(matter, directory).zh,
      body: [
        `本院${cite(matter, or)}，因${or(matter.fields.reason, words.reason)}，决定撤回。`,
        "特此通知。",
      ],
      from: issuer(matter, directory).zh,
      on:
        matter.fields.withdrawnOn ??
        (matter.closedAt === undefined ? today : dayOf(matter.closedAt)),
      toFill,
    };
  },
};

/** The papers a recommendation gives (domain §7). */
export const recommendationPapers: readonly PaperKind<Recommendation>[] = [
  certificate,
  objection,
  objectionAnswer,
  reply,
  urging,
  circular,
  summons,
  withdrawal,
];
