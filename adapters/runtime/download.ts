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
