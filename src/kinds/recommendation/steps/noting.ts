import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, day, line, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notLater } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { type Step, step } from "../../../flow/step.ts";
import { methodOptions } from "../cards.ts";
import { firstServed, isPublicInterest, openStates, type Recommendation } from "../model.ts";
import { copyTo, government, issuerSeats } from "../seats.ts";
import { words } from "../words.ts";
import { copyNews } from "./recording.ts";

/** Why it cannot have been filed upward on a day: it is filed once it is issued, in the public interest once it is served (第二十一条; 公益诉讼办案规则第七十五条). */
export const wrongFiling = (
  matter: Recommendation,
  filedUpOn: Day,
  today: Day,
): Refusal | undefined => {
  const served = firstServed(matter);
  const since = isPublicInterest(matter) ? served : (matter.fields.decidedOn ?? served);
  return (
    notLater(filedUpOn, today, "filedUpOn", words.filedUpOn) ??
    (filedUpOn < since
      ? new Refusal(words.filedEarly(dayText(since), since === served), { field: "filedUpOn" })
      : undefined)
  );
};

/** What is kept on record beside its way: copies, the filing upward, how it was served. */
export const noting: Readonly<Record<string, Step<Recommendation>>> = {
  /** Copied to further units, the county government first (检察建议工作规定第二十条). */
  copy: step<Recommendation>()({
    names: ["抄送", "copy"],
    says: [
      "也给人大发一份",
      "抄给县政府",
      "再送一份给纪委",
      "给上级也抄一份",
      "发一份给政府办",
      "send a copy to the county government",
      "抄送给",
      "再抄一份",
      "copy to",
    ],
    label: words.copy,
    help: words.copyHelp,
    by: issuerSeats,
    open: { from: openStates },
    button: { rare: true },
    form: { copy: several(words.copy, "organisations", { main: true }) },
    prefill: (_, { directory }) => ({ copy: [government(directory)].flatMap((id) => id ?? []) }),
    apply: (matter, { copy }, { directory }) => {
      const copied = copyTo(matter, copy, directory);
      return copied.parties.length === matter.parties.length
        ? new Refusal(words.copyNone, { field: "copy" })
        : copied;
    },
    tells: { "copy.liaison": copyNews },
    done: () => words.copyDone,
  }),

  /** With the procuratorate above, within five days (检察建议工作规定第二十一条). */
  fileUp: step<Recommendation>()({
    names: ["备案", "file-up"],
    says: [
      "filed it with the city procuratorate",
      "报市院备案了",
      "报上级院备案",
      "给市院备个案",
      "file it with the superior",
    ],
    label: words.fileUpStep,
    help: words.fileUpHelp,
    by: issuerSeats,
    open: {
      from: openStates,
      when: {
        only: words.only.notFiled,
        otherwise: ({ state, fields }) => {
          if (state === "revising") return words.fileOnceServed;
          return fields.filedUpOn === undefined
            ? undefined
            : words.filedBefore(dayText(fields.filedUpOn));
        },
      },
    },
    clocks: { ends: ["rec.file-up"] },
    form: { filedUpOn: day(words.filedUpOn, { main: true, tense: "past", legal: true }) },
    apply: (matter, { filedUpOn }, { today }) =>
      wrongFiling(matter, filedUpOn, today) ?? withFields(matter, { filedUpOn }),
    done: () => words.filedUpDone,
  }),

  /** What is learned of it later: how it was served, who looked at it before, when it was filed. */
  note: step<Recommendation>()({
    names: ["补记", "note"],
    says: [
      "补一条：谁代收的",
      "note how delivery went",
      "送达地点忘了填",
      "再记一笔",
      "补记一个情况",
    ],
    label: words.note,
    help: words.noteHelp,
    by: issuerSeats,
    open: { from: openStates },
    clocks: {
      ends: ({ fields }) => (fields.filedUpOn === undefined ? [] : ["rec.file-up"]),
    },
    button: { rare: true },
    form: {
      method: optional(choice(words.method, methodOptions)),
      receiver: optional(line(words.receiver, { max: 60 })),
      place: optional(line(words.place, { max: 60 })),
      refusal: optional(line(words.refusal, { max: 200, help: words.refusalHelp })),
      policyReviewedOn: optional(
        day(words.policyReviewedOn, { help: words.policyReviewedHelp, tense: "past" }),
      ),
      experts: optional(line(words.experts, { max: 200, help: words.expertsHelp })),
      filedUpOn: optional(day(words.filedUpOn, { tense: "past", legal: true })),
      files: filesField,
    },
    ofWhole: ({ method, receiver, place, refusal }) =>
      [method, receiver, place, refusal].every((one) => one === undefined),
    apply: (matter, answers, { today }) => {
      const { method, receiver, place, refusal, files = [], ...said } = answers;
      const service = onlyGiven({ method, receiver, place, refusal });
      const facts = onlyGiven(said);
      if ([service, facts, files].every((one) => Object.keys(one).length === 0))
        return new Refusal(words.noteNothing, { field: "method" });
      if (matter.share !== undefined && Object.keys(facts).length > 0)
        return new Refusal(words.noteApart, { field: Object.keys(facts)[0] ?? "method" });
      if (method === "left" && refusal === undefined)
        return new Refusal(words.refusalNeeded, { field: "refusal" });
      const { policyReviewedOn, filedUpOn } = said;
      const served = firstServed(matter);
      if (policyReviewedOn !== undefined && policyReviewedOn > served)
        return new Refusal(words.reviewedAfter(dayText(served)), { field: "policyReviewedOn" });
      const wrong = filedUpOn && wrongFiling(matter, filedUpOn, today);
      if (wrong) return wrong;
      return withFields(matter, {
        ...facts,
        ...(Object.keys(service).length === 0
          ? {}
          : { service: { ...matter.fields.service, ...service } }),
      });
    },
    done: () => words.noteDone,
  }),
};

/** What was given, without what was not. */
const onlyGiven = <T extends object>(answers: T) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
