import type { Instant } from "../calendar/day.ts";
import { momentPrefix } from "../calendar/typed.ts";
import type { Field } from "../chat/field.ts";
import { isBoundary, toPlain } from "../chat/plain.ts";
import { type LabelParts, type Noun, partsOfLabel, saysTheSame } from "./label-words.ts";
import { editDistance, likeness } from "./likeness.ts";
import type { Verb } from "./verb.ts";

/** How much of a value is looked at for its shape. */
const LONGEST_SHAPE = 60;

/** What a value looks like. */
export type ValueShape = "day" | "unit" | "choice" | "number";

const UNIT =
  /^\p{Script=Han}{1,20}(?:局|委|办|院|镇|乡|厅|部|处|科|队|所|站|中心|政府|公司|法院|机关|联合会)(?=$|[\s,;、。])/u;
const NUMBER =
  /^[约近]?[¥￥]?\d[\d,.]*(?: ?(?:天|日|个|件|起|份|次|人|户|家|处|年|月|个月|小时|分钟|分|%|[万亿]?(?:元|块)?))?(?=$|[\s,;、。])/;

// 8月30日前, 昨天晚上, 3日内
const AFTER_DAY = /[前后止起内之以早上中下傍晚夜凌]/;

/** What a value looks like, undefined for running text. */
export const shapeOf = (value: string, verb: Verb, now: Instant): ValueShape | undefined => {
  const typed = toPlain(value.slice(0, LONGEST_SHAPE)).trimStart();
  const ends = (length: number): boolean =>
    length > 0 && (isBoundary(typed[length]) || AFTER_DAY.test(typed[length] ?? ""));
  if (ends(momentPrefix(typed, now))) return "day";
  if (NUMBER.test(typed)) return "number";
  if (UNIT.test(typed)) return "unit";
  const first = /^[^\s,;、。]*/.exec(typed)?.[0] ?? "";
  return first !== "" && askable(verb).some(([, field]) => offers(field, first))
    ? "choice"
    : undefined;
};

const offers = ({ options }: Field, typed: string): boolean =>
  typeof options === "object" &&
  options.some(({ id, name, also = [] }) =>
    [id, name.zh, name.en, ...also].some((one) => toPlain(one) === typed),
  );

/** The fields somebody may be told of and asked for by name. */
export const askable = ({ fields }: Verb): readonly (readonly [string, Field])[] =>
  Object.entries(fields).filter(
    ([, { byButton, doubt, kind }]) => byButton !== true && doubt !== true && kind !== "files",
  );

/** English labels of days and times: receivedOn, replyBy. */
export const DATES = /(?:on|by|at|date|day|time|until|due|deadline)$/;

/** From here on a label is offered, and from here on it can be nothing else. */
const NEAR = 0.6;
export const NEARLY_SAME = 0.7;

type Near = { readonly key: string; readonly score: number; readonly fits: boolean };

/** The field a label may mean, by its words and by what was given; undefined where none is near. */
export const nearestField = (
  label: string,
  shape: ValueShape | undefined,
  verb: Verb,
  taken: readonly string[] = [],
): Near | undefined => {
  let best: Near | undefined;
  const parts = partsOfLabel(label);
  for (const [key, field] of askable(verb)) {
    if (taken.includes(key) || field.apart === true) continue;
    const fit = fitOf(field, shape);
    const score =
      likenessTo({ name: label, ...parts }, key, field) + fit + (field.required ? 0.02 : 0);
    if (score >= NEAR && score > (best?.score ?? 0)) best = { key, score, fits: fit > 0 };
  }
  return best;
};

const likenessTo = (label: Name, key: string, field: Field): number =>
  /^[a-z]/.test(label.name)
    ? Math.max(
        ...[key, field.label.en, ...(field.also ?? [])].map((name) =>
          latinLikeness(label.name, name),
        ),
        DATES.test(label.name) && isDated(field) ? NEAR : 0,
      )
    : Math.max(...namesOf(field).map((name) => hanLikeness(label, name)));

const latinLikeness = (label: string, name: string): number => {
  const distance = editDistance(label, toPlain(name));
  return distance <= (label.length < 8 ? 1 : 2) ? 0.9 : 0;
};

const isDated = ({ kind }: Field): boolean => kind === "day" || kind === "moment";

/** A label with what it asks for. */
type Name = LabelParts & { readonly name: string };

/** The names of fields taken apart: the same few are compared with every label. */
const takenApart = new WeakMap<Field, readonly Name[]>();

const namesOf = (field: Field): readonly Name[] => {
  const known = takenApart.get(field);
  if (known !== undefined) return known;
  const names = [field.label.zh, ...(field.also ?? [])].map((name): Name => {
    const parts = partsOfLabel(name);
    return { name, ...(parts.noun === undefined ? { noun: nounOf(field), before: name } : parts) };
  });
  takenApart.set(field, names);
  return names;
};

const hanLikeness = (label: Name, { name, noun, before }: Name): number => {
  if (label.noun !== undefined && label.noun === noun) return sameNoun(label.before, before);
  const related = label.before !== "" && saysTheSame(label.before, before) ? 0.45 : 0;
  const within = label.name.startsWith(name) || label.name.endsWith(name) ? NEAR : 0;
  const like = likeness(label.name, name);
  // Of two characters one is enough: 标提, 地址.
  const short = label.name.length === 2 && name.length === 2 && like >= 0.5 ? NEAR : 0;
  return Math.max(related, within, like, short);
};

/** What a field asks for whose label does not say it. */
const nounOf = (field: Field): Noun | undefined => {
  if (isDated(field)) return "time";
  if (field.kind === "number") return "length";
  if (field.options === "organisations") return "unit";
  return field.options === "people" ? "person" : undefined;
};

const sameNoun = (ours: string, theirs: string): number => {
  if (saysTheSame(ours, theirs)) return ours === theirs ? 0.95 : 0.85;
  if (ours === "" || theirs === "") return 0.7;
  return likeness(ours, theirs) >= 0.5 ? NEAR : 0.2;
};

/** How well a field takes what was given, by the shape of it. */
const fitOf = (field: Field, shape: ValueShape | undefined): number => {
  const { kind, options } = field;
  const written = typeof options === "object";
  switch (shape) {
    case "day":
      return isDated(field) ? 0.2 : kind === "text" || kind === "long" ? 0 : -0.3;
    case "number":
      return kind === "number" ? 0.2 : isDated(field) ? -0.3 : 0;
    case "unit":
      return options === "organisations" || options === "directory"
        ? 0.2
        : isDated(field) || kind === "number"
          ? -0.4
          : 0;
    case "choice":
      return written ? 0.2 : isDated(field) || kind === "number" ? -0.3 : 0;
    case undefined:
      return isDated(field) || kind === "number" ? -0.3 : written ? -0.2 : 0;
  }
};
