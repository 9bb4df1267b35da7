import type { Facts } from "../../flow/flow.ts";
import type { Consultation } from "./model.ts";

/** What of a consultation stands on papers and can be put right where it was mistyped. */
export const consultationFacts: Facts<Consultation> = { of: { filedOn: { by: ["propose"] } } };
