import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";

/** Where a sealed value stands. Moved to another row or column it does not open. */
export type Place = readonly [table: string, row: string, column: string];

/** Something sealed that cannot be opened: with another key, elsewhere, or changed since. Its message names no content. */
export class SealError extends Error {
  /** The id of the key that would be needed, where it may still be found. */
  readonly missing: string | undefined;
  constructor(message: string, missing?: string) {
    super(message);
    this.missing = missing;
  }
}

/** A county's key of 32 bytes. Nothing is sealed with itself, but with keys derived from it. */
export type CountyKey = {
  /** Tells which key a value is sealed with, and nothing of the key. */
  readonly id: string;
  readonly secret: Uint8Array;
  /** The key derived for a purpose. */
  derived(purpose: string): KeyObject;
};

const derive = (secret: Uint8Array, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", `liandong: ${purpose}`, bytes));

/** A county's key from its 32 bytes. */
export const countyKey = (secret: Uint8Array): CountyKey => {
  const keys = new Map<string, KeyObject>();
  return {
    id: derive(secret, "name of the key", 6).toString("hex"),
    secret,
    derived: (purpose) => {
      const known = keys.get(purpose);
      if (known !== undefined) return known;
      const key = createSecretKey(derive(secret, purpose, 32));
      keys.set(purpose, key);
      return key;
    },
  };
};

/** Signs with a county's key, for others to check who have the public key alone. */
export type Signer = {
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  sign(said: string): string;
};

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ed25519 = Buffer.from("302e020100300506032b657004220420", "hex");

const signerOf = (key: CountyKey): Signer => {
  const seed = key.derived("signing roots").export();
  const own = createPrivateKey({
    key: Buffer.concat([ed25519, seed]),
    format: "der",
    type: "pkcs8",
  });
  return {
    publicKey: createPublicKey(own).export({ format: "jwk" }).x ?? "",
    sign: (said) => sign(null, Buffer.from(said), own).toString("base64url"),
  };
};

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** How everything sealed begins; nothing else that is kept may. */
export const sealedMark = "~s1.";
/** How every token begins. */
export const tokenMark = "~t1.";

/** How everything sealed with a key begins. */
export const sealedWith = ({ id }: Pick<CountyKey, "id">): string => `${sealedMark}${id}.`;

/** How every token made with a key begins. */
export const tokenWith = ({ id }: Pick<CountyKey, "id">): string => `${tokenMark}${id}.`;

const keyIdLength = 12;
const markLength = sealedMark.length + keyIdLength + 1;

const changedError = ([table, row, column]: Place): SealError =>
  new SealError(`${table} ${row}: its ${column} was changed, or does not belong there`);

/** Seals bytes: nonce, tag and what is sealed. */
export const shut = (key: KeyObject, place: Place, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(place)));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};

/** Opens what `shut` made; a SealError where it stood elsewhere or was changed. */
export const unshut = (key: KeyObject, place: Place, sealed: Uint8Array): Buffer => {
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(JSON.stringify(place)));
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = decipher.update(sealed.subarray(nonceBytes + tagBytes));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw changedError(place);
  }
};

/** The key a place is sealed with: one for each table. */
const keyFor = (key: CountyKey, [table]: Place): KeyObject => key.derived(`table ${table}`);

/** Seals one text with a key. */
export const sealText = (key: CountyKey, place: Place, plain: string): string =>
  sealedWith(key) + shut(keyFor(key, place), place, Buffer.from(plain)).toString("base64url");

/** The keys of a database: the one everything is sealed with now, all that open, and names of those of other counties. */
export type Keys = {
  readonly current: CountyKey | undefined;
  readonly all: ReadonlyMap<string, CountyKey>;
  readonly foreign: ReadonlySet<string>;
  /** Whether something may stand unsealed where all is sealed: only until that was done for the first time. */
  readonly unsealed: boolean;
};

/** Opens what `sealText` made; a SealError where it cannot be. */
export const openText = (
  keys: Pick<Keys, "all" | "foreign">,
  place: Place,
  sealed: string,
): string => {
  const key = keyNamed(keys, place, sealed.slice(sealedMark.length, markLength - 1));
  const kept = sealed.slice(markLength);
  const bytes = Buffer.from(kept, "base64url");
  // Other characters may stand for the same bytes; they are not what was sealed.
  if (bytes.toString("base64url") !== kept || sealed[markLength - 1] !== ".")
    throw changedError(place);
  return unshut(keyFor(key, place), place, bytes).toString("utf8");
};

const keyNamed = (
  { all, foreign }: Pick<Keys, "all" | "foreign">,
  [table, row, column]: Place,
  id: string,
): CountyKey => {
  const key = all.get(id);
  if (key !== undefined) return key;
  const sentence = `${table} ${row}: its ${column} is sealed with another county's key, ${id}`;
  throw new SealError(sentence, foreign.has(id) ? undefined : id);
};

