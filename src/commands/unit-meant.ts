import type { Text } from "../chat/text.ts";
import type { Directory, Organisation } from "../people/directory.ts";
import { unitsNamedIn } from "../people/units-named.ts";
import { words } from "./words.ts";

/** What may stand around a unit without meaning anything more: the water bureau, 水务局吧. */
const SAYS_NOTHING = /^(?:[^\p{L}\p{N}]|the|please|请|下|一下|吧|啊|了)*$/iu;

/** The one unit a text behind a command names, and what the text says besides; nothing where it names none. */
export const unitMeant = (
  typed: string,
  directory: Directory,
): { readonly unit: Organisation; readonly besides: string | undefined } | undefined => {
  const { units, doubts, others } = unitsNamedIn(typed, directory);
  const meant = [...new Set([...units, ...doubts.flatMap((one) => one.units)])];
  const unit = meant.length === 1 ? directory.organisations.get(meant[0] ?? "") : undefined;
  if (unit === undefined) return undefined;
  const names = [unit.name.zh, unit.name.en.toLowerCase(), ...unit.also].toSorted(
    (one, other) => other.length - one.length,
  );
  const besides = [...others, ...doubts.map(({ said }) => said)]
    .map((said) => said.replace(names.find((name) => said.includes(name)) ?? "", " ").trim())
    .filter((said) => !SAYS_NOTHING.test(said));
  return { unit, besides: besides.length === 0 ? undefined : besides.join("，") };
};

/** Of which unit a list is asked for, if of one, and what of the text behind its word was not used. */
export const listOf = (
  typed: string | undefined,
  directory: Directory,
): { readonly unit?: Organisation; readonly unused: readonly Text[] } => {
  if (typed === undefined) return { unused: [] };
  const named = unitMeant(typed, directory);
  const besides = named === undefined ? typed : named.besides;
  return {
    ...(named === undefined ? {} : { unit: named.unit }),
    unused: besides === undefined ? [] : [words.notAUnit(besides)],
  };
};
