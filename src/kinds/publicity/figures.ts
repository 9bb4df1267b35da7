import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import { isHeld, type Publicity, venues } from "./model.ts";
import { words } from "./words.ts";

/** The figures of publicity (domain §6). */
export const publicityFigures: readonly Metric<Publicity>[] = [
  {
    id: "held",
    name: text("普法活动", "Publicity events held"),
    is: "count",
    main: true,
    parts: optionsNamed(venues, words),
    cases: (event) =>
      isHeld(event) ? caseOn(event.fields.heldOn, { part: event.fields.venue }) : [],
  },
  {
    id: "people",
    name: text("普法活动参加人数", "People at publicity events"),
    is: "total",
    main: true,
    cases: (event) => {
      const { heldOn, people } = event.fields;
      return people === undefined || !isHeld(event) ? [] : caseOn(heldOn, { number: people });
    },
  },
  {
    id: "planned",
    name: text("计划完成率（计划日在期内的）", "Held (of those planned for the period)"),
    is: "cohort",
    cases: (event) =>
      event.state === "cancelled" ? [] : caseOn(event.fields.plannedOn, hitIf(isHeld(event))),
  },
];
