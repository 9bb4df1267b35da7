import { lastDayText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { findCategory } from "../../flow/categories.ts";
import { isRunning } from "../../flow/clock.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { organisationName } from "../../people/directory.ts";
import { accusedText, jointUnits, receiver, sender } from "./cards.ts";
import { type Clue, receiversOf } from "./model.ts";
import { allHandling, allIntake } from "./seats.ts";
import { words } from "./words.ts";

/** 线索移送函: what the unit that sends a clue writes to the one that takes it (domain §7). */
const transferLetter: PaperKind<Clue> = {
  id: "transfer-letter",
  name: text("线索移送函", "Clue transfer letter"),
  by: ["from.liaison", "from.head", "from.officer", ...allIntake],
  write: (clue, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = clue;
    const number = or(clue.reference, paperWords.number);
    const category = findCategory(clue.category ?? "")?.name.zh;
    const reply = clue.clocks.find(
      (clock) => isRunning(clock) && clock.rule === "clue.accept-feedback",
    );
    const files = (clue.files ?? []).map(({ name }) => name);
    const accused = accusedText(clue, directory);
    return {
      title: "关于移送有关线索的函",
      number,
      to: [receiver(clue, directory), ...jointUnits(clue, directory)]
        .map(({ zh }) => zh)
        .join("、"),
      body: [
        `我单位在工作中发现有关线索，现移送你单位依法处理。线索编号：${clue.code}。`,
        { heading: "一、基本情况" },
        [
          ...(category === undefined ? [] : [`线索类别：${category}。`]),
          `发现时间：${paperDay(fields.occurredOn)}。地点：${fields.place}。线索来源：${words[fields.source].zh}。`,
          ...(accused === undefined ? [] : [`涉及单位：${accused.zh}。`]),
          ...(clue.urgent ? ["此线索按紧急事项处理。"] : []),
        ].join("\n"),
        { heading: "二、主要事实" },
        fields.facts,
        { heading: "三、证据材料" },
        fields.evidence ?? (files.length > 0 ? "见附件。" : or(undefined, words.evidence)),
        { heading: "四、移送依据" },
        or(undefined, text("移送依据", "legal basis")),
        reply === undefined
          ? "请将处理情况及时反馈我单位。"
          : `请最迟于${lastDayText(reply.rolled).zh}将是否受理反馈我单位。`,
      ],
      attachments: files,
      from: sender(clue, directory).zh,
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 情况反馈函: how the receiver answers the unit that sent the clue. */
const feedbackLetter: PaperKind<Clue> = {
  id: "feedback-letter",
  name: text("情况反馈函", "Letter of feedback"),
  by: allHandling,
  when: ({ state }) =>
    ["accepted", "filed", "notFiled", "closed", "returned", "disputed"].includes(state),
  write: (clue, { actor, directory, today }) => {
    const { or, toFill } = gaps();
    const number = or(clue.reference, paperWords.number);
    const last = clue.fields.remarks.at(-1)?.text ?? clue.fields.returnReason;
    return {
      title: "关于线索办理情况的反馈函",
      number,
      to: sender(clue, directory).zh,
      body: [
        `你单位移送的${inQuotes(clue.title)}线索（编号：${clue.code}）收悉。现将办理情况反馈如下：`,
        `目前进展：${clue.outcome ?? last ?? or(undefined, text("办理情况", "how it was dealt with"))}`,
        `理由和依据：${or(undefined, text("理由和依据", "reasons and basis"))}`,
        "特此函告。",
      ],
      from: (receiversOf(clue).includes(actor.organisation)
        ? organisationName(directory, actor.organisation)
        : receiver(clue, directory)
      ).zh,
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** The papers a clue gives. */
export const cluePapers: readonly PaperKind<Clue>[] = [transferLetter, feedbackLetter];
