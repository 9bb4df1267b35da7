import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { caseOn, hitIf, type Metric } from "../../flow/figure.ts";
import type { Restoration } from "./model.ts";
import { words } from "./words.ts";

/** How much was accepted as restored, in the unit it is told in; what was withdrawn is in none. */
const restored = (
  what: "area" | "river" | "trees",
  size: number,
): Pick<Metric<Restoration>, "is" | "main" | "cases"> => ({
  is: "total",
  main: true,
  cases: ({ fields: { restored = {}, acceptedOn } }) => {
    const amount = restored[what];
    return amount === undefined ? [] : caseOn(acceptedOn, { number: amount / size });
  },
});

/** The figures of restorations (domain §6), by the day they were accepted. */
export const restorationFigures: readonly Metric<Restoration>[] = [
  {
    id: "begun",
    name: text("登记的生态修复", "Restorations begun"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "withdrawn" ? [] : caseOn(fields.openedOn)),
  },
  {
    id: "accepted",
    name: text("通过验收的（登记的至今）", "Accepted (of those begun, so far)"),
    is: "cohort",
    cases: ({ state, fields }) =>
      state === "withdrawn" ? [] : caseOn(fields.openedOn, hitIf(state === "accepted")),
  },
  {
    id: "area",
    name: text("修复面积（公顷）", "Area restored (hectares)"),
    ...restored("area", 10_000),
  },
  {
    id: "river",
    name: text("修复河道（公里）", "River restored (kilometres)"),
    ...restored("river", 1000),
  },
  { id: "trees", name: text("补种树木（株）", "Trees planted"), ...restored("trees", 1) },
  {
    id: "money",
    name: text("修复资金（元）", "Money for restoration (yuan)"),
    is: "sum",
    main: true,
    cases: ({ fields: { restored = {}, acceptedOn } }) =>
      restored.money === undefined ? [] : caseOn(acceptedOn, { yuan: restored.money }),
  },
  {
    id: "not-accepted",
    name: text("验收不通过", "Not accepted"),
    is: "count",
    parts: optionsNamed(["return"], words),
    cases: ({ fields }) =>
      fields.remarks.flatMap(({ step, on }) => (step === "return" ? caseOn(on) : [])),
  },
];
