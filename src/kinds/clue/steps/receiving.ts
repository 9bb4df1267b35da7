import { long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { type Party, peopleIn, unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, ownUnit, unitOf, withRole } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { period } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organisationName, personName, superiorsOf } from "../../../people/directory.ts";
import { receiver, sender } from "../cards.ts";
import { arrivalRules, leadClocks, resultClock } from "../clocks.ts";
import {
  type Clue,
  hasTaken,
  isThrough,
  receiversOf,
  sureAccused,
  takenBy,
  takenStates,
  undecided,
} from "../model.ts";
import { allIntake, alongside, handling, intake, receivers } from "../seats.ts";
import { words } from "../words.ts";
import { tellLead } from "./submitting.ts";

/** Everybody of the units that receive a clue who is told of what becomes of it. */
const told = [...receivers, ...alongside] as const;

const supplementedNews = (clue: Clue, { directory }: Context) =>
  words.supplementedNews(sender(clue, directory));

const assignedNews = (clue: Clue, { actor, directory }: Context) =>
  words.assignedNews(
    actor.roles.includes("convenor") ? words.theConvenor : actor.name,
    receiver(clue, directory),
  );

/** Why a unit cannot be given the clue, or be said to be whose it is; nothing where it can. */
const refuseAccused = (
  clue: Clue,
  unit: string,
  { directory }: Context,
  field: string,
): Refusal | undefined => {
  if (!unitsIn(clue, "accused").includes(unit)) return undefined;
  const say = sureAccused(clue).includes(unit) ? words.sentToAccused : words.sentToDoubted;
  return new Refusal(say(organisationName(directory, unit)), { field });
};

/**
 * The clue at another unit that is to lead: the same number, the same sender, and the units that receive
 * it beside that one as before. What the new one did as one of those it does anew.
 */
const sendTo = (clue: Clue, to: string, context: Context): Clue | Refusal => {
  const barred = refuseAccused(clue, to, context, "to");
  if (barred !== undefined) return barred;
  const { asks: _, opened: __, taken, results, ...fields } = clue.fields;
  const { [to]: ___, ...othersTaken } = taken;
  const { [to]: ____, ...othersResults } = results;
  const isOfLead = (party: Party): boolean =>
    party.part === "to" ||
    party.part === "handler" ||
    (party.part === "joint" && unitOf(party, context.directory) === to);
  return {
    ...clue,
    fields: { ...fields, taken: othersTaken, results: othersResults },
    parties: [
      ...clue.parties.filter((party) => !isOfLead(party)),
      ...asUnits("to", [to], clue.visibility, context.directory),
    ],
  };
};

/** Whether whoever acts is of the unit that leads. */
const isLead = (clue: Clue, { actor }: Context): boolean =>
  unitsIn(clue, "to").includes(actor.organisation);

/** The clue without the unit of whoever acts: the others go on with it. */
const withoutUnit = (clue: Clue, { actor, directory }: Context): Clue => ({
  ...clue,
  parties: clue.parties.filter(
    (party) => party.part !== "joint" || unitOf(party, directory) !== actor.organisation,
  ),
});

