import type { Option } from "../chat/field.ts";
import type { Flow } from "./flow.ts";
import type { Kind } from "./matter.ts";

/** The kinds of matters as options of a form, known by their words and in English by the plurals: list clues. */
export const kindOptions = (flows: readonly Flow[]): readonly (Option & { readonly id: Kind })[] =>
  flows.map(({ kind, name, names }) => ({
    id: kind,
    name,
    also: names.flatMap((one) =>
      /^[a-z -]+$/.test(one) ? [one, `${one.replace(/y$/, "ie")}s`] : [one],
    ),
  }));
