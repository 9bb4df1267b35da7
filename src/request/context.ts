import type { Instant } from "../calendar/day.ts";
import type { Request } from "../chat/exchange.ts";
import type { Fields } from "../chat/field.ts";
import type { Catalog } from "../commands/command.ts";
import { writtenIn } from "../files/written.ts";
import { pendingFiles } from "../flow/options.ts";
import { contextOf, type Services } from "../flow/services.ts";
import type { Context } from "../flow/step.ts";
import type { Directory, Person } from "../people/directory.ts";
import { textsIn, type Verdict } from "../screening/screen.ts";
import type { JustShown } from "./just-shown.ts";
import type { Limiter } from "./limits.ts";

/** What people gave for a form, as typed or as a platform's inputs gave it back. */
export type Raw = Readonly<Record<string, unknown>>;

/** What requests are answered with: the services of the bot and everything that can be asked of it. */
export type RequestServices = Services &
  Catalog & { readonly limiter?: Limiter; readonly shown?: JustShown };

/** One request of somebody known: who, when, what may be looked at, and what was typed is judged to be. */
export type RequestContext = Context & {
  readonly services: RequestServices;
  readonly request: Request;
  /** Judged once, over everything that was typed. */
  readonly verdict: Verdict;
  /** When the appointment at hand is to be, as it stands. */
  readonly stands?: Instant | undefined;
};

/** What the ids of files look like. */
const idShape = /^[\da-z]{20,40}$/;

/** All that was typed, whatever its shape, and what stands in the files that came with it. */
const textsOf = async (
  services: RequestServices,
  { said }: Request,
  actor: Person,
): Promise<readonly string[]> => {
  const typed =
    said.is === "line"
      ? [said.line, ...(said.files ?? [])]
      : textsIn([said.press.answers ?? {}, said.press.prefill ?? {}]);
  const named = new Set(typed.filter((one) => idShape.test(one)));
  const sent = named.size === 0 ? [] : await pendingFiles(services, actor);
  const files = await Promise.all(
    sent.filter(({ id }) => named.has(id)).map(({ id }) => services.store.attachment(id)),
  );
  return [
    ...typed,
    ...files.flatMap((file) => (file === undefined ? [] : [file.name, writtenIn(file)])),
  ];
};

/** The context of a request, made once and handed down. */
export const contextFor = async (
  services: RequestServices,
  request: Request,
  actor: Person,
  directory: Directory,
): Promise<RequestContext> => ({
  ...contextOf(services, actor, directory),
  services,
  request,
  verdict: services.screen(await textsOf(services, request, actor)),
});

/** Whether a text must not be written down here at all; `doubted` says that somebody has declared it no offence. */
export const mustNotBeKept = ({ is }: Verdict, doubted = false): boolean =>
  is === "secret" || (is === "official" && !doubted);

/** Whether a reason is given for doubting the screening, in a form that takes one. */
export const givesDoubt = (fields: Fields, raw: Raw): boolean =>
  Object.entries(fields).some(
    ([key, { doubt }]) => doubt === true && typeof raw[key] === "string" && raw[key].trim() !== "",
  );
