import { dayOf } from "../calendar/day.ts";
import type { Request, Suggestion } from "../chat/exchange.ts";
import type { Field, Option } from "../chat/field.ts";
import { cleanText, isBoundary, toPlain } from "../chat/plain.ts";
import { type Language, say, type Text, text } from "../chat/text.ts";
import { mayEver } from "../commands/command.ts";
import { sightOf } from "../flow/access.ts";
import { type DutyOf, findDuties } from "../flow/find.ts";
import { declaredIn } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { optionsOf, pendingFiles } from "../flow/options.ts";
import { recentUnits, unitsFirst } from "../flow/recent-units.ts";
import { titleOf } from "../flow/render.ts";
import { markedLabelAt, quotesIn } from "../line/labels.ts";
import { readLine } from "../line/read-line.ts";
import type { Candidate, Verb } from "../line/verb.ts";
import { vocabularyOf } from "../line/vocabulary.ts";
import type { Directory, Person } from "../people/directory.ts";
import { actorOf } from "../people/new-account.ts";
import { unitSetOptions } from "../people/unit-sets.ts";
import type { RequestServices } from "./context.ts";

/** What suggesting looks at, read once. */
type Looking = {
  readonly services: RequestServices;
  readonly actor: Person;
  readonly directory: Directory;
  readonly line: string;
  readonly language: Language;
  readonly waiting: readonly DutyOf[];
};

const longestLine = 2000;
const mostMatters = 60;

/** What somebody without a post can type. */
const beforeBinding = ["bind", "help"];

/**
 * What a line that ends here could go on with, best first, at most `take`: commands this person could
 * ever take, what waits for them on top; then the number, the fields not given yet, and inside a field
 * its options. Says nothing of a matter the person cannot see. Changes nothing.
 */
export const suggest = async (
  services: RequestServices,
  line: string,
  { platform, account }: Pick<Request, "platform" | "account">,
  take: number,
): Promise<readonly Suggestion[]> => {
  // Characters nobody sees would shift the places the suggestions name.
  if (line.length > longestLine || cleanText(line).length !== line.length) return [];
  const standing = await services.store.standing(platform, account);
  const { directory } = standing;
  const now = services.time.now();
  const actor = actorOf(directory, standing.account, now);
  if (actor === undefined) {
    const verbs = services.verbs.filter(({ id }) => beforeBinding.includes(id));
    return commands(services, verbs, line, typedLanguage(line) ?? "zh-CN", []).slice(0, take);
  }
  const { store, flows } = services;
  const waiting = await findDuties({ store, flows, actor, directory, now, today: dayOf(now) });
  const language = typedLanguage(line) ?? actor.language;
  const found = await suggestFor({ services, actor, directory, line, language, waiting });
  return [...new Map(found.map((one) => [one.insert, one])).values()].slice(0, take);
};

const typedLanguage = (line: string): Language | undefined => {
  if (/\p{Script=Han}/u.test(line)) return "zh-CN";
  return /[a-z]/i.test(line) ? "en" : undefined;
};

const suggestFor = async (looking: Looking): Promise<readonly Suggestion[]> => {
  const { services, actor, line, language, waiting } = looking;
  const mine = (verb: Verb): boolean => mayEver(services, actor, verb.id);
  const start = tokenStart(line);
  const possible = candidatesOf(services, line.slice(0, start)).filter(({ verb }) => mine(verb));
  const waited = possible.filter(({ verb }) =>
    waiting.some(({ of, step }) => `${of.kind}.${step}` === verb.id),
  );
  // One word may be a step of several kinds: meant is the one that waits.
  const said = waited.length > 0 ? waited : possible;
  if (said.length === 0) {
    const whole = candidatesOf(services, line).filter(({ verb }) => mine(verb));
    return [
      ...(await codes(looking, whole, line.length)),
      ...commands(services, services.verbs.filter(mine), line, language, waiting),
      ...(await codes(looking, [], start)),
    ];
  }
  const open = said.flatMap(({ verb }) => openField(services, line, verb) ?? [])[0];
  if (open !== undefined) {
    const inside = await options(looking, open.field, open.start);
    const typing = inside.length > 0 || start <= open.start;
    return typing ? inside : labels(looking, said, start);
  }
  return [
    ...(await codes(looking, said, start)),
    ...(await choices(looking, said, start)),
    ...labels(looking, said, start),
  ];
};

/** Where what is being typed begins: behind the last blank. */
const tokenStart = (line: string): number => line.length - (/[^\s]*$/.exec(line)?.[0].length ?? 0);

const candidatesOf = ({ verbs, time }: RequestServices, line: string): readonly Candidate[] => {
  const read = readLine(line, verbs, time.now());
  return read.is === "command" ? read.candidates : [];
};

const hasCode = ({ verbs, time }: RequestServices, line: string): boolean => {
  const read = readLine(line, verbs, time.now());
  return "code" in read || "reference" in read;
};

