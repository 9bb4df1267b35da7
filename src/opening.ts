import { formFor, type Raw, readForm, texts } from "./answers.ts";
import { type Asking, doubts, labelOf, refused, type Unworded, type Wish } from "./asking.ts";
import { type Action, action, paragraph, rows } from "./chat/card.ts";
import type { Fields } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import { advice, masked, screen } from "./chat/screening.ts";
import { type Text, text } from "./chat/text.ts";
import { yearOf } from "./core.ts";
import { visible } from "./desk/command.ts";
import { mayOpen } from "./desk/help.ts";
import { matterRow } from "./desk/matters.ts";
import { words as deskWords } from "./desk/words.ts";
import {
  type Again,
  alreadyRecorded,
  changeOf,
  filesGone,
  finished,
  others,
  problemsIn,
  refusedForm,
  repeated,
} from "./finishing.ts";
import { type Advance, opened, stepped } from "./flow/advance.ts";
import { type Becoming, type Draft, type Flow, obstacle } from "./flow/flow.ts";
import { comingFrom } from "./flow/lineage.ts";
import type { Matter } from "./flow/matter.ts";
import { roleNames, words } from "./flow/words.ts";
import type { Change } from "./store/store.ts";
import { talk } from "./words.ts";

/** Begins a matter: the form until it is whole, then the matter saved once, or why not. */
export const open = async (asking: Asking, flow: Flow, wish: Wish): Promise<Unworded> => {
  const { core, actor } = asking;
  const { opening } = flow;
  if (!mayOpen(actor, opening)) return refused(new Refusal(whoMayOpen(flow)));
  const { parent } = wish;
  const origin = parent === undefined ? undefined : await originOf(asking, flow, parent);
  if (origin instanceof Refusal) return refused(origin);
  const again: Again = (problems, now = asking) => ({
    ...formFor(now, {
      title: labelOf(core, wish.id),
      fields: opening.form,
      raw: wish.raw,
      submit: {
        command: wish.id,
        key: wish.key ?? core.newId(),
        ...(parent === undefined ? {} : { prefill: { parent } }),
      },
      submitLabel: opening.label,
      intro: [
        ...warnings(opening.form, wish.raw),
        ...(opening.warning === undefined ? [] : [paragraph(opening.warning, "warning")]),
      ],
      ...(problems === undefined ? {} : { problems }),
    }),
    actions: masking(wish.id, wish.raw),
  });
  const read = readForm(opening.form, wish.raw, asking);
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
  // A number typed in passing is shown once more, so that it can be masked before it is kept.
  const numbered = masking(wish.id, wish.raw).length > 0 && !doubts(opening.form, wish.raw);
  if (!wish.submitted && (numbered || wish.unsure === true)) return { is: "form", form: again() };
  const { shown, kept } = setApart(opening.form, read.answers);
  if (kept !== undefined && core.seal === undefined)
    return refusedForm(new Refusal(talk.noKey, { field: kept.key }), again);
  const related = await others(asking, opening.reads?.(shown, asking) ?? []);
  const drafted = opening.apply(shown, { ...asking, read: related });
  if (drafted instanceof Refusal) return refusedForm(drafted, again);
  const draft = origin === undefined ? drafted : comingFrom(drafted, origin.matter, asking);
  const known = await alreadyRecorded(asking, draft.reference);
  if (known !== undefined) return refusedForm(known, again);
  const alike = wish.raw["anyway"] === true ? [] : await alikeTo(asking, flow, draft);
  if (alike.length > 0) {
    // Sent before, it is alike to the very one it made.
    if ((await core.store.seen(wish.event)) !== undefined) return repeated(asking, wish);
    const form = again();
    return {
      is: "form",
      form: {
        ...form,
        intro: [
          paragraph(talk.alike, "warning"),
          rows(alike.map((matter) => matterRow({ ...core, today: asking.today }, matter))),
          ...form.intro,
        ],
        submit: { ...form.submit, answers: { anyway: true } },
        submitLabel: talk.anyway,
      },
    };
  }
  const year = yearOf(asking.today);
  const created = await core.store.exclusive(async () => {
    let [behind, attempt] = [origin, 0];
    for (; ; attempt += 1) {
      const number = await core.store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      const answers = parent === undefined ? shown : { ...shown, parent };
      const advance = opened(flow, code, draft, answers, asking, core);
      const further = behind && followed(asking, behind, advance.matter);
      const change = changeOf(asking, wish, advance, "created");
      const outcome = await core.store.save({
        ...(further === undefined ? change : both(change, further)),
        ...(kept === undefined || core.seal === undefined
          ? {}
          : { reporter: { matter: code, sealed: core.seal.seal(kept.said) } }),
      });
      // Somebody has just changed the matter it comes from: that one is left as it is.
      if (outcome === "stale" && further !== undefined) behind = undefined;
      else if (outcome !== "taken" || attempt === 20) return { outcome, advance };
    }
  });
  if (created.outcome === "repeated") return repeated(asking, wish);
  // Of a new matter only its files can have changed meanwhile.
  const gone = created.outcome === "stale" && (await filesGone(asking, opening.form, wish, again));
  if (gone) return gone;
  if (created.outcome !== "saved") throw new Error(`a new ${flow.kind} was ${created.outcome}`);
  return finished(asking, flow, created.advance, opening, warnings(opening.form, wish.raw));
};

