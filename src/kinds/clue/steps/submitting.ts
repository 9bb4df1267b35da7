import { choice, day, line, long, one, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, text } from "../../../chat/text.ts";
import { listed } from "../../../flow/card-parts.ts";
import { type Category, findCategory, harmToMinor } from "../../../flow/categories.ts";
import { notLater } from "../../../flow/days.ts";
import { doubtField } from "../../../flow/doubting.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, type Visibility } from "../../../flow/matter.ts";
import { asUnits, namesOf } from "../../../flow/parties.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { sharedPart } from "../../../line/likeness.ts";
import { organisationName, type Person } from "../../../people/directory.ts";
import { unitsNamedIn } from "../../../people/units-named.ts";
import { offlineAdvice, type Verdict, verdictOn } from "../../../screening/screen.ts";
import { jointUnits, receiver, sender, sourceOptions } from "../cards.ts";
import { arrivalClocks } from "../clocks.ts";
import { type Clue, isMinors } from "../model.ts";
import { alongside, everybody, receivers } from "../seats.ts";
import { words } from "../words.ts";
import { type Accused, accusedIn, askAccused, type Complaint, doubtedUnits } from "./doubts.ts";
import { receiversFor } from "./routing.ts";

/** Level 2 by its category, or by what it says of minors, officials or private data. */
const visibilityOf = (category: Category, { is }: Verdict): Visibility =>
  category.visibility === 2 || is !== "clear" ? 2 : 1;

