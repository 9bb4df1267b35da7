import {
  choice,
  day,
  line,
  long,
  number,
  one,
  optional,
  several,
  someOf,
  yesNo,
} from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { screen } from "../chat/screening.ts";
import { sentences } from "../chat/text.ts";
import { notLater } from "../flow/clock.ts";
import { type Doing, type Draft, opening } from "../flow/flow.ts";
import { documentNumber } from "../flow/reference.ts";
import { addressee, copyOptions, issuer, typeOptions } from "./cards.ts";
import { copyTests, type Recommendation } from "./model.ts";
import { government, otherLevel, partiesOf } from "./parties.ts";
import { servedClocks, usualObjectionDays } from "./periods.ts";
import { words } from "./words.ts";

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
    return new Refusal(words.decidedAfter(decidedOn, servedOn), { field: "decidedOn" });
  return rectifyBy !== undefined && rectifyBy <= servedOn
    ? new Refusal(words.rectifyBefore(rectifyBy, servedOn), { field: "rectifyBy" })
    : undefined;
};

type Kind = Pick<Recommendation["fields"], "type" | "minors" | "replyDays">;

/** Why the issuer may not state its own days for the reply. */
const wrongReplyDays = ({ type, minors, replyDays }: Kind, urgent: boolean): Refusal | undefined =>
  replyDays !== undefined &&
  (!urgent || minors === true || type === "public-interest" || type === "retrial")
    ? new Refusal(words.replyDaysFixed, { field: "replyDays" })
    : undefined;

/** Records what was issued elsewhere and served: its number, what it asks, and the days it states. */
export const record = opening<Recommendation>()({
  id: "record",
  label: words.record,
  names: ["登记", "record"],
  help: words.recordHelp,
  by: ["procurator", "chief", "intake"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    number: line(words.number, { help: words.numberHelp, max: 40 }),
    type: choice(words.type, typeOptions),
    to: one(words.to, "organisations", { help: words.toHelp, refuses: otherLevel }),
    servedOn: day(words.servedOn, { help: words.servedOnHelp }),
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
    rectifyBy: optional(day(words.rectifyBy, { help: words.rectifyByHelp })),
    decidedOn: optional(day(words.decidedOn, { help: words.decidedOnHelp })),
  },
  starts: servedClocks,
  tells: { "to.liaison": servedNews, "to.head": servedNews, "copy.liaison": copyNews },
  announces: ["to"],
  done: (matter, { directory }) => {
    const to = addressee(matter, directory);
    const recorded = words.recordedDone(to.zh, to.en, matter.code);
    const county = government(directory);
    const reached = matter.parties.some(({ organisation }) => organisation === county);
    return matter.fields.copyTests.length === 0 || reached
      ? recorded
      : sentences(recorded, words.copyProposed);
  },
  apply: (answers, doing): Draft<Recommendation> | Refusal => {
    const {
      title,
      number,
      to,
      urgent = false,
      copy = [],
      copyTests: ticks = [],
      ...said
    } = answers;
    const { actor, today, directory } = doing;
    const reference = documentNumber(number, "山检建〔2025〕3号");
    if (reference instanceof Refusal) return reference;
    const wrong = wrongDays(said, today) ?? wrongReplyDays(said, urgent);
    if (wrong !== undefined) return wrong;
    const from = actor.organisation;
    if (to === from) return new Refusal(words.toSelf, { field: "to" });
    const county = government(directory);
    const copied = copy.filter((unit) => unit !== to && unit !== from);
    if (ticks.length === copyTests.length && county !== undefined && county !== to)
      if (!copied.includes(county)) return new Refusal(words.copyRequired, { field: "copy" });
    const { is } = screen([title, said.asks]);
    const visibility = is === "clear" ? 1 : 2;
    return {
      state: "served",
      title,
      visibility,
      urgent,
      reference,
      parties: [
        ...partiesOf("from", [from], visibility, directory),
        ...partiesOf("to", [to], visibility, directory),
        { part: "handler", person: actor.id },
        ...partiesOf("copy", copied, visibility, directory),
      ],
      fields: {
        ...said,
        copyTests: [...ticks],
        rounds: [],
        escalations: [],
        version: 1,
        versions: [],
      },
    };
  },
});

/** What the addressee is told when a version of it is served. */
export function servedNews(matter: Recommendation, { directory }: Doing) {
  const from = issuer(matter, directory);
  return words.servedNews(from.zh, from.en);
}

/** What those it is copied to are told. */
export function copyNews(matter: Recommendation, { directory }: Doing) {
  const to = addressee(matter, directory);
  return words.copyNews(to.zh, to.en);
}
