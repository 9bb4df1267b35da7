import type { Language } from "../src/chat/text.ts";

/** The language of a platform's locale: Chinese of any region, English for everything else. */
export const languageOf = (locale: string): Language => (/^zh\b/i.test(locale) ? "zh-CN" : "en");
