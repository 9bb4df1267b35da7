import { momentText } from "../calendar/day.ts";
import { action } from "../chat/card.ts";
import type { Option } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { say, shorten, type Text } from "../chat/text.ts";
import { readCalendarReply } from "../files/calendar-reply.ts";
import { type Appointment, appointmentId } from "../flow/appointment.ts";
import { type Found, findMatter } from "../flow/find.ts";
import { canTake } from "../flow/obstacle.ts";
import type { Step } from "../flow/step.ts";
import { numbersIn } from "../line/code.ts";
import { talkOf } from "../line/courtesy.ts";
import { placeUnlabelled } from "../line/place-unlabelled.ts";
import type { Line } from "../line/verb.ts";
import { maskChildNames } from "../screening/child-names.ts";
import type { Attachment } from "../store/store.ts";
import { calendarAnswerWords as words } from "./calendar-answer-words.ts";
import type { Raw, RequestContext } from "./context.ts";
import { readForm, readingOf } from "./form.ts";
import type { Intent, IntentOrOutcome } from "./intent.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

const refuse = (why: Text, about?: Found): Outcome => ({
  is: "refused",
  refusal: new Refusal(why),
  ...(about === undefined ? {} : { about }),
});

/** The matter a calendar's event stands for, to whoever may see it; one of another county is none. */
const matterOf = async (
  { services: { store, flows }, actor }: RequestContext,
  uid: string,
): Promise<Found | undefined> => {
  const [, code] = /^([a-z]{1,4}-\d{4}-\d{1,8})-\d+@/.exec(uid) ?? [];
  if (code === undefined) return undefined;
  const found = await findMatter({ store, flows, actor }, code.toUpperCase());
  return found instanceof Refusal ||
    found.flow.appointment === undefined ||
    appointmentId(found.matter) !== uid
    ? undefined
    : found;
};

/**
 * Whether it answers something else than what now stands. A change of the place leaves an answer to the time what it
 * was: the time decides where the file names one.
 */
const isOutdated = (
  reply: { readonly sequence: number; readonly startsAt?: string },
  { sequence, startsAt }: Appointment,
): boolean => reply.sequence < sequence && reply.startsAt !== startsAt;

/**
 * What a calendar program sent back to an invitation, taken as the step by which this person's unit says whether it
 * comes; what was typed with it goes along where it says the same. The file is kept nowhere.
 */
export const readCalendarAnswer = async (
  context: RequestContext,
  files: readonly Attachment[],
  typed: { readonly line: string; readonly read: Line },
): Promise<IntentOrOutcome> => {
  const { services, actor, now } = context;
  const [file, ...more] = files;
  const content = file && (await services.store.attachment(file.id))?.content;
  await services.store.dropPending({ person: actor.id, ids: files.map(({ id }) => id) });
  if (file === undefined || content === undefined) return refuse(talk.noSuchFiles);
  if (more.length > 0) return refuse(words.several);
  const reply = await readCalendarReply(content);
  const found = reply.uid === undefined ? undefined : await matterOf(context, reply.uid);
  if ("fault" in reply) return refuse(words[reply.fault], found);
  if (found === undefined) return refuse(words.unknown);
  const { flow, matter } = found;
  const { code } = matter;
  const id = flow.rsvp;
  const step = id === undefined ? undefined : flow.steps[id];
  if (id === undefined || step === undefined) return refuse(words.notAnswered(flow.name), found);
  const { answer, comment } = reply;
  if (answer === undefined) return refuse(words.noAnswer, found);
  const set = flow.appointment?.(matter);
  const open = canTake(flow, [id, step], matter, actor, now);
  // What is over or called off is said to be that, whichever time was answered.
  if (open && set !== undefined && isOutdated(reply, set))
    return refuse(words.outdated(momentText(set.startsAt), set.place), found);
  const command = `${flow.kind}.${id}`;
  const reason = comment === undefined ? undefined : maskChildNames(comment);
  const option = optionOf(step, answer);
  // What this kind does not have among its answers is asked for in words.
  const said = option === undefined ? say(words.undecided, actor.language) : answer;
  const raw: Raw = { answer: said, ...(reason === undefined ? {} : { reason }) };
  const beside = saidBeside(context, typed, { code, command, step, raw });
  if (beside === undefined) {
    const label = words.byFile(code, option?.name ?? words.undecided);
    const press = { command, code, shown: matter.historyLength, answers: raw };
    return {
      is: "refused",
      refusal: new Refusal(words.saysOther(shorten(typed.line, 60)), {
        actions: [action(label, press, "primary")],
      }),
    };
  }
  return {
    id: command,
    code,
    submitted: false,
    // The same file again has no second effect, unless something was changed since.
    event: `calendar:${code}:${set?.sequence ?? 0}:${actor.id}:${file.sha256}`,
    ...beside,
    ...(reason === comment ? {} : { note: talk.childMasked }),
  };
};

const optionOf = ({ form }: Step, answer: string): Option | undefined => {
  const options = form["answer"]?.options;
  return typeof options === "object" ? options.find(({ id }) => id === answer) : undefined;
};

/** The answer with what was typed beside the file; undefined where that says something else. */
const saidBeside = (
  context: RequestContext,
  { line, read }: { readonly line: string; readonly read: Line },
  {
    code,
    command,
    step,
    raw,
  }: { readonly code: string; readonly command: string; readonly step: Step; readonly raw: Raw },
): Pick<Intent, "raw" | "rest" | "unsure"> | undefined => {
  if (read.is === "empty" || talkOf(line) !== undefined) return { raw };
  const prefixes = context.services.flows.map(({ prefix }) => prefix);
  const { codes, rest } = numbersIn(line, prefixes, Number(code.split("-")[1]));
  if (codes.some((one) => one !== code)) return undefined;
  if (read.is === "show") return { raw };
  const candidate =
    read.is === "command" ? read.candidates.find(({ verb }) => verb.id === command) : undefined;
  const own = candidate && placeUnlabelled(candidate, readingOf(context));
  if (read.is === "command" && own === undefined) return undefined;
  const text = own === undefined ? rest.trim() : own.rest;
  const said: Raw | undefined =
    own?.values ?? (text === undefined ? undefined : step.understands?.(text, context));
  const first = said === undefined ? undefined : readForm(step.form, said, context);
  const understood: Raw =
    first === undefined ? {} : "answers" in first ? first.answers : first.understood;
  const given: Raw = Object.fromEntries(
    Object.entries(understood).filter(([, value]) => value !== undefined),
  );
  if (given["answer"] !== undefined && given["answer"] !== raw["answer"]) return undefined;
  const merged = { ...raw, ...given };
  const unused = own === undefined && said !== undefined ? undefined : text;
  if (unused === undefined || unused === "") return { raw: merged };
  // 出差 beside an answer that has no reason yet is the reason.
  return raw["answer"] === "no" && merged["reason"] === undefined
    ? { raw: { ...merged, reason: unused } }
    : { raw: merged, rest: unused, unsure: true };
};
