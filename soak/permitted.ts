import { readFileSync } from "node:fs";
import { type Matter, parts } from "../src/flow/matter.ts";
import type { Person } from "../src/people/directory.ts";

/** Who may take a step, as the page printed for people says it. */
type Permitted = { readonly seats: readonly string[]; readonly inPerson: boolean };

/** The table of docs/permissions.md by kind and step; what every kind has stands under `*`. */
const permitted: ReadonlyMap<string, Permitted> = (() => {
  const page = readFileSync(new URL("../docs/permissions.md", import.meta.url), "utf8");
  const found = new Map<string, Permitted>();
  let kind = "";
  for (const line of page.split("\n")) {
    const [, prefix, every] = /^## (?:.*\(([A-Z]{2})\)|(Every kind))$/.exec(line) ?? [];
    if (prefix !== undefined || every !== undefined) kind = prefix ?? "*";
    const [, step = "", , , , who = "", , marks = ""] = line.split(" | ").join("|").split("|");
    const seats = [...who.matchAll(/`([^`]+)`/g)].flatMap(([, seat]) => seat ?? []);
    if (seats.length > 0)
      found.set(`${kind}.${step.trim()}`, { seats, inPerson: marks.includes("in person") });
  }
  return found;
})();

const partNames: ReadonlySet<string> = new Set(parts);

/** Whether somebody has a seat as the page writes it: a part, an office, or an office in a unit that has a part. */
const hasSeat = (
  person: Person,
  seat: string,
  { parties, kind }: Matter,
  own: boolean,
): boolean => {
  const [part, office] = seat.includes(".") || partNames.has(seat) ? seat.split(".") : ["", seat];
  const [organ, role = organ] = (office ?? "").split(":");
  const entrusted = own ? [] : (person.entrusted ?? []);
  const holds =
    (organ === role || person.organ === organ) &&
    (person.roles.some((one) => one === role) ||
      (role === "chief" &&
        entrusted.some(
          ({ by, kinds }) => kinds.includes(kind) && by.roles.some((one) => one === role),
        )));
  if (part === "") return holds;
  const names = [person.id, ...(person.cover?.standsFor ?? []).map(({ id }) => id)];
  return parties.some(
    (party) =>
      party.part === part &&
      (office === undefined
        ? names.includes(party.person ?? "")
        : party.organisation === person.organisation && holds),
  );
};

/**
 * Whether the page of permissions lets somebody take a step of a matter as it stood before; `undefined`
 * where the page does not speak of it.
 */
export const pagePermits = (person: Person, step: string, matter: Matter): boolean | undefined => {
  const row = permitted.get(`${matter.code.slice(0, 2)}.${step}`) ?? permitted.get(`*.${step}`);
  return row?.seats.some((seat) => hasSeat(person, seat, matter, row.inPerson));
};
