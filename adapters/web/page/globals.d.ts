import type * as Library from "adaptivecards";

declare global {
  /** The official renderer, loaded by the page before its own script. */
  const AdaptiveCards: typeof Library;
}
