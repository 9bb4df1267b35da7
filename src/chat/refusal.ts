import type { Action } from "./card.ts";
import type { Text } from "./text.ts";

/**
 * What the bot will not do and why, worded for the person who asked, naming what would be accepted.
 * Returned, never thrown: so it is no error, for which a stack would be written down each time a button is
 * found not to be somebody's.
 */
export class Refusal {
  readonly text: Text;
  /** The form field it is about, where it is about one. */
  readonly field: string | undefined;
  /** What stands above it, where that says what is the matter. */
  readonly heading: Text | undefined;
  /** Buttons that lead on: the nearest words, the fresh card, the list to choose from. */
  readonly actions: readonly Action[];

  constructor(
    text: Text,
    more: {
      readonly field?: string;
      readonly heading?: Text;
      readonly actions?: readonly Action[];
    } = {},
  ) {
    this.text = text;
    this.field = more.field;
    this.heading = more.heading;
    this.actions = more.actions ?? [];
  }
}
