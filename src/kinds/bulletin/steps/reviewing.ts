import { line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { type Condition, type Step, step, tellAll } from "../../../flow/step.ts";
import { standingFor } from "../../../people/directory.ts";
import {
  type Bulletin,
  lineMeant,
  openLines,
  openTable,
  othersIn,
  sortOf,
  yearsMade,
} from "../model.ts";
import { approving, publishing, reviewing as reviewers, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** Whoever has a hand in one of the two does not do the other. */
const another = (of: "makers" | "reviewers"): Condition<Bulletin> => ({
  only: of === "makers" ? words.onlyAnother : words.onlyOther,
  otherwise: ({ fields }, _, person) =>
    person !== undefined && standingFor(person).some(({ id }) => fields[of].includes(id))
      ? words.sameHand
      : undefined,
});

/** Whether the table of restricted matters is meant, and no line. */
const isTable = (typed: string): boolean =>
  ["受限", "受限事项", "restricted"].includes(typed.trim().toLowerCase());

const reviewed = (bulletin: Bulletin, reviewer: string): Bulletin =>
  withFields(bulletin, {
    reviewers: [...new Set([...bulletin.fields.reviewers, reviewer])],
  });

/** Reviewed line by line by somebody else than the publisher, approved, and out. */
export const reviewing: Readonly<Record<string, Step<Bulletin>>> = {
  refuse: step<Bulletin>()({
    names: ["不予公开", "keep-back"],
    label: words.refuse,
    whole: true,
    help: words.refuseHelp,
    by: reviewers,
    open: { from: ["reviewing"], when: another("makers") },
    button: { tone: "danger" },
    // Whoever reads what is out is not told that there was more.
    marks: { inside: ["government"] },
    form: {
      line: line(words.line, { max: 60, help: words.refuseLineHelp }),
      reason: long(words.reason, { main: true, max: 300 }),
    },
    apply: (bulletin, { line: typed, reason }, { actor }) => {
      const { lines, restricted } = bulletin.fields;
      const table = isTable(typed) ? restricted : undefined;
      const meant = table ?? lineMeant(typed, lines);
      if (meant === undefined)
        return new Refusal(
          words.whichRefused(
            lines.map((_, index) => index + 1),
            restricted !== undefined,
          ),
          { field: "line" },
        );
      if (meant.refused !== undefined) return new Refusal(words.refusedBefore, { field: "line" });
      return reviewed(
        withFields(
          bulletin,
          table === undefined
            ? { lines: lines.map((one) => (one === meant ? { ...one, refused: reason } : one)) }
            : { restricted: { ...table, refused: reason } },
        ),
        actor.id,
      );
    },
    done: () => words.refusedDone,
  }),

  pass: step<Bulletin>()({
    names: ["保密审查通过", "pass-review"],
    label: words.pass,
    whole: true,
    help: words.passHelp,
    by: reviewers,
    open: {
      from: ["reviewing"],
      to: "approving",
      when: another("makers"),
    },
    clocks: { ends: ["bulletin.review"] },
    button: { tone: "primary" },
    form: {},
    apply: (bulletin, _, { actor }) =>
      openLines(bulletin.fields.lines).length === 0
        ? new Refusal(words.nothingLeft)
        : reviewed(bulletin, actor.id),
    tells: {
      ...tellAll(approving, () => words.toApproveNews),
      ...tellAll(publishing, ({ fields }: Bulletin) =>
        words.passedNews(
          fields.lines.length - openLines(fields.lines).length,
          fields.restricted !== openTable(fields),
        ),
      ),
    },
    done: () => words.passedDone,
  }),

  approve: step<Bulletin>()({
    names: ["批准公布", "approve-bulletin"],
    says: ["可以公布"],
    label: words.approve,
    whole: true,
    help: words.approveHelp,
    by: approving,
    open: { from: ["approving"], to: "approved" },
    button: { tone: "primary" },
    form: {},
    apply: (bulletin) => bulletin,
    tells: tellAll(publishing, () => words.approvedNews),
    done: () => words.approvedDone,
  }),

  sendBack: step<Bulletin>()({
    names: ["退回公报", "return-bulletin"],
    label: words.sendBack,
    whole: true,
    help: words.sendBackHelp,
    by: approving,
    open: { from: ["approving"], to: "checked" },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (bulletin, { reason }, context) => withRemark(bulletin, "sendBack", reason, context),
    tells: tellAll(publishing, ({ fields }: Bulletin) =>
      words.sentBackNews(fields.remarks.at(-1)?.text ?? ""),
    ),
    done: () => words.sentBackDone,
  }),

  publish: step<Bulletin>()({
    names: ["发布公报", "publish-bulletin"],
    says: ["把公报发出去"],
    label: words.publish,
    whole: true,
    help: words.publishHelp,
    by: publishing,
    open: { from: ["approved"], to: "published", when: another("reviewers") },
    readsOpen: "closed too",
    clocks: { ends: ["disclose.general"] },
    button: { tone: "primary" },
    form: { publishedOn: dayOr(words.publishedOn) },
    apply: (bulletin, { publishedOn }, context) =>
      recordDay(
        bulletin,
        ["publishedOn", publishedOn, words.publishedOn, bulletin.fields.on],
        context,
        (dated) => {
          const { versions, lines, on, reason, publishedOn: day, period } = dated.fields;
          const madeBefore =
            sortOf(period) === "year" ? [] : [...yearsMade(period, othersIn(context))];
          const others = [...context.directory.organisations.keys()].filter(
            (unit) =>
              !["from", "to", "copy"].some((part) =>
                unitsIn(dated, part as "from" | "to" | "copy").includes(unit),
              ),
          );
          const version = {
            on: on ?? context.today,
            publishedOn: day ?? context.today,
            lines: openLines(lines).map((one) => ({ ...one, objections: [] })),
            ...(versions.length === 0 || reason === undefined ? {} : { reason }),
          };
          return {
            ...withFields(dated, { versions: [...versions, version], madeBefore }),
            parties: [...dated.parties, ...asUnits("copy", others, 1, context.directory)],
          };
        },
      ),
    tells: tellAll([...unitSeats, ...approving], ({ fields }: Bulletin) =>
      fields.versions.length > 1 ? words.correctedNews : words.publishedNews,
    ),
    announces: ["linkage"],
    done: ({ fields: { versions, madeBefore } }) =>
      sentences(
        words.publishedDone(versions.length),
        ...(madeBefore.length === 0 ? [] : [words.yearMadeBefore(madeBefore)]),
      ),
  }),
};