// ---------------------------------------------------------------- commands

/** The ways a command is written, those of this language first. */
const spellings = ({ names, kindNames }: Verb, language: Language): readonly string[] => {
  const alone = names.map((name) => [name]);
  const both = names.flatMap((name) =>
    kindNames.flatMap((kind) => {
      // 登记出庭 says of which kind it is.
      if (isChinese(kind) && name.includes(kind)) return [name];
      const apart = `${kind} ${name}`;
      return isChinese(name) && isChinese(kind)
        ? [`${name}${kind}`, apart, `${kind}${name}`]
        : [apart];
    }),
  );
  const all = kindNames.length === 0 ? alone.flat() : both;
  const sameLanguage = (name: string) => isChinese(name) === (language === "zh-CN");
  return [...all.filter(sameLanguage), ...all.filter((name) => !sameLanguage(name))];
};

const isChinese = (name: string): boolean => /\p{Script=Han}/u.test(name);

const commands = (
  services: RequestServices,
  verbs: readonly Verb[],
  line: string,
  language: Language,
  waiting: Looking["waiting"],
): readonly Suggestion[] => {
  const from = line.length - line.trimStart().length;
  const typed = toPlain(line.slice(from)).trimEnd();
  return verbs
    .flatMap((verb) => {
      const written = spellings(verb, language);
      const matching = [...written, ...verb.names].filter((one) => toPlain(one).startsWith(typed));
      const waits = waiting.filter(({ of, step }) => `${of.kind}.${step}` === verb.id).length;
      // With nothing typed yet only what one begins with, and what waits.
      if (matching.length === 0 || (typed === "" && waits === 0 && verb.about === "matter"))
        return [];
      const shown =
        written.find((one) => toPlain(one).startsWith(typed) && typed !== "") ?? written[0];
      if (shown === undefined || toPlain(shown) === typed) return [];
      const takesMore = Object.keys(verb.fields).length > 0 || namesMatter(services, verb);
      const detail = waits > 0 ? waitsFor(waits) : helpOf(services, verb.id);
      const suggestion: Suggestion = {
        kind: "command",
        insert: takesMore ? `${shown} ` : shown,
        from,
        label: shown,
        ...(detail === undefined ? {} : { detail }),
      };
      return [{ suggestion, waits }];
    })
    .sort((one, other) => other.waits - one.waits)
    .map(({ suggestion }) => suggestion);
};

const waitsFor = (count: number): Text =>
  text(`等您办的有${count}件`, `${count} ${count === 1 ? "matter waits" : "matters wait"} for you`);

const helpOf = ({ flows, commands: known }: RequestServices, id: string): Text | undefined => {
  const [kind, step = ""] = id.split(".");
  const flow = flows.find((one) => one.kind === kind);
  if (flow === undefined) return known.find((one) => one.id === id)?.help;
  return declaredIn(flow, step)?.help;
};

// ---------------------------------------------------------------- numbers

/** Whether a command may be followed by the number of a matter. */
const namesMatter = ({ commands: known }: RequestServices, { id, about }: Verb): boolean =>
  about === "matter" || known.some((one) => one.id === id && one.ofMatter === true);

/**
 * The numbers that could follow these commands, or stand alone where there are none: those that wait
 * for this person first.
 */
const codes = async (
  { services, actor, line, waiting }: Looking,
  said: readonly Candidate[],
  from: number,
): Promise<readonly Suggestion[]> => {
  const typed = toPlain(line.slice(from));
  const about = said.map(({ verb }) => verb).filter((verb) => namesMatter(services, verb));
  if (said.length > 0 && (about.length === 0 || hasCode(services, line.slice(0, from)))) return [];
  if (said.length === 0 && typed === "") return [];
  const steps = about.filter((verb) => verb.about === "matter");
  const prefixes = steps.flatMap(({ prefix }) => prefix ?? []);
  const due = waiting.filter(
    ({ of, step }) => steps.length === 0 || steps.some(({ id }) => id === `${of.kind}.${step}`),
  );
  const seen = await services.store.matters(sightOf(actor), { take: mostMatters });
  const fits = (matter: Matter): boolean =>
    prefixes.length === 0 || prefixes.includes(matter.code.slice(0, 2));
  const list = [
    ...due.map(({ of }) => of),
    ...seen.filter((matter) => fits(matter) && (steps.length === 0 || !matter.closedAt)),
  ];
  const gap = from > 0 && !/\s/.test(line[from - 1] ?? "") ? " " : "";
  return list
    .filter((matter) => namesOf(matter).some((name) => name.startsWith(typed)))
    .map((matter) => ({
      kind: "code",
      insert: `${gap}${matter.code} `,
      from,
      label: matter.code,
      detail: titleOf(matter),
    }));
};

