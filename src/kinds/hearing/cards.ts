import { dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { attendanceText } from "../../flow/attendance.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName, unitNames } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { words as kit } from "../../flow/words.ts";
import type { Directory } from "../../people/directory.ts";
import { adoptions, answers, type Hearing, openness, types } from "./model.ts";
import { words } from "./words.ts";

/** The procuratorate that holds it. */
export const holderOf = (hearing: Hearing, directory: Directory): Text =>
  unitName(hearing, "from", directory);

/** The officers by number and role, one after the other. */
export const officersText = ({ fields }: Hearing): Text => {
  const all = fields.officers.map(({ role }, index) => `${index + 1}. ${role}`);
  return text(all.join("；"), all.join("; "));
};

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  move: words.move,
  conflict: words.conflict,
  sendBack: words.sendBack,
};

/** What an officer said and what becomes of it, one paragraph each. */
const opinionBlocks = ({ fields }: Hearing): readonly Block[] =>
  fields.officers.flatMap(({ role, opinion, adoption, answer }, index): readonly Block[] => {
    if (opinion === undefined) return [];
    const what = adoption === undefined ? words.unanswered : words[adoption];
    const why = answer === undefined ? "" : ` · ${answer}`;
    return [
      paragraph(
        text(
          `${index + 1}. ${role}：${opinion}（${what.zh}${why}）`,
          `${index + 1}. ${role}: ${opinion} (${what.en.toLowerCase()}${why})`,
        ),
      ),
    ];
  });

/** The body of a hearing's card. What the officers said and why it is followed or not is the procuratorate's to know. */
export const hearingCard = (hearing: Hearing, { actor, directory }: Context): readonly Block[] => {
  const { fields } = hearing;
  const own = unitsIn(hearing, "from").includes(actor.organisation);
  const units = unitsIn(hearing, "to");
  return [
    facts(
      [kit.group, findCategory(hearing.category ?? "")?.name],
      [words.type, words[fields.type]],
      [words.holder, holderOf(hearing, directory)],
      [words.public, openness(hearing)],
      [words.attendant, units.length === 0 ? undefined : unitNames(hearing, "to", directory)],
      [words.startsAt, ifKnown(fields.startsAt, momentText)],
      [words.place, ifKnown(fields.place, verbatim)],
      [words.host, ifKnown(fields.host, verbatim)],
      [words.officers, fields.officers.length === 0 ? undefined : officersText(hearing)],
      [words.noticedOn, ifKnown(fields.noticedOn, dayWithWeekday)],
      [
        words.attendance,
        units.length === 0 ? undefined : attendanceText(units, fields.attendance, words, directory),
      ],
      [words.heldOn, ifKnown(fields.heldOn, dayWithWeekday)],
      [words.summary, own ? ifKnown(fields.summary, verbatim) : undefined],
      [
        hearing.state === "concluded" ? words.result : words.reason,
        ifKnown(hearing.outcome, verbatim),
      ],
    ),
    paragraph(verbatim(fields.issue)),
    ...(own
      ? [
          ...opinionBlocks(hearing),
          ...remarkBlocks(fields.remarks, ({ step }) => remarkNames[step] ?? words.hearing),
        ]
      : []),
  ];
};

/** What it is held on, as options of a form. */
export const typeOptions = optionsNamed(types, words);

/** The answers to an invitation as options of a form. */
export const answerOptions = optionsNamed(answers, words);

/** What becomes of an opinion, as options of a form. */
export const adoptionOptions = optionsNamed(adoptions, words);
