import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Seal } from "../../src/flow/services.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Seals with a key of 32 bytes (AES-256-GCM); what is sealed is base64 of nonce, tag and ciphertext. */
export const sealWith = (key: Uint8Array): Seal => ({
  seal: (text) => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
  },
  open: (sealed) => {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([opened, decipher.final()]).toString("utf8");
  },
});

/** A key of its own for a demo, where nothing is real: kept beside what it seals. */
export const newKey = (): string => randomBytes(32).toString("base64");