/** Sealing and opening with the keys of one database, as they are at the time. */
export type Vault = {
  /** Whether there is a key: without one everything is kept as it is. */
  readonly sealing: boolean;
  /** Seals with the current key. What is empty stays so. */
  seal(place: Place, plain: string): string;
  /** Whether what must be sealed may not be yet: until that was done for the first time. */
  readonly mayBeUnsealed: boolean;
  /** Opens what must be sealed, or is empty. A SealError where it cannot be opened, or is not sealed and that was done. */
  open(place: Place, value: string): string;
  sealBytes(place: Place, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Likewise of bytes. */
  openBytes(place: Place, value: Uint8Array): Uint8Array;
  /** What stands in place of a text that is looked for whole: alike for the same text, telling nothing of it. */
  token(purpose: string, plain: string): string;
  /** The text, and its token with every key there is. */
  tokens(purpose: string, plain: string): readonly string[];
  /** The id of the current key; nothing without one. */
  readonly keyId: string | undefined;
  /** A keyed hash of a text; nothing where there is no key of that id. */
  mac(keyId: string, purpose: string, plain: string): Buffer | undefined;
  /** Who may sign for the county: the current key first, then those before it. */
  signers(): readonly Signer[];
};

const tokenOf = (key: CountyKey, purpose: string, plain: string): string => {
  const made = createHmac("sha256", key.derived(`token ${purpose}`))
    .update(plain)
    .digest();
  return tokenWith(key) + made.subarray(0, 16).toString("base64url");
};

/** How everything begins that is sealed with the current key: what a leaked key that was replaced sealed does not. */
export const sealedNow = ({ keyId }: Pick<Vault, "keyId">): string =>
  keyId === undefined ? sealedMark : sealedWith({ id: keyId });

/** Throws where something is not sealed that must be: somebody put it there. */
const refuseUnsealed = ({ current, unsealed }: Keys, [table, row, column]: Place): void => {
  if (current === undefined || unsealed) return;
  throw new SealError(`${table} ${row}: its ${column} is not sealed, as all of its kind is`);
};

/** The same vault, which gives back as it is what is not sealed: to tell what was put there, not to go by it. */
export const openingUnsealed = (vault: Vault): Vault => ({
  ...vault,
  open: (place, value) => (value.startsWith(sealedMark) ? vault.open(place, value) : value),
});

/** A vault on keys that may change while it is used; without a current one nothing is sealed. */
export const vaultOn = (keys: () => Keys): Vault => ({
  get sealing() {
    return keys().current !== undefined;
  },
  get mayBeUnsealed() {
    return keys().unsealed;
  },
  seal: (place, plain) => {
    const { current } = keys();
    return current === undefined || plain === "" ? plain : sealText(current, place, plain);
  },
  open: (place, value) => {
    if (value.startsWith(sealedMark)) return openText(keys(), place, value);
    if (value !== "") refuseUnsealed(keys(), place);
    return value;
  },
  sealBytes: (place, plain) => {
    const { current } = keys();
    if (current === undefined) return new Uint8Array(plain);
    const sealed = shut(keyFor(current, place), place, plain);
    return new Uint8Array(Buffer.concat([Buffer.from(sealedWith(current)), sealed]));
  },
  openBytes: (place, value) => {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    if (bytes.toString("latin1", 0, sealedMark.length) !== sealedMark) {
      if (bytes.length > 0) refuseUnsealed(keys(), place);
      return value;
    }
    const id = bytes.toString("latin1", sealedMark.length, markLength - 1);
    const key = keyFor(keyNamed(keys(), place, id), place);
    const opened = unshut(key, place, bytes.subarray(markLength));
    return new Uint8Array(opened.buffer, opened.byteOffset, opened.byteLength);
  },
  token: (purpose, plain) => {
    const { current } = keys();
    return current === undefined ? plain : tokenOf(current, purpose, plain);
  },
  tokens: (purpose, plain) => [
    plain,
    ...[...keys().all.values()].map((key) => tokenOf(key, purpose, plain)),
  ],
  get keyId() {
    return keys().current?.id;
  },
  mac: (keyId, purpose, plain) => {
    const key = keys().all.get(keyId);
    return (
      key &&
      createHmac("sha256", key.derived(`proof ${purpose}`))
        .update(plain)
        .digest()
    );
  },
  signers: () => {
    const { current, all } = keys();
    const older = [...all.values()].filter(({ id }) => id !== current?.id);
    return [...(current === undefined ? [] : [current]), ...older].map(signerOf);
  },
});

/** Opens what versions before 0.3 sealed, with the county's key itself; nothing where it is not that. */
export const openOld = ({ secret }: CountyKey, sealed: string): string | undefined => {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([opened, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
};
