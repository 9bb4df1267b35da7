import { dayText } from "../../../calendar/day.ts";
import {
  choice,
  day,
  line,
  long,
  number,
  optional,
  several,
  someOf,
  yesNo,
} from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { saidBy, sentences, type Text } from "../../../chat/text.ts";
import { notLater } from "../../../flow/days.ts";
import { originsField, originsTyped, withOrigins } from "../../../flow/lineage.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { type Context, type Draft, opening } from "../../../flow/step.ts";
import { daysOfEach } from "../../../line/days-of-each.ts";
import {
  type Directory,
  isAdministrative,
  type Organisation,
  organisationName,
  organisationOptions,
  organOf,
} from "../../../people/directory.ts";
import { verdictOn } from "../../../screening/screen.ts";
import { addressee, copyOptions, issuer, typeOptions } from "../cards.ts";
import { servedClocks, usualObjectionDays } from "../clocks.ts";
import { copyTests, type Recommendation } from "../model.ts";
import { government, otherLevel } from "../seats.ts";
import { words } from "../words.ts";
import { servedTracks } from "./serving.ts";

/** The organs each type of recommendation may be addressed to (检察建议工作规定第八条至第十一条). */
const unfitAddressee = (
  type: Recommendation["fields"]["type"],
  unit: Organisation | undefined,
): Text | undefined => {
  const organ = unit && organOf(unit);
  switch (type) {
    case "retrial":
      return organ === "judiciary" ? undefined : words.toCourt;
    case "correction":
      return organ === "group" || organ === "discipline" ? words.toEnforcement : undefined;
    case "public-interest":
      return isAdministrative(unit?.kind) ? undefined : words.toAdministration;
    case "governance":
    case "other":
      return undefined;
  }
};

/** What of its days does not fit together, as a refusal at the field it stands in. */
export const wrongDays = (
  fields: {
    readonly servedOn: string;
    readonly decidedOn?: string | undefined;
    readonly rectifyBy?: string | undefined;
  },
  today: string,
): Refusal | undefined => {
  const { servedOn, decidedOn, rectifyBy } = fields;
  const late = notLater(servedOn, today, "servedOn", words.servedWhat);
  if (late !== undefined) return late;
  if (decidedOn !== undefined && decidedOn > servedOn)
    return new Refusal(words.decidedAfter(dayText(decidedOn), dayText(servedOn)), {
      field: "decidedOn",
    });
  return rectifyBy !== undefined && rectifyBy <= servedOn
    ? new Refusal(words.rectifyBefore(dayText(rectifyBy), dayText(servedOn)), {
        field: "rectifyBy",
      })
    : undefined;
};

type Periods = Pick<Recommendation["fields"], "type" | "minors" | "replyDays">;

/** Why the issuer may not state its own days for the reply. */
const wrongReplyDays = (
  { type, minors, replyDays }: Periods,
  urgent: boolean,
): Refusal | undefined =>
  replyDays !== undefined &&
  (!urgent || minors === true || type === "public-interest" || type === "retrial")
    ? new Refusal(words.replyDaysFixed, { field: "replyDays" })
    : undefined;

/** Why a recommendation cannot be addressed as it is. */
const wrongAddressee = (
  from: string,
  to: string,
  type: Recommendation["fields"]["type"],
  { organisations }: Directory,
): Refusal | undefined => {
  if (to === from) return new Refusal(words.toSelf, { field: "to" });
  const unfit = unfitAddressee(type, organisations.get(to));
  return unfit && new Refusal(unfit, { field: "to" });
};

/** What is wrong in a recommendation as it is recorded. */
export const wrongRecord = (
  matter: Recommendation,
  { today, directory }: Pick<Context, "today" | "directory">,
): Refusal | undefined => {
  const { fields, urgent } = matter;
  const [from = "", to = ""] = [unitsIn(matter, "from")[0], unitsIn(matter, "to")[0]];
  return (
    wrongDays(fields, today) ??
    wrongReplyDays(fields, urgent) ??
    wrongAddressee(from, to, fields.type, directory)
  );
};

