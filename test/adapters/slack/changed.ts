import fc from "fast-check";
import { directOf, team } from "./stand-in.ts";
import { signed, type Town } from "./town.ts";

const types = { json: "application/json", form: "application/x-www-form-urlencoded" } as const;

const bodies = {
  json: JSON.stringify({
    type: "event_callback",
    team_id: team,
    event_id: "EvChanged",
    event: {
      type: "message",
      channel_type: "im",
      channel: directOf("UWATER"),
      user: "UWATER",
      text: "待办",
    },
  }),
  form: new URLSearchParams({
    command: "/liandong",
    text: "待办",
    team_id: team,
    user_id: "UWATER",
    channel_id: "C0GROUP",
    trigger_id: "changed",
  }).toString(),
} as const;

const places = ["body", "cut", "longer", "stamp", "signature"] as const;

type Change = {
  readonly kind: keyof typeof bodies;
  readonly where: (typeof places)[number];
  readonly at: number;
  readonly by: number;
};

/** Sends so many requests that were changed after they were signed; fails at one that is not refused. */
export const changeRequests = (town: Pick<Town, "send">, count: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.record<Change>({
        kind: fc.constantFrom("json", "form"),
        where: fc.constantFrom(...places),
        at: fc.nat(),
        by: fc.integer({ min: 1, max: 255 }),
      }),
      async (change) => {
        const { body, headers } = changed(change);
        const { status } = await town.send(new Uint8Array(body), types[change.kind], headers);
        if (status !== 401) throw new Error(`answered ${status}`);
      },
    ),
    { numRuns: count },
  );

const changed = ({ kind, where, at, by }: Change) => {
  const body = Buffer.from(bodies[kind]);
  const headers = signed(bodies[kind]);
  switch (where) {
    case "body": {
      const place = at % body.length;
      body.writeUInt8(body.readUInt8(place) ^ by, place);
      return { body, headers };
    }
    case "cut":
      return { body: body.subarray(0, at % body.length), headers };
    case "longer":
      return { body: Buffer.concat([body, Buffer.from([by])]), headers };
    case "stamp": {
      const stamp = Number(headers["x-slack-request-timestamp"]) + (by % 2 === 0 ? 1 : -1);
      return { body, headers: { ...headers, "x-slack-request-timestamp": String(stamp) } };
    }
    case "signature": {
      const signature = headers["x-slack-signature"] ?? "";
      const place = at % signature.length;
      const other = signature[place] === "0" ? "1" : "0";
      return {
        body,
        headers: {
          ...headers,
          "x-slack-signature": signature.slice(0, place) + other + signature.slice(place + 1),
        },
      };
    }
  }
};
