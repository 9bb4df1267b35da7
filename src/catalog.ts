import { preferAccount } from "./commands/accounts.ts";
import { agendas } from "./commands/agenda.ts";
import { bind, language, me } from "./commands/bind.ts";
import { briefs } from "./commands/brief.ts";
import { calendar } from "./commands/calendar.ts";
import type { Command } from "./commands/command.ts";
import { confirmingPosts } from "./commands/confirm-post.ts";
import { correct } from "./commands/correct.ts";
import { deadline } from "./commands/deadline.ts";
import { delivery } from "./commands/delivery.ts";
import { clock } from "./commands/demo-clock.ts";
import { resetDemo } from "./commands/demo-reset.ts";
import { tour } from "./commands/demo-tour.ts";
import { documents } from "./commands/documents.ts";
import { entrusting } from "./commands/entrust.ts";
import { escalations } from "./commands/escalations.ts";
import { exporting } from "./commands/export.ts";
import { files } from "./commands/files.ts";
import { formerPost } from "./commands/former-post.ts";
import { groupBind, groupUnbind } from "./commands/group.ts";
import { groupMute } from "./commands/group-mute.ts";
import { groupSubscribe } from "./commands/group-subscribe.ts";
import { groupTime } from "./commands/group-time.ts";
import { handover } from "./commands/handover.ts";
import { help } from "./commands/help.ts";
import { histories } from "./commands/history.ts";
import { later } from "./commands/later.ts";
import { back, covers, leave } from "./commands/leave.ts";
import { ledgers } from "./commands/ledger.ts";
import { gathering, link, unlink } from "./commands/link.ts";
import { list, search } from "./commands/list.ts";
import { mergeUnit } from "./commands/merge-unit.ts";
import { notMeant } from "./commands/not-meant.ts";
import { nudge } from "./commands/nudge.ts";
import { overdue } from "./commands/overdue.ts";
import { overview } from "./commands/overview.ts";
import { phonebook } from "./commands/phonebook.ts";
import { quorums } from "./commands/quorum.ts";
import { reminders } from "./commands/reminders.ts";
import { beside, more, openNotice, show } from "./commands/show.ts";
import { similar } from "./commands/similar.ts";
import { home, todo } from "./commands/todo.ts";
import { unitLists } from "./commands/unit-lists.ts";
import { watchdog } from "./commands/watchdog.ts";
import { yearPlans } from "./commands/year-plan.ts";
import { stats } from "./figures/stats.ts";
import { statsViews } from "./figures/views.ts";
import { withAccusing } from "./flow/accuse.ts";
import { withConfidentiality } from "./flow/confidentiality.ts";
import { withDoubting } from "./flow/doubting.ts";
import { withMinorsHidden } from "./flow/endangered.ts";
import { withErrata } from "./flow/errata.ts";
import { type Flow, openingsOf } from "./flow/flow.ts";
import { withoutNumbers } from "./flow/nameless.ts";
import { withRest } from "./flow/resting-ladder.ts";
import { withTracks } from "./flow/track-unit.ts";
import { adviceFlow } from "./kinds/advice/flow.ts";
import { appearanceFlow } from "./kinds/appearance/flow.ts";
import { bulletinFlow } from "./kinds/bulletin/flow.ts";
import { campaignFlow } from "./kinds/campaign/flow.ts";
import { clueFlow } from "./kinds/clue/flow.ts";
import { consultationFlow } from "./kinds/consultation/flow.ts";
import { requestFlow } from "./kinds/enterprise/flow.ts";
import { entryCheckFlow } from "./kinds/entry-check/flow.ts";
import { hearingFlow } from "./kinds/hearing/flow.ts";
import { leaveRequestFlow } from "./kinds/leave-request/flow.ts";
import { litigationFlow } from "./kinds/litigation/flow.ts";
import { mediationFlow } from "./kinds/mediation/flow.ts";
import { meetingFlow } from "./kinds/meeting/flow.ts";
import { opinionFlow } from "./kinds/opinion/flow.ts";
import { publicityFlow } from "./kinds/publicity/flow.ts";
import { recommendationFlow } from "./kinds/recommendation/flow.ts";
import { reliefFlow } from "./kinds/relief/flow.ts";
import { reportFlow } from "./kinds/report/flow.ts";
import { requisitionFlow } from "./kinds/requisition/flow.ts";
import { restorationFlow } from "./kinds/restoration/flow.ts";
import { supportFlow } from "./kinds/support/flow.ts";
import { taskFlow } from "./kinds/task/flow.ts";
import { transferFlow } from "./kinds/transfer/flow.ts";
import type { Verb } from "./line/verb.ts";

