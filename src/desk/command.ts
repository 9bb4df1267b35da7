import type { Instant } from "../calendar/day.ts";
import type { Card } from "../chat/card.ts";
import type { Request } from "../chat/exchange.ts";
import type { Answers, Fields, Form } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { canSee, sightOf } from "../flow/access.ts";
import type { Asking, Doing, Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { words } from "../flow/words.ts";
import type { Role } from "../people/directory.ts";
import type { Store } from "../store/store.ts";

/** What a command gives back, before it is worded in the reader's language. */
export type Said =
  | {
      readonly card: Card;
      readonly matter?: string;
      /** Which version of the matter the card shows. */
      readonly version?: number;
      readonly here?: true;
    }
  | { readonly form: Form };

/** Everything a command that stands alone may look at. */
export type Asked = Doing & {
  readonly store: Store;
  readonly flows: readonly Flow[];
  readonly commands: readonly Command[];
  readonly request: Request;
  /** The unique name of this request, under which its effect is remembered. */
  readonly event: string;
  /** The matter named in the line, as a code or by its own number. */
  readonly code?: string;
  newId(): string;
  newSalt(): string;
  /** A whole address at which this reader, and nobody else, can open a file for a while. */
  fileLink(file: string): Promise<string>;
  /** Demo only: moves the clock on by so many minutes and sends what falls due on the way. */
  moveClock?(minutes: number): Promise<Instant>;
};

/** A command that is no step of a flow: help, lists, binding. */
export type Command<F extends Fields = Fields> = Asking<F> & {
  readonly id: string;
  /** What it is about, where its word alone would mean something else: 群 绑定. */
  readonly kindNames?: readonly string[];
  /** Absent: everybody who is bound. */
  readonly by?: readonly Role[];
  /** Offered before an account is bound. */
  readonly unbound?: true;
  /** Understood in a group without a mention. */
  readonly inGroup?: true;
  /** A matter may be named with it, by its number. */
  readonly ofMatter?: true;
  /** Pressed only, never typed. */
  readonly hidden?: true;
  run(answers: Answers<F>, asked: Asked): Promise<Said | Refusal>;
};

/** Declares a command; gives its `run` the answers of its form by type. */
export const command = <F extends Fields>(declared: Command<F>): Command => declared;

/** The flow of a matter. */
export const flowOf = (flows: readonly Flow[], matter: Pick<Matter, "kind">): Flow => {
  const flow = flows.find(({ kind }) => kind === matter.kind);
  if (flow === undefined) throw new Error(`no flow for ${matter.kind}`);
  return flow;
};

/** A matter as its flow's model reads it; of one that is erased nothing is left to read. */
export const modelled = (flow: Flow, matter: Matter): Matter =>
  matter.erasedAt === undefined ? { ...matter, fields: flow.model.parse(matter.fields) } : matter;

/** A matter this person can see, read through its model; otherwise there is no such record. */
export const visible = async (
  asked: Pick<Asked, "store" | "flows" | "actor">,
  code: string,
): Promise<{ readonly flow: Flow; readonly matter: Matter } | Refusal> => {
  const matter = await asked.store.matter(code);
  if (matter === undefined || !canSee(sightOf(asked.actor), matter))
    return new Refusal(words.noSuchRecord);
  const flow = flowOf(asked.flows, matter);
  return { flow, matter: modelled(flow, matter) };
};
