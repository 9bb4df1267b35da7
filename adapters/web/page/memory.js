/**
 * What a browser keeps by name, where it keeps anything: one that forgets is no reason not to go on.
 * @param {() => Storage} storage
 */
const kept = (storage) => ({
  /** @param {string} name @returns {string | undefined} */
  get: (name) => {
    try {
      return storage().getItem(`liandong.${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** @param {string} name @param {string} value */
  set: (name, value) => {
    try {
      storage().setItem(`liandong.${name}`, value);
    } catch {
      // As if it were a first visit.
    }
  },
});

/** What is remembered from one visit to the next: never what anybody typed. */
export const memory = kept(() => localStorage);

/** What is remembered until this window is closed. */
export const session = kept(() => sessionStorage);
