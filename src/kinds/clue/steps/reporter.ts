import { addHours } from "../../../calendar/day.ts";
import { long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { withFields } from "../../../flow/matter.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import { type Clue, isAsked, openStates } from "../model.ts";
import { handling, receivers } from "../seats.ts";
import { words } from "../words.ts";

const reporterAsked: Condition<Clue> = {
  only: words.only.reporterAsked,
  otherwise: ({ fields }) => (isAsked(fields) ? undefined : words.reporterNotAsked),
};

/** A second person decides it. */
const askedByAnother: Condition<Clue> = {
  only: words.only.askedByAnother,
  otherwise: (clue, today, person) =>
    reporterAsked.otherwise(clue, today) ??
    (person !== undefined && clue.fields.asks?.by === person.id ? words.secondPerson : undefined),
};

const askedNews = ({ fields }: Clue, { actor }: Context) =>
  words.reporterAskNews(actor.name, fields.asks?.reason ?? "");

const openedNews = ({ fields }: Clue, _: Context, reader: Person) =>
  fields.opened?.to === reader.id ? words.reporterAllowNews : undefined;

const deniedNews = ({ fields }: Clue, _: Context, reader: Person) =>
  fields.asks?.by === reader.id ? words.reporterDenyNews(fields.asks.denied ?? "") : undefined;

/** Who reported it is opened to one person, for a while, by another person's decision on record. */
export const reporter: Readonly<Record<string, Step<Clue>>> = {
  /** Whoever handles it asks to see the reporter, with the reason. */
  reporterAsk: step<Clue>()({
    names: ["申请查看举报人", "reporter-ask"],
    label: words.reporterAsk,
    help: words.reporterAskHelp,
    by: handling,
    open: {
      from: openStates,
      when: {
        only: words.only.reporterKept,
        otherwise: ({ fields }) =>
          fields.reported && !isAsked(fields) ? undefined : words.reporterNone,
      },
    },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (clue, { reason }, { actor, today }) =>
      withFields(clue, { asks: { by: actor.id, on: today, reason } }),
    tells: tellAll(["to.procuratorate:chief", "to.head"], askedNews),
    done: () => words.reporterAskDone,
  }),

  /** A second person's decision, on record (检察院举报工作规定第五十九条). */
  reporterAllow: step<Clue>()({
    names: ["同意查看举报人", "reporter-allow"],
    label: words.reporterAllow,
    help: words.reporterAllowHelp,
    by: ["to.procuratorate:chief", "to.head"],
    open: { from: openStates, when: askedByAnother },
    form: {},
    apply: (clue, _, { actor, now }) => {
      const { asks, ...fields } = clue.fields;
      return asks === undefined
        ? clue
        : {
            ...clue,
            fields: {
              ...fields,
              opened: { to: asks.by, by: actor.id, until: addHours(now, 24) },
            },
          };
    },
    tells: tellAll(["to.procuratorate:procurator", ...receivers], openedNews),
    done: () => words.reporterAllowDone,
  }),

  reporterDeny: step<Clue>()({
    names: ["不同意查看举报人", "reporter-deny"],
    label: words.reporterDeny,
    help: words.reporterDenyHelp,
    by: ["to.procuratorate:chief", "to.head"],
    open: { from: openStates, when: reporterAsked },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (clue, { reason }) => {
      const { asks } = clue.fields;
      return asks === undefined ? clue : withFields(clue, { asks: { ...asks, denied: reason } });
    },
    tells: tellAll(["to.procuratorate:procurator", ...receivers], deniedNews),
    done: () => words.reporterDenyDone,
  }),

  /** Seen by the one it was opened to, for a day; every look stands in the history. */
  reporterView: step<Clue>()({
    names: ["查看举报人", "reporter"],
    label: words.reporterView,
    help: words.reporterViewHelp,
    by: handling,
    open: {
      from: openStates,
      when: {
        only: words.only.reporterOpened,
        otherwise: ({ fields: { opened } }, _, person) =>
          opened === undefined || (person !== undefined && opened.to !== person.id)
            ? words.reporterNotYours
            : undefined,
      },
    },
    button: { rare: true },
    marks: { irrevocable: true, unseals: true },
    form: {},
    apply: (clue, _, { actor, now }) =>
      clue.fields.opened?.to === actor.id && now < clue.fields.opened.until
        ? clue
        : new Refusal(words.reporterNotYours),
    done: () => words.reporterViewDone,
  }),
};
