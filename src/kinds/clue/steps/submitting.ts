import { choice, day, line, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { listed } from "../../../flow/card-parts.ts";
import {
  type Category,
  findCategory,
  harmToMinor,
  inPublicInterest,
} from "../../../flow/categories.ts";
import { notLater } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, type Visibility } from "../../../flow/matter.ts";
import { asUnits, unitNames } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { sharedPart } from "../../../line/likeness.ts";
import type { Person } from "../../../people/directory.ts";
import { unitsNamedIn } from "../../../people/units-named.ts";
import { offlineAdvice, screen, type Verdict } from "../../../screening/screen.ts";
import { jointUnits, receiver, sender, sourceOptions } from "../cards.ts";
import { arrivalClocks } from "../clocks.ts";
import { type Clue, isMinors } from "../model.ts";
import { alongside, everybody, receivers } from "../seats.ts";
import { words } from "../words.ts";

/** What decides which units a new clue goes to. */
type Routing = {
  readonly category: Category;
  readonly minor: boolean;
  readonly from: string;
  /** The receiver the sender chose to lead. */
  readonly named: string | undefined;
  /** The units complained of, which never receive it. */
  readonly blamed: readonly string[];
  readonly directory: Context["directory"];
};

/**
 * The units a clue goes to, the lead unit first: the sender's choice, else the first of the category's
 * that is neither the sender nor complained of, and the others beside it. A bureau that sends a clue of
 * its own field hands it to the procuratorate, and so does everybody where no other receiver is left.
 * Whoever is named, the procuratorate receives what is of public interest (实施意见 二（三）), and
 * harm to a minor goes to everybody it has to be reported to.
 */
const receiversFor = ({
  category,
  minor,
  from,
  named,
  blamed,
  directory,
}: Routing): readonly string[] => {
  const may = (unit: string): boolean =>
    unit !== from && !blamed.includes(unit) && directory.organisations.has(unit);
  const usual = category.receivers.filter(may);
  const needed = [
    ...(inPublicInterest(category.id) ? ["procuratorate"] : []),
    ...(minor ? (findCategory(harmToMinor)?.receivers ?? []) : []),
  ].filter(may);
  const ownField = category.receivers.includes(from) && usual.includes("procuratorate");
  const instead =
    category.receivers.length > 0 && blamed.length > 0 ? ["procuratorate"].filter(may) : [];
  const [lead] =
    named !== undefined
      ? [named]
      : ownField
        ? ["procuratorate"]
        : [...usual, ...needed, ...instead];
  return lead === undefined
    ? []
    : [...new Set([lead, ...(named === undefined ? usual : []), ...needed])];
};

/**
 * Level 2 by its category, or by what it says of minors or private data unless that is declared
 * mistaken; what was taken for an official's offence stays at level 2 whatever is declared.
 */
const visibilityOf = (
  category: Category,
  { is }: Verdict,
  notSo: string | undefined,
): Visibility => {
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
const submittedNews = (clue: Clue, { directory }: Context) =>
  isMinors(clue)
    ? words.minorNews(sender(clue, directory))
    : words.submittedNews(sender(clue, directory));

/** What a unit is told that receives a clue beside the one that leads. */
const jointNews = (clue: Clue, context: Context) =>
  isMinors(clue)
    ? submittedNews(clue, context)
    : words.jointNews(sender(clue, context.directory), receiver(clue, context.directory));

/** Who of the unit that leads is told of a clue, heads and procurators too where a minor is harmed. */
export const tellLead = {
  ...tellAll(everybody, (clue: Clue, context: Context, { organisation }: Person) =>
    isMinors(clue) && unitsIn(clue, "to").includes(organisation)
      ? submittedNews(clue, context)
      : undefined,
  ),
  ...tellAll(receivers, submittedNews),
};

/** A clue is submitted. */
export const submit = opening<Clue>()({
  id: "submit",
  names: ["提交", "submit"],
  label: words.submit,
  help: words.submitHelp,
  by: ["liaison", "officer", "intake", "procuratorate:procurator", "head"],
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
    const accusing = unitsNamedIn(accused ?? "", context.directory);
    const blamed = [
      ...new Set([...accusing.units, ...accusing.doubts.flatMap(({ units }) => units)]),
    ];
    if (blamed.includes(from)) return new Refusal(words.ownUnitAccused, { field: "accused" });
    if (named !== undefined && blamed.includes(named))
      return new Refusal(words.receiverAccused, { field: "to" });
    const names = (context.files ?? []).flatMap(({ id, name }) =>
      sent.includes(id) ? [name] : [],
    );
    const texts = [title, said.facts, said.place, ...names];
    const verdict = screen(texts);
    const visibility = visibilityOf(category, verdict, said.notSo);
    const minor =
      category.id === harmToMinor || (verdict.is === "minor" && said.notSo === undefined);
    const { directory } = context;
    const [lead, ...others] = receiversFor({ category, minor, from, named, blamed, directory });
    if (lead === undefined) return new Refusal(words.chooseReceiver, { field: "to" });
    return {
      state: "submitted",
      title,
      category: category.id,
      visibility,
      urgent: category.urgent,
      parties: [
        { part: "from", organisation: from },
        { part: "from", person: context.actor.id },
        ...asUnits("to", [lead], visibility, directory),
        ...asUnits("joint", others, visibility, directory),
        ...blamed.map((organisation) => ({ part: "accused", organisation }) as const),
      ],
      fields: {
        ...said,
        minor,
        taken: {},
        results: {},
        reported: reporter !== undefined,
        ...(accused === undefined ? {} : { accused }),
        returns: 0,
        remarks: [],
      },
    };
  },
  tells: {
    ...tellAll(everybody, (clue, context) =>
      isMinors(clue) ? submittedNews(clue, context) : undefined,
    ),
    ...tellAll(receivers, submittedNews),
    ...tellAll(alongside, jointNews),
  },
  announces: ["to", "joint"],
  done: (clue, { directory }) => {
    const also = listed(jointUnits(clue, directory));
    return sentences(
      words.submittedDone(receiver(clue, directory), clue.code),
      ...(also === undefined ? [] : [words.submittedAlso(also)]),
      ...(unitsIn(clue, "accused").length === 0
        ? []
        : [words.accusedKept(unitNames(clue, "accused", directory))]),
      ...(isMinors(clue) ? [words.minorDone] : []),
    );
  },
});