/** Records what was issued elsewhere and served: its number, what it asks, and the days it states. */
export const record = opening<Recommendation>()({
  id: "record",
  names: ["登记", "record"],
  says: [
    "put down the one we served today",
    "录入一份检察建议",
    "建议发出去了登记一下",
    "文书已送达来登记",
    "新发了一份建议",
    "把建议录进来",
    "批下来了要送达",
    "record the recommendation we served",
    "发检察建议",
    "新开个建议",
    "录入检察建议",
    "发建议书",
    "登记一份建议",
    "制发建议",
    "new recommendation",
    "record a recommendation",
    "issue a recommendation",
  ],
  label: words.record,
  help: words.recordHelp,
  by: ["procuratorate:procurator", "procuratorate:chief", "procuratorate:intake"],
  clocks: { starts: servedClocks },
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    number: line(words.number, { help: words.numberHelp, max: 40 }),
    type: choice(words.type, typeOptions),
    to: several(words.to, "organisations", {
      help: words.toHelp,
      refuses: otherLevel,
      also: ["被建议单位"],
    }),
    servedOn: day(words.servedOn, {
      help: words.servedOnHelp,
      tense: "past",
      legal: true,
      each: { of: "to", in: "servedEach" },
    }),
    servedEach: optional(
      line(words.servedEach, {
        max: 1500,
        help: words.servedEachHelp,
        also: ["各单位送达日期"],
        legal: true,
      }),
    ),
    objectionDays: number(words.objectionDays, 1, 60, {
      help: words.objectionDaysHelp,
      prefill: ({ given, today, calendar }) => usualObjectionDays(given, today, calendar),
    }),
    asks: long(words.asks, { help: words.asksHelp, main: true }),
    urgent: optional(yesNo(words.urgent, { help: words.urgentHelp })),
    copy: optional(several(words.copy, "organisations")),
    copyTests: optional(someOf(words.copyTests, copyOptions, { help: words.copyTestsHelp })),
    minors: optional(yesNo(words.minors, { help: words.minorsHelp })),
    replyDays: optional(number(words.replyDays, 1, 60, { help: words.replyDaysHelp })),
    rectifyBy: optional(
      day(words.rectifyBy, { help: words.rectifyByHelp, tense: "future", legal: true }),
    ),
    decidedOn: optional(
      day(words.decidedOn, { help: words.decidedOnHelp, tense: "past", legal: true }),
    ),
    ...originsField,
  },
  reads: ({ origins }, context) => originsTyped(origins, context).codes,
  apply: (answers, context): Draft<Recommendation> | Refusal => {
    const {
      title,
      number,
      to,
      urgent = false,
      copy = [],
      copyTests: ticks = [],
      servedEach,
      origins,
      ...given
    } = answers;
    const { actor, today, directory } = context;
    const reference = documentNumber(number, "山检建〔2025〕3号");
    if (reference instanceof Refusal) return reference;
    const days = daysOfEach(servedEach, organisationOptions(directory));
    const all = to.map((unit) => days.get(unit) ?? given.servedOn);
    for (const [unit, servedOn] of days) {
      const wrong = wrongDays({ ...given, servedOn }, today);
      if (wrong !== undefined)
        return new Refusal(saidBy(organisationName(directory, unit), wrong.text), {
          field: "servedEach",
        });
    }
    // What is of all of them, such as the filing upward, counts from the first service.
    const said = { ...given, servedOn: all.toSorted()[0] ?? given.servedOn };
    const wrong = wrongDays(given, today) ?? wrongReplyDays(said, urgent);
    if (wrong !== undefined) return wrong;
    const from = actor.organisation;
    for (const unit of to) {
      const unfit = wrongAddressee(from, unit, said.type, directory);
      if (unfit !== undefined) return unfit;
    }
    const county = government(directory);
    const copied = copy.filter((unit) => !to.includes(unit) && unit !== from);
    if (ticks.length === copyTests.length && county !== undefined && !to.includes(county))
      if (!copied.includes(county)) return new Refusal(words.copyRequired, { field: "copy" });
    const { is } = verdictOn(context.verdict ?? { is: "clear" }, [title, said.asks]);
    const visibility = is === "clear" ? 1 : 2;
    const fields: Recommendation["fields"] = {
      ...said,
      copyTests: [...ticks],
      rounds: [],
      escalations: [],
      pressedTo: [],
      lookBacks: [],
      version: 1,
      versions: [],
    };
    const apart = to.length > 1 && all.some((day) => day !== said.servedOn);
    const others = new Map(to.map((unit, index) => [unit, all[index] ?? said.servedOn]));
    const draft: Draft<Recommendation> = {
      state: "served",
      title,
      visibility,
      urgent,
      reference,
      parties: [
        ...asUnits("from", [from], visibility, directory),
        ...asUnits("to", to, visibility, directory),
        { part: "handler", person: actor.id },
        ...asUnits("copy", copied, visibility, directory),
      ],
      fields,
      ...(apart ? { tracks: servedTracks(fields, to, others) } : {}),
    };
    return withOrigins(draft, origins, context);
  },
  tells: { "to.liaison": servedNews, "to.head": servedNews, "copy.liaison": copyNews },
  announces: ["to"],
  done: (matter, { directory }) => {
    const recorded = words.recordedDone(addressee(matter, directory), matter.code);
    const county = government(directory);
    const reached = matter.parties.some(({ organisation }) => organisation === county);
    return matter.fields.copyTests.length === 0 || reached
      ? recorded
      : sentences(recorded, words.copyProposed);
  },
});

/** What the addressee is told when a version of it is served. */
export function servedNews(matter: Recommendation, { directory }: Context) {
  return words.servedNews(issuer(matter, directory));
}

/** What those it is copied to are told. */
export function copyNews(matter: Recommendation, { directory }: Context) {
  return words.copyNews(addressee(matter, directory));
}
