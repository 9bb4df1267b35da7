import { dayText, dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { bracketed, type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { filesFacts } from "../../flow/file.ts";
import { standingIn } from "../../flow/joined.ts";
import { unitsIn } from "../../flow/matter.ts";
import { paperDayText } from "../../flow/paper-day.ts";
import { unitName, unitNames } from "../../flow/parties.ts";
import { receiptFact } from "../../flow/receipt.ts";
import { clockText } from "../../flow/render.ts";
import type { Context } from "../../flow/step.ts";
import { filesOf } from "../../flow/tracks.ts";
import { words as flowWords } from "../../flow/words.ts";
import { splitNumbered } from "../../line/numbered-points.ts";
import { type Directory, organisationName, personName } from "../../people/directory.ts";
import { isObjectionLate, objectionClock, objectionUntil, serveUntil } from "./clocks.ts";
import {
  adoptions,
  bodies,
  copyTests,
  lookBackResults,
  type Recommendation,
  services,
  suitGrounds,
  types,
} from "./model.ts";
import { words } from "./words.ts";

/** The unit the recommendation is addressed to, or all of them. */
export const addressee = (matter: Recommendation, directory: Directory): Text =>
  unitNames(matter, "to", directory);

/** The procuratorate that issued it. */
export const issuer = (matter: Recommendation, directory: Directory): Text =>
  unitName(matter, "from", directory);

/** How it was served, as the certificate says. */
const serviceText = ({ fields }: Recommendation): Text | undefined => {
  const { method, receiver, place, refusal } = fields.service ?? {};
  return listed([
    ...(method === undefined ? [] : [words[method]]),
    ...[receiver, place, refusal].flatMap((one) => (one === undefined ? [] : [verbatim(one)])),
  ]);
};

/** What only the issuing side is to keep in mind: the day to file it upward, the review, late service. */
const ownFacts = (matter: Recommendation, { calendar }: Context): Block => {
  const { fields } = matter;
  const toServe = serveUntil(matter, calendar);
  return facts(
    [words.policyReviewedOn, ifKnown(fields.policyReviewedOn, dayWithWeekday)],
    [
      words.policyReview,
      fields.type === "governance" && fields.policyReviewedOn === undefined
        ? words.notNoted
        : undefined,
    ],
    [words.experts, ifKnown(fields.experts, verbatim)],
    [words.decidedOn, ifKnown(fields.decidedOn, dayWithWeekday)],
    [
      words.servedWhat,
      toServe !== undefined && fields.servedOn > toServe
        ? words.servedLate(dayText(toServe))
        : undefined,
    ],
    [words.copyTests, listed(fields.copyTests.map((test) => words[test]))],
    [words.filedUpOn, ifKnown(fields.filedUpOn, dayWithWeekday)],
  );
};

/** What more time is asked for, and why. */
export const extensionFacts = ({ fields }: Recommendation): readonly Block[] => {
  const { extension } = fields;
  if (extension === undefined) return [];
  const { of, until, reason } = extension;
  return [
    facts(
      [words.period, of === "reply" ? words.periodReply : words.periodRectify],
      [words.until, dayWithWeekday(until)],
      [words.reason, verbatim(reason)],
    ),
  ];
};

/** An objection, and what became of it. */
export const objectionFacts = (
  matter: Recommendation,
  { calendar, directory }: Pick<Context, "calendar" | "directory">,
): readonly Block[] => {
  const { objection } = matter.fields;
  if (objection === undefined) return [];
  const late = isObjectionLate(matter, calendar);
  const { on, reason, status, answer, answeredOn, noted, paperOn, declined } = objection;
  const made = paperDayText(on, paperOn === undefined ? noted : undefined, directory);
  // Until the chief procurator has consented it is no answer yet.
  const given = status === "filed" || status === "rejecting" ? undefined : answer;
  return [
    facts(
      [words.objectionMadeOn, late ? words.lateOn(made) : made],
      [words.paperOn, ifKnown(paperOn, (day) => words.unconfirmed(dayWithWeekday(day)))],
      [
        words.paperOn,
        ifKnown(declined, (said) => words.dayDeclined(dayWithWeekday(said.paperOn), said.reason)),
      ],
      [words.objectionReason, verbatim(reason)],
      [words.objectionResult, words.objectionStates[status]],
      [words.objectionAnswer, ifKnown(given, verbatim)],
      [words.answeredOn, ifKnown(answeredOn, dayWithWeekday)],
    ),
  ];
};

/** The last day for an objection: how far away while one can be made, else that it is over. */
const objectionUntilText = (
  matter: Recommendation,
  { calendar, today, now, standing }: Context,
): Text => {
  const until = objectionUntil(matter, calendar);
  const clock = objectionClock(matter);
  if (clock === undefined || clock.stoppedAt !== undefined) return dayWithWeekday(until);
  const at = standing === undefined ? { now } : { now, standing };
  return until < today ? flowWords.ranOut(dayWithWeekday(until)) : clockText(clock, at);
};

/** The asks, numbered, each with its answer and what was found of it. */
export const asksText = ({ fields }: Recommendation): readonly Block[] => {
  const asks = splitNumbered(fields.asks);
  if (asks.length === 1) return [paragraph(verbatim(fields.asks))];
  return asks.map((ask, index) => {
    const point = fields.points?.[index];
    const finding = fields.findings?.[index];
    const said = [
      verbatim(`${index + 1}. ${ask}`),
      ...(point === undefined ? [] : [words.pointAnswer(words[point.adoption], point.text)]),
      ...(finding === undefined ? [] : [words.pointFinding(words[finding.result], finding.text)]),
    ];
    return paragraph(
      text(said.map(({ zh }) => zh).join("\n"), said.map(({ en }) => en).join("\n")),
    );
  });
};

/** The rungs of 督促—通报—约谈—报告 that have been taken. */
const escalationFacts = ({ fields }: Recommendation): readonly Block[] =>
  fields.escalations.length === 0
    ? []
    : [
        facts(
          ...fields.escalations.map(
            ({ step, on, at, place }) =>
              [
                words[step],
                listed([
                  dayWithWeekday(on),
                  ...(at === undefined ? [] : [momentText(at)]),
                  ...(place === undefined ? [] : [verbatim(place)]),
                ]),
              ] as const,
          ),
        ),
      ];

type Line = readonly [label: Text, value: Text | undefined];

/** What the document says of itself, and to whom it goes. */
const documentLines = (matter: Recommendation, { directory }: Context): readonly Line[] => {
  const { fields } = matter;
  const copies = unitsIn(matter, "copy").map((id) => organisationName(directory, id));
  const informed = matter.parties.flatMap(({ part, person }) =>
    part === "chair" && person !== undefined ? [personName(directory, person)] : [],
  );
  return [
    [words.number, ifKnown(matter.reference, verbatim)],
    [words.version, fields.version === 1 ? undefined : words.versionNumber(fields.version)],
    [
      words.versions,
      listed(fields.versions.flatMap(({ reference }) => (reference ? [verbatim(reference)] : []))),
    ],
    [words.type, words[fields.type]],
    [words.from, issuer(matter, directory)],
    [words.addressee, addressee(matter, directory)],
    [words.copy, listed(copies)],
    [words.informed, listed(informed)],
  ];
};

/** What was served on a unit, what it answered, and what came of it. */
const unitLines = (matter: Recommendation, context: Context): readonly Line[] => {
  const { fields } = matter;
  const { directory } = context;
  return [
    [words.servedOn, dayWithWeekday(fields.servedOn)],
    [words.service, serviceText(matter)],
    [words.objectionUntil, objectionUntilText(matter, context)],
    receiptFact(matter, directory),
    [words.contact, ifKnown(fields.contact, verbatim)],
    [words.leader, ifKnown(fields.leader, verbatim)],
    [
      words.repliedOn,
      ifKnown(fields.repliedOn, (on) => paperDayText(on, fields.replyNoted, directory)),
    ],
    [words.adoption, ifKnown(fields.adoption, (adoption) => words[adoption])],
    [words.measures, fields.points === undefined ? ifKnown(fields.measures, verbatim) : undefined],
    [words.evidence, ifKnown(fields.evidence, verbatim)],
    [words.sentBack, listed(fields.rounds.map(({ reason }) => verbatim(reason)))],
    [words.finding, fields.findings === undefined ? ifKnown(fields.verified, verbatim) : undefined],
    [words.outcome, matter.state === "revising" ? undefined : outcomeText(matter)],
    [words.suspendCause, ifKnown(fields.suspension?.reason, verbatim)],
    [
      words.extension,
      ifKnown(fields.extension, ({ until, status }) => words.extensionText(dayText(until), status)),
    ],
    [words.ground, ifKnown(fields.suit, (ground) => words[ground])],
    [words.reason, ifKnown(fields.reason, verbatim)],
    [words.lookBack, listed(fields.lookBacks.map(lookBackText))],
  ];
};

/** One look-back: its day, place, what it showed, and why there is no picture. */
const lookBackText = ({
  on,
  place,
  finding,
  result,
  unpictured,
}: Recommendation["fields"]["lookBacks"][number]): Text => {
  const [day, found] = [dayText(on), words[result]];
  const why = unpictured === undefined ? undefined : words.noPicturesOf(unpictured);
  return bracketed(
    text(
      `${day.zh} ${place} ${found.zh}：${finding}`,
      `${day.en}, ${place}, ${found.en.toLowerCase()}: ${finding}`,
    ),
    why,
  );
};

/** The body of a recommendation's card. */
export const recommendationCard = (matter: Recommendation, context: Context): readonly Block[] => [
  facts(...documentLines(matter, context), ...unitLines(matter, context)),
  ...(unitsIn(matter, "from").includes(context.actor.organisation)
    ? [ownFacts(matter, context)]
    : []),
  ...objectionFacts(matter, context),
  ...escalationFacts(matter),
  ...asksText(matter),
];

/** The body of the card of one to several units, for whoever sees all of it: the document, then each unit's share. */
export const sharedCard = (
  matter: Recommendation,
  shares: readonly Recommendation[],
  context: Context,
): readonly Block[] => {
  const [first] = shares;
  const asAtFirst = shares.every(({ fields }) => fields.asks === first?.fields.asks);
  return [
    facts(...documentLines(matter, context)),
    ...(unitsIn(matter, "from").includes(context.actor.organisation)
      ? [ownFacts(matter, context)]
      : []),
    ...(asAtFirst ? asksText(matter) : []),
    ...filesFacts(filesOf(matter)),
    ...shares.flatMap((share): readonly Block[] => [
      paragraph(
        words.shareOf(
          addressee(share, context.directory),
          standingIn(share, words[share.state], context.directory),
        ),
      ),
      facts(
        [
          words.number,
          share.reference === matter.reference ? undefined : ifKnown(share.reference, verbatim),
        ],
        ...unitLines(share, context),
      ),
      ...objectionFacts(share, context),
      ...escalationFacts(share),
      ...filesFacts(filesOf(matter, share.share?.unit ?? "")),
      ...(asAtFirst && (share.fields.points ?? share.fields.findings) === undefined
        ? []
        : asksText(share)),
    ]),
  ];
};

const outcomes: Readonly<Record<string, Text>> = words.outcomes;

const outcomeText = ({ outcome }: Recommendation): Text | undefined =>
  outcome === undefined ? undefined : outcomes[outcome];

/** The types as options of a form. */
export const typeOptions = optionsNamed(types, words);

/** How far it was adopted, as options of a form. */
export const adoptionOptions = optionsNamed(adoptions, words);

/** The four tests of copying it. */
export const copyOptions = optionsNamed(copyTests, words);

/** How it was served. */
export const methodOptions = optionsNamed(services, words);

/** Whether what was answered was found to be done. */
export const resultOptions = optionsNamed(["done", "partly", "undone"], words);

/** What an objection that is upheld leads to. */
export const upholdOptions = [
  { id: "revise", name: words.toRevise },
  { id: "withdraw", name: words.toWithdraw },
] as const;

/** Who decided on an objection. */
export const deciderOptions = optionsNamed(["chief", "committee"], words);

/** The periods that can be extended. */
export const periodOptions = [
  { id: "reply", name: words.periodReply },
  { id: "rectify", name: words.periodRectify },
] as const;

/** What a look-back found, as options of a form. */
export const lookBackOptions = optionsNamed(lookBackResults, words);

/** Who may be reported to. */
export const bodyOptions = optionsNamed(bodies, words);

/** The grounds of a suit. */
export const groundOptions = optionsNamed(suitGrounds, words);
