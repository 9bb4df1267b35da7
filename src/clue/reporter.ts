import { addHours } from "../calendar/day.ts";
import { long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import type { Person } from "../people/directory.ts";
import type { Clue } from "./model.ts";
import { intake, open } from "./seats.ts";
import { words } from "./words.ts";

/** Whether somebody waits to be let see the reporter. */
const isAsked = ({ asks }: Clue["fields"]): boolean =>
  asks !== undefined && asks.denied === undefined;

const asked = {
  holds: ({ fields }: Clue) => isAsked(fields),
  otherwise: words.reporterNotAsked,
} as const;

const askedToSee = ({ fields }: Clue, { actor }: Doing) =>
  words.reporterAskNews(actor.name, fields.asks?.reason ?? "");

const openedNews = ({ fields }: Clue, _: Doing, reader: Person) =>
  fields.opened?.to === reader.id ? words.reporterAllowNews : undefined;

const deniedNews = ({ fields }: Clue, _: Doing, reader: Person) =>
  fields.asks?.by === reader.id ? words.reporterDenyNews(fields.asks.denied ?? "") : undefined;

/** Who reported it is opened to one person, for a while, by another person's decision on record. */
export const reporter: Readonly<Record<string, Step<Clue>>> = {
  /** Whoever handles it asks to see the reporter, with the reason. */
  reporterAsk: step<Clue>()({
    label: words.reporterAsk,
    names: ["申请查看举报人", "reporter-ask"],
    help: words.reporterAskHelp,
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    from: open,
    by: ["to.procurator", ...intake],
    rare: true,
    when: {
      holds: ({ fields }) => fields.reported && !isAsked(fields),
      otherwise: words.reporterNone,
    },
    tells: { "to.chief": askedToSee, "to.head": askedToSee },
    done: () => words.reporterAskDone,
    apply: (clue, { reason }, { actor, today }) => ({
      ...clue,
      fields: { ...clue.fields, asks: { by: actor.id, on: today, reason } },
    }),
  }),

  /** A second person's decision, on record (检察院举报工作规定第五十九条). */
  reporterAllow: step<Clue>()({
    label: words.reporterAllow,
    names: ["同意查看举报人", "reporter-allow"],
    help: words.reporterAllowHelp,
    form: {},
    from: open,
    by: ["to.chief", "to.head"],
    awaited: true,
    when: asked,
    tells: { "to.procurator": openedNews, "to.intake": openedNews, "to.liaison": openedNews },
    done: () => words.reporterAllowDone,
    apply: (clue, _, { actor, now }) => {
      const { asks, ...fields } = clue.fields;
      return asks === undefined || asks.by === actor.id
        ? new Refusal(words.secondPerson)
        : {
            ...clue,
            fields: {
              ...fields,
              opened: { to: asks.by, by: actor.id, until: addHours(now, 24) },
            },
          };
    },
  }),

  reporterDeny: step<Clue>()({
    label: words.reporterDeny,
    names: ["不同意查看举报人", "reporter-deny"],
    help: words.reporterDenyHelp,
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    from: open,
    by: ["to.chief", "to.head"],
    when: asked,
    tells: { "to.procurator": deniedNews, "to.intake": deniedNews, "to.liaison": deniedNews },
    done: () => words.reporterDenyDone,
    apply: (clue, { reason }) => {
      const { asks } = clue.fields;
      return asks === undefined
        ? clue
        : { ...clue, fields: { ...clue.fields, asks: { ...asks, denied: reason } } };
    },
  }),

  /** Seen by the one it was opened to, for a day; every look stands in the history. */
  reporterView: step<Clue>()({
    label: words.reporterView,
    names: ["查看举报人", "reporter"],
    help: words.reporterViewHelp,
    form: {},
    from: open,
    by: ["to.procurator", ...intake],
    rare: true,
    when: {
      holds: ({ fields }) => fields.opened !== undefined,
      otherwise: words.reporterNotYours,
    },
    irrevocable: true,
    unseals: true,
    done: () => words.reporterViewDone,
    apply: (clue, _, { actor, now }) =>
      clue.fields.opened?.to === actor.id && now < clue.fields.opened.until
        ? clue
        : new Refusal(words.reporterNotYours),
  }),
};
