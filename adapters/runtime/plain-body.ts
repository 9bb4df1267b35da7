import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import express, { type Request, type RequestHandler } from "express";

/** A body that is not read; `type` and `status` as those of Express's own parsers. */
class OddBody extends Error {
  readonly status: number;
  readonly type: string;
  readonly length: number;
  constructor(status: number, type: string, length = 0) {
    super(type);
    this.length = length;
    this.status = status;
    this.type = type;
  }
}

const once = ["content-type", "content-encoding", "content-length", "authorization"];

/** Why a body is not to be read, told from its headers alone. */
const faultOf = ({ headers, rawHeaders }: IncomingMessage, limit: number): OddBody | undefined => {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  if (once.some((header) => names.indexOf(header) !== names.lastIndexOf(header)))
    return new OddBody(400, "headers.repeated");
  const packed = headers["content-encoding"] ?? "identity";
  if (packed.toLowerCase() !== "identity") return new OddBody(415, "encoding.unsupported");
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers["content-type"] ?? "")?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    return new OddBody(415, "charset.unsupported");
  const length = Number(headers["content-length"] ?? 0);
  return length > limit ? new OddBody(413, "entity.too.large", length) : undefined;
};

/** Refuses before anything is read a body that is packed, not in UTF-8, announced twice or too large. */
export const plainBody =
  (limit: number): RequestHandler =>
  (request, response, next) => {
    const fault = faultOf(request, limit);
    // What is left unread must not be taken for the next request.
    if (fault !== undefined) response.set("Connection", "close");
    next(fault);
  };

/** Reads a JSON body of at most so many bytes; what is no UTF-8 is refused before it is parsed. */
export const plainJson = (limit: number): RequestHandler =>
  express.json({
    limit,
    inflate: false,
    verify: (_request, _response, bytes) => {
      if (!isUtf8(bytes)) throw new OddBody(400, "charset.unsupported");
    },
  });

/** Whether a request brings something that could be a token, before its body is read. */
export const bringsToken = (request: Request): boolean =>
  /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(request.get("authorization") ?? "");
