import { mayEver } from "../commands/command.ts";
import { openingNamed } from "../flow/flow.ts";
import { openingInstead } from "../flow/may.ts";
import { canTake } from "../flow/obstacle.ts";
import { titleOf } from "../flow/render.ts";
import { withoutCourtesy } from "../line/courtesy.ts";
import { type Mentions, mentionsIn } from "../line/mentions.ts";
import { asRead, type Ranked, rankVerbs } from "../line/rank-verbs.ts";
import type { Verb } from "../line/verb.ts";
import { asksOnly, HOW } from "./asking.ts";
import type { Raw, RequestContext } from "./context.ts";
import { type Near, nearMatters, speaksOfOther } from "./near-matters.ts";
import { type Meant, placedOrOpened, type Sentence, stepOf, understandsOf } from "./placed.ts";

/** How many things are offered, and how many words of ours are looked at for them. */
export const mostOffered = 4;
const mostRanked = 40;

/** 先不立案，约他们谈谈: what is put off is not what is asked for. */
const PUT_OFF = /^(?:先|暂时?|暂且)(?:不|别|不用).{1,10}[，,]\s*(?=.{3})/u;

/** 刚接了个电话，有人说河里倒黑水: how somebody came to be told takes nothing on, and what was told is new. */
const TOLD_OF =
  /^(?:我|我们)?(?:刚才?|刚刚|今早|早上|上午|下午|昨天|昨晚|今天)*(?:我|我们)?(?:又|也)?接(?:了|到|着)?(?:一?[个通])?(?:群众|匿名|热线|老百姓|村民|打来)*的?(?:举报|投诉|反映)?的?(?:电话|热线|来电)(?:[，,]|说)*(?:有(?:个)?人|群众|老百姓|村民|对方)?(?:说|讲|反映|举报)?|^(?:just|we(?:'ve)?|i(?:'ve)?|someone|somebody| )*(?:got|took|had|have|received|answered) (?:just )?(?:a|another) (?:phone )?call[,:]?(?: (?:from|saying|that|someone|somebody|a resident|says?|said|told us))*/iu;

/** 材料清单, 整改清单: a list of things is no list of matters. */
const THINGS_LISTED = /(?<=材料|整改|问题|责任|卷宗|案卷|证据|资料|物品|移交|文件|措施|权力)清单/gu;

/** How much a question speaks against what changes something, and for what tells something. */
const askedOnly = 0.24;
const toldOf = 0.06;

/** Everything a sentence may mean that is open to this person, best first. */
export const meantBy = async (
  context: RequestContext,
  typed: string,
  commands: readonly Ranked[] = [],
): Promise<readonly Meant[]> => {
  const { services, actor } = context;
  const bare = withoutCourtesy(asRead(typed, services.verbs));
  if (bare === "") return [];
  const mentions = mentionsIn(bare, services.verbs, Number(context.today.slice(0, 4)));
  const near = await nearMatters(context, mentions, bare);
  const unnamedRest = withoutTitle(mentions.rest, near);
  const wanted = unnamedRest
    .replace(THINGS_LISTED, "")
    .replace(TOLD_OF, "群众来电反映 ")
    .replace(PUT_OFF, "")
    .replace(HOW, " ");
  const isMine = ({ id }: Verb) => mayEver(services, actor, id);
  const told = withoutCourtesy(typed);
  const known = new Set(commands.map(({ verb }) => verb));
  const ranked = withReading(context, mentions, [
    ...commands,
    ...rankVerbs(wanted, services.verbs).filter(({ verb }) => !known.has(verb)),
  ])
    .map((one) => instead(context, one))
    .filter(
      ({ verb, score }) =>
        score > 0.15 &&
        (verb.about === "matter" ||
          isMine(verb) ||
          understandsOf(context, verb)?.(mentions.unnumbered, context) !== undefined),
    )
    .filter(({ verb }, index, all) => all.findIndex((one) => one.verb === verb) === index)
    .slice(0, mostRanked);
  if (HOW.test(mentions.rest)) {
    // 这份建议怎么回: of what is alike in several kinds, that which can be done here.
    const here = new Set(stepsOpen(context, near.slice(0, mostHere)).map(({ id }) => id));
    const asked = ranked
      .filter(({ verb }) => isMine(verb))
      .map((one) => (here.has(one.verb.id) ? { ...one, score: one.score + openHere } : one))
      .sort((one, other) => other.score - one.score);
    return meantHow(asked, wanted);
  }
  const all: Sentence = { mentions, near, bare, told, typed };
  const unnamed = { ...mentions, codes: [] };
  const ofSteps = BESIDE.test(bare)
    ? { ...all, mentions: unnamed, near: await nearMatters(context, unnamed, bare) }
    : all;
  const reading = new Map<Verb, Sentence>();
  for (const { verb } of ranked) {
    const rest = besideText(context, verb, mentions.unnumbered);
    if (rest !== undefined)
      reading.set(verb, { ...ofSteps, near: await nearMatters(context, ofSteps.mentions, rest) });
  }
  const isQuestion = asksOnly(bare) || asksOnly(asRead(typed, services.verbs));
  const tells = new Set(
    services.commands.filter(({ shows }) => shows === true).map(({ id }) => id),
  );
  return [...ranked, ...unworded(context, { ranked, said: all, isQuestion, isMine })]
    .map((one) =>
      isQuestion
        ? { ...one, score: one.score + (tells.has(one.verb.id) ? toldOf : -askedOnly) }
        : one,
    )
    .flatMap((one) =>
      placedOrOpened(
        context,
        one,
        reading.get(one.verb) ?? (one.verb.about === "matter" ? ofSteps : all),
      ),
    )
    .sort((one, other) => other.score - one.score)
    .filter(
      ({ verb }, at, all) =>
        !["list", "show"].includes(verb.id) || all.findIndex((one) => one.verb === verb) === at,
    )
    .filter(({ closed }, index) => closed === undefined || (index === 0 && !isQuestion))
    .slice(0, mostOffered)
    .map(({ fill, ...one }) => ({ ...one, raw: withoutPinyin(fill(), typed, told, bare) }));
};

