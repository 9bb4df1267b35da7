import { workingDaysOn } from "../last-day.ts";
import {
  begun,
  convenor,
  dayOf,
  dayText,
  headsOf,
  type Ladder,
  nameOf,
  passRung,
  postsOf,
  receiptRungs,
  secretariat,
  type Told,
  taskRungs,
  tell,
} from "./county.ts";
import type { Offices } from "./offices.ts";

// Tasks once more, in other words than the product's: each unit's share of them, and who is told what.

export type Share = {
  readonly unit: string;
  state: "given" | "accepted" | "done" | "over";
  due: string;
  asked: string | undefined;
  /** The day from which its time to do it runs. */
  start: string;
  /** The last day to sign for it. */
  readonly sign: string;
  receipt: Ladder | undefined;
  ladder: Ladder | undefined;
};

export type Task = {
  readonly code: string;
  readonly handler: string;
  readonly shares: readonly Share[];
};

const givers = ({ handler }: Task): readonly string[] => [handler, secretariat];

const restart = (share: Share, now: string): void => {
  share.ladder = begun(taskRungs(share.start, share.due), share.due, now);
};

const stop = (share: Share, state: Share["state"]): void =>
  void Object.assign(share, { state, receipt: undefined, ladder: undefined });

/** A task as it is given. */
export const taskGiven = (
  code: string,
  handler: string,
  units: readonly string[],
  due: string,
  now: string,
): Task => {
  const today = dayOf(now);
  const sign = workingDaysOn(today, 2);
  const shares = units.map(
    (unit): Share => ({
      unit,
      state: "given",
      due,
      asked: undefined,
      start: today,
      sign,
      receipt: begun(receiptRungs(today, sign), sign, now),
      ladder: begun(taskRungs(today, due), due, now),
    }),
  );
  return { code, handler, shares };
};

/** What is done with tasks, and what that tells whom. */
export const taskSteps = (told: Told, offices: Offices) => {
  const toGivers = (task: Task, actor: string, what: string): void =>
    tell(told, task.code, actor, [[givers(task), what]]);
  const toUnit = (task: Task, { unit }: Share, actor: string, what: string): void =>
    tell(told, task.code, actor, [[postsOf(unit), what]]);
  return {
    given: (task: Task, actor: string): void => {
      const [first] = task.shares;
      const due = dayText(first?.due ?? "");
      tell(told, task.code, actor, [
        [task.shares.flatMap(({ unit }) => postsOf(unit)), `given ${due}`],
        [[secretariat], `to-follow ${due}`],
      ]);
    },
    accepted: (task: Task, share: Share, actor: string): void => {
      share.state = "accepted";
      share.receipt = undefined;
      toGivers(task, actor, `accepted ${nameOf(share.unit)}`);
    },
    progressed: (task: Task, share: Share, actor: string): void =>
      toGivers(task, actor, `progress ${nameOf(share.unit)}`),
    done: (task: Task, share: Share, actor: string): void => {
      stop(share, "done");
      share.asked = undefined;
      toGivers(task, actor, `done ${nameOf(share.unit)}`);
    },
    asked: (task: Task, share: Share, actor: string, due: string): void => {
      share.asked = due;
      toGivers(task, actor, `more-time ${nameOf(share.unit)} ${dayText(due)}`);
    },
    granted: (task: Task, share: Share, actor: string, now: string): void => {
      share.due = share.asked ?? share.due;
      share.asked = undefined;
      restart(share, now);
      toUnit(task, share, actor, `granted ${dayText(share.due)}`);
    },
    denied: (task: Task, share: Share, actor: string): void => {
      share.asked = undefined;
      toUnit(task, share, actor, "denied");
    },
    verified: (task: Task, share: Share, actor: string): void => {
      stop(share, "over");
      toUnit(task, share, actor, "verified");
    },
    sentBack: (task: Task, share: Share, actor: string, due: string, now: string): void => {
      Object.assign(share, { state: "accepted", due, start: dayOf(now) });
      restart(share, now);
      toUnit(task, share, actor, `sent-back ${dayText(due)}`);
    },
    urged: (task: Task, share: Share, actor: string): void =>
      toUnit(task, share, actor, `urged ${dayText(share.due)}`),
    cancelled: (task: Task, actor: string): void => {
      for (const share of task.shares) if (share.state !== "over") stop(share, "over");
      tell(told, task.code, actor, [
        [task.shares.flatMap(({ unit }) => postsOf(unit)), "cancelled"],
      ]);
    },
    /** Somebody looks at the clock: the unit is reminded, once it is late its head, and those above are asked to press. */
    looked: (task: Task, now: string): void => {
      for (const share of task.shares) {
        const today = dayOf(now);
        const { unit, receipt, ladder } = share;
        const sign = receipt && passRung(receipt, now);
        if (sign !== undefined) {
          const late = share.sign < today;
          const again = (sign.days ?? 0) > 1;
          tell(told, task.code, undefined, [
            [
              [
                ...offices.liaisons(unit),
                ...(late ? [...headsOf(unit), task.handler] : []),
                ...(again ? [secretariat] : []),
              ],
              "remind-receipt",
            ],
          ]);
        }
        const due = ladder && passRung(ladder, now);
        if (due === undefined) continue;
        const proposed = (due.days ?? 0) > 1 ? [secretariat, convenor] : [];
        const late = share.due < today;
        tell(told, task.code, undefined, [
          [[...offices.liaisons(unit), ...(late ? headsOf(unit) : [])], "remind-due"],
          [proposed, "propose-urging"],
        ]);
      }
    },
  };
};