/** What a matter is known by: its number, short as well, its document number, its title. */
const namesOf = (matter: Matter): readonly string[] => {
  const { code, reference } = matter;
  const [prefix = "", , number = ""] = code.split("-");
  return [code, `${prefix}${Number(number)}`, reference ?? "", titleOf(matter).zh].map(toPlain);
};

// ---------------------------------------------------------------- fields

/** The field whose value is being typed, and where what is typed of it begins. */
const openField = (
  { verbs }: RequestServices,
  line: string,
  verb: Verb,
): { readonly field: Field; readonly start: number } | undefined => {
  const known = vocabularyOf(verbs).known.get(verb);
  if (known === undefined) return undefined;
  const compared = toPlain(line);
  const quotes = quotesIn(compared);
  let found: { readonly field: Field; readonly start: number } | undefined;
  for (let at = 0; at < compared.length; at += 1) {
    if (quotes.some(({ start, end }) => start <= at && at <= end)) continue;
    const label = markedLabelAt(compared, at, known.labels, isBoundary(compared[at - 1]));
    const field = label && verb.fields[label.key];
    if (label !== undefined && field !== undefined) found = { field, start: label.end };
  }
  return found;
};

const yesOrNo: readonly Option[] = [
  { id: "yes", name: text("是", "yes") },
  { id: "no", name: text("否", "no") },
];

/** What a field could be given: its options that begin with what is typed, else those that have it. */
const options = async (
  { services, actor, directory, line, language, waiting }: Looking,
  field: Field,
  start: number,
): Promise<readonly Suggestion[]> => {
  const { options: given = field.kind === "yesno" ? yesOrNo : [] } = field;
  if (given === "matters")
    return codes({ services, actor, directory, line, language, waiting }, [], start);
  const files = given === "files" ? await pendingFiles(services, actor) : [];
  const several = field.kind === "choices" || field.kind === "files";
  const all = typeof given === "string" ? optionsOf({ directory, files }, given) : given;
  const list =
    given === "organisations"
      ? unitsFirst(
          all,
          await recentUnits(services, actor),
          several ? unitSetOptions(directory) : [],
        )
      : all;
  const value = line.slice(start);
  const piece = several ? (/[^、，,；;]*$/.exec(value)?.[0] ?? "") : value;
  const typed = toPlain(piece).trim();
  const from = line.length - piece.trimStart().length;
  const names = list.map(({ id, name, also = [] }) => ({
    shown: given === "files" ? (also[0] ?? id) : say(name, language),
    known: [id, name.zh, name.en, ...also].map(toPlain),
  }));
  const complete = (one: { readonly shown: string; readonly known: readonly string[] }): boolean =>
    toPlain(one.shown) === typed || (piece.endsWith(" ") && one.known.includes(typed));
  if (typed !== "" && names.some(complete)) return [];
  const begun = names.filter(({ known }) => known.some((one) => one.startsWith(typed)));
  const having = names.filter((one) => one.known.some((name) => name.includes(typed)));
  const used = value.slice(0, value.length - piece.length);
  return [...begun, ...having.filter((one) => !begun.includes(one))]
    .filter(({ shown }) => !several || !used.includes(shown))
    .map(({ shown }) => ({
      kind: "option",
      insert: several ? shown : `${shown} `,
      from,
      label: shown,
    }));
};

/** The options of fields that need no label, where something of one is typed. */
const choices = async (
  looking: Looking,
  said: readonly Candidate[],
  from: number,
): Promise<readonly Suggestion[]> => {
  if (from === looking.line.length) return [];
  const fields = said.flatMap(({ verb, values }) =>
    Object.entries(verb.fields)
      .filter(
        ([key, { options, required, main }]) =>
          values[key] === undefined && options !== undefined && (required || main === true),
      )
      .map(([, field]) => field),
  );
  return (await Promise.all(fields.map((field) => options(looking, field, from)))).flat();
};

/** The labels of fields not given yet, required ones first. */
const labels = (
  { line, language }: Looking,
  said: readonly Candidate[],
  from: number,
): readonly Suggestion[] => {
  const typed = toPlain(line.slice(from));
  const fields = said.flatMap(({ verb, values }) =>
    Object.entries(verb.fields).flatMap(([key, field]) =>
      values[key] !== undefined ||
      field.byButton ||
      field.doubt ||
      (field.main && verb.about === "alone")
        ? []
        : [{ key, field }],
    ),
  );
  return fields
    .filter(({ key, field: { label, also = [] } }) =>
      [label.zh, key, label.en, ...also].some((one) => toPlain(one).startsWith(typed)),
    )
    .sort((one, other) => Number(other.field.required) - Number(one.field.required))
    .map(({ key, field }) => ({
      kind: "field",
      insert: language === "en" ? `${key}=` : `${field.label.zh}=`,
      from,
      detail:
        field.help ??
        text(field.required ? "必填" : "可不填", field.required ? "required" : "optional"),
    }));
};
