import { z } from "zod";
import type { Press } from "./card.ts";

const word = z.string().min(1).max(200);
const answers = z.record(z.string().max(100), z.unknown());

/** A press as it comes back from outside: what is not exactly of its shape is none of ours. */
export const pressSchema = z.strictObject({
  command: word,
  code: word.exactOptional(),
  shown: z.int().min(0).exactOptional(),
  answers: answers.exactOptional(),
  prefill: answers.exactOptional(),
  key: word.exactOptional(),
}) satisfies z.ZodType<Press>;

/** A press that submits the answers of a form, over those it carries already. */
export const withAnswers = (press: Press, given: Readonly<Record<string, unknown>>): Press => ({
  ...press,
  answers: { ...press.answers, ...given },
});
