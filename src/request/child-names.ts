import type { Request } from "../chat/exchange.ts";
import { maskChildNames } from "../screening/child-names.ts";

const maskedIn = <T>(value: T): T => {
  if (typeof value === "string") return maskChildNames(value) as T & string;
  if (Array.isArray(value)) return value.map(maskedIn) as T & unknown[];
  return typeof value === "object" && value !== null
    ? (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskedIn(one)])) as T)
    : value;
};

/** A request in which no child is named, before anything is made of it: the same one where none was. */
export const withoutChildNames = (request: Request): Request => {
  const said = maskedIn(request.said);
  return JSON.stringify(said) === JSON.stringify(request.said) ? request : { ...request, said };
};
