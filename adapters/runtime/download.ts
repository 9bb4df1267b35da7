/** More than a file may have, so that the one who sent it is told how large it is; nothing beyond is read. */
const mostRead = 30_000_000;

/** The bytes of a file, until they are too many. */
export const readBytes = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    parts.push(part);
    if (size > mostRead) break;
  }
  return Buffer.concat(parts);
};

/** The file behind an address; undefined where it is not to be had in so many milliseconds. */
export const downloadFile = async (
  url: string,
  milliseconds: number,
  init: RequestInit = {},
): Promise<Uint8Array | undefined> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(milliseconds) });
    return response.ok && response.body !== null ? await readBytes(response.body) : undefined;
  } catch {
    return undefined;
  }
};
