import { momentPrefix } from "../calendar/typed.ts";
import type { Flow } from "../flow/flow.ts";
import { openingsFor } from "../flow/may.ts";
import { canTake } from "../flow/obstacle.ts";
import { mentionsIn } from "../line/mentions.ts";
import { asRead } from "../line/rank-verbs.ts";
import { asksOnly, isConditional } from "./asking.ts";
import type { RequestContext } from "./context.ts";
import { firstDate, withoutDates } from "./dates-in.ts";
import { nearMatters, speaksOfOther } from "./near-matters.ts";
import type { Meant } from "./placed.ts";

/** Something is set for a time, with no word for what people meet for: 机井关停定在周四上午9点. */
const SET =
  /^(?:我们|咱们|那|请|把|将|就)*(?<what>[^，,。；;\s]{2,24}?)(?:就|已经?|先|暂|也)*(?:定在|定于|定到|安排在|安排到|放在|放到|约在|约到)，/u;
/** What has a day of its own and is nothing people meet for. */
const HAS_A_DAY =
  /期限|时限|截止|到期|办结|完成|回复|答复|整改|报送|纪要|任务|移送|公报|宣判|开庭|督促|第.{1,3}[条项点]/u;
const NAMED = /(?:的?会议?)$/u;

const enough = 0.5;

/** The step of a kind that moves what people meet for to another time. */
const movingStep = ({ steps }: Flow) =>
  Object.entries(steps).find(([, { form }]) =>
    Object.values(form).some(({ kind, moves }) => kind === "moment" && moves === true),
  );

/**
 * What a sentence may mean that sets something for a time: moving what is called so, or calling it anew; nothing where the
 * sentence does not say so, or says it of what has a day of its own.
 */
export const timeSet = async (context: RequestContext, said: string): Promise<readonly Meant[]> => {
  const { services, actor, now } = context;
  const plain = asRead(said, services.verbs);
  const what = SET.exec(withoutDates(plain, now, "，"))?.groups?.["what"]?.replace(NAMED, "");
  const when = firstDate(plain, (text) => momentPrefix(text, now));
  const mentions = mentionsIn(plain, services.verbs, Number(context.today.slice(0, 4)));
  const isOther = HAS_A_DAY.test(plain) || asksOnly(plain) || isConditional(plain);
  if (what === undefined || when === undefined || isOther || mentions.codes.length > 0) return [];
  const near = await nearMatters(context, mentions, plain);
  const described = services.flows.filter(
    (flow) =>
      flow.appointment !== undefined &&
      !speaksOfOther(flow, mentions) &&
      openingsFor(actor, flow).some(({ form }) => form["title"]?.inSentence !== undefined),
  );
  return described.flatMap((flow) => {
    const moving = movingStep(flow);
    const moved = near.flatMap(({ matter, titled, flow: of }): readonly Meant[] => {
      if (of !== flow || titled !== true || moving === undefined) return [];
      const [id, { form }] = moving;
      const verb = services.verbs.find((one) => one.id === `${flow.kind}.${id}`);
      const key = Object.entries(form).find(([, { moves }]) => moves === true)?.[0] ?? "";
      return verb !== undefined && canTake(flow, moving, matter, actor, now)
        ? [{ verb, code: matter.code, score: enough, raw: { [key]: when } }]
        : [];
    });
    const [opening] = openingsFor(actor, flow);
    const verb = services.verbs.find((one) => one.id === `${flow.kind}.${opening?.id}`);
    const at = Object.entries(opening?.form ?? {}).find(([, { kind }]) => kind === "moment")?.[0];
    return verb === undefined || at === undefined
      ? moved
      : [...moved.slice(0, 2), { verb, score: enough, raw: { title: what, [at]: when } }];
  });
};