/** Every kind of matter there is. */
export const flows: readonly Flow[] = [
  clueFlow,
  recommendationFlow,
  meetingFlow,
  taskFlow,
  consultationFlow,
  requisitionFlow,
  transferFlow,
  opinionFlow,
  hearingFlow,
  reliefFlow,
  supportFlow,
  reportFlow,
  leaveRequestFlow,
  requestFlow,
  appearanceFlow,
  bulletinFlow,
  adviceFlow,
  publicityFlow,
  mediationFlow,
  restorationFlow,
  litigationFlow,
  entryCheckFlow,
  campaignFlow,
].map((flow) =>
  withMinorsHidden(
    withoutNumbers(
      withAccusing(withDoubting(withConfidentiality(withTracks(withErrata(withRest(flow)))))),
    ),
  ),
);

/** What programs of others send: a hotline's tickets, the provincial platform's matters. */
export const sentByClients: Pick<Flow, "kind" | "opening"> = clueFlow;

const commandsMade = new Map<string, readonly Command[]>();

/**
 * Every command that stands alone; what moves the time or the county only in a demo. Made once for a
 * county, so that what is found out about them is found out once, however many bots there are.
 */
export const commandsFor = (county: string, demo: boolean): readonly Command[] => {
  const name = `${county} ${demo}`;
  const made = commandsMade.get(name) ?? allCommands(county, demo);
  commandsMade.set(name, made);
  return made;
};

const allCommands = (county: string, demo: boolean): readonly Command[] => [
  help(flows, county),
  bind,
  me,
  todo,
  home,
  overdue,
  overview(flows),
  stats(flows),
  ...statsViews,
  nudge,
  later,
  escalations(flows),
  show,
  files,
  documents,
  exporting,
  calendar,
  list(flows),
  ...ledgers(flows),
  ...yearPlans(flows),
  ...agendas(flows),
  ...briefs(flows),
  ...histories(flows),
  search,
  deadline,
  delivery,
  language,
  groupBind,
  groupMute,
  groupSubscribe(flows),
  groupTime,
  groupUnbind,
  openNotice,
  beside,
  more,
  link,
  ...gathering(flows),
  unlink,
  correct,
  notMeant,
  leave,
  back,
  covers,
  ...entrusting(flows),
  handover,
  ...confirmingPosts,
  phonebook,
  watchdog,
  mergeUnit,
  formerPost,
  preferAccount,
  reminders,
  ...unitLists,
  ...quorums(flows),
  similar,
  ...(demo ? [tour, clock, resetDemo] : []),
];

const saysOf = ({ says }: { readonly says?: readonly string[] | undefined }) =>
  says === undefined ? {} : { says };

const verbsMade = new WeakMap<readonly Command[], readonly Verb[]>();

/** Everything that can be typed where there are these commands. */
export const verbsOf = (commands: readonly Command[]): readonly Verb[] => {
  const made = verbsMade.get(commands) ?? allVerbs(commands);
  verbsMade.set(commands, made);
  return made;
};

const allVerbs = (commands: readonly Command[]): readonly Verb[] => [
  ...flows.flatMap((flow): readonly Verb[] => [
    ...openingsOf(flow).map(
      (opened): Verb => ({
        id: `${flow.kind}.${opened.id}`,
        names: opened.names,
        ...saysOf(opened),
        kindNames: flow.names,
        ...(flow.spoken === undefined ? {} : { spoken: flow.spoken }),
        prefix: flow.prefix,
        about: "opening",
        fields: opened.form,
      }),
    ),
    ...Object.entries(flow.steps).map(
      ([id, step]): Verb => ({
        id: `${flow.kind}.${id}`,
        names: step.names,
        ...saysOf(step),
        kindNames: flow.names,
        ...(flow.spoken === undefined ? {} : { spoken: flow.spoken }),
        prefix: flow.prefix,
        about: "matter",
        fields: step.form,
      }),
    ),
  ]),
  ...commands
    .filter(({ hidden }) => hidden === undefined)
    .map(
      ({ id, names, says, kindNames = [], form, ofMatter }): Verb => ({
        ...saysOf({ says }),
        ...(ofMatter === undefined ? {} : { ofMatter }),
        id,
        names,
        kindNames,
        about: "alone",
        fields: form,
      }),
    ),
];
