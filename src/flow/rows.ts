import type { Row } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { firstDue, hasBegun } from "./clock.ts";
import { flowOf } from "./find.ts";
import { type Flow, stateOf } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { clockText, titleOf } from "./render.ts";
import type { Context } from "./step.ts";

/** One matter as a line of a list: what it is, where it stands, when it is due. */
export const matterRow = (
  { flows, today }: Pick<Context, "today"> & { readonly flows: readonly Flow[] },
  matter: Matter,
): Row => {
  const state = stateOf(flowOf(flows, matter), matter).name;
  const clock = firstDue(matter.clocks.filter((one) => hasBegun(one, today)));
  const due = clock === undefined ? undefined : clockText(clock, today);
  return {
    code: matter.code,
    title: titleOf(matter),
    detail: due === undefined ? state : text(`${state.zh} · ${due.zh}`, `${state.en} · ${due.en}`),
  };
};
