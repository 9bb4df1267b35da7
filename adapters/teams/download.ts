import type { SentLink } from "./parse.ts";

/** As much as a file may have; what is larger is refused with the reason when it is taken in. */
const most = 30_000_000;
const milliseconds = 10_000;

/** The bytes that come, until they are too many. */
export const allOf = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    parts.push(part);
    // One byte too many is enough for the refusal.
    if (size > most) break;
  }
  return Buffer.concat(parts);
};

/** The bytes behind a link Teams gave with a file; nothing where they are not to be had. */
export const downloaded = async ({ url }: SentLink): Promise<Uint8Array | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(milliseconds) });
    if (!response.ok || response.body === null) return undefined;
    return await allOf(response.body);
  } catch {
    return undefined;
  }
};