/** The matter a new one comes from, and how the one becomes the other. */
type Origin = { readonly flow: Flow; readonly matter: Matter; readonly becoming: Becoming };

/** The matter a new one is to come from, where it may: one the actor sees and whose kind becomes this. */
const originOf = async (
  { core, actor }: Asking,
  flow: Flow,
  code: string,
): Promise<Origin | Refusal> => {
  const found = await visible({ store: core.store, flows: core.flows, actor }, code);
  if (found instanceof Refusal) return found;
  const becoming = found.flow.becomes?.find(
    ({ kind, from }) => kind === flow.kind && from.includes(found.matter.state),
  );
  return becoming === undefined
    ? new Refusal(words.cannotBecome(found.flow.name, flow.name))
    : { ...found, becoming };
};

/** The step the matter behind a new one takes by itself, where nothing stands against it. */
const followed = (
  asking: Asking,
  { flow, matter, becoming: { next } }: Origin,
  created: Matter,
): Advance | undefined => {
  const step = flow.steps[next?.step ?? ""];
  if (next === undefined || step === undefined) return undefined;
  if (obstacle(flow, step, matter, asking.actor, asking.today) !== undefined) return undefined;
  const doing = { ...asking, read: new Map([[created.code, created]]) };
  const answers = next.answers(created.code);
  const advance = stepped(flow, next.step, step, matter, answers, doing, asking.core);
  return advance instanceof Refusal ? undefined : advance;
};

/** A change together with a step of another matter. */
const both = (change: Change, { matter, entry, clocks, waiting, notices }: Advance): Change => ({
  ...change,
  updated: [...(change.updated ?? []), matter],
  entries: [...(change.entries ?? []), entry],
  clocks: [...(change.clocks ?? []), ...clocks],
  waiting: [...(change.waiting ?? []), ...waiting],
  notices: [...(change.notices ?? []), ...notices],
});

/** The answers without what is to be kept apart, in whose place only stands that it is; and that itself. */
const setApart = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
): {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly kept?: { readonly key: string; readonly said: string };
} => {
  const [key] = Object.entries(fields).find(([, { apart }]) => apart === true) ?? [];
  const said = key === undefined ? undefined : answers[key];
  return key === undefined || typeof said !== "string"
    ? { shown: answers }
    : { shown: { ...answers, [key]: "apart" }, kept: { key, said } };
};

/** How many open matters of a category are compared with a new one, and how many are offered. */
const compared = 20;

const offeredAtMost = 3;

/** Open matters this person can see that may be the same thing as a new one. */
const alikeTo = async (
  { core, actor }: Asking,
  { kind, opening }: Flow,
  draft: Draft<Matter>,
): Promise<readonly Matter[]> => {
  if (opening.alike === undefined || draft.category === undefined) return [];
  const open = await core.store.openIn(kind, draft.category, compared);
  const alike: Matter[] = [];
  for (const other of open) {
    if (alike.length === offeredAtMost) break;
    if (!opening.alike(draft, other)) continue;
    const found = await visible({ store: core.store, flows: core.flows, actor }, other.code);
    if (!(found instanceof Refusal)) alike.push(found.matter);
  }
  return alike;
};

/**
 * The warning that comes before everything else when a text speaks of harm to a minor, or has private
 * numbers in it; none where the submitter has said why that is mistaken.
 */
const warnings = (fields: Fields, raw: Raw) => {
  const verdict = screen(texts(raw));
  if (doubts(fields, raw)) return [];
  switch (verdict.is) {
    case "minor":
    case "personal":
      return [advice(verdict)].flatMap(({ title, paragraphs }) =>
        [title, ...paragraphs].map((one) => paragraph(one, "urgent")),
      );
    case "clear":
    case "secret":
    case "official":
      return [];
  }
};

/** The button that masks the private numbers in what stands in a form. */
const masking = (id: string, raw: Raw): readonly Action[] =>
  screen(texts(raw)).is === "personal"
    ? [
        action(talk.mask, {
          command: id,
          prefill: Object.fromEntries(
            Object.entries(raw).map(([key, value]) => [
              key,
              typeof value === "string" ? masked(value) : value,
            ]),
          ),
        }),
      ]
    : [];

const whoMayOpen = (flow: Flow): Text => {
  const names = flow.opening.by.map((role) => roleNames[role]);
  return words.onlySeats(names, labelOfOpening(flow), deskWords.list);
};

const labelOfOpening = ({ opening, name }: Flow): Text =>
  text(`${opening.label.zh}${name.zh}`, `${opening.label.en} ${name.en.toLowerCase()}`);
