import { choice } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd } from "../../../chat/text.ts";
import { isRunning } from "../../../flow/clock.ts";
import type { Track } from "../../../flow/matter.ts";
import { withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { dueBy } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organisationName } from "../../../people/directory.ts";
import { causeOptions, problemOptions, unitsNamed } from "../cards.ts";
import { againPeriod } from "../clocks.ts";
import type { EntryCheck } from "../model.ts";
import { reporting, supervising } from "../seats.ts";
import { words } from "../words.ts";

const rules = ["entry.report", "entry.again", "entry.settle"];

const overdue: Condition<EntryCheck> = {
  only: words.overdueOnly,
  otherwise: ({ clocks, share }, today) =>
    clocks.some(
      (clock) =>
        isRunning(clock) &&
        rules.includes(clock.rule) &&
        clock.rolled < today &&
        (share === undefined || clock.organisation === share.unit),
    )
      ? undefined
      : words.notOverdue,
};

/** What whoever supervises does about a report, or about none. */
export const supervisingSteps: Readonly<Record<string, Step<EntryCheck>>> = {
  /** Also once all is reported: the numbers turned out not to be so. */
  reopen: step<EntryCheck>()({
    names: ["退回", "return"],
    says: ["查得不全重新查", "人数对不上退回去"],
    label: words.return,
    help: words.returnHelp,
    by: supervising,
    open: { from: ["done", "unsettled"], to: "asked" },
    clocks: { starts: [againPeriod], ends: ["entry.settle"] },
    button: { rare: true },
    form: {
      problem: choice(words.problem, problemOptions, { main: true, also: ["理由", "reason"] }),
    },
    apply: (check, { problem }) => withFields(check, { problem }),
    tells: tellAll(reporting, (check: EntryCheck, context: Context) =>
      words.returnedNews(
        words[check.fields.problem ?? "figures"],
        dueBy(check, "entry.again", context),
      ),
    ),
    done: (check, { directory }) => words.returnedDone(unitsNamed(check, directory)),
  }),

  urge: step<EntryCheck>()({
    names: ["督促", "urge"],
    says: ["催一下还没报入职查询的"],
    label: words.urge,
    help: words.urgeHelp,
    by: supervising,
    open: { from: ["asked", "unsettled"], when: overdue },
    button: { tone: "danger" },
    form: {},
    apply: (check) => check,
    tells: tellAll(reporting, ({ fields }: EntryCheck, context: Context) =>
      words.urgedNews(ownUnit(context), fields.year),
    ),
    done: (check, { directory }) => words.urgedDone(unitsNamed(check, directory)),
  }),

  /** Of all of it, or of one unit's share. */
  cancel: step<EntryCheck>()({
    names: ["撤销", "撤回", "取消", "cancel", "withdraw"],
    label: words.cancel,
    help: words.cancelHelp,
    by: supervising,
    open: { from: ["asked"], to: "cancelled" },
    clocks: { ends: rules },
    button: { rare: true },
    ofWhole: (_, { share }) => share === undefined,
    form: { cause: choice(words.cause, causeOptions, { main: true, also: ["理由", "reason"] }) },
    apply: (check, { cause }, { directory }) => {
      // Who was found unfit and is still there is not let go of with the rest.
      const unsettled = Object.entries(check.tracks ?? {}).flatMap(([unit, { state }]) =>
        state === "unsettled" ? [organisationName(directory, unit)] : [],
      );
      if (unsettled.length > 0) return new Refusal(words.unsettledFirst(joinAnd(unsettled)));
      return {
        ...withFields(check, { cause }),
        ...(check.tracks === undefined ? {} : { tracks: cancelledAll(check.tracks, cause) }),
      };
    },
    tells: tellAll(reporting, ({ fields }: EntryCheck) =>
      words.cancelledNews(words[fields.cause ?? "mistaken"]),
    ),
    done: () => words.cancelledDone,
  }),
};

/** Every share that was not reported before. */
const cancelledAll = (
  tracks: Readonly<Record<string, Track>>,
  cause: string,
): Readonly<Record<string, Track>> =>
  Object.fromEntries(
    Object.entries(tracks).map(([unit, track]) => [
      unit,
      track.state === "done"
        ? track
        : { ...track, state: "cancelled", fields: { ...track.fields, cause } },
    ]),
  );
