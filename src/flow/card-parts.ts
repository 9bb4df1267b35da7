import { type Block, stages } from "../chat/card.ts";
import { joinAnd, type Text } from "../chat/text.ts";

/** A value as it is shown; nothing where it is not known. */
export const ifKnown = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

/** Texts as one value of a card; nothing where there are none. */
export const listed = (texts: readonly Text[]): Text | undefined =>
  texts.length === 0 ? undefined : joinAnd(texts);

/** The stations of a matter's way, each lit by what is on record of it alone. */
export const stagesReached = (...stations: readonly (readonly [Text, boolean])[]): Block =>
  stages(stations.map(([name, reached]) => ({ name, reached })));