/** Received, asked about, returned, named a receiver, transferred. */
export const receiving: Readonly<Record<string, Step<Clue>>> = {
  /** The receiver takes the clue on; from here the 30 days for a result run. */
  accept: step<Clue>()({
    names: ["受理", "accept"],
    says: [
      "这个我们办",
      "看过了，能办",
      "ok we take it",
      "这条我们收",
      "收下这条线索",
      "这个归我们管",
      "可以受理",
      "同意受理",
      "这条接了",
      "先收下来",
      "we take this one",
      "accept this clue",
      "我们收了",
      "接了",
      "收下线索",
      "归我们管",
      "we take it",
      "accept the clue",
      "accepted",
    ],
    label: words.accept,
    help: words.acceptHelp,
    by: allIntake,
    open: { from: undecided, to: "accepted" },
    each: {
      units: receiversOf,
      done: hasTaken,
      moves: "lead",
      alongside: ["needMore", "returned", "disputed", ...takenStates],
    },
    clocks: { starts: resultClock, ends: arrivalRules },
    button: { tone: "primary" },
    form: {},
    apply: (clue, _, { actor, today }) => takenBy(clue, actor.organisation, today),
    tells: {
      from: (_, context) => words.acceptedNews(ownUnit(context)),
    },
    done: () => words.acceptedDone,
  }),

  /** Entered in the receiver's register; mandatory for public-interest clues (公益诉讼办案规则第二十五条). */
  register: step<Clue>()({
    names: ["登记", "register"],
    says: [
      "先挂上号",
      "先给它上个号",
      "put it on our books first",
      "先给它登个记",
      "log it first",
      "先登上",
      "记上一笔",
      "登记在册",
      "分办下去",
      "register it",
    ],
    label: words.register,
    help: words.registerHelp,
    by: intake,
    open: { from: ["submitted"], to: "registered" },
    clocks: { ends: ["clue.triage"] },
    form: {},
    apply: (clue, _, { today }) => withFields(clue, { registeredOn: today }),
    done: () => words.registeredDone,
  }),

  /** Whether it is genuine and can be checked (公益诉讼办案规则第二十七条). */
  assess: step<Clue>()({
    names: ["评估", "assess"],
    says: [
      "情况属实能查",
      "看了材料，真实，能查",
      "踏勘了，确有其事，可查",
      "摸了一下，靠谱",
      "线索靠谱可查",
      "it's genuine",
      "checked it out",
      "值得查",
      "有价值",
      "可以往下查",
      "初步研判",
      "评一下这条",
      "线索质量不错",
      "价值不大",
      "先评估一下",
      "worth pursuing",
      "写评估意见",
      "评估一下",
      "assess it",
    ],
    label: words.assess,
    help: words.assessHelp,
    by: handling,
    open: { from: ["registered", "assessing"], to: "assessing" },
    form: { assessment: long(words.assessment, { main: true }) },
    apply: (clue, { assessment }) => withFields(clue, { assessment }),
    done: () => words.assessedDone,
  }),

  /** The sender is asked for more; the clock for the answer to the sender goes on. */
  ask: step<Clue>()({
    names: ["补正", "ask"],
    says: [
      "缺证据，叫他们再交点",
      "光这几句不行",
      "问他们要材料",
      "还差一份",
      "叫他们补",
      "请他们补充具体位置",
      "地点没写清楚",
      "让他们补一下",
      "材料不全请补",
      "没写清楚地点",
      "缺照片让他们补",
      "请补充说明",
      "信息不够",
      "要求补材料",
      "ask them for more details",
      "incomplete, send for details",
      "让他们补材料",
      "more details",
      "材料不全",
      "让他们补",
      "缺照片",
      "请补充",
      "要补材料",
      "ask for more",
      "need more details",
      "incomplete",
    ],
    label: words.ask,
    help: words.askHelp,
    by: handling,
    open: { from: ["registered", "assessing"], to: "needMore" },
    form: { asked: long(words.asked, { main: true, max: 500 }) },
    apply: (clue, { asked }) => withFields(clue, { asked }),
    tells: {
      from: (clue, { directory }) =>
        words.askedNews(receiver(clue, directory), clue.fields.asked ?? ""),
    },
    done: () => words.askedDone,
  }),

  /** The sender adds to it; what was asked for brings it back to assessment. */
  supplement: step<Clue>()({
    names: ["补充", "supplement"],
    says: [
      "补一句",
      "再给那条添一段说明",
      "adding: more is known",
      "加个情况",
      "又拍了个视频",
      "补上一点",
      "来电人又说",
      "more on that",
      "the caller rang again",
      "忘写了，补上",
      "漏写了厂名",
      "再补充一点情况",
      "漏说了一点",
      "再补一条情况",
      "还有照片没传",
      "忘了附照片",
      "刚才报的要加一点",
      "补个材料",
      "再加两张照片",
      "补充一下情况",
      "forgot to add photos",
      "want to add something to my clue",
      "补充情况",
      "又发现新情况",
      "再补充一点",
      "补充材料",
      "再加一点",
      "加到线索里",
      "add something",
      "additional information",
      "more facts",
    ],
    label: words.supplement,
    help: words.supplementHelp,
    by: ["from"],
    open: {
      from: [...undecided, "needMore", "returned"],
      to: ["assessing"],
    },
    form: {
      facts: long(words.facts, { main: true }),
      files: filesField,
    },
    apply: (clue, { facts }, context) => ({
      ...withRemark(clue, "supplement", facts, context),
      state: clue.state === "needMore" ? "assessing" : clue.state,
    }),
    tells: tellAll(told, supplementedNews),
    done: () => words.supplementedDone,
  }),

  /** Not for this unit: back to the sender; the second time to the convenor, who names the receiver. */
  return: step<Clue>()({
    names: ["退回", "return"],
    says: [
      "not for us, back it goes",
      "不归我们，退了",
      "归别家管",
      "this isn't ours, back with it",
      "这个不归我们",
      "打回去",
      "收不了退回去",
      "不符合要求退掉",
      "退给报的单位",
      "这条不收",
      "send it back to them",
      "不归我们管",
      "退回去",
      "退给",
      "不该我们办",
      "send it back",
      "not ours",
    ],
    label: words.return,
    help: words.returnHelp,
    by: allIntake,
    open: { from: undecided, to: ["returned", "disputed", "closed"] },
    each: {
      units: receiversOf,
      done: hasTaken,
      moves: "lead",
      alongside: ["needMore", "returned", "disputed", ...takenStates],
    },
    clocks: {
      starts: [period("clue.reroute")],
      ends: arrivalRules,
    },
    form: {
      reason: long(words.reason, { main: true, help: words.reasonHelp, max: 500 }),
      proposed: optional(one(words.proposed, "organisations", { help: words.proposedHelp })),
    },
    apply: (clue, { reason, proposed }, context) => {
      const { directory } = context;
      const barred = proposed && refuseAccused(clue, proposed, context, "proposed");
      if (barred) return barred;
      if (!isLead(clue, context)) {
        const left = withoutUnit(withRemark(clue, "return", reason, context), context);
        return isThrough(left) ? { ...left, state: "closed" } : left;
      }
      const returned: Clue = {
        ...clue,
        state: "returned",
        fields: {
          ...clue.fields,
          returns: clue.fields.returns + 1,
          returnReason: reason,
          ...(proposed === undefined ? {} : { proposed }),
        },
      };
      if (returned.fields.returns < 2) return returned;
      const convenors = [
        ...withRole(directory, "convenor"),
        ...withRole(directory, "deputy-convenor"),
      ];
      const accused = unitsIn(clue, "accused");
      const free = convenors.find(({ organisation }) => {
        const own = [organisation, ...superiorsOf(organisation, directory)];
        return !own.some((unit) => accused.includes(unit));
      });
      if (free === undefined)
        return new Refusal(convenors.length === 0 ? words.noConvenor : words.noFreeConvenor);
      return {
        ...returned,
        state: "disputed",
        parties: [...clue.parties, { part: "handler", person: free.id }],
      };
    },
    tells: {
      from: (clue, context) =>
        isLead(clue, context)
          ? words.returnedNews(ownUnit(context), clue.fields.returnReason ?? "")
          : clue.state === "closed"
            ? words.lastReturnedNews(ownUnit(context), lastRemark(clue))
            : words.jointReturnedNews(ownUnit(context), lastRemark(clue)),
      handler: (clue, context) => (isLead(clue, context) ? words.disputedNews : undefined),
    },
    done: (clue, context) => {
      if (clue.state === "closed") return words.lastReturnedDone;
      if (!isLead(clue, context)) return words.jointReturnedDone;
      if (clue.state !== "disputed") return words.returnedDone;
      const [handler = ""] = peopleIn(clue, "handler");
      return context.directory.people.get(handler)?.roles.includes("convenor")
        ? words.disputedDone
        : words.disputedDoneBy(personName(context.directory, handler));
    },
  }),

  /** The sender of a returned clue sends it again: where it was proposed, or where the sender says. */
  resubmit: step<Clue>()({
    names: ["重新提交", "再提交", "resubmit"],
    says: ["改好再报一次", "重报", "补完重新交", "submit it again"],
    label: words.resubmit,
    help: words.resubmitHelp,
    by: ["from"],
    open: { from: ["returned"], to: "submitted" },
    clocks: { starts: leadClocks, ends: ["clue.reroute"] },
    button: { tone: "primary" },
    form: {
      to: optional(one(words.to, "organisations")),
      facts: optional(long(words.facts, { main: true })),
    },
    apply: (clue, { to, facts }, context) => {
      const accused = unitsIn(clue, "accused");
      const next =
        to ??
        [clue.fields.proposed, ...unitsIn(clue, "to")].find(
          (unit) => unit !== undefined && !accused.includes(unit),
        );
      if (next === undefined) return new Refusal(words.chooseNext, { field: "to" });
      return sendTo(
        facts === undefined ? clue : withRemark(clue, "supplement", facts, context),
        next,
        context,
      );
    },
    tells: tellLead,
    announces: ["to"],
    done: (clue, { directory }) => words.resubmittedDone(receiver(clue, directory)),
  }),

  /** The convenor ends the dispute over whose matter it is. */
  assign: step<Clue>()({
    names: ["指定", "assign"],
    says: ["定给哪家办", "指派给谁", "两家都不接，定一个", "assign it to"],
    label: words.assign,
    help: words.assignHelp,
    by: ["handler"],
    open: { from: ["disputed"], to: "submitted" },
    clocks: { starts: leadClocks, ends: ["clue.reroute"] },
    button: { tone: "primary" },
    form: { to: one(words.to, "organisations", { main: true }) },
    apply: (clue, { to }, context) => sendTo(clue, to, context),
    tells: {
      ...tellLead,
      ...tellAll(["from", ...receivers], assignedNews),
    },
    announces: ["to"],
    done: (clue, { directory }) => words.assignedDone(receiver(clue, directory)),
  }),

  /** On to the unit it is for, within 24 hours of finding that out; it stays one and open. */
  transfer: step<Clue>()({
    names: ["转送", "transfer"],
    says: [
      "应该让另一个局办，转过去",
      "交给他们更合适",
      "hand it over to another bureau",
      "转给别的单位办",
      "移给环保",
      "转给公安",
      "这个该他们管转过去",
      "转到市场监管局",
      "交给别的部门处理",
      "pass it on to another bureau",
      "转给",
      "移给",
      "转到别的局",
      "转过去办理",
      "归公安管转过去",
      "pass it on",
      "transfer to",
      "forward it",
    ],
    label: words.transfer,
    help: words.transferHelp,
    by: intake,
    open: { from: undecided, to: "submitted" },
    clocks: { starts: leadClocks, ends: arrivalRules },
    form: {
      to: one(words.transferTo, "organisations"),
      reason: long(words.reason, { main: true, max: 500 }),
    },
    apply: (clue, { to, reason }, context) =>
      unitsIn(clue, "to").includes(to)
        ? new Refusal(words.sameReceiver, { field: "to" })
        : sendTo(withRemark(clue, "transfer", reason, context), to, context),
    tells: {
      ...tellLead,
      from: (clue, { directory }) => words.transferredNews(receiver(clue, directory)),
    },
    announces: ["to"],
    done: (clue, { directory }) => words.transferredDone(receiver(clue, directory)),
  }),
};