/** What to do instead with a matter that must not be written down here. */
const adviseOffline = (category: Category) => {
  const { title, paragraphs } = offlineAdvice({
    is: category.id === "duty-crime" ? "official" : "secret",
  });
  return sentences(text(`${title.zh}。`, `${title.en}.`), ...paragraphs);
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

/** What of an answered form says whom the clue complains of. */
type Written = Omit<Complaint, "texts"> & {
  readonly title: string;
  readonly facts: string;
  readonly evidence?: string | undefined;
  readonly notSo?: string | undefined;
  readonly files?: readonly string[] | undefined;
};

const fileNames = (sent: readonly string[], { files = [] }: Context): readonly string[] =>
  files.flatMap(({ id, name }) => (sent.includes(id) ? [name] : []));

/** Whom it complains of, by its list and by everything that was written but the place. */
const complaintOf = (answers: Written, context: Context): Accused => {
  const { title, facts, evidence = "", notSo = "", files = [] } = answers;
  const texts = [title, facts, evidence, notSo, ...fileNames(files, context)];
  return accusedIn({ ...answers, texts }, context);
};

/** Whether two clues complain of the same unit, or of the same firm. */
const isSameAccused = (
  one: Pick<Clue, "parties" | "fields">,
  other: Pick<Clue, "parties" | "fields">,
): boolean =>
  unitsIn(one, "accused").some((unit) => unitsIn(other, "accused").includes(unit)) ||
  (one.fields.accused !== undefined && one.fields.accused === other.fields.accused);

/** A clue is submitted. */
export const submit = opening<Clue>()({
  id: "submit",
  names: ["提交", "submit"],
  says: [
    "另报一条",
    "又有个口子在排",
    "归谁管我先报上",
    "巡查发现有暗管往河里排黑水",
    "巡河发现排污",
    "我要反映一个问题",
    "想反映个情况",
    "有个事要报",
    "发现个事想报上去",
    "这里有人乱倒渣土",
    "排污没人管",
    "污水直排河里",
    "农田上盖了厂房",
    "占用耕地",
    "盲道被占",
    "消防通道堵了",
    "拖欠农民工工资",
    "卖过期食品",
    "学校门口卖三无零食",
    "无障碍通道坏了",
    "文物被破坏",
    "私自砍树",
    "垃圾没人清",
    "噪音扰民",
    "国有土地出让金没收回",
    "群众举报",
    "有人投诉",
    "i want to report something",
    "we found illegal dumping",
    "nobody deals with it",
    "看到有管子往河里排",
    "发现大量死猪",
    "夜里冒黑烟",
    "report something",
    "black water from a pipe",
    "乱倒垃圾",
    "非法排放",
    "偷采",
    "无证经营",
    "有个事要反映",
    "报给检察院",
    "报线索",
    "上报线索",
    "我要报个线索",
    "有线索",
    "举报",
    "发现一处",
    "群众反映",
    "来电反映",
    "反映个问题",
    "新增一条线索",
    "热线转来",
    "report a clue",
    "report pollution",
    "somebody dumps",
    "submit a clue",
    "a caller says",
    "is selling fake",
  ],
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
    accused: optional(
      several(words.accused, "organisations", { help: words.accusedHelp, rest: "accusedOther" }),
    ),
    accusedOther: optional(line(words.accusedOther, { max: 300, help: words.accusedOtherHelp })),
    notAccused: optional(line(words.notAccused, { max: 2000, byButton: true })),
    told: optional(line(words.told, { max: 1000, byButton: true })),
    number: optional(line(words.number, { max: 40, byButton: true })),
    evidence: optional(long(words.evidence)),
    files: filesField,
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
    reporter: optional(line(words.reporter, { help: words.reporterHelp, apart: true })),
    ...doubtField,
  },
  fromSentence: {
    label: words.makeClue,
    prefill: ({ is }) => (is === "minor" ? { category: "minor-harm-report" } : {}),
  },
  // The same place, and the same unit or much the same words.
  alike: ({ title, fields, parties }, other) =>
    sharedPart(fields.place, other.fields.place) >= 0.6 &&
    (isSameAccused({ parties, fields }, other) ||
      sharedPart(title, other.title) >= 0.5 ||
      sharedPart(fields.facts, other.fields.facts) >= 0.5),
  apply: (answers, context): Draft<Clue> | Refusal => {
    const {
      title,
      category: id,
      to: named,
      accused: _,
      accusedOther,
      notAccused: __,
      told: ___,
      number,
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
    const complaint = complaintOf(answers, context);
    const doubted = doubtedUnits(complaint, from);
    const blamed = [...complaint.units, ...doubted];
    if (blamed.includes(from)) return new Refusal(words.ownUnitAccused, { field: "accused" });
    if (named !== undefined && complaint.units.includes(named))
      return category.receivers.length === 0
        ? new Refusal(words.sentToAccused(organisationName(context.directory, named)), {
            field: "to",
          })
        : new Refusal(words.receiverAccused, { field: "to" });
    const names = fileNames(sent, context);
    const texts = [title, said.facts, said.place, ...names];
    const verdict = verdictOn(context.verdict ?? { is: "clear" }, texts);
    const visibility = visibilityOf(category, verdict);
    const minor = category.id === harmToMinor || verdict.is === "minor";
    const { directory } = context;
    const routing = { category, minor, from, named, blamed, directory };
    const passed = receiversFor(routing);
    // Where a doubt leaves nobody, it is asked about before anything is sent.
    const [lead, ...others] =
      passed.length > 0 ? passed : receiversFor({ ...routing, blamed: complaint.units });
    if (lead === undefined)
      return new Refusal(
        category.receivers.length === 0
          ? words.chooseReceiver
          : words.nobodyReceives(namesOf(complaint.units, directory)),
        { field: "to" },
      );
    return {
      state: "submitted",
      title,
      category: category.id,
      visibility,
      urgent: category.urgent,
      ...(number === undefined ? {} : { reference: number }),
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
        doubted,
        ...(doubted.includes(named ?? "") ? { chosen: named } : {}),
        cleared: unitsNamedIn(answers.notAccused ?? "", directory).units.filter(
          (unit) => !blamed.includes(unit),
        ),
        ...(accusedOther === undefined ? {} : { accused: accusedOther }),
        returns: 0,
        remarks: [],
      },
    };
  },
  // Harm to a minor waits for no answer while anybody can be told: it is sent at once, and asked about after.
  asks: (answers, draft, context) => {
    const category = findCategory(answers.category);
    if (category === undefined) return undefined;
    const { actor, directory } = context;
    const minor = isMinors(draft);
    const routing = { category, minor, from: actor.organisation, named: answers.to, directory };
    const blamed = unitsIn(draft, "accused");
    if (minor && receiversFor({ ...routing, blamed }).length > 0) return undefined;
    return askAccused(complaintOf(answers, context), routing, answers);
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
    const { doubted } = clue.fields;
    const sure = unitsIn(clue, "accused").filter((unit) => !doubted.includes(unit));
    return sentences(
      words.submittedDone(receiver(clue, directory), clue.code),
      ...(also === undefined ? [] : [words.submittedAlso(also)]),
      ...(sure.length === 0 ? [] : [words.accusedKept(namesOf(sure, directory))]),
      ...(doubted.length === 0 ? [] : [words.doubtedKept(namesOf(doubted, directory))]),
      ...(isMinors(clue) ? [words.minorDone] : []),
    );
  },
});