/** A sentence with the word for its kind in the place of a title that is said whole: a name asks for nothing. */
const withoutTitle = (said: string, near: readonly Near[]): string => {
  const [longest] = near
    .flatMap(({ flow, matter }) => {
      const { zh: title } = titleOf(matter);
      const noun = flow.nouns?.[0];
      const isSaid = flow.appointment !== undefined && title.length > 3 && said.includes(title);
      return isSaid && noun !== undefined ? [{ title, noun }] : [];
    })
    .sort((one, other) => other.title.length - one.title.length);
  return longest === undefined ? said : said.replace(longest.title, longest.noun);
};

/** Values without a whole line in pinyin, which was read as what is asked for; what stands behind a comma in it stays. */
const withoutPinyin = (raw: Raw, typed: string, told: string, bare: string): Raw => {
  const isHan = (text: string) => /\p{Script=Han}/u.test(text);
  if (isHan(typed) || !isHan(bare)) return raw;
  const letters = (value: unknown) => String(value).replace(/[^a-z]/giu, "");
  const behind = told
    .split(/[,;.，；。]+/u)
    .slice(1)
    .join("，")
    .trim();
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) =>
      letters(value) !== letters(told) ? [[key, value]] : behind === "" ? [] : [[key, behind]],
    ),
  );
};

/** The steps of some matters that are open to this person. */
const stepsOpen = (
  { services, actor, now }: RequestContext,
  near: readonly Near[],
): readonly Verb[] =>
  near.flatMap(({ flow, matter }) =>
    services.verbs.filter(({ id, about, prefix }) => {
      const [, step = ""] = id.split(".");
      const declared = about === "matter" && prefix === flow.prefix ? flow.steps[step] : undefined;
      return declared !== undefined && canTake(flow, [step, declared], matter, actor, now);
    }),
  );

/** So much more speaks for how to do what can be done here. */
const openHere = 0.12;
/** In so many matters, the nearest, is looked for what can be done here. */
const mostHere = 6;

/** So little speaks for what nothing but the matter spoken of speaks for, and for looking at it where something is asked. */
const ofMatter = { step: 0.1, show: 0.34, opening: 0.22 } as const;
const mostUnworded = 2;

/**
 * What may be meant though no word for it was said: the steps that are awaited in the matter that is spoken of (卷，昨天送过去了),
 * and where there is no such matter, what begins one.
 */
const unworded = (
  context: RequestContext,
  {
    ranked,
    said: { near, mentions, bare },
    isQuestion,
    isMine,
  }: {
    readonly ranked: readonly Ranked[];
    readonly said: Sentence;
    readonly isQuestion: boolean;
    readonly isMine: (verb: Verb) => boolean;
  },
): readonly Ranked[] => {
  const { services } = context;
  const known = new Set(ranked.map(({ verb }) => verb));
  const about = near
    .filter(({ spoken, hinted, notSuch }) => (spoken ?? hinted) === true && notSuch === undefined)
    .slice(0, mostUnworded);
  const steps = about.flatMap(({ owed, ...one }) =>
    stepsOpen(context, [{ ...one, owed }]).filter(({ id }) =>
      owed.includes(id.split(".")[1] ?? ""),
    ),
  );
  const asked =
    isQuestion && about.length > 0 ? services.verbs.filter(({ id }) => id === "show") : [];
  const begun = services.flows
    .filter(
      ({ prefix, hints }) =>
        (mentions.kinds.includes(prefix) || hints?.test(bare) === true) &&
        !near.some(({ flow }) => flow.prefix === prefix) &&
        !ranked.some(({ verb }) => verb.about === "opening" && verb.prefix === prefix),
    )
    .flatMap(({ kind }) =>
      services.verbs.filter((verb) => verb.about === "opening" && verb.id.startsWith(`${kind}.`)),
    )
    .filter(isMine);
  return [
    ...[...new Set(steps)].map((verb) => ({ verb, score: ofMatter.step })),
    ...asked.map((verb) => ({ verb, score: ofMatter.show })),
    ...begun.map((verb) => ({ verb, score: ofMatter.opening })),
  ].filter(({ verb }) => !known.has(verb));
};

