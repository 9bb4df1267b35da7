import type { Verb } from "./chat/verb.ts";
import { clueFlow } from "./clue/flow.ts";
import { consultationFlow } from "./consultation/flow.ts";
import { preferred } from "./desk/accounts.ts";
import { bind, language, me } from "./desk/binding.ts";
import { clock } from "./desk/clock.ts";
import type { Command } from "./desk/command.ts";
import { correct } from "./desk/correction.ts";
import { deadline } from "./desk/deadline.ts";
import { delivery } from "./desk/delivery.ts";
import { documents } from "./desk/documents.ts";
import { escalations } from "./desk/escalations.ts";
import { files } from "./desk/files.ts";
import { groupBind, groupUnbind } from "./desk/group.ts";
import { handover } from "./desk/handover.ts";
import { help } from "./desk/help.ts";
import { back, covers, leave } from "./desk/leave.ts";
import { ledger } from "./desk/ledger.ts";
import { beside, list, more, open, search, show, todo } from "./desk/matters.ts";
import { nudge, overdue } from "./desk/overdue.ts";
import { phonebook } from "./desk/phonebook.ts";
import type { Flow } from "./flow/flow.ts";
import { guarded } from "./flow/guarding.ts";
import { meetingFlow } from "./meeting/flow.ts";
import { opinionFlow } from "./opinion/flow.ts";
import { recommendationFlow } from "./recommendation/flow.ts";
import { requisitionFlow } from "./requisition/flow.ts";
import { transferFlow } from "./transfer/flow.ts";

/** Every kind of matter there is. */
export const flows: readonly Flow[] = [
  clueFlow,
  recommendationFlow,
  meetingFlow,
  consultationFlow,
  requisitionFlow,
  transferFlow,
  opinionFlow,
].map(guarded);

/** Every command that stands alone; the clock only where time may be moved. */
export const commandsFor = (county: string, demo: boolean): readonly Command[] => [
  help(flows, county),
  bind,
  me,
  todo,
  overdue,
  nudge,
  escalations,
  show,
  files,
  documents,
  list(flows),
  ledger,
  search,
  deadline,
  delivery,
  language,
  groupBind,
  groupUnbind,
  open,
  beside,
  more,
  correct,
  leave,
  back,
  covers,
  handover,
  phonebook,
  preferred,
  ...(demo ? [clock] : []),
];

/** Everything that can be typed. */
export const verbsOf = (kinds: readonly Flow[], commands: readonly Command[]): readonly Verb[] => [
  ...kinds.flatMap((flow): readonly Verb[] => [
    {
      id: `${flow.kind}.${flow.opening.id}`,
      names: flow.opening.names,
      kindNames: flow.names,
      prefix: flow.prefix,
      about: "opening",
      fields: flow.opening.form,
    },
    ...Object.entries(flow.steps).map(
      ([id, step]): Verb => ({
        id: `${flow.kind}.${id}`,
        names: step.names,
        kindNames: flow.names,
        prefix: flow.prefix,
        about: "matter",
        fields: step.form,
      }),
    ),
  ]),
  ...commands
    .filter(({ hidden }) => hidden === undefined)
    .map(
      ({ id, names, kindNames = [], form }): Verb => ({
        id,
        names,
        kindNames,
        about: "alone",
        fields: form,
      }),
    ),
];
