import { choice, day, line, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { type Category, findCategory } from "../../../flow/categories.ts";
import { notLater } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import type { Visibility } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { sharedPart } from "../../../line/likeness.ts";
import { unitNamed } from "../../../people/directory.ts";
import { offlineAdvice, screen } from "../../../screening/screen.ts";
import { receiver, sender, sourceOptions } from "../cards.ts";
import { arrivalClocks } from "../clocks.ts";
import type { Clue } from "../model.ts";
import { receivers } from "../seats.ts";
import { words } from "../words.ts";

/**
 * The unit a clue goes to when nobody was named: the category's first receiver that is neither the
 * sender nor complained of. A bureau that sends a clue of its own field hands it to the procuratorate.
 */
const defaultReceiver = (
  category: Category,
  from: string,
  accused: string | undefined,
): string | undefined => {
  const possible = category.receivers.filter((unit) => unit !== from && unit !== accused);
  return category.receivers.includes(from) && possible.includes("procuratorate")
    ? "procuratorate"
    : possible[0];
};

/**
 * Level 2 by its category, or by what it says of minors or private data unless that is declared
 * mistaken; what was taken for an official's offence stays at level 2 whatever is declared.
 */
const visibilityOf = (
  category: Category,
  texts: readonly string[],
  notSo: string | undefined,
): Visibility => {
  const { is } = screen(texts);
  const restricts = is !== "clear" && (notSo === undefined || is === "official");
  return category.visibility === 2 || restricts ? 2 : 1;
};

/** What to do instead with a matter that must not be written down here. */
const adviseOffline = (category: Category) => {
  const { title, paragraphs } = offlineAdvice({
    is: category.id === "duty-crime" ? "official" : "secret",
  });
  return sentences(title, ...paragraphs);
};

/** What a receiver is told of a clue. */
export const submittedNews = (clue: Clue, { directory }: Context) =>
  words.submittedNews(sender(clue, directory));

/** A clue is submitted. */
export const submit = opening<Clue>()({
  id: "submit",
  names: ["提交", "submit"],
  label: words.submit,
  help: words.submitHelp,
  by: ["liaison", "officer", "intake", "procurator", "head"],
  clocks: { starts: arrivalClocks },
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    category: one(words.category, "categories"),
    facts: long(words.facts, { main: true }),
    place: line(words.place),
    occurredOn: day(words.occurredOn, {
      help: words.occurredOnHelp,
      tense: "past",
      prefill: ({ today }) => today,
    }),
    source: choice(words.source, sourceOptions),
    accused: optional(line(words.accused, { help: words.accusedHelp })),
    evidence: optional(long(words.evidence)),
    files: filesField,
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
    reporter: optional(line(words.reporter, { help: words.reporterHelp, apart: true })),
    notSo: optional(line(words.notSo, { max: 200, help: words.notSoHelp, doubt: true })),
  },
  fromSentence: {
    label: words.makeClue,
    prefill: ({ is }) => (is === "minor" ? { category: "minor-harm-report" } : {}),
  },
  // The same place, and the same unit or much the same words.
  alike: ({ title, fields }, other) =>
    sharedPart(fields.place, other.fields.place) >= 0.6 &&
    ((fields.accused !== undefined && fields.accused === other.fields.accused) ||
      sharedPart(title, other.title) >= 0.5 ||
      sharedPart(fields.facts, other.fields.facts) >= 0.5),
  apply: (answers, context): Draft<Clue> | Refusal => {
    const {
      title,
      category: id,
      to: named,
      accused,
      reporter,
      files: sent = [],
      ...said
    } = answers;
    const category = findCategory(id);
    if (category === undefined) return new Refusal(words.unknownCategory, { field: "category" });
    if (category.visibility === 3) return new Refusal(adviseOffline(category));
    const late = notLater(said.occurredOn, context.today, "occurredOn", words.occurredOn);
    if (late !== undefined) return late;
    const from = context.actor.organisation;
    const blamed = accused === undefined ? undefined : unitNamed(context.directory, accused)?.id;
    if (blamed === from) return new Refusal(words.ownUnitAccused, { field: "accused" });
    const to = named ?? defaultReceiver(category, from, blamed);
    if (to === undefined) return new Refusal(words.chooseReceiver, { field: "to" });
    if (to === blamed) return new Refusal(words.receiverAccused, { field: "to" });
    const names = (context.files ?? []).flatMap(({ id, name }) =>
      sent.includes(id) ? [name] : [],
    );
    const texts = [title, said.facts, said.place, ...names];
    const visibility = visibilityOf(category, texts, said.notSo);
    return {
      state: "submitted",
      title,
      category: category.id,
      visibility,
      urgent: category.urgent,
      parties: [
        { part: "from", organisation: from },
        { part: "from", person: context.actor.id },
        ...asUnits("to", [to], visibility, context.directory),
        ...(blamed === undefined ? [] : [{ part: "accused", organisation: blamed } as const]),
      ],
      fields: {
        ...said,
        reported: reporter !== undefined,
        ...(accused === undefined ? {} : { accused }),
        returns: 0,
        remarks: [],
      },
    };
  },
  tells: tellAll(receivers, submittedNews),
  announces: ["to"],
  done: (clue, { directory }) => words.submittedDone(receiver(clue, directory), clue.code),
});
