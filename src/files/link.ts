import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import type { Request } from "../chat/exchange.ts";
import type { Visibility } from "../flow/matter.ts";
import type { Services } from "../flow/services.ts";
import type { Person } from "../people/directory.ts";

/** Who may open which file, and since when. The account is named too: a post changes hands. */
export type Ticket = {
  readonly file: string;
  readonly person: string;
  readonly platform: string;
  readonly account: string;
  readonly issuedAt: Instant;
};

/** For how many minutes a link opens, by the level of its matter at the moment it is opened. */
export const minutesOpen: Readonly<Record<Visibility, number>> = { 1: 24 * 60, 2: 15, 3: 0 };

const apart = "apart:";

/** What a ticket names instead of a file for what is kept apart about a matter. */
export const apartOf = (code: string): string => `${apart}${code}`;

/** The matter whose kept-apart content a ticket is for. */
export const apartIn = (file: string): string | undefined =>
  file.startsWith(apart) ? file.slice(apart.length) : undefined;

const paper = "paper:";

/** What a ticket names instead of a file for a paper to be made from a matter. */
export const paperOf = (id: string, code: string): string => `${paper}${id}:${code}`;

/** The paper a ticket is for. */
export const paperIn = (
  file: string,
): { readonly id: string; readonly code: string } | undefined => {
  const [id = "", code = ""] = file.startsWith(paper) ? file.slice(paper.length).split(":") : [];
  return id === "" ? undefined : { id, code };
};

const longest = 2000;
const written = z.tuple([z.string(), z.string(), z.string(), z.string(), z.iso.datetime()]);

const mark = (payload: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(payload).digest("base64url");

/** The part of an address that stands for a ticket; it cannot be guessed or changed without the key. */
export const ticketToken = (ticket: Ticket, key: Uint8Array): string => {
  const { file, person, platform, account, issuedAt } = ticket;
  const payload = Buffer.from(JSON.stringify([file, person, platform, account, issuedAt])).toString(
    "base64url",
  );
  return `${payload}.${mark(payload, key)}`;
};

/** The ticket a token stands for; `undefined` where we did not make it. */
export const readTicket = (token: string, key: Uint8Array): Ticket | undefined => {
  const [payload = "", given = "", ...more] = token.split(".");
  const wanted = Buffer.from(mark(payload, key));
  const marked = Buffer.from(given);
  if (token.length > longest || more.length > 0) return undefined;
  if (marked.length !== wanted.length || !timingSafeEqual(marked, wanted)) return undefined;
  const [file, person, platform, account, issuedAt] = written.parse(
    JSON.parse(Buffer.from(payload, "base64url").toString()),
  );
  return { file, person, platform, account, issuedAt };
};

/** A whole address under which this person, and nobody else, opens a file for a while. */
export const linkTo = async (
  { publicUrl, linkKey }: Pick<Services, "publicUrl" | "linkKey">,
  { actor, request, now }: { actor: Person; request: Request; now: Instant },
  file: string,
): Promise<string> => {
  const { platform, account } = request;
  const ticket = { file, person: actor.id, platform, account, issuedAt: now };
  return `${publicUrl()}/files/${ticketToken(ticket, await linkKey())}`;
};
