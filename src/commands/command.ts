import type { Instant } from "../calendar/day.ts";
import type { Card } from "../chat/card.ts";
import type { Request } from "../chat/exchange.ts";
import type { Answers, Fields, Form } from "../chat/field.ts";
import type { Refusal } from "../chat/refusal.ts";
import { type Text, verbatim } from "../chat/text.ts";
import { declaredIn, type Flow, nameWithKind, openingNamed } from "../flow/flow.ts";
import { mayEverTake, mayOpen } from "../flow/may.ts";
import { holdsOffice, type Office, readSeat } from "../flow/seat.ts";
import type { Context, Declared, Step } from "../flow/step.ts";
import type { Verb } from "../line/verb.ts";
import type { Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";

/** What a command gives back, before it is worded in the reader's language. */
export type CommandResult =
  | {
      readonly card: Card;
      /** The matter whose card it is: it is drawn anew when that changes, and nothing else may stand in it. */
      readonly matter?: string;
      /** Which version of the matter the card shows. */
      readonly version?: number;
      readonly here?: true;
    }
  | { readonly form: Form };

/** Everything a command that stands alone may look at. */
export type CommandContext = Context & {
  readonly store: GuardedStore;
  readonly flows: readonly Flow[];
  readonly commands: readonly Command[];
  readonly request: Request;
  /** The unique name of this request, under which its effect is remembered. */
  readonly event: string;
  /** The matter named in the line, as a code or by its own number. */
  readonly code?: string;
  newId(): string;
  newSalt(): string;
  /** What people call a platform. */
  platformName(platform: string): Text;
  /** A whole address at which this reader, and nobody else, can open a file for a while. */
  fileLink(file: string): Promise<string>;
  /** A whole address of a calendar this reader can subscribe to, the same since an instant. */
  calendarLink(file: string, since: Instant): Promise<string>;
  /** Demo only: moves the clock on by so many minutes and sends what falls due on the way. */
  moveClock?(minutes: number): Promise<Instant>;
  /** Demo only: brings the county back to its beginning; absent where it cannot be. */
  resetDemo?(): Promise<void>;
};

/** A command that is no step of a flow: help, lists, binding. */
export type Command<F extends Fields = Fields> = Declared<F> & {
  readonly id: string;
  /** What it is about, where its word alone would mean something else: 群 绑定. */
  readonly kindNames?: readonly string[];
  /** Absent: everybody who is bound. */
  readonly by?: readonly Office[];
  /** What whoever it is not for may ask in its place. */
  readonly instead?: Text;
  /** Offered before an account is bound. */
  readonly unbound?: true;
  /** Understood in a group without a mention. */
  readonly inGroup?: true;
  /** A matter may be named with it, by its number. */
  readonly ofMatter?: true;
  /** It only shows something: it answers also where it has no use for some of what was typed, and says so. */
  readonly shows?: true;
  /** Pressed only, never typed. */
  readonly hidden?: true;
  /** What a sentence that is no command gives for its form, as of a step; shown before it is done. */
  readonly understands?: NonNullable<Step["understands"]>;
  run(answers: Answers<F>, context: CommandContext): Promise<CommandResult | Refusal>;
};

/** Everything that can be asked of the bot: commands that stand alone, and the words for all of it. */
export type Catalog = { readonly commands: readonly Command[]; readonly verbs: readonly Verb[] };

/** Declares a command; gives its `run` the answers of its form by type. */
export const command = <F extends Fields>(declared: Command<F>): Command => declared;

/** Whether a command that stands alone is for this person. */
export const mayRun = (person: Person, { by }: Pick<Command, "by">): boolean =>
  by === undefined || by.some((office) => holdsOffice(person, readSeat(office), ""));

/** Whether a command of any sort, by its id, could ever be this person's. */
export const mayEver = (
  { flows, commands }: Pick<CommandContext, "flows" | "commands">,
  person: Person,
  id: string,
): boolean => {
  const [kind, step = ""] = id.split(".");
  const flow = flows.find((one) => one.kind === kind);
  if (flow === undefined) return commands.some((one) => one.id === id && mayRun(person, one));
  const opening = openingNamed(flow, step);
  return opening === undefined
    ? mayEverTake(person, flow, step)
    : mayOpen(person, { kind: flow.kind, opening });
};

/** The button word of a command of any sort, with its kind where it belongs to one. */
export const commandLabel = (
  { flows, commands }: Pick<CommandContext, "flows" | "commands">,
  id: string,
): Text => {
  const [kind, step = ""] = id.split(".");
  const flow = flows.find((one) => one.kind === kind);
  if (flow === undefined) return commands.find((one) => one.id === id)?.label ?? verbatim(id);
  const declared = declaredIn(flow, step);
  return declared === undefined ? flow.name : nameWithKind(flow, declared);
};
