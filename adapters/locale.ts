import type { Language } from "../src/chat/text.ts";
import type { Store } from "../src/store/store.ts";

/** The language of a platform's locale: Chinese of any region, English for everything else. */
export const languageOf = (locale: string): Language => (/^zh\b/i.test(locale) ? "zh-CN" : "en");

/** The language somebody with this account has chosen; Chinese for whoever is not bound. */
export const chosenLanguage = async (
  store: Pick<Store, "account" | "directory">,
  platform: string,
  account: string,
): Promise<Language> => {
  const [known, directory] = await Promise.all([
    store.account(platform, account),
    store.directory(),
  ]);
  return directory.people.get(known?.person ?? "")?.language ?? "zh-CN";
};
