import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import type { Request } from "../chat/exchange.ts";
import type { Visibility } from "../flow/matter.ts";
import { type PaperFormat, paperFormats } from "../flow/paper.ts";
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
export const minutesOpen: Readonly<Record<Visibility, number>> = { 1: 60, 2: 15, 3: 0 };

const apart = "apart:";

/** What a ticket names instead of a file for what is kept apart about a matter. */
export const apartOf = (code: string): string => `${apart}${code}`;

/** The matter whose kept-apart content a ticket is for. */
export const apartIn = (file: string): string | undefined =>
  file.startsWith(apart) ? file.slice(apart.length) : undefined;

const paper = "paper:";

/** What a ticket names instead of a file for a paper to be made from a matter. */
export const paperOf = (id: string, code: string, format: PaperFormat = "docx"): string =>
  `${paper}${id}:${code}:${format}`;

/** The paper a ticket is for. */
export const paperIn = (
  file: string,
): { readonly id: string; readonly code: string; readonly format: PaperFormat } | undefined => {
  const [id = "", code = "", as = "docx"] = file.startsWith(paper)
    ? file.slice(paper.length).split(":")
    : [];
  const format = paperFormats.find((one) => one === as);
  return id === "" || format === undefined ? undefined : { id, code, format };
};

const longest = 2000;
const written = z.tuple([z.string(), z.string(), z.string(), z.string(), z.iso.datetime()]);

/** Two keys of one: what a token is sealed with, and what its nonce is made with from what it says. */
const derived = (key: Uint8Array, use: "seal" | "nonce"): Buffer =>
  createHmac("sha256", key).update(`ticket ${use}`).digest();

const nonceOf = (plain: Uint8Array, key: Uint8Array): Buffer =>
  createHmac("sha256", derived(key, "nonce")).update(plain).digest().subarray(0, 12);

/** Of one length for every ticket of usual size, so that it does not show how long a name is. */
const padded = 320;

/**
 * The part of an address that stands for a ticket. It says nothing to whoever has no key, of whom or
 * what it is for, and cannot be guessed or changed.
 */
export const ticketToken = (ticket: Ticket, key: Uint8Array): string => {
  const { file, person, platform, account, issuedAt } = ticket;
  const said = JSON.stringify([file, person, platform, account, issuedAt]);
  const bytes = Buffer.byteLength(said);
  const plain = Buffer.from(said + " ".repeat(Math.max(0, padded - bytes)));
  const nonce = nonceOf(plain, key);
  const cipher = createCipheriv("aes-256-gcm", derived(key, "seal"), nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
};

/** The ticket a token stands for; `undefined` where we did not make it. */
export const readTicket = (token: string, key: Uint8Array): Ticket | undefined => {
  if (token.length > longest || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length <= 28 || bytes.toString("base64url") !== token) return undefined;
  const nonce = bytes.subarray(0, 12);
  const opening = createDecipheriv("aes-256-gcm", derived(key, "seal"), nonce);
  opening.setAuthTag(bytes.subarray(12, 28));
  const plain = opened(opening, bytes.subarray(28));
  if (plain === undefined || !timingSafeEqual(nonceOf(plain, key), nonce)) return undefined;
  const [file, person, platform, account, issuedAt] = written.parse(JSON.parse(plain.toString()));
  return { file, person, platform, account, issuedAt };
};

const opened = (
  opening: ReturnType<typeof createDecipheriv>,
  sealed: Uint8Array,
): Buffer | undefined => {
  try {
    return Buffer.concat([opening.update(sealed), opening.final()]);
  } catch {
    return undefined;
  }
};

/** A whole address of a calendar to subscribe to, the same since an instant. */
export const calendarLink = async (
  { publicUrl, linkKey }: Pick<Services, "publicUrl" | "linkKey">,
  { actor, request }: { actor: Person; request: Request },
  file: string,
  since: Instant,
): Promise<string> => {
  const { platform, account } = request;
  const ticket = { file, person: actor.id, platform, account, issuedAt: since };
  return `${publicUrl()}/calendar/${ticketToken(ticket, await linkKey())}.ics`;
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
