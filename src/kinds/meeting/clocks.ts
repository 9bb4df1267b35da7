import type { Flow } from "../../flow/flow.ts";
import { afterInvitation } from "../../flow/ladder.ts";
import { holdsSeat } from "../../flow/seat.ts";
import type { Meeting } from "./model.ts";
import { invited } from "./seats.ts";
import { words } from "./words.ts";

/** What is owed once a meeting should have begun, and who is reminded of it before (domain §3.11). */
export const meetingClocks: Flow<Meeting>["clocks"] = {
  "meeting.start": {
    of: words.coming,
    owed: (_, late) =>
      late ? { steps: ["hold"], by: ["chair"], above: ["secretariat"] } : undefined,
    rungs: afterInvitation,
    reminds: [...invited, "chair"],
    knows: ["secretariat"],
    asks: { step: "rsvp", of: words.stillToAnswer },
    spares: (meeting, person) =>
      meeting.fields.rsvps[person.organisation]?.answer === "no" &&
      !holdsSeat(person, "chair", meeting),
    groups: ["invited", "linkage"],
  },
};
