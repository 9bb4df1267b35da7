import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type CountyKey, countyKey, type Place, SealError, shut, unshut } from "./seal.ts";

const mark = "liandong backup 1 ";
/** The mark, the id of the key, the id of the copy and a line's end. */
const headBytes = mark.length + 12 + 1 + 32 + 1;
const pieceBytes = 1_048_576;

/** Where a piece stands: with the last one said, so that a copy that was cut off does not open. */
const placeOf = (copy: string, index: number, last: boolean) =>
  ["backup", copy, `${index}${last ? " last" : ""}`] as const;

const readFully = (file: number, into: Buffer): number => {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(file, into, filled, into.length - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return filled;
};

const withFiles = (from: string, to: string, work: (source: number, target: number) => void) => {
  const source = openSync(from, "r");
  try {
    const target = openSync(to, "wx", 0o600);
    try {
      work(source, target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
};

/** Pieces of a file in turn, each with whether it is the last. */
function* piecesOf(file: number, bytes: number): Generator<readonly [Buffer, boolean]> {
  let [piece, length] = [Buffer.alloc(bytes), 0];
  length = readFully(file, piece);
  for (;;) {
    const next = Buffer.alloc(bytes);
    const further = length < bytes ? 0 : readFully(file, next);
    yield [piece.subarray(0, length), further === 0];
    if (further === 0) return;
    [piece, length] = [next, further];
  }
}

/** Seals a file into a new one that only its owner may read. */
export const sealFile = (key: CountyKey, from: string, to: string): void =>
  withFiles(from, to, (source, target) => {
    const copy = randomBytes(16).toString("hex");
    writeSync(target, `${mark}${key.id} ${copy}\n`);
    let index = 0;
    for (const [piece, last] of piecesOf(source, pieceBytes)) {
      writeSync(target, shut(key.derived("backup"), placeOf(copy, index, last), piece));
      index += 1;
    }
  });

const isSealed = (path: string): boolean => {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(mark.length);
    readFully(file, head);
    return head.toString("latin1") === mark;
  } finally {
    closeSync(file);
  }
};

const openedPiece = (key: CountyKey, place: Place, piece: Uint8Array): Uint8Array => {
  try {
    return unshut(key.derived("backup"), place, piece);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new SealError("This copy was changed, or is not whole; restore another one");
  }
};

const openSealedFile = (key: CountyKey, from: string, to: string): void =>
  withFiles(from, to, (source, target) => {
    const head = Buffer.alloc(headBytes);
    readFully(source, head);
    const [id, copy = ""] = head.toString("latin1", mark.length).trim().split(" ");
    if (id !== key.id)
      throw new SealError(
        `SECRET_KEY is not the key this copy is sealed with (${id}); give the one that was used when it was made, and the one in use now as NEW_SECRET_KEY`,
      );
    const overhead = 28;
    let index = 0;
    for (const [piece, last] of piecesOf(source, pieceBytes + overhead)) {
      writeSync(target, openedPiece(key, placeOf(copy, index, last), piece));
      index += 1;
    }
  });

/**
 * Makes a new file of a copy, sealed or not; a SealError with another key, or where the copy was changed
 * or cut off, and then there is no file.
 */
export const restoreCopy = (from: string, to: string, secret: Uint8Array | undefined): void => {
  mkdirSync(dirname(to), { recursive: true });
  if (isSealed(from) && secret === undefined)
    throw new SealError(
      "This copy is sealed; set SECRET_KEY to the key that was used when it was made",
    );
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    if (secret !== undefined && isSealed(from)) openSealedFile(countyKey(secret), from, part);
    else
      withFiles(from, part, (source, target) => {
        for (const [piece] of piecesOf(source, pieceBytes)) writeSync(target, piece);
      });
    renameSync(part, to);
  } finally {
    rmSync(part, { force: true });
  }
};
