import { createHmac, timingSafeEqual } from "node:crypto";
import express, { type RequestHandler } from "express";
import { isFrom, read } from "./parse.ts";

/** How far a stamp may be from now, in seconds, either way. */
const tolerance = 300;

const largestBody = 1024 * 1024;

/** Whether a request was signed with this secret over exactly these bytes, within five minutes of now. */
export const isSigned = (
  secret: string,
  now: number,
  headers: { readonly signature: string | undefined; readonly stamp: string | undefined },
  body: Uint8Array,
): boolean => {
  const { signature = "", stamp = "" } = headers;
  if (!/^\d{1,12}$/.test(stamp) || Math.abs(now / 1000 - Number(stamp)) > tolerance) return false;
  const expected = Buffer.from(
    `v0=${createHmac("sha256", secret).update(`v0:${stamp}:`).update(body).digest("hex")}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** The payload of a body: JSON, or a form whose field `payload` is JSON; undefined where it is neither. */
export const payloadOf = (body: string, type: string): unknown => {
  try {
    if (!type.includes("application/x-www-form-urlencoded")) return JSON.parse(body);
    const form = Object.fromEntries(new URLSearchParams(body));
    return typeof form["payload"] === "string" ? JSON.parse(form["payload"]) : form;
  } catch {
    return undefined;
  }
};

/**
 * Lets through only what Slack signed for this workspace and what is for us: anything else is refused
 * before anybody acts on it. `ours` says who we are, or nothing while Slack cannot be asked; what
 * comes then is put off, and Slack tries again.
 */
export const onlySlack = (
  secret: string,
  ours: () => Promise<{ readonly team: string; readonly user: string } | undefined>,
): readonly RequestHandler[] => [
  express.raw({ type: () => true, limit: largestBody }),
  async (request, response, next) => {
    const given: unknown = request.body;
    const body = Buffer.isBuffer(given) ? given : Buffer.alloc(0);
    const headers = {
      signature: request.get("x-slack-signature"),
      stamp: request.get("x-slack-request-timestamp"),
    };
    if (!isSigned(secret, Date.now(), headers, body)) {
      response.status(401).end();
      return;
    }
    const payload = payloadOf(body.toString(), request.get("content-type") ?? "");
    if (isCheck(payload)) {
      // Bolt answers Slack's question whether this address is ours.
      Object.assign(request, { rawBody: body });
      next();
      return;
    }
    const us = await ours();
    if (us === undefined) {
      response.status(503).end();
      return;
    }
    if (!isFrom(us.team, payload)) {
      response.status(403).end();
      return;
    }
    if (read(payload, us.user) === undefined) {
      // Not for us, but nothing is wrong with it: Slack must not send it again.
      response.status(200).end();
      return;
    }
    Object.assign(request, { rawBody: body });
    next();
  },
];

const isCheck = (payload: unknown): boolean =>
  typeof payload === "object" &&
  payload !== null &&
  (("type" in payload && payload.type === "url_verification") || "ssl_check" in payload);