/** 取消，与HY-2026-0001合并召开: the number is that of another matter, named as the reason. */
const BESIDE =
  /(?:与|和|跟|同|并入|归入|参[见照考]|详见|[^看]见|按照?|依照?|\bmerged? (?:with|into)|\bsee|\bas in|\btogether with|\broom for|\bbecause of|\bdue to) ?[a-z]{2}[ -]{0,3}\d/iu;

/** So much speaks for a step that reads a sentence as what its form asks for; less where each of several answers for itself, in few words. */
const readsIt = { own: 0.92, each: 0.62 } as const;

/** The commands a sentence may mean by its words, with the steps that read it as theirs. */
const withReading = (
  context: RequestContext,
  mentions: Mentions,
  ranked: readonly Ranked[],
): readonly Ranked[] => {
  const said = mentions.unnumbered;
  const { flows } = context.services;
  const reading = context.services.verbs.filter((verb) => {
    const flow = flows.find(({ prefix }) => prefix === verb.prefix);
    return (
      (flow === undefined || !speaksOfOther(flow, mentions)) &&
      understandsOf(context, verb)?.(said, context) !== undefined
    );
  });
  const least = (verb: Verb) => readsIt[stepOf(context, verb)?.each === undefined ? "own" : "each"];
  // 让住建局也来参加 answers no invitation, and what moves a meeting to another day and place does not only change the place.
  const isNone = (verb: Verb) => {
    const step = stepOf(context, verb);
    return (
      step?.understands !== undefined &&
      reading.some(({ prefix }) => step.each !== undefined || prefix === verb.prefix)
    );
  };
  const scored = ranked.map((one) => {
    if (reading.includes(one.verb)) return { ...one, score: Math.max(one.score, least(one.verb)) };
    return isNone(one.verb) ? { ...one, score: one.score - askedOnly } : one;
  });
  const others = reading.filter((verb) => !ranked.some((one) => one.verb === verb));
  return [...scored, ...others.map((verb) => ({ verb, score: least(verb) }))].sort(
    (one, other) => other.score - one.score,
  );
};

/** The opening a person has in place of one that is not theirs: 提议 for 安排. */
const instead = ({ services, actor }: RequestContext, one: Ranked): Ranked => {
  const [kind, id = ""] = one.verb.id.split(".");
  if (one.verb.about !== "opening" || mayEver(services, actor, one.verb.id)) return one;
  const flow = services.flows.find((each) => each.kind === kind);
  const opening = flow && openingNamed(flow, id);
  const other = opening && openingInstead(actor, flow, opening);
  const verb = other && services.verbs.find((each) => each.id === `${kind}.${other.id}`);
  return verb === undefined ? one : { ...one, verb };
};

/** A sentence without what a step reads in it as the text of its form: 把河道清淤的事放到会上说 names no meeting “河道清淤”. */
const besideText = (context: RequestContext, verb: Verb, said: string): string | undefined => {
  const step = stepOf(context, verb);
  const read = step?.understands?.(said, context) ?? {};
  const text = Object.entries(read).find(([key]) => {
    const field = step?.form[key];
    return field?.main === true && field.kind === "text";
  })?.[1];
  return typeof text === "string" && text !== said && said.includes(text)
    ? said.replace(text, "，")
    : undefined;
};

/** How to, asked of nothing we know. */
const unasked: Ranked = {
  verb: { id: "help", names: [], kindNames: [], about: "alone", fields: {} },
  score: 0.2,
};

/** Words that say nothing of what is asked about. */
const ABOUT_NOTHING =
  /机器人|小程序|助手|系统|软件|平台|这个|那个|这|那|东西|弄|办|搞|做|用|啊|呀|呢|吗|嘛|撒|的|了|我|this|that|it|bot|\s/giu;

const meantHow = (ranked: readonly Ranked[], wanted: string): readonly Meant[] => {
  const isAboutNothing = wanted.replace(ABOUT_NOTHING, "") === "";
  return (ranked.length === 0 || isAboutNothing ? [unasked] : ranked)
    .slice(0, 3)
    .flatMap(({ verb, score }): readonly Meant[] => {
      return [
        { verb: unasked.verb, score: score + 0.3, raw: verb.id === "help" ? {} : { of: verb.id } },
      ];
    });
};
