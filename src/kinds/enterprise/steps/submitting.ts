import { line, long, one, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { lineage, lineageFields, lineageReads } from "../../../flow/lineage.ts";
import { asUnits } from "../../../flow/parties.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Draft, opening, tellAll } from "../../../flow/step.ts";
import { responsible, taker } from "../cards.ts";
import { answerPeriod } from "../clocks.ts";
import { category, type EnterpriseRequest, federation, industryPlanner } from "../model.ts";
import { answering, planning } from "../seats.ts";
import { words } from "../words.ts";

/** Why a unit cannot be asked by somebody for an enterprise: it is their own. */
export const wrongUnit = (to: string, { actor }: Pick<Context, "actor">): Refusal | undefined =>
  to === actor.organisation ? new Refusal(words.ownUnit, { field: "to" }) : undefined;

/** The development bureau, where it is to be brought in and is not the unit responsible. */
export const plannerFor = (key: boolean, to: string, { directory }: Context): readonly string[] =>
  key && to !== industryPlanner && directory.organisations.has(industryPlanner)
    ? [industryPlanner]
    : [];

/** The unit responsible is told that it has a request, and the development bureau who has it. */
export const tellGiven = {
  ...tellAll(answering, (request: EnterpriseRequest, { directory }: Context) =>
    words.givenNews(taker(request, directory), request.urgent),
  ),
  ...tellAll(planning, (request: EnterpriseRequest, { directory }: Context) =>
    words.plannerNews(responsible(request, directory)),
  ),
};

/** The federation, or a bureau, puts what an enterprise asks to the unit responsible. */
export const submit = opening<EnterpriseRequest>()({
  id: "submit",
  names: ["提交诉求", "反映诉求", "submit-request"],
  says: [
    "厂子用电老跳闸",
    "替企业说一声",
    "帮厂家反映一下",
    "办证跑了几趟没办下来",
    "企业说",
    "帮企业递一下",
    "企业反映",
    "a factory complains",
    "an enterprise asks",
    "put it to the bureau",
    "企业遇到困难要反映",
    "替企业提个诉求",
    "企业有诉求",
    "an enterprise has a difficulty",
    "request of an enterprise",
  ],
  label: words.submit,
  whole: true,
  help: words.submitHelp,
  by: ["group:liaison", "bureau:liaison"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    content: long(words.content, { main: true, max: 1000, help: words.contentHelp }),
    to: one(words.responsible, "organisations", { also: ["单位"] }),
    enterprise: optional(line(words.enterprise, { max: 60, help: words.enterpriseHelp })),
    key: optional(yesNo(words.key, { help: words.keyHelp })),
    priority: optional(line(words.priority, { max: 200, help: words.priorityHelp })),
    parent: lineageFields.parent,
  },
  reads: lineageReads,
  clocks: { starts: [answerPeriod] },
  apply: (answers, context): Draft<EnterpriseRequest> | Refusal => {
    const { title, content, to, enterprise, key = false, priority } = answers;
    const { actor, directory, today } = context;
    if (actor.organ === "group" && actor.organisation !== federation)
      return new Refusal(words.notTaking);
    const own = wrongUnit(to, context);
    if (own !== undefined) return own;
    const taken = lineage({ ...answers, category }, [title, content], context);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const level = inherited.visibility;
    return {
      ...inherited,
      state: "open",
      title,
      urgent: priority !== undefined,
      parties: [
        ...asUnits("from", [actor.organisation], level, directory),
        ...asUnits("to", [to], level, directory),
        ...asUnits("copy", plannerFor(key, to, context), level, directory),
        { part: "handler", person: actor.id },
        ...recused,
      ],
      fields: {
        content,
        key,
        givenOn: today,
        ...(enterprise === undefined ? {} : { enterprise }),
        ...(priority === undefined ? {} : { priority }),
        remarks: [],
      },
    };
  },
  tells: tellGiven,
  announces: ["to"],
  done: (request, context) =>
    words.submittedDone(
      responsible(request, context.directory),
      request.code,
      explainRunning(request, ["request.answer"], context),
    ),
});
