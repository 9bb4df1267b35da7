import type { Request } from "../chat/exchange.ts";
import type { Fields } from "../chat/field.ts";
import type { Catalog } from "../commands/command.ts";
import { contextOf, type Services } from "../flow/services.ts";
import type { Context } from "../flow/step.ts";
import type { Directory, Person } from "../people/directory.ts";
import { screen, type Verdict } from "../screening/screen.ts";

/** What people gave for a form, as typed or as a platform's inputs gave it back. */
export type Raw = Readonly<Record<string, unknown>>;

/** What requests are answered with: the services of the bot and everything that can be asked of it. */
export type RequestServices = Services & Catalog;

/** One request of somebody known: who, when, what may be looked at, and what was typed is judged to be. */
export type RequestContext = Context & {
  readonly services: RequestServices;
  readonly request: Request;
  /** Judged once, over everything that was typed. */
  readonly verdict: Verdict;
};

/** Every text among what was given for a form. */
const texts = (raw: Raw): readonly string[] =>
  Object.values(raw).filter((value) => typeof value === "string");

const judge = ({ said }: Request): Verdict =>
  screen(said.is === "line" ? [said.line] : texts(said.press.answers ?? said.press.prefill ?? {}));

/** The context of a request, made once and handed down. */
export const contextFor = (
  services: RequestServices,
  request: Request,
  actor: Person,
  directory: Directory,
): RequestContext => ({
  ...contextOf(services, actor, directory),
  services,
  request,
  verdict: judge(request),
});

/** Whether a text must not be written down here at all; `doubted` says that somebody has declared it no offence. */
export const mustNotBeKept = ({ is }: Verdict, doubted = false): boolean =>
  is === "secret" || (is === "official" && !doubted);

/** Whether a reason is given for doubting the screening, in a form that takes one. */
export const givesDoubt = (fields: Fields, raw: Raw): boolean =>
  Object.entries(fields).some(
    ([key, { doubt }]) => doubt === true && typeof raw[key] === "string" && raw[key].trim() !== "",
  );
