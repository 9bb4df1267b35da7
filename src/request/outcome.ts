import type { Card, Press } from "../chat/card.ts";
import type { Form } from "../chat/field.ts";
import type { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import type { CommandResult } from "../commands/command.ts";
import type { Found } from "../flow/find.ts";
import type { Entry } from "../flow/history.ts";
import type { Opening, Step } from "../flow/step.ts";

/** What came of a request, before it is worded: `reply.ts` makes an answer of it, in one place. */
export type Outcome = {
  /** Said above the answer, whatever it is. */
  readonly note?: Text;
  /** What was typed must not be kept anywhere. */
  readonly forget?: true;
} /** Said in a group to nobody in particular. */ & (
  | { readonly is: "silence" }
  /** A card as it is, or a form. */
  | { readonly is: "card"; readonly card: Card }
  | { readonly is: "form"; readonly form: Form }
  /** Not done: which way to go instead; or what to look at first in the form. */
  | { readonly is: "advised"; readonly card: Card; readonly form?: Form }
  /** What a command that stands alone gave back. */
  | { readonly is: "result"; readonly result: CommandResult }
  /** Not done: by itself, above the card of the matter it is about, or with the form to be mended. */
  | {
      readonly is: "refused";
      readonly refusal: Refusal;
      readonly about?: Found;
      readonly form?: Form;
    }
  /** Not done, since something else happened to the matter meanwhile: why, above the card as it is now. */
  | { readonly is: "overtaken"; readonly code: string; readonly why: Text }
  /** This event had its effect before: the matter as it is now. */
  | { readonly is: "repeated"; readonly event: string; readonly code?: string }
  /** The matter that was meant, to be confirmed before anything is done. */
  | {
      readonly is: "unsure";
      readonly found: Found;
      readonly label: Text;
      readonly press: Press;
    }
  /** Done: the matter as it is after it. */
  | {
      readonly is: "done";
      readonly found: Found;
      readonly declared: Step | Opening;
      readonly entry: Entry;
      readonly warnings?: Card["body"];
    }
);
