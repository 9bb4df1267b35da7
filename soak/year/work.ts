import type { Chance } from "../chance.ts";
import { convenor, dayOf, nameOf, namesOf, postsOf, secretariat, units } from "./county.ts";
import type { Offices } from "./offices.ts";
import type { Watched } from "./scene.ts";
import { type Share, type Task, taskGiven, taskSteps } from "./tasks.ts";
import { someWorkingDay, typedCode } from "./typed.ts";

// What people do about tasks, by chance: each as a line somebody types, told to the model as it is done.

/** The tasks of a year, and what people do about them. */
export const tasksOf = (watched: Watched, chance: Chance, offices: Offices) => {
  const tasks: Task[] = [];
  const steps = taskSteps(watched.told, offices);
  const { says, fail, now } = watched;
  const giver = (): string => (chance.is(0.8) ? secretariat : convenor);

  const does = async (who: string, line: string, wanted: RegExp): Promise<void> => {
    const { text } = await says(who, line);
    if (!wanted.test(text)) fail(`${who}: ${line} was answered\n${text}`);
  };

  const gives = (task: Task, actor: string): void => {
    tasks.push(task);
    steps.given(task, actor);
  };

  const assigns = async (): Promise<void> => {
    const actor = giver();
    const all = new Set([chance.pick(units) ?? "water"]);
    while (chance.is(0.3)) all.add(chance.pick(units) ?? "water");
    const [lead = "water", ...assist] = all;
    const due = someWorkingDay(chance, now(), 1, 50);
    const helps = assist.length === 0 ? "" : ` 配合单位=${namesOf(assist)}`;
    const line = `任务 交办 整改台账第${tasks.length}号 牵头单位=${nameOf(lead)}${helps} 到期=${due}`;
    const said = await says(actor, line);
    if (said.matter === undefined) fail(`${line} was answered\n${said.text}`);
    gives(taskGiven(said.matter ?? "", actor, [lead, ...assist], due, now()), actor);
    return watched.compare();
  };

  /** Whether the record of a unit's share is as the model has it. */
  const isKept = async ({ code }: Task, share: Share): Promise<void> => {
    const stored = await watched.scene.store.matter(code);
    const own = stored?.tracks?.[share.unit] ?? stored;
    const fields = own?.fields as { readonly due?: string } | undefined;
    const state = own?.state === "verified" || own?.state === "cancelled" ? "over" : own?.state;
    if (state !== share.state || fields?.due !== share.due)
      fail(
        `${code} of ${share.unit} is ${state} until ${fields?.due}, not ${share.state} until ${share.due}`,
      );
  };

  /** Something that may be done in a unit's share of a task as it stands. */
  const acts = async (task: Task, share: Share): Promise<void> => {
    const code = typedCode(chance, task.code);
    const today = dayOf(now());
    const own = chance.pick(postsOf(share.unit)) ?? `${share.unit}.liaison`;
    const of = task.shares.length === 1 ? "" : ` 单位=${nameOf(share.unit)}`;
    const actor = giver();
    if (share.state === "done") {
      if (chance.is(0.7)) {
        await does(actor, `核实 ${code}${of} 核实情况=现场看过，已全部完成 结果=完成`, /已核实/);
        steps.verified(task, share, actor);
      } else {
        const due = share.due < today ? someWorkingDay(chance, now(), 2, 20) : share.due;
        const until = due === share.due ? "" : ` 到期=${due}`;
        await does(actor, `退回 ${code}${of} 理由=还有一处${until}`, /已退回/);
        steps.sentBack(task, share, actor, due, now());
      }
    } else if (share.asked !== undefined && chance.is(0.6)) {
      if (share.asked > today && chance.is(0.6)) {
        await does(actor, `同意延期 ${code}${of}`, /已同意延至/);
        steps.granted(task, share, actor, now());
      } else {
        await does(actor, `不同意延期 ${code}${of} 理由=抓紧办`, /不同意延期/);
        steps.denied(task, share, actor);
      }
    } else if (share.due < today && chance.is(0.25)) {
      await does(actor, `督办 ${code}${of} 理由=本周内办完`, /督办意见正在发给/);
      steps.urged(task, share, actor);
    } else if (share.state === "given" && chance.is(0.7)) {
      await does(own, `签收 ${code}`, /已签收/);
      steps.accepted(task, share, own);
    } else if (share.asked === undefined && chance.is(0.2)) {
      const due = someWorkingDay(
        chance,
        share.due < today ? now() : `${share.due}T01:00:00.000Z`,
        2,
        20,
      );
      await does(own, `延期 ${code} 到期=${due} 理由=人手不够`, /延期申请已提交/);
      steps.asked(task, share, own, due);
    } else if (chance.is(0.3)) {
      await does(own, `进展 ${code} 办了一半`, /进展已记录/);
      steps.progressed(task, share, own);
    } else if (chance.is(0.95)) {
      await does(own, `完成 ${code} 已全部完成 证据=验收单`, /已报告完成/);
      steps.done(task, share, own);
    } else {
      await does(actor, `取消 ${code} 理由=另有安排`, /任务已取消/);
      steps.cancelled(task, actor);
    }
    await isKept(task, share);
    return watched.compare();
  };

  return { tasks, steps, gives, assigns, acts };
};
